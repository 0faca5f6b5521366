/* SPDX-License-Identifier: GPL-3.0-or-later */
/* domain.md 5.1, each rule at both its edges.  Assigned on Monday 2026-03-02, so that D is
 * 03-02, 03-05 and 03-09 under the default policy. */
#include "sample.h"

#define STAGES                                                                                     \
  "deploy-overdue approach-overdue feedback-overdue deploy-late approach-late feedback-late "      \
  "deploy-today approach-today feedback-today"
#define DONE_TO_APPROACH "| deploy 2026-03-02; approach 2026-03-05;"
#define DONE "| deploy 2026-03-02; approach 2026-03-05; feedback 2026-03-09;"

static void
test_stages (void)
{
  static const SampleRow rows[] = {
    { "2026-03-01", NULL, "", "" },
    { "2026-03-02", NULL, "", "deploy-today warning 甲 - 2026-03-02" },
    { "2026-03-03", NULL, "", "deploy-overdue critical 甲 1 2026-03-03" },
    { "2026-03-04", NULL, "| deploy 2026-03-02", "" },
    { "2026-03-05", NULL, "| deploy 2026-03-02", "approach-today warning 甲 - 2026-03-05" },
    { "2026-03-06", NULL, "| deploy 2026-03-02", "approach-overdue critical 甲 1 2026-03-06" },
    { "2026-03-08", NULL, DONE_TO_APPROACH, "" },
    { "2026-03-09", NULL, DONE_TO_APPROACH, "feedback-today warning 甲 - 2026-03-09" },
    { "2026-03-10", NULL, DONE_TO_APPROACH, "feedback-overdue critical 甲 1 2026-03-10" },
    { "2026-03-10", NULL, DONE, "" },
    { "2026-03-20", NULL, "| deploy 2026-03-03; approach 2026-03-05; feedback 2026-03-12",
      "feedback-late notice 甲 3 2026-03-12, deploy-late notice 甲 1 2026-03-03" },
    { "2026-03-20", NULL, "| deploy 2026-03-02; approach 2026-03-06; feedback 2026-03-09",
      "approach-late notice 甲 1 2026-03-06" },
    { "2026-03-03", NULL, "lead=-", "deploy-overdue critical - 1 2026-03-03" },
    { "2026-03-03", NULL, "| deploy 2026-03-02 void", "deploy-overdue critical 甲 1 2026-03-03" },
    { "2026-03-03", NULL, "| deploy 2026-02-20", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), STAGES);
}

static void
test_later_stage_softens (void)
{
  static const SampleRow rows[] = {
    { "2026-03-09", NULL, "| approach 2026-03-05",
      "deploy-overdue warning 甲 7 2026-03-03, feedback-today warning 甲 - 2026-03-09" },
    { "2026-03-10", NULL, "| feedback 2026-03-09",
      "deploy-overdue warning 甲 8 2026-03-03, approach-overdue warning 甲 5 2026-03-06" },
    { "2026-03-10", NULL, "| deploy 2026-03-02; follow-up 2026-03-08",
      "approach-overdue critical 甲 5 2026-03-06, feedback-overdue critical 甲 1 2026-03-10" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), STAGES);
}

static void
test_feedback_goes_to_the_assigner (void)
{
  static const SampleRow rows[] = {
    { "2026-03-10", NULL, "assigner=旗长 " DONE_TO_APPROACH "feedback 2026-03-09 to=旗长", "" },
    { "2026-03-10", NULL, "assigner=旗长 " DONE_TO_APPROACH "feedback 2026-03-09", "" },
    { "2026-03-10", NULL, "assigner=旗长 " DONE_TO_APPROACH "feedback 2026-03-09 to=乙",
      "feedback-overdue critical 甲 1 2026-03-10" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), STAGES);
}

static void
test_closing_and_stages (void)
{
  static const SampleRow rows[] = {
    { "2026-03-20", NULL, "status=closed closed=2026-03-09 | deploy 2026-03-02; close 2026-03-09",
      "approach-overdue notice 甲 4 2026-03-06" },
    { "2026-03-20", NULL, "status=closed closed=2026-03-10 | deploy 2026-03-02; close 2026-03-10",
      "approach-overdue notice 甲 5 2026-03-06, feedback-overdue notice 甲 1 2026-03-10" },
    { "2026-03-20", NULL, "status=closed | close -", "" },
    { "2026-03-20", NULL,
      "status=closed closed=2026-03-12 " DONE_TO_APPROACH "close 2026-03-12; feedback 2026-03-13",
      "feedback-overdue notice 甲 3 2026-03-10" },
    { "2026-03-20", NULL,
      "status=closed closed=2026-03-14 " DONE_TO_APPROACH "feedback 2026-03-13; close 2026-03-14",
      "feedback-late notice 甲 4 2026-03-13" },
    { "2026-03-20", NULL, DONE_TO_APPROACH "close 2026-03-09; reopen 2026-03-15", "" },
    { "2026-03-20", NULL, DONE_TO_APPROACH "close 2026-03-10; reopen 2026-03-15",
      "feedback-overdue critical 甲 11 2026-03-10" },
    { "2026-03-20", NULL, "status=suspended", "" },
    { "2026-03-20", NULL, "status=withdrawn closed=2026-03-15", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), STAGES);
}

