/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/undo.h"
#include "app/view/past.h"
#include "sample-session.h"

#include <string.h>

static GPtrArray *
list_commands (SampleSession *sample, guint limit)
{
  GError *error = NULL;
  GPtrArray *commands = duban_past_list_commands (sample->session, limit, &error);

  g_assert_no_error (error);
  return commands;
}

static GPtrArray *
list_deleted (SampleSession *sample, guint limit, gsize *n_all)
{
  GError *error = NULL;
  GPtrArray *tasks = duban_past_list_deleted (sample->session, limit, n_all, &error);

  g_assert_no_error (error);
  return tasks;
}

static void
test_commands_name_their_task_and_how_they_stand (void)
{
  SampleSession sample;
  guint32 task;
  g_autoptr (GPtrArray) commands = NULL;
  const DubanPastCommand *one;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  sample_session_set (&sample, task, "due", "2026-05-01");
  sample_assert_done (duban_undo_last (sample.session, 0, NULL, &error));
  commands = list_commands (&sample, 2);
  g_assert_cmpuint (commands->len, ==, 2);
  one = commands->pdata[0];
  g_assert_cmpstr (one->words, ==, "Changed: Deadline");
  g_assert_nonnull (strstr (one->subject, "甲1"));
  g_assert_nonnull (strstr (one->when, "10:00"));
  g_assert_false (one->stands);
  one = commands->pdata[1];
  g_assert_cmpstr (one->words, ==, "New task");
  g_assert_true (one->stands);
  sample_session_clear (&sample);
}

static void
test_what_is_no_task_has_no_subject (void)
{
  SampleSession sample;
  g_autoptr (GPtrArray) commands = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  commands = list_commands (&sample, 0);
  g_assert_cmpuint (commands->len, >, 2);
  for (guint i = 0; i < commands->len; i++)
    g_assert_cmpstr (((DubanPastCommand *) commands->pdata[i])->subject, ==, "");
  sample_session_clear (&sample);
}

static void
test_deleted_tasks_lie_there_and_come_back (void)
{
  SampleSession sample;
  guint32 first, second;
  gsize n_all;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) one = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  first = sample_session_add (&sample, "甲1");
  second = sample_session_add (&sample, "甲2");
  none = list_deleted (&sample, 10, &n_all);
  g_assert_cmpuint (n_all, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
  sample_assert_done (duban_edit_delete_task (sample.session, first, &error));
  sample_assert_done (duban_edit_delete_task (sample.session, second, &error));
  one = list_deleted (&sample, 1, &n_all);
  g_assert_cmpuint (n_all, ==, 2);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (((DubanPastTask *) one->pdata[0])->task, ==, second);
  g_assert_cmpstr (((DubanPastTask *) one->pdata[0])->number, ==, "甲2");
  sample_assert_done (duban_edit_undelete_task (sample.session, second, &error));
  sample_assert_refused (duban_edit_undelete_task (sample.session, second, &error),
                         DUBAN_APP_ERROR_STATE, "not deleted");
  g_ptr_array_unref (list_deleted (&sample, 10, &n_all));
  g_assert_cmpuint (n_all, ==, 1);
  sample_assert_done (duban_undo_last (sample.session, 0, NULL, &error));
  g_ptr_array_unref (list_deleted (&sample, 10, &n_all));
  g_assert_cmpuint (n_all, ==, 2);
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/past/commands-name-their-task-and-how-they-stand",
                   test_commands_name_their_task_and_how_they_stand);
  g_test_add_func ("/past/what-is-no-task-has-no-subject", test_what_is_no_task_has_no_subject);
  g_test_add_func ("/past/deleted-tasks-lie-there-and-come-back",
                   test_deleted_tasks_lie_there_and_come_back);
  return g_test_run ();
}
