/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/look.h"

#include <string.h>

static void
column_free (gpointer data)
{
  DubanLookColumn *column = data;

  g_free (column->heading);
  g_free (column->key);
  g_free (column);
}

static void
line_free (gpointer data)
{
  DubanLookLine *line = data;

  for (gsize i = 0; i < line->n_cells; i++)
    g_free (line->cells[i].text);
  g_free (line->cells);
  g_free (line->reason);
  g_free (line);
}

static void
sheet_free (gpointer data)
{
  DubanLookSheet *sheet = data;

  g_free (sheet->name);
  g_ptr_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->lines);
  g_free (sheet);
}

GPtrArray *
duban_look_new (void)
{
  return g_ptr_array_new_with_free_func (sheet_free);
}

static void
add_columns (DubanLookSheet *sheet, const DubanFileTable *table, const DubanHeading *heading,
             const DubanKnownNames *known)
{
  g_autofree char **keys = duban_mapping_dup_keys (heading->texts); /* each is taken below */
  g_autofree DubanColumnProposal *proposals = duban_likeness_propose (table, heading, known);

  for (gsize i = 0; i < heading->n_columns; i++)
    {
      DubanLookColumn *column = g_new0 (DubanLookColumn, 1);

      column->heading = duban_heading_dup_text (heading, i);
      column->key = keys[i];
      column->field = heading->columns[i];
      column->reason = heading->reasons[i];
      column->proposal = proposals[i];
      g_ptr_array_add (sheet->columns, column);
    }
}

/* As much of a cell as is shown. */
static DubanLookCell
read_cell (const char *text)
{
  gsize size = strlen (text);
  const char *end = text + MIN (size, DUBAN_LOOK_MAX_CELL);

  while (end > text && ((guchar) *end & 0xC0) == 0x80)
    end--;
  return (DubanLookCell){ g_strndup (text, (gsize) (end - text)), *end != '\0' };
}

/* NULL where the sheet shows enough already. */
static DubanLookLine *
add_line (DubanLookSheet *sheet, const DubanFileTable *table, gsize row)
{
  DubanLookLine *line;

  if (sheet->n_bytes > DUBAN_LOOK_MAX_BYTES)
    return NULL;
  line = g_new0 (DubanLookLine, 1);
  line->row = duban_file_table_get_row_number (table, row);
  line->column = -1;
  line->n_cells = sheet->columns->len;
  line->cells = g_new0 (DubanLookCell, line->n_cells);
  for (gsize i = 0; i < line->n_cells; i++)
    {
      line->cells[i] = read_cell (duban_file_table_get_cell (table, row, i));
      sheet->n_bytes += strlen (line->cells[i].text) + sizeof (DubanLookCell);
    }
  g_ptr_array_add (sheet->lines, line);
  return line;
}

static void
add_first_rows (DubanLookSheet *sheet, const DubanFileTable *table, gsize from)
{
  gsize n = sheet->is_taken ? DUBAN_LOOK_FIRST_ROWS : DUBAN_LOOK_RAW_ROWS;
  gsize end = MIN (from + n, duban_file_table_get_n_rows (table));

  for (gsize row = from; row < end; row++)
    add_line (sheet, table, row);
}

DubanLookSheet *
duban_look_add (GPtrArray *look, const char *name, const DubanFileTable *table,
                const DubanHeading *heading, gboolean is_guess, gboolean is_taken,
                const DubanKnownNames *known)
{
  DubanLookSheet *sheet = g_new0 (DubanLookSheet, 1);

  sheet->name = g_strdup (name);
  sheet->is_taken = is_taken;
  sheet->is_guess = is_guess;
  sheet->columns = g_ptr_array_new_with_free_func (column_free);
  sheet->lines = g_ptr_array_new_with_free_func (line_free);
  g_ptr_array_add (look, sheet);
  if (!heading)
    return sheet;
  sheet->kind = is_guess ? DUBAN_SHEET_ANY : heading->sheet;
  sheet->heading_row = duban_file_table_get_row_number (table, heading->row);
  sheet->n_rows = duban_file_table_get_n_rows (table) - heading->row - 1;
  add_columns (sheet, table, heading, known);
  add_first_rows (sheet, table, is_guess ? 0 : heading->row + 1);
  return sheet;
}

/* The line of a row by the number that a spreadsheet shows; NULL where it is not shown.  The first
 * rows stand in their order, with those that were refused behind. */
static DubanLookLine *
find_line (const DubanLookSheet *sheet, guint row)
{
  guint low = 0, high = MIN (sheet->lines->len, DUBAN_LOOK_FIRST_ROWS);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      DubanLookLine *line = g_ptr_array_index (sheet->lines, middle);

      if (line->row == row)
        return line;
      if (line->row < row)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

void
duban_look_sheet_tell (DubanLookSheet *sheet, const DubanFileTable *table, gsize row,
                       DubanFate fate, gssize column, const char *reason)
{
  DubanLookLine *line = find_line (sheet, duban_file_table_get_row_number (table, row));

  sheet->fates[fate]++;
  if (!line && fate == DUBAN_FATE_REFUSED && sheet->n_refused < DUBAN_LOOK_MAX_REFUSED)
    line = add_line (sheet, table, row);
  if (!line)
    return;
  line->fate = fate;
  line->column = column;
  g_free (line->reason);
  line->reason = g_strdup (reason);
  sheet->n_refused += fate == DUBAN_FATE_REFUSED;
}

static int
compare_lines_cb (gconstpointer a, gconstpointer b)
{
  const DubanLookLine *first = *(const DubanLookLine *const *) a;
  const DubanLookLine *second = *(const DubanLookLine *const *) b;

  return (first->row > second->row) - (first->row < second->row);
}

void
duban_look_sheet_sort (DubanLookSheet *sheet)
{
  g_ptr_array_sort (sheet->lines, compare_lines_cb);
}
