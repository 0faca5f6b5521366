/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/board/lane.h"

#include "ui/board/card.h"
#include "ui/widgets/places.h"
#include "ui/widgets/scale.h"
#include "ui/widgets/scroll.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 133 /* at scale 1.0 */

struct _DubanLane
{
  GtkWidget parent_instance;

  DubanBoardColumn column;
  DubanBoard *board; /* owned; NULL until the first */
  DubanPlaces *places;
  GtkSingleSelection *selection;
  GHashTable *bound; /* of GtkListItem: what is realised */
  gboolean restoring;
  GtkWidget *box, *head, *title, *count, *empty, *list;
};

G_DEFINE_FINAL_TYPE (DubanLane, duban_lane, GTK_TYPE_WIDGET)

enum
{
  LISTED,
  SELECTED,
  OPENED,
  NEXT,
  DROPPED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static guint32
task_at (DubanLane *lane, guint position)
{
  if (lane->board == NULL || position >= lane->board->n[lane->column])
    return 0;
  return lane->board->tasks[lane->column][position];
}

static guint
position_of (DubanLane *lane, guint32 task)
{
  gsize n = lane->board != NULL ? lane->board->n[lane->column] : 0;

  for (gsize i = 0; task != 0 && i < n; i++)
    if (lane->board->tasks[lane->column][i] == task)
      return (guint) i;
  return GTK_INVALID_LIST_POSITION;
}

static void
show_item (DubanLane *lane, GtkListItem *item)
{
  DubanCard *card = DUBAN_CARD (gtk_list_item_get_child (item));

  duban_card_show (card, lane->board, task_at (lane, gtk_list_item_get_position (item)));
}

static void
next_cb (DubanLane *lane, DubanCard *card)
{
  g_signal_emit (lane, signals[NEXT], 0, duban_card_get_task (card));
}

static void
setup_cb (DubanLane *lane, GtkListItem *item)
{
  GtkWidget *card = duban_card_new ();

  g_signal_connect_object (card, "next", G_CALLBACK (next_cb), lane, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, card);
}

static void
bind_cb (DubanLane *lane, GtkListItem *item)
{
  g_hash_table_add (lane->bound, item);
  show_item (lane, item);
}

static void
unbind_cb (DubanLane *lane, GtkListItem *item)
{
  g_hash_table_remove (lane->bound, item);
}

static void
selected_cb (DubanLane *lane)
{
  if (!lane->restoring)
    g_signal_emit (lane, signals[SELECTED], 0, duban_lane_get_selected (lane));
}

static void
activated_cb (DubanLane *lane, guint position)
{
  g_signal_emit (lane, signals[OPENED], 0, task_at (lane, position));
}

static DubanCard *
card_at (DubanLane *lane, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (lane->list, x, y, GTK_PICK_DEFAULT);

  if (widget != NULL && !DUBAN_IS_CARD (widget))
    widget = gtk_widget_get_ancestor (widget, DUBAN_TYPE_CARD);
  return widget != NULL && duban_card_get_task (DUBAN_CARD (widget)) != 0 ? DUBAN_CARD (widget)
                                                                          : NULL;
}

static void
clicked_cb (DubanLane *lane, int n_press, double x, double y)
{
  DubanCard *card = card_at (lane, x, y);

  if (card != NULL)
    g_signal_emit (lane, signals[OPENED], 0, duban_card_get_task (card));
}

static GdkContentProvider *
prepare_cb (DubanLane *lane, double x, double y, GtkDragSource *source)
{
  DubanCard *card = card_at (lane, x, y);
  GdkPaintable *picture;

  if (card == NULL)
    return NULL;
  picture = gtk_widget_paintable_new (GTK_WIDGET (card));
  gtk_drag_source_set_icon (source, picture, 24, 24);
  g_object_unref (picture);
  return gdk_content_provider_new_typed (G_TYPE_UINT, duban_card_get_task (card));
}

static gboolean
drop_cb (DubanLane *lane, const GValue *value)
{
  g_signal_emit (lane, signals[DROPPED], 0, g_value_get_uint (value));
  return TRUE;
}

static void
head_cb (DubanLane *lane)
{
  g_signal_emit (lane, signals[LISTED], 0);
}

static void
duban_lane_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (DUBAN_LANE (widget)->box, orientation, for_size, minimum, natural, NULL,
                      NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = MAX (*minimum, (int) (LEAST_WIDTH * duban_scale_get (widget)));
}

static void
duban_lane_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (DUBAN_LANE (widget)->box, width, height, -1, NULL);
}

