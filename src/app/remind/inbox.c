/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/inbox.h"

#include "app/judgement.h"
#include "app/remind/conflicts.h"
#include "app/remind/letters.h"
#include "app/remind/saying.h"
#include "store/tasks.h"

typedef struct
{
  DubanSession *session;
  DubanVerdict *verdict; /* borrowed; or NULL */
  guint32 side;
  guint n_worded;
  GArray *rows;         /* of DubanReminded: shown or put off */
  GArray *owed;         /* of DubanOwed: of the task at hand */
  GPtrArray *lines;     /* of DubanInboxLine */
  GHashTable *findings; /* as in DubanPlan */
  GHashTable *letters;  /* the same */
} Loading;

static void
line_free (gpointer data)
{
  DubanInboxLine *line = data;

  g_free (line->key);
  g_free (line->title);
  g_free (line->text);
  g_free (line->when);
  g_free (line);
}

static gboolean
has_row_cb (const DubanOwed *owed, gpointer data)
{
  return duban_reminded_find (data, owed) != NULL;
}

/* is_extension: a request that is one. */
static void
add_line (const Loading *loading, const DubanOwed *owed, gboolean is_extension)
{
  const DubanReminded *row = duban_reminded_find (loading->rows, owed);
  const gboolean is_snoozed = row != NULL && row->state == DUBAN_REMINDED_SNOOZED;
  DubanInboxLine *line;

  if (row == NULL)
    return;
  line = g_new0 (DubanInboxLine, 1);
  line->reminder.owed = *owed;
  line->reminder.ring = (DubanRing){ row->rung, (DubanRingLevel) row->level };
  line->state = (DubanRemindedState) row->state;
  line->told = is_snoozed ? row->until : row->rung;
  line->is_extension = is_extension;
  g_ptr_array_add (loading->lines, line);
}

static gboolean
load_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Loading *loading = data;
  const DubanTerms *terms = loading->session->terms;
  DubanClock137 clock;

  if (task->deleted)
    return TRUE;
  duban_clock137_judge (&clock, terms, task, records, n_records);
  g_array_set_size (loading->owed, 0);
  duban_owed_list (terms, task, records, n_records, &clock, loading->owed);
  for (guint i = 0; i < loading->owed->len; i++)
    {
      const DubanOwed *owed = &g_array_index (loading->owed, DubanOwed, i);

      if (duban_owed_is_for (owed, loading->side, terms->today))
        add_line (loading, owed, duban_reminder_is_extension (owed, records, n_records));
    }
  return TRUE;
}

