/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preferences/test-row.h"

#include <glib/gi18n-lib.h>

struct _DubanTestRow
{
  AdwActionRow parent_instance;

  DubanReminders *reminders; /* owned */
  gboolean was_tried;        /* what came of it stands there */
  GtkWidget *spinner, *button;
};

G_DEFINE_FINAL_TYPE (DubanTestRow, duban_test_row, ADW_TYPE_ACTION_ROW)

/* What is said is told to whoever cannot see it too. */
static void
say (DubanTestRow *self, const char *words, gboolean is_bad)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), words);
  if (is_bad)
    gtk_widget_add_css_class (GTK_WIDGET (self), "failing");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "failing");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

static void
show_state (DubanTestRow *self)
{
  const char *reason = NULL;
  const gboolean works = duban_reminders_get_works (self->reminders, &reason);

  if (self->was_tried)
    return;
  say (self, works ? _ ("Reminders are shown as notifications") : reason, !works);
}

static void
set_busy (DubanTestRow *self, gboolean busy)
{
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_widget_set_sensitive (self->button, !busy);
}

static void
tested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanTestRow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  const gboolean works
      = duban_reminders_test_finish (DUBAN_REMINDERS (source), result, &message, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return; /* the window was closed meanwhile */
  set_busy (self, FALSE);
  say (self, error != NULL ? error->message : message, !works);
}

static void
clicked_cb (DubanTestRow *self)
{
  self->was_tried = TRUE;
  set_busy (self, TRUE);
  say (self, _ ("A test reminder is on its way; this takes 5 seconds at most …"), FALSE);
  duban_reminders_test_async (self->reminders, tested_cb, g_object_ref (self));
}

static void
duban_test_row_finalize (GObject *object)
{
  g_clear_object (&DUBAN_TEST_ROW (object)->reminders);
  G_OBJECT_CLASS (duban_test_row_parent_class)->finalize (object);
}

static void
duban_test_row_class_init (DubanTestRowClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duban_test_row_finalize;
}

static void
duban_test_row_init (DubanTestRow *self)
{
  const char *title = _ ("Notifications on the desktop");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  self->spinner = gtk_spinner_new ();
  self->button = gtk_button_new_with_label (_ ("Send a test reminder"));
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->spinner);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
}

GtkWidget *
duban_test_row_new (DubanReminders *reminders)
{
  DubanTestRow *self = g_object_new (DUBAN_TYPE_TEST_ROW, NULL);

  self->reminders = g_object_ref (reminders);
  g_signal_connect_object (reminders, "notify::works", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
  return GTK_WIDGET (self);
}
