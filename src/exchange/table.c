/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/table.h"

#include <string.h>

#include "core/text.h"

typedef struct
{
  guint32 first_cell;
  guint32 number;
} Row;

struct _DubanFileTable
{
  DubanCellText *text;
  guint32 empty;  /* the offset of "" in it */
  guint32 *cells; /* offsets into it */
  guint n_cells, n_allocated;
  GArray *rows;    /* Row */
  guint row_begin; /* index of the first cell of the row that is being added */
  gsize n_columns;
};

G_DEFINE_QUARK (duban - file - error - quark, duban_file_error)

static guint32
get_row_end (const DubanFileTable *table, gsize row)
{
  return row + 1 < table->rows->len ? g_array_index (table->rows, Row, row + 1).first_cell
                                    : table->row_begin;
}

DubanFileTable *
duban_file_table_new (char *text, gsize size)
{
  g_autoptr (DubanCellText) taken = duban_cell_text_new_take (text, size);

  return duban_file_table_new_of (taken);
}

DubanFileTable *
duban_file_table_new_of (DubanCellText *text)
{
  DubanFileTable *table = g_new0 (DubanFileTable, 1);

  table->text = duban_cell_text_ref (text);
  table->empty = duban_cell_text_get_empty (text);
  table->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return table;
}

void
duban_file_table_free (DubanFileTable *table)
{
  if (!table)
    return;
  duban_cell_text_unref (table->text);
  g_free (table->cells);
  g_array_unref (table->rows);
  g_free (table);
}

void
duban_file_table_add_cell (DubanFileTable *table, const char *cell)
{
  gssize at = *cell ? cell - duban_cell_text_get (table->text, 0) : (gssize) table->empty;

  duban_file_table_add_offset (table, (guint32) at);
}

void
duban_file_table_add_offset (DubanFileTable *table, guint32 at)
{
  if (table->n_cells == table->n_allocated)
    {
      table->n_allocated = MAX (table->n_allocated + table->n_allocated / 2, 1024);
      table->cells = g_renew (guint32, table->cells, table->n_allocated);
    }
  table->cells[table->n_cells++] = at;
}

void
duban_file_table_end_row (DubanFileTable *table, guint row_number)
{
  Row row = { table->row_begin, row_number };
  guint n = table->n_cells;

  while (n > table->row_begin && table->cells[n - 1] == table->empty)
    n--;
  table->n_cells = n;
  if (n == table->row_begin)
    return;
  g_array_append_val (table->rows, row);
  table->n_columns = MAX (table->n_columns, n - table->row_begin);
  table->row_begin = n;
}

gboolean
duban_file_table_is_full (const DubanFileTable *table)
{
  return table->rows->len >= DUBAN_TABLE_MAX_ROWS || table->n_cells >= DUBAN_TABLE_MAX_CELLS;
}

gsize
duban_file_table_get_n_rows (const DubanFileTable *table)
{
  return table->rows->len;
}

gsize
duban_file_table_get_n_columns (const DubanFileTable *table)
{
  return table->n_columns;
}

guint32
duban_file_table_get_offset (const DubanFileTable *table, gsize row, gsize column)
{
  guint32 first;

  g_return_val_if_fail (row < table->rows->len, table->empty);

  first = g_array_index (table->rows, Row, row).first_cell;
  return column < get_row_end (table, row) - first ? table->cells[first + column] : table->empty;
}

gsize
duban_file_table_get_row_size (const DubanFileTable *table, gsize row)
{
  g_return_val_if_fail (row < table->rows->len, 0);

  return get_row_end (table, row) - g_array_index (table->rows, Row, row).first_cell;
}

const char *
duban_file_table_get_cell (const DubanFileTable *table, gsize row, gsize column)
{
  return duban_cell_text_get (table->text, duban_file_table_get_offset (table, row, column));
}

gsize
duban_file_table_get_n_cells (const DubanFileTable *table)
{
  return table->n_cells;
}

guint
duban_file_table_get_row_number (const DubanFileTable *table, gsize row)
{
  g_return_val_if_fail (row < table->rows->len, 0);

  return g_array_index (table->rows, Row, row).number;
}

gboolean
duban_file_table_find_row (const DubanFileTable *table, guint row_number, gsize *row)
{
  gsize low = 0, high = table->rows->len;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (g_array_index (table->rows, Row, middle).number < row_number)
        low = middle + 1;
      else
        high = middle;
    }
  *row = low;
  return low < table->rows->len && g_array_index (table->rows, Row, low).number == row_number;
}

/* Makes the row wider by n empty cells. */
static void
widen (DubanFileTable *table, gsize row, guint n)
{
  guint32 end = get_row_end (table, row);

  table->cells = g_renew (guint32, table->cells, table->n_cells + n);
  table->n_allocated = table->n_cells + n;
  memmove (table->cells + end + n, table->cells + end,
           (table->n_cells - end) * sizeof *table->cells);
  for (guint i = 0; i < n; i++)
    table->cells[end + i] = table->empty;
  table->n_cells += n;
  table->row_begin += n;
  for (gsize i = row + 1; i < table->rows->len; i++)
    g_array_index (table->rows, Row, i).first_cell += n;
}

void
duban_file_table_replace_cell (DubanFileTable *table, gsize row, gsize column, const char *text)
{
  gsize size = duban_file_table_get_row_size (table, row);
  guint32 at = duban_cell_text_add (table->text, text, strlen (text));

  if (column >= size && at == table->empty)
    return;
  if (column >= size)
    widen (table, row, (guint) (column + 1 - size));
  table->n_columns = MAX (table->n_columns, column + 1);
  table->cells[g_array_index (table->rows, Row, row).first_cell + column] = at;
}

const char *
duban_file_table_find_secret (const DubanFileTable *table, guint *row_number)
{
  for (gsize row = 0; row < table->rows->len; row++)
    {
      guint32 end = get_row_end (table, row);

      for (guint32 i = g_array_index (table->rows, Row, row).first_cell; i < end; i++)
        {
          const char *cell = duban_cell_text_get (table->text, table->cells[i]);

          if (!strstr (cell, "密") || !duban_text_is_secret (cell))
            continue;
          *row_number = g_array_index (table->rows, Row, row).number;
          return cell;
        }
    }
  return NULL;
}
