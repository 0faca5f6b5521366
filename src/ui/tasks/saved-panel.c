/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/saved-panel.h"

#include "app/view/saved-filters.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define NAME_CHARS 24
#define NAME_KEY "duban-name"
#define TEXT_KEY "duban-text"

struct _DubanSavedPanel
{
  GtkWidget parent_instance;

  DubanDesk *desk;
  GtkWidget *box, *list, *none, *entry, *problem;
  GtkWidget *gone, *gone_words; /* what was deleted last, to be taken back */
  char *gone_name, *gone_text;  /* owned */
  char *text;                   /* the present filter */
};

G_DEFINE_FINAL_TYPE (DubanSavedPanel, duban_saved_panel, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What is to be saved before they are listed again; name NULL: nothing, text NULL: it goes. */
typedef struct
{
  char *name;
  char *text;
} Put;

static void
put_free (gpointer data)
{
  Put *put = data;

  g_free (put->name);
  g_free (put->text);
  g_free (put);
}

static gpointer
put_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Put *put = data;

  if (put->name != NULL && !duban_saved_filters_put (session, put->name, put->text, error))
    return NULL;
  return duban_saved_filters_load (session, error);
}

static void run (DubanSavedPanel *panel, const char *name, const char *text);

static void
chosen_cb (GtkWidget *button, DubanSavedPanel *panel)
{
  const char *text = g_object_get_data (G_OBJECT (button), TEXT_KEY);
  GtkWidget *popover = gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER);

  g_signal_emit (panel, signals[CHOSEN], 0, text);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

/* name NULL: nothing can be taken back. */
static void
show_gone (DubanSavedPanel *panel, const char *name, const char *text)
{
  g_autofree char *old_name = g_steal_pointer (&panel->gone_name);
  g_autofree char *old_text = g_steal_pointer (&panel->gone_text);
  g_autofree char *words = NULL;

  gtk_widget_set_visible (panel->gone, name != NULL);
  if (name == NULL)
    return;
  panel->gone_name = g_strdup (name);
  panel->gone_text = g_strdup (text);
  /* Translators: %s is the name of a saved filter */
  words = g_strdup_printf (_ ("“%s” was deleted"), name);
  duban_text_show_line (GTK_LABEL (panel->gone_words), words, NAME_CHARS);
}

static void
delete_cb (GtkWidget *button, DubanSavedPanel *panel)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (button), NAME_KEY));

  show_gone (panel, name, g_object_get_data (G_OBJECT (button), TEXT_KEY));
  gtk_widget_grab_focus (panel->entry);
  run (panel, name, NULL);
}

static void
undo_cb (DubanSavedPanel *panel)
{
  run (panel, panel->gone_name, panel->gone_text);
  gtk_widget_grab_focus (panel->entry);
  show_gone (panel, NULL, NULL);
}

static void
save_cb (DubanSavedPanel *panel)
{
  run (panel, gtk_editable_get_text (GTK_EDITABLE (panel->entry)), panel->text);
}

static void
add_filter (DubanSavedPanel *panel, const DubanSavedFilter *filter)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *apply = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *delete = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: a button; %s is the name of a saved filter */
  g_autofree char *delete_name = g_strdup_printf (_ ("Delete the filter “%s”"), filter->name);

  duban_text_show_line (GTK_LABEL (label), filter->name, NAME_CHARS);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (apply), label);
  gtk_widget_set_hexpand (apply, TRUE);
  gtk_widget_add_css_class (apply, "flat");
  gtk_widget_add_css_class (delete, "flat");
  gtk_widget_set_tooltip_text (delete, delete_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (apply), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  filter->name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (delete), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  delete_name, -1);
  g_object_set_data_full (G_OBJECT (apply), TEXT_KEY, g_strdup (filter->text), g_free);
  g_object_set_data_full (G_OBJECT (delete), NAME_KEY, g_strdup (filter->name), g_free);
  g_object_set_data_full (G_OBJECT (delete), TEXT_KEY, g_strdup (filter->text), g_free);
  g_signal_connect (apply, "clicked", G_CALLBACK (chosen_cb), panel);
  g_signal_connect (delete, "clicked", G_CALLBACK (delete_cb), panel);
  gtk_box_append (GTK_BOX (row), apply);
  gtk_box_append (GTK_BOX (row), delete);
  gtk_box_append (GTK_BOX (panel->list), row);
}

static void
show_filters (DubanSavedPanel *panel, GPtrArray *filters)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (panel->list)) != NULL)
    gtk_box_remove (GTK_BOX (panel->list), child);
  for (guint i = 0; i < filters->len; i++)
    add_filter (panel, g_ptr_array_index (filters, i));
  gtk_widget_set_visible (panel->none, filters->len == 0);
}

