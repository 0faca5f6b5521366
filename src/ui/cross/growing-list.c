/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cross/growing-list.h"

#include "ui/widgets/scroll.h"

#include <adwaita.h>

#define BUILD_US 6000 /* of the main thread, at a time */
#define SETTLE_FRAMES 2

struct _DubanGrowingList
{
  GtkWidget parent_instance;

  GtkWidget *scroller, *clamp;

  /* what is being built */
  GtkWidget *list; /* borrowed where it is in sight */
  GtkWidget *next; /* the same, owned, where another is in sight; or NULL */
  DubanGrowingListStep step;
  gpointer user_data;
  guint idle;

  /* where the view and the keyboard go once it is laid out */
  guint settle_tick;
  int frames_left;
  double scrolled;
  gboolean had_focus;
  int focus_group, focus_card;
};

G_DEFINE_FINAL_TYPE (DubanGrowingList, duban_growing_list, GTK_TYPE_WIDGET)

static int
get_index (GtkWidget *child)
{
  int index = 0;

  while ((child = gtk_widget_get_prev_sibling (child)) != NULL)
    index++;
  return index;
}

/* The last one where there are not as many. */
static GtkWidget *
get_child (GtkWidget *parent, int index)
{
  GtkWidget *child = gtk_widget_get_first_child (parent);

  for (int i = 0; i < index && child != NULL && gtk_widget_get_next_sibling (child) != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static GtkAdjustment *
get_adjustment (DubanGrowingList *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* Where the keyboard is: in which child of the list, and in which child of that. */
static gboolean
find_focus (DubanGrowingList *self, GtkWidget *list)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *parent;

  self->focus_card = -1;
  while (focus != NULL && (parent = gtk_widget_get_parent (focus)) != list)
    {
      if (parent != NULL && gtk_widget_get_parent (parent) == list)
        self->focus_card = get_index (focus);
      focus = parent;
    }
  if (focus != NULL)
    self->focus_group = get_index (focus);
  return focus != NULL;
}

static void
restore_focus (DubanGrowingList *self)
{
  GtkWidget *list = duban_growing_list_get_list (self);
  GtkWidget *group = get_child (list, self->focus_group);
  GtkWidget *card
      = group != NULL && self->focus_card >= 0 ? get_child (group, self->focus_card) : group;

  if (card != NULL && !gtk_widget_child_focus (card, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

/* Only once it was laid out: before, to focus a widget would scroll to nowhere; and whatever GTK
 * focused when the old list went has scrolled as well. */
static gboolean
settle_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  DubanGrowingList *self = DUBAN_GROWING_LIST (widget);

  if (self->frames_left-- > 0)
    return G_SOURCE_CONTINUE;
  self->settle_tick = 0;
  gtk_adjustment_set_value (get_adjustment (self), self->scrolled);
  if (self->had_focus)
    restore_focus (self);
  return G_SOURCE_REMOVE;
}

static void
stop_settling (DubanGrowingList *self)
{
  if (self->settle_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->settle_tick);
  self->settle_tick = 0;
}

/* Where the list before this one has not settled yet, what was to be restored still is. */
static void
remember_place (DubanGrowingList *self)
{
  if (self->settle_tick != 0)
    return;
  self->had_focus = find_focus (self, duban_growing_list_get_list (self));
  self->scrolled = gtk_adjustment_get_value (get_adjustment (self));
}

static void
finish (DubanGrowingList *self)
{
  self->list = NULL;
  if (self->next == NULL)
    return;
  remember_place (self);
  stop_settling (self);
  self->frames_left = SETTLE_FRAMES;
  adw_clamp_set_child (ADW_CLAMP (self->clamp), self->next);
  g_clear_object (&self->next);
  self->settle_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), settle_cb, NULL, NULL);
}

static gboolean
build_cb (gpointer user_data)
{
  DubanGrowingList *self = user_data;
  const gint64 end = g_get_monotonic_time () + BUILD_US;

  do
    if (!self->step (GTK_BOX (self->list), self->user_data))
      {
        self->idle = 0;
        finish (self);
        return G_SOURCE_REMOVE;
      }
  while (g_get_monotonic_time () < end);
  return G_SOURCE_CONTINUE;
}

static void
duban_growing_list_dispose (GObject *object)
{
  DubanGrowingList *self = DUBAN_GROWING_LIST (object);

  duban_growing_list_stop (self);
  stop_settling (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_growing_list_parent_class)->dispose (object);
}

static void
duban_growing_list_class_init (DubanGrowingListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_growing_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
}

static void
duban_growing_list_init (DubanGrowingList *self)
{
  self->clamp = adw_clamp_new ();
  self->scroller = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, self->clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
duban_growing_list_new (int width)
{
  DubanGrowingList *self = g_object_new (DUBAN_TYPE_GROWING_LIST, NULL);

  adw_clamp_set_maximum_size (ADW_CLAMP (self->clamp), width);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (self->clamp), width);
  return GTK_WIDGET (self);
}

void
duban_growing_list_stop (DubanGrowingList *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->next);
  self->list = NULL;
}

void
duban_growing_list_begin (DubanGrowingList *self, GtkWidget *list, DubanGrowingListStep step,
                          gpointer user_data)
{
  duban_growing_list_stop (self);
  self->list = list;
  self->step = step;
  self->user_data = user_data;
  gtk_widget_add_css_class (list, "duban-page-content");
  if (duban_growing_list_get_list (self) == NULL)
    adw_clamp_set_child (ADW_CLAMP (self->clamp), list);
  else
    self->next = g_object_ref_sink (list);
  self->idle = g_idle_add (build_cb, self);
}

void
duban_growing_list_go_to (DubanGrowingList *self, GtkWidget *child)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (child, self->clamp, &bounds))
    return;
  gtk_adjustment_set_value (get_adjustment (self), bounds.origin.y);
  gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

GtkWidget *
duban_growing_list_get_list (DubanGrowingList *self)
{
  return adw_clamp_get_child (ADW_CLAMP (self->clamp));
}
