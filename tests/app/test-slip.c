/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-session.h"

#include "app/edit/directory.h"
#include "app/judgement.h"
#include "app/error.h"
#include "app/view/slip.h"
#include "app/wording/wording.h"

#include <string.h>

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SampleSession, sample_session_clear)

static DubanSlips *
load_official (SampleSession *sample, const guint32 *tasks, gsize n)
{
  DubanSession *session = sample->session;
  g_autoptr (GError) error = NULL;
  DubanVerdict *verdict = duban_judgement_get (session, NULL, &error);
  g_autoptr (DubanSnapshot) snapshot
      = duban_snapshot_new (duban_terms_ref (session->terms), verdict, NULL, session->last_change,
                            session->now.milliseconds);
  DubanSlips *slips = duban_slips_load (session, snapshot, tasks, n, &error);

  g_assert_no_error (error);
  g_assert_nonnull (slips);
  return slips;
}

/* In the language of the sources, which the cases are written in. */
static DubanSlips *
load (SampleSession *sample, const guint32 *tasks, gsize n)
{
  sample_assert_done (
      duban_directory_edit_set_setting (sample->session, "report-language", "en", &error));
  return load_official (sample, tasks, n);
}

/* The text beside a label. */
static const char *
get (const DubanSlips *slips, guint i, const char *label)
{
  const DubanSlip *slip = slips->slips->pdata[i];

  for (guint r = 0; r < slip->rows->len; r++)
    {
      const DubanSlipRow *row = &g_array_index (slip->rows, DubanSlipRow, r);

      for (guint k = 0; k < row->n_cells; k++)
        if (g_str_equal (row->cells[k].label, label))
          return row->cells[k].text;
    }
  return NULL;
}

static void
test_says_what_is_asked (void)
{
  static const struct
  {
    const char *label, *text;
  } expected[] = {
    { "Title", "修水库" },
    { "Requirement", "" },
    { "Assigner", "旗长" },
    { "Assigned", "1 March 2026 Sunday" },
    { "Lead", "副旗长甲" },
    { "Cooperators", "副旗长乙" },
    { "Responsible unit", "水利局" },
    { "Cooperating units", "农牧局" },
    { "To be deployed", "1 March 2026 Sunday" },
    { "Approach by", "4 March 2026 Wednesday" },
    { "Feedback by", "8 March 2026 Sunday" },
    { "Deadline", "30 June 2026 Tuesday" },
    { "Person to ask", "局长甲" },
    { "Received by", "" },
    { "Reported on", "" },
    { "What was done", "" },
  };
  g_auto (SampleSession) sample = { 0 };
  g_autoptr (DubanSlips) slips = NULL;
  const DubanSlip *slip;
  guint32 task;

  sample_session_init (&sample, "2026-03-02T10:00");
  sample_assert_done (
      duban_directory_edit_set_setting (sample.session, "office-name", "旗政府办公室", &error));
  task = sample_session_add (&sample, "2026-012");
  sample_session_set (&sample, task, "cooperators", "副旗长乙");
  sample_session_set (&sample, task, "cooperating-units", "农牧局");
  sample_session_set (&sample, task, "due", "2026-06-30");
  slips = load (&sample, &task, 1);
  g_assert_cmpuint (slips->slips->len, ==, 1);
  slip = slips->slips->pdata[0];
  g_assert_cmpstr (slips->office, ==, "旗政府办公室");
  g_assert_cmpstr (slip->number, ==, "No. 2026-012");
  g_assert_nonnull (strstr (slips->as_of, "10:00"));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_test_message ("%s", expected[i].label);
      g_assert_cmpstr (get (slips, 0, expected[i].label), ==, expected[i].text);
    }
  /* The reading of days stands beside the dates. */
  g_assert_nonnull (strstr (get (slips, 0, "Days counted"), "day 7 is 8 March"));
}

/* A slip is an official paper: Chinese at a desk that speaks none, which speaks its own again
 * afterwards. */
static void
test_is_official (void)
{
  g_auto (SampleSession) sample = { 0 };
  g_autoptr (DubanSlips) slips = NULL;
  guint32 task;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "1");
  slips = load_official (&sample, &task, 1);
  g_assert_cmpstr (slips->title, ==, "督办事项通知单");
  g_assert_cmpstr (slips->title_again, ==, "督办事项通知单（续）");
  g_assert_cmpstr (get (slips, 0, "牵头领导"), ==, "副旗长甲");
  g_assert_cmpstr (duban_wording_of_stage (DUBAN_STAGE_DEPLOY), ==, "Deploy");
}

