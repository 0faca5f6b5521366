/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is owed, to whom and by when.  Today is written in each row; 2026-03-02 is a Monday. */
#include "core/remind/owed.h"
#include "sample.h"

#define FROM "accounts-from=2026-03-02"
#define DONE "| deploy 2026-03-02; approach 2026-03-03; feedback 2026-03-04"

typedef struct
{
  DubanTerms *terms;
  GString *text;
} Listing;

/* "what leader due", “!” behind what would be red. */
static void
list_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (DubanOwed));
  Listing *listing = data;
  DubanClock137 clock;
  char due[DUBAN_DAY_TEXT_SIZE];

  duban_clock137_judge (&clock, listing->terms, task, records, n_records);
  duban_owed_list (listing->terms, task, records, n_records, &clock, all);
  for (guint i = 0; i < all->len; i++)
    {
      const DubanOwed *owed = &g_array_index (all, DubanOwed, i);

      g_string_append_printf (listing->text, "%s%s %s %s%s", listing->text->len > 0 ? ", " : "",
                              duban_owed_get_code ((DubanOwedWhat) owed->what),
                              sample_name (owed->leader), duban_day_format (owed->due, due),
                              owed->is_red ? "!" : "");
      g_assert_cmpuint (owed->task, ==, task->n);
      g_assert_cmpuint (owed->unit, ==, task->unit);
    }
}

static void
check (const SampleRow *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (DubanTerms) terms = sample_terms_new (rows[i].today, rows[i].settings);
      g_autoptr (GString) text = g_string_new (NULL);
      Listing listing = { terms, text };

      sample_each (rows[i].tasks, list_cb, &listing);
      g_test_message ("%s %s", rows[i].today, rows[i].tasks);
      g_assert_cmpstr (text->str, ==, rows[i].expected);
    }
}

#define STAGES "deploy 甲 2026-03-02!, approach 甲 2026-03-05!, feedback 甲 2026-03-09!"

