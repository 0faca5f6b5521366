/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plain text for pasting into a message: a paragraph is a line, and so is the row of a table, its
 * words named by their columns. */
#include "report/chart-text.h"
#include "report/output.h"

#include <string.h>

/* One line of words: no line break, no tab, no two blanks, none at its ends. */
static void
append_words (GString *line, const char *text)
{
  gboolean is_blank = FALSE;
  gboolean is_first = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isspace (letter) && letter != 0x3000)
        {
          is_blank = TRUE;
          continue;
        }
      if (g_unichar_iscntrl (letter))
        continue;
      if (is_blank && !is_first)
        g_string_append_c (line, ' ');
      is_blank = FALSE;
      is_first = FALSE;
      g_string_append_unichar (line, letter);
    }
}

static void
append_line (GString *plain, const char *text)
{
  const gsize start = plain->len;

  append_words (plain, text);
  while (plain->len > start && g_str_has_suffix (plain->str + start, "　"))
    g_string_truncate (plain, plain->len - strlen ("　"));
  if (plain->len > start)
    g_string_append_c (plain, '\n');
}

/* An empty line between blocks, never two, none at the start. */
static void
append_gap (GString *plain)
{
  if (plain->len > 0 && !g_str_has_suffix (plain->str, "\n\n"))
    g_string_append_c (plain, '\n');
}

/* The lines of a text that may have several. */
static void
append_lines (GString *plain, const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    append_line (plain, lines[i]);
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

/* The column that counts the rows already, if the first one does. */
static gboolean
has_numbers (const DubanTable *table)
{
  static const char *const names[] = { "序号", "名次", "No.", "#" };

  for (guint i = 0; table->columns->len > 0 && i < G_N_ELEMENTS (names); i++)
    if (strcmp (g_array_index (table->columns, DubanTableColumn, 0).title, names[i]) == 0)
      return TRUE;
  return FALSE;
}

/* What the row is about stands bare, the rest behind the names of its columns. */
static char *
row_to_text (const DubanTable *table, const DubanTableRow *row, guint number)
{
  const gboolean is_numbered = has_numbers (table) && !is_blank (row->cells[0].text);
  GString *line = g_string_new (NULL);
  gboolean is_first = TRUE;

  if (is_numbered)
    {
      append_words (line, row->cells[0].text);
      g_string_append (line, ". ");
    }
  else
    g_string_append_printf (line, "%u. ", number);
  for (guint i = is_numbered ? 1 : 0; i < table->columns->len; i++)
    {
      const DubanTableColumn *column = &g_array_index (table->columns, DubanTableColumn, i);

      if (is_blank (row->cells[i].text))
        continue;
      if (!is_first)
        g_string_append (line, "；");
      if (!is_first && *column->title != '\0')
        {
          append_words (line, column->title);
          g_string_append (line, "：");
        }
      append_words (line, row->cells[i].text);
      is_first = FALSE;
    }
  return g_string_free (line, FALSE);
}

static void
append_table (GString *plain, const DubanTable *table)
{
  guint number = 0;

  append_gap (plain);
  append_lines (plain, table->title);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const DubanTableRow *row = g_ptr_array_index (table->rows, i);
      g_autofree char *text = NULL;

      if (!row->is_group)
        text = row_to_text (table, row, ++number);
      else if (!is_blank (row->cells[0].text))
        text = g_strdup_printf ("【%s】", row->cells[0].text);
      if (text != NULL)
        append_line (plain, text);
    }
  append_gap (plain);
}

static void
append_chart (GString *plain, const DubanChart *chart)
{
  g_autofree char *title = duban_chart_to_title (chart);

  append_gap (plain);
  append_line (plain, title);
  for (guint i = 0; i < chart->categories->len; i++)
    {
      GString *line = g_string_new (g_ptr_array_index (chart->categories, i));

      for (guint j = 0; j < chart->series->len; j++)
        {
          const DubanChartSeries *series = g_ptr_array_index (chart->series, j);
          g_autofree char *value = duban_chart_value_to_text (duban_chart_get_value (chart, j, i));

          g_string_append (line, j == 0 ? "：" : "，");
          if (chart->series->len > 1)
            g_string_append_printf (line, "%s ", series->name);
          g_string_append (line, value);
        }
      append_line (plain, line->str);
      g_string_free (line, TRUE);
    }
  append_gap (plain);
}

static void
append_signature (GString *plain, const DubanBlock *block)
{
  append_gap (plain);
  for (guint i = 0; i < block->runs->len; i++)
    append_lines (plain, g_array_index (block->runs, DubanRun, i).text);
}

static void
append_text (GString *plain, const DubanBlock *block)
{
  g_autofree char *text = duban_block_to_text (block);

  if (block->kind == DUBAN_BLOCK_HEADING_1)
    append_gap (plain);
  append_lines (plain, text);
  if (block->kind == DUBAN_BLOCK_TITLE || block->kind == DUBAN_BLOCK_SUBTITLE)
    append_gap (plain);
}

char *
duban_plain_make (const DubanDocument *document)
{
  GString *plain = g_string_new (NULL);

  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DubanBlock *block = g_ptr_array_index (document->blocks, i);

      if (block->kind == DUBAN_BLOCK_TABLE)
        append_table (plain, block->table);
      else if (block->kind == DUBAN_BLOCK_CHART)
        append_chart (plain, block->chart);
      else if (block->kind == DUBAN_BLOCK_SIGNATURE)
        append_signature (plain, block);
      else
        append_text (plain, block);
    }
  while (g_str_has_suffix (plain->str, "\n\n"))
    g_string_truncate (plain, plain->len - 1);
  return g_string_free (plain, FALSE);
}
