/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reminders at work, with a notifier that writes down.  March 2026: the approach of a task that
 * was assigned on Monday the 2nd is to be said on Wednesday the 4th at 09:00. */
#include "sample-bell.h"
#include "sample-notifier.h"

#include "app/remind/reminders.h"

#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#define WAIT_MS 20000

typedef struct
{
  SampleSession sample;
  guint32 task;
  DubanWorker *worker;
  SampleNotifier *notifier;
  DubanReminders *reminders;
  guint n_rung;
  guint n_opened;
  char *owed; /* of the last opening */
} Desk;

static void
count_rung_cb (Desk *desk)
{
  desk->n_rung++;
}

static void
opened_cb (DubanReminders *reminders, GArray *tasks, const char *owed, const char *token,
           Desk *desk)
{
  desk->n_opened += tasks->len;
  g_free (desk->owed);
  desk->owed = g_strdup (owed);
}

/* The program begins at a time, from which its clock runs on. */
static void
start (Desk *desk, const char *time)
{
  GError *error = NULL;
  DubanClock *clock = duban_clock_new (time, FALSE, "Asia/Shanghai", &error);

  g_assert_no_error (error);
  desk->worker = duban_worker_new (desk->sample.path, clock);
  desk->notifier = sample_notifier_new ();
  desk->reminders = duban_reminders_new (desk->worker, DUBAN_NOTIFIER (desk->notifier));
  g_signal_connect_swapped (desk->reminders, "rung", G_CALLBACK (count_rung_cb), desk);
  g_signal_connect (desk->reminders, "open", G_CALLBACK (opened_cb), desk);
}

static void
stop (Desk *desk)
{
  g_object_run_dispose (G_OBJECT (desk->reminders));
  duban_worker_stop (desk->worker);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&desk->reminders);
  g_clear_object (&desk->notifier);
  g_clear_object (&desk->worker);
}

static void
init (Desk *desk, const char *time)
{
  *desk = (Desk){ 0 };
  sample_session_init (&desk->sample, "2026-03-02T10:00");
  desk->task = sample_bell_add (&desk->sample, "甲1");
  g_free (
      sample_session_record (&desk->sample, desk->task, (DubanRecordDraft){ .kind = "deploy" }));
  start (desk, time);
}

