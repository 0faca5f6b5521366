/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/application.h"

#include "app/desk.h"
#include "app/example/example.h"
#include "ui/actions.h"
#include "ui/frame/orphans.h"
#include "ui/frame/window-actions.h"
#include "ui/preferences/appearance.h"

#include <glib/gi18n-lib.h>

#define APPLICATION_ID "org.duban.Duban"
#define RESOURCES "/org/duban/Duban"
#define ZONE "Asia/Shanghai" /* until the office's settings are read */

struct _DubanApplication
{
  AdwApplication parent_instance;

  /* owned */
  char *path;           /* of the database */
  char *example_folder; /* thrown away at the end; or NULL */
  DubanWorker *worker;
  DubanDesk *desk;
  gboolean one_frame, until_right;
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
  application->desk = duban_desk_new (application->worker);
  return TRUE;
}

/* The database opens, and its verdict is read, while GTK still starts. */
static int
duban_application_handle_local_options (GApplication *base, GVariantDict *options)
{
  DubanApplication *application = DUBAN_APPLICATION (base);
  g_autoptr (GError) error = NULL;
  gboolean example = FALSE;

  g_variant_dict_lookup (options, "db", "^ay", &application->path);
  g_variant_dict_lookup (options, "example", "b", &example);
  g_variant_dict_lookup (options, "one-frame", "b", &application->one_frame);
  g_variant_dict_lookup (options, "until-right", "b", &application->until_right);
  if (application->path != NULL || example)
    g_application_set_flags (base, g_application_get_flags (base) | G_APPLICATION_NON_UNIQUE);
  if ((example && !make_example (application, &error)) || !open_database (application, &error))
    {
      g_printerr ("duban: %s\n", error->message);
      return 1;
    }
  return -1;
}

static DubanWindow *
ensure_window (DubanApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window != NULL && DUBAN_IS_WINDOW (window))
    {
      gtk_window_present (window);
      return DUBAN_WINDOW (window);
    }
  window = GTK_WINDOW (duban_window_new (GTK_APPLICATION (application), application->desk));
  duban_window_actions_add (DUBAN_WINDOW (window));
  if (application->one_frame)
    duban_window_close_after_frame (DUBAN_WINDOW (window), application->until_right);
  return DUBAN_WINDOW (window);
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

/* GTK begins to read the theme of icons on a thread of its own, and throws away what it has read
 * whenever a path is added: so libadwaita adds its own path right after that beginning, and ours
 * is added where it is needed (ui/frame/window.c). */
static void
duban_application_startup (GApplication *base)
{
  const GActionEntry entries[] = {
    { "about", about_cb },
    { "example", example_cb },
    { "quit", quit_cb },
    { "shortcuts", help_overlay_cb },
  };

  adw_init ();
  G_APPLICATION_CLASS (duban_application_parent_class)->startup (base);
  load_style ();
  g_action_map_add_action_entries (G_ACTION_MAP (base), entries, G_N_ELEMENTS (entries), base);
  duban_orphans_watch (G_OBJECT (base));
  duban_actions_set_accels (GTK_APPLICATION (base));
  gtk_window_set_default_icon_name (APPLICATION_ID);
  duban_appearance_apply ();
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
  g_clear_object (&application->desk);
  if (application->worker != NULL)
    duban_worker_stop (application->worker);
}

static void
duban_application_finalize (GObject *object)
{
  DubanApplication *application = DUBAN_APPLICATION (object);

  g_clear_object (&application->worker);
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
    { "one-frame", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL,
      "Tell the first frame with rows and close (for the bench)", NULL },
    { "until-right", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, NULL,
      "Not before today's judgement is shown (for the bench)", NULL },
    { NULL },
  };

  g_application_add_main_option_entries (G_APPLICATION (application), options);
}

DubanApplication *
duban_application_new (void)
{
  DubanApplication *application
      = g_object_new (DUBAN_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                      G_APPLICATION_HANDLES_OPEN, NULL);

  g_application_set_resource_base_path (G_APPLICATION (application), NULL);
  return application;
}
