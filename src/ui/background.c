/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/background.h"

#include "app/remind/autostart.h"
#include "app/watch.h"
#include "ui/preferences/remembered.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#define SHRINK_MS 2000 /* after a pass over the tasks, or the last window */

struct _DubanBackground
{
  GtkApplication *application; /* borrowed: it owns this */
  DubanBackgroundOpenFunc open;
  DubanBackgroundFailedFunc failed;
  gpointer data;
  DubanWorker *worker;
  DubanNotifier *notifier;
  gboolean lives_on;
  char *program;
  GSettings *settings; /* or NULL */
  DubanReminders *reminders;
  char *path;        /* of the database that is awaited; or NULL */
  DubanWatch *watch; /* for it; or NULL */
  DubanBackgroundBegunFunc begun;
  gboolean holds;
  guint shrink;
};

static gboolean
is_wanted (DubanBackground *background)
{
  return background->settings == NULL
         || g_settings_get_boolean (background->settings, "background");
}

static void
update_hold (DubanBackground *background)
{
  const gboolean is_busy = background->reminders != NULL || background->watch != NULL;
  const gboolean holds = is_busy && background->lives_on && is_wanted (background);

  if (holds == background->holds)
    return;
  background->holds = holds;
  if (holds)
    g_application_hold (G_APPLICATION (background->application));
  else
    g_application_release (G_APPLICATION (background->application));
}

static void
tell_failed (DubanBackground *background, const GError *error)
{
  if (error != NULL)
    background->failed (error->message, background->data);
}

static void
wanted_cb (DubanBackground *background)
{
  g_autoptr (GError) error = NULL;

  update_hold (background);
  if (background->program != NULL
      && !duban_autostart_write (background->program, is_wanted (background), &error))
    tell_failed (background, error);
}

/* The first time the file is written; later it is only kept right, for a person may have thrown it
 * away on purpose. */
static void
begin_autostart (DubanBackground *background)
{
  g_autoptr (GError) error = NULL;

  if (background->program == NULL || background->settings == NULL)
    return;
  if (duban_preferences_get_boolean ("autostart-begun", FALSE))
    duban_autostart_repair (background->program, &error);
  else if (duban_autostart_write (background->program, is_wanted (background), &error))
    duban_preferences_set_boolean ("autostart-begun", TRUE);
  tell_failed (background, error);
}

static void
shrink_cb (gpointer user_data)
{
  DubanBackground *background = user_data;

  background->shrink = 0;
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

void
duban_background_shrink (DubanBackground *background)
{
  if (background->shrink == 0)
    background->shrink = g_timeout_add_once (SHRINK_MS, shrink_cb, background);
}

static void
rung_cb (DubanBackground *background)
{
  if (gtk_application_get_windows (background->application) == NULL)
    duban_background_shrink (background);
}

static void
open_cb (DubanReminders *reminders, GArray *tasks, const char *owed, const char *token,
         DubanBackground *background)
{
  background->open (reminders, tasks, owed, token, background->data);
}

DubanBackground *
duban_background_new (GtkApplication *application, const DubanBackgroundTerms *terms,
                      DubanBackgroundOpenFunc open, DubanBackgroundFailedFunc failed, gpointer data)
{
  DubanBackground *background = g_new0 (DubanBackground, 1);

  background->application = application;
  background->open = open;
  background->failed = failed;
  background->data = data;
  background->worker = g_object_ref (terms->worker);
  background->notifier = terms->notifier != NULL ? g_object_ref (terms->notifier) : NULL;
  background->lives_on = terms->lives_on;
  background->program = g_strdup (terms->program);
  return background;
}

void
duban_background_free (DubanBackground *background)
{
  g_clear_handle_id (&background->shrink, g_source_remove);
  g_clear_pointer (&background->watch, duban_watch_free);
  if (background->settings != NULL)
    g_signal_handlers_disconnect_by_data (background->settings, background);
  if (background->reminders != NULL)
    g_signal_handlers_disconnect_by_data (background->reminders, background);
  if (background->holds)
    g_application_release (G_APPLICATION (background->application));
  g_clear_object (&background->settings);
  g_clear_object (&background->reminders);
  g_clear_object (&background->notifier);
  g_clear_object (&background->worker);
  g_free (background->program);
  g_free (background->path);
  g_free (background);
}

static void
open_settings (DubanBackground *background)
{
  if (background->settings != NULL)
    return;
  background->settings = duban_preferences_open ();
  if (background->settings != NULL)
    g_signal_connect_swapped (background->settings, "changed::background", G_CALLBACK (wanted_cb),
                              background);
}

void
duban_background_begin (DubanBackground *background)
{
  if (background->reminders != NULL)
    return;
  background->reminders = duban_reminders_new (background->worker, background->notifier);
  g_signal_connect_swapped (background->reminders, "rung", G_CALLBACK (rung_cb), background);
  g_signal_connect (background->reminders, "open", G_CALLBACK (open_cb), background);
  g_clear_pointer (&background->watch, duban_watch_free);
  open_settings (background);
  update_hold (background);
  begin_autostart (background);
}

/* Whoever makes a database puts it there when it is whole. */
static void
looked_cb (gpointer data)
{
  DubanBackground *background = data;

  if (background->reminders != NULL || !g_file_test (background->path, G_FILE_TEST_EXISTS))
    return;
  duban_background_begin (background);
  background->begun (background->data);
}

void
duban_background_await (DubanBackground *background, const char *path,
                        DubanBackgroundBegunFunc begun)
{
  background->begun = begun;
  background->path = g_strdup (path);
  background->watch = duban_watch_new (path, looked_cb, background);
  open_settings (background);
  update_hold (background);
  looked_cb (background); /* it may have come before the watch */
}

DubanReminders *
duban_background_get_reminders (DubanBackground *background)
{
  return background->reminders;
}
