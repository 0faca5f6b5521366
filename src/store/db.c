/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/db.h"

#include "store/db-private.h"
#include "store/migrate.h"
#include "store/place.h"
#include "store/schema.h"
#include "store/stmt.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define BUSY_MILLISECONDS 5000
#define COMMIT_TRIES 12 /* each waits as long as a writer waits: a minute in all */

/* What a connection must be before anything of the file is believed. */
static gboolean
make_safe (DubanDb *db, GError **error)
{
  sqlite3_extended_result_codes (db->handle, 1);
  sqlite3_busy_timeout (db->handle, BUSY_MILLISECONDS);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  return duban_db_run (db,
                       "PRAGMA cell_size_check = ON;"
                       "PRAGMA foreign_keys = ON;"
                       "PRAGMA cache_size = -2048;",
                       error);
}

/* Only for a file that is known to be ours: the journal mode looks into it. */
static gboolean
make_durable (DubanDb *db, GError **error)
{
  return db->read_only
         || duban_db_run (db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA;", error);
}

static gboolean
fail_foreign (DubanDb *db, GError **error)
{
  g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FOREIGN,
               _ ("“%s” is a database of another program, not of Duban; name a Duban database "
                  "with --db."),
               db->path);
  return FALSE;
}

static gboolean
check_tables (DubanDb *db, GError **error)
{
  gint64 n_tables;

  if (!duban_db_query_int (db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'", &n_tables,
                           error))
    return FALSE;
  return (gsize) n_tables >= duban_schema_count_tables ()
         || duban_db_fail_damaged (db->path, error);
}

static gboolean
open_checked (DubanDb *db, GError **error)
{
  int version;

  return duban_db_identify (db, &version, error) && make_durable (db, error)
         && duban_migrate (db, version, error) && check_tables (db, error);
}

static gboolean
create_at (const char *path, DubanDbFill fill, gpointer data, GError **error)
{
  DubanDb *db = duban_db_connect (path, FALSE, error);
  gboolean is_done;

  if (db == NULL)
    return FALSE;
  is_done = make_durable (db, error) && duban_schema_create (db, error)
            && (fill == NULL || fill (db, data, error));
  duban_db_disconnect (db);
  return is_done;
}

/* SQLite counts its memory under a lock at each allocation, for nobody.  It can be told only before
 * its first use in a process; where another library came first, it goes on counting. */
static void
set_up_sqlite (void)
{
  static gsize is_done = 0;

  if (g_once_init_enter (&is_done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&is_done, 1);
    }
}

/* file: as SQLite takes it; path: as people read it. (transfer full) */
static DubanDb *
connect_file (const char *file, const char *path, gboolean read_only, GError **error)
{
  DubanDb *db = g_new0 (DubanDb, 1);
  int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;

  set_up_sqlite ();
  db->path = g_strdup (path);
  db->read_only = read_only;
  db->room = duban_place_get_free (path);
  if (sqlite3_open_v2 (file, &db->handle, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    duban_db_fail (db, error);
  else if (make_safe (db, error))
    return db;
  duban_db_disconnect (db);
  return NULL;
}

DubanDb *
duban_db_connect (const char *path, gboolean read_only, GError **error)
{
  /* Absolute: SQLite would take a name that begins with "file:" for an address. */
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  return connect_file (absolute, path, read_only, error);
}

DubanDb *
duban_db_connect_scratch (GError **error)
{
  DubanDb *db = connect_file ("", g_get_tmp_dir (), FALSE, error);

  if (db == NULL || duban_db_run (db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error))
    return db;
  duban_db_disconnect (db);
  return NULL;
}

void
duban_db_disconnect (DubanDb *db)
{
  g_clear_pointer (&db->kept, g_hash_table_unref);
  sqlite3_close (db->handle);
  g_free (db->path);
  g_free (db);
}

gboolean
duban_db_identify (DubanDb *db, int *version, GError **error)
{
  gint64 application, number;

  if (!duban_db_query_int (db, "PRAGMA application_id", &application, error)
      || !duban_db_query_int (db, "PRAGMA user_version", &number, error))
    return FALSE;
  if (application != DUBAN_APPLICATION_ID || number < 0)
    return fail_foreign (db, error);
  if (number > DUBAN_SCHEMA_VERSION)
    {
      g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_NEWER,
                   _ ("The database “%s” was written by a newer Duban (its version is %d, this "
                      "program knows %d); install the newer program."),
                   db->path, (int) number, DUBAN_SCHEMA_VERSION);
      return FALSE;
    }
  if (version != NULL)
    *version = (int) number;
  return TRUE;
}

gboolean
duban_db_run (DubanDb *db, const char *sql, GError **error)
{
  return sqlite3_exec (db->handle, sql, NULL, NULL, NULL) == SQLITE_OK || duban_db_fail (db, error);
}

gboolean
duban_db_query_int (DubanDb *db, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, sql, error);
  gboolean has_row;

  *value = 0;
  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    *value = duban_stmt_get_int (stmt, 0);
  return TRUE;
}

gboolean
duban_db_get_size (DubanDb *db, gint64 *size, GError **error)
{
  return duban_db_query_int (db,
                             "SELECT page_count * page_size"
                             " FROM pragma_page_count, pragma_page_size",
                             size, error);
}

