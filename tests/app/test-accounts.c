/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/directory.h"
#include "app/judgement.h"
#include "app/view/account-walk.h"
#include "core/change-builder.h"
#include "sample-session.h"

#include <string.h>

/* 副旗长甲 leads a task in which 副旗长乙 cooperates; it is Monday of the week after. */
typedef struct
{
  SampleSession sample;
  guint32 task, a, b;
  DubanSnapshot *snapshot;
  DubanAccounts *accounts;
} Desk;

static void
desk_init (Desk *desk)
{
  *desk = (Desk){ 0 };
  sample_session_init (&desk->sample, "2026-03-16T10:00");
  desk->task = sample_session_add (&desk->sample, "甲1");
  sample_session_set (&desk->sample, desk->task, "cooperators", "副旗长乙");
  sample_assert_done (duban_directory_edit_set_setting (desk->sample.session, "accounts-from",
                                                        "2026-03-02", &error));
  desk->a = sample_session_find (&desk->sample, "副旗长甲");
  desk->b = sample_session_find (&desk->sample, "副旗长乙");
}

static void
desk_load (Desk *desk, guint32 scope)
{
  DubanSession *session = desk->sample.session;
  DubanRegister *reg = NULL;
  GError *error = NULL;
  g_autoptr (DubanSnapshot) whole = NULL;
  DubanVerdict *verdict;

  g_clear_pointer (&desk->accounts, duban_accounts_free);
  g_clear_pointer (&desk->snapshot, duban_snapshot_unref);
  duban_session_refresh (session, &error);
  verdict = duban_judgement_get_with_register (session, &reg, NULL, &error);
  g_assert_no_error (error);
  whole = duban_snapshot_new (duban_terms_ref (session->terms), verdict, reg, session->last_change,
                              session->now.milliseconds);
  desk->snapshot = duban_snapshot_with_scope (whole, scope);
  desk->accounts = duban_accounts_load (session, desk->snapshot, NULL, &error);
  g_assert_no_error (error);
}

static void
desk_clear (Desk *desk)
{
  g_clear_pointer (&desk->accounts, duban_accounts_free);
  g_clear_pointer (&desk->snapshot, duban_snapshot_unref);
  sample_session_clear (&desk->sample);
}

static void
give (Desk *desk, const char *by, const char *ledger, const char *position, const char *period)
{
  const DubanRecordDraft draft = { .kind = "account",
                                   .by = by,
                                   .ledger = ledger,
                                   .position = position,
                                   .period = period,
                                   .text = "坝体完工" };

  g_free (sample_session_record (&desk->sample, desk->task, draft));
}

static const DubanAccountEntry *
get_entry (const Desk *desk, guint i)
{
  const DubanAccountRow *row = desk->accounts->rows->pdata[0];

  g_assert_cmpuint (desk->accounts->rows->len, ==, 1);
  return &row->entries[i];
}

static void
test_lead_owes_two_and_cooperator_one (void)
{
  Desk desk;
  const DubanAccountRow *row;

  desk_init (&desk);
  desk_load (&desk, 0);
  row = desk.accounts->rows->pdata[0];
  g_assert_cmpuint (row->n_entries, ==, 3);
  g_assert_cmpuint (row->n_missing, ==, 3);
  g_assert_cmpuint (get_entry (&desk, 0)->leader, ==, desk.a);
  g_assert_cmpint (get_entry (&desk, 0)->ledger, ==, DUBAN_LEDGER_OWN);
  g_assert_cmpint (get_entry (&desk, 1)->ledger, ==, DUBAN_LEDGER_CROSS);
  g_assert_cmpuint (get_entry (&desk, 2)->leader, ==, desk.b);
  g_assert_cmpint (get_entry (&desk, 2)->last.state, ==, DUBAN_ACCOUNT_MISSING);
  g_assert_cmpint (get_entry (&desk, 2)->now.state, ==, DUBAN_ACCOUNT_AHEAD);
  desk_clear (&desk);
}

