/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/figures.h"

#include "app/judgement.h"
#include "core/standing.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define TEXTS_SIZE (64 * 1024)
#define DAYS_OF_WEEK 7

typedef struct
{
  DubanFigures *figures; /* borrowed */
  DubanSummaryBuilder *summary, *before;
  DubanRankingBuilder *ranking; /* or NULL */
  DubanFallenWalk walk;         /* over the twelve weeks */
  GArray *fallen;               /* of one task */
  DubanJudge *judge;            /* of the past day, or NULL */
  DubanStanding standing;
  GArray *then; /* of DubanRecord: of one task on that day */
  guint32 leader;
  GCancellable *cancellable;
} Counting;

void
duban_figures_free (DubanFigures *figures)
{
  g_clear_pointer (&figures->summary, duban_summary_free);
  g_clear_pointer (&figures->before, duban_summary_free);
  g_clear_pointer (&figures->ranking, duban_ranking_free);
  g_clear_pointer (&figures->verdict, duban_verdict_unref);
  g_clear_pointer (&figures->tasks, g_array_unref);
  g_clear_pointer (&figures->texts, g_string_chunk_free);
  g_clear_pointer (&figures->terms, duban_terms_unref);
  g_clear_pointer (&figures->then, duban_terms_unref);
  g_free (figures);
}

static void
counting_clear (Counting *counting)
{
  g_clear_pointer (&counting->summary, duban_summary_builder_free);
  g_clear_pointer (&counting->before, duban_summary_builder_free);
  g_clear_pointer (&counting->ranking, duban_ranking_builder_free);
  g_clear_pointer (&counting->judge, duban_judge_free);
  g_clear_pointer (&counting->fallen, g_array_unref);
  g_clear_pointer (&counting->then, g_array_unref);
  duban_fallen_walk_clear (&counting->walk);
  duban_standing_clear (&counting->standing);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Counting, counting_clear)

static void
remember (DubanFigures *figures, const DubanTask *task)
{
  char id[DUBAN_ID_TEXT_SIZE];
  const gboolean has_number = task->number != NULL && task->number[0] != '\0';
  const DubanFigureTask one = {
    .task = task->n,
    .lead = task->lead,
    .unit = task->unit,
    .id = task->id,
    .name = g_string_chunk_insert (figures->texts,
                                   has_number ? task->number : duban_id_format (&task->id, id)),
    .source
    = task->source != NULL ? g_string_chunk_insert_const (figures->texts, task->source) : "",
    .paper = "",
    .importance = (guint8) task->importance,
  };

  g_array_append_val (figures->tasks, one);
}

static void
count_weeks (Counting *counting, const DubanTask *task, const DubanRecord *records, gsize n_records)
{
  g_array_set_size (counting->fallen, 0);
  duban_fallen_list (&counting->walk, task, records, n_records, counting->fallen);
  for (guint i = 0; i < counting->fallen->len; i++)
    {
      const DubanFallen *item = &g_array_index (counting->fallen, DubanFallen, i);
      DubanShare *share;

      if (item->part > DUBAN_PART_FEEDBACK
          || (counting->leader != 0 && item->lead != counting->leader))
        continue;
      share
          = &counting->figures->weeks[(item->due - counting->walk.from) / DAYS_OF_WEEK][item->part];
      share->due++;
      share->on_time += item->on_time;
    }
}

/* Whether the leader has to do with the task, or may have held it on some day: who held it is told
 * by the handovers alone. */
static gboolean
may_concern (guint32 leader, const DubanTask *task, const DubanRecord *records, gsize n_records)
{
  if (leader == 0 || task->lead == leader || duban_task_is_cooperator (task, leader))
    return TRUE;
  for (gsize i = 0; i < n_records; i++)
    if (records[i].kind == DUBAN_RECORD_HANDOVER)
      return TRUE;
  return FALSE;
}

static void
count (Counting *counting, const DubanTask *task, const DubanRecord *records, gsize n_records)
{
  if (counting->ranking != NULL)
    duban_ranking_builder_add (counting->ranking, task, records, n_records);
  if (task->deleted)
    return;
  remember (counting->figures, task);
  if (!may_concern (counting->leader, task, records, n_records))
    return;
  duban_summary_builder_add (counting->summary, task, records, n_records);
  duban_summary_builder_add (counting->before, task, records, n_records);
  count_weeks (counting, task, records, n_records);
}

