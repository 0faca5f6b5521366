/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/sheets.h"

#include <glib/gi18n-lib.h>

static void
sheet_clear (gpointer data)
{
  DubanImportSheet *sheet = data;

  duban_heading_free (sheet->heading);
}

static GArray *
sheets_new (void)
{
  GArray *sheets = g_array_new (FALSE, FALSE, sizeof (DubanImportSheet));

  g_array_set_clear_func (sheets, sheet_clear);
  return sheets;
}

static gboolean
add (GArray *sheets, const DubanWorkbookSheet *sheet, const DubanImportOptions *options,
     DubanTableKind kind, const char *name, GError **error)
{
  DubanImportSheet chosen
      = { sheet, duban_heading_find (sheet->table, kind, options->mapping, name, error) };

  if (chosen.heading)
    g_array_append_val (sheets, chosen);
  return chosen.heading != NULL;
}

static const DubanWorkbookSheet *
find_named (const DubanWorkbook *workbook, const char *sheet, const char *name, GError **error)
{
  const DubanWorkbookSheet *found = duban_workbook_find (workbook, sheet);
  g_autofree char *names = duban_workbook_list_names (workbook);

  if (found)
    return found;
  if (*names)
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHEET,
                 _ ("“%s” has no sheet “%s”; its sheets are: %s."), name, sheet, names);
  else
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHEET,
                 _ ("“%s” is a text (CSV) and has no sheets: import it without naming one."), name);
  return NULL;
}

/* Of several kinds the ledgers alone; of anything else the first alone, for a portfolio or a list
 * is one whole. */
static void
keep_one_kind (GArray *sheets)
{
  gboolean has_ledger = FALSE;

  for (guint i = 0; i < sheets->len; i++)
    has_ledger |= g_array_index (sheets, DubanImportSheet, i).heading->sheet == DUBAN_SHEET_LEDGER;
  for (guint i = sheets->len; i > 0; i--)
    {
      DubanTableKind kind = g_array_index (sheets, DubanImportSheet, i - 1).heading->sheet;

      if (has_ledger ? kind != DUBAN_SHEET_LEDGER : i > 1)
        g_array_remove_index (sheets, i - 1);
    }
}

static gboolean
is_chosen (const GArray *chosen, const DubanWorkbookSheet *sheet)
{
  for (guint i = 0; i < chosen->len; i++)
    if (g_array_index (chosen, DubanImportSheet, i).sheet == sheet)
      return TRUE;
  return FALSE;
}

/* Several may be taken at once where each is a ledger: what is one whole knows nothing of another
 * that is not committed yet. */
static gboolean
check_kinds (const GArray *sheets, const char *name, GError **error)
{
  for (guint i = 0; sheets->len > 1 && i < sheets->len; i++)
    {
      const DubanImportSheet *sheet = &g_array_index (sheets, DubanImportSheet, i);

      if (sheet->heading->sheet == DUBAN_SHEET_LEDGER)
        continue;
      g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHEET,
                   _ ("“%s”: the sheet “%s” is no ledger: import it by itself."), name,
                   sheet->sheet->name);
      return FALSE;
    }
  return TRUE;
}

static gboolean
add_named (GArray *sheets, const DubanWorkbook *workbook, const DubanImportOptions *options,
           DubanTableKind kind, const char *name, GError **error)
{
  for (guint i = 0; options->sheets[i]; i++)
    {
      const DubanWorkbookSheet *sheet = find_named (workbook, options->sheets[i], name, error);

      if (!sheet
          || (!is_chosen (sheets, sheet) && !add (sheets, sheet, options, kind, name, error)))
        return FALSE;
    }
  return check_kinds (sheets, name, error);
}

static gboolean
add_likely (GArray *sheets, const DubanWorkbook *workbook, const DubanImportOptions *options,
            DubanTableKind kind, const char *name, GError **error)
{
  g_autoptr (GError) first = NULL;

  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      const DubanWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, i);

      if (!sheet->is_hidden)
        add (sheets, sheet, options, kind, name, first ? NULL : &first);
    }
  keep_one_kind (sheets);
  if (sheets->len > 0)
    return TRUE;
  if (first)
    g_propagate_error (error, g_steal_pointer (&first));
  else
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHEET,
                 _ ("“%s” has hidden sheets alone: show the one to take in, and save the file."),
                 name);
  return FALSE;
}

GArray *
duban_import_sheets_choose (const DubanWorkbook *workbook, const DubanImportOptions *options,
                            DubanTableKind kind, const char *name, GError **error)
{
  g_autoptr (GArray) sheets = sheets_new ();
  gboolean is_chosen_by_name = options->sheets && options->sheets[0];

  if (!(is_chosen_by_name ? add_named (sheets, workbook, options, kind, name, error)
                          : add_likely (sheets, workbook, options, kind, name, error)))
    return NULL;
  return g_steal_pointer (&sheets);
}

void
duban_import_sheets_say_left (const DubanWorkbook *workbook, const GArray *chosen,
                              DubanImportResult *result)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      const DubanWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, i);

      if (is_chosen (chosen, sheet) || duban_file_table_get_n_rows (sheet->table) == 0)
        continue;
      g_string_append_printf (names, "%s%s", n++ ? "、" : "", sheet->name);
    }
  if (n > 0)
    g_ptr_array_add (
        result->notes,
        g_strdup_printf (ngettext ("%u other sheet of the file was not taken in: %s",
                                   "%u other sheets of the file were not taken in: %s", n),
                         n, names->str));
}

void
duban_import_sheets_say_hidden (const DubanWorkbookSheet *sheet, DubanImportResult *result)
{
  GPtrArray *notes = result->notes;
  guint n;

  if ((n = sheet->n_hidden_rows) > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%u hidden row was read like the others.",
                                                "%u hidden rows were read like the others.", n),
                                      n));
  if ((n = sheet->n_hidden_columns) > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%u hidden column was read like the others.",
                                                "%u hidden columns were read like the others.", n),
                                      n));
  if ((n = sheet->n_errors) > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%u cell holds an error such as #REF! and was read "
                                                "as empty.",
                                                "%u cells hold errors such as #REF! and were read "
                                                "as empty.",
                                                n),
                                      n));
  if ((n = sheet->n_uncalculated) > 0)
    g_ptr_array_add (notes,
                     g_strdup_printf (ngettext ("%u formula has no value in the file and was read "
                                                "as empty: open the file in a spreadsheet program, "
                                                "save it and import it again.",
                                                "%u formulas have no value in the file and were "
                                                "read as empty: open the file in a spreadsheet "
                                                "program, save it and import it again.",
                                                n),
                                      n));
}