static void
test_given_ones_show_their_position (void)
{
  Desk desk;
  const DubanAccountLeader *leader;

  desk_init (&desk);
  give (&desk, "副旗长乙", "cross", "slow", "2026-W11");
  desk_load (&desk, 0);
  g_assert_cmpint (get_entry (&desk, 2)->last.state, ==, DUBAN_ACCOUNT_GIVEN);
  g_assert_cmpint (get_entry (&desk, 2)->last.position, ==, DUBAN_POSITION_SLOW);
  g_assert_cmpstr (get_entry (&desk, 2)->last.text, ==, "坝体完工");
  leader = desk.accounts->leaders->pdata[0];
  g_assert_cmpuint (leader->leader, ==, desk.a);
  g_assert_cmpuint (leader->missing->len, ==, 1);
  leader = desk.accounts->leaders->pdata[1];
  g_assert_cmpuint (leader->owed->len, ==, 1);
  g_assert_cmpuint (leader->missing->len, ==, 0);
  desk_clear (&desk);
}

static void
test_a_leader_sees_his_own_first (void)
{
  Desk desk;
  const DubanAccountLeader *first;

  desk_init (&desk);
  desk_load (&desk, desk.b);
  first = desk.accounts->leaders->pdata[0];
  g_assert_cmpuint (first->leader, ==, desk.b);
  desk_load (&desk, sample_session_find (&desk.sample, "旗长"));
  g_assert_cmpuint (desk.accounts->rows->len, ==, 0);
  desk_clear (&desk);
}

/* A change that came from 副旗长乙's own desk, written at that time by its clock. */
static void
hear (Desk *desk, const char *when)
{
  DubanSession *session = desk->sample.session;
  g_autoptr (DubanChangeBuilder) builder = duban_change_builder_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (when, zone);
  const DubanId desk_id = { { 7 } }, unit = { { 9 } };
  const guint8 random[8] = { 1 };
  DubanPost *post = duban_post_begin (session->db, NULL);
  DubanHash hash;
  DubanSpan body;

  duban_change_builder_begin (builder, DUBAN_ENTITY_UNIT, &unit, DUBAN_ORIGIN_HAND);
  duban_change_builder_set_text (builder, DUBAN_ATTR_UNIT_NAME, when);
  body = duban_change_builder_finish (builder, &desk_id, "副旗长乙",
                                      g_date_time_to_unix (time) * 1000, random, &hash);
  sample_assert_done (duban_post_add (post, body, &hash, &error));
  sample_assert_done (duban_post_commit (post, NULL, NULL, &error));
}

/* 未收到 until data later than the week's end has come from his desk; then 未交. */
static void
test_what_has_not_come_is_not_called_missing (void)
{
  Desk desk;
  const DubanAccountEntry *entry;
  g_autofree char *words = NULL;

  desk_init (&desk);
  hear (&desk, "2026-03-15T23:00:00");
  desk_load (&desk, 0);
  entry = get_entry (&desk, 2);
  g_assert_cmpint (entry->last.state, ==, DUBAN_ACCOUNT_UNHEARD);
  words = duban_account_mark_dup_words (
      &entry->last, entry, duban_accounts_get_heard (desk.accounts, desk.b), desk.accounts->today);
  g_assert_cmpstr (words, ==, "副旗长乙’s “Cross account” has not come (last data of 15 March)");
  g_assert_cmpint (get_entry (&desk, 0)->last.state, ==, DUBAN_ACCOUNT_MISSING);
  hear (&desk, "2026-03-16T08:00:00");
  desk_load (&desk, 0);
  g_assert_cmpint (get_entry (&desk, 2)->last.state, ==, DUBAN_ACCOUNT_MISSING);
  desk_clear (&desk);
}

static void
test_the_walk_goes_over_what_is_owed_here (void)
{
  Desk desk;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) own = NULL;

  desk_init (&desk);
  hear (&desk, "2026-03-10T23:00:00");
  desk_load (&desk, 0);
  all = duban_account_walk_list (desk.accounts, 0, 0);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpuint (g_array_index (all, DubanAccountStep, 0).leader, ==, desk.a);
  own = duban_account_walk_list (desk.accounts, desk.b, 0);
  g_assert_cmpuint (own->len, ==, 0);
  desk_clear (&desk);
}

