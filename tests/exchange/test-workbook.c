/* SPDX-License-Identifier: GPL-3.0-or-later */
/* XLSX and ODS into tables: cells of every kind, and what is refused. */
#include "exchange/office/workbook.h"

#include <string.h>

#include "sample-zip.h"

static DubanWorkbook *
parse (GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return duban_workbook_parse (data, size, "台账.xlsx", error);
}

static char *
sheet_to_text (const DubanWorkbookSheet *sheet)
{
  GString *text = g_string_new (NULL);

  for (gsize row = 0; row < duban_file_table_get_n_rows (sheet->table); row++)
    {
      g_string_append_printf (text, "%s%u:", row ? "\n" : "",
                              duban_file_table_get_row_number (sheet->table, row));
      for (gsize i = 0; i < duban_file_table_get_row_size (sheet->table, row); i++)
        g_string_append_printf (text, "%s%s", i ? "|" : "",
                                duban_file_table_get_cell (sheet->table, row, i));
    }
  return g_string_free (text, FALSE);
}

static void
assert_sheet (GBytes *bytes, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanWorkbook) workbook = parse (bytes, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = sheet_to_text (g_ptr_array_index (workbook->sheets, 0));
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_refused (GBytes *bytes, int code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanWorkbook) workbook = parse (bytes, &error);

  g_assert_null (workbook);
  g_assert_error (error, DUBAN_FILE_ERROR, code);
  g_assert_nonnull (strstr (error->message, "台账.xlsx"));
}

#define STYLES                                                                                       \
  "<numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>" \
  "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"                                               \
  "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf "                     \
  "numFmtId=\"31\"/><xf numFmtId=\"9\"/></cellXfs>"
#define STRINGS                                                                                    \
  "<si><t>甲</t></si><si><r><t>乙</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> 丙 "      \
  "</t></r><rPh sb=\"0\" eb=\"1\"><t>yi</t></rPh><phoneticPr fontId=\"1\"/></si>"                  \
  "<si><t>丁_x000D_\n戊_x005F_x0041_</t></si><si><t/></si>"
#define DATA(rows) "<sheetData>" rows "</sheetData>"

