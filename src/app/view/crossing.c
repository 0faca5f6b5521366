/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/crossing.h"

gboolean
duban_crossing_includes (const DubanSnapshot *snapshot, const DubanFinding *finding)
{
  const DubanRegisterRow *row;

  if (!duban_rule_is_crossing ((DubanRule) finding->rule))
    return FALSE;
  if (snapshot->scope == 0 || finding->leader == snapshot->scope
      || finding->other == snapshot->scope)
    return TRUE;
  row = snapshot->reg != NULL ? duban_register_find (snapshot->reg, finding->task) : NULL;
  return row != NULL
         && duban_register_concerns (snapshot->reg, snapshot->terms, row, snapshot->scope);
}

static gboolean
is_at_odds (const DubanSnapshot *snapshot, const DubanTaskVerdict *task)
{
  for (guint i = 0; i < task->count; i++)
    {
      const DubanFinding *finding = duban_verdict_get_task_finding (snapshot->verdict, task, i);

      if (!finding->waived && duban_crossing_includes (snapshot, finding))
        return TRUE;
    }
  return FALSE;
}

GArray *
duban_crossing_list_tasks (const DubanSnapshot *snapshot)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint32));
  gsize n;
  const DubanTaskVerdict *tasks = duban_verdict_get_tasks (snapshot->verdict, &n);

  for (gsize i = 0; i < n; i++)
    if (is_at_odds (snapshot, &tasks[i]))
      g_array_append_val (list, tasks[i].task);
  return list;
}
