/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wording/wording.h"
#include "store/backups.h"
#include "store/care.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/page/problem.h"
#include "ui/preferences/pages.h"
#include "ui/preferences/restoring.h"

#include <glib/gi18n-lib.h>

#define CHOOSER "duban-backup-chooser" /* kept by the page while it is open */
#define N_SHOWN 7                      /* backups to choose from; older ones by their file */

/* What the page has besides its widgets. */
typedef struct
{
  DubanDesk *desk;            /* owned */
  AdwPreferencesGroup *group; /* borrowed: the backups */
  GPtrArray *rows;            /* borrowed: of the group */
} Backups;

static void
backups_free (gpointer data)
{
  Backups *backups = data;

  g_object_unref (backups->desk);
  g_ptr_array_unref (backups->rows);
  g_free (backups);
}

static Backups *
get_backups (GtkWidget *page)
{
  return g_object_get_data (G_OBJECT (page), "duban-backups");
}

static const char *
get_path (const Backups *backups)
{
  return duban_worker_get_path (duban_desk_get_worker (backups->desk));
}

static GtkWidget *
add_button (AdwActionRow *row, const char *label, const char *name)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (row, button);
  adw_action_row_set_activatable_widget (row, button);
  return button;
}

static void
restore_cb (GtkWidget *button)
{
  GtkWidget *page = gtk_widget_get_ancestor (button, ADW_TYPE_PREFERENCES_PAGE);

  duban_restoring_ask (page, get_backups (page)->desk,
                       g_object_get_data (G_OBJECT (button), "duban-path"));
}

static void
add_backup (Backups *backups, DubanDay day, DubanDay today)
{
  g_autofree char *title = duban_wording_of_day (day, today);
  g_autofree char *name = g_strdup_printf (_ ("Restore the backup of %s"), title);
  AdwActionRow *row = duban_preferences_add_row (backups->group, title, NULL);
  GtkWidget *button = add_button (row, _ ("Restore…"), name);

  g_object_set_data_full (G_OBJECT (button), "duban-path",
                          duban_backups_dup_path (get_path (backups), day), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (restore_cb), NULL);
  g_ptr_array_add (backups->rows, row);
}

static void
show_backups (DubanDesk *desk, gpointer user_data)
{
  Backups *backups = user_data;
  DubanTerms *terms = duban_desk_get_terms (desk);
  g_autoptr (GArray) days = duban_backups_list_days (get_path (backups));

  for (guint i = 0; i < backups->rows->len; i++)
    adw_preferences_group_remove (backups->group, g_ptr_array_index (backups->rows, i));
  g_ptr_array_set_size (backups->rows, 0);
  for (guint i = 0; i < MIN (days->len, N_SHOWN); i++)
    {
      DubanDay day = g_array_index (days, DubanDay, i);

      add_backup (backups, day, terms != NULL ? terms->today : day);
    }
  if (days->len == 0)
    g_ptr_array_add (backups->rows,
                     duban_preferences_add_row (backups->group, _ ("There is none yet"),
                                                _ ("One is made before the first change of each "
                                                   "day once there are tasks.")));
}

static gboolean
back_up (DubanSession *session, gpointer data, GError **error)
{
  return duban_care_backup (session->db, data, NULL, error);
}

static void
backed_up_cb (GtkWidget *from, gboolean succeeded, const char *message, gpointer user_data)
{
  if (succeeded)
    duban_page_toast (from, _ ("The backup is made."), FALSE);
  else
    duban_problem_tell (from, message);
}

