/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet of 批量填报: a row for each task, with one text field.  Enter and the arrows go from
 * row to row; several lines that are pasted fill the rows from there on. */
#pragma once

#include "app/snapshot.h"
#include "core/record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_FILL_MAX 300 /* tasks at once: more cannot be looked over */

#define DUBAN_TYPE_FILL_SHEET (duban_fill_sheet_get_type ())
G_DECLARE_FINAL_TYPE (DubanFillSheet, duban_fill_sheet, DUBAN, FILL_SHEET, GtkWidget)

/* snapshot: with its register. Signal "done": Enter in the last row. */
GtkWidget *duban_fill_sheet_new (const DubanSnapshot *snapshot, const guint32 *tasks,
                                 gsize n_tasks);

/* What is recorded: of each task its next stage (0), or one kind for all. */
void duban_fill_sheet_set_kind (DubanFillSheet *sheet, DubanRecordKind kind);

/* Looks at the tasks again, what was typed stays; how many of them have another next stage now, or
 * are over. */
guint duban_fill_sheet_refresh (DubanFillSheet *sheet, const DubanSnapshot *snapshot);

guint duban_fill_sheet_get_n_rows (DubanFillSheet *sheet);

/* Puts a text into the row of that task, if there is one. */
void duban_fill_sheet_say (DubanFillSheet *sheet, guint32 task, const char *text);

/* A row as it stands: its text, trimmed (transfer full), "" where nothing is to be recorded. */
char *duban_fill_sheet_dup_row (DubanFillSheet *sheet, guint row, guint32 *task,
                                DubanRecordKind *kind);

G_END_DECLS
