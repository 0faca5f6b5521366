/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/office/merge.h"

#define MIN_TITLE_COLUMNS 3

/* The areas that the row lies in, from left to right. */
typedef struct
{
  const DubanFileTable *table;
  const GArray *merges;
  guint next;     /* the first that begins further down */
  GArray *active; /* Area */
  guint32 empty;
  guint first_column; /* of the sheet that has a cell filled */
  guint32 *cells;     /* of the row; empty ones behind its width */
  gsize width;
  gsize n_columns; /* of the table: what lies behind them holds nothing */
} Filling;

typedef struct
{
  DubanMerge merge;
  guint32 value;
  gboolean is_title;
} Area;

static int
compare_merges_cb (gconstpointer a, gconstpointer b)
{
  const DubanMerge *first = a, *second = b;

  if (first->top != second->top)
    return first->top < second->top ? -1 : 1;
  return (first->left > second->left) - (first->left < second->left);
}

gboolean
duban_merge_check (GArray *merges, gsize n_columns)
{
  g_autofree guint *bottoms = g_new0 (guint, n_columns + 1); /* of the last area in each column */

  g_array_sort (merges, compare_merges_cb);
  for (guint i = 0; i < merges->len; i++)
    {
      const DubanMerge *merge = &g_array_index (merges, DubanMerge, i);

      for (guint column = merge->left; column <= merge->right && column < n_columns; column++)
        {
          if (bottoms[column] >= merge->top)
            return FALSE;
          bottoms[column] = merge->bottom;
        }
    }
  return TRUE;
}

static guint
find_first_column (const DubanFileTable *table)
{
  gsize first = duban_file_table_get_n_columns (table);

  for (gsize row = 0; row < duban_file_table_get_n_rows (table) && first > 0; row++)
    for (gsize column = 0; column < first; column++)
      if (*duban_file_table_get_cell (table, row, column))
        first = column;
  return (guint) first;
}

static gboolean
is_title (const Filling *filling, const DubanMerge *merge)
{
  return merge->left <= filling->first_column
         && merge->right + 1 - merge->left >= MIN_TITLE_COLUMNS;
}

/* Lets go of areas that end above the row, and takes up those that have begun by now. */
static void
move_to (Filling *filling, guint number)
{
  for (guint i = filling->active->len; i > 0; i--)
    if (g_array_index (filling->active, Area, i - 1).merge.bottom < number)
      g_array_remove_index_fast (filling->active, i - 1);
  for (; filling->next < filling->merges->len; filling->next++)
    {
      const DubanMerge *merge = &g_array_index (filling->merges, DubanMerge, filling->next);
      Area area = { *merge, filling->empty, is_title (filling, merge) };

      if (merge->top > number)
        break;
      if (merge->bottom < number || merge->left >= filling->n_columns)
        continue;
      if (merge->top == number)
        area.value = filling->cells[merge->left];
      g_array_append_val (filling->active, area);
    }
}

/* Empties what areas cover; whether a cell of the row's own is left. */
static gboolean
clear_covered (Filling *filling, guint number)
{
  gboolean has_own = FALSE;

  for (guint i = 0; i < filling->active->len; i++)
    {
      const Area *area = &g_array_index (filling->active, Area, i);

      for (guint column = area->merge.left; column <= area->merge.right && column < filling->width;
           column++)
        filling->cells[column] = filling->empty;
      has_own |= area->merge.top == number && area->value != filling->empty;
    }
  for (gsize column = 0; column < filling->width && !has_own; column++)
    has_own = filling->cells[column] != filling->empty;
  return has_own;
}

static void
fill_area (Filling *filling, const Area *area, guint number)
{
  guint right = area->is_title ? area->merge.left : area->merge.right;

  if (area->is_title && number != area->merge.top)
    return;
  for (guint column = area->merge.left; column <= right && column < filling->n_columns; column++)
    filling->cells[column] = area->value;
}

/* How far the row reaches once its areas are filled. */
static gsize
get_filled_width (const Filling *filling)
{
  gsize width = filling->width;

  for (guint i = 0; i < filling->active->len; i++)
    {
      const Area *area = &g_array_index (filling->active, Area, i);

      if (area->value != filling->empty && !area->is_title)
        width = MAX (width, MIN ((gsize) area->merge.right + 1, filling->n_columns));
    }
  return width;
}

static void
load_row (Filling *filling, gsize row)
{
  gsize size = duban_file_table_get_row_size (filling->table, row);

  for (gsize column = size; column < filling->width; column++)
    filling->cells[column] = filling->empty;
  for (gsize column = 0; column < size; column++)
    filling->cells[column] = duban_file_table_get_offset (filling->table, row, column);
  filling->width = size;
}

static void
fill_row (Filling *filling, gsize row)
{
  guint number = duban_file_table_get_row_number (filling->table, row);

  load_row (filling, row);
  move_to (filling, number);
  if (filling->active->len == 0)
    return;
  if (!clear_covered (filling, number))
    {
      filling->width = 0;
      return;
    }
  filling->width = get_filled_width (filling);
  for (guint i = 0; i < filling->active->len; i++)
    fill_area (filling, &g_array_index (filling->active, Area, i), number);
}

DubanFileTable *
duban_merge_fill (const DubanFileTable *table, DubanCellText *text, const GArray *merges,
                  gsize max_cells)
{
  gsize n_columns = duban_file_table_get_n_columns (table);
  g_autofree guint32 *cells = g_new (guint32, n_columns + 1);
  g_autoptr (GArray) active = g_array_new (FALSE, FALSE, sizeof (Area));
  g_autoptr (DubanFileTable) filled = duban_file_table_new_of (text);
  Filling filling = {
    table, merges, 0,        active, duban_cell_text_get_empty (text), find_first_column (table),
    cells, 0,      n_columns
  };

  for (gsize column = 0; column < n_columns; column++)
    cells[column] = filling.empty;
  for (gsize row = 0; row < duban_file_table_get_n_rows (table); row++)
    {
      fill_row (&filling, row);
      for (gsize column = 0; column < filling.width; column++)
        duban_file_table_add_offset (filled, cells[column]);
      duban_file_table_end_row (filled, duban_file_table_get_row_number (table, row));
      if (duban_file_table_get_n_cells (filled) > max_cells)
        return NULL;
    }
  return g_steal_pointer (&filled);
}
