/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheets of an XLSX: <row> and <c>, whose number, text or place among the shared strings
 * stands in <v>, or whose text stands in <is>. */
#include "exchange/office/cell-value.h"
#include "exchange/office/limits.h"
#include "exchange/office/readers.h"
#include "exchange/office/sheet-build.h"
#include "exchange/office/xlsx-parts.h"

#include <string.h>

#define MAX_LETTERS 3 /* XFD */
#define REFERENCE_SIZE 32

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED,
  CELL_TEXT, /* str and inlineStr */
  CELL_BOOLEAN,
  CELL_ERROR,
  CELL_DATE, /* written as a date of ISO 8601 */
} CellKind;

typedef struct
{
  const GArray *strings, *formats;
  gboolean is_1904;
  DubanSheetBuilder builder;

  gboolean in_data; /* <sheetData> */
  gboolean in_value, in_phonetic, in_inline;
  guint row, column; /* of the row and the cell; from 1, from 0 */
  gboolean is_hidden;

  CellKind kind;
  DubanNumberFormat format;
  gboolean has_formula, has_value;
  GString *value;
  GString *shown; /* scratch */
} Reading;

/* AB12; *row is 0 where there are no figures.  FALSE for anything that is no cell. */
static gboolean
read_reference (const char *text, guint *column, guint *row)
{
  guint64 number = 0;
  guint n_letters = 0;

  *column = 0;
  for (; g_ascii_isalpha (*text) && n_letters <= MAX_LETTERS; text++, n_letters++)
    *column = *column * 26 + (guint) (g_ascii_toupper (*text) - 'A') + 1;
  for (; g_ascii_isdigit (*text) && number <= DUBAN_OFFICE_MAX_ROWS; text++)
    number = number * 10 + (guint64) (*text - '0');
  *row = (guint) number;
  if (*text != '\0' || *column == 0 || *column > DUBAN_OFFICE_MAX_COLUMNS || number == 0
      || number > DUBAN_OFFICE_MAX_ROWS)
    return FALSE;
  *column -= 1;
  return TRUE;
}

static void
begin_row (Reading *reading, DubanXml *xml, const DubanXmlElement *element)
{
  if (!duban_xml_read_number (xml, element, "r", reading->row + 1, 1, DUBAN_OFFICE_MAX_ROWS,
                              &reading->row))
    return;
  reading->is_hidden = duban_xml_is_true (element, "hidden");
  reading->column = 0;
}

static CellKind
read_kind (const char *code)
{
  static const struct
  {
    const char *code;
    CellKind kind;
  } kinds[] = {
    { "s", CELL_SHARED },  { "str", CELL_TEXT }, { "inlineStr", CELL_TEXT },
    { "b", CELL_BOOLEAN }, { "e", CELL_ERROR },  { "d", CELL_DATE },
  };

  for (gsize i = 0; code && i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].code, code))
      return kinds[i].kind;
  return CELL_NUMBER;
}

static void
begin_cell (Reading *reading, DubanXml *xml, const DubanXmlElement *element)
{
  char buffer[REFERENCE_SIZE];
  const char *reference = duban_xml_copy (element, NULL, "r", buffer, sizeof buffer);
  guint row = reading->row, style;

  if (reference && (!read_reference (reference, &reading->column, &row) || row != reading->row))
    {
      duban_xml_fail_damaged (xml);
      return;
    }
  if (!duban_xml_read_number (xml, element, "s", 0, 0, G_MAXINT32, &style))
    return;
  reading->format = style < reading->formats->len
                        ? g_array_index (reading->formats, DubanNumberFormat, style)
                        : (DubanNumberFormat){ DUBAN_NUMBER_PLAIN, 0 };
  reading->kind = read_kind (duban_xml_copy (element, NULL, "t", buffer, sizeof buffer));
  reading->has_formula = reading->has_value = FALSE;
  g_string_truncate (reading->value, 0);
}

static void
add_merge (Reading *reading, DubanXml *xml, const DubanXmlElement *element)
{
  char buffer[REFERENCE_SIZE];
  const char *text = duban_xml_copy (element, NULL, "ref", buffer, sizeof buffer);
  char *colon = text ? strchr (buffer, ':') : NULL;
  DubanMerge merge;

  if (text && !colon)
    return; /* one cell alone */
  if (colon)
    *colon = '\0';
  if (!colon || !read_reference (buffer, &merge.left, &merge.top)
      || !read_reference (colon + 1, &merge.right, &merge.bottom))
    duban_xml_fail_damaged (xml);
  else
    duban_sheet_builder_add_merge (&reading->builder, xml, &merge);
}

