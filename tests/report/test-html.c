/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/output.h"
#include "sample.h"

#include <string.h>

static char *
make_html (const DubanDocument *document)
{
  g_autoptr (GBytes) bytes = duban_html_make (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_blocks (void)
{
  static const struct
  {
    DubanBlockKind kind;
    const char *markup;
  } cases[] = {
    { DUBAN_BLOCK_TITLE, "<h1>a&lt;b</h1>" },
    { DUBAN_BLOCK_SUBTITLE, "<p class=\"subtitle\">a&lt;b</p>" },
    { DUBAN_BLOCK_HEADING_1, "<h2>一、a&lt;b</h2>" },
    { DUBAN_BLOCK_HEADING_2, "<h3>（一）a&lt;b</h3>" },
    { DUBAN_BLOCK_HEADING_3, "<h4>1.a&lt;b</h4>" },
    { DUBAN_BLOCK_HEADING_4, "<h5>（1）a&lt;b</h5>" },
    { DUBAN_BLOCK_PARAGRAPH, "<p>a&lt;b</p>" },
    { DUBAN_BLOCK_NOTE, "<p class=\"note\">a&lt;b</p>" },
    { DUBAN_BLOCK_SIGNATURE, "<p class=\"signature\">a&lt;b</p>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanDocument) document = duban_document_new ("", "", "");
      g_autofree char *html = NULL;

      duban_document_add (document, cases[i].kind, NULL, "a<b");
      html = make_html (document);
      g_assert_nonnull (strstr (html, cases[i].markup));
    }
}

/* A heading that goes on as a sentence is none for those who jump from heading to heading. */
static void
test_sentence (void)
{
  static const struct
  {
    const char *text;
    const char *markup;
  } cases[] = {
    { "进度", "<h4>1.进度</h4>" },
    { "进度滞后。", "<p>1.进度滞后。</p>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanDocument) document = duban_document_new ("", "", "");
      g_autofree char *html = NULL;

      duban_document_add (document, DUBAN_BLOCK_HEADING_3, NULL, cases[i].text);
      html = make_html (document);
      g_assert_nonnull (strstr (html, cases[i].markup));
    }
}

static void
test_figure (void)
{
  g_autoptr (DubanDocument) document = duban_document_new ("", "", "");
  const guint figure = duban_document_add_figure (document, "x\"y", "新<交办", "2件", NULL, 0);
  g_autofree char *html = NULL;

  duban_document_begin (document, DUBAN_BLOCK_PARAGRAPH, NULL);
  duban_document_say (document, DUBAN_RUN_STRONG, figure, "2\n件");
  duban_document_say (document, DUBAN_RUN_KAI, figure + 1, "无");
  html = make_html (document);
  g_assert_nonnull (strstr (html, "<data class=\"figure\" value=\"x&quot;y\" title=\"新&lt;交办\">"
                                  "<b>2<br>件</b></data><i>无</i>"));
}

static void
test_table (void)
{
  g_autoptr (DubanDocument) document = duban_document_new ("", "", "");
  DubanTable *table = duban_table_new ("表", "", TRUE);
  g_autofree char *html = NULL;

  duban_table_add_column (table, "甲", 1, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, "乙", 2, DUBAN_ALIGN_RIGHT);
  duban_table_add_group (table, "红灯");
  duban_table_add_row (table);
  duban_table_set_text (table, 0, 0, "<i>");
  duban_document_take_table (document, table);
  html = make_html (document);
  g_assert_nonnull (strstr (html, "<div class=\"wide across\"><table><caption>表</caption>"));
  g_assert_nonnull (strstr (html, "width:33.3%\"><col style=\"width:66.6%"));
  g_assert_nonnull (strstr (html, "<th colspan=\"2\" scope=\"colgroup\">红灯</th>"));
  g_assert_nonnull (strstr (html, "<td>&lt;i&gt;</td><td class=\"r\"></td>"));
}

/* Two charts have no name in common; a value that there is none of is a gap in its line. */
static void
test_charts (void)
{
  g_autoptr (DubanDocument) document = sample_week ();
  g_autofree char *html = make_html (document);

  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *title = g_strdup_printf ("<title id=\"c%ut\">", i);

      g_assert_nonnull (strstr (html, title));
      g_assert_null (strstr (strstr (html, title) + 1, title));
    }
  g_assert_nonnull (strstr (html, "第41周：部署 82.5，思路 94，反馈 —；"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/each-kind-of-block", test_blocks);
  g_test_add_func ("/html/a-sentence-is-no-heading", test_sentence);
  g_test_add_func ("/html/figures-are-marked", test_figure);
  g_test_add_func ("/html/tables", test_table);
  g_test_add_func ("/html/charts", test_charts);
  return g_test_run ();
}
