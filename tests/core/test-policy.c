/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/policy.h"

#define DAY(text) duban_day_parse (text)

/* The check values of domain.md section 3: stage 3 and stage 7 under each policy. */
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
test_check_values (void)
{
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();

  for (gsize i = 0; i < G_N_ELEMENTS (check_values); i++)
    for (int policy = 0; policy < DUBAN_N_POLICIES; policy++)
      for (int stage = 0; stage < 2; stage++)
        {
          gboolean provisional = TRUE;
          const DubanDay due
              = duban_policy_deadline ((DubanPolicy) policy, calendar,
                                       DAY (check_values[i].assigned), stage * 4 + 3, &provisional);

          g_assert_cmpint (due, ==, DAY (check_values[i].due[policy][stage]));
          g_assert_false (provisional);
        }
}

static void
test_day_zero_is_the_day_of_assignment (void)
{
  static const char *const days[] = { "2024-03-06", "2024-03-09", "2026-02-17", "2027-01-01" };
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();

  for (int policy = 0; policy < DUBAN_N_POLICIES; policy++)
    for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
      {
        gboolean provisional = TRUE;

        g_assert_cmpint (
            duban_policy_deadline ((DubanPolicy) policy, calendar, DAY (days[i]), 0, &provisional),
            ==, DAY (days[i]));
        g_assert_false (provisional);
      }
}

static void
test_provisional_in_an_uncovered_year (void)
{
  static const struct
  {
    DubanPolicy policy;
    const char *assigned, *due;
    gboolean provisional;
  } cases[] = {
    { DUBAN_POLICY_STRICT, "2027-01-01", "2027-01-03", FALSE },
    { DUBAN_POLICY_CALENDAR, "2027-01-01", "2027-01-04", FALSE },
    { DUBAN_POLICY_FESTIVAL, "2026-12-28", "2026-12-31", FALSE },
    { DUBAN_POLICY_FESTIVAL, "2026-12-29", "2027-01-01", TRUE },
    { DUBAN_POLICY_ROLLOVER, "2026-12-28", "2026-12-31", FALSE },
    { DUBAN_POLICY_ROLLOVER, "2026-12-30", "2027-01-04", TRUE },
    { DUBAN_POLICY_WORKDAY, "2026-12-28", "2026-12-31", FALSE },
    { DUBAN_POLICY_WORKDAY, "2026-12-29", "2027-01-01", TRUE },
  };
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gboolean provisional = !cases[i].provisional;

      g_assert_cmpint (duban_policy_deadline (cases[i].policy, calendar, DAY (cases[i].assigned), 3,
                                              &provisional),
                       ==, DAY (cases[i].due));
      g_assert_cmpint (provisional, ==, cases[i].provisional);
      g_assert_cmpint (
          duban_policy_deadline (cases[i].policy, calendar, DAY (cases[i].assigned), 3, NULL), ==,
          DAY (cases[i].due));
    }
}

/* The explanation comes to the same date, and every day of it has its part. */
static void
check_steps (DubanPolicy policy, const DubanCalendar *calendar, DubanDay assigned, int k)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DubanPolicyStep));
  DubanDay due = duban_policy_explain (policy, calendar, assigned, k, steps, NULL);
  int counted = 0;
  gboolean rolled = FALSE;

  g_assert_cmpint (due, ==, duban_policy_deadline (policy, calendar, assigned, k, NULL));
  g_assert_cmpint (steps->len, ==, due - assigned + 1);
  for (guint i = 0; i < steps->len; i++)
    {
      const DubanPolicyStep *step = &g_array_index (steps, DubanPolicyStep, i);

      g_assert_cmpint (step->day, ==, assigned + (int) i);
      if (step->number > 0)
        g_assert_cmpint (step->number, ==, ++counted);
      if (step->kind == DUBAN_STEP_SKIPPED)
        g_assert_false (duban_calendar_is_working (calendar, step->day));
      g_assert_true (step->kind != DUBAN_STEP_MOVED || (rolled && step->day == due));
      rolled |= step->kind == DUBAN_STEP_ROLLED;
    }
  g_assert_cmpint (counted, ==, k);
}

