/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of Today: light, what it is about, what is owed, and its one next act as a button. */
#pragma once

#include "app/desk.h"
#include "app/view/today.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TODAY_LINE (duban_today_line_get_type ())
G_DECLARE_FINAL_TYPE (DubanTodayLineRow, duban_today_line, DUBAN, TODAY_LINE, GtkListBoxRow)

/* Keeps a reference of today. has_act: with its button; the call list has one for each person
 * instead. */
GtkWidget *duban_today_line_new (DubanDesk *desk, DubanToday *today, const DubanTodayLine *line,
                                 gboolean has_act);

/* Opens the task; the tasks, where it stands for several. */
void duban_today_line_open (DubanTodayLineRow *row);

/* The first task it stands for; 0: none. */
guint32 duban_today_line_get_task (DubanTodayLineRow *row);

G_END_DECLS
