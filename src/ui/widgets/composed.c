/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/composed.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The words for a picture on a button. */
static const struct
{
  const char *icon;
  const char *name;
} pictures[] = {
  { "edit-find-symbolic", N_ ("Search") }, { "go-previous-symbolic", N_ ("Back") },
  { "pan-start-symbolic", N_ ("Back") },   { "go-next-symbolic", N_ ("Forward") },
  { "pan-end-symbolic", N_ ("Forward") },  { "open-menu-symbolic", N_ ("Menu") },
};

static void
set_name (GtkWidget *widget, const char *name)
{
  if (name != NULL && *name != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}

static void
name_button (GtkWidget *button)
{
  const char *icon = gtk_button_get_icon_name (GTK_BUTTON (button));
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (button));

  if (icon == NULL && GTK_IS_IMAGE (child))
    icon = gtk_image_get_icon_name (GTK_IMAGE (child));
  if (icon == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    if (g_str_equal (pictures[i].icon, icon))
      set_name (button, _ (pictures[i].name));
}

/* The lines of a group of preferences, or those that a search found. */
static void
name_list (GtkWidget *list)
{
  GtkWidget *group = gtk_widget_get_ancestor (list, ADW_TYPE_PREFERENCES_GROUP);
  const char *title
      = group != NULL ? adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)) : NULL;

  set_name (list, title != NULL && *title != '\0' ? title : _ ("Search results"));
}

void
duban_composed_name (GtkWidget *widget)
{
  if (GTK_IS_SCROLLED_WINDOW (widget))
    gtk_widget_set_focusable (widget, FALSE);
  else if (GTK_IS_SEARCH_ENTRY (widget))
    set_name (widget, _ ("Search"));
  else if (GTK_IS_BUTTON (widget))
    name_button (widget);
  else if (GTK_IS_LIST_BOX (widget))
    name_list (widget);
  else if (GTK_IS_MENU_BUTTON (widget)
           && gtk_widget_get_ancestor (widget, GTK_TYPE_SHORTCUTS_WINDOW) != NULL)
    {
      set_name (widget, _ ("Menu"));
      set_name (gtk_widget_get_first_child (widget), _ ("Menu"));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    duban_composed_name (child);
}
