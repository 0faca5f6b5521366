/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lying bars, one a category, with their values in columns beside them. */
#pragma once

#include "report/chart.h"
#include "report/layout/mason.h"

G_BEGIN_DECLS

void duban_mason_add_bars (DubanMason *mason, const DubanChart *chart);

G_END_DECLS