static void
duban_lane_dispose (GObject *object)
{
  DubanLane *lane = DUBAN_LANE (object);

  if (lane->box != NULL)
    {
      gtk_list_view_set_model (GTK_LIST_VIEW (lane->list), NULL);
      gtk_list_view_set_factory (GTK_LIST_VIEW (lane->list), NULL);
    }
  g_clear_pointer (&lane->box, gtk_widget_unparent);
  g_clear_object (&lane->selection);
  g_clear_object (&lane->places);
  g_clear_pointer (&lane->board, duban_board_unref);
  g_clear_pointer (&lane->bound, g_hash_table_unref);
  G_OBJECT_CLASS (duban_lane_parent_class)->dispose (object);
}

static void
add_signal (const char *name, int i, gboolean has_task)
{
  signals[i] = g_signal_new (name, DUBAN_TYPE_LANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                             G_TYPE_NONE, has_task ? 1 : 0, G_TYPE_UINT);
}

static void
duban_lane_class_init (DubanLaneClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_lane_dispose;
  widget_class->measure = duban_lane_measure;
  widget_class->size_allocate = duban_lane_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "boardlane");
  add_signal ("listed", LISTED, FALSE);
  add_signal ("selected", SELECTED, TRUE);
  add_signal ("opened", OPENED, TRUE);
  add_signal ("next", NEXT, TRUE);
  add_signal ("dropped", DROPPED, TRUE);
}

static void
build_head (DubanLane *lane)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  lane->head = gtk_button_new ();
  lane->title = gtk_label_new (NULL);
  lane->count = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (lane->title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (lane->title), 0);
  gtk_widget_set_hexpand (lane->title, TRUE);
  gtk_widget_add_css_class (lane->title, "heading");
  gtk_widget_add_css_class (lane->count, "numeric");
  gtk_widget_add_css_class (lane->head, "flat");
  gtk_box_append (GTK_BOX (line), lane->title);
  gtk_box_append (GTK_BOX (line), lane->count);
  gtk_button_set_child (GTK_BUTTON (lane->head), line);
  g_signal_connect_swapped (lane->head, "clicked", G_CALLBACK (head_cb), lane);
}

static void
build_list (DubanLane *lane)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDragSource *drag = gtk_drag_source_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), lane);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), lane);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), lane);
  lane->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (lane->places)));
  gtk_single_selection_set_autoselect (lane->selection, FALSE);
  gtk_single_selection_set_can_unselect (lane->selection, TRUE);
  g_signal_connect_object (lane->selection, "notify::selected", G_CALLBACK (selected_cb), lane,
                           G_CONNECT_SWAPPED);
  lane->list = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (lane->selection)), factory);
  gtk_widget_add_css_class (lane->list, "board");
  g_signal_connect_swapped (lane->list, "activate", G_CALLBACK (activated_cb), lane);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), lane);
  gtk_widget_add_controller (lane->list, GTK_EVENT_CONTROLLER (click));
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect_swapped (drag, "prepare", G_CALLBACK (prepare_cb), lane);
  gtk_widget_add_controller (lane->list, GTK_EVENT_CONTROLLER (drag));
}

