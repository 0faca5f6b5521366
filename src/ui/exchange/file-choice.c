/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/file-choice.h"

#include <glib/gi18n-lib.h>

#define CHOOSER "duban-exchange-chooser" /* kept while it is open */

typedef struct
{
  GtkWidget *from; /* borrowed: it keeps the chooser */
  DubanFileChoiceFunc func;
} Choice;

static void
choice_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, Choice *choice)
{
  GtkWidget *from = choice->from;
  DubanFileChoiceFunc func = choice->func;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  g_object_set_data (G_OBJECT (from), CHOOSER, NULL);
  if (path != NULL)
    func (from, path);
}

static void
add_filters (GtkFileChooser *chooser)
{
  g_autoptr (GtkFileFilter) ours = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (ours, _ ("Exchange files (.duban)"));
  gtk_file_filter_add_pattern (ours, "*.duban");
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, ours);
  gtk_file_chooser_add_filter (chooser, all);
}

static void
show (GtkWidget *from, GtkFileChooserNative *chooser, DubanFileChoiceFunc func)
{
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ from, func };
  if (gtk_file_chooser_get_action (GTK_FILE_CHOOSER (chooser))
      != GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER)
    add_filters (GTK_FILE_CHOOSER (chooser));
  g_object_set_data_full (G_OBJECT (from), CHOOSER, chooser, g_object_unref);
  g_signal_connect_data (chooser, "response", G_CALLBACK (chosen_cb), choice, choice_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GtkFileChooserNative *
chooser_new (GtkWidget *from, const char *title, GtkFileChooserAction action, const char *accept)
{
  if (g_object_get_data (G_OBJECT (from), CHOOSER) != NULL)
    return NULL;
  return gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (from)), action,
                                      accept, _ ("_Cancel"));
}

void
duban_file_choice_open (GtkWidget *from, const char *title, DubanFileChoiceFunc func)
{
  GtkFileChooserNative *chooser
      = chooser_new (from, title, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"));

  if (chooser != NULL)
    show (from, chooser, func);
}

void
duban_file_choice_folder (GtkWidget *from, const char *title, DubanFileChoiceFunc func)
{
  GtkFileChooserNative *chooser
      = chooser_new (from, title, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Open"));

  if (chooser != NULL)
    show (from, chooser, func);
}

void
duban_file_choice_save (GtkWidget *from, const char *title, const char *name,
                        DubanFileChoiceFunc func)
{
  GtkFileChooserNative *chooser
      = chooser_new (from, title, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"));

  if (chooser == NULL)
    return;
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  show (from, chooser, func);
}
