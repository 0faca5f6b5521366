/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-store.h"

#include "store/backups.h"
#include "store/care.h"
#include "store/db-private.h"
#include "store/place.h"
#include "store/schema.h"
#include "store/stmt.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

/* An error is one sentence: it ends like one, names the path and holds no line break. */
static void
assert_sentence (const GError *error, const char *path)
{
  g_assert_nonnull (strstr (error->message, path));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_str_has_suffix (error->message, ".") || g_str_has_suffix (error->message, ")."));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
assert_open_fails (const char *path, gboolean read_only, DubanStoreError code)
{
  GError *error = NULL;
  DubanDb *db = duban_db_open (path, read_only, &error);

  g_assert_null (db);
  g_assert_error (error, DUBAN_STORE_ERROR, (int) code);
  assert_sentence (error, path);
  g_error_free (error);
}

static void
write_file (const char *path, gconstpointer data, gssize size)
{
  g_assert_true (g_file_set_contents (path, data, size, NULL));
}

static void
test_creates_for_its_owner_alone (void)
{
  SampleStore store;
  g_autofree char *deeper = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (DubanDb) db = NULL;
  GError *error = NULL;
  GStatBuf info;

  sample_store_init (&store);
  folder = g_build_filename (store.folder, "a", "b", NULL);
  deeper = g_build_filename (folder, "duban.db", NULL);
  db = duban_db_create (deeper, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (duban_db_get_path (db), ==, deeper);
  g_assert_cmpint (g_stat (deeper, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_clear_pointer (&db, duban_db_close);
  sample_store_clear (&store);
}

static void
test_create_leaves_what_is_there (void)
{
  SampleStore store;
  g_autofree char *path = NULL;
  g_autofree char *contents = NULL;
  GError *error = NULL;

  sample_store_init (&store);
  path = g_build_filename (store.folder, "letter.txt", NULL);
  write_file (path, "dear", -1);
  g_assert_null (duban_db_create (path, NULL, NULL, &error));
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_EXISTS);
  assert_sentence (error, path);
  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "dear");
  g_error_free (error);
  sample_store_clear (&store);
}

static void
test_connection_is_safe (void)
{
  static const struct
  {
    const char *pragma;
    gint64 value;
  } expected[] = {
    { "PRAGMA synchronous", 3 },     { "PRAGMA foreign_keys", 1 },
    { "PRAGMA cell_size_check", 1 }, { "PRAGMA trusted_schema", 0 },
    { "PRAGMA busy_timeout", 5000 }, { "PRAGMA application_id", DUBAN_APPLICATION_ID },
  };
  SampleStore store;
  g_autofree char *mode = NULL;

  sample_store_init (&store);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gint64 value;

      sample_assert_ok (duban_db_query_int (store.db, expected[i].pragma, &value, &sample_error));
      g_assert_cmpint (value, ==, expected[i].value);
    }
  mode = sample_store_query (store.path, "PRAGMA journal_mode");
  g_assert_cmpstr (mode, ==, "delete");
  /* Defensive: the schema cannot be written by hand. */
  g_assert_false (
      duban_db_run (store.db, "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema", NULL));
  sample_store_clear (&store);
}

static void
test_missing_is_said (void)
{
  SampleStore store;
  g_autofree char *path = NULL;
  g_autofree char *beneath_file = NULL;

  sample_store_init (&store);
  path = g_build_filename (store.folder, "none.db", NULL);
  beneath_file = g_build_filename (store.path, "none.db", NULL);
  assert_open_fails (path, FALSE, DUBAN_STORE_ERROR_MISSING);
  assert_open_fails (path, TRUE, DUBAN_STORE_ERROR_MISSING);
  assert_open_fails (beneath_file, FALSE, DUBAN_STORE_ERROR_MISSING);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  sample_store_clear (&store);
}

