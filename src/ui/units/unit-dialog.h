/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The forms of the directory: a unit and a leader, new or to be changed.  A bad value is refused
 * at its field and stays as typed; saving is one command. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* from: a widget of the window. 0: a new one. */
void duban_unit_dialog_open (GtkWidget *from, DubanDesk *desk, guint32 unit);
void duban_leader_dialog_open (GtkWidget *from, DubanDesk *desk, guint32 leader);

G_END_DECLS
