/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/numeral.h"

static void
test_chinese (void)
{
  static const struct
  {
    guint number;
    const char *words;
  } cases[] = {
    { 1, "一" },
    { 9, "九" },
    { 10, "十" },
    { 11, "十一" },
    { 19, "十九" },
    { 20, "二十" },
    { 21, "二十一" },
    { 99, "九十九" },
    { 100, "一百" },
    { 101, "一百零一" },
    { 110, "一百一十" },
    { 111, "一百一十一" },
    { 1000, "一千" },
    { 1001, "一千零一" },
    { 1010, "一千零一十" },
    { 1100, "一千一百" },
    { 9999, "九千九百九十九" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = duban_numeral_to_chinese (cases[i].number);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static void
test_headings (void)
{
  static const char *const expected[] = { "十二、", "（十二）", "12.", "（12）" };

  for (guint level = 1; level <= G_N_ELEMENTS (expected); level++)
    {
      g_autofree char *words = duban_numeral_of_heading (level, 12);

      g_assert_cmpstr (words, ==, expected[level - 1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/numeral/chinese-numbers", test_chinese);
  g_test_add_func ("/numeral/each-level-has-its-form", test_headings);
  return g_test_run ();
}