static void
test_cells_of_xlsx (void)
{
  static const struct
  {
    const char *sheet, *expected;
  } cases[] = {
    { DATA ("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c></row>"),
      "2:甲||乙 丙" },
    { DATA ("<row><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c><c><v>5</v></c></row>"),
      "1:丁\n戊_x0041_||5" },
    { DATA ("<row r=\"1\"><c r=\"B1\" t=\"inlineStr\"><is><r><t>己</t></r><r><t>庚</t></r><rPh "
            "sb=\"0\" eb=\"1\"><t>ji</t></rPh></is></c></row>"),
      "1:|己庚" },
    { DATA ("<row r=\"1\"><c r=\"A1\" t=\"str\"><f>A2&amp;\"x\"</f><v>值</v></c><c r=\"B1\" "
            "t=\"b\"><v>1</v></c><c r=\"C1\" t=\"e\"><v>#REF!</v></c><c r=\"D1\" "
            "t=\"d\"><v>2026-11-23T00:00:00</v></c></row>"),
      "1:值|TRUE||2026-11-23" },
    { DATA ("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46349</v></c><c r=\"B1\" "
            "s=\"2\"><v>46327</v></c><c r=\"C1\" s=\"3\"><v>46349</v></c><c r=\"D1\" "
            "s=\"4\"><v>0.5</v></c><c r=\"E1\" s=\"99\"><v>46349</v></c><c "
            "r=\"F1\"><v>123456789012345678</v></c></row>"),
      "1:2026-11-23|2026年11月|2026-11-23|50%|46349|123456789012345678" },
    /* cells in any order, empty tails, rows that are styled alone */
    { DATA ("<row r=\"1\"><c r=\"B1\"><v>2</v></c><c r=\"A1\"><v>1</v></c><c r=\"XFD1\" "
            "s=\"1\"/></row><row r=\"3\" s=\"1\"/><row r=\"1048576\"><c "
            "r=\"A1048576\"><v>3</v></c></row>"),
      "1:1|2\n1048576:3" },
    { DATA ("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"B1\"><v>x</v></c></row><row r=\"2\"><c "
            "r=\"A2\"><v>2</v></c></row>") "<mergeCells><mergeCell ref=\"B1:B2\"/><mergeCell "
                                           "ref=\"A9\"/></mergeCells>",
      "1:1|x\n2:2|x" },
    /* prefixes, and what other programs add */
    { "<x:sheetData xmlns:x=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><x:row "
      "r=\"1\"><x:c r=\"A1\"><x:v>7</x:v></x:c></x:row></x:sheetData><extLst><ext><row r=\"9\"><c "
      "r=\"A9\"><v>9</v></c></row></ext></extLst>",
      "1:7" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes
          = sample_xlsx_new (&(SampleXlsx){ cases[i].sheet, STRINGS, STYLES, NULL, NULL });

      assert_sheet (bytes, cases[i].expected);
    }
}

static void
test_both_epochs (void)
{
  static const struct
  {
    const char *workbook_pr, *expected;
  } cases[] = {
    { NULL, "1:2022-11-22" },
    { "<workbookPr date1904=\"0\"/>", "1:2022-11-22" },
    { "<workbookPr date1904=\"1\"/>", "1:2026-11-23" },
    { "<workbookPr date1904=\"true\"/>", "1:2026-11-23" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = sample_xlsx_new (
          &(SampleXlsx){ DATA ("<row r=\"1\"><c r=\"A1\" s=\"1\"><v>44887</v></c></row>"), NULL,
                         STYLES, cases[i].workbook_pr, NULL });

      assert_sheet (bytes, cases[i].expected);
    }
}

static void
test_what_is_hidden_is_read_and_said (void)
{
  g_autoptr (GBytes) bytes = sample_xlsx_new (&(SampleXlsx){
      "<cols><col min=\"2\" max=\"16384\" hidden=\"1\"/></cols>" DATA (
          "<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"C1\"><v>3</v></c></row><row r=\"2\" "
          "hidden=\"1\"><c r=\"A2\"><v>2</v></c><c r=\"B2\" t=\"e\"><v>#N/A</v></c><c "
          "r=\"C2\"><f>1+1</f></c><c r=\"D2\"><f>1+1</f><v/></c><c r=\"E2\" "
          "t=\"str\"><f>\"\"</f><v></v></c></row><row r=\"3\" hidden=\"1\"/><row r=\"4\"><c "
          "r=\"B4\"><v>4</v></c><c r=\"C4\"><v>4</v></c></row>"), /* B has one cell: no data */
      NULL, NULL, NULL, NULL });
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanWorkbook) workbook = parse (bytes, &error);
  const DubanWorkbookSheet *sheet;

  g_assert_no_error (error);
  sheet = g_ptr_array_index (workbook->sheets, 0);
  g_assert_cmpstr (sheet->name, ==, "台账");
  g_assert_cmpuint (sheet->n_hidden_rows, ==, 1);
  g_assert_cmpuint (sheet->n_hidden_columns, ==, 1);
  g_assert_cmpuint (sheet->n_errors, ==, 1);
  g_assert_cmpuint (sheet->n_uncalculated, ==, 2); /* "" is a value */
  g_assert_true (duban_workbook_find (workbook, " 台 账") == sheet);
  g_assert_null (duban_workbook_find (workbook, "别的"));
}

static void
test_impossible_xlsx_is_refused (void)
{
  static const char *const sheets[] = {
    DATA ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>4</v></c></row>"),
    DATA ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>-1</v></c></row>"),
    DATA ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99999999999999999999</v></c></row>"),
    DATA ("<row r=\"0\"><c><v>1</v></c></row>"),
    DATA ("<row r=\"-1\"><c><v>1</v></c></row>"),
    DATA ("<row r=\"1048577\"><c><v>1</v></c></row>"),
    DATA ("<row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row>"),
    DATA ("<row r=\"1\"><c r=\"1\"><v>1</v></c></row>"),
    DATA ("<row r=\"1\"><c r=\"A2\"><v>1</v></c></row>"),
    DATA ("<row r=\"1\"><c r=\"ZZZZZZZZZZZZ1\"><v>1</v></c></row>"),
    DATA ("<row r=\"2\"><c><v>1</v></c></row><row r=\"2\"><c><v>1</v></c></row>"),
    DATA ("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>"),
    DATA ("<row r=\"1\"><c r=\"A1\"><v>1</v></c><c r=\"AMK1\"><v>1</v></c></row>"),
    DATA ("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>") "<mergeCells><mergeCell "
                                                         "ref=\"B2:A1\"/></mergeCells>",
    DATA ("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>") "<mergeCells><mergeCell "
                                                         "ref=\"A1:A2\"/><mergeCell "
                                                         "ref=\"A2:A3\"/></mergeCells>",
    DATA ("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>") "<mergeCells><mergeCell "
                                                         "ref=\"A1:A99999999\"/></mergeCells>",
    DATA ("<row r=\"1\"><c r=\"A1\"><v>1</v></row>"),
    DATA ("<row r=\"1\"><c r=\"A1\"><v>&unknown;</v></c></row>"),
    DATA ("<row r=\"1\"><c r=\"A1\"><v>\x01</v></c></row>"),
    DATA ("<row r=\"1\"><c r=\"A1\"><v>\xff\xfe</v></c></row>"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autoptr (GBytes) bytes
          = sample_xlsx_new (&(SampleXlsx){ sheets[i], STRINGS, STYLES, NULL, NULL });
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanWorkbook) workbook = parse (bytes, &error);
      g_autofree char *shown = g_strescape (sheets[i], NULL);

      g_test_message ("%s", shown);
      g_assert_null (workbook);
      g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
    }
}

static void
test_dtds_are_refused (void)
{
  static const char *const before[] = {
    "<!DOCTYPE worksheet>",
    "<!DOCTYPE worksheet SYSTEM \"file:///etc/passwd\">",
    "<!DOCTYPE worksheet [<!ENTITY a \"b\">]>",
    "<!DOCTYPE worksheet [<!ENTITY % a SYSTEM \"file:///etc/passwd\"> %a;]>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autoptr (GBytes) bytes = sample_xlsx_new (&(SampleXlsx){
          DATA ("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"), NULL, NULL, NULL, before[i] });
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanWorkbook) workbook = parse (bytes, &error);

      g_assert_null (workbook);
      g_assert_nonnull (strstr (error->message, "document type definition"));
    }
}

