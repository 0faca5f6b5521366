/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening a form from anywhere in the window: the task is read first, then its form stands. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* kind: the code of a record kind, "next" for the task's next act.  After a colon may stand the
 * record that it is about, by its id: "void:…", "resolve:…", "answer:…", "milestone:…".  What is
 * recorded is told by win.toast of the parent, and so is why no form could be opened. */
void duban_record_dialog_open (GtkWindow *parent, DubanDesk *desk, guint32 task, const char *kind);

G_END_DECLS
