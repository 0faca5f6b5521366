/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/frame/sidebar.h"

#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define WIDE 184
#define NARROW 60
#define NAME_CHARS 20

struct _DubanSidebar
{
  GtkWidget parent_instance;

  DubanDesk *desk;
  gboolean narrow;
  GtkWidget *box, *owner, *list, *row, *name, *count;
};

G_DEFINE_FINAL_TYPE (DubanSidebar, duban_sidebar, GTK_TYPE_WIDGET)

/* Tasks with a red light among those under way. */
static gsize
count_red (DubanVerdict *verdict)
{
  gsize n, red = 0;
  const DubanTaskVerdict *tasks = duban_verdict_get_tasks (verdict, &n);

  for (gsize i = 0; i < n; i++)
    red += tasks[i].light == DUBAN_LIGHT_RED;
  return red;
}

static const char *
words_of_owner (DubanTerms *terms)
{
  const char *leader = duban_directory_get_name (terms->directory, terms->desk_leader);

  if (terms->desk_is_office)
    return _ ("Government office");
  return leader != NULL ? leader : _ ("Nobody’s desk");
}

static void
show_desk (DubanSidebar *sidebar)
{
  DubanTerms *terms = duban_desk_get_terms (sidebar->desk);
  DubanVerdict *verdict = duban_desk_get_verdict (sidebar->desk);
  gsize red = verdict != NULL ? count_red (verdict) : 0;
  g_autofree char *count = g_strdup_printf ("%" G_GSIZE_FORMAT, red);
  g_autofree char *name
      /* Translators: a page of the sidebar and how many of its tasks are red, read out */
      = g_strdup_printf (ngettext ("Tasks, %u red", "Tasks, %u red", (gulong) red), (guint) red);

  duban_text_show_line (GTK_LABEL (sidebar->owner), terms != NULL ? words_of_owner (terms) : "",
                        NAME_CHARS);
  gtk_label_set_text (GTK_LABEL (sidebar->count), count);
  gtk_widget_set_visible (sidebar->count, red > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sidebar->row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  red > 0 ? name : _ ("Tasks"), -1);
  gtk_widget_set_tooltip_text (sidebar->row, red > 0 ? name : _ ("Tasks"));
}

static GtkWidget *
new_row (DubanSidebar *sidebar)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "view-list-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *row = gtk_list_box_row_new ();

  sidebar->name = gtk_label_new (_ ("Tasks"));
  sidebar->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (sidebar->name), 0);
  gtk_widget_set_hexpand (sidebar->name, TRUE);
  gtk_widget_add_css_class (sidebar->count, "caption");
  gtk_widget_add_css_class (sidebar->count, "duban-count");
  gtk_widget_set_valign (sidebar->count, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), sidebar->name);
  gtk_box_append (GTK_BOX (line), sidebar->count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  return row;
}

static void
duban_sidebar_dispose (GObject *object)
{
  DubanSidebar *sidebar = DUBAN_SIDEBAR (object);

  g_clear_object (&sidebar->desk);
  g_clear_pointer (&sidebar->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_sidebar_parent_class)->dispose (object);
}

static void
duban_sidebar_class_init (DubanSidebarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_sidebar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
duban_sidebar_init (DubanSidebar *sidebar)
{
  sidebar->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  sidebar->owner = gtk_label_new (NULL);
  sidebar->list = gtk_list_box_new ();
  sidebar->row = new_row (sidebar);
  gtk_label_set_xalign (GTK_LABEL (sidebar->owner), 0);
  gtk_label_set_ellipsize (GTK_LABEL (sidebar->owner), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (sidebar->owner, "heading");
  gtk_widget_add_css_class (sidebar->owner, "sidebar-owner");
  gtk_widget_add_css_class (sidebar->list, "navigation-sidebar");
  gtk_widget_set_vexpand (sidebar->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (sidebar->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  gtk_list_box_append (GTK_LIST_BOX (sidebar->list), sidebar->row);
  gtk_list_box_select_row (GTK_LIST_BOX (sidebar->list), GTK_LIST_BOX_ROW (sidebar->row));
  gtk_box_append (GTK_BOX (sidebar->box), sidebar->owner);
  gtk_box_append (GTK_BOX (sidebar->box), sidebar->list);
  gtk_widget_set_parent (sidebar->box, GTK_WIDGET (sidebar));
  gtk_widget_set_size_request (GTK_WIDGET (sidebar), WIDE, -1);
}

GtkWidget *
duban_sidebar_new (DubanDesk *desk)
{
  DubanSidebar *sidebar = g_object_new (DUBAN_TYPE_SIDEBAR, NULL);

  sidebar->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (show_desk), sidebar, G_CONNECT_SWAPPED);
  show_desk (sidebar);
  return GTK_WIDGET (sidebar);
}

void
duban_sidebar_set_narrow (DubanSidebar *sidebar, gboolean narrow)
{
  if (sidebar->narrow == narrow)
    return;
  sidebar->narrow = narrow;
  gtk_widget_set_visible (sidebar->name, !narrow);
  gtk_widget_set_visible (sidebar->owner, !narrow);
  gtk_widget_set_size_request (GTK_WIDGET (sidebar), narrow ? NARROW : WIDE, -1);
}
