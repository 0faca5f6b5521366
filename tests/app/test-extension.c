/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/extension.h"
#include "sample-session.h"

static guint32
add_asked (SampleSession *sample)
{
  guint32 task;

  sample_session_init (sample, "2026-03-10T10:00");
  task = sample_session_add (sample, "甲1");
  sample_session_set (sample, task, "due", "2026-03-20");
  g_free (sample_session_record (sample, task,
                                 (DubanRecordDraft){ .kind = "extension", .due = "2026-04-20" }));
  return task;
}

/* Granted, the deadline moves to the day that was asked for; refused, it stays. */
static void
test_answers_what_was_asked (void)
{
  static const struct
  {
    gboolean granted;
    const char *due;
  } rows[] = { { TRUE, "2026-04-20" }, { FALSE, "2026-03-20" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SampleSession sample;
      const guint32 task = add_asked (&sample);
      g_autoptr (DubanTask) loaded = NULL;

      sample_assert_done (
          duban_edit_answer_extension (sample.session, task, rows[i].granted, &error));
      loaded = sample_session_load (&sample, task);
      g_assert_cmpint (loaded->due, ==, duban_day_parse (rows[i].due));
      g_assert_cmpuint (sample_session_count (&sample, task, DUBAN_RECORD_EXTENSION), ==, 2);
      sample_assert_refused (duban_edit_answer_extension (sample.session, task, TRUE, &error),
                             DUBAN_APP_ERROR_STATE, "any more");
      sample_session_clear (&sample);
    }
}

static void
test_nothing_asked_is_refused (void)
{
  SampleSession sample;
  guint32 task;

  sample_session_init (&sample, "2026-03-10T10:00");
  task = sample_session_add (&sample, "甲1");
  sample_assert_refused (duban_edit_answer_extension (sample.session, task, TRUE, &error),
                         DUBAN_APP_ERROR_STATE, "any more");
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extension/answers-what-was-asked", test_answers_what_was_asked);
  g_test_add_func ("/extension/nothing-asked-is-refused", test_nothing_asked_is_refused);
  return g_test_run ();
}
