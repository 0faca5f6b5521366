/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The styles: Word's own names, so that its outline, table of contents and style box know them. */
#include "report/docx.h"
#include "report/markup.h"
#include "report/typeface.h"

typedef struct
{
  const char *id;
  const char *name;
  const char *based_on;
  DubanFace face;
  guint size;            /* half-points; 0: as what it is based on */
  const char *paragraph; /* its properties, as they stand in w:pPr */
} Style;

#define INDENT "<w:ind w:firstLineChars=\"200\" w:firstLine=\"632\"/>"
#define NO_INDENT "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>"
#define LETTER_SPACING "<w:spacing w:val=\"-6\"/>" /* 16 pt to 15.7: 28, and no 29th */
#define CELL(spacing) "<w:spacing w:line=\"" spacing "\" w:lineRule=\"exact\"/>"

static const Style styles[] = {
  { "Title", "Title", "Normal", DUBAN_FACE_TITLE, 44, "<w:keepNext/><w:jc w:val=\"center\"/>" },
  { "Subtitle", "Subtitle", "Normal", DUBAN_FACE_KAI, 0, "<w:jc w:val=\"center\"/>" },
  { "Heading1", "heading 1", "Normal", DUBAN_FACE_HEI, 0,
    "<w:keepNext/>" INDENT "<w:outlineLvl w:val=\"0\"/>" },
  { "Heading2", "heading 2", "Normal", DUBAN_FACE_KAI, 0,
    "<w:keepNext/>" INDENT "<w:outlineLvl w:val=\"1\"/>" },
  { "Heading3", "heading 3", "Normal", DUBAN_FACE_BODY, 0, INDENT "<w:outlineLvl w:val=\"2\"/>" },
  { "Heading4", "heading 4", "Normal", DUBAN_FACE_BODY, 0, INDENT "<w:outlineLvl w:val=\"3\"/>" },
  { "BodyText", "Body Text", "Normal", DUBAN_FACE_BODY, 0, INDENT },
  { "Note", "说明", "Normal", DUBAN_FACE_BODY, 28, NO_INDENT },
  { "Caption", "caption", "Normal", DUBAN_FACE_HEI, 28,
    "<w:keepNext/><w:spacing w:before=\"160\"/>" NO_INDENT "<w:jc w:val=\"center\"/>" },
  { "TableHead", "表头", "Normal", DUBAN_FACE_HEI, 24,
    "<w:keepNext/>" CELL ("340") "<w:jc w:val=\"center\"/>" },
  { "TableText", "表文", "Normal", DUBAN_FACE_BODY, 24, CELL ("340") "<w:jc w:val=\"left\"/>" },
  { "TableGroup", "表内分组", "TableText", DUBAN_FACE_HEI, 24, "<w:keepNext/>" },
  { "ValueHead", "数据表头", "TableHead", DUBAN_FACE_HEI, 21, CELL ("290") },
  { "ValueText", "数据表文", "TableText", DUBAN_FACE_BODY, 21, CELL ("290") },
  { "Gap", "间隔", "Normal", DUBAN_FACE_BODY, 2, CELL ("20") },
  { "Signature", "Signature", "Normal", DUBAN_FACE_BODY, 0,
    "<w:keepNext/><w:jc w:val=\"right\"/>" },
  { "Date", "Date", "Normal", DUBAN_FACE_BODY, 0, "<w:jc w:val=\"right\"/>" },
  { "Footer", "footer", "Normal", DUBAN_FACE_NUMBERS, 28,
    "<w:spacing w:line=\"400\" w:lineRule=\"exact\"/>" },
};

/* The family that sets the digits. */
static const char *
get_stand_in (const DubanFonts *fonts, DubanFace face)
{
  return fonts == NULL ? duban_face_get_name (face) : duban_fonts_get_family (fonts, face);
}

static void
append_names (GString *xml, const DubanFonts *fonts, DubanFace face)
{
  const char *name = duban_face_get_name (face);
  g_autoptr (GString) digits = g_string_new (NULL);

  duban_markup_append (digits, get_stand_in (fonts, face));
  g_string_append_printf (xml,
                          "<w:rFonts w:ascii=\"%s\" w:eastAsia=\"%s\" w:hAnsi=\"%s\" w:cs=\"%s\"/>",
                          digits->str, name, digits->str, digits->str);
}

static void
append_font (GString *xml, const DubanFonts *fonts, DubanFace face, guint size, const char *spacing)
{
  g_string_append (xml, "<w:rPr>");
  append_names (xml, fonts, face);
  g_string_append (xml, spacing);
  if (size > 0)
    g_string_append_printf (xml, "<w:sz w:val=\"%u\"/><w:szCs w:val=\"%u\"/>", size, size);
  g_string_append (xml, "</w:rPr>");
}

