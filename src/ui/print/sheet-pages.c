/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print/sheet-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Points (1/72 inch). */
#define BODY_SIZE 9.0
#define TITLE_SIZE 15.0
#define SMALL_SIZE 8.0
#define PADDING 3.0
#define GAP 6.0
#define FOOT 16.0
#define NARROW_MAX 8 /* em, of a column as wide as its longest text */
#define ROWS_A_STEP 60
#define SAMPLE 400 /* rows that a narrow column is measured by */

struct _DubanSheetPages
{
  DubanSheet *sheet;
  double *widths; /* of the columns; NULL until the first step */
  double head;    /* height of the line of heads */
  double top;     /* height of what stands above it on the first page */
  GArray *heights;
  GArray *firsts; /* of guint: the first row of each page */
  double y;       /* where the next row goes */
};

static double
get_unit (GtkPrintContext *context)
{
  return gtk_print_context_get_dpi_y (context) / 72.0;
}

static PangoLayout *
new_layout (GtkPrintContext *context, double size, gboolean bold, const char *text, double width)
{
  PangoLayout *layout = gtk_print_context_create_pango_layout (context);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");

  pango_font_description_set_absolute_size (font, size * get_unit (context) * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  if (width > 0)
    pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static void
get_size (PangoLayout *layout, double *width, double *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  if (width != NULL)
    *width = (double) logical.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) logical.height / PANGO_SCALE;
}

static double
measure (GtkPrintContext *context, double size, gboolean bold, const char *text, double width)
{
  g_autoptr (PangoLayout) layout = new_layout (context, size, bold, text, width);
  double height;

  get_size (layout, NULL, &height);
  return height;
}

static double
get_narrow_width (DubanSheetPages *pages, GtkPrintContext *context, guint column)
{
  const DubanSheet *sheet = pages->sheet;
  double widest = NARROW_MAX * BODY_SIZE * get_unit (context), width = 0, needed;
  g_autoptr (PangoLayout) layout = new_layout (
      context, BODY_SIZE, TRUE, g_array_index (sheet->columns, DubanSheetColumn, column).title, 0);

  get_size (layout, &width, NULL);
  for (guint r = 0; r < MIN (sheet->rows->len, SAMPLE); r++)
    {
      GStrv row = g_ptr_array_index (sheet->rows, r);

      if (duban_sheet_is_group (sheet, r))
        continue;
      pango_layout_set_text (layout, row[column], -1);
      get_size (layout, &needed, NULL);
      width = MAX (width, needed);
    }
  return MIN (width, widest) + 2 * PADDING * get_unit (context);
}

static void
find_widths (DubanSheetPages *pages, GtkPrintContext *context)
{
  const GArray *columns = pages->sheet->columns;
  double left = gtk_print_context_get_width (context);
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
        pages->widths[i] = MAX (left, BODY_SIZE * get_unit (context)) * column->weight / weights;
    }
}

static double
get_row_height (DubanSheetPages *pages, GtkPrintContext *context, const char *const *texts,
                gboolean bold)
{
  double padding = PADDING * get_unit (context), height = 0;

  for (guint i = 0; texts[i] != NULL; i++)
    height = MAX (height,
                  measure (context, BODY_SIZE, bold, texts[i], pages->widths[i] - 2 * padding));
  return height + 2 * padding;
}

static double
get_group_height (GtkPrintContext *context, const char *title)
{
  return measure (context, BODY_SIZE, TRUE, title, gtk_print_context_get_width (context))
         + 3 * PADDING * get_unit (context);
}

static GStrv
dup_heads (const DubanSheet *sheet)
{
  GStrv heads = g_new0 (char *, sheet->columns->len + 1);

  for (guint i = 0; i < sheet->columns->len; i++)
    heads[i] = g_strdup (g_array_index (sheet->columns, DubanSheetColumn, i).title);
  return heads;
}

/* What stands above the table on the first page, drawn or only measured (cr NULL). */
static double
draw_top (DubanSheetPages *pages, GtkPrintContext *context, cairo_t *cr)
{
  const DubanSheet *sheet = pages->sheet;
  const char *lines[] = { sheet->title, sheet->filter, sheet->as_of };
  const double sizes[] = { TITLE_SIZE, SMALL_SIZE, SMALL_SIZE };
  double width = gtk_print_context_get_width (context), y = 0, height;

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (PangoLayout) layout = NULL;

      if (lines[i] == NULL || lines[i][0] == '\0')
        continue;
      layout = new_layout (context, sizes[i], i == 0, lines[i], width);
      pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
      get_size (layout, NULL, &height);
      if (cr != NULL)
        {
          cairo_move_to (cr, 0, y);
          pango_cairo_show_layout (cr, layout);
        }
      y += height + GAP / 2 * get_unit (context);
    }
  return y + GAP * get_unit (context);
}

static void
begin (DubanSheetPages *pages, GtkPrintContext *context)
{
  g_auto (GStrv) heads = dup_heads (pages->sheet);
  guint first = 0;

  find_widths (pages, context);
  pages->head = get_row_height (pages, context, (const char *const *) heads, TRUE);
  pages->top = draw_top (pages, context, NULL);
  pages->y = pages->top + pages->head;
  g_array_append_val (pages->firsts, first);
}

