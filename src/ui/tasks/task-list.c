/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/task-list.h"

#include "ui/page/page.h"
#include "ui/tasks/task-model.h"
#include "ui/tasks/task-row.h"
#include "ui/widgets/scale.h"
#include "ui/widgets/scroll.h"

#include <glib/gi18n-lib.h>

struct _DubanTaskList
{
  GtkWidget parent_instance;

  /* owned */
  DubanTaskModel *model;
  GtkSelectionModel *selection; /* the same */
  GHashTable *bound;            /* of GtkListItem: what is realised */
  GArray *kept; /* of guint32: the tasks that were selected, also where the list lacks them */

  GtkWidget *scroll, *view;
  DubanColumnChoice choice;
  DubanDay today;
  DubanColumn clicked;  /* the column last clicked, or DUBAN_N_COLUMNS */
  gboolean kept_is_old; /* others were selected since */
  gboolean restoring;   /* the selection follows the tasks: nobody chose anything */
};

G_DEFINE_FINAL_TYPE (DubanTaskList, duban_task_list, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  MENU,
  FAILED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
show_item (DubanTaskList *list, GtkListItem *item)
{
  DubanTaskRow *row = DUBAN_TASK_ROW (gtk_list_item_get_child (item));
  gsize i;
  DubanListingRows *rows
      = duban_task_model_get_rows (list->model, gtk_list_item_get_position (item), &i);

  duban_task_row_show (row, rows, i, list->today);
}

static void
setup_cb (DubanTaskList *list, GtkListItem *item)
{
  gtk_list_item_set_child (item, duban_task_row_new (list->view, &list->choice));
}

static void
bind_cb (DubanTaskList *list, GtkListItem *item)
{
  g_hash_table_add (list->bound, item);
  show_item (list, item);
}

static void
unbind_cb (DubanTaskList *list, GtkListItem *item)
{
  g_hash_table_remove (list->bound, item);
  duban_task_row_show (DUBAN_TASK_ROW (gtk_list_item_get_child (item)), NULL, 0, DUBAN_NO_DAY);
}

static void
show_items (DubanTaskList *list, guint first, guint n)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, list->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      guint position = gtk_list_item_get_position (item);

      if (position >= first && position - first < n)
        show_item (list, item);
    }
}

static void
failed_cb (DubanTaskList *list, const char *message)
{
  g_signal_emit (list, signals[FAILED], 0, message);
}

/* What is selected, as tasks. */
static void
gather_kept (DubanTaskList *list)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (list->selection);
  GtkBitsetIter iter;
  guint position;

  if (!list->kept_is_old)
    return;
  list->kept_is_old = FALSE;
  g_array_set_size (list->kept, 0);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      guint32 task = duban_task_model_get_task (list->model, position);

      if (task != 0)
        g_array_append_val (list->kept, task);
    }
}

/* Where the tasks that were selected stand now. (transfer full) */
static GtkBitset *
find_kept (DubanTaskList *list)
{
  const DubanListing *listing = duban_task_model_get_listing (list->model);
  guint length = g_list_model_get_n_items (G_LIST_MODEL (list->model));
  g_autoptr (GHashTable) kept = NULL;
  GtkBitset *places = gtk_bitset_new_empty ();

  if (list->kept->len <= 1)
    {
      guint32 task = list->kept->len == 1 ? g_array_index (list->kept, guint32, 0) : 0;
      guint position = task != 0 ? duban_task_model_find (list->model, task) : G_MAXUINT;

      if (position != G_MAXUINT)
        gtk_bitset_add (places, position);
      return places;
    }
  kept = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < list->kept->len; i++)
    g_hash_table_add (kept, GUINT_TO_POINTER (g_array_index (list->kept, guint32, i)));
  for (guint i = 0; i < length; i++)
    if (g_hash_table_contains (kept, GUINT_TO_POINTER (listing->tasks[i])))
      gtk_bitset_add (places, i);
  return places;
}

static void
restore_selection (DubanTaskList *list)
{
  guint length = g_list_model_get_n_items (G_LIST_MODEL (list->model));
  g_autoptr (GtkBitset) all = gtk_bitset_new_range (0, length);
  g_autoptr (GtkBitset) places = find_kept (list);

  list->restoring = TRUE;
  gtk_selection_model_set_selection (list->selection, places, all);
  list->restoring = FALSE;
}

static guint32
get_only_task (DubanTaskList *list)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (list->selection);

  if (gtk_bitset_get_size (selected) != 1)
    return 0;
  return duban_task_model_get_task (list->model, gtk_bitset_get_nth (selected, 0));
}

