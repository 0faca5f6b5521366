/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the list of tasks, drawn by one light widget: a list realises some two hundred of
 * them whatever it shows. */
#pragma once

#include "app/view/listing.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_TASK_ROW (duban_task_row_get_type ())
G_DECLARE_FINAL_TYPE (DubanTaskRow, duban_task_row, DUBAN, TASK_ROW, GtkWidget)

/* list: the widget whose font all rows share; borrowed, it outlives them. */
GtkWidget *duban_task_row_new (GtkWidget *list);

/* Shows row i of rows; rows NULL: not known yet.  today: for dates of another year.  Names the
 * line for assistive technology on the parent widget, which has the role of a list item. */
void duban_task_row_show (DubanTaskRow *row, DubanListingRows *rows, gsize i, DubanDay today);

/* Bits 1 << DubanColumn that are not shown. */
void duban_task_row_set_hidden (DubanTaskRow *row, guint hidden);

/* The size of the list's font; 1.0 is 10 points. */
double duban_task_row_get_scale (GtkWidget *list);

G_END_DECLS
