/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task as it would be, were the values of a form saved: what the judge is asked before there is
 * anything to judge. */
#pragma once

#include "app/edit/value.h"
#include "core/task.h"

G_BEGIN_DECLS

/* The number of a task that is not there yet. */
#define DUBAN_PREVIEW_TASK G_MAXUINT32

/* A new task: open, routine, nothing said. */
void duban_preview_task_init (DubanTask *task);

/* Writes what the reader took over the task. Texts and lists are kept in texts and lists (of
 * GArray), which must live as long as the task is read. */
gboolean duban_preview_task_apply (DubanTask *task, const DubanEditReader *reader,
                                   GStringChunk *texts, GPtrArray *lists, GError **error);

/* Makes the leaders (of guint32, in any order) its cooperators; the array is sorted, and must live
 * as long. */
void duban_preview_task_set_cooperators (DubanTask *task, GArray *leaders);

G_END_DECLS
