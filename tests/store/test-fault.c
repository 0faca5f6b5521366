/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The disk fails at every operation of a posting, one after the other, in every way it can.
 * Afterwards the database opens and is whole; what was acknowledged is there, and what was not
 * is not half there. */
#include "fault-vfs.h"
#include "sample-store.h"

#include "store/care.h"
#include "store/db-private.h"

#include <glib/gstdio.h>

#define N_BEFORE 60
#define N_ADDED 90

static const char *const fault_names[] = { "none", "once", "full", "for-ever", "power", "torn" };

/* Tasks of numbers first to first + n - 1; every third also changes an older one. */
static gboolean
post_tasks (SampleStore *store, guint first, guint n, GError **error)
{
  DubanPost *post = duban_post_begin (store->db, error);

  if (post == NULL)
    return FALSE;
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *name = g_strdup_printf ("事项%u", i % 3 == 2 ? i - 2 : i);
      DubanId id = sample_id ("task", name);
      guint8 random[8] = { (guint8) i };
      DubanHash hash;
      DubanSpan body;

      duban_change_builder_begin (store->builder, DUBAN_ENTITY_TASK, &id, DUBAN_ORIGIN_HAND);
      duban_change_builder_set_text (store->builder, DUBAN_ATTR_TITLE, name);
      duban_change_builder_set_text (store->builder, DUBAN_ATTR_NUMBER, name);
      duban_change_builder_set_day (store->builder, DUBAN_ATTR_DUE, SAMPLE_DAY + (int) i);
      body = duban_change_builder_finish (store->builder, &store->desk, "办公室", SAMPLE_TIME + i,
                                          random, &hash);
      if (!duban_post_add (post, body, &hash, error))
        {
          duban_post_cancel (post);
          return FALSE;
        }
    }
  return duban_post_commit (post, "add", NULL, error);
}

static gint64
count_changes (SampleStore *store)
{
  gint64 n;

  sample_assert_ok (duban_db_get_last_change (store->db, &n, &sample_error));
  return n;
}

/* A few pages of cache alone, so that the posting writes in its midst too. */
static void
make_tight (SampleStore *store)
{
  sample_assert_ok (duban_db_run (store->db, "PRAGMA cache_size = 8", &sample_error));
}

static void
assert_whole (SampleStore *store, gboolean is_acknowledged, Fault fault, guint at)
{
  DubanVerifyResult result;

  sample_store_reopen (store);
  sample_assert_ok (duban_care_verify (store->db, &result, NULL, &sample_error));
  if (result.problems->len > 0)
    g_error ("%s at %u: %s", fault_names[fault], at,
             (const char *) g_ptr_array_index (result.problems, 0));
  duban_verify_result_clear (&result);
  g_assert_cmpint (count_changes (store), ==, is_acknowledged ? N_BEFORE + N_ADDED : N_BEFORE);
}

static void
copy_back (const char *pristine, SampleStore *store)
{
  g_autofree char *journal = g_strconcat (store->path, "-journal", NULL);
  g_autofree char *bytes = NULL;
  gsize size;

  g_clear_pointer (&store->db, duban_db_close);
  g_unlink (journal);
  g_assert_true (g_file_get_contents (pristine, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents_full (store->path, bytes, (gssize) size,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  sample_store_reopen (store);
}

/* One posting on a disk that fails at its operation number `at`; FALSE where that is beyond its
 * last one. */
static gboolean
run_once (SampleStore *store, const char *pristine, Fault fault, guint at)
{
  g_autoptr (GError) error = NULL;
  gboolean is_acknowledged;
  guint n_operations;

  copy_back (pristine, store);
  make_tight (store);
  fault_vfs_arm (fault, at);
  is_acknowledged = post_tasks (store, N_BEFORE, N_ADDED, &error);
  if (!is_acknowledged)
    {
      g_assert_nonnull (error);
      g_assert_cmpint (error->domain, ==, DUBAN_STORE_ERROR);
    }
  /* The process ends without having got the disk back. */
  g_clear_pointer (&store->db, duban_db_close);
  n_operations = fault_vfs_disarm ();
  assert_whole (store, is_acknowledged, fault, at);
  return n_operations >= at;
}

static void
test_posting_is_all_or_nothing (gconstpointer data)
{
  Fault fault = (Fault) GPOINTER_TO_INT (data);
  SampleStore store;
  g_autofree char *pristine = NULL;
  guint at = 1;

  sample_store_init (&store);
  sample_assert_ok (post_tasks (&store, 0, N_BEFORE, &sample_error));
  pristine = g_build_filename (store.folder, "pristine.db", NULL);
  sample_assert_ok (duban_care_backup (store.db, pristine, NULL, &sample_error));
  while (run_once (&store, pristine, fault, at))
    at++;
  /* A posting of this size touches the disk more often than this. */
  g_assert_cmpint (at, >, 30);
  sample_store_clear (&store);
}

static void
test_same_program_goes_on_after_a_failure (void)
{
  SampleStore store;
  guint at = 1;
  gboolean is_hit = TRUE;

  sample_store_init (&store);
  sample_assert_ok (post_tasks (&store, 0, N_BEFORE, &sample_error));
  make_tight (&store);
  /* The connection stays open; the next try, on a disk that is well again, goes through. */
  for (; is_hit; at += 3)
    {
      g_autoptr (GError) error = NULL;

      fault_vfs_arm (FAULT_ONCE, at);
      is_hit = !post_tasks (&store, N_BEFORE, N_ADDED, &error);
      is_hit |= fault_vfs_disarm () >= at;
      g_assert_true (is_hit || error == NULL);
      if (is_hit && error != NULL)
        g_assert_cmpint (count_changes (&store), ==, N_BEFORE);
      else
        break;
    }
  sample_assert_ok (post_tasks (&store, N_BEFORE, N_ADDED, &sample_error));
  assert_whole (&store, TRUE, FAULT_ONCE, at);
  sample_store_clear (&store);
}

int
main (int argc, char **argv)
{
  fault_vfs_install ();
  g_test_init (&argc, &argv, NULL);
  for (int fault = FAULT_ONCE; fault < N_FAULTS; fault++)
    {
      g_autofree char *path
          = g_strdup_printf ("/fault/posting-is-all-or-nothing/%s", fault_names[fault]);

      g_test_add_data_func (path, GINT_TO_POINTER (fault), test_posting_is_all_or_nothing);
    }
  g_test_add_func ("/fault/same-program-goes-on-after-a-failure",
                   test_same_program_goes_on_after_a_failure);
  return g_test_run ();
}
