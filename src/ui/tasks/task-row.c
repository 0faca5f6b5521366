/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/task-row.h"

#include "app/wording/wording.h"
#include "ui/tasks/row-text.h"
#include "ui/widgets/mark.h"
#include "ui/widgets/scale.h"

#define HEIGHT 44 /* at scale 1.0: two lines of a title, or a mark over its date */
#define MARK 15
#define SMALL 0.8 /* dates under marks, against the text */

struct _DubanTaskRow
{
  GtkWidget parent_instance;

  /* borrowed */
  GtkWidget *list;
  const DubanColumnChoice *choice;

  DubanListingRows *rows;     /* owned; NULL: nothing to show yet */
  const DubanListingRow *row; /* in rows, or NULL */
  DubanDay today;
};

G_DEFINE_FINAL_TYPE (DubanTaskRow, duban_task_row, GTK_TYPE_WIDGET)

/* What a snapshot draws with. */
typedef struct
{
  GtkSnapshot *snapshot;
  PangoLayout *layout;
  DubanColumns columns;
  DubanPalette palette;
  double scale;
  int height;
} Drawing;

/* One line of text, ended with an ellipsis at `width`; centered in the height around `y`. */
static void
draw_text (Drawing *drawing, int x, double y, int width, const char *text, const GdkRGBA *color,
           PangoAlignment alignment)
{
  int text_height;

  if (width <= 0 || text[0] == '\0')
    return;
  pango_layout_set_width (drawing->layout, width * PANGO_SCALE);
  pango_layout_set_alignment (drawing->layout, alignment);
  pango_layout_set_text (drawing->layout, text, -1);
  pango_layout_get_pixel_size (drawing->layout, NULL, &text_height);
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot,
                          &GRAPHENE_POINT_INIT ((float) x, (float) (int) (y - text_height / 2.0)));
  gtk_snapshot_append_layout (drawing->snapshot, drawing->layout, color);
  gtk_snapshot_restore (drawing->snapshot);
}

/* A word that is drawn where it fits, or not at all. */
static void
draw_whole_text (Drawing *drawing, int x, int width, const char *text)
{
  int text_width;

  pango_layout_set_width (drawing->layout, -1);
  pango_layout_set_text (drawing->layout, text, -1);
  pango_layout_get_pixel_size (drawing->layout, &text_width, NULL);
  if (text_width <= width)
    draw_text (drawing, x, drawing->height / 2.0, width, text, &drawing->palette.text,
               PANGO_ALIGN_LEFT);
}

/* The title has room for two lines. */
static void
draw_title (Drawing *drawing, const char *text, const GdkRGBA *color)
{
  pango_layout_set_height (drawing->layout, -2);
  draw_text (drawing, drawing->columns.x[DUBAN_COLUMN_TITLE], drawing->height / 2.0,
             drawing->columns.width[DUBAN_COLUMN_TITLE], text, color, PANGO_ALIGN_LEFT);
  pango_layout_set_height (drawing->layout, -1);
}

static void
draw_cell (Drawing *drawing, DubanColumn column, const char *text, const GdkRGBA *color)
{
  draw_text (drawing, drawing->columns.x[column], drawing->height / 2.0,
             drawing->columns.width[column], text, color, PANGO_ALIGN_LEFT);
}

static void
draw_light (Drawing *drawing, const DubanListingRow *row)
{
  int x = drawing->columns.x[DUBAN_COLUMN_LIGHT];
  int width = drawing->columns.width[DUBAN_COLUMN_LIGHT];
  int size = (int) ((MARK + 1) * drawing->scale);
  cairo_t *cr;

  if (width == 0)
    return;
  cr = gtk_snapshot_append_cairo (
      drawing->snapshot,
      &GRAPHENE_RECT_INIT ((float) x, 0, (float) size + 4, (float) drawing->height));
  duban_mark_draw_light (cr, x + size / 2.0 + 1, drawing->height / 2.0, size, row->light,
                         &drawing->palette);
  cairo_destroy (cr);
  draw_whole_text (drawing, x + size + 6, width - size - 4, duban_row_text_light (row->light));
}