static void
test_xml_is_bounded (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new ("<x");
  g_autoptr (GString) row
      = g_string_new ("<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>");
  GString *const cases[] = { deep, wide };

  for (guint i = 0; i < 300; i++)
    g_string_append (deep, "<a>");
  for (guint i = 0; i < 300; i++)
    g_string_append (deep, "</a>");
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (wide, " a%u=\"\"", i);
  g_string_append (wide, "/>");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes
          = sample_xlsx_new (&(SampleXlsx){ cases[i]->str, NULL, NULL, NULL, NULL });

      assert_refused (bytes, DUBAN_FILE_ERROR_SHAPE);
    }
  for (guint i = 0; i < 100000; i++)
    g_string_append (row, "字");
  g_string_append (row, "</t></is></c></row></sheetData>");
  {
    g_autoptr (GBytes) bytes = sample_xlsx_new (&(SampleXlsx){ row->str, NULL, NULL, NULL, NULL });
    g_autoptr (DubanWorkbook) workbook = parse (bytes, NULL);
    const DubanWorkbookSheet *sheet = g_ptr_array_index (workbook->sheets, 0);
    const char *cell = duban_file_table_get_cell (sheet->table, 0, 0);

    g_assert_cmpuint (strlen (cell), >, 64 * 1024);
    g_assert_cmpuint (strlen (cell), <, 65 * 1024);
    g_assert_true (g_utf8_validate (cell, -1, NULL));
  }
}

