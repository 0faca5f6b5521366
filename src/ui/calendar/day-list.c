/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/day-list.h"

#include "ui/calendar/due-row.h"
#include "ui/page/page.h"
#include "ui/widgets/places.h"
#include "ui/widgets/scale.h"
#include "ui/widgets/scroll.h"

#include <glib/gi18n-lib.h>

#define WIDTH 250 /* at scale 1.0 */
#define MOST_WIDTH 300

struct _DubanDayList
{
  GtkWidget parent_instance;

  const DubanMonth *month; /* borrowed */
  const DubanMonthItem *items;
  gsize n_items;
  char *name; /* of the day */
  DubanPlaces *places;
  GtkSingleSelection *selection;
  GHashTable *bound;
  gboolean restoring;
  GtkWidget *box, *heading, *all, *stack, *list;
};

G_DEFINE_FINAL_TYPE (DubanDayList, duban_day_list, GTK_TYPE_WIDGET)

static void
show_item (DubanDayList *self, GtkListItem *item)
{
  guint position = gtk_list_item_get_position (item);

  duban_due_row_show (DUBAN_DUE_ROW (gtk_list_item_get_child (item)), self->month,
                      position < self->n_items ? &self->items[position] : NULL);
}

static void
setup_cb (DubanDayList *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, duban_due_row_new ());
}

static void
bind_cb (DubanDayList *self, GtkListItem *item)
{
  g_hash_table_add (self->bound, item);
  show_item (self, item);
}

static void
unbind_cb (DubanDayList *self, GtkListItem *item)
{
  g_hash_table_remove (self->bound, item);
}

static guint32
get_selected (DubanDayList *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position < self->n_items ? self->items[position].task : 0;
}

static void
selected_cb (DubanDayList *self)
{
  guint32 task = get_selected (self);

  if (!self->restoring && task != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.select-task", "u", task);
}

static void
activated_cb (DubanDayList *self, guint position)
{
  if (position < self->n_items)
    duban_page_open_task (GTK_WIDGET (self), self->items[position].task);
}

static void
clicked_cb (DubanDayList *self)
{
  guint32 task = get_selected (self);

  if (task != 0)
    duban_page_open_task (GTK_WIDGET (self), task);
}

static void
all_cb (DubanDayList *self)
{
  g_autofree guint32 *tasks = g_new (guint32, self->n_items + 1);

  for (gsize i = 0; i < self->n_items; i++)
    tasks[i] = self->items[i].task;
  duban_page_show_tasks (GTK_WIDGET (self), self->name, tasks, self->n_items);
}

static void
duban_day_list_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  int width = (int) MIN (WIDTH * duban_scale_get (widget), MOST_WIDTH);

  gtk_widget_measure (DUBAN_DAY_LIST (widget)->box, orientation, for_size, minimum, natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MAX (*minimum, width);
}

static void
duban_day_list_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (DUBAN_DAY_LIST (widget)->box, width, height, -1, NULL);
}

static void
duban_day_list_dispose (GObject *object)
{
  DubanDayList *self = DUBAN_DAY_LIST (object);

  if (self->box != NULL)
    {
      gtk_list_view_set_model (GTK_LIST_VIEW (self->list), NULL);
      gtk_list_view_set_factory (GTK_LIST_VIEW (self->list), NULL);
    }
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->places);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_pointer (&self->name, g_free);
  G_OBJECT_CLASS (duban_day_list_parent_class)->dispose (object);
}

static void
duban_day_list_class_init (DubanDayListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_day_list_dispose;
  widget_class->measure = duban_day_list_measure;
  widget_class->size_allocate = duban_day_list_size_allocate;
}

static void
build_list (DubanDayList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->places)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_widget_add_css_class (self->list, "tasks");
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (click));
}

static GtkWidget *
new_head (DubanDayList *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->heading), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (self->heading, "heading");
  self->all = gtk_button_new_with_mnemonic (_ ("Show in _Tasks"));
  gtk_widget_set_halign (self->all, GTK_ALIGN_START);
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (all_cb), self);
  gtk_widget_add_css_class (head, "day-head");
  gtk_box_append (GTK_BOX (head), self->heading);
  gtk_box_append (GTK_BOX (head), self->all);
  return head;
}

static void
duban_day_list_init (DubanDayList *self)
{
  GtkWidget *scroll;
  GtkWidget *nothing = gtk_label_new (_ ("Nothing falls due on this day."));

  self->bound = g_hash_table_new (NULL, NULL);
  self->places = duban_places_new ();
  build_list (self);
  gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_set_valign (nothing, GTK_ALIGN_START);
  gtk_widget_set_margin_top (nothing, 24);
  scroll = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, self->list);
  gtk_widget_set_vexpand (scroll, TRUE);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroll, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), nothing, "nothing");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->box), new_head (self));
  gtk_box_append (GTK_BOX (self->box), self->stack);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
duban_day_list_new (void)
{
  return g_object_new (DUBAN_TYPE_DAY_LIST, NULL);
}

static guint
position_of (DubanDayList *self, guint32 task)
{
  for (gsize i = 0; task != 0 && i < self->n_items; i++)
    if (self->items[i].task == task)
      return (guint) i;
  return GTK_INVALID_LIST_POSITION;
}

void
duban_day_list_show (DubanDayList *self, const DubanMonth *month, DubanDay day)
{
  guint32 selected = self->month != NULL ? get_selected (self) : 0;
  GHashTableIter iter;
  gpointer item;

  self->month = month;
  self->items = duban_month_get_day (month, day, &self->n_items);
  g_free (self->name);
  self->name = duban_month_dup_day_name (month, day);
  self->restoring = TRUE;
  duban_places_set_length (self->places, (guint) self->n_items);
  gtk_single_selection_set_selected (self->selection, position_of (self, selected));
  self->restoring = FALSE;
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_item (self, item);
  gtk_label_set_text (GTK_LABEL (self->heading), self->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->name, -1);
  gtk_widget_set_visible (self->all, self->n_items > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    self->n_items > 0 ? "list" : "nothing");
}

void
duban_day_list_step (DubanDayList *self, int by)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  if (position == GTK_INVALID_LIST_POSITION)
    position = by > 0 ? G_MAXUINT : (guint) self->n_items;
  position += (guint) by;
  if (position >= self->n_items)
    return;
  duban_places_reach (self->places, position + 1);
  gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", position);
  gtk_single_selection_set_selected (self->selection, position);
}