static void
test_foreign_files_are_refused (void)
{
  SampleStore store;
  g_autofree char *path = NULL;
  g_autofree char *value = NULL;
  guint8 noise[5000];

  sample_store_init (&store);
  path = g_build_filename (store.folder, "other.db", NULL);
  assert_open_fails (store.folder, FALSE, DUBAN_STORE_ERROR_FOREIGN);
  write_file (path, "", 0);
  assert_open_fails (path, FALSE, DUBAN_STORE_ERROR_FOREIGN);
  write_file (path, "short", -1);
  assert_open_fails (path, FALSE, DUBAN_STORE_ERROR_FOREIGN);
  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = (guint8) (i * 167 + i / 251);
  write_file (path, noise, sizeof noise);
  assert_open_fails (path, FALSE, DUBAN_STORE_ERROR_FOREIGN);
  assert_open_fails (path, TRUE, DUBAN_STORE_ERROR_FOREIGN);
  g_unlink (path);
  value = sample_store_query (path, "CREATE TABLE address (name TEXT)");
  assert_open_fails (path, FALSE, DUBAN_STORE_ERROR_FOREIGN);
  assert_open_fails (path, TRUE, DUBAN_STORE_ERROR_FOREIGN);
  sample_store_clear (&store);
}

static void
test_newer_is_refused (void)
{
  SampleStore store;
  g_autofree char *newer = NULL;
  g_autofree char *value = NULL;

  sample_store_init (&store);
  g_clear_pointer (&store.db, duban_db_close);
  newer = g_strdup_printf ("PRAGMA user_version = %d", DUBAN_SCHEMA_VERSION + 1);
  value = sample_store_query (store.path, newer);
  assert_open_fails (store.path, FALSE, DUBAN_STORE_ERROR_NEWER);
  assert_open_fails (store.path, TRUE, DUBAN_STORE_ERROR_NEWER);
  sample_store_clear (&store);
}

/* The page of the schema is broken, the header is not. */
static void
damage_schema (const char *path)
{
  guint8 zeroes[4096 - 100] = { 0 };

  sample_overwrite (path, 100, zeroes, sizeof zeroes);
}

static void
test_damage_names_the_newest_good_backup (void)
{
  SampleStore store;
  g_autofree char *older = NULL;
  g_autofree char *newer = NULL;
  g_autoptr (DubanDb) db = NULL;
  GError *error = NULL;

  sample_store_init (&store);
  older = duban_backups_dup_path (store.path, SAMPLE_DAY);
  newer = duban_backups_dup_path (store.path, SAMPLE_DAY + 1);
  sample_assert_ok (duban_care_backup (store.db, older, NULL, &sample_error));
  sample_assert_ok (duban_care_backup (store.db, newer, NULL, &sample_error));
  g_clear_pointer (&store.db, duban_db_close);
  damage_schema (store.path);
  damage_schema (newer);
  db = duban_db_open (store.path, FALSE, &error);
  g_assert_null (db);
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DAMAGED);
  assert_sentence (error, older);
  g_assert_null (strstr (error->message, newer));
  g_assert_nonnull (strstr (error->message, "restore"));
  g_error_free (error);
  sample_store_clear (&store);
}

static void
test_damage_without_backup_is_said (void)
{
  SampleStore store;

  sample_store_init (&store);
  g_clear_pointer (&store.db, duban_db_close);
  damage_schema (store.path);
  assert_open_fails (store.path, FALSE, DUBAN_STORE_ERROR_DAMAGED);
  assert_open_fails (store.path, TRUE, DUBAN_STORE_ERROR_DAMAGED);
  sample_store_clear (&store);
}

static void
test_cut_off_file_is_damaged (void)
{
  SampleStore store;

  sample_store_init (&store);
  g_clear_pointer (&store.db, duban_db_close);
  g_assert_cmpint (truncate (store.path, 2 * 4096), ==, 0);
  assert_open_fails (store.path, FALSE, DUBAN_STORE_ERROR_DAMAGED);
  sample_store_clear (&store);
}

