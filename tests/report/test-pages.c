/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Strips on pages, by naive checks over random documents; and what pages say of themselves. */
#include "report/layout/flow.h"
#include "report/layout/table-strips.h"
#include "report/layout/text-strips.h"
#include "report/output.h"

#include <string.h>

#define MADE "2026-11-20T16:30:00+08:00"

static DubanStrip *
add (GPtrArray *strips, double height, gboolean keeps)
{
  DubanStrip *strip = duban_strip_new (DUBAN_AREA_SHORT, height);

  strip->keeps = keeps;
  g_ptr_array_add (strips, strip);
  return strip;
}

static guint
count (const GPtrArray *pages, guint page)
{
  return ((DubanPage *) g_ptr_array_index (pages, page))->placed->len;
}

/* 22 lines are a page; one more begins the next. */
static void
test_22_lines (void)
{
  for (guint n = 22; n <= 23; n++)
    {
      g_autoptr (GPtrArray) strips
          = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_strip_free);
      g_autoptr (GPtrArray) pages = NULL;

      for (guint i = 0; i < n; i++)
        add (strips, DUBAN_PITCH, FALSE)->snaps = TRUE;
      pages = duban_flow (strips);
      g_assert_cmpuint (pages->len, ==, n == 22 ? 1 : 2);
      g_assert_cmpuint (count (pages, 0), ==, 22);
    }
}

/* A heading on the last line goes over with its text, one on the last but one stays. */
static void
test_heading_at_foot (void)
{
  for (guint before = 20; before <= 21; before++)
    {
      g_autoptr (GPtrArray) strips
          = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_strip_free);
      g_autoptr (GPtrArray) pages = NULL;

      for (guint i = 0; i < before; i++)
        add (strips, DUBAN_PITCH, FALSE);
      add (strips, DUBAN_PITCH, TRUE);
      add (strips, DUBAN_PITCH, FALSE);
      pages = duban_flow (strips);
      g_assert_cmpuint (pages->len, ==, before == 20 ? 1 : 2);
      g_assert_cmpuint (count (pages, 0), ==, before == 20 ? 22 : 21);
    }
}

/* What keeps together for more than a page is parted where the page ends. */
static void
test_endless_chain (void)
{
  g_autoptr (GPtrArray) strips = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_strip_free);
  g_autoptr (GPtrArray) pages = NULL;

  for (guint i = 0; i < 50; i++)
    add (strips, DUBAN_PITCH, TRUE);
  pages = duban_flow (strips);
  g_assert_cmpuint (pages->len, ==, 3);
  g_assert_cmpuint (count (pages, 0), ==, 22);
}

/* A strip higher than a page has one of its own, and the flow goes on. */
static void
test_giant (void)
{
  g_autoptr (GPtrArray) strips = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_strip_free);
  g_autoptr (GPtrArray) pages = NULL;

  add (strips, 10, FALSE);
  add (strips, 5000, FALSE);
  add (strips, 10, FALSE);
  pages = duban_flow (strips);
  g_assert_cmpuint (pages->len, ==, 3);
}

/* The head stands above the first row of each page, never alone, and never twice. */
static void
test_heads (void)
{
  g_autoptr (GPtrArray) strips = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_strip_free);
  g_autoptr (GPtrArray) head = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_strip_free);
  g_autoptr (GPtrArray) pages = NULL;

  add (head, 20, FALSE);
  add (strips, DUBAN_AREA_LONG - 60, FALSE);
  for (guint i = 0; i < 30; i++)
    add (strips, 41, FALSE)->head = head;
  pages = duban_flow (strips);
  g_assert_cmpuint (pages->len, ==, 3); /* the first has no room for head and row: 20 + 41 > 60 */
  g_assert_cmpuint (count (pages, 0), ==, 1);
  for (guint i = 1; i < pages->len; i++)
    {
      const DubanPage *page = g_ptr_array_index (pages, i);

      g_assert_true (g_array_index (page->placed, DubanPlaced, 0).strip
                     == g_ptr_array_index (head, 0));
      for (guint k = 1; k < page->placed->len; k++)
        g_assert_true (g_array_index (page->placed, DubanPlaced, k).strip->head == head);
      g_assert_cmpuint (page->placed->len, >=, 2);
    }
}

