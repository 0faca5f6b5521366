/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/traffic.h"

#include "store/stmt.h"

#define DISK_FACTOR 2 /* a row is written to its page and to the journal */

gboolean
duban_traffic_add_sent (DubanDb *db, const DubanId *peer, const DubanShareSent *sent, gint64 number,
                        gint64 time, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (
      db, "INSERT INTO sent (peer, bundle, number, upto, time) VALUES (?1, ?2, ?3, ?4, ?5)", error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, peer);
  duban_stmt_bind_id (stmt, 2, &sent->bundle);
  duban_stmt_bind_int (stmt, 3, number);
  duban_stmt_bind_int (stmt, 4, sent->upto);
  duban_stmt_bind_int (stmt, 5, time);
  return duban_stmt_run (stmt, error);
}

gboolean
duban_traffic_drop_sent (DubanDb *db, gint64 first, gint64 last, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, "DELETE FROM sent WHERE number BETWEEN ?1 AND ?2", error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_int (stmt, 1, first);
  duban_stmt_bind_int (stmt, 2, last);
  return duban_stmt_run (stmt, error);
}

GArray *
duban_traffic_list_sent (DubanDb *db, const DubanId *peer, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (DubanShareSent));
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, "SELECT bundle, upto FROM sent WHERE peer = ?1 ORDER BY n", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_id (stmt, 1, peer);
  if (!duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      DubanShareSent sent = { .upto = duban_stmt_get_int (stmt, 1) };

      if (!duban_stmt_get_id (stmt, 0, &sent.bundle))
        {
          duban_db_fail_damaged (db->path, error);
          return NULL;
        }
      g_array_append_val (list, sent);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}

gboolean
duban_traffic_find_sent (DubanDb *db, const DubanId *peer, const DubanId *bundle, gint64 *number,
                         GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, "SELECT max(number) FROM sent WHERE peer = ?1 AND bundle = ?2", error);
  gboolean has_row;

  *number = 0;
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, peer);
  duban_stmt_bind_id (stmt, 2, bundle);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    *number = duban_stmt_get_int (stmt, 0);
  return TRUE;
}

gboolean
duban_traffic_get_last_number (DubanDb *db, gint64 *number, GError **error)
{
  return duban_db_query_int (db, "SELECT max(number) FROM sent", number, error);
}

void
duban_traffic_held_free (DubanTrafficHeld *held)
{
  g_free (held->file);
  g_free (held);
}

static void
free_held_cb (gpointer held)
{
  duban_traffic_held_free (held);
}

gboolean
duban_traffic_add_held (DubanDb *db, const DubanTrafficHeld *held, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db,
                                               "INSERT INTO held (peer, bundle, time, file, first, "
                                               "last) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                               error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, &held->peer);
  duban_stmt_bind_id (stmt, 2, &held->bundle);
  duban_stmt_bind_int (stmt, 3, held->time);
  duban_stmt_bind_text (stmt, 4, held->file, -1);
  duban_stmt_bind_int (stmt, 5, held->first);
  duban_stmt_bind_int (stmt, 6, held->last);
  return duban_stmt_run (stmt, error);
}

static DubanTrafficHeld *
take_held (DubanStmt *stmt, GError **error)
{
  g_autoptr (DubanTrafficHeld) held = g_new0 (DubanTrafficHeld, 1);

  held->n = duban_stmt_get_int (stmt, 0);
  held->time = duban_stmt_get_int (stmt, 3);
  held->file = g_strdup (duban_stmt_get_text (stmt, 4));
  held->first = duban_stmt_get_int (stmt, 5);
  held->last = duban_stmt_get_int (stmt, 6);
  held->undone = duban_stmt_get_int (stmt, 7);
  if (duban_stmt_get_id (stmt, 1, &held->peer) && duban_stmt_get_id (stmt, 2, &held->bundle))
    return g_steal_pointer (&held);
  duban_db_fail_damaged (stmt->db->path, error);
  return NULL;
}

GPtrArray *
duban_traffic_list_held (DubanDb *db, const DubanId *peer, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_held_cb);
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT n, peer, bundle, time, file, first, last, undone FROM held "
                        "WHERE ?1 IS NULL OR peer = ?1 ORDER BY n DESC",
                        error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  if (peer != NULL)
    duban_stmt_bind_id (stmt, 1, peer);
  if (!duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      DubanTrafficHeld *held = take_held (stmt, error);

      if (held == NULL)
        return NULL;
      g_ptr_array_add (list, held);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}

gboolean
duban_traffic_mark_undone (DubanDb *db, gint64 held, gint64 time, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, "UPDATE held SET undone = ?2 WHERE n = ?1", error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_int (stmt, 1, held);
  duban_stmt_bind_int (stmt, 2, time);
  return duban_stmt_run (stmt, error);
}

static gboolean
insert_number (DubanDb *db, const DubanId *peer, gint64 number, const DubanId *bundle,
               GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "INSERT OR IGNORE INTO peer_number (desk, number, bundle) "
                        "SELECT n, ?2, ?3 FROM desk WHERE id = ?1",
                        error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, peer);
  duban_stmt_bind_int (stmt, 2, number);
  duban_stmt_bind_id (stmt, 3, bundle);
  return duban_stmt_run (stmt, error);
}

