/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/chart-lines.h"

#include "report/layout/look.h"
#include "report/layout/scale.h"

#include <math.h>

#define SIZE 9.0 /* 小5号 */
#define PITCH 13.0
#define PAD 4.0
#define PLOT 170.0
#define SAMPLE 26.0 /* of a line, beside its name */
#define LEAST 30.0  /* a category is as wide */

/* [first, end) of the categories, as one picture with its table. */
typedef struct
{
  DubanMason *mason;
  const DubanChart *chart;
  DubanScale scale;
  double left, column; /* where the first category begins, and how wide each is */
  guint first, end;
} Panel;

static double
centre_of (const Panel *panel, guint category)
{
  return panel->left + panel->column * (category - panel->first + 0.5);
}

static void
put_words (Panel *panel, DubanStrip *strip, const char *words, double x, double width, double y,
           double align)
{
  g_autoptr (GPtrArray) lines
      = duban_mason_set (panel->mason, DUBAN_FACE_BODY, SIZE, width, 0, words);

  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      DubanLine *line = g_ptr_array_index (lines, i);

      duban_strip_take_line (strip, line, x + (width - line->width) * align,
                             y + i * PITCH + duban_baseline (PITCH, SIZE), 0, 0);
    }
}

static double
measure (Panel *panel, const char *words)
{
  DubanLine *line = duban_mason_set_line (panel->mason, DUBAN_FACE_BODY, SIZE, words);
  const double width = line->width;

  duban_line_free (line);
  return width;
}

/* As many categories side by side as their values have room. Returns how many. */
static guint
share_width (Panel *panel)
{
  const guint n = panel->chart->categories->len;
  double widest = 0, least = LEAST;
  guint n_panels, each;

  for (guint i = 0; i < panel->chart->series->len; i++)
    {
      const DubanChartSeries *series = g_ptr_array_index (panel->chart->series, i);

      widest = MAX (widest, measure (panel, series->name));
      for (guint k = 0; k < n; k++)
        {
          g_autofree char *words
              = duban_scale_write (&panel->scale, g_array_index (series->values, gint64, k));

          least = MAX (least, measure (panel, words) + 3);
        }
    }
  panel->left = MIN (widest + SAMPLE + 4 * PAD, 0.3 * panel->mason->width);
  each = MAX ((guint) ((panel->mason->width - panel->left) / least), 1);
  n_panels = (n + each - 1) / each;
  each = (n + n_panels - 1) / n_panels;
  panel->column = (panel->mason->width - panel->left) / each;
  return each;
}

static double
height_of (const Panel *panel, gint64 value)
{
  return PAD + PITCH / 2
         + (PLOT - PAD - PITCH / 2) * (1 - duban_scale_place (&panel->scale, value));
}

static void
add_plot (Panel *panel)
{
  DubanStrip *strip = duban_strip_new (panel->mason->width, PLOT);
  const double width = strip->width;

  for (guint i = 0; i <= panel->scale.n; i++)
    {
      const gint64 value = panel->scale.step * i;
      const double y = height_of (panel, value);
      g_autofree char *words = g_strdup_printf ("%" G_GINT64_FORMAT, value / 100);

      if (i > 0)
        {
          duban_strip_add_rule (strip, panel->left, y, width, y, TRUE);
          put_words (panel, strip, words, 0, panel->left - PAD, y - PITCH / 2, 1);
        }
    }
  duban_strip_add_rule (strip, panel->left, 0, panel->left, PLOT, FALSE);
  for (guint i = 0; i < panel->chart->series->len; i++)
    {
      const DubanChartSeries *series = g_ptr_array_index (panel->chart->series, i);
      GArray *points = g_array_new (FALSE, FALSE, sizeof (double));

      for (guint k = panel->first; k < panel->end; k++)
        {
          const gint64 value = duban_chart_get_value (panel->chart, i, k);
          const double point[]
              = { centre_of (panel, k),
                  value == DUBAN_CHART_NOTHING ? (double) NAN : height_of (panel, value) };

          g_array_append_vals (points, point, 2);
        }
      duban_strip_take_path (strip, points, duban_look_of (i, series->tone));
    }
  strip->keeps = TRUE;
  duban_mason_take (panel->mason, strip);
}

