/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print/slip-pages.h"

#include "ui/print/flow.h"
#include "ui/print/print-text.h"

#include <limits.h>

/* Points (1/72 inch). */
#define BODY_SIZE 10.5
#define OFFICE_SIZE 13.0
#define TITLE_SIZE 20.0
#define SMALL_SIZE 8.0
#define PADDING 5.0
#define GAP 8.0
#define LABEL 68.0        /* width of a row's labels */
#define LABEL_NARROW 42.0 /* where there are three */
#define KEEP 8            /* lines; more of them may be split over pages */
#define STEP_MS 8         /* laid out at a time */

struct _DubanSlipPages
{
  DubanSlips *slips;
  DubanFlow flow;
  gboolean begun;
  GArray *starts; /* of int: the first page of each slip */
};

/* Where the text of a cell stands; the label is left of it. */
typedef struct
{
  double x, width, label;
} Cell;

static Cell
get_cell (GtkPrintContext *context, const DubanSlipRow *row, guint i)
{
  const double width = gtk_print_context_get_width (context) / row->n_cells;
  const double label
      = (row->n_cells < 3 ? LABEL : LABEL_NARROW) * duban_print_text_get_unit (context);

  return (Cell){ .x = i * width + label, .width = width - label, .label = label };
}

static int
count_lines (GtkPrintContext *context, const DubanSlipRow *row)
{
  const double padding = PADDING * duban_print_text_get_unit (context);
  int n = row->min_lines;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const Cell cell = get_cell (context, row, i);

      n = MAX (n, duban_print_text_count (context, BODY_SIZE, FALSE, row->cells[i].text,
                                          cell.width - 2 * padding));
      n = MAX (n, duban_print_text_count (context, BODY_SIZE, TRUE, row->cells[i].label,
                                          cell.label - padding));
    }
  return n;
}

/* A line of the head across the paper; its height. cr: NULL to measure. */
static double
draw_line (GtkPrintContext *context, cairo_t *cr, const char *text, double size, double y)
{
  const double pitch = duban_print_text_get_pitch (context, size);
  g_autoptr (PangoLayout) layout
      = duban_print_text_new (context, size, TRUE, text, gtk_print_context_get_width (context));

  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  if (cr != NULL)
    duban_print_text_draw (cr, layout, 0, y, pitch, 0, INT_MAX);
  return pango_layout_get_line_count (layout) * pitch;
}

/* The mark stands framed at the right. */
static void
draw_mark (GtkPrintContext *context, cairo_t *cr, const char *mark, double y)
{
  const double padding = PADDING * duban_print_text_get_unit (context);
  const double pitch = duban_print_text_get_pitch (context, BODY_SIZE);
  g_autoptr (PangoLayout) layout = duban_print_text_new (context, BODY_SIZE, TRUE, mark, 0);
  PangoRectangle logical;
  double width, x;

  pango_layout_get_extents (layout, NULL, &logical);
  width = (double) logical.width / PANGO_SCALE + 2 * padding;
  x = gtk_print_context_get_width (context) - width;
  cairo_rectangle (cr, x, y, width, pitch);
  cairo_stroke (cr);
  duban_print_text_draw (cr, layout, x + padding, y, pitch, 0, 1);
}

/* What stands above the rows, drawn or only measured (cr NULL); its height. */
static double
draw_head (DubanSlipPages *pages, GtkPrintContext *context, cairo_t *cr, const DubanSlip *slip,
           gboolean goes_on)
{
  const double gap = GAP * duban_print_text_get_unit (context);
  const double pitch = duban_print_text_get_pitch (context, BODY_SIZE);
  g_autoptr (PangoLayout) number = NULL;
  const double number_width
      = gtk_print_context_get_width (context) * (slip->mark != NULL ? 0.55 : 1);
  double y = 0;

  if (*pages->slips->office != '\0')
    y += draw_line (context, cr, pages->slips->office, OFFICE_SIZE, y);
  y += draw_line (context, cr, goes_on ? pages->slips->title_again : pages->slips->title,
                  TITLE_SIZE, y)
       + gap;
  number = duban_print_text_new (context, BODY_SIZE, FALSE, slip->number, number_width);
  if (cr != NULL)
    duban_print_text_draw (cr, number, 0, y, pitch, 0, INT_MAX);
  if (cr != NULL && slip->mark != NULL)
    draw_mark (context, cr, slip->mark, y);
  return y + pango_layout_get_line_count (number) * pitch + gap / 2;
}

static void
begin (DubanSlipPages *pages, GtkPrintContext *context)
{
  const double unit = duban_print_text_get_unit (context);
  const double foot = 2 * duban_print_text_get_pitch (context, SMALL_SIZE) + GAP * unit;

  duban_flow_init (&pages->flow, gtk_print_context_get_height (context) - foot,
                   duban_print_text_get_pitch (context, BODY_SIZE), PADDING * unit, KEEP);
  pages->begun = TRUE;
}

/* The three dates stand beside how they were counted. */
static void
lay_slip_out (DubanSlipPages *pages, GtkPrintContext *context, guint i)
{
  const DubanSlip *slip = g_ptr_array_index (pages->slips->slips, i);
  const int start = duban_flow_count_pages (&pages->flow);

  g_array_append_val (pages->starts, start);
  duban_flow_turn (&pages->flow, draw_head (pages, context, NULL, slip, FALSE));
  pages->flow.top = draw_head (pages, context, NULL, slip, TRUE);
  for (guint r = 0; r < slip->rows->len; r++)
    {
      const DubanSlipRow *row = &g_array_index (slip->rows, DubanSlipRow, r);

      duban_flow_add (&pages->flow, i, r, count_lines (context, row),
                      row->n_cells == 3 ? duban_flow_get_height (&pages->flow, 2) : 0);
    }
  duban_flow_stretch (&pages->flow);
}

