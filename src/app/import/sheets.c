/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/sheets.h"

#include <glib/gi18n-lib.h>

#include "app/import/recall.h"

static void
sheet_clear (gpointer data)
{
  DubanImportSheet *sheet = data;

  duban_heading_free (sheet->heading);
  duban_mapping_free (sheet->mapping);
  duban_kept_mapping_clear (&sheet->kept);
  g_clear_pointer (&sheet->former, g_ptr_array_unref);
}

static GArray *
sheets_new (void)
{
  GArray *sheets = g_array_new (FALSE, FALSE, sizeof (DubanImportSheet));

  g_array_set_clear_func (sheets, sheet_clear);
  return sheets;
}

/* What the choice is made by. */
typedef struct
{
  DubanDb *db;
  const DubanWorkbook *workbook;
  const DubanImportOptions *options;
  DubanTableKind kind;
  const char *name;
  GArray *sheets; /* DubanImportSheet: those that are chosen */
} Choice;

static gboolean
add (Choice *choice, const DubanWorkbookSheet *sheet, GError **error)
{
  DubanImportSheet chosen = { .sheet = sheet };

  if (!duban_import_recall (choice->db, sheet->table, choice->options, choice->kind, choice->name,
                            &chosen, error))
    {
      sheet_clear (&chosen);
      return FALSE;
    }
  g_array_append_val (choice->sheets, chosen);
  return TRUE;
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
add_named (Choice *choice, GError **error)
{
  for (const char *const *named = choice->options->sheets; *named; named++)
    {
      const DubanWorkbookSheet *sheet = find_named (choice->workbook, *named, choice->name, error);

      if (!sheet || (!is_chosen (choice->sheets, sheet) && !add (choice, sheet, error)))
        return FALSE;
    }
  return check_kinds (choice->sheets, choice->name, error);
}

/* All that are visible and understood; *first: why the first that is not was left. */
static gboolean
add_understood (Choice *choice, GError **first, GError **error)
{
  for (guint i = 0; i < choice->workbook->sheets->len; i++)
    {
      const DubanWorkbookSheet *sheet = g_ptr_array_index (choice->workbook->sheets, i);
      GError *cause = NULL;

      if (sheet->is_hidden || add (choice, sheet, &cause))
        continue;
      if (!g_error_matches (cause, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_HEADER))
        {
          g_propagate_error (error, cause);
          return FALSE;
        }
      if (*first)
        g_error_free (cause);
      else
        *first = cause;
    }
  return TRUE;
}

static gboolean
add_likely (Choice *choice, GError **error)
{
  g_autoptr (GError) first = NULL;

  if (!add_understood (choice, &first, error))
    return FALSE;
  keep_one_kind (choice->sheets);
  if (choice->sheets->len > 0)
    return TRUE;
  if (first)
    g_propagate_error (error, g_steal_pointer (&first));
  else
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHEET,
                 _ ("“%s” has hidden sheets alone: show the one to take in, and save the file."),
                 choice->name);
  return FALSE;
}

GArray *
duban_import_sheets_choose (DubanDb *db, const DubanWorkbook *workbook,
                            const DubanImportOptions *options, DubanTableKind kind,
                            const char *name, GError **error)
{
  g_autoptr (GArray) sheets = sheets_new ();
  Choice choice = { db, workbook, options, kind, name, sheets };
  gboolean is_named = options->sheets && options->sheets[0];

  return (is_named ? add_named (&choice, error) : add_likely (&choice, error))
             ? g_steal_pointer (&sheets)
             : NULL;
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
