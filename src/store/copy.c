/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/copy.h"

#include "store/backups.h"
#include "store/place.h"

#define STEP_PAGES 2048 /* between two looks at the cancellable */

/* An error of the copying is one of the file that is written, unless the other one is at
 * fault. */
static gboolean
fail_step (DubanDb *from, DubanDb *to, int result, GError **error)
{
  gboolean is_source = (result & 0xff) == SQLITE_CORRUPT || (result & 0xff) == SQLITE_NOTADB;

  return duban_db_fail (is_source ? from : to, error);
}

static gboolean
copy_pages (DubanDb *from, DubanDb *to, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to->handle, "main", from->handle, "main");
  int result = SQLITE_OK;
  gboolean is_cancelled = FALSE;

  if (backup == NULL)
    return duban_db_fail (to, error);
  while (result == SQLITE_OK && !is_cancelled)
    {
      result = sqlite3_backup_step (backup, STEP_PAGES);
      is_cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  sqlite3_backup_finish (backup);
  if (is_cancelled)
    return FALSE;
  return result == SQLITE_DONE || fail_step (from, to, result, error);
}

static gboolean
fill (DubanDb *db, const char *part, GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanReading) reading = duban_db_begin_reading (db, error);
  DubanDb *to;
  gboolean is_done;

  if (reading == NULL)
    return FALSE;
  to = duban_db_connect (part, FALSE, error);
  if (to == NULL)
    return FALSE;
  /* Nobody else knows the file yet, and it is fsynced when it is whole. */
  is_done = duban_db_get_size (db, &to->need, error)
            && duban_db_run (to, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", error)
            && copy_pages (db, to, cancellable, error);
  duban_db_disconnect (to);
  return is_done;
}

char *
duban_copy_to_part (DubanDb *db, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = NULL;

  if (!duban_place_check_target (path, error) || !duban_place_make_folder (path, error))
    return NULL;
  part = duban_place_new_file (path, error);
  if (part == NULL)
    return NULL;
  if (fill (db, part, cancellable, error)
      && (duban_backups_is_good (part) || duban_db_fail_damaged (db->path, error)))
    return g_steal_pointer (&part);
  duban_place_discard (part);
  return NULL;
}

gboolean
duban_copy (DubanDb *db, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *part = duban_copy_to_part (db, path, cancellable, error);

  if (part == NULL)
    return FALSE;
  if (duban_place_put (part, path, TRUE, error))
    return TRUE;
  duban_place_discard (part);
  return FALSE;
}
