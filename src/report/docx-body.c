/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks as paragraphs and tables, in sections upright and across. */
#include "report/chart-text.h"
#include "report/docx.h"
#include "report/markup.h"

#include <string.h>

#define LONE_HEADING 26 /* characters: what stands in a line behind its indent */

typedef struct
{
  GString *xml;
  gboolean is_across;
  gboolean is_empty;
  gssize
      properties_end; /* of the paragraph that came last: where its w:pPr ends; -1: a table did */
} Body;

int
duban_docx_get_width (gboolean is_across)
{
  return is_across ? DUBAN_DOCX_PAGE_LONG - DUBAN_DOCX_MARGIN_TOP - DUBAN_DOCX_MARGIN_BOTTOM
                   : DUBAN_DOCX_PAGE_SHORT - DUBAN_DOCX_MARGIN_LEFT - DUBAN_DOCX_MARGIN_RIGHT;
}

void
duban_docx_append_run (GString *xml, const char *style, const char *text)
{
  g_autofree char *clean = duban_markup_clean (text);

  if (*clean == '\0')
    return;
  g_string_append (xml, "<w:r>");
  if (style != NULL)
    g_string_append_printf (xml, "<w:rPr><w:rStyle w:val=\"%s\"/></w:rPr>", style);
  for (const char *p = clean;;)
    {
      const gsize size = strcspn (p, "\n\t");
      g_autofree char *words = g_strndup (p, size);

      if (size > 0)
        {
          g_string_append (xml, "<w:t xml:space=\"preserve\">");
          duban_markup_append (xml, words);
          g_string_append (xml, "</w:t>");
        }
      if (p[size] == '\0')
        break;
      g_string_append (xml, p[size] == '\n' ? "<w:br/>" : "<w:tab/>");
      p += size + 1;
    }
  g_string_append (xml, "</w:r>");
}

/* A page across is the upright one turned, its head at the edge that is bound. */
static char *
make_section (gboolean is_across)
{
  static const char format[]
      = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/>"
        "<w:footerReference w:type=\"even\" r:id=\"rId4\"/><w:type w:val=\"nextPage\"/>"
        "<w:pgSz w:w=\"%d\" w:h=\"%d\"%s/><w:pgMar w:top=\"%d\" w:right=\"%d\" w:bottom=\"%d\""
        " w:left=\"%d\" w:header=\"850\" w:footer=\"%d\" w:gutter=\"0\"/><w:cols w:space=\"0\"/>"
        "<w:docGrid w:type=\"linesAndChars\" w:linePitch=\"%d\" w:charSpace=\"%d\"/></w:sectPr>";
  const int below = is_across ? DUBAN_DOCX_MARGIN_RIGHT : DUBAN_DOCX_MARGIN_BOTTOM;

  return g_strdup_printf (format, is_across ? DUBAN_DOCX_PAGE_LONG : DUBAN_DOCX_PAGE_SHORT,
                          is_across ? DUBAN_DOCX_PAGE_SHORT : DUBAN_DOCX_PAGE_LONG,
                          is_across ? " w:orient=\"landscape\"" : "",
                          is_across ? DUBAN_DOCX_MARGIN_LEFT : DUBAN_DOCX_MARGIN_TOP,
                          is_across ? DUBAN_DOCX_MARGIN_TOP : DUBAN_DOCX_MARGIN_RIGHT, below,
                          is_across ? DUBAN_DOCX_MARGIN_BOTTOM : DUBAN_DOCX_MARGIN_LEFT,
                          below - DUBAN_DOCX_NUMBER_DROP, DUBAN_DOCX_LINE, DUBAN_DOCX_LETTER_SPACE);
}

/* more: properties beside the style, or "". */
static void
begin_paragraph (Body *body, const char *style, const char *more)
{
  g_string_append_printf (body->xml, "<w:p><w:pPr><w:pStyle w:val=\"%s\"/>%s", style, more);
  body->properties_end = (gssize) body->xml->len;
  g_string_append (body->xml, "</w:pPr>");
  body->is_empty = FALSE;
}

static void
end_paragraph (Body *body)
{
  g_string_append (body->xml, "</w:p>");
}

/* Parts two tables, and stands where a paragraph must: as low as can be. */
static void
add_gap (Body *body)
{
  begin_paragraph (body, "Gap", "");
  end_paragraph (body);
}

/* What stands so far becomes a section, if it stands otherwise than what comes. */
static void
turn (Body *body, gboolean is_across)
{
  g_autofree char *section = NULL;

  if (!body->is_empty && body->is_across != is_across)
    {
      if (body->properties_end < 0)
        add_gap (body);
      section = make_section (body->is_across);
      g_string_insert (body->xml, body->properties_end, section);
    }
  body->is_across = is_across;
}

