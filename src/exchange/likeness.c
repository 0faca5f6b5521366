/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/likeness.h"

/* How much a row looks like headings: cells that are short texts, each another. */
static guint
count_headings (const DubanFileTable *table, gsize row)
{
  gsize n = duban_file_table_get_row_size (table, row);
  guint count = 0;

  for (gsize i = 0; i < n; i++)
    {
      const char *cell = duban_file_table_get_cell (table, row, i);
      const char *before = i > 0 ? duban_file_table_get_cell (table, row, i - 1) : "";

      count += *cell && !g_ascii_isdigit (*cell) && !g_str_equal (cell, before)
               && g_utf8_strlen (cell, -1) <= 20;
    }
  return count;
}

DubanHeading *
duban_likeness_guess_heading (const DubanFileTable *table, DubanTableKind sheet,
                              const DubanMapping *mapping)
{
  gsize n_rows = MIN (duban_file_table_get_n_rows (table), DUBAN_HEADING_MAX_ROWS);
  gsize best = 0;
  guint most = 0;

  for (gsize row = 0; row < n_rows; row++)
    {
      guint count = count_headings (table, row);

      if (count <= most)
        continue;
      most = count;
      best = row;
    }
  if (n_rows == 0)
    return NULL;
  return duban_heading_read_row (table, best, sheet == DUBAN_SHEET_ANY ? DUBAN_SHEET_LEDGER : sheet,
                                 mapping);
}

DubanColumnProposal *
duban_likeness_propose (const DubanFileTable *table, const DubanHeading *heading,
                        const DubanKnownNames *known)
{
  (void) table;
  (void) known;
  return g_new0 (DubanColumnProposal, MAX (heading->n_columns, 1));
}
