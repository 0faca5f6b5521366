/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fault-vfs.h"
#include "sample-store.h"

#include "store/care.h"
#include "store/db-private.h"
#include "store/draft-parts.h"
#include "store/issued.h"

#include <glib/gstdio.h>
#include <string.h>

/* Larger than a page, so that it takes several. */
#define DOCUMENT_SIZE 20000

static DubanPeriod
read_period (const char *text)
{
  DubanPeriod period;

  g_assert_true (duban_period_parse (text, &period));
  return period;
}

/* leader 0: the office's. (transfer full) */
static DubanIssuedWhole *
make_whole (const char *period, guint32 leader)
{
  DubanIssuedWhole *whole = g_new0 (DubanIssuedWhole, 1);
  gpointer document = g_malloc (DOCUMENT_SIZE);

  memset (document, 'd', DOCUMENT_SIZE);
  whole->row.period = read_period (period);
  whole->row.leader = leader;
  whole->row.leader_name = leader != 0 ? g_strdup ("副旗长甲") : NULL;
  whole->row.today = SAMPLE_DAY;
  whole->row.time = SAMPLE_TIME;
  whole->row.author = g_strdup ("政府办公室");
  memset (whole->row.hash.bytes, 7, DUBAN_HASH_SIZE);
  whole->bodies[DUBAN_ISSUED_DOCUMENT] = g_bytes_new_take (document, DOCUMENT_SIZE);
  whole->bodies[DUBAN_ISSUED_SETTINGS] = g_bytes_new ("s\0t", 3);
  whole->bodies[DUBAN_ISSUED_CALENDAR] = g_bytes_new ("c", 1);
  whole->bodies[DUBAN_ISSUED_FIGURES] = g_bytes_new ("f", 1);
  whole->bodies[DUBAN_ISSUED_PARTS] = g_bytes_new (NULL, 0);
  return whole;
}

static void
assert_row (const DubanIssuedRow *a, const DubanIssuedRow *b)
{
  g_assert_cmpint (a->n, ==, b->n);
  g_assert_cmpint (a->period.kind, ==, b->period.kind);
  g_assert_cmpint (a->period.from, ==, b->period.from);
  g_assert_cmpint (a->period.to, ==, b->period.to);
  g_assert_cmpuint (a->leader, ==, b->leader);
  g_assert_cmpstr (a->leader_name, ==, b->leader_name);
  g_assert_cmpint (a->today, ==, b->today);
  g_assert_cmpint (a->time, ==, b->time);
  g_assert_cmpstr (a->author, ==, b->author);
  g_assert_cmpmem (a->hash.bytes, DUBAN_HASH_SIZE, b->hash.bytes, DUBAN_HASH_SIZE);
}

static DubanIssuedWhole *
get (SampleStore *store, gint64 n)
{
  DubanIssuedWhole *whole;

  sample_assert_ok (duban_issued_get (store->db, n, &whole, &sample_error));
  return whole;
}

static void
test_a_row_comes_back_whole (void)
{
  SampleStore store;
  g_autoptr (DubanIssuedWhole) put = make_whole ("2026-W10", 3);
  g_autoptr (DubanIssuedWhole) got = NULL;

  sample_store_init (&store);
  sample_assert_ok (duban_issued_add (store.db, put, &sample_error));
  g_assert_cmpint (put->row.n, ==, 1);
  sample_store_reopen (&store);
  got = get (&store, 1);
  g_assert_nonnull (got);
  assert_row (&got->row, &put->row);
  for (int i = 0; i < DUBAN_N_ISSUED_BODIES; i++)
    g_assert_true (g_bytes_equal (got->bodies[i], put->bodies[i]));
  sample_store_clear (&store);
}

