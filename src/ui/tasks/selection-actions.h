/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with the tasks that are selected, one or many: the actions, and their menu. */
#pragma once

#include "ui/page/page.h"
#include "ui/tasks/task-list.h"

G_BEGIN_DECLS

/* The group “selected”. list and page are borrowed and outlive it. (transfer full) */
GActionGroup *duban_selection_actions_new (DubanTaskList *list,
                                           DubanPage *page) G_GNUC_WARN_UNUSED_RESULT;

/* The menu of the actions; those that stand as buttons in the bar left out, or all. (transfer
 * full) */
GMenuModel *duban_selection_actions_new_menu (gboolean all) G_GNUC_WARN_UNUSED_RESULT;

/* Turns off what needs a selection where there is none, what writes where nothing can be written,
 * the editing of a cell where several are selected, and what the window of `from` does not offer.
 */
void duban_selection_actions_update (GActionGroup *group, GtkWidget *from, guint n_selected,
                                     gboolean read_only);

G_END_DECLS
