/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/run.h"

#include <glib/gi18n-lib.h>

#include "app/import/batch.h"
#include "app/import/day-source.h"
#include "app/import/holidays.h"
#include "app/import/ledger.h"
#include "app/import/looking.h"
#include "app/import/mapped.h"
#include "app/import/portfolio.h"
#include "app/import/propose.h"
#include "app/import/sheets.h"
#include "app/import/units.h"
#include "exchange/correction.h"

typedef gboolean (*TakeFunc) (DubanImportBatch *batch, GError **error);

static const struct
{
  DubanImportKind kind;
  DubanTableKind sheet;
  TakeFunc take;
} kinds[] = {
  { DUBAN_IMPORT_AUTO, DUBAN_SHEET_ANY, NULL },
  { DUBAN_IMPORT_LEDGER, DUBAN_SHEET_LEDGER, duban_import_ledger_run },
  { DUBAN_IMPORT_PORTFOLIO, DUBAN_SHEET_PORTFOLIO, duban_import_portfolio_run },
  { DUBAN_IMPORT_UNITS, DUBAN_SHEET_UNITS, duban_import_units_run },
  { DUBAN_IMPORT_HOLIDAYS, DUBAN_SHEET_HOLIDAYS, duban_import_holidays_run },
};

static DubanTableKind
get_sheet (DubanImportKind kind)
{
  return kinds[kind].sheet;
}

static gsize
index_of_sheet (DubanTableKind sheet)
{
  gsize i = 0;

  while (kinds[i].sheet != sheet)
    i++;
  return i;
}

/* What came of all sheets. */
static void
count_rows (const DubanImportResult *result, gsize *n_taken, guint *n_refused)
{
  *n_taken = *n_refused = 0;
  for (; result; result = result->next)
    {
      *n_taken += result->added + result->changed + result->unchanged;
      *n_refused += result->refused->len;
    }
}

/* Whether the file as a whole is taken: refused where it has no row at all, where every row was
 * refused, or one was and all or nothing was asked for. */
static gboolean
check_results (const DubanImportResult *results, const DubanImportOptions *options,
               const char *name, GError **error)
{
  gsize n_taken;
  guint n_refused;

  count_rows (results, &n_taken, &n_refused);
  if (n_taken == 0 && n_refused == 0)
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_EMPTY,
                 _ ("“%s” has headings and no row below them: there is nothing to take in."), name);
  else if (n_taken == 0)
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                 ngettext ("“%s”: its only row was refused, so nothing was changed.",
                           "“%s”: every row was refused, so nothing was changed.", n_refused),
                 name);
  else if (n_refused > 0 && options->all_or_nothing)
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                 ngettext ("“%s”: %u row was refused, and all or nothing was asked for: nothing "
                           "was changed.",
                           "“%s”: %u rows were refused, and all or nothing was asked for: nothing "
                           "was changed.",
                           n_refused),
                 name, n_refused);
  else
    return TRUE;
  return FALSE;
}

/* Takes one sheet into the batch that was begun; its result is there also where it fails. */
static gboolean
take_sheet (DubanImportBatch *batch, const DubanImportSheet *sheet, DubanImportResult *result,
            GError **error)
{
  gsize at = index_of_sheet (sheet->heading->sheet);

  result->kind = kinds[at].kind;
  batch->table = sheet->sheet->table;
  batch->heading = sheet->heading;
  batch->former = sheet->former;
  batch->result = result;
  g_clear_pointer (&batch->tally, duban_import_tally_free);
  batch->tally = duban_import_tally_new ();
  if (!kinds[at].take (batch, error))
    return FALSE;
  duban_import_say_recalled (sheet, result);
  /* Whoever looks at the file is shown what its columns and units may be, with a button each. */
  if (!batch->options->look)
    duban_import_propose (batch->session, sheet, result);
  duban_import_tally_say (batch->tally, result);
  if (!batch->options->look)
    duban_import_result_say_suggestions (result);
  duban_import_sheets_say_hidden (sheet->sheet, result);
  duban_import_result_sort (result);
  if (batch->look)
    duban_look_sheet_sort (batch->look);
  return TRUE;
}

