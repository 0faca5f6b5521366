/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/places.h"

#define FIRST 8      /* fill a screen */
#define STEP 8       /* rows that are made in one idle moment */
#define REALISED 240 /* more than a list realises: from here on the length is but a number */

struct _DubanPlaces
{
  GObject parent_instance;

  guint length; /* what items-changed was emitted for */
  guint wanted;
  guint idle;
};

static GType
get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *list)
{
  return DUBAN_PLACES (list)->length;
}

static gpointer
get_item (GListModel *list, guint position)
{
  return position < DUBAN_PLACES (list)->length ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DubanPlaces, duban_places, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
change_length (DubanPlaces *places, guint length)
{
  guint old = places->length;
  guint kept = MIN (old, length);

  places->length = length;
  if (old != length)
    g_list_model_items_changed (G_LIST_MODEL (places), kept, old - kept, length - kept);
}

static gboolean
grow_cb (gpointer user_data)
{
  DubanPlaces *places = user_data;
  guint next = places->length + STEP;

  change_length (places, next < REALISED ? MIN (next, places->wanted) : places->wanted);
  if (places->length < places->wanted)
    return G_SOURCE_CONTINUE;
  places->idle = 0;
  return G_SOURCE_REMOVE;
}

static void
duban_places_dispose (GObject *object)
{
  g_clear_handle_id (&DUBAN_PLACES (object)->idle, g_source_remove);
  G_OBJECT_CLASS (duban_places_parent_class)->dispose (object);
}

static void
duban_places_class_init (DubanPlacesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_places_dispose;
}

static void
duban_places_init (DubanPlaces *places)
{
}

DubanPlaces *
duban_places_new (void)
{
  return g_object_new (DUBAN_TYPE_PLACES, NULL);
}

void
duban_places_reach (DubanPlaces *places, guint length)
{
  if (places->length < length)
    change_length (places, MIN (length, places->wanted));
}

void
duban_places_set_length (DubanPlaces *places, guint length)
{
  places->wanted = length;
  if (length <= places->length || places->length >= REALISED)
    change_length (places, length);
  duban_places_reach (places, FIRST);
  if (places->length < places->wanted && places->idle == 0)
    places->idle = g_idle_add (grow_cb, places);
}
