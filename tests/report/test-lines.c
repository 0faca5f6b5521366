/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines on the grid of the standard: 28 letters, marks at both edges. */
#include "report/layout/balance.h"
#include "report/layout/breaks.h"
#include "report/layout/strip.h"

#include <math.h>
#include <string.h>

static DubanFonts *fonts;

static GPtrArray *
set (const char *words, double width)
{
  const DubanSpan span = { words, DUBAN_FACE_BODY, 0 };
  g_autoptr (DubanText) text = duban_text_new (fonts, DUBAN_SIZE_BODY, DUBAN_ADVANCE, &span, 1);

  return duban_lines_new (text, 0, width, DUBAN_FILL_JUSTIFIED);
}

/* The lines with / between them. (transfer full) */
static char *
show (const GPtrArray *lines)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const DubanLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (shown, "%s%s", i > 0 ? "/" : "",
                              line->text != NULL ? line->text : "");
    }
  return g_string_free (shown, FALSE);
}

/* So many letters fill the width, or a little more. */
static void
test_breaking (void)
{
  static const struct
  {
    double letters; /* the width */
    const char *words, *lines;
  } cases[] = {
    { 4, "一二三四", "一二三四" },
    { 4, "一二三四五", "一二三四/五" },
    /* A mark may not begin a line: without another blank to take, a letter goes down with it … */
    { 4, "一二三四。", "一二三/四。" },
    { 4, "一二三四。五", "一二三/四。五" },
    /* … with one, the line is squeezed; but not for more than the mark. */
    { 4, "一，三四。五", "一，三四。/五" },
    { 4, "（二三四）五", "（二三四）/五" },
    { 4, "一，三四五。六", "一，三四/五。六" },
    { 5, "一，三四。”六七", "一，三四。”/六七" },
    /* What opens goes down with what it opens. */
    { 4, "一二三（四）", "一二三/（四）" },
    { 4, "一二三《四五》", "一二三/《四五》" },
    /* A figure goes down with what it counts. */
    { 4, "共计三件12件的", "共计三件/12件的" },
    { 4, "本月共计12件", "本月共计/12件" },
    /* Longer than a line: parted where it hurts least, else anywhere. */
    { 2.5, "11月20日", "11月/20日" },
    { 7.5, "中中中中中11月20日", "中中中中中11月/20日" }, /* short by more than two */
    { 7.5, "中中中中中中11月20日", "中中中中中中/11月20日" },
    { 2, "1234567890", "" },
    /* Spaces at the end take no room. */
    { 4, "一二三四   五", "一二三四/五" },
    { 4, "　　一二三四", "一二三四" },
    /* Line feeds. */
    { 4, "一\n二", "一/二" },
    { 4, "一\n\n二", "一//二" },
    { 4, "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = set (cases[i].words, cases[i].letters * DUBAN_ADVANCE + 0.02);
      g_autofree char *shown = show (lines);

      if (*cases[i].lines != '\0' || *cases[i].words == '\0')
        g_assert_cmpstr (shown, ==, cases[i].lines);
      else
        g_assert_cmpuint (lines->len, >, 1);
      for (guint k = 0; k < lines->len; k++)
        g_assert_cmpfloat (((DubanLine *) g_ptr_array_index (lines, k))->width, <=,
                           cases[i].letters * DUBAN_ADVANCE + 0.05);
    }
}

static void
test_28_letters (void)
{
  GString *words = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = NULL;
  const DubanLine *line;

  for (guint i = 0; i < 56; i++)
    g_string_append (words, "督");
  lines = set (words->str, DUBAN_AREA_SHORT);
  g_string_free (words, TRUE);
  g_assert_cmpuint (lines->len, ==, 2);
  line = g_ptr_array_index (lines, 0);
  g_assert_cmpuint (strlen (line->text), ==, 28 * 3);
  g_assert_cmpfloat_with_epsilon (line->width, 28 * DUBAN_ADVANCE, 0.001);
  for (guint i = 1; i < 28; i++)
    g_assert_cmpfloat_with_epsilon (line->glyphs[i].x - line->glyphs[i - 1].x, DUBAN_ADVANCE,
                                    0.001);
}

static void
test_justified (void)
{
  g_autoptr (GPtrArray) little
      = set ("一二三四五六七八九十一二三四五六七八九十12件一二三四五六七八", DUBAN_AREA_SHORT);
  g_autoptr (GPtrArray) much
      = set ("一二三abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz", DUBAN_AREA_SHORT);

  g_assert_cmpfloat_with_epsilon (((DubanLine *) g_ptr_array_index (little, 0))->width,
                                  DUBAN_AREA_SHORT, 0.2);
  /* More would tear the line apart: it stays as it is. */
  g_assert_cmpfloat (((DubanLine *) g_ptr_array_index (much, 0))->width, <, 4 * DUBAN_ADVANCE);
}

static void
check_line (const DubanLine *line, const DubanLine *last, double width)
{
  const gunichar first = line->text != NULL ? g_utf8_get_char (line->text) : 0;
  gsize bytes = 0;
  int n_glyphs = 0;

  for (guint i = 0; i < line->runs->len; i++)
    {
      const DubanLineRun *run = &g_array_index (line->runs, DubanLineRun, i);

      bytes += run->length;
      for (guint k = 0; k < run->n_clusters; k++)
        n_glyphs += line->clusters[run->cluster + k].num_glyphs;
      g_assert_cmpuint ((guint) n_glyphs, ==, run->glyph + run->n_glyphs);
    }
  g_assert_cmpuint (bytes, ==, line->text != NULL ? strlen (line->text) : 0);
  g_assert_cmpfloat (line->width, <=, width + 0.05);
  if (last != NULL && last->text != NULL && !line->begins)
    {
      const char *end = g_utf8_find_prev_char (last->text, last->text + strlen (last->text));

      g_assert_cmpint (duban_mark_of (first), !=, DUBAN_MARK_CLOSING);
      g_assert_cmpint (duban_mark_of (g_utf8_get_char (end)), !=, DUBAN_MARK_OPENING);
    }
}

/* All words come in order, in lines that keep their width. */
static void
test_random (void)
{
  static const char *const pieces[] = {
    "督",     "办", "，",  "。", "（", "）", "《", "》", "“",         "”",  "12",       "件",
    "91.67%", " ",  "abc", "\n", "𠮷", "㙍", "——", "……", "e\xCC\x81", "第", "11月20日", "、"
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (9704);

  for (guint round = 0; round < 300; round++)
    {
      GString *words = g_string_new (NULL);
      const double width = g_rand_double_range (rand, 150, DUBAN_AREA_LONG);
      g_autoptr (GPtrArray) lines = NULL;
      g_autofree char *shown = NULL;
      const char *at;

      for (guint i = 0; i < 160; i++)
        {
          const char *piece = pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))];

          /* Ten marks in a row are no words: at need they are parted. */
          if (i % 3 != 0)
            piece = "督查";
          g_string_append (words, piece);
        }
      lines = set (words->str, width);
      for (guint i = 0; i < lines->len; i++)
        check_line (g_ptr_array_index (lines, i), i > 0 ? g_ptr_array_index (lines, i - 1) : NULL,
                    width);
      shown = show (lines);
      at = shown;
      for (const char *word = words->str; *word != '\0'; word = g_utf8_next_char (word))
        {
          if (*word == ' ' || *word == '\n')
            continue;
          while (*at == '/' || *at == ' ')
            at++;
          g_assert_cmpuint (g_utf8_get_char (at), ==, g_utf8_get_char (word));
          at = g_utf8_next_char (at);
        }
      g_string_free (words, TRUE);
    }
}