static gboolean
take_sheets (DubanImportBatch *batch, const DubanWorkbook *workbook, const GArray *sheets,
             const GPtrArray *look, DubanImportResult **results, GError **error)
{
  DubanImportResult **next = results;

  for (guint i = 0; i < sheets->len; i++)
    {
      const DubanImportSheet *sheet = &g_array_index (sheets, DubanImportSheet, i);

      *next = duban_import_result_new (batch->path, sheet->sheet->name);
      batch->look = duban_import_look_find (look, workbook, sheet->sheet);
      if (!take_sheet (batch, sheet, *next, error))
        return FALSE;
      next = &(*next)->next;
    }
  return TRUE;
}

/* Reads the file, with what was corrected in it. */
static DubanWorkbook *
read_workbook (const char *path, const char *name, const DubanImportOptions *options,
               GError **error)
{
  g_autoptr (DubanWorkbook) workbook = duban_workbook_read (path, error);

  if (!workbook
      || (options->corrections
          && !duban_corrections_apply (options->corrections, workbook, name, error)))
    return NULL;
  return g_steal_pointer (&workbook);
}

/* What is to be seen of a file that is refused before any row is. */
static DubanImportResult *
look_at_refused (DubanSession *session, const char *path, const DubanWorkbook *workbook,
                 const DubanImportOptions *options)
{
  DubanImportResult *result;

  if (!workbook || !options->look)
    return NULL;
  result = duban_import_result_new (path, NULL);
  result->kind = options->kind;
  result->look = duban_import_look (session, workbook, NULL, options);
  return result;
}

static gboolean
remember (DubanImportBatch *batch, const GArray *sheets, GError **error)
{
  for (guint i = 0; i < sheets->len; i++)
    if (!duban_import_remember (batch->session->db, &g_array_index (sheets, DubanImportSheet, i),
                                batch->options, error))
      return FALSE;
  return TRUE;
}

/* What was said of the columns is remembered with what was taken in; where nothing was new, by
 * itself. */
static gboolean
commit (DubanImportBatch *batch, const GArray *sheets, GError **error)
{
  if (batch->options->preview)
    return TRUE;
  if (batch->n_changes == 0)
    g_clear_pointer (&batch->post, duban_post_cancel);
  return remember (batch, sheets, error) && duban_import_batch_commit (batch, error);
}

static DubanImportResult *
run_sheets (DubanImportBatch *batch, const DubanWorkbook *workbook, const GArray *sheets,
            const char *name, DubanImportResult **refused_result, GError **error)
{
  const DubanImportOptions *options = batch->options;
  g_autoptr (DubanImportResult) results = NULL;
  g_autoptr (GPtrArray) look = NULL;

  if (!duban_import_batch_begin (batch, error))
    return NULL;
  if (options->look)
    look = duban_import_look (batch->session, workbook, sheets, options);
  if (!take_sheets (batch, workbook, sheets, look, &results, error))
    return NULL;
  results->look = g_steal_pointer (&look);
  if (!options->sheets || !options->sheets[0])
    duban_import_sheets_say_left (workbook, sheets, results);
  if (check_results (results, options, name, error))
    return commit (batch, sheets, error) ? g_steal_pointer (&results) : NULL;
  *refused_result = g_steal_pointer (&results);
  return NULL;
}

static GArray *
choose_sheets (DubanSession *session, const DubanWorkbook *workbook,
               const DubanImportOptions *options, const char *name, GError **error)
{
  DubanTableKind kind = get_sheet (options->kind);
  GError *cause = NULL;
  GArray *sheets = duban_import_sheets_choose (session->db, workbook, options, kind, name, &cause);

  if (sheets)
    return sheets;
  if (!options->look && g_error_matches (cause, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_HEADER))
    duban_import_propose_heading (session, workbook, options, kind, name, &cause);
  g_propagate_error (error, cause);
  return NULL;
}