/* Opens a chooser that is kept by the page until it answers. */
static void
choose (GtkWidget *page, const char *title, GtkFileChooserAction action, const char *accept,
        GCallback answered)
{
  GtkFileChooserNative *chooser;

  if (g_object_get_data (G_OBJECT (page), CHOOSER) != NULL)
    return;
  chooser = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (page)), action,
                                         accept, _ ("_Cancel"));
  g_object_set_data_full (G_OBJECT (page), CHOOSER, chooser, g_object_unref);
  if (action == GTK_FILE_CHOOSER_ACTION_SAVE)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "duban-backup.db");
  g_signal_connect_object (chooser, "response", answered, page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* The path that was chosen; NULL: none. (transfer full) */
static char *
take_answer (GtkNativeDialog *chooser, int response, GtkWidget *page)
{
  g_autoptr (GFile) file = NULL;
  char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  if (file != NULL)
    path = g_file_get_path (file);
  g_object_set_data (G_OBJECT (page), CHOOSER, NULL);
  return path;
}

static void
target_cb (GtkNativeDialog *chooser, int response, GtkWidget *page)
{
  char *path = take_answer (chooser, response, page);

  if (path != NULL)
    duban_deed_run_then (page, get_backups (page)->desk, back_up, path, g_free, backed_up_cb, NULL);
}

static void
source_cb (GtkNativeDialog *chooser, int response, GtkWidget *page)
{
  g_autofree char *path = take_answer (chooser, response, page);

  if (path != NULL)
    duban_restoring_ask (page, get_backups (page)->desk, path);
}

static void
back_up_cb (GtkWidget *page)
{
  choose (page, _ ("Back up to a file"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Back up"),
          G_CALLBACK (target_cb));
}

static void
restore_file_cb (GtkWidget *page)
{
  choose (page, _ ("Restore a backup"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"),
          G_CALLBACK (source_cb));
}

static void
folder_cb (GtkWidget *page)
{
  g_autofree char *folder = duban_backups_dup_named_path (get_path (get_backups (page)), "");
  g_autofree char *uri = g_filename_to_uri (folder, NULL, NULL);

  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (page)), uri, GDK_CURRENT_TIME);
}

static void
add_deeds (AdwPreferencesPage *page, const Backups *backups)
{
  AdwPreferencesGroup *group = duban_preferences_add_group (page, _ ("Backups"), NULL);
  g_autofree char *folder = duban_backups_dup_named_path (get_path (backups), "");
  g_autofree char *shown = g_filename_display_name (folder);
  AdwActionRow *where = duban_preferences_add_row (group, _ ("Made by themselves in"), shown);
  AdwActionRow *now = duban_preferences_add_row (
      group, _ ("Back up now"), _ ("To a file of your choice, on a stick for example"));
  GtkWidget *open = add_button (where, _ ("Open the f_older"), _ ("Open the folder"));
  GtkWidget *make = add_button (now, _ ("_Back up…"), _ ("Back up now"));
  AdwActionRow *file = duban_preferences_add_row (group, _ ("Restore a file"),
                                                  _ ("A backup that was made by hand"));
  GtkWidget *choose_file = add_button (file, _ ("_File…"), _ ("Restore a file"));

  g_signal_connect_object (open, "clicked", G_CALLBACK (folder_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (make, "clicked", G_CALLBACK (back_up_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (choose_file, "clicked", G_CALLBACK (restore_file_cb), page,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_sensitive (make, duban_desk_get_state (backups->desk) == DUBAN_DESK_READY);
}

AdwPreferencesPage *
duban_preferences_new_backup_page (DubanDesk *desk)
{
  AdwPreferencesPage *page
      = duban_preferences_new_page ("backup", _ ("Backup"), "drive-harddisk-symbolic");
  Backups *backups = g_new0 (Backups, 1);
  GClosure *follow;

  backups->desk = g_object_ref (desk);
  backups->rows = g_ptr_array_new ();
  g_object_set_data_full (G_OBJECT (page), "duban-backups", backups, backups_free);
  add_deeds (page, backups);
  backups->group = duban_preferences_add_group (
      page, _ ("Restore"),
      _ ("What is replaced is kept beside it, and what it had beyond the backup can be taken back "
         "in. The last 7 days, 4 weeks and 12 months are there."));
  follow = g_cclosure_new (G_CALLBACK (show_backups), backups, NULL);
  g_object_watch_closure (G_OBJECT (page), follow);
  g_signal_connect_closure (desk, "changed", follow, FALSE);
  show_backups (desk, backups);
  return page;
}
