/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/run.h"

#include <glib/gi18n-lib.h>

#include "app/import/batch.h"
#include "app/import/holidays.h"
#include "app/import/ledger.h"
#include "app/import/portfolio.h"
#include "app/import/units.h"

typedef gboolean (*TakeFunc) (DubanImportBatch *batch, GError **error);

static const struct
{
  DubanImportKind kind;
  DubanSheet sheet;
  TakeFunc take;
} kinds[] = {
  { DUBAN_IMPORT_AUTO, DUBAN_SHEET_ANY, NULL },
  { DUBAN_IMPORT_LEDGER, DUBAN_SHEET_LEDGER, duban_import_ledger_run },
  { DUBAN_IMPORT_PORTFOLIO, DUBAN_SHEET_PORTFOLIO, duban_import_portfolio_run },
  { DUBAN_IMPORT_UNITS, DUBAN_SHEET_UNITS, duban_import_units_run },
  { DUBAN_IMPORT_HOLIDAYS, DUBAN_SHEET_HOLIDAYS, duban_import_holidays_run },
};

static DubanSheet
get_sheet (DubanImportKind kind)
{
  return kinds[kind].sheet;
}

static gsize
index_of_sheet (DubanSheet sheet)
{
  gsize i = 0;

  while (kinds[i].sheet != sheet)
    i++;
  return i;
}

/* Whether the file as a whole is taken: refused where it has no row at all, where every row was
 * refused, or one was and all or nothing was asked for. */
static gboolean
check_result (const DubanImportBatch *batch, const char *name, GError **error)
{
  const DubanImportResult *result = batch->result;
  gsize n_taken = result->added + result->changed + result->unchanged;
  guint n_refused = result->refused->len;

  if (n_taken == 0 && n_refused == 0)
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_EMPTY,
                 _ ("“%s” has headings and no row below them: there is nothing to take in."), name);
  else if (n_taken == 0)
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                 ngettext ("“%s”: its only row was refused, so nothing was changed.",
                           "“%s”: every row was refused, so nothing was changed.", n_refused),
                 name);
  else if (n_refused > 0 && batch->options->all_or_nothing)
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

static gboolean
take (DubanImportBatch *batch, const char *name, DubanImportResult **refused_result, GError **error)
{
  gsize at = index_of_sheet (batch->heading->sheet);

  batch->result->kind = kinds[at].kind;
  if (!duban_import_batch_begin (batch, error) || !kinds[at].take (batch, error))
    return FALSE;
  duban_import_tally_say (batch->tally, batch->result);
  duban_import_result_sort (batch->result);
  if (check_result (batch, name, error))
    return duban_import_batch_commit (batch, error);
  if (refused_result)
    *refused_result = g_steal_pointer (&batch->result);
  return FALSE;
}

DubanImportResult *
duban_import_run (DubanSession *session, const char *path, const DubanImportOptions *options,
                  DubanImportProgress progress, gpointer data, GCancellable *cancellable,
                  DubanImportResult **refused_result, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (DubanFileTable) table = duban_file_table_read_csv (path, error);
  g_autoptr (DubanHeading) heading = NULL;
  g_auto (DubanImportBatch) batch = { 0 };
  gboolean is_taken;

  if (table)
    heading = duban_heading_find (table, get_sheet (options->kind), name, error);
  if (!heading)
    return NULL;
  batch = (DubanImportBatch){ .session = session,
                              .options = options,
                              .table = table,
                              .heading = heading,
                              .result = duban_import_result_new (path),
                              .progress = progress,
                              .progress_data = data,
                              .cancellable = cancellable };
  is_taken = take (&batch, name, refused_result, error);
  if (is_taken)
    return g_steal_pointer (&batch.result);
  duban_import_result_free (batch.result);
  return NULL;
}
