/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of actions and keys: it sets the accelerators and fills the shortcuts window. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line i of the table: its detailed action, NULL where widgets handle the key themselves, and
 * its key. FALSE past the end. */
gboolean duban_actions_get (guint i, const char **name, const char **accel);

void duban_actions_set_accels (GtkApplication *application);

/* (transfer full) */
GtkWindow *duban_actions_new_shortcuts_window (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
