/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The states of domain.md section 4, and the dates that judge them; what is found then is in
 * test-rules-deadline.c. */
#include "sample.h"

/* Writes “state due done days”, with “b” for backfilled and “p” for provisional. */
static char *
describe (const DubanStageResult *result)
{
  char due[DUBAN_DAY_TEXT_SIZE], done[DUBAN_DAY_TEXT_SIZE];

  duban_day_format (result->due, due);
  duban_day_format (result->done, done);
  return g_strdup_printf ("%s %s %s %d%s%s", duban_stage_state_get_code (result->state),
                          *due != '\0' ? due : "-", *done != '\0' ? done : "-", result->days,
                          result->backfilled ? " b" : "", result->provisional ? " p" : "");
}

typedef struct
{
  SampleRow row;
  const char *stages[DUBAN_N_STAGES];
} ClockCase;

static void
check (const ClockCase *cases, gsize n_cases)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      DubanClock137 clock;

      g_test_message ("%s %s", cases[i].row.today, cases[i].row.tasks);
      sample_clock (&cases[i].row, &clock);
      for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
        {
          g_autofree char *text = describe (&clock.stages[stage]);

          g_assert_cmpstr (text, ==, cases[i].stages[stage]);
        }
    }
}

static void
test_states (void)
{
  static const ClockCase cases[] = {
    { { "2026-03-01", NULL, "" },
      { "pending 2026-03-02 - 0", "pending 2026-03-05 - 0", "pending 2026-03-09 - 0" } },
    { { "2026-03-05", NULL, "" },
      { "overdue 2026-03-02 - 3", "today 2026-03-05 - 0", "pending 2026-03-09 - 0" } },
    { { "2026-03-20", NULL, "| deploy 2026-03-02; approach 2026-03-06; feedback 2026-03-09" },
      { "met 2026-03-02 2026-03-02 0", "late 2026-03-05 2026-03-06 1",
        "met 2026-03-09 2026-03-09 0" } },
    { { "2026-03-20", NULL, "| deploy 2026-03-10; deploy 2026-03-02; deploy 2026-03-01 void" },
      { "met 2026-03-02 2026-03-02 0", "overdue 2026-03-05 - 15", "overdue 2026-03-09 - 11" } },
    { { "2026-03-20", NULL,
        "| deploy 2026-03-02 written=2026-03-04; approach 2026-03-05 written=-" },
      { "met 2026-03-02 2026-03-02 0 b", "met 2026-03-05 2026-03-05 0",
        "overdue 2026-03-09 - 11" } },
    { { "2026-03-20", NULL, "assigned=- | feedback 2026-03-09" },
      { "excused - - 0", "excused - - 0", "excused - 2026-03-09 0" } },
    { { "2026-03-20", NULL, "status=withdrawn closed=2026-03-05" },
      { "overdue 2026-03-02 - 3", "excused 2026-03-05 - 0", "excused 2026-03-09 - 0" } },
    { { "2026-03-20", NULL, "status=closed closed=2026-03-05 | close 2026-03-05" },
      { "overdue 2026-03-02 - 3", "excused 2026-03-05 - 0", "excused 2026-03-09 - 0" } },
    { { "2026-03-20", NULL, "status=closed | close -" },
      { "excused 2026-03-02 - 0", "excused 2026-03-05 - 0", "excused 2026-03-09 - 0" } },
    { { "2026-03-20", NULL, "| close -; reopen 2026-03-18" },
      { "excused 2026-03-02 - 0", "excused 2026-03-05 - 0", "excused 2026-03-09 - 0" } },
    { { "2026-03-20", NULL, "status=suspended | suspend 2026-03-03" },
      { "overdue 2026-03-02 - 18", "overdue 2026-03-05 - 15", "overdue 2026-03-09 - 11" } },
    { { "2026-03-20", NULL, "tracked=2026-03-05 undated-stages=4" },
      { "excused 2026-03-02 - 0", "overdue 2026-03-05 - 15", "excused 2026-03-09 - 0" } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

/* Friday 2026-02-13, before the Spring Festival: a check value of domain.md section 3. */
static void
test_policies (void)
{
  static const char task[] = "assigned=2026-02-13";
  static const ClockCase cases[] = {
    { { "2026-02-13", "day-policy=strict", task },
      { "today 2026-02-13 - 0", "pending 2026-02-15 - 0", "pending 2026-02-19 - 0" } },
    { { "2026-02-13", NULL, task },
      { "today 2026-02-13 - 0", "pending 2026-02-16 - 0", "pending 2026-02-20 - 0" } },
    { { "2026-02-13", "day-policy=festival", task },
      { "today 2026-02-13 - 0", "pending 2026-02-24 - 0", "pending 2026-02-24 - 0" } },
    { { "2026-02-24", "day-policy=rollover", task },
      { "overdue 2026-02-13 - 11", "today 2026-02-24 - 0", "today 2026-02-24 - 0" } },
    { { "2026-02-26", "day-policy=workday", task },
      { "overdue 2026-02-13 - 13", "overdue 2026-02-25 - 1", "pending 2026-03-02 - 0" } },
    { { "2026-02-13", "day-policy=workday no-calendar", task },
      { "today 2026-02-13 - 0", "pending 2026-02-18 - 0 p", "pending 2026-02-24 - 0 p" } },
    { { "2026-02-13", "no-calendar", task },
      { "today 2026-02-13 - 0", "pending 2026-02-16 - 0", "pending 2026-02-20 - 0" } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_rounds (void)
{
  static const struct
  {
    const char *task, *assigned;
    int round;
  } cases[] = {
    { "", "2026-03-02", 1 },
    { "| reissue 2026-03-16", "2026-03-16", 2 },
    { "| reissue 2026-03-16; reissue 2026-04-01", "2026-04-01", 3 },
    { "| reissue 2026-04-01; reissue 2026-03-16", "2026-04-01", 3 },
    { "| reissue 2026-03-16; reissue 2026-04-01 void", "2026-03-16", 2 },
    { "assigned=- | reissue 2026-03-16", "2026-03-16", 2 },
    { "| handover 2026-03-16 lead=乙>甲; suspend 2026-03-17; resume 2026-03-18", "2026-03-02", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SampleRow row = { "2026-05-01", NULL, cases[i].task, NULL };
      DubanClock137 clock;

      sample_clock (&row, &clock);
      g_assert_cmpint (clock.assigned, ==, duban_day_parse (cases[i].assigned));
      g_assert_cmpint (clock.round, ==, cases[i].round);
    }
}

static void
test_records_of_a_round (void)
{
  static const ClockCase cases[] = {
    { { "2026-03-20", NULL,
        "| deploy 2026-03-15; reissue 2026-03-16; approach 2026-03-16; close 2026-03-10; "
        "reopen 2026-03-12" },
      { "overdue 2026-03-16 - 4", "met 2026-03-19 2026-03-16 0", "pending 2026-03-23 - 0" } },
    { { "2026-03-20", NULL, "| deploy 2026-02-27" },
      { "met 2026-03-02 2026-02-27 0", "overdue 2026-03-05 - 15", "overdue 2026-03-09 - 11" } },
  };

  check (cases, G_N_ELEMENTS (cases));
}

static void
test_next_follow_up (void)
{
  static const struct
  {
    const char *today, *task, *due;
    int days, interval;
  } cases[] = {
    { "2026-03-10", "| feedback 2026-03-09", "2026-04-08", 0, 30 },
    { "2026-04-10", "| feedback 2026-03-09", "2026-04-08", 2, 30 },
    { "2026-03-10", "importance=key | feedback 2026-03-09", "2026-03-16", 0, 7 },
    { "2026-03-10", "follow-up=10d | feedback 2026-03-09", "2026-03-19", 0, 10 },
    { "2026-03-10", "follow-up=monthly:31 | feedback 2026-03-09", "2026-03-31", 0, 30 },
    { "2026-03-10", "follow-up=quarter-end:20 | feedback 2026-03-09", "2026-03-11", 0, 91 },
    { "2026-03-10", "undated-stages=4", "2026-04-08", 0, 30 },
    { "2026-03-10", "| feedback 2026-03-05; reopen 2026-03-08", "2026-04-07", 0, 30 },
    { "2026-03-10", "", "-", 0, 0 },
    { "2026-03-10", "assigned=-", "-", 0, 0 },
    { "2026-03-10", "status=closed closed=2026-03-10 | feedback 2026-03-09", "-", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SampleRow row = { cases[i].today, NULL, cases[i].task, NULL };
      DubanClock137 clock;

      g_test_message ("%s", cases[i].task);
      sample_clock (&row, &clock);
      g_assert_cmpint (clock.follow_up_due, ==, duban_day_parse (cases[i].due));
      g_assert_cmpint (clock.follow_up_days, ==, cases[i].days);
      g_assert_cmpint (clock.follow_up_interval, ==, cases[i].interval);
      g_assert_cmpint (clock.follows_up, ==, clock.follow_up_due != DUBAN_NO_DAY);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock137/states", test_states);
  g_test_add_func ("/clock137/policies", test_policies);
  g_test_add_func ("/clock137/rounds", test_rounds);
  g_test_add_func ("/clock137/records-of-a-round", test_records_of_a_round);
  g_test_add_func ("/clock137/next-follow-up", test_next_follow_up);
  return g_test_run ();
}
