/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The background: what goes on without a window – the reminders, that the program lives on for
 * them, and that it is started at login. */
#pragma once

#include "app/remind/reminders.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DubanBackground DubanBackground;

typedef struct
{
  DubanWorker *worker;     /* borrowed */
  DubanNotifier *notifier; /* borrowed; NULL: reminders stand in the inbox alone */
  gboolean lives_on;       /* without a window, while the preference is on */
  const char *program;     /* to be started at login; NULL: never (a build folder) */
} DubanBackgroundTerms;

/* message: what could not be done, a sentence. */
typedef void (*DubanBackgroundFailedFunc) (const char *message, gpointer data);

/* A person wants to see these tasks: DubanReminders' "open". */
typedef void (*DubanBackgroundOpenFunc) (DubanReminders *reminders, GArray *tasks, const char *owed,
                                         const char *token, gpointer data);

DubanBackground *duban_background_new (GtkApplication *application,
                                       const DubanBackgroundTerms *terms,
                                       DubanBackgroundOpenFunc open,
                                       DubanBackgroundFailedFunc failed,
                                       gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void duban_background_free (DubanBackground *background);

/* There is no database yet: lives on, while the preference is on, until there is one at that path,
 * and begins then. begun: that it did, unless duban_background_begin came first. */
typedef void (*DubanBackgroundBegunFunc) (gpointer data);
void duban_background_await (DubanBackground *background, const char *path,
                             DubanBackgroundBegunFunc begun);

/* There is a database: from here on it reminds. The second time does nothing. */
void duban_background_begin (DubanBackground *background);

/* NULL before the beginning. (transfer none) */
DubanReminders *duban_background_get_reminders (DubanBackground *background);

/* No window is left: what it needed is given back. */
void duban_background_shrink (DubanBackground *background);

G_END_DECLS
