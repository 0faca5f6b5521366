/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which row holds the headings, and which column holds what. */
#include "exchange/heading.h"

#include <string.h>

/* A table of one row for each line of text, cells parted by |. */
static DubanFileTable *
table_from_text (const char *lines)
{
  char *text = g_strdup (lines);
  gsize size = strlen (text);
  DubanFileTable *table = duban_file_table_new (text, size);
  guint row = 1;

  for (char *at = text; at <= text + size; at++)
    {
      char *end = at + strcspn (at, "|\n");
      char stop = *end;

      *end = '\0';
      duban_file_table_add_cell (table, at);
      if (stop != '|')
        duban_file_table_end_row (table, row++);
      at = end;
    }
  return table;
}

static void
test_columns_by_heading (void)
{
  static const struct
  {
    const char *headings;
    DubanColumn columns[6];
  } cases[] = {
    { "编号|事项|牵头领导|责任单位|完成时限|状态",
      { DUBAN_COLUMN_NUMBER, DUBAN_COLUMN_TITLE, DUBAN_COLUMN_LEAD, DUBAN_COLUMN_UNIT,
        DUBAN_COLUMN_DUE, DUBAN_COLUMN_STATUS } },
    { "序号|督办 事项|分管（领导）|牵头\t单位|责任单位|备注",
      { DUBAN_COLUMN_IGNORED, DUBAN_COLUMN_TITLE, DUBAN_COLUMN_LEAD, DUBAN_COLUMN_UNIT,
        DUBAN_COLUMN_COOPERATING_UNITS, DUBAN_COLUMN_NOTES } },
    { "NUMBER|Title|lead|unit|due|follow_up",
      { DUBAN_COLUMN_NUMBER, DUBAN_COLUMN_TITLE, DUBAN_COLUMN_LEAD, DUBAN_COLUMN_UNIT,
        DUBAN_COLUMN_DUE, DUBAN_COLUMN_FOLLOW_UP } },
    { "重点任务|工作内容|包联领导|配合责任单位|整改完成期限|联系电话",
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_REQUIREMENT, DUBAN_COLUMN_LEAD,
        DUBAN_COLUMN_COOPERATING_UNITS, DUBAN_COLUMN_DUE, DUBAN_COLUMN_UNKNOWN } },
    { "事项|目标任务|工作内容|任务编号|协办领导|任务完成情况",
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_REQUIREMENT, DUBAN_COLUMN_UNKNOWN, DUBAN_COLUMN_UNKNOWN,
        DUBAN_COLUMN_COOPERATORS, DUBAN_COLUMN_PROGRESS } },
    { "事项|办结时限|完成时限|完成时间|销号日期|是否需要整改",
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNKNOWN, DUBAN_COLUMN_DUE, DUBAN_COLUMN_COMPLETION,
        DUBAN_COLUMN_CLOSED, DUBAN_COLUMN_RECTIFICATION } },
    { "事项|交办（批示）时间|交办（批示）人|存在的主要问题|下一步打算|文件依据",
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_ASSIGNED, DUBAN_COLUMN_ASSIGNER, DUBAN_COLUMN_PROBLEM,
        DUBAN_COLUMN_SUGGESTION, DUBAN_COLUMN_SOURCE_REF } },
    { "事项|参与配合部门|实施主体|协调领导|责任人|单位",
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_COOPERATING_UNITS, DUBAN_COLUMN_UNIT,
        DUBAN_COLUMN_COOPERATORS, DUBAN_COLUMN_UNKNOWN, DUBAN_COLUMN_UNKNOWN } },
    { "事项|主办单位|配合单位|责任部门|协作单位|灯",
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNIT, DUBAN_COLUMN_COOPERATING_UNITS, DUBAN_COLUMN_UNKNOWN,
        DUBAN_COLUMN_UNKNOWN, DUBAN_COLUMN_IGNORED } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanFileTable) table = table_from_text (cases[i].headings);
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanHeading) heading
          = duban_heading_find (table, DUBAN_SHEET_ANY, NULL, "x", &error);

      g_assert_no_error (error);
      g_assert_cmpint (heading->sheet, ==, DUBAN_SHEET_LEDGER);
      for (gsize k = 0; k < 6; k++)
        g_assert_cmpint (heading->columns[k], ==, cases[i].columns[k]);
    }
}

static void
test_sheet_and_row_are_found (void)
{
  static const struct
  {
    const char *lines;
    DubanTableKind sheet;
    gsize row;
  } cases[] = {
    { "2026年重点工作任务督办台账\n填报单位：|政府办公室\n序号|工作任务|责任单位\n1|甲|乙",
      DUBAN_SHEET_LEDGER, 2 },
    { "任务\n甲", DUBAN_SHEET_LEDGER, 0 },
    { "政府领导分工\n领导|职务|分管|起", DUBAN_SHEET_PORTFOLIO, 1 },
    { "领导|领域", DUBAN_SHEET_PORTFOLIO, 0 },
    { "单位|简称|类别|主要负责人|上级单位", DUBAN_SHEET_UNITS, 0 },
    { "日期|名称|类型\n2026-10-01|国庆节|休", DUBAN_SHEET_HOLIDAYS, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanFileTable) table = table_from_text (cases[i].lines);
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanHeading) heading
          = duban_heading_find (table, DUBAN_SHEET_ANY, NULL, "x", &error);

      g_assert_no_error (error);
      g_assert_cmpint (heading->sheet, ==, cases[i].sheet);
      g_assert_cmpuint (heading->row, ==, cases[i].row);
    }
}