/* Each issue is one more, of the same report too; the newest stands first. */
static void
test_each_issue_is_one_more (void)
{
  static const char *const periods[] = { "2026-W10", "2026-W10", "2026-03", "2026-Q1" };
  SampleStore store;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GError *error = NULL;

  sample_store_init (&store);
  none = duban_issued_list (store.db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr (DubanIssuedWhole) put = make_whole (periods[i], i % 2);

      sample_assert_ok (duban_issued_add (store.db, put, &sample_error));
    }
  rows = duban_issued_list (store.db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);
  for (guint i = 0; i < rows->len; i++)
    {
      const DubanIssuedRow *row = g_ptr_array_index (rows, i);
      g_autofree char *period = duban_period_to_text (row->period);

      g_assert_cmpint (row->n, ==, 4 - i);
      g_assert_cmpstr (period, ==, periods[3 - i]);
      g_assert_cmpstr (row->leader_name, ==, (3 - i) % 2 ? "副旗长甲" : NULL);
    }
  sample_store_clear (&store);
}

static void
test_no_such_row_is_none (void)
{
  static const gint64 numbers[] = { 0, -1, 2, G_MAXINT64, G_MININT64 };
  SampleStore store;
  g_autoptr (DubanIssuedWhole) put = make_whole ("2026-W10", 0);

  sample_store_init (&store);
  sample_assert_ok (duban_issued_add (store.db, put, &sample_error));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_null (get (&store, numbers[i]));
  sample_store_clear (&store);
}

/* Each in a database of its own: one row, altered past all care. */
static void
test_a_damaged_row_is_said (void)
{
  static const char *const alterations[] = {
    "UPDATE issued SET period = '2026-W54'",
    "UPDATE issued SET period = ''",
    "UPDATE issued SET leader = -1",
    "UPDATE issued SET leader = 99999999999",
    "UPDATE issued SET today = 99999999999",
    "UPDATE issued SET author = CAST(x'ff' AS TEXT)",
    "UPDATE issued SET leader_name = CAST(x'e5af' AS TEXT)",
    "UPDATE issued SET pdf_hash = x'00'",
  };

  for (guint i = 0; i < G_N_ELEMENTS (alterations); i++)
    {
      SampleStore store;
      g_autoptr (DubanIssuedWhole) put = make_whole ("2026-W10", 3);
      DubanIssuedWhole *got;
      GError *error = NULL;

      sample_store_init (&store);
      sample_assert_ok (duban_issued_add (store.db, put, &sample_error));
      g_free (sample_store_query (store.path, alterations[i]));
      g_assert_null (duban_issued_list (store.db, &error));
      g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DAMAGED);
      g_clear_error (&error);
      g_assert_false (duban_issued_get (store.db, 1, &got, &error));
      g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DAMAGED);
      g_assert_null (got);
      g_clear_error (&error);
      sample_store_clear (&store);
    }
}

static void
test_backup_has_it_and_rebuild_leaves_it (void)
{
  SampleStore store;
  g_autoptr (DubanIssuedWhole) put = make_whole ("2026-W10", 3);
  g_autoptr (DubanIssuedWhole) got = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *document = NULL;
  g_autofree char *draft = NULL;
  DubanVerifyResult result;

  sample_store_init (&store);
  sample_assert_ok (duban_issued_add (store.db, put, &sample_error));
  sample_assert_ok (
      duban_draft_parts_set (store.db, put->row.period, 3, 1, "断头路", &sample_error));
  sample_assert_ok (duban_care_rebuild (store.db, NULL, &sample_error));
  got = get (&store, 1);
  g_assert_nonnull (got);
  backup = g_build_filename (store.folder, "backup.db", NULL);
  sample_assert_ok (duban_care_backup (store.db, backup, NULL, &sample_error));
  document = sample_store_query (backup, "SELECT length(document) FROM issued WHERE n = 1");
  g_assert_cmpstr (document, ==, G_STRINGIFY (DOCUMENT_SIZE));
  draft = sample_store_query (backup, "SELECT text FROM draft_part");
  g_assert_cmpstr (draft, ==, "断头路");
  sample_assert_ok (duban_care_verify (store.db, &result, NULL, &sample_error));
  g_assert_cmpuint (result.problems->len, ==, 0);
  duban_verify_result_clear (&result);
  sample_store_clear (&store);
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
  g_assert_true (g_file_set_contents (store->path, bytes, (gssize) size, NULL));
  sample_store_reopen (store);
}

/* The second issue on a disk that fails at its operation number `at`; FALSE where that is beyond
 * its last one. */
