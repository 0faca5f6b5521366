/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes into the shared folder while the program runs: it is noticed when it is whole, told
 * once, in office hours, and told no more once it was taken in.  March 2026: the 4th is a
 * Wednesday, the 7th a Saturday. */
#include "sample-bell.h"
#include "sample-neighbour.h"
#include "sample-notifier.h"

#include "app/exchange/letterbox.h"
#include "app/exchange/shared-folder.h"
#include "app/exchange/syncing.h"
#include "app/exchange/take.h"
#include "app/remind/inbox.h"
#include "app/remind/reminders.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW "2026-03-04T10:00"
#define WAIT_MS 20000

typedef struct
{
  SampleSession office;
  SampleNeighbour leader;
} Pair;

static void
init (Pair *pair)
{
  sample_session_init (&pair->office, NOW);
  sample_assert_done (duban_db_set_durable (pair->office.session->db, FALSE, &error));
  sample_neighbour_init (&pair->leader, &pair->office, NOW);
  sample_bell_expect (&pair->office, NOW, "");
}

static void
clear (Pair *pair)
{
  sample_neighbour_clear (&pair->leader);
  sample_session_clear (&pair->office);
}

static void
look (Pair *pair, DubanLetterbox *letterbox)
{
  sample_assert_done (duban_letterbox_look (pair->office.session, letterbox, &error));
}

static guint
count (Pair *pair)
{
  g_auto (DubanLetterbox) letterbox = { 0 };

  look (pair, &letterbox);
  for (guint i = 0; i < letterbox.letters->len; i++)
    g_assert_cmpstr (((DubanLetter *) letterbox.letters->pdata[i])->from, ==, "副旗长甲");
  return letterbox.letters->len;
}

static void
sync_office (Pair *pair, guint n_taken)
{
  g_auto (DubanSyncing) syncing = { 0 };
  guint n = 0;

  sample_assert_done (duban_exchange_sync (pair->office.session, &syncing, &error));
  for (guint i = 0; i < syncing.colleagues->len; i++)
    n += ((DubanSyncColleague *) syncing.colleagues->pdata[i])->takings->len;
  g_assert_cmpuint (n, ==, n_taken);
}

/* The path of the first file for the office. (transfer full) */
static char *
dup_first (Pair *pair)
{
  g_autofree char *folder = sample_neighbour_dup_folder (&pair->leader);
  g_autoptr (GPtrArray) names = sample_neighbour_list (&pair->leader);

  return g_build_filename (folder, names->pdata[0], NULL);
}

/* ---- what lies there */

static void
test_what_lies_there_is_new_until_it_is_taken_in (void)
{
  Pair pair;

  init (&pair);
  g_assert_cmpuint (count (&pair), ==, 0);
  sample_neighbour_send (&pair.leader);
  g_assert_cmpuint (count (&pair), ==, 1);
  sample_neighbour_send (&pair.leader);
  g_assert_cmpuint (count (&pair), ==, 2);
  sync_office (&pair, 2);
  g_assert_cmpuint (count (&pair), ==, 0);
  clear (&pair);
}

/* The same file by USB stick: what it is called there does not matter. */
static void
test_what_came_by_another_way_is_not_new (void)
{
  const DubanTakingOptions options = { .confirm = -1 };
  g_auto (DubanTaking) taking = { 0 };
  g_autofree char *path = NULL, *copy = NULL, *text = NULL;
  gsize size;
  Pair pair;

  init (&pair);
  sample_neighbour_send (&pair.leader);
  path = dup_first (&pair);
  copy = g_build_filename (pair.office.folder, "stick.duban", NULL);
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_true (g_file_set_contents (copy, text, (gssize) size, NULL));
  sample_assert_done (duban_exchange_take (pair.office.session, copy, &options, &taking, &error));
  g_assert_cmpuint (count (&pair), ==, 0);
  clear (&pair);
}

