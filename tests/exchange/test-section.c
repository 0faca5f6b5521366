/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a ledger that are no data, and the category that sections give. */
#include "exchange/section.h"

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

/* d data, s section, t total, r remark, h heading; a letter for each row below the heading. */
static char *
list_kinds (const DubanFileTable *table, const DubanHeading *heading, const DubanSections *sections)
{
  static const char letters[DUBAN_N_ROW_KINDS] = { 'd', 's', 't', 'r', 'h' };
  GString *kinds = g_string_new (NULL);

  for (gsize row = heading->row + 1; row < duban_file_table_get_n_rows (table); row++)
    g_string_append_c (kinds, letters[duban_sections_get_kind (sections, row)]);
  return g_string_free (kinds, FALSE);
}

static void
test_kinds_of_rows (void)
{
  static const struct
  {
    const char *rows, *kinds;
    const char *category; /* of the last row */
  } cases[] = {
    /* a section's title in the first column, with a number of its own */
    { "一、重点项目\n1|修路|甲局|6月", "sd", "一、重点项目" },
    { "一、重点项目\n（一）基础\n1|修路|甲局|6月", "ssd", "一、重点项目 / （一）基础" },
    { "一、重点\n（一）基础\n1|修路|甲局|6月\n二、民生\n1|建校|乙局|8月", "ssdsd", "二、民生" },
    { "一、重点\n（一）甲类\n1|修路|甲局|6月\n（二）乙类\n1|建校|乙局|8月", "ssdsd",
      "一、重点 / （二）乙类" },
    { "(一)基础\n1|修路|甲局|6月", "sd", "(一)基础" },
    { "第一部分 产业\n1|修路|甲局|6月", "sd", "第一部分 产业" },
    { "|一、重点项目\n1|修路|甲局|6月", "sd", "一、重点项目" },
    /* the number in 序号, the title in 事项 */
    { "一|重点项目\n1|修路|甲局|6月", "sd", "一、重点项目" },
    { "（一）|重点项目\n1|修路|甲局|6月", "sd", "（一）重点项目" },
    /* merged over the table, with or without a number */
    { "重点项目（2项）|重点项目（2项）|重点项目（2项）|重点项目（2项）\n1|修路|甲局|6月", "sd",
      "重点项目（2项）" },
    { "一、重点|一、重点|一、重点|一、重点\n1|修路|甲局|6月", "sd", "一、重点" },
    { "重点项目（2项）\n1|修路|甲局|6月", "sd", "重点项目（2项）" },
    /* what is data all the same */
    { "二\n1|修路|甲局|6月", "dd", "" },
    { "12\n1|修路|甲局|6月", "dd", "" },
    { "一|修路|甲局|6月\n二|建校|乙局|8月", "dd", "" },
    { "一|修路\n二|建校|乙局|8月", "dd", "" },
    { "1|一、修路\n2|二、建校", "dd", "" },
    { "|一、修路|甲局\n|二、建校", "dd", "" },
    { "|修路\n1|建校|乙局|8月", "dd", "" },
    { "|修路|修路\n1|建校|乙局|8月", "dd", "" },
    { "1|修路|修路|修路\n2|建校|乙局|8月", "dd", "" },
    { "|一、二期工程\n1|建校|乙局|8月", "dd", "" },
    { "|第一批项目验收\n1|建校|乙局|8月", "dd", "" },
    { "|一季度总结\n1|建校|乙局|8月", "dd", "" },
    { "|一、重点项目|甲局\n1|建校|乙局|8月", "dd", "" },
    /* below the table */
    { "1|修路|甲局|6月\n合计", "dt", "" },
    { "1|修路|甲局|6月\n|合计|2|1,300.5", "dt", "" },
    { "1|修路|甲局|6月\n|合计|9项|800万元", "dt", "" },
    { "1|修路|甲局|6月\n|合计|项", "dd", "" },
    { "1|修路|甲局|6月\n|合计|9项待办", "dd", "" },
    { "1|修路|甲局|6月\n|合计|甲局", "dd", "" },
    { "1|修路|甲局|6月\n注：每月25日前更新", "dr", "" },
    { "1|修路|甲局|6月\n|备注：略", "dr", "" },
    { "1|修路|甲局|6月\n2|备注：略", "dd", "" },
    { "1|修路|甲局|6月\n序号|事项|责任单位|时限\n2|建校|乙局|8月", "dhd", "" },
    { "1|修路|甲局|6月\n2|事项|责任单位|8月", "dd", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("序号|事项|责任单位|时限\n", cases[i].rows, NULL);
      g_autoptr (DubanFileTable) table = table_from_text (text);
      g_autoptr (DubanHeading) heading
          = duban_heading_find (table, DUBAN_SHEET_LEDGER, NULL, "x", NULL);
      g_autoptr (DubanSections) sections = duban_sections_new (table, heading);
      g_autofree char *kinds = list_kinds (table, heading, sections);

      g_test_message ("%s", cases[i].rows);
      g_assert_cmpstr (kinds, ==, cases[i].kinds);
      g_assert_cmpstr (
          duban_sections_get_category (sections, duban_file_table_get_n_rows (table) - 1), ==,
          cases[i].category);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/section/kinds-of-rows", test_kinds_of_rows);
  return g_test_run ();
}
