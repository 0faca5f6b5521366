/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print/sheet-pages.h"

#include "ui/print/flow.h"
#include "ui/print/print-text.h"

#include <limits.h>

/* Points (1/72 inch). */
#define BODY_SIZE 9.0
#define TITLE_SIZE 15.0
#define SMALL_SIZE 8.0
#define PADDING 3.0
#define GAP 6.0
#define SLACK 1.0 /* of a narrow column: no text wraps for a rounding */
#define FOOT 16.0
#define NARROW_MAX 8   /* em, of a column as wide as its longest text */
#define WEIGHTED_MIN 4 /* em, of one that takes its share */
#define STEP_MS 8      /* laid out at a time */

struct _DubanSheetPages
{
  DubanSheet *sheet;
  double *widths; /* of the columns; NULL until the first step */
  int head_lines;
  double head; /* height of the line of heads */
  DubanFlow flow;
  guint n_laid; /* rows */
};

/* About as wide as it will be, in half an em. */
static gsize
guess_width (const char *text)
{
  gsize width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return width;
}

/* As wide as the longest text; only that one is measured. */
static double
get_narrow_width (DubanSheetPages *pages, GtkPrintContext *context, guint column)
{
  const DubanSheet *sheet = pages->sheet;
  const double unit = duban_print_text_get_unit (context);
  const char *title = g_array_index (sheet->columns, DubanSheetColumn, column).title;
  const char *longest = title;
  gsize most = guess_width (title), guess;
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle logical;

  for (guint r = 0; r < sheet->rows->len; r++)
    {
      GStrv row = g_ptr_array_index (sheet->rows, r);

      if (duban_sheet_is_group (sheet, r) || (guess = guess_width (row[column])) <= most)
        continue;
      most = guess;
      longest = row[column];
    }
  layout = duban_print_text_new (context, BODY_SIZE, TRUE, longest, 0);
  pango_layout_get_extents (layout, NULL, &logical);
  return MIN ((double) logical.width / PANGO_SCALE, NARROW_MAX * BODY_SIZE * unit)
         + (2 * PADDING + SLACK) * unit;
}

/* So that together they are as wide as the paper. */
static void
find_widths (DubanSheetPages *pages, GtkPrintContext *context)
{
  const GArray *columns = pages->sheet->columns;
  const double width = gtk_print_context_get_width (context);
  const double least = WEIGHTED_MIN * BODY_SIZE * duban_print_text_get_unit (context);
  double left = width, total = 0;
  int weights = 0;

  pages->widths = g_new0 (double, columns->len + 1);
  for (guint i = 0; i < columns->len; i++)
    {
      const DubanSheetColumn *column = &g_array_index (columns, DubanSheetColumn, i);

      weights += column->weight;
      if (column->weight == 0)
        left -= pages->widths[i] = get_narrow_width (pages, context, i);
    }
  for (guint i = 0; i < columns->len; i++)
    {
      const DubanSheetColumn *column = &g_array_index (columns, DubanSheetColumn, i);

      if (column->weight > 0)
        pages->widths[i] = MAX (left * column->weight / weights, least);
      total += pages->widths[i];
    }
  for (guint i = 0; i < columns->len && total > width + 0.01; i++)
    pages->widths[i] *= width / total;
}

static int
count_lines (DubanSheetPages *pages, GtkPrintContext *context, const char *const *texts,
             gboolean bold)
{
  const double padding = PADDING * duban_print_text_get_unit (context);
  int n = 1;

  for (guint i = 0; texts[i] != NULL; i++)
    n = MAX (n, duban_print_text_count (context, BODY_SIZE, bold, texts[i],
                                        pages->widths[i] - 2 * padding));
  return n;
}

