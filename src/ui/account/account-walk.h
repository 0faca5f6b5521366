/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 交账: a dialog that goes from one owed account to the next; Ctrl+Enter saves and goes on. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* from: a widget of the window. task: where to begin; 0: with the first that is owed.  Whose: the
 * leader whose desk it is, or from whose side one looks; else everybody's but those who have a desk
 * of their own. */
void duban_account_walk_open (GtkWidget *from, DubanDesk *desk, guint32 task);

G_END_DECLS