static void
add_words (GRand *rand, GString *words, GString *all, guint most)
{
  static const char *const pieces[]
      = { "督办", "事项", "，", "。", "12件", "91.67%", "（甲）", "Project ", "𠮷", "整改落实" };

  g_string_truncate (words, 0);
  for (guint n = (guint) g_rand_int_range (rand, 1, (gint32) most); n > 0; n--)
    g_string_append (words, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  if (all != NULL)
    g_string_append (all, words->str);
}

static DubanTable *
make_table (GRand *rand, GString *words)
{
  DubanTable *table = duban_table_new ("表", "表", g_rand_boolean (rand));
  const guint n = (guint) g_rand_int_range (rand, 1, 7);

  for (guint i = 0; i < n; i++)
    duban_table_add_column (table, "栏目", (guint) g_rand_int_range (rand, 1, 9), i % 3);
  for (guint row = (guint) g_rand_int_range (rand, 0, 30); row > 0; row--)
    {
      if (g_rand_int_range (rand, 0, 5) == 0)
        duban_table_add_group (table, "组");
      duban_table_add_row (table);
      for (guint i = 0; i < n; i++)
        {
          add_words (rand, words, NULL, row == 3 ? 300 : 12);
          duban_table_set_text (table, i, 0, words->str);
        }
    }
  return table;
}

static DubanChart *
make_chart (GRand *rand, GString *words)
{
  DubanChart *chart = duban_chart_new ((DubanChartKind) g_rand_int_range (rand, 0, 3), "图", "件");
  const guint n = (guint) g_rand_int_range (rand, 1, 9);
  const gint64 largest = g_rand_boolean (rand) ? 20000 : 20000000000;

  for (guint i = 0; i < n; i++)
    {
      add_words (rand, words, NULL, 5);
      duban_chart_add_series (chart, words->str, (DubanTone) (i % 5));
    }
  for (guint row = (guint) g_rand_int_range (rand, 0, 60); row > 0; row--)
    {
      gint64 values[8];

      for (guint i = 0; i < n; i++)
        values[i] = row % 7 == 0 ? DUBAN_CHART_NOTHING
                                 : (gint64) g_rand_double_range (rand, -100, (double) largest);
      add_words (rand, words, NULL, 8);
      duban_chart_add_category (chart, words->str, values);
    }
  return chart;
}

static DubanDocument *
make_document (GRand *rand, GString *all)
{
  DubanDocument *document = duban_document_new ("随机", "办公室", MADE);
  GString *words = g_string_new (NULL);

  for (guint n = (guint) g_rand_int_range (rand, 1, 40); n > 0; n--)
    {
      const DubanBlockKind kind
          = (DubanBlockKind) g_rand_int_range (rand, 0, DUBAN_BLOCK_SIGNATURE + 1);

      if (kind == DUBAN_BLOCK_TABLE)
        {
          duban_document_take_table (document, make_table (rand, words));
          continue;
        }
      if (kind == DUBAN_BLOCK_CHART)
        {
          duban_document_take_chart (document, make_chart (rand, words));
          continue;
        }
      /* No chain of headings as high as a page. */
      add_words (rand, words, NULL, kind == DUBAN_BLOCK_PARAGRAPH ? 200 : 6);
      duban_document_add (document, kind, n % 5 == 0 ? "part" : NULL, words->str);
    }
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DubanBlock *block = g_ptr_array_index (document->blocks, i);
      g_autofree char *text = duban_block_to_text (block);

      g_string_append (all, text);
    }
  g_string_free (words, TRUE);
  return document;
}

/* All that is drawn of a page lies in its text area, but for the number below it.  cairo gives
 * whole points. */
