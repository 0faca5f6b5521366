/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/header.h"

#include "ui/tasks/task-row.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 32

struct _DubanTasksHeader
{
  GtkWidget parent_instance;

  GtkWidget *buttons[DUBAN_N_COLUMNS];
  GtkWidget *labels[DUBAN_N_COLUMNS];
  guint hidden;
};

G_DEFINE_FINAL_TYPE (DubanTasksHeader, duban_tasks_header, GTK_TYPE_WIDGET)

enum
{
  ORDER_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
clicked_cb (GtkWidget *button, DubanTasksHeader *header)
{
  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    if (header->buttons[i] == button)
      g_signal_emit (header, signals[ORDER_CHOSEN], 0, duban_column_get_order (i));
}

/* The text stands where the rows' text stands: the button reaches out by its own padding. */
static void
duban_tasks_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DubanTasksHeader *header = DUBAN_TASKS_HEADER (widget);
  DubanColumns columns;

  duban_columns_lay_out (&columns, width, duban_task_row_get_scale (widget), header->hidden);
  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    {
      GtkAllocation place = { columns.x[i] - 6, 0, columns.width[i] + 12, height };

      gtk_widget_set_child_visible (header->buttons[i], columns.width[i] > 0);
      if (columns.width[i] == 0)
        continue;
      gtk_widget_measure (header->buttons[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL,
                          NULL);
      gtk_widget_size_allocate (header->buttons[i], &place, -1);
    }
}

static void
duban_tasks_header_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  DubanTasksHeader *header = DUBAN_TASKS_HEADER (widget);
  int least = orientation == GTK_ORIENTATION_VERTICAL ? HEIGHT : 1;

  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    {
      int child;

      gtk_widget_measure (header->buttons[i], orientation, -1, &child, NULL, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        least = MAX (least, child);
    }
  *minimum = *natural = least;
}

static void
duban_tasks_header_dispose (GObject *object)
{
  DubanTasksHeader *header = DUBAN_TASKS_HEADER (object);

  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    g_clear_pointer (&header->buttons[i], gtk_widget_unparent);
  G_OBJECT_CLASS (duban_tasks_header_parent_class)->dispose (object);
}

static void
duban_tasks_header_class_init (DubanTasksHeaderClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_tasks_header_dispose;
  widget_class->size_allocate = duban_tasks_header_size_allocate;
  widget_class->measure = duban_tasks_header_measure;
  signals[ORDER_CHOSEN] = g_signal_new ("order-chosen", DUBAN_TYPE_TASKS_HEADER, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_css_name (widget_class, "tasksheader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_button (DubanTasksHeader *header, DubanColumn column)
{
  GtkWidget *label = gtk_label_new (duban_column_get_title (column));
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), column == DUBAN_COLUMN_TRACK ? 0.5f : 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  if (duban_column_get_order (column) == DUBAN_N_LISTING_ORDERS)
    {
      gtk_widget_set_can_target (button, FALSE);
      gtk_widget_set_focusable (button, FALSE);
    }
  else
    g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), header);
  gtk_widget_set_parent (button, GTK_WIDGET (header));
  header->buttons[column] = button;
  header->labels[column] = label;
}

static void
duban_tasks_header_init (DubanTasksHeader *header)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Column headers"), -1);
  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    add_button (header, i);
}

void
duban_tasks_header_set_order (DubanTasksHeader *header, DubanListingOrder order, gboolean reversed)
{
  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    {
      const char *title = duban_column_get_title (i);
      gboolean sorted = duban_column_get_order (i) == order;
      g_autofree char *text = g_strdup_printf ("%s %s", title, reversed ? "↑" : "↓");
      g_autofree char *name = NULL;

      gtk_label_set_text (GTK_LABEL (header->labels[i]), sorted ? text : title);
      if (sorted)
        /* Translators: a column header, read out */
        name = g_strdup_printf (reversed ? _ ("%s, sorted in reverse") : _ ("%s, sorted"), title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (header->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, sorted ? name : title, -1);
    }
}

void
duban_tasks_header_set_hidden (DubanTasksHeader *header, guint hidden)
{
  header->hidden = hidden;
  gtk_widget_queue_allocate (GTK_WIDGET (header));
}
