/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/day-cell.h"

#include "app/wording/snippet.h"
#include "app/wording/wording.h"
#include "ui/widgets/mark.h"
#include "ui/widgets/scale.h"

#include <glib/gi18n-lib.h>

/* At scale 1.0. */
#define EDGE 6
#define LINE 19
#define MARK 13
#define LEAST_WIDTH 42
#define LEAST_HEIGHT 48
#define TITLE_CHARS 40
#define MAX_MARKS 40

struct _DubanDayCell
{
  GtkButton parent_instance;

  const DubanMonth *month; /* borrowed */
  DubanDay day;
  gboolean in_month;
};

G_DEFINE_FINAL_TYPE (DubanDayCell, duban_day_cell, GTK_TYPE_BUTTON)

/* What a snapshot draws with. */
typedef struct
{
  GtkSnapshot *snapshot;
  PangoLayout *layout;
  DubanPalette palette;
  double scale, width, height;
  const GdkRGBA *color; /* of ordinary text */

  /* drawn at the end, on one surface */
  struct
  {
    double x, y;
    DubanLight light;
  } marks[MAX_MARKS];
  guint n_marks;
} Drawing;

/* From the height y on; lines: as many at most. */
static void
draw_lines (Drawing *drawing, double x, double y, double width, const char *text, int lines,
            const GdkRGBA *color)
{
  if (width < 1)
    return;
  pango_layout_set_width (drawing->layout, (int) width * PANGO_SCALE);
  pango_layout_set_height (drawing->layout, -lines);
  pango_layout_set_text (drawing->layout, text, -1);
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot,
                          &GRAPHENE_POINT_INIT ((float) (int) x, (float) (int) y));
  gtk_snapshot_append_layout (drawing->snapshot, drawing->layout, color);
  gtk_snapshot_restore (drawing->snapshot);
  pango_layout_set_height (drawing->layout, -1);
}

/* One line in the height from y on; its width. */
static double
draw_text (Drawing *drawing, double x, double y, double width, const char *text,
           const GdkRGBA *color)
{
  int text_width, text_height;

  if (width < 1)
    return 0;
  pango_layout_set_width (drawing->layout, (int) width * PANGO_SCALE);
  pango_layout_set_text (drawing->layout, text, -1);
  pango_layout_get_pixel_size (drawing->layout, &text_width, &text_height);
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (
      drawing->snapshot,
      &GRAPHENE_POINT_INIT ((float) (int) x,
                            (float) (int) (y + (LINE * drawing->scale - text_height) / 2)));
  gtk_snapshot_append_layout (drawing->snapshot, drawing->layout, color);
  gtk_snapshot_restore (drawing->snapshot);
  return text_width;
}

static void
add_mark (Drawing *drawing, double x, double y, DubanLight light)
{
  if (drawing->n_marks == MAX_MARKS)
    return;
  drawing->marks[drawing->n_marks].x = x;
  drawing->marks[drawing->n_marks].y = y;
  drawing->marks[drawing->n_marks++].light = light;
}

static void
draw_marks (Drawing *drawing)
{
  double size = MARK * drawing->scale;
  cairo_t *cr;

  if (drawing->n_marks == 0)
    return;
  cr = gtk_snapshot_append_cairo (
      drawing->snapshot,
      &GRAPHENE_RECT_INIT (0, 0, (float) drawing->width, (float) drawing->height));
  for (guint i = 0; i < drawing->n_marks; i++)
    duban_mark_draw_light (cr, drawing->marks[i].x + size / 2 + 1,
                           drawing->marks[i].y + LINE * drawing->scale / 2, size,
                           drawing->marks[i].light, &drawing->palette);
  cairo_destroy (cr);
}

static void
set_bold (Drawing *drawing, gboolean bold)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (drawing->layout, attributes);
  pango_attr_list_unref (attributes);
}

static double
measure_text (Drawing *drawing, const char *text)
{
  int width;

  pango_layout_set_width (drawing->layout, -1);
  pango_layout_set_text (drawing->layout, text, -1);
  pango_layout_get_pixel_size (drawing->layout, &width, NULL);
  return width;
}

