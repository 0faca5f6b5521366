/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clerk's actions of a window: win.urge, win.bulk, win.minutes. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* window: a GActionMap that lives no longer than the desk. */
void duban_clerk_actions_add (GtkWindow *window, DubanDesk *desk);

G_END_DECLS
