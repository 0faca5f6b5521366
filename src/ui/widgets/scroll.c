/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/scroll.h"

GtkWidget *
duban_scroll_new (const char *name, GtkWidget *child)
{
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER,
                                    "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (scroll), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (child != NULL)
    gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), child);
  return scroll;
}
