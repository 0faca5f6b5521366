/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/docx.h"

#include <string.h>

#define SHADE "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7E6E6\"/>"

/* A row that is about half a page or higher may be parted: one that may not and does not fit is
 * cut off by some programs. */
#define TALL_LINES 15
#define LETTER 210

/* The edges of the columns, from 0 to the width. (transfer full) */
static int *
make_edges (const DubanTable *table, int width)
{
  int *edges = g_new0 (int, table->columns->len + 1);
  guint64 sum = 0;
  guint64 seen = 0;

  for (guint i = 0; i < table->columns->len; i++)
    sum += g_array_index (table->columns, DubanTableColumn, i).weight;
  for (guint i = 0; i < table->columns->len; i++)
    {
      seen += g_array_index (table->columns, DubanTableColumn, i).weight;
      edges[i + 1] = (int) (seen * (guint64) width / MAX (sum, 1));
    }
  return edges;
}

static void
append_cell (GString *xml, int width, guint span, const char *properties, const char *style,
             DubanAlign align, const char *text)
{
  static const char *const places[] = { "left", "center", "right" };
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_string_append_printf (xml, "<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>", width);
  if (span > 1)
    g_string_append_printf (xml, "<w:gridSpan w:val=\"%u\"/>", span);
  g_string_append_printf (xml, "%s<w:vAlign w:val=\"center\"/></w:tcPr>", properties);
  for (guint i = 0; i == 0 || lines[i] != NULL; i++)
    {
      g_string_append_printf (xml,
                              "<w:p><w:pPr><w:pStyle w:val=\"%s\"/><w:jc w:val=\"%s\"/></w:pPr>",
                              style, places[align <= DUBAN_ALIGN_RIGHT ? align : DUBAN_ALIGN_LEFT]);
      if (lines[i] == NULL)
        {
          g_string_append (xml, "</w:p>");
          break;
        }
      duban_docx_append_run (xml, NULL, g_strchomp (lines[i]));
      g_string_append (xml, "</w:p>");
    }
  g_string_append (xml, "</w:tc>");
}

static void
append_head (GString *xml, const DubanTable *table, const int *edges)
{
  g_string_append (xml, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
  for (guint i = 0; i < table->columns->len; i++)
    append_cell (xml, edges[i + 1] - edges[i], 1, SHADE, "TableHead", DUBAN_ALIGN_CENTRE,
                 g_array_index (table->columns, DubanTableColumn, i).title);
  g_string_append (xml, "</w:tr>");
}

static gboolean
is_tall (const DubanTableRow *row, const int *edges, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      const char *text = row->cells[i].text;
      const glong letters = MAX ((edges[i + 1] - edges[i] - 160) / LETTER, 1);
      glong lines = g_utf8_strlen (text, -1) / letters;

      for (; (text = strchr (text, '\n')) != NULL; text++)
        lines++;
      if (lines >= TALL_LINES)
        return TRUE;
    }
  return FALSE;
}

static void
append_row (GString *xml, const DubanTable *table, const DubanTableRow *row, const int *edges)
{
  const guint n_columns = table->columns->len;

  g_string_append (xml, "<w:tr>");
  if (row->is_group)
    {
      const int whole[] = { 0, edges[n_columns] };

      g_string_append (xml, is_tall (row, whole, 1) ? "" : "<w:trPr><w:cantSplit/></w:trPr>");
      append_cell (xml, edges[n_columns], n_columns, SHADE, "TableGroup", DUBAN_ALIGN_LEFT,
                   row->cells[0].text);
    }
  else
    {
      g_string_append (xml,
                       is_tall (row, edges, n_columns) ? "" : "<w:trPr><w:cantSplit/></w:trPr>");
      for (guint i = 0; i < n_columns; i++)
        append_cell (xml, edges[i + 1] - edges[i], 1, "", "TableText",
                     g_array_index (table->columns, DubanTableColumn, i).align, row->cells[i].text);
    }
  g_string_append (xml, "</w:tr>");
}

void
duban_docx_append_table (GString *xml, const DubanTable *table, gboolean is_across)
{
  const int width = duban_docx_get_width (is_across);
  g_autofree int *edges = make_edges (table, width);

  if (table->columns->len == 0)
    return;
  g_string_append_printf (
      xml,
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
      "<w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/>"
      "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\""
      " w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
      width);
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (xml, "<w:gridCol w:w=\"%d\"/>", edges[i + 1] - edges[i]);
  g_string_append (xml, "</w:tblGrid>");
  append_head (xml, table, edges);
  for (guint i = 0; i < table->rows->len; i++)
    append_row (xml, table, g_ptr_array_index (table->rows, i), edges);
  g_string_append (xml, "</w:tbl>");
}
