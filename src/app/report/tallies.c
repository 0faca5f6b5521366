/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assigned work by source and by unit: tables whose rows add up to the figures at a glance. */
#include "app/report/sections.h"

#include "app/words.h"

#include <string.h>

#define ROWS_SHOWN 100
#define N_COUNTS 4 /* assigned, closed, open, overdue: the first figures of a summary */

typedef struct
{
  const char *name; /* borrowed */
  GArray *tasks[N_COUNTS];
} Row;

typedef struct
{
  const DubanPaper *paper;
  gboolean by_unit;
  GHashTable *places; /* name → Row, borrowed */
  GPtrArray *rows;    /* of Row */
} Tally;

static const char *const count_labels[N_COUNTS] = {
  NC_ ("report", "Newly assigned"),
  NC_ ("report", "Closed"),
  NC_ ("report", "Open"),
  NC_ ("report", "Overdue"),
};

static Row *
row_new (const char *name)
{
  Row *row = g_new0 (Row, 1);

  row->name = name;
  for (int i = 0; i < N_COUNTS; i++)
    row->tasks[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
  return row;
}

static void
row_free (gpointer data)
{
  Row *row = data;

  for (int i = 0; i < N_COUNTS; i++)
    g_array_unref (row->tasks[i]);
  g_free (row);
}

static const char *
name_of (const Tally *tally, const DubanFigureTask *task)
{
  const char *name;

  if (!tally->by_unit)
    return task->source[0] != '\0' ? task->source : C_ ("report", "no source");
  name = duban_directory_get_name (tally->paper->figures->then->directory, task->unit);
  return name != NULL ? name : C_ ("report", "no unit of the directory");
}

static Row *
ensure_row (Tally *tally, const char *name)
{
  Row *row = g_hash_table_lookup (tally->places, name);

  if (row != NULL)
    return row;
  row = row_new (name);
  g_hash_table_insert (tally->places, (gpointer) name, row);
  g_ptr_array_add (tally->rows, row);
  return row;
}

static void
count (Tally *tally, int figure)
{
  const GArray *tasks
      = duban_summary_get_tasks (tally->paper->figures->summary, (DubanSummaryFigure) figure);

  for (guint i = 0; i < tasks->len; i++)
    {
      const guint32 n = g_array_index (tasks, guint32, i);
      const DubanFigureTask *task = duban_figures_find (tally->paper->figures, n);

      if (task != NULL)
        g_array_append_val (ensure_row (tally, name_of (tally, task))->tasks[figure], n);
    }
}

/* The most overdue first, then what is most open. */
static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const Row *x = *(const Row *const *) a;
  const Row *y = *(const Row *const *) b;

  for (int i = N_COUNTS - 1; i >= 0; i--)
    if (x->tasks[i]->len != y->tasks[i]->len)
      return x->tasks[i]->len > y->tasks[i]->len ? -1 : 1;
  return strcmp (x->name, y->name);
}

/* What is beyond the rows that fit is one more, so that the whole is there. */
static void
fold_rest (Tally *tally)
{
  Row *rest;

  if (tally->rows->len <= ROWS_SHOWN)
    return;
  rest = row_new (C_ ("report", "others"));
  for (guint i = ROWS_SHOWN - 1; i < tally->rows->len; i++)
    {
      const Row *row = tally->rows->pdata[i];

      for (int j = 0; j < N_COUNTS; j++)
        g_array_append_vals (rest->tasks[j], row->tasks[j]->data, row->tasks[j]->len);
    }
  g_ptr_array_set_size (tally->rows, ROWS_SHOWN - 1);
  g_ptr_array_add (tally->rows, rest);
}

static void
set_count (DubanTable *table, DubanPaper *paper, const Row *row, int i, const char *code)
{
  const GArray *tasks = row->tasks[i];
  const char *kind = duban_summary_figure_get_code ((DubanSummaryFigure) i);
  g_autofree char *whole = g_strdup_printf ("%s-%s", code, kind);
  g_autofree char *text = g_strdup_printf ("%u", tasks->len);
  g_autofree char *label = g_strdup_printf (
      /* Translators: a source or unit, what is counted of it */
      C_ ("report", "%s, %s"), row->name, duban_language_say_in ("report", count_labels[i]));
  guint figure = 0;

  if (tasks->len > 0)
    figure = duban_paper_add_figure (paper, whole, label, text, tasks);
  duban_table_set_value (table, 1 + (guint) i, figure, DUBAN_CELL_NUMBER, tasks->len, text);
}

static void
add_total (DubanTable *table, DubanPaper *paper)
{
  duban_table_add_row (table);
  duban_table_set_text (table, 0, 0, C_ ("report", "All together"));
  for (int i = 0; i < N_COUNTS; i++)
    {
      const GArray *tasks
          = duban_summary_get_tasks (paper->figures->summary, (DubanSummaryFigure) i);
      g_autofree char *text = g_strdup_printf ("%u", tasks->len);

      duban_table_set_value (table, 1 + (guint) i, 0, DUBAN_CELL_NUMBER, tasks->len, text);
    }
}

static void
add_table (DubanPaper *paper, gboolean by_unit, const char *first, const char *title,
           const char *sheet)
{
  Tally tally = { .paper = paper, .by_unit = by_unit };
  DubanTable *table = duban_table_new (title, sheet, FALSE);

  tally.places = g_hash_table_new (g_str_hash, g_str_equal);
  tally.rows = g_ptr_array_new_with_free_func (row_free);
  for (int i = 0; i < N_COUNTS; i++)
    count (&tally, i);
  g_ptr_array_sort (tally.rows, compare_rows);
  fold_rest (&tally);
  duban_table_add_column (table, first, 4, DUBAN_ALIGN_LEFT);
  for (int i = 0; i < N_COUNTS; i++)
    duban_table_add_column (table, duban_language_say_in ("report", count_labels[i]), 2,
                            DUBAN_ALIGN_CENTRE);
  for (guint i = 0; i < tally.rows->len; i++)
    {
      const Row *row = tally.rows->pdata[i];
      g_autofree char *code = g_strdup_printf ("%s-%u", by_unit ? "unit" : "source", i + 1);

      duban_table_add_row (table);
      duban_table_set_text (table, 0, 0, row->name);
      for (int j = 0; j < N_COUNTS; j++)
        set_count (table, paper, row, j, code);
    }
  add_total (table, paper);
  duban_document_take_table (paper->document, table);
  g_hash_table_unref (tally.places);
  g_ptr_array_unref (tally.rows);
}

void
duban_section_add_tallies (DubanPaper *paper)
{
  add_table (paper, FALSE, C_ ("report", "Source"), C_ ("report", "Assigned work by source"),
             C_ ("report", "By source"));
  add_table (paper, TRUE, C_ ("report", "Unit"), C_ ("report", "Assigned work by unit"),
             C_ ("report", "By unit"));
}
