/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/output.h"
#include "report/document.h"
#include "report/keeping.h"

static const DubanId tasks[] = { { { 1, 2, 3 } }, { { 4, 5, 6 } } };

static DubanDocument *
make_document (void)
{
  DubanDocument *document = duban_document_new ("周报", "政府办公室", "2026-11-20T16:30:00+08:00");
  DubanTable *table = duban_table_new ("分管账", "分管账", TRUE);
  DubanChart *chart = duban_chart_new (DUBAN_CHART_LINES, "按时率", "%");
  const gint64 values[] = { 10000, DUBAN_CHART_NOTHING };
  const guint figure = duban_document_add_figure (document, "assigned", "新交办", "2件", tasks, 2);

  duban_document_add (document, DUBAN_BLOCK_TITLE, NULL, "周报");
  duban_document_begin (document, DUBAN_BLOCK_HEADING_1, NULL);
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "总体情况");
  duban_document_begin (document, DUBAN_BLOCK_PARAGRAPH, "overview");
  duban_document_say (document, DUBAN_RUN_STRONG, 0, "本周新交办");
  duban_document_say (document, DUBAN_RUN_PLAIN, figure, "2件");
  duban_table_add_column (table, "事项", 3, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, "超期", 1, DUBAN_ALIGN_RIGHT);
  duban_table_add_group (table, "红灯");
  duban_table_add_row (table);
  duban_table_set_text (table, 0, 0, "环保督察\n整改");
  duban_table_set_value (table, 1, figure, DUBAN_CELL_NUMBER, 3, "3天");
  duban_document_take_table (document, table);
  duban_chart_add_series (chart, "部署", DUBAN_TONE_PLAIN);
  duban_chart_add_series (chart, "思路", DUBAN_TONE_RED);
  duban_chart_add_category (chart, "第47周", values);
  duban_document_take_chart (document, chart);
  return document;
}

static void
test_bytes (void)
{
  g_autoptr (DubanDocument) document = make_document ();
  g_autoptr (GBytes) bytes = duban_document_to_bytes (document);
  g_autoptr (DubanDocument) again = duban_document_from_bytes (bytes);
  g_autoptr (GBytes) again_bytes = NULL;
  const DubanBlock *block;

  g_assert_nonnull (again);
  again_bytes = duban_document_to_bytes (again);
  g_assert_true (g_bytes_equal (bytes, again_bytes));
  g_assert_cmpuint (again->blocks->len, ==, document->blocks->len);
  block = g_ptr_array_index (again->blocks, 4);
  g_assert_cmpint (duban_chart_get_value (block->chart, 0, 0), ==, 10000);
  g_assert_cmpint (duban_chart_get_value (block->chart, 1, 0), ==, DUBAN_CHART_NOTHING);
  g_assert_cmpuint (duban_document_get_figure (again, 1)->tasks->len, ==, 2);
  g_assert_null (duban_document_get_figure (again, 2));
}

static void
add_sheet (DubanDocument *document)
{
  DubanTable *table = duban_table_new ("主要问题", "主要问题", TRUE);

  duban_table_add_column (table, "规则", 1, DUBAN_ALIGN_LEFT);
  duban_table_add_row (table);
  duban_table_set_value (table, 0, 0, DUBAN_CELL_NUMBER, 5, "5天");
  duban_document_take_sheet (document, table);
}

/* A document without a sheet of its own is as it ever was; with some, they come back. */
static void
test_sheet_bytes (void)
{
  for (guint n = 0; n <= 2; n++)
    {
      g_autoptr (DubanDocument) document = make_document ();
      g_autoptr (DubanDocument) again = NULL;
      g_autoptr (GBytes) bytes = NULL;
      const DubanTable *table;

      for (guint i = 0; i < n; i++)
        add_sheet (document);
      bytes = duban_document_to_bytes (document);
      g_assert_cmpuint (*(const guint8 *) g_bytes_get_data (bytes, NULL), ==, n > 0 ? 2 : 1);
      again = duban_document_from_bytes (bytes);
      g_assert_nonnull (again);
      g_assert_cmpuint (again->blocks->len, ==, document->blocks->len);
      g_assert_cmpuint (again->sheets->len, ==, n);
      if (n == 0)
        continue;
      table = g_ptr_array_index (again->sheets, n - 1);
      g_assert_cmpstr (table->sheet, ==, "主要问题");
      g_assert_cmpint (((const DubanTableRow *) table->rows->pdata[0])->cells[0].value, ==, 5);
    }
}

