/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks 事项: the table of tasks with its filter, search and order. */
#pragma once

#include "ui/page/page.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TASKS_PAGE (duban_tasks_page_get_type ())
G_DECLARE_FINAL_TYPE (DubanTasksPage, duban_tasks_page, DUBAN, TASKS_PAGE, DubanPage)

/* The page of tasks. A line that is selected activates win.select-task, one that is clicked or
 * entered win.open-task. */
GtkWidget *duban_tasks_page_new (DubanDesk *desk);

/* Exactly these tasks, whatever was asked for before, with the words for them (win.show-tasks). */
void duban_tasks_page_show_set (DubanTasksPage *page, const char *words, const guint32 *tasks,
                                gsize n);

/* Selects a task where the list holds it. */
void duban_tasks_page_select (DubanTasksPage *page, guint32 task);

/* The rows beyond the first screen, once that was shown; it does so by itself after a frame. */
void duban_tasks_page_grow (DubanTasksPage *page);

G_END_DECLS
