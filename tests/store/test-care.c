/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-store.h"

#include "store/backups.h"
#include "store/care.h"
#include "store/migrate.h"
#include "store/schema.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define DAY_MS G_GINT64_CONSTANT (86400000)

static void
add_tasks (SampleStore *store, guint first, guint n)
{
  GError *error = NULL;
  DubanPost *post = duban_post_begin (store->db, &error);

  g_assert_no_error (error);
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *name = g_strdup_printf ("事项%u", i);
      g_autofree char *number = g_strdup_printf ("%u号", i);

      sample_store_add_task (store, post, name, number);
    }
  sample_assert_ok (duban_post_commit (post, "add", NULL, &sample_error));
}

static GPtrArray *
verify (SampleStore *store)
{
  DubanVerifyResult result;

  sample_assert_ok (duban_care_verify (store->db, &result, NULL, &sample_error));
  return result.problems;
}

static void
test_verify_finds_nothing_wrong (void)
{
  SampleStore store;
  DubanVerifyResult result;

  sample_store_init (&store);
  add_tasks (&store, 0, 20);
  sample_assert_ok (duban_care_verify (store.db, &result, NULL, &sample_error));
  g_assert_cmpint (result.problems->len, ==, 0);
  g_assert_cmpint (result.n_changes, ==, 20);
  g_assert_cmpint (result.n_entities, ==, 20);
  g_assert_cmpint (result.n_tasks, ==, 20);
  duban_verify_result_clear (&result);
  sample_store_clear (&store);
}

/* What somebody may have done to the file, and a word of the sentence that says so. */
static void
test_verify_finds_what_was_altered (void)
{
  static const struct
  {
    const char *sql, *word;
  } cases[] = {
    { "UPDATE change SET body = (SELECT body FROM change WHERE n = 2) WHERE n = 3", "Change 3" },
    { "UPDATE change SET hash = zeroblob(32) WHERE n = 4", "Change 4" },
    { "UPDATE change SET body = x'00' WHERE n = 2", "cannot be read" },
    { "UPDATE change SET entity = 5 WHERE n = 6", "not its" },
    { "UPDATE change SET desk = 99 WHERE n = 1", "desk" },
    { "INSERT INTO change SELECT 99, entity, desk, seal, hash, body FROM change WHERE n = 1",
      "twice" },
    { "UPDATE entity SET n = 4 WHERE n = 5", "two entities" },
    { "UPDATE entity SET n = 70000 WHERE n = 5", "never given out" },
    { "UPDATE numbering SET last = 4000000000", "gaps" },
    { "DELETE FROM entity WHERE n = 5", "gaps" },
    { "UPDATE task SET title = 'x' WHERE n = 5", "row 5, column “title”" },
    { "UPDATE task SET due = 5 WHERE n = 8", "column “due”" },
    { "DELETE FROM task WHERE n = 20", "lacks" },
    { "INSERT INTO conflict VALUES (1, 2, 0)", "more than" },
    { "DELETE FROM task_number", "“task_number”" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SampleStore store;
      g_autoptr (GPtrArray) problems = NULL;
      g_autofree char *all = NULL;

      sample_store_init (&store);
      add_tasks (&store, 0, 20);
      g_free (sample_store_query (store.path, cases[i].sql));
      problems = verify (&store);
      g_ptr_array_add (problems, NULL);
      all = g_strjoinv ("\n", (char **) problems->pdata);
      if (strstr (all, cases[i].word) == NULL)
        g_error ("%s: %s", cases[i].sql, all);
      sample_store_clear (&store);
    }
}

static void
test_verify_finds_a_missing_parent (void)
{
  SampleStore store;
  g_autoptr (GPtrArray) problems = NULL;
  GError *error = NULL;
  DubanPost *post;
  DubanHash first;

  sample_store_init (&store);
  post = duban_post_begin (store.db, &error);
  g_assert_no_error (error);
  first = sample_store_add_task (&store, post, "修桥", "1");
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_add_parent (store.builder, &first);
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_TITLE, "修大桥");
  sample_store_add (&store, post);
  sample_assert_ok (duban_post_commit (post, "set", NULL, &sample_error));
  g_free (sample_store_query (store.path, "DELETE FROM change WHERE n = 1"));
  problems = verify (&store);
  g_assert_cmpint (problems->len, >, 0);
  g_assert_nonnull (strstr (g_ptr_array_index (problems, 0), "Change 2 follows"));
  sample_store_clear (&store);
}

