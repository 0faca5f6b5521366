/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the bell knows from before lies in rows: others write them too, and a disk can refuse them.
 * March 2026: the approach of a task that was assigned on Monday the 2nd is due on Thursday. */
#include "sample-bell.h"

static void
init (SampleSession *sample)
{
  sample_session_init (sample, "2026-03-02T10:00");
  sample_assert_done (duban_db_set_durable (sample->session->db, FALSE, &error));
  sample_bell_expect (sample, "2026-03-02T10:00", "");
}

static guint32
add_deployed (SampleSession *sample, const char *number)
{
  const guint32 task = sample_bell_add (sample, number);

  g_free (
      sample_session_record (sample, task, (DubanRecordDraft){ .kind = "deploy", .text = "已办" }));
  return task;
}

/* Somebody else writes for as long as we wait: an error, and nothing is lost. */
static void
test_a_locked_database_loses_nothing (void)
{
  SampleSession sample;
  DubanSession *other;
  DubanPost *post;
  GError *error = NULL;

  init (&sample);
  add_deployed (&sample, "甲1");
  other = duban_session_open (sample.path, FALSE, sample.clock, &error);
  g_assert_no_error (error);
  post = duban_session_begin (other, &error);
  g_assert_no_error (error);
  sample_bell_set (&sample, "2026-03-04T09:00");
  g_assert_null (duban_bell_ring (sample.session, DUBAN_BELL_RING, NULL, &error));
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_LOCKED);
  g_clear_error (&error);
  duban_post_cancel (post);
  duban_session_free (other);
  sample_bell_expect (&sample, "2026-03-04T09:01", "approach/lead");
  sample_session_clear (&sample);
}

/* Another process says it while this one looks: not twice.  The verdict of a new day is written
 * into the cache between what this one reads and what it writes. */
static void
test_two_processes_say_nothing_twice (void)
{
  SampleSession sample;
  GError *error = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (GArray) rows = NULL;

  init (&sample);
  add_deployed (&sample, "甲1");
  sample_bell_expect (&sample, "2026-03-04T09:00", "approach/lead");
  sql = g_strdup_printf ("CREATE TRIGGER another AFTER INSERT ON cache WHEN NEW.name NOT LIKE "
                         "'known-conflicts%%' BEGIN UPDATE reminder SET rung = %d, state = %d; END",
                         duban_moment_of (duban_day_from_ymd (2026, 3, 5), 540),
                         DUBAN_REMINDED_DISMISSED);
  sample_bell_run_sql (&sample, sql);
  sample_bell_expect (&sample, "2026-03-05T09:00", "");
  rows = duban_reminders_load (sample.session->db, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpuint (g_array_index (rows, DubanReminded, 0).state, ==, DUBAN_REMINDED_DISMISSED);
  sample_session_clear (&sample);
}

static guint32
get_bubble (const SampleSession *sample, guint32 person, guint32 task)
{
  GError *error = NULL;
  g_autoptr (GArray) rows = duban_reminders_load (sample->session->db, person, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    if (g_array_index (rows, DubanReminded, i).task == task)
      return g_array_index (rows, DubanReminded, i).bubble;
  g_assert_not_reached ();
}

/* The service was started anew and counts anew: the numbers of its earlier run are nobody's. */
static void
test_numbers_are_of_one_run_of_the_service (void)
{
  static const struct
  {
    const char *server;
    guint32 other, elsewhere;
  } rows[] = { { "one", 8, 9 }, { "two", 0, 0 } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SampleSession sample;
      g_autoptr (DubanBell) bell = NULL;
      const DubanReminded elsewhere = { .person = 77, .task = 99, .bubble = 9 };
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;
      guint32 tasks[2];

      init (&sample);
      tasks[0] = add_deployed (&sample, "甲1");
      tasks[1] = add_deployed (&sample, "甲2");
      bell = sample_bell_ring (&sample, "2026-03-04T09:00", DUBAN_BELL_RING);
      first = duban_reminder_dup_key (&g_array_index (bell->show, DubanReminder, 0));
      second = duban_reminder_dup_key (&g_array_index (bell->show, DubanReminder, 1));
      sample_assert_done (duban_bell_keep_number (sample.session, first, "one", 7, &error));
      sample_assert_done (
          duban_reminders_write (sample.session->db, &elsewhere, 1, NULL, 0, &error));
      sample_assert_done (duban_bell_keep_number (sample.session, second, "one", 8, &error));
      sample_assert_done (
          duban_bell_keep_number (sample.session, first, rows[i].server, 3, &error));
      g_assert_cmpuint (get_bubble (&sample, 0, tasks[0]), ==, 3);
      g_assert_cmpuint (get_bubble (&sample, 0, tasks[1]), ==, rows[i].other);
      g_assert_cmpuint (get_bubble (&sample, 77, 99), ==, rows[i].elsewhere);
      sample_session_clear (&sample);
    }
}

/* What cannot be known afterwards was not said: it is said when it can. */
static void
test_a_conflict_that_cannot_be_kept_is_not_lost (void)
{
  const DubanEditSetOptions options = { .correction = "笔误" };
  const DubanEditField wrong = { "lead", "副旗长乙" };
  SampleSession sample;
  GError *cause = NULL;
  guint32 task;

  init (&sample);
  task = add_deployed (&sample, "甲2");
  sample_bell_set (&sample, "2026-03-03T14:30");
  sample_assert_done (duban_edit_set_task (sample.session, task, &wrong, 1, &options, &error));
  sample_bell_run_sql (&sample, "CREATE TRIGGER full BEFORE INSERT ON cache WHEN NEW.name LIKE "
                                "'known-conflicts%' BEGIN SELECT RAISE (ABORT, 'full'); END");
  sample_bell_set (&sample, "2026-03-03T14:31");
  g_assert_null (duban_bell_ring (sample.session, DUBAN_BELL_RING, NULL, &cause));
  g_assert_nonnull (cause);
  g_clear_error (&cause);
  sample_bell_run_sql (&sample, "DROP TRIGGER full");
  sample_bell_expect (&sample, "2026-03-03T14:32", "conflict/arrival");
  sample_bell_expect (&sample, "2026-03-03T14:33", "");
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bell-rows/a-locked-database-loses-nothing",
                   test_a_locked_database_loses_nothing);
  g_test_add_func ("/bell-rows/two-processes-say-nothing-twice",
                   test_two_processes_say_nothing_twice);
  g_test_add_func ("/bell-rows/numbers-are-of-one-run-of-the-service",
                   test_numbers_are_of_one_run_of_the_service);
  g_test_add_func ("/bell-rows/a-conflict-that-cannot-be-kept-is-not-lost",
                   test_a_conflict_that_cannot_be_kept_is_not_lost);
  return g_test_run ();
}
