/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/grid.h"

#include <string.h>

typedef struct
{
  char *heading;
  DubanGridFlags flags;
} Column;

typedef struct
{
  gsize at;    /* of its first cell in the bytes */
  gsize key;   /* of its key there */
  guint order; /* as it was added */
} Row;

/* Each cell is its kind in a byte and what it holds behind that: a text with its NUL, a day, a day
 * and its minute, a light; each row ends with its key. */
struct _DubanGrid
{
  GArray *columns; /* Column */
  GArray *rows;    /* Row */
  GString *bytes;
  gsize row_at; /* of the row that is being added */
};

static const char *const lights[] = {
  [DUBAN_LIGHT_RED] = "红",
  [DUBAN_LIGHT_YELLOW] = "黄",
  [DUBAN_LIGHT_GREEN] = "绿",
  [DUBAN_LIGHT_GREY] = "灰",
};

static void
column_clear (gpointer data)
{
  g_free (((Column *) data)->heading);
}

DubanGrid *
duban_grid_new (void)
{
  DubanGrid *grid = g_new0 (DubanGrid, 1);

  grid->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (grid->columns, column_clear);
  grid->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  grid->bytes = g_string_new (NULL);
  return grid;
}

void
duban_grid_free (DubanGrid *grid)
{
  if (!grid)
    return;
  g_array_unref (grid->columns);
  g_array_unref (grid->rows);
  g_string_free (grid->bytes, TRUE);
  g_free (grid);
}

void
duban_grid_add_column (DubanGrid *grid, const char *heading, DubanGridFlags flags)
{
  Column column = { g_strdup (heading), flags };

  g_assert (grid->columns->len < DUBAN_GRID_MAX_COLUMNS);
  g_array_append_val (grid->columns, column);
}

static void
append (DubanGrid *grid, gconstpointer data, gsize size)
{
  g_string_append_len (grid->bytes, data, (gssize) size);
}

static void
append_kind (DubanGrid *grid, DubanGridKind kind)
{
  guint8 byte = (guint8) kind;

  append (grid, &byte, 1);
}

void
duban_grid_add_text (DubanGrid *grid, const char *text)
{
  gboolean is_empty = !text || !*text;

  append_kind (grid, is_empty ? DUBAN_GRID_EMPTY : DUBAN_GRID_TEXT);
  if (!is_empty)
    append (grid, text, strlen (text) + 1);
}

void
duban_grid_add_day (DubanGrid *grid, DubanDay day)
{
  append_kind (grid, day == DUBAN_NO_DAY ? DUBAN_GRID_EMPTY : DUBAN_GRID_DAY);
  if (day != DUBAN_NO_DAY)
    append (grid, &day, sizeof day);
}

void
duban_grid_add_moment (DubanGrid *grid, DubanDay day, int minute)
{
  if (day == DUBAN_NO_DAY || minute == DUBAN_NO_MINUTE)
    {
      duban_grid_add_day (grid, day);
      return;
    }
  append_kind (grid, DUBAN_GRID_MOMENT);
  append (grid, &day, sizeof day);
  append (grid, &minute, sizeof minute);
}

void
duban_grid_add_light (DubanGrid *grid, DubanLight light)
{
  append_kind (grid, DUBAN_GRID_LIGHT);
  append (grid, &light, sizeof light);
}

void
duban_grid_end_row (DubanGrid *grid, const char *key)
{
  Row row = { grid->row_at, grid->bytes->len, grid->rows->len };

  append (grid, key ? key : "", strlen (key ? key : "") + 1);
  g_array_append_val (grid->rows, row);
  grid->row_at = grid->bytes->len;
}

static int
compare_rows_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const DubanGrid *grid = data;
  const Row *first = a, *second = b;
  int order = strcmp (grid->bytes->str + first->key, grid->bytes->str + second->key);

  return order ? order : (first->order > second->order) - (first->order < second->order);
}

void
duban_grid_sort (DubanGrid *grid)
{
  g_array_sort_with_data (grid->rows, compare_rows_cb, grid);
}

guint
duban_grid_get_n_columns (const DubanGrid *grid)
{
  return grid->columns->len;
}

const char *
duban_grid_get_heading (const DubanGrid *grid, guint column)
{
  return g_array_index (grid->columns, Column, column).heading;
}

DubanGridFlags
duban_grid_get_flags (const DubanGrid *grid, guint column)
{
  return g_array_index (grid->columns, Column, column).flags;
}

guint
duban_grid_get_n_rows (const DubanGrid *grid)
{
  return grid->rows->len;
}

static const char *
take (const char *at, gpointer value, gsize size)
{
  memcpy (value, at, size);
  return at + size;
}

void
duban_grid_get_row (const DubanGrid *grid, guint row, DubanGridCell *cells)
{
  const char *at = grid->bytes->str + g_array_index (grid->rows, Row, row).at;

  for (guint i = 0; i < grid->columns->len; i++)
    {
      DubanGridCell cell = { .kind = (DubanGridKind) *at++, .text = "", .day = DUBAN_NO_DAY };

      if (cell.kind == DUBAN_GRID_TEXT)
        {
          cell.text = at;
          at += strlen (cell.text) + 1;
        }
      if (cell.kind == DUBAN_GRID_DAY || cell.kind == DUBAN_GRID_MOMENT)
        at = take (at, &cell.day, sizeof cell.day);
      if (cell.kind == DUBAN_GRID_MOMENT)
        at = take (at, &cell.minute, sizeof cell.minute);
      if (cell.kind == DUBAN_GRID_LIGHT)
        at = take (at, &cell.light, sizeof cell.light);
      cells[i] = cell;
    }
}

const char *
duban_grid_cell_say (const DubanGridCell *cell, char buffer[DUBAN_GRID_TEXT_SIZE])
{
  char day[DUBAN_DAY_TEXT_SIZE];

  switch (cell->kind)
    {
    case DUBAN_GRID_DAY:
      return duban_day_format (cell->day, buffer);
    case DUBAN_GRID_MOMENT:
      g_snprintf (buffer, DUBAN_GRID_TEXT_SIZE, "%s %02d:%02d", duban_day_format (cell->day, day),
                  cell->minute / 60, cell->minute % 60);
      return buffer;
    case DUBAN_GRID_LIGHT:
      return lights[cell->light];
    case DUBAN_GRID_EMPTY:
    case DUBAN_GRID_TEXT:
    default:
      return cell->text;
    }
}
