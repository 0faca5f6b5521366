/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/search/needle.h"
#include "app/search/reading.h"
#include "core/text.h"

#include <string.h>

static const struct
{
  const char *typed;
  const char *text;
  gboolean found;
} cases[] = {
  /* as it stands */
  { "", "任何", TRUE },
  { " 　", "任何", TRUE },
  { NULL, "任何", TRUE },
  { "污水", "城区污水处理厂", TRUE },
  { "污水厂", "城区污水处理厂", FALSE },
  { "2026-012", "2026-012", TRUE },
  { "2026012", "〔2026〕012号", TRUE },
  { "ＡＢ", "ab型", TRUE },
  { "污水、处理", "污水（处理）厂", TRUE },
  { "x", "", FALSE },
  { "x", NULL, FALSE },
  /* initials */
  { "cq", "长期", TRUE },
  { "yh", "银行", TRUE },
  { "kj", "会计", TRUE },
  { "tx", "调休", TRUE },
  { "fqz", "副旗长", TRUE },
  { "FQZ", "常务副旗长", TRUE },
  { "hbdc", "环保督察", TRUE },
  { "hbdc", "中央环保督察反馈问题", TRUE },
  { "hbdx", "环保督察", FALSE },
  { "zhb", "指挥部", TRUE },
  { "zhhb", "指挥部", TRUE },
  { "zhb", "组合表", TRUE },
  /* whole readings, and as far as they are typed */
  { "changqi", "长期", TRUE },
  { "zhangqi", "长期", TRUE },
  { "yinhang", "银行", TRUE },
  { "yinxing", "银行", TRUE },
  { "kuaiji", "会计", TRUE },
  { "huiji", "会计", TRUE },
  { "tiaoxiu", "调休", TRUE },
  { "chongqing", "重庆", TRUE },
  { "zhongqing", "重庆", TRUE },
  { "huanbaoduch", "环保督察", TRUE },
  { "huanbaoduchaf", "环保督察反馈", TRUE },
  { "huaabdc", "环保督察", FALSE }, /* half a reading stands at the end alone */
  { "xian", "西安", TRUE },
  { "xi'an", "西安", TRUE },
  { "xian", "县医院", TRUE },
  { "xi an", "县医院", FALSE },
  { "fangan", "方案", TRUE },
  /* mixtures */
  { "环bdc", "环保督察", TRUE },
  { "hb督察", "环保督察", TRUE },
  { "huanbaod察", "环保督察", TRUE },
  { "bhdc", "环保督察", FALSE },
  { "ab型gd", "AB型管道", TRUE },
  { "3haolou", "3号楼", TRUE },
  /* ü as v or u */
  { "lvse", "绿色发展", TRUE },
  { "luse", "绿色发展", TRUE },
  { "lüse", "绿色发展", TRUE },
  { "LÜse", "绿色发展", TRUE },
  { "lvyou", "旅游", TRUE },
  { "luyou", "旅游", TRUE },
  { "nv", "妇女", TRUE },
  { "lve", "战略", TRUE },
  { "lvtu", "路途", FALSE },
  { "banjielv", "办结率", TRUE },
  { "banjieshuai", "办结率", TRUE },
  /* several terms */
  { "ws gt", "苏木乡镇污水管网", FALSE },
  { "ws gw", "苏木乡镇污水管网", TRUE },
  { "管网 污水", "苏木乡镇污水管网", TRUE },
  { "gw　ws", "苏木乡镇污水管网", TRUE },
  /* where nothing is read */
  { "a", "\xff\xfe", FALSE },
  { "😀", "会议😀", TRUE },
  { "h😀", "会😀", TRUE },
};

static void
test_finds_as_written_and_as_read (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanNeedle) needle = duban_needle_new (cases[i].typed);
      DubanNeedleHit hit;

      g_test_message ("case %" G_GSIZE_FORMAT, i); /* a text may be no UTF-8 */
      g_assert_cmpint (duban_needle_matches (needle, cases[i].text), ==, cases[i].found);
      g_assert_cmpint (duban_needle_find (needle, cases[i].text, &hit), ==, cases[i].found);
      g_assert_cmpint (duban_needle_find_terms (needle, cases[i].text)
                           == duban_needle_get_all_terms (needle),
                       ==, cases[i].found);
    }
}

