/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike a heading that names no field is to the names of each. */
#pragma once

#include "exchange/column.h"

G_BEGIN_DECLS

/* Percent of likeness of a heading (folded by duban_text_fold_heading) to the names of the column
 * on such a sheet, and to words that mean the same: one of these words is 95, one that contains or
 * is contained by a share of it less, letters and pairs of letters in common the least. */
guint duban_column_like (DubanTableKind kind, DubanColumn column, const char *folded);

G_END_DECLS
