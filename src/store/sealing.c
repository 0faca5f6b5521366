/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/sealing.h"

#include "store/changes.h"

#include <string.h>

#define SELECT_SEAL                                                                                \
  "SELECT s.n, d.id, s.no, s.hashes, s.sig FROM seal AS s JOIN desk AS d ON d.n = s.desk "

void
duban_stored_seal_free (DubanStoredSeal *seal)
{
  g_clear_pointer (&seal->hashes, g_array_unref);
  g_free (seal);
}

gboolean
duban_sealing_list_open (DubanDb *db, const DubanId *desk, GArray **numbers, GArray **hashes,
                         GError **error)
{
  g_autoptr (GArray) found_numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) found_hashes = g_array_new (FALSE, FALSE, sizeof (DubanHash));
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db,
                        "SELECT n, hash FROM change WHERE seal IS NULL "
                        "AND desk = (SELECT n FROM desk WHERE id = ?1) ORDER BY n",
                        error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, desk);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gint64 number = duban_stmt_get_int (stmt, 0);
      DubanHash hash;

      if (!duban_stmt_get_hash (stmt, 1, &hash))
        return duban_db_fail_damaged (db->path, error);
      g_array_append_val (found_numbers, number);
      g_array_append_val (found_hashes, hash);
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  *numbers = g_steal_pointer (&found_numbers);
  *hashes = g_steal_pointer (&found_hashes);
  return TRUE;
}

static DubanStoredSeal *
take_seal (DubanStmt *stmt, GError **error)
{
  g_autoptr (DubanStoredSeal) seal = g_new0 (DubanStoredSeal, 1);
  gsize size, n_bytes;
  gconstpointer hashes = duban_stmt_get_blob (stmt, 3, &size);
  gconstpointer signature = duban_stmt_get_blob (stmt, 4, &n_bytes);

  seal->n = duban_stmt_get_int (stmt, 0);
  seal->no = duban_stmt_get_int (stmt, 2);
  if (!duban_stmt_get_id (stmt, 1, &seal->desk) || size < 2 * DUBAN_HASH_SIZE
      || size % DUBAN_HASH_SIZE != 0 || n_bytes != DUBAN_SEALING_SIGNATURE_SIZE)
    {
      duban_db_fail_damaged (stmt->db->path, error);
      return NULL;
    }
  seal->hashes = g_array_new (FALSE, FALSE, sizeof (DubanHash));
  g_array_append_vals (seal->hashes, hashes, (guint) (size / DUBAN_HASH_SIZE));
  memcpy (seal->signature, signature, n_bytes);
  return g_steal_pointer (&seal);
}

gboolean
duban_sealing_get_last (DubanDb *db, const DubanId *desk, DubanStoredSeal **seal, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (
      db, SELECT_SEAL "WHERE d.id = ?1 ORDER BY s.no DESC, s.n DESC LIMIT 1", error);
  gboolean has_row = FALSE;

  *seal = NULL;
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, desk);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  return !has_row || (*seal = take_seal (stmt, error)) != NULL;
}

static void
free_seal_cb (gpointer seal)
{
  duban_stored_seal_free (seal);
}

GPtrArray *
duban_sealing_list (DubanDb *db, const DubanId *desk, GError **error)
{
  g_autoptr (GPtrArray) seals = g_ptr_array_new_with_free_func (free_seal_cb);
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, SELECT_SEAL "WHERE d.id = ?1 ORDER BY s.no DESC, s.n DESC", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_id (stmt, 1, desk);
  if (!duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      DubanStoredSeal *seal = take_seal (stmt, error);

      if (seal == NULL)
        return NULL;
      g_ptr_array_add (seals, seal);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&seals);
}

gboolean
duban_sealing_reopen (DubanDb *db, const DubanId *desk, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (
      db, "UPDATE change SET seal = NULL WHERE desk = (SELECT n FROM desk WHERE id = ?1)", error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, desk);
  return duban_stmt_run (stmt, error);
}

static gboolean
insert_seal (DubanDb *db, const DubanStoredSeal *seal, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db,
                                               "INSERT OR IGNORE INTO seal (desk, no, hashes, sig) "
                                               "SELECT n, ?2, ?3, ?4 FROM desk WHERE id = ?1",
                                               error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, &seal->desk);
  duban_stmt_bind_int (stmt, 2, seal->no);
  duban_stmt_bind_blob (stmt, 3, seal->hashes->data, seal->hashes->len * sizeof (DubanHash));
  duban_stmt_bind_blob (stmt, 4, seal->signature, sizeof seal->signature);
  return duban_stmt_run (stmt, error);
}

