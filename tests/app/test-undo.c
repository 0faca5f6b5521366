/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/directory.h"
#include "app/edit/undo.h"
#include "sample-session.h"
#include "store/history.h"

#include <string.h>

static void
undo (SampleSession *sample, const char *expected)
{
  g_autofree char *label = NULL;

  sample_assert_done (duban_edit_undo (sample->session, &label, &error));
  g_assert_cmpstr (label, ==, expected);
}

static void
test_each_command_is_one_step (void)
{
  SampleSession sample;
  guint32 task;
  g_autoptr (DubanTask) first = NULL;
  g_autoptr (DubanTask) second = NULL;
  g_autoptr (DubanTask) third = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  sample_session_set (&sample, task, "lead", "副旗长乙");
  sample_session_set (&sample, task, "due", "2026-05-01");
  undo (&sample, "set due");
  first = sample_session_load (&sample, task);
  g_assert_cmpint (first->due, ==, DUBAN_NO_DAY);
  g_assert_cmpstr (sample_session_name (&sample, first->lead), ==, "副旗长乙");
  undo (&sample, "set lead");
  second = sample_session_load (&sample, task);
  g_assert_cmpstr (sample_session_name (&sample, second->lead), ==, "副旗长甲");
  g_assert_cmpuint (sample_session_count (&sample, task, DUBAN_RECORD_HANDOVER), ==, 0);
  undo (&sample, "add");
  third = sample_session_load (&sample, task);
  g_assert_true (third->deleted);
  sample_session_clear (&sample);
}

static void
test_undone_record_takes_its_effect_along (void)
{
  SampleSession sample;
  guint32 task;
  g_autoptr (DubanTask) loaded = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  g_free (sample_session_record (&sample, task, (DubanRecordDraft){ .kind = "close" }));
  undo (&sample, "record close");
  loaded = sample_session_load (&sample, task);
  g_assert_cmpint (loaded->status, ==, DUBAN_STATUS_OPEN);
  g_assert_cmpuint (sample_session_count (&sample, task, DUBAN_RECORD_CLOSE), ==, 0);
  sample_session_clear (&sample);
}

static void
test_undone_void_gives_the_record_again (void)
{
  SampleSession sample;
  guint32 task;
  g_autofree char *id = NULL;
  g_autoptr (DubanTask) loaded = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  id = sample_session_record (&sample, task, (DubanRecordDraft){ .kind = "close" });
  g_free (sample_session_record (
      &sample, task, (DubanRecordDraft){ .kind = "void", .record = id, .reason = "误记" }));
  undo (&sample, "record void");
  loaded = sample_session_load (&sample, task);
  g_assert_cmpint (loaded->status, ==, DUBAN_STATUS_CLOSED);
  g_assert_cmpuint (sample_session_count (&sample, task, DUBAN_RECORD_CLOSE), ==, 1);
  sample_session_clear (&sample);
}

static void
test_deleted_task_comes_back (void)
{
  SampleSession sample;
  guint32 task;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  sample_assert_done (duban_edit_delete_task (sample.session, task, &error));
  sample_assert_refused (duban_edit_find_task (sample.session, "甲1", &error),
                         DUBAN_APP_ERROR_STATE, "甲1");
  undo (&sample, "delete");
  sample_assert_done (duban_edit_find_task (sample.session, "甲1", &error) == task);
  sample_session_clear (&sample);
}

static void
test_directory_and_settings_go_back (void)
{
  SampleSession sample;
  DubanSession *session;
  gsize n_leaders;

  sample_session_init (&sample, "2026-03-02T10:00");
  session = sample.session;
  sample_assert_done (duban_directory_edit_set_setting (session, "day-policy", "workday", &error));
  sample_assert_done (duban_directory_edit_add_leader (session, "副旗长丙", "副旗长", &error));
  sample_assert_done (duban_directory_edit_add_leader (session, "副旗长甲", "常务副旗长", &error));
  undo (&sample, "leaders add 副旗长甲");
  g_assert_cmpstr (duban_directory_find_leader (session->terms->directory, "副旗长甲")->title, ==,
                   "副旗长");
  undo (&sample, "leaders add 副旗长丙");
  g_assert_null (duban_directory_find_leader (session->terms->directory, "副旗长丙"));
  duban_directory_list_leaders (session->terms->directory, &n_leaders);
  g_assert_cmpuint (n_leaders, ==, 3);
  undo (&sample, "settings day-policy");
  g_assert_cmpint (session->terms->settings.policy, ==, DUBAN_POLICY_CALENDAR);
  sample_session_clear (&sample);
}

