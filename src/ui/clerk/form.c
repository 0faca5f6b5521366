/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clerk/form.h"

#include "ui/page/page.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define SUBTITLE_CHARS 60

typedef struct
{
  /* owned */
  DubanDesk *desk;
  GSimpleActionGroup *actions;
  char *done; /* what to say when the deed is done */

  /* template */
  GtkWidget *heading, *subheading, *cancel, *save, *problem, *bin;
} DubanClerkFormPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DubanClerkForm, duban_clerk_form, ADW_TYPE_WINDOW)

static DubanClerkFormPrivate *
get_private (DubanClerkForm *form)
{
  return duban_clerk_form_get_instance_private (form);
}

static GAction *
get_save (DubanClerkForm *form)
{
  return g_action_map_lookup_action (G_ACTION_MAP (get_private (form)->actions), "save");
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanClerkForm *form = user_data;

  duban_clerk_form_show_problem (form, NULL);
  DUBAN_CLERK_FORM_GET_CLASS (form)->save (form);
}

static void
done_cb (GtkWidget *from, gboolean succeeded, const char *message, gpointer user_data)
{
  DubanClerkForm *form = DUBAN_CLERK_FORM (from);

  duban_clerk_form_set_can_save (form, TRUE);
  if (!succeeded)
    {
      duban_clerk_form_show_problem (form, message);
      return;
    }
  if (DUBAN_CLERK_FORM_GET_CLASS (form)->saved != NULL)
    DUBAN_CLERK_FORM_GET_CLASS (form)->saved (form);
  duban_clerk_form_toast (form, get_private (form)->done, TRUE);
  gtk_window_close (GTK_WINDOW (form));
}

static void
duban_clerk_form_dispose (GObject *object)
{
  DubanClerkFormPrivate *priv = get_private (DUBAN_CLERK_FORM (object));

  g_clear_object (&priv->desk);
  g_clear_object (&priv->actions);
  g_clear_pointer (&priv->done, g_free);
  G_OBJECT_CLASS (duban_clerk_form_parent_class)->dispose (object);
}

static void
duban_clerk_form_class_init (DubanClerkFormClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_clerk_form_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/duban/Duban/ui/clerk/form.ui");
  gtk_widget_class_bind_template_child_private (widget_class, DubanClerkForm, heading);
  gtk_widget_class_bind_template_child_private (widget_class, DubanClerkForm, subheading);
  gtk_widget_class_bind_template_child_private (widget_class, DubanClerkForm, cancel);
  gtk_widget_class_bind_template_child_private (widget_class, DubanClerkForm, save);
  gtk_widget_class_bind_template_child_private (widget_class, DubanClerkForm, problem);
  gtk_widget_class_bind_template_child_private (widget_class, DubanClerkForm, bin);
}

static void
duban_clerk_form_init (DubanClerkForm *form)
{
  const GActionEntry entries[] = { { "save", save_cb } };
  DubanClerkFormPrivate *priv = get_private (form);

  priv->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (priv->actions), entries, G_N_ELEMENTS (entries),
                                   form);
  gtk_widget_insert_action_group (GTK_WIDGET (form), "form", G_ACTION_GROUP (priv->actions));
  gtk_widget_init_template (GTK_WIDGET (form));
}

void
duban_clerk_form_set_up (DubanClerkForm *form, GtkWindow *parent, DubanDesk *desk,
                         const char *title, const char *subtitle)
{
  DubanClerkFormPrivate *priv = get_private (form);

  priv->desk = g_object_ref (desk);
  gtk_window_set_transient_for (GTK_WINDOW (form), parent);
  gtk_window_set_title (GTK_WINDOW (form), title);
  gtk_label_set_text (GTK_LABEL (priv->heading), title);
  duban_text_show_line (GTK_LABEL (priv->subheading), subtitle, SUBTITLE_CHARS);
  gtk_widget_set_visible (priv->subheading, subtitle != NULL);
}

void
duban_clerk_form_set_child (DubanClerkForm *form, GtkWidget *child)
{
  adw_bin_set_child (ADW_BIN (get_private (form)->bin), child);
}

void
duban_clerk_form_set_size (DubanClerkForm *form, int width, int height)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (form));
  const int widest = parent != NULL ? gtk_widget_get_width (GTK_WIDGET (parent)) : 0;
  const int highest = parent != NULL ? gtk_widget_get_height (GTK_WIDGET (parent)) : 0;

  gtk_window_set_default_size (GTK_WINDOW (form), widest > 0 ? MIN (width, widest) : width,
                               highest > 0 ? MIN (height, highest) : height);
}

void
duban_clerk_form_set_save_label (DubanClerkForm *form, const char *label)
{
  gtk_button_set_label (GTK_BUTTON (get_private (form)->save), label);
}

void
duban_clerk_form_set_can_save (DubanClerkForm *form, gboolean can_save)
{
  g_simple_action_set_enabled (G_SIMPLE_ACTION (get_save (form)), can_save);
}

void
duban_clerk_form_focus_save (DubanClerkForm *form)
{
  gtk_widget_grab_focus (get_private (form)->save);
}

void
duban_clerk_form_set_close_label (DubanClerkForm *form, const char *label)
{
  gtk_button_set_label (GTK_BUTTON (get_private (form)->cancel), label);
}

DubanDesk *
duban_clerk_form_get_desk (DubanClerkForm *form)
{
  return get_private (form)->desk;
}

void
duban_clerk_form_show_problem (DubanClerkForm *form, const char *message)
{
  GtkWidget *problem = get_private (form)->problem;

  duban_text_show (GTK_LABEL (problem), message);
  gtk_widget_set_visible (problem, message != NULL);
}

void
duban_clerk_form_run (DubanClerkForm *form, DubanDeed deed, gpointer data, GDestroyNotify free_data,
                      const char *done)
{
  DubanClerkFormPrivate *priv = get_private (form);

  g_free (priv->done);
  priv->done = g_strdup (done);
  duban_clerk_form_set_can_save (form, FALSE);
  duban_deed_run_then (GTK_WIDGET (form), priv->desk, deed, data, free_data, done_cb, NULL);
}

void
duban_clerk_form_toast (DubanClerkForm *form, const char *text, gboolean undo)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (form));

  if (parent != NULL)
    duban_page_toast (GTK_WIDGET (parent), text, undo);
}

GtkWidget *
duban_clerk_form_caption (const char *caption, GtkWidget *widget)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (caption);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), widget);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), widget);
  return box;
}