/* Merged cells are filled down and across by the time a heading is looked for. */
static void
test_rows_of_headings_are_one (void)
{
  static const struct
  {
    const char *lines;
    gsize row;
    DubanColumn columns[5];
    const char *last; /* the last column's heading */
  } cases[] = {
    { "事项|责任单位|责任单位|备注\n事项|牵头|配合单位|备注\n甲|乙|丙|丁",
      1,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNIT, DUBAN_COLUMN_COOPERATING_UNITS, DUBAN_COLUMN_NOTES },
      "备注" },
    { "台账\n序号|事项|责任领导|责任领导|时限\n序号|事项|姓名|电话|时限\n1|甲|乙|丙|丁",
      2,
      { DUBAN_COLUMN_IGNORED, DUBAN_COLUMN_TITLE, DUBAN_COLUMN_LEAD, DUBAN_COLUMN_UNKNOWN,
        DUBAN_COLUMN_DUE },
      "时限" },
    /* groups over headings, without a heading merged over both rows */
    { "|责任|责任|进展情况|进展情况\n事项|牵头单位|配合单位|一月|二月\n甲|乙|丙|丁|戊",
      1,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNIT, DUBAN_COLUMN_COOPERATING_UNITS,
        DUBAN_COLUMN_PROGRESS, DUBAN_COLUMN_UNKNOWN },
      "进展情况/二月" },
    { "事项|单位|单位\n事项|责任|责任\n事项|牵头单位|配合单位\n甲|乙|丙",
      2,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNIT, DUBAN_COLUMN_COOPERATING_UNITS },
      "配合单位" },
    /* lines under the title, however merged, are no groups */
    { "填报单位：督查室||截至时间：11月20日|截至时间：11月20日\n序号|事项|单位|情况\n1|甲|乙|丙",
      1,
      { DUBAN_COLUMN_IGNORED, DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNKNOWN, DUBAN_COLUMN_UNKNOWN },
      "情况" },
    /* a row of data below two headings of the same name is one of data */
    { "事项|备注|备注\n甲|乙|丙",
      0,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_NOTES, DUBAN_COLUMN_UNKNOWN },
      "备注" },
    { "事项|备注|单位\n甲|备注|丙\n乙|备注|丙",
      0,
      { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_NOTES, DUBAN_COLUMN_UNKNOWN },
      "单位" },
    { "序号|大事|大事|备注\n序号|甲|乙|备注\n1|事项|任务|丁",
      2,
      { DUBAN_COLUMN_UNKNOWN, DUBAN_COLUMN_TITLE, DUBAN_COLUMN_REQUIREMENT, DUBAN_COLUMN_UNKNOWN },
      "丁" },
    { "事项|单位\n\n事项|单位\n甲|乙", 0, { DUBAN_COLUMN_TITLE, DUBAN_COLUMN_UNKNOWN }, "单位" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanFileTable) table = table_from_text (cases[i].lines);
      g_autoptr (DubanHeading) heading
          = duban_heading_find (table, DUBAN_SHEET_LEDGER, NULL, "x", NULL);
      g_autofree char *last = NULL;

      g_assert_nonnull (heading);
      g_assert_cmpuint (heading->row, ==, cases[i].row);
      for (gsize k = 0; k < heading->n_columns; k++)
        g_assert_cmpint (heading->columns[k], ==, cases[i].columns[k]);
      last = duban_heading_dup_text (heading, heading->n_columns - 1);
      g_assert_cmpstr (last, ==, cases[i].last);
    }
}

static void
test_unknown_headings_are_refused (void)
{
  static const struct
  {
    const char *lines;
    DubanTableKind sheet;
    const char *says;
  } cases[] = {
    { "姓名|年龄\n甲|40", DUBAN_SHEET_ANY, "事项" },
    { "2026年重点工作任务督办台账", DUBAN_SHEET_ANY, "事项" },
    { "事项|责任单位", DUBAN_SHEET_PORTFOLIO, "领导" },
    { "领导|职务", DUBAN_SHEET_ANY, "事项" },
    { "日期|名称", DUBAN_SHEET_HOLIDAYS, "类型" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanFileTable) table = table_from_text (cases[i].lines);
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanHeading) heading
          = duban_heading_find (table, cases[i].sheet, NULL, "x", &error);

      g_assert_null (heading);
      g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_HEADER);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
}

static void
test_order_does_not_depend_on_the_file (void)
{
  g_autoptr (DubanFileTable) one = table_from_text ("乙列|事项|编号|甲列|序号\n1|2|3|4|5");
  g_autoptr (DubanFileTable) two = table_from_text ("序号|编号|甲列|事项|乙列\n5|3|4|2|1");
  g_autoptr (DubanHeading) first = duban_heading_find (one, DUBAN_SHEET_ANY, NULL, "x", NULL);
  g_autoptr (DubanHeading) second = duban_heading_find (two, DUBAN_SHEET_ANY, NULL, "x", NULL);

  g_assert_cmpuint (first->n_order, ==, 4);
  g_assert_cmpuint (first->n_known, ==, 2);
  g_assert_cmpuint (second->n_order, ==, 4);
  for (gsize i = 0; i < 4; i++)
    g_assert_cmpstr (duban_file_table_get_cell (one, 1, first->order[i]), ==,
                     duban_file_table_get_cell (two, 1, second->order[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heading/columns-by-heading", test_columns_by_heading);
  g_test_add_func ("/heading/sheet-and-row-are-found", test_sheet_and_row_are_found);
  g_test_add_func ("/heading/rows-of-headings-are-one", test_rows_of_headings_are_one);
  g_test_add_func ("/heading/unknown-headings-are-refused", test_unknown_headings_are_refused);
  g_test_add_func ("/heading/order-does-not-depend-on-the-file",
                   test_order_does_not_depend_on_the_file);
  return g_test_run ();
}
