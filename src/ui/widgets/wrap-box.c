/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/widgets/wrap-box.h"

struct _DubanWrapBox
{
  GtkWidget parent_instance;

  int spacing;
};

G_DEFINE_FINAL_TYPE (DubanWrapBox, duban_wrap_box, GTK_TYPE_WIDGET)

static int
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size, gboolean minimum)
{
  int least, natural;

  gtk_widget_measure (child, orientation, for_size, &least, &natural, NULL, NULL);
  return minimum ? least : natural;
}

/* Where the next child stands. */
typedef struct
{
  int x, y, line_height;
} Place;

/* The child's size in a box of that width; moves to the next line where it does not fit. */
static void
place_child (const DubanWrapBox *box, Place *place, GtkWidget *child, int box_width, int *width,
             int *height)
{
  const int least = measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, TRUE);

  *width = measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
  *width = MAX (MIN (*width, box_width), least);
  *height = measure_child (child, GTK_ORIENTATION_VERTICAL, *width, FALSE);
  if (place->x > 0 && place->x + *width > box_width)
    {
      place->x = 0;
      place->y += place->line_height + box->spacing;
      place->line_height = 0;
    }
  place->line_height = MAX (place->line_height, *height);
}

static int
get_height (DubanWrapBox *box, int box_width)
{
  Place place = { 0 };
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width, height;

      if (!gtk_widget_should_layout (child))
        continue;
      place_child (box, &place, child, box_width, &width, &height);
      place.x += width + box->spacing;
    }
  return place.y + place.line_height;
}

/* At least its widest child, by preference all in one line. */
static void
get_width (DubanWrapBox *box, int *minimum, int *natural)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;
      *minimum = MAX (*minimum, measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, TRUE));
      *natural += measure_child (child, GTK_ORIENTATION_HORIZONTAL, -1, FALSE)
                  + (*natural > 0 ? box->spacing : 0);
    }
}

static GtkSizeRequestMode
duban_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
duban_wrap_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  DubanWrapBox *box = DUBAN_WRAP_BOX (widget);
  int least = 0, whole = 0;

  get_width (box, &least, &whole);
  *minimum = least;
  *natural = whole;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = get_height (box, for_size < 0 ? whole : MAX (for_size, least));
}

static void
duban_wrap_box_size_allocate (GtkWidget *widget, int box_width, int box_height, int baseline)
{
  DubanWrapBox *box = DUBAN_WRAP_BOX (widget);
  const gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  Place place = { 0 };
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation allocation;

      if (!gtk_widget_should_layout (child))
        continue;
      place_child (box, &place, child, box_width, &allocation.width, &allocation.height);
      allocation.x = is_mirrored ? box_width - place.x - allocation.width : place.x;
      allocation.y = place.y;
      gtk_widget_size_allocate (child, &allocation, -1);
      place.x += allocation.width + box->spacing;
    }
}

static void
duban_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (duban_wrap_box_parent_class)->dispose (object);
}

static void
duban_wrap_box_class_init (DubanWrapBoxClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_wrap_box_dispose;
  widget_class->get_request_mode = duban_wrap_box_get_request_mode;
  widget_class->measure = duban_wrap_box_measure;
  widget_class->size_allocate = duban_wrap_box_size_allocate;
}

static void
duban_wrap_box_init (DubanWrapBox *box)
{
}

GtkWidget *
duban_wrap_box_new (int spacing)
{
  DubanWrapBox *box = g_object_new (DUBAN_TYPE_WRAP_BOX, NULL);

  box->spacing = spacing;
  return GTK_WIDGET (box);
}

void
duban_wrap_box_append (DubanWrapBox *box, GtkWidget *child)
{
  gtk_widget_insert_before (child, GTK_WIDGET (box), NULL);
}
