/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/summary.h"

#include "core/turn.h"

struct _DubanSummary
{
  DubanTerms *terms;
  guint32 leader;
  DubanPeriod period;
  DubanDay as_of;
  GArray *tasks[DUBAN_N_SUMMARY_FIGURES]; /* of guint32 */
  GArray *fallen;                         /* of DubanFallen */
  GArray *coming;                         /* of DubanComing */
};

struct _DubanSummaryBuilder
{
  DubanSummary *summary;
  DubanPeriod next;
  DubanFallenWalk walk;
  DubanStanding standing;
  GArray *fallen; /* of one task */
  GArray *owed;   /* of one task, of DubanOwed */
};

/* A task as it is added. */
typedef struct
{
  const DubanTask *task;
  const DubanRecord *records;
  gsize n_records;
  DubanDay begun; /* the first day that it can be open on */
} Case;

static const char *const figure_codes[DUBAN_N_SUMMARY_FIGURES] = {
  [DUBAN_SUMMARY_ASSIGNED] = "assigned", [DUBAN_SUMMARY_CLOSED] = "closed",
  [DUBAN_SUMMARY_OPEN] = "open",         [DUBAN_SUMMARY_OVERDUE] = "overdue",
  [DUBAN_SUMMARY_LED] = "led",           [DUBAN_SUMMARY_CROSSING] = "crossing",
};

void
duban_summary_free (DubanSummary *summary)
{
  for (int i = 0; i < DUBAN_N_SUMMARY_FIGURES; i++)
    g_array_unref (summary->tasks[i]);
  g_array_unref (summary->fallen);
  g_array_unref (summary->coming);
  duban_terms_unref (summary->terms);
  g_free (summary);
}

