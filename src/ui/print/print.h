/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing a sheet, or slips: the dialog, and the pages as app/view/sheet.h or slip.h has them. */
#pragma once

#include "app/view/sheet.h"
#include "app/view/slip.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What prints it; a test exports with it. (transfer full sheet) */
GtkPrintOperation *duban_print_operation_new (DubanSheet *sheet) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full slips) */
GtkPrintOperation *duban_print_slips_operation_new (DubanSlips *slips) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full sheet) */
void duban_print_sheet (GtkWindow *parent, DubanSheet *sheet);

/* slips: at least one. (transfer full slips) */
void duban_print_slips (GtkWindow *parent, DubanSlips *slips);

/* The dialog of the desktop; why it was not printed is told in the window. */
void duban_print_run (GtkWindow *parent, GtkPrintOperation *operation);

/* Onto the clipboard as text and as HTML. */
void duban_print_copy (GtkWidget *from, const DubanSheet *sheet);

G_END_DECLS
