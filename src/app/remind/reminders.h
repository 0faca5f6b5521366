/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reminders at work: rings the bell on the worker whenever its time has come or something
 * changed, hands the notices to the notifier, and writes down what people answer. */
#pragma once

#include "app/remind/notifier.h"
#include "app/worker.h"

G_BEGIN_DECLS

#define DUBAN_TYPE_REMINDERS (duban_reminders_get_type ())
G_DECLARE_FINAL_TYPE (DubanReminders, duban_reminders, DUBAN, REMINDERS, GObject)

/* Begins at once.  notifier may be NULL (reminders then stand in the inbox alone).  Signals:
 *   "rung"  what the inbox holds may be another
 *   "open"  (tasks: GArray of guint32, owed: char * or NULL, token: char * or NULL)  a person wants
 *           to see these tasks; owed: 记录 was pressed: the code of what is owed of that one task
 *           (duban_reminder_get_code), for the form of its act
 *   "notify::works"  whether notices reach the desktop */
DubanReminders *duban_reminders_new (DubanWorker *worker,
                                     DubanNotifier *notifier) G_GNUC_WARN_UNUSED_RESULT;

/* Looks again soon: after a setting of this desk changed, and after an answer in the inbox.  What
 * is written to the file, sleep and a set clock are noticed by themselves. */
void duban_reminders_look (DubanReminders *reminders);

/* Whether they are meant to reach the desktop at all. */
gboolean duban_reminders_has_notifier (DubanReminders *reminders);

/* Whether reminders reach the desktop; TRUE until a notice could not be shown, or the database not
 * be asked. reason: a sentence, or NULL. */
gboolean duban_reminders_get_works (DubanReminders *reminders, const char **reason);

/* Shows a notice that says that it is one, and calls back when it is known whether it stands on the
 * desktop: at most 5 seconds later. *message: a sentence for the person. */
void duban_reminders_test_async (DubanReminders *reminders, GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean duban_reminders_test_finish (DubanReminders *reminders, GAsyncResult *result,
                                      char **message, GError **error);

G_END_DECLS
