/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/positions.h"

#define AT_ONCE 8    /* some four milliseconds */
#define STEP 4       /* then so many in one turn of the main loop */
#define REALISED 210 /* a list builds no more rows than these, however long it is */

struct _DubanPositions
{
  GObject parent_instance;

  guint length; /* what items-changed was emitted for */
  guint wanted;
  guint growing; /* source id, or 0 */
};

static GType
get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *list)
{
  return DUBAN_POSITIONS (list)->length;
}

static gpointer
get_item (GListModel *list, guint position)
{
  return position < DUBAN_POSITIONS (list)->length ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
list_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DubanPositions, duban_positions, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
set_length (DubanPositions *positions, guint length)
{
  const guint before = positions->length;

  positions->length = length;
  if (length > before)
    g_list_model_items_changed (G_LIST_MODEL (positions), before, 0, length - before);
  else if (length < before)
    g_list_model_items_changed (G_LIST_MODEL (positions), length, before - length, 0);
}

static gboolean
grow_cb (gpointer user_data)
{
  DubanPositions *positions = user_data;
  const guint next = positions->length < REALISED ? positions->length + STEP : positions->wanted;

  set_length (positions, MIN (next, positions->wanted));
  if (positions->length < positions->wanted)
    return G_SOURCE_CONTINUE;
  positions->growing = 0;
  return G_SOURCE_REMOVE;
}

static void
duban_positions_dispose (GObject *object)
{
  g_clear_handle_id (&DUBAN_POSITIONS (object)->growing, g_source_remove);
  G_OBJECT_CLASS (duban_positions_parent_class)->dispose (object);
}

static void
duban_positions_class_init (DubanPositionsClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_positions_dispose;
}

static void
duban_positions_init (DubanPositions *positions)
{
}

DubanPositions *
duban_positions_new (void)
{
  return g_object_new (DUBAN_TYPE_POSITIONS, NULL);
}

void
duban_positions_set_n (DubanPositions *positions, guint n)
{
  positions->wanted = n;
  if (n <= positions->length)
    set_length (positions, n);
  else if (positions->length < AT_ONCE)
    set_length (positions, MIN (n, AT_ONCE));
  if (positions->length < n && positions->growing == 0)
    positions->growing = g_idle_add (grow_cb, positions);
}
