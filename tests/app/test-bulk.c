/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/bulk.h"
#include "sample-session.h"

typedef struct
{
  const char *path;
  void (*func) (SampleSession *sample, const guint32 tasks[3]);
} Test;

static void
run_cb (gconstpointer data)
{
  const Test *test = data;
  SampleSession sample;
  guint32 tasks[3];

  sample_session_init (&sample, "2026-03-02T10:00");
  tasks[0] = sample_session_add (&sample, "甲1");
  tasks[1] = sample_session_add (&sample, "甲2");
  tasks[2] = sample_session_add (&sample, "甲3");
  test->func (&sample, tasks);
  sample_session_clear (&sample);
}

static gboolean
set (SampleSession *sample, const guint32 *tasks, gsize n, const char *name, const char *value,
     const DubanEditSetOptions *options, gsize *n_changed, GError **error)
{
  const DubanEditField field = { name, value };
  const DubanEditSetOptions none = { 0 };

  return duban_edit_bulk_set (sample->session, tasks, n, &field, 1,
                              options != NULL ? options : &none, n_changed, error);
}

static const char *
lead_of (SampleSession *sample, guint32 n)
{
  g_autoptr (DubanTask) task = sample_session_load (sample, n);

  return sample_session_name (sample, task->lead);
}

static void
test_one_field_of_many_is_one_undo (SampleSession *sample, const guint32 tasks[3])
{
  const DubanEditSetOptions options = { .reason = "分工调整" };
  gsize n_changed = 0;

  sample_session_set (sample, tasks[1], "lead", "副旗长乙");
  sample_assert_done (set (sample, tasks, 3, "lead", "副旗长乙", &options, &n_changed, &error));
  g_assert_cmpuint (n_changed, ==, 2);
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpstr (lead_of (sample, tasks[i]), ==, "副旗长乙");
      g_assert_cmpuint (sample_session_count (sample, tasks[i], DUBAN_RECORD_HANDOVER), ==, 1);
    }
  sample_assert_done (duban_edit_undo (sample->session, NULL, &error));
  g_assert_cmpstr (lead_of (sample, tasks[0]), ==, "副旗长甲");
  g_assert_cmpstr (lead_of (sample, tasks[1]), ==, "副旗长乙");
  g_assert_cmpstr (lead_of (sample, tasks[2]), ==, "副旗长甲");
  g_assert_cmpuint (sample_session_count (sample, tasks[0], DUBAN_RECORD_HANDOVER), ==, 0);
}

static void
test_a_typing_error_is_no_handover (SampleSession *sample, const guint32 tasks[3])
{
  const DubanEditSetOptions options = { .correction = "录入时选错" };

  sample_assert_done (set (sample, tasks, 3, "unit", "农牧局", &options, NULL, &error));
  g_assert_cmpuint (sample_session_count (sample, tasks[2], DUBAN_RECORD_HANDOVER), ==, 0);
  g_assert_cmpuint (sample_session_count (sample, tasks[2], DUBAN_RECORD_CORRECTION), ==, 1);
}

static void
test_nothing_to_change_is_no_command (SampleSession *sample, const guint32 tasks[3])
{
  gsize n_changed = 9;

  sample_assert_done (set (sample, tasks, 1, "importance", "key", NULL, NULL, &error));
  sample_assert_done (set (sample, tasks, 1, "importance", "key", NULL, &n_changed, &error));
  g_assert_cmpuint (n_changed, ==, 0);
  sample_assert_done (duban_edit_undo (sample->session, NULL, &error));
  {
    g_autoptr (DubanTask) task = sample_session_load (sample, tasks[0]);

    g_assert_cmpint (task->importance, ==, DUBAN_ROUTINE);
  }
}

static void
test_a_new_field_is_made_once (SampleSession *sample, const guint32 tasks[3])
{
  g_autoptr (DubanTask) first = NULL;
  g_autoptr (DubanTask) last = NULL;

  sample_assert_done (set (sample, tasks, 3, "field", "生态环境", NULL, NULL, &error));
  first = sample_session_load (sample, tasks[0]);
  last = sample_session_load (sample, tasks[2]);
  g_assert_cmpuint (first->field, !=, 0);
  g_assert_cmpuint (first->field, ==, last->field);
}

static void
test_what_cannot_be_set_is_refused (SampleSession *sample, const guint32 tasks[3])
{
  sample_assert_refused (set (sample, tasks, 0, "due", "2026-05-01", NULL, NULL, &error),
                         DUBAN_APP_ERROR_USAGE, "task");
  sample_assert_refused (set (sample, tasks, 2, "number", "甲9", NULL, NULL, &error),
                         DUBAN_APP_ERROR_VALUE, "number");
  sample_assert_refused (set (sample, tasks, 2, "lead", "无名", NULL, NULL, &error),
                         DUBAN_APP_ERROR_UNKNOWN, "甲1");
}

