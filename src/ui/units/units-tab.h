/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 单位: what each unit carries, how it kept its dates in a quarter, and the ranking as a chart. */
#pragma once

#include "ui/page/page.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_UNITS_TAB (duban_units_tab_get_type ())
G_DECLARE_FINAL_TYPE (DubanUnitsTab, duban_units_tab, DUBAN, UNITS_TAB, DubanPage)

GtkWidget *duban_units_tab_new (DubanDesk *desk);

G_END_DECLS
