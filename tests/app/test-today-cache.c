/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/judgement.h"
#include "app/view/today-cache.h"
#include "sample-session.h"

/* As the window knows the data after its judging (with the register), or at its start. */
static DubanSnapshot *
look (SampleSession *sample, gboolean with_register)
{
  GError *error = NULL;
  DubanRegister *reg = NULL;
  DubanSnapshot *snapshot;
  DubanVerdict *verdict;

  g_assert_true (duban_session_refresh (sample->session, &error));
  verdict = duban_judgement_get (sample->session, NULL, &error);
  g_assert_no_error (error);
  if (with_register)
    reg = duban_judgement_load_register (sample->session, NULL, &error);
  g_assert_no_error (error);
  snapshot = duban_snapshot_new (duban_terms_ref (sample->session->terms), verdict, reg,
                                 sample->session->last_change, 0);
  snapshot->is_current = TRUE;
  return snapshot;
}

static DubanToday *
get (SampleSession *sample, const DubanSnapshot *snapshot)
{
  DubanToday *today = NULL;

  sample_assert_done (duban_today_get (sample->session, snapshot, &today, &error));
  return today;
}

static void
test_nothing_kept_is_nothing_shown (void)
{
  SampleSession sample;
  g_autoptr (DubanSnapshot) snapshot = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  snapshot = look (&sample, FALSE);
  g_assert_null (get (&sample, snapshot));
  sample_session_clear (&sample);
}

/* Kept by who had the register, and there for who has not; of old facts it says so itself. */
static void
test_what_was_made_is_kept (void)
{
  SampleSession sample;
  g_autoptr (DubanSnapshot) full = NULL;
  g_autoptr (DubanSnapshot) bare = NULL;
  g_autoptr (DubanSnapshot) later = NULL;
  g_autoptr (DubanToday) made = NULL;
  g_autoptr (DubanToday) kept = NULL;
  g_autoptr (DubanToday) stale = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  sample_session_add (&sample, "甲1");
  full = look (&sample, TRUE);
  made = get (&sample, full);
  g_assert_cmpuint (duban_today_get_figure (made, 0), ==, 1);
  bare = look (&sample, FALSE);
  kept = get (&sample, bare);
  g_assert_true (duban_today_is_of (kept, bare));
  g_assert_true (duban_today_equal (made, kept));
  sample_session_add (&sample, "甲2");
  later = look (&sample, FALSE);
  stale = get (&sample, later);
  g_assert_false (duban_today_is_of (stale, later));
  g_assert_cmpuint (duban_today_get_figure (stale, 0), ==, 1);
  sample_session_clear (&sample);
}

static void
test_each_side_keeps_its_own (void)
{
  SampleSession sample;
  g_autoptr (DubanSnapshot) office = NULL;
  g_autoptr (DubanSnapshot) leader = NULL;
  g_autoptr (DubanToday) first = NULL;
  g_autoptr (DubanToday) second = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  sample_session_add (&sample, "甲1");
  office = look (&sample, TRUE);
  leader = duban_snapshot_with_scope (office, sample_session_find (&sample, "副旗长乙"));
  first = get (&sample, office);
  second = get (&sample, leader);
  g_assert_cmpuint (duban_today_get_figure (first, 0), ==, 1);
  g_assert_cmpuint (duban_today_get_figure (second, 0), ==, 0);
  g_assert_cmpuint (duban_today_get_leader (second), ==, leader->scope);
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/today-cache/nothing-kept-is-nothing-shown",
                   test_nothing_kept_is_nothing_shown);
  g_test_add_func ("/today-cache/what-was-made-is-kept", test_what_was_made_is_kept);
  g_test_add_func ("/today-cache/each-side-keeps-its-own", test_each_side_keeps_its_own);
  return g_test_run ();
}