gboolean
duban_traffic_note_number (DubanDb *db, const DubanId *peer, gint64 number, const DubanId *bundle,
                           gboolean *is_twice, GError **error)
{
  g_autoptr (DubanStmt) stmt = NULL;

  if (!insert_number (db, peer, number, bundle, error))
    return FALSE;
  stmt = duban_stmt_new (db,
                         "SELECT 1 FROM peer_number WHERE desk = (SELECT n FROM desk WHERE id = ?1)"
                         " AND number = ?2 AND bundle <> ?3",
                         error);
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, peer);
  duban_stmt_bind_int (stmt, 2, number);
  duban_stmt_bind_id (stmt, 3, bundle);
  return duban_stmt_step (stmt, is_twice, error);
}

gboolean
duban_traffic_has_later (DubanDb *db, const DubanId *peer, gint64 number, gboolean *has_later,
                         GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT 1 FROM peer_number JOIN held ON held.bundle = peer_number.bundle "
                        "WHERE held.peer = ?1 AND number > ?2 "
                        "AND desk = (SELECT n FROM desk WHERE id = ?1)",
                        error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, peer);
  duban_stmt_bind_int (stmt, 2, number);
  return duban_stmt_step (stmt, has_later, error);
}

gboolean
duban_traffic_has_change (DubanDb *db, const DubanId *entity, const DubanHash *hash,
                          gboolean *is_here, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT 1 FROM entity JOIN change ON change.entity = entity.n "
                        "WHERE entity.id = ?1 AND change.hash = ?2",
                        error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, entity);
  duban_stmt_bind_blob (stmt, 2, hash->bytes, DUBAN_HASH_SIZE);
  return duban_stmt_step (stmt, is_here, error);
}

void
duban_traffic_waiting_free (DubanTrafficWaiting *waiting)
{
  g_free (waiting->file);
  g_clear_pointer (&waiting->body, g_bytes_unref);
  g_free (waiting);
}

static void
free_waiting_cb (gpointer waiting)
{
  duban_traffic_waiting_free (waiting);
}

gboolean
duban_traffic_add_waiting (DubanDb *db, const DubanTrafficWaiting *waiting, GError **error)
{
  gsize size;
  gconstpointer body = g_bytes_get_data (waiting->body, &size);
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "INSERT OR REPLACE INTO waiting (bundle, peer, time, file, body) "
                        "VALUES (?1, ?2, ?3, ?4, ?5)",
                        error);

  if (stmt == NULL)
    return FALSE;
  db->need += DISK_FACTOR * (gint64) size;
  duban_stmt_bind_id (stmt, 1, &waiting->bundle);
  duban_stmt_bind_id (stmt, 2, &waiting->peer);
  duban_stmt_bind_int (stmt, 3, waiting->time);
  duban_stmt_bind_text (stmt, 4, waiting->file, -1);
  duban_stmt_bind_blob (stmt, 5, body, size);
  return duban_stmt_run (stmt, error);
}

static DubanTrafficWaiting *
take_waiting (DubanStmt *stmt, GError **error)
{
  g_autoptr (DubanTrafficWaiting) waiting = g_new0 (DubanTrafficWaiting, 1);
  gsize size;
  gconstpointer body = duban_stmt_get_blob (stmt, 4, &size);

  waiting->time = duban_stmt_get_int (stmt, 2);
  waiting->file = g_strdup (duban_stmt_get_text (stmt, 3));
  waiting->body = g_bytes_new (body, size);
  if (duban_stmt_get_id (stmt, 0, &waiting->bundle) && duban_stmt_get_id (stmt, 1, &waiting->peer))
    return g_steal_pointer (&waiting);
  duban_db_fail_damaged (stmt->db->path, error);
  return NULL;
}

GPtrArray *
duban_traffic_list_waiting (DubanDb *db, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (free_waiting_cb);
  g_autoptr (DubanStmt) stmt = duban_stmt_new (
      db, "SELECT bundle, peer, time, file, body FROM waiting ORDER BY time, bundle", error);
  gboolean has_row = FALSE;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      DubanTrafficWaiting *waiting = take_waiting (stmt, error);

      if (waiting == NULL)
        return NULL;
      g_ptr_array_add (list, waiting);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}

gboolean
duban_traffic_drop_waiting (DubanDb *db, const DubanId *bundle, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, "DELETE FROM waiting WHERE bundle = ?1", error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, bundle);
  return duban_stmt_run (stmt, error);
}

gboolean
duban_traffic_count_waiting (DubanDb *db, gsize *n, GError **error)
{
  gint64 count;

  if (!duban_db_query_int (db, "SELECT count(*) FROM waiting", &count, error))
    return FALSE;
  *n = (gsize) count;
  return TRUE;
}

gboolean
duban_traffic_count_open_tasks (DubanDb *db, gsize *n, GError **error)
{
  gint64 count;

  /* 3: DUBAN_STATUS_CLOSED; the codes are stored. */
  if (!duban_db_query_int (db,
                           "SELECT count(*) FROM task WHERE deleted IS NOT 1 "
                           "AND (status IS NULL OR status < 3)",
                           &count, error))
    return FALSE;
  *n = (gsize) count;
  return TRUE;
}
