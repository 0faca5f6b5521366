/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking in an exchange file: first what it would do, task by task; then, when that is wanted, what
 * it did.  Where it would close, delete or hand over many tasks it asks once more. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Begins to read the file at once. */
void duban_take_dialog_open (GtkWidget *from, DubanDesk *desk, const char *path);

G_END_DECLS
