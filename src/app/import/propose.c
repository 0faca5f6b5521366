/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/propose.h"

#include <glib/gi18n-lib.h>

#define LEAST 50 /* percent of strength: what is weaker is only shown where each column is */
#define MAX_SENTENCES 6

static gboolean
is_unit (const char *name, gpointer data)
{
  return duban_directory_find_unit (data, name) != NULL;
}

static gboolean
is_leader (const char *name, gpointer data)
{
  return duban_directory_find_leader (data, name) != NULL;
}

DubanKnownNames
duban_import_known_names (DubanSession *session)
{
  return (DubanKnownNames){ is_unit, is_leader, (gpointer) session->terms->directory };
}

/* What to type, as a shell takes it: '主责=unit'. (transfer full) */
static char *
quote (const char *key, DubanColumn field)
{
  g_autofree char *word = g_strdup_printf ("%s=%s", key, duban_column_get_field (field));

  return g_shell_quote (word);
}

static char *
say (const char *heading, const char *key, const DubanColumnProposal *proposal)
{
  const char *field = duban_column_get_name (proposal->field);
  g_autofree char *word = quote (key, proposal->field);

  switch (proposal->reasons)
    {
    case DUBAN_LIKENESS_HEADING:
      /* Translators: a column's heading, a field, what to type. */
      return g_strdup_printf (_ ("“%s” may be %s, by its heading: if it is, import with --map %s"),
                              heading, field, word);
    case DUBAN_LIKENESS_CELLS:
      /* Translators: a column's heading, a field, what to type. */
      return g_strdup_printf (
          _ ("“%s” may be %s, by what its cells hold: if it is, import with --map %s"), heading,
          field, word);
    default:
      /* Translators: a column's heading, a field, what to type. */
      return g_strdup_printf (
          _ ("“%s” may be %s, by its heading and its cells: if it is, import with --map %s"),
          heading, field, word);
    }
}

void
duban_import_propose (DubanSession *session, const DubanImportSheet *sheet,
                      DubanImportResult *result)
{
  const DubanHeading *heading = sheet->heading;
  DubanKnownNames known = duban_import_known_names (session);
  g_autofree DubanColumnProposal *proposals
      = duban_likeness_propose (sheet->sheet->table, heading, &known);
  g_auto (GStrv) keys = duban_mapping_dup_keys (heading->texts);
  guint n = 0;

  for (gsize i = 0; i < heading->n_columns && n < MAX_SENTENCES; i++)
    {
      g_autofree char *text = NULL;

      if (proposals[i].strength < LEAST || proposals[i].field == DUBAN_COLUMN_IGNORED)
        continue;
      text = duban_heading_dup_label (heading, i);
      g_ptr_array_add (result->notes, say (text, keys[i], &proposals[i]));
      n++;
    }
}

static gboolean
has_heading (const DubanWorkbookSheet *sheet, const DubanImportOptions *options,
             DubanTableKind kind)
{
  g_autoptr (DubanHeading) heading
      = duban_heading_find (sheet->table, kind, options->mapping, "", NULL);

  return heading != NULL;
}

/* The first sheet with a row and no heading, of those that are asked for, else of those that are
 * not hidden; NULL for none. */
static const DubanWorkbookSheet *
find_first (const DubanWorkbook *workbook, const DubanImportOptions *options, DubanTableKind kind)
{
  gboolean is_named = options->sheets && options->sheets[0];

  for (gsize i = 0; is_named ? options->sheets[i] != NULL : i < workbook->sheets->len; i++)
    {
      const DubanWorkbookSheet *sheet = is_named
                                            ? duban_workbook_find (workbook, options->sheets[i])
                                            : g_ptr_array_index (workbook->sheets, i);

      if (sheet && (is_named || !sheet->is_hidden) && duban_file_table_get_n_rows (sheet->table) > 0
          && !has_heading (sheet, options, kind))
        return sheet;
    }
  return NULL;
}

static void
say_heading (const DubanWorkbookSheet *sheet, const DubanHeading *heading,
             const DubanColumnProposal *proposals, const char *name, GError **error)
{
  DubanColumn required = duban_heading_get_required (heading->sheet);
  const char *field = duban_column_get_name (required);
  guint row = duban_file_table_get_row_number (sheet->table, heading->row);
  g_auto (GStrv) keys = duban_mapping_dup_keys (heading->texts);

  for (gsize i = 0; i < heading->n_columns; i++)
    if (proposals[i].field == required)
      {
        g_autofree char *word = quote (keys[i], required);
        g_autofree char *text = duban_heading_dup_label (heading, i);

        g_clear_error (error);
        g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_HEADER,
                     _ ("“%s” has no row of headings that is understood: row %u looks like one, "
                        "and its “%s” like %s; if it is, import with --map %s, else give the "
                        "columns headings."),
                     name, row, text, field, word);
        return;
      }
  g_clear_error (error);
  g_set_error (
      error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_HEADER,
      _ ("“%s” has no row of headings that is understood: row %u looks like one; say which "
         "of its columns is %s with --map '列名=%s', or give the columns headings."),
      name, row, field, duban_column_get_field (required));
}

void
duban_import_propose_heading (DubanSession *session, const DubanWorkbook *workbook,
                              const DubanImportOptions *options, DubanTableKind kind,
                              const char *name, GError **error)
{
  const DubanWorkbookSheet *sheet = find_first (workbook, options, kind);
  DubanKnownNames known = duban_import_known_names (session);
  g_autoptr (DubanHeading) heading = NULL;
  g_autofree DubanColumnProposal *proposals = NULL;

  if (sheet)
    heading = duban_likeness_guess_heading (sheet->table, kind, options->mapping);
  if (!heading)
    return;
  proposals = duban_likeness_propose (sheet->table, heading, &known);
  say_heading (sheet, heading, proposals, name, error);
}
