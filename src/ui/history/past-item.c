/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/history/past-item.h"

struct _DubanPastItem
{
  GObject parent_instance;

  gint64 id;
  char *title, *details;
  gboolean stands;
};

G_DEFINE_FINAL_TYPE (DubanPastItem, duban_past_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
duban_past_item_finalize (GObject *object)
{
  DubanPastItem *item = DUBAN_PAST_ITEM (object);

  g_free (item->title);
  g_free (item->details);
  G_OBJECT_CLASS (duban_past_item_parent_class)->finalize (object);
}

static void
duban_past_item_class_init (DubanPastItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duban_past_item_finalize;
  changed_signal = g_signal_new ("changed", DUBAN_TYPE_PAST_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
duban_past_item_init (DubanPastItem *item)
{
}

DubanPastItem *
duban_past_item_new (gint64 id, const char *title, const char *details, gboolean stands)
{
  DubanPastItem *item = g_object_new (DUBAN_TYPE_PAST_ITEM, NULL);

  item->id = id;
  item->title = g_strdup (title);
  item->details = g_strdup (details);
  item->stands = stands;
  return item;
}

gint64
duban_past_item_get_id (DubanPastItem *item)
{
  return item->id;
}

const char *
duban_past_item_get_title (DubanPastItem *item)
{
  return item->title;
}

const char *
duban_past_item_get_details (DubanPastItem *item)
{
  return item->details;
}

gboolean
duban_past_item_stands (DubanPastItem *item)
{
  return item->stands;
}

void
duban_past_item_set_stands (DubanPastItem *item, gboolean stands)
{
  if (item->stands == stands)
    return;
  item->stands = stands;
  g_signal_emit (item, changed_signal, 0);
}