static void
selection_changed_cb (DubanTaskList *list)
{
  if (list->restoring)
    return;
  list->kept_is_old = TRUE;
  /* Details over the list would hide what is being gathered; beside it they stay. */
  if (duban_task_list_count_selected (list) > 1)
    gtk_widget_activate_action (GTK_WIDGET (list), "win.uncover", NULL);
  gtk_widget_activate_action (GTK_WIDGET (list), "win.select-task", "u", get_only_task (list));
  g_signal_emit (list, signals[SELECTED], 0);
}

static void
activated_cb (DubanTaskList *list, guint position)
{
  duban_page_open_task (GTK_WIDGET (list), duban_task_model_get_task (list->model, position));
}

static void
clicked_cb (DubanTaskList *list, int n_press, double x, double y, GtkGestureClick *gesture)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint32 task = get_only_task (list);
  DubanColumns columns;

  duban_columns_lay_out (&columns, gtk_widget_get_width (list->view), duban_scale_get (list->view),
                         &list->choice);
  list->clicked = duban_columns_find (&columns, (int) x);
  if (task != 0 && !(state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)))
    duban_page_open_task (GTK_WIDGET (list), task);
}

static GtkListItem *
find_item (DubanTaskList *list, guint position)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, list->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    if (gtk_list_item_get_position (item) == position)
      return item;
  return NULL;
}

static guint
pick_position (DubanTaskList *list, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (list->view, x, y, GTK_PICK_DEFAULT);
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, list->bound);
  while (picked != NULL && g_hash_table_iter_next (&iter, &item, NULL))
    {
      GtkWidget *row = gtk_list_item_get_child (item);

      if (row == picked || gtk_widget_get_parent (row) == picked)
        return gtk_list_item_get_position (item);
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
secondary_cb (DubanTaskList *list, int n_press, double x, double y, GtkGestureClick *gesture)
{
  guint position = pick_position (list, x, y);
  double there_x, there_y;

  if (position == GTK_INVALID_LIST_POSITION)
    return;
  if (!gtk_selection_model_is_selected (list->selection, position))
    gtk_selection_model_select_item (list->selection, position, TRUE);
  gtk_widget_translate_coordinates (list->view, GTK_WIDGET (list), x, y, &there_x, &there_y);
  g_signal_emit (list, signals[MENU], 0, there_x, there_y);
}

static void
add_click (DubanTaskList *list, guint button, const char *signal, GCallback callback)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect_swapped (click, signal, callback, list);
  gtk_widget_add_controller (list->view, GTK_EVENT_CONTROLLER (click));
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  DubanTaskList *list = DUBAN_TASK_LIST (widget);
  DubanColumn column = DUBAN_COLUMN_TITLE;
  GdkRectangle place = { 40, 40, 0, 0 };

  if (duban_task_list_count_selected (list) == 0)
    return FALSE;
  duban_task_list_get_cell (list, &column, &place);
  g_signal_emit (list, signals[MENU], 0, (double) place.x + 20,
                 (double) place.y + place.height / 2);
  return TRUE;
}

static gboolean
duban_task_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DUBAN_TASK_LIST (widget)->view);
}

static void
duban_task_list_dispose (GObject *object)
{
  DubanTaskList *list = DUBAN_TASK_LIST (object);
  GtkWidget *child;

  if (list->selection != NULL && list->view != NULL)
    {
      gtk_list_view_set_model (GTK_LIST_VIEW (list->view), NULL);
      gtk_list_view_set_factory (GTK_LIST_VIEW (list->view), NULL);
    }
  while ((child = gtk_widget_get_last_child (GTK_WIDGET (list))) != NULL)
    gtk_widget_unparent (child);
  list->view = NULL;
  list->selection = NULL;
  g_clear_object (&list->model);
  G_OBJECT_CLASS (duban_task_list_parent_class)->dispose (object);
}

static void
duban_task_list_finalize (GObject *object)
{
  DubanTaskList *list = DUBAN_TASK_LIST (object);

  g_hash_table_unref (list->bound);
  g_array_unref (list->kept);
  G_OBJECT_CLASS (duban_task_list_parent_class)->finalize (object);
}

static void
duban_task_list_class_init (DubanTaskListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_task_list_dispose;
  G_OBJECT_CLASS (class)->finalize = duban_task_list_finalize;
  widget_class->grab_focus = duban_task_list_grab_focus;
  signals[SELECTED] = g_signal_new ("selected", DUBAN_TYPE_TASK_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[MENU] = g_signal_new ("menu", DUBAN_TYPE_TASK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[FAILED] = g_signal_new ("failed", DUBAN_TYPE_TASK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
duban_task_list_init (DubanTaskList *list)
{
  list->bound = g_hash_table_new (NULL, NULL);
  list->kept = g_array_new (FALSE, FALSE, sizeof (guint32));
  list->clicked = DUBAN_N_COLUMNS;
  list->view = gtk_list_view_new (NULL, NULL);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list->view), TRUE);
  gtk_widget_add_css_class (list->view, "tasks");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Tasks"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tasks"),
                                  -1);
  list->scroll = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, list->view);
  gtk_widget_set_parent (list->scroll, GTK_WIDGET (list));
  g_signal_connect_swapped (list->view, "activate", G_CALLBACK (activated_cb), list);
  add_click (list, GDK_BUTTON_PRIMARY, "released", G_CALLBACK (clicked_cb));
  add_click (list, GDK_BUTTON_SECONDARY, "pressed", G_CALLBACK (secondary_cb));
}

