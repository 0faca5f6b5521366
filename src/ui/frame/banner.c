/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/frame/banner.h"

#include "ui/widgets/text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DubanBanner
{
  GtkWidget parent_instance;

  GtkWidget *revealer, *box, *label, *button, *dismiss;
};

G_DEFINE_FINAL_TYPE (DubanBanner, duban_banner, GTK_TYPE_WIDGET)

static void
duban_banner_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_BANNER (object)->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_banner_parent_class)->dispose (object);
}

static void
duban_banner_class_init (DubanBannerClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_banner_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_ALERT);
}

static GtkSizeRequestMode
get_mode_cb (GtkWidget *bin)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_cb (GtkWidget *bin, GtkOrientation orientation, int for_size, int *minimum, int *natural,
            int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (bin), orientation,
                      orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                      NULL, NULL);
}

static void
allocate_cb (GtkWidget *bin, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (bin), width, height, baseline, NULL);
}

/* A box asks for the width that goes with a height, and a label that wraps is laid out hundreds of
 * times to find it: half of what the first frame of a window with a banner would cost. */
static GtkWidget *
new_steady_bin (GtkWidget *label)
{
  GtkWidget *bin = adw_bin_new ();

  adw_bin_set_child (ADW_BIN (bin), label);
  gtk_widget_set_layout_manager (bin, gtk_custom_layout_new (get_mode_cb, measure_cb, allocate_cb));
  gtk_widget_set_hexpand (bin, TRUE);
  return bin;
}

static void
duban_banner_init (DubanBanner *banner)
{
  banner->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  banner->label = duban_text_label_new (NULL, NULL);
  banner->button = gtk_button_new ();
  banner->dismiss = gtk_button_new_with_label (C_ ("notice", "Hide"));
  banner->revealer = gtk_revealer_new ();
  gtk_widget_set_valign (banner->button, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (banner->dismiss, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (banner->box), new_steady_bin (banner->label));
  gtk_box_append (GTK_BOX (banner->box), banner->button);
  gtk_box_append (GTK_BOX (banner->box), banner->dismiss);
  gtk_revealer_set_child (GTK_REVEALER (banner->revealer), banner->box);
  gtk_widget_set_parent (banner->revealer, GTK_WIDGET (banner));
  gtk_widget_set_visible (GTK_WIDGET (banner), FALSE);
}

static void
show (DubanBanner *banner, const char *text, const char *button, const char *action)
{
  gtk_widget_set_visible (GTK_WIDGET (banner), text != NULL);
  gtk_revealer_set_reveal_child (GTK_REVEALER (banner->revealer), text != NULL);
  if (text == NULL)
    return;
  duban_text_show (GTK_LABEL (banner->label), text);
  gtk_widget_set_visible (banner->button, action != NULL);
  if (action == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (banner->button), button);
  gtk_button_set_use_underline (GTK_BUTTON (banner->button), TRUE);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (banner->button), action);
}

void
duban_banner_show (DubanBanner *banner, const char *text, const char *button, const char *action)
{
  const char *const classes[] = { "duban-notice", NULL };

  gtk_widget_set_css_classes (banner->box, (const char **) classes);
  gtk_widget_set_visible (banner->dismiss, FALSE);
  show (banner, text, button, action);
}

void
duban_banner_hint (DubanBanner *banner, const char *text, const char *button, const char *action,
                   const char *dismiss)
{
  const char *const classes[] = { "duban-hint", NULL };

  gtk_widget_set_css_classes (banner->box, (const char **) classes);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (banner->dismiss), dismiss);
  gtk_widget_set_visible (banner->dismiss, TRUE);
  show (banner, text, button, action);
}
