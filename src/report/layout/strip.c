/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/strip.h"

#include "report/layout/look.h"

#define THIN 0.5
#define FAINT 0.4

static void
clear_ink (gpointer data)
{
  DubanInk *ink = data;

  g_clear_pointer (&ink->line, duban_line_free);
  g_clear_pointer (&ink->points, g_array_unref);
}

DubanStrip *
duban_strip_new (double width, double height)
{
  DubanStrip *strip = g_new0 (DubanStrip, 1);

  strip->width = width;
  strip->height = height;
  strip->inks = g_array_new (FALSE, FALSE, sizeof (DubanInk));
  g_array_set_clear_func (strip->inks, clear_ink);
  return strip;
}

void
duban_strip_free (DubanStrip *strip)
{
  g_free (strip->heading);
  g_array_unref (strip->inks);
  g_clear_pointer (&strip->links, g_array_unref);
  g_free (strip);
}

void
duban_strip_add_link (DubanStrip *strip, guint figure, double x, double y, double width,
                      double height)
{
  const DubanStripLink link = { figure, x, y, width, height };

  if (figure == 0)
    return;
  if (strip->links == NULL)
    strip->links = g_array_new (FALSE, FALSE, sizeof (DubanStripLink));
  g_array_append_val (strip->links, link);
}

void
duban_strip_take_line (DubanStrip *strip, DubanLine *line, double x, double baseline, double link_y,
                       double link_height)
{
  const DubanInk ink = { .kind = DUBAN_INK_LINE, .x = x, .y = baseline, .line = line };

  for (guint i = 0; line->figures != NULL && i < line->figures->len; i++)
    {
      const DubanLineFigure *figure = &g_array_index (line->figures, DubanLineFigure, i);

      duban_strip_add_link (strip, figure->figure, x + figure->x, link_y, figure->width,
                            link_height);
    }
  g_array_append_val (strip->inks, ink);
}

void
duban_strip_add_rule (DubanStrip *strip, double x, double y, double x2, double y2,
                      gboolean is_faint)
{
  const DubanInk ink = { DUBAN_INK_RULE, is_faint ? 1 : 0, x, y, x2, y2, NULL, NULL };

  g_array_append_val (strip->inks, ink);
}

void
duban_strip_add_box (DubanStrip *strip, double x, double y, double width, double height, guint look)
{
  const DubanInk ink = { DUBAN_INK_BOX, look, x, y, width, height, NULL, NULL };

  g_array_append_val (strip->inks, ink);
}

void
duban_strip_take_path (DubanStrip *strip, GArray *points, guint look)
{
  const DubanInk ink = { DUBAN_INK_PATH, look, 0, 0, 0, 0, NULL, points };

  g_array_append_val (strip->inks, ink);
}

/* The square of a letter stands in the middle, its foot 0.14 below the baseline. */
double
duban_baseline (double height, double size)
{
  return (height - size) / 2 + 0.86 * size;
}

static void
draw_rule (const DubanInk *ink, cairo_t *cr)
{
  const double faint[] = { 1.2, 1.8 };

  cairo_save (cr);
  cairo_set_line_width (cr, ink->look == 1 ? FAINT : THIN);
  if (ink->look == 1)
    {
      cairo_set_dash (cr, faint, 2, 0);
      cairo_set_source_rgb (cr, 0.55, 0.55, 0.55);
    }
  cairo_move_to (cr, ink->x, ink->y);
  cairo_line_to (cr, ink->x2, ink->y2);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
duban_strip_draw (const DubanStrip *strip, cairo_t *cr, double x, double y)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  for (guint i = 0; i < strip->inks->len; i++)
    {
      const DubanInk *ink = &g_array_index (strip->inks, DubanInk, i);

      if (ink->kind == DUBAN_INK_LINE)
        duban_line_draw (ink->line, cr, ink->x, ink->y);
      else if (ink->kind == DUBAN_INK_RULE)
        draw_rule (ink, cr);
      else if (ink->kind == DUBAN_INK_BOX)
        duban_look_draw_box (cr, ink->look, ink->x, ink->y, ink->x2, ink->y2);
      else
        duban_look_draw_path (cr, ink->look, (const double *) (void *) ink->points->data,
                              ink->points->len / 2);
    }
  cairo_restore (cr);
}

void
duban_strip_draw_foot (const DubanStrip *strip, cairo_t *cr, double x, double y)
{
  const DubanInk ink = { DUBAN_INK_RULE,    0,    x,   y + strip->height, x + strip->width,
                         y + strip->height, NULL, NULL };

  draw_rule (&ink, cr);
}
