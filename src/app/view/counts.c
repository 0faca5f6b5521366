/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/counts.h"

#include "app/edit/conflict.h"
#include "app/view/board.h"
#include "app/view/crossing.h"
#include "app/view/month.h"
#include "app/view/today-cache.h"
#include "app/view/unit-load.h"
#include "store/traffic.h"

/* The first two figures of Today, from its own side: on a leader's desk that leader's. */
static gboolean
count_today (DubanSession *session, const DubanSnapshot *snapshot, guint *counts, GError **error)
{
  g_autoptr (DubanToday) today = NULL;

  if (!duban_today_get (session, snapshot, &today, error))
    return FALSE;
  if (today != NULL)
    counts[DUBAN_COUNT_TODAY]
        = duban_today_get_figure (today, 0) + duban_today_get_figure (today, 1);
  return TRUE;
}

static gboolean
count_calendar (DubanSession *session, DubanSnapshot *snapshot, guint *counts,
                GCancellable *cancellable, GError **error)
{
  const DubanDay today = snapshot->terms->today;
  g_autoptr (DubanMilestones) milestones
      = duban_milestones_load (session, snapshot->last_change, cancellable, error);
  g_autoptr (DubanMonth) month = NULL;
  gsize n = 0;

  if (milestones == NULL)
    return FALSE;
  month = duban_month_new (snapshot, milestones, today, today, NULL);
  duban_month_get_day (month, today, &n);
  counts[DUBAN_COUNT_CALENDAR] = (guint) n;
  return TRUE;
}

static void
count_tasks (const DubanSnapshot *snapshot, guint *counts)
{
  gsize n;
  const DubanRegisterRow *rows = duban_register_get_rows (snapshot->reg, &n);

  for (gsize i = 0; i < n; i++)
    {
      const DubanTaskVerdict *task = duban_verdict_find_task (snapshot->verdict, rows[i].task);
      gboolean is_red, waits;

      if (task == NULL)
        continue;
      is_red = task->light == DUBAN_LIGHT_RED;
      waits = duban_board_place (&rows[i], task, snapshot->terms->today) < DUBAN_BOARD_FOLLOW_UP;
      if ((!is_red && !waits)
          || !duban_register_concerns (snapshot->reg, snapshot->terms, &rows[i], snapshot->scope))
        continue;
      counts[DUBAN_COUNT_TASKS] += is_red;
      counts[DUBAN_COUNT_BOARD] += waits;
    }
}

static gboolean
count_exchange (DubanSession *session, guint *counts, GError **error)
{
  g_autoptr (GPtrArray) conflicts = duban_edit_list_conflicts (session, error);
  gsize n_waiting;

  if (conflicts == NULL || !duban_traffic_count_waiting (session->db, &n_waiting, error))
    return FALSE;
  counts[DUBAN_COUNT_EXCHANGE] = conflicts->len + (guint) n_waiting;
  return TRUE;
}

gboolean
duban_counts_take (DubanSession *session, DubanSnapshot *snapshot, guint counts[DUBAN_N_COUNTS],
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) conflicts = NULL;
  g_autoptr (GArray) idle = NULL;

  for (int i = 0; i < DUBAN_N_COUNTS; i++)
    counts[i] = 0;
  if (!count_today (session, snapshot, counts, error)
      || !count_calendar (session, snapshot, counts, cancellable, error)
      || !count_exchange (session, counts, error))
    return FALSE;
  conflicts = duban_crossing_list_tasks (snapshot);
  idle = duban_unit_load_list_idle (snapshot);
  count_tasks (snapshot, counts);
  counts[DUBAN_COUNT_CONFLICTS] = conflicts->len;
  counts[DUBAN_COUNT_UNITS] = idle->len;
  return TRUE;
}
