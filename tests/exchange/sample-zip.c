/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-zip.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#define MEMBER_SIZE 1024 /* more than what a zip says of a member */
#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

GBytes *
sample_zip_new (const SampleMember *members)
{
  size_t size = MEMBER_SIZE, used = 0;
  char *buffer;
  struct archive *archive = archive_write_new ();

  for (const SampleMember *member = members; member->name; member++)
    size += MEMBER_SIZE + 2 * strlen (member->content);
  buffer = g_malloc (size);
  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, size, &used), ==, ARCHIVE_OK);
  for (; members->name; members++)
    {
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, members->name);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, (la_int64_t) strlen (members->content));
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      archive_write_data (archive, members->content, strlen (members->content));
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);
  return g_bytes_new_take (g_realloc (buffer, used), used);
}

GBytes *
sample_xlsx_new (const SampleXlsx *parts)
{
  g_autofree char *workbook = g_strdup_printf ("<workbook xmlns=\"" MAIN "\" xmlns:r=\"" OFFICE
                                               "\">%s<sheets><sheet name=\"台账\" "
                                               "sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
                                               parts->workbook_pr ? parts->workbook_pr : "");
  g_autofree char *sheet = g_strdup_printf (
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%s<worksheet xmlns=\"" MAIN "\">%s</worksheet>",
      parts->before ? parts->before : "", parts->sheet);
  g_autofree char *strings
      = g_strdup_printf ("<sst xmlns=\"" MAIN "\">%s</sst>", parts->strings ? parts->strings : "");
  g_autofree char *styles = g_strdup_printf ("<styleSheet xmlns=\"" MAIN "\">%s</styleSheet>",
                                             parts->styles ? parts->styles : "");
  const SampleMember members[] = {
    { "[Content_Types].xml", "<Types/>" },
    { "_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"" OFFICE
                     "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
    { "xl/workbook.xml", workbook },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"rId1\" Type=\"" OFFICE
      "/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" OFFICE
      "/sharedStrings\" Target=\"/xl/sharedStrings.xml\"/><Relationship Id=\"rId3\" Type=\"" OFFICE
      "/styles\" Target=\"styles.xml\"/></Relationships>" },
    { "xl/worksheets/sheet1.xml", sheet },
    { "xl/sharedStrings.xml", strings },
    { "xl/styles.xml", styles },
    { NULL, NULL },
  };

  return sample_zip_new (members);
}

GBytes *
sample_ods_new (const char *styles, const char *tables)
{
  g_autofree char *content = g_strdup_printf (
      "<office:document-content "
      "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
      "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
      "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
      "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
      "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"
      "<office:automatic-styles>%s</office:automatic-styles>"
      "<office:body><office:spreadsheet>%s</office:spreadsheet></office:body>"
      "</office:document-content>",
      styles, tables);
  const SampleMember members[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", content },
    { NULL, NULL },
  };

  return sample_zip_new (members);
}

void
sample_check_workbook (const DubanWorkbook *workbook)
{
  for (guint i = 0; workbook && i < workbook->sheets->len; i++)
    {
      const DubanWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, i);

      g_assert_true (g_utf8_validate (sheet->name, -1, NULL));
      for (gsize row = 0; row < duban_file_table_get_n_rows (sheet->table); row++)
        for (gsize k = 0; k < duban_file_table_get_row_size (sheet->table, row); k++)
          g_assert_true (
              g_utf8_validate (duban_file_table_get_cell (sheet->table, row, k), -1, NULL));
    }
}
