/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/peer-keys.h"

#include "store/stmt.h"

#include <string.h>

gboolean
duban_former_key_put (DubanDb *db, const DubanId *desk, const DubanFormerKey *key, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "INSERT OR REPLACE INTO peer_key (desk, sign_key, box_key, upto) "
                        "SELECT n, ?2, ?3, ?4 FROM desk WHERE id = ?1",
                        error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, desk);
  duban_stmt_bind_blob (stmt, 2, key->sign_key, DUBAN_PEER_KEY_SIZE);
  duban_stmt_bind_blob (stmt, 3, key->box_key, DUBAN_PEER_KEY_SIZE);
  if (key->upto != G_MAXINT64)
    duban_stmt_bind_int (stmt, 4, key->upto);
  return duban_stmt_run (stmt, error);
}

static gboolean
take_key (DubanStmt *stmt, DubanFormerKey *key)
{
  gsize n_sign, n_box;
  gconstpointer sign = duban_stmt_get_blob (stmt, 0, &n_sign);
  gconstpointer box = duban_stmt_get_blob (stmt, 1, &n_box);

  if (n_sign != DUBAN_PEER_KEY_SIZE || n_box != DUBAN_PEER_KEY_SIZE)
    return FALSE;
  memcpy (key->sign_key, sign, n_sign);
  memcpy (key->box_key, box, n_box);
  key->upto = duban_stmt_is_null (stmt, 2) ? G_MAXINT64 : duban_stmt_get_int (stmt, 2);
  return TRUE;
}

GArray *
duban_former_keys_list (DubanDb *db, const DubanId *desk, GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (DubanFormerKey));
  g_autoptr (DubanKeptStmt) stmt
      = duban_stmt_keep (db,
                         "SELECT sign_key, box_key, upto FROM peer_key WHERE desk = "
                         "(SELECT n FROM desk WHERE id = ?1) ORDER BY sign_key, box_key",
                         error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_id (stmt, 1, desk);
  if (!duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      DubanFormerKey key;

      if (!take_key (stmt, &key))
        {
          duban_db_fail_damaged (db->path, error);
          return NULL;
        }
      g_array_append_val (keys, key);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&keys);
}

gboolean
duban_peer_clock_put (DubanDb *db, const DubanId *desk, gint64 ahead, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (
      db,
      ahead > 0 ? "INSERT OR REPLACE INTO peer_clock (desk, ahead) SELECT n, ?2 FROM desk "
                  "WHERE id = ?1"
                : "DELETE FROM peer_clock WHERE desk = (SELECT n FROM desk WHERE id = ?1)",
      error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, desk);
  if (ahead > 0)
    duban_stmt_bind_int (stmt, 2, ahead);
  return duban_stmt_run (stmt, error);
}

gboolean
duban_peer_clock_get (DubanDb *db, const DubanId *desk, gint64 *ahead, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (
      db, "SELECT ahead FROM peer_clock WHERE desk = (SELECT n FROM desk WHERE id = ?1)", error);
  gboolean has_row = FALSE;

  *ahead = 0;
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, desk);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    *ahead = duban_stmt_get_int (stmt, 0);
  return TRUE;
}
