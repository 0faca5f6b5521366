/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/lazy-menu.h"

static void
create_cb (GtkMenuButton *button, gpointer model)
{
  gtk_menu_button_set_menu_model (button, model);
}

void
duban_lazy_menu_set (GtkMenuButton *button, GMenuModel *model, const char *name)
{
  duban_lazy_menu_set_name (button, name);
  gtk_menu_button_set_create_popup_func (button, create_cb, model, NULL);
}

void
duban_lazy_menu_set_name (GtkMenuButton *button, const char *name)
{
  GtkWidget *inner = gtk_widget_get_first_child (GTK_WIDGET (button));

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (inner != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}
