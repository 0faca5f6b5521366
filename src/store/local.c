/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/local.h"

#include "store/db-private.h"
#include "store/stmt.h"

gboolean
duban_local_get (DubanDb *db, const char *key, char **value, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, "SELECT value FROM local WHERE key = ?1", error);
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

gboolean
duban_local_get_cached (DubanDb *db, const char *name, const char *key, GBytes **body,
                        GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (
      db, "SELECT body FROM cache WHERE name = ?1 AND key = ?2", error);
  gboolean has_row;

  *body = NULL;
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_text (stmt, 1, name, -1);
  duban_stmt_bind_text (stmt, 2, key, -1);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    {
      gsize size;
      gconstpointer data = duban_stmt_get_blob (stmt, 0, &size);

      *body = g_bytes_new (data, size);
    }
  g_clear_pointer (&stmt, duban_stmt_free);
  /* The pages of a body of many MiB would stay for nothing. */
  sqlite3_db_release_memory (db->handle);
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
  duban_stmt_bind_blob (stmt, 3, data, size);
  return duban_stmt_run (stmt, error);
}
