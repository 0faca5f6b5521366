/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/example/example.h"

#include "app/edit/directory.h"
#include "app/edit/edit.h"
#include "app/import/run.h"
#include "core/period.h"
#include "exchange/table.h"
#include "store/db.h"

#include "app/example-resource.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

/* Accounts have been asked for since so many weeks before today. */
#define WEEKS_OF_ACCOUNTS 8

/* Replaces every {n} by the date n days from today. (transfer full) */
static char *
move_dates (const char *text, DubanDay today)
{
  GString *moved = g_string_new (NULL);
  while (*text)
    {
      char *end = NULL;
      gint64 offset = *text == '{' ? g_ascii_strtoll (text + 1, &end, 10) : 0;
      if (end && end > text + 1 && *end == '}')
        {
          char buffer[DUBAN_DAY_TEXT_SIZE];
          g_string_append (moved, duban_day_format (today + (DubanDay) offset, buffer));
          text = end + 1;
        }
      else
        g_string_append_c (moved, *text++);
    }
  return g_string_free (moved, FALSE);
}

/* Writes one of the example's files, its dates moved, into folder. (transfer full) */
static char *
write_file (const char *folder, const char *name, DubanDay today, GError **error)
{
  g_autofree char *resource_path = g_strconcat ("/org/duban/Duban/example/", name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (duban_example_get_resource (), resource_path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  if (!bytes)
    return NULL;
  g_autofree char *text = move_dates (g_bytes_get_data (bytes, NULL), today);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  return g_file_set_contents (path, text, -1, error) ? g_steal_pointer (&path) : NULL;
}

static gboolean
import_file (DubanSession *session, const char *folder, const char *name, GError **error)
{
  g_autofree char *path = write_file (folder, name, session->now.today, error);
  if (!path)
    return FALSE;
  DubanImportOptions options
      = { .kind = DUBAN_IMPORT_AUTO, .all_or_nothing = TRUE, .tracked_from = DUBAN_NO_DAY };
  g_autoptr (DubanImportResult) result
      = duban_import_run (session, path, &options, NULL, NULL, NULL, NULL, error);
  g_unlink (path);
  return result != NULL;
}

/* One line of acts.csv: its cells by heading. */
typedef struct
{
  const DubanFileTable *table;
  gsize row;
} Act;

/* The cell under a heading; NULL where it is empty. (transfer none) */
static const char *
get (const Act *act, const char *heading)
{
  for (gsize column = 0; column < duban_file_table_get_n_columns (act->table); column++)
    if (g_str_equal (duban_file_table_get_cell (act->table, 0, column), heading))
      {
        const char *cell = duban_file_table_get_cell (act->table, act->row, column);
        return *cell ? cell : NULL;
      }
  return NULL;
}

static gboolean
set_field (DubanSession *session, guint32 task, const Act *act, GError **error)
{
  DubanEditField field = { get (act, "field"), get (act, "value") };
  DubanEditSetOptions options = { .reason = get (act, "reason"), .since = get (act, "since") };
  return duban_edit_set_task (session, task, &field, 1, &options, error);
}

static gboolean
add_record (DubanSession *session, guint32 task, const Act *act, GError **error)
{
  DubanRecordDraft draft = {
    .kind = get (act, "kind"),
    .on = get (act, "on"),
    .by = get (act, "by"),
    .text = get (act, "text"),
    .to = get (act, "to"),
    .ledger = get (act, "ledger"),
    .position = get (act, "position"),
    .cause = get (act, "cause"),
    .suggestion = get (act, "suggestion"),
    .lead = get (act, "lead"),
    .unit = get (act, "unit"),
    .due = get (act, "due"),
    .reason = get (act, "reason"),
    .outcome = get (act, "outcome"),
    .title = get (act, "title"),
    .level = get (act, "level"),
    .granted = get (act, "granted") != NULL,
  };
  DubanId id;
  return duban_edit_record (session, task, &draft, &id, error);
}

static gboolean
do_acts (DubanSession *session, const char *folder, GError **error)
{
  g_autofree char *path = write_file (folder, "acts.csv", session->now.today, error);
  g_autoptr (DubanFileTable) table = path ? duban_file_table_read_csv (path, error) : NULL;
  if (!table)
    return FALSE;
  g_unlink (path);
  for (gsize row = 1; row < duban_file_table_get_n_rows (table); row++)
    {
      Act act = { table, row };
      guint32 task = duban_edit_find_task (session, get (&act, "编号"), error);
      gboolean is_set = g_str_equal (get (&act, "kind"), "set");
      if (!task
          || !(is_set ? set_field (session, task, &act, error)
                      : add_record (session, task, &act, error)))
        {
          g_prefix_error (error, _ ("Line %u of the example: "),
                          duban_file_table_get_row_number (table, row));
          return FALSE;
        }
    }
  return TRUE;
}

/* The disk is waited for once, at the end: some two hundred acts would else take seconds. */
static gboolean
fill (DubanSession *session, const char *folder, GError **error)
{
  char since[DUBAN_DAY_TEXT_SIZE];
  duban_day_format (duban_day_get_monday (session->now.today) - 7 * WEEKS_OF_ACCOUNTS, since);
  return duban_db_set_durable (session->db, FALSE, error)
         && duban_directory_edit_set_setting (session, "accounts-from", since, error)
         && duban_directory_edit_set_setting (session, "office-name", "示例旗人民政府办公室", error)
         && import_file (session, folder, "units.csv", error)
         && import_file (session, folder, "portfolio.csv", error)
         && import_file (session, folder, "ledger.csv", error) && do_acts (session, folder, error)
         && duban_db_set_durable (session->db, TRUE, error)
         && import_file (session, folder, "ledger-again.csv", error);
}

/* Into a database that is there and empty. */
static gboolean
fill_file (const char *path, const char *folder, DubanClock *clock, GError **error)
{
  g_autoptr (DubanSession) session = duban_session_open (path, FALSE, clock, error);
  if (session && fill (session, folder, error))
    return TRUE;
  g_clear_pointer (&session, duban_session_free);
  g_unlink (path); /* ours, and half an example is none */
  return FALSE;
}

gboolean
duban_example_create (const char *path, DubanClock *clock, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("duban-example-XXXXXX", error);
  if (!folder)
    return FALSE;
  gboolean filled = duban_session_create (path, NULL, TRUE, clock, error)
                    && fill_file (path, folder, clock, error);
  duban_example_remove (folder);
  return filled;
}

void
duban_example_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      if (g_unlink (path) != 0)
        duban_example_remove (path);
    }
  g_rmdir (folder);
}
