/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/table-strips.h"

#include "report/layout/look.h"

#define PITCH 17.0 /* of the lines in a cell */
#define PAD_X 3.5
#define PAD_Y 4.0

typedef struct
{
  DubanMason *mason;
  const DubanTable *table;
  double size;   /* of the letters */
  double *lefts; /* of the columns, and the right edge */
  const GPtrArray *head;
  double room; /* for a row, on a page of its own */
} Grid;

/* The widths by their weights, but no column narrower than two letters. */
static void
share_width (Grid *grid)
{
  const guint n = grid->table->columns->len;
  const double width = grid->mason->width;
  const double least = MIN (2 * DUBAN_SIZE_TABLE + 2 * PAD_X, width / n);
  g_autofree double *widths = g_new0 (double, n);
  double left = width, weights;

  for (guint pass = 0; pass <= n; pass++)
    {
      gboolean is_done = TRUE;

      weights = 0;
      for (guint i = 0; i < n; i++)
        if (widths[i] == 0)
          weights += MAX (g_array_index (grid->table->columns, DubanTableColumn, i).weight, 1);
      for (guint i = 0; i < n && is_done; i++)
        if (widths[i] == 0
            && left * MAX (g_array_index (grid->table->columns, DubanTableColumn, i).weight, 1)
                   < least * weights)
          {
            widths[i] = least;
            left -= least;
            is_done = FALSE;
          }
      if (is_done)
        break;
    }
  grid->lefts = g_new (double, n + 1);
  grid->lefts[0] = 0;
  for (guint i = 0; i < n; i++)
    {
      const guint weight = g_array_index (grid->table->columns, DubanTableColumn, i).weight;

      grid->lefts[i + 1]
          = grid->lefts[i] + (widths[i] > 0 ? widths[i] : left * MAX (weight, 1) / weights);
    }
  grid->lefts[n] = width;
  /* More columns than there is room for: smaller letters. */
  grid->size = CLAMP (least - 2 * PAD_X, 1, DUBAN_SIZE_TABLE);
}

/* A row while it is set: of each cell its lines. */
typedef struct
{
  guint n;
  const double *lefts;
  GPtrArray **cells;
  DubanAlign *aligns;
  guint *figures;
  guint n_lines;
} Row;

static void
row_clear (Row *row)
{
  for (guint i = 0; i < row->n; i++)
    g_ptr_array_unref (row->cells[i]);
  g_free (row->cells);
  g_free (row->figures);
  g_free (row->aligns);
}

static void
row_init (Row *row, guint n, const double *lefts)
{
  row->n = n;
  row->lefts = lefts;
  row->cells = g_new0 (GPtrArray *, n);
  row->aligns = g_new0 (DubanAlign, n);
  row->figures = g_new0 (guint, n);
  row->n_lines = 1;
}

static void
row_set (Row *row, Grid *grid, guint i, DubanFace face, DubanAlign align, guint figure,
         const char *words)
{
  const double room = row->lefts[i + 1] - row->lefts[i] - 2 * PAD_X;

  /* The cell as a whole is the link. */
  row->cells[i] = duban_mason_set (grid->mason, face, grid->size, room, 0, words);
  row->aligns[i] = align;
  row->figures[i] = figure;
  row->n_lines = MAX (row->n_lines, row->cells[i]->len);
}

/* The lines [first, end) of each cell, top down from y. */
static void
put_lines (DubanStrip *strip, Row *row, double size, guint first, guint end, double y)
{
  for (guint i = 0; i < row->n; i++)
    for (guint k = first; k < MIN (end, row->cells[i]->len); k++)
      {
        DubanLine *line = g_ptr_array_index (row->cells[i], k);
        const double left = row->lefts[i] + PAD_X;
        const double spare = row->lefts[i + 1] - PAD_X - left - line->width;
        const double x = row->aligns[i] == DUBAN_ALIGN_LEFT     ? left
                         : row->aligns[i] == DUBAN_ALIGN_CENTRE ? left + spare / 2
                                                                : left + spare;
        /* In the middle of a row that is whole. */
        const guint own = MIN (end, row->cells[i]->len) - first;
        const double down
            = first == 0 && end == row->n_lines ? (row->n_lines - own) * PITCH / 2 : 0;

        duban_strip_take_line (strip, line, x,
                               y + down + (k - first) * PITCH + duban_baseline (PITCH, size), 0, 0);
        g_ptr_array_index (row->cells[i], k) = NULL;
      }
}

static void
rule_columns (DubanStrip *strip, const Row *row)
{
  for (guint i = 0; i <= row->n; i++)
    duban_strip_add_rule (strip, row->lefts[i], 0, row->lefts[i], strip->height, FALSE);
}

