/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/chart.h"

static void
series_free (gpointer data)
{
  DubanChartSeries *series = data;

  g_free (series->name);
  g_array_unref (series->values);
  g_free (series);
}

DubanChart *
duban_chart_new (DubanChartKind kind, const char *title, const char *measure)
{
  DubanChart *chart = g_new0 (DubanChart, 1);

  chart->kind = kind;
  chart->title = g_strdup (title);
  chart->measure = g_strdup (measure);
  chart->categories = g_ptr_array_new_with_free_func (g_free);
  chart->series = g_ptr_array_new_with_free_func (series_free);
  return chart;
}

void
duban_chart_free (DubanChart *chart)
{
  g_free (chart->title);
  g_free (chart->measure);
  g_ptr_array_unref (chart->categories);
  g_ptr_array_unref (chart->series);
  g_free (chart);
}

void
duban_chart_add_series (DubanChart *chart, const char *name, DubanTone tone)
{
  DubanChartSeries *series = g_new0 (DubanChartSeries, 1);

  g_return_if_fail (chart->categories->len == 0);
  series->name = g_strdup (name);
  series->tone = tone;
  series->values = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_ptr_array_add (chart->series, series);
}

void
duban_chart_add_category (DubanChart *chart, const char *name, const gint64 *values)
{
  g_ptr_array_add (chart->categories, g_strdup (name));
  for (guint i = 0; i < chart->series->len; i++)
    {
      DubanChartSeries *series = g_ptr_array_index (chart->series, i);

      g_array_append_val (series->values, values[i]);
    }
}

gint64
duban_chart_get_value (const DubanChart *chart, guint series, guint category)
{
  const DubanChartSeries *found = g_ptr_array_index (chart->series, series);

  return g_array_index (found->values, gint64, category);
}
