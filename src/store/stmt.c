/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/stmt.h"

#include <string.h>

static void
note_result (DubanStmt *stmt, int result)
{
  if (stmt->bind_result == SQLITE_OK)
    stmt->bind_result = result;
}

DubanStmt *
duban_stmt_new (DubanDb *db, const char *sql, GError **error)
{
  g_autoptr (DubanStmt) stmt = g_new0 (DubanStmt, 1);

  stmt->db = db;
  if (sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt->handle, NULL)
      == SQLITE_OK)
    return g_steal_pointer (&stmt);
  duban_db_fail (db, error);
  return NULL;
}

void
duban_stmt_free (DubanStmt *stmt)
{
  sqlite3_finalize (stmt->handle);
  g_free (stmt);
}

static void
free_kept_cb (gpointer stmt)
{
  duban_stmt_free (stmt);
}

DubanKeptStmt *
duban_stmt_keep (DubanDb *db, const char *sql, GError **error)
{
  DubanStmt *stmt;

  if (db->kept == NULL)
    db->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_kept_cb);
  stmt = g_hash_table_lookup (db->kept, sql);
  if (stmt == NULL && (stmt = duban_stmt_new (db, sql, error)) != NULL)
    g_hash_table_insert (db->kept, g_strdup (sql), stmt);
  return stmt;
}

gboolean
duban_stmt_step (DubanStmt *stmt, gboolean *has_row, GError **error)
{
  int result = stmt->bind_result;

  if (stmt->is_damaged)
    {
      *has_row = FALSE;
      duban_stmt_reset (stmt);
      return duban_db_fail_damaged (stmt->db->path, error);
    }
  if (result == SQLITE_OK)
    result = sqlite3_step (stmt->handle);
  *has_row = result == SQLITE_ROW;
  if (result == SQLITE_ROW)
    return TRUE;
  if (result == SQLITE_DONE || duban_db_confirm (stmt->db, result))
    {
      duban_stmt_reset (stmt);
      return TRUE;
    }
  duban_db_fail (stmt->db, error);
  duban_stmt_reset (stmt);
  return FALSE;
}

gboolean
duban_stmt_run (DubanStmt *stmt, GError **error)
{
  gboolean has_row;

  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    duban_stmt_reset (stmt);
  return TRUE;
}

void
duban_stmt_reset (DubanStmt *stmt)
{
  sqlite3_reset (stmt->handle);
  sqlite3_clear_bindings (stmt->handle);
  stmt->bind_result = SQLITE_OK;
  stmt->is_damaged = FALSE;
}

void
duban_stmt_bind_int (DubanStmt *stmt, int parameter, gint64 value)
{
  note_result (stmt, sqlite3_bind_int64 (stmt->handle, parameter, value));
}

void
duban_stmt_bind_number (DubanStmt *stmt, int parameter, gint64 value)
{
  if (value != 0)
    duban_stmt_bind_int (stmt, parameter, value);
}

void
duban_stmt_bind_day (DubanStmt *stmt, int parameter, DubanDay day)
{
  if (day != DUBAN_NO_DAY)
    duban_stmt_bind_int (stmt, parameter, day);
}

void
duban_stmt_bind_text (DubanStmt *stmt, int parameter, gconstpointer text, gssize size)
{
  if (text == NULL || size == 0 || (size < 0 && *(const char *) text == '\0'))
    return;
  note_result (stmt, sqlite3_bind_text64 (stmt->handle, parameter, text,
                                          size < 0 ? strlen (text) : (gsize) size, SQLITE_STATIC,
                                          SQLITE_UTF8));
}

void
duban_stmt_bind_blob (DubanStmt *stmt, int parameter, gconstpointer data, gsize size)
{
  note_result (stmt, sqlite3_bind_blob64 (stmt->handle, parameter, data, size, SQLITE_STATIC));
}

void
duban_stmt_bind_id (DubanStmt *stmt, int parameter, const DubanId *id)
{
  duban_stmt_bind_blob (stmt, parameter, id->bytes, DUBAN_ID_SIZE);
}

gconstpointer
duban_stmt_get_blob (DubanStmt *stmt, int column, gsize *size)
{
  gconstpointer data = sqlite3_column_blob (stmt->handle, column);

  *size = (gsize) sqlite3_column_bytes (stmt->handle, column);
  return data;
}

gboolean
duban_stmt_get_id (DubanStmt *stmt, int column, DubanId *id)
{
  gsize size;
  gconstpointer data = duban_stmt_get_blob (stmt, column, &size);

  memset (id, 0, sizeof *id);
  if (size != DUBAN_ID_SIZE)
    return FALSE;
  memcpy (id->bytes, data, size);
  return TRUE;
}

gboolean
duban_stmt_get_hash (DubanStmt *stmt, int column, DubanHash *hash)
{
  gsize size;
  gconstpointer data = duban_stmt_get_blob (stmt, column, &size);

  if (size != DUBAN_HASH_SIZE)
    return FALSE;
  memcpy (hash->bytes, data, size);
  return TRUE;
}
