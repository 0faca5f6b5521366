/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/board/board-page.h"

#include "app/view/as-of.h"
#include "app/view/board.h"
#include "ui/board/lane.h"
#include "ui/widgets/scroll.h"

#include <glib/gi18n-lib.h>

#define FORGET_MS 3000 /* after a form was closed: what it saved has shown itself by then */

struct _DubanBoardPage
{
  DubanPage parent_instance;

  GtkWidget *scroll;
  DubanLane *lanes[DUBAN_N_BOARD_COLUMNS];

  /* A card that is on its way: the form of each missing stage in turn. */
  guint32 moving; /* 0: none */
  DubanBoardColumn to;
  guint n_left; /* forms, the open one included */
  guint forget; /* timeout */
};

G_DEFINE_FINAL_TYPE (DubanBoardPage, duban_board_page, DUBAN_TYPE_PAGE)

static gpointer
make_board (DubanSession *session, DubanSnapshot *snapshot, gpointer question,
            GCancellable *cancellable, GError **error)
{
  GTimeZone *zone = duban_clock_get_zone (session->clock);

  return duban_board_new (snapshot, duban_as_of_dup (snapshot, zone, TRUE));
}

static void
stay (DubanBoardPage *self)
{
  g_clear_handle_id (&self->forget, g_source_remove);
  self->moving = 0;
}

static void
open_form (DubanBoardPage *self, const DubanBoardWay *way)
{
  self->n_left = way->n;
  g_clear_handle_id (&self->forget, g_source_remove);
  duban_page_act (GTK_WIDGET (self), self->moving, duban_record_kind_get_code (way->kinds[0]));
}

/* One form was saved: the next one.  One that was left without saving ends the way. */
static void
move_on (DubanBoardPage *self, const DubanBoard *board)
{
  DubanBoardWay way;
  const char *why;

  if (self->moving == 0)
    return;
  if (!duban_board_find_way (board, self->moving, self->to, &way, &why))
    stay (self);
  else if (way.n < self->n_left)
    open_form (self, &way);
}

static void
move (DubanBoardPage *self, guint32 task, DubanBoardColumn to)
{
  const DubanBoard *board = duban_page_get_made (DUBAN_PAGE (self));
  DubanBoardWay way;
  const char *why;

  stay (self);
  if (board == NULL)
    return;
  if (duban_board_find_way (board, task, to, &way, &why))
    {
      self->moving = task;
      self->to = to;
      open_form (self, &way);
    }
  else if (why != NULL)
    duban_page_toast (GTK_WIDGET (self), why, FALSE);
}

static gboolean
forget_cb (gpointer user_data)
{
  DubanBoardPage *self = user_data;

  self->forget = 0;
  stay (self);
  return G_SOURCE_REMOVE;
}

/* The form is closed. */
static void
active_cb (DubanBoardPage *self, GParamSpec *spec, GtkWindow *window)
{
  if (self->moving != 0 && self->forget == 0 && gtk_window_is_active (window))
    self->forget = g_timeout_add (FORGET_MS, forget_cb, self);
}

static void
listed_cb (DubanBoardPage *self, DubanLane *lane)
{
  const DubanBoard *board = duban_page_get_made (DUBAN_PAGE (self));
  DubanBoardColumn column = duban_lane_get_column (lane);

  if (board != NULL)
    duban_page_show_tasks (GTK_WIDGET (self), duban_board_get_title (column), board->tasks[column],
                           board->n[column]);
}

static void
selected_cb (DubanBoardPage *self, guint task, DubanLane *lane)
{
  if (task == 0)
    return;
  for (int i = 0; i < DUBAN_N_BOARD_COLUMNS; i++)
    if (self->lanes[i] != lane)
      duban_lane_select (self->lanes[i], 0);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.select-task", "u", task);
}

static void
opened_cb (DubanBoardPage *self, guint task)
{
  if (task != 0)
    duban_page_open_task (GTK_WIDGET (self), task);
}

static void
next_cb (DubanBoardPage *self, guint task)
{
  stay (self);
  duban_page_act (GTK_WIDGET (self), task, "next");
}

static void
dropped_cb (DubanBoardPage *self, guint task, DubanLane *lane)
{
  move (self, task, duban_lane_get_column (lane));
}

static int
find_focus (DubanBoardPage *self)
{
  for (int i = 0; i < DUBAN_N_BOARD_COLUMNS; i++)
    if (duban_lane_has_focus (self->lanes[i]))
      return i;
  return -1;
}

