/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chart as strips, drawn as a careful office draws one: every value written out beside what
 * shows it, ruled like a table, and so many categories a page as there is room for. */
#pragma once

#include "report/chart.h"
#include "report/layout/mason.h"

G_BEGIN_DECLS

void duban_mason_add_chart (DubanMason *mason, const DubanChart *chart);

G_END_DECLS
