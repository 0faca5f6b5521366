/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of a new task, and of the fields of an existing one (window.md, New task): the three
 * dates and every conflict appear while one types, before saving; what is refused is said at its
 * field, and what was typed stays – also where the dialog is closed without saving. */
#pragma once

#include "app/desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_ENTRY_DIALOG (duban_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DubanEntryDialog, duban_entry_dialog, DUBAN, ENTRY_DIALOG, AdwWindow)

/* Opens it. task: 0 for a new one; title: of a new one, or NULL.  What was saved is told by
 * win.toast of the parent, which then selects the task. Does nothing where the desk is not READY,
 * or cannot be written. */
void duban_entry_dialog_open (GtkWindow *parent, DubanDesk *desk, guint32 task, const char *title);

G_END_DECLS
