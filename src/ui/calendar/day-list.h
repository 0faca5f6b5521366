/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of one day beside the calendar: what falls due on it, and the way to Tasks. */
#pragma once

#include "app/view/month.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_DAY_LIST (duban_day_list_get_type ())
G_DECLARE_FINAL_TYPE (DubanDayList, duban_day_list, DUBAN, DAY_LIST, GtkWidget)

GtkWidget *duban_day_list_new (void);

/* month must outlive the list, or be replaced. */
void duban_day_list_show (DubanDayList *list, const DubanMonth *month, DubanDay day);

/* Selects the task after or before the one that is selected. */
void duban_day_list_step (DubanDayList *list, int by);

G_END_DECLS