static void
check_ink (const DubanPages *pages, guint page)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double width, height, x, y, ink_width, ink_height;
  const double below = 13 * DUBAN_MM; /* the number: 7 mm below, of 14 points */

  duban_pages_get_size (pages, page, &width, &height);
  duban_pages_draw (pages, page, cr);
  cairo_recording_surface_ink_extents (surface, &x, &y, &ink_width, &ink_height);
  if (width < height)
    {
      g_assert_cmpfloat (x, >=, DUBAN_MARGIN_LEFT - 2);
      g_assert_cmpfloat (x + ink_width, <=, width - DUBAN_MARGIN_RIGHT + 2);
      g_assert_cmpfloat (y, >=, DUBAN_MARGIN_TOP - 2);
      g_assert_cmpfloat (y + ink_height, <=, height - DUBAN_MARGIN_BOTTOM + below);
    }
  else
    {
      g_assert_cmpfloat (x, >=, DUBAN_MARGIN_BOTTOM - below);
      g_assert_cmpfloat (x + ink_width, <=, width - DUBAN_MARGIN_TOP + 2);
      g_assert_cmpfloat (y, >=, DUBAN_MARGIN_LEFT - 2);
      g_assert_cmpfloat (y + ink_height, <=, height - DUBAN_MARGIN_RIGHT + 2);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
check_links (const DubanPages *pages, guint page)
{
  double width, height;
  guint n;
  const DubanPageLink *links = duban_pages_get_links (pages, page, &n);

  duban_pages_get_size (pages, page, &width, &height);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true ((links[i].figure > 0) != (links[i].part != NULL));
      g_assert_cmpfloat (links[i].x, >=, DUBAN_MARGIN_LEFT - 1);
      g_assert_cmpfloat (links[i].y, >=, DUBAN_MARGIN_LEFT - 1);
      g_assert_cmpfloat (links[i].x + links[i].width, <=, width - DUBAN_MARGIN_RIGHT + 1);
      g_assert_cmpfloat (links[i].y + links[i].height, <=, height - DUBAN_MARGIN_RIGHT + 1);
    }
}

static void
test_random_ink (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (137);

  for (guint round = 0; round < 25; round++)
    {
      GString *all = g_string_new (NULL);
      g_autoptr (DubanDocument) document = make_document (rand, all);
      g_autoptr (DubanPages) pages = duban_pages_new (document, NULL, NULL, NULL, NULL);

      g_assert_nonnull (pages);
      for (guint i = 0; i < duban_pages_count (pages); i++)
        {
          check_ink (pages, i);
          check_links (pages, i);
        }
      g_string_free (all, TRUE);
    }
}

/* The texts of all lines of a page's strips, without spaces. */
static void
collect (const DubanStrip *strip, GString *into)
{
  for (guint i = 0; i < strip->inks->len; i++)
    {
      const DubanInk *ink = &g_array_index (strip->inks, DubanInk, i);

      for (const char *at = ink->line != NULL && ink->line->text != NULL ? ink->line->text : "";
           *at != '\0'; at++)
        if (*at != ' ')
          g_string_append_c (into, *at);
    }
}

static void
add_block (DubanMason *mason, const DubanDocument *document, guint i, GString *wanted)
{
  const DubanBlock *block = g_ptr_array_index (document->blocks, i);
  g_autofree char *text = duban_block_to_text (block);

  if (block->table != NULL || block->chart != NULL)
    return;
  duban_mason_add_text (mason, block, i > 0 ? g_ptr_array_index (document->blocks, i - 1) : NULL,
                        i + 1 < document->blocks->len ? g_ptr_array_index (document->blocks, i + 1)
                                                      : NULL);
  for (const char *at = text; *at != '\0'; at++)
    if (*at != ' ')
      g_string_append_c (wanted, *at);
}

static void
check_page (const DubanPage *page, GString *found)
{
  double y = 0;

  for (guint i = 0; i < page->placed->len; i++)
    {
      const DubanPlaced *placed = &g_array_index (page->placed, DubanPlaced, i);

      g_assert_cmpfloat (placed->y, >=, y - 0.01);
      y = placed->y + placed->strip->height;
      g_assert_cmpfloat (y, <=, DUBAN_AREA_LONG + 0.05);
      collect (placed->strip, found);
    }
}

/* What keeps to the next strip is not last, but before a title, which begins its own page. */
static void
check_foot (const DubanPage *page, const DubanPage *next)
{
  const DubanStrip *first, *last;

  g_assert_cmpuint (page->placed->len, >, 0);
  g_assert_cmpuint (next->placed->len, >, 0);
  first = g_array_index (next->placed, DubanPlaced, 0).strip;
  last = g_array_index (page->placed, DubanPlaced, page->placed->len - 1).strip;
  g_assert_true (first->begins || !last->keeps);
}