static void
test_texts_of_their_own_are_one_undo (SampleSession *sample, const guint32 tasks[3])
{
  const DubanBulkRecord rows[] = { { tasks[0], { .kind = "deploy", .text = "已召开部署会" } },
                                   { tasks[1], { .kind = "approach", .text = "思路已报" } },
                                   { tasks[2], { .kind = "deploy", .text = "已部署" } } };

  sample_assert_done (duban_edit_bulk_record (sample->session, rows, 3, &error));
  g_assert_cmpuint (sample_session_count (sample, tasks[0], DUBAN_RECORD_DEPLOY), ==, 1);
  g_assert_cmpuint (sample_session_count (sample, tasks[1], DUBAN_RECORD_APPROACH), ==, 1);
  sample_assert_done (duban_edit_undo (sample->session, NULL, &error));
  for (int i = 0; i < 3; i++)
    {
      g_assert_cmpuint (sample_session_count (sample, tasks[i], DUBAN_RECORD_DEPLOY), ==, 0);
      g_assert_cmpuint (sample_session_count (sample, tasks[i], DUBAN_RECORD_APPROACH), ==, 0);
    }
}

/* All or nothing, and the sentence names the task that refuses. */
static void
test_one_refusal_refuses_all (SampleSession *sample, const guint32 tasks[3])
{
  const DubanBulkRecord rows[] = { { tasks[0], { .kind = "deploy", .text = "已部署" } },
                                   { tasks[1], { .kind = "resume" } } };
  const DubanRecordDraft nonsense = { .kind = "song" };
  const DubanRecordDraft urge = { .kind = "urge", .text = "请抓紧" };

  sample_assert_refused (duban_edit_bulk_record (sample->session, rows, 2, &error),
                         DUBAN_APP_ERROR_STATE, "甲2");
  g_assert_cmpuint (sample_session_count (sample, tasks[0], DUBAN_RECORD_DEPLOY), ==, 0);
  sample_assert_refused (duban_edit_bulk_record_all (sample->session, tasks, 3, &nonsense, &error),
                         DUBAN_APP_ERROR_VALUE, "song");
  sample_assert_refused (duban_edit_bulk_record_all (sample->session, tasks, 0, &urge, &error),
                         DUBAN_APP_ERROR_USAGE, "task");
}

static void
test_all_are_urged_at_once (SampleSession *sample, const guint32 tasks[3])
{
  const DubanRecordDraft urge = { .kind = "urge", .text = "请抓紧" };

  sample_assert_done (duban_edit_bulk_record_all (sample->session, tasks, 3, &urge, &error));
  for (int i = 0; i < 3; i++)
    g_assert_cmpuint (sample_session_count (sample, tasks[i], DUBAN_RECORD_URGE), ==, 1);
  sample_assert_done (duban_edit_undo (sample->session, NULL, &error));
  g_assert_cmpuint (sample_session_count (sample, tasks[1], DUBAN_RECORD_URGE), ==, 0);
}

/* The second record follows the first. */
static void
test_a_task_may_have_two_rows (SampleSession *sample, const guint32 tasks[3])
{
  const DubanBulkRecord rows[] = { { tasks[0], { .kind = "deploy", .text = "已部署" } },
                                   { tasks[0], { .kind = "approach", .text = "思路" } } };

  sample_assert_done (duban_edit_bulk_record (sample->session, rows, 2, &error));
  g_assert_cmpuint (sample_session_count (sample, tasks[0], DUBAN_RECORD_DEPLOY), ==, 1);
  g_assert_cmpuint (sample_session_count (sample, tasks[0], DUBAN_RECORD_APPROACH), ==, 1);
}

static const Test tests[] = {
  { "/bulk/one-field-of-many-is-one-undo", test_one_field_of_many_is_one_undo },
  { "/bulk/a-typing-error-is-no-handover", test_a_typing_error_is_no_handover },
  { "/bulk/nothing-to-change-is-no-command", test_nothing_to_change_is_no_command },
  { "/bulk/a-new-field-is-made-once", test_a_new_field_is_made_once },
  { "/bulk/what-cannot-be-set-is-refused", test_what_cannot_be_set_is_refused },
  { "/bulk/texts-of-their-own-are-one-undo", test_texts_of_their_own_are_one_undo },
  { "/bulk/one-refusal-refuses-all", test_one_refusal_refuses_all },
  { "/bulk/all-are-urged-at-once", test_all_are_urged_at_once },
  { "/bulk/a-task-may-have-two-rows", test_a_task_may_have_two_rows },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i], run_cb);
  return g_test_run ();
}