static void
test_missing_table_is_damage (void)
{
  SampleStore store;
  g_autofree char *value = NULL;

  sample_store_init (&store);
  g_clear_pointer (&store.db, duban_db_close);
  value = sample_store_query (store.path, "DROP TABLE task");
  assert_open_fails (store.path, FALSE, DUBAN_STORE_ERROR_DAMAGED);
  sample_store_clear (&store);
}

/* Permissions do not bind root: then the test goes on as nobody. */
static void
become_ordinary (SampleStore *store)
{
  if (geteuid () != 0)
    return;
  g_assert_cmpint (chown (store->folder, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (chown (store->path, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (seteuid (NOBODY), ==, 0);
}

static void
become_oneself (void)
{
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

static void
test_read_only_file_can_only_be_read (void)
{
  SampleStore store;
  g_autoptr (DubanDb) db = NULL;
  GError *error = NULL;
  DubanPost *post;

  sample_store_init (&store);
  g_clear_pointer (&store.db, duban_db_close);
  become_ordinary (&store);
  g_assert_cmpint (g_chmod (store.path, 0400), ==, 0);
  assert_open_fails (store.path, FALSE, DUBAN_STORE_ERROR_READ_ONLY);
  db = duban_db_open (store.path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_true (duban_db_is_read_only (db));
  post = duban_post_begin (db, &error);
  g_assert_null (post);
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY);
  assert_sentence (error, store.path);
  g_error_free (error);
  become_oneself ();
  g_clear_pointer (&db, duban_db_close);
  sample_store_clear (&store);
}

static void
test_folder_that_cannot_be_written (void)
{
  SampleStore store;
  g_autofree char *other = NULL;
  g_autoptr (DubanDb) db = NULL;
  GError *error = NULL;

  sample_store_init (&store);
  g_clear_pointer (&store.db, duban_db_close);
  other = g_build_filename (store.folder, "other.db", NULL);
  become_ordinary (&store);
  g_assert_cmpint (g_chmod (store.folder, 0500), ==, 0);
  assert_open_fails (store.path, FALSE, DUBAN_STORE_ERROR_READ_ONLY);
  g_assert_null (duban_db_create (other, NULL, NULL, &error));
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY);
  assert_sentence (error, other);
  g_clear_error (&error);
  db = duban_db_open (store.path, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (store.folder, 0700), ==, 0);
  become_oneself ();
  g_clear_pointer (&db, duban_db_close);
  sample_store_clear (&store);
}

static sqlite3 *
lock_from_outside (const char *path, const char *how)
{
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, how, NULL, NULL, NULL), ==, SQLITE_OK);
  return other;
}

static void
test_locked_is_said_after_five_seconds (void)
{
  SampleStore store;
  gint64 begun;
  sqlite3 *other;

  sample_store_init (&store);
  g_clear_pointer (&store.db, duban_db_close);
  other = lock_from_outside (store.path, "BEGIN EXCLUSIVE");
  begun = g_get_monotonic_time ();
  assert_open_fails (store.path, FALSE, DUBAN_STORE_ERROR_LOCKED);
  g_assert_cmpint (g_get_monotonic_time () - begun, >=, 4 * G_USEC_PER_SEC);
  sqlite3_close (other);
  sample_store_clear (&store);
}

static void
test_writer_elsewhere_locks_posting_not_reading (void)
{
  SampleStore store;
  GError *error = NULL;
  sqlite3 *other;

  sample_store_init (&store);
  sqlite3_busy_timeout (store.db->handle, 50);
  other = lock_from_outside (store.path, "BEGIN IMMEDIATE");
  g_assert_null (duban_post_begin (store.db, &error));
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_LOCKED);
  assert_sentence (error, store.path);
  g_clear_error (&error);
  g_assert_cmpint (sample_store_count (&store), ==, 0);
  sqlite3_close (other);
  sample_store_clear (&store);
}

static void
test_full_disk_changes_nothing (void)
{
  SampleStore store;
  GError *error = NULL;
  DubanPost *post;
  gboolean is_full = FALSE;

  sample_store_init (&store);
  sample_assert_ok (duban_db_run (store.db, "PRAGMA max_page_count = 60", &sample_error));
  post = duban_post_begin (store.db, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 5000 && !is_full; i++)
    {
      g_autofree char *name = g_strdup_printf ("修建第%u号桥", i);
      DubanId id = sample_id ("task", name);
      guint8 random[8] = { 0 };
      DubanHash hash;
      DubanSpan body;

      duban_change_builder_begin (store.builder, DUBAN_ENTITY_TASK, &id, DUBAN_ORIGIN_HAND);
      duban_change_builder_set_text (store.builder, DUBAN_ATTR_TITLE, name);
      body = duban_change_builder_finish (store.builder, &store.desk, "", store.time++, random,
                                          &hash);
      is_full = !duban_post_add (post, body, &hash, &error);
    }
  g_assert_true (is_full);
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FULL);
  assert_sentence (error, store.path);
  g_clear_error (&error);
  /* What is half done cannot be committed. */
  g_assert_false (duban_post_commit (post, "import", NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  sample_store_reopen (&store);
  g_assert_cmpint (sample_store_count (&store), ==, 0);
  sample_store_clear (&store);
}

static void
test_network_file_systems_are_told (void)
{
  static const struct
  {
    glong magic;
    const char *type;
    const char *network;
  } cases[] = {
    { 0x6969, NULL, "NFS" },
    { 0x517b, NULL, "SMB" },
    { 0xff534d42, NULL, "SMB" },
    { (glong) (gint32) 0xff534d42, NULL, "SMB" }, /* f_type of 32 bits, with its sign */
    { 0xfe534d42, NULL, "SMB" },
    { 0x65735546, "fuse.sshfs", "fuse.sshfs" },
    { 0x65735546, "fuse.rclone", "fuse.rclone" },
    { 0x65735546, "fuseblk", NULL }, /* a USB stick */
    { 0x65735546, "fuse.fuse-overlayfs", NULL },
    { 0x65735546, NULL, NULL },
    { 0xef53, NULL, NULL },     /* ext4 */
    { 0x9123683e, NULL, NULL }, /* btrfs */
    { 0x01021994, NULL, NULL }, /* tmpfs */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (duban_place_get_network (cases[i].magic, cases[i].type), ==, cases[i].network);
}

static void
test_last_change_and_data_version_tell_of_others (void)
{
  SampleStore store;
  g_autofree char *value = NULL;
  GError *error = NULL;
  DubanPost *post;
  gint64 last, version, later;

  sample_store_init (&store);
  sample_assert_ok (duban_db_get_last_change (store.db, &last, &sample_error));
  g_assert_cmpint (last, ==, 0);
  post = duban_post_begin (store.db, &error);
  g_assert_no_error (error);
  sample_store_add_task (&store, post, "修桥", "1");
  sample_assert_ok (duban_post_commit (post, "add", NULL, &sample_error));
  sample_assert_ok (duban_db_get_last_change (store.db, &last, &sample_error));
  g_assert_cmpint (last, ==, 1);
  sample_assert_ok (duban_db_get_data_version (store.db, &version, &sample_error));
  value = sample_store_query (store.path, "INSERT INTO local VALUES ('a', 'b')");
  sample_assert_ok (duban_db_get_data_version (store.db, &later, &sample_error));
  g_assert_cmpint (version, !=, later);
  sample_store_clear (&store);
}

static void
test_file_that_was_replaced_is_not_written (void)
{
  SampleStore store;
  g_autofree char *copy = NULL;
  GError *error = NULL;
  DubanPost *post;

  sample_store_init (&store);
  copy = g_build_filename (store.folder, "copy.db", NULL);
  sample_assert_ok (duban_care_backup (store.db, copy, NULL, &sample_error));
  g_assert_cmpint (g_rename (copy, store.path), ==, 0);
  post = duban_post_begin (store.db, &error);
  if (post != NULL)
    {
      DubanId id = sample_id ("task", "修桥");
      guint8 random[8] = { 0 };
      DubanHash hash;
      DubanSpan body;

      duban_change_builder_begin (store.builder, DUBAN_ENTITY_TASK, &id, DUBAN_ORIGIN_HAND);
      duban_change_builder_set_text (store.builder, DUBAN_ATTR_TITLE, "修桥");
      body
          = duban_change_builder_finish (store.builder, &store.desk, "", store.time, random, &hash);
      if (duban_post_add (post, body, &hash, &error))
        duban_post_commit (post, "add", NULL, &error);
      else
        duban_post_cancel (post);
    }
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY);
  assert_sentence (error, store.path);
  g_error_free (error);
  sample_store_clear (&store);
}
/* Whoever keeps a statement gets the same one each time, without the row or the values of the
 * time before; and it does not hold the database. */
static void
test_kept_statement_begins_anew (void)
{
  static const char sql[] = "SELECT n FROM change WHERE n > coalesce (?1, 0) ORDER BY n";
  SampleStore store;
  const DubanStmt *first = NULL;
  GError *error = NULL;

  sample_store_init (&store);
  for (int i = 0; i < 2; i++)
    {
      DubanPost *post = duban_post_begin (store.db, &error);

      g_assert_no_error (error);
      sample_store_add_leader (&store, post, i == 0 ? "甲" : "乙");
      g_assert_true (duban_post_commit (post, NULL, NULL, &error));
    }
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (DubanKeptStmt) stmt = duban_stmt_keep (store.db, sql, &error);
      gboolean has_row;

      g_assert_no_error (error);
      g_assert_true (first == NULL || stmt == first);
      first = stmt;
      g_assert_false (sqlite3_stmt_busy (stmt->handle));
      if (i == 0)
        duban_stmt_bind_int (stmt, 1, 1);
      g_assert_true (duban_stmt_step (stmt, &has_row, &error) && has_row);
      g_assert_cmpint (duban_stmt_get_int (stmt, 0), ==, i == 0 ? 2 : 1);
    }
  g_assert_true (sqlite3_get_autocommit (store.db->handle));
  g_assert_false (sqlite3_stmt_busy (first->handle));
  sample_store_clear (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db/creates-for-its-owner-alone", test_creates_for_its_owner_alone);
  g_test_add_func ("/db/create-leaves-what-is-there", test_create_leaves_what_is_there);
  g_test_add_func ("/db/connection-is-safe", test_connection_is_safe);
  g_test_add_func ("/db/missing-is-said", test_missing_is_said);
  g_test_add_func ("/db/foreign-files-are-refused", test_foreign_files_are_refused);
  g_test_add_func ("/db/newer-is-refused", test_newer_is_refused);
  g_test_add_func ("/db/damage-names-the-newest-good-backup",
                   test_damage_names_the_newest_good_backup);
  g_test_add_func ("/db/damage-without-backup-is-said", test_damage_without_backup_is_said);
  g_test_add_func ("/db/cut-off-file-is-damaged", test_cut_off_file_is_damaged);
  g_test_add_func ("/db/missing-table-is-damage", test_missing_table_is_damage);
  g_test_add_func ("/db/read-only-file-can-only-be-read", test_read_only_file_can_only_be_read);
  g_test_add_func ("/db/folder-that-cannot-be-written", test_folder_that_cannot_be_written);
  g_test_add_func ("/db/locked-is-said-after-five-seconds", test_locked_is_said_after_five_seconds);
  g_test_add_func ("/db/writer-elsewhere-locks-posting-not-reading",
                   test_writer_elsewhere_locks_posting_not_reading);
  g_test_add_func ("/db/full-disk-changes-nothing", test_full_disk_changes_nothing);
  g_test_add_func ("/db/network-file-systems-are-told", test_network_file_systems_are_told);
  g_test_add_func ("/db/last-change-and-data-version-tell-of-others",
                   test_last_change_and_data_version_tell_of_others);
  g_test_add_func ("/db/file-that-was-replaced-is-not-written",
                   test_file_that_was_replaced_is_not_written);
  g_test_add_func ("/db/kept-statement-begins-anew", test_kept_statement_begins_anew);
  return g_test_run ();
}
