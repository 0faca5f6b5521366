/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/office/workbook.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "core/text.h"
#include "exchange/file-read.h"
#include "exchange/office/limits.h"
#include "exchange/office/readers.h"
#include "exchange/office/xml-read.h"

#define ODS_TYPE "application/vnd.oasis.opendocument.spreadsheet" /* and its -template */
#define TYPE_SIZE 128

static DubanWorkbook *
workbook_new (void)
{
  DubanWorkbook *workbook = g_new0 (DubanWorkbook, 1);

  workbook->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_workbook_sheet_free);
  return workbook;
}

void
duban_workbook_free (DubanWorkbook *workbook)
{
  if (!workbook)
    return;
  g_ptr_array_unref (workbook->sheets);
  g_free (workbook);
}

static gboolean
take_type_cb (const char *data, gsize size, gpointer user_data, GError **error)
{
  GString *type = user_data;

  g_string_append_len (type, data, (gssize) MIN (size, TYPE_SIZE));
  g_string_truncate (type, MIN (type->len, TYPE_SIZE));
  return TRUE;
}

static void
find_encryption_cb (DubanXml *xml, const char *name, const DubanXmlElement *element, gpointer data)
{
  gboolean *is_encrypted = data;

  *is_encrypted |= g_str_equal (name, "encryption-data");
}

/* An ODS with a password says so in its manifest; its parts are then no XML. */
static gboolean
check_manifest (DubanZip *zip, GError **error)
{
  static const char manifest[] = "META-INF/manifest.xml";
  static const DubanXmlHandler handler = { .begin = find_encryption_cb };
  gboolean is_encrypted = FALSE;

  if (!duban_zip_has (zip, manifest))
    return TRUE;
  if (!duban_xml_read (zip, manifest, &handler, &is_encrypted, error))
    return FALSE;
  if (!is_encrypted)
    return TRUE;
  return duban_zip_refuse_encrypted (zip, error);
}

static gboolean
refuse_other_zip (DubanZip *zip, GError **error)
{
  if (duban_zip_has (zip, "xl/workbook.bin"))
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_KIND,
                 _ ("“%s” is a binary workbook (.xlsb): open it in a spreadsheet program and save "
                    "it as .xlsx."),
                 duban_zip_get_name (zip));
  else if (duban_zip_has_folder (zip, "word/") || duban_zip_has_folder (zip, "ppt/")
           || duban_zip_has (zip, "content.xml"))
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_KIND,
                 _ ("“%s” is a document and no workbook: put its table into a spreadsheet and save "
                    "that as .xlsx."),
                 duban_zip_get_name (zip));
  else
    g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_KIND,
                 _ ("“%s” is a packed folder and no workbook: unpack it and name the file in it."),
                 duban_zip_get_name (zip));
  return FALSE;
}

static gboolean
read_zip (DubanZip *zip, GPtrArray *sheets, GError **error)
{
  g_autoptr (GString) type = g_string_new (NULL);

  if (duban_zip_has_folder (zip, "xl/") && !duban_zip_has (zip, "xl/workbook.bin"))
    return duban_xlsx_read (zip, sheets, error);
  if (duban_zip_has (zip, "mimetype")
      && !duban_zip_read (zip, "mimetype", take_type_cb, type, error))
    return FALSE;
  if (!g_str_has_prefix (type->str, ODS_TYPE) || !duban_zip_has (zip, "content.xml"))
    return refuse_other_zip (zip, error);
  return check_manifest (zip, error) && duban_ods_read (zip, sheets, error);
}

static gboolean
refuse_secret (const char *name, const char *sheet, guint row, GError **error)
{
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SECRET,
               _ ("“%s”, sheet “%s”, row %u bears a secret mark: secret matters have no place in "
                  "Duban, and nothing of the file was taken in."),
               name, sheet, row);
  return FALSE;
}

static gboolean
check_sheets (const GPtrArray *sheets, const char *name, GError **error)
{
  gsize n_cells = 0;
  guint row;

  for (guint i = 0; i < sheets->len; i++)
    {
      const DubanWorkbookSheet *sheet = g_ptr_array_index (sheets, i);

      n_cells += duban_file_table_get_n_cells (sheet->table);
      if (duban_file_table_find_secret (sheet->table, &row))
        return refuse_secret (name, sheet->name, row, error);
    }
  if (n_cells > 0)
    return TRUE;
  g_set_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_EMPTY,
               _ ("“%s” has no cell filled: there is nothing to take in."), name);
  return FALSE;
}

DubanWorkbook *
duban_workbook_parse (const char *data, gsize size, const char *name, GError **error)
{
  g_autoptr (DubanZip) zip = duban_zip_new (data, size, name, error);
  g_autoptr (DubanWorkbook) workbook = workbook_new ();

  if (!zip || !read_zip (zip, workbook->sheets, error)
      || !check_sheets (workbook->sheets, name, error))
    return NULL;
  return g_steal_pointer (&workbook);
}

static DubanWorkbook *
workbook_new_of_csv (char *data, gsize size, const char *name, GError **error)
{
  g_autoptr (DubanWorkbook) workbook = workbook_new ();
  DubanWorkbookSheet *sheet;
  DubanFileTable *table = duban_file_table_parse_csv (data, size, name, error);

  if (!table)
    return NULL;
  sheet = g_new0 (DubanWorkbookSheet, 1);
  sheet->table = table;
  g_ptr_array_add (workbook->sheets, sheet);
  return g_steal_pointer (&workbook);
}

DubanWorkbook *
duban_workbook_read (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  DubanFileLimits limits = { DUBAN_TABLE_MAX_BYTES, DUBAN_OFFICE_MAX_FILE };
  DubanFileKind kind;
  gsize size;
  g_autofree char *data = duban_file_read_kind (path, &limits, &kind, &size, error);

  if (!data)
    return NULL;
  return kind == DUBAN_FILE_ZIP ? duban_workbook_parse (data, size, name, error)
                                : workbook_new_of_csv (g_steal_pointer (&data), size, name, error);
}

const DubanWorkbookSheet *
duban_workbook_find (const DubanWorkbook *workbook, const char *name)
{
  g_autofree char *folded = duban_text_fold_heading (name);

  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      const DubanWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, i);
      g_autofree char *other = duban_text_fold_heading (sheet->name ? sheet->name : "");

      if (sheet->name && (g_str_equal (sheet->name, name) || g_str_equal (folded, other)))
        return sheet;
    }
  return NULL;
}

char *
duban_workbook_list_names (const DubanWorkbook *workbook)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < workbook->sheets->len; i++)
    {
      const DubanWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, i);

      if (sheet->name)
        g_string_append_printf (names, "%s%s", names->len ? "、" : "", sheet->name);
    }
  return g_string_free (names, FALSE);
}
