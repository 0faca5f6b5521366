/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/frame/squeeze.h"

struct _DubanSqueeze
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (DubanSqueeze, duban_squeeze, GTK_TYPE_WIDGET)

static void
duban_squeeze_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int least;

  if (child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      for_size = MAX (for_size, least);
    }
  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = 1;
}

static void
duban_squeeze_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int least;

  if (child == NULL)
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, least), height, -1, NULL);
}

static void
duban_squeeze_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_squeeze_parent_class)->dispose (object);
}

static void
duban_squeeze_class_init (DubanSqueezeClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_squeeze_dispose;
  widget_class->measure = duban_squeeze_measure;
  widget_class->size_allocate = duban_squeeze_size_allocate;
}

static void
duban_squeeze_init (DubanSqueeze *squeeze)
{
  gtk_widget_set_overflow (GTK_WIDGET (squeeze), GTK_OVERFLOW_HIDDEN);
}
