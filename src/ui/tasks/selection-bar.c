/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/selection-bar.h"

#include "ui/tasks/selection-actions.h"
#include "ui/widgets/lazy-menu.h"

#include <glib/gi18n-lib.h>

#define BAR_BELOW "duban-bar-below" /* of the window: data/style.css lifts its toasts */

struct _DubanSelectionBar
{
  GtkWidget parent_instance;

  GtkWidget *box; /* NULL until it is needed */
  GtkWidget *count;
  GMenuModel *menu;
};

G_DEFINE_FINAL_TYPE (DubanSelectionBar, duban_selection_bar, GTK_TYPE_WIDGET)

static void
add_button (DubanSelectionBar *bar, const char *label, const char *action, const char *class)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (class != NULL)
    gtk_widget_add_css_class (button, class);
  gtk_box_append (GTK_BOX (bar->box), button);
}

static void
build (DubanSelectionBar *bar)
{
  GtkWidget *more = gtk_menu_button_new ();
  GtkWidget *none = gtk_button_new_from_icon_name ("window-close-symbolic");

  bar->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (bar->box, "selection-bar");
  gtk_widget_set_parent (bar->box, GTK_WIDGET (bar));
  bar->count = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (bar->count), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (bar->count), 0);
  gtk_widget_set_hexpand (bar->count, TRUE);
  gtk_box_append (GTK_BOX (bar->box), bar->count);
  add_button (bar, _ ("_Fill in records…"), "selected.fill", "suggested-action");
  add_button (bar, _ ("_One record…"), "selected.record", NULL);
  add_button (bar, _ ("_Urge…"), "selected.urge", NULL);
  bar->menu = duban_selection_actions_new_menu (FALSE);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (more), _ ("More"));
  gtk_menu_button_set_direction (GTK_MENU_BUTTON (more), GTK_ARROW_UP);
  duban_lazy_menu_set (GTK_MENU_BUTTON (more), bar->menu, _ ("More for the selected tasks"));
  gtk_box_append (GTK_BOX (bar->box), more);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (none), "selected.none");
  gtk_widget_add_css_class (none, "flat");
  gtk_widget_set_tooltip_text (none, _ ("Select none"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (none), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Select none"), -1);
  gtk_box_append (GTK_BOX (bar->box), none);
}

/* What is told in passing at the foot of the window stands above the bar then. */
static void
duban_selection_bar_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (duban_selection_bar_parent_class)->map (widget);
  gtk_widget_add_css_class (GTK_WIDGET (gtk_widget_get_root (widget)), BAR_BELOW);
}

static void
duban_selection_bar_unmap (GtkWidget *widget)
{
  gtk_widget_remove_css_class (GTK_WIDGET (gtk_widget_get_root (widget)), BAR_BELOW);
  GTK_WIDGET_CLASS (duban_selection_bar_parent_class)->unmap (widget);
}

static void
duban_selection_bar_dispose (GObject *object)
{
  DubanSelectionBar *bar = DUBAN_SELECTION_BAR (object);

  g_clear_pointer (&bar->box, gtk_widget_unparent);
  g_clear_object (&bar->menu);
  G_OBJECT_CLASS (duban_selection_bar_parent_class)->dispose (object);
}

static void
duban_selection_bar_class_init (DubanSelectionBarClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_selection_bar_dispose;
  widget_class->map = duban_selection_bar_map;
  widget_class->unmap = duban_selection_bar_unmap;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
duban_selection_bar_init (DubanSelectionBar *bar)
{
  gtk_widget_set_visible (GTK_WIDGET (bar), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Selected tasks"), -1);
}

void
duban_selection_bar_set_count (DubanSelectionBar *bar, guint n)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (bar), n > 1);
  if (n <= 1)
    return;
  if (bar->box == NULL)
    build (bar);
  text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);
  gtk_label_set_text (GTK_LABEL (bar->count), text);
  gtk_widget_set_tooltip_text (bar->count, text);
}