DubanSummaryBuilder *
duban_summary_builder_new (DubanTerms *terms, guint32 leader, DubanPeriod period)
{
  DubanSummaryBuilder *builder = g_new0 (DubanSummaryBuilder, 1);
  DubanSummary *summary = g_new (DubanSummary, 1);

  *summary = (DubanSummary){ .terms = duban_terms_ref (terms),
                             .leader = leader,
                             .period = period,
                             .as_of = MIN (period.to, terms->today),
                             .fallen = g_array_new (FALSE, FALSE, sizeof (DubanFallen)),
                             .coming = g_array_new (FALSE, FALSE, sizeof (DubanComing)) };
  for (int i = 0; i < DUBAN_N_SUMMARY_FIGURES; i++)
    summary->tasks[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
  builder->summary = summary;
  builder->next = duban_period_of (period.kind, period.to + 1);
  builder->fallen = g_array_new (FALSE, FALSE, sizeof (DubanFallen));
  builder->owed = g_array_new (FALSE, FALSE, sizeof (DubanOwed));
  duban_fallen_walk_init (&builder->walk, terms, period.from, summary->as_of);
  duban_standing_init (&builder->standing);
  return builder;
}

void
duban_summary_builder_free (DubanSummaryBuilder *builder)
{
  g_clear_pointer (&builder->summary, duban_summary_free);
  duban_fallen_walk_clear (&builder->walk);
  duban_standing_clear (&builder->standing);
  g_array_unref (builder->fallen);
  g_array_unref (builder->owed);
  g_free (builder);
}

static void
count (DubanSummaryBuilder *builder, DubanSummaryFigure figure, const Case *one)
{
  g_array_append_val (builder->summary->tasks[figure], one->task->n);
}

/* The task at the end of a day, in builder->standing. */
static const DubanTask *
stand (DubanSummaryBuilder *builder, const Case *one, DubanDay day)
{
  duban_standing_set (&builder->standing, builder->summary->terms, one->task, one->records,
                      one->n_records, day);
  return &builder->standing.task;
}

static gboolean
is_unfinished (const DubanTask *task)
{
  return task->status == DUBAN_STATUS_OPEN || task->status == DUBAN_STATUS_SUSPENDED;
}

static gboolean
is_open_on (DubanSummaryBuilder *builder, const Case *one, DubanDay day)
{
  return day >= one->begun && is_unfinished (stand (builder, one, day));
}

static gboolean
is_between (DubanDay day, DubanDay from, DubanDay to)
{
  return day >= from && day <= to;
}

/* The status changes on the days of turns alone, so only the first day and those are asked; a day
 * of closing counts as open. */
static gboolean
is_open_in_period (DubanSummaryBuilder *builder, const Case *one)
{
  const DubanDay from = MAX (builder->summary->period.from, one->begun);
  const DubanDay as_of = builder->summary->as_of;

  if (from > as_of)
    return FALSE;
  if (is_open_on (builder, one, from))
    return TRUE;
  for (gsize i = 0; i < one->n_records; i++)
    {
      const DubanRecord *record = &one->records[i];

      if (record->is_void || duban_turn_get_status (record->kind) == 0
          || !is_between (record->day, from, as_of))
        continue;
      if (record->kind == DUBAN_RECORD_CLOSE || is_open_on (builder, one, record->day))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_overdue (const DubanStanding *standing, const DubanClock137 *clock)
{
  const DubanTask *task = &standing->task;

  if (task->status != DUBAN_STATUS_OPEN)
    return FALSE;
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    if (clock->stages[i].state == DUBAN_STATE_OVERDUE)
      return TRUE;
  return task->due != DUBAN_NO_DAY && task->due < standing->terms.today;
}

static void
add_coming (DubanSummaryBuilder *builder, const DubanClock137 *clock)
{
  const DubanStanding *standing = &builder->standing;

  g_array_set_size (builder->owed, 0);
  duban_owed_list (&standing->terms, &standing->task, standing->records, standing->n_records, clock,
                   builder->owed);
  for (guint i = 0; i < builder->owed->len; i++)
    {
      const DubanOwed *owed = &g_array_index (builder->owed, DubanOwed, i);
      const DubanComing coming = { .task = owed->task, .what = owed->what, .day = owed->due };

      if (owed->what <= DUBAN_OWED_MILESTONE
          && is_between (owed->due, builder->next.from, builder->next.to))
        g_array_append_val (builder->summary->coming, coming);
    }
}

/* What is said of the tasks of the present holder, at the end of the day that it is as of. */
static void
add_as_of (DubanSummaryBuilder *builder, const Case *one)
{
  const DubanSummary *summary = builder->summary;
  const DubanTask *then = stand (builder, one, summary->as_of);
  DubanClock137 clock;

  duban_clock137_judge (&clock, &builder->standing.terms, then, builder->standing.records,
                        builder->standing.n_records);
  if (clock.assigned != DUBAN_NO_DAY
      && is_between (clock.assigned, summary->period.from, summary->as_of)
      && !duban_fallen_is_withdrawn_by (then, clock.assigned))
    count (builder, DUBAN_SUMMARY_ASSIGNED, one);
  if (then->status == DUBAN_STATUS_CLOSED
      && is_between (then->closed, summary->period.from, summary->as_of))
    count (builder, DUBAN_SUMMARY_CLOSED, one);
  if (one->begun > summary->as_of || !is_unfinished (then))
    return;
  count (builder, DUBAN_SUMMARY_OPEN, one);
  if (is_overdue (&builder->standing, &clock))
    count (builder, DUBAN_SUMMARY_OVERDUE, one);
  add_coming (builder, &clock);
}

static void
add_fallen (DubanSummaryBuilder *builder, const Case *one)
{
  const guint32 leader = builder->summary->leader;

  g_array_set_size (builder->fallen, 0);
  duban_fallen_list (&builder->walk, one->task, one->records, one->n_records, builder->fallen);
  for (guint i = 0; i < builder->fallen->len; i++)
    {
      const DubanFallen *item = &g_array_index (builder->fallen, DubanFallen, i);

      if (leader == 0 || item->lead == leader)
        g_array_append_val (builder->summary->fallen, *item);
    }
}

void
duban_summary_builder_add (DubanSummaryBuilder *builder, const DubanTask *task,
                           const DubanRecord *records, gsize n_records)
{
  const guint32 leader = builder->summary->leader;
  const gboolean is_led = leader == 0 || task->lead == leader;
  const gboolean crosses
      = task->n_cooperators > 0 && (is_led || duban_task_is_cooperator (task, leader));
  const Case one = { task, records, n_records,
                     task->assigned != DUBAN_NO_DAY ? task->assigned
                                                    : duban_clock137_get_tracked_from (task) };
  gboolean was_open;

  if (task->deleted)
    return;
  add_fallen (builder, &one);
  if (task->moved)
    return;
  if (is_led)
    add_as_of (builder, &one);
  if (!is_led && !crosses)
    return;
  was_open = is_open_in_period (builder, &one);
  if (is_led && was_open)
    count (builder, DUBAN_SUMMARY_LED, &one);
  if (crosses && was_open)
    count (builder, DUBAN_SUMMARY_CROSSING, &one);
}

static int
compare_tasks (gconstpointer a, gconstpointer b)
{
  const guint32 x = *(const guint32 *) a;
  const guint32 y = *(const guint32 *) b;

  return (x > y) - (x < y);
}

static int
compare_fallen (gconstpointer a, gconstpointer b)
{
  const DubanFallen *x = a;
  const DubanFallen *y = b;

  if (x->part != y->part)
    return x->part < y->part ? -1 : 1;
  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return (x->task > y->task) - (x->task < y->task);
}

static int
compare_coming (gconstpointer a, gconstpointer b)
{
  const DubanComing *x = a;
  const DubanComing *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->task != y->task)
    return x->task < y->task ? -1 : 1;
  return (x->what > y->what) - (x->what < y->what);
}

DubanSummary *
duban_summary_builder_finish (DubanSummaryBuilder *builder)
{
  DubanSummary *summary = g_steal_pointer (&builder->summary);

  for (int i = 0; i < DUBAN_N_SUMMARY_FIGURES; i++)
    g_array_sort (summary->tasks[i], compare_tasks);
  g_array_sort (summary->fallen, compare_fallen);
  g_array_sort (summary->coming, compare_coming);
  duban_summary_builder_free (builder);
  return summary;
}

guint32
duban_summary_get_leader (const DubanSummary *summary)
{
  return summary->leader;
}

DubanPeriod
duban_summary_get_period (const DubanSummary *summary)
{
  return summary->period;
}

DubanDay
duban_summary_get_as_of (const DubanSummary *summary)
{
  return summary->as_of;
}

const GArray *
duban_summary_get_tasks (const DubanSummary *summary, DubanSummaryFigure figure)
{
  return summary->tasks[figure];
}

const GArray *
duban_summary_get_fallen (const DubanSummary *summary)
{
  return summary->fallen;
}

DubanShare
duban_summary_get_share (const DubanSummary *summary, DubanPart part)
{
  DubanShare share = { 0 };

  for (guint i = 0; i < summary->fallen->len; i++)
    {
      const DubanFallen *item = &g_array_index (summary->fallen, DubanFallen, i);

      share.due += item->part == part;
      share.on_time += item->part == part && item->on_time;
    }
  return share;
}

const GArray *
duban_summary_get_coming (const DubanSummary *summary)
{
  return summary->coming;
}

const char *
duban_summary_figure_get_code (DubanSummaryFigure figure)
{
  return figure_codes[figure];
}
