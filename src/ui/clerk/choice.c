/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clerk/choice.h"

GtkWidget *
duban_choice_new (const char *const *words, gsize n, const char *name)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *choice, *inner;

  for (gsize i = 0; i < n; i++)
    gtk_string_list_append (list, words[i]);
  choice = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  inner = gtk_widget_get_first_child (choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (inner != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  return choice;
}
