/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders in the window: replies to lines of the inbox with their undo, what a notice on the
 * desktop opens, and a word of it where notices do not get there.  Adds the actions
 *
 *   win.answer-reminders  (ass)  the keys of lines of the inbox; "hour", "morning" or "dismiss"
 *   win.undo-answer              takes the last of those back
 *   win.show-reminded     (aus)  exactly these tasks: of one the details, and where a code of what
 *                                is owed follows (else "") the form of its act; several on Tasks.
 *                                Waits until the window has its data.
 *   win.reminder-settings        the page of the preferences
 *   win.hide-hint                for as long as the window is open */
#pragma once

#include "app/remind/reminders.h"
#include "ui/frame/window.h"

G_BEGIN_DECLS

/* Once, with the window's other actions. */
void duban_reminding_add_actions (DubanWindow *window);

/* Of the program; until it is told, nothing rings, and the inbox alone speaks. */
void duban_reminding_set (DubanWindow *window, DubanReminders *reminders);

/* (transfer none), or NULL */
DubanReminders *duban_reminding_get (DubanWindow *window);

G_END_DECLS
