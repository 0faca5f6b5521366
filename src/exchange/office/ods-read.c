/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of an ODS: the tables of content.xml.  Rows and cells that repeat are written once
 * with a count; a cell's text stands in paragraphs, beside notes and drawings that are none of
 * it. */
#include "exchange/office/cell-value.h"
#include "exchange/office/limits.h"
#include "exchange/office/ods-value.h"
#include "exchange/office/readers.h"
#include "exchange/office/sheet-build.h"

#include <string.h>

#define TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
#define MAX_NAME 512
#define MAX_REPEATED (16u * 1024 * 1024) /* rows: some programs have more than are read */
#define MAX_BLANKS 1024

typedef struct
{
  DubanZip *zip;
  GPtrArray *sheets;
  DubanCellText *text;
  gsize n_cells; /* of the sheets before */

  GHashTable *hidden_styles; /* of tables, by name */
  char *style;               /* that is being read */

  DubanSheetBuilder builder;
  gboolean in_table, in_row, in_cell, in_paragraph;
  gboolean is_linked; /* the sheet is a copy kept of another file's */
  guint skipped;      /* elements open since one that is passed over */

  guint row, column;       /* from 0: the next */
  guint n_rows, n_columns; /* how often the row and the cell stand */
  guint column_of_columns; /* the next that <table-column> speaks of */
  gboolean is_hidden, is_covered;
  guint n_paragraphs;
  DubanOdsValue value;
  GString *shown; /* scratch */
} Reading;

static gboolean
is_collapsed (const DubanXmlElement *element)
{
  char buffer[DUBAN_XML_NUMBER_SIZE];

  return duban_xml_copy (element, TABLE, "visibility", buffer, sizeof buffer)
         && !g_str_equal (buffer, "visible");
}

static void
begin_table (Reading *reading, DubanXml *xml, const DubanXmlElement *element)
{
  char name[MAX_NAME] = "", style[MAX_NAME] = "";

  if (reading->sheets->len >= DUBAN_OFFICE_MAX_SHEETS)
    {
      duban_xml_fail_large (xml);
      return;
    }
  duban_xml_copy (element, TABLE, "name", name, sizeof name);
  duban_xml_copy (element, TABLE, "style-name", style, sizeof style);
  duban_sheet_builder_init (&reading->builder, reading->text, reading->n_cells, name,
                            g_hash_table_contains (reading->hidden_styles, style));
  reading->in_table = TRUE;
  reading->is_linked = FALSE;
  reading->row = reading->column_of_columns = 0;
}

static void
end_table (Reading *reading, DubanXml *xml)
{
  GError *error = NULL;
  DubanWorkbookSheet *sheet = duban_sheet_builder_finish (&reading->builder, reading->zip, &error);

  duban_sheet_builder_clear (&reading->builder);
  reading->in_table = FALSE;
  if (!sheet)
    {
      duban_xml_fail (xml, error);
      return;
    }
  if (reading->is_linked)
    {
      duban_workbook_sheet_free (sheet);
      return;
    }
  reading->n_cells += duban_file_table_get_n_cells (sheet->table);
  g_ptr_array_add (reading->sheets, sheet);
}

static void
take_columns (Reading *reading, DubanXml *xml, const DubanXmlElement *element)
{
  guint n, ends[2];

  if (!duban_xml_read_number (xml, element, "number-columns-repeated", 1, 1,
                              DUBAN_OFFICE_MAX_COLUMNS, &n))
    return;
  ends[0] = reading->column_of_columns;
  ends[1] = MIN (reading->column_of_columns + n, DUBAN_OFFICE_MAX_COLUMNS) - 1;
  reading->column_of_columns = ends[1] + 1;
  if (is_collapsed (element) && ends[0] < DUBAN_OFFICE_MAX_COLUMNS)
    g_array_append_vals (reading->builder.hidden_columns, ends, 2);
}

static void
begin_row (Reading *reading, DubanXml *xml, const DubanXmlElement *element)
{
  if (!duban_xml_read_number (xml, element, "number-rows-repeated", 1, 1, MAX_REPEATED,
                              &reading->n_rows))
    return;
  reading->in_row = TRUE;
  reading->is_hidden = is_collapsed (element);
  reading->column = 0;
}

static void
end_row (Reading *reading, DubanXml *xml)
{
  reading->in_row = FALSE;
  if (duban_sheet_builder_end_row (&reading->builder, xml, reading->row + 1, reading->n_rows,
                                   reading->is_hidden))
    reading->row += reading->n_rows;
}