static gboolean
load_conflicts (Loading *loading, GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanVerdict) verdict
      = loading->verdict != NULL ? duban_verdict_ref (loading->verdict)
                                 : duban_judgement_get (loading->session, cancellable, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DubanNewConflict));
  g_autoptr (GArray) keys = NULL;

  if (verdict == NULL
      || !duban_conflicts_find (loading->session, verdict, loading->side, has_row_cb, loading->rows,
                                found, &keys, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    {
      const DubanNewConflict *conflict = &g_array_index (found, DubanNewConflict, i);

      g_hash_table_insert (loading->findings,
                           g_memdup2 (&conflict->owed.target, sizeof conflict->owed.target),
                           g_memdup2 (&conflict->finding, sizeof conflict->finding));
      add_line (loading, &conflict->owed, FALSE);
    }
  return TRUE;
}

static gboolean
load_letters (Loading *loading, GError **error)
{
  g_auto (DubanLetters) letters = { 0 };

  if (!duban_letters_load (&letters, loading->session, error))
    return FALSE;
  for (guint i = 0; i < letters.letters->len; i++)
    {
      const DubanLetterOwed *letter = letters.letters->pdata[i];

      duban_letters_name (letter, loading->letters);
      add_line (loading, &letter->owed, FALSE);
    }
  return TRUE;
}

/* Which of the lines are of no task. */
typedef struct
{
  gboolean has_conflicts, has_letters;
} Others;

/* Rows that are answered leave; the tasks of the others, each once. (transfer full) */
static GArray *
list_tasks (GArray *rows, Others *others)
{
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 last = 0;
  guint n = 0;

  *others = (Others){ 0 };
  for (guint i = 0; i < rows->len; i++)
    {
      const DubanReminded row = g_array_index (rows, DubanReminded, i);

      if (row.state != DUBAN_REMINDED_SHOWN && row.state != DUBAN_REMINDED_SNOOZED)
        continue;
      g_array_index (rows, DubanReminded, n++) = row;
      others->has_conflicts |= row.what == DUBAN_OWED_CONFLICT;
      others->has_letters |= row.what == DUBAN_OWED_ARRIVAL;
      if (row.what >= DUBAN_OWED_CONFLICT || row.task == last)
        continue;
      last = row.task;
      g_array_append_val (tasks, row.task);
    }
  g_array_set_size (rows, n);
  return tasks;
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const DubanInboxLine *x = *(DubanInboxLine *const *) a;
  const DubanInboxLine *y = *(DubanInboxLine *const *) b;

  if (x->state != y->state)
    return x->state == DUBAN_REMINDED_SNOOZED ? 1 : -1;
  return duban_reminder_compare (&x->reminder.owed, &y->reminder.owed, *(DubanDay *) data);
}

static void
put_line_into_words (const Loading *loading, const DubanSaying *saying, DubanInboxLine *line)
{
  line->key = duban_reminder_dup_key (&line->reminder);
  line->title = duban_saying_of_task (saying, &line->reminder);
  line->text = duban_saying_of_text (saying, &line->reminder);
  line->when = duban_remind_words_when (line->told, line->state == DUBAN_REMINDED_SNOOZED,
                                        loading->session->terms->today);
  line->next = duban_reminder_next (&line->reminder.owed, loading->side, line->is_extension);
}

static gboolean
put_into_words (const Loading *loading, GError **error)
{
  const guint n = MIN (loading->lines->len, loading->n_worded);
  g_auto (DubanSaying) saying = { 0 };

  duban_saying_init (&saying, loading->session->terms, loading->findings, loading->letters);
  for (guint i = 0; i < n; i++)
    duban_saying_want (&saying, &((DubanInboxLine *) loading->lines->pdata[i])->reminder);
  if (!duban_saying_load (&saying, loading->session, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    put_line_into_words (loading, &saying, loading->lines->pdata[i]);
  return TRUE;
}

static gboolean
load (Loading *loading, GCancellable *cancellable, GError **error)
{
  Others others;
  g_autoptr (GArray) tasks = list_tasks (loading->rows, &others);

  if (!duban_tasks_each_of (loading->session->db, (const guint32 *) (gpointer) tasks->data,
                            tasks->len, DUBAN_TASKS_RULES,
                            duban_clock_get_zone (loading->session->clock), load_task_cb, loading,
                            error)
      || (others.has_conflicts && !load_conflicts (loading, cancellable, error))
      || (others.has_letters && !load_letters (loading, error)))
    return FALSE;
  g_ptr_array_sort_with_data (loading->lines, compare_lines, &loading->session->terms->today);
  return put_into_words (loading, error);
}

GPtrArray *
duban_inbox_load (DubanSession *session, DubanVerdict *verdict, guint n_worded,
                  GCancellable *cancellable, GError **error)
{
  const guint32 side = duban_reminder_get_side (session->terms);
  g_autoptr (GArray) rows = duban_reminders_load (session->db, side, error);
  g_autoptr (GArray) owed = g_array_new (FALSE, FALSE, sizeof (DubanOwed));
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GHashTable) findings
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) letters = duban_letters_new_names ();
  Loading loading = { session, verdict, side, n_worded, rows, owed, lines, findings, letters };

  if (rows == NULL || !load (&loading, cancellable, error))
    return NULL;
  return g_steal_pointer (&lines);
}