static void
test_every_day_is_explained (void)
{
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();

  for (DubanDay assigned = DAY ("2024-01-01"); assigned < DAY ("2026-12-31"); assigned++)
    for (int policy = 0; policy < DUBAN_N_POLICIES; policy++)
      for (int k = 0; k <= 7; k++)
        check_steps ((DubanPolicy) policy, calendar, assigned, k);
}

static void
test_a_holiday_is_rolled_over (void)
{
  static const struct
  {
    DubanPolicyStepKind kind;
    int number;
  } expected[] = {
    { DUBAN_STEP_START, 0 },  { DUBAN_STEP_COUNTED, 1 }, { DUBAN_STEP_COUNTED, 2 },
    { DUBAN_STEP_ROLLED, 3 }, { DUBAN_STEP_ROLLED, 0 },  { DUBAN_STEP_ROLLED, 0 },
    { DUBAN_STEP_ROLLED, 0 }, { DUBAN_STEP_ROLLED, 0 },  { DUBAN_STEP_MOVED, 0 },
  };
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DubanPolicyStep));

  duban_policy_explain (DUBAN_POLICY_ROLLOVER, calendar, DAY ("2026-09-30"), 3, steps, NULL);
  g_assert_cmpuint (steps->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < steps->len; i++)
    {
      const DubanPolicyStep *step = &g_array_index (steps, DubanPolicyStep, i);

      g_assert_cmpint (step->kind, ==, expected[i].kind);
      g_assert_cmpint (step->number, ==, expected[i].number);
    }
}

static void
test_follow_ups_move_by_policy (void)
{
  static const struct
  {
    const char *day;
    const char *moved[DUBAN_N_POLICIES];
  } cases[] = {
    /* a plain Saturday */
    { "2024-03-09", { "2024-03-09", "2024-03-09", "2024-03-09", "2024-03-11", "2024-03-11" } },
    /* a holiday, and the make-up Sunday that ends it */
    { "2024-02-16", { "2024-02-16", "2024-02-16", "2024-02-18", "2024-02-18", "2024-02-18" } },
    { "2024-02-18", { "2024-02-18", "2024-02-18", "2024-02-18", "2024-02-18", "2024-02-18" } },
  };
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int policy = 0; policy < DUBAN_N_POLICIES; policy++)
      {
        gboolean provisional = TRUE;

        g_assert_cmpint (duban_policy_adjust_follow_up ((DubanPolicy) policy, calendar,
                                                        DAY (cases[i].day), &provisional),
                         ==, DAY (cases[i].moved[policy]));
        g_assert_false (provisional);
      }
}

static void
test_codes_return (void)
{
  DubanPolicy policy = DUBAN_POLICY_CALENDAR;

  for (int i = 0; i < DUBAN_N_POLICIES; i++)
    {
      g_assert_true (duban_policy_parse (duban_policy_get_code ((DubanPolicy) i), &policy));
      g_assert_cmpint (policy, ==, i);
    }
  g_assert_true (duban_policy_parse ("rollover", &policy));
  g_assert_cmpint (policy, ==, DUBAN_POLICY_ROLLOVER);
  g_assert_false (duban_policy_parse ("Rollover", &policy));
  g_assert_false (duban_policy_parse ("", &policy));
  g_assert_false (duban_policy_parse (NULL, &policy));
  g_assert_cmpint (policy, ==, DUBAN_POLICY_ROLLOVER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/policy/check-values", test_check_values);
  g_test_add_func ("/policy/day-zero-is-assignment", test_day_zero_is_the_day_of_assignment);
  g_test_add_func ("/policy/provisional", test_provisional_in_an_uncovered_year);
  g_test_add_func ("/policy/every-day-is-explained", test_every_day_is_explained);
  g_test_add_func ("/policy/holiday-is-rolled-over", test_a_holiday_is_rolled_over);
  g_test_add_func ("/policy/follow-ups", test_follow_ups_move_by_policy);
  g_test_add_func ("/policy/codes", test_codes_return);
  return g_test_run ();
}