static void
clear (Desk *desk)
{
  stop (desk);
  g_free (desk->owed);
  sample_session_clear (&desk->sample);
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Until the condition holds; it must within the time. */
#define wait_for(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gboolean is_late = FALSE;                                                                      \
    const guint source = g_timeout_add (WAIT_MS, timeout_cb, &is_late);                            \
    while (!(condition) && !is_late)                                                               \
      g_main_context_iteration (NULL, TRUE);                                                       \
    if (is_late)                                                                                   \
      g_error ("never: " #condition);                                                              \
    g_source_remove (source);                                                                      \
  }                                                                                                \
  G_STMT_END

static char *
dup_key (const Desk *desk)
{
  g_autoptr (GList) keys = g_hash_table_get_keys (desk->notifier->standing);

  return g_strdup (keys->data);
}

static void
test_it_rings_when_the_time_comes (void)
{
  Desk desk;

  init (&desk, "2026-03-04T08:59:58");
  wait_for (desk.n_rung == 1);
  g_assert_cmpuint (desk.notifier->n_shown, ==, 0);
  wait_for (desk.notifier->n_shown == 1);
  g_assert_cmpuint (g_hash_table_size (desk.notifier->standing), ==, 1);
  clear (&desk);
}

/* Nothing is to ring before nine, but the words of a day are those of that day alone. */
static void
test_it_looks_at_midnight (void)
{
  Desk desk;

  init (&desk, "2026-03-03T23:59:58");
  wait_for (desk.n_rung == 1);
  wait_for (desk.n_rung == 2);
  g_assert_cmpuint (desk.notifier->n_shown, ==, 0);
  clear (&desk);
}

/* The number of what was shown is in the database. */
static gboolean
has_number (const Desk *desk)
{
  GError *error = NULL;
  g_autoptr (GArray) rows = duban_reminders_load (desk->sample.session->db, 0, &error);

  g_assert_no_error (error);
  return rows->len == 1 && g_array_index (rows, DubanReminded, 0).bubble == 101;
}

static int
get_state (const Desk *desk)
{
  GError *error = NULL;
  g_autoptr (GArray) rows = duban_reminders_load (desk->sample.session->db, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  return g_array_index (rows, DubanReminded, 0).state;
}

/* A second run closes by its number what the first had shown, and shows it again. */
static void
test_a_restart_shows_again (void)
{
  Desk desk;

  init (&desk, "2026-03-04T09:00:10");
  wait_for (has_number (&desk));
  stop (&desk);
  start (&desk, "2026-03-04T09:05:00");
  wait_for (desk.notifier->n_shown == 1);
  g_assert_cmpuint (desk.notifier->old->len, ==, 1);
  g_assert_cmpuint (g_array_index (desk.notifier->old, guint, 0), ==, 101);
  clear (&desk);
}

static void
test_what_another_process_records_is_withdrawn (void)
{
  Desk desk;

  init (&desk, "2026-03-04T09:00:10");
  wait_for (g_hash_table_size (desk.notifier->standing) == 1);
  sample_bell_set (&desk.sample, "2026-03-04T09:01");
  g_free (sample_session_record (&desk.sample, desk.task,
                                 (DubanRecordDraft){ .kind = "approach", .text = "先勘察" }));
  wait_for (g_hash_table_size (desk.notifier->standing) == 0);
  g_assert_cmpuint (desk.notifier->n_shown, ==, 1);
  clear (&desk);
}

/* “gone” may be told late: of what stood under the key before. */
static void
test_what_is_withdrawn_is_closed_whatever_was_told (void)
{
  Desk desk;
  g_autofree char *key = NULL;

  init (&desk, "2026-03-04T09:00:10");
  wait_for (g_hash_table_size (desk.notifier->standing) == 1);
  key = dup_key (&desk);
  duban_notifier_tell_gone (DUBAN_NOTIFIER (desk.notifier), key);
  sample_bell_set (&desk.sample, "2026-03-04T09:01");
  g_free (sample_session_record (&desk.sample, desk.task,
                                 (DubanRecordDraft){ .kind = "approach", .text = "先勘察" }));
  wait_for (g_hash_table_size (desk.notifier->standing) == 0);
  clear (&desk);
}

static void
test_an_answer_is_kept (void)
{
  static const struct
  {
    DubanAnswer answer;
    guint n_opened;
    const char *owed;
  } rows[] = {
    { DUBAN_ANSWER_OPEN, 1, NULL },
    { DUBAN_ANSWER_RECORD, 1, "approach" },
    { DUBAN_ANSWER_DISMISS, 0, NULL },
    { DUBAN_ANSWER_HOUR, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Desk desk;
      g_autofree char *key = NULL;
      guint n_rung;

      init (&desk, "2026-03-04T09:00:10");
      wait_for (g_hash_table_size (desk.notifier->standing) == 1);
      key = dup_key (&desk);
      n_rung = desk.n_rung;
      g_hash_table_remove_all (desk.notifier->standing);
      duban_notifier_tell_answered (DUBAN_NOTIFIER (desk.notifier), key, rows[i].answer, NULL);
      wait_for (desk.n_rung > n_rung);
      g_assert_cmpuint (desk.n_opened, ==, rows[i].n_opened);
      g_assert_cmpstr (desk.owed, ==, rows[i].owed);
      stop (&desk);
      start (&desk, "2026-03-04T09:05:00");
      wait_for (desk.n_rung == n_rung + 2);
      g_assert_cmpuint (desk.notifier->n_shown, ==, 0);
      clear (&desk);
    }
}

/* 记录 on one of the two that wait on a task is of that one. */
static void
test_a_request_and_an_extension_open_their_own_forms (void)
{
  static const struct
  {
    DubanRecordDraft draft;
    const char *owed;
  } rows[] = { { { .kind = "request", .text = "请示", .to = "旗长" }, "request" },
               { { .kind = "extension", .due = "2026-04-30", .reason = "雨季" }, "extension" } };
  char *ids[G_N_ELEMENTS (rows)];
  Desk desk;

  init (&desk, "2026-03-03T09:00:10");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    ids[i] = sample_session_record (&desk.sample, desk.task, rows[i].draft);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const guint n_opened = desk.n_opened;
      DubanReminder reminder = { .owed = { .task = desk.task, .what = DUBAN_OWED_REQUEST } };
      g_autofree char *id = ids[i];
      g_autofree char *key = NULL;
      DubanId parsed;

      g_assert_true (duban_id_parse (id, &parsed));
      reminder.owed.target = duban_owed_make_target (&parsed);
      key = duban_reminder_dup_key (&reminder);
      duban_notifier_tell_answered (DUBAN_NOTIFIER (desk.notifier), key, DUBAN_ANSWER_RECORD, NULL);
      wait_for (desk.n_opened > n_opened);
      g_assert_cmpstr (desk.owed, ==, rows[i].owed);
    }
  clear (&desk);
}

/* A disk that takes nothing: the answer stays, it is told, and tried again less and less often; a
 * look that finds nothing changed settles nothing. */
static void
test_an_answer_that_cannot_be_kept_is_not_lost (void)
{
  Desk desk;
  g_autofree char *key = NULL;
  guint n_rung;
  gboolean is_over = FALSE;

  init (&desk, "2026-03-04T09:00:10");
  wait_for (has_number (&desk));
  key = dup_key (&desk);
  sample_bell_run_sql (&desk.sample, "CREATE TRIGGER full BEFORE INSERT ON reminder BEGIN "
                                     "SELECT RAISE (ABORT, 'full'); END");
  n_rung = desk.n_rung;
  wait_for (desk.n_rung > n_rung);
  n_rung = desk.n_rung;
  duban_notifier_tell_answered (DUBAN_NOTIFIER (desk.notifier), key, DUBAN_ANSWER_DISMISS, NULL);
  wait_for (!duban_reminders_get_works (desk.reminders, NULL));
  g_assert_cmpint (g_utime (desk.sample.path, NULL), ==, 0);
  /* After 5 seconds, and then not before 10 more. */
  g_timeout_add (12000, timeout_cb, &is_over);
  while (!is_over)
    {
      g_main_context_iteration (NULL, TRUE);
      g_assert_false (duban_reminders_get_works (desk.reminders, NULL));
    }
  g_assert_cmpuint (desk.n_rung, ==, n_rung + 1);
  sample_bell_run_sql (&desk.sample, "DROP TRIGGER full");
  wait_for (duban_reminders_get_works (desk.reminders, NULL));
  g_assert_cmpint (get_state (&desk), ==, DUBAN_REMINDED_DISMISSED);
  clear (&desk);
}

/* The rows are gone and nothing is owed, as after a restored backup: what stood is taken away. */
static void
test_what_no_row_knows_is_taken_away (void)
{
  Desk desk;

  init (&desk, "2026-03-04T09:00:10");
  wait_for (has_number (&desk));
  sample_bell_run_sql (&desk.sample, "CREATE TRIGGER restored AFTER INSERT ON change BEGIN "
                                     "DELETE FROM reminder; END");
  sample_bell_set (&desk.sample, "2026-03-04T09:01");
  g_free (sample_session_record (&desk.sample, desk.task,
                                 (DubanRecordDraft){ .kind = "approach", .text = "先勘察" }));
  wait_for (g_hash_table_size (desk.notifier->standing) == 0);
  clear (&desk);
}

/* Moved away, the database is missed, and found again; nothing was lost. */
static void
test_a_moved_database_is_told_and_found_again (void)
{
  Desk desk;
  g_autofree char *aside = NULL;
  const char *reason = NULL;

  init (&desk, "2026-03-04T08:59:55");
  wait_for (desk.n_rung == 1);
  aside = g_strconcat (desk.sample.path, ".aside", NULL);
  g_assert_cmpint (g_rename (desk.sample.path, aside), ==, 0);
  wait_for (!duban_reminders_get_works (desk.reminders, &reason));
  g_assert_nonnull (strstr (reason, desk.sample.path));
  g_assert_cmpint (g_rename (aside, desk.sample.path), ==, 0);
  wait_for (duban_reminders_get_works (desk.reminders, NULL));
  wait_for (desk.notifier->n_shown == 1);
  clear (&desk);
}

static void
test_a_failure_of_the_service_is_told (void)
{
  Desk desk;
  const char *reason = NULL;

  init (&desk, "2026-03-04T09:00:10");
  desk.notifier->is_broken = TRUE;
  wait_for (!duban_reminders_get_works (desk.reminders, &reason));
  g_assert_cmpstr (reason, ==, "No service.");
  clear (&desk);
}

typedef struct
{
  gboolean is_done, is_shown;
  char *message;
} Outcome;

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Outcome *outcome = data;

  outcome->is_shown
      = duban_reminders_test_finish (DUBAN_REMINDERS (source), result, &outcome->message, NULL);
  outcome->is_done = TRUE;
}

static void
test_the_test_notice_says_how_it_went (void)
{
  static const struct
  {
    gboolean is_silent, is_broken, is_shown;
  } rows[] = { { FALSE, FALSE, TRUE }, { FALSE, TRUE, FALSE }, { TRUE, FALSE, FALSE } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Desk desk;
      Outcome outcome = { 0 };

      init (&desk, "2026-03-03T10:00:00");
      wait_for (desk.n_rung == 1);
      desk.notifier->is_silent = rows[i].is_silent;
      desk.notifier->is_broken = rows[i].is_broken;
      duban_reminders_test_async (desk.reminders, tested_cb, &outcome);
      wait_for (outcome.is_done);
      g_assert_true (outcome.is_shown == rows[i].is_shown);
      g_assert_nonnull (outcome.message);
      g_free (outcome.message);
      clear (&desk);
    }
}

static void
let_pass (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, timeout_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

/* How often this process has read anything so far: a look that finds nothing reads the file too.
 * 0: this system does not tell. */
static gint64
count_reads (void)
{
  g_autofree char *text = NULL;
  const char *reads;

  if (!g_file_get_contents ("/proc/self/io", &text, NULL, NULL))
    return 0;
  reads = strstr (text, "syscr: ");
  return reads != NULL ? g_ascii_strtoll (reads + strlen ("syscr: "), NULL, 10) : 0;
}

/* Once the morning was told nothing is asked any more: the time of the next is waited for.  The
 * first look writes, and GLib tells of the end of that two seconds later; then there is silence, in
 * which even a look that finds nothing would be counted. */
static void
test_nothing_is_done_while_nothing_changes (void)
{
  Desk desk;
  guint n_rung;
  gint64 start, cost, idle;

  init (&desk, "2026-03-03T10:00:00");
  wait_for (desk.n_rung == 1);
  let_pass (4000);
  n_rung = desk.n_rung;
  start = count_reads ();
  cost = count_reads () - start;
  start = count_reads ();
  let_pass (3000);
  idle = count_reads () - start;
  g_assert_cmpuint (desk.n_rung, ==, n_rung);
  g_assert_cmpint (idle, ==, cost);
  start = count_reads ();
  g_assert_cmpint (utime (desk.sample.path, NULL), ==, 0);
  let_pass (1500);
  g_assert_true (start == 0 || count_reads () - start > cost);
  g_assert_cmpuint (desk.n_rung, ==, n_rung);
  clear (&desk);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminders/it-rings-when-the-time-comes", test_it_rings_when_the_time_comes);
  g_test_add_func ("/reminders/it-looks-at-midnight", test_it_looks_at_midnight);
  g_test_add_func ("/reminders/a-restart-shows-again", test_a_restart_shows_again);
  g_test_add_func ("/reminders/what-another-process-records-is-withdrawn",
                   test_what_another_process_records_is_withdrawn);
  g_test_add_func ("/reminders/what-is-withdrawn-is-closed-whatever-was-told",
                   test_what_is_withdrawn_is_closed_whatever_was_told);
  g_test_add_func ("/reminders/an-answer-is-kept", test_an_answer_is_kept);
  g_test_add_func ("/reminders/a-request-and-an-extension-open-their-own-forms",
                   test_a_request_and_an_extension_open_their_own_forms);
  g_test_add_func ("/reminders/an-answer-that-cannot-be-kept-is-not-lost",
                   test_an_answer_that_cannot_be_kept_is_not_lost);
  g_test_add_func ("/reminders/what-no-row-knows-is-taken-away",
                   test_what_no_row_knows_is_taken_away);
  g_test_add_func ("/reminders/a-moved-database-is-told-and-found-again",
                   test_a_moved_database_is_told_and_found_again);
  g_test_add_func ("/reminders/a-failure-of-the-service-is-told",
                   test_a_failure_of_the_service_is_told);
  g_test_add_func ("/reminders/the-test-notice-says-how-it-went",
                   test_the_test_notice_says_how_it_went);
  g_test_add_func ("/reminders/nothing-is-done-while-nothing-changes",
                   test_nothing_is_done_while_nothing_changes);
  return g_test_run ();
}
