/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cross/matrix-view.h"

#include "ui/cross/matrix-row.h"
#include "ui/page/page.h"
#include "ui/widgets/scroll.h"

#include <glib/gi18n-lib.h>

struct _DubanMatrixView
{
  GtkWidget parent_instance;

  /* owned */
  DubanMatrix *matrix;     /* what is shown, or NULL */
  GPtrArray *rows;         /* of DubanMatrixRow: those listed; borrowed from the matrix */
  GtkStringList *items;    /* as many as rows: which row an item is, says its place */
  GPtrArray *live;         /* of GtkListItem: those that are bound; borrowed */
  GtkAdjustment *sideways; /* how far the cells are scrolled */

  int cell; /* marked for the keyboard in the selected row, or -1 */
  guint layout_idle;
  GtkWidget *box, *summary, *faults, *head, *list, *scrollbar;
  GtkSingleSelection *selection; /* borrowed from the list */
};

G_DEFINE_FINAL_TYPE (DubanMatrixView, duban_matrix_view, GTK_TYPE_WIDGET)

static void
show_tasks (DubanMatrixView *view, const DubanMatrixRow *row, int cell)
{
  const GArray *tasks = cell < 0 ? row->tasks : row->cells[cell].led;
  g_autofree char *words = NULL;

  if (tasks == NULL || tasks->len == 0)
    return;
  words
      = cell < 0
            ? g_strdup (row->name)
            /* Translators: the words for a list of tasks; in order: a unit, its leader */
            : g_strdup_printf (_ ("%s, led by %s"), row->name,
                               g_array_index (view->matrix->leaders, DubanMatrixLeader, cell).name);
  duban_page_show_tasks (GTK_WIDGET (view), words, (const guint32 *) (gpointer) tasks->data,
                         tasks->len);
}

static void
activate_cb (DubanMatrixView *view, guint position)
{
  if (position < view->rows->len)
    show_tasks (view, view->rows->pdata[position], view->cell);
}

static void
clicked_cb (GtkGestureClick *gesture, int n, double x, double y, GtkListItem *item)
{
  DubanMatrixRowWidget *row = DUBAN_MATRIX_ROW (gtk_list_item_get_child (item));
  DubanMatrixView *view
      = DUBAN_MATRIX_VIEW (gtk_widget_get_ancestor (GTK_WIDGET (row), DUBAN_TYPE_MATRIX_VIEW));

  view->cell = duban_matrix_row_find_cell (row, x);
  if (duban_matrix_row_get (row) != NULL)
    show_tasks (view, duban_matrix_row_get (row), view->cell);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DubanMatrixView *view)
{
  GtkWidget *row = duban_matrix_row_new (view->sideways);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_object (click, "released", G_CALLBACK (clicked_cb), item, 0);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (item, row);
}

