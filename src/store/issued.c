/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/issued.h"

#include "store/stmt.h"

#define ROW "n, period, leader, leader_name, today, time, author, pdf_hash"
#define N_ROW_COLUMNS 8
#define BODIES "document, settings, calendar, figures, parts"
#define ADD                                                                                        \
  "INSERT INTO issued (" ROW ", " BODIES                                                           \
  ") VALUES (NULL, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"

/* A row is written to its page and to the journal. */
#define DISK_FACTOR 2

void
duban_issued_row_free (DubanIssuedRow *row)
{
  g_free (row->leader_name);
  g_free (row->author);
  g_free (row);
}

void
duban_issued_whole_free (DubanIssuedWhole *whole)
{
  for (int i = 0; i < DUBAN_N_ISSUED_BODIES; i++)
    g_clear_pointer (&whole->bodies[i], g_bytes_unref);
  g_free (whole->row.leader_name);
  g_free (whole->row.author);
  g_free (whole);
}

static void
bind_row (DubanStmt *stmt, const DubanIssuedRow *row, const char *period)
{
  duban_stmt_bind_text (stmt, 2, period, -1);
  duban_stmt_bind_int (stmt, 3, row->leader);
  duban_stmt_bind_text (stmt, 4, row->leader_name, -1);
  duban_stmt_bind_int (stmt, 5, row->today);
  duban_stmt_bind_int (stmt, 6, row->time);
  duban_stmt_bind_text (stmt, 7, row->author, -1);
  duban_stmt_bind_blob (stmt, 8, row->hash.bytes, DUBAN_HASH_SIZE);
}

static gboolean
insert (DubanDb *db, const DubanIssuedWhole *whole, GError **error)
{
  g_autofree char *period = duban_period_to_text (whole->row.period);
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, ADD, error);

  if (stmt == NULL)
    return FALSE;
  bind_row (stmt, &whole->row, period);
  for (int i = 0; i < DUBAN_N_ISSUED_BODIES; i++)
    {
      gsize size;
      gconstpointer data = g_bytes_get_data (whole->bodies[i], &size);

      db->need += DISK_FACTOR * (gint64) size;
      /* Nothing is a body too, not NULL. */
      duban_stmt_bind_blob (stmt, N_ROW_COLUMNS + 1 + i, size > 0 ? data : "", size);
    }
  return duban_stmt_run (stmt, error);
}

gboolean
duban_issued_add (DubanDb *db, DubanIssuedWhole *whole, GError **error)
{
  if (!duban_db_begin (db, error))
    return FALSE;
  /* A newer program may have migrated the file since it was opened here. */
  if (!duban_db_identify (db, NULL, error) || !insert (db, whole, error))
    {
      duban_db_rollback (db);
      return FALSE;
    }
  whole->row.n = sqlite3_last_insert_rowid (db->handle);
  return duban_db_commit (db, error);
}

/* A text that is never written so is of a damaged file. (transfer full) */
static char *
dup_text (DubanStmt *stmt, int column)
{
  const char *text = duban_stmt_get_text (stmt, column);
  const gboolean is_text = text == NULL || g_utf8_validate (text, -1, NULL);

  stmt->is_damaged |= !is_text;
  return is_text ? g_strdup (text) : NULL;
}

static DubanPeriod
get_period (DubanStmt *stmt, int column)
{
  const char *text = duban_stmt_get_text (stmt, column);
  DubanPeriod period = { 0 };

  stmt->is_damaged |= text == NULL || !duban_period_parse (text, &period);
  return period;
}

static void
read_row (DubanStmt *stmt, DubanIssuedRow *row)
{
  row->n = duban_stmt_get_int (stmt, 0);
  row->period = get_period (stmt, 1);
  row->leader = duban_stmt_get_number (stmt, 2);
  row->leader_name = dup_text (stmt, 3);
  row->today = duban_stmt_get_day (stmt, 4);
  row->time = duban_stmt_get_int (stmt, 5);
  row->author = dup_text (stmt, 6);
  stmt->is_damaged |= !duban_stmt_get_hash (stmt, 7, &row->hash);
  if (row->author == NULL)
    row->author = g_strdup ("");
}

static void
free_row_cb (gpointer row)
{
  duban_issued_row_free (row);
}

GPtrArray *
duban_issued_list (DubanDb *db, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, "SELECT " ROW " FROM issued ORDER BY n DESC", error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row_cb);
  gboolean has_row;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      DubanIssuedRow *row = g_new0 (DubanIssuedRow, 1);

      g_ptr_array_add (rows, row);
      read_row (stmt, row);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

static DubanIssuedWhole *
read_whole (DubanStmt *stmt)
{
  DubanIssuedWhole *whole = g_new0 (DubanIssuedWhole, 1);

  read_row (stmt, &whole->row);
  for (int i = 0; i < DUBAN_N_ISSUED_BODIES; i++)
    {
      gsize size;
      gconstpointer data = duban_stmt_get_blob (stmt, N_ROW_COLUMNS + i, &size);

      whole->bodies[i] = g_bytes_new (data, size);
    }
  return whole;
}

gboolean
duban_issued_get (DubanDb *db, gint64 n, DubanIssuedWhole **whole, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, "SELECT " ROW ", " BODIES " FROM issued WHERE n = ?1", error);
  g_autoptr (DubanIssuedWhole) found = NULL;
  gboolean has_row;

  *whole = NULL;
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_int (stmt, 1, n);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  found = read_whole (stmt);
  /* The end of the reading, which says what was wrong with the row. */
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  *whole = g_steal_pointer (&found);
  return TRUE;
}