/* Where so many lines begin that stand in the middle of a row. */
static double
get_middle (const DubanSlipPages *pages, const DubanFlowPiece *piece, int n_lines)
{
  return piece->y + MAX ((piece->height - n_lines * pages->flow.pitch) / 2, pages->flow.padding);
}

static void
draw_row (DubanSlipPages *pages, GtkPrintContext *context, const DubanSlipRow *row,
          const DubanFlowPiece *piece)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const double padding = pages->flow.padding, pitch = pages->flow.pitch;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const Cell cell = get_cell (context, row, i);
      g_autoptr (PangoLayout) label = duban_print_text_new (
          context, BODY_SIZE, TRUE, row->cells[i].label, cell.label - padding);
      g_autoptr (PangoLayout) text = duban_print_text_new (
          context, BODY_SIZE, FALSE, row->cells[i].text, cell.width - 2 * padding);
      const int n_label = pango_layout_get_line_count (label);
      const int n_text = pango_layout_get_line_count (text) - piece->first;

      cairo_rectangle (cr, cell.x - cell.label, piece->y, cell.label, piece->height);
      cairo_rectangle (cr, cell.x, piece->y, cell.width, piece->height);
      cairo_stroke (cr);
      pango_layout_set_alignment (label, PANGO_ALIGN_CENTER);
      duban_print_text_draw (cr, label, cell.x - cell.label + padding / 2,
                             get_middle (pages, piece, n_label), pitch, 0, piece->n);
      if (n_text > 0)
        duban_print_text_draw (cr, text, cell.x + padding, get_middle (pages, piece, n_text), pitch,
                               piece->first, piece->n);
    }
}

/* Below: what the mark asks, as of when, and which page of the slip it is. */
static void
draw_foot (DubanSlipPages *pages, GtkPrintContext *context, const DubanSlip *slip, int page,
           int n_pages)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const double pitch = duban_print_text_get_pitch (context, SMALL_SIZE);
  const double width = gtk_print_context_get_width (context);
  const double y = gtk_print_context_get_height (context) - 2 * pitch;
  g_autofree char *number = g_strdup_printf ("%d / %d", page + 1, n_pages);
  g_autoptr (PangoLayout) as_of
      = duban_print_text_new (context, SMALL_SIZE, FALSE, pages->slips->as_of, width * 0.85);
  g_autoptr (PangoLayout) right = duban_print_text_new (context, SMALL_SIZE, FALSE, number, width);

  if (slip->care != NULL)
    {
      g_autoptr (PangoLayout) care
          = duban_print_text_new (context, SMALL_SIZE, TRUE, slip->care, width);

      duban_print_text_draw (cr, care, 0, y, pitch, 0, 1);
    }
  pango_layout_set_alignment (right, PANGO_ALIGN_RIGHT);
  duban_print_text_draw (cr, as_of, 0, y + pitch, pitch, 0, 1);
  duban_print_text_draw (cr, right, 0, y + pitch, pitch, 0, 1);
}

DubanSlipPages *
duban_slip_pages_new (DubanSlips *slips)
{
  DubanSlipPages *pages = g_new0 (DubanSlipPages, 1);

  pages->slips = slips;
  pages->starts = g_array_new (FALSE, FALSE, sizeof (int));
  return pages;
}

void
duban_slip_pages_free (DubanSlipPages *pages)
{
  duban_slips_free (pages->slips);
  duban_flow_clear (&pages->flow);
  g_array_unref (pages->starts);
  g_free (pages);
}

gboolean
duban_slip_pages_lay_out (DubanSlipPages *pages, GtkPrintContext *context)
{
  const gint64 end = g_get_monotonic_time () + STEP_MS * 1000;

  if (!pages->begun)
    begin (pages, context);
  while (pages->starts->len < pages->slips->slips->len)
    {
      lay_slip_out (pages, context, pages->starts->len);
      if (g_get_monotonic_time () >= end)
        break;
    }
  return pages->starts->len == pages->slips->slips->len;
}

int
duban_slip_pages_count (const DubanSlipPages *pages)
{
  return duban_flow_count_pages (&pages->flow);
}

void
duban_slip_pages_draw (DubanSlipPages *pages, GtkPrintContext *context, int page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  guint n;
  const DubanFlowPiece *pieces = duban_flow_get_page (&pages->flow, page, &n);
  const guint owner = pieces[0].owner; /* a slip has rows, and so has each of its pages */
  const DubanSlip *slip = g_ptr_array_index (pages->slips->slips, owner);
  const int start = g_array_index (pages->starts, int, owner);
  const int end = owner + 1 < pages->starts->len ? g_array_index (pages->starts, int, owner + 1)
                                                 : duban_slip_pages_count (pages);

  cairo_set_line_width (cr, 0.6 * duban_print_text_get_unit (context));
  draw_head (pages, context, cr, slip, page > start);
  for (guint i = 0; i < n; i++)
    draw_row (pages, context, &g_array_index (slip->rows, DubanSlipRow, pieces[i].row), &pieces[i]);
  draw_foot (pages, context, slip, page - start, end - start);
}