/* Takes what stands in tables.  *refused receives what is to be seen of a refused file. */
static DubanImportResult *
run_tables (DubanImportBatch *batch, const char *name, DubanImportResult **refused, GError **error)
{
  const DubanImportOptions *options = batch->options;
  g_autoptr (DubanWorkbook) workbook = read_workbook (batch->path, name, options, error);
  g_autoptr (GArray) sheets = NULL;

  if (workbook && duban_import_mapped_check_rows (workbook, options, name, error))
    sheets = choose_sheets (batch->session, workbook, options, name, error);
  if (sheets && duban_import_mapped_check (sheets, options, name, error))
    return run_sheets (batch, workbook, sheets, name, refused, error);
  *refused = look_at_refused (batch->session, batch->path, workbook, options);
  return NULL;
}

/* A year with days counts as published, so half a notice would call its holidays workdays: it is
 * taken whole or not at all. */
static gboolean
check_notice (const DubanHolidayList *days, const DubanImportResult *results, const char *name,
              GError **error)
{
  const guint n_refused = results->refused->len;

  if (days->year == 0 || n_refused == 0 || n_refused == days->entries->len)
    return TRUE;
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
               ngettext ("“%s”: %u item of the notice is not understood, and half a year's "
                         "holidays would make the rest workdays: nothing was changed.",
                         "“%s”: %u items of the notice are not understood, and half a year's "
                         "holidays would make the rest workdays: nothing was changed.",
                         n_refused),
               name, n_refused);
  return FALSE;
}

/* Takes days that stand in no table. */
static DubanImportResult *
run_days (DubanImportBatch *batch, const DubanHolidayList *days, const char *name,
          DubanImportResult **refused, GError **error)
{
  g_autoptr (DubanImportResult) results = duban_import_result_new (batch->path, NULL);

  results->kind = DUBAN_IMPORT_HOLIDAYS;
  batch->result = results;
  if (!duban_import_batch_begin (batch, error) || !duban_import_holidays_take (batch, days, error))
    return NULL;
  duban_import_result_sort (results);
  if (check_notice (days, results, name, error)
      && check_results (results, batch->options, name, error))
    return duban_import_batch_commit (batch, error) ? g_steal_pointer (&results) : NULL;
  *refused = g_steal_pointer (&results);
  return NULL;
}

/* A text that is no table may be a notice. */
static DubanImportResult *
run_any (DubanImportBatch *batch, const char *name, DubanImportResult **refused, GError **error)
{
  DubanDayFileKind kind = duban_day_source_tell (batch->path, batch->options);
  g_autoptr (DubanHolidayList) days = NULL;
  g_autoptr (GError) refusal = NULL;
  DubanImportResult *results;

  if (kind == DUBAN_DAY_FILE_ICS || batch->options->text)
    days = duban_day_source_read (batch, kind, error);
  else
    {
      results = run_tables (batch, name, refused, &refusal);
      if (results)
        return results;
      /* A table that was understood is no notice, whatever its rows say. */
      if (*refused && (*refused)->refused->len > 0)
        {
          g_propagate_error (error, g_steal_pointer (&refusal));
          return NULL;
        }
      days = duban_day_source_read_instead (batch, kind, g_steal_pointer (&refusal), error);
    }
  if (!days)
    return NULL;
  duban_import_batch_clear (batch); /* of the tables */
  g_clear_pointer (refused, duban_import_result_free);
  return run_days (batch, days, name, refused, error);
}

DubanImportResult *
duban_import_run (DubanSession *session, const char *path, const DubanImportOptions *options,
                  DubanImportProgress progress, gpointer data, GCancellable *cancellable,
                  DubanImportResult **refused_result, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (DubanImportResult) refused = NULL;
  g_auto (DubanImportBatch) batch = { 0 };
  DubanImportResult *results;

  batch = (DubanImportBatch){ .session = session,
                              .options = options,
                              .path = path,
                              .progress = progress,
                              .progress_data = data,
                              .cancellable = cancellable };
  results = run_any (&batch, name, &refused, error);
  if (refused_result)
    *refused_result = g_steal_pointer (&refused);
  return results;
}
