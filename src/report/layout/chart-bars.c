/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/chart-bars.h"

#include "report/layout/look.h"
#include "report/layout/scale.h"

#define SIZE 10.5
#define PITCH 14.0
#define PAD 4.0
#define BAR 12.0
#define SWATCH 9.0
#define FEW 5
#define GAP 14.0 /* between the bars and the values */

/* names | bars | a column of values for each series */
typedef struct
{
  DubanMason *mason;
  const DubanChart *chart;
  DubanScale scale;
  double names;       /* width */
  double left, right; /* of the bars */
  double column;      /* width of one column of values, */
  double size;        /* and of its letters, less where it is narrow */
  const GPtrArray *head;
} Bars;

static double
measure (Bars *bars, const char *words)
{
  DubanLine *line = duban_mason_set_line (bars->mason, DUBAN_FACE_BODY, SIZE, words);
  const double width = line->width;

  duban_line_free (line);
  return width;
}

static void
share_width (Bars *bars)
{
  const double width = bars->mason->width;
  const guint n = bars->chart->series->len;
  double widest = 0;

  for (guint i = 0; i < bars->chart->categories->len; i++)
    widest = MAX (widest, measure (bars, g_ptr_array_index (bars->chart->categories, i)));
  bars->names = MIN (widest + 2 * PAD, 0.3 * width);
  widest = 0;
  for (guint i = 0; i < n; i++)
    {
      const DubanChartSeries *series = g_ptr_array_index (bars->chart->series, i);

      for (guint k = 0; k < series->values->len; k++)
        {
          g_autofree char *words
              = duban_scale_write (&bars->scale, g_array_index (series->values, gint64, k));

          widest = MAX (widest, measure (bars, words));
        }
      if (n > 1)
        widest = MAX (widest, MIN (measure (bars, series->name), 4 * SIZE));
    }
  bars->column = MIN (MAX (widest + 2 * PAD, 30), 0.4 * width / n);
  bars->size = widest > bars->column - 2 ? SIZE * (bars->column - 2) / widest : SIZE;
  bars->left = bars->names;
  bars->right = width - bars->column * n - GAP;
}

static double
column_of (const Bars *bars, guint series)
{
  return bars->right + GAP + bars->column * series;
}

/* Lines one below the other, each in the middle of [x, x + width), or at its left. */
static void
put_lines (DubanStrip *strip, GPtrArray *lines, double x, double width, double y,
           gboolean is_centred)
{
  g_ptr_array_set_free_func (lines, NULL);
  for (guint i = 0; i < lines->len; i++)
    {
      DubanLine *line = g_ptr_array_index (lines, i);

      duban_strip_take_line (strip, line, is_centred ? x + (width - line->width) / 2 : x,
                             y + i * PITCH + duban_baseline (PITCH, SIZE), 0, 0);
    }
}

/* The grid behind the bars, and the axis that they begin at. */
static void
put_grid (const Bars *bars, DubanStrip *strip, double top)
{
  for (guint i = 0; i <= bars->scale.n; i++)
    {
      const double x = bars->left + (bars->right - bars->left) * i / bars->scale.n;

      duban_strip_add_rule (strip, x, top, x, strip->height, i > 0);
    }
}

