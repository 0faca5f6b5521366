/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task that has something due on a day: one light widget that draws its light, title, what
 * falls due, and who leads. */
#pragma once

#include "app/view/month.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_DUE_ROW (duban_due_row_get_type ())
G_DECLARE_FINAL_TYPE (DubanDueRow, duban_due_row, DUBAN, DUE_ROW, GtkWidget)

GtkWidget *duban_due_row_new (void);

/* month must outlive the row, or be replaced; item NULL: nothing. The row names the item of the
 * list that it lies in. */
void duban_due_row_show (DubanDueRow *row, const DubanMonth *month, const DubanMonthItem *item);

G_END_DECLS