static void
test_nothing_left_is_said (void)
{
  SampleSession sample;

  sample_session_init (&sample, "2026-03-02T10:00");
  for (int i = 0; i < 6; i++)
    sample_assert_done (duban_edit_undo (sample.session, NULL, &error));
  sample_assert_refused (duban_edit_undo (sample.session, NULL, &error), DUBAN_APP_ERROR_STATE,
                         "left");
  sample_session_clear (&sample);
}

/* Taken back one after the other, they leave what was there before the first. */
static void
test_steps_go_back_through_one_field (void)
{
  SampleSession sample;
  guint32 task;
  g_autoptr (DubanTask) loaded = NULL;
  const DubanEditField both[] = { { "notes", "一" }, { "method", "一" } };
  const DubanEditSetOptions options = { 0 };

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  sample_assert_done (duban_edit_set_task (sample.session, task, both, 2, &options, &error));
  sample_session_set (&sample, task, "notes", "二");
  undo (&sample, "set notes");
  undo (&sample, "set notes method");
  loaded = sample_session_load (&sample, task);
  g_assert_null (loaded->method);
  g_assert_null (loaded->notes);
  sample_session_clear (&sample);
}

/* What was taken back in between does not part what stands before it from what stands after. */
static void
test_undone_step_in_between_parts_nothing (void)
{
  SampleSession sample;
  guint32 task;
  g_autoptr (DubanTask) loaded = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  sample_session_set (&sample, task, "due", "2026-06-30");
  sample_session_set (&sample, task, "notes", "一");
  undo (&sample, "set notes");
  sample_session_set (&sample, task, "due", "2026-08-31");
  sample_session_set (&sample, task, "due", "2026-09-30");
  undo (&sample, "set due");
  loaded = sample_session_load (&sample, task);
  g_assert_cmpint (loaded->due, ==, duban_day_from_ymd (2026, 8, 31));
  sample_session_clear (&sample);
}

/* Steps that were taken back long before do not come between a deadline and its extension. */
static void
test_steps_of_before_do_not_count (void)
{
  SampleSession sample;
  guint32 task;
  g_autofree char *id = NULL;
  g_autoptr (DubanTask) loaded = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  sample_session_set (&sample, task, "due", "2026-03-20");
  g_free (sample_session_record (&sample, task, (DubanRecordDraft){ .kind = "note" }));
  undo (&sample, "record note");
  id = sample_session_record (
      &sample, task,
      (DubanRecordDraft){ .kind = "extension", .due = "2026-04-20", .granted = TRUE });
  g_free (sample_session_record (
      &sample, task, (DubanRecordDraft){ .kind = "void", .record = id, .reason = "误记" }));
  undo (&sample, "record void");
  loaded = sample_session_load (&sample, task);
  g_assert_cmpint (loaded->due, ==, duban_day_parse ("2026-04-20"));
  sample_session_clear (&sample);
}

static void
redo (SampleSession *sample, const char *expected)
{
  g_auto (DubanUndoResult) result = { 0 };

  sample_assert_done (duban_redo_last (sample->session, 0, &result, &error));
  g_assert_cmpstr (result.label, ==, expected);
}

static void
refuse_redo (SampleSession *sample)
{
  sample_assert_refused (duban_redo_last (sample->session, 0, NULL, &error), DUBAN_APP_ERROR_STATE,
                         "done again");
}