static void
duban_lane_init (DubanLane *lane)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_UINT, GDK_ACTION_MOVE);
  GtkWidget *overlay = gtk_overlay_new ();

  lane->bound = g_hash_table_new (NULL, NULL);
  lane->places = duban_places_new ();
  lane->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  build_head (lane);
  build_list (lane);
  lane->empty = gtk_label_new (_ ("No tasks"));
  gtk_widget_add_css_class (lane->empty, "dim-label");
  gtk_widget_set_valign (lane->empty, GTK_ALIGN_START);
  gtk_widget_set_margin_top (lane->empty, 24);
  gtk_widget_set_can_target (lane->empty, FALSE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay),
                         duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, lane->list));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), lane->empty);
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_box_append (GTK_BOX (lane->box), lane->head);
  gtk_box_append (GTK_BOX (lane->box), overlay);
  gtk_widget_set_parent (lane->box, GTK_WIDGET (lane));
  g_signal_connect_swapped (drop, "drop", G_CALLBACK (drop_cb), lane);
  gtk_widget_add_controller (GTK_WIDGET (lane), GTK_EVENT_CONTROLLER (drop));
}

GtkWidget *
duban_lane_new (DubanBoardColumn column)
{
  DubanLane *lane = g_object_new (DUBAN_TYPE_LANE, NULL);

  lane->column = column;
  gtk_label_set_text (GTK_LABEL (lane->title), duban_board_get_title (column));
  gtk_widget_set_tooltip_text (lane->head, duban_board_get_hint (column));
  gtk_accessible_update_property (GTK_ACCESSIBLE (lane->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  duban_board_get_title (column), -1);
  return GTK_WIDGET (lane);
}

DubanBoardColumn
duban_lane_get_column (DubanLane *lane)
{
  return lane->column;
}

static void
show_head (DubanLane *lane)
{
  guint n = (guint) lane->board->n[lane->column];
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *name = g_strdup_printf (ngettext ("%s: %u task", "%s: %u tasks", n),
                                           duban_board_get_title (lane->column), n);

  gtk_label_set_text (GTK_LABEL (lane->count), count);
  gtk_widget_set_visible (lane->empty, n == 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (lane->head), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

void
duban_lane_show (DubanLane *lane, DubanBoard *board)
{
  guint32 selected = duban_lane_get_selected (lane);
  GHashTableIter iter;
  gpointer item;

  duban_board_ref (board);
  g_clear_pointer (&lane->board, duban_board_unref);
  lane->board = board;
  lane->restoring = TRUE;
  duban_places_set_length (lane->places, (guint) board->n[lane->column]);
  lane->restoring = FALSE;
  duban_lane_select (lane, selected);
  g_hash_table_iter_init (&iter, lane->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    show_item (lane, item);
  show_head (lane);
}

void
duban_lane_select (DubanLane *lane, guint32 task)
{
  guint position = position_of (lane, task);

  lane->restoring = TRUE;
  if (position != GTK_INVALID_LIST_POSITION)
    duban_places_reach (lane->places, position + 1);
  gtk_single_selection_set_selected (lane->selection, position);
  lane->restoring = FALSE;
}

guint32
duban_lane_get_selected (DubanLane *lane)
{
  return task_at (lane, gtk_single_selection_get_selected (lane->selection));
}

gboolean
duban_lane_has_focus (DubanLane *lane)
{
  return (gtk_widget_get_state_flags (lane->list) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

guint
duban_lane_get_position (DubanLane *lane)
{
  guint position = gtk_single_selection_get_selected (lane->selection);

  return position != GTK_INVALID_LIST_POSITION ? position : 0;
}

gboolean
duban_lane_focus (DubanLane *lane, guint position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (lane->places));

  if (n == 0)
    return FALSE;
  position = MIN (position, n - 1);
  gtk_widget_activate_action (lane->list, "list.scroll-to-item", "u", position);
  gtk_single_selection_set_selected (lane->selection, position);
  return gtk_widget_grab_focus (lane->list);
}
