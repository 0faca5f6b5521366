/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cross-responsibility 交叉责任: the conflicts, the two ledgers, the matrix of the portfolio. */
#pragma once

#include "ui/page/page.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_CROSS_PAGE (duban_cross_page_get_type ())
G_DECLARE_FINAL_TYPE (DubanCrossPage, duban_cross_page, DUBAN, CROSS_PAGE, DubanPage)

GtkWidget *duban_cross_page_new (DubanDesk *desk);

G_END_DECLS
