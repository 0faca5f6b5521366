/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program is killed while it posts, over and over: what it acknowledged is there, and at
 * most one posting more, whole. */
#include "sample-store.h"

#include "store/care.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_KILLS 40
#define CHANGES_PER_POSTING 5

static void
post_some (SampleStore *store, guint posting)
{
  GError *error = NULL;
  DubanPost *post = duban_post_begin (store->db, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < CHANGES_PER_POSTING; i++)
    {
      g_autofree char *name = g_strdup_printf ("事项%u-%u", posting, i);

      sample_store_add_task (store, post, name, name);
    }
  sample_assert_ok (duban_post_commit (post, "add", NULL, &sample_error));
}

/* The child: posts until it is killed, and says after each that it was acknowledged. */
static void
post_for_ever (SampleStore *store, guint first, int pipe_end)
{
  sample_store_reopen (store);
  for (guint posting = first;; posting++)
    {
      post_some (store, posting);
      if (write (pipe_end, "a", 1) != 1)
        _exit (1);
    }
}

static guint
count_acknowledged (int pipe_end)
{
  char buffer[4096];
  guint n = 0;
  gssize size;

  while ((size = read (pipe_end, buffer, sizeof buffer)) > 0)
    n += (guint) size;
  return n;
}

/* Kills it some time after it began, or (at_work) after its first acknowledgement, however slow
 * the disk is. */
static guint
run_and_kill (SampleStore *store, guint first, gboolean at_work, guint microseconds)
{
  int ends[2];
  char acknowledged;
  guint n_acknowledged = 0;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    post_for_ever (store, first, ends[1]);
  close (ends[1]);
  if (at_work)
    n_acknowledged += read (ends[0], &acknowledged, 1) == 1;
  g_usleep (microseconds);
  g_assert_cmpint (kill (child, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (child, NULL, 0), ==, child);
  n_acknowledged += count_acknowledged (ends[0]);
  close (ends[0]);
  return n_acknowledged;
}

static void
test_what_was_acknowledged_survives (void)
{
  SampleStore store;
  GRand *rand = g_rand_new_with_seed (137);
  guint n_postings = 0;

  sample_store_init (&store);
  for (guint i = 0; i < N_KILLS; i++)
    {
      DubanVerifyResult result;
      guint n_acknowledged;
      gsize n_tasks;

      g_clear_pointer (&store.db, duban_db_close);
      n_acknowledged
          = run_and_kill (&store, n_postings, i % 2, (guint) g_rand_int_range (rand, 1000, 20000));
      sample_store_reopen (&store);
      n_tasks = sample_store_count (&store);
      g_assert_cmpint (n_tasks % CHANGES_PER_POSTING, ==, 0);
      g_assert_cmpint (n_tasks / CHANGES_PER_POSTING, >=, n_postings + n_acknowledged);
      g_assert_cmpint (n_tasks / CHANGES_PER_POSTING, <=, n_postings + n_acknowledged + 1);
      g_assert_true (n_acknowledged > 0 || i % 2 == 0);
      n_postings = (guint) n_tasks / CHANGES_PER_POSTING;
      sample_assert_ok (duban_care_verify (store.db, &result, NULL, &sample_error));
      g_assert_cmpint (result.problems->len, ==, 0);
      duban_verify_result_clear (&result);
    }
  g_rand_free (rand);
  sample_store_clear (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/what-was-acknowledged-survives", test_what_was_acknowledged_survives);
  return g_test_run ();
}
