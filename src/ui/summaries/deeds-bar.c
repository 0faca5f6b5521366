/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/deeds-bar.h"

#include "ui/widgets/lazy-menu.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
new_export (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  GMenu *formats = g_menu_new ();

  g_menu_append (formats, _ ("PDF"), "summaries.export::.pdf");
  g_menu_append (formats, _ ("Word (DOCX)"), "summaries.export::.docx");
  g_menu_append (formats, _ ("Excel (XLSX)"), "summaries.export::.xlsx");
  g_menu_append (formats, _ ("Web page (HTML)"), "summaries.export::.html");
  g_menu_append (formats, _ ("Plain text"), "summaries.export::.txt");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Export"));
  duban_lazy_menu_set (GTK_MENU_BUTTON (button), G_MENU_MODEL (formats), _ ("Export"));
  g_object_set_data_full (G_OBJECT (button), "formats", formats, g_object_unref);
  return button;
}

static GtkWidget *
new_button (const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
duban_deeds_bar_new (GtkWidget *chooser)
{
  GtkWidget *bar = duban_wrap_box_new (8);
  GtkWidget *deeds = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *issue = new_button (_ ("_Issue"), "summaries.issue");

  gtk_widget_add_css_class (issue, "suggested-action");
  gtk_box_append (GTK_BOX (deeds), new_button (_ ("_Print"), "summaries.print"));
  gtk_box_append (GTK_BOX (deeds), new_export ());
  gtk_box_append (GTK_BOX (deeds), new_button (_ ("Cop_y as text"), "summaries.copy"));
  gtk_box_append (GTK_BOX (deeds), issue);
  gtk_widget_add_css_class (bar, "summaries-bar");
  duban_wrap_box_append (DUBAN_WRAP_BOX (bar), chooser);
  duban_wrap_box_append (DUBAN_WRAP_BOX (bar), deeds);
  return bar;
}