static void
append_defaults (GString *xml, const DubanFonts *fonts)
{
  g_string_append (xml, "<w:docDefaults><w:rPrDefault><w:rPr>");
  append_names (xml, fonts, DUBAN_FACE_BODY);
  g_string_append (
      xml, "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/>"
           "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
           "<w:pPrDefault/></w:docDefaults>");
}

/* Kinsoku on, nothing beyond the margin, no widened gaps between letters and Latin: else there are
 * no 28 characters to a line.  The grid is declared by the section and kept by the line's fixed
 * height and the letters' spacing, not by snapping to it: LibreOffice gives a letter of 16 pt two
 * cells of 15.79. */
static void
append_normal (GString *xml, const DubanFonts *fonts)
{
  g_string_append_printf (
      xml,
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
      "<w:name w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/><w:kinsoku/>"
      "<w:overflowPunct w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>"
      "<w:adjustRightInd w:val=\"0\"/><w:snapToGrid w:val=\"0\"/>"
      "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"%d\" w:lineRule=\"exact\"/>"
      "<w:jc w:val=\"both\"/></w:pPr>",
      DUBAN_DOCX_LINE);
  append_font (xml, fonts, DUBAN_FACE_BODY, 32, LETTER_SPACING);
  g_string_append (xml, "</w:style>");
}

static void
append_style (GString *xml, const DubanFonts *fonts, const Style *style)
{
  g_string_append_printf (xml,
                          "<w:style w:type=\"paragraph\" w:styleId=\"%s\"><w:name w:val=\"%s\"/>"
                          "<w:basedOn w:val=\"%s\"/><w:qFormat/><w:pPr>%s</w:pPr>",
                          style->id, style->name, style->based_on, style->paragraph);
  append_font (xml, fonts, style->face, style->size,
               style->size == 0 ? "" : "<w:spacing w:val=\"0\"/>");
  g_string_append (xml, "</w:style>");
}

static void
append_letters (GString *xml, const DubanFonts *fonts, const char *id, const char *name,
                DubanFace face)
{
  g_string_append_printf (
      xml, "<w:style w:type=\"character\" w:styleId=\"%s\"><w:name w:val=\"%s\"/><w:qFormat/>", id,
      name);
  append_font (xml, fonts, face, 0, "");
  g_string_append (xml, "</w:style>");
}

#define EDGE(name) "<w:" name " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"

/* The printed page has 80 above and below and 70 beside; here a line of 10 between two cells takes
 * room of its own, and LibreOffice parts digits from Chinese whatever the style says. */
static const char grid[]
    = "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
      "<w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>"
      "<w:top w:w=\"75\" w:type=\"dxa\"/><w:left w:w=\"60\" w:type=\"dxa\"/>"
      "<w:bottom w:w=\"75\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar>"
      "</w:tblPr></w:style>"
      "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/>"
      "<w:basedOn w:val=\"TableNormal\"/><w:tblPr><w:tblBorders>" EDGE ("top") EDGE ("left")
          EDGE ("bottom") EDGE ("right") EDGE ("insideH")
              EDGE ("insideV") "</w:tblBorders></w:tblPr></w:style>";

GString *
duban_docx_make_styles (const DubanFonts *fonts)
{
  GString *xml = g_string_new (DUBAN_DOCX_XML "<w:styles " DUBAN_DOCX_NS ">");

  append_defaults (xml, fonts);
  append_normal (xml, fonts);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    append_style (xml, fonts, &styles[i]);
  append_letters (xml, fonts, "Strong", "Strong", DUBAN_FACE_HEI);
  append_letters (xml, fonts, "Emphasis", "Emphasis", DUBAN_FACE_KAI);
  g_string_append (xml, grid);
  g_string_append (xml, "</w:styles>");
  return xml;
}

static void
append_table_font (GString *xml, const char *name, const char *other)
{
  g_string_append (xml, "<w:font w:name=\"");
  duban_markup_append (xml, name);
  g_string_append (xml, "\"><w:altName w:val=\"");
  duban_markup_append (xml, other);
  g_string_append (xml, "\"/></w:font>");
}

/* Each for the other: here the stand-in sets what asks for the face, and where the face is and the
 * stand-in is not, it sets the digits too: of several faces with one stand-in the body first. */
GString *
duban_docx_make_fonts (const DubanFonts *fonts)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  GString *xml = g_string_new (DUBAN_DOCX_XML "<w:fonts " DUBAN_DOCX_NS ">");

  for (guint i = 0; i < DUBAN_N_FACES; i++)
    {
      const DubanFace face = (DUBAN_FACE_BODY + i) % DUBAN_N_FACES;
      const char *name = duban_face_get_name (face);
      const char *stand_in = get_stand_in (fonts, face);

      if (g_str_equal (name, stand_in))
        continue;
      append_table_font (xml, name, stand_in);
      if (g_hash_table_add (named, (gpointer) stand_in))
        append_table_font (xml, stand_in, name);
    }
  g_string_append (xml, "</w:fonts>");
  return xml;
}
