/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Under the list while several tasks are selected: how many, and what can be done with them all. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_SELECTION_BAR (duban_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (DubanSelectionBar, duban_selection_bar, DUBAN, SELECTION_BAR, GtkWidget)

/* Seen from two on. */
void duban_selection_bar_set_count (DubanSelectionBar *bar, guint n);

G_END_DECLS
