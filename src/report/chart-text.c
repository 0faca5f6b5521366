/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/chart-text.h"

char *
duban_chart_value_to_text (gint64 value)
{
  const guint64 size = value < 0 ? -(guint64) value : (guint64) value;
  const char *sign = value < 0 ? "-" : "";
  const guint64 whole = size / 100;
  const guint part = (guint) (size % 100);

  if (value == DUBAN_CHART_NOTHING)
    return g_strdup ("—");
  if (part == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, sign, whole);
  if (part % 10 == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%u", sign, whole, part / 10);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%02u", sign, whole, part);
}

char *
duban_chart_to_title (const DubanChart *chart)
{
  return *chart->measure == '\0' ? g_strdup (chart->title)
                                 : g_strdup_printf ("%s（%s）", chart->title, chart->measure);
}

DubanTable *
duban_chart_to_table (const DubanChart *chart)
{
  g_autofree char *title = duban_chart_to_title (chart);
  DubanTable *table = duban_table_new (title, chart->title, FALSE);

  duban_table_add_column (table, "", 3, DUBAN_ALIGN_LEFT);
  for (guint i = 0; i < chart->series->len; i++)
    {
      const DubanChartSeries *series = g_ptr_array_index (chart->series, i);

      duban_table_add_column (table, series->name, 2, DUBAN_ALIGN_RIGHT);
    }
  for (guint i = 0; i < chart->categories->len; i++)
    {
      duban_table_add_row (table);
      duban_table_set_text (table, 0, 0, g_ptr_array_index (chart->categories, i));
      for (guint j = 0; j < chart->series->len; j++)
        {
          const gint64 value = duban_chart_get_value (chart, j, i);
          g_autofree char *text = duban_chart_value_to_text (value);

          if (value == DUBAN_CHART_NOTHING)
            duban_table_set_text (table, j + 1, 0, text);
          else
            duban_table_set_value (table, j + 1, 0, DUBAN_CELL_HUNDREDTHS, value, text);
        }
    }
  return table;
}