static void
draw_track_marks (Drawing *drawing, const DubanListingRow *row, int x, int width, double y)
{
  double step = width / (double) DUBAN_N_STAGES;
  double size = MARK * drawing->scale;
  cairo_t *cr = gtk_snapshot_append_cairo (
      drawing->snapshot,
      &GRAPHENE_RECT_INIT ((float) x, 0, (float) width, (float) drawing->height));

  cairo_set_line_width (cr, 1);
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    {
      double middle = x + step * (i + 0.5);

      duban_mark_draw_stage (cr, middle, y, size, row->stages[i].state, &drawing->palette);
      if (i + 1 == DUBAN_N_STAGES)
        break;
      cairo_move_to (cr, middle + size / 2 + 3, y);
      cairo_line_to (cr, middle + step - size / 2 - 3, y);
      gdk_cairo_set_source_rgba (cr, &drawing->palette.dim);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

/* The date it was done on, else the one it is due on. */
static void
draw_track_dates (Drawing *drawing, const DubanTaskRow *self, int x, int width, double y)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  double step = width / (double) DUBAN_N_STAGES;

  pango_attr_list_insert (attributes, pango_attr_scale_new (SMALL));
  pango_layout_set_attributes (drawing->layout, attributes);
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    {
      const DubanStageResult *stage = &self->row->stages[i];
      gboolean overdue = stage->state == DUBAN_STATE_OVERDUE;
      DubanDay day = stage->done != DUBAN_NO_DAY ? stage->done : stage->due;
      g_autofree char *text = duban_row_text_short_day (day, self->today);

      draw_text (drawing, (int) (x + step * i), y, (int) step, text,
                 overdue ? &drawing->palette.red : &drawing->palette.dim, PANGO_ALIGN_CENTER);
    }
  pango_layout_set_attributes (drawing->layout, NULL);
  pango_attr_list_unref (attributes);
}

static void
draw_track (Drawing *drawing, const DubanTaskRow *self)
{
  int x = drawing->columns.x[DUBAN_COLUMN_TRACK];
  int width = drawing->columns.width[DUBAN_COLUMN_TRACK];

  if (width == 0)
    return;
  if (!drawing->columns.with_dates)
    {
      draw_track_marks (drawing, self->row, x, width, drawing->height / 2.0);
      return;
    }
  draw_track_marks (drawing, self->row, x, width, drawing->height * 0.34);
  draw_track_dates (drawing, self, x, width, drawing->height * 0.74);
}

static void
draw_row (Drawing *drawing, const DubanTaskRow *self)
{
  const DubanListingRow *row = self->row;
  gboolean done = row->status == DUBAN_STATUS_CLOSED || row->status == DUBAN_STATUS_WITHDRAWN;
  gboolean past = !done && row->due != DUBAN_NO_DAY && row->due < self->today;
  const GdkRGBA *color = done ? &drawing->palette.dim : &drawing->palette.text;
  g_autofree char *due = duban_row_text_short_day (row->due, self->today);
  g_autofree char *days = duban_row_text_days (row->days);

  draw_light (drawing, row);
  draw_cell (drawing, DUBAN_COLUMN_NUMBER, row->number, &drawing->palette.dim);
  draw_title (drawing, row->title, color);
  draw_cell (drawing, DUBAN_COLUMN_SOURCE, row->source, &drawing->palette.dim);
  draw_cell (drawing, DUBAN_COLUMN_LEAD, row->lead, color);
  draw_cell (drawing, DUBAN_COLUMN_UNIT, row->unit, color);
  draw_track (drawing, self);
  draw_cell (drawing, DUBAN_COLUMN_DUE, due, past ? &drawing->palette.red : color);
  draw_cell (drawing, DUBAN_COLUMN_DAYS, days,
             row->light == DUBAN_LIGHT_RED ? &drawing->palette.red : color);
  draw_cell (drawing, DUBAN_COLUMN_STATUS, duban_row_text_status (row), color);
}

static void
duban_task_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DubanTaskRow *self = DUBAN_TASK_ROW (widget);
  Drawing drawing = { .snapshot = snapshot, .height = gtk_widget_get_height (widget) };

  if (self->row == NULL)
    return;
  drawing.layout = gtk_widget_create_pango_layout (self->list, NULL);
  pango_layout_set_ellipsize (drawing.layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (drawing.layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_single_paragraph_mode (drawing.layout, TRUE);
  drawing.scale = duban_scale_get (self->list);
  duban_columns_lay_out (&drawing.columns, gtk_widget_get_width (widget), drawing.scale,
                         self->choice);
  duban_palette_read (&drawing.palette, widget);
  draw_row (&drawing, self);
  g_object_unref (drawing.layout);
}

static void
duban_task_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 1;
  else
    *minimum = *natural = duban_task_row_get_height (DUBAN_TASK_ROW (widget)->list);
}

static void
duban_task_row_dispose (GObject *object)
{
  DubanTaskRow *self = DUBAN_TASK_ROW (object);

  self->row = NULL;
  g_clear_pointer (&self->rows, duban_listing_rows_unref);
  G_OBJECT_CLASS (duban_task_row_parent_class)->dispose (object);
}

static void
duban_task_row_class_init (DubanTaskRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_task_row_dispose;
  widget_class->measure = duban_task_row_measure;
  widget_class->snapshot = duban_task_row_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
duban_task_row_init (DubanTaskRow *self)
{
}

GtkWidget *
duban_task_row_new (GtkWidget *list, const DubanColumnChoice *choice)
{
  DubanTaskRow *self = g_object_new (DUBAN_TYPE_TASK_ROW, NULL);

  self->list = list;
  self->choice = choice;
  return GTK_WIDGET (self);
}

void
duban_task_row_show (DubanTaskRow *self, DubanListingRows *rows, gsize i, DubanDay today)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (rows != NULL)
    duban_listing_rows_ref (rows);
  g_clear_pointer (&self->rows, duban_listing_rows_unref);
  self->rows = rows;
  self->row = rows != NULL ? duban_listing_rows_get (rows, i) : NULL;
  self->today = today;
  if (item != NULL && self->row != NULL)
    {
      g_autofree char *name = duban_row_text_sentence (self->row);

      gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
duban_task_row_get_height (GtkWidget *list)
{
  return (int) (HEIGHT * duban_scale_get (list));
}
