/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of tasks itself: rows that can be selected one or many, kept by task through every new
 * order, filter and commit. */
#pragma once

#include "app/worker.h"
#include "ui/tasks/columns.h"
#include "ui/tasks/listed.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TASK_LIST (duban_task_list_get_type ())
G_DECLARE_FINAL_TYPE (DubanTaskList, duban_task_list, DUBAN, TASK_LIST, GtkWidget)

/* A line that is selected alone activates win.select-task, one that is clicked or entered
 * win.open-task. Signals:
 *   "selected"        others are selected than before
 *   "menu" (double x, double y)  a menu is asked for, there
 *   "failed" (char *) why the tasks could not be loaded, as a sentence */
void duban_task_list_set_worker (DubanTaskList *list, DubanWorker *worker);

/* Another listing; today: for dates of another year. */
void duban_task_list_take (DubanTaskList *list, DubanListed *listed, DubanDay today);

void duban_task_list_set_choice (DubanTaskList *list, const DubanColumnChoice *choice);

/* The rows beyond the first screen, once that was shown. */
void duban_task_list_grow (DubanTaskList *list);

/* NULL until the first came. (transfer none) */
const DubanListing *duban_task_list_get_listing (DubanTaskList *list);

/* The position at the top of the screen. */
guint duban_task_list_get_first_shown (DubanTaskList *list);

guint duban_task_list_count_selected (DubanTaskList *list);

/* Those selected, in the order of the list. (transfer full) */
guint32 *duban_task_list_dup_selected (DubanTaskList *list, gsize *n) G_GNUC_WARN_UNUSED_RESULT;

/* Selects one task where the list holds it; 0: none. */
void duban_task_list_select (DubanTaskList *list, guint32 task);
void duban_task_list_select_all (DubanTaskList *list);

/* The line before or after the one selected is selected. */
void duban_task_list_step (DubanTaskList *list, int by);

/* The one line selected, where its cell can be written into: what stands there now, in the column
 * that was last clicked, or `column` where that is none. (transfer none) */
const DubanListingRow *duban_task_list_get_cell (DubanTaskList *list, DubanColumn *column,
                                                 GdkRectangle *place);

G_END_DECLS