/* A heading of a group does not stay alone at the foot of a page. */
static double
get_room_needed (DubanSheetPages *pages, guint row, double height)
{
  return duban_sheet_is_group (pages->sheet, row) ? height + pages->head : height;
}

DubanSheetPages *
duban_sheet_pages_new (DubanSheet *sheet)
{
  DubanSheetPages *pages = g_new0 (DubanSheetPages, 1);

  pages->sheet = sheet;
  pages->heights = g_array_new (FALSE, FALSE, sizeof (double));
  pages->firsts = g_array_new (FALSE, FALSE, sizeof (guint));
  return pages;
}

void
duban_sheet_pages_free (DubanSheetPages *pages)
{
  duban_sheet_free (pages->sheet);
  g_free (pages->widths);
  g_array_unref (pages->heights);
  g_array_unref (pages->firsts);
  g_free (pages);
}

const DubanSheet *
duban_sheet_pages_get_sheet (const DubanSheetPages *pages)
{
  return pages->sheet;
}

gboolean
duban_sheet_pages_lay_out (DubanSheetPages *pages, GtkPrintContext *context)
{
  const DubanSheet *sheet = pages->sheet;
  double bottom = gtk_print_context_get_height (context) - FOOT * get_unit (context);

  if (pages->widths == NULL)
    begin (pages, context);
  for (int i = 0; i < ROWS_A_STEP && pages->heights->len < sheet->rows->len; i++)
    {
      guint row = pages->heights->len;
      const char *const *texts = g_ptr_array_index (sheet->rows, row);
      double height = duban_sheet_is_group (sheet, row)
                          ? get_group_height (context, texts[0])
                          : get_row_height (pages, context, texts, FALSE);

      if (pages->y + get_room_needed (pages, row, height) > bottom
          && row > g_array_index (pages->firsts, guint, pages->firsts->len - 1))
        {
          g_array_append_val (pages->firsts, row);
          pages->y = pages->head;
        }
      g_array_append_val (pages->heights, height);
      pages->y += height;
    }
  return pages->heights->len == sheet->rows->len;
}

int
duban_sheet_pages_count (const DubanSheetPages *pages)
{
  return (int) pages->firsts->len;
}

static void
draw_cell (GtkPrintContext *context, const char *text, const double box[4], gboolean bold,
           gboolean centred)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double padding = PADDING * get_unit (context);
  g_autoptr (PangoLayout) layout
      = new_layout (context, BODY_SIZE, bold, text, box[2] - 2 * padding);

  pango_layout_set_alignment (layout, centred ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT);
  cairo_rectangle (cr, box[0], box[1], box[2], box[3]);
  cairo_stroke (cr);
  cairo_save (cr);
  cairo_rectangle (cr, box[0], box[1], box[2], box[3]);
  cairo_clip (cr);
  cairo_move_to (cr, box[0] + padding, box[1] + padding);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

static void
draw_row (DubanSheetPages *pages, GtkPrintContext *context, const char *const *texts, double y,
          double height, gboolean is_head)
{
  double x = 0;

  for (guint i = 0; i < pages->sheet->columns->len; i++)
    {
      gboolean centred
          = is_head || g_array_index (pages->sheet->columns, DubanSheetColumn, i).centred;

      draw_cell (context, texts[i], (double[]){ x, y, pages->widths[i], height }, is_head, centred);
      x += pages->widths[i];
    }
}

static void
draw_foot (DubanSheetPages *pages, GtkPrintContext *context, int page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autofree char *text = g_strdup_printf ("%d / %d", page + 1, duban_sheet_pages_count (pages));
  g_autoptr (PangoLayout) layout
      = new_layout (context, SMALL_SIZE, FALSE, text, gtk_print_context_get_width (context));
  double height;

  get_size (layout, NULL, &height);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  cairo_move_to (cr, 0, gtk_print_context_get_height (context) - height);
  pango_cairo_show_layout (cr, layout);
}

void
duban_sheet_pages_draw (DubanSheetPages *pages, GtkPrintContext *context, int page)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  const DubanSheet *sheet = pages->sheet;
  g_auto (GStrv) heads = dup_heads (sheet);
  guint row = g_array_index (pages->firsts, guint, page);
  guint end = page + 1 < duban_sheet_pages_count (pages)
                  ? g_array_index (pages->firsts, guint, page + 1)
                  : sheet->rows->len;
  double y = page == 0 ? draw_top (pages, context, cr) : 0;

  cairo_set_line_width (cr, 0.5 * get_unit (context));
  draw_row (pages, context, (const char *const *) heads, y, pages->head, TRUE);
  y += pages->head;
  for (; row < end; row++)
    {
      const char *const *texts = g_ptr_array_index (sheet->rows, row);
      double height = g_array_index (pages->heights, double, row);

      if (duban_sheet_is_group (sheet, row))
        draw_cell (context, texts[0],
                   (double[]){ 0, y, gtk_print_context_get_width (context), height }, TRUE, FALSE);
      else
        draw_row (pages, context, texts, y, height, FALSE);
      y += height;
    }
  draw_foot (pages, context, page);
}
