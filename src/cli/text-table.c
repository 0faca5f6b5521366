/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/text-table.h"

#include "app/wording/snippet.h"

#include <stdio.h>

#define GAP 2
#define LONGEST_CELL 200 /* characters */

typedef struct
{
  const char *text;
  guint places;
} Cell;

struct _DubanTextTable
{
  gsize n_columns;
  guint *widths; /* in places */
  GArray *cells; /* of Cell; the first row are the headings */
  GStringChunk *texts;
  GString *buffer;
};

static guint
measure_char (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/* Cuts the text behind the last character that leaves room for the ellipsis. */
static void
shorten (GString *text, guint max_places)
{
  guint places = 0;
  const char *p = text->str;

  for (; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint width = measure_char (g_utf8_get_char (p));

      if (places + width + 1 > max_places)
        break;
      places += width;
    }
  g_string_truncate (text, (gsize) (p - text->str));
  g_string_append (text, "…");
}

/* What comes before a cell is padded only when there is a cell: no line ends in blanks. */
static void
print_row (const DubanTextTable *table, const Cell *cells)
{
  guint padding = 0;

  for (gsize i = 0; i < table->n_columns; i++)
    {
      if (cells[i].places > 0)
        {
          printf ("%*s%s", (int) padding, "", cells[i].text);
          padding = 0;
        }
      padding += table->widths[i] - cells[i].places + GAP;
    }
  putchar ('\n');
}

DubanTextTable *
duban_text_table_new (const char *const *headings, gsize n_columns)
{
  DubanTextTable *table = g_new0 (DubanTextTable, 1);

  table->n_columns = n_columns;
  table->widths = g_new0 (guint, n_columns);
  table->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  table->texts = g_string_chunk_new (16 * 1024);
  table->buffer = g_string_new (NULL);
  for (gsize i = 0; i < n_columns; i++)
    duban_text_table_add (table, headings[i], 0);
  return table;
}

void
duban_text_table_free (DubanTextTable *table)
{
  g_string_free (table->buffer, TRUE);
  g_string_chunk_free (table->texts);
  g_array_unref (table->cells);
  g_free (table->widths);
  g_free (table);
}

void
duban_text_table_add (DubanTextTable *table, const char *text, guint max_places)
{
  guint *width = &table->widths[table->cells->len % table->n_columns];
  Cell cell;

  g_string_truncate (table->buffer, 0);
  duban_snippet_append (table->buffer, text, LONGEST_CELL);
  if (max_places > 0 && duban_text_table_measure (table->buffer->str) > max_places)
    shorten (table->buffer, max_places);
  cell.places = duban_text_table_measure (table->buffer->str);
  cell.text
      = g_string_chunk_insert_len (table->texts, table->buffer->str, (gssize) table->buffer->len);
  *width = MAX (*width, cell.places);
  g_array_append_val (table->cells, cell);
}

void
duban_text_table_print (const DubanTextTable *table)
{
  if (table->cells->len <= table->n_columns)
    return;
  for (gsize i = 0; i < table->cells->len; i += table->n_columns)
    print_row (table, &g_array_index (table->cells, Cell, i));
}

guint
duban_text_table_measure (const char *text)
{
  guint places = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    places += measure_char (g_utf8_get_char (p));
  return places;
}