static void
add_columns (Reading *reading, DubanXml *xml, const DubanXmlElement *element)
{
  guint ends[2];

  if (!duban_xml_is_true (element, "hidden")
      || !duban_xml_read_number (xml, element, "min", 1, 1, DUBAN_OFFICE_MAX_COLUMNS, &ends[0])
      || !duban_xml_read_number (xml, element, "max", 1, 1, DUBAN_OFFICE_MAX_COLUMNS, &ends[1])
      || reading->builder.hidden_columns->len >= 2 * DUBAN_OFFICE_MAX_COLUMNS)
    return;
  ends[0]--;
  ends[1]--;
  g_array_append_vals (reading->builder.hidden_columns, ends, 2);
}

static void
begin_in_cell (Reading *reading, const char *name)
{
  if (g_str_equal (name, "f"))
    reading->has_formula = TRUE;
  else if (g_str_equal (name, "v"))
    reading->in_value = reading->has_value = TRUE;
  else if (g_str_equal (name, "is"))
    reading->in_inline = TRUE;
  else if (g_str_equal (name, "rPh"))
    reading->in_phonetic = TRUE;
  else if (g_str_equal (name, "t") && reading->in_inline && !reading->in_phonetic)
    reading->in_value = reading->has_value = TRUE;
}

static void
begin_cb (DubanXml *xml, const char *name, const DubanXmlElement *element, gpointer data)
{
  Reading *reading = data;

  if (g_str_equal (name, "sheetData"))
    reading->in_data = TRUE;
  else if (!reading->in_data && g_str_equal (name, "mergeCell"))
    add_merge (reading, xml, element);
  else if (!reading->in_data && g_str_equal (name, "col"))
    add_columns (reading, xml, element);
  else if (!reading->in_data)
    return;
  else if (g_str_equal (name, "c"))
    begin_cell (reading, xml, element);
  else if (g_str_equal (name, "row"))
    begin_row (reading, xml, element);
  else
    begin_in_cell (reading, name);
}

/* The text of a shared string; "" and a failed reading where there is no such one. */
static guint32
find_shared (Reading *reading, DubanXml *xml)
{
  guint64 index;

  if (g_ascii_string_to_unsigned (g_strstrip (reading->value->str), 10, 0, G_MAXUINT32, &index,
                                  NULL)
      && index < reading->strings->len)
    return g_array_index (reading->strings, guint32, index);
  duban_xml_fail_damaged (xml);
  return duban_cell_text_get_empty (reading->builder.text);
}

/* 2026-11-23T14:30:00 as the other cells say it. */
static void
append_iso (const char *value, GString *out)
{
  gboolean has_time = strlen (value) >= 16 && value[10] == 'T';

  if (has_time && strncmp (value + 11, "00:00", 5) != 0)
    g_string_append_printf (out, "%.10s %.5s", value, value + 11);
  else if (has_time)
    g_string_append_len (out, value, 10);
  else
    g_string_append (out, value);
}

static void
show (Reading *reading)
{
  const char *value = reading->value->str;

  g_string_truncate (reading->shown, 0);
  if (reading->kind == CELL_BOOLEAN)
    g_string_append (reading->shown,
                     g_str_equal (value, "1") || g_str_equal (value, "true") ? "TRUE" : "FALSE");
  else if (reading->kind == CELL_DATE)
    append_iso (value, reading->shown);
  else if (reading->kind == CELL_NUMBER)
    duban_number_format_write (reading->format, value, reading->is_1904, reading->shown);
  else
    {
      duban_cell_value_unescape (reading->value);
      g_string_append_len (reading->shown, reading->value->str, (gssize) reading->value->len);
    }
}

