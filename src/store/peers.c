/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/peers.h"

#include "store/stmt.h"

#include <string.h>

DubanPeerRow *
duban_peer_row_new (void)
{
  DubanPeerRow *row = g_new0 (DubanPeerRow, 1);

  row->former = g_array_new (FALSE, FALSE, sizeof (DubanFormerKey));
  row->revoked_after = G_MAXINT64;
  return row;
}

void
duban_peer_row_free (DubanPeerRow *row)
{
  g_clear_pointer (&row->former, g_array_unref);
  g_free (row->name);
  g_clear_pointer (&row->acknowledged, g_bytes_unref);
  g_free (row);
}

static void
free_row_cb (gpointer row)
{
  duban_peer_row_free (row);
}

static gboolean
put_desk (DubanDb *db, const DubanPeerRow *row, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "INSERT INTO desk (id, name, sign_key, box_key, revoked_after) "
                        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (id) DO UPDATE SET name = ?2, "
                        "sign_key = ?3, box_key = ?4, revoked_after = ?5",
                        error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, &row->desk);
  duban_stmt_bind_text (stmt, 2, row->name, -1);
  duban_stmt_bind_blob (stmt, 3, row->sign_key, DUBAN_PEER_KEY_SIZE);
  duban_stmt_bind_blob (stmt, 4, row->box_key, DUBAN_PEER_KEY_SIZE);
  if (row->revoked_after != G_MAXINT64)
    duban_stmt_bind_int (stmt, 5, row->revoked_after);
  return duban_stmt_run (stmt, error);
}

gboolean
duban_peers_put (DubanDb *db, const DubanPeerRow *row, GError **error)
{
  g_autoptr (DubanStmt) stmt = NULL;
  gsize size = 0;
  gconstpointer data = row->acknowledged != NULL ? g_bytes_get_data (row->acknowledged, &size) : "";

  if (!put_desk (db, row, error)
      || (stmt = duban_stmt_new (db,
                                 "INSERT OR REPLACE INTO peer (desk, role, leader, met, seen, "
                                 "number, acknowledged) SELECT n, ?2, ?3, ?4, ?5, ?6, ?7 "
                                 "FROM desk WHERE id = ?1",
                                 error))
             == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, &row->desk);
  duban_stmt_bind_int (stmt, 2, row->role);
  if (!duban_id_is_nil (&row->leader))
    duban_stmt_bind_id (stmt, 3, &row->leader);
  duban_stmt_bind_number (stmt, 4, row->met);
  duban_stmt_bind_number (stmt, 5, row->seen);
  duban_stmt_bind_number (stmt, 6, row->number);
  if (size > 0)
    duban_stmt_bind_blob (stmt, 7, data, size);
  if (!duban_stmt_run (stmt, error))
    return FALSE;
  for (guint i = 0; i < row->former->len; i++)
    if (!duban_former_key_put (db, &row->desk, &g_array_index (row->former, DubanFormerKey, i),
                               error))
      return FALSE;
  return TRUE;
}

static gboolean
take_key (DubanStmt *stmt, int column, guint8 *key)
{
  gsize size;
  gconstpointer data = duban_stmt_get_blob (stmt, column, &size);

  if (size != DUBAN_PEER_KEY_SIZE)
    return FALSE;
  memcpy (key, data, size);
  return TRUE;
}

static DubanPeerRow *
take_row (DubanStmt *stmt, GError **error)
{
  g_autoptr (DubanPeerRow) row = duban_peer_row_new ();
  gsize size;
  gconstpointer data;

  row->name = g_strdup (duban_stmt_get_text (stmt, 1));
  row->role = (DubanPeerRole) duban_stmt_get_within (stmt, 5, DUBAN_PEER_NOBODY, DUBAN_PEER_OFFICE,
                                                     DUBAN_PEER_NOBODY);
  row->revoked_after = duban_stmt_is_null (stmt, 4) ? G_MAXINT64 : duban_stmt_get_int (stmt, 4);
  row->met = duban_stmt_get_int (stmt, 7);
  row->seen = duban_stmt_get_int (stmt, 8);
  row->number = duban_stmt_get_int (stmt, 9);
  data = duban_stmt_get_blob (stmt, 10, &size);
  if (size > 0)
    row->acknowledged = g_bytes_new (data, size);
  if (row->name == NULL || !duban_stmt_get_id (stmt, 0, &row->desk)
      || !take_key (stmt, 2, row->sign_key) || !take_key (stmt, 3, row->box_key)
      || (!duban_stmt_is_null (stmt, 6) && !duban_stmt_get_id (stmt, 6, &row->leader))
      || size % DUBAN_ID_SIZE != 0)
    {
      duban_db_fail_damaged (stmt->db->path, error);
      return NULL;
    }
  return g_steal_pointer (&row);
}

static gboolean
load_former (DubanDb *db, GPtrArray *rows, GError **error)
{
  for (guint i = 0; i < rows->len; i++)
    {
      DubanPeerRow *row = rows->pdata[i];
      GArray *former = duban_former_keys_list (db, &row->desk, error);

      if (former == NULL)
        return FALSE;
      g_array_unref (row->former);
      row->former = former;
    }
  return TRUE;
}

GPtrArray *
duban_peers_list (DubanDb *db, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (free_row_cb);
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT d.id, d.name, d.sign_key, d.box_key, d.revoked_after, p.role, "
                        "p.leader, p.met, p.seen, p.number, p.acknowledged "
                        "FROM peer AS p JOIN desk AS d ON d.n = p.desk ORDER BY d.n",
                        error);
  gboolean has_row = FALSE;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      DubanPeerRow *row = take_row (stmt, error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return load_former (db, rows, error) ? g_steal_pointer (&rows) : NULL;
}
