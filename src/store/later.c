/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/later.h"

#include "store/place.h"
#include "store/stmt.h"

#include <string.h>

/* How far behind the last change here one is looked for where the other file cannot say how many
 * it has. */
#define MAX_BEYOND 1000000

enum
{
  COLUMN_HASH,
  COLUMN_BODY,
  COLUMN_SEAL
};

typedef struct
{
  GHashTable *known; /* a set of DubanHash */
  DubanLaterFunc func;
  gpointer data;
  gsize n_lost;
  gint64 seal_n; /* over there: the seal in hand, for one covers many; 0: none yet */
  DubanStoredSeal *seal;
} Later;

static guint
hash_of_hash (gconstpointer hash)
{
  guint32 bytes;

  memcpy (&bytes, hash, sizeof bytes);
  return bytes;
}

static gboolean
is_same_hash (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, DUBAN_HASH_SIZE) == 0;
}

static gboolean
load_known (Later *later, DubanDb *db, GError **error)
{
  g_autoptr (DubanStmt) stmt = duban_stmt_new (db, "SELECT hash FROM change", error);
  gboolean has_row;

  if (stmt == NULL || !duban_stmt_step (stmt, &has_row, error))
    return FALSE;
  while (has_row)
    {
      DubanHash hash;

      if (duban_stmt_get_hash (stmt, 0, &hash))
        g_hash_table_add (later->known, g_memdup2 (&hash, sizeof hash));
      if (!duban_stmt_step (stmt, &has_row, error))
        return FALSE;
    }
  return TRUE;
}

/* The number of the last change to be looked for. */
static gboolean
find_last (DubanDb *db, DubanDb *other, gint64 *last, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (duban_db_get_last_change (other, last, &cause))
    return TRUE;
  if (!g_error_matches (cause, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (!duban_db_get_last_change (db, last, error))
    return FALSE;
  *last += MAX_BEYOND;
  return TRUE;
}

/* NULL where it cannot be read. */
static DubanStoredSeal *
get_seal (Later *later, DubanDb *other, gint64 n)
{
  if (later->seal_n == n)
    return later->seal;
  g_clear_pointer (&later->seal, duban_stored_seal_free);
  later->seal_n = n;
  later->seal = duban_sealing_load (other, n, NULL);
  if (later->seal != NULL)
    later->seal->n = 0;
  return later->seal;
}

/* The row that the statement stands on.  Another desk's word without its seal could never be passed
 * on; who wrote it gives it again. */
static gboolean
take_row (Later *later, DubanDb *other, DubanStmt *stmt, GError **error)
{
  gint64 seal_n = duban_stmt_get_int (stmt, COLUMN_SEAL);
  DubanStoredSeal *seal = NULL;
  DubanSpan body;
  DubanHash hash;

  if (!duban_stmt_get_hash (stmt, COLUMN_HASH, &hash))
    {
      later->n_lost++;
      return TRUE;
    }
  if (g_hash_table_contains (later->known, &hash))
    return TRUE;
  if (seal_n != 0 && (seal = get_seal (later, other, seal_n)) == NULL)
    {
      later->n_lost++;
      return TRUE;
    }
  body.data = duban_stmt_get_blob (stmt, COLUMN_BODY, &body.size);
  return later->func (body, &hash, seal, later->data, error);
}

/* One by one, so that a damaged page hides no more than what lies on it.  SQLite is asked past
 * duban_stmt_step(), which would look for a good backup at each. */
static gboolean
take_all (Later *later, DubanDb *other, gint64 last, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (other, "SELECT hash, body, seal FROM change WHERE n = ?1", error);
  gint64 first_lost = 0; /* of the run of unreadable ones in hand; 0: none */

  if (stmt == NULL)
    return FALSE;
  for (gint64 n = 1; n <= last; n++)
    {
      int result;

      duban_stmt_bind_int (stmt, 1, n);
      result = sqlite3_step (stmt->handle);
      if (result == SQLITE_ROW)
        {
          later->n_lost += first_lost != 0 ? (gsize) (n - first_lost) : 0;
          first_lost = 0;
          if (!take_row (later, other, stmt, error))
            return FALSE;
        }
      else if (result != SQLITE_DONE && first_lost == 0)
        first_lost = n;
      duban_stmt_reset (stmt);
    }
  /* How many lay behind the last that could be read, nobody knows: at least one. */
  later->n_lost += first_lost != 0;
  return TRUE;
}

gboolean
duban_later_each (DubanDb *db, const char *path, DubanLaterFunc func, gpointer data, gsize *n_lost,
                  GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (hash_of_hash, is_same_hash, g_free, NULL);
  Later later = { .known = known, .func = func, .data = data };
  gboolean is_done;
  DubanDb *other;
  gint64 last;

  *n_lost = 0;
  if (!load_known (&later, db, error) || !duban_place_check_file (path, error))
    return FALSE;
  other = duban_db_connect (path, TRUE, error);
  if (other == NULL)
    return FALSE;
  is_done = duban_db_identify (other, NULL, error) && find_last (db, other, &last, error)
            && take_all (&later, other, last, error);
  g_clear_pointer (&later.seal, duban_stored_seal_free);
  duban_db_disconnect (other);
  *n_lost = later.n_lost;
  return is_done;
}
