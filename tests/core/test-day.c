/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/day.h"

static void
test_known_days (void)
{
  static const struct
  {
    int year, month, day;
    DubanDay number;
    int weekday;
  } cases[] = {
    { 1900, 1, 1, -25567, 1 },  { 1969, 12, 31, -1, 3 },     { 1970, 1, 1, 0, 4 },
    { 2000, 2, 29, 11016, 2 },  { 2024, 2, 29, 19782, 4 },   { 2024, 3, 6, 19788, 3 },
    { 2026, 11, 23, 20780, 1 }, { 2999, 12, 31, 376199, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanDay day = duban_day_from_ymd (cases[i].year, cases[i].month, cases[i].day);

      g_assert_cmpint (day, ==, cases[i].number);
      g_assert_cmpint (duban_day_get_weekday (day), ==, cases[i].weekday);
      g_assert_cmpint (duban_day_get_year (day), ==, cases[i].year);
    }
}

static void
test_every_day_returns (void)
{
  const DubanDay last = duban_day_from_ymd (2999, 12, 31);
  int weekday = 1;

  for (DubanDay day = duban_day_from_ymd (1900, 1, 1); day <= last; day++)
    {
      int year, month, day_of_month;

      duban_day_to_ymd (day, &year, &month, &day_of_month);
      g_assert_cmpint (duban_day_from_ymd (year, month, day_of_month), ==, day);
      g_assert_cmpint (duban_day_get_weekday (day), ==, weekday);
      weekday = weekday % 7 + 1;
    }
}

static void
test_no_such_day (void)
{
  static const int cases[][3] = {
    { 2026, 2, 29 }, { 2024, 2, 30 }, { 1900, 2, 29 }, { 2026, 4, 31 },  { 2026, 13, 1 },
    { 2026, 0, 1 },  { 2026, 1, 0 },  { 2026, 1, 32 }, { 1899, 12, 31 }, { 3000, 1, 1 },
    { 2026, -1, 1 }, { 2026, 1, -1 }, { -2026, 1, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (duban_day_from_ymd (cases[i][0], cases[i][1], cases[i][2]), ==, DUBAN_NO_DAY);
}

static void
test_month_end_and_monday (void)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  g_assert_cmpstr (duban_day_format (duban_day_month_end (2024, 2), text), ==, "2024-02-29");
  g_assert_cmpstr (duban_day_format (duban_day_month_end (2026, 2), text), ==, "2026-02-28");
  g_assert_cmpstr (duban_day_format (duban_day_month_end (2026, 12), text), ==, "2026-12-31");
  g_assert_cmpint (duban_day_month_end (2026, 0), ==, DUBAN_NO_DAY);
  g_assert_cmpint (duban_day_month_end (2026, 13), ==, DUBAN_NO_DAY);

  /* the week of Monday 23 November 2026, at both its edges */
  for (int i = 0; i < 7; i++)
    g_assert_cmpint (duban_day_get_monday (20780 + i), ==, 20780);
  g_assert_cmpint (duban_day_get_monday (20779), ==, 20773);
  g_assert_cmpint (duban_day_get_monday (-1), ==, -3);
}

static void
test_text (void)
{
  static const char *const refused[] = {
    "",           "2026-11-2",  "2026-11-233", "2026-1-123",
    "2026/11/23", "2026-02-30", "2026-11-23 ", " 2026-11-23",
    "+026-11-23", "2026-11-2x", "20261123",    "2026-11-23T",
  };
  char text[DUBAN_DAY_TEXT_SIZE];

  g_assert_cmpint (duban_day_parse ("2026-11-23"), ==, 20780);
  g_assert_cmpstr (duban_day_format (20780, text), ==, "2026-11-23");
  g_assert_cmpstr (duban_day_format (DUBAN_NO_DAY, text), ==, "");
  g_assert_cmpint (duban_day_parse (NULL), ==, DUBAN_NO_DAY);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_cmpint (duban_day_parse (refused[i]), ==, DUBAN_NO_DAY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/known-days", test_known_days);
  g_test_add_func ("/day/every-day-returns-from-its-parts", test_every_day_returns);
  g_test_add_func ("/day/no-such-day", test_no_such_day);
  g_test_add_func ("/day/month-end-and-monday", test_month_end_and_monday);
  g_test_add_func ("/day/text", test_text);
  return g_test_run ();
}
