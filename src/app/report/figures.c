/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/figures.h"

#include "store/tasks.h"

#include "app/words.h"

typedef struct
{
  DubanSummaryBuilder *summary, *before;
  DubanRankingBuilder *ranking; /* or NULL */
  GCancellable *cancellable;
} Counting;

void
duban_figures_free (DubanFigures *figures)
{
  g_clear_pointer (&figures->summary, duban_summary_free);
  g_clear_pointer (&figures->before, duban_summary_free);
  g_clear_pointer (&figures->ranking, duban_ranking_free);
  g_clear_pointer (&figures->names, g_hash_table_unref);
  g_clear_pointer (&figures->terms, duban_terms_unref);
  g_free (figures);
}

static gboolean
count_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Counting *counting = data;

  duban_summary_builder_add (counting->summary, task, records, n_records);
  duban_summary_builder_add (counting->before, task, records, n_records);
  if (counting->ranking != NULL)
    duban_ranking_builder_add (counting->ranking, task, records, n_records);
  return !g_cancellable_is_cancelled (counting->cancellable);
}

static gboolean
name_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  GHashTable *names = data;
  char id[DUBAN_ID_TEXT_SIZE];

  g_hash_table_insert (names, GUINT_TO_POINTER (task->n),
                       g_strdup (task->number != NULL && task->number[0] != '\0'
                                     ? task->number
                                     : duban_id_format (&task->id, id)));
  return TRUE;
}

static void
add_tasks (GHashTable *names, const GArray *tasks)
{
  for (guint i = 0; i < tasks->len; i++)
    g_hash_table_add (names, GUINT_TO_POINTER (g_array_index (tasks, guint32, i)));
}

/* All that the summary names, ascending. (transfer full) */
static GArray *
list_named (const DubanSummary *summary)
{
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);
  const GArray *fallen = duban_summary_get_fallen (summary);
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  GHashTableIter iter;
  gpointer task;

  for (int i = 0; i < DUBAN_N_SUMMARY_FIGURES; i++)
    add_tasks (named, duban_summary_get_tasks (summary, (DubanSummaryFigure) i));
  for (guint i = 0; i < fallen->len; i++)
    g_hash_table_add (named, GUINT_TO_POINTER (g_array_index (fallen, DubanFallen, i).task));
  g_hash_table_iter_init (&iter, named);
  while (g_hash_table_iter_next (&iter, &task, NULL))
    {
      const guint32 n = GPOINTER_TO_UINT (task);

      g_array_append_val (tasks, n);
    }
  return tasks;
}

static gboolean
load_names (DubanFigures *figures, DubanSession *session, GError **error)
{
  g_autoptr (GArray) tasks = list_named (figures->summary);

  figures->names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return duban_tasks_each_of (session->db, (const guint32 *) (gpointer) tasks->data, tasks->len,
                              DUBAN_TASKS_RULES, duban_clock_get_zone (session->clock), name_cb,
                              figures->names, error);
}

static gboolean
check_period (DubanSession *session, DubanPeriod period, GError **error)
{
  g_autofree char *text = duban_period_to_text (period);

  if (period.from <= session->terms->today)
    return TRUE;
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
               _ ("The period %s has not begun; give one that has, or none for the last complete "
                  "one."),
               text);
  return FALSE;
}

DubanFigures *
duban_figures_load (DubanSession *session, guint32 leader, DubanPeriod period,
                    GCancellable *cancellable, GError **error)
{
  DubanTerms *terms = session->terms;
  const DubanPeriod last = duban_period_of (period.kind, period.from - 1);
  g_autoptr (DubanSummaryBuilder) summary = duban_summary_builder_new (terms, leader, period);
  g_autoptr (DubanSummaryBuilder) before = duban_summary_builder_new (terms, leader, last);
  g_autoptr (DubanRankingBuilder) ranking
      = period.kind == DUBAN_PERIOD_QUARTER ? duban_ranking_builder_new (terms, period) : NULL;
  g_autoptr (DubanFigures) figures = g_new0 (DubanFigures, 1);
  Counting counting = { summary, before, ranking, cancellable };

  if (!check_period (session, period, error)
      || !duban_tasks_each (session->db, DUBAN_TASKS_RULES, duban_clock_get_zone (session->clock),
                            count_cb, &counting, cancellable, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  figures->terms = duban_terms_ref (terms);
  figures->summary = duban_summary_builder_finish (g_steal_pointer (&summary));
  figures->before = duban_summary_builder_finish (g_steal_pointer (&before));
  if (ranking != NULL)
    figures->ranking = duban_ranking_builder_finish (g_steal_pointer (&ranking));
  return load_names (figures, session, error) ? g_steal_pointer (&figures) : NULL;
}

const char *
duban_figures_get_name (const DubanFigures *figures, guint32 task)
{
  const char *name = g_hash_table_lookup (figures->names, GUINT_TO_POINTER (task));

  return name != NULL ? name : "";
}
