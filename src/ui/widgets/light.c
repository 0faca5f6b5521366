/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/light.h"

#include "app/wording/wording.h"
#include "ui/widgets/mark.h"

#define SIZE 18

struct _DubanLightMark
{
  GtkWidget parent_instance;

  DubanLight light;
};

G_DEFINE_FINAL_TYPE (DubanLightMark, duban_light_mark, GTK_TYPE_WIDGET)

static void
duban_light_mark_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
duban_light_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  DubanPalette palette;

  duban_palette_read (&palette, widget);
  duban_mark_draw_light (cr, width / 2.0, height / 2.0, SIZE - 2, DUBAN_LIGHT_MARK (widget)->light,
                         &palette);
  cairo_destroy (cr);
}

static void
duban_light_mark_class_init (DubanLightMarkClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = duban_light_mark_measure;
  widget_class->snapshot = duban_light_mark_snapshot;
  gtk_widget_class_set_css_name (widget_class, "light");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
duban_light_mark_init (DubanLightMark *mark)
{
  duban_light_mark_set_light (mark, DUBAN_LIGHT_GREY);
}

void
duban_light_mark_set_light (DubanLightMark *mark, DubanLight light)
{
  const char *name = duban_wording_of_light (light);

  mark->light = light;
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (mark), name);
  gtk_widget_queue_draw (GTK_WIDGET (mark));
}
