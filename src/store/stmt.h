/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A prepared statement.  Values are bound, never pasted into SQL; columns count from 0,
 * parameters from 1.
 *
 * A value that could not be bound (no memory, too long) fails the next step. */
#pragma once

#include "core/day.h"
#include "core/id.h"
#include "store/db-private.h"

G_BEGIN_DECLS

typedef struct
{
  sqlite3_stmt *handle;
  DubanDb *db;
  int bind_result;     /* the first binding that failed, or SQLITE_OK */
  gboolean is_damaged; /* a column held what is never written there; the next step says so */
} DubanStmt;

/* (transfer full) */
DubanStmt *duban_stmt_new (DubanDb *db, const char *sql, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_stmt_free (DubanStmt *stmt);

/* The statement of that SQL, prepared at its first use and kept with the database: for what is
 * asked once for each of thousands of entities.  It is reset where its scope ends:
 *   g_autoptr (DubanKeptStmt) stmt = duban_stmt_keep (db, sql, error);
 * Whoever holds it calls nothing that keeps the same SQL. */
typedef DubanStmt DubanKeptStmt;
DubanKeptStmt *duban_stmt_keep (DubanDb *db, const char *sql,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The next row; *has_row is FALSE at the end, where the statement is reset. */
gboolean duban_stmt_step (DubanStmt *stmt, gboolean *has_row, GError **error);

/* Runs a statement that yields nothing, and resets it with its values cleared. */
gboolean duban_stmt_run (DubanStmt *stmt, GError **error);

/* Ends the reading and clears the values. */
void duban_stmt_reset (DubanStmt *stmt);

/* Texts and blobs are borrowed until the statement is reset. An empty text, the nil id, number
 * 0 and DUBAN_NO_DAY are stored as NULL by the functions that say so. */
void duban_stmt_bind_int (DubanStmt *stmt, int parameter, gint64 value);
void duban_stmt_bind_number (DubanStmt *stmt, int parameter, gint64 value); /* 0: NULL */
void duban_stmt_bind_day (DubanStmt *stmt, int parameter, DubanDay day);    /* none: NULL */
void duban_stmt_bind_text (DubanStmt *stmt, int parameter, gconstpointer text,
                           gssize size); /* NULL or empty: NULL; size -1: to the NUL */
void duban_stmt_bind_blob (DubanStmt *stmt, int parameter, gconstpointer data, gsize size);
void duban_stmt_bind_id (DubanStmt *stmt, int parameter, const DubanId *id);

/* The columns of the present row. */
static inline gint64
duban_stmt_get_int (DubanStmt *stmt, int column)
{
  return sqlite3_column_int64 (stmt->handle, column);
}

/* NULL is NULL; borrowed until the next step. */
static inline const char *
duban_stmt_get_text (DubanStmt *stmt, int column)
{
  return (const char *) sqlite3_column_text (stmt->handle, column);
}

static inline gboolean
duban_stmt_is_null (DubanStmt *stmt, int column)
{
  return sqlite3_column_type (stmt->handle, column) == SQLITE_NULL;
}

/* absent for NULL, and for what lies outside first to last and is never written: then the file
 * is damaged. */
static inline gint64
duban_stmt_get_within (DubanStmt *stmt, int column, gint64 first, gint64 last, gint64 absent)
{
  gint64 value = sqlite3_column_int64 (stmt->handle, column);

  if (duban_stmt_is_null (stmt, column))
    return absent;
  stmt->is_damaged |= value < first || value > last;
  return value < first || value > last ? absent : value;
}

/* More entities than any database has: tables as long are made in memory. 0: none. */
#define DUBAN_NUMBER_MAX (1 << 26)
#define duban_stmt_get_number(stmt, column)                                                        \
  ((guint32) duban_stmt_get_within (stmt, column, 0, DUBAN_NUMBER_MAX, 0))
#define duban_stmt_get_day(stmt, column)                                                           \
  ((DubanDay) duban_stmt_get_within (stmt, column, DUBAN_DAY_FIRST, DUBAN_DAY_LAST, DUBAN_NO_DAY))
#define duban_stmt_get_minute(stmt, column)                                                        \
  ((int) duban_stmt_get_within (stmt, column, 0, 24 * 60 - 1, DUBAN_NO_MINUTE))

/* Borrowed until the next step. */
gconstpointer duban_stmt_get_blob (DubanStmt *stmt, int column, gsize *size);

/* FALSE, and the nil id, where the column does not hold 16 bytes. */
gboolean duban_stmt_get_id (DubanStmt *stmt, int column, DubanId *id);

/* FALSE where the column does not hold 32 bytes. */
gboolean duban_stmt_get_hash (DubanStmt *stmt, int column, DubanHash *hash);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanStmt, duban_stmt_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanKeptStmt, duban_stmt_reset)

G_END_DECLS
