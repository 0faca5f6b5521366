/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What takes its time, at the foot of the page: after a second a line with how far it is and a
 * button that stops it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_BUSY_BAR (duban_busy_bar_get_type ())
G_DECLARE_FINAL_TYPE (DubanBusyBar, duban_busy_bar, DUBAN, BUSY_BAR, GtkWidget)

/* Signal "stopped": the button was pressed. */
GtkWidget *duban_busy_bar_new (void);

/* Something begins, or (words NULL) has ended. */
void duban_busy_bar_set (DubanBusyBar *bar, const char *words);

gboolean duban_busy_bar_is_busy (DubanBusyBar *bar);

/* How far it is, 0 to 1: from any thread. Unknown until it is told. */
void duban_busy_bar_tell (double done, gpointer bar);

G_END_DECLS
