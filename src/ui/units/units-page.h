/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page Units (单位): units, leaders, and the portfolio (分工). */
#pragma once

#include "ui/page/page.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_UNITS_PAGE (duban_units_page_get_type ())
G_DECLARE_FINAL_TYPE (DubanUnitsPage, duban_units_page, DUBAN, UNITS_PAGE, DubanPage)

GtkWidget *duban_units_page_new (DubanDesk *desk);

G_END_DECLS