static void
end_cell (Reading *reading, DubanXml *xml)
{
  DubanWorkbookSheet *sheet = reading->builder.sheet;
  guint column = reading->column++;
  guint32 at;

  sheet->n_errors += reading->kind == CELL_ERROR;
  /* openpyxl writes an empty <v>; an empty text is a value */
  sheet->n_uncalculated
      += reading->has_formula
         && (!reading->has_value || (reading->value->len == 0 && reading->kind != CELL_TEXT));
  if (!reading->has_value || reading->value->len == 0 || reading->kind == CELL_ERROR)
    return;
  if (column >= DUBAN_OFFICE_MAX_COLUMNS)
    {
      duban_xml_fail_damaged (xml);
      return;
    }
  if (reading->kind == CELL_SHARED)
    {
      duban_sheet_builder_put (&reading->builder, xml, column, find_shared (reading, xml));
      return;
    }
  show (reading);
  if (duban_sheet_builder_add_text (&reading->builder, xml, reading->shown->str,
                                    reading->shown->len, &at))
    duban_sheet_builder_put (&reading->builder, xml, column, at);
}

static void
end_cb (DubanXml *xml, const char *name, gpointer data)
{
  Reading *reading = data;

  if (!reading->in_data)
    return;
  if (g_str_equal (name, "v") || g_str_equal (name, "t"))
    reading->in_value = FALSE;
  else if (g_str_equal (name, "c"))
    end_cell (reading, xml);
  else if (g_str_equal (name, "row"))
    duban_sheet_builder_end_row (&reading->builder, xml, reading->row, 1, reading->is_hidden);
  else if (g_str_equal (name, "is"))
    reading->in_inline = FALSE;
  else if (g_str_equal (name, "rPh"))
    reading->in_phonetic = FALSE;
  else if (g_str_equal (name, "sheetData"))
    reading->in_data = FALSE;
}

static void
text_cb (DubanXml *xml, const char *text, gsize size, gpointer data)
{
  Reading *reading = data;

  if (reading->in_value)
    duban_cell_value_append (reading->value, text, size);
}

static DubanWorkbookSheet *
read_sheet (DubanZip *zip, const DubanXlsxSheet *sheet, Reading *reading, GError **error)
{
  static const DubanXmlHandler handler = { begin_cb, end_cb, text_cb };

  if (!duban_xml_read (zip, sheet->member, &handler, reading, error))
    return NULL;
  return duban_sheet_builder_finish (&reading->builder, zip, error);
}

static gboolean
read_sheets (DubanZip *zip, const DubanXlsxParts *parts, Reading *reading, DubanCellText *text,
             GPtrArray *sheets, GError **error)
{
  gsize n_cells = 0;

  for (guint i = 0; i < parts->sheets->len; i++)
    {
      const DubanXlsxSheet *sheet = g_ptr_array_index (parts->sheets, i);
      DubanWorkbookSheet *read;

      duban_sheet_builder_init (&reading->builder, text, n_cells, sheet->name, sheet->is_hidden);
      reading->row = 0;
      reading->in_data = reading->in_value = reading->in_phonetic = reading->in_inline = FALSE;
      read = read_sheet (zip, sheet, reading, error);
      duban_sheet_builder_clear (&reading->builder);
      if (!read)
        return FALSE;
      n_cells += duban_file_table_get_n_cells (read->table);
      g_ptr_array_add (sheets, read);
    }
  return TRUE;
}

gboolean
duban_xlsx_read (DubanZip *zip, GPtrArray *sheets, GError **error)
{
  g_autoptr (DubanCellText) text = duban_cell_text_new ();
  g_auto (DubanXlsxParts) parts = { 0 };
  g_autoptr (GArray) strings = NULL;
  g_autoptr (GArray) formats = NULL;
  g_autofree Reading *reading = NULL;
  gboolean is_read;

  if (!duban_xlsx_parts_read (&parts, zip, error))
    return FALSE;
  strings = parts.strings ? duban_xlsx_strings_read (zip, parts.strings, text, error)
                          : g_array_new (FALSE, FALSE, sizeof (guint32));
  if (strings)
    formats = parts.styles ? duban_xlsx_styles_read (zip, parts.styles, error)
                           : g_array_new (FALSE, FALSE, sizeof (DubanNumberFormat));
  if (!formats)
    return FALSE;
  reading = g_new0 (Reading, 1);
  reading->strings = strings;
  reading->formats = formats;
  reading->is_1904 = parts.is_1904;
  reading->value = g_string_new (NULL);
  reading->shown = g_string_new (NULL);
  is_read = read_sheets (zip, &parts, reading, text, sheets, error);
  g_string_free (reading->value, TRUE);
  g_string_free (reading->shown, TRUE);
  return is_read;
}
