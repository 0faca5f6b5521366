/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/assignment.h"

guint32
duban_assignment_find_leader (const DubanDirectory *directory, const char *name)
{
  const DubanLeader *leader = name != NULL ? duban_directory_find_leader (directory, name) : NULL;

  return leader != NULL ? leader->n : 0;
}

guint32
duban_assignment_find_assigner (const DubanDirectory *directory, const DubanTask *task)
{
  return duban_assignment_find_leader (directory, task->assigner);
}

guint32
duban_assignment_find_assignee (const DubanDirectory *directory, const DubanTask *task)
{
  const DubanUnit *unit;
  guint32 leader;

  if (task->assignee == NULL || task->assignee[0] == '\0')
    return task->lead != 0 ? task->lead : task->unit;
  leader = duban_assignment_find_leader (directory, task->assignee);
  if (leader != 0)
    return leader;
  unit = duban_directory_find_unit (directory, task->assignee);
  return unit != NULL ? unit->n : 0;
}