#define TABLE(rows) "<table:table table:name=\"台账\">" rows "</table:table>"
#define ROW(cells) "<table:table-row>" cells "</table:table-row>"
#define P(text) "<text:p>" text "</text:p>"

/* A cell of a type with a value, showing a text. */
#define CELL(more, shown) "<table:table-cell " more ">" shown "</table:table-cell>"
#define STRING(shown) CELL ("office:value-type=\"string\"", P (shown))
#define FLOAT(value, shown)                                                                        \
  CELL ("office:value-type=\"float\" office:value=\"" value "\"", P (shown))
#define DATE(value, shown)                                                                         \
  CELL ("office:value-type=\"date\" office:date-value=\"" value "\"", P (shown))

static void
test_cells_of_ods (void)
{
  static const struct
  {
    const char *tables, *expected;
  } cases[] = {
    { TABLE (ROW (STRING ("甲") STRING ("乙<text:s text:c=\"2\"/>丙<text:line-break/>丁"))),
      "1:甲|乙  丙\n丁" },
    { TABLE (
          ROW (CELL ("office:value-type=\"string\"", P ("一") P ("二<text:span>三</text:span>")))),
      "1:一\n二三" },
    { TABLE (ROW (CELL ("office:value-type=\"string\"",
                        "<office:annotation><dc:date>x</dc:date>" P (
                            "批注") "</office:annotation>"
                                    "<draw:frame><draw:text-box>" P (
                                        "图") "</draw:text-box></draw:frame>" P ("值")))),
      "1:值" },
    { TABLE (ROW (STRING ("<text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zì</"
                          "text:ruby-text></text:ruby>"))),
      "1:字" },
    { TABLE (ROW (FLOAT ("3.14159", "3.14") FLOAT ("1.23E+17", "1.23E+17") FLOAT ("12", "0012")
                      FLOAT ("1234.5", "1,234.50"))),
      "1:3.14159|123000000000000000|0012|1234.5" },
    { TABLE (ROW (DATE ("2026-11-23", "2026年11月23日") DATE ("2026-11-01", "2026年11月") DATE (
          "2026-11-01", "2026-11") DATE ("2026-11-23T14:30:00", "2026-11-23 14:30")
                      DATE ("2026-11-23T14:30:00", "2026-11-23") DATE ("2026-11-23", "11月23日"))),
      "1:2026-11-23|2026年11月|2026年11月|2026-11-23 14:30|2026-11-23|2026-11-23" },
    { TABLE (ROW (CELL ("office:value-type=\"percentage\" office:value=\"0.85\"", P ("85%")) CELL (
          "office:value-type=\"boolean\" office:boolean-value=\"true\"",
          P ("真")) CELL ("office:value-type=\"time\" office:time-value=\"PT14H30M\"", P ("14:30"))
                      CELL ("office:value-type=\"string\" calcext:value-type=\"error\"",
                            P ("#REF!")) STRING ("末"))),
      "1:85%|TRUE|14:30||末" },
    /* repetition */
    { TABLE ("<table:table-row table:number-rows-repeated=\"2\">"
             "<table:table-cell table:number-columns-repeated=\"2\"/>" CELL (
                 "office:value-type=\"string\" table:number-columns-repeated=\"2\"",
                 P ("甲")) "<table:table-cell "
                           "table:number-columns-repeated=\"16380\"/></table:table-row>"
                           "<table:table-row "
                           "table:number-rows-repeated=\"1048570\"><table:table-cell "
                           "table:number-columns-repeated=\"16384\"/></table:table-row>" ROW (
                               STRING ("末"))),
      "1:||甲|甲\n2:||甲|甲\n1048573:末" },
    { TABLE ("<table:table-row "
             "table:number-rows-repeated=\"9\"><table:table-cell/></table:table-row>" ROW (
                 STRING ("甲"))),
      "10:甲" },
    /* merged cells; what is covered is hidden */
    { TABLE (ROW (STRING ("1") CELL ("office:value-type=\"string\" table:number-rows-spanned=\"2\" "
                                     "table:number-columns-spanned=\"1\"",
                                     P ("甲")))
                 ROW (STRING ("2") "<table:covered-table-cell office:value-type=\"string\">" P (
                     "藏") "</table:covered-table-cell>")),
      "1:1|甲\n2:2|甲" },
    /* groups and headers of rows, a table in a cell, drawings of the sheet, tracked changes
     */
    { "<table:tracked-changes><table:cell-content-change><table:change-track-table-"
      "cell>" P ("旧") "</table:change-track-table-cell></table:cell-content-change></"
                       "table:tracked-changes>" TABLE ("<table:shapes><draw:frame>" P (
                           "图") "</draw:frame></table:shapes>"
                                 "<table:table-header-rows>" ROW (
                                     STRING ("头")) "</table:table-header-rows>"
                                                    "<table:table-row-group>" ROW (CELL (
                                                        "office:value-type=\"string\"",
                                                        "<table:table>" ROW (STRING (
                                                            "里")) "</table:table>" P ("外"))) "</"
                                                                                               "tab"
                                                                                               "le:"
                                                                                               "tab"
                                                                                               "le-"
                                                                                               "row"
                                                                                               "-gr"
                                                                                               "oup"
                                                                                               ">"),
      "1:头\n2:外" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = sample_ods_new ("", cases[i].tables);

      assert_sheet (bytes, cases[i].expected);
    }
}

static void
test_sheets_of_ods (void)
{
  g_autoptr (GBytes) bytes = sample_ods_new (
      "<style:style style:name=\"ta1\"><style:table-properties "
      "table:display=\"true\"/></style:style>"
      "<style:style style:name=\"ta2\"><style:table-properties "
      "table:display=\"false\"/></style:style>",
      "<table:table table:name=\"一\" table:style-name=\"ta1\">"
      "<table:table-column table:visibility=\"collapse\"/>"
      "<table:table-row table:visibility=\"filter\">" STRING ("甲") "</table:table-row>" ROW (
          STRING (
              "丁")) "</table:table>"
                     "<table:table table:name=\"二\" table:style-name=\"ta2\">" ROW (STRING (
                         "乙")) "</table:table>"
                                "<table:table "
                                "table:name=\"'file:///别的.ods'#$表\"><table:table-source/>" ROW (
                                    STRING ("丙")) "</table:table>");
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanWorkbook) workbook = parse (bytes, &error);
  g_autofree char *names = NULL;
  const DubanWorkbookSheet *sheet;

  g_assert_no_error (error);
  names = duban_workbook_list_names (workbook);
  g_assert_cmpstr (names, ==, "一、二");
  sheet = g_ptr_array_index (workbook->sheets, 0);
  g_assert_false (sheet->is_hidden);
  g_assert_cmpuint (sheet->n_hidden_rows, ==, 1);
  g_assert_cmpuint (sheet->n_hidden_columns, ==, 1);
  sheet = g_ptr_array_index (workbook->sheets, 1);
  g_assert_true (sheet->is_hidden);
}

