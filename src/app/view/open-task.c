/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/open-task.h"

static gboolean
is_overdue (const DubanRegisterRow *row, const DubanTaskVerdict *verdict, DubanDay today)
{
  if (row->status != DUBAN_STATUS_OPEN)
    return FALSE;
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    if (verdict->states[i] == DUBAN_STATE_OVERDUE)
      return TRUE;
  return row->due != DUBAN_NO_DAY && today > row->due;
}

/* Row i of the register is task i of the verdict, where both are of one moment. */
static const DubanTaskVerdict *
find_verdict (const DubanSnapshot *snapshot, gsize i, guint32 task)
{
  gsize n;
  const DubanTaskVerdict *verdicts = duban_verdict_get_tasks (snapshot->verdict, &n);

  if (i < n && verdicts[i].task == task)
    return &verdicts[i];
  return duban_verdict_find_task (snapshot->verdict, task);
}

gboolean
duban_open_task_get (const DubanSnapshot *snapshot, gsize i, DubanOpenTask *task)
{
  gsize n;
  const DubanRegisterRow *row = &duban_register_get_rows (snapshot->reg, &n)[i];
  const DubanTaskVerdict *verdict;

  if (row->status != DUBAN_STATUS_OPEN && row->status != DUBAN_STATUS_SUSPENDED)
    return FALSE;
  verdict = find_verdict (snapshot, i, row->task);
  if (verdict == NULL)
    return FALSE;
  *task = (DubanOpenTask){ row, (DubanLight) verdict->light,
                           is_overdue (row, verdict, snapshot->terms->today) };
  return TRUE;
}
