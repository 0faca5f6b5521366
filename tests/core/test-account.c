/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Accounts (domain.md section 6), at their edges.  Today is Monday 2026-03-16: the last complete
 * week begins on 2026-03-09. */
#include "core/account.h"
#include "sample.h"

#define FROM "accounts-from=2026-03-02"
#define OF_LEAD                                                                                    \
  "own-account-missing warning 甲 - 2026-03-16, cross-account-missing warning 甲 - 2026-03-16"
#define OF_BOTH OF_LEAD ", cross-account-missing warning 乙 - 2026-03-16"

static void
test_who_owes (void)
{
  static const SampleRow rows[] = {
    { "2026-03-16", FROM, "", "" },
    { "2026-03-16", FROM, "with=乙", OF_BOTH },
    { "2026-03-22", FROM, "with=乙", OF_BOTH },
    { "2026-03-16", FROM, "with=甲", OF_LEAD },
    { "2026-03-16", FROM, "with=乙 lead=-", "cross-account-missing warning 乙 - 2026-03-16" },
    { "2026-03-16", FROM, "with=乙 status=suspended", "" },
    { "2026-03-16", FROM, "with=乙 status=closed closed=2026-03-16", "" },
    { "2026-03-15", FROM, "with=乙", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "own-account-missing cross-account-missing");
}

static void
test_which_tasks_and_weeks (void)
{
  static const SampleRow rows[] = {
    { "2026-03-16", FROM, "with=乙 assigned=2026-03-08", OF_BOTH },
    { "2026-03-16", FROM, "with=乙 assigned=2026-03-09", "" },
    { "2026-03-16", FROM, "with=乙 assigned=-", "" },
    { "2026-03-16", FROM, "with=乙 | reissue 2026-03-12", OF_BOTH },
    { "2026-03-16", FROM, "with=乙 tracked=2026-03-09", OF_BOTH },
    { "2026-03-16", FROM, "with=乙 tracked=2026-03-10", "" },
    { "2026-03-16", "accounts-from=2026-03-09", "with=乙", OF_BOTH },
    { "2026-03-16", "accounts-from=2026-03-10", "with=乙", "" },
    { "2026-03-16", NULL, "with=乙", "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "own-account-missing cross-account-missing");
}

static void
test_open_through_the_week (void)
{
  static const SampleRow rows[] = {
    { "2026-03-16", FROM, "with=乙 | suspend 2026-03-05; resume 2026-03-08", OF_BOTH },
    { "2026-03-16", FROM, "with=乙 | suspend 2026-03-05; resume 2026-03-09", "" },
    { "2026-03-16", FROM, "with=乙 | suspend 2026-03-10; resume 2026-03-10", "" },
    { "2026-03-16", FROM, "with=乙 | suspend 2026-03-16; resume 2026-03-16", OF_BOTH },
    { "2026-03-16", FROM, "with=乙 | suspend 2026-03-15; resume 2026-03-16", "" },
    { "2026-03-16", FROM, "with=乙 | suspend 2026-03-15 void; resume 2026-03-16", OF_BOTH },
    { "2026-03-16", FROM, "with=乙 | close 2026-03-11; reopen 2026-03-12", "" },
    { "2026-03-16", FROM, "with=乙 | close -; reopen 2026-03-04", OF_BOTH },
    { "2026-03-16", FROM, "with=乙 | suspend 2026-03-05; reissue 2026-03-08", OF_BOTH },
    { "2026-03-16", FROM, "with=乙 | suspend 2026-03-05; reissue 2026-03-09", "" },
    { "2026-03-16", FROM, "with=乙 | close 2026-03-05; reissue 2026-03-08", OF_BOTH },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "own-account-missing cross-account-missing");
}

static void
test_what_is_given (void)
{
#define OWN "account 2026-03-13 by=甲 ledger=own position=on-track week=2026-03-09"
#define CROSS "account 2026-03-13 by=甲 ledger=cross position=on-track week=2026-03-09"
#define THEIRS "account 2026-03-16 by=乙 ledger=cross position=on-track week=2026-03-09"
  static const SampleRow rows[] = {
    { "2026-03-16", FROM, "with=乙 | " OWN "; " CROSS "; " THEIRS, "" },
    { "2026-03-16", FROM, "with=乙 | " OWN "; " THEIRS,
      "cross-account-missing warning 甲 - 2026-03-16" },
    { "2026-03-16", FROM, "with=乙 | " OWN "; " CROSS "; " THEIRS " void",
      "cross-account-missing warning 乙 - 2026-03-16" },
    { "2026-03-23", FROM, "with=甲 | " OWN "; " CROSS,
      "own-account-missing warning 甲 - 2026-03-23, cross-account-missing warning 甲 - "
      "2026-03-23" },
  };
#undef OWN
#undef CROSS
#undef THEIRS

  sample_check (rows, G_N_ELEMENTS (rows), "own-account-missing cross-account-missing");
}

/* An account of one week by one leader, as it stands in the tables below. */
#define ACCOUNT(who, position, week)                                                               \
  "account 2026-03-13 by=" who " ledger=cross position=" position " week=2026-03-" week "; "
#define FOUND(who) "contradictory-accounts critical " who " - 2026-03-13"

static void
test_contradictions (void)
{
  static const SampleRow rows[] = {
    { "2026-03-16", NULL, "with=乙 |" ACCOUNT ("甲", "done", "09") ACCOUNT ("乙", "slow", "09"),
      FOUND ("甲") },
    { "2026-03-16", NULL, "with=乙 |" ACCOUNT ("甲", "done", "09") ACCOUNT ("乙", "blocked", "09"),
      FOUND ("甲") },
    { "2026-03-16", NULL, "with=乙 |" ACCOUNT ("甲", "slow", "09") ACCOUNT ("乙", "done", "09"),
      FOUND ("甲") },
    { "2026-03-16", NULL,
      "with=乙 |" ACCOUNT ("甲", "on-track", "09") ACCOUNT ("乙", "blocked", "09"), FOUND ("甲") },
    { "2026-03-16", NULL,
      "with=乙 |" ACCOUNT ("甲", "on-track", "09") ACCOUNT ("丙", "blocked", "09"), "" },
    { "2026-03-16", NULL, "with=乙 |" ACCOUNT ("甲", "on-track", "09") ACCOUNT ("乙", "slow", "09"),
      "" },
    { "2026-03-16", NULL,
      "with=乙 |" ACCOUNT ("甲", "blocked", "09") ACCOUNT ("乙", "on-track", "09"), "" },
    { "2026-03-16", NULL, "with=乙 |" ACCOUNT ("甲", "done", "09") ACCOUNT ("乙", "done", "09"),
      "" },
    { "2026-03-16", NULL,
      "with=乙 |" ACCOUNT (
          "甲", "done",
          "09") "account 2026-03-13 by=甲 ledger=own position=blocked week=2026-03-09",
      "" },
    { "2026-03-16", NULL, "with=乙,丙 |" ACCOUNT ("乙", "done", "09") ACCOUNT ("丙", "slow", "09"),
      FOUND ("乙") },
    { "2026-03-16", NULL,
      "with=乙 status=closed closed=2026-03-15 |" ACCOUNT ("甲", "done", "09")
          ACCOUNT ("乙", "slow", "09"),
      "" },
    { "2026-03-16", NULL,
      "with=乙 status=suspended |" ACCOUNT ("甲", "done", "09") ACCOUNT ("乙", "slow", "09"),
      FOUND ("甲") },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "contradictory-accounts");
}

static void
test_week_of_a_contradiction (void)
{
  static const SampleRow rows[] = {
    { "2026-03-15", NULL, "with=乙 |" ACCOUNT ("甲", "done", "02") ACCOUNT ("乙", "slow", "02"),
      FOUND ("甲") },
    { "2026-03-16", NULL, "with=乙 |" ACCOUNT ("甲", "done", "02") ACCOUNT ("乙", "slow", "02"),
      "" },
    { "2026-03-18", NULL, "with=乙 |" ACCOUNT ("甲", "done", "16") ACCOUNT ("乙", "slow", "16"),
      FOUND ("甲") },
    { "2026-03-18", NULL,
      "with=乙 |" ACCOUNT ("甲", "done", "09") ACCOUNT ("乙", "slow", "09")
          ACCOUNT ("甲", "slow", "16"),
      FOUND ("甲") },
    { "2026-03-18", NULL,
      "with=乙 |" ACCOUNT ("甲", "done", "09") ACCOUNT ("乙", "slow", "09")
          ACCOUNT ("甲", "slow", "16") ACCOUNT ("乙", "slow", "16"),
      "" },
    { "2026-03-16", NULL,
      "with=乙 |" ACCOUNT ("甲", "done", "09") ACCOUNT ("乙", "slow", "09")
          ACCOUNT ("乙", "done", "09"),
      "" },
  };

  sample_check (rows, G_N_ELEMENTS (rows), "contradictory-accounts");
}

static void
test_default_week (void)
{
  static const struct
  {
    const char *settings, *who;
    DubanLedger ledger;
    gboolean is_given;
    const char *week;
  } cases[] = {
    { FROM, "甲", DUBAN_LEDGER_OWN, FALSE, "2026-03-09" },
    { FROM, "甲", DUBAN_LEDGER_OWN, TRUE, "2026-03-16" },
    { FROM, "甲", DUBAN_LEDGER_CROSS, TRUE, "2026-03-09" },
    { FROM, "乙", DUBAN_LEDGER_CROSS, FALSE, "2026-03-09" },
    { FROM, "乙", DUBAN_LEDGER_OWN, FALSE, "2026-03-16" },
    { FROM, "丙", DUBAN_LEDGER_CROSS, FALSE, "2026-03-16" },
    { NULL, "甲", DUBAN_LEDGER_OWN, FALSE, "2026-03-16" },
  };
  const guint32 cooperator = sample_find ("乙");
  const DubanTask task = {
    .n = 1,
    .lead = sample_find ("甲"),
    .cooperators = &cooperator,
    .n_cooperators = 1,
    .assigned = duban_day_parse ("2026-03-02"),
    .tracked_from = DUBAN_NO_DAY,
    .status = DUBAN_STATUS_OPEN,
  };
  const DubanRecord given = {
    .kind = DUBAN_RECORD_ACCOUNT,
    .day = duban_day_parse ("2026-03-13"),
    .by = task.lead,
    .ledger = DUBAN_LEDGER_OWN,
    .week = duban_day_parse ("2026-03-09"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-18", cases[i].settings);

      g_assert_cmpint (duban_account_default_week (terms, &task, &given, cases[i].is_given,
                                                   sample_find (cases[i].who), cases[i].ledger),
                       ==, duban_day_parse (cases[i].week));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account/who-owes", test_who_owes);
  g_test_add_func ("/account/which-tasks-and-weeks", test_which_tasks_and_weeks);
  g_test_add_func ("/account/open-through-the-week", test_open_through_the_week);
  g_test_add_func ("/account/given", test_what_is_given);
  g_test_add_func ("/account/contradictions", test_contradictions);
  g_test_add_func ("/account/week-of-a-contradiction", test_week_of_a_contradiction);
  g_test_add_func ("/account/default-week", test_default_week);
  return g_test_run ();
}