static void
test_impossible_ods_is_refused (void)
{
  static const char *const tables[] = {
    TABLE ("<table:table-row table:number-rows-repeated=\"1048576\">" CELL (
        "office:value-type=\"string\" table:number-columns-repeated=\"1000\"",
        P ("甲")) "</table:table-row>"),
    TABLE ("<table:table-row table:number-rows-repeated=\"1048577\">" STRING (
        "甲") "</table:table-row>"),
    TABLE (
        "<table:table-row table:number-rows-repeated=\"-1\">" STRING ("甲") "</table:table-row>"),
    TABLE ("<table:table-row table:number-rows-repeated=\"0\">" STRING ("甲") "</table:table-row>"),
    TABLE ("<table:table-row table:number-rows-repeated=\"99999999999\">" STRING (
        "甲") "</table:table-row>"),
    TABLE (ROW (
        CELL ("office:value-type=\"string\" table:number-columns-repeated=\"1025\"", P ("甲")))),
    TABLE (ROW (
        CELL ("office:value-type=\"string\" table:number-columns-repeated=\"16385\"", P ("甲")))),
    TABLE (ROW (CELL ("office:value-type=\"string\" table:number-rows-spanned=\"2\"", P ("甲"))
                    STRING ("乙"))
               ROW (CELL ("office:value-type=\"string\" table:number-columns-spanned=\"2\"",
                          P ("丙")))),
    "<table:table table:name=\"台账\">",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GBytes) bytes = sample_ods_new ("", tables[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanWorkbook) workbook = parse (bytes, &error);
      g_autofree char *shown = g_strescape (tables[i], NULL);

      g_test_message ("%s", shown);
      g_assert_null (workbook);
      g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
    }
}

