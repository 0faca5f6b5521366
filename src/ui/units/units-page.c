/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/units-page.h"

#include "ui/preferences/remembered.h"
#include "ui/units/leaders-tab.h"
#include "ui/units/portfolio-tab.h"
#include "ui/units/units-tab.h"

#include <glib/gi18n-lib.h>

#define REMEMBERED "units-tab"

struct _DubanUnitsPage
{
  DubanPage parent_instance;

  GtkWidget *box, *stack;
};

G_DEFINE_FINAL_TYPE (DubanUnitsPage, duban_units_page, DUBAN_TYPE_PAGE)

static DubanPage *
get_tab (DubanUnitsPage *page)
{
  return DUBAN_PAGE (gtk_stack_get_visible_child (GTK_STACK (page->stack)));
}

/* The tabs fetch for themselves once they are in sight; before that, for a window that opens here.
 */
static void
show (DubanPage *page, gpointer made)
{
  DubanPage *tab = get_tab (DUBAN_UNITS_PAGE (page));

  if (!gtk_widget_get_mapped (GTK_WIDGET (tab)))
    duban_page_begin (tab);
}

static gboolean
search (DubanPage *page)
{
  return duban_page_search (get_tab (DUBAN_UNITS_PAGE (page)));
}

static DubanSheet *
dup_sheet (DubanPage *page)
{
  return duban_page_dup_sheet (get_tab (DUBAN_UNITS_PAGE (page)));
}

static void
shown_cb (DubanUnitsPage *page)
{
  duban_page_tell_shown (DUBAN_PAGE (page));
}

static void
failed_cb (DubanUnitsPage *page, const char *message)
{
  duban_page_fail (DUBAN_PAGE (page), message);
}

static void
turned_cb (DubanUnitsPage *page)
{
  duban_preferences_set_string (REMEMBERED,
                                gtk_stack_get_visible_child_name (GTK_STACK (page->stack)));
}

static void
add_tab (DubanUnitsPage *page, GtkWidget *tab, const char *name, const char *title)
{
  gtk_stack_add_titled (GTK_STACK (page->stack), tab, name, title);
  g_signal_connect_object (tab, "shown", G_CALLBACK (shown_cb), page, G_CONNECT_SWAPPED);
  g_signal_connect_object (tab, "failed", G_CALLBACK (failed_cb), page, G_CONNECT_SWAPPED);
}

static void
duban_units_page_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_UNITS_PAGE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_units_page_parent_class)->dispose (object);
}

static void
duban_units_page_class_init (DubanUnitsPageClass *class)
{
  DubanPageClass *page_class = DUBAN_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_units_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  page_class->show = show;
  page_class->search = search;
  page_class->dup_sheet = dup_sheet;
}

static void
duban_units_page_init (DubanUnitsPage *page)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  page->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  page->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (page->stack), FALSE);
  gtk_stack_set_vhomogeneous (GTK_STACK (page->stack), FALSE);
  gtk_widget_set_vexpand (page->stack, TRUE);
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (page->stack));
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (switcher, "page-tabs");
  gtk_box_append (GTK_BOX (page->box), switcher);
  gtk_box_append (GTK_BOX (page->box), page->stack);
  gtk_widget_set_parent (page->box, GTK_WIDGET (page));
}

GtkWidget *
duban_units_page_new (DubanDesk *desk)
{
  DubanUnitsPage *page = g_object_new (DUBAN_TYPE_UNITS_PAGE, NULL);
  g_autofree char *tab = duban_preferences_dup_string (REMEMBERED, "units");

  add_tab (page, duban_units_tab_new (desk), "units", _ ("Units"));
  add_tab (page, duban_leaders_tab_new (desk), "leaders", _ ("Leaders"));
  add_tab (page, duban_portfolio_tab_new (desk), "portfolio", _ ("Portfolio"));
  if (gtk_stack_get_child_by_name (GTK_STACK (page->stack), tab) != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (page->stack), tab);
  g_signal_connect_object (page->stack, "notify::visible-child", G_CALLBACK (turned_cb), page,
                           G_CONNECT_SWAPPED);
  duban_page_set_desk (DUBAN_PAGE (page), desk);
  return GTK_WIDGET (page);
}
