/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opens the clerk's dialogs for tasks that were chosen on some page (win.bulk, win.urge). */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* what: "fill", "urge", or as duban_bulk_dialog_new() has it.  Waits for the desk's register where
 * that is needed; says so where nothing is chosen, or nothing can be written. */
void duban_clerk_open (GtkWindow *parent, DubanDesk *desk, const char *what, const guint32 *tasks,
                       gsize n_tasks);

G_END_DECLS