static gboolean
count_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Counting *counting = data;

  count (counting, task, records, n_records);
  return !g_cancellable_is_cancelled (counting->cancellable);
}

static void
count_judged_cb (const DubanTask *task, const DubanRecord *records, gsize n_records,
                 const DubanClock137 *clock, gpointer data)
{
  count (data, task, records, n_records);
}

/* An account is of its week, on whatever day it was given: one that came on the Monday after counts
 * as given on the last evening. */
static void
add_late_accounts (Counting *counting, const DubanRecord *records, gsize n_records, DubanDay day)
{
  DubanStanding *standing = &counting->standing;

  g_array_set_size (counting->then, 0);
  for (gsize i = 0; i < n_records; i++)
    if (records[i].kind == DUBAN_RECORD_ACCOUNT && records[i].day > day && records[i].week <= day)
      {
        g_array_append_val (counting->then, records[i]);
        g_array_index (counting->then, DubanRecord, counting->then->len - 1).day = day;
      }
  if (counting->then->len == 0)
    return;
  g_array_prepend_vals (counting->then, standing->records, (guint) standing->n_records);
  standing->records = (const DubanRecord *) (gpointer) counting->then->data;
  standing->n_records = counting->then->len;
}

/* As it stood on the evening of the day that is past; what had not begun is passed over. */
static gboolean
count_past_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Counting *counting = data;
  const DubanDay begun
      = task->assigned != DUBAN_NO_DAY ? task->assigned : duban_clock137_get_tracked_from (task);
  const DubanTerms *then = counting->figures->then;

  count (counting, task, records, n_records);
  if (begun <= then->today)
    {
      duban_standing_set (&counting->standing, then, task, records, n_records, then->today);
      add_late_accounts (counting, records, n_records, then->today);
      duban_judge_task (counting->judge, &counting->standing.task, counting->standing.records,
                        counting->standing.n_records, NULL);
    }
  return !g_cancellable_is_cancelled (counting->cancellable);
}

