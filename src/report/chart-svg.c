/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/chart-svg.h"

#include "report/chart-text.h"
#include "report/markup.h"

#include <string.h>

/* Pixels, all whole: no locale writes them otherwise. */
#define WIDTH 720
#define LABELS 170 /* the names beside lying bars */
#define RIGHT 60   /* the figures behind them */
#define BAR 20
#define PITCH 30
#define LEGEND 26
#define PLOT_LEFT 56
#define PLOT_HEIGHT 240
#define MAX_TICKS 5

typedef struct
{
  GString *svg;
  const DubanChart *chart;
  guint number;
  int top;      /* where the plot begins, below the legend */
  gint64 scale; /* the value at the end of the axis, in hundredths */
} Drawing;

static const char *
get_colour (const DubanChart *chart, guint series)
{
  static const char *const own[] = { "#1a5fb4", "#986a44", "#26a269", "#813d9c", "#3d3846" };
  static const char *const lights[] = { NULL, "#c01c28", "#b58900", "#1e7b45", "#6f6e72" };
  const DubanChartSeries *one = g_ptr_array_index (chart->series, series);

  return one->tone == DUBAN_TONE_PLAIN || one->tone > DUBAN_TONE_GREY
             ? own[series % G_N_ELEMENTS (own)]
             : lights[one->tone];
}

/* Full, slanted, dotted, crossed, empty, lying: each another grey on paper. */
static void
append_pattern (GString *svg, const DubanChart *chart, guint series, guint number)
{
  static const char *const marks[] = {
    "M0 0H8V8H0Z",
    "M-2 2L2-2M0 8L8 0M6 10L10 6",
    "M2 2h2v2h-2zM6 6h2v2h-2z",
    "M0 0L8 8M0 8L8 0",
    "",
    "M0 2H8M0 6H8",
  };
  const guint which = series % G_N_ELEMENTS (marks);
  const char *colour = get_colour (chart, series);

  g_string_append_printf (svg,
                          "<pattern id=\"c%up%u\" width=\"8\" height=\"8\""
                          " patternUnits=\"userSpaceOnUse\"><rect width=\"8\" height=\"8\""
                          " fill=\"#fff\"/><path d=\"%s\" fill=\"%s\" stroke=\"%s\""
                          " stroke-width=\"2\"/></pattern>",
                          number, series, marks[which], which == 0 || which == 2 ? colour : "none",
                          colour);
}

static void
append_text (GString *svg, int x, int y, const char *anchor, const char *text)
{
  g_string_append_printf (svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">", x, y, anchor);
  duban_markup_append (svg, text);
  g_string_append (svg, "</text>");
}

static void
append_mark (GString *svg, guint series, int x, int y, const char *colour)
{
  static const char *const shapes[]
      = { "m-4-4h8v8h-8z", "m0-5l5 9h-10z", "m0-6l6 6l-6 6l-6-6z", "m0 5l5-9h-10z" };

  g_string_append_printf (svg, "<path d=\"M%d %d%s\" fill=\"%s\" stroke=\"%s\"/>", x, y,
                          shapes[series % G_N_ELEMENTS (shapes)], series % 2 == 0 ? colour : "#fff",
                          colour);
}

static const char *
get_dash (guint series)
{
  static const char *const dashes[] = { "none", "7 4", "2 3", "9 3 2 3" };

  return dashes[series % G_N_ELEMENTS (dashes)];
}

static void
append_key (Drawing *drawing, guint series, int x, int y)
{
  const char *colour = get_colour (drawing->chart, series);

  if (drawing->chart->kind != DUBAN_CHART_LINES)
    {
      g_string_append_printf (drawing->svg,
                              "<rect x=\"%d\" y=\"%d\" width=\"24\" height=\"12\""
                              " fill=\"url(#c%up%u)\" stroke=\"%s\"/>",
                              x, y - 11, drawing->number, series, colour);
      return;
    }
  g_string_append_printf (drawing->svg,
                          "<path d=\"M%d %dh24\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\""
                          " stroke-dasharray=\"%s\"/>",
                          x, y - 5, colour, get_dash (series));
  append_mark (drawing->svg, series, x + 12, y - 5, colour);
}

