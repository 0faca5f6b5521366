/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of the calendar: a button that names itself 11月23日 周一，到期5项，红2 and draws what
 * falls due – the tasks where there is room for them, else how many have each light. */
#pragma once

#include "app/view/month.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_DAY_CELL (duban_day_cell_get_type ())
G_DECLARE_FINAL_TYPE (DubanDayCell, duban_day_cell, DUBAN, DAY_CELL, GtkButton)

GtkWidget *duban_day_cell_new (void);

/* month must outlive the cell, or be replaced; NULL: nothing. in_month: else the day stands
 * back. */
void duban_day_cell_show (DubanDayCell *cell, const DubanMonth *month, DubanDay day,
                          gboolean in_month);
void duban_day_cell_set_selected (DubanDayCell *cell, gboolean selected);
DubanDay duban_day_cell_get_day (DubanDayCell *cell);

G_END_DECLS
