/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/correction.h"

#include <glib/gi18n-lib.h>

#include "core/text.h"

DubanCorrection *
duban_correction_new (const char *sheet, guint row, gsize column, const char *was, const char *text)
{
  DubanCorrection *correction = g_new0 (DubanCorrection, 1);

  correction->sheet = g_strdup (sheet);
  correction->row = row;
  correction->column = column;
  correction->was = g_strdup (was);
  correction->text = g_strdup (text);
  return correction;
}

void
duban_correction_free (DubanCorrection *correction)
{
  if (!correction)
    return;
  g_free (correction->sheet);
  g_free (correction->was);
  g_free (correction->text);
  g_free (correction);
}

static gboolean
refuse_changed (const DubanCorrection *correction, const char *name, GError **error)
{
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_CHANGED,
               _ ("“%s”, row %u is no longer what was corrected: the file was changed since; look "
                  "at it again."),
               name, correction->row);
  return FALSE;
}

static DubanWorkbookSheet *
find_sheet (DubanWorkbook *workbook, const char *name)
{
  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      DubanWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, i);

      if (g_strcmp0 (sheet->name, name) == 0)
        return sheet;
    }
  return NULL;
}

static gboolean
apply (const DubanCorrection *correction, DubanWorkbook *workbook, const char *name, GError **error)
{
  DubanWorkbookSheet *sheet = find_sheet (workbook, correction->sheet);
  gsize row;

  if (!sheet || correction->column >= DUBAN_TABLE_MAX_COLUMNS
      || !duban_file_table_find_row (sheet->table, correction->row, &row)
      || (correction->was
          && g_strcmp0 (duban_file_table_get_cell (sheet->table, row, correction->column),
                        correction->was)
                 != 0))
    return refuse_changed (correction, name, error);
  if (!duban_text_is_secret (correction->text))
    {
      duban_file_table_replace_cell (sheet->table, row, correction->column, correction->text);
      return TRUE;
    }
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SECRET,
               _ ("“%s”, row %u was corrected to a text with a secret mark: secret matters have no "
                  "place in Duban."),
               name, correction->row);
  return FALSE;
}

gboolean
duban_corrections_apply (const GPtrArray *corrections, DubanWorkbook *workbook, const char *name,
                         GError **error)
{
  for (guint i = 0; i < corrections->len; i++)
    if (!apply (g_ptr_array_index (corrections, i), workbook, name, error))
      return FALSE;
  return TRUE;
}
