/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/csv-write.h"

#include <string.h>

struct _DubanCsv
{
  GString *text;
  gboolean in_row;
};

/* What makes a spreadsheet program read a formula; Excel in Chinese takes the full-width forms
 * for the same. */
static const char *const formula_marks[]
    = { "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠" };

gboolean
duban_csv_looks_like_formula (const char *cell)
{
  while (*cell == '\'')
    cell++;
  for (gsize i = 0; i < G_N_ELEMENTS (formula_marks); i++)
    if (g_str_has_prefix (cell, formula_marks[i]))
      return TRUE;
  return FALSE;
}

DubanCsv *
duban_csv_new (void)
{
  DubanCsv *csv = g_new0 (DubanCsv, 1);

  csv->text = g_string_new ("\xef\xbb\xbf");
  return csv;
}

void
duban_csv_free (DubanCsv *csv)
{
  if (!csv)
    return;
  g_string_free (csv->text, TRUE);
  g_free (csv);
}

void
duban_csv_add (DubanCsv *csv, const char *cell)
{
  gboolean is_protected, is_quoted;

  if (csv->in_row)
    g_string_append_c (csv->text, ',');
  csv->in_row = TRUE;
  if (!cell)
    return;
  is_protected = duban_csv_looks_like_formula (cell);
  is_quoted = strpbrk (cell, ",;\t\"\r\n") != NULL;
  if (is_quoted)
    g_string_append_c (csv->text, '"');
  if (is_protected)
    g_string_append_c (csv->text, '\'');
  for (const char *quote; is_quoted && (quote = strchr (cell, '"')); cell = quote + 1)
    {
      g_string_append_len (csv->text, cell, quote - cell + 1);
      g_string_append_c (csv->text, '"');
    }
  g_string_append (csv->text, cell);
  if (is_quoted)
    g_string_append_c (csv->text, '"');
}

void
duban_csv_end_row (DubanCsv *csv)
{
  g_string_append (csv->text, "\r\n");
  csv->in_row = FALSE;
}

void
duban_csv_add_grid (DubanCsv *csv, const DubanGrid *grid)
{
  const guint n_columns = duban_grid_get_n_columns (grid), n_rows = duban_grid_get_n_rows (grid);
  DubanGridCell cells[DUBAN_GRID_MAX_COLUMNS];
  char buffer[DUBAN_GRID_TEXT_SIZE];

  for (guint i = 0; i < n_columns; i++)
    if (!(duban_grid_get_flags (grid, i) & DUBAN_GRID_WORKBOOK))
      duban_csv_add (csv, duban_grid_get_heading (grid, i));
  duban_csv_end_row (csv);
  for (guint row = 0; row < n_rows; row++)
    {
      duban_grid_get_row (grid, row, cells);
      for (guint i = 0; i < n_columns; i++)
        if (!(duban_grid_get_flags (grid, i) & DUBAN_GRID_WORKBOOK))
          duban_csv_add (csv, duban_grid_cell_say (&cells[i], buffer));
      duban_csv_end_row (csv);
    }
}

const char *
duban_csv_get_text (const DubanCsv *csv, gsize *size)
{
  *size = csv->text->len;
  return csv->text->str;
}
