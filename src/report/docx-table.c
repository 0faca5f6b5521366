/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/docx.h"

#include <string.h>

#define SHADE "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"E7E6E6\"/>"

/* A row that is about half a page or higher may be parted: one that may not and does not fit is
 * cut off by some programs. */
#define TALL_LINES 14
#define LETTER 240
#define PAD 70

/* How a table looks. */
typedef struct
{
  const char *head; /* styles */
  const char *text;
  const char *margins; /* within its cells, where not those of its style */
} Look;

/* By their weights, but none narrower than two letters while there is room. (transfer full) */
static int *
share_width (const DubanTable *table, int width)
{
  const guint n = table->columns->len;
  const int least = MIN (2 * LETTER + 2 * PAD, width / (int) MAX (n, 1));
  int *widths = g_new0 (int, n + 1);
  gboolean is_done = FALSE;
  gint64 left = width;

  while (!is_done)
    {
      gint64 sum = 0;

      is_done = TRUE;
      for (guint i = 0; i < n; i++)
        if (widths[i] == 0)
          sum += g_array_index (table->columns, DubanTableColumn, i).weight;
      for (guint i = 0; i < n && is_done; i++)
        if (widths[i] == 0
            && left * g_array_index (table->columns, DubanTableColumn, i).weight < least * sum)
          {
            widths[i] = least;
            left -= least;
            is_done = FALSE;
          }
      for (guint i = 0; i < n && is_done; i++)
        if (widths[i] == 0)
          widths[i] = (int) (left * g_array_index (table->columns, DubanTableColumn, i).weight
                             / MAX (sum, 1));
    }
  return widths;
}

/* The edges of the columns, from 0 to the width. (transfer full) */
static int *
make_edges (const DubanTable *table, int width)
{
  g_autofree int *widths = share_width (table, width);
  int *edges = g_new0 (int, table->columns->len + 1);

  for (guint i = 0; i < table->columns->len; i++)
    edges[i + 1] = edges[i] + widths[i];
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
append_head (GString *xml, const DubanTable *table, const int *edges, const Look *look)
{
  g_string_append (xml, "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
  for (guint i = 0; i < table->columns->len; i++)
    append_cell (xml, edges[i + 1] - edges[i], 1, SHADE, look->head, DUBAN_ALIGN_CENTRE,
                 g_array_index (table->columns, DubanTableColumn, i).title);
  g_string_append (xml, "</w:tr>");
}

static gboolean
is_tall (const DubanTableRow *row, const int *edges, guint n_cells)
{
  for (guint i = 0; i < n_cells; i++)
    {
      const char *text = row->cells[i].text;
      const glong letters = MAX ((edges[i + 1] - edges[i] - 2 * PAD) / LETTER, 1);
      glong lines = g_utf8_strlen (text, -1) / letters;

      for (; (text = strchr (text, '\n')) != NULL; text++)
        lines++;
      if (lines >= TALL_LINES)
        return TRUE;
    }
  return FALSE;
}

static void
append_row (GString *xml, const DubanTable *table, const DubanTableRow *row, const int *edges,
            const Look *look)
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
        append_cell (xml, edges[i + 1] - edges[i], 1, "", look->text,
                     g_array_index (table->columns, DubanTableColumn, i).align, row->cells[i].text);
    }
  g_string_append (xml, "</w:tr>");
}

static void
append_table (GString *xml, const DubanTable *table, int width, const Look *look)
{
  g_autofree int *edges = make_edges (table, width);

  if (table->columns->len == 0)
    return;
  g_string_append_printf (
      xml,
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/><w:tblW w:w=\"%d\" w:type=\"dxa\"/>"
      "<w:jc w:val=\"center\"/><w:tblLayout w:type=\"fixed\"/>%s"
      "<w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\""
      " w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>",
      width, look->margins);
  for (guint i = 0; i < table->columns->len; i++)
    g_string_append_printf (xml, "<w:gridCol w:w=\"%d\"/>", edges[i + 1] - edges[i]);
  g_string_append (xml, "</w:tblGrid>");
  append_head (xml, table, edges, look);
  for (guint i = 0; i < table->rows->len; i++)
    append_row (xml, table, g_ptr_array_index (table->rows, i), edges, look);
  g_string_append (xml, "</w:tbl>");
}

void
duban_docx_append_table (GString *xml, const DubanTable *table, gboolean is_across)
{
  static const Look look = { "TableHead", "TableText", "" };

  append_table (xml, table, duban_docx_get_width (is_across), &look);
}

void
duban_docx_append_values (GString *xml, const DubanTable *table)
{
  static const Look look = { "ValueHead", "ValueText",
                             "<w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/>"
                             "<w:bottom w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>" };

  append_table (xml, table, duban_docx_get_width (FALSE), &look);
}