static void
waive_past_cb (const DubanRecord *waiver, gpointer data)
{
  Counting *counting = data;

  if (waiver->day <= counting->figures->then->today)
    duban_judge_waive (counting->judge, waiver);
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

static gboolean
pass (Counting *counting, DubanSession *session, DubanTaskFunc func, GError **error)
{
  return duban_tasks_each (session->db, DUBAN_TASKS_HELD, duban_clock_get_zone (session->clock),
                           func, counting, counting->cancellable, error)
         && !g_cancellable_set_error_if_cancelled (counting->cancellable, error);
}

static gboolean
pass_judged (Counting *counting, DubanSession *session, GError **error)
{
  DubanFigures *figures = counting->figures;

  if (figures->then == figures->terms)
    {
      gboolean is_current;

      if (!duban_judgement_get_any (session, &figures->verdict, &is_current, error))
        return FALSE;
      if (is_current && figures->verdict != NULL)
        return pass (counting, session, count_cb, error);
      g_clear_pointer (&figures->verdict, duban_verdict_unref);
      figures->verdict = duban_judgement_get_with_each (session, count_judged_cb, counting,
                                                        counting->cancellable, error);
      return figures->verdict != NULL
             && !g_cancellable_set_error_if_cancelled (counting->cancellable, error);
    }
  counting->judge = duban_judge_new (figures->then);
  if (!pass (counting, session, count_past_cb, error)
      || !duban_tasks_each_waiver (session->db, duban_clock_get_zone (session->clock),
                                   waive_past_cb, counting, error))
    return FALSE;
  figures->verdict = duban_judge_finish (counting->judge);
  return TRUE;
}

/* The week that the last day lies in is the last of the twelve; of a month or quarter the last
 * that is complete by then. */
static DubanDay
find_first_week (DubanPeriod period, DubanDay as_of)
{
  const DubanDay last = period.kind == DUBAN_PERIOD_WEEK
                            ? period.from
                            : duban_day_get_monday (as_of + 1) - DAYS_OF_WEEK;

  return last - (DUBAN_FIGURES_WEEKS - 1) * DAYS_OF_WEEK;
}

/* On the last evening of a week the judge would ask for the accounts of the week before it; those
 * of its own week are missing from the Monday after, and the report lists them itself. */
static gboolean
load_then (DubanFigures *figures, DubanSession *session, DubanDay as_of, GError **error)
{
  DubanTerms *terms = session->terms;

  figures->terms = duban_terms_ref (terms);
  if (as_of == terms->today)
    {
      figures->then = duban_terms_ref (terms);
      return TRUE;
    }
  figures->then = duban_tasks_load_terms (session->db, as_of, error);
  if (figures->then == NULL)
    return FALSE;
  figures->then->desk_leader = terms->desk_leader;
  figures->then->desk_is_office = terms->desk_is_office;
  figures->then->settings.accounts_from = DUBAN_NO_DAY;
  return TRUE;
}

static void
counting_init (Counting *counting, DubanFigures *figures, guint32 leader, DubanPeriod period)
{
  DubanTerms *terms = figures->terms;
  const DubanPeriod last = duban_period_of (period.kind, period.from - 1);

  counting->figures = figures;
  counting->leader = leader;
  counting->summary = duban_summary_builder_new (terms, leader, period);
  counting->before = duban_summary_builder_new (terms, leader, last);
  if (period.kind == DUBAN_PERIOD_QUARTER)
    counting->ranking = duban_ranking_builder_new (terms, period);
  counting->fallen = g_array_new (FALSE, FALSE, sizeof (DubanFallen));
  counting->then = g_array_new (FALSE, FALSE, sizeof (DubanRecord));
  figures->weeks_from = find_first_week (period, figures->then->today);
  duban_fallen_walk_init (
      &counting->walk, terms, figures->weeks_from,
      MIN (figures->then->today, figures->weeks_from + DUBAN_FIGURES_WEEKS * DAYS_OF_WEEK - 1));
  duban_standing_init (&counting->standing);
}

static void
take_paper_cb (guint32 n, const char *paper, gpointer data)
{
  DubanFigures *figures = data;
  DubanFigureTask *task = (DubanFigureTask *) duban_figures_find (figures, n);

  if (task != NULL)
    task->paper = g_string_chunk_insert_const (figures->texts, paper);
}

static DubanFigures *
load (DubanSession *session, guint32 leader, DubanPeriod period, gboolean is_judged,
      GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanFigures) figures = g_new0 (DubanFigures, 1);
  g_auto (Counting) counting = { 0 };

  if (!duban_judgement_catch_up (session, error) || !check_period (session, period, error)
      || !load_then (figures, session, MIN (period.to, session->terms->today), error))
    return NULL;
  figures->tasks = g_array_new (FALSE, FALSE, sizeof (DubanFigureTask));
  figures->texts = g_string_chunk_new (TEXTS_SIZE);
  counting_init (&counting, figures, leader, period);
  counting.cancellable = cancellable;
  if (is_judged ? !pass_judged (&counting, session, error)
                : !pass (&counting, session, count_cb, error))
    return NULL;
  if (period.kind == DUBAN_PERIOD_MONTH
      && !duban_tasks_each_paper (session->db, take_paper_cb, figures, error))
    return NULL;
  figures->summary = duban_summary_builder_finish (g_steal_pointer (&counting.summary));
  figures->before = duban_summary_builder_finish (g_steal_pointer (&counting.before));
  if (counting.ranking != NULL)
    figures->ranking = duban_ranking_builder_finish (g_steal_pointer (&counting.ranking));
  return g_steal_pointer (&figures);
}

DubanFigures *
duban_figures_load (DubanSession *session, guint32 leader, DubanPeriod period,
                    GCancellable *cancellable, GError **error)
{
  return load (session, leader, period, FALSE, cancellable, error);
}

DubanFigures *
duban_figures_load_judged (DubanSession *session, guint32 leader, DubanPeriod period,
                           GCancellable *cancellable, GError **error)
{
  return load (session, leader, period, TRUE, cancellable, error);
}

static int
compare_task (const void *key, const void *item)
{
  const guint32 task = *(const guint32 *) key;
  const DubanFigureTask *one = item;

  return (task > one->task) - (task < one->task);
}

const DubanFigureTask *
duban_figures_find (const DubanFigures *figures, guint32 task)
{
  return figures->tasks->len > 0 ? bsearch (&task, figures->tasks->data, figures->tasks->len,
                                            sizeof (DubanFigureTask), compare_task)
                                 : NULL;
}

const char *
duban_figures_get_name (const DubanFigures *figures, guint32 task)
{
  const DubanFigureTask *one = duban_figures_find (figures, task);

  return one != NULL ? one->name : "";
}
