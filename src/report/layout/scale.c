/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/scale.h"

#define MOST_STEPS 5

/* What has no bar is as long as nothing. */
static double
length_of (const DubanChart *chart, guint series, guint category)
{
  const gint64 value = duban_chart_get_value (chart, series, category);

  return value == DUBAN_CHART_NOTHING ? 0 : MAX ((double) value, 0);
}

static double
find_largest (const DubanChart *chart)
{
  double largest = 0;

  for (guint category = 0; category < chart->categories->len; category++)
    {
      double sum = 0;

      for (guint series = 0; series < chart->series->len; series++)
        {
          const double length = length_of (chart, series, category);

          sum = chart->kind == DUBAN_CHART_STACKED ? sum + length : MAX (sum, length);
        }
      largest = MAX (largest, sum);
    }
  return MIN (largest, 1e15);
}

static gboolean
find_decimals (const DubanChart *chart)
{
  for (guint series = 0; series < chart->series->len; series++)
    for (guint category = 0; category < chart->categories->len; category++)
      {
        const gint64 value = duban_chart_get_value (chart, series, category);

        if (value != DUBAN_CHART_NOTHING && value % 100 != 0)
          return TRUE;
      }
  return FALSE;
}

DubanScale
duban_scale_of (const DubanChart *chart)
{
  static const gint64 rounds[] = { 1, 2, 5 };
  const double largest = find_largest (chart);
  DubanScale scale = { 100, 1, find_decimals (chart) };
  gint64 ten = 100;

  for (guint i = 0; (double) scale.step * MOST_STEPS < largest; i++)
    {
      if (i % 3 == 2)
        ten *= 10;
      scale.step = rounds[(i + 1) % 3] * ten;
    }
  while ((double) scale.step * scale.n < largest)
    scale.n++;
  return scale;
}

double
duban_scale_place (const DubanScale *scale, gint64 value)
{
  return CLAMP ((double) value / ((double) scale->step * scale->n), 0, 1);
}

char *
duban_scale_write (const DubanScale *scale, gint64 value)
{
  const guint64 size = value < 0 ? 0 - (guint64) value : (guint64) value;

  if (value == DUBAN_CHART_NOTHING)
    return g_strdup ("—");
  if (!scale->has_decimals)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, value < 0 ? "−" : "", size / 100);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", value < 0 ? "−" : "", size / 100,
                          (guint) (size % 100));
}
