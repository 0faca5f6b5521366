/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/tasks-page.h"

#include "ui/preferences/remembered.h"
#include "ui/tasks/header.h"
#include "ui/tasks/light-filter.h"
#include "ui/tasks/task-model.h"
#include "ui/tasks/task-row.h"
#include "ui/widgets/lazy-menu.h"
#include "ui/widgets/status-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _DubanTasksPage
{
  DubanPage parent_instance;

  /* owned */
  DubanDesk *desk;
  DubanTaskModel *model;
  GtkSingleSelection *selection;
  GSimpleActionGroup *actions;
  GHashTable *bound;       /* of GtkListItem: what is realised */
  DubanListingQuery query; /* search is owned */
  guint hidden;            /* bits 1 << DubanColumn */
  guint32 selected;        /* the task, kept through every new order */
  gboolean restoring;      /* the selection follows the task: nobody chose anything */

  /* template */
  GMenuModel *view_menu;
  GtkWidget *view, *lights, *search, *header, *stack, *scroll, *list;
  DubanLightFilter *filter;
};

G_DEFINE_FINAL_TYPE (DubanTasksPage, duban_tasks_page, DUBAN_TYPE_PAGE)

/* In the order of DubanListingOrder. */
static const char *const orders[]
    = { "light", "number", "title", "lead", "unit", "due", "days", NULL };

/* Columns that a person can leave out. */
static const struct
{
  const char *action;
  DubanColumn column;
} optional[] = {
  { "show-number", DUBAN_COLUMN_NUMBER },
  { "show-lead", DUBAN_COLUMN_LEAD },
  { "show-unit", DUBAN_COLUMN_UNIT },
  { "show-due", DUBAN_COLUMN_DUE },
};

static DubanDay
today_of (DubanTasksPage *page)
{
  DubanTerms *terms = duban_desk_get_terms (page->desk);

  return terms != NULL ? terms->today : DUBAN_NO_DAY;
}

static void
show_item (DubanTasksPage *page, GtkListItem *item)
{
  DubanTaskRow *row = DUBAN_TASK_ROW (gtk_list_item_get_child (item));
  gsize i;
  DubanListingRows *rows
      = duban_task_model_get_rows (page->model, gtk_list_item_get_position (item), &i);

  duban_task_row_set_hidden (row, page->hidden);
  duban_task_row_show (row, rows, i, today_of (page));
}

static void
setup_cb (DubanTasksPage *page, GtkListItem *item)
{
  gtk_list_item_set_child (item, duban_task_row_new (page->list));
}

static void
bind_cb (DubanTasksPage *page, GtkListItem *item)
{
  g_hash_table_add (page->bound, item);
  show_item (page, item);
}

static void
unbind_cb (DubanTasksPage *page, GtkListItem *item)
{
  g_hash_table_remove (page->bound, item);
  duban_task_row_show (DUBAN_TASK_ROW (gtk_list_item_get_child (item)), NULL, 0, DUBAN_NO_DAY);
}

static void
show_items (DubanTasksPage *page, guint first, guint n)
{
  GHashTableIter iter;
  gpointer item;

  g_hash_table_iter_init (&iter, page->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      guint position = gtk_list_item_get_position (item);

      if (position >= first && position - first < n)
        show_item (page, item);
    }
}

static void
loaded_cb (DubanTasksPage *page, guint first, guint n)
{
  show_items (page, first, n);
}

static void
restore_selection (DubanTasksPage *page)
{
  guint position = page->selected != 0 ? duban_task_model_find (page->model, page->selected)
                                       : GTK_INVALID_LIST_POSITION;

  page->restoring = TRUE;
  gtk_single_selection_set_selected (page->selection, position);
  page->restoring = FALSE;
}

/* The list, or why there is none. */
static void
show_state (DubanTasksPage *page, const DubanListing *listing)
{
  GtkStack *stack = GTK_STACK (page->stack);

  if (listing->n_tasks > 0)
    gtk_stack_set_visible_child_name (stack, "list");
  else if (listing->n_all > 0)
    duban_status_page_show (stack, "nothing-found", "ui/tasks/nothing-found.ui");
  else
    duban_status_page_show (stack, "no-tasks", "ui/tasks/no-tasks.ui");
}