/* A title is broken between words, into lines of about one length. */
static void
test_balanced (void)
{
  static const struct
  {
    const char *words, *lines;
  } cases[] = {
    { "督办情况周报", "督办情况周报" },
    { "副旗长甲分管领域2026年第47周督办问责工作情况周报",
      "副旗长甲分管领域2026年/第47周督办问责工作情况周报" },
    { "某旗人民政府办公室关于2026年第四季度督办落实情况的通报",
      "某旗人民政府办公室关于2026年/第四季度督办落实情况的通报" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanSpan span = { cases[i].words, DUBAN_FACE_TITLE, 0 };
      g_autoptr (DubanText) text
          = duban_text_new (fonts, DUBAN_SIZE_TITLE, DUBAN_SIZE_TITLE, &span, 1);
      g_autoptr (GPtrArray) lines = duban_balanced_lines_new (text, DUBAN_AREA_SHORT);
      g_autofree char *shown = show (lines);

      g_assert_cmpstr (shown, ==, cases[i].lines);
    }
}

static void
test_missing_letter (void)
{
  g_autoptr (GPtrArray) lines = set ("甲\xF3\xB0\x80\x81乙\xF3\xB0\x80\x81", 200);
  const DubanLine *line = g_ptr_array_index (lines, 0);

  g_assert_cmpuint (fonts->missing->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fonts->missing, 0), ==, "\xF3\xB0\x80\x81");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (line->glyphs[i].index, !=, 0);
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  fonts = duban_fonts_new (NULL);
  g_assert_nonnull (fonts);
  g_test_add_func ("/lines/breaking", test_breaking);
  g_test_add_func ("/lines/28-letters", test_28_letters);
  g_test_add_func ("/lines/justified", test_justified);
  g_test_add_func ("/lines/random", test_random);
  g_test_add_func ("/lines/balanced", test_balanced);
  g_test_add_func ("/lines/missing-letter", test_missing_letter);
  failed = g_test_run ();
  duban_fonts_free (fonts);
  return failed;
}
