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

static gboolean
has_handed_on (guint32 leader, const DubanTask *task, const DubanRecord *records, gsize n_records)
{
  for (gsize i = 0; i < n_records && leader != task->lead; i++)
    if (records[i].kind == DUBAN_RECORD_HANDOVER && !records[i].is_void && records[i].moves_lead
        && records[i].lead_from == leader)
      return TRUE;
  return FALSE;
}

guint32
duban_assignment_find_assignee (const DubanDirectory *directory, const DubanTask *task,
                                const DubanRecord *records, gsize n_records)
{
  const guint32 unless_said = task->lead != 0 ? task->lead : task->unit;
  const DubanUnit *unit;
  guint32 leader;

  if (task->assignee == NULL || task->assignee[0] == '\0')
    return unless_said;
  leader = duban_assignment_find_leader (directory, task->assignee);
  if (leader != 0)
    return has_handed_on (leader, task, records, n_records) ? unless_said : leader;
  unit = duban_directory_find_unit (directory, task->assignee);
  return unit != NULL ? unit->n : 0;
}
