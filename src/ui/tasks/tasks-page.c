/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/tasks-page.h"

#include "app/view/as-of.h"
#include "app/view/task-sheet.h"
#include "ui/preferences/remembered.h"
#include "ui/tasks/column-actions.h"
#include "ui/tasks/filter-chips.h"
#include "ui/tasks/filter-panel.h"
#include "ui/tasks/header.h"
#include "ui/tasks/light-filter.h"
#include "ui/tasks/listed.h"
#include "ui/tasks/paste.h"
#include "ui/tasks/saved-panel.h"
#include "ui/tasks/selection-actions.h"
#include "ui/tasks/selection-bar.h"
#include "ui/tasks/task-export.h"
#include "ui/tasks/task-list.h"
#include "ui/tasks/task-query.h"
#include "ui/widgets/busy-bar.h"
#include "ui/widgets/lazy-menu.h"
#include "ui/widgets/status-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define TEXTS_MS 250   /* after the last letter typed, long texts are searched too */
#define SHEET_MAX 3000 /* tasks that are printed or copied as a list at once */

struct _DubanTasksPage
{
  DubanPage parent_instance;

  /* owned */
  DubanTaskQuery *query;
  GActionGroup *selected; /* what is done with the selection */
  GMenuModel *view_menu, *task_menu;
  guint grow_idle;
  guint texts_timeout;
  gboolean with_texts; /* long texts are searched too: nothing was typed for a while */
  gboolean following;  /* the actions follow the query: nobody chose anything */

  /* template */
  GtkWidget *view, *filters, *saved, *lights, *search, *chips, *header, *stack, *list, *bar;
  GtkWidget *exporting;
  GtkWidget *filter_panel, *saved_panel; /* NULL until they are needed */
  DubanLightFilter *light_filter;
};

G_DEFINE_FINAL_TYPE (DubanTasksPage, duban_tasks_page, DUBAN_TYPE_PAGE)

/* Everything that shows what is asked for. */
static void
show_query (DubanTasksPage *page)
{
  const DubanListingQuery *query = duban_task_query_get (page->query);
  const char *search = query->search != NULL ? query->search : "";
  DubanTerms *terms = duban_desk_get_terms (duban_page_get_desk (DUBAN_PAGE (page)));

  duban_tasks_header_set_order (DUBAN_TASKS_HEADER (page->header), query->order, query->reversed);
  page->following = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (page->search)), search) != 0)
    gtk_editable_set_text (GTK_EDITABLE (page->search), search);
  page->following = FALSE;
  if (terms != NULL)
    duban_filter_chips_show (DUBAN_FILTER_CHIPS (page->chips), query, terms);
}