/* 休 or 班 and the holiday at the right of the first line, which has `left` free; the name on a
 * line of its own where it does not fit.  Returns the lines taken. */
static int
draw_kind (Drawing *drawing, const DubanDayCell *self, double left)
{
  const DubanCalendar *calendar = self->month->snapshot->terms->calendar;
  DubanDayKind kind = duban_calendar_get_kind (calendar, self->day);
  const char *name = duban_calendar_get_name (calendar, self->day);
  const GdkRGBA *color = kind == DUBAN_DAY_OFF ? &drawing->palette.green : &drawing->palette.red;
  double edge = EDGE * drawing->scale;
  const char *mark;
  g_autofree char *whole = NULL;
  gboolean fits;

  if (kind == DUBAN_DAY_PLAIN)
    return 1;
  /* Translators: marks of the calendar: a statutory holiday (休), a weekend day worked (班) */
  mark = kind == DUBAN_DAY_OFF ? C_ ("calendar", "off") : C_ ("calendar", "on");
  whole = g_strdup_printf ("%s %s", mark, name != NULL ? name : "");
  fits = measure_text (drawing, whole) <= left;
  pango_layout_set_alignment (drawing->layout, PANGO_ALIGN_RIGHT);
  draw_text (drawing, drawing->width - edge - left, edge, left, fits ? whole : mark, color);
  pango_layout_set_alignment (drawing->layout, PANGO_ALIGN_LEFT);
  if (fits || name == NULL)
    return 1;
  draw_text (drawing, edge, edge + LINE * drawing->scale, drawing->width - 2 * edge, name, color);
  return 2;
}

/* The number, of another month with that month.  Returns the lines taken. */
static int
draw_head (Drawing *drawing, const DubanDayCell *self)
{
  double edge = EDGE * drawing->scale, left = drawing->width - 3 * edge;
  gboolean today = self->day == self->month->snapshot->terms->today;
  g_autofree char *number = NULL;
  int month, day;

  duban_day_to_ymd (self->day, NULL, &month, &day);
  /* Translators: a day of another month in the calendar: month, day */
  number = g_strdup_printf (C_ ("calendar", "%d/%d"), month, day);
  if (self->in_month || measure_text (drawing, number) > left - 2)
    {
      g_free (number);
      number = g_strdup_printf ("%d", day);
    }
  set_bold (drawing, self->in_month);
  left -= draw_text (drawing, edge, edge, left, number,
                     today ? &drawing->palette.accent : drawing->color);
  set_bold (drawing, FALSE);
  if (today && measure_text (drawing, C_ ("calendar", "Today")) < left - edge)
    left -= draw_text (drawing, drawing->width - edge - left, edge, left, C_ ("calendar", "Today"),
                       &drawing->palette.accent)
            + edge;
  return draw_kind (drawing, self, MAX (left, 0));
}

/* How many of each light, side by side while they fit. */
static void
draw_counts (Drawing *drawing, const DubanDayCell *self, double y)
{
  double edge = EDGE * drawing->scale, x = edge, gap = 4 * drawing->scale;

  for (int light = DUBAN_LIGHT_RED; light <= DUBAN_LIGHT_GREEN; light++)
    {
      guint n = (guint) duban_month_count (self->month, self->day, (DubanLight) light);
      g_autofree char *count = g_strdup_printf ("%u", n);
      double width = MARK * drawing->scale + gap + measure_text (drawing, count);

      if (n == 0)
        continue;
      if (x > edge && x + width > drawing->width - edge)
        {
          x = edge;
          y += LINE * drawing->scale;
        }
      add_mark (drawing, x, y, (DubanLight) light);
      draw_text (drawing, x + MARK * drawing->scale + gap, y, drawing->width - x, count,
                 drawing->color);
      x += width + 2 * gap;
    }
}

static void
draw_task (Drawing *drawing, const DubanDayCell *self, const DubanMonthItem *item, int lines,
           double y)
{
  DubanRegister *reg = self->month->snapshot->reg;
  const DubanRegisterRow *row = duban_register_find (reg, item->task);
  double edge = EDGE * drawing->scale, x = edge + (MARK + 5) * drawing->scale;
  g_autofree char *title
      = duban_snippet_dup (duban_register_get_text (reg, row->title), TITLE_CHARS);

  add_mark (drawing, edge, y, (DubanLight) item->light);
  if (lines == 1)
    draw_text (drawing, x, y, drawing->width - edge - x, title, drawing->color);
  else
    draw_lines (drawing, x, y, drawing->width - edge - x, title, lines, drawing->color);
}