/* The lines [first, end) of a row as a strip; its upper and lower edge where it has them. */
static DubanStrip *
make_piece (Grid *grid, Row *row, guint first, guint end, gboolean is_shaded)
{
  const gboolean is_top = first == 0, is_foot = end >= row->n_lines;
  const double above = is_top ? PAD_Y : 0;
  const double height = above + (end - first) * PITCH + (is_foot ? PAD_Y : 0);
  DubanStrip *strip = duban_strip_new (grid->mason->width, height);

  if (is_shaded)
    duban_strip_add_box (strip, 0, 0, strip->width, height, DUBAN_LOOK_SHADE);
  put_lines (strip, row, grid->size, first, end, above);
  rule_columns (strip, row);
  if (is_top)
    duban_strip_add_rule (strip, 0, 0, strip->width, 0, FALSE);
  if (is_foot)
    duban_strip_add_rule (strip, 0, height, strip->width, height, FALSE);
  for (guint i = 0; i < row->n; i++)
    duban_strip_add_link (strip, row->figures[i], row->lefts[i], 0,
                          row->lefts[i + 1] - row->lefts[i], height);
  strip->is_open = !is_foot;
  strip->head = grid->head;
  return strip;
}

static void
free_line (gpointer line)
{
  if (line != NULL)
    duban_line_free (line);
}

static void
add_row (Grid *grid, Row *row, gboolean is_group)
{
  const gboolean is_whole = row->n_lines * PITCH + 2 * PAD_Y <= grid->room;

  for (guint i = 0; i < row->n; i++)
    g_ptr_array_set_free_func (row->cells[i], free_line);
  for (guint first = 0; first < row->n_lines;)
    {
      const guint end = is_whole ? row->n_lines : first + 1;
      DubanStrip *strip = make_piece (grid, row, first, end, is_group);

      /* The first two lines stand together, as do the last two. */
      strip->keeps = is_group || (!is_whole && (first == 0 || first + 2 == row->n_lines));
      duban_mason_take (grid->mason, strip);
      first = end;
    }
}

static void
add_head (Grid *grid)
{
  const guint n = grid->table->columns->len;
  GPtrArray *head = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_strip_free);
  DubanStrip *strip;
  Row row = { 0 };

  row_init (&row, n, grid->lefts);
  for (guint i = 0; i < n; i++)
    row_set (&row, grid, i, DUBAN_FACE_HEI, DUBAN_ALIGN_CENTRE, 0,
             g_array_index (grid->table->columns, DubanTableColumn, i).title);
  for (guint i = 0; i < n; i++)
    g_ptr_array_set_free_func (row.cells[i], free_line);
  strip = make_piece (grid, &row, 0, row.n_lines, FALSE);
  strip->landscape = grid->mason->landscape;
  g_ptr_array_add (head, strip);
  g_ptr_array_add (grid->mason->heads, head);
  grid->head = head;
  grid->room = grid->mason->height - strip->height;
  row_clear (&row);
}

static void
add_table_row (Grid *grid, const DubanTableRow *source)
{
  const double whole[] = { 0, grid->mason->width };
  Row row = { 0 };

  if (source->is_group)
    row_init (&row, 1, whole);
  else
    row_init (&row, grid->table->columns->len, grid->lefts);
  for (guint i = 0; i < row.n; i++)
    {
      const DubanCell *cell = &source->cells[i];

      row_set (&row, grid, i, source->is_group ? DUBAN_FACE_HEI : DUBAN_FACE_BODY,
               source->is_group ? DUBAN_ALIGN_LEFT
                                : g_array_index (grid->table->columns, DubanTableColumn, i).align,
               cell->figure, cell->text != NULL ? cell->text : "");
    }
  add_row (grid, &row, source->is_group);
  row_clear (&row);
}

/* A table without rows shows that it has none. */
static void
add_empty_row (Grid *grid)
{
  Row row = { 0 };

  row_init (&row, grid->table->columns->len, grid->lefts);
  for (guint i = 0; i < row.n; i++)
    row_set (&row, grid, i, DUBAN_FACE_BODY, DUBAN_ALIGN_CENTRE, 0, "");
  add_row (grid, &row, FALSE);
  row_clear (&row);
}

gboolean
duban_mason_add_table (DubanMason *mason, const DubanTable *table)
{
  Grid grid = { .mason = mason, .table = table };
  gboolean goes_on = TRUE;

  if (table->columns->len == 0)
    return TRUE;
  duban_mason_add_space (mason, PAD_Y * 2)->keeps = TRUE;
  if (*table->title != '\0')
    duban_mason_add_caption (mason, DUBAN_FACE_HEI, DUBAN_SIZE_SMALL, DUBAN_PITCH, table->title);
  share_width (&grid);
  add_head (&grid);
  for (guint i = 0; i < table->rows->len && goes_on; i++)
    {
      add_table_row (&grid, g_ptr_array_index (table->rows, i));
      goes_on = duban_mason_step (mason);
    }
  if (table->rows->len == 0)
    add_empty_row (&grid);
  duban_mason_add_space (mason, PAD_Y);
  g_free (grid.lefts);
  return goes_on;
}
