/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of actions and keys: it sets the accelerators and fills the shortcuts window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void duban_actions_set_accels (GtkApplication *application);

/* (transfer full) */
GtkWindow *duban_actions_new_shortcuts_window (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
