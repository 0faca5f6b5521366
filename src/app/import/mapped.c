/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/mapped.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse_heading (const char *key, const char *name, GError **error)
{
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_MAPPING,
               _ ("--map: “%s” has no column “%s” in what is taken in: give a heading as it stands "
                  "there, or its place, such as 第3列."),
               name, key);
  return FALSE;
}

static gboolean
refuse_field (const char *key, const char *name, GError **error)
{
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_MAPPING,
               _ ("--map: the field given to “%s” is none that such a table as “%s” has: choose "
                  "another."),
               key, name);
  return FALSE;
}

static gboolean
check_word (const GArray *sheets, const DubanMapping *mapping, const char *key, const char *name,
            GError **error)
{
  gboolean has_column = FALSE, has_field = FALSE;

  for (guint i = 0; i < sheets->len; i++)
    {
      const DubanHeading *heading = g_array_index (sheets, DubanImportSheet, i).heading;
      g_auto (GStrv) keys = duban_mapping_dup_keys (heading->texts);
      DubanColumn column;

      if (duban_mapping_find_place ((const char *const *) keys, key) < 0)
        continue;
      has_column = TRUE;
      has_field |= duban_mapping_find (mapping, heading->sheet, key, &column) != 0;
    }
  if (!has_column)
    return refuse_heading (key, name, error);
  return has_field || refuse_field (key, name, error);
}

/* A column that is spoken of by its heading and by its place: of two fields neither is meant. */
static gboolean
check_columns (const DubanHeading *heading, const DubanMapping *mapping, GError **error)
{
  g_auto (GStrv) keys = duban_mapping_dup_keys (heading->texts);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < duban_mapping_get_n (mapping); i++)
    {
      const char *key = duban_mapping_get_key (mapping, i);
      gssize at = duban_mapping_find_place ((const char *const *) keys, key);

      if (at < 0 || g_hash_table_add (seen, GSIZE_TO_POINTER (at + 1)))
        continue;
      g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_MAPPING,
                   _ ("--map: “%s” is given two fields: keep one of them."), key);
      return FALSE;
    }
  return TRUE;
}

gboolean
duban_import_mapped_check (const GArray *sheets, const DubanImportOptions *options,
                           const char *name, GError **error)
{
  const DubanMapping *mapping = options->mapping;

  for (guint i = 0; mapping && i < duban_mapping_get_n (mapping); i++)
    if (!check_word (sheets, mapping, duban_mapping_get_key (mapping, i), name, error))
      return FALSE;
  for (guint i = 0; mapping && i < sheets->len; i++)
    if (!check_columns (g_array_index (sheets, DubanImportSheet, i).heading, mapping, error))
      return FALSE;
  return TRUE;
}

/* key: as it stands in a row; of headings that are merged, the lowest. */
static gboolean
has_key (const DubanFileTable *table, const char *key)
{
  gsize n_rows = MIN (duban_file_table_get_n_rows (table), DUBAN_HEADING_MAX_ROWS);

  for (gsize row = 0; row < n_rows; row++)
    {
      g_autoptr (GPtrArray) texts = g_ptr_array_new ();
      g_auto (GStrv) keys = NULL;

      for (gsize i = 0; i < duban_file_table_get_n_columns (table); i++)
        g_ptr_array_add (texts, (gpointer) duban_file_table_get_cell (table, row, i));
      keys = duban_mapping_dup_keys (texts);
      if (duban_mapping_find_place ((const char *const *) keys, key) >= 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_key_somewhere (const DubanWorkbook *workbook, const char *key)
{
  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      const DubanWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, i);

      if (has_key (sheet->table, key))
        return TRUE;
    }
  return FALSE;
}

gboolean
duban_import_mapped_check_rows (const DubanWorkbook *workbook, const DubanImportOptions *options,
                                const char *name, GError **error)
{
  const DubanMapping *mapping = options->mapping;

  for (guint i = 0; mapping && i < duban_mapping_get_n (mapping); i++)
    {
      const char *key = duban_mapping_get_key (mapping, i);

      const char *lowest = strrchr (key, '/');

      if (!has_key_somewhere (workbook, key)
          && (!lowest || !has_key_somewhere (workbook, lowest + 1)))
        return refuse_heading (key, name, error);
    }
  return TRUE;
}
