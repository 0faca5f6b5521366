/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-report.h"

#include <string.h>

DubanReport *
sample_report (SampleSession *sample, const char *leader, const char *period,
               const DubanFreeParts *parts)
{
  DubanReportKey key = { 0 };
  DubanReport *report;
  GError *error = NULL;

  g_assert_true (duban_period_parse (period, &key.period));
  if (leader != NULL)
    key.leader = sample_session_find (sample, leader);
  report = duban_report_compose (sample->session, &key, parts, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report);
  return report;
}

static void
append_table (GString *text, const DubanTable *table)
{
  g_string_append_printf (text, "［表］%s\n", table->title);
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " | " : "",
                            g_array_index (table->columns, DubanTableColumn, i).title);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < table->rows->len; i++)
    {
      const DubanTableRow *row = table->rows->pdata[i];
      const guint n = row->is_group ? 1 : table->columns->len;

      for (guint j = 0; j < n; j++)
        {
          g_autofree char *cell = g_strdup (row->cells[j].text);

          g_string_append_printf (text, "%s%s", j > 0 ? " | " : "", g_strdelimit (cell, "\n", ' '));
        }
      g_string_append_c (text, '\n');
    }
}

static void
append_chart (GString *text, const DubanChart *chart)
{
  g_string_append_printf (text, "［图］%s（%s）\n", chart->title, chart->measure);
  for (guint i = 0; i < chart->categories->len; i++)
    {
      g_string_append (text, chart->categories->pdata[i]);
      for (guint j = 0; j < chart->series->len; j++)
        {
          const gint64 value = duban_chart_get_value (chart, j, i);

          if (value == DUBAN_CHART_NOTHING)
            g_string_append (text, " –");
          else
            g_string_append_printf (text, " %d.%02d", (int) (value / 100), (int) (value % 100));
        }
      g_string_append_c (text, '\n');
    }
}

char *
sample_report_to_text (const DubanReport *report)
{
  const GPtrArray *blocks = report->document->blocks;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const DubanBlock *block = blocks->pdata[i];
      g_autofree char *line = duban_block_to_text (block);

      if (block->table != NULL)
        append_table (text, block->table);
      else if (block->chart != NULL)
        append_chart (text, block->chart);
      else
        g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (text, FALSE);
}

gboolean
sample_report_says (const DubanReport *report, const char *part)
{
  g_autofree char *text = sample_report_to_text (report);

  return strstr (text, part) != NULL;
}

const DubanFigure *
sample_report_find (const DubanReport *report, const char *code)
{
  const GPtrArray *figures = report->document->figures;

  for (guint i = 0; i < figures->len; i++)
    {
      const DubanFigure *figure = figures->pdata[i];

      if (g_str_equal (figure->code, code))
        return figure;
    }
  g_error ("there is no figure %s", code);
}

guint
sample_report_count (const DubanReport *report, const char *code)
{
  guint n = 0;

  for (guint i = 0; i < report->problems->len; i++)
    n += g_str_equal (((const DubanReportProblem *) report->problems->pdata[i])->code, code);
  return n;
}