static void
test_what_excuses_a_stage (void)
{
  static const SampleRow rows[] = {
    { "2026-03-06", NULL, "tracked=2026-03-06", "" },
    { "2026-03-06", NULL, "tracked=2026-03-05", "approach-overdue critical 甲 1 2026-03-06" },
    { "2026-03-06", NULL, "undated-stages=2", "deploy-overdue critical 甲 4 2026-03-03" },
    { "2026-03-06", NULL, "assigned=-", "" },
    { "2026-03-17", NULL, "undated-stages=1 | reissue 2026-03-16",
      "deploy-overdue critical 甲 1 2026-03-17" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), STAGES);
}

static void
test_reissue_begins_a_round (void)
{
  static const SampleRow rows[] = {
    { "2026-03-16", NULL, DONE "reissue 2026-03-16", "deploy-today warning 甲 - 2026-03-16" },
    { "2026-03-17", NULL, DONE "reissue 2026-03-16", "deploy-overdue critical 甲 1 2026-03-17" },
    { "2026-03-17", NULL, DONE "reissue 2026-03-16; deploy 2026-03-16", "" },
    { "2026-03-17", NULL, DONE "reissue 2026-03-16 void", "" },
    { "2026-03-17", NULL, "| handover 2026-03-10 lead=乙>甲; deploy 2026-03-02",
      "approach-overdue critical 甲 12 2026-03-06, feedback-overdue critical 甲 8 2026-03-10" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), STAGES);
}

