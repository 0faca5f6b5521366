/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today 今日: the first page – six figures, and what stands behind each. */
#pragma once

#include "ui/page/page.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_TODAY_PAGE (duban_today_page_get_type ())
G_DECLARE_FINAL_TYPE (DubanTodayPage, duban_today_page, DUBAN, TODAY_PAGE, DubanPage)

GtkWidget *duban_today_page_new (DubanDesk *desk);

G_END_DECLS