/* Left and Right go to the card beside, past lanes without any. */
static gboolean
key_cb (DubanBoardPage *self, guint key, guint code, GdkModifierType state)
{
  int lane = find_focus (self);
  int by = key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? 1 : -1;
  guint position;

  if (lane < 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0
      || (by < 0 && key != GDK_KEY_Left && key != GDK_KEY_KP_Left))
    return FALSE;
  position = duban_lane_get_position (self->lanes[lane]);
  for (int i = lane + by; i >= 0 && i < DUBAN_N_BOARD_COLUMNS; i += by)
    if (duban_lane_focus (self->lanes[i], position))
      break;
  return TRUE;
}

static void
duban_board_page_show (DubanPage *page, gpointer made)
{
  DubanBoardPage *self = DUBAN_BOARD_PAGE (page);

  for (int i = 0; i < DUBAN_N_BOARD_COLUMNS; i++)
    duban_lane_show (self->lanes[i], made);
  move_on (self, made);
}

static DubanSheet *
duban_board_page_dup_sheet (DubanPage *page)
{
  const DubanBoard *board = duban_page_get_made (page);

  return board != NULL ? duban_board_dup_sheet (board) : NULL;
}

static void
duban_board_page_step (DubanPage *page, int by)
{
  DubanBoardPage *self = DUBAN_BOARD_PAGE (page);

  for (int i = 0; i < DUBAN_N_BOARD_COLUMNS; i++)
    {
      guint position = duban_lane_get_position (self->lanes[i]);

      if (duban_lane_get_selected (self->lanes[i]) == 0)
        continue;
      if (by > 0 || position > 0)
        duban_lane_focus (self->lanes[i], position + (guint) by);
      return;
    }
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* The card that is selected, else the first. */
static gboolean
duban_board_page_grab_focus (GtkWidget *widget)
{
  DubanBoardPage *self = DUBAN_BOARD_PAGE (widget);

  for (int i = 0; i < DUBAN_N_BOARD_COLUMNS; i++)
    if (duban_lane_get_selected (self->lanes[i]) != 0)
      return duban_lane_focus (self->lanes[i], duban_lane_get_position (self->lanes[i]));
  for (int i = 0; i < DUBAN_N_BOARD_COLUMNS; i++)
    if (duban_lane_focus (self->lanes[i], 0))
      return TRUE;
  return FALSE;
}

static void
duban_board_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (duban_board_page_parent_class)->root (widget);
  if (GTK_IS_WINDOW (gtk_widget_get_root (widget)))
    g_signal_connect_object (gtk_widget_get_root (widget), "notify::is-active",
                             G_CALLBACK (active_cb), widget, G_CONNECT_SWAPPED);
}

static void
duban_board_page_dispose (GObject *object)
{
  DubanBoardPage *self = DUBAN_BOARD_PAGE (object);

  stay (self);
  g_clear_pointer (&self->scroll, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_board_page_parent_class)->dispose (object);
}

static void
duban_board_page_class_init (DubanBoardPageClass *class)
{
  static const DubanPageSource source = { make_board, (GDestroyNotify) duban_board_unref, NULL };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  DubanPageClass *page_class = DUBAN_PAGE_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_board_page_dispose;
  widget_class->grab_focus = duban_board_page_grab_focus;
  widget_class->root = duban_board_page_root;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  page_class->needs_register = TRUE;
  page_class->source = &source;
  page_class->show = duban_board_page_show;
  page_class->dup_sheet = duban_board_page_dup_sheet;
  page_class->step = duban_board_page_step;
}

static void
duban_board_page_init (DubanBoardPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  gtk_widget_add_css_class (box, "board-lanes");
  for (int i = 0; i < DUBAN_N_BOARD_COLUMNS; i++)
    {
      GtkWidget *lane = duban_lane_new (i);

      gtk_widget_set_hexpand (lane, TRUE);
      g_signal_connect_swapped (lane, "listed", G_CALLBACK (listed_cb), self);
      g_signal_connect_swapped (lane, "selected", G_CALLBACK (selected_cb), self);
      g_signal_connect_swapped (lane, "opened", G_CALLBACK (opened_cb), self);
      g_signal_connect_swapped (lane, "next", G_CALLBACK (next_cb), self);
      g_signal_connect_swapped (lane, "dropped", G_CALLBACK (dropped_cb), self);
      gtk_box_append (GTK_BOX (box), lane);
      self->lanes[i] = DUBAN_LANE (lane);
    }
  self->scroll = duban_scroll_new (DUBAN_SCROLL_ACROSS, NULL, box);
  gtk_widget_set_parent (self->scroll, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
duban_board_page_new (DubanDesk *desk)
{
  DubanBoardPage *self = g_object_new (DUBAN_TYPE_BOARD_PAGE, NULL);

  duban_page_set_desk (DUBAN_PAGE (self), desk);
  return GTK_WIDGET (self);
}
