/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a form from anywhere in the window: the task is read first, then its form stands. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* kind: the code of a form (ui/record/record-form.c): a record kind, "set-due", "part" …, or
 * "next" for the task's next act.  After a colon may stand the record that it is about, by its id
 * ("void:…", "resolve:…", "answer:…", "milestone:…", "extension:…"), or "account:cross".  What was
 * done is told by win.toast of the parent, and so is why no form could be opened. */
void duban_record_dialog_open (GtkWindow *parent, DubanDesk *desk, guint32 task, const char *kind);

/* The form of a note with these files attached. files: paths, NULL-terminated. */
void duban_record_dialog_attach_to (GtkWindow *parent, DubanDesk *desk, guint32 task,
                                    const char *const *files);

G_END_DECLS
