/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/tasks.h"

#include "store/record-rows.h"
#include "store/task-row.h"

#define CANCEL_EVERY 1024 /* tasks between two looks at the cancellable */

/* Tasks and records, each read in the order of the task's number and merged as they come. */
typedef struct
{
  DubanTaskRow row;
  DubanRecordRows *records;
  DubanStmt *task_stmt, *record_stmt;
  gboolean has_task, has_record; /* whether each stands on a row */
} Stream;

/* The SQL of both tails bears the same parameter, if any: the number of the task. */
static gboolean
stream_init (Stream *stream, DubanDb *db, DubanTasksWhat what, GTimeZone *zone,
             const char *task_tail, const char *record_tail, GError **error)
{
  gboolean has_all = what == DUBAN_TASKS_ALL;
  g_autofree char *task_select = duban_task_row_dup_select (has_all);
  g_autofree char *record_select = duban_record_rows_dup_select (has_all);
  g_autofree char *task_sql = g_strconcat (task_select, task_tail, NULL);
  g_autofree char *record_sql = g_strconcat (record_select, record_tail, NULL);

  *stream = (Stream){ 0 };
  duban_task_row_init (&stream->row, has_all, zone);
  stream->records = duban_record_rows_new (db, has_all, zone, error);
  if (stream->records == NULL)
    return FALSE;
  stream->task_stmt = duban_stmt_new (db, task_sql, error);
  if (stream->task_stmt == NULL)
    return FALSE;
  stream->record_stmt = duban_stmt_new (db, record_sql, error);
  return stream->record_stmt != NULL;
}

static void
stream_clear (Stream *stream)
{
  g_clear_pointer (&stream->task_stmt, duban_stmt_free);
  g_clear_pointer (&stream->record_stmt, duban_stmt_free);
  g_clear_pointer (&stream->records, duban_record_rows_free);
  duban_task_row_clear (&stream->row);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Stream, stream_clear)

static gboolean
stream_start (Stream *stream, GError **error)
{
  return duban_stmt_step (stream->task_stmt, &stream->has_task, error)
         && duban_stmt_step (stream->record_stmt, &stream->has_record, error);
}

/* Takes the records of task n; those before it belong to what is no task, or a deleted one. */
static gboolean
stream_take_records (Stream *stream, guint32 n, GError **error)
{
  duban_record_rows_reset (stream->records);
  while (stream->has_record && duban_stmt_get_int (stream->record_stmt, 0) <= n)
    {
      if (duban_stmt_get_int (stream->record_stmt, 0) == n
          && !duban_record_rows_take (stream->records, stream->record_stmt, error))
        return FALSE;
      if (!duban_stmt_step (stream->record_stmt, &stream->has_record, error))
        return FALSE;
    }
  return TRUE;
}

/* Hands one task over; *goes_on is FALSE where the function wants no more. */
static gboolean
stream_hand_over (Stream *stream, DubanTaskFunc func, gpointer data, gboolean *goes_on,
                  GError **error)
{
  const DubanRecord *records;
  gsize n_records;

  duban_task_row_read (&stream->row, stream->task_stmt);
  if (!stream_take_records (stream, stream->row.task.n, error))
    return FALSE;
  records = duban_record_rows_get (stream->records, &n_records);
  *goes_on = func (&stream->row.task, records, n_records, data);
  return TRUE;
}

gboolean
duban_tasks_each (DubanDb *db, DubanTasksWhat what, GTimeZone *zone, DubanTaskFunc func,
                  gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanReading) reading = duban_db_begin_reading (db, error);
  g_auto (Stream) stream = { 0 };
  gboolean goes_on = TRUE;

  if (reading == NULL
      || !stream_init (&stream, db, what, zone,
                       what == DUBAN_TASKS_HELD
                           ? "WHERE deleted IS NOT 1 ORDER BY n"
                           : "WHERE deleted IS NOT 1 AND moved IS NULL ORDER BY n",
                       "ORDER BY entity, k", error)
      || !stream_start (&stream, error))
    return FALSE;
  for (gsize i = 0; stream.has_task && goes_on; i++)
    {
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!stream_hand_over (&stream, func, data, &goes_on, error)
          || !duban_stmt_step (stream.task_stmt, &stream.has_task, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
duban_tasks_each_of (DubanDb *db, const guint32 *ns, gsize n_ns, DubanTasksWhat what,
                     GTimeZone *zone, DubanTaskFunc func, gpointer data, GError **error)
{
  g_autoptr (DubanReading) reading = duban_db_begin_reading (db, error);
  g_auto (Stream) stream = { 0 };
  gboolean goes_on = TRUE;

  if (reading == NULL
      || !stream_init (&stream, db, what, zone, "WHERE n = ?1", "WHERE entity = ?1 ORDER BY k",
                       error))
    return FALSE;
  for (gsize i = 0; i < n_ns && goes_on; i++)
    {
      duban_stmt_bind_int (stream.task_stmt, 1, ns[i]);
      duban_stmt_bind_int (stream.record_stmt, 1, ns[i]);
      if (!stream_start (&stream, error)
          || (stream.has_task && !stream_hand_over (&stream, func, data, &goes_on, error)))
        return FALSE;
      duban_stmt_reset (stream.task_stmt);
      duban_stmt_reset (stream.record_stmt);
    }
  return TRUE;
}

gboolean
duban_tasks_each_waiver (DubanDb *db, GTimeZone *zone, DubanWaiverFunc func, gpointer data,
                         GError **error)
{
  static const char tail[]
      = "WHERE kind = ?1 AND entity IN (SELECT n FROM unit UNION ALL SELECT n FROM leader "
        "UNION ALL SELECT n FROM entity WHERE id = ?2) ORDER BY entity, k";
  g_autoptr (DubanReading) reading = duban_db_begin_reading (db, error);
  g_autofree char *select = duban_record_rows_dup_select (TRUE);
  g_autofree char *sql = g_strconcat (select, tail, NULL);
  const char *const no_words[] = { NULL };
  DubanId settings = duban_id_from_words ("settings", no_words);
  g_autoptr (DubanRecordRows) rows = NULL;
  g_autoptr (DubanStmt) stmt = NULL;
  gboolean has_row;

  if (reading == NULL || (rows = duban_record_rows_new (db, TRUE, zone, error)) == NULL
      || (stmt = duban_stmt_new (db, sql, error)) == NULL)
    return FALSE;
  duban_stmt_bind_int (stmt, 1, DUBAN_RECORD_WAIVE);
  duban_stmt_bind_id (stmt, 2, &settings);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gsize n_records;

      duban_record_rows_reset (rows);
      if (!duban_record_rows_take (rows, stmt, error))
        return FALSE;
      func (duban_record_rows_get (rows, &n_records), data);
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  return TRUE;
}
