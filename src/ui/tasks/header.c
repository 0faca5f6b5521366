/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/header.h"

#include "ui/widgets/palette.h"
#include "ui/widgets/scale.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 32
#define EDGE_PLACE 6 /* pixels before a column begins */
#define EDGE_REACH 8 /* pixels from an edge where it can be taken hold of */
#define EDGE_LENGTH 14

struct _DubanTasksHeader
{
  GtkWidget parent_instance;

  GtkWidget *buttons[DUBAN_N_COLUMNS];
  GtkWidget *labels[DUBAN_N_COLUMNS];
  DubanColumnChoice choice;
  DubanColumnChoice before; /* the edge was taken hold of */
  DubanColumn edge;         /* the column left of that edge, or DUBAN_N_COLUMNS */
};

G_DEFINE_FINAL_TYPE (DubanTasksHeader, duban_tasks_header, GTK_TYPE_WIDGET)

enum
{
  ORDER_CHOSEN,
  CHOICE_CHANGED,
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

/* The column left of the edge at x; DUBAN_N_COLUMNS: there is none. */
static DubanColumn
find_edge (DubanTasksHeader *header, double x)
{
  GtkWidget *widget = GTK_WIDGET (header);
  DubanColumns columns;
  int last = -1;

  duban_columns_lay_out (&columns, gtk_widget_get_width (widget), duban_scale_get (widget),
                         &header->choice);
  for (int i = 0; i < DUBAN_N_COLUMNS; i++)
    {
      if (columns.width[i] == 0)
        continue;
      if (last >= 0 && ABS (columns.x[i] - EDGE_PLACE - x) <= EDGE_REACH)
        return (DubanColumn) last;
      last = i;
    }
  return DUBAN_N_COLUMNS;
}

static void
motion_cb (DubanTasksHeader *header, double x, double y)
{
  gboolean near = header->edge != DUBAN_N_COLUMNS || find_edge (header, x) != DUBAN_N_COLUMNS;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (header), near ? "col-resize" : NULL);
}

static void
drag_begin_cb (DubanTasksHeader *header, double x, double y, GtkGesture *drag)
{
  header->edge = find_edge (header, x);
  header->before = header->choice;
  if (header->edge != DUBAN_N_COLUMNS)
    gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_CLAIMED);
  else
    gtk_gesture_set_state (drag, GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (DubanTasksHeader *header, double by, double by_y)
{
  GtkWidget *widget = GTK_WIDGET (header);
  double scale = duban_scale_get (widget);
  DubanColumns columns;

  if (header->edge == DUBAN_N_COLUMNS)
    return;
  header->choice = header->before;
  duban_columns_lay_out (&columns, gtk_widget_get_width (widget), scale, &header->choice);
  duban_columns_move_edge (&columns, header->edge, (int) by, scale, &header->choice);
  gtk_widget_queue_allocate (widget);
  g_signal_emit (header, signals[CHOICE_CHANGED], 0);
}

static void
drag_end_cb (DubanTasksHeader *header)
{
  header->edge = DUBAN_N_COLUMNS;
}

/* The text stands where the rows' text stands: the button reaches out by its own padding. */
static void
duban_tasks_header_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DubanTasksHeader *header = DUBAN_TASKS_HEADER (widget);
  DubanColumns columns;

  duban_columns_lay_out (&columns, width, duban_scale_get (widget), &header->choice);
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

/* A short line where an edge can be drawn. */
static void
duban_tasks_header_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DubanTasksHeader *header = DUBAN_TASKS_HEADER (widget);
  int height = gtk_widget_get_height (widget);
  DubanPalette palette;
  DubanColumns columns;

  GTK_WIDGET_CLASS (duban_tasks_header_parent_class)->snapshot (widget, snapshot);
  duban_palette_read (&palette, widget);
  palette.dim.alpha *= 0.5f;
  duban_columns_lay_out (&columns, gtk_widget_get_width (widget), duban_scale_get (widget),
                         &header->choice);
  for (int i = DUBAN_COLUMN_LIGHT + 1; i < DUBAN_N_COLUMNS; i++)
    if (columns.width[i] > 0)
      gtk_snapshot_append_color (snapshot, &palette.dim,
                                 &GRAPHENE_RECT_INIT ((float) (columns.x[i] - EDGE_PLACE),
                                                      (float) (height - EDGE_LENGTH) / 2, 1,
                                                      EDGE_LENGTH));
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
  widget_class->snapshot = duban_tasks_header_snapshot;
  signals[ORDER_CHOSEN] = g_signal_new ("order-chosen", DUBAN_TYPE_TASKS_HEADER, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[CHOICE_CHANGED] = g_signal_new ("choice-changed", DUBAN_TYPE_TASKS_HEADER,
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
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
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), header);
  gtk_widget_set_parent (button, GTK_WIDGET (header));
  header->buttons[column] = button;
  header->labels[column] = label;
}

static void
add_controllers (DubanTasksHeader *header)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), header);
  gtk_widget_add_controller (GTK_WIDGET (header), motion);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), header);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), header);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), header);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (header), GTK_EVENT_CONTROLLER (drag));
}

static void
duban_tasks_header_init (DubanTasksHeader *header)
{
  header->edge = DUBAN_N_COLUMNS;
  add_controllers (header);
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
duban_tasks_header_set_choice (DubanTasksHeader *header, const DubanColumnChoice *choice)
{
  header->choice = *choice;
  gtk_widget_queue_allocate (GTK_WIDGET (header));
}

const DubanColumnChoice *
duban_tasks_header_get_choice (DubanTasksHeader *header)
{
  return &header->choice;
}
