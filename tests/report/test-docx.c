/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/docx.h"
#include "report/output.h"
#include "report/package.h"
#include "sample.h"

#include <string.h>

/* The body of a document with one table of one column, of width 1, and these cells. */
static char *
make_body (const char *const *cells)
{
  g_autoptr (DubanDocument) document = duban_document_new ("", "", "");
  DubanTable *table = duban_table_new ("", "", FALSE);

  duban_table_add_column (table, "甲", 1, DUBAN_ALIGN_LEFT);
  for (guint i = 0; cells[i] != NULL; i++)
    {
      duban_table_add_row (table);
      duban_table_set_text (table, 0, 0, cells[i]);
    }
  duban_document_take_table (document, table);
  return g_string_free (duban_docx_make_body (document), FALSE);
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (; (text = strstr (text, what)) != NULL; text++)
    n++;
  return n;
}

/* A row that is higher than half a page may be parted, any other may not. */
static void
test_tall_rows (void)
{
  g_autofree char *words = g_strnfill (5000, 'x');
  const char *const cells[] = { "低", words, NULL };
  g_autofree char *body = make_body (cells);

  g_assert_cmpuint (count (body, "<w:tr>"), ==, 3);
  g_assert_cmpuint (count (body, "<w:cantSplit/>"), ==, 2);
  g_assert_cmpuint (count (body, "<w:tblHeader/>"), ==, 1);
}

static void
test_breaks (void)
{
  static const char *const cells[] = { "一\n二", "", NULL };
  g_autofree char *body = make_body (cells);
  g_autoptr (GString) run = g_string_new (NULL);

  g_assert_nonnull (strstr (body, ">一</w:t></w:r></w:p><w:p>"));
  duban_docx_append_run (run, "Strong", "a\n\tb");
  g_assert_cmpstr (run->str, ==,
                   "<w:r><w:rPr><w:rStyle w:val=\"Strong\"/></w:rPr>"
                   "<w:t xml:space=\"preserve\">a</w:t><w:br/><w:tab/>"
                   "<w:t xml:space=\"preserve\">b</w:t></w:r>");
  g_string_truncate (run, 0);
  duban_docx_append_run (run, NULL, "");
  g_assert_cmpstr (run->str, ==, "");
}

/* Each kind of block with what goes before and after it across: as many sections as turns, and the
 * headings of a table across on its page. */
static void
test_sections (void)
{
  static const struct
  {
    gboolean tables[3];
    guint n_tables;
    gboolean has_heading;
    guint n_sections;
  } cases[] = {
    { { FALSE }, 0, FALSE, 1 },
    { { TRUE }, 1, FALSE, 1 },
    { { TRUE }, 1, TRUE, 1 },
    { { TRUE, FALSE }, 2, TRUE, 2 },
    { { FALSE, TRUE }, 2, FALSE, 2 },
    { { TRUE, TRUE, FALSE }, 3, TRUE, 2 },
    { { FALSE, TRUE, FALSE }, 3, FALSE, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanDocument) document = duban_document_new ("", "", "");
      g_autofree char *body = NULL;

      if (cases[i].has_heading)
        duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, "分管账");
      for (guint k = 0; k < cases[i].n_tables; k++)
        {
          DubanTable *table = duban_table_new ("", "", cases[i].tables[k]);

          duban_table_add_column (table, "甲", 1, DUBAN_ALIGN_LEFT);
          duban_document_take_table (document, table);
        }
      body = g_string_free (duban_docx_make_body (document), FALSE);
      g_assert_cmpuint (count (body, "<w:sectPr>"), ==, cases[i].n_sections);
      g_assert_null (strstr (body, "</w:tbl><w:tbl>"));
      g_assert_null (strstr (body, "</w:tbl><w:sectPr>"));
    }
}

/* The date four letters in; who signs over its middle, whichever is longer. */
static void
test_signature (void)
{
  static const struct
  {
    const char *signer;
    const char *place;
  } cases[] = {
    { "旗人民政府办公室", "w:rightChars=\"350\"" }, /* 16 halves over 14 */
    { "办公室", "w:rightChars=\"600\"" },
    { "旗人民政府办公室旗人民政府办公室旗人民政府办公室", "w:rightChars=\"0\"" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanDocument) document = duban_document_new ("", "", "");
      g_autofree char *body = NULL;

      duban_document_begin (document, DUBAN_BLOCK_SIGNATURE, NULL);
      duban_document_say (document, DUBAN_RUN_PLAIN, 0, cases[i].signer);
      duban_document_say (document, DUBAN_RUN_PLAIN, 0, "2026年11月20日");
      body = g_string_free (duban_docx_make_body (document), FALSE);
      g_assert_nonnull (strstr (body, cases[i].place));
      g_assert_nonnull (strstr (body, "w:rightChars=\"400\""));
    }
}

static void
test_whole (void)
{
  DubanDocument *(*const samples[]) (void) = { sample_week, sample_nasty, sample_empty };

  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (DubanDocument) document = samples[i]();
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = duban_docx_make (document, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (duban_package_is_whole (bytes));
    }
}

/* A part that was cut is noticed. */
static void
test_cut_part (void)
{
  static const struct
  {
    const char *text;
    gboolean is_whole;
  } cases[] = {
    { "<a><b/></a>", TRUE }, { "<?xml version=\"1.0\"?>\n<x:a y=\"1\"><b/></x:a>\n", TRUE },
    { "<a/>", TRUE },        { "<a><b/>", FALSE },
    { "<a><b></b>", FALSE }, { "<a>", FALSE },
    { "", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanPackage) package = duban_package_new ();
      g_autoptr (GBytes) bytes = NULL;

      duban_package_add (package, "a.xml", cases[i].text, strlen (cases[i].text));
      bytes = duban_package_end (package, NULL);
      g_assert_cmpint (duban_package_is_whole (bytes), ==, cases[i].is_whole);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (DubanDocument) document = sample_week ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (duban_docx_make (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (duban_xlsx_make (document, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx/only-tall-rows-may-be-parted", test_tall_rows);
  g_test_add_func ("/docx/breaks-in-a-text", test_breaks);
  g_test_add_func ("/docx/a-section-for-each-turn", test_sections);
  g_test_add_func ("/docx/signature-over-the-date", test_signature);
  g_test_add_func ("/docx/whole-whatever-it-says", test_whole);
  g_test_add_func ("/docx/a-cut-part-is-noticed", test_cut_part);
  g_test_add_func ("/docx/cancelled", test_cancelled);
  return g_test_run ();
}
