/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The six figures of Today in one line, each a button to exactly the tasks that it counts. */
#pragma once

#include "app/view/today.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_FIGURES (duban_figures_get_type ())
G_DECLARE_FINAL_TYPE (DubanFigures, duban_figures, DUBAN, FIGURES, GtkWidget)

/* Signals:
 *   "chosen" (guint)  the figure in that place was pressed */
GtkWidget *duban_figures_new (void);
void duban_figures_show (DubanFigures *figures, const DubanToday *today);

G_END_DECLS
