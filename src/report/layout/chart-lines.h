/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines over the categories, with their values in a table below. */
#pragma once

#include "report/chart.h"
#include "report/layout/mason.h"

G_BEGIN_DECLS

void duban_mason_add_lines (DubanMason *mason, const DubanChart *chart);

G_END_DECLS