static void
show_item (DubanMatrixView *view, GtkListItem *item)
{
  DubanMatrixRowWidget *row = DUBAN_MATRIX_ROW (gtk_list_item_get_child (item));
  const guint position = gtk_list_item_get_position (item);

  if (position >= view->rows->len)
    return;
  duban_matrix_row_show (row, view->matrix, view->rows->pdata[position]);
  duban_matrix_row_set_cell (
      row, position == gtk_single_selection_get_selected (view->selection) ? view->cell : -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DubanMatrixView *view)
{
  g_ptr_array_add (view->live, item);
  show_item (view, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DubanMatrixView *view)
{
  g_ptr_array_remove_fast (view->live, item);
  duban_matrix_row_show (DUBAN_MATRIX_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
show_live (DubanMatrixView *view)
{
  for (guint i = 0; i < view->live->len; i++)
    show_item (view, view->live->pdata[i]);
}

/* The length changes at the end alone; what is bound shows its new row. */
static void
fit_items (DubanMatrixView *view)
{
  const guint old = g_list_model_get_n_items (G_LIST_MODEL (view->items));

  if (old > view->rows->len)
    gtk_string_list_splice (view->items, view->rows->len, old - view->rows->len, NULL);
  for (guint i = old; i < view->rows->len; i++)
    gtk_string_list_append (view->items, "");
  show_live (view);
}

static void
pick_rows (DubanMatrixView *view)
{
  const gboolean faults = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (view->faults));

  g_ptr_array_set_size (view->rows, 0);
  for (guint i = 0; view->matrix != NULL && i < view->matrix->rows->len; i++)
    {
      DubanMatrixRow *row = view->matrix->rows->pdata[i];

      if (!faults || row->state != DUBAN_MATRIX_SINGLE)
        g_ptr_array_add (view->rows, row);
    }
  fit_items (view);
}

static gboolean
scroll_cell_into_view (DubanMatrixView *view)
{
  const double width = duban_matrix_row_get_cell_width (GTK_WIDGET (view));

  if (view->cell >= 0)
    gtk_adjustment_clamp_page (view->sideways, view->cell * width, (view->cell + 1) * width);
  show_live (view);
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        DubanMatrixView *view)
{
  const int n = view->matrix != NULL ? (int) view->matrix->leaders->len : 0;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  if (key == GDK_KEY_Right && view->cell + 1 < n)
    view->cell++;
  else if (key == GDK_KEY_Left && view->cell >= 0)
    view->cell--;
  else
    return FALSE;
  return scroll_cell_into_view (view);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, DubanMatrixView *view)
{
  const double step = duban_matrix_row_get_cell_width (GTK_WIDGET (view)) / 2.0;

  gtk_adjustment_set_value (view->sideways, gtk_adjustment_get_value (view->sideways) + dx * step);
  return FALSE;
}

static void
layout_cb (gpointer user_data)
{
  DubanMatrixView *view = user_data;
  const guint n = view->matrix != NULL ? view->matrix->leaders->len : 0;
  const double cell = duban_matrix_row_get_cell_width (GTK_WIDGET (view));
  const double page = MAX (1, gtk_widget_get_width (GTK_WIDGET (view))
                                  - duban_matrix_row_get_name_width (GTK_WIDGET (view)));
  const double upper = MAX (n * cell, page);

  view->layout_idle = 0;
  gtk_adjustment_configure (view->sideways,
                            MIN (gtk_adjustment_get_value (view->sideways), upper - page), 0, upper,
                            cell, page, page);
  gtk_widget_set_visible (view->scrollbar, upper > page);
}

static void
queue_layout (DubanMatrixView *view)
{
  if (view->layout_idle == 0)
    view->layout_idle = g_idle_add_once (layout_cb, view);
}

static void
duban_matrix_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DubanMatrixView *view = DUBAN_MATRIX_VIEW (widget);

  gtk_widget_allocate (view->box, width, height, baseline, NULL);
  queue_layout (view);
}

static void
duban_matrix_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (DUBAN_MATRIX_VIEW (widget)->box, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
duban_matrix_view_dispose (GObject *object)
{
  DubanMatrixView *view = DUBAN_MATRIX_VIEW (object);

  g_clear_handle_id (&view->layout_idle, g_source_remove);
  g_clear_pointer (&view->box, gtk_widget_unparent);
  g_clear_pointer (&view->rows, g_ptr_array_unref);
  g_clear_pointer (&view->live, g_ptr_array_unref);
  g_clear_pointer (&view->matrix, duban_matrix_free);
  g_clear_object (&view->items);
  g_clear_object (&view->sideways);
  G_OBJECT_CLASS (duban_matrix_view_parent_class)->dispose (object);
}

static void
duban_matrix_view_class_init (DubanMatrixViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_matrix_view_dispose;
  widget_class->size_allocate = duban_matrix_view_size_allocate;
  widget_class->measure = duban_matrix_view_measure;
}

static GtkWidget *
bar_new (DubanMatrixView *view)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  view->summary = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "wrap", TRUE, NULL);
  view->faults = gtk_toggle_button_new_with_label (_ ("Gaps and overlaps only"));
  gtk_widget_add_css_class (bar, "duban-matrix-bar");
  gtk_box_append (GTK_BOX (bar), view->summary);
  gtk_box_append (GTK_BOX (bar), view->faults);
  g_signal_connect_object (view->faults, "toggled", G_CALLBACK (pick_rows), view,
                           G_CONNECT_SWAPPED);
  return bar;
}

static GtkWidget *
list_new (DubanMatrixView *view)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_HORIZONTAL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), view);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), view);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), view);
  view->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (view->items)));
  view->list = gtk_list_view_new (GTK_SELECTION_MODEL (view->selection), factory);
  gtk_widget_add_css_class (view->list, "duban-matrix");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Matrix of the portfolio"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), view, 0);
  g_signal_connect_object (scroll, "scroll", G_CALLBACK (scroll_cb), view, 0);
  g_signal_connect_object (view->list, "activate", G_CALLBACK (activate_cb), view,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view->selection, "notify::selected", G_CALLBACK (show_live), view,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view->list, keys);
  gtk_widget_add_controller (view->list, scroll);
  return view->list;
}

static void
duban_matrix_view_init (DubanMatrixView *view)
{
  GtkWidget *scroller;

  view->cell = -1;
  view->rows = g_ptr_array_new ();
  view->live = g_ptr_array_new ();
  view->items = gtk_string_list_new (NULL);
  view->sideways = g_object_ref_sink (gtk_adjustment_new (0, 0, 1, 1, 1, 1));
  view->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  view->head = duban_matrix_row_new (view->sideways);
  view->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_HORIZONTAL, view->sideways);
  gtk_widget_add_css_class (view->head, "duban-matrix-head");
  scroller = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, list_new (view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (view->box), bar_new (view));
  gtk_box_append (GTK_BOX (view->box), view->head);
  gtk_box_append (GTK_BOX (view->box), scroller);
  gtk_box_append (GTK_BOX (view->box), view->scrollbar);
  gtk_widget_set_parent (view->box, GTK_WIDGET (view));
}

GtkWidget *
duban_matrix_view_new (void)
{
  return g_object_new (DUBAN_TYPE_MATRIX_VIEW, NULL);
}

static void
show_summary (DubanMatrixView *view)
{
  const DubanMatrix *matrix = view->matrix;
  g_autofree char *text = g_strdup_printf (
      /* Translators: in order: how many units and fields, gaps, overlaps */
      _ ("%u units and fields · nobody in charge of %u · several in charge of %u"),
      matrix->rows->len, matrix->n_gaps, matrix->n_overlaps);

  gtk_label_set_text (GTK_LABEL (view->summary), text);
}

void
duban_matrix_view_take (DubanMatrixView *view, DubanMatrix *matrix)
{
  DubanMatrix *old = view->matrix;

  view->matrix = matrix;
  view->cell = MIN (view->cell, (int) matrix->leaders->len - 1);
  show_summary (view);
  duban_matrix_row_show (DUBAN_MATRIX_ROW (view->head), matrix, NULL);
  pick_rows (view);
  queue_layout (view);
  g_clear_pointer (&old, duban_matrix_free);
}

DubanSheet *
duban_matrix_view_dup_sheet (DubanMatrixView *view)
{
  if (view->matrix == NULL)
    return NULL;
  return duban_matrix_dup_sheet (view->matrix,
                                 gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (view->faults)));
}
