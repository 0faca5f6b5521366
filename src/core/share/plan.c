/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/share/plan.h"

/* Whether the view sees the task of the entity's first n changes. */
static gboolean
sees_first (const DubanShareView *view, const DubanShareEntity *entity, gsize n, DubanFold *fold)
{
  if (n == 0)
    return FALSE;
  duban_fold_load (fold, entity->changes, n);
  return duban_share_sees (view, fold, entity->changes, n);
}

/* How many of the changes had arrived by then. */
static gsize
count_until (const DubanShareEntity *entity, gint64 number)
{
  gsize n = 0;

  while (n < entity->n_changes && entity->numbers[n] <= number)
    n++;
  return n;
}

/* Whom a task is shown to, from arrival to arrival. */
typedef struct
{
  gboolean sees, saw;
  gsize taken_at; /* how many changes there were with the last that took it away; 0: none did */
} Sight;

static void
look_on (Sight *sight, const DubanShareView *view, const DubanShareEntity *entity, gsize n,
         DubanFold *fold)
{
  gboolean sees = sees_first (view, entity, n, fold);

  if (sight->sees && !sees)
    sight->taken_at = n;
  sight->sees = sees;
  sight->saw = sight->saw || sees;
}

void
duban_share_find_stretch (const DubanShareView *view, const DubanShareEntity *entity, gint64 base,
                          DubanFold *fold, gsize *first, gsize *end)
{
  gsize n_base = count_until (entity, base);
  gboolean saw_at_base;
  Sight sight = { 0 };

  *first = n_base;
  *end = entity->n_changes;
  if (n_base == entity->n_changes || view->is_office || entity->kind != DUBAN_ENTITY_TASK)
    return;

  saw_at_base = sees_first (view, entity, n_base, fold);
  sight.sees = sight.saw = saw_at_base;
  for (gsize n = n_base + 1; n <= entity->n_changes; n++)
    if (duban_share_is_of_sight (entity->changes[n - 1]))
      look_on (&sight, view, entity, n, fold);

  if (!saw_at_base)
    *first = 0;
  if (!sight.sees)
    *end = sight.saw ? sight.taken_at : *first;
}

typedef struct
{
  const DubanShareView *view;
  gint64 base;
  DubanFold *fold;
  GArray *numbers;
} Planning;

static gboolean
plan_entity_cb (const DubanShareEntity *entity, gpointer data, GError **error)
{
  Planning *planning = data;
  gsize first, end;

  duban_share_find_stretch (planning->view, entity, planning->base, planning->fold, &first, &end);
  if (first < end)
    g_array_append_vals (planning->numbers, entity->numbers + first, (guint) (end - first));
  return TRUE;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

GArray *
duban_share_plan (const DubanShareView *view, const DubanShareHistory *history, gint64 base,
                  GError **error)
{
  g_autoptr (DubanFold) fold = duban_fold_new_reusable ();
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (gint64));
  Planning planning = { view, base, fold, numbers };

  if (!history->each_touched (history->self, base, plan_entity_cb, &planning, error))
    return NULL;
  g_array_sort (numbers, compare_numbers);
  return g_steal_pointer (&numbers);
}
