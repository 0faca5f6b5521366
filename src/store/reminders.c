/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/reminders.h"

#include "store/db-private.h"
#include "store/stmt.h"

#define WRITE                                                                                      \
  "INSERT OR REPLACE INTO reminder (person, task, what, due, target, level, state, grouped, "      \
  "since, rung, until, bubble) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
#define REMOVE                                                                                     \
  "DELETE FROM reminder WHERE person = ?1 AND task = ?2 AND what = ?3 AND due = ?4 AND target = "  \
  "?5"

/* What lies outside a byte is never written: a row that has it is of a damaged file. */
static guint8
get_byte (DubanStmt *stmt, int column)
{
  return (guint8) duban_stmt_get_within (stmt, column, 0, G_MAXUINT8, 0);
}

static gint32
get_minutes (DubanStmt *stmt, int column)
{
  return (gint32) duban_stmt_get_within (stmt, column, G_MININT32, G_MAXINT32, 0);
}

static DubanReminded
read_row (DubanStmt *stmt, guint32 person)
{
  DubanReminded row = { .person = person };

  row.task = duban_stmt_get_number (stmt, 0);
  row.what = get_byte (stmt, 1);
  row.due = get_minutes (stmt, 2);
  row.target = duban_stmt_get_int (stmt, 3);
  row.level = get_byte (stmt, 4);
  row.state = get_byte (stmt, 5);
  row.is_grouped = get_byte (stmt, 6);
  row.since = get_minutes (stmt, 7);
  row.rung = get_minutes (stmt, 8);
  row.until = get_minutes (stmt, 9);
  row.bubble = (guint32) duban_stmt_get_within (stmt, 10, 0, G_MAXUINT32, 0);
  return row;
}

GArray *
duban_reminders_load (DubanDb *db, guint32 person, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT task, what, due, target, level, state, grouped, since, rung, "
                        "until, bubble FROM reminder WHERE person = ?1 "
                        "ORDER BY task, what, due, target",
                        error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (DubanReminded));
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_int (stmt, 1, person);
  if (!duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      const DubanReminded row = read_row (stmt, person);

      g_array_append_val (rows, row);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

static void
bind_key (DubanStmt *stmt, const DubanReminded *row)
{
  duban_stmt_bind_int (stmt, 1, row->person);
  duban_stmt_bind_int (stmt, 2, row->task);
  duban_stmt_bind_int (stmt, 3, row->what);
  duban_stmt_bind_int (stmt, 4, row->due);
  duban_stmt_bind_int (stmt, 5, row->target);
}

static gboolean
write_rows (DubanDb *db, const DubanReminded *rows, gsize n, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, WRITE, error);

  if (stmt == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      bind_key (stmt, &rows[i]);
      duban_stmt_bind_int (stmt, 6, rows[i].level);
      duban_stmt_bind_int (stmt, 7, rows[i].state);
      duban_stmt_bind_int (stmt, 8, rows[i].is_grouped);
      duban_stmt_bind_int (stmt, 9, rows[i].since);
      duban_stmt_bind_int (stmt, 10, rows[i].rung);
      duban_stmt_bind_int (stmt, 11, rows[i].until);
      duban_stmt_bind_int (stmt, 12, rows[i].bubble);
      if (!duban_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
remove_rows (DubanDb *db, const DubanReminded *gone, gsize n, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, REMOVE, error);

  if (stmt == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      bind_key (stmt, &gone[i]);
      if (!duban_stmt_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
duban_reminders_change (DubanDb *db, DubanRemindersFunc func, gpointer data, GError **error)
{
  if (!duban_db_begin (db, error))
    return FALSE;
  if (func (db, data, error))
    return duban_db_commit (db, error);
  duban_db_rollback (db);
  return FALSE;
}

gboolean
duban_reminders_forget_bubbles (DubanDb *db, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, "UPDATE reminder SET bubble = 0 WHERE bubble != 0", error);

  return stmt != NULL && duban_stmt_run (stmt, error);
}

typedef struct
{
  const DubanReminded *rows, *gone;
  gsize n_rows, n_gone;
} Writing;

static gboolean
write_cb (DubanDb *db, gpointer data, GError **error)
{
  const Writing *writing = data;

  return remove_rows (db, writing->gone, writing->n_gone, error)
         && write_rows (db, writing->rows, writing->n_rows, error);
}

gboolean
duban_reminders_write (DubanDb *db, const DubanReminded *rows, gsize n_rows,
                       const DubanReminded *gone, gsize n_gone, GError **error)
{
  Writing writing = { rows, gone, n_rows, n_gone };

  if (n_rows == 0 && n_gone == 0)
    return TRUE;
  if (sqlite3_get_autocommit (db->handle))
    return duban_reminders_change (db, write_cb, &writing, error);
  return write_cb (db, &writing, error);
}
