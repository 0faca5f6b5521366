/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 批量填报: the chosen tasks as a sheet with one text field each; one save, one undo. */
#pragma once

#include "ui/clerk/form.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_FILL_DIALOG (duban_fill_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DubanFillDialog, duban_fill_dialog, DUBAN, FILL_DIALOG, DubanClerkForm)

/* The desk's snapshot must have its register. */
GtkWindow *duban_fill_dialog_new (GtkWindow *parent, DubanDesk *desk, const guint32 *tasks,
                                  gsize n_tasks);

G_END_DECLS
