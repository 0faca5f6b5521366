/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/counts.h"

/* Whether a rule of domain.md 5.2 speaks of who is responsible, not of accounts. */
static gboolean
is_conflict (const DubanFinding *finding)
{
  return finding->rule >= DUBAN_RULE_NO_LEAD && finding->rule <= DUBAN_RULE_UNVERIFIED_CLAIM
         && finding->severity != DUBAN_SEVERITY_NOTICE;
}

static gboolean
is_today (const DubanFinding *finding)
{
  return finding->rule == DUBAN_RULE_DEPLOY_TODAY || finding->rule == DUBAN_RULE_APPROACH_TODAY
         || finding->rule == DUBAN_RULE_FEEDBACK_TODAY;
}

static void
count_task (const DubanSnapshot *snapshot, const DubanTaskVerdict *task, guint *counts)
{
  DubanDay today = snapshot->terms->today;
  gboolean conflict = FALSE, due_today = FALSE, open_stage = FALSE;

  if (task->status != DUBAN_STATUS_OPEN)
    return;
  for (guint i = 0; i < task->count; i++)
    {
      const DubanFinding *finding = duban_verdict_get_task_finding (snapshot->verdict, task, i);

      if (finding->waived)
        continue;
      conflict |= is_conflict (finding);
      due_today
          |= is_today (finding) || (finding->rule == DUBAN_RULE_DUE_SOON && finding->date == today);
    }
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    open_stage |= task->states[i] == DUBAN_STATE_OVERDUE || task->states[i] == DUBAN_STATE_TODAY
                  || task->states[i] == DUBAN_STATE_PENDING;
  counts[DUBAN_COUNT_TODAY] += task->days > 0 || due_today;
  counts[DUBAN_COUNT_TASKS] += task->light == DUBAN_LIGHT_RED;
  counts[DUBAN_COUNT_BOARD] += open_stage;
  counts[DUBAN_COUNT_CONFLICTS] += conflict;
  counts[DUBAN_COUNT_CALENDAR] += due_today;
}

static gboolean
is_in_scope (const DubanSnapshot *snapshot, guint32 task)
{
  const DubanRegisterRow *row;

  if (snapshot->scope == 0 || snapshot->reg == NULL)
    return TRUE;
  row = duban_register_find (snapshot->reg, task);
  return row != NULL
         && duban_register_concerns (snapshot->reg, snapshot->terms, row, snapshot->scope);
}

void
duban_counts_take (const DubanSnapshot *snapshot, guint counts[DUBAN_N_COUNTS])
{
  gsize n;
  const DubanTaskVerdict *tasks = duban_verdict_get_tasks (snapshot->verdict, &n);
  const DubanFinding *findings;

  for (int i = 0; i < DUBAN_N_COUNTS; i++)
    counts[i] = 0;
  for (gsize i = 0; i < n; i++)
    if (is_in_scope (snapshot, tasks[i].task))
      count_task (snapshot, &tasks[i], counts);
  findings = duban_verdict_get_findings (snapshot->verdict, &n);
  for (gsize i = 0; i < n; i++)
    counts[DUBAN_COUNT_UNITS] += findings[i].rule == DUBAN_RULE_IDLE_UNIT && !findings[i].waived;
}