/* Without the texts of papers there is no paper, and a sentence that says so. */
static void
test_no_catalogue (void)
{
  g_auto (SampleSession) sample = { 0 };
  g_autoptr (DubanSnapshot) snapshot = NULL;
  g_autoptr (GError) problem = NULL;
  guint32 task;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "1");
  sample_assert_done (
      duban_directory_edit_set_setting (sample.session, "report-language", "xx", &error));
  snapshot = duban_snapshot_new (duban_terms_ref (sample.session->terms),
                                 duban_judgement_get (sample.session, NULL, &problem), NULL,
                                 sample.session->last_change, sample.session->now.milliseconds);
  g_assert_null (duban_slips_load (sample.session, snapshot, &task, 1, &problem));
  g_assert_error (problem, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE);
}

static void
test_what_is_unknown_is_left_open (void)
{
  g_auto (SampleSession) sample = { 0 };
  g_autoptr (DubanSlips) slips = NULL;
  guint32 task;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "1");
  sample_session_set (&sample, task, "unit", "农牧局");
  sample_session_set (&sample, task, "number", "");
  sample_session_set (&sample, task, "assigned", "");
  slips = load (&sample, &task, 1);
  g_assert_cmpstr (((DubanSlip *) slips->slips->pdata[0])->number, ==, "No. ");
  g_assert_cmpstr (get (slips, 0, "Person to ask"), ==, "");
  g_assert_cmpstr (get (slips, 0, "Assigned"), ==, "");
  g_assert_cmpstr (get (slips, 0, "Feedback by"), ==, "Not counted");
  g_assert_cmpstr (get (slips, 0, "Deadline"), ==, "none, followed up only");
  g_assert_nonnull (strstr (get (slips, 0, "Days counted"), "missing"));
  g_assert_null (get (slips, 0, "Method"));
}

static void
test_who_may_see_it_is_marked (void)
{
  g_auto (SampleSession) sample = { 0 };
  g_autoptr (DubanSlips) slips = NULL;
  guint32 tasks[3];

  sample_session_init (&sample, "2026-03-02T10:00");
  for (int i = 0; i < 3; i++)
    tasks[i] = sample_session_add (&sample, (const char *[]){ "1", "2", "3" }[i]);
  sample_session_set (&sample, tasks[1], "handling", "petition");
  sample_session_set (&sample, tasks[2], "handling", "restricted");
  slips = load (&sample, tasks, 3);
  g_assert_null (((DubanSlip *) slips->slips->pdata[0])->mark);
  g_assert_null (((DubanSlip *) slips->slips->pdata[0])->care);
  g_assert_cmpstr (((DubanSlip *) slips->slips->pdata[1])->mark, ==, "Handling: Petition");
  g_assert_nonnull (strstr (((DubanSlip *) slips->slips->pdata[1])->care, "personal"));
  g_assert_cmpstr (((DubanSlip *) slips->slips->pdata[2])->mark, ==,
                   "Handling: Not to be passed on");
  g_assert_nonnull (strstr (((DubanSlip *) slips->slips->pdata[2])->care, "passed on"));
}

static void
test_in_the_order_given (void)
{
  g_auto (SampleSession) sample = { 0 };
  g_autoptr (DubanSlips) slips = NULL;
  guint32 tasks[4];

  sample_session_init (&sample, "2026-03-02T10:00");
  for (int i = 0; i < 3; i++)
    tasks[2 - i] = sample_session_add (&sample, (const char *[]){ "1", "2", "3" }[i]);
  tasks[3] = 4000000; /* there is none */
  sample_assert_done (duban_edit_delete_task (sample.session, tasks[1], &error));
  slips = load (&sample, tasks, 4);
  g_assert_cmpuint (slips->slips->len, ==, 2);
  g_assert_cmpuint (((DubanSlip *) slips->slips->pdata[0])->task, ==, tasks[0]);
  g_assert_cmpuint (((DubanSlip *) slips->slips->pdata[1])->task, ==, tasks[2]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/slip/says-what-is-asked", test_says_what_is_asked);
  g_test_add_func ("/slip/is-official", test_is_official);
  g_test_add_func ("/slip/no-catalogue", test_no_catalogue);
  g_test_add_func ("/slip/what-is-unknown-is-left-open", test_what_is_unknown_is_left_open);
  g_test_add_func ("/slip/who-may-see-it-is-marked", test_who_may_see_it_is_marked);
  g_test_add_func ("/slip/in-the-order-given", test_in_the_order_given);
  return g_test_run ();
}
