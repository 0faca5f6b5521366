/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The directory as the files that an import reads. */
#pragma once

#include "core/terms.h"
#include "exchange/grid.h"

G_BEGIN_DECLS

/* One row for each holding, and one for a leader who holds nothing. */
void duban_export_portfolio (DubanGrid *grid, const DubanTerms *terms);

void duban_export_units (DubanGrid *grid, const DubanTerms *terms);

/* The days of all years that the calendar covers. */
void duban_export_holidays (DubanGrid *grid, const DubanTerms *terms);

G_END_DECLS
