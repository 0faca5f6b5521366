/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates that begin with a figure: 2026.11.23, 20261123, 2024年…, 3-6月, 四季度, 15日内. */
#pragma once

#include "core/date/terms.h"

G_BEGIN_DECLS

/* Takes the figures at *at with what belongs to them, and adds what they name.  Figures that
 * name no date (50%, 3.5公里, 11.23, 14号文件) are passed over. */
void duban_date_figures_take (DubanDateTerms *terms, const char **at);

G_END_DECLS
