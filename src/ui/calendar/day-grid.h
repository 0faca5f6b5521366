/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grid of a month or a week, Monday first, with its names of weekdays.  Arrows go from day to
 * day, Page Up and Page Down to another month (in a week: week), Home to today. */
#pragma once

#include "app/view/month.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_DAY_GRID (duban_day_grid_get_type ())
G_DECLARE_FINAL_TYPE (DubanDayGrid, duban_day_grid, DUBAN, DAY_GRID, GtkWidget)

/* Signals:
 *   "chosen" (int day)    a day was clicked, or gone to by keys; it may lie outside
 *   "today"               Home was pressed
 *   "turned" (int by)     Page Up (-1) or Page Down (1) */
GtkWidget *duban_day_grid_new (void);

/* first to last: whole weeks. in_month: a day of the month shown, or DUBAN_NO_DAY: a week. */
void duban_day_grid_show (DubanDayGrid *grid, const DubanMonth *month, DubanDay in_month);

/* Marks it, and (focus) goes there with the focus. */
void duban_day_grid_select (DubanDayGrid *grid, DubanDay day, gboolean focus);
gboolean duban_day_grid_has_focus (DubanDayGrid *grid);

G_END_DECLS
