/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/local.h"

#include "store/db-private.h"
#include "store/stmt.h"

gboolean
duban_local_get (DubanDb *db, const char *key, char **value, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, "SELECT value FROM local WHERE key = ?1", error);
  gboolean has_row;

  *value = NULL;
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_text (stmt, 1, key, -1);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    *value = g_strdup (duban_stmt_get_text (stmt, 0));
  return TRUE;
}

gboolean
duban_local_set (DubanDb *db, const char *key, const char *value, GError **error)
{
  gboolean is_set = value != NULL && *value != '\0';
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        is_set ? "INSERT OR REPLACE INTO local (key, value) VALUES (?1, ?2)"
                               : "DELETE FROM local WHERE key = ?1",
                        error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_text (stmt, 1, key, -1);
  if (is_set)
    duban_stmt_bind_text (stmt, 2, value, -1);
  return duban_stmt_run (stmt, error);
}

/* The body of a row of the cache.  It is read where it lies: a column's value would be a second
 * copy of many MiB. (transfer full) */
static GBytes *
read_body (DubanDb *db, gint64 row)
{
  sqlite3_blob *blob = NULL;
  g_autoptr (GBytes) body = NULL;

  if (sqlite3_blob_open (db->handle, "main", "cache", "body", row, 0, &blob) == SQLITE_OK)
    {
      int size = sqlite3_blob_bytes (blob);
      gpointer data = g_malloc ((gsize) size);

      body = g_bytes_new_take (data, (gsize) size);
      if (sqlite3_blob_read (blob, data, size, 0) != SQLITE_OK)
        g_clear_pointer (&body, g_bytes_unref);
    }
  sqlite3_blob_close (blob);
  return g_steal_pointer (&body);
}

gboolean
duban_local_get_cached (DubanDb *db, const char *name, const char *key, GBytes **body,
                        GError **error)
{
  g_autoptr (DubanReading) reading = duban_db_begin_reading (db, error);
  g_autoptr (DubanStmt) stmt = NULL;
  gboolean has_row;

  *body = NULL;
  if (reading == NULL
      || (stmt = duban_stmt_new (db, "SELECT rowid FROM cache WHERE name = ?1 AND key = ?2", error))
             == NULL)
    return FALSE;
  duban_stmt_bind_text (stmt, 1, name, -1);
  duban_stmt_bind_text (stmt, 2, key, -1);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row && (*body = read_body (db, duban_stmt_get_int (stmt, 0))) == NULL)
    return duban_db_fail (db, error);
  g_clear_pointer (&stmt, duban_stmt_free);
  duban_db_rest (db);
  return TRUE;
}

gboolean
duban_local_put_cached (DubanDb *db, const char *name, const char *key, GBytes *body,
                        GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (
      db, "INSERT OR REPLACE INTO cache (name, key, body) VALUES (?1, ?2, ?3)", error);
  gsize size;
  gconstpointer data = g_bytes_get_data (body, &size);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_text (stmt, 1, name, -1);
  duban_stmt_bind_text (stmt, 2, key, -1);
  duban_stmt_bind_blob (stmt, 3, size > 0 ? data : "", size); /* nothing is a body too, not NULL */
  return duban_stmt_run (stmt, error);
}