static int
count_row_lines (DubanSheetPages *pages, GtkPrintContext *context, guint row)
{
  const char *const *texts = g_ptr_array_index (pages->sheet->rows, row);
  const double padding = PADDING * duban_print_text_get_unit (context);

  if (!duban_sheet_is_group (pages->sheet, row))
    return count_lines (pages, context, texts, FALSE);
  return duban_print_text_count (context, BODY_SIZE, TRUE, texts[0],
                                 gtk_print_context_get_width (context) - 2 * padding);
}

static GStrv
dup_heads (const DubanSheet *sheet)
{
  GStrv heads = g_new0 (char *, sheet->columns->len + 1);

  for (guint i = 0; i < sheet->columns->len; i++)
    heads[i] = g_strdup (g_array_index (sheet->columns, DubanSheetColumn, i).title);
  return heads;
}

static gboolean
has_heads (const DubanSheet *sheet)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (*g_array_index (sheet->columns, DubanSheetColumn, i).title != '\0')
      return TRUE;
  return FALSE;
}

/* What stands above the table on the first page, drawn or only measured (cr NULL). */
static double
draw_top (DubanSheetPages *pages, GtkPrintContext *context, cairo_t *cr)
{
  const DubanSheet *sheet = pages->sheet;
  const char *lines[] = { sheet->title, sheet->filter, sheet->as_of };
  const double sizes[] = { TITLE_SIZE, SMALL_SIZE, SMALL_SIZE };
  const double gap = GAP * duban_print_text_get_unit (context);
  double width = gtk_print_context_get_width (context), y = 0;

  for (int i = 0; i < 3; i++)
    {
      const double pitch = duban_print_text_get_pitch (context, sizes[i]);
      g_autoptr (PangoLayout) layout = NULL;

      if (lines[i] == NULL || lines[i][0] == '\0')
        continue;
      layout = duban_print_text_new (context, sizes[i], i == 0, lines[i], width);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      if (cr != NULL)
        duban_print_text_draw (cr, layout, 0, y, pitch, 0, INT_MAX);
      y += pango_layout_get_line_count (layout) * pitch + gap / 2;
    }
  return y + gap;
}

static void
begin (DubanSheetPages *pages, GtkPrintContext *context)
{
  const double unit = duban_print_text_get_unit (context);
  g_auto (GStrv) heads = dup_heads (pages->sheet);

  find_widths (pages, context);
  duban_flow_init (&pages->flow, gtk_print_context_get_height (context) - FOOT * unit,
                   duban_print_text_get_pitch (context, BODY_SIZE), PADDING * unit, INT_MAX);
  if (has_heads (pages->sheet))
    {
      pages->head_lines = count_lines (pages, context, (const char *const *) heads, TRUE);
      pages->head = duban_flow_get_height (&pages->flow, pages->head_lines);
    }
  duban_flow_turn (&pages->flow, draw_top (pages, context, NULL) + pages->head);
  pages->flow.top = pages->head;
}

/* A heading of a group does not stay alone at the foot of a page: some lines of the row below it
 * stand there too. */
static double
get_follow (DubanSheetPages *pages, GtkPrintContext *context, guint row)
{
  double height = 0;

  while (duban_sheet_is_group (pages->sheet, row) && row + 1 < pages->sheet->rows->len)
    {
      const int n = count_row_lines (pages, context, ++row);

      height += duban_flow_get_height (&pages->flow, n);
    }
  return MIN (height, (pages->flow.bottom - pages->head) / 2);
}

DubanSheetPages *
duban_sheet_pages_new (DubanSheet *sheet)
{
  DubanSheetPages *pages = g_new0 (DubanSheetPages, 1);

  pages->sheet = sheet;
  return pages;
}

void
duban_sheet_pages_free (DubanSheetPages *pages)
{
  duban_sheet_free (pages->sheet);
  g_free (pages->widths);
  duban_flow_clear (&pages->flow);
  g_free (pages);
}