static void
test_verify_says_damaged_pages (void)
{
  SampleStore store;
  g_autoptr (GPtrArray) problems = NULL;
  guint8 noise[4096];
  GStatBuf info;

  sample_store_init (&store);
  add_tasks (&store, 0, 2000);
  g_clear_pointer (&store.db, duban_db_close);
  memset (noise, 0xa5, sizeof noise);
  g_assert_cmpint (g_stat (store.path, &info), ==, 0);
  sample_overwrite (store.path, info.st_size / 2 / 4096 * 4096, noise, sizeof noise);
  sample_store_reopen (&store);
  problems = verify (&store);
  g_assert_cmpint (problems->len, >, 0);
  sample_store_clear (&store);
}

static void
test_verify_works_where_only_reading_is_allowed (void)
{
  SampleStore store;
  g_autoptr (GPtrArray) problems = NULL;
  GError *error = NULL;

  sample_store_init (&store);
  add_tasks (&store, 0, 5);
  g_clear_pointer (&store.db, duban_db_close);
  store.db = duban_db_open (store.path, TRUE, &error);
  g_assert_no_error (error);
  problems = verify (&store);
  g_assert_cmpint (problems->len, ==, 0);
  sample_store_clear (&store);
}

static void
test_backup_is_a_whole_database (void)
{
  SampleStore store;
  g_autofree char *copy = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GStatBuf info;

  sample_store_init (&store);
  add_tasks (&store, 0, 50);
  copy = g_build_filename (store.folder, "u盘", "copy.db", NULL);
  sample_assert_ok (duban_care_backup (store.db, copy, NULL, &sample_error));
  before = sample_store_dump (store.path, FALSE);
  after = sample_store_dump (copy, FALSE);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  /* Again over the first, with more in it. */
  add_tasks (&store, 50, 5);
  sample_assert_ok (duban_care_backup (store.db, copy, NULL, &sample_error));
  g_free (after);
  after = sample_store_dump (copy, FALSE);
  g_assert_cmpstr (before, !=, after);
  sample_store_clear (&store);
}

static void
test_backup_does_not_replace_the_database_itself (void)
{
  SampleStore store;
  g_autofree char *detour = NULL;
  GError *error = NULL;

  sample_store_init (&store);
  add_tasks (&store, 0, 5);
  detour = g_build_filename (store.folder, ".", "duban.db", NULL);
  g_assert_false (duban_care_backup (store.db, detour, NULL, &error));
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_EXISTS);
  g_error_free (error);
  g_assert_cmpint (sample_store_count (&store), ==, 5);
  sample_store_clear (&store);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (entries != NULL && g_dir_read_name (entries) != NULL)
    n++;
  return n;
}