static void
show_problem (DubanSavedPanel *panel, const char *problem)
{
  gtk_widget_set_visible (panel->problem, problem != NULL);
  duban_text_show (GTK_LABEL (panel->problem), problem);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanSavedPanel) panel = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) filters = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (panel->box == NULL)
    return;
  show_problem (panel, error != NULL ? error->message : NULL);
  if (filters == NULL)
    return;
  show_filters (panel, filters);
  gtk_editable_set_text (GTK_EDITABLE (panel->entry), "");
}

static void
run (DubanSavedPanel *panel, const char *name, const char *text)
{
  Put *put = g_new0 (Put, 1);

  put->name = g_strdup (name);
  put->text = g_strdup (text);
  duban_worker_run_async (duban_desk_get_worker (panel->desk), put_job, put, put_free,
                          (GDestroyNotify) g_ptr_array_unref, NULL, done_cb, g_object_ref (panel));
}

static void
duban_saved_panel_dispose (GObject *object)
{
  DubanSavedPanel *panel = DUBAN_SAVED_PANEL (object);

  g_clear_pointer (&panel->box, gtk_widget_unparent);
  g_clear_object (&panel->desk);
  g_clear_pointer (&panel->text, g_free);
  g_clear_pointer (&panel->gone_name, g_free);
  g_clear_pointer (&panel->gone_text, g_free);
  G_OBJECT_CLASS (duban_saved_panel_parent_class)->dispose (object);
}

static void
duban_saved_panel_class_init (DubanSavedPanelClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_saved_panel_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", DUBAN_TYPE_SAVED_PANEL, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_saving (DubanSavedPanel *panel)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *save = gtk_button_new_with_mnemonic (_ ("_Save"));

  panel->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (panel->entry), _ ("Name for this filter"));
  gtk_widget_set_hexpand (panel->entry, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (panel->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name for this filter"), -1);
  g_signal_connect_swapped (panel->entry, "activate", G_CALLBACK (save_cb), panel);
  g_signal_connect_swapped (save, "clicked", G_CALLBACK (save_cb), panel);
  gtk_box_append (GTK_BOX (row), panel->entry);
  gtk_box_append (GTK_BOX (row), save);
  gtk_box_append (GTK_BOX (panel->box), row);
}

static void
add_gone (DubanSavedPanel *panel)
{
  GtkWidget *undo = gtk_button_new_with_mnemonic (_ ("_Undo"));

  panel->gone = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  panel->gone_words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (panel->gone_words), 0);
  gtk_widget_set_hexpand (panel->gone_words, TRUE);
  gtk_widget_add_css_class (panel->gone_words, "dim-label");
  g_signal_connect_swapped (undo, "clicked", G_CALLBACK (undo_cb), panel);
  gtk_box_append (GTK_BOX (panel->gone), panel->gone_words);
  gtk_box_append (GTK_BOX (panel->gone), undo);
  gtk_box_append (GTK_BOX (panel->box), panel->gone);
  gtk_widget_set_visible (panel->gone, FALSE);
}

static GtkWidget *
add_label (DubanSavedPanel *panel, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 28);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (panel->box), label);
  return label;
}

static void
duban_saved_panel_init (DubanSavedPanel *panel)
{
  panel->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  panel->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (panel->box, GTK_WIDGET (panel));
  gtk_accessible_update_property (GTK_ACCESSIBLE (panel), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Kept filters"), -1);
  panel->none = add_label (panel, _ ("No filter is saved yet."), "dim-label");
  gtk_box_append (GTK_BOX (panel->box), panel->list);
  add_gone (panel);
  gtk_box_append (GTK_BOX (panel->box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  add_saving (panel);
  panel->problem = add_label (panel, NULL, "error");
  gtk_widget_set_visible (panel->problem, FALSE);
}

GtkWidget *
duban_saved_panel_new (DubanDesk *desk)
{
  DubanSavedPanel *panel = g_object_new (DUBAN_TYPE_SAVED_PANEL, NULL);

  panel->desk = g_object_ref (desk);
  return GTK_WIDGET (panel);
}

void
duban_saved_panel_show (DubanSavedPanel *panel, const char *text, const char *words)
{
  g_free (panel->text);
  panel->text = g_strdup (text);
  show_problem (panel, NULL);
  show_gone (panel, NULL, NULL);
  gtk_widget_set_tooltip_text (panel->entry, words);
  run (panel, NULL, NULL);
}
