/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/changes.h"

#include "store/arena.h"

#include <string.h>

struct _DubanChanges
{
  DubanArena *arena;   /* the bodies and the DubanStoredChange */
  GPtrArray *pointers; /* of DubanStoredChange, inside the arena */
};

enum
{
  COLUMN_ENTITY,
  COLUMN_N,
  COLUMN_HASH,
  COLUMN_BODY
};
#define SELECT_CHANGES "SELECT entity, n, hash, body FROM change "

static void
changes_clear (DubanChanges *changes)
{
  for (guint i = 0; i < changes->pointers->len; i++)
    {
      DubanStoredChange *stored = g_ptr_array_index (changes->pointers, i);

      duban_change_clear (&stored->change);
    }
  g_ptr_array_set_size (changes->pointers, 0);
  duban_arena_reset (changes->arena);
}

/* A body that was taken in once decodes for ever, to the same name; where it does not, the file
 * is damaged. */
static gboolean
changes_take_row (DubanChanges *changes, DubanStmt *stmt, GError **error)
{
  DubanStoredChange *stored = duban_arena_alloc (changes->arena, sizeof *stored);
  DubanHash hash;
  gsize size;
  gconstpointer body = duban_stmt_get_blob (stmt, COLUMN_BODY, &size);
  const guint8 *copy = (const guint8 *) duban_arena_copy_text (changes->arena, body, size);

  if (!duban_stmt_get_hash (stmt, COLUMN_HASH, &hash)
      || !duban_change_decode (copy, size, &stored->change, NULL))
    return duban_db_fail_damaged (stmt->db->path, error);
  if (memcmp (&hash, &stored->change.hash, sizeof hash) != 0)
    {
      duban_change_clear (&stored->change);
      return duban_db_fail_damaged (stmt->db->path, error);
    }
  stored->n = duban_stmt_get_int (stmt, COLUMN_N);
  g_ptr_array_add (changes->pointers, stored);
  return TRUE;
}

DubanChanges *
duban_changes_new (void)
{
  DubanChanges *changes = g_new (DubanChanges, 1);

  changes->arena = duban_arena_new ();
  changes->pointers = g_ptr_array_new ();
  return changes;
}

void
duban_changes_free (DubanChanges *changes)
{
  changes_clear (changes);
  duban_arena_free (changes->arena);
  g_ptr_array_unref (changes->pointers);
  g_free (changes);
}

gboolean
duban_changes_load (DubanChanges *changes, DubanDb *db, guint32 entity, GError **error)
{
  g_autoptr (DubanKeptStmt) stmt
      = duban_stmt_keep (db, SELECT_CHANGES "WHERE entity = ?1 ORDER BY n", error);
  gboolean has_row = FALSE;

  changes_clear (changes);
  if (stmt == NULL)
    return FALSE;
  duban_stmt_bind_int (stmt, 1, entity);
  if (!duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    if (!changes_take_row (changes, stmt, error) || !duban_stmt_step (stmt, &has_row, error))
      return FALSE;
  return TRUE;
}

const DubanChange *const *
duban_changes_get (DubanChanges *changes, gsize *n)
{
  *n = changes->pointers->len;
  return (const DubanChange *const *) changes->pointers->pdata;
}

gboolean
duban_changes_each (DubanDb *db, DubanChangesFunc func, gpointer data, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, SELECT_CHANGES "ORDER BY entity, n", error);
  g_autoptr (DubanChanges) changes = duban_changes_new ();
  gboolean has_row = FALSE;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      gint64 entity = duban_stmt_get_int (stmt, COLUMN_ENTITY);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      changes_clear (changes);
      while (has_row && duban_stmt_get_int (stmt, COLUMN_ENTITY) == entity)
        if (!changes_take_row (changes, stmt, error) || !duban_stmt_step (stmt, &has_row, error))
          return FALSE;
      if (!func (changes, (guint32) entity, data, error))
        return FALSE;
    }
  return TRUE;
}
