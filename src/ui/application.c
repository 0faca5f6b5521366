/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application.h"

#include "app/desk.h"
#include "app/example/example.h"
#include "app/remind/autostart.h"
#include "ui/actions.h"
#include "ui/background.h"
#include "ui/frame/orphans.h"
#include "ui/frame/reminding.h"
#include "ui/frame/window-actions.h"
#include "ui/preferences/appearance.h"

#include <glib/gi18n-lib.h>

#define APPLICATION_ID "org.duban.Duban"
#define RESOURCES "/org/duban/Duban"
#define BEGIN_MS 1000        /* after the first data, for which the worker is free until then */
#define ZONE "Asia/Shanghai" /* until the office's settings are read */

struct _DubanApplication
{
  AdwApplication parent_instance;

  /* owned */
  char *path;              /* of the database */
  char *example_folder;    /* thrown away at the end; or NULL */
  DubanNotifier *notifier; /* or NULL */
  DubanWorker *worker;
  DubanBackground *background;   /* from the startup to the shutdown */
  DubanDesk *desk;               /* while there is, or soon will be, a window */
  guint begin;                   /* until the background begins */
  gboolean is_example, is_named; /* its database: thrown away; given by --db */
  gboolean one_frame, until_right;
  gboolean wants_task; /* the form of a new task, once there is data */
};

G_DEFINE_FINAL_TYPE (DubanApplication, duban_application, ADW_TYPE_APPLICATION)

/* The real time, or the one that DUBAN_NOW says, from where it runs on. */
static DubanClock *
new_clock (GError **error)
{
  const char *now = g_getenv ("DUBAN_NOW");

  return duban_clock_new (now != NULL && now[0] != '\0' ? now : NULL, FALSE, ZONE, error);
}

static gboolean
make_example (DubanApplication *application, GError **error)
{
  g_autoptr (DubanClock) clock = new_clock (error);

  if (clock == NULL)
    return FALSE;
  application->example_folder = g_dir_make_tmp ("duban-example-XXXXXX", error);
  if (application->example_folder == NULL)
    return FALSE;
  g_free (application->path);
  application->path = g_build_filename (application->example_folder, "duban.db", NULL);
  return duban_example_create (application->path, clock, error);
}

static gboolean
open_database (DubanApplication *application, GError **error)
{
  DubanClock *clock = new_clock (error);

  if (clock == NULL)
    return FALSE;
  if (application->path == NULL)
    application->path = duban_session_dup_default_path ();
  application->worker = duban_worker_new (application->path, clock);
  return TRUE;
}

static gboolean
is_service (DubanApplication *application)
{
  return g_application_get_flags (G_APPLICATION (application)) & G_APPLICATION_IS_SERVICE;
}

/* Another process will open the window. */
static gboolean
runs_elsewhere (GApplication *base)
{
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GVariant) answer = NULL;
  gboolean owned = FALSE;

  if (g_application_get_flags (base) & G_APPLICATION_NON_UNIQUE)
    return FALSE;
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  if (bus == NULL)
    return FALSE;
  answer = g_dbus_connection_call_sync (
      bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new ("(s)", APPLICATION_ID), G_VARIANT_TYPE ("(b)"), G_DBUS_CALL_FLAGS_NONE, -1,
      NULL, NULL);
  if (answer != NULL)
    g_variant_get (answer, "(b)", &owned);
  return owned;
}

/* The main window, whatever dialog stands before it; or NULL. */
static DubanWindow *
find_window (DubanApplication *application)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (application));

  for (GList *window = windows; window != NULL; window = window->next)
    if (DUBAN_IS_WINDOW (window->data))
      return window->data;
  return NULL;
}

/* The window hears what rings. */
static void
introduce (DubanApplication *application)
{
  DubanWindow *window = find_window (application);
  DubanReminders *reminders = duban_background_get_reminders (application->background);

  if (window != NULL && reminders != NULL)
    duban_reminding_set (window, reminders);
}

static void
begin_cb (gpointer user_data)
{
  DubanApplication *application = user_data;

  application->begin = 0;
  duban_background_begin (application->background);
  introduce (application);
}

/* What the window shows first comes before what it reminds of. */
static void
begin_soon (DubanApplication *application)
{
  if (application->background != NULL && application->begin == 0 && !application->one_frame
      && !duban_desk_is_judging (application->desk)
      && duban_background_get_reminders (application->background) == NULL)
    application->begin = g_timeout_add_once (BEGIN_MS, begin_cb, application);
}

static void
enter_task (DubanApplication *application)
{
  DubanWindow *window = find_window (application);

  if (window == NULL || duban_desk_get_snapshot (application->desk) == NULL)
    return;
  application->wants_task = FALSE;
  g_action_group_activate_action (G_ACTION_GROUP (window), "new-task", g_variant_new_string (""));
}