static void
listed_cb (DubanTasksPage *page)
{
  const DubanListing *listing = duban_task_model_get_listing (page->model);

  duban_light_filter_set_counts (page->filter, listing->n_lights);
  show_state (page, listing);
  restore_selection (page);
  show_items (page, 0, G_MAXUINT);
  duban_page_tell_shown (DUBAN_PAGE (page));
}

static void
failed_cb (DubanTasksPage *page, const char *message)
{
  duban_page_fail (DUBAN_PAGE (page), message);
}

static void
selected_cb (DubanTasksPage *page)
{
  guint32 task;

  if (page->restoring)
    return;
  task = duban_task_model_get_task (page->model,
                                    gtk_single_selection_get_selected (page->selection));
  if (task == page->selected)
    return;
  page->selected = task;
  gtk_widget_activate_action (GTK_WIDGET (page), "win.select-task", "u", task);
}

static void
activated_cb (DubanTasksPage *page, guint position)
{
  duban_tasks_page_select (page, duban_task_model_get_task (page->model, position));
  duban_page_open_task (GTK_WIDGET (page), page->selected);
}

static void
clicked_cb (DubanTasksPage *page)
{
  if (page->selected != 0)
    duban_page_open_task (GTK_WIDGET (page), page->selected);
}

static void
scrolled_cb (DubanTasksPage *page, GtkAdjustment *adjustment)
{
  double length = duban_task_row_get_scale (page->list) * 44;

  duban_task_model_set_first_shown (page->model,
                                    (guint) (gtk_adjustment_get_value (adjustment) / length));
}

static void
list_anew (DubanTasksPage *page)
{
  duban_task_model_set_query (page->model, &page->query);
}

static void
search_changed_cb (DubanTasksPage *page)
{
  g_free (page->query.search);
  page->query.search = g_strdup (gtk_editable_get_text (GTK_EDITABLE (page->search)));
  list_anew (page);
}

static void
stop_search_cb (DubanTasksPage *page)
{
  gtk_editable_set_text (GTK_EDITABLE (page->search), "");
  gtk_widget_grab_focus (page->list);
}

static void
search_activated_cb (DubanTasksPage *page)
{
  gtk_widget_grab_focus (page->list);
}

static void
order_chosen_cb (DubanTasksPage *page, guint order)
{
  GActionGroup *group = G_ACTION_GROUP (page->actions);

  if (page->query.order == order)
    g_action_group_activate_action (group, "reversed", NULL);
  else
    g_action_group_activate_action (group, "order", g_variant_new_string (orders[order]));
}

static void
order_changed_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DubanTasksPage *page = user_data;
  const char *name = g_variant_get_string (value, NULL);

  for (guint i = 0; orders[i] != NULL; i++)
    if (g_str_equal (orders[i], name))
      page->query.order = i;
  page->query.reversed = FALSE;
  g_simple_action_set_state (action, value);
  g_simple_action_set_state (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (page->actions), "reversed")),
      g_variant_new_boolean (FALSE));
  duban_preferences_set_string ("tasks-order", name);
  duban_preferences_set_boolean ("tasks-reversed", FALSE);
  duban_tasks_header_set_order (DUBAN_TASKS_HEADER (page->header), page->query.order, FALSE);
  list_anew (page);
}

static void
reversed_changed_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DubanTasksPage *page = user_data;

  page->query.reversed = g_variant_get_boolean (value);
  g_simple_action_set_state (action, value);
  duban_preferences_set_boolean ("tasks-reversed", page->query.reversed);
  duban_tasks_header_set_order (DUBAN_TASKS_HEADER (page->header), page->query.order,
                                page->query.reversed);
  list_anew (page);
}

static void
light_changed_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DubanTasksPage *page = user_data;
  DubanLight light;

  page->query.light = duban_light_parse (g_variant_get_string (value, NULL), &light)
                          ? (int) light
                          : DUBAN_LISTING_ANY_LIGHT;
  g_simple_action_set_state (action, value);
  list_anew (page);
}

