/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets that a report has in the workbook alone.  Runs in the plain C locale. */
#include "app/report/roster.h"
#include "sample-import.h"
#include "sample-report.h"

#define MONDAY "2026-03-16T10:00" /* after week 11: 9 to 15 March */

/* The rows of a sheet of the workbook as lines, or NULL where it is not there. (transfer full) */
static char *
list_sheet (const DubanReport *report, const char *name)
{
  for (guint i = 0; i < report->document->sheets->len; i++)
    {
      const DubanTable *table = report->document->sheets->pdata[i];
      GString *text = g_string_new (NULL);

      for (guint j = 0; j < table->rows->len; j++)
        {
          const DubanTableRow *row = table->rows->pdata[j];

          for (guint k = 0; k < (row->is_group ? 1 : table->columns->len); k++)
            g_string_append_printf (text, "%s%s", k > 0 ? "|" : "", row->cells[k].text);
          g_string_append_c (text, '\n');
        }
      if (g_str_equal (table->sheet, name))
        return g_string_free (text, FALSE);
      g_string_free (text, TRUE);
    }
  return NULL;
}

/* The workbook's own sheets say what the text says, a row an account, a row a finding. */
static void
test_sheets (void)
{
  SampleSession sample;
  g_autoptr (DubanReport) report = NULL;
  g_autoptr (DubanReport) month = NULL;
  g_autofree char *cross = NULL;
  g_autofree char *problems = NULL;
  const DubanTable *table;
  const DubanTableRow *row;

  sample_session_init (&sample, MONDAY);
  sample_report_fill (&sample);
  report = sample_report (&sample, "副旗长甲", "2026-W11", NULL);
  cross = list_sheet (report, "交叉账");
  g_assert_cmpstr (cross, ==,
                   "甲1|修水库|副旗长甲|副旗长乙|副旗长甲|分管账|正常推进|上游段完成三成\n"
                   "甲1|修水库|副旗长甲|副旗长乙|副旗长甲|交叉账|未交|\n"
                   "甲1|修水库|副旗长甲|副旗长乙|副旗长乙|交叉账|受阻|征地专班尚未到位\n");
  problems = list_sheet (report, "主要问题");
  g_assert_cmpstr (
      problems, ==,
      "甲2|检修闸门|水利局|问题|部署超期|副旗长甲|3月11日|5|"
      "副旗长甲应于3月10日当日部署，已超期5天，请立即部署、填报部署情况并补述原因（第五条）。|||"
      "由牵头领导会同责任单位明确补办时限和责任人，逐日跟进\n"
      "甲2|检修闸门|水利局|问题|思路超期|副旗长甲|3月14日|2|"
      "副旗长甲应于3月13日前形成思路，已超期2天，请立即填报思路并补述原因（第五条）。|||"
      "由牵头领导会同责任单位明确补办时限和责任人，逐日跟进\n"
      "甲1|修水库|水利局|问题|交账互相矛盾|副旗长甲、副旗长乙|3月15日||"
      "副旗长甲与副旗长乙就3月9日起一周的交账互相矛盾，请两位共同核实后重新交账（第四条）。|"
      "下游段征地未完成|补偿标准未定|由自然资源部门3日内核定补偿标准\n");
  table = report->document->sheets->pdata[1];
  row = table->rows->pdata[0];
  g_assert_cmpint (row->cells[6].kind, ==, DUBAN_CELL_DAY);
  g_assert_cmpint (row->cells[7].kind, ==, DUBAN_CELL_NUMBER);
  g_assert_cmpint (row->cells[7].value, ==, 5);
  for (guint i = 0; i < table->rows->len; i++)
    {
      row = table->rows->pdata[i];
      g_assert_true (sample_report_says (report, row->cells[8].text));
    }
  month = sample_report (&sample, NULL, "2026-03", NULL);
  g_assert_cmpuint (month->document->sheets->len, ==, 0);
  sample_session_clear (&sample);
}

/* With nothing to show there is no sheet; beyond the cap the rest is said. */
static void
test_sheet_cap (void)
{
  for (guint n = 0; n <= DUBAN_ROSTER_CROSSING + 1; n += n == 0 ? DUBAN_ROSTER_CROSSING : 1)
    {
      const guint extra = n > DUBAN_ROSTER_CROSSING ? 1 : 0;
      SampleSession sample;
      g_autoptr (GString) ledger = g_string_new ("编号,事项,牵头领导,配合领导,责任单位,交办时间\n");
      g_autoptr (DubanReport) report = NULL;
      const DubanTable *table;

      sample_session_init (&sample, MONDAY);
      for (guint i = 0; i < n; i++)
        g_string_append_printf (ledger, "%u,第%u件,副旗长甲,副旗长乙,水利局,2026-03-01\n", i, i);
      if (n > 0)
        sample_assert_import (&sample, ledger->str, n, 0, 0, 0);
      report = sample_report (&sample, NULL, "2026-W11", NULL);
      g_assert_cmpint (report->document->sheets->len > 0, ==, n > 0);
      if (n > 0)
        {
          table = report->document->sheets->pdata[0];
          g_assert_cmpuint (table->rows->len, ==, DUBAN_ROSTER_CROSSING + extra);
          g_assert_cmpint (((const DubanTableRow *) table->rows->pdata[0])->is_group, ==, extra);
        }
      sample_session_clear (&sample);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-sheets/week", test_sheets);
  g_test_add_func ("/report-sheets/cap", test_sheet_cap);
  return g_test_run ();
}
