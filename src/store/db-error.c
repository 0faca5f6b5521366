/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite's errors as sentences for people. */
#include "store/backups.h"
#include "store/db-private.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>

/* Where a disk is full though there seemed to be room: what others, a quota or an estimate may be
 * short of. */
#define LEAST_MISSING (1024 * 1024)

/* What was free before, and will be again after the rollback. */
static void
set_full (DubanDb *db, GError **error)
{
  gint64 room = MAX (db->room, 0);
  g_autofree char *room_text = g_format_size ((guint64) room);
  g_autofree char *more_text = g_format_size ((guint64) MAX (db->need - room, LEAST_MISSING));

  g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FULL,
               _ ("The disk of the database “%s” is full: %s are free and about %s more are "
                  "needed; nothing was changed. Make room and do it again."),
               db->path, room_text, more_text);
}

static const char *
get_read_only_format (int code)
{
  switch (code)
    {
    case SQLITE_READONLY_DBMOVED:
      return _ ("The database “%s” was replaced by another file while it was open; close the "
                "program, open it again and do it once more.");
    case SQLITE_READONLY_ROLLBACK:
    case SQLITE_READONLY_RECOVERY:
      return _ ("The writing of the database “%s” was interrupted; open it once where it can be "
                "written, which puts it right.");
    default:
      return _ ("The database “%s” or its folder cannot be written; give yourself permission, or "
                "move it to a place of your own.");
    }
}

static void
set_read_only (DubanDb *db, int code, GError **error)
{
  /* Every format above has the path, and nothing else. */
  g_autoptr (GString) message = g_string_new (get_read_only_format (code));

  g_string_replace (message, "%s", db->path, 1);
  g_set_error_literal (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY, message->str);
}

static void
set_failed (DubanDb *db, int code, GError **error)
{
  int system_error = sqlite3_system_errno (db->handle);

  if (code == SQLITE_IOERR_DIR_FSYNC)
    g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_UNSURE,
                 _ ("“%s” is written, but its disk does not confirm it: %s. Check the disk before "
                    "you rely on it."),
                 db->path, g_strerror (system_error != 0 ? system_error : EIO));
  else if ((code & 0xff) == SQLITE_IOERR && system_error != 0)
    g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DISK,
                 _ ("The disk of the database “%s” reports an error: %s; nothing was changed. "
                    "Check the disk and do it again."),
                 db->path, g_strerror (system_error));
  else
    g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FAILED,
                 _ ("The database “%s” could not do that: %s (%d); nothing was changed."), db->path,
                 sqlite3_errmsg (db->handle), code);
}

gboolean
duban_db_fail (DubanDb *db, GError **error)
{
  int code = sqlite3_extended_errcode (db->handle);
  int system_error = sqlite3_system_errno (db->handle);

  switch (code & 0xff)
    {
    case SQLITE_NOTADB:
      g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FOREIGN,
                   _ ("“%s” is not a database; name a Duban database with --db."), db->path);
      return FALSE;
    case SQLITE_CORRUPT:
      return duban_db_fail_damaged (db->path, error);
    case SQLITE_FULL:
      set_full (db, error);
      return FALSE;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      set_read_only (db, code, error);
      return FALSE;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_LOCKED,
                   _ ("Another program is writing to the database “%s” and has not ended; wait a "
                      "little and do it again."),
                   db->path);
      return FALSE;
    default:
      if (system_error == ENOSPC || system_error == EDQUOT)
        set_full (db, error);
      else
        set_failed (db, code, error);
      return FALSE;
    }
}

gboolean
duban_db_fail_damaged (const char *path, GError **error)
{
  g_autofree char *backup = duban_backups_dup_newest_good (path);
  g_autofree char *quoted_path = g_shell_quote (path);

  if (backup != NULL)
    g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DAMAGED,
                 _ ("The database “%s” is damaged; its newest good backup is “%s”: take it, and "
                    "what can still be read of later work, with dubanctl --db %s restore --newest "
                    "--keep-later (the damaged file is kept)."),
                 path, backup, quoted_path);
  else
    g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DAMAGED,
                 _ ("The database “%s” is damaged and no good backup lies beside it; copy the "
                    "file to a safe place and bring a backup back with "
                    "dubanctl --db %s restore FILE."),
                 path, quoted_path);
  return FALSE;
}
