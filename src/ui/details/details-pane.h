/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details of the selected task: what it is, its 137 track, the next act, and under tabs its
 * findings, people and records. */
#pragma once

#include "app/desk.h"
#include "app/view/detail.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_DETAILS_PANE (duban_details_pane_get_type ())
G_DECLARE_FINAL_TYPE (DubanDetailsPane, duban_details_pane, DUBAN, DETAILS_PANE, GtkWidget)

GtkWidget *duban_details_pane_new (DubanDesk *desk);

/* Signal "failed" (char *): why the task could not be read. */

/* Shows a task, 0: none; and keeps it up to date as the desk changes. */
void duban_details_pane_set_task (DubanDetailsPane *pane, guint32 task);

/* What is shown, or NULL. (transfer none) */
DubanDetail *duban_details_pane_get_detail (DubanDetailsPane *pane);

G_END_DECLS
