/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of what lies behind: a command, or a deleted task. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_PAST_ITEM (duban_past_item_get_type ())
G_DECLARE_FINAL_TYPE (DubanPastItem, duban_past_item, DUBAN, PAST_ITEM, GObject)

/* id: a command's number, or a task. stands: it can still be taken back, or restored. */
DubanPastItem *duban_past_item_new (gint64 id, const char *title, const char *details,
                                    gboolean stands) G_GNUC_WARN_UNUSED_RESULT;

gint64 duban_past_item_get_id (DubanPastItem *item);
const char *duban_past_item_get_title (DubanPastItem *item);   /* (transfer none) */
const char *duban_past_item_get_details (DubanPastItem *item); /* (transfer none) */
gboolean duban_past_item_stands (DubanPastItem *item);

/* Signal “changed” where it stood otherwise. */
void duban_past_item_set_stands (DubanPastItem *item, gboolean stands);

G_END_DECLS
