/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A walk over the widgets of a window, in the order in which they stand: by their type, and by the
 * words that a person reads. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The n-th widget of a type, from widget itself on; NULL where there are fewer, and *n is as many
 * less. (transfer none) */
GtkWidget *walk_find (GtkWidget *widget, GType type, int *n);
/* The same; it must be there. (transfer none) */
GtkWidget *walk_get (gpointer widget, GType type, int n);

/* The button of that label below a widget, or NULL. (transfer none) */
GtkWidget *walk_find_button (gpointer widget, const char *label);
/* Clicks it; it must be there. */
void walk_press (gpointer widget, const char *label);

/* A window of a type that is open, or NULL. (transfer none) */
GtkWindow *walk_find_window (GType type);

/* Whether a label that is shown says it, however wide it is and however it spaces. */
gboolean walk_has_text (GtkWidget *widget, const char *text);

G_END_DECLS
