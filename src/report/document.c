/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/document.h"

#include "report/numeral.h"

static void
clear_run (gpointer data)
{
  DubanRun *run = data;

  g_free (run->text);
}

static void
block_free (gpointer data)
{
  DubanBlock *block = data;

  g_free (block->part);
  g_array_unref (block->runs);
  g_clear_pointer (&block->table, duban_table_free);
  g_clear_pointer (&block->chart, duban_chart_free);
  g_free (block);
}

static void
sheet_free (gpointer data)
{
  duban_table_free (data);
}

static void
figure_free (gpointer data)
{
  DubanFigure *figure = data;

  g_free (figure->code);
  g_free (figure->label);
  g_free (figure->value);
  g_array_unref (figure->tasks);
  g_free (figure);
}

DubanDocument *
duban_document_new (const char *title, const char *author, const char *made)
{
  DubanDocument *document = g_new0 (DubanDocument, 1);

  document->title = g_strdup (title);
  document->author = g_strdup (author);
  document->made = g_strdup (made);
  document->blocks = g_ptr_array_new_with_free_func (block_free);
  document->figures = g_ptr_array_new_with_free_func (figure_free);
  document->sheets = g_ptr_array_new_with_free_func (sheet_free);
  return document;
}

void
duban_document_free (DubanDocument *document)
{
  g_free (document->title);
  g_free (document->author);
  g_free (document->made);
  g_ptr_array_unref (document->blocks);
  g_ptr_array_unref (document->figures);
  g_ptr_array_unref (document->sheets);
  g_free (document);
}

static DubanBlock *
add_block (DubanDocument *document, DubanBlockKind kind, const char *part)
{
  DubanBlock *block = g_new0 (DubanBlock, 1);

  block->kind = kind;
  block->part = g_strdup (part);
  block->runs = g_array_new (FALSE, FALSE, sizeof (DubanRun));
  g_array_set_clear_func (block->runs, clear_run);
  g_ptr_array_add (document->blocks, block);
  return block;
}

static void
say (DubanBlock *block, DubanRunStyle style, guint figure, const char *text)
{
  const DubanRun run = { g_strdup (text), style, figure };

  g_array_append_val (block->runs, run);
}

void
duban_document_begin (DubanDocument *document, DubanBlockKind kind, const char *part)
{
  DubanBlock *block = add_block (document, kind, part);
  const guint level = kind - DUBAN_BLOCK_HEADING_1;
  g_autofree char *number = NULL;

  if (kind < DUBAN_BLOCK_HEADING_1 || kind > DUBAN_BLOCK_HEADING_4)
    return;
  document->numbers[level]++;
  for (guint i = level + 1; i < G_N_ELEMENTS (document->numbers); i++)
    document->numbers[i] = 0;
  number = duban_numeral_of_heading (level + 1, document->numbers[level]);
  say (block, DUBAN_RUN_PLAIN, 0, number);
}

void
duban_document_say (DubanDocument *document, DubanRunStyle style, guint figure, const char *text)
{
  g_return_if_fail (document->blocks->len > 0);
  say (g_ptr_array_index (document->blocks, document->blocks->len - 1), style, figure, text);
}

void
duban_document_add (DubanDocument *document, DubanBlockKind kind, const char *part,
                    const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      {
        duban_document_begin (document, kind, part);
        duban_document_say (document, DUBAN_RUN_PLAIN, 0, lines[i]);
      }
}

void
duban_document_take_table (DubanDocument *document, DubanTable *table)
{
  add_block (document, DUBAN_BLOCK_TABLE, NULL)->table = table;
}

void
duban_document_take_chart (DubanDocument *document, DubanChart *chart)
{
  add_block (document, DUBAN_BLOCK_CHART, NULL)->chart = chart;
}

void
duban_document_take_sheet (DubanDocument *document, DubanTable *table)
{
  g_ptr_array_add (document->sheets, table);
}

guint
duban_document_add_figure (DubanDocument *document, const char *code, const char *label,
                           const char *value, const DubanId *tasks, gsize n_tasks)
{
  DubanFigure *figure = g_new0 (DubanFigure, 1);

  figure->code = g_strdup (code);
  figure->label = g_strdup (label);
  figure->value = g_strdup (value);
  figure->tasks = g_array_sized_new (FALSE, FALSE, sizeof (DubanId), (guint) n_tasks);
  if (n_tasks > 0)
    g_array_append_vals (figure->tasks, tasks, (guint) n_tasks);
  g_ptr_array_add (document->figures, figure);
  return document->figures->len;
}

const DubanFigure *
duban_document_get_figure (const DubanDocument *document, guint figure)
{
  return figure > 0 && figure <= document->figures->len
             ? g_ptr_array_index (document->figures, figure - 1)
             : NULL;
}

char *
duban_block_to_text (const DubanBlock *block)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < block->runs->len; i++)
    g_string_append (text, g_array_index (block->runs, DubanRun, i).text);
  return g_string_free (text, FALSE);
}