static void
query_changed_cb (DubanTasksPage *page)
{
  show_query (page);
  duban_page_ask (DUBAN_PAGE (page));
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
failed_cb (DubanTasksPage *page, const char *message)
{
  duban_page_fail (DUBAN_PAGE (page), message);
}

static void
selected_cb (DubanTasksPage *page)
{
  DubanDesk *desk = duban_page_get_desk (DUBAN_PAGE (page));
  guint n = duban_task_list_count_selected (DUBAN_TASK_LIST (page->list));

  duban_selection_bar_set_count (DUBAN_SELECTION_BAR (page->bar), n);
  duban_selection_actions_update (page->selected, GTK_WIDGET (page), n,
                                  duban_desk_is_read_only (desk));
}

static void
menu_closed_cb (gpointer popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  g_object_unref (popover);
}

static void
close_menu_cb (GtkWidget *popover)
{
  g_idle_add_once (menu_closed_cb, g_object_ref (popover));
}

static void
menu_cb (DubanTasksPage *page, double x, double y)
{
  GtkWidget *popover;

  if (page->task_menu == NULL)
    page->task_menu = duban_selection_actions_new_menu (TRUE);
  popover = gtk_popover_menu_new_from_model (page->task_menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Selected tasks"), -1);
  gtk_widget_set_parent (popover, page->list);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (close_menu_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
texts_cb (gpointer user_data)
{
  DubanTasksPage *page = user_data;

  page->texts_timeout = 0;
  page->with_texts = TRUE;
  duban_page_ask (DUBAN_PAGE (page));
}

static void
search_changed_cb (DubanTasksPage *page)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (page->search));
  DubanListingQuery *query = duban_task_query_begin (page->query);

  if (page->following)
    return;
  g_free (query->search);
  query->search = g_strdup (text);
  page->with_texts = FALSE;
  g_clear_handle_id (&page->texts_timeout, g_source_remove);
  if (text[0] != '\0')
    page->texts_timeout = g_timeout_add_once (TEXTS_MS, texts_cb, page);
  duban_task_query_end (page->query);
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
  duban_task_query_choose_order (page->query, order);
}

static void
choice_changed_cb (DubanTasksPage *page)
{
  const DubanColumnChoice *choice
      = duban_tasks_header_get_choice (DUBAN_TASKS_HEADER (page->header));
  g_autofree char *text = duban_column_choice_to_text (choice);

  duban_task_list_set_choice (DUBAN_TASK_LIST (page->list), choice);
  duban_preferences_set_string ("tasks-columns", text);
}

static void
chips_changed_cb (DubanTasksPage *page)
{
  duban_filter_chips_take (DUBAN_FILTER_CHIPS (page->chips), duban_task_query_begin (page->query));
  duban_task_query_end (page->query);
}

static void
panel_changed_cb (DubanTasksPage *page)
{
  duban_filter_panel_read (DUBAN_FILTER_PANEL (page->filter_panel),
                           duban_task_query_begin (page->query));
  duban_task_query_end (page->query);
}

static GtkWidget *
new_popover (GtkWidget *content, const char *name)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_add_css_class (popover, "panel");
  gtk_accessible_update_property (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_popover_set_child (GTK_POPOVER (popover), content);
  return popover;
}

static void
filters_opened_cb (GtkMenuButton *button, gpointer user_data)
{
  DubanTasksPage *page = user_data;
  const DubanListing *listing = duban_task_list_get_listing (DUBAN_TASK_LIST (page->list));

  if (page->filter_panel == NULL)
    {
      page->filter_panel = duban_filter_panel_new ();
      g_signal_connect_object (page->filter_panel, "changed", G_CALLBACK (panel_changed_cb), page,
                               G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, new_popover (page->filter_panel, _ ("Filters")));
    }
  if (listing != NULL)
    duban_filter_panel_show (DUBAN_FILTER_PANEL (page->filter_panel),
                             duban_task_query_get (page->query), listing);
}

static void
saved_chosen_cb (DubanTasksPage *page, const char *text)
{
  DubanTerms *terms = duban_desk_get_terms (duban_page_get_desk (DUBAN_PAGE (page)));

  if (terms != NULL
      && duban_listing_query_take_text (duban_task_query_begin (page->query), text,
                                        terms->directory))
    duban_task_query_end (page->query);
}

static void
saved_opened_cb (GtkMenuButton *button, gpointer user_data)
{
  DubanTasksPage *page = user_data;
  DubanDesk *desk = duban_page_get_desk (DUBAN_PAGE (page));
  DubanTerms *terms = duban_desk_get_terms (desk);
  g_autofree char *text = NULL;
  g_autofree char *words = NULL;

  if (page->saved_panel == NULL)
    {
      page->saved_panel = duban_saved_panel_new (desk);
      g_signal_connect_object (page->saved_panel, "chosen", G_CALLBACK (saved_chosen_cb), page,
                               G_CONNECT_SWAPPED);
      gtk_menu_button_set_popover (button, new_popover (page->saved_panel, _ ("Kept filters")));
    }
  if (terms == NULL)
    return;
  text = duban_listing_query_to_text (duban_task_query_get (page->query), terms->directory);
  words = duban_listing_query_say (duban_task_query_get (page->query), terms);
  duban_saved_panel_show (DUBAN_SAVED_PANEL (page->saved_panel), text, words);
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanTasksPage *page = user_data;

  duban_paste_table (GTK_WIDGET (page), duban_page_get_desk (DUBAN_PAGE (page)));
}

static void
add_actions (DubanTasksPage *page)
{
  const GActionEntry paste = { "paste", paste_cb };
  GActionMap *actions;

  page->query = duban_task_query_new ();
  actions = duban_task_query_get_actions (page->query);
  g_signal_connect_object (page->query, "changed", G_CALLBACK (query_changed_cb), page,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action_entries (actions, &paste, 1, page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "tasks", G_ACTION_GROUP (actions));
}

static void
add_key (GtkShortcutController *keys, guint key, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      keys,
      gtk_shortcut_new (gtk_keyval_trigger_new (key, modifiers), gtk_named_action_new (action)));
}

static void
add_keys (DubanTasksPage *page)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_F2, 0, "selected.edit-cell");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_c, GDK_CONTROL_MASK, "selected.copy");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_p, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
           "selected.print-slips");
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_v, GDK_CONTROL_MASK, "tasks.paste");
  gtk_widget_add_controller (page->list, keys);
}