/* The words are all there, in order; what keeps to the next is not last on its page. */
static void
test_random_words (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9704);
  g_autoptr (DubanFonts) fonts = duban_fonts_new (NULL);

  for (guint round = 0; round < 40; round++)
    {
      GString *ignored = g_string_new (NULL), *wanted = g_string_new (NULL);
      GString *found = g_string_new (NULL);
      g_autoptr (DubanDocument) document = make_document (rand, ignored);
      DubanMason mason = { 0 };
      g_autoptr (GPtrArray) pages = NULL;

      duban_mason_init (&mason, fonts);
      for (guint i = 0; i < document->blocks->len; i++)
        add_block (&mason, document, i, wanted);
      pages = duban_flow (mason.strips);
      for (guint i = 0; i < pages->len; i++)
        {
          const DubanPage *page = g_ptr_array_index (pages, i);

          check_page (page, found);
          if (i + 1 < pages->len)
            check_foot (page, g_ptr_array_index (pages, i + 1));
        }
      g_assert_cmpstr (found->str, ==, wanted->str);
      g_clear_pointer (&pages, g_ptr_array_unref);
      duban_mason_clear (&mason);
      g_string_free (ignored, TRUE);
      g_string_free (wanted, TRUE);
      g_string_free (found, TRUE);
    }
}

static void
count_cb (double done, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, 0);
  g_assert_cmpfloat (done, <=, 1);
  g_assert_cmpfloat (done, >=, *last);
  *last = done;
}

static void
cancel_cb (double done, gpointer data)
{
  g_cancellable_cancel (data);
}

static DubanDocument *
make_long (void)
{
  DubanDocument *document = duban_document_new ("长", "办公室", MADE);

  for (guint i = 0; i < 300; i++)
    duban_document_add (document, DUBAN_BLOCK_PARAGRAPH, NULL, "督办事项。");
  return document;
}

