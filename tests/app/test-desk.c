/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desk and its worker, as the main thread meets them. */
#include "app/desk.h"
#include "sample-session.h"
#include "store/care.h"

#include <glib/gstdio.h>

typedef struct
{
  SampleSession base;
  DubanWorker *worker;
  DubanDesk *desk;
} Sample;

static void
open_desk_at (Sample *sample, const char *path, const char *time, gboolean frozen)
{
  GError *error = NULL;
  DubanClock *clock = duban_clock_new (time, frozen, "Asia/Shanghai", &error);

  g_assert_no_error (error);
  sample->worker = duban_worker_new (path, clock);
  sample->desk = duban_desk_new (sample->worker);
}

static void
open_desk (Sample *sample, const char *path)
{
  open_desk_at (sample, path, "2026-03-20T10:00", TRUE);
}

static void
close_desk (Sample *sample)
{
  duban_worker_stop (sample->worker);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (sample->desk);
  g_assert_finalize_object (sample->worker);
}

static void
wait_for_state (DubanDesk *desk, DubanDeskState state)
{
  while (duban_desk_get_state (desk) != state || duban_desk_is_judging (desk))
    g_main_context_iteration (NULL, TRUE);
}

static gsize
count_tasks (DubanDesk *desk)
{
  gsize n;

  duban_verdict_get_tasks (duban_desk_get_verdict (desk), &n);
  return n;
}

static void
test_missing_is_a_state_not_an_error (void)
{
  Sample sample;
  GError *error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duban-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "none.db", NULL);

  open_desk (&sample, path);
  wait_for_state (sample.desk, DUBAN_DESK_MISSING);
  g_assert_null (duban_desk_get_error (sample.desk));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  close_desk (&sample);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_foreign_file_fails_with_its_reason (void)
{
  Sample sample;
  GError *error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duban-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "foreign.db", NULL);

  g_assert_true (g_file_set_contents (path, "no database at all", -1, &error));
  open_desk (&sample, path);
  wait_for_state (sample.desk, DUBAN_DESK_FAILED);
  g_assert_error (duban_desk_get_error (sample.desk), DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FOREIGN);
  close_desk (&sample);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_judges_what_was_never_judged (void)
{
  Sample sample;

  sample_session_init (&sample.base, "2026-03-20T10:00");
  sample_session_add (&sample.base, "甲");
  open_desk (&sample, sample.base.path);
  wait_for_state (sample.desk, DUBAN_DESK_READY);
  g_assert_cmpuint (count_tasks (sample.desk), ==, 1);
  close_desk (&sample);
  sample_session_clear (&sample.base);
}

static void
test_check_notices_another_process (void)
{
  Sample sample;

  sample_session_init (&sample.base, "2026-03-20T10:00");
  sample_session_add (&sample.base, "甲");
  open_desk (&sample, sample.base.path);
  wait_for_state (sample.desk, DUBAN_DESK_READY);
  sample_session_add (&sample.base, "乙");
  duban_desk_check (sample.desk);
  while (count_tasks (sample.desk) != 2)
    g_main_context_iteration (NULL, TRUE);
  wait_for_state (sample.desk, DUBAN_DESK_READY);
  close_desk (&sample);
  sample_session_clear (&sample.base);
}

static void
stopped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError **error = user_data;

  g_assert_null (duban_worker_run_finish (DUBAN_WORKER (source), result, error));
}

static gpointer
never (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_not_reached ();
}

static void
test_stopped_worker_refuses_jobs (void)
{
  g_autoptr (GError) error = NULL;
  DubanClock *clock = duban_clock_new ("2026-03-20", TRUE, "Asia/Shanghai", &error);
  DubanWorker *worker = duban_worker_new ("/nowhere/duban.db", clock);

  duban_worker_stop (worker);
  duban_worker_run_async (worker, never, NULL, NULL, NULL, NULL, stopped_cb, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_assert_finalize_object (worker);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GError *error = NULL;

  g_assert_true (duban_worker_restore_finish (DUBAN_WORKER (source), result, user_data, &error));
  g_assert_no_error (error);
}

static void
test_a_backup_is_restored_while_the_desk_is_open (void)
{
  Sample sample;
  GError *error = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *kept = NULL;

  sample_session_init (&sample.base, "2026-03-20T10:00");
  sample_session_add (&sample.base, "1");
  backup = g_build_filename (sample.base.folder, "copy.db", NULL);
  g_assert_true (duban_care_backup (sample.base.session->db, backup, NULL, &error));
  g_assert_no_error (error);
  sample_session_add (&sample.base, "2");
  open_desk (&sample, sample.base.path);
  wait_for_state (sample.desk, DUBAN_DESK_READY);
  g_assert_cmpuint (count_tasks (sample.desk), ==, 2);
  duban_worker_restore_async (sample.worker, backup, restored_cb, &kept);
  while (kept == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  duban_desk_refresh (sample.desk);
  while (count_tasks (sample.desk) != 1)
    g_main_context_iteration (NULL, TRUE);
  close_desk (&sample);
  sample_session_clear (&sample.base);
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Whether it watches from the beginning, or begins to after its first look. */
static void
test_midnight_brings_the_next_day (gconstpointer data)
{
  const gboolean is_early = GPOINTER_TO_INT (data);
  Sample sample;
  gboolean is_late = FALSE;
  guint source;

  sample_session_init (&sample.base, "2026-03-20T10:00");
  open_desk_at (&sample, sample.base.path, "2026-03-20T23:59:57", FALSE);
  if (is_early)
    duban_desk_watch (sample.desk);
  wait_for_state (sample.desk, DUBAN_DESK_READY);
  if (!is_early)
    duban_desk_watch (sample.desk);
  source = g_timeout_add (15000, timeout_cb, &is_late);
  while (duban_desk_get_terms (sample.desk)->today != duban_day_from_ymd (2026, 3, 21) && !is_late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_late);
  g_source_remove (source);
  close_desk (&sample);
  sample_session_clear (&sample.base);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/desk/missing-is-a-state-not-an-error", test_missing_is_a_state_not_an_error);
  g_test_add_func ("/desk/foreign-file-fails-with-its-reason",
                   test_foreign_file_fails_with_its_reason);
  g_test_add_func ("/desk/judges-what-was-never-judged", test_judges_what_was_never_judged);
  g_test_add_func ("/desk/check-notices-another-process", test_check_notices_another_process);
  g_test_add_func ("/desk/stopped-worker-refuses-jobs", test_stopped_worker_refuses_jobs);
  g_test_add_func ("/desk/a-backup-is-restored-while-it-is-open",
                   test_a_backup_is_restored_while_the_desk_is_open);
  g_test_add_data_func ("/desk/midnight-comes/watched-from-the-beginning", GINT_TO_POINTER (TRUE),
                        test_midnight_brings_the_next_day);
  g_test_add_data_func ("/desk/midnight-comes/watched-later", GINT_TO_POINTER (FALSE),
                        test_midnight_brings_the_next_day);
  return g_test_run ();
}