/* The columns as they were the last time. */
static void
recall (DubanTasksPage *page)
{
  g_autofree char *columns = duban_preferences_dup_string ("tasks-columns", "");
  DubanColumnChoice choice;

  duban_column_choice_take_text (&choice, columns);
  duban_tasks_header_set_choice (DUBAN_TASKS_HEADER (page->header), &choice);
  duban_task_list_set_choice (DUBAN_TASK_LIST (page->list), &choice);
}

static gpointer
ask_page (DubanPage *base)
{
  DubanTasksPage *page = DUBAN_TASKS_PAGE (base);
  DubanDesk *desk = duban_page_get_desk (base);
  DubanSnapshot *snapshot = duban_desk_get_snapshot (desk);
  const DubanListingQuery *query = duban_task_query_get (page->query);

  if (snapshot != NULL && snapshot->reg == NULL
      && duban_listing_query_needs_register (query, snapshot->scope))
    duban_desk_want_register (desk);
  return duban_list_ask_new (query, duban_task_list_get_first_shown (DUBAN_TASK_LIST (page->list)),
                             page->with_texts);
}

static void
grow_cb (gpointer user_data)
{
  DubanTasksPage *page = user_data;

  page->grow_idle = 0;
  duban_tasks_page_grow (page);
}

static gboolean
grow_idle_cb (gpointer user_data)
{
  grow_cb (user_data);
  return G_SOURCE_REMOVE;
}

static void
show_page (DubanPage *base, gpointer made)
{
  DubanTasksPage *page = DUBAN_TASKS_PAGE (base);
  DubanListed *listed = made;
  gboolean first = duban_task_list_get_listing (DUBAN_TASK_LIST (page->list)) == NULL;

  if (listed->listing == NULL)
    return;
  duban_light_filter_set_counts (page->light_filter, listed->listing->n_lights);
  show_state (page, listed->listing);
  duban_task_list_take (DUBAN_TASK_LIST (page->list), listed,
                        listed->listing->snapshot->terms->today);
  if (first)
    show_query (page);
  if (first && page->grow_idle == 0)
    page->grow_idle = g_idle_add_full (G_PRIORITY_LOW, grow_idle_cb, page, NULL);
}

static gboolean
search_page (DubanPage *base)
{
  return gtk_widget_grab_focus (DUBAN_TASKS_PAGE (base)->search);
}

static void
step_page (DubanPage *base, int by)
{
  duban_task_list_step (DUBAN_TASK_LIST (DUBAN_TASKS_PAGE (base)->list), by);
}

static DubanSheet *
dup_sheet (DubanPage *base)
{
  DubanTasksPage *page = DUBAN_TASKS_PAGE (base);
  const DubanListing *listing = duban_task_list_get_listing (DUBAN_TASK_LIST (page->list));
  DubanSnapshot *snapshot = duban_page_get_snapshot (base);
  g_autofree char *words = NULL;
  char *filter;

  if (listing == NULL || snapshot == NULL || snapshot->reg == NULL)
    return NULL;
  words = duban_listing_query_say (duban_task_query_get (page->query), snapshot->terms);
  filter = listing->n_tasks <= SHEET_MAX
               /* Translators: what a list is narrowed to, and how many tasks that are */
               ? g_strdup_printf (
                   ngettext ("%s · %u task", "%s · %u tasks", (gulong) listing->n_tasks), words,
                   (guint) listing->n_tasks)
               : g_strdup_printf (_ ("%s · the first %u of %u tasks"), words, SHEET_MAX,
                                  (guint) listing->n_tasks);
  return duban_task_sheet_new (snapshot, listing->tasks, MIN (listing->n_tasks, SHEET_MAX), filter,
                               duban_as_of_dup (snapshot, NULL, TRUE));
}

