/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing a sheet: the dialog, and the pages as app/view/sheet.h has them. */
#pragma once

#include "app/view/sheet.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What prints it; a test exports with it. (transfer full sheet) */
GtkPrintOperation *duban_print_operation_new (DubanSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full sheet) */
void duban_print_sheet (GtkWindow *parent, DubanSheet *sheet);

/* Onto the clipboard as text and as HTML. */
void duban_print_copy (GtkWidget *from, const DubanSheet *sheet);

G_END_DECLS