/* As many tasks as there is room for, in two lines each where that holds them all, and how many
 * more there are. */
static void
draw_tasks (Drawing *drawing, const DubanDayCell *self, guint room, double y)
{
  gsize n;
  const DubanMonthItem *items = duban_month_get_day (self->month, self->day, &n);
  int lines = 5 * n <= 2 * (gsize) room ? 2 : 1;
  double step = LINE * drawing->scale * (lines == 2 ? 2.5 : 1);
  guint shown = n <= room ? (guint) n : room - 1;
  g_autofree char *more = NULL;

  for (guint i = 0; i < shown; i++, y += step)
    draw_task (drawing, self, &items[i], lines, y);
  if (shown == n)
    return;
  more = g_strdup_printf (ngettext ("%u more", "%u more", (gulong) (n - shown)),
                          (guint) (n - shown));
  draw_text (drawing, EDGE * drawing->scale, y, drawing->width - 2 * EDGE * drawing->scale, more,
             &drawing->palette.dim);
}

static void
draw_day (Drawing *drawing, const DubanDayCell *self)
{
  double line = LINE * drawing->scale, edge = EDGE * drawing->scale;
  double y = edge + line * (draw_head (drawing, self) + 0.15);
  int room = (int) ((drawing->height - y - edge) / line);
  gsize n;

  duban_month_get_day (self->month, self->day, &n);
  if (room >= 3 && drawing->width > 5 * line)
    draw_tasks (drawing, self, (guint) room, y);
  else if (n > 0)
    draw_counts (drawing, self, y);
}

static void
duban_day_cell_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DubanDayCell *self = DUBAN_DAY_CELL (widget);
  Drawing drawing = {
    .snapshot = snapshot,
    .width = gtk_widget_get_width (widget),
    .height = gtk_widget_get_height (widget),
  };

  if (self->month == NULL)
    return;
  drawing.layout = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_ellipsize (drawing.layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (drawing.layout, PANGO_WRAP_WORD_CHAR);
  drawing.scale = duban_scale_get (widget);
  duban_palette_read (&drawing.palette, widget);
  drawing.color = self->in_month ? &drawing.palette.text : &drawing.palette.dim;
  gtk_snapshot_push_clip (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) drawing.width, (float) drawing.height));
  draw_day (&drawing, self);
  draw_marks (&drawing);
  gtk_snapshot_pop (snapshot);
  g_object_unref (drawing.layout);
}

static void
duban_day_cell_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  double scale = duban_scale_get (widget);

  *minimum = *natural
      = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT) * scale);
}

static void
duban_day_cell_class_init (DubanDayCellClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->measure = duban_day_cell_measure;
  widget_class->snapshot = duban_day_cell_snapshot;
}

static void
duban_day_cell_init (DubanDayCell *self)
{
  /* A layout would measure the child that there is none of. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "day");
}

GtkWidget *
duban_day_cell_new (void)
{
  return g_object_new (DUBAN_TYPE_DAY_CELL, NULL);
}

static void
set_class (DubanDayCell *self, const char *class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (GTK_WIDGET (self), class);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), class);
}

void
duban_day_cell_show (DubanDayCell *self, const DubanMonth *month, DubanDay day, gboolean in_month)
{
  g_autofree char *name = NULL;

  self->month = month;
  self->day = day;
  self->in_month = in_month;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (month == NULL)
    return;
  name = duban_month_dup_day_name (month, day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), name);
  set_class (self, "rest", !duban_calendar_is_working (month->snapshot->terms->calendar, day));
  set_class (self, "today", day == month->snapshot->terms->today);
}

void
duban_day_cell_set_selected (DubanDayCell *self, gboolean selected)
{
  set_class (self, "selected", selected);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
      selected ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

DubanDay
duban_day_cell_get_day (DubanDayCell *self)
{
  return self->day;
}
