/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/mark.h"

#include <math.h>

/* All shapes are drawn in a square of side 2 around the origin. */
static void
begin (cairo_t *cr, double x, double y, double size)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 2, size / 2);
}

static void
fill (cairo_t *cr, const GdkRGBA *color)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_fill (cr);
}

static void
stroke (cairo_t *cr, const GdkRGBA *color, double width)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
polygon (cairo_t *cr, int n, double radius, double turn)
{
  for (int i = 0; i < n; i++)
    cairo_line_to (cr, radius * cos (turn + 2 * G_PI * i / n),
                   radius * sin (turn + 2 * G_PI * i / n));
  cairo_close_path (cr);
}

static void
tick (cairo_t *cr, const GdkRGBA *color)
{
  cairo_move_to (cr, -0.45, 0.02);
  cairo_line_to (cr, -0.1, 0.38);
  cairo_line_to (cr, 0.48, -0.32);
  stroke (cr, color, 0.26);
}

static void
bar (cairo_t *cr, const GdkRGBA *color)
{
  cairo_move_to (cr, -0.45, 0);
  cairo_line_to (cr, 0.45, 0);
  stroke (cr, color, 0.3);
}

static void
octagon (cairo_t *cr, const DubanPalette *palette)
{
  polygon (cr, 8, 1.0, G_PI / 8);
  fill (cr, &palette->red);
  bar (cr, &palette->ground);
}

static void
triangle (cairo_t *cr, const DubanPalette *palette)
{
  cairo_move_to (cr, 0, -0.85);
  cairo_line_to (cr, 0.95, 0.8);
  cairo_line_to (cr, -0.95, 0.8);
  cairo_close_path (cr);
  gdk_cairo_set_source_rgba (cr, &palette->yellow);
  cairo_fill_preserve (cr);
  stroke (cr, &palette->yellow, 0.2);
  cairo_move_to (cr, 0, -0.25);
  cairo_line_to (cr, 0, 0.2);
  stroke (cr, &palette->ground, 0.24);
  cairo_arc (cr, 0, 0.55, 0.14, 0, 2 * G_PI);
  fill (cr, &palette->ground);
}

static void
disc (cairo_t *cr, const GdkRGBA *color, const GdkRGBA *ground)
{
  cairo_arc (cr, 0, 0, 0.95, 0, 2 * G_PI);
  fill (cr, color);
  tick (cr, ground);
}

static void
ring (cairo_t *cr, const GdkRGBA *color)
{
  cairo_arc (cr, 0, 0, 0.8, 0, 2 * G_PI);
  stroke (cr, color, 0.24);
}

static void
rhombus (cairo_t *cr, const DubanPalette *palette)
{
  polygon (cr, 4, 1.15, 0);
  fill (cr, &palette->yellow);
  tick (cr, &palette->ground);
}

static void
half_disc (cairo_t *cr, const GdkRGBA *color)
{
  ring (cr, color);
  cairo_arc (cr, 0, 0, 0.8, -G_PI / 2, G_PI / 2);
  cairo_close_path (cr);
  fill (cr, color);
}

void
duban_mark_draw_light (cairo_t *cr, double x, double y, double size, DubanLight light,
                       const DubanPalette *palette)
{
  begin (cr, x, y, size);
  switch (light)
    {
    case DUBAN_LIGHT_RED:
      octagon (cr, palette);
      break;
    case DUBAN_LIGHT_YELLOW:
      triangle (cr, palette);
      break;
    case DUBAN_LIGHT_GREEN:
      disc (cr, &palette->green, &palette->ground);
      break;
    case DUBAN_LIGHT_GREY:
    default:
      ring (cr, &palette->grey);
    }
  cairo_restore (cr);
}

void
duban_mark_draw_stage (cairo_t *cr, double x, double y, double size, DubanStageState state,
                       const DubanPalette *palette)
{
  begin (cr, x, y, size);
  switch (state)
    {
    case DUBAN_STATE_MET:
      disc (cr, &palette->green, &palette->ground);
      break;
    case DUBAN_STATE_LATE:
      rhombus (cr, palette);
      break;
    case DUBAN_STATE_OVERDUE:
      octagon (cr, palette);
      break;
    case DUBAN_STATE_TODAY:
      half_disc (cr, &palette->accent);
      break;
    case DUBAN_STATE_PENDING:
      ring (cr, &palette->grey);
      break;
    case DUBAN_STATE_EXCUSED:
    default:
      bar (cr, &palette->grey);
    }
  cairo_restore (cr);
}

const GdkRGBA *
duban_mark_get_stage_color (DubanStageState state, const DubanPalette *palette)
{
  switch (state)
    {
    case DUBAN_STATE_MET:
      return &palette->green;
    case DUBAN_STATE_LATE:
      return &palette->yellow;
    case DUBAN_STATE_OVERDUE:
      return &palette->red;
    case DUBAN_STATE_TODAY:
      return &palette->accent;
    case DUBAN_STATE_PENDING:
    case DUBAN_STATE_EXCUSED:
    default:
      return &palette->grey;
    }
}
