/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendar 日历: what falls due on which day, by month or week, and the list of one day. */
#pragma once

#include "ui/page/page.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_CALENDAR_PAGE (duban_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (DubanCalendarPage, duban_calendar_page, DUBAN, CALENDAR_PAGE, DubanPage)

GtkWidget *duban_calendar_page_new (DubanDesk *desk);

G_END_DECLS