static void
scope_changed_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DubanTasksPage *page = user_data;

  page->query.with_done = g_str_equal (g_variant_get_string (value, NULL), "all");
  g_simple_action_set_state (action, value);
  list_anew (page);
}

static void
everything_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanTasksPage *page = user_data;
  GActionGroup *group = G_ACTION_GROUP (page->actions);

  g_action_group_change_action_state (group, "light", g_variant_new_string ("any"));
  g_action_group_change_action_state (group, "scope", g_variant_new_string ("all"));
  gtk_editable_set_text (GTK_EDITABLE (page->search), "");
}

static void
column_changed_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DubanTasksPage *page = user_data;
  const char *name = g_action_get_name (G_ACTION (action));

  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    if (g_str_equal (optional[i].action, name))
      page->hidden = g_variant_get_boolean (value) ? page->hidden & ~(1u << optional[i].column)
                                                   : page->hidden | 1u << optional[i].column;
  g_simple_action_set_state (action, value);
  duban_preferences_set_int ("tasks-hidden-columns", (int) page->hidden);
  duban_tasks_header_set_hidden (DUBAN_TASKS_HEADER (page->header), page->hidden);
  show_items (page, 0, G_MAXUINT);
}

static void
add_actions (DubanTasksPage *page)
{
  const GActionEntry entries[] = {
    { "order", NULL, "s", "'light'", order_changed_cb },
    { "reversed", NULL, NULL, "false", reversed_changed_cb },
    { "light", NULL, "s", "'any'", light_changed_cb },
    { "scope", NULL, "s", "'open'", scope_changed_cb },
    { "everything", everything_cb },
  };

  page->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (page->actions), entries, G_N_ELEMENTS (entries),
                                   page);
  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    {
      gboolean shown = !(page->hidden & 1u << optional[i].column);
      GSimpleAction *action
          = g_simple_action_new_stateful (optional[i].action, NULL, g_variant_new_boolean (shown));

      g_signal_connect (action, "change-state", G_CALLBACK (column_changed_cb), page);
      g_action_map_add_action (G_ACTION_MAP (page->actions), G_ACTION (action));
      g_object_unref (action);
    }
  gtk_widget_insert_action_group (GTK_WIDGET (page), "tasks", G_ACTION_GROUP (page->actions));
}

/* What was remembered of the last time. */
static void
recall (DubanTasksPage *page)
{
  g_autofree char *order = duban_preferences_dup_string ("tasks-order", orders[0]);

  page->query.light = DUBAN_LISTING_ANY_LIGHT;
  page->query.reversed = duban_preferences_get_boolean ("tasks-reversed", FALSE);
  page->hidden = (guint) duban_preferences_get_int ("tasks-hidden-columns", 0);
  for (guint i = 0; orders[i] != NULL; i++)
    if (g_str_equal (orders[i], order))
      page->query.order = i;
}

static void
show_recalled (DubanTasksPage *page)
{
  GActionMap *map = G_ACTION_MAP (page->actions);

  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "order")),
                             g_variant_new_string (orders[page->query.order]));
  g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (map, "reversed")),
                             g_variant_new_boolean (page->query.reversed));
  duban_tasks_header_set_order (DUBAN_TASKS_HEADER (page->header), page->query.order,
                                page->query.reversed);
  duban_tasks_header_set_hidden (DUBAN_TASKS_HEADER (page->header), page->hidden);
}

static void
build_list (DubanTasksPage *page)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), page);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), page);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), page);
  page->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (page->model)));
  gtk_single_selection_set_autoselect (page->selection, FALSE);
  gtk_single_selection_set_can_unselect (page->selection, TRUE);
  g_signal_connect_object (page->selection, "notify::selected", G_CALLBACK (selected_cb), page,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (GTK_LIST_VIEW (page->list), factory);
  gtk_list_view_set_model (GTK_LIST_VIEW (page->list), GTK_SELECTION_MODEL (page->selection));
  g_object_unref (factory);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), page);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_BUBBLE);
  gtk_widget_add_controller (page->list, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page->scroll)),
                           "value-changed", G_CALLBACK (scrolled_cb), page, G_CONNECT_SWAPPED);
}