static gboolean
duban_tasks_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DUBAN_TASKS_PAGE (widget)->list);
}

static void
duban_tasks_page_dispose (GObject *object)
{
  DubanTasksPage *page = DUBAN_TASKS_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&page->grow_idle, g_source_remove);
  g_clear_handle_id (&page->texts_timeout, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (page))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&page->query);
  g_clear_object (&page->selected);
  g_clear_object (&page->view_menu);
  g_clear_object (&page->task_menu);
  G_OBJECT_CLASS (duban_tasks_page_parent_class)->dispose (object);
}

static void
duban_tasks_page_class_init (DubanTasksPageClass *class)
{
  static const DubanPageSource source
      = { duban_listed_make, duban_listed_free, duban_list_ask_free };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  DubanPageClass *page_class = DUBAN_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_tasks_page_dispose;
  widget_class->grab_focus = duban_tasks_page_grab_focus;
  page_class->source = &source;
  page_class->ask = ask_page;
  page_class->show = show_page;
  page_class->search = search_page;
  page_class->step = step_page;
  page_class->dup_sheet = dup_sheet;
  g_type_ensure (DUBAN_TYPE_TASKS_HEADER);
  g_type_ensure (DUBAN_TYPE_TASK_LIST);
  g_type_ensure (DUBAN_TYPE_FILTER_CHIPS);
  g_type_ensure (DUBAN_TYPE_SELECTION_BAR);
  g_type_ensure (DUBAN_TYPE_BUSY_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/duban/Duban/ui/tasks/tasks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, view);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, filters);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, saved);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, lights);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, search);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, chips);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, header);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, list);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, bar);
  gtk_widget_class_bind_template_child (widget_class, DubanTasksPage, exporting);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, chips_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
}

static void
duban_tasks_page_init (DubanTasksPage *page)
{
  add_actions (page);
  gtk_widget_init_template (GTK_WIDGET (page));
  page->light_filter = duban_light_filter_new (GTK_BOX (page->lights));
}

static void
add_menus (DubanTasksPage *page)
{
  GActionGroup *columns = duban_column_actions_new (DUBAN_TASKS_HEADER (page->header));

  gtk_widget_insert_action_group (GTK_WIDGET (page), "columns", columns);
  g_object_unref (columns);
  page->view_menu = duban_column_actions_new_menu ();
  duban_lazy_menu_set (GTK_MENU_BUTTON (page->view), page->view_menu, _ ("View"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (page->filters), filters_opened_cb, page,
                                         NULL);
  duban_lazy_menu_set_name (GTK_MENU_BUTTON (page->filters), _ ("Filters"));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (page->saved), saved_opened_cb, page,
                                         NULL);
  duban_lazy_menu_set_name (GTK_MENU_BUTTON (page->saved), _ ("Kept filters"));
}

GtkWidget *
duban_tasks_page_new (DubanDesk *desk)
{
  DubanTasksPage *page = g_object_new (DUBAN_TYPE_TASKS_PAGE, NULL);

  duban_page_set_desk (DUBAN_PAGE (page), desk);
  duban_task_list_set_worker (DUBAN_TASK_LIST (page->list), duban_desk_get_worker (desk));
  recall (page);
  g_object_set_data (G_OBJECT (page), DUBAN_TASK_EXPORT_BAR, page->exporting);
  page->selected = duban_selection_actions_new (DUBAN_TASK_LIST (page->list), DUBAN_PAGE (page));
  duban_selection_actions_update (page->selected, GTK_WIDGET (page), 0, TRUE);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "selected", page->selected);
  add_keys (page);
  add_menus (page);
  show_query (page);
  return GTK_WIDGET (page);
}

void
duban_tasks_page_show_set (DubanTasksPage *page, const char *words, const guint32 *tasks, gsize n)
{
  duban_listing_query_take_set (duban_task_query_begin (page->query), tasks, n, words);
  duban_task_query_end (page->query);
}

void
duban_tasks_page_select (DubanTasksPage *page, guint32 task)
{
  duban_task_list_select (DUBAN_TASK_LIST (page->list), task);
}

void
duban_tasks_page_grow (DubanTasksPage *page)
{
  duban_task_list_grow (DUBAN_TASK_LIST (page->list));
  duban_desk_want_register (duban_page_get_desk (DUBAN_PAGE (page)));
}
