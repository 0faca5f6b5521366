/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/day-strip.h"

#include <string.h>

#define DAY(text) duban_day_parse (text)

static DubanTerms *
make_terms (DubanPolicy policy, const char *today)
{
  DubanSettings settings;
  DubanTerms *terms;

  duban_settings_init (&settings);
  duban_settings_set (&settings, DUBAN_SETTING_DAY_POLICY, duban_policy_get_code (policy));
  terms = duban_terms_new (DAY (today), &settings, duban_calendar_new_published (),
                           duban_directory_new ());
  duban_settings_clear (&settings);
  return terms;
}

/* The check values of domain.md section 3, under every policy: the strip ends on the date, and
 * its table of readings says the same. */
static const struct
{
  const char *assigned;
  const char *due[DUBAN_N_POLICIES][2];
} check_values[] = {
  { "2024-03-06",
    { { "2024-03-08", "2024-03-12" },
      { "2024-03-09", "2024-03-13" },
      { "2024-03-09", "2024-03-13" },
      { "2024-03-11", "2024-03-13" },
      { "2024-03-11", "2024-03-15" } } },
  { "2024-09-13",
    { { "2024-09-15", "2024-09-19" },
      { "2024-09-16", "2024-09-20" },
      { "2024-09-18", "2024-09-20" },
      { "2024-09-18", "2024-09-20" },
      { "2024-09-19", "2024-09-25" } } },
  { "2025-01-24",
    { { "2025-01-26", "2025-01-30" },
      { "2025-01-27", "2025-01-31" },
      { "2025-01-27", "2025-02-05" },
      { "2025-01-27", "2025-02-05" },
      { "2025-02-05", "2025-02-10" } } },
  { "2026-02-13",
    { { "2026-02-15", "2026-02-19" },
      { "2026-02-16", "2026-02-20" },
      { "2026-02-24", "2026-02-24" },
      { "2026-02-24", "2026-02-24" },
      { "2026-02-25", "2026-03-02" } } },
  { "2026-09-30",
    { { "2026-10-02", "2026-10-06" },
      { "2026-10-03", "2026-10-07" },
      { "2026-10-08", "2026-10-08" },
      { "2026-10-08", "2026-10-08" },
      { "2026-10-10", "2026-10-15" } } },
};

static void
check_strip (const DubanTerms *terms, gsize row, DubanStage stage)
{
  DubanPolicy policy = terms->settings.policy;
  DubanDay assigned = DAY (check_values[row].assigned);
  g_autoptr (DubanDayStrip) strip = duban_day_strip_new (terms, assigned, stage);
  DubanDay due = DAY (check_values[row].due[policy][stage - 1]);
  const DubanStripDay *last = &g_array_index (strip->days, DubanStripDay, strip->days->len - 1);

  g_assert_cmpint (strip->due.day, ==, due);
  g_assert_false (strip->due.provisional);
  g_assert_cmpint (g_array_index (strip->days, DubanStripDay, 0).day, ==, assigned);
  g_assert_cmpint (last->day, ==, due);
  g_assert_true (last->is_deadline);
  for (int other = 0; other < DUBAN_N_POLICIES; other++)
    g_assert_cmpint (strip->dates[other][stage].day, ==,
                     DAY (check_values[row].due[other][stage - 1]));
}

static void
test_check_values (void)
{
  for (int policy = 0; policy < DUBAN_N_POLICIES; policy++)
    {
      g_autoptr (DubanTerms) terms = make_terms (policy, "2026-11-23");

      for (gsize i = 0; i < G_N_ELEMENTS (check_values); i++)
        {
          check_strip (terms, i, DUBAN_STAGE_APPROACH);
          check_strip (terms, i, DUBAN_STAGE_FEEDBACK);
        }
    }
}