static void
duban_tasks_page_dispose (GObject *object)
{
  DubanTasksPage *page = DUBAN_TASKS_PAGE (object);
  GtkWidget *child;

  if (page->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (page->model, page);
      gtk_list_view_set_model (GTK_LIST_VIEW (page->list), NULL);
      gtk_list_view_set_factory (GTK_LIST_VIEW (page->list), NULL);
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&page->selection);
  g_clear_object (&page->model);
  g_clear_object (&page->actions);
  g_clear_object (&page->desk);
  G_OBJECT_CLASS (duban_tasks_page_parent_class)->dispose (object);
}

static void
duban_tasks_page_finalize (GObject *object)
{
  DubanTasksPage *page = DUBAN_TASKS_PAGE (object);

  g_hash_table_unref (page->bound);
  g_free (page->query.search);
  G_OBJECT_CLASS (duban_tasks_page_parent_class)->finalize (object);
}

static void
show_page (DubanPage *page, gpointer made)
{
  /* The model follows the desk by itself. */
}

static gboolean
search_page (DubanPage *base)
{
  return gtk_widget_grab_focus (DUBAN_TASKS_PAGE (base)->search);
}

static void
step_page (DubanPage *base, int by)
{
  DubanTasksPage *page = DUBAN_TASKS_PAGE (base);
  guint selected = gtk_single_selection_get_selected (page->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (page->model));

  if (selected == GTK_INVALID_LIST_POSITION)
    selected = by > 0 ? G_MAXUINT : n;
  if (n == 0 || selected + (guint) by >= n)
    return;
  gtk_widget_activate_action (page->list, "list.scroll-to-item", "u", selected + (guint) by);
  gtk_single_selection_set_selected (page->selection, selected + (guint) by);
}

static void
duban_tasks_page_class_init (DubanTasksPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_tasks_page_dispose;
  G_OBJECT_CLASS (class)->finalize = duban_tasks_page_finalize;
  DUBAN_PAGE_CLASS (class)->show = show_page;
  DUBAN_PAGE_CLASS (class)->search = search_page;
  DUBAN_PAGE_CLASS (class)->step = step_page;
  g_type_ensure (DUBAN_TYPE_TASKS_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/duban/Duban/ui/tasks/tasks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, view);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, view_menu);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, lights);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, search);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, header);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, list);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
duban_tasks_page_init (DubanTasksPage *page)
{
  page->bound = g_hash_table_new (NULL, NULL);
  recall (page);
  add_actions (page);
  gtk_widget_init_template (GTK_WIDGET (page));
  duban_lazy_menu_set (GTK_MENU_BUTTON (page->view), page->view_menu, _ ("View"));
  page->filter = duban_light_filter_new (GTK_BOX (page->lights));
  show_recalled (page);
}

GtkWidget *
duban_tasks_page_new (DubanDesk *desk)
{
  DubanTasksPage *page = g_object_new (DUBAN_TYPE_TASKS_PAGE, NULL);

  duban_page_set_desk (DUBAN_PAGE (page), desk);
  page->desk = g_object_ref (desk);
  page->model = duban_task_model_new (desk, &page->query);
  g_signal_connect_swapped (page->model, "listed", G_CALLBACK (listed_cb), page);
  g_signal_connect_swapped (page->model, "loaded", G_CALLBACK (loaded_cb), page);
  g_signal_connect_swapped (page->model, "failed", G_CALLBACK (failed_cb), page);
  build_list (page);
  return GTK_WIDGET (page);
}

void
duban_tasks_page_select (DubanTasksPage *page, guint32 task)
{
  guint position = duban_task_model_find (page->model, task);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (page->selection, position);
}

void
duban_tasks_page_grow (DubanTasksPage *page)
{
  duban_task_model_grow (page->model);
}
