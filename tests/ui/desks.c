/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "desks.h"

#include "app/exchange/colleagues.h"
#include "app/exchange/give.h"
#include "app/exchange/take.h"
#include "exchange/file-write.h"

#include <string.h>

#define ZONE "Asia/Shanghai"

static char *folder;

void
desks_begin (void)
{
  folder = g_dir_make_tmp ("duban-exchange-XXXXXX", NULL);
}

void
desks_end (void)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);

  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_clear_pointer (&folder, g_free);
}

char *
desks_dup_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

Desk
desk_open (const char *name)
{
  g_autofree char *path = desks_dup_path (name);
  GError *error = NULL;
  Desk desk = { .clock = duban_clock_new (DESKS_NOW, TRUE, ZONE, &error) };

  g_assert_no_error (error);
  desk.session = duban_session_open (path, FALSE, desk.clock, &error);
  g_assert_no_error (error);
  return desk;
}

void
desk_close (Desk *desk)
{
  duban_session_free (desk->session);
  duban_clock_free (desk->clock);
}

void
desk_make (const char *name, const char *leader)
{
  g_autofree char *path = desks_dup_path (name);
  GError *error = NULL;
  g_autoptr (DubanClock) clock = duban_clock_new (DESKS_NOW, TRUE, ZONE, &error);

  duban_session_create (path, leader, leader == NULL, clock, &error);
  g_assert_no_error (error);
}

void
desks_introduce (const char *name, const char *file)
{
  g_autofree char *path = desks_dup_path (file);
  Desk desk = desk_open (name);
  GError *error = NULL;
  g_autofree char *text = duban_identity_introduce (desk.session, &error);

  g_assert_no_error (error);
  duban_file_write (path, text, strlen (text), &error);
  g_assert_no_error (error);
  desk_close (&desk);
}

void
desks_accept (const char *name, const char *file)
{
  g_autofree char *path = desks_dup_path (file);
  Desk desk = desk_open (name);
  g_auto (DubanEncounter) encounter = { 0 };
  GError *error = NULL;

  duban_encounter_read (&encounter, desk.session, path, &error);
  g_assert_no_error (error);
  duban_encounter_accept (&encounter, desk.session, encounter.fingerprint, &error);
  g_assert_no_error (error);
  desk_close (&desk);
}

void
desks_give (const char *name, const char *whom, const char *file)
{
  const char *const names[] = { whom, NULL };
  g_autofree char *path = desks_dup_path (file);
  Desk desk = desk_open (name);
  g_auto (DubanGiving) giving = { 0 };
  GError *error = NULL;

  duban_exchange_give (desk.session, names, FALSE, path, &giving, &error);
  g_assert_no_error (error);
  desk_close (&desk);
}

void
desks_take (const char *name, const char *file)
{
  const DubanTakingOptions options = { .confirm = -1 };
  g_autofree char *path = desks_dup_path (file);
  Desk desk = desk_open (name);
  g_auto (DubanTaking) taking = { 0 };
  GError *error = NULL;

  duban_exchange_take (desk.session, path, &options, &taking, &error);
  g_assert_no_error (error);
  desk_close (&desk);
}

/* ---- the window */

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    return strstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), text) != NULL;
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget)) != NULL
           && strstr (gtk_button_get_label (GTK_BUTTON (widget)), text) != NULL;
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

GtkWidget *
desks_find (GtkWidget *widget, GType type, const char *text)
{
  GtkWidget *found = NULL;

  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && has_text (widget, text))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = desks_find (child, type, text);
  return found;
}

void
desks_expect (GtkWidget *root, const char *text)
{
  if (desks_find (root, GTK_TYPE_LABEL, text) == NULL)
    g_error ("“%s” is not said", text);
}

void
desks_press (DubanWindow *window, GtkWidget *root, const char *text)
{
  GtkWidget *button = desks_find (root, GTK_TYPE_BUTTON, text);

  if (button == NULL)
    g_error ("there is no button “%s”", text);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  stage_settle (window);
  stage_settle (window);
}

/* The dialog over the window; NULL where there is none. */
GtkWidget *
desks_get_dialog (DubanWindow *window)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l != NULL; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (window)
        && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

GtkWidget *
desks_drop (DubanWindow *window, const char *file)
{
  g_autofree char *path = desks_dup_path (file);
  GtkWidget *dialog;

  duban_window_import (window, path);
  stage_settle (window);
  stage_settle (window);
  dialog = desks_get_dialog (window);
  g_assert_nonnull (dialog);
  return dialog;
}

void
desks_close_dialog (DubanWindow *window, GtkWidget *dialog)
{
  gtk_window_close (GTK_WINDOW (dialog));
  stage_settle (window);
  g_assert_null (desks_get_dialog (window));
}

GtkWidget *
desks_turn (DubanWindow *window, const char *tab)
{
  GtkWidget *page, *stack;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "exchange");
  stage_settle (window);
  page = GTK_WIDGET (duban_window_get_page (window));
  stack = gtk_widget_get_last_child (gtk_widget_get_first_child (page));
  gtk_stack_set_visible_child_name (GTK_STACK (stack), tab);
  stage_settle (window);
  return page;
}