static void
test_follow_up (void)
{
  static const SampleRow rows[] = {
    { "2026-04-08", NULL, DONE, "" },
    { "2026-04-09", NULL, DONE, "follow-up-overdue warning 甲 1 2026-04-09" },
    { "2026-05-08", NULL, DONE, "follow-up-overdue warning 甲 30 2026-04-09" },
    { "2026-05-09", NULL, DONE, "follow-up-overdue critical 甲 31 2026-04-09" },
    { "2026-04-09", NULL, DONE "follow-up 2026-03-10", "" },
    { "2026-04-10", NULL, DONE "follow-up 2026-03-10",
      "follow-up-overdue warning 甲 1 2026-04-10" },
    { "2026-04-09", "follow-up-routine=31", DONE, "" },
    { "2026-03-16", NULL, "importance=key " DONE, "" },
    { "2026-03-17", NULL, "importance=key " DONE, "follow-up-overdue warning 甲 1 2026-03-17" },
    { "2026-03-13", NULL, "follow-up=weekly:5 " DONE, "" },
    { "2026-03-14", NULL, "follow-up=weekly:5 " DONE, "follow-up-overdue warning 甲 1 2026-03-14" },
    { "2026-05-01", NULL, DONE_TO_APPROACH, "" },
    { "2026-05-01", NULL, "status=closed closed=2026-04-30 " DONE, "" },
    { "2026-05-01", NULL, "status=suspended " DONE, "" },
    { "2026-04-19", NULL, DONE "suspend 2026-03-15; resume 2026-03-20", "" },
    { "2026-04-20", NULL, DONE "suspend 2026-03-15; resume 2026-03-20",
      "follow-up-overdue warning 甲 1 2026-04-20" },
    { "2026-05-01", NULL, "tracked=2026-04-01 | note 2026-04-02", "" },
    { "2026-05-02", NULL, "tracked=2026-04-01 | note 2026-04-02",
      "follow-up-overdue warning 甲 1 2026-05-02" },
    { "2026-04-01", NULL, "assigned=- tracked=2026-03-02", "" },
    { "2026-04-02", NULL, "assigned=- tracked=2026-03-02",
      "follow-up-overdue warning 甲 1 2026-04-02" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "follow-up-overdue");
}

/* 30 days after 2026-03-05 is Saturday 2026-04-04, the first of three days of a holiday. */
static void
test_follow_up_under_each_policy (void)
{
  static const char task[] = "| deploy 2026-03-02; approach 2026-03-04; feedback 2026-03-05";
  static const SampleRow rows[] = {
    { "2026-04-05", NULL, task, "follow-up-overdue warning 甲 1 2026-04-05" },
    { "2026-04-05", "day-policy=strict", task, "follow-up-overdue warning 甲 1 2026-04-05" },
    { "2026-04-07", "day-policy=festival", task, "" },
    { "2026-04-08", "day-policy=festival", task, "follow-up-overdue warning 甲 1 2026-04-08" },
    { "2026-04-07", "day-policy=rollover", task, "" },
    { "2026-04-08", "day-policy=rollover", task, "follow-up-overdue warning 甲 1 2026-04-08" },
    { "2026-04-07", "day-policy=workday", task, "" },
    { "2026-04-08", "day-policy=workday", task, "follow-up-overdue warning 甲 1 2026-04-08" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "follow-up-overdue");
}

static void
test_due (void)
{
  static const SampleRow rows[] = {
    { "2026-03-16", NULL, "due=2026-03-20", "" },
    { "2026-03-17", NULL, "due=2026-03-20", "due-soon warning 甲 - 2026-03-17" },
    { "2026-03-20", NULL, "due=2026-03-20", "due-soon warning 甲 - 2026-03-17" },
    { "2026-03-21", NULL, "due=2026-03-20", "due-overdue critical 甲 1 2026-03-21" },
    { "2026-03-14", "due-soon-days=5", "due=2026-03-20", "" },
    { "2026-03-15", "due-soon-days=5", "due=2026-03-20", "due-soon warning 甲 - 2026-03-15" },
    { "2026-03-21", NULL, "due=2026-03-20 status=suspended", "" },
    { "2026-03-30", NULL, "due=2026-03-20 status=closed closed=2026-03-20", "" },
    { "2026-03-30", NULL, "due=2026-03-20 status=closed closed=2026-03-21",
      "closed-late notice 甲 1 2026-03-21" },
    { "2026-03-30", NULL, "due=2026-03-20 status=closed", "" },
    { "2026-03-30", NULL, "due-text=尽快", "due-unclear warning 甲 - -" },
    { "2026-03-30", NULL, "due-text=持续推进", "" },
    { "2026-03-15", NULL, "due-text=尽快 due=2026-03-20", "" },
    { "2026-03-30", NULL, "due-text=尽快 status=suspended", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "due-overdue due-soon closed-late due-unclear");
}

static void
test_milestones (void)
{
  static const SampleRow rows[] = {
    { "2026-03-20", NULL, "| milestone 2026-03-02 due=2026-03-20", "" },
    { "2026-03-21", NULL, "| milestone 2026-03-02 due=2026-03-20",
      "milestone-overdue warning 甲 1 2026-03-21" },
    { "2026-03-21", NULL, "| milestone 2026-03-02 due=2026-03-20 void", "" },
    { "2026-03-25", NULL,
      "| milestone 2026-03-02 due=2026-03-20; milestone 2026-03-21 target=#1 done=2026-03-21", "" },
    { "2026-03-25", NULL,
      "| milestone 2026-03-02 due=2026-03-20; milestone 2026-03-21 target=#1 done=2026-03-21 void",
      "milestone-overdue warning 甲 5 2026-03-21" },
    { "2026-03-25", NULL,
      "| milestone 2026-03-02 due=2026-03-20; milestone 2026-03-02 due=2026-03-24",
      "milestone-overdue warning 甲 5 2026-03-21, milestone-overdue warning 甲 1 2026-03-25" },
    { "2026-03-25", NULL, "status=suspended | milestone 2026-03-02 due=2026-03-20", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "milestone-overdue");
}

static void
test_backfilled (void)
{
  static const SampleRow rows[] = {
    { "2026-03-03", NULL, "| deploy 2026-03-02 written=2026-03-02", "" },
    { "2026-03-03", NULL, "| deploy 2026-03-02 written=2026-03-03", "backfilled notice 甲 - -" },
    { "2026-03-03", NULL, "| deploy 2026-03-02 written=-", "" },
    { "2026-03-04", NULL, "| deploy 2026-03-03 written=2026-03-04", "" },
    { "2026-03-04", NULL, "| deploy 2026-03-02 written=2026-03-03; deploy 2026-03-02", "" },
    { "2026-03-04", NULL, "status=suspended | deploy 2026-03-02 written=2026-03-03",
      "backfilled notice 甲 - -" },
    { "2026-03-04", NULL, "status=closed closed=2026-03-03 | deploy 2026-03-02 written=2026-03-03",
      "backfilled notice 甲 - -" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "backfilled");
}

static void
test_undated (void)
{
  static const SampleRow rows[] = {
    { "2026-03-03", NULL, "", "" },
    { "2026-03-03", NULL, "assigned=-", "undated notice 甲 - -" },
    { "2026-03-03", NULL, "assigned=- status=suspended", "undated notice 甲 - -" },
    { "2026-03-03", NULL, "assigned=- status=closed closed=2026-03-02", "" },
    { "2026-03-03", NULL, "assigned=- | reissue 2026-03-02", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "undated");
}

/* Without a calendar, seven weekdays after 2026-03-02 is 03-11. */
static void
test_provisional (void)
{
  static const char settings[] = "no-calendar day-policy=workday";
  static const SampleRow rows[] = {
    { "2026-03-11", settings, "", "provisional-date notice 甲 - -" },
    { "2026-03-12", settings, "", "" },
    { "2026-03-11", "day-policy=workday", "", "" },
    { "2026-03-05", "no-calendar", "", "" },
    { "2026-03-11", settings, "status=suspended", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "provisional-date");
}

static void
test_suspended_long (void)
{
  static const SampleRow rows[] = {
    { "2026-04-09", NULL, "status=suspended | suspend 2026-03-10", "" },
    { "2026-04-10", NULL, "status=suspended | suspend 2026-03-10",
      "suspended-long notice 甲 - 2026-03-10" },
    { "2026-05-01", NULL, "status=suspended | suspend 2026-03-10; note 2026-04-01", "" },
    { "2026-05-02", NULL, "status=suspended | suspend 2026-03-10; note 2026-04-01",
      "suspended-long notice 甲 - 2026-03-10" },
    { "2026-04-10", "suspended-days=31", "status=suspended | suspend 2026-03-10", "" },
    { "2026-06-01", NULL, "| suspend 2026-03-10; resume 2026-03-11", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "suspended-long");
}

static void
test_waivers (void)
{
  static const SampleRow rows[] = {
    { "2026-03-10", NULL, "| waive 2026-03-03 rule=deploy-overdue due=2026-03-10",
      "deploy-overdue critical 甲 8 2026-03-03 !" },
    { "2026-03-11", NULL, "| waive 2026-03-03 rule=deploy-overdue due=2026-03-10",
      "deploy-overdue critical 甲 9 2026-03-03" },
    { "2026-03-10", NULL, "| waive 2026-03-03 rule=deploy-overdue due=2026-03-10 void",
      "deploy-overdue critical 甲 8 2026-03-03" },
    { "2026-03-10", NULL, "| waive 2026-03-03 rule=deploy-overdue due=2026-03-10 leader=甲",
      "deploy-overdue critical 甲 8 2026-03-03 !" },
    { "2026-03-10", NULL, "| waive 2026-03-03 rule=deploy-overdue due=2026-03-10 leader=乙",
      "deploy-overdue critical 甲 8 2026-03-03" },
    { "2026-03-10", NULL, "| waive 2026-03-03 rule=feedback-overdue due=2026-03-10",
      "deploy-overdue critical 甲 8 2026-03-03" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "deploy-overdue");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules-deadline/stages", test_stages);
  g_test_add_func ("/rules-deadline/a-later-stage-softens", test_later_stage_softens);
  g_test_add_func ("/rules-deadline/feedback-to-the-assigner", test_feedback_goes_to_the_assigner);
  g_test_add_func ("/rules-deadline/closing", test_closing_and_stages);
  g_test_add_func ("/rules-deadline/excused", test_what_excuses_a_stage);
  g_test_add_func ("/rules-deadline/reissue", test_reissue_begins_a_round);
  g_test_add_func ("/rules-deadline/follow-up", test_follow_up);
  g_test_add_func ("/rules-deadline/follow-up-policies", test_follow_up_under_each_policy);
  g_test_add_func ("/rules-deadline/due", test_due);
  g_test_add_func ("/rules-deadline/milestones", test_milestones);
  g_test_add_func ("/rules-deadline/backfilled", test_backfilled);
  g_test_add_func ("/rules-deadline/undated", test_undated);
  g_test_add_func ("/rules-deadline/provisional-date", test_provisional);
  g_test_add_func ("/rules-deadline/suspended-long", test_suspended_long);
  g_test_add_func ("/rules-deadline/waivers", test_waivers);
  return g_test_run ();
}
