/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/document-lines.h"

#include <string.h>

/* More pairs of lines than this are not weighed: then what stands between the first and the last
 * line that differ is compared one by one. */
#define WEIGHED_MAX (16 * 1024 * 1024)

static void
free_line_cb (gpointer data)
{
  DubanDocumentLine *line = data;

  g_free (line->place);
  g_free (line->text);
  g_free (line);
}

/* n_number: the bytes of the number that it begins with, which says where it stands among others
 * and changes with them. */
static void
add_line (GPtrArray *lines, const char *place, char *text, gsize n_number)
{
  DubanDocumentLine *line = g_new0 (DubanDocumentLine, 1);

  line->place = g_strdup (place);
  line->text = text;
  line->bare = text + n_number;
  g_ptr_array_add (lines, line);
}

static void
add_table (GPtrArray *lines, const char *place, const DubanTable *table)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      const DubanTableRow *row = g_ptr_array_index (table->rows, i);
      const guint n_cells = row->is_group ? 1 : table->columns->len;
      GString *text = g_string_new (NULL);
      gsize n_number = 0;

      for (guint j = 0; j < n_cells; j++)
        {
          g_string_append_printf (text, "%s%s", j > 0 ? " | " : "", row->cells[j].text);
          if (j == 0 && !row->is_group && row->cells[0].kind == DUBAN_CELL_NUMBER)
            n_number = text->len;
        }
      g_strdelimit (text->str, "\r\n", ' ');
      add_line (lines, table->title[0] != '\0' ? table->title : place, g_string_free (text, FALSE),
                n_number);
    }
}

static void
add_chart (GPtrArray *lines, const DubanChart *chart)
{
  for (guint i = 0; i < chart->categories->len; i++)
    {
      GString *text = g_string_new (g_ptr_array_index (chart->categories, i));

      for (guint j = 0; j < chart->series->len; j++)
        {
          const DubanChartSeries *series = g_ptr_array_index (chart->series, j);
          const gint64 value = duban_chart_get_value (chart, j, i);

          if (value == DUBAN_CHART_NOTHING)
            g_string_append_printf (text, " | %s –", series->name);
          else
            g_string_append_printf (text, " | %s %.15g", series->name, (double) value / 100);
        }
      add_line (lines, chart->title, g_string_free (text, FALSE), 0);
    }
}

/* The number of a heading stands in its first run. */
static gsize
count_number (const DubanBlock *block)
{
  const gboolean is_heading
      = block->kind >= DUBAN_BLOCK_HEADING_1 && block->kind <= DUBAN_BLOCK_HEADING_4;

  return is_heading && block->runs->len > 1 ? strlen (g_array_index (block->runs, DubanRun, 0).text)
                                            : 0;
}

GPtrArray *
duban_document_lines (const DubanDocument *document)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (free_line_cb);
  g_autofree char *place = g_strdup (document->title);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DubanBlock *block = g_ptr_array_index (document->blocks, i);
      char *text;

      if (block->table != NULL)
        add_table (lines, place, block->table);
      else if (block->chart != NULL)
        add_chart (lines, block->chart);
      if (block->table != NULL || block->chart != NULL)
        continue;
      text = duban_block_to_text (block);
      if (block->kind >= DUBAN_BLOCK_HEADING_1 && block->kind <= DUBAN_BLOCK_HEADING_2)
        {
          g_free (place);
          place = g_strdup (text);
        }
      add_line (lines, place, text, count_number (block));
    }
  return lines;
}

/* The part of the lines that is being compared: from one up to another. */
typedef struct
{
  const GPtrArray *then, *now;
  guint then_from, then_to, now_from, now_to;
  GPtrArray *differences;
} Span;

static const DubanDocumentLine *
get_line (const GPtrArray *lines, guint i)
{
  return g_ptr_array_index (lines, i);
}

static gboolean
is_same (const Span *span, guint then, guint now)
{
  return g_str_equal (get_line (span->then, then)->bare, get_line (span->now, now)->bare);
}

static void
trim (Span *span)
{
  while (span->then_from < span->then_to && span->now_from < span->now_to
         && is_same (span, span->then_from, span->now_from))
    {
      span->then_from++;
      span->now_from++;
    }
  while (span->then_from < span->then_to && span->now_from < span->now_to
         && is_same (span, span->then_to - 1, span->now_to - 1))
    {
      span->then_to--;
      span->now_to--;
    }
}

static void
add_difference (const Span *span, const DubanDocumentLine *then, const DubanDocumentLine *now)
{
  DubanIssueDifference *difference = g_new0 (DubanIssueDifference, 1);

  difference->kind = g_strdup ("line");
  difference->what = g_strdup (then != NULL ? then->place : now->place);
  difference->then = g_strdup (then != NULL ? then->text : NULL);
  difference->now = g_strdup (now != NULL ? now->text : NULL);
  g_ptr_array_add (span->differences, difference);
}

/* What stands between two lines that are the same: one instead of the other, then what is left of
 * either. */
static void
add_hunk (const Span *span, guint then, guint n_then, guint now, guint n_now)
{
  for (guint i = 0; i < MAX (n_then, n_now); i++)
    {
      const DubanDocumentLine *old = i < n_then ? get_line (span->then, then + i) : NULL;
      const DubanDocumentLine *new = i < n_now ? get_line (span->now, now + i) : NULL;

      if (old == NULL || new == NULL || !g_str_equal (old->bare, new->bare))
        add_difference (span, old, new);
    }
}

/* The lengths of the longest common sequences of the lines from each pair on. (transfer full) */
static guint16 *
weigh (const Span *span, guint n_then, guint n_now)
{
  const gsize width = n_now + 1;
  guint16 *lengths = g_new0 (guint16, (n_then + 1) * width);

  for (guint i = n_then; i-- > 0;)
    for (guint j = n_now; j-- > 0;)
      {
        const guint16 down = lengths[(i + 1) * width + j];
        const guint16 right = lengths[i * width + j + 1];

        lengths[i * width + j] = is_same (span, span->then_from + i, span->now_from + j)
                                     ? lengths[(i + 1) * width + j + 1] + 1
                                     : MAX (down, right);
      }
  return lengths;
}

static void
walk (const Span *span, const guint16 *lengths, guint n_then, guint n_now)
{
  const gsize width = n_now + 1;
  guint i = 0, j = 0, from_i = 0, from_j = 0;

  while (i < n_then && j < n_now)
    {
      if (is_same (span, span->then_from + i, span->now_from + j))
        {
          add_hunk (span, span->then_from + from_i, i - from_i, span->now_from + from_j,
                    j - from_j);
          from_i = ++i;
          from_j = ++j;
        }
      else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1])
        i++;
      else
        j++;
    }
  add_hunk (span, span->then_from + from_i, n_then - from_i, span->now_from + from_j,
            n_now - from_j);
}

void
duban_document_lines_compare (const GPtrArray *then, const GPtrArray *now, GPtrArray *differences)
{
  Span span = { then, now, 0, then->len, 0, now->len, differences };
  guint n_then, n_now;

  trim (&span);
  n_then = span.then_to - span.then_from;
  n_now = span.now_to - span.now_from;
  if (MIN (n_then, n_now) < G_MAXUINT16 && (gsize) n_then * n_now <= WEIGHED_MAX)
    {
      g_autofree guint16 *lengths = weigh (&span, n_then, n_now);

      walk (&span, lengths, n_then, n_now);
    }
  else
    add_hunk (&span, span.then_from, n_then, span.now_from, n_now);
}