/* Nothing that is printed has a sheet of the workbook in it; the workbook has. */
static void
test_unprinted (void)
{
  g_autoptr (DubanDocument) bare = make_document ();
  g_autoptr (DubanDocument) document = make_document ();
  g_autofree char *bare_plain = duban_plain_make (bare);
  g_autoptr (GBytes) bare_html = duban_html_make (bare);
  g_autoptr (GBytes) bare_docx = duban_docx_make (bare, NULL, NULL);
  g_autoptr (GBytes) bare_xlsx = duban_xlsx_make (bare, NULL, NULL);
  g_autofree char *plain = NULL;
  g_autoptr (GBytes) html = NULL;
  g_autoptr (GBytes) docx = NULL;
  g_autoptr (GBytes) xlsx = NULL;

  add_sheet (document);
  plain = duban_plain_make (document);
  html = duban_html_make (document);
  docx = duban_docx_make (document, NULL, NULL);
  xlsx = duban_xlsx_make (document, NULL, NULL);
  g_assert_cmpstr (plain, ==, bare_plain);
  g_assert_true (g_bytes_equal (html, bare_html));
  g_assert_true (g_bytes_equal (docx, bare_docx));
  g_assert_cmpuint (g_bytes_get_size (xlsx), >, g_bytes_get_size (bare_xlsx));
}

/* Bytes that are cut or changed are refused or read, and never run into what is not there. */
static void
test_broken_bytes (gconstpointer has_sheet)
{
  g_autoptr (DubanDocument) document = make_document ();
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const guint8 *data;

  if (has_sheet != NULL)
    add_sheet (document);
  bytes = duban_document_to_bytes (document);
  data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autoptr (GBytes) cut = g_bytes_new (data, i);
      g_autofree guint8 *bent = g_memdup2 (data, size);
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (DubanDocument) from_cut = duban_document_from_bytes (cut);
      g_autoptr (DubanDocument) from_changed = NULL;

      bent[i] ^= 0x41;
      changed = g_bytes_new (bent, size);
      from_changed = duban_document_from_bytes (changed);
      g_assert_null (from_cut);
      if (from_changed != NULL)
        {
          g_autoptr (GBytes) packed = duban_document_to_bytes (from_changed);

          g_assert_true (g_bytes_equal (packed, changed));
        }
    }
}

/* A third heading that goes on as a sentence may part from the next one, a bracket after its last
 * full stop or not; one alone on its line may not. */
static void
test_alone (void)
{
  static const struct
  {
    DubanBlockKind kind;
    const char *words;
    gboolean is_alone;
  } cases[] = {
    { DUBAN_BLOCK_HEADING_2, "红灯事项。", TRUE },
    { DUBAN_BLOCK_HEADING_3, "修水库（甲1）", TRUE },
    { DUBAN_BLOCK_HEADING_3, "修水库（甲1）。", FALSE },
    { DUBAN_BLOCK_HEADING_3, "修水库。请立即反馈。（第五条）", FALSE },
    { DUBAN_BLOCK_HEADING_3, "修水库；", FALSE },
    { DUBAN_BLOCK_PARAGRAPH, "修水库", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanDocument) document = duban_document_new ("", "", "");

      duban_document_add (document, cases[i].kind, NULL, cases[i].words);
      g_assert_cmpint (duban_keeping_is_alone (g_ptr_array_index (document->blocks, 0)), ==,
                       cases[i].is_alone);
    }
}

static void
test_numbers (void)
{
  g_autoptr (DubanDocument) document = duban_document_new ("", "", "");
  static const struct
  {
    DubanBlockKind kind;
    const char *words;
  } cases[] = {
    { DUBAN_BLOCK_HEADING_1, "一、甲" },   { DUBAN_BLOCK_HEADING_2, "（一）甲" },
    { DUBAN_BLOCK_HEADING_3, "1.甲" },     { DUBAN_BLOCK_HEADING_3, "2.甲" },
    { DUBAN_BLOCK_HEADING_2, "（二）甲" }, { DUBAN_BLOCK_HEADING_3, "1.甲" },
    { DUBAN_BLOCK_PARAGRAPH, "甲" },       { DUBAN_BLOCK_HEADING_1, "二、甲" },
    { DUBAN_BLOCK_HEADING_2, "（一）甲" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;

      duban_document_add (document, cases[i].kind, NULL, "甲");
      words = duban_block_to_text (g_ptr_array_index (document->blocks, i));
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_lines (void)
{
  g_autoptr (DubanDocument) document = duban_document_new ("", "", "");

  duban_document_add (document, DUBAN_BLOCK_PARAGRAPH, "next", " 甲\r\n\n乙 \n");
  g_assert_cmpuint (document->blocks->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/bytes-and-back", test_bytes);
  g_test_add_data_func ("/document/broken-bytes", NULL, test_broken_bytes);
  g_test_add_data_func ("/document/broken-bytes/sheet", "sheet", test_broken_bytes);
  g_test_add_func ("/document/sheets-as-bytes", test_sheet_bytes);
  g_test_add_func ("/document/sheets-are-not-printed", test_unprinted);
  g_test_add_func ("/document/headings-are-numbered", test_numbers);
  g_test_add_func ("/document/alone", test_alone);
  g_test_add_func ("/document/a-line-is-a-paragraph", test_lines);
  return g_test_run ();
}