/* Half of it, a copy that the carrier made, another's temporary: none is a file of his. */
static void
test_only_whole_files_count (void)
{
  static const char *const odd[] = { ".tmp", ".sync-conflict-1.duban", "~" };
  g_autofree char *path = NULL, *text = NULL;
  gsize size;
  Pair pair;

  init (&pair);
  sample_neighbour_send (&pair.leader);
  path = dup_first (&pair);
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_true (g_file_set_contents (path, text, (gssize) size - 1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *name = g_strconcat (path, odd[i], NULL);

      g_assert_true (g_file_set_contents (name, text, (gssize) size, NULL));
    }
  g_assert_cmpuint (count (&pair), ==, 0);
  g_assert_true (g_file_set_contents (path, text, (gssize) size, NULL));
  g_assert_cmpuint (count (&pair), ==, 1);
  clear (&pair);
}

static void
test_a_folder_that_is_not_there_says_nothing (void)
{
  Pair pair;

  init (&pair);
  sample_neighbour_send (&pair.leader);
  for (int i = 0; i < 2; i++)
    {
      g_auto (DubanLetterbox) away = { 0 };
      g_auto (DubanLetterbox) back = { 0 };

      sample_neighbour_hide (&pair.leader, TRUE);
      look (&pair, &away);
      g_assert_false (away.is_available);
      g_assert_nonnull (away.folder);
      sample_neighbour_hide (&pair.leader, FALSE);
      look (&pair, &back);
      g_assert_true (back.is_available);
      g_assert_cmpuint (back.letters->len, ==, 1);
    }
  clear (&pair);
}

/* Of a desk that was never met: counted, not taken for a colleague's. */
static void
test_a_stranger_is_counted_apart (void)
{
  g_autofree char *path = NULL, *text = NULL, *stranger = NULL, *file = NULL;
  g_auto (DubanLetterbox) letterbox = { 0 };
  DubanId nobody = { { 9, 9 } };
  gsize size;
  Pair pair;

  init (&pair);
  sample_neighbour_send (&pair.leader);
  path = dup_first (&pair);
  stranger = duban_shelf_dup_path (pair.leader.shared, &nobody, &pair.office.session->desk);
  file = g_strconcat (stranger, strrchr (path, '/'), NULL);
  g_assert_cmpint (g_mkdir_with_parents (stranger, 0700), ==, 0);
  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  g_assert_true (g_file_set_contents (file, text, (gssize) size, NULL));
  look (&pair, &letterbox);
  g_assert_cmpuint (letterbox.letters->len, ==, 1);
  g_assert_cmpuint (letterbox.n_strangers, ==, 1);
  clear (&pair);
}

/* ---- what is still to be put there */

static void
expect_unsent (Pair *pair, gboolean is_any)
{
  gint64 n, synced;

  sample_assert_done (duban_letterbox_count_unsent (pair->office.session, &n, &synced, &error));
  g_assert_cmpint (n > 0, ==, is_any);
}

static void
test_what_was_changed_since_is_to_be_put_there (void)
{
  Pair pair;

  init (&pair);
  expect_unsent (&pair, TRUE);
  sync_office (&pair, 0);
  expect_unsent (&pair, FALSE);
  sample_session_add (&pair.office, "甲1");
  expect_unsent (&pair, TRUE);
  sync_office (&pair, 0);
  expect_unsent (&pair, FALSE);
  sample_assert_done (duban_shared_folder_set (pair.office.session, pair.leader.shared, &error));
  expect_unsent (&pair, TRUE);
  clear (&pair);
}

/* ---- what is told of it */

static void
test_a_file_is_told_once (void)
{
  g_autoptr (DubanBell) bell = NULL;
  g_autoptr (GPtrArray) inbox = NULL;
  g_autoptr (GPtrArray) empty = NULL;
  GError *error = NULL;
  Pair pair;

  init (&pair);
  sample_neighbour_send (&pair.leader);
  sample_bell_expect (&pair.office, "2026-03-04T10:05", "file/arrival");
  sample_bell_expect (&pair.office, "2026-03-04T10:06", "");
  sample_bell_expect (&pair.office, "2026-03-04T16:00", "");
  inbox = duban_inbox_load (pair.office.session, NULL, DUBAN_INBOX_ALL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (inbox->len, ==, 1);
  g_assert_nonnull (strstr (((DubanInboxLine *) inbox->pdata[0])->title, "副旗长甲"));
  sync_office (&pair, 1);
  bell = sample_bell_ring (&pair.office, "2026-03-04T16:05", DUBAN_BELL_RING);
  g_assert_cmpuint (bell->show->len, ==, 0);
  g_assert_cmpuint (bell->close->len, ==, 1);
  empty = duban_inbox_load (pair.office.session, NULL, DUBAN_INBOX_ALL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (empty->len, ==, 0);
  clear (&pair);
}

/* In quiet time it moves forward, to 08:30 of the next working day; both edges of the hours. */
static void
test_an_arrival_waits_for_the_morning (void)
{
  static const struct
  {
    const char *came, *before, *told;
  } cases[] = {
    { "2026-03-04T22:00", "2026-03-05T08:29", "2026-03-05T08:30" },
    { "2026-03-06T22:00", "2026-03-09T08:29", "2026-03-09T08:30" },
    { "2026-03-07T10:00", "2026-03-08T10:00", "2026-03-09T08:30" },
    { "2026-03-05T06:00", "2026-03-05T08:29", "2026-03-05T08:30" },
    { "2026-03-05T08:30", NULL, "2026-03-05T08:30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Pair pair;

      init (&pair);
      sample_neighbour_send (&pair.leader);
      if (cases[i].before != NULL)
        {
          g_autoptr (DubanBell) bell
              = sample_bell_ring (&pair.office, cases[i].came, DUBAN_BELL_RING);

          g_assert_cmpuint (bell->show->len, ==, 0);
          sample_bell_expect (&pair.office, cases[i].before, "");
        }
      sample_bell_expect (&pair.office, cases[i].told, "file/arrival");
      clear (&pair);
    }
}

/* Its carrier stops and runs again: nothing was taken in, and nothing is told a second time. */
static void
test_a_folder_that_comes_back_tells_nothing_again (void)
{
  g_autoptr (DubanBell) bell = NULL;
  Pair pair;

  init (&pair);
  sample_neighbour_send (&pair.leader);
  sample_bell_expect (&pair.office, "2026-03-04T10:05", "file/arrival");
  sample_neighbour_hide (&pair.leader, TRUE);
  sample_bell_expect (&pair.office, "2026-03-04T10:10", "");
  sample_neighbour_hide (&pair.leader, FALSE);
  bell = sample_bell_ring (&pair.office, "2026-03-04T10:15", DUBAN_BELL_RING);
  g_assert_cmpuint (bell->show->len, ==, 0);
  g_assert_cmpuint (bell->standing->len, ==, 1);
  clear (&pair);
}

static void
test_what_was_waved_away_is_not_told_again (void)
{
  g_autofree char *key = NULL;
  Pair pair;

  init (&pair);
  sample_neighbour_send (&pair.leader);
  key = sample_bell_dup_key (&pair.office, "2026-03-04T10:05");
  sample_bell_answer (&pair.office, "2026-03-04T10:06", key, DUBAN_ANSWER_DISMISS);
  sample_bell_expect (&pair.office, "2026-03-05T08:30", "");
  sample_neighbour_send (&pair.leader);
  sample_bell_expect (&pair.office, "2026-03-05T09:00", "file/arrival");
  clear (&pair);
}

static void
test_many_files_are_one_notice (void)
{
  for (guint n = 3; n <= 4; n++)
    {
      g_autoptr (DubanBell) bell = NULL;
      Pair pair;

      init (&pair);
      for (guint i = 0; i < n; i++)
        sample_neighbour_send (&pair.leader);
      bell = sample_bell_ring (&pair.office, "2026-03-04T10:05", DUBAN_BELL_RING);
      g_assert_cmpuint (bell->show->len, ==, n);
      g_assert_cmpuint (bell->notices->len, ==, n <= 3 ? n : 1);
      clear (&pair);
    }
}

/* ---- at work */

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

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

static void
count_cb (guint *n)
{
  ++*n;
}

static void
opened_cb (DubanReminders *reminders, GArray *tasks, const char *owed, const char *token,
           char **opened)
{
  g_assert_cmpuint (tasks->len, ==, 0);
  g_assert_null (owed);
  *opened = g_strdup ("exchange");
}

/* The program runs when the file comes: it is shown by itself, and a click opens the exchange. */
static void
test_the_running_program_notices (void)
{
  g_autoptr (DubanWorker) worker = NULL;
  g_autoptr (SampleNotifier) notifier = sample_notifier_new ();
  g_autoptr (DubanReminders) reminders = NULL;
  g_autoptr (GList) keys = NULL;
  g_autofree char *opened = NULL;
  GError *error = NULL;
  guint n_rung = 0;
  Pair pair;

  init (&pair);
  worker
      = duban_worker_new (pair.office.path, duban_clock_new (NOW, FALSE, "Asia/Shanghai", &error));
  g_assert_no_error (error);
  reminders = duban_reminders_new (worker, DUBAN_NOTIFIER (notifier));
  g_signal_connect_swapped (reminders, "rung", G_CALLBACK (count_cb), &n_rung);
  g_signal_connect (reminders, "open", G_CALLBACK (opened_cb), &opened);
  wait_for (n_rung > 0);
  g_assert_cmpuint (notifier->n_shown, ==, 0);
  sample_neighbour_send (&pair.leader);
  wait_for (notifier->n_shown == 1);
  keys = g_hash_table_get_keys (notifier->standing);
  duban_notifier_tell_answered (DUBAN_NOTIFIER (notifier), keys->data, DUBAN_ANSWER_OPEN, NULL);
  wait_for (opened != NULL);
  g_object_run_dispose (G_OBJECT (reminders));
  duban_worker_stop (worker);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  clear (&pair);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letterbox/what-lies-there-is-new-until-it-is-taken-in",
                   test_what_lies_there_is_new_until_it_is_taken_in);
  g_test_add_func ("/letterbox/what-came-by-another-way-is-not-new",
                   test_what_came_by_another_way_is_not_new);
  g_test_add_func ("/letterbox/only-whole-files-count", test_only_whole_files_count);
  g_test_add_func ("/letterbox/a-folder-that-is-not-there-says-nothing",
                   test_a_folder_that_is_not_there_says_nothing);
  g_test_add_func ("/letterbox/a-stranger-is-counted-apart", test_a_stranger_is_counted_apart);
  g_test_add_func ("/letterbox/what-was-changed-since-is-to-be-put-there",
                   test_what_was_changed_since_is_to_be_put_there);
  g_test_add_func ("/letterbox/a-file-is-told-once", test_a_file_is_told_once);
  g_test_add_func ("/letterbox/an-arrival-waits-for-the-morning",
                   test_an_arrival_waits_for_the_morning);
  g_test_add_func ("/letterbox/a-folder-that-comes-back-tells-nothing-again",
                   test_a_folder_that_comes_back_tells_nothing_again);
  g_test_add_func ("/letterbox/what-was-waved-away-is-not-told-again",
                   test_what_was_waved_away_is_not_told_again);
  g_test_add_func ("/letterbox/many-files-are-one-notice", test_many_files_are_one_notice);
  g_test_add_func ("/letterbox/the-running-program-notices", test_the_running_program_notices);
  return g_test_run ();
}
