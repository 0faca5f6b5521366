/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/status-page.h"

#include "ui/widgets/composed.h"

#define BASE "/org/duban/Duban/"

void
duban_status_page_show (GtkStack *stack, const char *name, const char *file)
{
  g_autofree char *path = g_strconcat (BASE, file, NULL);
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *page;

  if (gtk_stack_get_child_by_name (stack, name) == NULL)
    {
      builder = gtk_builder_new_from_resource (path);
      page = GTK_WIDGET (gtk_builder_get_object (builder, "page"));
      duban_composed_name (page);
      gtk_stack_add_named (stack, page, name);
    }
  gtk_stack_set_visible_child_name (stack, name);
}
