/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header over the list of tasks: a button for each column, placed as the rows are, that
 * sorts by it and, pressed again, the other way round; the edges between them can be drawn. */
#pragma once

#include "ui/tasks/columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TASKS_HEADER (duban_tasks_header_get_type ())
G_DECLARE_FINAL_TYPE (DubanTasksHeader, duban_tasks_header, DUBAN, TASKS_HEADER, GtkWidget)

/* Signals:
 *   "order-chosen" (guint DubanListingOrder)
 *   "choice-changed"  an edge was drawn */

/* Shows by what is sorted. */
void duban_tasks_header_set_order (DubanTasksHeader *header, DubanListingOrder order,
                                   gboolean reversed);

/* Which columns are shown, and how wide. (transfer none) */
void duban_tasks_header_set_choice (DubanTasksHeader *header, const DubanColumnChoice *choice);
const DubanColumnChoice *duban_tasks_header_get_choice (DubanTasksHeader *header);

G_END_DECLS
