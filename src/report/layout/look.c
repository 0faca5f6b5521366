/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/look.h"

#include <math.h>

/* The pattern of a ground. */
typedef enum
{
  PATTERN_FULL,
  PATTERN_RISING, /* ／ */
  PATTERN_EMPTY,
  PATTERN_FALLING, /* ＼ */
  PATTERN_CROSSED,
  PATTERN_LYING,
  PATTERN_STANDING,
  N_PATTERNS,
} Pattern;

typedef struct
{
  Pattern pattern;
  double ground[3];
  double ink[3];
} Look;

static const Look tones[] = {
  [DUBAN_TONE_RED] = { PATTERN_FULL, { 0.70, 0.13, 0.13 }, { 0.45, 0.05, 0.05 } },
  [DUBAN_TONE_YELLOW] = { PATTERN_RISING, { 1.00, 0.90, 0.55 }, { 0.45, 0.32, 0.00 } },
  [DUBAN_TONE_GREEN] = { PATTERN_EMPTY, { 0.84, 0.94, 0.85 }, { 0.10, 0.35, 0.15 } },
  [DUBAN_TONE_GREY] = { PATTERN_LYING, { 0.97, 0.97, 0.97 }, { 0.45, 0.45, 0.45 } },
};

static const Look plain[] = {
  { PATTERN_FULL, { 0.25, 0.25, 0.25 }, { 0, 0, 0 } },
  { PATTERN_RISING, { 1, 1, 1 }, { 0.15, 0.15, 0.15 } },
  { PATTERN_EMPTY, { 0.85, 0.85, 0.85 }, { 0.15, 0.15, 0.15 } },
  { PATTERN_CROSSED, { 1, 1, 1 }, { 0.25, 0.25, 0.25 } },
  { PATTERN_LYING, { 1, 1, 1 }, { 0.25, 0.25, 0.25 } },
  { PATTERN_FALLING, { 0.93, 0.93, 0.93 }, { 0.25, 0.25, 0.25 } },
  { PATTERN_STANDING, { 1, 1, 1 }, { 0.25, 0.25, 0.25 } },
};

/* A look is its series' number × 8 + its tone. */
guint
duban_look_of (guint number, DubanTone tone)
{
  return 1000 + number * 8 + tone;
}

static guint
number_of (guint look)
{
  return (look - 1000) / 8;
}

static const Look *
look_of (guint look)
{
  const guint tone = (look - 1000) % 8;

  return tone > DUBAN_TONE_PLAIN && tone < G_N_ELEMENTS (tones)
             ? &tones[tone]
             : &plain[number_of (look) % G_N_ELEMENTS (plain)];
}

/* Parallels through the box, dx, dy apart at its edges. */
static void
hatch (cairo_t *cr, double x, double y, double width, double height, double slope)
{
  const double step = 4;

  if (isinf (slope))
    for (double at = step; at < width; at += step)
      {
        cairo_move_to (cr, x + at, y);
        cairo_line_to (cr, x + at, y + height);
      }
  else if (slope == 0)
    for (double at = step * 0.75; at < height; at += step * 0.75)
      {
        cairo_move_to (cr, x, y + at);
        cairo_line_to (cr, x + width, y + at);
      }
  else
    for (double at = -height; at < width + height; at += step)
      {
        cairo_move_to (cr, x + at, slope > 0 ? y + height : y);
        cairo_line_to (cr, x + at + height, slope > 0 ? y : y + height);
      }
  cairo_stroke (cr);
}

static void
draw_pattern (cairo_t *cr, const Look *look, double x, double y, double width, double height)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  cairo_set_source_rgb (cr, look->ink[0], look->ink[1], look->ink[2]);
  cairo_set_line_width (cr, 0.6);
  if (look->pattern == PATTERN_RISING || look->pattern == PATTERN_CROSSED)
    hatch (cr, x, y, width, height, 1);
  if (look->pattern == PATTERN_FALLING || look->pattern == PATTERN_CROSSED)
    hatch (cr, x, y, width, height, -1);
  if (look->pattern == PATTERN_LYING)
    hatch (cr, x, y, width, height, 0);
  if (look->pattern == PATTERN_STANDING)
    hatch (cr, x, y, width, height, INFINITY);
  cairo_restore (cr);
}

void
duban_look_draw_box (cairo_t *cr, guint look, double x, double y, double width, double height)
{
  const Look *drawn;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  if (look == DUBAN_LOOK_SHADE)
    {
      cairo_set_source_rgb (cr, 0.94, 0.94, 0.94);
      cairo_fill (cr);
    }
  else
    {
      drawn = look_of (look);
      cairo_set_source_rgb (cr, drawn->ground[0], drawn->ground[1], drawn->ground[2]);
      cairo_fill (cr);
      draw_pattern (cr, drawn, x, y, width, height);
      cairo_rectangle (cr, x, y, width, height);
      cairo_set_source_rgb (cr, drawn->ink[0], drawn->ink[1], drawn->ink[2]);
      cairo_set_line_width (cr, 0.6);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/* ●, □, ▲, ◇, × and so on round again, filled by turns. */
static void
draw_mark (cairo_t *cr, guint number, double x, double y)
{
  const double r = 2.6;

  cairo_new_path (cr);
  switch (number % 5)
    {
    case 0:
      cairo_arc (cr, x, y, r, 0, 2 * G_PI);
      break;
    case 1:
      cairo_rectangle (cr, x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8);
      break;
    case 2:
      cairo_move_to (cr, x, y - r * 1.2);
      cairo_line_to (cr, x + r * 1.1, y + r * 0.8);
      cairo_line_to (cr, x - r * 1.1, y + r * 0.8);
      cairo_close_path (cr);
      break;
    case 3:
      cairo_move_to (cr, x, y - r * 1.3);
      cairo_line_to (cr, x + r * 1.3, y);
      cairo_line_to (cr, x, y + r * 1.3);
      cairo_line_to (cr, x - r * 1.3, y);
      cairo_close_path (cr);
      break;
    default:
      cairo_move_to (cr, x - r, y - r);
      cairo_line_to (cr, x + r, y + r);
      cairo_move_to (cr, x - r, y + r);
      cairo_line_to (cr, x + r, y - r);
      break;
    }
  if (number % 2 == 1)
    {
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_stroke (cr);
    }
  else
    {
      cairo_fill_preserve (cr);
      cairo_stroke (cr);
    }
}

void
duban_look_draw_path (cairo_t *cr, guint look, const double *points, gsize n)
{
  static const double dashes[][4]
      = { { 0, 0, 0, 0 }, { 5, 2.5, 5, 2.5 }, { 1.2, 2, 1.2, 2 }, { 7, 2, 1.2, 2 } };
  const guint number = number_of (look);
  const guint dash = number % G_N_ELEMENTS (dashes);
  gboolean is_begun = FALSE;

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 1.1);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, dashes[dash], dash == 0 ? 0 : 4, 0);
  for (gsize i = 0; i < n; i++)
    {
      if (isnan (points[2 * i + 1]))
        is_begun = FALSE;
      else if (is_begun)
        cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
      else
        {
          cairo_move_to (cr, points[2 * i], points[2 * i + 1]);
          is_begun = TRUE;
        }
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 0.9);
  for (gsize i = 0; i < n; i++)
    if (!isnan (points[2 * i + 1]))
      draw_mark (cr, number, points[2 * i], points[2 * i + 1]);
  cairo_restore (cr);
}
