/* SPDX-License-Identifier: GPL-3.0-or-later */
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

/* Bytes that are cut or changed are refused or read, and never run into what is not there. */
static void
test_broken_bytes (void)
{
  g_autoptr (DubanDocument) document = make_document ();
  g_autoptr (GBytes) bytes = duban_document_to_bytes (document);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

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
  g_test_add_func ("/document/broken-bytes", test_broken_bytes);
  g_test_add_func ("/document/headings-are-numbered", test_numbers);
  g_test_add_func ("/document/alone", test_alone);
  g_test_add_func ("/document/a-line-is-a-paragraph", test_lines);
  return g_test_run ();
}
