/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random bytes and random wordings: whatever is read is a day, or said to be none. */
#include "core/date/dateword.h"

#define DAY(text) duban_day_parse (text)

static DubanCalendar *calendar;

/* Whatever stands in a cell, what comes back is whole. */
static void
assert_sane (const char *text)
{
  static const int years[] = { 0, 1900, 2026, 2999 };
  const DubanDay first = DAY ("1900-01-01");
  const DubanDay last = DAY ("2999-12-31");

  for (int i = 0; i < 8; i++)
    {
      const DubanDatewordContext context
          = { i % 2 == 0 ? DAY ("2026-03-06") : DUBAN_NO_DAY, DAY ("2026-11-23"),
              years[g_test_rand_int_range (0, 4)], calendar };
      const DubanDateword word = i < 4 ? duban_dateword_read_deadline (text, &context)
                                       : duban_dateword_read_event (text, &context);

      g_assert_cmpint ((word.kind == DUBAN_DATEWORD_DAY), ==, (word.day != DUBAN_NO_DAY));
      g_assert_cmpint ((word.kind == DUBAN_DATEWORD_DAY), ==, (word.n_days > 0));
      g_assert_cmpuint (word.n_days, <=, DUBAN_DATEWORD_MAX_DAYS);
      for (guint j = 0; j < word.n_days; j++)
        g_assert_true (word.days[j] >= first && word.days[j] <= last && word.days[j] <= word.day);
      g_assert_true (word.minute >= DUBAN_NO_MINUTE && word.minute < 24 * 60);
    }
  duban_dateword_is_unclear (text);
}

static void
test_random_bytes (void)
{
  for (int i = 0; i < 20000; i++)
    {
      char text[65];
      const int size = g_test_rand_int_range (0, 64);

      for (int j = 0; j < size; j++)
        text[j] = (char) g_test_rand_int_range (1, 256);
      text[size] = '\0';
      assert_sane (text);
    }
}

static void
test_random_wordings (void)
{
  static const char *const words[]
      = { "2024", "2999", "1900", "24",         "年",     "月",       "日",   "号",   "3",
          "12",   "31",   "0",    "99",         "一",     "十",       "二十", "〇",   "至",
          "到",   "-",    "—",    "、",         "，",     "。",       ".",    "/",    ":",
          " ",    "底",   "末",   "初",         "中",     "旬",       "上",   "下",   "中旬",
          "季度", "季",   "第",   "上半年",     "年内",   "年底",     "次年", "明年", "今年",
          "本月", "下月", "月底", "每",         "每月",   "每季度",   "每周", "末月", "前",
          "内",   "日内", "天",   "个",         "工作日", "小时",     "周",   "后",   "会",
          "起",   "持续", "长期", "全年",       "当日",   "立行立改", "Q",    "T",    "（",
          "）",   "元月", "逐",   "2026-11-23", "46349",  "时",       "分",   "下午", "半",
          "推进", "\xff" };

  for (int i = 0; i < 50000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      const int n = g_test_rand_int_range (1, 14);

      for (int j = 0; j < n; j++)
        g_string_append (text, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
      assert_sane (text->str);
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  calendar = duban_calendar_new_published ();
  g_test_add_func ("/dateword/random-bytes", test_random_bytes);
  g_test_add_func ("/dateword/random-wordings", test_random_wordings);
  status = g_test_run ();
  duban_calendar_unref (calendar);
  return status;
}
