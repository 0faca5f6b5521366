/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a line may begin: each text with | where it may, and ¦ where it may at need. */
#include "report/layout/breaks.h"

static const char *const texts[] = {
  "督|办|事|项",
  /* No line begins with a closing mark … */
  "完|成，|下|步",
  "完|成。|下",
  "甲、|乙",
  "是：|乙",
  "一；|二",
  "好！|好",
  "谁？|我",
  "等……|等",
  "甲——|乙",
  "（甲）|乙",
  "《甲》|乙",
  "“甲”|乙",
  "〔甲〕|乙",
  "【甲】|乙",
  "「甲」|乙",
  "甲。”|乙",
  "甲）。|乙",
  "5％|的",
  "30℃|的",
  "甲.|乙",
  "甲,|乙",
  "甲)|乙",
  /* … or ends with an opening one. */
  "见|《通|知》",
  "见|“通|知”",
  "甲|（乙|（丙））",
  "甲|(乙)",
  "价|￥5¦元",
  "“《甲》”",
  /* A word or a figure is not parted. */
  "看|Project|甲",
  "Project |plan",
  "91.67%|的",
  "达|91.67%，|较",
  "1,234.56¦万¦元",
  "16:30¦到",
  "3—5¦天",
  "1-3¦天",
  "1/3/7",
  "don’t",
  "DB-¦2026-0137¦号",
  "https://¦a.gov.cn/¦b?¦c=¦1¦两",
  "２０¦件",
  /* A figure and what it counts are not parted, … */
  "共|12¦件|事",
  "第¦3¦日|前",
  "3¦天¦内|的",
  "5¦个¦工¦作¦日|内",
  "2.6¦个¦百¦分¦点|后",
  "12¦万¦元|钱",
  "30¦平¦方¦公¦里|的",
  "12¦个|单|位",
  /* … nor a month and its day; the year and the month may be. */
  "2026¦年|11¦月¦20¦日|前",
  "16¦时¦30¦分|止",
  "11¦月|底",
  /* Spaces hang at the end of a line. */
  "甲 |乙",
  "甲  |乙",
  "（ 甲 ）|乙",
  "张　|三",
  /* Straight quotation marks open and close by turns. */
  "说|\"甲|乙\"|吗",
  /* Marks of a letter stay with it; what glues, glues. */
  "e\xCC\x81|甲",
  "甲\xC2\xA0乙",
  "甲\xE2\x81\xA0乙",
  "甲\xE2\x80\x8B|乙",
  /* Letters beyond the first plane are letters. */
  "㙍|头|村",
  "𠮷|某",
};

/* As it was written in the table. (transfer full) */
static char *
show (const char *plain)
{
  glong n;
  g_autofree gunichar *chars = g_utf8_to_ucs4_fast (plain, -1, &n);
  g_autofree guint8 *breaks = g_malloc ((gsize) n + 1);
  GString *shown = g_string_new (NULL);

  duban_breaks_find (chars, (gsize) n, breaks);
  for (glong i = 0; i < n; i++)
    {
      if (breaks[i] == DUBAN_BREAK_MAY)
        g_string_append (shown, "|");
      if (breaks[i] == DUBAN_BREAK_PRESSED || breaks[i] == DUBAN_BREAK_RATHER)
        g_string_append (shown, "¦");
      g_string_append_unichar (shown, chars[i]);
    }
  return g_string_free (shown, FALSE);
}

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) without = g_strsplit (texts[i], "|", -1);
      g_autofree char *half = g_strjoinv (NULL, without);
      g_auto (GStrv) parts = g_strsplit (half, "¦", -1);
      g_autofree char *plain = g_strjoinv (NULL, parts);
      g_autofree char *shown = show (plain);

      if (g_str_equal (shown, texts[i]))
        continue;
      g_test_message ("%s, not %s", shown, texts[i]);
      g_test_fail ();
    }
}

static void
test_line_feed (void)
{
  const gunichar chars[] = { 0x7532, '\n', '\n', 0x3002 };
  guint8 breaks[4];

  duban_breaks_find (chars, 4, breaks);
  g_assert_cmpint (breaks[1], ==, DUBAN_BREAK_NEVER);
  g_assert_cmpint (breaks[2], ==, DUBAN_BREAK_MUST);
  g_assert_cmpint (breaks[3], ==, DUBAN_BREAK_MUST); /* even before a mark */
}

/* Whatever the letters: no pair that the rules forbid is ever parted. */
static void
test_random (void)
{
  static const gunichar letters[]
      = { 0x7763, 0x529E, '1',    '9',    'a',    '.',    ',',    ' ',
          0xFF0C, 0x3002, 0xFF08, 0xFF09, 0x300A, 0x300B, 0x7B2C, 0x4EF6,
          0x6708, 0x201C, 0x201D, '%',    '-',    '"',    '\n' };
  g_autoptr (GRand) rand = g_rand_new_with_seed (137);

  for (guint round = 0; round < 20000; round++)
    {
      gunichar chars[24];
      guint8 breaks[24];

      for (gsize i = 0; i < G_N_ELEMENTS (chars); i++)
        chars[i] = letters[g_rand_int_range (rand, 0, G_N_ELEMENTS (letters))];
      duban_breaks_find (chars, G_N_ELEMENTS (chars), breaks);
      g_assert_cmpint (breaks[0], ==, DUBAN_BREAK_NEVER);
      for (gsize i = 1; i < G_N_ELEMENTS (chars); i++)
        {
          g_assert_true ((breaks[i] == DUBAN_BREAK_MUST) == (chars[i - 1] == '\n'));
          if (breaks[i] != DUBAN_BREAK_MAY)
            continue;
          g_assert_cmpint (duban_mark_of (chars[i]), !=, DUBAN_MARK_CLOSING);
          g_assert_cmpint (duban_mark_of (chars[i - 1]), !=, DUBAN_MARK_OPENING);
          g_assert_false (g_unichar_isdigit (chars[i - 1]) && g_unichar_isalnum (chars[i]));
          g_assert_false (g_unichar_isdigit (chars[i]) && chars[i - 1] == 0x7B2C);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/breaks/texts", test_texts);
  g_test_add_func ("/breaks/line-feed", test_line_feed);
  g_test_add_func ("/breaks/random", test_random);
  return g_test_run ();
}