static int
measure (const char *text)
{
  int width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += g_unichar_iswide (g_utf8_get_char (text)) ? 14 : 8;
  return width;
}

/* The names of the series, in as many lines as they need. */
static void
append_legend (Drawing *drawing)
{
  int x = 0;

  if (drawing->chart->series->len < 2)
    return;
  drawing->top = LEGEND;
  for (guint i = 0; i < drawing->chart->series->len; i++)
    {
      const DubanChartSeries *series = g_ptr_array_index (drawing->chart->series, i);
      const int width = 30 + measure (series->name) + 24;

      if (x > 0 && x + width > WIDTH)
        {
          x = 0;
          drawing->top += LEGEND;
        }
      append_key (drawing, i, x, drawing->top - 10);
      append_text (drawing->svg, x + 30, drawing->top - 10, "start", series->name);
      x += width;
    }
}

static gint64
get_size (const DubanChart *chart, guint series, guint category)
{
  const gint64 value = duban_chart_get_value (chart, series, category);

  return value == DUBAN_CHART_NOTHING ? 0 : CLAMP (value, 0, G_MAXINT32);
}

/* The greatest value; where there is an axis, the least 1, 2 or 5 with noughts that is not below
 * it; a share ends at 100. */
static gint64
find_scale (const DubanChart *chart)
{
  static const int steps[] = { 1, 2, 5 };
  gint64 greatest = 1;
  gint64 decade = 1;

  for (guint i = 0; i < chart->categories->len; i++)
    {
      gint64 sum = 0;

      for (guint j = 0; j < chart->series->len; j++)
        {
          const gint64 size = get_size (chart, j, i);

          sum = chart->kind == DUBAN_CHART_STACKED ? sum + size : MAX (sum, size);
        }
      greatest = MAX (greatest, sum);
    }
  if (strcmp (chart->measure, "%") == 0 && greatest <= 10000)
    return 10000;
  if (chart->kind != DUBAN_CHART_LINES)
    return greatest;
  for (;; decade *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      if (steps[i] * decade >= greatest)
        return steps[i] * decade;
}

static void
append_bar (Drawing *drawing, guint category, int y)
{
  const DubanChart *chart = drawing->chart;
  const int room = WIDTH - LABELS - RIGHT;
  gint64 sum = 0;
  g_autofree char *text = NULL;

  append_text (drawing->svg, LABELS - 8, y + 15, "end",
               g_ptr_array_index (chart->categories, category));
  for (guint i = 0; i < chart->series->len; i++)
    {
      const gint64 size = get_size (chart, i, category);
      const int start = LABELS + (int) (sum * room / drawing->scale);
      const int end = LABELS + (int) ((sum + size) * room / drawing->scale);

      sum += size;
      if (end > start)
        g_string_append_printf (drawing->svg,
                                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\""
                                " fill=\"url(#c%up%u)\" stroke=\"%s\"/>",
                                start, y, end - start, BAR, drawing->number, i,
                                get_colour (chart, i));
    }
  text = duban_chart_value_to_text (
      chart->series->len == 1 ? duban_chart_get_value (chart, 0, category) : sum);
  append_text (drawing->svg, LABELS + 6 + (int) (sum * room / drawing->scale), y + 15, "start",
               text);
}

static void
append_bars (Drawing *drawing)
{
  for (guint i = 0; i < drawing->chart->categories->len; i++)
    append_bar (drawing, i, drawing->top + 4 + (int) i * PITCH);
  g_string_append_printf (drawing->svg, "<path d=\"M%d %dV%d\" stroke=\"#3d3846\"/>", LABELS,
                          drawing->top,
                          drawing->top + (int) drawing->chart->categories->len * PITCH);
}

static int
find_x (const Drawing *drawing, guint category)
{
  return PLOT_LEFT
         + (int) (2 * category + 1) * (WIDTH - PLOT_LEFT)
               / (int) (2 * MAX (drawing->chart->categories->len, 1));
}

static int
find_y (const Drawing *drawing, gint64 value)
{
  return drawing->top + 10 + PLOT_HEIGHT - (int) (value * PLOT_HEIGHT / drawing->scale);
}

static void
append_axes (Drawing *drawing)
{
  const guint n = drawing->chart->categories->len;
  const guint step = MAX ((n + 11) / 12, 1);

  for (int i = 0; i <= MAX_TICKS; i++)
    {
      const gint64 value = drawing->scale * i / MAX_TICKS;
      const int y = find_y (drawing, value);
      g_autofree char *text = duban_chart_value_to_text (value);

      g_string_append_printf (drawing->svg, "<path d=\"M%d %dH%d\" stroke=\"%s\"/>", PLOT_LEFT, y,
                              WIDTH, i == 0 ? "#3d3846" : "#c0bfbc");
      append_text (drawing->svg, PLOT_LEFT - 8, y + 5, "end", text);
    }
  for (guint i = 0; i < n; i += step)
    append_text (drawing->svg, find_x (drawing, i), find_y (drawing, 0) + 20, "middle",
                 g_ptr_array_index (drawing->chart->categories, i));
}

/* A category without a value is a gap. */
static void
append_line (Drawing *drawing, guint series)
{
  const char *colour = get_colour (drawing->chart, series);
  g_autoptr (GString) path = g_string_new (NULL);
  gboolean is_open = FALSE;

  for (guint i = 0; i < drawing->chart->categories->len; i++)
    {
      const gboolean is_value
          = duban_chart_get_value (drawing->chart, series, i) != DUBAN_CHART_NOTHING;

      if (is_value)
        g_string_append_printf (path, "%c%d %d", is_open ? 'L' : 'M', find_x (drawing, i),
                                find_y (drawing, get_size (drawing->chart, series, i)));
      is_open = is_value;
    }
  g_string_append_printf (drawing->svg,
                          "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\""
                          " stroke-dasharray=\"%s\"/>",
                          path->str, colour, get_dash (series));
  for (guint i = 0; i < drawing->chart->categories->len; i++)
    if (duban_chart_get_value (drawing->chart, series, i) != DUBAN_CHART_NOTHING)
      append_mark (drawing->svg, series, find_x (drawing, i),
                   find_y (drawing, get_size (drawing->chart, series, i)), colour);
}

/* For those who cannot see it: each category with its values. */
static void
append_description (GString *svg, const DubanChart *chart)
{
  for (guint i = 0; i < chart->categories->len; i++)
    {
      duban_markup_append (svg, g_ptr_array_index (chart->categories, i));
      for (guint j = 0; j < chart->series->len; j++)
        {
          const DubanChartSeries *series = g_ptr_array_index (chart->series, j);
          g_autofree char *value = duban_chart_value_to_text (duban_chart_get_value (chart, j, i));

          g_string_append (svg, j == 0 ? "：" : "，");
          duban_markup_append (svg, series->name);
          g_string_append_printf (svg, " %s", value);
        }
      g_string_append (svg, "；");
    }
}

void
duban_chart_append_svg (GString *markup, const DubanChart *chart, guint number)
{
  g_autoptr (GString) plot = g_string_new (NULL);
  Drawing drawing = { plot, chart, number, 0, find_scale (chart) };
  g_autofree char *title = duban_chart_to_title (chart);
  int height;

  append_legend (&drawing);
  if (chart->kind == DUBAN_CHART_LINES)
    append_axes (&drawing);
  else
    append_bars (&drawing);
  for (guint i = 0; chart->kind == DUBAN_CHART_LINES && i < chart->series->len; i++)
    append_line (&drawing, i);
  height = drawing.top
           + (chart->kind == DUBAN_CHART_LINES ? PLOT_HEIGHT + 40
                                               : (int) chart->categories->len * PITCH + 8);
  g_string_append_printf (markup,
                          "<svg viewBox=\"0 0 %d %d\""
                          " role=\"img\" aria-labelledby=\"c%ut c%ud\"><title id=\"c%ut\">",
                          WIDTH, height, number, number, number);
  duban_markup_append (markup, title);
  g_string_append_printf (markup, "</title><desc id=\"c%ud\">", number);
  append_description (markup, chart);
  g_string_append (markup, "</desc><defs>");
  for (guint i = 0; chart->kind != DUBAN_CHART_LINES && i < chart->series->len; i++)
    append_pattern (markup, chart, i, number);
  g_string_append_printf (markup, "</defs>%s</svg>", plot->str);
}