/* The scale over the bars; over the columns what each series is called, with its pattern. */
static void
add_head (Bars *bars)
{
  const guint n = bars->chart->series->len;
  GPtrArray *head = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_strip_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint n_lines = 1;
  double legend = 0;
  DubanStrip *strip;

  for (guint i = 0; i < n; i++)
    {
      const DubanChartSeries *series = g_ptr_array_index (bars->chart->series, i);
      GPtrArray *lines = duban_mason_set (bars->mason, DUBAN_FACE_BODY, bars->size,
                                          bars->column - 1, 0, n > 1 ? series->name : "");

      g_ptr_array_add (names, lines);
      n_lines = MAX (n_lines, lines->len);
    }
  if (n > 1)
    legend = SWATCH + 3;
  strip = duban_strip_new (bars->mason->width, legend + n_lines * PITCH + 2 * PAD);
  for (guint i = 0; i < n; i++)
    {
      const DubanChartSeries *series = g_ptr_array_index (bars->chart->series, i);
      GPtrArray *lines = g_ptr_array_index (names, i);

      if (n > 1)
        duban_strip_add_box (strip, column_of (bars, i) + bars->column / 2 - SWATCH, PAD,
                             2 * SWATCH, SWATCH, duban_look_of (i, series->tone));
      put_lines (strip, lines, column_of (bars, i), bars->column, PAD + legend, TRUE);
      g_ptr_array_unref (lines);
    }
  for (guint i = 0; i <= bars->scale.n; i++)
    {
      g_autofree char *words = g_strdup_printf ("%" G_GINT64_FORMAT, bars->scale.step * i / 100);
      DubanLine *line = duban_mason_set_line (bars->mason, DUBAN_FACE_BODY, SIZE, words);
      const double x = bars->left + (bars->right - bars->left) * i / bars->scale.n;

      duban_strip_take_line (strip, line, x - line->width / 2,
                             strip->height - PITCH - 1 + duban_baseline (PITCH, SIZE), 0, 0);
    }
  duban_strip_add_rule (strip, 0, 0, strip->width, 0, FALSE);
  duban_strip_add_rule (strip, 0, strip->height, strip->width, strip->height, FALSE);
  strip->landscape = bars->mason->landscape;
  g_ptr_array_add (head, strip);
  g_ptr_array_add (bars->mason->heads, head);
  bars->head = head;
}

static void
put_bar (const Bars *bars, DubanStrip *strip, guint category)
{
  const double y = (strip->height - BAR) / 2;
  const double length = bars->right - bars->left;
  double x = bars->left;

  for (guint i = 0; i < bars->chart->series->len; i++)
    {
      const DubanChartSeries *series = g_ptr_array_index (bars->chart->series, i);
      const gint64 value = duban_chart_get_value (bars->chart, i, category);
      const double width
          = value == DUBAN_CHART_NOTHING ? 0 : length * duban_scale_place (&bars->scale, value);

      if (width <= 0)
        continue;
      duban_strip_add_box (strip, x, y, MIN (width, bars->right - x), BAR,
                           duban_look_of (i, series->tone));
      x = MIN (x + width, bars->right);
      if (bars->chart->kind != DUBAN_CHART_STACKED)
        break;
    }
}

/* A chart of up to half a page is not parted; of a longer one, no fewer than FEW bars. */
static gboolean
keeps_to_next (const Bars *bars, guint category)
{
  const guint n = bars->chart->categories->len;

  return n * (BAR + 2 * PAD) <= DUBAN_AREA_LONG / 2 || category + 1 < FEW || category + FEW >= n;
}

static void
add_category (Bars *bars, guint category)
{
  g_autoptr (GPtrArray) name
      = duban_mason_set (bars->mason, DUBAN_FACE_BODY, SIZE, bars->names - 2 * PAD, 0,
                         g_ptr_array_index (bars->chart->categories, category));
  const double height = MAX (BAR + 2 * PAD, name->len * PITCH + PAD + 2);
  DubanStrip *strip = duban_strip_new (bars->mason->width, height);
  const gboolean is_last = category + 1 == bars->chart->categories->len;

  put_lines (strip, name, PAD, 0, (height - name->len * PITCH) / 2, FALSE);
  put_grid (bars, strip, 0);
  put_bar (bars, strip, category);
  for (guint i = 0; i < bars->chart->series->len; i++)
    {
      g_autofree char *words
          = duban_scale_write (&bars->scale, duban_chart_get_value (bars->chart, i, category));
      g_autoptr (GPtrArray) value
          = duban_mason_set (bars->mason, DUBAN_FACE_BODY, SIZE, bars->column, 0, words);

      put_lines (strip, value, column_of (bars, i), bars->column, (height - PITCH) / 2, TRUE);
    }
  if (is_last)
    duban_strip_add_rule (strip, 0, height, strip->width, height, FALSE);
  strip->is_open = !is_last;
  strip->keeps = !is_last && keeps_to_next (bars, category);
  strip->head = bars->head;
  duban_mason_take (bars->mason, strip);
}

void
duban_mason_add_bars (DubanMason *mason, const DubanChart *chart)
{
  Bars bars = { .mason = mason, .chart = chart, .scale = duban_scale_of (chart) };

  share_width (&bars);
  add_head (&bars);
  for (guint i = 0; i < chart->categories->len; i++)
    add_category (&bars, i);
}
