/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/office/sheet-build.h"

#include <glib/gi18n-lib.h>

#include "exchange/office/limits.h"

#define MAX_COUNTED (1u << 30) /* rows, of empty ones too */

void
duban_sheet_builder_init (DubanSheetBuilder *builder, DubanCellText *text, gsize n_cells,
                          const char *name, gboolean is_hidden)
{
  builder->text = text;
  builder->n_cells = n_cells;
  builder->sheet = g_new0 (DubanWorkbookSheet, 1);
  builder->sheet->name = g_strdup (name);
  builder->sheet->is_hidden = is_hidden;
  builder->sheet->table = duban_file_table_new_of (text);
  builder->merges = g_array_new (FALSE, FALSE, sizeof (DubanMerge));
  builder->hidden_columns = g_array_new (FALSE, FALSE, sizeof (guint));
  builder->n_columns = 0;
  builder->row = 0;
}

void
duban_sheet_builder_clear (DubanSheetBuilder *builder)
{
  g_clear_pointer (&builder->sheet, duban_workbook_sheet_free);
  g_clear_pointer (&builder->merges, g_array_unref);
  g_clear_pointer (&builder->hidden_columns, g_array_unref);
}

gboolean
duban_sheet_builder_add_text (DubanSheetBuilder *builder, DubanXml *xml, const char *text,
                              gsize size, guint32 *at)
{
  if (duban_cell_text_get_size (builder->text) + size > DUBAN_OFFICE_MAX_TEXT)
    {
      duban_xml_fail_large (xml);
      return FALSE;
    }
  *at = duban_cell_text_add (builder->text, text, size);
  return TRUE;
}

static gboolean
refuse_columns (DubanSheetBuilder *builder, DubanXml *xml)
{
  duban_xml_fail (xml,
                  g_error_new (DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                               _ ("The sheet “%s” has more than %d columns filled (row %u), "
                                  "which no ledger has: check what the file holds."),
                               builder->sheet->name, DUBAN_TABLE_MAX_COLUMNS, builder->row + 1));
  return FALSE;
}

gboolean
duban_sheet_builder_put (DubanSheetBuilder *builder, DubanXml *xml, guint column, guint32 at)
{
  guint32 empty = duban_cell_text_get_empty (builder->text);

  if (at == empty)
    return TRUE;
  if (column >= DUBAN_TABLE_MAX_COLUMNS)
    return refuse_columns (builder, xml);
  while (builder->n_columns <= column)
    builder->cells[builder->n_columns++] = empty;
  builder->cells[column] = at;
  return TRUE;
}

gboolean
duban_sheet_builder_end_row (DubanSheetBuilder *builder, DubanXml *xml, guint number, guint n_times,
                             gboolean is_hidden)
{
  DubanFileTable *table = builder->sheet->table;
  guint n_columns = builder->n_columns;

  if (number <= builder->row || n_times == 0 || number > MAX_COUNTED)
    {
      duban_xml_fail_damaged (xml);
      return FALSE;
    }
  builder->row = number + n_times - 1;
  builder->n_columns = 0;
  if (n_columns == 0)
    return TRUE;
  builder->sheet->n_hidden_rows += is_hidden ? n_times : 0;
  for (guint i = 0; i < n_times; i++)
    {
      if (number + i > DUBAN_OFFICE_MAX_ROWS
          || builder->n_cells + duban_file_table_get_n_cells (table) + n_columns
                 > DUBAN_OFFICE_MAX_CELLS)
        {
          duban_xml_fail_large (xml);
          return FALSE;
        }
      for (guint column = 0; column < n_columns; column++)
        duban_file_table_add_offset (table, builder->cells[column]);
      duban_file_table_end_row (table, number + i);
    }
  return TRUE;
}

gboolean
duban_sheet_builder_add_merge (DubanSheetBuilder *builder, DubanXml *xml, const DubanMerge *merge)
{
  gboolean is_possible = merge->top >= 1 && merge->top <= merge->bottom
                         && merge->left <= merge->right && merge->bottom <= DUBAN_OFFICE_MAX_ROWS
                         && merge->right < DUBAN_OFFICE_MAX_COLUMNS;

  if (!is_possible)
    duban_xml_fail_damaged (xml);
  else if (builder->merges->len >= DUBAN_OFFICE_MAX_MERGES)
    duban_xml_fail_large (xml);
  else
    {
      g_array_append_val (builder->merges, *merge);
      return TRUE;
    }
  return FALSE;
}

/* A heading alone is nothing that one would miss. */
static gboolean
has_more_than_heading (const DubanFileTable *table, guint column)
{
  guint n = 0;

  for (gsize row = 0; row < duban_file_table_get_n_rows (table); row++)
    if (*duban_file_table_get_cell (table, row, column) && ++n > 1)
      return TRUE;
  return FALSE;
}

static guint
count_hidden_columns (const DubanSheetBuilder *builder)
{
  const DubanFileTable *table = builder->sheet->table;
  guint n_columns = (guint) duban_file_table_get_n_columns (table), n = 0;

  for (guint i = 0; i + 1 < builder->hidden_columns->len; i += 2)
    {
      guint from = g_array_index (builder->hidden_columns, guint, i);
      guint to = MIN (g_array_index (builder->hidden_columns, guint, i + 1) + 1, n_columns);

      for (guint column = from; column < to; column++)
        n += has_more_than_heading (table, column);
    }
  return n;
}

static gboolean
fill_merges (DubanSheetBuilder *builder, const DubanZip *zip, GError **error)
{
  DubanFileTable *table = builder->sheet->table, *filled;

  if (!duban_merge_check (builder->merges, duban_file_table_get_n_columns (table)))
    {
      g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE,
                   _ ("“%s”, sheet “%s”: merged cells lie over each other, so the file is damaged; "
                      "open it in a spreadsheet program and save it again as .xlsx."),
                   duban_zip_get_name (zip), builder->sheet->name);
      return FALSE;
    }
  filled = duban_merge_fill (table, builder->text, builder->merges,
                             DUBAN_OFFICE_MAX_CELLS - builder->n_cells);
  if (!filled)
    return duban_zip_refuse_large (zip, error);
  duban_file_table_free (table);
  builder->sheet->table = filled;
  return TRUE;
}

DubanWorkbookSheet *
duban_sheet_builder_finish (DubanSheetBuilder *builder, const DubanZip *zip, GError **error)
{
  builder->sheet->n_hidden_columns = count_hidden_columns (builder);
  if (builder->merges->len > 0 && !fill_merges (builder, zip, error))
    return NULL;
  return g_steal_pointer (&builder->sheet);
}
