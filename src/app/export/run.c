/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export/run.h"

#include "app/export/deadlines.h"
#include "app/export/directory.h"
#include "app/export/ledger.h"
#include "exchange/csv-write.h"
#include "exchange/file-write.h"
#include "exchange/office/workbook-write.h"

#include <glib/gi18n-lib.h>

static const char *const codes[DUBAN_N_EXPORTS]
    = { NULL, "ledger", "portfolio", "units", "deadlines", "holidays" };

static const char *const titles[DUBAN_N_EXPORTS]
    = { "", "督办台账", "领导分工", "单位", "督办时限", "节假日" };

/* Whom the file is for, and how far it has come. */
typedef struct
{
  DubanSession *session;
  const DubanExportScope *scope;
  DubanExportWhat what;
  DubanExportFormat format;
} Run;

const char *
duban_export_get_code (DubanExportWhat what)
{
  return codes[what];
}

gboolean
duban_export_find_format (const char *path, DubanExportWhat *what, DubanExportFormat *format,
                          GError **error)
{
  static const char *const endings[] = { ".csv", ".xlsx", ".ics" };
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *name = g_filename_display_name (path);

  for (*format = 0; *format < G_N_ELEMENTS (endings); (*format)++)
    if (g_str_has_suffix (lower, endings[*format]))
      break;
  if (*format == G_N_ELEMENTS (endings))
    {
      g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                   _ ("“%s”: the ending says no format; name a file that ends in .csv, .xlsx or "
                      ".ics (deadlines)."),
                   name);
      return FALSE;
    }
  if (*what == DUBAN_EXPORT_ANY)
    *what = *format == DUBAN_EXPORT_ICS ? DUBAN_EXPORT_DEADLINES : DUBAN_EXPORT_LEDGER;
  if (*format != DUBAN_EXPORT_ICS || *what == DUBAN_EXPORT_DEADLINES)
    return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("“%s”: a calendar holds deadlines alone; name a file that ends in .csv or .xlsx, "
                  "or leave out --what %s."),
               name, codes[*what]);
  return FALSE;
}

static gboolean
fill (const Run *run, DubanGrid *grid, gsize *n_left_out, GError **error)
{
  switch (run->what)
    {
    case DUBAN_EXPORT_PORTFOLIO:
      duban_export_portfolio (grid, run->session->terms);
      return TRUE;
    case DUBAN_EXPORT_UNITS:
      duban_export_units (grid, run->session->terms);
      return TRUE;
    case DUBAN_EXPORT_HOLIDAYS:
      duban_export_holidays (grid, run->session->terms);
      return TRUE;
    case DUBAN_EXPORT_DEADLINES:
      return duban_export_deadlines (grid, run->session, run->scope, n_left_out, error);
    case DUBAN_EXPORT_ANY:
    case DUBAN_EXPORT_LEDGER:
    case DUBAN_N_EXPORTS:
    default:
      return duban_export_ledger (grid, run->session, run->scope, run->format == DUBAN_EXPORT_XLSX,
                                  n_left_out, error);
    }
}

static gboolean
write_csv (const DubanGrid *grid, const char *path, GError **error)
{
  g_autoptr (DubanCsv) csv = duban_csv_new ();
  const char *text;
  gsize size;

  duban_csv_add_grid (csv, grid);
  text = duban_csv_get_text (csv, &size);
  return duban_file_write (path, text, size, error);
}

static void
written_cb (double done, gpointer data)
{
  const DubanExportScope *scope = data;

  if (scope->progress != NULL)
    scope->progress (DUBAN_EXPORT_READING + done * (1 - DUBAN_EXPORT_READING),
                     scope->progress_data);
}

static gboolean
write_workbook (const Run *run, const DubanGrid *grid, const char *path, GError **error)
{
  const DubanTerms *terms = run->session->terms;
  const DubanWorkbookPaper paper = {
    .title = titles[run->what],
    .office = duban_settings_get_text (&terms->settings, DUBAN_SETTING_OFFICE_NAME),
    .as_of = terms->today,
    .made = run->session->now.milliseconds,
  };
  g_autoptr (GMappedFile) file = duban_workbook_make (
      grid, &paper, written_cb, (gpointer) run->scope, run->scope->cancellable, error);

  return file != NULL
         && duban_file_write (path, g_mapped_file_get_contents (file),
                              g_mapped_file_get_length (file), error);
}

static gboolean
write_calendar (const Run *run, const char *path, gsize *n_left_out, GError **error)
{
  g_autoptr (DubanIcs) ics = duban_export_calendar (run->session, run->scope, n_left_out, error);
  const char *text;
  gsize size;

  if (ics == NULL)
    return FALSE;
  text = duban_ics_end (ics, &size);
  return duban_file_write (path, text, size, error);
}

gboolean
duban_export_run (DubanSession *session, const char *path, DubanExportWhat what,
                  const DubanExportScope *scope, gsize *n_left_out, GError **error)
{
  g_autoptr (DubanGrid) grid = duban_grid_new ();
  DubanExportFormat format;
  gsize n_restricted = 0;
  gboolean is_written;

  if (!duban_export_find_format (path, &what, &format, error))
    return FALSE;
  const Run run = { session, scope, what, format };
  if (format == DUBAN_EXPORT_ICS)
    is_written = write_calendar (&run, path, &n_restricted, error);
  else
    is_written = fill (&run, grid, &n_restricted, error)
                 && (format == DUBAN_EXPORT_XLSX ? write_workbook (&run, grid, path, error)
                                                 : write_csv (grid, path, error));
  if (n_left_out != NULL)
    *n_left_out = n_restricted;
  return is_written;
}
