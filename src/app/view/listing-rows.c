/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/listing.h"

#include "app/wording/snippet.h"
#include "store/tasks.h"

/* A list shows no more of a text than this, however long it is. */
#define TITLE_CHARS 120
#define NAME_CHARS 24

struct _DubanListingRows
{
  int ref_count;
  DubanListingRow *rows;
  gsize n_rows;
  GStringChunk *texts;
};

typedef struct
{
  DubanListingRows *rows;
  DubanSession *session;
  DubanVerdict *verdict;
  gsize next; /* where to look for the next task: they come in the order asked for */
} Loading;

static const char *
keep (DubanListingRows *rows, const char *text, guint max_chars)
{
  g_autofree char *snippet = NULL;

  if (text == NULL || text[0] == '\0')
    return "";
  snippet = duban_snippet_dup (text, max_chars);
  return g_string_chunk_insert (rows->texts, snippet);
}

static gboolean
load_row_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Loading *loading = data;
  DubanListingRows *rows = loading->rows;
  const DubanDirectory *directory = loading->session->terms->directory;
  const DubanTaskVerdict *verdict = duban_verdict_find_task (loading->verdict, task->n);
  const char *unit = duban_directory_get_name (directory, task->unit);
  DubanClock137 clock;
  DubanListingRow *row;

  while (loading->next < rows->n_rows && rows->rows[loading->next].task != task->n)
    loading->next++;
  if (loading->next == rows->n_rows)
    return FALSE;
  row = &rows->rows[loading->next++];
  duban_clock137_judge (&clock, loading->session->terms, task, records, n_records);
  for (int i = 0; !task->moved && i < DUBAN_N_STAGES; i++)
    row->stages[i] = clock.stages[i];
  row->number = keep (rows, task->number, NAME_CHARS);
  row->title = keep (rows, task->title, TITLE_CHARS);
  row->lead = keep (rows, duban_directory_get_name (directory, task->lead), NAME_CHARS);
  row->source = keep (rows, task->source, NAME_CHARS);
  row->unit = keep (rows, unit != NULL ? unit : task->unit_text, NAME_CHARS);
  row->status = task->status;
  row->is_moved = task->moved;
  row->due = task->due;
  row->light = verdict != NULL ? verdict->light : DUBAN_LIGHT_GREY;
  row->days = verdict != NULL ? verdict->days : 0;
  return TRUE;
}

static void
empty_row (DubanListingRow *row, guint32 task)
{
  *row = (DubanListingRow){
    .task = task,
    .number = "",
    .title = "",
    .lead = "",
    .unit = "",
    .source = "",
    .light = DUBAN_LIGHT_GREY,
    .due = DUBAN_NO_DAY,
  };
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    {
      row->stages[i].state = DUBAN_STATE_EXCUSED;
      row->stages[i].due = row->stages[i].done = DUBAN_NO_DAY;
    }
}

DubanListingRows *
duban_listing_load (DubanSession *session, const DubanListing *listing, gsize first, gsize n,
                    GError **error)
{
  g_autoptr (DubanListingRows) rows = g_new0 (DubanListingRows, 1);
  Loading loading = { .rows = rows, .session = session, .verdict = listing->snapshot->verdict };

  rows->ref_count = 1;
  rows->texts = g_string_chunk_new (4096);
  rows->n_rows = first < listing->n_tasks ? MIN (n, listing->n_tasks - first) : 0;
  rows->rows = g_new (DubanListingRow, rows->n_rows + 1);
  for (gsize i = 0; i < rows->n_rows; i++)
    empty_row (&rows->rows[i], listing->tasks[first + i]);
  if (rows->n_rows > 0
      && !duban_tasks_each_of (session->db, listing->tasks + first, rows->n_rows, DUBAN_TASKS_RULES,
                               duban_clock_get_zone (session->clock), load_row_cb, &loading, error))
    return NULL;
  return g_steal_pointer (&rows);
}

DubanListingRows *
duban_listing_rows_ref (DubanListingRows *rows)
{
  rows->ref_count++;
  return rows;
}

void
duban_listing_rows_unref (DubanListingRows *rows)
{
  if (--rows->ref_count > 0)
    return;
  g_string_chunk_free (rows->texts);
  g_free (rows->rows);
  g_free (rows);
}

const DubanListingRow *
duban_listing_rows_get (const DubanListingRows *rows, gsize i)
{
  return i < rows->n_rows ? &rows->rows[i] : NULL;
}