static void
take_span (Reading *reading, DubanXml *xml, const DubanXmlElement *element)
{
  guint n_rows, n_columns;

  if (!duban_xml_read_number (xml, element, "number-rows-spanned", 1, 1, MAX_REPEATED, &n_rows)
      || !duban_xml_read_number (xml, element, "number-columns-spanned", 1, 1,
                                 DUBAN_OFFICE_MAX_COLUMNS, &n_columns)
      || (n_rows == 1 && n_columns == 1))
    return;
  duban_sheet_builder_add_merge (
      &reading->builder, xml,
      &(DubanMerge){ reading->row + 1, MIN (reading->row + n_rows, DUBAN_OFFICE_MAX_ROWS),
                     reading->column,
                     MIN (reading->column + n_columns, DUBAN_OFFICE_MAX_COLUMNS) - 1 });
}

static void
begin_cell (Reading *reading, DubanXml *xml, const DubanXmlElement *element, gboolean is_covered)
{
  if (!duban_xml_read_number (xml, element, "number-columns-repeated", 1, 1,
                              DUBAN_OFFICE_MAX_COLUMNS, &reading->n_columns))
    return;
  reading->in_cell = TRUE;
  reading->is_covered = is_covered;
  reading->n_paragraphs = 0;
  duban_ods_value_begin (&reading->value, element);
  if (!is_covered)
    take_span (reading, xml, element);
}

static void
put_cell (Reading *reading, DubanXml *xml)
{
  DubanWorkbookSheet *sheet = reading->builder.sheet;
  const DubanOdsValue *value = &reading->value;
  guint32 at;

  if (value->is_error)
    {
      sheet->n_errors += reading->n_columns;
      return;
    }
  g_string_truncate (reading->shown, 0);
  duban_ods_value_write (value, reading->shown);
  sheet->n_uncalculated += value->has_formula && !*value->type && reading->shown->len == 0;
  if (reading->shown->len == 0
      || !duban_sheet_builder_add_text (&reading->builder, xml, reading->shown->str,
                                        reading->shown->len, &at))
    return;
  for (guint i = 0; i < reading->n_columns; i++)
    if (!duban_sheet_builder_put (&reading->builder, xml, reading->column + i, at))
      return;
}

static void
end_cell (Reading *reading, DubanXml *xml)
{
  reading->in_cell = FALSE;
  if (!reading->is_covered)
    put_cell (reading, xml);
  reading->column = MIN (reading->column + reading->n_columns, DUBAN_OFFICE_MAX_COLUMNS);
}

static void
begin_paragraph (Reading *reading)
{
  reading->in_paragraph = TRUE;
  if (reading->n_paragraphs++ > 0)
    duban_cell_value_append (reading->value.shown, "\n", 1);
}

/* What stands inside a paragraph; FALSE where it is none of its text. */
static gboolean
begin_in_paragraph (Reading *reading, DubanXml *xml, const char *name,
                    const DubanXmlElement *element)
{
  guint n;

  if (!g_str_equal (duban_xml_get_space (element), TEXT) || g_str_equal (name, "ruby-text")
      || g_str_equal (name, "note"))
    return FALSE;
  if (g_str_equal (name, "line-break"))
    duban_cell_value_append (reading->value.shown, "\n", 1);
  else if (g_str_equal (name, "tab"))
    duban_cell_value_append (reading->value.shown, "\t", 1);
  else if (g_str_equal (name, "s")
           && duban_xml_read_number (xml, element, "c", 1, 0, G_MAXINT32, &n))
    for (n = MIN (n, MAX_BLANKS); n > 0; n--)
      duban_cell_value_append (reading->value.shown, " ", 1);
  return TRUE;
}

/* What stands in a table; FALSE where it is passed over with all that is in it. */
static gboolean
begin_in_table (Reading *reading, DubanXml *xml, const char *name, const DubanXmlElement *element)
{
  static const char *const passed[]
      = { "table", "shapes", "named-expressions", "scenario", "forms", NULL };

  if (!g_str_equal (duban_xml_get_space (element), TABLE) || g_strv_contains (passed, name))
    return FALSE;
  if (g_str_equal (name, "table-source"))
    reading->is_linked = TRUE;
  else if (g_str_equal (name, "table-column"))
    take_columns (reading, xml, element);
  else if (g_str_equal (name, "table-row") && !reading->in_row)
    begin_row (reading, xml, element);
  else if (g_str_equal (name, "table-cell") && reading->in_row)
    begin_cell (reading, xml, element, FALSE);
  else if (g_str_equal (name, "covered-table-cell") && reading->in_row)
    begin_cell (reading, xml, element, TRUE);
  return TRUE;
}

