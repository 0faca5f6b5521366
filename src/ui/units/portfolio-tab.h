/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 分工: who is in charge of what, and a draft of how that shall be – kept by this desk until it is
 * brought into force with the handovers of the tasks, in one step. */
#pragma once

#include "ui/page/page.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_PORTFOLIO_TAB (duban_portfolio_tab_get_type ())
G_DECLARE_FINAL_TYPE (DubanPortfolioTab, duban_portfolio_tab, DUBAN, PORTFOLIO_TAB, DubanPage)

GtkWidget *duban_portfolio_tab_new (DubanDesk *desk);

G_END_DECLS
