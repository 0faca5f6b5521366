/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A line of the matrix: drawn, a name that stays and cells that scroll sideways; without a row it
 * is the head, with the leaders' names. */
#pragma once

#include "app/view/matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_MATRIX_ROW (duban_matrix_row_get_type ())
G_DECLARE_FINAL_TYPE (DubanMatrixRowWidget, duban_matrix_row, DUBAN, MATRIX_ROW, GtkWidget)

/* sideways: how far the cells are scrolled, in pixels; referenced. */
GtkWidget *duban_matrix_row_new (GtkAdjustment *sideways);

/* matrix and row are borrowed until the next call; row NULL: the head; both NULL: nothing. */
void duban_matrix_row_show (DubanMatrixRowWidget *self, const DubanMatrix *matrix,
                            const DubanMatrixRow *row);
const DubanMatrixRow *duban_matrix_row_get (DubanMatrixRowWidget *self);

/* The cell that is marked for the keyboard; -1: none. */
void duban_matrix_row_set_cell (DubanMatrixRowWidget *self, int cell);

/* The cell there: a leader's, or -1: the name. */
int duban_matrix_row_find_cell (DubanMatrixRowWidget *self, double x);

/* Of the name, and of one cell, at the text size of that widget. */
int duban_matrix_row_get_name_width (GtkWidget *widget);
int duban_matrix_row_get_cell_width (GtkWidget *widget);

G_END_DECLS
