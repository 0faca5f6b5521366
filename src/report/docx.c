/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A document as a DOCX: what Word, WPS and LibreOffice open. */
#include "report/docx.h"

#include "report/markup.h"
#include "report/output.h"
#include "report/package.h"

#include <string.h>

#define PACKAGE_NS "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE_NS "http://schemas.openxmlformats.org/officeDocument/2006/"
#define WORD_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define RELATION(id, kind, target)                                                                 \
  "<Relationship Id=\"" id "\" Type=\"" OFFICE_NS "relationships/" kind "\" Target=\"" target "\"" \
  "/>"
#define PART(name, type) "<Override PartName=\"/" name "\" ContentType=\"" type "\"/>"

static const char content_types[] = DUBAN_DOCX_XML
    "<Types xmlns=\"" PACKAGE_NS "content-types\">"
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package."
    "relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>" PART (
        "word/document.xml", WORD_TYPE "document.main+xml")
        PART ("word/styles.xml", WORD_TYPE "styles+xml")
            PART ("word/settings.xml", WORD_TYPE "settings+xml") PART ("word/fontTable.xml",
                                                                       WORD_TYPE "fontTable+xml")
                PART ("word/footer1.xml", WORD_TYPE "footer+xml") PART ("word/footer2.xml",
                                                                        WORD_TYPE "footer+xml")
                    PART ("docProps/core.xml",
                          "application/vnd.openxmlformats-package.core-properties+xml") "</Types>";

static const char relations[]
    = DUBAN_DOCX_XML "<Relationships xmlns=\"" PACKAGE_NS "relationships\">" RELATION (
        "rId1", "officeDocument",
        "word/document.xml") "<Relationship Id=\"rId2\" Type=\"" PACKAGE_NS
                             "relationships/metadata/core-properties\""
                             " Target=\"docProps/core.xml\"/></Relationships>";

static const char document_relations[] = DUBAN_DOCX_XML
    "<Relationships xmlns=\"" PACKAGE_NS
    "relationships\">" RELATION ("rId1", "styles", "styles.xml")
        RELATION ("rId2", "settings", "settings.xml") RELATION ("rId3", "footer", "footer1.xml")
            RELATION ("rId4", "footer", "footer2.xml")
                RELATION ("rId5", "fontTable", "fontTable.xml") "</Relationships>";

static const char settings[] = DUBAN_DOCX_XML
    "<w:settings " DUBAN_DOCX_NS "><w:zoom w:percent=\"100\"/>"
    "<w:bordersDoNotSurroundHeader/><w:bordersDoNotSurroundFooter/>"
    "<w:defaultTabStop w:val=\"632\"/><w:evenAndOddHeaders/>"
    "<w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat><w:spaceForUL/>"
    "<w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
    "<w:doNotExpandShiftReturn/><w:useFELayout/>"
    "<w:compatSetting w:name=\"compatibilityMode\""
    " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
    "<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>"
    "<w:decimalSymbol w:val=\".\"/><w:listSeparator w:val=\",\"/></w:settings>";

/* — 1 —, one character in from the outer edge: right where the page is odd, left where even. */
#define FOOTER(place, edge)                                                                        \
  DUBAN_DOCX_XML "<w:ftr " DUBAN_DOCX_NS "><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>"               \
                 "<w:ind w:" edge "Chars=\"100\" w:" edge "=\"280\"/><w:jc w:val=\"" place         \
                 "\"/></w:pPr>"                                                                    \
                 "<w:r><w:t xml:space=\"preserve\">— </w:t></w:r>"                               \
                 "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>"                                 \
                 "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>"             \
                 "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"       \
                 "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"                                   \
                 "<w:r><w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>"

static const char odd_footer[] = FOOTER ("right", "right");
static const char even_footer[] = FOOTER ("left", "left");

static void
append_element (GString *xml, const char *name, const char *text)
{
  g_string_append_printf (xml, "<%s>", name);
  duban_markup_append (xml, text);
  g_string_append_printf (xml, "</%s>", name);
}

static GString *
make_core (const DubanDocument *document)
{
  GString *xml
      = g_string_new (DUBAN_DOCX_XML "<cp:coreProperties"
                                     " xmlns:cp=\"" PACKAGE_NS "metadata/core-properties\""
                                     " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                                     " xmlns:dcterms=\"http://purl.org/dc/terms/\""
                                     " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">");
  g_autoptr (GDateTime) made = g_date_time_new_from_iso8601 (document->made, NULL);
  g_autoptr (GDateTime) utc = made == NULL ? NULL : g_date_time_to_utc (made);
  g_autofree char *time = utc == NULL ? NULL : g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");

  append_element (xml, "dc:title", document->title);
  append_element (xml, "dc:creator", document->author);
  append_element (xml, "cp:lastModifiedBy", document->author);
  if (time != NULL)
    g_string_append_printf (xml,
                            "<dcterms:created xsi:type=\"dcterms:W3CDTF\">%s</dcterms:created>"
                            "<dcterms:modified xsi:type=\"dcterms:W3CDTF\">%s</dcterms:modified>",
                            time, time);
  g_string_append (xml, "<dc:language>zh-CN</dc:language></cp:coreProperties>");
  return xml;
}

static void
take_part (DubanPackage *package, const char *name, GString *xml)
{
  duban_package_add (package, name, xml->str, xml->len);
  g_string_free (xml, TRUE);
}

GBytes *
duban_docx_make (const DubanDocument *document, GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanPackage) package = duban_package_new ();
  g_autoptr (DubanFonts) fonts = duban_fonts_new (NULL);

  duban_package_add (package, "[Content_Types].xml", content_types, strlen (content_types));
  duban_package_add (package, "_rels/.rels", relations, strlen (relations));
  take_part (package, "docProps/core.xml", make_core (document));
  take_part (package, "word/document.xml", duban_docx_make_body (document));
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  duban_package_add (package, "word/_rels/document.xml.rels", document_relations,
                     strlen (document_relations));
  take_part (package, "word/styles.xml", duban_docx_make_styles (fonts));
  take_part (package, "word/fontTable.xml", duban_docx_make_fonts (fonts));
  duban_package_add (package, "word/settings.xml", settings, strlen (settings));
  duban_package_add (package, "word/footer1.xml", odd_footer, strlen (odd_footer));
  duban_package_add (package, "word/footer2.xml", even_footer, strlen (even_footer));
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return duban_package_end (package, error);
}
