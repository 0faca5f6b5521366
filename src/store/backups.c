/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/backups.h"

#include "store/db-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define PREFIX "duban-"
#define SUFFIX ".db"

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  DubanDay left = *(const DubanDay *) a;
  DubanDay right = *(const DubanDay *) b;

  return left < right ? 1 : left > right ? -1 : 0;
}

/* DUBAN_NO_DAY where the name is not of a daily backup. */
static DubanDay
parse_name (const char *name)
{
  g_autofree char *day = NULL;

  if (!g_str_has_prefix (name, PREFIX) || !g_str_has_suffix (name, SUFFIX))
    return DUBAN_NO_DAY;
  day = g_strndup (name + strlen (PREFIX), strlen (name) - strlen (PREFIX) - strlen (SUFFIX));
  return duban_day_parse (day);
}

static int
get_month (DubanDay day)
{
  int year, month;

  duban_day_to_ymd (day, &year, &month, NULL);
  return 12 * year + month;
}

/* One text that a query yields in its first row is `expected`. */
static gboolean
yields (sqlite3 *handle, const char *sql, const char *expected)
{
  sqlite3_stmt *stmt = NULL;
  gboolean is_so = FALSE;

  if (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW)
    is_so = g_strcmp0 ((const char *) sqlite3_column_text (stmt, 0), expected) == 0;
  sqlite3_finalize (stmt);
  return is_so;
}

char *
duban_backups_dup_named_path (const char *db_path, const char *name)
{
  g_autofree char *folder = g_path_get_dirname (db_path);

  return g_build_filename (folder, "backups", name, NULL);
}

char *
duban_backups_dup_path (const char *db_path, DubanDay day)
{
  char text[DUBAN_DAY_TEXT_SIZE];
  g_autofree char *name = g_strconcat (PREFIX, duban_day_format (day, text), SUFFIX, NULL);

  return duban_backups_dup_named_path (db_path, name);
}

GArray *
duban_backups_list_days (const char *db_path)
{
  g_autofree char *folder = duban_backups_dup_named_path (db_path, ".");
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (DubanDay));
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      DubanDay day = parse_name (name);

      if (day != DUBAN_NO_DAY)
        g_array_append_val (days, day);
    }
  g_array_sort (days, compare_newest_first);
  return days;
}

void
duban_backups_choose (const DubanDay *days, gsize n_days, gboolean *keep)
{
  guint n_weeks = 0, n_months = 0;

  for (gsize i = 0; i < n_days; i++)
    {
      gboolean first_of_week
          = i == 0 || duban_day_get_monday (days[i]) != duban_day_get_monday (days[i - 1]);
      gboolean first_of_month = i == 0 || get_month (days[i]) != get_month (days[i - 1]);

      n_weeks += first_of_week;
      n_months += first_of_month;
      keep[i] = i < DUBAN_BACKUPS_DAILY || (first_of_week && n_weeks <= DUBAN_BACKUPS_WEEKLY)
                || (first_of_month && n_months <= DUBAN_BACKUPS_MONTHLY);
    }
}

void
duban_backups_rotate (const char *db_path, DubanDay today)
{
  g_autoptr (GArray) days = duban_backups_list_days (db_path);
  g_autofree gboolean *keep = g_new0 (gboolean, days->len + 1);

  duban_backups_choose ((const DubanDay *) (gpointer) days->data, days->len, keep);
  for (guint i = 0; i < days->len; i++)
    {
      DubanDay day = g_array_index (days, DubanDay, i);
      g_autofree char *path = duban_backups_dup_path (db_path, day);

      /* One that cannot be removed takes room, no more; the next rotation tries again. */
      if (!keep[i] && day != today)
        g_unlink (path);
    }
}

char *
duban_backups_dup_newest_good (const char *db_path)
{
  g_autoptr (GArray) days = duban_backups_list_days (db_path);

  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *path = duban_backups_dup_path (db_path, g_array_index (days, DubanDay, i));

      if (duban_backups_is_good (path))
        return g_steal_pointer (&path);
    }
  return NULL;
}

gboolean
duban_backups_is_good (const char *path)
{
  g_autofree char *expected = g_strdup_printf ("%d", DUBAN_APPLICATION_ID);
  sqlite3 *handle = NULL;
  gboolean is_good = FALSE;

  if (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK)
    is_good = yields (handle, "PRAGMA application_id", expected)
              && yields (handle, "PRAGMA quick_check(1)", "ok");
  sqlite3_close (handle);
  return is_good;
}
