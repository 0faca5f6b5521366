/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The view 分工矩阵: units and fields by leaders, under a head that stays. */
#pragma once

#include "app/view/matrix.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_MATRIX_VIEW (duban_matrix_view_get_type ())
G_DECLARE_FINAL_TYPE (DubanMatrixView, duban_matrix_view, DUBAN, MATRIX_VIEW, GtkWidget)

GtkWidget *duban_matrix_view_new (void);

/* (transfer full) */
void duban_matrix_view_take (DubanMatrixView *view, DubanMatrix *matrix);

/* What is listed; NULL while there is nothing. (transfer full) */
DubanSheet *duban_matrix_view_dup_sheet (DubanMatrixView *view);

G_END_DECLS
