/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of the table "task" as a DubanTask. */
#pragma once

#include "core/task.h"
#include "store/stmt.h"
#include "store/zone-days.h"

G_BEGIN_DECLS

/* Reused from row to row; a plain value. */
typedef struct
{
  DubanTask task;
  gboolean has_all; /* all columns, else those that rules read */
  GArray *lists[2]; /* of guint32: cooperators, cooperating units */
  DubanZoneDays days;
} DubanTaskRow;

void duban_task_row_init (DubanTaskRow *row, gboolean has_all, GTimeZone *zone);
void duban_task_row_clear (DubanTaskRow *row);

/* "SELECT … FROM task " with the columns that _read() expects. (transfer full) */
char *duban_task_row_dup_select (gboolean has_all) G_GNUC_WARN_UNUSED_RESULT;

/* Fills row->task from the present row; its texts are borrowed until the statement's next
 * step. */
void duban_task_row_read (DubanTaskRow *row, DubanStmt *stmt);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanTaskRow, duban_task_row_clear)

G_END_DECLS