static gboolean
issue_on_failing_disk (SampleStore *store, const char *pristine, Fault fault, guint at)
{
  g_autoptr (DubanIssuedWhole) put = make_whole ("2026-Q1", 0);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_kept;
  guint n_operations;

  copy_back (pristine, store);
  fault_vfs_arm (fault, at);
  is_kept = duban_issued_add (store->db, put, &error);
  g_assert_true (is_kept == (error == NULL));
  g_assert_true (is_kept || error->domain == DUBAN_STORE_ERROR);
  g_clear_error (&error);
  g_clear_pointer (&store->db, duban_db_close);
  n_operations = fault_vfs_disarm ();
  sample_store_reopen (store);
  rows = duban_issued_list (store->db, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, is_kept ? 2 : 1);
  return n_operations >= at;
}

static void
test_failing_disk_keeps_all_or_nothing (void)
{
  SampleStore store;
  g_autoptr (DubanIssuedWhole) first = make_whole ("2026-W10", 3);
  g_autofree char *pristine = NULL;

  sample_store_init (&store);
  sample_assert_ok (duban_issued_add (store.db, first, &sample_error));
  pristine = g_build_filename (store.folder, "pristine.db", NULL);
  sample_assert_ok (duban_care_backup (store.db, pristine, NULL, &sample_error));
  for (int fault = FAULT_ONCE; fault < N_FAULTS; fault++)
    {
      guint at = 1;

      while (issue_on_failing_disk (&store, pristine, (Fault) fault, at))
        at++;
      g_assert_cmpuint (at, >, 5);
    }
  sample_store_clear (&store);
}

static void
test_full_disk_keeps_nothing (void)
{
  SampleStore store;
  g_autoptr (DubanIssuedWhole) put = make_whole ("2026-W10", 3);
  g_autoptr (GError) error = NULL;

  sample_store_init (&store);
  sample_assert_ok (duban_db_run (store.db, "PRAGMA max_page_count = 1", &sample_error));
  g_assert_false (duban_issued_add (store.db, put, &error));
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FULL);
  sample_store_reopen (&store);
  g_assert_null (get (&store, 1));
  sample_store_clear (&store);
}

static void
note_cb (guint part, const char *text, gpointer data)
{
  g_string_append_printf (data, "%u=%s ", part, text);
}

#define assert_drafts(store, period, leader, expected)                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (GString) drafts = g_string_new (NULL);                                              \
    sample_assert_ok (duban_draft_parts_each ((store)->db, read_period (period), leader, note_cb,  \
                                              drafts, &sample_error));                             \
    g_assert_cmpstr (drafts->str, ==, expected);                                                   \
  }                                                                                                \
  G_STMT_END

static void
set_draft (SampleStore *store, const char *period, guint32 leader, guint part, const char *text)
{
  sample_assert_ok (
      duban_draft_parts_set (store->db, read_period (period), leader, part, text, &sample_error));
}

static void
test_drafts_are_of_one_report (void)
{
  SampleStore store;

  sample_store_init (&store);
  set_draft (&store, "2026-W10", 3, 2, "b");
  set_draft (&store, "2026-W10", 3, 0, "第一行\n第二行");
  set_draft (&store, "2026-W10", 0, 0, "c");
  set_draft (&store, "2026-W11", 3, 0, "d");
  sample_store_reopen (&store);
  assert_drafts (&store, "2026-W10", 3, "0=第一行\n第二行 2=b ");
  assert_drafts (&store, "2026-W10", 0, "0=c ");
  assert_drafts (&store, "2026-03", 3, "");
  set_draft (&store, "2026-W10", 3, 0, "e");
  set_draft (&store, "2026-W10", 3, 2, "");
  set_draft (&store, "2026-W10", 0, 0, NULL);
  set_draft (&store, "2026-W10", 0, 3, NULL);
  assert_drafts (&store, "2026-W10", 3, "0=e ");
  assert_drafts (&store, "2026-W10", 0, "");
  assert_drafts (&store, "2026-W11", 3, "0=d ");
  sample_store_clear (&store);
}