static void
assert_due (SampleSession *sample, guint32 task, const char *expected)
{
  g_autoptr (DubanTask) loaded = sample_session_load (sample, task);
  char text[DUBAN_DAY_TEXT_SIZE];

  g_assert_cmpstr (duban_day_format (loaded->due, text), ==, expected);
}

/* Back through all, forward through all, and back once more. */
static void
test_steps_are_done_again_in_their_order (void)
{
  SampleSession sample;
  guint32 task;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  sample_session_set (&sample, task, "due", "2026-05-01");
  sample_session_set (&sample, task, "due", "2026-06-01");
  for (int round = 0; round < 2; round++)
    {
      undo (&sample, "set due");
      undo (&sample, "set due");
      assert_due (&sample, task, "");
      redo (&sample, "set due");
      assert_due (&sample, task, "2026-05-01");
      redo (&sample, "set due");
      assert_due (&sample, task, "2026-06-01");
      refuse_redo (&sample);
    }
  sample_session_clear (&sample);
}

static void
test_a_new_command_ends_what_could_be_done_again (void)
{
  SampleSession sample;
  guint32 task;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  refuse_redo (&sample);
  sample_session_set (&sample, task, "due", "2026-05-01");
  undo (&sample, "set due");
  sample_session_set (&sample, task, "notes", "一");
  refuse_redo (&sample);
  undo (&sample, "set notes");
  redo (&sample, "set notes");
  refuse_redo (&sample);
  sample_session_clear (&sample);
}

static void
test_a_task_is_made_again_and_gone_again (void)
{
  SampleSession sample;
  guint32 task;
  gboolean expected[] = { TRUE, FALSE, TRUE, FALSE };

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (DubanTask) loaded = NULL;

      if (expected[i])
        sample_assert_done (duban_edit_undo (sample.session, NULL, &error));
      else
        redo (&sample, "add");
      loaded = sample_session_load (&sample, task);
      g_assert_true (loaded->deleted == expected[i]);
      g_assert_cmpstr (loaded->title, !=, "");
      g_assert_cmpstr (sample_session_name (&sample, loaded->lead), ==, "副旗长甲");
    }
  sample_session_clear (&sample);
}

static void
test_records_are_given_and_voided_again (void)
{
  SampleSession sample;
  guint32 task;
  g_autofree char *id = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  id = sample_session_record (&sample, task, (DubanRecordDraft){ .kind = "close" });
  undo (&sample, "record close");
  redo (&sample, "record close");
  g_assert_cmpuint (sample_session_count (&sample, task, DUBAN_RECORD_CLOSE), ==, 1);
  g_free (sample_session_record (
      &sample, task, (DubanRecordDraft){ .kind = "void", .record = id, .reason = "误记" }));
  undo (&sample, "record void");
  g_assert_cmpuint (sample_session_count (&sample, task, DUBAN_RECORD_CLOSE), ==, 1);
  redo (&sample, "record void");
  g_assert_cmpuint (sample_session_count (&sample, task, DUBAN_RECORD_CLOSE), ==, 0);
  sample_assert_done (duban_edit_undo (sample.session, NULL, &error));
  g_assert_cmpuint (sample_session_count (&sample, task, DUBAN_RECORD_CLOSE), ==, 1);
  sample_session_clear (&sample);
}

/* The number of the newest command of that label. */
static gint64
find_command (SampleSession *sample, const char *label)
{
  GError *error = NULL;
  g_autoptr (GPtrArray) commands = duban_history_list_commands (sample->session->db, 0, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < commands->len; i++)
    {
      const DubanCommand *command = commands->pdata[i];

      if (g_str_equal (command->label, label))
        return command->n;
    }
  g_assert_not_reached ();
}

