/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/table.h"

static void
clear_column (gpointer data)
{
  DubanTableColumn *column = data;

  g_free (column->title);
}

DubanTable *
duban_table_new (const char *title, const char *sheet, gboolean landscape)
{
  DubanTable *table = g_new0 (DubanTable, 1);

  table->title = g_strdup (title);
  table->sheet = g_strdup (sheet);
  table->landscape = landscape;
  table->columns = g_array_new (FALSE, FALSE, sizeof (DubanTableColumn));
  g_array_set_clear_func (table->columns, clear_column);
  table->rows = g_ptr_array_new ();
  return table;
}

static void
row_free (DubanTableRow *row, guint n_columns)
{
  for (guint i = 0; i < (row->is_group ? 1 : n_columns); i++)
    g_free (row->cells[i].text);
  g_free (row->cells);
  g_free (row);
}

void
duban_table_free (DubanTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    row_free (g_ptr_array_index (table->rows, i), table->columns->len);
  g_ptr_array_unref (table->rows);
  g_array_unref (table->columns);
  g_free (table->title);
  g_free (table->sheet);
  g_free (table);
}

void
duban_table_add_column (DubanTable *table, const char *title, guint weight, DubanAlign align)
{
  const DubanTableColumn column = { g_strdup (title), weight, align };

  g_return_if_fail (table->rows->len == 0 && weight > 0);
  g_array_append_val (table->columns, column);
}

/* Of empty cells. */
static DubanTableRow *
add_row (DubanTable *table, guint n_cells)
{
  DubanTableRow *row = g_new0 (DubanTableRow, 1);

  row->cells = g_new0 (DubanCell, n_cells);
  for (guint i = 0; i < n_cells; i++)
    row->cells[i].text = g_strdup ("");
  g_ptr_array_add (table->rows, row);
  return row;
}

void
duban_table_add_group (DubanTable *table, const char *title)
{
  DubanTableRow *row = add_row (table, 1);

  row->is_group = TRUE;
  g_free (row->cells[0].text);
  row->cells[0].text = g_strdup (title);
}

void
duban_table_add_row (DubanTable *table)
{
  add_row (table, table->columns->len);
}

void
duban_table_set_value (DubanTable *table, guint column, guint figure, DubanCellKind kind,
                       gint64 value, const char *text)
{
  DubanTableRow *row;
  DubanCell *cell;

  g_return_if_fail (table->rows->len > 0 && column < table->columns->len);
  row = g_ptr_array_index (table->rows, table->rows->len - 1);
  g_return_if_fail (!row->is_group);
  cell = &row->cells[column];
  g_free (cell->text);
  *cell = (DubanCell){ kind, g_strdup (text), value, figure };
}

void
duban_table_set_text (DubanTable *table, guint column, guint figure, const char *text)
{
  duban_table_set_value (table, column, figure, DUBAN_CELL_TEXT, 0, text);
}
