/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The blocks as paragraphs and tables, in sections upright and across. */
#include "report/chart-text.h"
#include "report/docx.h"
#include "report/keeping.h"
#include "report/markup.h"

#include <string.h>

#define TABLE_GAP 160 /* above and below a table */
#define SEAL "<w:spacing w:before=\"1158\"/>"
#define LEAST_GAP 20 /* where a page may end */

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

/* A paragraph of that height: parts two tables, and stands where there must be one. */
static void
add_gap (Body *body, int height)
{
  g_autofree char *spacing
      = g_strdup_printf ("<w:spacing w:line=\"%d\" w:lineRule=\"exact\"/>", height);

  begin_paragraph (body, "Gap", spacing);
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
        add_gap (body, LEAST_GAP);
      section = make_section (body->is_across);
      g_string_insert (body->xml, body->properties_end, section);
    }
  else if (!body->is_empty && body->properties_end < 0)
    add_gap (body, TABLE_GAP);
  body->is_across = is_across;
}

static void
add_table (Body *body, const DubanTable *table, gboolean is_chart)
{
  if (*table->title != '\0')
    {
      begin_paragraph (body, "Caption", "");
      duban_docx_append_run (body->xml, NULL, table->title);
      end_paragraph (body);
    }
  if (table->columns->len == 0)
    return;
  if (is_chart)
    duban_docx_append_values (body->xml, table);
  else
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

/* Two lines for the seal, four characters free at the right of the date; who signs stands over the
 * middle of it. */
static void
add_signature (Body *body, const DubanBlock *block)
{
  const guint n = block->runs->len;
  const char *date = n == 0 ? "" : g_array_index (block->runs, DubanRun, n - 1).text;

  for (guint i = 0; i < n; i++)
    {
      const char *text = g_array_index (block->runs, DubanRun, i).text;
      const int quarters = MAX (16 + measure (date) - measure (text), 0);
      g_autofree char *place
          = g_strdup_printf ("%s<w:ind w:rightChars=\"%d\" w:right=\"%d\"/>", i == 0 ? SEAL : "",
                             quarters * 25, quarters * DUBAN_DOCX_LETTER / 4);

      begin_paragraph (body, i + 1 < n ? "Signature" : "Date", place);
      duban_docx_append_run (body->xml, NULL, text);
      end_paragraph (body);
    }
}

/* A sentence with a number is text, and not in the outline. */
static const char *
get_style (const DubanBlock *block)
{
  switch (block->kind)
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
      return duban_keeping_is_alone (block) ? "Heading3" : "BodyText";
    case DUBAN_BLOCK_HEADING_4:
      return duban_keeping_is_alone (block) ? "Heading4" : "BodyText";
    case DUBAN_BLOCK_NOTE:
      return "Note";
    default:
      return "BodyText";
    }
}

static gboolean
is_centred (const DubanBlock *block)
{
  return block != NULL && (block->kind == DUBAN_BLOCK_TITLE || block->kind == DUBAN_BLOCK_SUBTITLE);
}

/* Beside those of its style: what depends on where it stands.  A title begins a page, and below
 * what is centred a line is left. (transfer full) */
static char *
make_properties (const Body *body, const DubanBlock *block, const DubanBlock *before,
                 const DubanBlock *after)
{
  const gboolean begins = block->kind == DUBAN_BLOCK_TITLE && !body->is_empty
                          && (before == NULL || before->kind != DUBAN_BLOCK_TITLE);
  GString *properties = g_string_new (duban_keeping_is_alone (block) ? "<w:keepNext/>" : "");

  if (begins)
    g_string_append (properties, "<w:pageBreakBefore/>");
  if (is_centred (block) && !is_centred (after))
    g_string_append_printf (properties, "<w:spacing w:after=\"%d\"/>", DUBAN_DOCX_LINE);
  return g_string_free (properties, FALSE);
}

static void
add_text (Body *body, const DubanBlock *block, const char *properties)
{
  static const char *const letters[] = { NULL, "Strong", "Emphasis" };

  begin_paragraph (body, get_style (block), properties);
  for (guint i = 0; i < block->runs->len; i++)
    {
      const DubanRun *run = &g_array_index (block->runs, DubanRun, i);

      duban_docx_append_run (body->xml, run->style <= DUBAN_RUN_KAI ? letters[run->style] : NULL,
                             run->text);
    }
  end_paragraph (body);
}

static void
add_block (Body *body, const DubanDocument *document, guint number)
{
  const GPtrArray *blocks = document->blocks;
  const DubanBlock *block = g_ptr_array_index (blocks, number);
  const DubanBlock *before = number > 0 ? g_ptr_array_index (blocks, number - 1) : NULL;
  const DubanBlock *after
      = number + 1 < blocks->len ? g_ptr_array_index (blocks, number + 1) : NULL;
  g_autoptr (DubanTable) values = NULL;
  g_autofree char *properties = NULL;

  switch (block->kind)
    {
    case DUBAN_BLOCK_TABLE:
      add_table (body, block->table, FALSE);
      break;
    case DUBAN_BLOCK_CHART:
      values = duban_chart_to_table (block->chart);
      add_table (body, values, TRUE);
      break;
    case DUBAN_BLOCK_SIGNATURE:
      add_signature (body, block);
      break;
    default:
      properties = make_properties (body, block, before, after);
      add_text (body, block, properties);
    }
}

GString *
duban_docx_make_body (const DubanDocument *document)
{
  Body body = { .is_empty = TRUE, .properties_end = -1 };
  g_autofree gboolean *across = duban_keeping_find_across (document);
  g_autofree char *section = NULL;

  body.xml = g_string_new (DUBAN_DOCX_XML "<w:document " DUBAN_DOCX_NS "><w:body>");
  for (guint i = 0; i < document->blocks->len; i++)
    {
      turn (&body, across[i]);
      add_block (&body, document, i);
    }
  if (body.properties_end < 0)
    add_gap (&body, LEAST_GAP);
  section = make_section (body.is_across);
  g_string_append_printf (body.xml, "%s</w:body></w:document>", section);
  return body.xml;
}
