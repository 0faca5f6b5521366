/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-report.h"

#include "app/edit/directory.h"

#include <string.h>

static void
record (SampleSession *sample, guint32 task, DubanRecordDraft draft)
{
  g_free (sample_session_record (sample, task, draft));
}

static void
account (SampleSession *sample, guint32 task, const char *by, const char *ledger,
         const char *position, const char *text)
{
  record (sample, task,
          (DubanRecordDraft){ .kind = "account",
                              .by = by,
                              .ledger = ledger,
                              .position = position,
                              .period = "2026-W11",
                              .text = text });
}

void
sample_report_fill (SampleSession *sample)
{
  guint32 first, second, third;

  sample_assert_done (
      duban_directory_edit_set_setting (sample->session, "accounts-from", "2026-03-02", &error));
  first = sample_session_add (sample, "甲1");
  sample_session_set (sample, first, "cooperators", "副旗长乙");
  sample_session_set (sample, first, "due", "2026-03-20");
  record (sample, first, (DubanRecordDraft){ .kind = "deploy", .on = "2026-03-01" });
  record (sample, first,
          (DubanRecordDraft){
              .kind = "approach", .on = "2026-03-05", .text = "分两段施工，先上游后下游" });
  record (sample, first,
          (DubanRecordDraft){ .kind = "feedback", .on = "2026-03-08", .text = "上游段已开工。" });
  record (sample, first,
          (DubanRecordDraft){ .kind = "blockage",
                              .on = "2026-03-12",
                              .text = "下游段征地未完成",
                              .cause = "补偿标准未定",
                              .suggestion = "由自然资源部门3日内核定补偿标准" });
  account (sample, first, "副旗长甲", "own", "on-track", "上游段完成三成");
  account (sample, first, "副旗长乙", "cross", "blocked", "征地专班尚未到位");
  second = sample_session_add (sample, "甲2");
  sample_session_set (sample, second, "title", "检修闸门");
  sample_session_set (sample, second, "assigned", "2026-03-10");
  third = sample_session_add (sample, "甲3");
  sample_session_set (sample, third, "title", "清理河道");
  record (sample, third, (DubanRecordDraft){ .kind = "deploy", .on = "2026-03-01" });
  record (sample, third,
          (DubanRecordDraft){ .kind = "close", .on = "2026-03-11", .text = "全线清理完毕" });
}

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
