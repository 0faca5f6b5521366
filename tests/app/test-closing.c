/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-session.h"

#include "app/edit/closing.h"

#include <string.h>

static void
test_fields_and_record_are_one_command (void)
{
  SampleSession sample;
  const DubanEditField fields[] = { { "cause", "制度缺位" }, { "measures", "修订制度" } };
  const DubanRecordDraft draft = { .kind = "close", .text = "整改到位" };
  g_autoptr (DubanTask) task = NULL;
  g_autoptr (DubanTask) undone = NULL;
  DubanId id;
  guint32 n;

  sample_session_init (&sample, "2026-03-05T10:00");
  n = sample_session_add (&sample, "1");
  sample_assert_done (
      duban_edit_set_and_record (sample.session, n, fields, 2, &draft, &id, &error));
  task = sample_session_load (&sample, n);
  g_assert_cmpint (task->status, ==, DUBAN_STATUS_CLOSED);
  g_assert_cmpstr (task->cause, ==, "制度缺位");
  g_assert_cmpuint (sample_session_count (&sample, n, DUBAN_RECORD_CLOSE), ==, 1);
  sample_assert_done (duban_edit_undo (sample.session, NULL, &error));
  undone = sample_session_load (&sample, n);
  g_assert_cmpint (undone->status, ==, DUBAN_STATUS_OPEN);
  g_assert_null (undone->cause);
  g_assert_cmpuint (sample_session_count (&sample, n, DUBAN_RECORD_CLOSE), ==, 0);
  sample_session_clear (&sample);
}

static void
test_what_the_record_refuses_sets_nothing (void)
{
  SampleSession sample;
  const DubanEditField field = { "cause", "制度缺位" };
  const DubanRecordDraft draft = { .kind = "resume" };
  g_autoptr (DubanTask) task = NULL;
  DubanId id;
  guint32 n;

  sample_session_init (&sample, "2026-03-05T10:00");
  n = sample_session_add (&sample, "1");
  sample_assert_refused (
      duban_edit_set_and_record (sample.session, n, &field, 1, &draft, &id, &error),
      DUBAN_APP_ERROR_STATE, "not suspended");
  task = sample_session_load (&sample, n);
  g_assert_null (task->cause);
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/closing/one-command", test_fields_and_record_are_one_command);
  g_test_add_func ("/closing/refused", test_what_the_record_refuses_sets_nothing);
  return g_test_run ();
}