static void
test_knows_every_reading (void)
{
  static const struct
  {
    const char *letter, *readings;
  } letters[] = {
    { "长", "chang zhang" }, { "行", "xing hang" },   { "调", "diao tiao" },
    { "会", "hui kuai" },    { "重", "zhong chong" }, { "率", "lv shuai" },
    { "都", "du dou" },      { "朝", "chao zhao" },   { "参", "can shen cen" },
    { "降", "jiang xiang" }, { "省", "sheng xing" },  { "校", "xiao jiao" },
    { "女", "nv" },          { "略", "lve" },         { "旗", "qi" },
    { "苏", "su" },          { "嘎", "ga" },          { "鄂", "e" },
    { "薄", "bao bo" },      { "龥", "yu" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_auto (GStrv) readings = g_strsplit (letters[i].readings, " ", -1);

      for (gsize k = 0; readings[k] != NULL; k++)
        {
          g_autoptr (DubanNeedle) needle = duban_needle_new (readings[k]);

          g_test_message ("%s is read %s", letters[i].letter, readings[k]);
          g_assert_true (duban_needle_matches (needle, letters[i].letter));
        }
    }
}

static const struct
{
  const char *typed, *text;
  DubanNeedleRank rank;
  const char *found; /* what is marked */
} ranks[] = {
  { "长期", "长期", DUBAN_NEEDLE_IS, "长期" },
  { "长期", "（长期）", DUBAN_NEEDLE_IS, "长期" },
  { "长期", "长期坚持", DUBAN_NEEDLE_BEGINS, "长期" },
  { "cq", "长期", DUBAN_NEEDLE_READS, "长期" },
  { "cq", "长期坚持", DUBAN_NEEDLE_BEGINS_READ, "长期" },
  { "长期", "要长期坚持", DUBAN_NEEDLE_INSIDE, "长期" },
  { "cq", "要长期坚持", DUBAN_NEEDLE_INSIDE_READ, "长期" },
  { "长期", "昌齐和长期", DUBAN_NEEDLE_INSIDE, "长期" },
  { "cq", "长期cq", DUBAN_NEEDLE_BEGINS_READ, "长期" },
  { "ws gw", "污水与管网", DUBAN_NEEDLE_INSIDE_READ, "污水" },
  { "cq", "重", DUBAN_NEEDLE_NOT, NULL },
};

static void
test_ranks_and_places (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ranks); i++)
    {
      g_autoptr (DubanNeedle) needle = duban_needle_new (ranks[i].typed);
      DubanNeedleHit hit;

      g_test_message ("%s in %s", ranks[i].typed, ranks[i].text);
      g_assert_cmpint (duban_needle_find (needle, ranks[i].text, &hit), ==,
                       ranks[i].rank != DUBAN_NEEDLE_NOT);
      g_assert_cmpint (hit.rank, ==, ranks[i].rank);
      if (ranks[i].found != NULL)
        {
          g_autofree char *found = g_strndup (ranks[i].text + hit.start, hit.end - hit.start);

          g_assert_cmpstr (found, ==, ranks[i].found);
        }
    }
}

/* The naive reading: of every stretch of the text, everything that a person may type for it. */
static void
append_spellings (GString *pattern, const char *letter, gboolean is_last)
{
  const DubanReadings *readings = duban_readings_find (g_utf8_get_char (letter));
  g_autofree char *escaped = g_regex_escape_string (letter, g_utf8_next_char (letter) - letter);

  g_string_append_printf (pattern, "(?:%s", escaped);
  for (guint i = 0; readings != NULL && i < DUBAN_READINGS_MAX && readings->texts[i] != NULL; i++)
    for (gsize n = 1; n <= strlen (readings->texts[i]); n++)
      {
        const char *text = readings->texts[i];
        gboolean initial = n == 1 || (n == 2 && text[1] == 'h') || text[n] == '\0';

        if (!initial && !is_last)
          continue;
        g_string_append_c (pattern, '|');
        for (gsize k = 0; k < n; k++)
          g_string_append_printf (pattern, text[k] == 'v' ? "[vu]" : "%c", text[k]);
      }
  g_string_append_c (pattern, ')');
}

static gboolean
is_found_naively (const char *typed, const char *text)
{
  g_autofree char *term = duban_text_fold (typed);
  g_autofree char *folded = duban_text_fold (text);

  for (const char *start = folded; *start != '\0'; start = g_utf8_next_char (start))
    for (const char *last = start; *last != '\0'; last = g_utf8_next_char (last))
      {
        g_autoptr (GString) pattern = g_string_new ("^");

        for (const char *at = start; at <= last; at = g_utf8_next_char (at))
          append_spellings (pattern, at, at == last);
        g_string_append_c (pattern, '$');
        if (g_regex_match_simple (pattern->str, term, 0, 0))
          return TRUE;
      }
  return FALSE;
}

static void
test_agrees_with_a_naive_reading (void)
{
  static const char letters[] = "aacceghhiijkllnnqssuvxyzz";
  static const char *const texts[] = { "重庆长期",   "会计行长率", "女子学校调查", "省参朝都",
                                       "安昂嗯儿啊", "AN案和区",   "吃水去石室" };
  GRand *chance = g_rand_new_with_seed (137);
  guint n_found = 0;

  for (int i = 0; i < 6000; i++)
    {
      const char *text = texts[g_rand_int_range (chance, 0, G_N_ELEMENTS (texts))];
      char typed[6] = "";
      int n = g_rand_int_range (chance, 1, 5);
      gboolean found;

      for (int k = 0; k < n; k++)
        typed[k] = letters[g_rand_int_range (chance, 0, (int) sizeof letters - 1)];
      g_autoptr (DubanNeedle) needle = duban_needle_new (typed);
      found = is_found_naively (typed, text);
      if (duban_needle_matches (needle, text) != found)
        g_error ("%s in %s: naively %s", typed, text, found ? "found" : "not found");
      n_found += found;
    }
  g_assert_cmpuint (n_found, >, 100);
  g_rand_free (chance);
}

static void
test_a_hundred_thousand_titles_at_once (void)
{
  static const char *const typed[] = { "hbdc", "污水", "zhengfu", "s", "a b c d" };
  const char *title = "关于中央生态环境保护督察反馈城区污水处理厂提标改造不到位问题的整改落实工作";

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr (DubanNeedle) needle = duban_needle_new (typed[i]);
      gint64 before = g_get_monotonic_time ();
      guint n = 0;

      for (int k = 0; k < 100000; k++)
        n += duban_needle_matches (needle, title);
      g_test_message ("%s: %.1f ms, %u found", typed[i],
                      (double) (g_get_monotonic_time () - before) / 1000.0, n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/needle/finds-as-written-and-as-read", test_finds_as_written_and_as_read);
  g_test_add_func ("/needle/knows-every-reading", test_knows_every_reading);
  g_test_add_func ("/needle/ranks-and-places", test_ranks_and_places);
  g_test_add_func ("/needle/agrees-with-a-naive-reading", test_agrees_with_a_naive_reading);
  g_test_add_func ("/needle/a-hundred-thousand-titles-at-once",
                   test_a_hundred_thousand_titles_at_once);
  return g_test_run ();
}
