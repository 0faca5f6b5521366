/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/frame/window-actions.h"

#include "app/edit/edit.h"
#include "ui/account/account-walk.h"
#include "ui/clerk/clerk-actions.h"
#include "ui/frame/reminding.h"
#include "ui/minutes/minutes-dialog.h"
#include "ui/history/history-window.h"
#include "ui/history/stepping.h"
#include "ui/print/print.h"
#include "ui/print/slip-actions.h"
#include "ui/entry/entry-dialog.h"
#include "ui/preferences/preferences-window.h"
#include "ui/record/record-open.h"
#include "ui/summaries/summaries-page.h"
#include "ui/tasks/tasks-page.h"

#include <glib/gi18n-lib.h>

#define SINCE "duban-since"          /* kept by the window: Unix ms */
#define CHOOSER "duban-file-chooser" /* kept by the window while it is open */

static void
search_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanWindow *window = user_data;

  if (!duban_page_search (duban_window_get_page (window)))
    duban_page_search (duban_window_turn (window, "tasks"));
}

static void
page_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_window_turn (user_data, g_variant_get_string (parameter, NULL));
  duban_window_focus_page (user_data);
}

static void
summary_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanReportKey key = { 0 };
  const char *period;

  g_variant_get (parameter, "(u&s)", &key.leader, &period);
  if (!duban_period_parse (period, &key.period))
    return;
  duban_summaries_page_choose (DUBAN_SUMMARIES_PAGE (duban_window_turn (user_data, "summaries")),
                               key);
  duban_window_focus_page (user_data);
}

static void
refresh_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_desk_refresh (duban_window_get_desk (user_data));
}

static void
menu_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_window_pop_up_menu (user_data);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (duban_preferences_window_new (user_data, duban_window_get_desk (user_data),
                                                    duban_reminding_get (user_data)));
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, DubanWindow *window)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    path = g_file_get_path (file);
  if (path != NULL)
    duban_window_import (window, path);
  g_object_set_data (G_OBJECT (window), CHOOSER, NULL);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  static const char *const patterns[]
      = { "*.xlsx", "*.XLSX", "*.ods", "*.ODS", "*.csv", "*.CSV", "*.duban" };
  DubanWindow *window = user_data;
  g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();
  GtkFileChooserNative *chooser;

  if (g_object_get_data (G_OBJECT (window), CHOOSER) != NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("Import a file"), GTK_WINDOW (window),
                                         GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_object_set_data_full (G_OBJECT (window), CHOOSER, chooser, g_object_unref);
  gtk_file_filter_set_name (tables, _ ("Tables and exchange files"));
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    gtk_file_filter_add_pattern (tables, patterns[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), tables);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  g_signal_connect (chooser, "response", G_CALLBACK (chosen_cb), window);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* When the window first knew its data: Ctrl+Z goes back as far. */
static gint64
get_since (DubanWindow *window)
{
  const gint64 *since = g_object_get_data (G_OBJECT (window), SINCE);

  return since != NULL ? *since : G_MAXINT64;
}

static void
take_back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_stepping_undo (user_data, duban_window_get_desk (user_data), get_since (user_data));
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (!duban_stepping_in_text (user_data, FALSE))
    take_back_cb (action, parameter, user_data);
}

static void
redo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  if (!duban_stepping_in_text (user_data, TRUE))
    duban_stepping_redo (user_data, duban_window_get_desk (user_data), get_since (user_data));
}

/* page: recent or deleted. */
static void
history_cb (GSimpleAction *action, GVariant *page, gpointer user_data)
{
  gboolean deleted = g_str_equal (g_variant_get_string (page, NULL), "deleted");

  gtk_window_present (GTK_WINDOW (
      duban_history_window_new (user_data, duban_window_get_desk (user_data), deleted)));
}

static void
open_record (DubanWindow *window, const char *kind)
{
  DubanDetail *detail = duban_details_pane_get_detail (duban_window_get_details (window));

  if (detail != NULL)
    duban_record_dialog_open (GTK_WINDOW (window), duban_window_get_desk (window), detail->task->n,
                              kind);
}

static void
next_act_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  open_record (user_data, "next");
}

static void
uncover_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_window_open_details (user_data, FALSE);
}

static void
close_details_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_window_close_details (user_data);
}

static void
next_task_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_page_step (duban_window_get_page (user_data), 1);
}

static void
previous_task_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_page_step (duban_window_get_page (user_data), -1);
}

static void
select_task_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_window_select_task (user_data, g_variant_get_uint32 (parameter), FALSE);
}

static void
open_task_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_window_select_task (user_data, g_variant_get_uint32 (parameter), TRUE);
}

static void
act_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanDesk *desk = duban_window_get_desk (user_data);
  const char *kind;
  guint32 task;

  g_variant_get (parameter, "(u&s)", &task, &kind);
  if (!duban_desk_is_read_only (desk))
    duban_record_dialog_open (user_data, desk, task, kind);
}

