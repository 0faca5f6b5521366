/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Merged cells.  A spreadsheet keeps the value of a merged area in its first cell; a table of rows
 * wants it in each: it is filled down and across.
 *
 * Two things are left as they stand.  A row that has no cell of its own beside merged ones is only
 * a part of a tall row: nothing is filled into it.  And an area of three columns or more that
 * begins in the sheet's first column is a title or the name of a section, not a value of each
 * column: it stays in its first cell. */
#pragma once

#include "exchange/table.h"

G_BEGIN_DECLS

typedef struct
{
  guint top, bottom; /* row numbers as a spreadsheet shows them, from 1 */
  guint left, right; /* columns, from 0 */
} DubanMerge;

/* Whether no two areas have a cell in common, among the columns below n_columns.  Sorts merges
 * (of DubanMerge) by row. */
gboolean duban_merge_check (GArray *merges, gsize n_columns);

/* The table with the areas filled; merges were checked. text: that of the table.  NULL where it
 * would have more than max_cells. (transfer full) */
DubanFileTable *duban_merge_fill (const DubanFileTable *table, DubanCellText *text,
                                  const GArray *merges, gsize max_cells) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