void
duban_task_list_set_worker (DubanTaskList *list, DubanWorker *worker)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  list->model = duban_task_model_new (worker);
  g_signal_connect_object (list->model, "loaded", G_CALLBACK (show_items), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (list->model, "failed", G_CALLBACK (failed_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), list, G_CONNECT_SWAPPED);
  list->selection
      = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (g_object_ref (list->model))));
  g_signal_connect_object (list->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           list, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (list->view), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (list->view), list->selection);
  g_object_unref (factory);
}

void
duban_task_list_take (DubanTaskList *list, DubanListed *listed, DubanDay today)
{
  gather_kept (list);
  list->today = today;
  list->restoring = TRUE;
  duban_task_model_take (list->model, listed);
  restore_selection (list);
  show_items (list, 0, G_MAXUINT);
  g_signal_emit (list, signals[SELECTED], 0);
}

void
duban_task_list_set_choice (DubanTaskList *list, const DubanColumnChoice *choice)
{
  GHashTableIter iter;
  gpointer item;

  list->choice = *choice;
  g_hash_table_iter_init (&iter, list->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    gtk_widget_queue_draw (gtk_list_item_get_child (item));
}

void
duban_task_list_grow (DubanTaskList *list)
{
  duban_task_model_grow (list->model);
}

const DubanListing *
duban_task_list_get_listing (DubanTaskList *list)
{
  return duban_task_model_get_listing (list->model);
}

guint
duban_task_list_get_first_shown (DubanTaskList *list)
{
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (list->scroll));

  return (guint) (gtk_adjustment_get_value (adjustment) / duban_task_row_get_height (list->view));
}

guint
duban_task_list_count_selected (DubanTaskList *list)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (list->selection);

  return (guint) gtk_bitset_get_size (selected);
}

guint32 *
duban_task_list_dup_selected (DubanTaskList *list, gsize *n)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (list->selection);
  guint32 *tasks = g_new (guint32, gtk_bitset_get_size (selected) + 1);
  GtkBitsetIter iter;
  guint position;

  *n = 0;
  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      tasks[*n] = duban_task_model_get_task (list->model, position);
      *n += tasks[*n] != 0;
    }
  return tasks;
}

void
duban_task_list_select (DubanTaskList *list, guint32 task)
{
  guint position = task != 0 ? duban_task_model_find (list->model, task) : G_MAXUINT;

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (list->selection, position, TRUE);
  else if (task == 0)
    gtk_selection_model_unselect_all (list->selection);
}

void
duban_task_list_select_all (DubanTaskList *list)
{
  gtk_selection_model_select_all (list->selection);
}

void
duban_task_list_step (DubanTaskList *list, int by)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (list->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list->model));
  guint from = by > 0 ? G_MAXUINT : n;

  if (!gtk_bitset_is_empty (selected))
    from = by > 0 ? gtk_bitset_get_maximum (selected) : gtk_bitset_get_minimum (selected);
  if (n == 0 || from + (guint) by >= n)
    return;
  gtk_widget_activate_action (list->view, "list.scroll-to-item", "u", from + (guint) by);
  gtk_selection_model_select_item (list->selection, from + (guint) by, TRUE);
}

const DubanListingRow *
duban_task_list_get_cell (DubanTaskList *list, DubanColumn *column, GdkRectangle *place)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (list->selection);
  guint position = gtk_bitset_get_nth (selected, 0);
  GtkListItem *item = gtk_bitset_get_size (selected) == 1 ? find_item (list, position) : NULL;
  DubanListingRows *rows;
  DubanColumns columns;
  graphene_rect_t bounds;
  gsize i;

  if (item == NULL
      || !gtk_widget_compute_bounds (gtk_list_item_get_child (item), GTK_WIDGET (list), &bounds))
    return NULL;
  duban_columns_lay_out (&columns, gtk_widget_get_width (list->view), duban_scale_get (list->view),
                         &list->choice);
  if (list->clicked != DUBAN_N_COLUMNS && columns.width[list->clicked] > 0)
    *column = list->clicked;
  *place = (GdkRectangle){ (int) bounds.origin.x + columns.x[*column], (int) bounds.origin.y,
                           MAX (columns.width[*column], 1), (int) bounds.size.height };
  rows = duban_task_model_get_rows (list->model, position, &i);
  return rows != NULL ? duban_listing_rows_get (rows, i) : NULL;
}
