/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking an import back: first what would become of each task and whose edits these are; then,
 * when that is wanted, it is done. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* import: its number. */
void duban_undo_dialog_open (GtkWidget *from, DubanDesk *desk, gint64 import);

G_END_DECLS