static void
desk_changed_cb (DubanApplication *application)
{
  if (application->desk == NULL || duban_desk_get_state (application->desk) != DUBAN_DESK_READY)
    return;
  begin_soon (application);
  if (application->wants_task)
    enter_task (application);
}

static DubanDesk *
ensure_desk (DubanApplication *application)
{
  if (application->desk != NULL)
    return application->desk;
  application->desk = duban_desk_new (application->worker);
  g_signal_connect_object (application->desk, "changed", G_CALLBACK (desk_changed_cb), application,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (application->desk, "judging", G_CALLBACK (desk_changed_cb), application,
                           G_CONNECT_SWAPPED);
  return application->desk;
}

static void
ask_for_task (GApplication *base)
{
  if (g_application_register (base, NULL, NULL))
    g_action_group_activate_action (G_ACTION_GROUP (base), "new-task", NULL);
}

/* The database opens, and its verdict is read, while GTK still starts; a service opens it for its
 * reminders alone, and where there is no screen it has nothing to do. */
static int
duban_application_handle_local_options (GApplication *base, GVariantDict *options)
{
  DubanApplication *application = DUBAN_APPLICATION (base);
  g_autoptr (GError) error = NULL;

  if (is_service (application) && !gtk_init_check ())
    return 0;
  application->is_named = g_variant_dict_lookup (options, "db", "^ay", &application->path);
  g_variant_dict_lookup (options, "example", "b", &application->is_example);
  g_variant_dict_lookup (options, "one-frame", "b", &application->one_frame);
  g_variant_dict_lookup (options, "until-right", "b", &application->until_right);
  if (application->is_named || application->is_example)
    g_application_set_flags (base, g_application_get_flags (base) | G_APPLICATION_NON_UNIQUE);
  if ((application->is_example && !make_example (application, &error))
      || !open_database (application, &error))
    {
      g_printerr ("duban: %s\n", error->message);
      return 1;
    }
  if (!is_service (application) && !runs_elsewhere (base))
    ensure_desk (application);
  if (g_variant_dict_contains (options, "new-task"))
    ask_for_task (base);
  return -1;
}

static DubanWindow *
ensure_window (DubanApplication *application)
{
  DubanWindow *window = find_window (application);

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return window;
    }
  window = duban_window_new (GTK_APPLICATION (application), ensure_desk (application));
  duban_window_actions_add (window);
  introduce (application);
  if (application->one_frame)
    duban_window_close_after_frame (window, application->until_right);
  return window;
}

/* What was given up for the last window is taken up again with the next. */
static void
window_removed_cb (DubanApplication *application, GtkWindow *window)
{
  if (gtk_application_get_windows (GTK_APPLICATION (application)) != NULL)
    return;
  g_clear_object (&application->desk);
  if (application->background != NULL)
    duban_background_shrink (application->background);
}

/* A person wants to see what he was reminded of. */
static void
open_cb (DubanReminders *reminders, GArray *tasks, const char *owed, const char *token,
         gpointer user_data)
{
  DubanApplication *application = user_data;
  DubanWindow *window = ensure_window (application);
  GVariant *list = g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, tasks->data, tasks->len,
                                              sizeof (guint32));

  if (token != NULL)
    {
      gtk_window_set_startup_id (GTK_WINDOW (window), token);
      gtk_window_present (GTK_WINDOW (window));
    }
  g_action_group_activate_action (G_ACTION_GROUP (window), "show-reminded",
                                  g_variant_new ("(@aus)", list, owed != NULL ? owed : ""));
}

static void
background_failed_cb (const char *message, gpointer user_data)
{
  DubanWindow *window = find_window (user_data);

  if (window != NULL)
    duban_window_toast (window, message, FALSE);
}

static void
new_task_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanApplication *application = user_data;

  ensure_window (application);
  application->wants_task = TRUE;
  desk_changed_cb (application);
}

static void
help_overlay_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  GtkWindow *shortcuts = duban_actions_new_shortcuts_window ();

  gtk_window_set_transient_for (shortcuts, window);
  gtk_window_present (shortcuts);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "application-name", _ ("Duban"), "application-icon", APPLICATION_ID,
                         "version", DUBAN_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments",
                         _ ("Follows assigned work by the 137 rule."), NULL);
}

/* The example ended: what it said, if it could not begin. */
static void
example_ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanApplication) application = user_data;
  GSubprocess *process = G_SUBPROCESS (source);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autofree char *said = NULL;

  if (!g_subprocess_communicate_utf8_finish (process, result, NULL, &said, NULL)
      || g_subprocess_get_successful (process) || window == NULL || !DUBAN_IS_WINDOW (window))
    return;
  duban_window_tell_problem (DUBAN_WINDOW (window), g_strchomp (said));
}