gboolean
duban_sheet_pages_lay_out (DubanSheetPages *pages, GtkPrintContext *context)
{
  const gint64 end = g_get_monotonic_time () + STEP_MS * 1000;

  if (pages->widths == NULL)
    begin (pages, context);
  while (pages->n_laid < pages->sheet->rows->len)
    {
      const guint row = pages->n_laid++;

      duban_flow_add (&pages->flow, 0, row, count_row_lines (pages, context, row),
                      get_follow (pages, context, row));
      if (g_get_monotonic_time () >= end)
        break;
    }
  return pages->n_laid == pages->sheet->rows->len;
}

int
duban_sheet_pages_count (const DubanSheetPages *pages)
{
  return duban_flow_count_pages (&pages->flow);
}

/* A box with the lines of a piece in it. */
static void
draw_cell (GtkPrintContext *context, const char *text, const double box[4],
           const DubanFlowPiece *piece, gboolean bold, gboolean centred)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const double padding = PADDING * duban_print_text_get_unit (context);
  g_autoptr (PangoLayout) layout
      = duban_print_text_new (context, BODY_SIZE, bold, text, box[2] - 2 * padding);

  pango_layout_set_alignment (layout, centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  cairo_rectangle (cr, box[0], box[1], box[2], box[3]);
  cairo_stroke (cr);
  cairo_save (cr);
  cairo_rectangle (cr, box[0], box[1], box[2], box[3]);
  cairo_clip (cr);
  if (piece->first < pango_layout_get_line_count (layout))
    duban_print_text_draw (cr, layout, box[0] + padding, box[1] + padding,
                           duban_print_text_get_pitch (context, BODY_SIZE), piece->first, piece->n);
  cairo_restore (cr);
}

static void
draw_row (DubanSheetPages *pages, GtkPrintContext *context, const char *const *texts,
          const DubanFlowPiece *piece, gboolean is_head)
{
  double x = 0;

  for (guint i = 0; i < pages->sheet->columns->len; i++)
    {
      const double box[4] = { x, piece->y, pages->widths[i], piece->height };
      gboolean centred
          = is_head || g_array_index (pages->sheet->columns, DubanSheetColumn, i).centred;

      draw_cell (context, texts[i], box, piece, is_head, centred);
      x += pages->widths[i];
    }
}

static void
draw_foot (DubanSheetPages *pages, GtkPrintContext *context, int page)
{
  const double pitch = duban_print_text_get_pitch (context, SMALL_SIZE);
  g_autofree char *text = g_strdup_printf ("%d / %d", page + 1, duban_sheet_pages_count (pages));
  g_autoptr (PangoLayout) layout = duban_print_text_new (context, SMALL_SIZE, FALSE, text,
                                                         gtk_print_context_get_width (context));

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  duban_print_text_draw (gtk_print_context_get_cairo_context (context), layout, 0,
                         gtk_print_context_get_height (context) - pitch, pitch, 0, 1);
}

void
duban_sheet_pages_draw (DubanSheetPages *pages, GtkPrintContext *context, int page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const DubanSheet *sheet = pages->sheet;
  const double y = page == 0 ? draw_top (pages, context, cr) : 0;
  g_auto (GStrv) heads = dup_heads (sheet);
  guint n;
  const DubanFlowPiece *pieces = duban_flow_get_page (&pages->flow, page, &n);
  const DubanFlowPiece head = { .n = pages->head_lines, .y = y, .height = pages->head };

  cairo_set_line_width (cr, 0.5 * duban_print_text_get_unit (context));
  if (pages->head > 0)
    draw_row (pages, context, (const char *const *) heads, &head, TRUE);
  for (guint i = 0; i < n; i++)
    {
      const char *const *texts = g_ptr_array_index (sheet->rows, pieces[i].row);
      const double box[4]
          = { 0, pieces[i].y, gtk_print_context_get_width (context), pieces[i].height };

      if (duban_sheet_is_group (sheet, pieces[i].row))
        draw_cell (context, texts[0], box, &pieces[i], TRUE, FALSE);
      else
        draw_row (pages, context, texts, &pieces[i], FALSE);
    }
  draw_foot (pages, context, page);
}
