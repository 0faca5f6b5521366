/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/urge.h"
#include "sample.h"

#include <string.h>

/* The judge and the register of one row, filled task by task. */
typedef struct
{
  DubanTerms *terms;
  DubanJudge *judge;
  DubanRegisterBuilder *builder;
} Sitting;

static void
sit_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Sitting *sitting = data;
  DubanClock137 clock;

  duban_judge_task (sitting->judge, task, records, n_records, &clock);
  duban_register_builder_add (sitting->builder, task, records, n_records, &clock);
}

static DubanSnapshot *
make_snapshot (const char *today, const char *tasks, const char *side)
{
  DubanTerms *terms = sample_terms_new (today, "accounts-from=2026-03-02");
  g_autoptr (DubanJudge) judge = duban_judge_new (terms);
  Sitting sitting = { terms, judge, duban_register_builder_new (terms) };
  DubanSnapshot *snapshot;
  DubanRegister *reg;

  terms->desk_is_office = TRUE;
  sample_each (tasks, sit_cb, &sitting);
  reg = duban_register_builder_finish (sitting.builder);
  snapshot = duban_snapshot_new (terms, duban_judge_finish (judge), reg, 7, 0);
  snapshot->scope = sample_find (side);
  return snapshot;
}

/* “甲: 1 deployment 3, 2 …; 乙: …”: to whom, and of each item the task, what is owed, the days. */
static char *
write_urge (const DubanUrge *urge)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < urge->letters->len; i++)
    {
      const DubanUrgeLetter *letter = urge->letters->pdata[i];

      g_string_append_printf (text, "%s%s:", i > 0 ? "; " : "",
                              letter->who != 0 ? letter->name : "-");
      for (guint k = 0; k < letter->items->len; k++)
        {
          const DubanUrgeItem *item = letter->items->pdata[k];

          g_string_append_printf (text, "%s %u %s %d", k > 0 ? "," : "", item->task, item->owed,
                                  item->days);
        }
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

#define STAGES "| deploy 2026-03-02; approach 2026-03-05; feedback 2026-03-09"
#define BY_CHIEF "assigner=旗长 "

static void
test_who_is_asked_for_what (void)
{
  static const struct
  {
    const char *side, *today, *tasks;
    DubanUrgeWhom whom;
    gboolean all;
    const char *expected;
  } rows[] = {
    { "-", "2026-03-10", BY_CHIEF, DUBAN_URGE_WHO_OWES, FALSE,
      "甲: 1 deployment, approach, feedback 8" },
    { "-", "2026-03-10", BY_CHIEF, DUBAN_URGE_UNIT, FALSE,
      "住建局: 1 deployment, approach, feedback 8" },
    /* He does not ask himself. */
    { "甲", "2026-03-10", BY_CHIEF, DUBAN_URGE_WHO_OWES, FALSE,
      "住建局: 1 deployment, approach, feedback 8" },
    { "旗长", "2026-03-10", BY_CHIEF "| deploy 2026-03-02; approach 2026-03-05",
      DUBAN_URGE_WHO_OWES, FALSE, "甲: 1 feedback 1" },
    { "旗长", "2026-03-09", BY_CHIEF "| deploy 2026-03-02; approach 2026-03-05",
      DUBAN_URGE_WHO_OWES, FALSE, "甲: 1 feedback 0" },
    { "旗长", "2026-03-06", BY_CHIEF "| deploy 2026-03-02; approach 2026-03-05",
      DUBAN_URGE_WHO_OWES, FALSE, "甲: 1 feedback 0" },
    { "-", "2026-03-06", "lead=- unit=- | deploy 2026-03-02", DUBAN_URGE_WHO_OWES, FALSE,
      "-: 1 approach 1" },
    { "-", "2026-03-10", "status=closed closed=2026-03-10", DUBAN_URGE_WHO_OWES, FALSE, "" },
    /* The most overdue first; what others owe only where it is asked for. */
    { "-", "2026-03-12",
      "due=2026-03-11 " STAGES "\nlead=乙 unit=水利局 " STAGES "\ndue=2026-03-10 " STAGES,
      DUBAN_URGE_WHO_OWES, FALSE, "甲: 1 closing 1" },
    { "-", "2026-03-12",
      "due=2026-03-11 " STAGES "\nlead=乙 unit=水利局 due=2026-03-10 " STAGES
      "\ndue=2026-03-10 " STAGES,
      DUBAN_URGE_WHO_OWES, TRUE, "甲: 3 closing 2, 1 closing 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanSnapshot) snapshot
          = make_snapshot (rows[i].today, rows[i].tasks, rows[i].side);
      const guint32 task = 1;
      g_autoptr (DubanUrge) urge = duban_urge_new (snapshot, &task, 1, rows[i].whom, rows[i].all);
      g_autofree char *text = write_urge (urge);

      g_test_message ("%s, %s: %s", rows[i].side, rows[i].today, rows[i].tasks);
      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

/* An account that is missing is asked of whoever owes it, not of the lead alone. */
static void
test_an_account_is_asked_of_who_owes_it (void)
{
  g_autoptr (DubanSnapshot) snapshot
      = make_snapshot ("2026-03-30", BY_CHIEF "with=乙 " STAGES "; follow-up 2026-03-29", "-");
  const guint32 task = 1;
  g_autoptr (DubanUrge) urge = duban_urge_new (snapshot, &task, 1, DUBAN_URGE_WHO_OWES, FALSE);
  g_autofree char *text = write_urge (urge);

  g_assert_cmpstr (text, ==, "乙: 1 account 0; 甲: 1 account 0");
}

static void
test_a_message_says_all_of_it (void)
{
  g_autoptr (DubanSnapshot) snapshot
      = make_snapshot ("2026-03-12",
                       BY_CHIEF "number=甲1 title=修路 due=2026-03-11 " STAGES "; urge 2026-03-12\n"
                                "number=甲2 title=架桥 due=2026-03-13 handling=restricted " STAGES,
                       "-");
  const guint32 tasks[] = { 1, 2 };
  g_autoptr (DubanUrge) urge = duban_urge_new (snapshot, tasks, 2, DUBAN_URGE_WHO_OWES, FALSE);
  const DubanUrgeLetter *letter = urge->letters->pdata[0];
  g_autofree char *record = duban_urge_dup_record (letter, letter->items->pdata[0]);
  static const char *const parts[]
      = { "甲:\n",
          "2 tasks",
          "1 of them overdue",
          "1. 甲1 修路 (assigned by 旗长): was due: closing by 11 March; "
          "1 day overdue (urged 1 time already)",
          "2. 甲2 架桥",
          "(not to be passed on)" };

  g_assert_cmpuint (urge->letters->len, ==, 1);
  g_assert_cmpuint (letter->n_restricted, ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_test_message ("%s in %s", parts[i], letter->message);
      g_assert_nonnull (strstr (letter->message, parts[i]));
    }
  g_assert_nonnull (strstr (record, "Urged 甲: was due: closing by"));
}

/* Each thing with its own day: the deployment on the day itself, the rest by theirs. */
static void
test_words_of_what_is_owed (void)
{
  static const struct
  {
    const char *today, *tasks, *words;
  } rows[] = {
    { "2026-03-02", "assigned=2026-03-02", "deployment is due today" },
    { "2026-03-03", "assigned=2026-03-02", "was due: deployment on 2 March; 1 day overdue" },
    { "2026-03-10", "assigned=2026-03-02",
      "was due: deployment on 2 March, approach by 5 March, feedback by 9 March; "
      "up to 8 days overdue" },
    { "2026-03-04", "assigned=2026-03-02 | deploy 2026-03-02", "is due: approach by 5 March" },
    { "2026-03-12", "due=2026-03-11 " STAGES, "was due: closing by 11 March; 1 day overdue" },
    { "2026-03-30", "with=乙 " STAGES "; follow-up 2026-03-29", "was due: account by 27 March" },
    { "2026-03-30", STAGES "; follow-up 2026-03-29; request 2026-03-10 to=乙",
      "please answer the request of 10 March" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanSnapshot) snapshot = make_snapshot (rows[i].today, rows[i].tasks, "-");
      const guint32 task = 1;
      g_autoptr (DubanUrge) urge = duban_urge_new (snapshot, &task, 1, DUBAN_URGE_WHO_OWES, FALSE);
      const DubanUrgeLetter *letter = urge->letters->pdata[0];
      const DubanUrgeItem *item = letter->items->pdata[0];

      g_assert_cmpstr (item->words, ==, rows[i].words);
    }
}

static void
test_a_slip_has_a_row_for_each (void)
{
  g_autoptr (DubanSnapshot) snapshot
      = make_snapshot ("2026-03-12", "number=甲1 due=2026-03-11 " STAGES, "-");
  const guint32 task = 1;
  g_autoptr (DubanUrge) urge = duban_urge_new (snapshot, &task, 1, DUBAN_URGE_WHO_OWES, FALSE);
  g_autoptr (DubanSheet) sheet
      = duban_urge_dup_sheet (urge, urge->letters->pdata[0], g_strdup ("now"));
  const GStrv row = sheet->rows->pdata[0];

  g_assert_cmpuint (sheet->rows->len, ==, 1);
  g_assert_cmpuint (g_strv_length (row), ==, sheet->columns->len);
  g_assert_cmpstr (row[1], ==, "甲1");
  g_assert_cmpstr (row[6], ==, "1 day");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/urge/who-is-asked-for-what", test_who_is_asked_for_what);
  g_test_add_func ("/urge/an-account-is-asked-of-who-owes-it",
                   test_an_account_is_asked_of_who_owes_it);
  g_test_add_func ("/urge/a-message-says-all-of-it", test_a_message_says_all_of_it);
  g_test_add_func ("/urge/words-of-what-is-owed", test_words_of_what_is_owed);
  g_test_add_func ("/urge/a-slip-has-a-row-for-each", test_a_slip_has_a_row_for_each);
  return g_test_run ();
}