static void
test_stages (void)
{
  static const SampleRow rows[] = {
    { "2026-03-01", NULL, " ", STAGES },
    { "2026-03-02", NULL, " ", STAGES },
    { "2026-03-10", NULL, " ", STAGES },
    { "2026-03-02", "day-policy=workday", " ",
      "deploy 甲 2026-03-02!, approach 甲 2026-03-05!, feedback 甲 2026-03-11!" },
    { "2026-03-04", NULL, "| deploy 2026-03-02",
      "approach 甲 2026-03-05!, feedback 甲 2026-03-09!" },
    { "2026-03-04", NULL, "| deploy 2026-03-03", /* late is done too */
      "approach 甲 2026-03-05!, feedback 甲 2026-03-09!" },
    { "2026-03-04", NULL, "| approach 2026-03-03",
      "deploy 甲 2026-03-02, feedback 甲 2026-03-09!" },
    { "2026-03-04", NULL, "| deploy 2026-03-02 void", STAGES },
    { "2026-03-04", NULL, "assigned=-", "" },
    { "2026-03-04", NULL, "tracked=2026-03-06", "feedback 甲 2026-03-09!" },
    { "2026-03-04", NULL, "undated-stages=1", "approach 甲 2026-03-05!, feedback 甲 2026-03-09!" },
    { "2026-03-12", NULL, "| deploy 2026-03-02; approach 2026-03-03; reissue 2026-03-12",
      "deploy 甲 2026-03-12!, approach 甲 2026-03-15!, feedback 甲 2026-03-19!" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_only_open_tasks_owe (void)
{
  static const SampleRow rows[] = {
    { "2026-03-04", NULL, "due=2026-03-20 status=suspended", "" },
    { "2026-03-04", NULL, "due=2026-03-20 status=closed closed=2026-03-03", "" },
    { "2026-03-04", NULL, "due=2026-03-20 status=withdrawn closed=2026-03-03", "" },
    { "2026-03-04", NULL, "due=2026-03-20 deleted", "" },
    { "2026-03-04", NULL, "due=2026-03-20 status=suspended | request 2026-03-03 to=乙", "" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_follow_up_and_due (void)
{
  static const SampleRow rows[] = {
    { "2026-03-05", NULL, DONE, "follow-up 甲 2026-04-03" },
    { "2026-05-03", NULL, DONE, "follow-up 甲 2026-04-03" },
    { "2026-05-04", NULL, DONE, "follow-up 甲 2026-04-03!" },
    { "2026-03-05", NULL, "importance=key " DONE, "follow-up 甲 2026-03-11" },
    { "2026-03-05", NULL, "follow-up=weekly:5 " DONE, "follow-up 甲 2026-03-06" },
    { "2026-03-05", NULL, "due=2026-03-20 " DONE, "follow-up 甲 2026-04-03, due 甲 2026-03-20!" },
    { "2026-03-25", NULL, "due=2026-03-20 " DONE, "follow-up 甲 2026-04-03, due 甲 2026-03-20!" },
    { "2026-03-05", NULL, "assigned=- tracked=2026-03-01", "follow-up 甲 2026-03-31" },
    { "2026-03-05", NULL, "assigned=- due=2026-03-06", "due 甲 2026-03-06!" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_milestones (void)
{
#define SET "assigned=- | milestone 2026-03-02 due=2026-03-10"
  static const SampleRow rows[] = {
    { "2026-03-05", NULL, SET, "milestone 甲 2026-03-10" },
    { "2026-03-15", NULL, SET, "milestone 甲 2026-03-10" },
    { "2026-03-15", NULL, SET "; milestone 2026-03-11 target=#1 done=2026-03-11", "" },
    { "2026-03-15", NULL, SET "; milestone 2026-03-11 target=#1 done=2026-03-11 void",
      "milestone 甲 2026-03-10" },
    { "2026-03-05", NULL, "assigned=- | milestone 2026-03-02", "" },
    { "2026-03-05", NULL, SET " void", "" },
  };
#undef SET

  check (rows, G_N_ELEMENTS (rows));
}

static void
list_today_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-05", FROM);
  DubanClock137 clock;

  duban_clock137_judge (&clock, terms, task, records, n_records);
  duban_owed_list (terms, task, records, n_records, &clock, data);
}

static void
test_targets_tell_milestones_apart (void)
{
  g_autoptr (GArray) owed = g_array_new (FALSE, FALSE, sizeof (DubanOwed));

  sample_each ("assigned=- due=2026-03-10 | milestone 2026-03-02 due=2026-03-10; "
               "milestone 2026-03-02 due=2026-03-10",
               list_today_cb, owed);
  g_assert_cmpuint (owed->len, ==, 3);
  g_assert_cmpint (g_array_index (owed, DubanOwed, 0).target, ==, 0);
  g_assert_cmpint (g_array_index (owed, DubanOwed, 1).target, ==, G_GINT64_CONSTANT (1) << 56);
  g_assert_cmpint (g_array_index (owed, DubanOwed, 2).target, ==, G_GINT64_CONSTANT (2) << 56);
}

/* The week of Monday 9 March; last week's is missing from Monday 16 on, and the running one's is
 * owed from then. */
static void
test_accounts (void)
{
#define GIVEN(who, ledger, monday)                                                                 \
  "account 2026-03-13 by=" who " ledger=" ledger " position=done week=" monday "; "
#define CROSSES "assigned=2026-03-01 tracked=2026-03-02 undated-stages=7 due=2026-12-01 "
#define OTHERS "follow-up 甲 2026-04-07, due 甲 2026-12-01!"
#define LAST ", account 甲 2026-03-13, account 乙 2026-03-13"
#define THIS ", account 甲 2026-03-20, account 乙 2026-03-20"
  static const SampleRow rows[] = {
    { "2026-03-08", FROM, CROSSES "with=乙",
      OTHERS ", account 甲 2026-03-06, account 乙 2026-03-06" },
    { "2026-03-15", "accounts-from=2026-03-09", CROSSES "with=乙", OTHERS LAST },
    { "2026-03-16", "accounts-from=2026-03-09", CROSSES "with=乙", OTHERS LAST THIS },
    { "2026-03-22", "accounts-from=2026-03-09", CROSSES "with=乙", OTHERS LAST THIS },
    { "2026-03-16", "accounts-from=2026-03-16", CROSSES "with=乙", OTHERS THIS },
    { "2026-03-16", NULL, CROSSES "with=乙", OTHERS },
    { "2026-03-16", FROM, CROSSES, OTHERS },
    { "2026-03-16", FROM, CROSSES "with=乙 status=suspended", "" },
    { "2026-03-16", FROM,
      CROSSES "with=乙 | " GIVEN ("甲", "own", "2026-03-09") GIVEN ("乙", "cross", "2026-03-09"),
      OTHERS ", account 甲 2026-03-13" THIS },
    { "2026-03-16", FROM,
      CROSSES "with=乙 | " GIVEN ("甲", "own", "2026-03-09") GIVEN ("甲", "cross", "2026-03-09"),
      OTHERS ", account 乙 2026-03-13" THIS },
    { "2026-03-16", FROM, CROSSES "with=乙 | " GIVEN ("乙", "cross", "2026-03-16"),
      OTHERS LAST ", account 甲 2026-03-20" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* Friday 6 March; the first working day after is Monday 9. */
static void
test_requests_and_extensions (void)
{
#define ASK "assigned=- assigner=旗长 | "
  static const SampleRow rows[] = {
    { "2026-03-06", NULL, ASK "request 2026-03-06 to=乙", "request 乙 2026-03-09" },
    { "2026-03-11", NULL, ASK "request 2026-03-06 to=乙", "request 乙 2026-03-09" },
    { "2026-03-12", NULL, ASK "request 2026-03-06 to=乙", "request 乙 2026-03-09!" },
    { "2026-03-06", "request-wait-days=0", ASK "request 2026-03-06 to=乙",
      "request 乙 2026-03-06" },
    { "2026-03-06", "request-wait-days=2", ASK "request 2026-03-06 to=乙",
      "request 乙 2026-03-10" },
    { "2026-03-06", NULL, ASK "request 2026-03-06", "request 旗长 2026-03-09" },
    { "2026-03-06", NULL, ASK "request 2026-03-06 to=某局", "request 旗长 2026-03-09" },
    { "2026-03-06", NULL, "assigned=- | request 2026-03-06", "request - 2026-03-09" },
    { "2026-03-06", NULL, ASK "request 2026-03-06 to=乙; answer 2026-03-06 target=#1", "" },
    { "2026-03-06", NULL, ASK "request 2026-03-06 to=乙 void", "" },
    { "2026-03-06", NULL, ASK "extension 2026-03-06 due=2026-04-01", "request 旗长 2026-03-09" },
    { "2026-03-20", NULL, ASK "extension 2026-03-06 due=2026-04-01", "request 旗长 2026-03-09" },
    { "2026-03-06", NULL, ASK "extension 2026-03-06 due=2026-04-01 outcome=refused", "" },
    { "2026-03-06", NULL,
      ASK "extension 2026-03-05 due=2026-04-01; extension 2026-03-06 due=2026-04-01 "
          "outcome=granted",
      "" },
    { "2026-09-30", NULL, ASK "request 2026-09-30 to=乙", "request 乙 2026-10-08" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* As said; but a leader who has handed the lead on owes nothing any more. */
static void
test_who_has_it (void)
{
#define MOVED DONE "; handover 2026-03-05 "
#define DUE "due=2026-03-20 follow-up=monthly:25 "
  static const SampleRow rows[] = {
    { "2026-03-09", NULL, DUE "assignee=丙 " DONE, "follow-up 丙 2026-03-25, due 丙 2026-03-20!" },
    { "2026-03-09", NULL, DUE "assignee=甲 lead=乙 " MOVED "lead=甲>乙",
      "follow-up 乙 2026-03-25, due 乙 2026-03-20!" },
    { "2026-03-09", NULL, DUE "assignee=甲 lead=乙 " MOVED "lead=甲>乙 void",
      "follow-up 甲 2026-03-25, due 甲 2026-03-20!" },
    { "2026-03-09", NULL, DUE "assignee=丙 lead=乙 " MOVED "lead=甲>乙",
      "follow-up 丙 2026-03-25, due 丙 2026-03-20!" },
    { "2026-03-09", NULL, DUE "assignee=甲 " MOVED "lead=甲>乙; handover 2026-03-06 lead=乙>甲",
      "follow-up 甲 2026-03-25, due 甲 2026-03-20!" },
    { "2026-03-09", NULL, DUE "assignee=甲 " MOVED "unit=水利局>住建局",
      "follow-up 甲 2026-03-25, due 甲 2026-03-20!" },
  };
#undef MOVED
#undef DUE

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_decisions (void)
{
#define AWAITS(level) "assigned=- assignee=丙 level=" level " state=awaiting since=2026-03-02"
#define MEETS "assigned=- level=executive state=scheduled meeting=2026-03-10"
  static const SampleRow rows[] = {
    { "2026-03-03", NULL, AWAITS ("deputy"), "decision 甲 2026-03-05" },
    { "2026-03-09", NULL, AWAITS ("deputy"), "decision 甲 2026-03-05" },
    { "2026-03-03", "decision-wait-days=5", AWAITS ("deputy"), "decision 甲 2026-03-07" },
    { "2026-03-09", NULL, AWAITS ("deputy") " | decision 2026-03-04", "" },
    { "2026-03-09", NULL, AWAITS ("deputy") " | decision 2026-03-01", "decision 甲 2026-03-05" },
    { "2026-03-09", NULL, AWAITS ("unit"), "decision 甲 2026-03-05" },
    { "2026-03-09", NULL, AWAITS ("executive"), "" },
    { "2026-03-10", NULL, MEETS, "" },
    { "2026-03-11", NULL, MEETS, "decision 甲 2026-03-10!" },
    { "2026-03-11", NULL, MEETS " | decision 2026-03-10", "" },
    { "2026-03-11", NULL, "assigned=- level=executive state=decided meeting=2026-03-10", "" },
    { "2026-03-11", NULL, AWAITS ("deputy") " meeting=2026-03-10", "decision 甲 2026-03-10!" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* Set aside (认定), it is silent once it is overdue, and until the waiver ends. */
static void
test_what_is_set_aside (void)
{
#define WAIVED(rule) "waive 2026-03-06 due=2026-03-20 rule=" rule
#define ALL "deploy 甲 2026-03-02!, approach 甲 2026-03-05!, feedback 甲 2026-03-09!"
  static const SampleRow rows[] = {
    { "2026-03-09", NULL, "| " WAIVED ("feedback-overdue"), ALL },
    { "2026-03-10", NULL, "| " WAIVED ("feedback-overdue"),
      "deploy 甲 2026-03-02!, approach 甲 2026-03-05!" },
    { "2026-03-20", NULL, "| " WAIVED ("feedback-overdue"),
      "deploy 甲 2026-03-02!, approach 甲 2026-03-05!" },
    { "2026-03-21", NULL, "| " WAIVED ("feedback-overdue"), ALL },
    { "2026-03-10", NULL, "| " WAIVED ("feedback-overdue") " void", ALL },
    { "2026-03-10", NULL, "| " WAIVED ("feedback-overdue") " leader=乙", ALL },
    { "2026-03-10", NULL, "assignee=丙 | " WAIVED ("feedback-overdue") " leader=甲",
      "deploy 丙 2026-03-02!, approach 丙 2026-03-05!" },
    { "2026-03-06", NULL, "assigned=- due=2026-03-05 | " WAIVED ("due-overdue"), "" },
    { "2026-03-06", NULL, "assigned=- due=2026-03-06 | " WAIVED ("due-overdue"),
      "due 甲 2026-03-06!" },
    { "2026-03-11", NULL,
      "assigned=- | milestone 2026-03-02 due=2026-03-10; " WAIVED ("milestone-overdue"), "" },
    { "2026-03-12", NULL,
      "assigned=- | request 2026-03-06 to=乙; " WAIVED ("request-waiting") " leader=乙", "" },
    { "2026-03-09", NULL, "assigned=- | request 2026-03-06 to=乙; " WAIVED ("request-waiting"),
      "request 乙 2026-03-09" },
    { "2026-03-09", NULL, AWAITS ("deputy") " | " WAIVED ("decision-waiting") " leader=甲", "" },
    { "2026-03-11", NULL, MEETS " | " WAIVED ("meeting-passed"), "" },
    { "2026-03-16", FROM, CROSSES "with=乙 | " WAIVED ("cross-account-missing") " leader=乙",
      OTHERS ", account 甲 2026-03-13" THIS },
    { "2026-03-16", FROM,
      CROSSES "with=乙 | " WAIVED ("cross-account-missing") "; " WAIVED ("own-account-missing"),
      OTHERS THIS },
    { "2026-03-16", FROM, CROSSES "with=乙 | " WAIVED ("own-account-missing"), OTHERS LAST THIS },
    { "2026-03-15", "accounts-from=2026-03-09",
      CROSSES "with=乙 | " WAIVED ("cross-account-missing") " leader=乙", OTHERS LAST },
    { "2026-03-12", NULL, ASK "extension 2026-03-06 due=2026-04-01; " WAIVED ("request-waiting"),
      "request 旗长 2026-03-09" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* The assignee where it is a leader, else the lead. */
static void
test_who_owes (void)
{
  static const SampleRow rows[] = {
    { "2026-03-03", NULL, "assigned=- due=2026-03-06", "due 甲 2026-03-06!" },
    { "2026-03-03", NULL, "assigned=- due=2026-03-06 assignee=丙", "due 丙 2026-03-06!" },
    { "2026-03-03", NULL, "assigned=- due=2026-03-06 assignee=水利局", "due 甲 2026-03-06!" },
    { "2026-03-03", NULL, "assigned=- due=2026-03-06 assignee=某局", "due 甲 2026-03-06!" },
    { "2026-03-03", NULL, "assigned=- due=2026-03-06 lead=-", "due - 2026-03-06!" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* Feedback to the assigner, an answer to who asked, an account to nobody in particular. */
static void
test_who_expects (void)
{
  static const struct
  {
    const char *task, *expects;
  } cases[] = {
    { "assigned=- due=2026-03-06 assigner=旗长", "旗长" },
    { "assigned=- due=2026-03-06 assigner=市政府", "-" },
    { "assigned=- due=2026-03-06", "-" },
    { "assigned=- assigner=旗长 | request 2026-03-05 by=丙", "丙" },
    { "assigned=- assigner=旗长 | request 2026-03-05 by=水利局", "甲" },
    { "assigned=- assigner=旗长 | request 2026-03-05", "甲" },
    { "assigned=2026-02-01 undated-stages=7 follow-up=365d with=乙 lead=- assigner=旗长",
      "旗长 -" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) owed = g_array_new (FALSE, FALSE, sizeof (DubanOwed));
      g_autoptr (GString) text = g_string_new (NULL);

      sample_each (cases[i].task, list_today_cb, owed);
      for (guint k = 0; k < owed->len; k++)
        g_string_append_printf (text, "%s%s", k > 0 ? " " : "",
                                sample_name (g_array_index (owed, DubanOwed, k).expects));
      g_test_message ("%s", cases[i].task);
      g_assert_cmpstr (text->str, ==, cases[i].expects);
    }
}

static void
enter_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  DubanTask entered = *task;

  entered.entered_day = duban_day_parse ("2026-03-05") + 1;
  entered.entered_minute = 600;
  list_today_cb (&entered, records, n_records, data);
  entered.entered_day--;
  list_today_cb (&entered, records, n_records, data);
}

/* A clock that was ahead when it was entered says nothing. */
static void
test_when_it_was_entered (void)
{
  g_autoptr (GArray) owed = g_array_new (FALSE, FALSE, sizeof (DubanOwed));

  sample_each ("assigned=- due=2026-03-06", enter_cb, owed);
  g_assert_cmpuint (owed->len, ==, 2);
  g_assert_cmpint (g_array_index (owed, DubanOwed, 0).entered, ==, DUBAN_NO_DAY);
  g_assert_cmpint (g_array_index (owed, DubanOwed, 1).entered, ==, duban_day_parse ("2026-03-05"));
  g_assert_cmpint (g_array_index (owed, DubanOwed, 1).entered_minute, ==, 600);
}

static void
enter_records_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  DubanRecord written = records[0];
  DubanTask entered = *task;

  entered.entered_day = duban_day_parse ("2026-03-04");
  entered.entered_minute = 600;
  written.written_minute = 601;
  list_today_cb (&entered, &written, n_records, data);
}

/* With its record, where that was written down after the task. */
static void
test_when_a_milestone_was_entered (void)
{
  static const struct
  {
    const char *record, *day;
    int minute;
  } cases[] = {
    { "milestone 2026-03-05 due=2026-03-06", "2026-03-05", 601 },
    { "milestone 2026-03-04 due=2026-03-06", "2026-03-04", 601 },
    { "milestone 2026-03-03 due=2026-03-06", "2026-03-04", 600 },
    { "milestone 2026-03-05 due=2026-03-06 written=-", "2026-03-04", 600 },
    { "milestone 2026-03-05 due=2026-03-06 written=2026-03-06", "2026-03-04", 600 },
    { "request 2026-03-05 to=乙", "2026-03-05", 601 },
    { "extension 2026-03-05 due=2026-04-06", "2026-03-05", 601 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) owed = g_array_new (FALSE, FALSE, sizeof (DubanOwed));
      g_autofree char *task = g_strdup_printf ("assigned=- due=2026-03-20 | %s", cases[i].record);

      sample_each (task, enter_records_cb, owed);
      g_test_message ("%s", cases[i].record);
      g_assert_cmpuint (owed->len, ==, 2);
      g_assert_cmpint (g_array_index (owed, DubanOwed, 0).entered, ==,
                       duban_day_parse ("2026-03-04"));
      g_assert_cmpint (g_array_index (owed, DubanOwed, 1).entered, ==,
                       duban_day_parse (cases[i].day));
      g_assert_cmpint (g_array_index (owed, DubanOwed, 1).entered_minute, ==, cases[i].minute);
    }
}

/* A handover makes it another's, an extension another day's. */
static void
test_when_it_came_to_its_holder (void)
{
  static const struct
  {
    const char *record, *day;
    int minute;
  } cases[] = {
    { "handover 2026-03-05 lead=乙>甲", "2026-03-05", 601 },
    { "handover 2026-03-05 lead=乙>甲 void", "2026-03-04", 600 },
    { "handover 2026-03-05 lead=甲>乙", "2026-03-04", 600 },
    { "handover 2026-03-05 unit=水利局>住建局", "2026-03-04", 600 },
    { "extension 2026-03-05 due=2026-03-20 outcome=granted", "2026-03-05", 601 },
    { "extension 2026-03-05 due=2026-03-21 outcome=refused", "2026-03-04", 600 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) owed = g_array_new (FALSE, FALSE, sizeof (DubanOwed));
      g_autofree char *task = g_strdup_printf ("assigned=- due=2026-03-20 | %s", cases[i].record);
      const DubanOwed *due;

      sample_each (task, enter_records_cb, owed);
      g_test_message ("%s", cases[i].record);
      g_assert_cmpuint (owed->len, ==, 1);
      due = &g_array_index (owed, DubanOwed, 0);
      g_assert_cmpint (due->what, ==, DUBAN_OWED_DUE);
      g_assert_cmpint (due->entered, ==, duban_day_parse (cases[i].day));
      g_assert_cmpint (due->entered_minute, ==, cases[i].minute);
    }
}

static void
test_to_whom_it_is_said (void)
{
  const DubanDay due = duban_day_parse ("2026-03-09");
  const guint32 ours = 2, theirs = 3, other = 4;
  DubanOwed owed = { .what = DUBAN_OWED_FEEDBACK, .leader = ours, .expects = theirs, .due = due };

  g_assert_true (duban_owed_is_for (&owed, 0, due));
  g_assert_true (duban_owed_is_for (&owed, ours, due));
  g_assert_false (duban_owed_is_for (&owed, theirs, due));
  g_assert_true (duban_owed_is_for (&owed, theirs, due + 1));
  g_assert_false (duban_owed_is_for (&owed, other, due + 1));
  owed.what = DUBAN_OWED_APPROACH;
  g_assert_false (duban_owed_is_for (&owed, theirs, due + 1));
  owed = (DubanOwed){ .what = DUBAN_OWED_FEEDBACK, .due = due };
  g_assert_true (duban_owed_is_for (&owed, 0, due + 1));
  g_assert_false (duban_owed_is_for (&owed, ours, due + 1));
}

static void
test_last_day (void)
{
  DubanOwed owed = { .what = DUBAN_OWED_ACCOUNT, .due = duban_day_parse ("2026-03-13") };

  g_assert_cmpint (duban_owed_get_last_day (&owed), ==, duban_day_parse ("2026-03-15"));
  owed.what = DUBAN_OWED_DUE;
  g_assert_cmpint (duban_owed_get_last_day (&owed), ==, owed.due);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/owed/stages", test_stages);
  g_test_add_func ("/owed/only-open-tasks-owe", test_only_open_tasks_owe);
  g_test_add_func ("/owed/follow-up-and-due", test_follow_up_and_due);
  g_test_add_func ("/owed/milestones", test_milestones);
  g_test_add_func ("/owed/targets-tell-milestones-apart", test_targets_tell_milestones_apart);
  g_test_add_func ("/owed/accounts", test_accounts);
  g_test_add_func ("/owed/requests-and-extensions", test_requests_and_extensions);
  g_test_add_func ("/owed/decisions", test_decisions);
  g_test_add_func ("/owed/what-is-set-aside", test_what_is_set_aside);
  g_test_add_func ("/owed/who-owes", test_who_owes);
  g_test_add_func ("/owed/who-expects", test_who_expects);
  g_test_add_func ("/owed/when-it-came-to-its-holder", test_when_it_came_to_its_holder);
  g_test_add_func ("/owed/who-has-it", test_who_has_it);
  g_test_add_func ("/owed/when-it-was-entered", test_when_it_was_entered);
  g_test_add_func ("/owed/when-a-milestone-was-entered", test_when_a_milestone_was_entered);
  g_test_add_func ("/owed/to-whom-it-is-said", test_to_whom_it_is_said);
  g_test_add_func ("/owed/last-day", test_last_day);
  return g_test_run ();
}
