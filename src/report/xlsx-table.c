/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of a table: its head in the first row, kept in sight and on every page. */
#include "report/xlsx.h"

#include <string.h>

#define SHEET_WIDTH 128 /* characters: A4 across */
#define COLUMN_MIN 7
#define DAY_MIN 12 /* 2026-11-23: a date that is wider than its column is shown as ### */
#define COLUMN_MAX 70
#define SERIAL_OF_1970 25569  /* of 1 January 1970 */
#define FIRST_SERIAL 61       /* of 1 March 1900: before it Excel has a day that was none */
#define EXACT_MAX (1LL << 53) /* a double has no greater whole numbers without gaps */

static gboolean
has_day (const DubanTable *table, guint column)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const DubanTableRow *row = g_ptr_array_index (table->rows, i);

      if (!row->is_group && row->cells[column].kind == DUBAN_CELL_DAY)
        return TRUE;
    }
  return FALSE;
}

/* By their weights. (transfer full) */
static guint *
share_width (const DubanTable *table)
{
  guint *widths = g_new0 (guint, table->columns->len + 1);
  guint64 sum = 0;

  for (guint i = 0; i < table->columns->len; i++)
    sum += g_array_index (table->columns, DubanTableColumn, i).weight;
  for (guint i = 0; i < table->columns->len; i++)
    {
      const guint64 weight = g_array_index (table->columns, DubanTableColumn, i).weight;
      const guint least = has_day (table, i) ? DAY_MIN : COLUMN_MIN;

      widths[i] = (guint) CLAMP (weight * SHEET_WIDTH / MAX (sum, 1), least, COLUMN_MAX);
    }
  return widths;
}

static void
write_head (DubanBook *book, lxw_worksheet *sheet, const DubanTable *table, const guint *widths)
{
  double height = 0;

  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *title = g_array_index (table->columns, DubanTableColumn, i).title;
      const lxw_col_t column = (lxw_col_t) i;

      duban_book_note (book, worksheet_set_column (sheet, column, column, widths[i], NULL));
      duban_book_write (book, sheet, 0, i, title, book->head);
      height = MAX (height, duban_book_measure (title, widths[i]));
    }
  duban_book_note (book, worksheet_set_row (sheet, 0, height, NULL));
}

/* FALSE where its kind has no such number: then its words stand there. */
static gboolean
find_number (const DubanCell *cell, double *number)
{
  if (cell->value > EXACT_MAX || cell->value < -EXACT_MAX)
    return FALSE;
  *number = (double) cell->value;
  switch (cell->kind)
    {
    case DUBAN_CELL_NUMBER:
      return TRUE;
    case DUBAN_CELL_HUNDREDTHS:
      *number /= 100;
      return TRUE;
    case DUBAN_CELL_SHARE:
      *number /= 10000;
      return TRUE;
    case DUBAN_CELL_DAY:
      *number += SERIAL_OF_1970;
      return *number >= FIRST_SERIAL && cell->value <= DUBAN_DAY_LAST;
    default:
      return FALSE;
    }
}

/* Returns how many rows it takes. */
static guint
write_cell (DubanBook *book, lxw_worksheet *sheet, guint row, guint column, const DubanCell *cell,
            DubanAlign align)
{
  double number;

  if (align > DUBAN_ALIGN_RIGHT)
    align = DUBAN_ALIGN_LEFT;
  if (!find_number (cell, &number))
    return duban_book_write (book, sheet, row, column, cell->text,
                             book->cells[DUBAN_CELL_TEXT][align]);
  duban_book_note (book, worksheet_write_number (sheet, row, (lxw_col_t) column, number,
                                                 book->cells[cell->kind][align]));
  return 1;
}

static guint
write_group (DubanBook *book, lxw_worksheet *sheet, guint row, const char *title, guint n_columns)
{
  const guint n = duban_book_write (book, sheet, row, 0, title, book->group);

  for (guint i = 0; i < n && n_columns > 1; i++)
    duban_book_note (book, worksheet_merge_range (sheet, row + i, 0, row + i,
                                                  (lxw_col_t) (n_columns - 1), "", book->group));
  /* Merging has emptied them. */
  return duban_book_write (book, sheet, row, 0, title, book->group);
}

static guint
write_row (DubanBook *book, lxw_worksheet *sheet, guint row, const DubanTable *table,
           const DubanTableRow *source, const guint *widths)
{
  guint n_rows = 1;
  double height = 0;

  if (source->is_group)
    return write_group (book, sheet, row, source->cells[0].text, table->columns->len);
  for (guint i = 0; i < table->columns->len; i++)
    {
      const DubanAlign align = g_array_index (table->columns, DubanTableColumn, i).align;

      n_rows = MAX (n_rows, write_cell (book, sheet, row, i, &source->cells[i], align));
      height = MAX (height, duban_book_measure (source->cells[i].text, widths[i]));
    }
  duban_book_note (book, worksheet_set_row (sheet, row, height, NULL));
  return n_rows;
}

void
duban_book_add_table (DubanBook *book, const DubanTable *table, const char *name)
{
  lxw_worksheet *sheet = duban_book_add_sheet (book, name, 0);
  const guint n_columns = table->columns->len;
  g_autofree guint *widths = share_width (table);
  guint row = 1;

  if (sheet == NULL || n_columns == 0)
    return;
  write_head (book, sheet, table, widths);
  for (guint i = 0; i < table->rows->len && book->error == LXW_NO_ERROR; i++)
    row += write_row (book, sheet, row, table, g_ptr_array_index (table->rows, i), widths);
  worksheet_freeze_panes (sheet, 1, 0);
  duban_book_note (book, worksheet_autofilter (sheet, 0, 0, row - 1, (lxw_col_t) (n_columns - 1)));
}
