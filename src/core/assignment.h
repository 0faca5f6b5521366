/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An assignment: from whom a task came, and to whom (domain.md section 1).  Both are kept as words:
 * the assigner may be an organ outside the banner. */
#pragma once

#include "core/directory.h"
#include "core/record.h"
#include "core/task.h"

G_BEGIN_DECLS

/* The leader of that name; 0: there is none (name may be NULL). */
guint32 duban_assignment_find_leader (const DubanDirectory *directory, const char *name);

/* The leader who assigned the task; 0: none, or an organ outside the banner. */
guint32 duban_assignment_find_assigner (const DubanDirectory *directory, const DubanTask *task);

/* Leader or unit: as said, else the lead, else the responsible unit; 0: nobody that is known.  A
 * leader who has handed the lead on is not the assignee any more. records: all of the task. */
guint32 duban_assignment_find_assignee (const DubanDirectory *directory, const DubanTask *task,
                                        const DubanRecord *records, gsize n_records);

G_END_DECLS