static void
add_table (Body *body, const DubanTable *table)
{
  turn (body, table->landscape);
  if (*table->title != '\0')
    {
      begin_paragraph (body, "Caption", "");
      duban_docx_append_run (body->xml, NULL, table->title);
      end_paragraph (body);
    }
  if (table->columns->len == 0)
    return;
  if (body->properties_end < 0)
    add_gap (body);
  duban_docx_append_table (body->xml, table, body->is_across);
  body->is_empty = FALSE;
  body->properties_end = -1;
}

/* Full width is 2, half is 1. */
static int
measure (const char *text)
{
  int width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    width += g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;
  return width;
}

/* Four characters free at the right of the date; who signs stands over the middle of it. */
static void
add_signature (Body *body, const DubanBlock *block)
{
  const guint n = block->runs->len;
  const char *date = n == 0 ? "" : g_array_index (block->runs, DubanRun, n - 1).text;

  for (guint i = 0; i < n; i++)
    {
      const char *text = g_array_index (block->runs, DubanRun, i).text;
      const int half_letters = MAX (16 + measure (date) - measure (text), 0);
      g_autofree char *place
          = g_strdup_printf ("<w:ind w:rightChars=\"%d\" w:right=\"%d\"/>", half_letters * 25,
                             half_letters * DUBAN_DOCX_LETTER / 4);

      begin_paragraph (body, i + 1 < n ? "Signature" : "Date", place);
      duban_docx_append_run (body->xml, NULL, text);
      end_paragraph (body);
    }
}

static const char *
get_style (DubanBlockKind kind)
{
  switch (kind)
    {
    case DUBAN_BLOCK_TITLE:
      return "Title";
    case DUBAN_BLOCK_SUBTITLE:
      return "Subtitle";
    case DUBAN_BLOCK_HEADING_1:
      return "Heading1";
    case DUBAN_BLOCK_HEADING_2:
      return "Heading2";
    case DUBAN_BLOCK_HEADING_3:
      return "Heading3";
    case DUBAN_BLOCK_HEADING_4:
      return "Heading4";
    case DUBAN_BLOCK_NOTE:
      return "Note";
    default:
      return "BodyText";
    }
}

/* A heading of the lower levels that is a line alone, and no paragraph with a number. */
static gboolean
is_lone_heading (const DubanBlock *block)
{
  g_autofree char *text = duban_block_to_text (block);

  return (block->kind == DUBAN_BLOCK_HEADING_3 || block->kind == DUBAN_BLOCK_HEADING_4)
         && measure (text) <= 2 * LONE_HEADING;
}

static void
add_text (Body *body, const DubanBlock *block)
{
  static const char *const letters[] = { NULL, "Strong", "Emphasis" };

  begin_paragraph (body, get_style (block->kind), is_lone_heading (block) ? "<w:keepNext/>" : "");
  for (guint i = 0; i < block->runs->len; i++)
    {
      const DubanRun *run = &g_array_index (block->runs, DubanRun, i);

      duban_docx_append_run (body->xml, run->style <= DUBAN_RUN_KAI ? letters[run->style] : NULL,
                             run->text);
    }
  end_paragraph (body);
}

static void
add_block (Body *body, const DubanBlock *block)
{
  g_autoptr (DubanTable) values = NULL;

  switch (block->kind)
    {
    case DUBAN_BLOCK_TABLE:
      add_table (body, block->table);
      break;
    case DUBAN_BLOCK_CHART:
      values = duban_chart_to_table (block->chart);
      add_table (body, values);
      break;
    case DUBAN_BLOCK_SIGNATURE:
      turn (body, FALSE);
      add_signature (body, block);
      break;
    default:
      turn (body, FALSE);
      add_text (body, block);
    }
}

GString *
duban_docx_make_body (const DubanDocument *document)
{
  Body body = { .is_empty = TRUE, .properties_end = -1 };
  g_autofree char *section = NULL;

  body.xml = g_string_new (DUBAN_DOCX_XML "<w:document " DUBAN_DOCX_NS "><w:body>");
  for (guint i = 0; i < document->blocks->len; i++)
    add_block (&body, g_ptr_array_index (document->blocks, i));
  if (body.properties_end < 0)
    add_gap (&body);
  section = make_section (body.is_across);
  g_string_append_printf (body.xml, "%s</w:body></w:document>", section);
  return body.xml;
}
