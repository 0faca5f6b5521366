/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many tasks in one command: one transaction, one step of undo, all or nothing.  What one task
 * refuses is said in a sentence that names it. */
#pragma once

#include "app/edit/edit.h"

G_BEGIN_DECLS

/* Sets the same fields of each task, as duban_edit_set_task does for one; a task that has them
 * already is left as it is.  *n_changed (may be NULL): how many were changed; where none was, there
 * is no command.  A number is a task's own and is refused for several. */
gboolean duban_edit_bulk_set (DubanSession *session, const guint32 *tasks, gsize n_tasks,
                              const DubanEditField *fields, gsize n_fields,
                              const DubanEditSetOptions *options, gsize *n_changed, GError **error);

/* One record of a task (批量填报: each with its own text). */
typedef struct
{
  guint32 task;
  DubanRecordDraft draft;
} DubanBulkRecord;

gboolean duban_edit_bulk_record (DubanSession *session, const DubanBulkRecord *rows, gsize n_rows,
                                 GError **error);

/* The same record for each task: one that all share, or 催办. */
gboolean duban_edit_bulk_record_all (DubanSession *session, const guint32 *tasks, gsize n_tasks,
                                     const DubanRecordDraft *draft, GError **error);

G_END_DECLS