static void
test_kinds_are_told_by_content (void)
{
  static const struct
  {
    SampleMember members[3];
    const char *says;
  } cases[] = {
    { { { "word/document.xml", "<x/>" } }, "document" },
    { { { "mimetype", "application/vnd.oasis.opendocument.text" }, { "content.xml", "<x/>" } },
      "document" },
    { { { "xl/workbook.bin", "x" } }, ".xlsb" },
    { { { "台账.xlsx", "x" } }, "unpack" },
    { { { "xl/other.xml", "x" } }, "damaged" },
    { { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" }, { "content.xml", "no" } },
      "damaged" },
  };
  static const SampleMember locked[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", "\x9f\x12" },
    { "META-INF/manifest.xml",
      "<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>" },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = sample_zip_new (cases[i].members);
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanWorkbook) workbook = parse (bytes, &error);

      g_assert_null (workbook);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
  {
    g_autoptr (GBytes) bytes = sample_zip_new (locked);
    g_autoptr (GError) error = NULL;
    g_autoptr (DubanWorkbook) workbook = parse (bytes, &error);

    g_assert_null (workbook);
    g_assert_nonnull (strstr (error->message, "password"));
  }
}

static void
test_secret_marks_and_empty_files_are_refused (void)
{
  g_autoptr (GBytes) secret
      = sample_ods_new ("", TABLE (ROW (STRING ("事项"))) TABLE (ROW (STRING ("机密★"))));
  g_autoptr (GBytes) empty = sample_ods_new ("", TABLE (ROW ("")));
  g_autoptr (GBytes) bare = sample_ods_new ("", "");

  assert_refused (secret, DUBAN_FILE_ERROR_SECRET);
  assert_refused (empty, DUBAN_FILE_ERROR_EMPTY);
  assert_refused (bare, DUBAN_FILE_ERROR_EMPTY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/cells-of-xlsx", test_cells_of_xlsx);
  g_test_add_func ("/workbook/both-epochs", test_both_epochs);
  g_test_add_func ("/workbook/what-is-hidden", test_what_is_hidden_is_read_and_said);
  g_test_add_func ("/workbook/impossible-xlsx", test_impossible_xlsx_is_refused);
  g_test_add_func ("/workbook/dtds", test_dtds_are_refused);
  g_test_add_func ("/workbook/xml-is-bounded", test_xml_is_bounded);
  g_test_add_func ("/workbook/cells-of-ods", test_cells_of_ods);
  g_test_add_func ("/workbook/sheets-of-ods", test_sheets_of_ods);
  g_test_add_func ("/workbook/impossible-ods", test_impossible_ods_is_refused);
  g_test_add_func ("/workbook/kinds-are-told-by-content", test_kinds_are_told_by_content);
  g_test_add_func ("/workbook/secret-marks-and-empty-files",
                   test_secret_marks_and_empty_files_are_refused);
  return g_test_run ();
}