gboolean
duban_sealing_add (DubanDb *db, DubanStoredSeal *seal, GError **error)
{
  g_autoptr (DubanStmt) stmt = NULL;
  gboolean has_row = FALSE;

  if (!insert_seal (db, seal, error)
      || (stmt = duban_stmt_new (db,
                                 "SELECT s.n FROM seal AS s JOIN desk AS d ON d.n = s.desk "
                                 "WHERE d.id = ?1 AND s.no = ?2 AND s.sig = ?3",
                                 error))
             == NULL)
    return FALSE;
  duban_stmt_bind_id (stmt, 1, &seal->desk);
  duban_stmt_bind_int (stmt, 2, seal->no);
  duban_stmt_bind_blob (stmt, 3, seal->signature, sizeof seal->signature);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  seal->n = has_row ? duban_stmt_get_int (stmt, 0) : 0;
  return seal->n != 0 || duban_db_fail_damaged (db->path, error);
}

gboolean
duban_sealing_mark (DubanDb *db, gint64 change, gint64 seal, GError **error)
{
  g_autoptr (DubanKeptStmt) stmt
      = duban_stmt_keep (db, "UPDATE change SET seal = ?2 WHERE n = ?1", error);

  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_int (stmt, 1, change);
  duban_stmt_bind_int (stmt, 2, seal);
  return duban_stmt_run (stmt, error);
}

gboolean
duban_sealing_read (DubanDb *db, gint64 change, GBytes **body, gint64 *seal, GError **error)
{
  g_autoptr (DubanKeptStmt) stmt
      = duban_stmt_keep (db, "SELECT body, seal FROM change WHERE n = ?1", error);
  gboolean has_row = FALSE;
  gconstpointer data;
  gsize size;

  *body = NULL;
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_int (stmt, 1, change);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return duban_db_fail_damaged (db->path, error);
  data = duban_stmt_get_blob (stmt, 0, &size);
  *body = g_bytes_new (data, size);
  *seal = duban_stmt_get_int (stmt, 1);
  return TRUE;
}

DubanStoredSeal *
duban_sealing_load (DubanDb *db, gint64 seal, GError **error)
{
  g_autoptr (DubanKeptStmt) stmt = duban_stmt_keep (db, SELECT_SEAL "WHERE s.n = ?1", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_int (stmt, 1, seal);
  if (!duban_stmt_step (stmt, &has_row, error))
    return NULL;
  if (has_row)
    return take_seal (stmt, error);
  duban_db_fail_damaged (db->path, error);
  return NULL;
}

typedef struct
{
  DubanShareEntityFunc func;
  gpointer data;
  GArray *numbers; /* of gint64: scratch */
} Telling;

static gboolean
tell_entity (DubanChanges *changes, Telling *telling, GError **error)
{
  DubanShareEntity entity = { 0 };

  entity.changes = duban_changes_get (changes, &entity.n_changes);
  if (entity.n_changes == 0)
    return TRUE;
  g_array_set_size (telling->numbers, 0);
  for (gsize i = 0; i < entity.n_changes; i++)
    {
      gint64 number = duban_stored_change_get_number (entity.changes[i]);

      g_array_append_val (telling->numbers, number);
    }
  entity.kind = entity.changes[0]->kind;
  entity.numbers = (gpointer) telling->numbers->data;
  return telling->func (&entity, telling->data, error);
}

static gboolean
tell_cb (DubanChanges *changes, guint32 entity, gpointer data, GError **error)
{
  return tell_entity (changes, data, error);
}

static GArray *
list_touched (DubanDb *db, gint64 after, GError **error)
{
  g_autoptr (GArray) touched = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, "SELECT DISTINCT entity FROM change WHERE n > ?1", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_int (stmt, 1, after);
  if (!duban_stmt_step (stmt, &has_row, error))
    return NULL;
  while (has_row)
    {
      guint32 n = (guint32) duban_stmt_get_int (stmt, 0);

      g_array_append_val (touched, n);
      if (!duban_stmt_step (stmt, &has_row, error))
        return NULL;
    }
  return g_steal_pointer (&touched);
}

static gboolean
each_touched (gpointer self, gint64 after, DubanShareEntityFunc func, gpointer data, GError **error)
{
  DubanDb *db = self;
  g_autoptr (DubanReading) reading = duban_db_begin_reading (db, error);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) touched = NULL;
  g_autoptr (DubanChanges) changes = NULL;
  Telling telling = { func, data, numbers };

  if (reading == NULL)
    return FALSE;
  /* All of it is one long row of reading. */
  if (after == 0)
    return duban_changes_each (db, tell_cb, &telling, NULL, error);
  touched = list_touched (db, after, error);
  changes = duban_changes_new ();
  for (guint i = 0; touched != NULL && i < touched->len; i++)
    if (!duban_changes_load (changes, db, g_array_index (touched, guint32, i), error)
        || !tell_entity (changes, &telling, error))
      return FALSE;
  return touched != NULL;
}

DubanShareHistory
duban_sealing_get_history (DubanDb *db)
{
  return (DubanShareHistory){ each_touched, db };
}
