/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/scroll.h"

/* A size that the frame follows never scrolls; nor does it ever become less than what it holds. */
static GtkPolicyType
policy_of (gboolean follows)
{
  return follows ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC;
}

GtkWidget *
duban_scroll_new (DubanScrollWay way, const char *name, GtkWidget *child)
{
  GtkWidget *widget = gtk_scrolled_window_new ();
  GtkScrolledWindow *scroll = GTK_SCROLLED_WINDOW (widget);

  gtk_scrolled_window_set_policy (scroll, policy_of (way == DUBAN_SCROLL_DOWN),
                                  policy_of (way == DUBAN_SCROLL_ACROSS));
  gtk_widget_set_focusable (widget, name != NULL);
  if (name != NULL)
    {
      g_object_set (widget, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
  if (child != NULL)
    gtk_scrolled_window_set_child (scroll, child);
  return widget;
}
