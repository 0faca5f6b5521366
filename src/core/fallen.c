/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/fallen.h"

void
duban_fallen_walk_init (DubanFallenWalk *walk, const DubanTerms *terms, DubanDay from,
                        DubanDay as_of)
{
  *walk = (DubanFallenWalk){ .terms = terms,
                             .from = from,
                             .as_of = as_of,
                             .ends = g_array_new (FALSE, FALSE, sizeof (DubanDay)) };
  duban_standing_init (&walk->standing);
}

void
duban_fallen_walk_clear (DubanFallenWalk *walk)
{
  duban_standing_clear (&walk->standing);
  g_clear_pointer (&walk->ends, g_array_unref);
}

gboolean
duban_fallen_is_withdrawn_by (const DubanTask *task, DubanDay day)
{
  return task->status == DUBAN_STATUS_WITHDRAWN && task->closed <= day;
}

static void
add_part (DubanPart part, DubanDay due, gboolean on_time, const DubanTask *task,
          const DubanRecord *records, gsize n_records, GArray *fallen)
{
  const DubanFallen item = { .task = task->n,
                             .lead = duban_standing_find_lead (task, records, n_records, due),
                             .unit = duban_standing_find_unit (task, records, n_records, due),
                             .due = due,
                             .part = (guint8) part,
                             .on_time = (guint8) on_time };

  g_array_append_val (fallen, item);
}

/* The stages of the round that was the present one at the end of `day`. */
static void
list_round (DubanFallenWalk *walk, const DubanTask *task, const DubanRecord *records,
            gsize n_records, DubanDay day, GArray *fallen)
{
  DubanStanding *standing = &walk->standing;
  DubanClock137 clock;

  duban_standing_set (standing, walk->terms, task, records, n_records, day);
  duban_clock137_judge (&clock, &standing->terms, &standing->task, standing->records,
                        standing->n_records);
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    {
      const DubanStageResult *stage = &clock.stages[i];

      if (stage->due == DUBAN_NO_DAY || stage->due < walk->from || stage->due > day
          || stage->state == DUBAN_STATE_EXCUSED
          || duban_fallen_is_withdrawn_by (&standing->task, stage->due))
        continue;
      add_part ((DubanPart) i, stage->due, stage->state == DUBAN_STATE_MET, task, records,
                n_records, fallen);
    }
}

static void
list_completion (DubanFallenWalk *walk, const DubanTask *task, const DubanRecord *records,
                 gsize n_records, GArray *fallen)
{
  const DubanTask *then = &walk->standing.task;
  gboolean is_closed;

  if (task->due == DUBAN_NO_DAY || task->due < walk->from || task->due > walk->as_of)
    return;
  duban_standing_set (&walk->standing, walk->terms, task, records, n_records, walk->as_of);
  is_closed = then->status == DUBAN_STATUS_CLOSED;
  if (duban_fallen_is_withdrawn_by (then, task->due) || (is_closed && then->closed == DUBAN_NO_DAY))
    return;
  add_part (DUBAN_PART_COMPLETION, task->due, is_closed && then->closed <= task->due, task, records,
            n_records, fallen);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const DubanDay x = *(const DubanDay *) a;
  const DubanDay y = *(const DubanDay *) b;

  return (x > y) - (x < y);
}

/* Leaves, of what is there from first on, what fell due while the desk's leader held the task. */
static void
keep_held (GArray *fallen, guint first, guint32 leader)
{
  for (guint i = fallen->len; i > first; i--)
    if (g_array_index (fallen, DubanFallen, i - 1).lead != leader)
      g_array_remove_index (fallen, i - 1);
}

/* A round that ended before the period has no stage in it. */
void
duban_fallen_list (DubanFallenWalk *walk, const DubanTask *task, const DubanRecord *records,
                   gsize n_records, GArray *fallen)
{
  const guint first = fallen->len;
  DubanDay before = DUBAN_NO_DAY;

  g_array_set_size (walk->ends, 0);
  duban_standing_list_round_ends (records, n_records, walk->as_of, walk->ends);
  g_array_append_val (walk->ends, walk->as_of);
  g_array_sort (walk->ends, compare_days);
  for (guint i = 0; i < walk->ends->len; i++)
    {
      const DubanDay end = g_array_index (walk->ends, DubanDay, i);

      if (end != before && end >= walk->from)
        list_round (walk, task, records, n_records, end, fallen);
      before = end;
    }
  list_completion (walk, task, records, n_records, fallen);
  if (task->moved)
    keep_held (fallen, first, walk->terms->desk_leader);
}