/* In a process of its own: nothing of it touches one's own data. */
static void
example_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { program != NULL ? program : "duban", "--example", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDERR_PIPE, &error);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (user_data));

  if (process != NULL)
    g_subprocess_communicate_utf8_async (process, NULL, NULL, example_ended_cb,
                                         g_object_ref (user_data));
  else if (window != NULL && DUBAN_IS_WINDOW (window))
    duban_window_tell_problem (DUBAN_WINDOW (window), error->message);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  g_list_foreach (windows, (GFunc) (void (*) (void)) gtk_window_close, NULL);
  g_list_free (windows);
}

static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, RESOURCES "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/* A window may have been opened before there was a database. */
static void
begun_cb (gpointer user_data)
{
  introduce (user_data);
}

/* A program that was installed lives on without its window, and so does what was started as a
 * service; the example, the bench and a build folder end with it. */
static void
make_background (DubanApplication *application)
{
  gboolean is_own = !application->is_named && !application->is_example && !application->one_frame;
  g_autofree char *program = is_own ? duban_autostart_dup_program (DUBAN_PROGRAM) : NULL;
  DubanBackgroundTerms terms = {
    .worker = application->worker,
    .notifier = application->is_example ? NULL : application->notifier,
    .lives_on = is_service (application) || program != NULL,
    .program = program,
  };

  application->background = duban_background_new (GTK_APPLICATION (application), &terms, open_cb,
                                                  background_failed_cb, application);
  if (!is_service (application))
    return;
  if (g_file_test (application->path, G_FILE_TEST_EXISTS))
    duban_background_begin (application->background);
  else
    duban_background_await (application->background, application->path, begun_cb);
}

/* GTK begins to read the theme of icons on a thread of its own, and throws away what it has read
 * whenever a path is added: so libadwaita adds its own path right after that beginning, and ours
 * is added where it is needed (ui/frame/window.c). */
static void
duban_application_startup (GApplication *base)
{
  const GActionEntry entries[] = {
    { "about", about_cb }, { "example", example_cb },        { "new-task", new_task_cb },
    { "quit", quit_cb },   { "shortcuts", help_overlay_cb },
  };

  adw_init ();
  G_APPLICATION_CLASS (duban_application_parent_class)->startup (base);
  load_style ();
  g_action_map_add_action_entries (G_ACTION_MAP (base), entries, G_N_ELEMENTS (entries), base);
  duban_orphans_watch (G_OBJECT (base));
  duban_actions_set_accels (GTK_APPLICATION (base));
  gtk_window_set_default_icon_name (APPLICATION_ID);
  duban_appearance_apply ();
  g_signal_connect (base, "window-removed", G_CALLBACK (window_removed_cb), NULL);
  make_background (DUBAN_APPLICATION (base));
}

static void
duban_application_activate (GApplication *base)
{
  ensure_window (DUBAN_APPLICATION (base));
}

static void
duban_application_open (GApplication *base, GFile **files, int n_files, const char *hint)
{
  DubanWindow *window = ensure_window (DUBAN_APPLICATION (base));

  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        duban_window_import (window, path);
    }
}

static void
duban_application_shutdown (GApplication *base)
{
  DubanApplication *application = DUBAN_APPLICATION (base);

  G_APPLICATION_CLASS (duban_application_parent_class)->shutdown (base);
  g_clear_handle_id (&application->begin, g_source_remove);
  g_clear_pointer (&application->background, duban_background_free);
  g_clear_object (&application->desk);
  if (application->worker != NULL)
    duban_worker_stop (application->worker);
}

static void
duban_application_finalize (GObject *object)
{
  DubanApplication *application = DUBAN_APPLICATION (object);

  g_clear_object (&application->worker);
  g_clear_object (&application->notifier);
  if (application->example_folder != NULL)
    duban_example_remove (application->example_folder);
  g_free (application->example_folder);
  g_free (application->path);
  G_OBJECT_CLASS (duban_application_parent_class)->finalize (object);
}

static void
duban_application_class_init (DubanApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = duban_application_finalize;
  application_class->handle_local_options = duban_application_handle_local_options;
  application_class->startup = duban_application_startup;
  application_class->activate = duban_application_activate;
  application_class->open = duban_application_open;
  application_class->shutdown = duban_application_shutdown;
}

static void
duban_application_init (DubanApplication *application)
{
  const GOptionEntry options[] = {
    { "db", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Open this database"), N_ ("FILE") },
    { "example", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a throw-away copy of the example"),
      NULL },
    { "new-task", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Enter a new task"), NULL },
    { "one-frame", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL,
      "Tell the first frame with rows and close (for the bench)", NULL },
    { "until-right", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL,
      "Not before today's judgement is shown (for the bench)", NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (application), options);
}

DubanApplication *
duban_application_new (DubanNotifier *notifier)
{
  DubanApplication *application
      = g_object_new (DUBAN_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                      G_APPLICATION_HANDLES_OPEN, NULL);

  application->notifier = notifier != NULL ? g_object_ref (notifier) : NULL;
  g_application_set_resource_base_path (G_APPLICATION (application), NULL);
  return application;
}
