/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/directory.h"
#include "app/edit/settle.h"
#include "sample-session.h"

typedef struct
{
  SampleSession sample;
  guint32 task;
  guint32 a, b; /* 副旗长甲, 副旗长乙 */
} Desk;

/* 副旗长甲 leads a task of 水利局 in which 农牧局 cooperates. */
static void
desk_init (Desk *desk)
{
  sample_session_init (&desk->sample, "2026-03-02T10:00");
  desk->task = sample_session_add (&desk->sample, "甲1");
  sample_session_set (&desk->sample, desk->task, "cooperating-units", "农牧局");
  desk->a = sample_session_find (&desk->sample, "副旗长甲");
  desk->b = sample_session_find (&desk->sample, "副旗长乙");
}

static void
assert_people (Desk *desk, guint32 lead, guint32 cooperator)
{
  g_autoptr (DubanTask) task = sample_session_load (&desk->sample, desk->task);

  g_assert_cmpuint (task->lead, ==, lead);
  g_assert_cmpuint (task->n_cooperators, ==, cooperator != 0 ? 1 : 0);
  if (cooperator != 0)
    g_assert_cmpuint (task->cooperators[0], ==, cooperator);
}

static void
settle (Desk *desk, guint32 leader)
{
  sample_assert_done (
      duban_settle_lead (desk->sample.session, &desk->task, 1, leader, "分工调整", &error));
}

static void
test_lead_is_handed_over (void)
{
  Desk desk;

  desk_init (&desk);
  settle (&desk, desk.b);
  assert_people (&desk, desk.b, 0);
  g_assert_cmpuint (sample_session_count (&desk.sample, desk.task, DUBAN_RECORD_HANDOVER), ==, 1);
  sample_session_clear (&desk.sample);
}

static void
test_first_lead_is_no_handover (void)
{
  Desk desk;

  desk_init (&desk);
  sample_session_set (&desk.sample, desk.task, "lead", "");
  settle (&desk, desk.b);
  assert_people (&desk, desk.b, 0);
  g_assert_cmpuint (sample_session_count (&desk.sample, desk.task, DUBAN_RECORD_HANDOVER), ==, 1);
  sample_session_clear (&desk.sample);
}

static void
test_new_lead_no_longer_cooperates (void)
{
  Desk desk;

  desk_init (&desk);
  sample_session_set (&desk.sample, desk.task, "cooperators", "副旗长乙");
  settle (&desk, desk.b);
  assert_people (&desk, desk.b, 0);
  sample_session_clear (&desk.sample);
}

static void
test_old_lead_whom_it_crosses_cooperates (void)
{
  Desk desk;

  desk_init (&desk);
  sample_assert_done (duban_directory_edit_set_portfolio (desk.sample.session, "副旗长甲", "农牧局",
                                                          NULL, "2026-01-01", NULL, &error));
  settle (&desk, desk.b);
  assert_people (&desk, desk.b, desk.a);
  sample_session_clear (&desk.sample);
}

static void
test_one_undo_takes_all_back (void)
{
  Desk desk;

  desk_init (&desk);
  sample_session_set (&desk.sample, desk.task, "cooperators", "副旗长乙");
  settle (&desk, desk.b);
  sample_assert_done (duban_edit_undo (desk.sample.session, NULL, &error));
  assert_people (&desk, desk.a, desk.b);
  sample_session_clear (&desk.sample);
}

static void
test_many_are_one_command (void)
{
  Desk desk;
  guint32 tasks[2];
  g_autoptr (DubanTask) second = NULL;

  desk_init (&desk);
  tasks[0] = desk.task;
  tasks[1] = sample_session_add (&desk.sample, "甲2");
  sample_assert_done (
      duban_settle_lead (desk.sample.session, tasks, 2, desk.b, "分工调整", &error));
  sample_assert_done (duban_edit_undo (desk.sample.session, NULL, &error));
  assert_people (&desk, desk.a, 0);
  second = sample_session_load (&desk.sample, tasks[1]);
  g_assert_cmpuint (second->lead, ==, desk.a);
  sample_session_clear (&desk.sample);
}

static void
test_what_changes_nothing_is_refused (void)
{
  Desk desk;

  desk_init (&desk);
  sample_assert_refused (
      duban_settle_lead (desk.sample.session, &desk.task, 1, desk.a, "分工调整", &error),
      DUBAN_APP_ERROR_STATE, "副旗长甲");
  sample_assert_refused (
      duban_settle_cooperator (desk.sample.session, desk.task, desk.b, FALSE, "重复", &error),
      DUBAN_APP_ERROR_STATE, "副旗长乙");
  sample_session_clear (&desk.sample);
}

static void
test_cooperator_is_added_and_taken_off (void)
{
  Desk desk;
  DubanSession *session;

  desk_init (&desk);
  session = desk.sample.session;
  sample_assert_done (duban_settle_cooperator (session, desk.task, desk.b, TRUE, "交叉", &error));
  assert_people (&desk, desk.a, desk.b);
  sample_assert_refused (duban_settle_cooperator (session, desk.task, desk.b, TRUE, "", &error),
                         DUBAN_APP_ERROR_STATE, "副旗长乙");
  sample_assert_done (duban_settle_cooperator (session, desk.task, desk.b, FALSE, "无关", &error));
  assert_people (&desk, desk.a, 0);
  g_assert_cmpuint (sample_session_count (&desk.sample, desk.task, DUBAN_RECORD_CORRECTION), ==, 1);
  sample_session_clear (&desk.sample);
}

static void
test_secret_marks_are_refused (void)
{
  Desk desk;

  desk_init (&desk);
  sample_assert_refused (
      duban_settle_lead (desk.sample.session, &desk.task, 1, desk.b, "机密★5年", &error),
      DUBAN_APP_ERROR_VALUE, "reason");
  assert_people (&desk, desk.a, 0);
  sample_session_clear (&desk.sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settle/lead-is-handed-over", test_lead_is_handed_over);
  g_test_add_func ("/settle/first-lead-is-no-handover", test_first_lead_is_no_handover);
  g_test_add_func ("/settle/new-lead-no-longer-cooperates", test_new_lead_no_longer_cooperates);
  g_test_add_func ("/settle/old-lead-whom-it-crosses-cooperates",
                   test_old_lead_whom_it_crosses_cooperates);
  g_test_add_func ("/settle/one-undo-takes-all-back", test_one_undo_takes_all_back);
  g_test_add_func ("/settle/many-are-one-command", test_many_are_one_command);
  g_test_add_func ("/settle/what-changes-nothing-is-refused", test_what_changes_nothing_is_refused);
  g_test_add_func ("/settle/cooperator-is-added-and-taken-off",
                   test_cooperator_is_added_and_taken_off);
  g_test_add_func ("/settle/secret-marks-are-refused", test_secret_marks_are_refused);
  return g_test_run ();
}