static void
show_tasks_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GVariant) list = NULL;
  const guint32 *tasks;
  const char *words;
  gsize n;

  g_variant_get (parameter, "(&s@au)", &words, &list);
  tasks = duban_page_unpack_tasks (list, &n);
  duban_tasks_page_show_set (DUBAN_TASKS_PAGE (duban_window_turn (user_data, "tasks")), words,
                             tasks, n);
}

static void
toast_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *text;
  gboolean undo;

  g_variant_get (parameter, "(&sb)", &text, &undo);
  duban_window_toast (user_data, text, undo);
}

static void
problem_cb (GSimpleAction *action, GVariant *message, gpointer user_data)
{
  duban_window_tell_problem (user_data, g_variant_get_string (message, NULL));
}

static void
close_problem_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_window_tell_problem (user_data, NULL);
  duban_window_focus_page (user_data);
}

static void
scope_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  g_simple_action_set_state (action, value);
  duban_desk_set_scope (duban_window_get_desk (user_data), g_variant_get_uint32 (value));
}

/* What the page in sight lists; it says where it lists nothing. */
static gboolean
is_list (DubanPage *page, const DubanSheet *sheet)
{
  if (sheet == NULL)
    duban_page_toast (GTK_WIDGET (page), _ ("There is no list on this page."), FALSE);
  return sheet != NULL;
}

static void
print_sheet (DubanPage *page, DubanSheet *sheet)
{
  if (is_list (page, sheet))
    duban_print_sheet (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), sheet);
}

static void
copy_sheet (DubanPage *page, DubanSheet *given)
{
  g_autoptr (DubanSheet) sheet = given;

  if (!is_list (page, sheet))
    return;
  duban_print_copy (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (page))), sheet);
  duban_page_toast (GTK_WIDGET (page), _ ("Copied. It can be pasted into a spreadsheet."), FALSE);
}

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanPage *page = duban_window_get_page (user_data);

  if (!duban_page_print (page))
    duban_page_list_all (page, print_sheet);
}

static void
copy_list_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_page_list_all (duban_window_get_page (user_data), copy_sheet);
}

static void
new_task_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanDesk *desk = duban_window_get_desk (user_data);
  const char *text = g_variant_get_string (parameter, NULL);

  if (duban_minutes_dialog_suits (desk, text))
    gtk_widget_activate_action (user_data, "win.minutes", "s", text);
  else
    duban_entry_dialog_open (user_data, desk, 0, text);
}

static void
edit_task_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  duban_entry_dialog_open (user_data, duban_window_get_desk (user_data),
                           g_variant_get_uint32 (parameter), NULL);
}

static void
account_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanDesk *desk = duban_window_get_desk (user_data);

  if (!duban_desk_is_read_only (desk))
    duban_account_walk_open (GTK_WIDGET (duban_window_get_page (user_data)), desk,
                             g_variant_get_uint32 (parameter));
}

/* What needs data is off until there is some. */
static void
desk_changed_cb (DubanWindow *window)
{
  const char *const names[]
      = { "import", "undo", "redo", "take-back", "history", "search", "new-task", "edit-task" };
  gboolean ready = duban_desk_get_state (duban_window_get_desk (window)) == DUBAN_DESK_READY;

  if (ready && g_object_get_data (G_OBJECT (window), SINCE) == NULL)
    g_object_set_data_full (
        G_OBJECT (window), SINCE,
        g_memdup2 (&duban_desk_get_snapshot (duban_window_get_desk (window))->milliseconds,
                   sizeof (gint64)),
        g_free);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (window), names[i])), ready);
}

void
duban_window_actions_add (DubanWindow *window)
{
  const GActionEntry entries[] = {
    { "search", search_cb },
    { "page", page_cb, "s" },
    { "summary", summary_cb, "(us)" },
    { "refresh", refresh_cb },
    { "menu", menu_cb },
    { "preferences", preferences_cb },
    { "import", import_cb },
    { "undo", undo_cb },
    { "redo", redo_cb },
    { "take-back", take_back_cb },
    { "history", history_cb, "s" },
    { "next-act", next_act_cb },
    { "close-details", close_details_cb },
    { "uncover", uncover_cb },
    { "next-task", next_task_cb },
    { "previous-task", previous_task_cb },
    { "select-task", select_task_cb, "u" },
    { "open-task", open_task_cb, "u" },
    { "act", act_cb, "(us)" },
    { "account", account_cb, "u" },
    { "show-tasks", show_tasks_cb, "(sau)" },
    { "toast", toast_cb, "(sb)" },
    { "problem", problem_cb, "s" },
    { "close-problem", close_problem_cb },
    { "scope", NULL, "u", "uint32 0", scope_cb },
    { "print", print_cb },
    { "copy-list", copy_list_cb },
    { "new-task", new_task_cb, "s" },
    { "edit-task", edit_task_cb, "u" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  duban_clerk_actions_add (GTK_WINDOW (window), duban_window_get_desk (window));
  duban_reminding_add_actions (window);
  duban_slip_actions_add (GTK_WINDOW (window), duban_window_get_desk (window));
  g_signal_connect_object (duban_window_get_desk (window), "changed", G_CALLBACK (desk_changed_cb),
                           window, G_CONNECT_SWAPPED);
  desk_changed_cb (window);
}