static void
test_one_step_alone_leaves_what_came_after (void)
{
  SampleSession sample;
  guint32 task;
  g_autoptr (DubanTask) loaded = NULL;
  g_auto (DubanUndoResult) result = { 0 };
  const DubanEditField both[] = { { "notes", "一" }, { "method", "一" } };
  const DubanEditSetOptions options = { 0 };
  gint64 command;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  sample_assert_done (duban_edit_set_task (sample.session, task, both, 2, &options, &error));
  sample_session_set (&sample, task, "notes", "二");
  command = find_command (&sample, "set notes method");
  sample_assert_done (duban_undo_command (sample.session, command, &result, &error));
  g_assert_cmpuint (result.n_left, ==, 1);
  loaded = sample_session_load (&sample, task);
  g_assert_null (loaded->method);
  g_assert_cmpstr (loaded->notes, ==, "二");
  sample_assert_refused (duban_undo_command (sample.session, command, NULL, &error),
                         DUBAN_APP_ERROR_STATE, "already");
  sample_session_clear (&sample);
}

static void
test_a_step_that_others_stand_on_is_kept (void)
{
  SampleSession sample;
  guint32 task;
  g_autoptr (DubanTask) loaded = NULL;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  sample_session_set (&sample, task, "notes", "一");
  sample_session_set (&sample, task, "notes", "二");
  sample_assert_refused (
      duban_undo_command (sample.session, find_command (&sample, "add"), NULL, &error),
      DUBAN_APP_ERROR_STATE, "Later");
  sample_assert_refused (
      duban_undo_command (sample.session, find_command (&sample, "set notes") - 1, NULL, &error),
      DUBAN_APP_ERROR_STATE, "Later");
  loaded = sample_session_load (&sample, task);
  g_assert_false (loaded->deleted);
  g_assert_cmpstr (loaded->notes, ==, "二");
  sample_session_clear (&sample);
}

static void
test_the_session_is_a_bound (void)
{
  SampleSession sample;
  guint32 task;
  gint64 since;

  sample_session_init (&sample, "2026-03-02T10:00");
  task = sample_session_add (&sample, "甲1");
  since = sample.session->last_time + 1;
  sample_assert_refused (duban_undo_last (sample.session, since, NULL, &error),
                         DUBAN_APP_ERROR_STATE, "window");
  sample_session_set (&sample, task, "notes", "一");
  sample_assert_done (duban_undo_last (sample.session, since, NULL, &error));
  sample_assert_refused (duban_undo_last (sample.session, since, NULL, &error),
                         DUBAN_APP_ERROR_STATE, "window");
  sample_assert_done (duban_redo_last (sample.session, since, NULL, &error));
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/undo/each-command-is-one-step", test_each_command_is_one_step);
  g_test_add_func ("/undo/record-takes-its-effect-along",
                   test_undone_record_takes_its_effect_along);
  g_test_add_func ("/undo/void-gives-the-record-again", test_undone_void_gives_the_record_again);
  g_test_add_func ("/undo/deleted-task-comes-back", test_deleted_task_comes_back);
  g_test_add_func ("/undo/directory-and-settings-go-back", test_directory_and_settings_go_back);
  g_test_add_func ("/undo/nothing-left-is-said", test_nothing_left_is_said);
  g_test_add_func ("/undo/steps-go-back-through-one-field", test_steps_go_back_through_one_field);
  g_test_add_func ("/undo/undone-step-in-between-parts-nothing",
                   test_undone_step_in_between_parts_nothing);
  g_test_add_func ("/undo/steps-of-before-do-not-count", test_steps_of_before_do_not_count);
  g_test_add_func ("/undo/steps-are-done-again-in-their-order",
                   test_steps_are_done_again_in_their_order);
  g_test_add_func ("/undo/a-new-command-ends-what-could-be-done-again",
                   test_a_new_command_ends_what_could_be_done_again);
  g_test_add_func ("/undo/a-task-is-made-again-and-gone-again",
                   test_a_task_is_made_again_and_gone_again);
  g_test_add_func ("/undo/records-are-given-and-voided-again",
                   test_records_are_given_and_voided_again);
  g_test_add_func ("/undo/one-step-alone-leaves-what-came-after",
                   test_one_step_alone_leaves_what_came_after);
  g_test_add_func ("/undo/a-step-that-others-stand-on-is-kept",
                   test_a_step_that_others_stand_on_is_kept);
  g_test_add_func ("/undo/the-session-is-a-bound", test_the_session_is_a_bound);
  return g_test_run ();
}
