/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Restoring a backup: asks, puts it in place, says where the old database is kept, and offers to
 * take back in what that had beyond the backup. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* from: a widget of the window; nothing happens once it is gone. backup: a path. */
void duban_restoring_ask (GtkWidget *from, DubanDesk *desk, const char *backup);

G_END_DECLS
