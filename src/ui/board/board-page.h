/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Board 137看板: the tasks under way by their next stage, as cards in lanes. */
#pragma once

#include "ui/page/page.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_BOARD_PAGE (duban_board_page_get_type ())
G_DECLARE_FINAL_TYPE (DubanBoardPage, duban_board_page, DUBAN, BOARD_PAGE, DubanPage)

GtkWidget *duban_board_page_new (DubanDesk *desk);

G_END_DECLS