static void
test_cancelled_backup_leaves_nothing_behind (void)
{
  SampleStore store;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *copy = NULL;
  GError *error = NULL;
  guint n_before;

  sample_store_init (&store);
  copy = g_build_filename (store.folder, "copy.db", NULL);
  n_before = count_files (store.folder);
  g_cancellable_cancel (cancellable);
  g_assert_false (duban_care_backup (store.db, copy, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (error);
  g_assert_cmpint (count_files (store.folder), ==, n_before);
  sample_store_clear (&store);
}

static void
test_backup_to_where_nothing_can_be_written (void)
{
  SampleStore store;
  g_autofree char *copy = NULL;
  GError *error = NULL;

  sample_store_init (&store);
  copy = g_build_filename (store.path, "copy.db", NULL); /* beneath a file */
  g_assert_false (duban_care_backup (store.db, copy, NULL, &error));
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY);
  g_error_free (error);
  sample_store_clear (&store);
}

/* Days back from the first, and whether each is kept. */
static void
test_rotation_keeps_days_weeks_and_months (void)
{
  DubanDay days[800];
  gboolean keep[800];
  DubanDay today = duban_day_from_ymd (2026, 11, 23); /* a Monday */
  guint n_kept = 0;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    days[i] = today - (int) i;
  duban_backups_choose (days, G_N_ELEMENTS (days), keep);
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    n_kept += keep[i];
  for (guint i = 0; i < 7; i++)
    g_assert_true (keep[i]);
  g_assert_true (keep[8]);   /* Sunday 15 November: the newest of the third week */
  g_assert_true (keep[15]);  /* Sunday 8 November: of the fourth */
  g_assert_false (keep[22]); /* of the fifth */
  g_assert_false (keep[7]);
  g_assert_true (keep[today - duban_day_from_ymd (2026, 10, 31)]);
  g_assert_true (keep[today - duban_day_from_ymd (2025, 12, 31)]);
  g_assert_false (keep[today - duban_day_from_ymd (2025, 11, 30)]);
  g_assert_cmpint (n_kept, ==, 7 + 2 + 11);
}

static void
test_few_backups_are_all_kept (void)
{
  const DubanDay days[] = { 20000, 19990, 19000 };
  gboolean keep[3] = { FALSE, FALSE, FALSE };

  duban_backups_choose (days, G_N_ELEMENTS (days), keep);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    g_assert_true (keep[i]);
}

static void
test_rotating_backup_is_made_once_an_hour (void)
{
  static const struct
  {
    gint64 after_ms;
    gboolean is_made;
  } steps[] = {
    { 0, TRUE },      { 59 * 60000, FALSE }, { 60 * 60000, TRUE }, { 61 * 60000, FALSE },
    { DAY_MS, TRUE }, { 2 * DAY_MS, TRUE },  { DAY_MS, TRUE }, /* the clock was set back: the newest
                                                                  is not from the last hour */
  };
  SampleStore store;

  sample_store_init (&store);
  add_tasks (&store, 0, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *path = NULL;

      sample_assert_ok (duban_care_backup_rotating (store.db, SAMPLE_TIME + steps[i].after_ms,
                                                    &path, &sample_error));
      g_assert_cmpint (path != NULL, ==, steps[i].is_made);
      if (path != NULL)
        g_assert_true (duban_backups_is_good (path));
    }
  sample_store_clear (&store);
}

static void
test_rotating_backup_bears_the_day_of_the_office (void)
{
  SampleStore store;
  g_autofree char *path = NULL;
  /* 23:30 in Shanghai, 15:30 in Greenwich; then half past midnight. */
  gint64 evening = SAMPLE_TIME + 13 * 3600000 + 1800000;

  sample_store_init (&store);
  add_tasks (&store, 0, 1);
  sample_assert_ok (duban_care_backup_rotating (store.db, evening, &path, &sample_error));
  g_assert_true (g_str_has_suffix (path, "backups/duban-2026-03-06.db"));
  g_free (path);
  sample_assert_ok (duban_care_backup_rotating (store.db, evening + 3600000, &path, &sample_error));
  g_assert_true (g_str_has_suffix (path, "backups/duban-2026-03-07.db"));
  sample_store_clear (&store);
}

static void
test_rotating_backups_do_not_pile_up (void)
{
  SampleStore store;
  g_autoptr (GArray) days = NULL;

  sample_store_init (&store);
  add_tasks (&store, 0, 1);
  for (int i = 0; i < 40; i++)
    sample_assert_ok (
        duban_care_backup_rotating (store.db, SAMPLE_TIME + i * DAY_MS, NULL, &sample_error));
  days = duban_backups_list_days (store.path);
  g_assert_cmpint (days->len, <=, 7 + 4 + 12);
  g_assert_cmpint (days->len, >=, 7 + 2);
  g_assert_cmpint (g_array_index (days, DubanDay, 0), ==, SAMPLE_DAY + 39);
  sample_store_clear (&store);
}

/* A store with 5 tasks, a backup of it, and 3 tasks more. */
static char *
init_with_backup (SampleStore *store)
{
  char *backup;

  sample_store_init (store);
  add_tasks (store, 0, 5);
  backup = g_build_filename (store->folder, "backup.db", NULL);
  sample_assert_ok (duban_care_backup (store->db, backup, NULL, &sample_error));
  add_tasks (store, 5, 3);
  return backup;
}

static void
test_restore_keeps_what_it_replaces (void)
{
  SampleStore store;
  g_autofree char *backup = init_with_backup (&store);
  g_autofree char *kept = NULL;
  g_autofree char *kept_again = NULL;
  g_autofree char *count = NULL;

  g_clear_pointer (&store.db, duban_db_close);
  sample_assert_ok (duban_care_restore (store.path, backup, &kept, &sample_error));
  count = sample_store_query (kept, "SELECT count(*) FROM task");
  g_assert_cmpstr (count, ==, "8");
  sample_store_reopen (&store);
  g_assert_cmpint (sample_store_count (&store), ==, 5);
  g_assert_true (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_clear_pointer (&store.db, duban_db_close);
  sample_assert_ok (duban_care_restore (store.path, kept, &kept_again, &sample_error));
  g_assert_cmpstr (kept, !=, kept_again);
  sample_store_reopen (&store);
  g_assert_cmpint (sample_store_count (&store), ==, 8);
  sample_store_clear (&store);
}

static void
test_restore_where_there_is_none (void)
{
  SampleStore store;
  g_autofree char *backup = init_with_backup (&store);
  g_autofree char *kept = NULL;

  g_clear_pointer (&store.db, duban_db_close);
  g_unlink (store.path);
  sample_assert_ok (duban_care_restore (store.path, backup, &kept, &sample_error));
  g_assert_null (kept);
  sample_store_reopen (&store);
  g_assert_cmpint (sample_store_count (&store), ==, 5);
  sample_store_clear (&store);
}

/* Copies the journal of a writing that is under way: the file is left as after a crash. */
static void
leave_hot_journal (const char *path, const char *journal)
{
  g_autofree char *live = g_strconcat (path, "-journal", NULL);
  g_autofree char *bytes = NULL;
  sqlite3 *other;
  gsize size;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other,
                                 "PRAGMA cache_size = 1; BEGIN; DELETE FROM task;"
                                 "DELETE FROM change; DELETE FROM entity",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_db_cacheflush (other);
  g_assert_true (g_file_get_contents (live, &bytes, &size, NULL));
  g_assert_cmpint (size, >, 0);
  g_assert_true (g_file_set_contents (journal, bytes, (gssize) size, NULL));
  sqlite3_close (other);
}

static void
test_stray_journal_does_no_harm (void)
{
  SampleStore store;
  g_autofree char *backup = init_with_backup (&store);
  g_autofree char *journal = g_strconcat (store.path, "-journal", NULL);
  g_autofree char *saved = g_strconcat (store.path, ".saved", NULL);
  g_autofree char *stray = g_strconcat (journal, ".stray-1", NULL);
  GError *error = NULL;

  g_clear_pointer (&store.db, duban_db_close);
  leave_hot_journal (store.path, saved);
  for (int round = 0; round < 2; round++)
    {
      g_autofree char *bytes = NULL;
      gsize size;

      g_unlink (store.path);
      g_assert_true (g_file_get_contents (saved, &bytes, &size, NULL));
      g_assert_true (g_file_set_contents (journal, bytes, (gssize) size, NULL));
      if (round == 0)
        sample_assert_ok (duban_care_restore (store.path, backup, NULL, &sample_error));
      else
        duban_db_close (duban_db_create (store.path, NULL, NULL, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (stray, G_FILE_TEST_EXISTS));
      sample_store_reopen (&store);
      g_assert_cmpint (sample_store_count (&store), ==, round == 0 ? 5 : 0);
      g_clear_pointer (&store.db, duban_db_close);
    }
  sample_store_clear (&store);
}

static void
test_restore_replaces_a_damaged_database (void)
{
  SampleStore store;
  g_autofree char *backup = init_with_backup (&store);
  g_autofree char *kept = NULL;
  guint8 zeroes[3996] = { 0 };

  g_clear_pointer (&store.db, duban_db_close);
  sample_overwrite (store.path, 100, zeroes, sizeof zeroes);
  sample_assert_ok (duban_care_restore (store.path, backup, &kept, &sample_error));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  sample_store_reopen (&store);
  g_assert_cmpint (sample_store_count (&store), ==, 5);
  sample_store_clear (&store);
}

static void
assert_restore_fails (SampleStore *store, const char *backup, DubanStoreError code)
{
  g_autofree char *kept = NULL;
  g_autofree char *before = sample_store_dump (store->path, FALSE);
  g_autofree char *after = NULL;
  guint n_before = count_files (store->folder);
  GError *error = NULL;

  g_assert_false (duban_care_restore (store->path, backup, &kept, &error));
  g_assert_error (error, DUBAN_STORE_ERROR, (int) code);
  g_assert_null (kept);
  g_error_free (error);
  after = sample_store_dump (store->path, FALSE);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpint (count_files (store->folder), ==, n_before);
}

static void
test_restore_refuses_what_is_no_good_backup (void)
{
  SampleStore store;
  g_autofree char *backup = init_with_backup (&store);
  g_autofree char *missing = g_strconcat (backup, ".none", NULL);
  guint8 noise[4096];

  g_clear_pointer (&store.db, duban_db_close);
  assert_restore_fails (&store, missing, DUBAN_STORE_ERROR_MISSING);
  memset (noise, 0xa5, sizeof noise);
  sample_overwrite (backup, 4096 * 4, noise, sizeof noise);
  assert_restore_fails (&store, backup, DUBAN_STORE_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (backup, "a letter, not a database", -1, NULL));
  assert_restore_fails (&store, backup, DUBAN_STORE_ERROR_FOREIGN);
  g_unlink (backup);
  g_free (sample_store_query (backup, "CREATE TABLE address (name TEXT)"));
  assert_restore_fails (&store, backup, DUBAN_STORE_ERROR_FOREIGN);
  sample_store_clear (&store);
}

static void
test_restore_waits_for_nobody_for_ever (void)
{
  SampleStore store;
  g_autofree char *backup = init_with_backup (&store);
  sqlite3 *other;

  g_clear_pointer (&store.db, duban_db_close);
  g_assert_cmpint (sqlite3_open (store.path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  assert_restore_fails (&store, backup, DUBAN_STORE_ERROR_LOCKED);
  sqlite3_close (other);
  sample_store_clear (&store);
}

/* As version 1 was: without the tables that came after it.  Its derived tables are others: one is
 * missing, one is of another shape and holds what is not so, one lacks a column. */
static void
make_older (SampleStore *store)
{
  g_free (sample_store_query (store->path, "DROP TABLE task_number"));
  g_free (sample_store_query (store->path, "DROP TABLE conflict"));
  g_free (sample_store_query (store->path, "CREATE TABLE conflict (old TEXT)"));
  g_free (sample_store_query (store->path, "INSERT INTO conflict VALUES ('x')"));
  g_free (sample_store_query (store->path, "UPDATE task SET title = 'x'"));
  g_free (sample_store_query (store->path, "ALTER TABLE task DROP COLUMN entered"));
  g_free (sample_store_query (store->path, "INSERT INTO cache VALUES ('verdict', '1', x'00')"));
  g_free (sample_store_query (store->path, "DROP TABLE reminder"));
  g_free (sample_store_query (store->path, "DROP TABLE issued"));
  g_free (sample_store_query (store->path, "DROP TABLE draft_part"));
  g_free (sample_store_query (store->path, "DROP TABLE peer"));
  g_free (sample_store_query (store->path, "DROP TABLE sent"));
  g_free (sample_store_query (store->path, "DROP TABLE held"));
  g_free (sample_store_query (store->path, "DROP TABLE waiting"));
  g_free (sample_store_query (store->path, "DROP TABLE peer_key"));
  g_free (sample_store_query (store->path, "DROP TABLE peer_clock"));
  g_free (sample_store_query (store->path, "DROP TABLE peer_number"));
  g_free (sample_store_query (store->path, "DROP TABLE mapping"));
  g_free (sample_store_query (store->path, "PRAGMA user_version = 1"));
}

static void
assert_query (const char *path, const char *sql, const char *expected)
{
  g_autofree char *value = sample_store_query (path, sql);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_migration_backs_up_and_builds_anew (void)
{
  SampleStore store;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *backup = NULL;

  sample_store_init (&store);
  add_tasks (&store, 0, 9);
  before = sample_store_dump (store.path, FALSE);
  make_older (&store);
  sample_store_reopen (&store);
  after = sample_store_dump (store.path, FALSE);
  g_assert_cmpstr (before, ==, after);
  assert_query (store.path, "PRAGMA user_version", G_STRINGIFY (DUBAN_SCHEMA_VERSION));
  assert_query (store.path, "SELECT count(*) FROM cache", "0");
  backup = duban_backups_dup_named_path (
      store.path, "before-version-" G_STRINGIFY (DUBAN_SCHEMA_VERSION) ".db");
  g_assert_true (duban_backups_is_good (backup));
  assert_query (backup, "PRAGMA user_version", "1");
  assert_query (backup, "SELECT count(*) FROM sqlite_schema WHERE name = 'reminder'", "0");
  assert_query (backup, "SELECT old FROM conflict", "x");
  sample_store_clear (&store);
}

/* Two programs meet an older file: the second finds it done. */
static void
test_migration_is_done_once (void)
{
  SampleStore store;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sample_store_init (&store);
  add_tasks (&store, 0, 2);
  g_free (sample_store_query (store.path, "UPDATE task SET title = 'x'"));
  before = sample_store_dump (store.path, FALSE);
  sample_assert_ok (duban_migrate (store.db, 1, &sample_error));
  after = sample_store_dump (store.path, FALSE);
  g_assert_cmpstr (before, ==, after);
  sample_store_clear (&store);
}

static void
test_migration_needs_writing (void)
{
  SampleStore store;
  GError *error = NULL;

  sample_store_init (&store);
  make_older (&store);
  g_clear_pointer (&store.db, duban_db_close);
  store.db = duban_db_open (store.path, TRUE, &error);
  g_assert_null (store.db);
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY);
  g_error_free (error);
  sample_store_clear (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/care/verify-finds-nothing-wrong", test_verify_finds_nothing_wrong);
  g_test_add_func ("/care/verify-finds-what-was-altered", test_verify_finds_what_was_altered);
  g_test_add_func ("/care/verify-finds-a-missing-parent", test_verify_finds_a_missing_parent);
  g_test_add_func ("/care/verify-says-damaged-pages", test_verify_says_damaged_pages);
  g_test_add_func ("/care/verify-works-where-only-reading-is-allowed",
                   test_verify_works_where_only_reading_is_allowed);
  g_test_add_func ("/care/backup-is-a-whole-database", test_backup_is_a_whole_database);
  g_test_add_func ("/care/backup-does-not-replace-the-database-itself",
                   test_backup_does_not_replace_the_database_itself);
  g_test_add_func ("/care/cancelled-backup-leaves-nothing-behind",
                   test_cancelled_backup_leaves_nothing_behind);
  g_test_add_func ("/care/backup-to-where-nothing-can-be-written",
                   test_backup_to_where_nothing_can_be_written);
  g_test_add_func ("/care/rotation-keeps-days-weeks-and-months",
                   test_rotation_keeps_days_weeks_and_months);
  g_test_add_func ("/care/few-backups-are-all-kept", test_few_backups_are_all_kept);
  g_test_add_func ("/care/rotating-backup-is-made-once-an-hour",
                   test_rotating_backup_is_made_once_an_hour);
  g_test_add_func ("/care/rotating-backup-bears-the-day-of-the-office",
                   test_rotating_backup_bears_the_day_of_the_office);
  g_test_add_func ("/care/rotating-backups-do-not-pile-up", test_rotating_backups_do_not_pile_up);
  g_test_add_func ("/care/restore-keeps-what-it-replaces", test_restore_keeps_what_it_replaces);
  g_test_add_func ("/care/restore-where-there-is-none", test_restore_where_there_is_none);
  g_test_add_func ("/care/stray-journal-does-no-harm", test_stray_journal_does_no_harm);
  g_test_add_func ("/care/restore-replaces-a-damaged-database",
                   test_restore_replaces_a_damaged_database);
  g_test_add_func ("/care/restore-refuses-what-is-no-good-backup",
                   test_restore_refuses_what_is_no_good_backup);
  g_test_add_func ("/care/restore-waits-for-nobody-for-ever",
                   test_restore_waits_for_nobody_for_ever);
  g_test_add_func ("/care/migration-backs-up-and-builds-anew",
                   test_migration_backs_up_and_builds_anew);
  g_test_add_func ("/care/migration-is-done-once", test_migration_is_done_once);
  g_test_add_func ("/care/migration-needs-writing", test_migration_needs_writing);
  return g_test_run ();
}
