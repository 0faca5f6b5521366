/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header over the list of tasks: a button for each column, placed as the rows are, that
 * sorts by it and, pressed again, the other way round. */
#pragma once

#include "ui/tasks/columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TASKS_HEADER (duban_tasks_header_get_type ())
G_DECLARE_FINAL_TYPE (DubanTasksHeader, duban_tasks_header, DUBAN, TASKS_HEADER, GtkWidget)

/* Signal "order-chosen" (guint DubanListingOrder). */

/* Shows by what is sorted. */
void duban_tasks_header_set_order (DubanTasksHeader *header, DubanListingOrder order,
                                   gboolean reversed);

/* Bits 1 << DubanColumn that are not shown. */
void duban_tasks_header_set_hidden (DubanTasksHeader *header, guint hidden);

G_END_DECLS
