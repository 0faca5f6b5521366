/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/frame/notice.h"

#include "ui/widgets/text.h"

#include <adwaita.h>

struct _DubanNotice
{
  GtkWidget parent_instance;

  GtkWidget *revealer, *label, *button;
};

G_DEFINE_FINAL_TYPE (DubanNotice, duban_notice, GTK_TYPE_WIDGET)

static void
duban_notice_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_NOTICE (object)->revealer, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_notice_parent_class)->dispose (object);
}

static void
duban_notice_class_init (DubanNoticeClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_notice_dispose;
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
 * times to find it: half of what the first frame of a window with a notice would cost. */
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
duban_notice_init (DubanNotice *notice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  notice->label = duban_text_label_new (NULL, NULL);
  notice->button = gtk_button_new ();
  notice->revealer = gtk_revealer_new ();
  gtk_widget_set_valign (notice->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "duban-notice");
  gtk_box_append (GTK_BOX (box), new_steady_bin (notice->label));
  gtk_box_append (GTK_BOX (box), notice->button);
  gtk_revealer_set_child (GTK_REVEALER (notice->revealer), box);
  gtk_widget_set_parent (notice->revealer, GTK_WIDGET (notice));
  gtk_widget_set_visible (GTK_WIDGET (notice), FALSE);
}

void
duban_notice_show (DubanNotice *notice, const char *text, const char *button, const char *action)
{
  gtk_widget_set_visible (GTK_WIDGET (notice), text != NULL);
  gtk_revealer_set_reveal_child (GTK_REVEALER (notice->revealer), text != NULL);
  if (text == NULL)
    return;
  duban_text_show (GTK_LABEL (notice->label), text);
  gtk_widget_set_visible (notice->button, action != NULL);
  if (action == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (notice->button), button);
  gtk_button_set_use_underline (GTK_BUTTON (notice->button), TRUE);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (notice->button), action);
}