static void
test_progress_and_cancel (void)
{
  g_autoptr (DubanDocument) document = make_long ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanPages) pages = NULL;
  double last = 0;

  g_assert_null (duban_pages_new (document, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  pages = duban_pages_new (document, count_cb, &last, NULL, &error);
  g_assert_nonnull (pages);
  g_assert_cmpfloat (last, ==, 1);
  g_assert_null (duban_pdf_make (document, pages, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* More pages than an office prints are refused in a sentence. */
static void
test_too_long (void)
{
  g_autoptr (DubanDocument) document = duban_document_new ("长", "办公室", MADE);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 23 * DUBAN_PAGES_MAX; i++)
    duban_document_add (document, DUBAN_BLOCK_PARAGRAPH, NULL, "督");
  g_assert_null (duban_pages_new (document, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
}

static void
note_cb (double done, gpointer data)
{
  *(double *) data = done;
}

/* A table that is far too long is not laid out to its end first. */
static void
test_too_long_table (void)
{
  g_autoptr (DubanDocument) document = duban_document_new ("长", "办公室", MADE);
  g_autoptr (GError) error = NULL;
  DubanTable *table = duban_table_new ("表", "表", FALSE);
  g_autofree char *words = g_strnfill (30, '\n');
  g_autofree char *cell = g_strconcat ("甲", words, "乙", NULL);
  double done = 0;

  duban_table_add_column (table, "栏", 1, DUBAN_ALIGN_LEFT);
  for (guint i = 0; i < 4 * DUBAN_PAGES_MAX; i++)
    {
      duban_table_add_row (table);
      duban_table_set_text (table, 0, 0, cell);
    }
  duban_document_take_table (document, table);
  g_assert_null (duban_pages_new (document, note_cb, &done, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_assert_cmpfloat (done, <, 0.5);
}

/* A document without a word is an empty page. */
static void
test_nothing (void)
{
  g_autoptr (DubanDocument) document = duban_document_new ("", "", MADE);
  g_autoptr (DubanPages) pages = duban_pages_new (document, NULL, NULL, NULL, NULL);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpuint (duban_pages_count (pages), ==, 1);
  bytes = duban_pdf_make (document, pages, NULL, NULL, NULL, NULL);
  g_assert_nonnull (bytes);
}

/* What Unicode means no character by, and what controls something, spoils no file. */
static void
test_no_characters (void)
{
  const char *text = "甲\x01\xEF\xB7\x90\xEF\xB7\xAF\xEF\xBF\xBE\xF0\x9F\xBF\xBE\xF4\x8F\xBF\xBF乙";
  g_autoptr (DubanDocument) document = duban_document_new (text, text, MADE);
  g_autoptr (DubanPages) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  duban_document_add (document, DUBAN_BLOCK_TITLE, NULL, text);
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, text);
  duban_document_add (document, DUBAN_BLOCK_PARAGRAPH, NULL, text);
  pages = duban_pages_new (document, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  bytes = duban_pdf_make (document, pages, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (bytes);
}

/* A letter that only a font of coloured pictures has is none: a picture has no text, and a printer
 * sets it blurred.  Without such a font here there is nothing to see. */
static void
test_coloured_letters (void)
{
  g_autoptr (DubanDocument) document = duban_document_new ("题", "办公室", MADE);
  g_autoptr (DubanPages) pages = NULL;
  g_autoptr (GBytes) bytes = NULL;
  static const char picture[] = "/Subtype /Image";
  const char *data;
  gsize size;

  duban_document_add (document, DUBAN_BLOCK_PARAGRAPH, NULL,
                      "甲😀乙👩‍👧丙🇨🇳丁\xF0\x9F\xAB\xA8");
  pages = duban_pages_new (document, NULL, NULL, NULL, NULL);
  bytes = duban_pdf_make (document, pages, NULL, NULL, NULL, NULL);
  data = g_bytes_get_data (bytes, &size);
  for (gsize i = 0; i + strlen (picture) <= size; i++)
    g_assert_false (memcmp (data + i, picture, strlen (picture)) == 0);
}

static void
test_headings_and_links (void)
{
  g_autoptr (DubanDocument) document = duban_document_new ("题", "办公室", MADE);
  g_autoptr (DubanPages) pages = NULL;
  const guint figure = duban_document_add_figure (document, "closed", "办结", "8件", NULL, 0);
  const DubanPageHeading *headings;
  const DubanPageLink *links;
  guint n;

  duban_document_add (document, DUBAN_BLOCK_TITLE, NULL, "题目");
  duban_document_add (document, DUBAN_BLOCK_HEADING_1, NULL, "情况");
  duban_document_add (document, DUBAN_BLOCK_HEADING_3, NULL, "第一句。第二句。");
  duban_document_begin (document, DUBAN_BLOCK_PARAGRAPH, "overview");
  duban_document_say (document, DUBAN_RUN_PLAIN, 0, "办结");
  duban_document_say (document, DUBAN_RUN_PLAIN, figure, "8件");
  pages = duban_pages_new (document, NULL, NULL, NULL, NULL);
  headings = duban_pages_get_headings (pages, &n);
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpuint (headings[0].level, ==, 0);
  g_assert_cmpstr (headings[1].title, ==, "一、情况");
  g_assert_cmpstr (headings[2].title, ==, "1.第一句");
  g_assert_cmpuint (headings[2].level, ==, 3);
  links = duban_pages_get_links (pages, 0, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (links[0].part, ==, "overview");
  g_assert_cmpuint (links[1].figure, ==, figure);
  /* After two letters of indent and two of text. */
  g_assert_cmpfloat_with_epsilon (links[1].x, DUBAN_MARGIN_LEFT + 4 * DUBAN_ADVANCE, 0.1);
  g_assert_cmpfloat_with_epsilon (links[1].height, DUBAN_PITCH, 0.1);
}

static gpointer
make_pdf (gpointer data)
{
  g_autoptr (DubanPages) pages = duban_pages_new (data, NULL, NULL, NULL, NULL);

  return duban_pdf_make (data, pages, NULL, NULL, NULL, NULL);
}

/* Two threads at once, each with fonts of its own, make the same bytes. */
static void
test_threads (void)
{
  g_autoptr (DubanDocument) document = make_long ();
  GThread *threads[3];
  GBytes *made[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pages", make_pdf, document);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    made[i] = g_thread_join (threads[i]);
  g_assert_true (g_bytes_equal (made[0], made[1]));
  g_assert_true (g_bytes_equal (made[0], made[2]));
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_bytes_unref (made[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pages/22-lines", test_22_lines);
  g_test_add_func ("/pages/heading-at-foot", test_heading_at_foot);
  g_test_add_func ("/pages/endless-chain", test_endless_chain);
  g_test_add_func ("/pages/giant", test_giant);
  g_test_add_func ("/pages/heads", test_heads);
  g_test_add_func ("/pages/random-ink", test_random_ink);
  g_test_add_func ("/pages/random-words", test_random_words);
  g_test_add_func ("/pages/progress-and-cancel", test_progress_and_cancel);
  g_test_add_func ("/pages/too-long", test_too_long);
  g_test_add_func ("/pages/too-long-table", test_too_long_table);
  g_test_add_func ("/pages/nothing", test_nothing);
  g_test_add_func ("/pages/no-characters", test_no_characters);
  g_test_add_func ("/pages/coloured-letters", test_coloured_letters);
  g_test_add_func ("/pages/headings-and-links", test_headings_and_links);
  g_test_add_func ("/pages/threads", test_threads);
  return g_test_run ();
}
