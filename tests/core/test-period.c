/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/period.h"

#define DAY(text) duban_day_parse (text)

static void
test_text_returns (void)
{
  static const struct
  {
    const char *text, *from, *to;
  } cases[] = {
    { "2026-W48", "2026-11-23", "2026-11-29" }, { "2026-W01", "2025-12-29", "2026-01-04" },
    { "2026-W53", "2026-12-28", "2027-01-03" }, { "2027-W01", "2027-01-04", "2027-01-10" },
    { "2024-W52", "2024-12-23", "2024-12-29" }, { "2026-11", "2026-11-01", "2026-11-30" },
    { "2024-02", "2024-02-01", "2024-02-29" },  { "2026-12", "2026-12-01", "2026-12-31" },
    { "2026-Q1", "2026-01-01", "2026-03-31" },  { "2026-Q4", "2026-10-01", "2026-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DubanPeriod period;
      g_autofree char *text = NULL;

      g_assert_true (duban_period_parse (cases[i].text, &period));
      g_assert_cmpint (period.from, ==, DAY (cases[i].from));
      g_assert_cmpint (period.to, ==, DAY (cases[i].to));
      text = duban_period_to_text (period);
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_what_is_no_period (void)
{
  static const char *const refused[] = {
    "",         "2026",      "2026-",   "2026-W00", "2026-W54",   "2025-W53", "2026-W1",
    "2026-W4x", "2026-W480", "2026-00", "2026-13",  "2026-1",     "2026-Q0",  "2026-Q5",
    "2026-Q",   "2026-Q44",  "2026-q4", "1899-12",  "2026-11-23", "26-11",    " 2026-11",
  };
  DubanPeriod period = { DUBAN_PERIOD_WEEK, 1, 7 };

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    g_assert_false (duban_period_parse (refused[i], &period));
  g_assert_false (duban_period_parse (NULL, &period));
  g_assert_cmpint (period.from, ==, 1);
}

static void
test_around_a_day (void)
{
  static const struct
  {
    DubanPeriodKind kind;
    const char *day, *around, *complete;
  } cases[] = {
    { DUBAN_PERIOD_WEEK, "2026-11-22", "2026-W47", "2026-W46" },
    { DUBAN_PERIOD_WEEK, "2026-11-23", "2026-W48", "2026-W47" },
    { DUBAN_PERIOD_WEEK, "2027-01-03", "2026-W53", "2026-W52" },
    { DUBAN_PERIOD_WEEK, "2027-01-04", "2027-W01", "2026-W53" },
    { DUBAN_PERIOD_MONTH, "2026-11-30", "2026-11", "2026-10" },
    { DUBAN_PERIOD_MONTH, "2026-01-01", "2026-01", "2025-12" },
    { DUBAN_PERIOD_QUARTER, "2026-03-31", "2026-Q1", "2025-Q4" },
    { DUBAN_PERIOD_QUARTER, "2026-04-01", "2026-Q2", "2026-Q1" },
    { DUBAN_PERIOD_QUARTER, "2026-12-31", "2026-Q4", "2026-Q3" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanDay day = DAY (cases[i].day);
      g_autofree char *around = duban_period_to_text (duban_period_of (cases[i].kind, day));
      g_autofree char *complete
          = duban_period_to_text (duban_period_last_complete (cases[i].kind, day));

      g_assert_cmpstr (around, ==, cases[i].around);
      g_assert_cmpstr (complete, ==, cases[i].complete);
    }
}

static void
test_at_hand (void)
{
  static const struct
  {
    DubanPeriodKind kind;
    const char *day, *at_hand;
  } cases[] = {
    { DUBAN_PERIOD_WEEK, "2026-11-23", "2026-W47" },
    { DUBAN_PERIOD_WEEK, "2026-11-25", "2026-W47" },
    { DUBAN_PERIOD_WEEK, "2026-11-26", "2026-W48" },
    { DUBAN_PERIOD_WEEK, "2026-11-29", "2026-W48" },
    { DUBAN_PERIOD_MONTH, "2026-11-22", "2026-10" },
    { DUBAN_PERIOD_MONTH, "2026-11-23", "2026-11" },
    { DUBAN_PERIOD_MONTH, "2026-12-01", "2026-11" },
    { DUBAN_PERIOD_QUARTER, "2026-12-23", "2026-Q3" },
    { DUBAN_PERIOD_QUARTER, "2026-12-24", "2026-Q4" },
    { DUBAN_PERIOD_QUARTER, "2027-01-01", "2026-Q4" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text
          = duban_period_to_text (duban_period_at_hand (cases[i].kind, DAY (cases[i].day)));

      g_assert_cmpstr (text, ==, cases[i].at_hand);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/text-returns", test_text_returns);
  g_test_add_func ("/period/what-is-no-period", test_what_is_no_period);
  g_test_add_func ("/period/around-a-day", test_around_a_day);
  g_test_add_func ("/period/at-hand", test_at_hand);
  return g_test_run ();
}
