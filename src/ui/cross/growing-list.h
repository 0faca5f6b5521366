/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A long list of cards that is built a few at a time, so that the window never stands still.  The
 * first list comes in sight as it grows; a later one takes its place when it is whole, at the same
 * height, and the keyboard goes on with what stands where it was. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_GROWING_LIST (duban_growing_list_get_type ())
G_DECLARE_FINAL_TYPE (DubanGrowingList, duban_growing_list, DUBAN, GROWING_LIST, GtkWidget)

/* Adds the next piece to the list; FALSE: there is none left. */
typedef gboolean (*DubanGrowingListStep) (GtkBox *list, gpointer user_data);

/* width: at most so many pixels wide. */
GtkWidget *duban_growing_list_new (int width);

/* Begins anew: list is a vertical box with what stands at its head. user_data must live until
 * the list is whole, is begun again, or is stopped. (transfer floating) */
void duban_growing_list_begin (DubanGrowingList *self, GtkWidget *list, DubanGrowingListStep step,
                               gpointer user_data);
void duban_growing_list_stop (DubanGrowingList *self);

/* Scrolls so that a child of the list stands on top, and brings the keyboard there. */
void duban_growing_list_go_to (DubanGrowingList *self, GtkWidget *child);

/* The list in sight, or NULL. (transfer none) */
GtkWidget *duban_growing_list_get_list (DubanGrowingList *self);

G_END_DECLS
