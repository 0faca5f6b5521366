/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/choice.h"

static void
set_name (GtkAccessible *widget, const char *name)
{
  gtk_accessible_reset_relation (widget, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
duban_choice_set_name (GtkWidget *choice, const char *name)
{
  GtkWidget *button = gtk_widget_get_first_child (choice);

  set_name (GTK_ACCESSIBLE (choice), name);
  if (button != NULL)
    set_name (GTK_ACCESSIBLE (button), name);
}

GtkWidget *
duban_choice_new (const char *const *words, gsize n, const char *name)
{
  GtkStringList *list = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (gsize i = 0; i < n; i++)
    gtk_string_list_append (list, words[i]);
  choice = gtk_drop_down_new (G_LIST_MODEL (list), NULL);
  duban_choice_set_name (choice, name);
  return choice;
}
