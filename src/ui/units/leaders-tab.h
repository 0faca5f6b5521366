/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 领导: what each leader holds, leads, takes part in and owes. */
#pragma once

#include "ui/page/page.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_LEADERS_TAB (duban_leaders_tab_get_type ())
G_DECLARE_FINAL_TYPE (DubanLeadersTab, duban_leaders_tab, DUBAN, LEADERS_TAB, DubanPage)

GtkWidget *duban_leaders_tab_new (DubanDesk *desk);

G_END_DECLS
