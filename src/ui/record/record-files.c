/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record/record-files.h"

#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define NAME_CHARS 60

struct _DubanRecordFiles
{
  GtkWidget parent_instance;

  GPtrArray *paths;              /* owned */
  GtkFileChooserNative *chooser; /* owned while it is open */
  GtkWidget *column, *rows;
};

G_DEFINE_FINAL_TYPE (DubanRecordFiles, duban_record_files, GTK_TYPE_WIDGET)

static void
remove_cb (GtkButton *button, gpointer user_data)
{
  DubanRecordFiles *self = user_data;
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (button));
  const char *path = g_object_get_data (G_OBJECT (row), "path");
  guint place;

  if (g_ptr_array_find_with_equal_func (self->paths, path, g_str_equal, &place))
    g_ptr_array_remove_index (self->paths, place);
  gtk_box_remove (GTK_BOX (self->rows), row);
}

static GtkWidget *
new_row (DubanRecordFiles *self, const char *path)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-remove-symbolic");
  g_autofree char *name = g_path_get_basename (path);
  /* Translators: the name of a file */
  g_autofree char *words = g_strdup_printf (_ ("Remove %s"), name);

  duban_text_show_line (GTK_LABEL (label), name, NAME_CHARS);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_tooltip_text (label, name);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("mail-attachment-symbolic"));
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), button);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (path), g_free);
  return row;
}

void
duban_record_files_add (DubanRecordFiles *self, const char *path)
{
  if (g_ptr_array_find_with_equal_func (self->paths, path, g_str_equal, NULL))
    return;
  g_ptr_array_add (self->paths, g_strdup (path));
  gtk_box_append (GTK_BOX (self->rows), new_row (self, path));
}

static void
add_file (DubanRecordFiles *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    duban_record_files_add (self, path);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  DubanRecordFiles *self = user_data;
  g_autoptr (GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);

      add_file (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
add_cb (GtkButton *button, gpointer user_data)
{
  DubanRecordFiles *self = user_data;

  if (self->chooser != NULL)
    return;
  self->chooser = gtk_file_chooser_native_new (
      _ ("Attach files"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Attach"), _ ("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *item = files; item != NULL; item = item->next)
    add_file (user_data, item->data);
  return files != NULL;
}

void
duban_record_files_take_drops (DubanRecordFiles *self, GtkWidget *widget)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

GStrv
duban_record_files_dup_paths (DubanRecordFiles *self)
{
  GStrv paths;

  if (self->paths->len == 0)
    return NULL;
  paths = g_new0 (char *, self->paths->len + 1);
  for (guint i = 0; i < self->paths->len; i++)
    paths[i] = g_strdup (self->paths->pdata[i]);
  return paths;
}

static void
duban_record_files_dispose (GObject *object)
{
  DubanRecordFiles *self = DUBAN_RECORD_FILES (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->column, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_record_files_parent_class)->dispose (object);
}

static void
duban_record_files_finalize (GObject *object)
{
  g_ptr_array_unref (DUBAN_RECORD_FILES (object)->paths);
  G_OBJECT_CLASS (duban_record_files_parent_class)->finalize (object);
}

static void
duban_record_files_class_init (DubanRecordFilesClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_record_files_dispose;
  G_OBJECT_CLASS (class)->finalize = duban_record_files_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
duban_record_files_init (DubanRecordFiles *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Attach files…"));

  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Or drop them on this window"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, 0);
  gtk_box_append (GTK_BOX (self->column), self->rows);
  gtk_box_append (GTK_BOX (self->column), button);
  gtk_widget_set_parent (self->column, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Attachments"), -1);
}

GtkWidget *
duban_record_files_new (void)
{
  return g_object_new (DUBAN_TYPE_RECORD_FILES, NULL);
}
