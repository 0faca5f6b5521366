/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/export/run.h"

#include "app/export/directory.h"
#include "app/export/ledger.h"
#include "exchange/file-write.h"

gboolean
duban_export_run (DubanSession *session, const char *path, DubanExportWhat what,
                  gboolean with_restricted, gsize *n_left_out, GError **error)
{
  g_autoptr (DubanCsv) csv = duban_csv_new ();
  gsize n_restricted = 0, size;
  const char *text;

  if (what == DUBAN_EXPORT_PORTFOLIO)
    duban_export_portfolio (csv, session->terms);
  else if (what == DUBAN_EXPORT_UNITS)
    duban_export_units (csv, session->terms);
  else if (what == DUBAN_EXPORT_HOLIDAYS)
    duban_export_holidays (csv, session->terms);
  else if (!duban_export_ledger (csv, session, with_restricted, &n_restricted, error))
    return FALSE;
  if (n_left_out)
    *n_left_out = n_restricted;
  text = duban_csv_get_text (csv, &size);
  return duban_file_write (path, text, size, error);
}