static gboolean
begin_in_cell (Reading *reading, const char *name, const DubanXmlElement *element)
{
  if (!g_str_equal (duban_xml_get_space (element), TEXT) || !g_str_equal (name, "p"))
    return FALSE;
  begin_paragraph (reading);
  return TRUE;
}

/* Outside of tables: the styles that hide one. */
static void
begin_outside (Reading *reading, DubanXml *xml, const char *name, const DubanXmlElement *element)
{
  char buffer[MAX_NAME];

  if (g_str_equal (name, "table") && g_str_equal (duban_xml_get_space (element), TABLE))
    begin_table (reading, xml, element);
  else if (g_str_equal (name, "tracked-changes"))
    reading->skipped = 1;
  else if (g_str_equal (name, "style"))
    {
      g_free (reading->style);
      reading->style = g_strdup (duban_xml_copy (element, NULL, "name", buffer, sizeof buffer));
    }
  else if (g_str_equal (name, "table-properties") && reading->style
           && duban_xml_copy (element, TABLE, "display", buffer, sizeof buffer)
           && g_str_equal (buffer, "false")
           && g_hash_table_size (reading->hidden_styles) < DUBAN_OFFICE_MAX_SHEETS)
    g_hash_table_add (reading->hidden_styles, g_strdup (reading->style));
}

static void
begin_cb (DubanXml *xml, const char *name, const DubanXmlElement *element, gpointer data)
{
  Reading *reading = data;
  gboolean is_taken = TRUE;

  if (reading->skipped > 0)
    reading->skipped++;
  else if (reading->in_paragraph)
    is_taken = begin_in_paragraph (reading, xml, name, element);
  else if (reading->in_cell)
    is_taken = begin_in_cell (reading, name, element);
  else if (reading->in_table)
    is_taken = begin_in_table (reading, xml, name, element);
  else
    begin_outside (reading, xml, name, element);
  if (!is_taken)
    reading->skipped = 1;
}

static void
end_cb (DubanXml *xml, const char *name, gpointer data)
{
  Reading *reading = data;

  if (reading->skipped > 0)
    reading->skipped--;
  else if (reading->in_paragraph)
    reading->in_paragraph = !g_str_equal (name, "p");
  else if (reading->in_cell)
    end_cell (reading, xml);
  else if (reading->in_row)
    end_row (reading, xml);
  else if (reading->in_table && g_str_equal (name, "table"))
    end_table (reading, xml);
}

/* Blanks and line breaks in the XML are one blank, as in any text of it. */
static void
text_cb (DubanXml *xml, const char *text, gsize size, gpointer data)
{
  Reading *reading = data;
  GString *shown = reading->value.shown;
  gsize run;

  if (!reading->in_paragraph || reading->skipped > 0)
    return;
  for (gsize at = 0; at < size; at += run)
    {
      for (run = 0; at + run < size && (guint8) text[at + run] > ' '; run++)
        ;
      duban_cell_value_append (shown, text + at, run);
      if (run == 0 && shown->len > 0 && shown->str[shown->len - 1] != ' ')
        duban_cell_value_append (shown, " ", 1);
      run = MAX (run, 1);
    }
}

static gboolean
read_content (Reading *reading, GError **error)
{
  static const DubanXmlHandler handler = { begin_cb, end_cb, text_cb };

  return duban_xml_read (reading->zip, "content.xml", &handler, reading, error);
}

gboolean
duban_ods_read (DubanZip *zip, GPtrArray *sheets, GError **error)
{
  g_autoptr (DubanCellText) text = duban_cell_text_new ();
  g_autofree Reading *reading = g_new0 (Reading, 1);
  gboolean is_read;

  reading->zip = zip;
  reading->sheets = sheets;
  reading->text = text;
  reading->hidden_styles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reading->value.shown = g_string_new (NULL);
  reading->shown = g_string_new (NULL);
  is_read = read_content (reading, error);
  duban_sheet_builder_clear (&reading->builder);
  g_hash_table_unref (reading->hidden_styles);
  g_string_free (reading->value.shown, TRUE);
  g_string_free (reading->shown, TRUE);
  g_free (reading->style);
  return is_read;
}
