/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The preferences: of this desk, of the office, of this desktop. */
#pragma once

#include "app/desk.h"
#include "app/remind/reminders.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DUBAN_TYPE_PREFERENCES_WINDOW (duban_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (DubanPreferencesWindow, duban_preferences_window, DUBAN, PREFERENCES_WINDOW,
                      AdwPreferencesWindow)

/* parent: the main window, whose win.undo takes changes back. reminders: of the program, or NULL.
 */
GtkWindow *duban_preferences_window_new (GtkWindow *parent, DubanDesk *desk,
                                         DubanReminders *reminders);

G_END_DECLS
