/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/care.h"

#include "core/attribute.h"
#include "core/settings.h"
#include "store/backups.h"
#include "store/copy.h"
#include "store/place.h"
#include "store/stmt.h"
#include "store/zone-days.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define HOUR_MS (60 * 60 * 1000)

/* The office's time zone; the usual one where it is not set, or not known on this computer. */
static GTimeZone *
load_zone (DubanDb *db, GError **error)
{
  g_autoptr (DubanStmt) stmt
      = duban_stmt_new (db, "SELECT value FROM setting WHERE attr = ?1", error);
  const char *name = duban_setting_get_spec (DUBAN_SETTING_TIME_ZONE)->default_text;
  GTimeZone *zone;
  gboolean has_row;

  if (stmt == NULL)
    return NULL;
  duban_stmt_bind_int (stmt, 1, DUBAN_ATTR_SETTING_FIRST + DUBAN_SETTING_TIME_ZONE);
  if (!duban_stmt_step (stmt, &has_row, error))
    return NULL;
  if (has_row)
    name = duban_stmt_get_text (stmt, 0);
  zone = g_time_zone_new_identifier (name);
  return zone != NULL ? zone : g_time_zone_new_offset (8 * 60 * 60);
}

static gboolean
is_same_file (const char *a, const char *b)
{
  GStatBuf left, right;

  return g_stat (a, &left) == 0 && g_stat (b, &right) == 0 && left.st_dev == right.st_dev
         && left.st_ino == right.st_ino;
}

/* Whether the newest backup was made in the hour before now. */
static gboolean
has_fresh (const char *db_path, gint64 now_ms)
{
  g_autoptr (GArray) days = duban_backups_list_days (db_path);
  g_autofree char *newest = NULL;
  GStatBuf info;
  gint64 age;

  if (days->len == 0)
    return FALSE;
  newest = duban_backups_dup_path (db_path, g_array_index (days, DubanDay, 0));
  if (g_stat (newest, &info) != 0)
    return FALSE;
  age = now_ms - (gint64) info.st_mtime * 1000;
  return age >= 0 && age < HOUR_MS;
}

/* The file bears the program's time, which --now may have set, not the disk's. */
static void
stamp (const char *path, gint64 now_ms)
{
  struct timespec moment = { .tv_sec = (time_t) (now_ms / 1000) };

  utimensat (AT_FDCWD, path, (const struct timespec[2]){ moment, moment }, 0);
}

/* SQLite copies nothing out of a connection that is writing, so another one reads what is
 * committed; SQLite itself keeps the locks of the two apart. */
static gboolean
copy_committed (DubanDb *db, const char *path, GError **error)
{
  DubanDb *reader;
  gboolean is_done;

  if (sqlite3_get_autocommit (db->handle))
    return duban_copy (db, path, NULL, error);
  reader = duban_db_connect (db->path, TRUE, error);
  if (reader == NULL)
    return FALSE;
  is_done = duban_copy (reader, path, NULL, error);
  duban_db_disconnect (reader);
  return is_done;
}

/* Before the first task there is nothing that could not be entered again at once. */
static gboolean
holds_tasks (DubanDb *db, gboolean *is_so, GError **error)
{
  gint64 n;

  if (!duban_db_query_int (db, "SELECT EXISTS (SELECT 1 FROM task)", &n, error))
    return FALSE;
  *is_so = n != 0;
  return TRUE;
}

static gboolean
find_today (DubanDb *db, gint64 now_ms, DubanDay *today, GError **error)
{
  g_autoptr (GTimeZone) zone = load_zone (db, error);
  DubanZoneDays days;

  if (zone == NULL)
    return FALSE;
  duban_zone_days_init (&days, zone);
  *today = duban_zone_days_get (&days, now_ms);
  return TRUE;
}

static gboolean
back_up_today (DubanDb *db, DubanDay today, gint64 now_ms, char **path, GError **error)
{
  g_autofree char *backup = duban_backups_dup_path (db->path, today);
  gboolean is_worth_it;

  if (!holds_tasks (db, &is_worth_it, error))
    return FALSE;
  if (!is_worth_it)
    return TRUE;
  if (!copy_committed (db, backup, error))
    return FALSE;
  stamp (backup, now_ms);
  duban_backups_rotate (db->path, today);
  if (path != NULL)
    *path = g_steal_pointer (&backup);
  return TRUE;
}

gboolean
duban_care_backup (DubanDb *db, const char *path, GCancellable *cancellable, GError **error)
{
  if (!is_same_file (db->path, path))
    return duban_copy (db, path, cancellable, error);
  g_set_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_EXISTS,
               _ ("“%s” is the database itself; name another file for its copy."), path);
  return FALSE;
}

gboolean
duban_care_backup_rotating (DubanDb *db, gint64 now_ms, char **path, GError **error)
{
  DubanDay today;

  if (path != NULL)
    *path = NULL;
  return has_fresh (db->path, now_ms)
         || (find_today (db, now_ms, &today, error)
             && back_up_today (db, today, now_ms, path, error));
}

gboolean
duban_care_backup_daily (DubanDb *db, gint64 now_ms, char **path, GError **error)
{
  g_autofree char *backup = NULL;
  DubanDay today;

  if (path != NULL)
    *path = NULL;
  if (!find_today (db, now_ms, &today, error))
    return FALSE;
  backup = duban_backups_dup_path (db->path, today);
  return g_file_test (backup, G_FILE_TEST_EXISTS) || back_up_today (db, today, now_ms, path, error);
}