static void
rule_columns (const Panel *panel, DubanStrip *strip)
{
  duban_strip_add_rule (strip, 0, 0, 0, strip->height, FALSE);
  for (guint k = panel->first; k <= panel->end; k++)
    {
      const double x = panel->left + panel->column * (k - panel->first);

      duban_strip_add_rule (strip, x, 0, x, strip->height, FALSE);
    }
  duban_strip_add_rule (strip, 0, strip->height,
                        panel->left + panel->column * (panel->end - panel->first), strip->height,
                        FALSE);
}

static void
add_names (Panel *panel)
{
  guint n_lines = 1;
  DubanStrip *strip;

  for (guint k = panel->first; k < panel->end; k++)
    {
      g_autoptr (GPtrArray) lines
          = duban_mason_set (panel->mason, DUBAN_FACE_BODY, SIZE, panel->column - 2, 0,
                             g_ptr_array_index (panel->chart->categories, k));

      n_lines = MAX (n_lines, lines->len);
    }
  strip = duban_strip_new (panel->mason->width, n_lines * PITCH + 4);
  for (guint k = panel->first; k < panel->end; k++)
    put_words (panel, strip, g_ptr_array_index (panel->chart->categories, k),
               centre_of (panel, k) - panel->column / 2 + 1, panel->column - 2, 2, 0.5);
  duban_strip_add_rule (strip, 0, 0, panel->left + panel->column * (panel->end - panel->first), 0,
                        FALSE);
  rule_columns (panel, strip);
  strip->keeps = TRUE;
  duban_mason_take (panel->mason, strip);
}

/* How the line looks, what it is called, and its values. */
static void
add_values (Panel *panel, guint number)
{
  const DubanChartSeries *series = g_ptr_array_index (panel->chart->series, number);
  const double room = panel->left - SAMPLE - 3 * PAD;
  g_autoptr (GPtrArray) name
      = duban_mason_set (panel->mason, DUBAN_FACE_BODY, SIZE, room, 0, series->name);
  DubanStrip *strip = duban_strip_new (panel->mason->width, MAX (name->len, 1) * PITCH + 4);
  const double middle = strip->height / 2;
  const double sample[] = { PAD, middle, PAD + SAMPLE / 2, middle, PAD + SAMPLE, middle };
  GArray *points = g_array_new (FALSE, FALSE, sizeof (double));

  g_array_append_vals (points, sample, G_N_ELEMENTS (sample));
  duban_strip_take_path (strip, points, duban_look_of (number, series->tone));
  put_words (panel, strip, series->name, SAMPLE + 2 * PAD, room, 2, 0);
  for (guint k = panel->first; k < panel->end; k++)
    {
      g_autofree char *words
          = duban_scale_write (&panel->scale, duban_chart_get_value (panel->chart, number, k));

      put_words (panel, strip, words, centre_of (panel, k) - panel->column / 2, panel->column,
                 middle - PITCH / 2, 0.5);
    }
  rule_columns (panel, strip);
  strip->keeps = number + 1 < panel->chart->series->len;
  duban_mason_take (panel->mason, strip);
}

void
duban_mason_add_lines (DubanMason *mason, const DubanChart *chart)
{
  const guint n = chart->categories->len;
  Panel panel = { .mason = mason, .chart = chart, .scale = duban_scale_of (chart) };
  const guint each = share_width (&panel);

  for (panel.first = 0; panel.first < n; panel.first = panel.end)
    {
      panel.end = MIN (panel.first + each, n);
      if (panel.first > 0)
        duban_mason_add_space (mason, 2 * PAD);
      add_plot (&panel);
      add_names (&panel);
      for (guint i = 0; i < chart->series->len; i++)
        add_values (&panel, i);
    }
}