static void
test_sentences (void)
{
  static const struct
  {
    DubanPolicy policy;
    const char *assigned;
    DubanStage stage;
    const char *expected;
  } cases[] = {
    { DUBAN_POLICY_ROLLOVER, "2026-09-30", DUBAN_STAGE_APPROACH,
      "assigned 30 September, counted from the next day; day 3 is 3 October, which the 国庆 "
      "holiday moves to 8 October; days: law" },
    { DUBAN_POLICY_FESTIVAL, "2026-02-13", DUBAN_STAGE_APPROACH,
      "assigned 13 February, counted from the next day; day 3 is 16 February, which the 春节 "
      "holiday moves to 24 February; days: festival" },
    { DUBAN_POLICY_ROLLOVER, "2026-11-18", DUBAN_STAGE_APPROACH,
      "assigned 18 November, counted from the next day; day 3 is 21 November, a rest day, which "
      "moves it to 23 November; days: law" },
    { DUBAN_POLICY_CALENDAR, "2026-09-30", DUBAN_STAGE_FEEDBACK,
      "assigned 30 September, counted from the next day; day 7 is 7 October; days: calendar" },
    { DUBAN_POLICY_STRICT, "2026-09-30", DUBAN_STAGE_APPROACH,
      "assigned 30 September, which is day 1; day 3 is 2 October; days: strict" },
    { DUBAN_POLICY_WORKDAY, "2026-09-30", DUBAN_STAGE_APPROACH,
      "assigned 30 September, working days counted from the next day; working day 3 is 10 "
      "October; days: work" },
    { DUBAN_POLICY_WORKDAY, "2026-09-30", DUBAN_STAGE_DEPLOY,
      "assigned 30 September, to be deployed the same day; days: work" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanTerms) terms = make_terms (cases[i].policy, "2026-11-23");
      g_autoptr (DubanDayStrip) strip
          = duban_day_strip_new (terms, DAY (cases[i].assigned), cases[i].stage);

      g_assert_cmpstr (strip->sentence, ==, cases[i].expected);
    }
}

static void
test_days_say_what_they_are (void)
{
  static const char *const expected[] = {
    "26 September Saturday: 中秋节, assigned, not counted (Civil Code, article 201)",
    "27 September Sunday: 中秋节, not counted (only working days count)",
    "28 September Monday: working day, day 1",
    "29 September Tuesday: working day, day 2",
    "30 September Wednesday: working day, day 3",
  };
  g_autoptr (DubanTerms) terms = make_terms (DUBAN_POLICY_WORKDAY, "2026-11-23");
  g_autoptr (DubanDayStrip) strip
      = duban_day_strip_new (terms, DAY ("2026-09-26"), DUBAN_STAGE_APPROACH);

  g_assert_cmpuint (strip->days->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < strip->days->len; i++)
    {
      g_autofree char *said
          = duban_day_strip_say_day (&g_array_index (strip->days, DubanStripDay, i), terms->today);

      g_assert_cmpstr (said, ==, expected[i]);
    }
}

static void
test_a_year_that_is_not_covered_is_provisional (void)
{
  g_autoptr (DubanTerms) terms = make_terms (DUBAN_POLICY_ROLLOVER, "2026-12-30");
  g_autoptr (DubanDayStrip) strip
      = duban_day_strip_new (terms, DAY ("2026-12-30"), DUBAN_STAGE_APPROACH);

  g_assert_true (strip->due.provisional);
  g_assert_true (strip->dates[DUBAN_POLICY_WORKDAY][DUBAN_STAGE_APPROACH].provisional);
  g_assert_false (strip->dates[DUBAN_POLICY_CALENDAR][DUBAN_STAGE_APPROACH].provisional);
  g_assert_nonnull (strstr (strip->sentence, "provisional"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day-strip/check-values", test_check_values);
  g_test_add_func ("/day-strip/sentences", test_sentences);
  g_test_add_func ("/day-strip/days-say-what-they-are", test_days_say_what_they_are);
  g_test_add_func ("/day-strip/provisional", test_a_year_that_is_not_covered_is_provisional);
  return g_test_run ();
}
