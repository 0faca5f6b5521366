/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks 事项: the table of tasks with its filter, search and order. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TASKS_PAGE (duban_tasks_page_get_type ())
G_DECLARE_FINAL_TYPE (DubanTasksPage, duban_tasks_page, DUBAN, TASKS_PAGE, GtkWidget)

/* Signals:
 *   "selected" (guint task)  a line was selected; 0: none
 *   "opened" (guint task)    a line was clicked or Enter was pressed on it
 *   "listed"                 another listing stands in the page
 *   "failed" (char *)        why the tasks could not be listed */
GtkWidget *duban_tasks_page_new (DubanDesk *desk);

/* The first listing is here, or could not be made: the page can be shown. */
gboolean duban_tasks_page_is_listed (DubanTasksPage *page);

/* Begins a search: focus to its entry. */
void duban_tasks_page_search (DubanTasksPage *page);

/* Selects a task where the list holds it. */
void duban_tasks_page_select (DubanTasksPage *page, guint32 task);

/* The rows beyond the first screen, once that was shown. */
void duban_tasks_page_grow (DubanTasksPage *page);

/* The task selected before or after this one in the list: by is -1 or 1. */
void duban_tasks_page_step (DubanTasksPage *page, int by);

G_END_DECLS
