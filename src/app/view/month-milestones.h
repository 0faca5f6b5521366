/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The milestones (工作节点) that nobody has reported done, of all tasks and days: immutable, and
 * good as long as the history is where it was. */
#pragma once

#include "app/session.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 task;
  DubanDay day;
} DubanMilestone;

typedef struct
{
  gatomicrefcount ref_count;
  gint64 last_change; /* of the history that it knows */
  GArray *items;      /* of DubanMilestone, ascending by task */
} DubanMilestones;

/* On the worker. (transfer full) */
DubanMilestones *duban_milestones_load (DubanSession *session, gint64 last_change,
                                        GCancellable *cancellable,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
DubanMilestones *duban_milestones_ref (DubanMilestones *milestones);
void duban_milestones_unref (DubanMilestones *milestones);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanMilestones, duban_milestones_unref)

G_END_DECLS
