/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/form-window.h"

#include "app/wording/snippet.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define WIDTH 440
#define TITLE_CHARS 40

struct _DubanFormWindow
{
  AdwWindow parent_instance;

  GtkWidget *fields, *save, *problem;
  GtkWidget *first;   /* the input that the keyboard begins in */
  GtkWidget *refused; /* the label that says a problem now, or NULL; the form owns it */
};

G_DEFINE_FINAL_TYPE (DubanFormWindow, duban_form_window, ADW_TYPE_WINDOW)

enum
{
  SAVE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
save_cb (DubanFormWindow *window)
{
  if (gtk_widget_get_sensitive (window->save))
    g_signal_emit (window, signals[SAVE], 0);
}

static gboolean
save_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  save_cb (DUBAN_FORM_WINDOW (widget));
  return TRUE;
}

static void
duban_form_window_map (GtkWidget *widget)
{
  DubanFormWindow *window = DUBAN_FORM_WINDOW (widget);

  GTK_WIDGET_CLASS (duban_form_window_parent_class)->map (widget);
  if (window->first != NULL && !gtk_widget_grab_focus (window->first))
    gtk_widget_child_focus (window->first, GTK_DIR_TAB_FORWARD);
}

static void
duban_form_window_class_init (DubanFormWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->map = duban_form_window_map;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, save_shortcut_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, GDK_CONTROL_MASK, save_shortcut_cb,
                                NULL);
  signals[SAVE] = g_signal_new ("save", DUBAN_TYPE_FORM_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
duban_form_window_init (DubanFormWindow *window)
{
}

static GtkWidget *
build_header (DubanFormWindow *window, const char *title, const char *save)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  window->save = gtk_button_new_with_mnemonic (save);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  gtk_widget_add_css_class (window->save, "suggested-action");
  gtk_widget_set_tooltip_text (window->save, _ ("Save (Ctrl+Enter)"));
  g_signal_connect_object (window->save, "clicked", G_CALLBACK (save_cb), window,
                           G_CONNECT_SWAPPED);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), adw_window_title_new (title, NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), window->save);
  return header;
}

static GtkWidget *
build_problem (void)
{
  GtkWidget *label = duban_text_label_new ("", "error");

  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_set_visible (label, FALSE);
  return label;
}

DubanFormWindow *
duban_form_window_new (GtkWidget *from, const char *heading, const char *save)
{
  g_autofree char *title = duban_snippet_dup (heading, TITLE_CHARS);
  GtkRoot *root = gtk_widget_get_root (from);
  DubanFormWindow *window
      = g_object_new (DUBAN_TYPE_FORM_WINDOW, "transient-for", root, "modal", TRUE,
                      "destroy-with-parent", TRUE, "default-width", WIDTH, "title", title, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll;

  gtk_box_append (GTK_BOX (box), build_header (window, title, save));
  window->fields = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (window->fields, "form");
  window->problem = build_problem ();
  gtk_box_append (GTK_BOX (window->fields), window->problem);
  scroll = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, window->fields);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 560);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (box), scroll);
  adw_window_set_content (ADW_WINDOW (window), box);
  return window;
}

void
duban_form_window_add (DubanFormWindow *window, const char *title, GtkWidget *input,
                       const char *hint)
{
  GtkWidget *field = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *problem = build_problem ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (field), label);
  gtk_box_append (GTK_BOX (field), input);
  if (hint != NULL)
    {
      GtkWidget *note = duban_text_label_new (hint, "dim-label");

      gtk_label_set_selectable (GTK_LABEL (note), FALSE);
      gtk_box_append (GTK_BOX (field), note);
    }
  gtk_box_append (GTK_BOX (field), problem);
  g_object_set_data (G_OBJECT (input), "problem", problem);
  if (window->first == NULL)
    window->first = input;
  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_insert_child_after (GTK_BOX (window->fields), field,
                              gtk_widget_get_prev_sibling (window->problem));
}

GtkWidget *
duban_form_window_add_entry (DubanFormWindow *window, const char *title, const char *text,
                             const char *hint)
{
  GtkWidget *entry = gtk_entry_new ();

  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_connect_object (entry, "activate", G_CALLBACK (save_cb), window, G_CONNECT_SWAPPED);
  duban_form_window_add (window, title, entry, hint);
  return entry;
}

GtkWidget *
duban_form_window_add_choice (DubanFormWindow *window, const char *title, const char *const *texts,
                              guint chosen)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (texts);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen);
  duban_form_window_add (window, title, choice, NULL);
  duban_choice_set_name (choice, title);
  return choice;
}

void
duban_form_window_refuse (DubanFormWindow *window, GtkWidget *input, const char *message)
{
  if (window->refused != NULL)
    gtk_widget_set_visible (window->refused, FALSE);
  window->refused
      = input != NULL ? g_object_get_data (G_OBJECT (input), "problem") : window->problem;
  duban_text_show (GTK_LABEL (window->refused), message);
  gtk_widget_set_visible (window->refused, message != NULL);
  if (input != NULL)
    gtk_widget_grab_focus (input);
}

void
duban_form_window_set_busy (DubanFormWindow *window, gboolean busy)
{
  gtk_widget_set_sensitive (window->save, !busy);
}

char *
duban_form_window_dup_text (GtkWidget *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable))));
}
