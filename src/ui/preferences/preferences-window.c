/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preferences/preferences-window.h"

#include "ui/preferences/pages.h"
#include "ui/widgets/composed.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define WIDTH 720
#define HEIGHT 600
#define TOAST_CHARS 120
#define TOAST_SECONDS 10

struct _DubanPreferencesWindow
{
  AdwPreferencesWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (DubanPreferencesWindow, duban_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

/* What is said here is shown here; what is taken back, the main window takes back. */
static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *markup = NULL;
  const char *text;
  gboolean undo;
  AdwToast *toast;

  g_variant_get (parameter, "(&sb)", &text, &undo);
  markup = duban_text_dup_markup (text, TOAST_CHARS);
  toast = adw_toast_new (markup);
  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      adw_toast_set_timeout (toast, TOAST_SECONDS);
    }
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (user_data), toast);
}

static void
problem_cb (GSimpleAction *action, GVariant *message, gpointer user_data)
{
  adw_preferences_window_add_toast (
      ADW_PREFERENCES_WINDOW (user_data),
      duban_text_problem_toast_new (g_variant_get_string (message, NULL)));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (user_data));

  if (parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.undo", NULL);
}

/* What is being typed is taken as if its line were left. */
static gboolean
duban_preferences_window_close_request (GtkWindow *window)
{
  gtk_window_set_focus (window, NULL);
  return GTK_WINDOW_CLASS (duban_preferences_window_parent_class)->close_request (window);
}

static void
duban_preferences_window_class_init (DubanPreferencesWindowClass *class)
{
  GTK_WINDOW_CLASS (class)->close_request = duban_preferences_window_close_request;
}

/* The program's keys are of its application's windows, which this is not; an entry that has the
 * focus takes its own step back first. */
static void
add_undo_key (DubanPreferencesWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                        gtk_named_action_new ("win.undo")));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
duban_preferences_window_init (DubanPreferencesWindow *self)
{
  const GActionEntry entries[]
      = { { "toast", toast_cb, "(sb)" }, { "problem", problem_cb, "s" }, { "undo", undo_cb } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (actions));
  add_undo_key (self);
}

GtkWindow *
duban_preferences_window_new (GtkWindow *parent, DubanDesk *desk, DubanReminders *reminders)
{
  AdwPreferencesWindow *window = g_object_new (
      DUBAN_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE,
      "default-width", WIDTH, "default-height", HEIGHT, "search-enabled", FALSE, NULL);

  adw_preferences_window_add (window, duban_preferences_new_desk_page (desk));
  if (duban_desk_get_terms (desk) != NULL)
    {
      adw_preferences_window_add (window, duban_preferences_new_rules_page (desk));
      adw_preferences_window_add (window, duban_preferences_new_calendar_page (desk));
      adw_preferences_window_add (window, duban_preferences_new_reminders_page (desk, reminders));
    }
  adw_preferences_window_add (window, duban_preferences_new_backup_page (desk));
  duban_composed_name (GTK_WIDGET (window));
  return GTK_WINDOW (window);
}