static void
test_a_damaged_draft_is_said (void)
{
  static const char *const alterations[] = {
    "UPDATE draft_part SET part = -1",
    "UPDATE draft_part SET text = CAST(x'ff' AS TEXT)",
  };

  for (guint i = 0; i < G_N_ELEMENTS (alterations); i++)
    {
      SampleStore store;
      g_autoptr (GString) drafts = g_string_new (NULL);
      g_autoptr (GError) error = NULL;

      sample_store_init (&store);
      set_draft (&store, "2026-W10", 3, 2, "b");
      g_free (sample_store_query (store.path, alterations[i]));
      g_assert_false (
          duban_draft_parts_each (store.db, read_period ("2026-W10"), 3, note_cb, drafts, &error));
      g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DAMAGED);
      g_assert_cmpstr (drafts->str, ==, "");
      sample_store_clear (&store);
    }
}

/* A file of version 2 has neither table; what is made of it has both, and what it held. */
static void
test_older_file_gets_the_tables (void)
{
  SampleStore store;
  g_autoptr (DubanIssuedWhole) put = make_whole ("2026-W10", 3);
  g_autofree char *made = NULL;
  g_autofree char *migrated = NULL;
  g_autofree char *reminder = NULL;
  const char *const schema = "SELECT group_concat(sql) FROM (SELECT sql FROM sqlite_schema WHERE "
                             "name IN ('issued', 'draft_part') ORDER BY name)";

  sample_store_init (&store);
  made = sample_store_query (store.path, schema);
  g_free (sample_store_query (
      store.path, "INSERT INTO reminder VALUES (0, 1, 2, 3, 0, 1, 1, 0, 100, 200, 0, 0)"));
  g_free (sample_store_query (store.path, "DROP TABLE issued"));
  g_free (sample_store_query (store.path, "DROP TABLE draft_part"));
  g_free (sample_store_query (store.path, "DROP TABLE peer"));
  g_free (sample_store_query (store.path, "DROP TABLE sent"));
  g_free (sample_store_query (store.path, "DROP TABLE held"));
  g_free (sample_store_query (store.path, "DROP TABLE waiting"));
  g_free (sample_store_query (store.path, "DROP TABLE peer_key"));
  g_free (sample_store_query (store.path, "DROP TABLE peer_clock"));
  g_free (sample_store_query (store.path, "DROP TABLE peer_number"));
  g_free (sample_store_query (store.path, "DROP TABLE mapping"));
  g_free (sample_store_query (store.path, "PRAGMA user_version = 2"));
  sample_store_reopen (&store);
  migrated = sample_store_query (store.path, schema);
  g_assert_cmpstr (migrated, ==, made);
  reminder = sample_store_query (store.path, "SELECT rung FROM reminder");
  g_assert_cmpstr (reminder, ==, "200");
  sample_assert_ok (duban_issued_add (store.db, put, &sample_error));
  set_draft (&store, "2026-W10", 3, 0, "a");
  sample_store_clear (&store);
}

int
main (int argc, char **argv)
{
  fault_vfs_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/issued/a-row-comes-back-whole", test_a_row_comes_back_whole);
  g_test_add_func ("/issued/each-issue-is-one-more", test_each_issue_is_one_more);
  g_test_add_func ("/issued/no-such-row-is-none", test_no_such_row_is_none);
  g_test_add_func ("/issued/a-damaged-row-is-said", test_a_damaged_row_is_said);
  g_test_add_func ("/issued/backup-has-it-and-rebuild-leaves-it",
                   test_backup_has_it_and_rebuild_leaves_it);
  g_test_add_func ("/issued/failing-disk-keeps-all-or-nothing",
                   test_failing_disk_keeps_all_or_nothing);
  g_test_add_func ("/issued/full-disk-keeps-nothing", test_full_disk_keeps_nothing);
  g_test_add_func ("/issued/drafts-are-of-one-report", test_drafts_are_of_one_report);
  g_test_add_func ("/issued/a-damaged-draft-is-said", test_a_damaged_draft_is_said);
  g_test_add_func ("/issued/older-file-gets-the-tables", test_older_file_gets_the_tables);
  return g_test_run ();
}