/* The words name the accounts and the tasks that the link shows. */
static void
test_what_is_missing_is_said_of_accounts_and_tasks (void)
{
  Desk desk;
  g_autoptr (GArray) tasks = NULL;
  g_autofree char *three = NULL;
  g_autofree char *none = NULL;

  desk_init (&desk);
  desk_load (&desk, 0);
  three = duban_accounts_say_missing (desk.accounts);
  tasks = duban_accounts_list_missing (desk.accounts);
  g_assert_cmpstr (three, ==, "3 accounts are not here, of 1 task");
  g_assert_cmpuint (tasks->len, ==, 1);
  g_assert_cmpuint (g_array_index (tasks, guint32, 0), ==, desk.task);
  give (&desk, "副旗长甲", "own", "slow", "2026-W11");
  give (&desk, "副旗长甲", "cross", "slow", "2026-W11");
  give (&desk, "副旗长乙", "cross", "slow", "2026-W11");
  desk_load (&desk, 0);
  none = duban_accounts_say_missing (desk.accounts);
  g_assert_cmpstr (none, ==, "All accounts are here");
  desk_clear (&desk);
}

static void
test_the_walk_begins_where_it_is_told (void)
{
  Desk desk;
  guint32 second;
  g_autoptr (GArray) steps = NULL;
  g_autoptr (GArray) running = NULL;

  desk_init (&desk);
  second = sample_session_add (&desk.sample, "甲2");
  sample_session_set (&desk.sample, second, "cooperators", "副旗长乙");
  desk_load (&desk, desk.a);
  steps = duban_account_walk_list (desk.accounts, desk.a, second);
  g_assert_cmpuint (steps->len, ==, 4);
  g_assert_cmpuint (g_array_index (steps, DubanAccountStep, 0).task, ==, second);
  give (&desk, "副旗长乙", "cross", "slow", "2026-W11");
  desk_load (&desk, desk.b);
  running = duban_account_walk_list (desk.accounts, desk.b, desk.task);
  g_assert_cmpuint (running->len, ==, 2);
  g_assert_cmpint (g_array_index (running, DubanAccountStep, 0).monday, ==,
                   duban_day_from_ymd (2026, 3, 16));
  desk_clear (&desk);
}

static void
test_a_case_has_what_its_writer_needs (void)
{
  Desk desk;
  const DubanRecordDraft work = { .kind = "follow-up", .on = "2026-03-11", .text = "浇筑过半" };
  const DubanRecordDraft early = { .kind = "deploy", .on = "2026-03-08", .text = "已部署" };
  DubanAccountStep step;
  g_autoptr (DubanAccountCase) value = NULL;
  GError *error = NULL;

  desk_init (&desk);
  g_free (sample_session_record (&desk.sample, desk.task, work));
  g_free (sample_session_record (&desk.sample, desk.task, early));
  give (&desk, "副旗长甲", "own", "slow", "2026-W10");
  give (&desk, "副旗长乙", "cross", "on-track", "2026-W11");
  step = (DubanAccountStep){ desk.task, desk.a, DUBAN_LEDGER_OWN, duban_day_from_ymd (2026, 3, 9) };
  value = duban_account_case_load (desk.sample.session, &step, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (value->leader, ==, "副旗长甲");
  g_assert_cmpstr (value->period, ==, "2026-W11");
  g_assert_cmpstr (value->week, ==, "9 March to 15 March");
  g_assert_cmpstr (value->before, ==, "Slow: 坝体完工");
  g_assert_cmpstr (value->records, ==, "11 March Follow-up: 浇筑过半");
  g_assert_cmpstr (value->others, ==, "副旗长乙, Cross account: On track: 坝体完工");
  desk_clear (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/accounts/lead-owes-two-and-cooperator-one",
                   test_lead_owes_two_and_cooperator_one);
  g_test_add_func ("/accounts/what-is-missing-is-said-of-accounts-and-tasks",
                   test_what_is_missing_is_said_of_accounts_and_tasks);
  g_test_add_func ("/accounts/given-ones-show-their-position", test_given_ones_show_their_position);
  g_test_add_func ("/accounts/a-leader-sees-his-own-first", test_a_leader_sees_his_own_first);
  g_test_add_func ("/accounts/what-has-not-come-is-not-called-missing",
                   test_what_has_not_come_is_not_called_missing);
  g_test_add_func ("/accounts/the-walk-goes-over-what-is-owed-here",
                   test_the_walk_goes_over_what_is_owed_here);
  g_test_add_func ("/accounts/the-walk-begins-where-it-is-told",
                   test_the_walk_begins_where_it_is_told);
  g_test_add_func ("/accounts/a-case-has-what-its-writer-needs",
                   test_a_case_has_what_its_writer_needs);
  return g_test_run ();
}
