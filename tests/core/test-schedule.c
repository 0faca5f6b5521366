/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/schedule.h"

#define DAY(text) duban_day_parse (text)

static void
test_codes (void)
{
  static const struct
  {
    const char *text;
    DubanSchedule schedule;
  } cases[] = {
    { "1d", { DUBAN_SCHEDULE_DAYS, 1 } },
    { "366d", { DUBAN_SCHEDULE_DAYS, 366 } },
    { "weekly:1", { DUBAN_SCHEDULE_WEEKLY, 1 } },
    { "weekly:7", { DUBAN_SCHEDULE_WEEKLY, 7 } },
    { "monthly:1", { DUBAN_SCHEDULE_MONTHLY, 1 } },
    { "monthly:31", { DUBAN_SCHEDULE_MONTHLY, 31 } },
    { "quarter-end:0", { DUBAN_SCHEDULE_QUARTER_END, 0 } },
    { "quarter-end:80", { DUBAN_SCHEDULE_QUARTER_END, 80 } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DubanSchedule schedule = { DUBAN_SCHEDULE_NONE, 0 };
      g_autofree char *text = duban_schedule_to_text (cases[i].schedule);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (duban_schedule_parse (cases[i].text, &schedule));
      g_assert_cmpint (schedule.kind, ==, cases[i].schedule.kind);
      g_assert_cmpint (schedule.value, ==, cases[i].schedule.value);
    }
}

static void
test_what_is_no_code (void)
{
  static const char *const refused[] = {
    "0d",
    "367d",
    "d",
    "7",
    "7 d",
    "-7d",
    "7dd",
    "1000d",
    "weekly:0",
    "weekly:8",
    "weekly:",
    "weekly",
    "monthly:0",
    "monthly:32",
    "monthly:5d",
    "quarter-end:81",
    "quarter-end:-1",
    "每周五",
  };
  DubanSchedule schedule = { DUBAN_SCHEDULE_WEEKLY, 5 };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (duban_schedule_parse (refused[i], &schedule));
  g_assert_cmpint (schedule.kind, ==, DUBAN_SCHEDULE_WEEKLY);
  g_assert_cmpint (schedule.value, ==, 5);

  g_assert_true (duban_schedule_parse ("", &schedule));
  g_assert_cmpint (schedule.kind, ==, DUBAN_SCHEDULE_NONE);
  g_assert_null (duban_schedule_to_text (schedule));
}

static void
test_next_is_strictly_after (void)
{
  static const struct
  {
    const char *code, *base, *next;
  } cases[] = {
    { "7d", "2026-11-23", "2026-11-30" },
    { "30d", "2026-12-31", "2027-01-30" },
    { "weekly:1", "2026-11-22", "2026-11-23" },
    { "weekly:1", "2026-11-23", "2026-11-30" },
    { "weekly:5", "2026-11-23", "2026-11-27" },
    { "weekly:5", "2026-11-27", "2026-12-04" },
    { "weekly:7", "2026-11-28", "2026-11-29" },
    { "monthly:25", "2026-11-24", "2026-11-25" },
    { "monthly:25", "2026-11-25", "2026-12-25" },
    { "monthly:25", "2026-12-25", "2027-01-25" },
    { "monthly:31", "2026-01-31", "2026-02-28" },
    { "monthly:31", "2024-01-31", "2024-02-29" },
    { "monthly:31", "2026-02-27", "2026-02-28" },
    { "monthly:30", "2026-02-28", "2026-03-30" },
    { "quarter-end:0", "2026-03-30", "2026-03-31" },
    { "quarter-end:0", "2026-03-31", "2026-06-30" },
    { "quarter-end:20", "2026-11-23", "2026-12-11" },
    { "quarter-end:20", "2026-12-11", "2027-03-11" },
    { "quarter-end:10", "2026-01-01", "2026-03-21" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DubanSchedule schedule = { DUBAN_SCHEDULE_NONE, 0 };

      g_assert_true (duban_schedule_parse (cases[i].code, &schedule));
      g_assert_cmpint (duban_schedule_next (schedule, DAY (cases[i].base)), ==,
                       DAY (cases[i].next));
    }
}

static void
test_intervals (void)
{
  g_assert_cmpint (duban_schedule_get_interval ((DubanSchedule){ DUBAN_SCHEDULE_DAYS, 9 }), ==, 9);
  g_assert_cmpint (duban_schedule_get_interval ((DubanSchedule){ DUBAN_SCHEDULE_WEEKLY, 5 }), ==,
                   7);
  g_assert_cmpint (duban_schedule_get_interval ((DubanSchedule){ DUBAN_SCHEDULE_MONTHLY, 25 }), ==,
                   30);
  g_assert_cmpint (duban_schedule_get_interval ((DubanSchedule){ DUBAN_SCHEDULE_QUARTER_END, 20 }),
                   ==, 91);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/codes-return", test_codes);
  g_test_add_func ("/schedule/what-is-no-code", test_what_is_no_code);
  g_test_add_func ("/schedule/next-is-strictly-after", test_next_is_strictly_after);
  g_test_add_func ("/schedule/intervals", test_intervals);
  return g_test_run ();
}
