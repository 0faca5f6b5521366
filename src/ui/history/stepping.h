/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+Z and Ctrl+Shift+Z: back and forth through the commands of this session of the window. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Takes back the last command given since that time (Unix ms), or does again what was taken back
 * last; a toast of from's window says which. */
void duban_stepping_undo (GtkWidget *from, DubanDesk *desk, gint64 since);
void duban_stepping_redo (GtkWidget *from, DubanDesk *desk, gint64 since);

/* Where a text is being typed the keys belong to it: TRUE, and its own undo or redo is done. */
gboolean duban_stepping_in_text (GtkWindow *window, gboolean redo);

G_END_DECLS
