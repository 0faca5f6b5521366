/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/looking.h"

#include "app/import/propose.h"

static const DubanHeading *
find_taken (const GArray *taken, const DubanWorkbookSheet *sheet)
{
  for (guint i = 0; taken && i < taken->len; i++)
    if (g_array_index (taken, DubanImportSheet, i).sheet == sheet)
      return g_array_index (taken, DubanImportSheet, i).heading;
  return NULL;
}

static void
look_at (GPtrArray *look, const DubanWorkbookSheet *sheet, const DubanHeading *taken,
         const DubanImportOptions *options, const DubanKnownNames *known)
{
  g_autoptr (DubanHeading) own = NULL;
  gboolean is_guess = FALSE;
  DubanLookSheet *shown;

  if (!taken)
    own = duban_heading_find (sheet->table, DUBAN_SHEET_ANY, options->mapping, "", NULL);
  if (!taken && !own)
    {
      own = duban_likeness_guess_heading (sheet->table, DUBAN_SHEET_ANY, options->mapping);
      is_guess = TRUE;
    }
  shown = duban_look_add (look, sheet->name, sheet->table, taken ? taken : own, is_guess,
                          taken != NULL, known);
  shown->is_hidden = sheet->is_hidden;
}

GPtrArray *
duban_import_look (DubanSession *session, const DubanWorkbook *workbook, const GArray *taken,
                   const DubanImportOptions *options)
{
  DubanKnownNames known = duban_import_known_names (session);
  GPtrArray *look = duban_look_new ();

  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      const DubanWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, i);

      look_at (look, sheet, find_taken (taken, sheet), options, &known);
    }
  return look;
}

DubanLookSheet *
duban_import_look_find (const GPtrArray *look, const DubanWorkbook *workbook,
                        const DubanWorkbookSheet *sheet)
{
  guint i;

  if (!look || !g_ptr_array_find (workbook->sheets, sheet, &i))
    return NULL;
  return g_ptr_array_index (look, i);
}
