/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The action win.print-slips of a window: 督办单 of the tasks that it is given. */
#pragma once

#include "app/desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* window: a GActionMap that lives no longer than the desk. */
void duban_slip_actions_add (GtkWindow *window, DubanDesk *desk);

G_END_DECLS
