/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the list of tasks, drawn by one light widget: a list realises some two hundred of
 * them whatever it shows. */
#pragma once

#include "app/view/listing.h"
#include "ui/tasks/columns.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TASK_ROW (duban_task_row_get_type ())
G_DECLARE_FINAL_TYPE (DubanTaskRow, duban_task_row, DUBAN, TASK_ROW, GtkWidget)

/* list: the widget whose font all rows share. Both are borrowed and outlive the rows, which are to
 * be drawn again when the choice changes. */
GtkWidget *duban_task_row_new (GtkWidget *list, const DubanColumnChoice *choice);

/* Shows row i of rows; rows NULL: not known yet.  today: for dates of another year.  Names the
 * line for assistive technology on the parent widget, which has the role of a list item. */
void duban_task_row_show (DubanTaskRow *row, DubanListingRows *rows, gsize i, DubanDay today);

/* Of each row, in pixels. */
int duban_task_row_get_height (GtkWidget *list);

G_END_DECLS
