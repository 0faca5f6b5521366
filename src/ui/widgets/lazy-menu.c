/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/lazy-menu.h"

#include "ui/widgets/composed.h"

#define NAME "duban-name" /* kept by the button: for its menu */

static void
create_cb (GtkMenuButton *button, gpointer model)
{
  GtkWidget *menu;

  gtk_menu_button_set_menu_model (button, model);
  menu = GTK_WIDGET (gtk_menu_button_get_popover (button));
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_object_get_data (G_OBJECT (button), NAME), -1);
  duban_composed_name (menu);
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

  g_object_set_data_full (G_OBJECT (button), NAME, g_strdup (name), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (inner != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (inner), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}