gboolean
duban_db_begin (DubanDb *db, GError **error)
{
  if (!db->read_only)
    {
      db->room = duban_place_get_free (db->path);
      db->need = 0;
      return duban_db_run (db, "BEGIN IMMEDIATE", error);
    }
  g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY,
               _ ("The database “%s” was opened for reading only."), db->path);
  return FALSE;
}

gboolean
duban_db_confirm (DubanDb *db, int result)
{
  return result == SQLITE_IOERR_DIR_FSYNC && sqlite3_get_autocommit (db->handle)
         && duban_place_sync_folder (db->path);
}

gboolean
duban_db_commit (DubanDb *db, GError **error)
{
  int result = SQLITE_BUSY;

  for (int i = 0; i < COMMIT_TRIES && (result & 0xff) == SQLITE_BUSY; i++)
    result = sqlite3_exec (db->handle, "COMMIT", NULL, NULL, NULL);
  if (result == SQLITE_OK)
    return TRUE;
  if (duban_db_confirm (db, result))
    return TRUE;
  duban_db_fail (db, error);
  duban_db_rollback (db);
  return FALSE;
}

void
duban_db_rollback (DubanDb *db)
{
  /* After some errors SQLite has rolled back already, and says so; there is nothing else that
   * a rollback can report: what it could not undo, the journal undoes at the next opening. */
  if (!sqlite3_get_autocommit (db->handle))
    sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
}

DubanReading *
duban_db_begin_reading (DubanDb *db, GError **error)
{
  if (db->n_readings == 0)
    {
      db->owns_reading = sqlite3_get_autocommit (db->handle) != 0;
      if (db->owns_reading && !duban_db_run (db, "BEGIN", error))
        return NULL;
      /* A newer program may have migrated the file since it was opened here. */
      if (db->owns_reading && !duban_db_identify (db, NULL, error))
        {
          duban_db_rollback (db);
          return NULL;
        }
    }
  db->n_readings++;
  return db;
}

void
duban_db_end_reading (DubanReading *reading)
{
  DubanDb *db = reading;

  if (--db->n_readings == 0 && db->owns_reading)
    sqlite3_exec (db->handle, "COMMIT", NULL, NULL, NULL);
}

DubanDb *
duban_db_create (const char *path, DubanDbFill fill, gpointer data, GError **error)
{
  g_autofree char *part = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_EXISTS,
                   _ ("There is a file “%s” already; it was left as it is. Name another with "
                      "--db."),
                   path);
      return NULL;
    }
  if (!duban_place_make_folder (path, error) || !duban_place_check_local (path, error))
    return NULL;
  if (!duban_place_clear_journal (path, error))
    return NULL;
  part = duban_place_new_file (path, error);
  if (part == NULL)
    return NULL;
  if (!create_at (part, fill, data, error) || !duban_place_put (part, path, FALSE, error))
    {
      duban_place_discard (part);
      return NULL;
    }
  return duban_db_open (path, FALSE, error);
}

/* A writing that was interrupted is undone by the first who may write, be it only to read: a
 * connection for reading alone could not.  What fails here fails again, with its sentence. */
static void
put_right (const char *path)
{
  g_autofree char *journal = duban_place_dup_journal (path);
  DubanDb *db;
  gint64 version;

  if (g_access (journal, F_OK) != 0 || !duban_place_check_writable (path, NULL))
    return;
  db = duban_db_connect (path, FALSE, NULL);
  if (db == NULL)
    return;
  duban_db_query_int (db, "PRAGMA user_version", &version, NULL);
  duban_db_disconnect (db);
}

DubanDb *
duban_db_open (const char *path, gboolean read_only, GError **error)
{
  DubanDb *db;

  if (!duban_place_check_file (path, error))
    return NULL;
  if (!duban_place_check_local (path, error)
      || (!read_only && !duban_place_check_writable (path, error)))
    return NULL;
  if (read_only)
    put_right (path);
  db = duban_db_connect (path, read_only, error);
  if (db == NULL)
    return NULL;
  if (open_checked (db, error))
    return db;
  duban_db_disconnect (db);
  return NULL;
}

void
duban_db_close (DubanDb *db)
{
  duban_db_disconnect (db);
}

const char *
duban_db_get_path (DubanDb *db)
{
  return db->path;
}

gboolean
duban_db_is_read_only (DubanDb *db)
{
  return db->read_only;
}

void
duban_db_rest (DubanDb *db)
{
  sqlite3_db_release_memory (db->handle);
}

gboolean
duban_db_can_be_written (DubanDb *db)
{
  return duban_place_check_writable (db->path, NULL);
}

gboolean
duban_db_has_moved (DubanDb *db)
{
  int moved = 0;

  return sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK
         && moved != 0;
}

gboolean
duban_db_set_durable (DubanDb *db, gboolean durable, GError **error)
{
  return duban_db_run (db, durable ? "PRAGMA synchronous = EXTRA" : "PRAGMA synchronous = OFF",
                       error);
}

gboolean
duban_db_get_last_change (DubanDb *db, gint64 *n, GError **error)
{
  return duban_db_query_int (db, "SELECT max(n) FROM change", n, error);
}

gboolean
duban_db_get_data_version (DubanDb *db, gint64 *version, GError **error)
{
  return duban_db_query_int (db, "PRAGMA data_version", version, error);
}
