/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/day-grid.h"

#include "app/wording/wording.h"
#include "ui/calendar/day-cell.h"

#define N_WEEKS 6

struct _DubanDayGrid
{
  GtkWidget parent_instance;

  DubanDay first, selected;
  guint n_days;
  GtkWidget *box, *heads[7];
  GtkWidget *weeks[N_WEEKS];
  DubanDayCell *cells[N_WEEKS * 7];
};

G_DEFINE_FINAL_TYPE (DubanDayGrid, duban_day_grid, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  TODAY,
  TURNED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
clicked_cb (DubanDayGrid *grid, DubanDayCell *cell)
{
  g_signal_emit (grid, signals[CHOSEN], 0, duban_day_cell_get_day (cell));
}

/* How far a key goes; 0: it is none of ours. */
static int
days_of_key (guint key)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return -1;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return 1;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return -7;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return 7;
    default:
      return 0;
    }
}

static gboolean
key_cb (DubanDayGrid *grid, guint key, guint code, GdkModifierType state)
{
  int days = days_of_key (key);

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (days != 0)
    g_signal_emit (grid, signals[CHOSEN], 0, grid->selected + days);
  else if (key == GDK_KEY_Home || key == GDK_KEY_KP_Home)
    g_signal_emit (grid, signals[TODAY], 0);
  else if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    g_signal_emit (grid, signals[TURNED], 0, -1);
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    g_signal_emit (grid, signals[TURNED], 0, 1);
  else
    return FALSE;
  return TRUE;
}

static void
duban_day_grid_dispose (GObject *object)
{
  g_clear_pointer (&DUBAN_DAY_GRID (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_day_grid_parent_class)->dispose (object);
}

static void
duban_day_grid_class_init (DubanDayGridClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  GType type = DUBAN_TYPE_DAY_GRID;

  G_OBJECT_CLASS (class)->dispose = duban_day_grid_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
  signals[TODAY]
      = g_signal_new ("today", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TURNED] = g_signal_new ("turned", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT);
}

/* A line of seven that are as wide as each other. */
static GtkWidget *
add_line (DubanDayGrid *grid)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_box_set_homogeneous (GTK_BOX (line), TRUE);
  gtk_box_append (GTK_BOX (grid->box), line);
  return line;
}

static void
build_heads (DubanDayGrid *grid)
{
  GtkWidget *line = add_line (grid);
  DubanDay monday = duban_day_get_monday (DUBAN_DAY_FIRST + 7);

  for (int i = 0; i < 7; i++)
    {
      grid->heads[i] = gtk_label_new (duban_wording_of_weekday (monday + i));
      gtk_label_set_ellipsize (GTK_LABEL (grid->heads[i]), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (grid->heads[i], duban_wording_of_weekday (monday + i));
      gtk_widget_add_css_class (grid->heads[i], "dim-label");
      gtk_box_append (GTK_BOX (line), grid->heads[i]);
    }
}

static void
duban_day_grid_init (DubanDayGrid *grid)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  grid->selected = DUBAN_NO_DAY;
  grid->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  build_heads (grid);
  for (int i = 0; i < N_WEEKS * 7; i++)
    {
      GtkWidget *cell = duban_day_cell_new ();

      if (i % 7 == 0)
        {
          grid->weeks[i / 7] = add_line (grid);
          gtk_widget_set_vexpand (grid->weeks[i / 7], TRUE);
        }
      g_signal_connect_swapped (cell, "clicked", G_CALLBACK (clicked_cb), grid);
      gtk_box_append (GTK_BOX (grid->weeks[i / 7]), cell);
      grid->cells[i] = DUBAN_DAY_CELL (cell);
    }
  gtk_widget_set_parent (grid->box, GTK_WIDGET (grid));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), grid);
  gtk_widget_add_controller (grid->box, keys);
}

GtkWidget *
duban_day_grid_new (void)
{
  return g_object_new (DUBAN_TYPE_DAY_GRID, NULL);
}

static gboolean
is_same_month (DubanDay a, DubanDay b)
{
  int month_a, month_b;

  duban_day_to_ymd (a, NULL, &month_a, NULL);
  duban_day_to_ymd (b, NULL, &month_b, NULL);
  return month_a == month_b;
}

void
duban_day_grid_show (DubanDayGrid *grid, const DubanMonth *month, DubanDay in_month)
{
  grid->first = month->first;
  grid->n_days = (guint) (month->last - month->first + 1);
  for (guint i = 0; i < N_WEEKS * 7; i++)
    {
      DubanDay day = month->first + (DubanDay) i;
      gboolean shown = i < grid->n_days;

      duban_day_cell_show (grid->cells[i], shown ? month : NULL, day,
                           in_month == DUBAN_NO_DAY || is_same_month (day, in_month));
      if (i % 7 == 0)
        gtk_widget_set_visible (grid->weeks[i / 7], shown);
    }
}

static DubanDayCell *
cell_of (DubanDayGrid *grid, DubanDay day)
{
  return day >= grid->first && day < grid->first + (DubanDay) grid->n_days
             ? grid->cells[day - grid->first]
             : NULL;
}

void
duban_day_grid_select (DubanDayGrid *grid, DubanDay day, gboolean focus)
{
  DubanDayCell *cell = cell_of (grid, day);

  for (guint i = 0; i < grid->n_days; i++)
    duban_day_cell_set_selected (grid->cells[i], grid->cells[i] == cell);
  grid->selected = day;
  if (focus && cell != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (cell));
}

gboolean
duban_day_grid_has_focus (DubanDayGrid *grid)
{
  return (gtk_widget_get_state_flags (grid->box) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}
