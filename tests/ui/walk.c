/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "walk.h"

GtkWidget *
walk_find (GtkWidget *widget, GType type, int *n)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = walk_find (child, type, n);
  return found;
}

GtkWidget *
walk_get (gpointer widget, GType type, int n)
{
  GtkWidget *found = walk_find (widget, type, &n);

  g_assert_nonnull (found);
  return found;
}

GtkWidget *
walk_find_button (gpointer widget, const char *label)
{
  GtkWidget *button;

  for (int i = 0;; i++)
    {
      int n = i;

      button = walk_find (widget, GTK_TYPE_BUTTON, &n);
      if (button == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
}

void
walk_press (gpointer widget, const char *label)
{
  GtkWidget *button = walk_find_button (widget, label);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

GtkWindow *
walk_find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWindow *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (GTK_WIDGET (window)))
        found = window;
    }
  return found;
}

/* A label that says it, however wide it is and however it spaces. */
static gboolean
says (GtkWidget *widget, const char *text)
{
  const char *tooltip = gtk_widget_get_tooltip_text (widget);

  return strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL
         || (tooltip != NULL && strstr (tooltip, text) != NULL);
}

gboolean
walk_has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && says (widget, text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (walk_has_text (child, text))
      return TRUE;
  return FALSE;
}
