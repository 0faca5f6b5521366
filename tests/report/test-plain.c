/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/output.h"
#include "sample.h"

#include <string.h>

/* A row of what the table said; its columns are the ones of the head. */
static char *
make_row (const char *const *columns, const char *const *cells)
{
  g_autoptr (DubanDocument) document = duban_document_new ("", "", "");
  DubanTable *table = duban_table_new ("", "", FALSE);

  for (guint i = 0; columns[i] != NULL; i++)
    duban_table_add_column (table, columns[i], 1, DUBAN_ALIGN_LEFT);
  duban_table_add_row (table);
  for (guint i = 0; columns[i] != NULL; i++)
    duban_table_set_text (table, i, 0, cells[i]);
  duban_document_take_table (document, table);
  return duban_plain_make (document);
}

static void
test_rows (void)
{
  static const struct
  {
    const char *columns[4];
    const char *cells[4];
    const char *line;
  } cases[] = {
    { { "事项", "单位" }, { "甲", "乙局" }, "1. 甲；单位：乙局\n" },
    { { "序号", "事项", "单位" }, { "7", "甲", "乙局" }, "7. 甲；单位：乙局\n" },
    { { "序号", "事项", "单位" }, { "", "甲", "乙局" }, "1. 甲；单位：乙局\n" },
    { { "事项", "单位" }, { "甲", " \n" }, "1. 甲\n" },
    { { "事项", "" }, { "甲\n乙\t 丙", "丁" }, "1. 甲 乙 丙；丁\n" },
    { { "事项", "单位" }, { "", "乙局" }, "1. 乙局\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = make_row (cases[i].columns, cases[i].cells);

      g_assert_cmpstr (plain, ==, cases[i].line);
    }
}

static void
test_blocks (void)
{
  g_autoptr (DubanDocument) document = duban_document_new ("", "", "");
  g_autofree char *plain = NULL;

  duban_document_add (document, DUBAN_BLOCK_TITLE, NULL, "周报");
  duban_document_add (document, DUBAN_BLOCK_SUBTITLE, NULL, "副旗长甲");
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, "总体情况");
  duban_document_begin (document, DUBAN_BLOCK_PARAGRAPH, NULL);
  duban_document_say (document, DUBAN_RUN_STRONG, 0, "新交办");
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "2件。\n另1件。　 ");
  duban_document_begin (document, DUBAN_BLOCK_SIGNATURE, NULL);
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "办公室");
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "2026年11月20日");
  plain = duban_plain_make (document);
  g_assert_cmpstr (
      plain, ==,
      "周报\n\n副旗长甲\n\n一、总体情况\n新交办2件。\n另1件。\n\n办公室\n2026年11月20日\n");
}

static void
test_chart (void)
{
  g_autoptr (DubanDocument) document = duban_document_new ("", "", "");
  DubanChart *chart = duban_chart_new (DUBAN_CHART_LINES, "按时率", "%");
  const gint64 first[] = { 10000, DUBAN_CHART_NOTHING };
  const gint64 second[] = { 9167, -50 };
  g_autofree char *plain = NULL;

  duban_chart_add_series (chart, "部署", DUBAN_TONE_PLAIN);
  duban_chart_add_series (chart, "思路", DUBAN_TONE_PLAIN);
  duban_chart_add_category (chart, "第46周", first);
  duban_chart_add_category (chart, "第47周", second);
  duban_document_take_chart (document, chart);
  plain = duban_plain_make (document);
  g_assert_cmpstr (plain, ==,
                   "按时率（%）\n第46周：部署 100，思路 —\n第47周：部署 91.67，思路 -0.5\n");
}

/* Whatever stands in it: no tab, no blank at the end of a line, no two empty lines. */
static void
test_nasty (void)
{
  DubanDocument *(*const samples[]) (void) = { sample_week, sample_nasty, sample_empty };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (DubanDocument) document = samples[i]();
      g_autofree char *plain = duban_plain_make (document);

      g_assert_true (g_utf8_validate (plain, -1, NULL));
      g_assert_null (strchr (plain, '\t'));
      g_assert_null (strchr (plain, '\r'));
      g_assert_null (strchr (plain, '\x1b'));
      g_assert_null (strstr (plain, " \n"));
      g_assert_null (strstr (plain, "\n\n\n"));
      g_assert_cmpint (*plain, !=, '\n');
    }
}

static void
test_huge (void)
{
  g_autoptr (DubanDocument) document = sample_nasty ();
  g_autofree char *plain = duban_plain_make (document);
  g_autofree char *huge = g_strnfill (70000, 'x');

  g_assert_nonnull (strstr (plain, huge));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plain/a-row-is-a-line", test_rows);
  g_test_add_func ("/plain/blocks", test_blocks);
  g_test_add_func ("/plain/chart-in-words", test_chart);
  g_test_add_func ("/plain/nothing-that-a-message-cannot-hold", test_nasty);
  g_test_add_func ("/plain/nothing-is-left-out", test_huge);
  return g_test_run ();
}
