/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/cross/matrix-row.h"

#include "ui/widgets/palette.h"
#include "ui/widgets/scale.h"

#include <glib/gi18n-lib.h>

#define NAME_WIDTH 250
#define CELL_WIDTH 88
#define HEIGHT 34
#define HEAD_HEIGHT 40
#define SIGN 9 /* half of a sign's size */
#define PAD 12

struct _DubanMatrixRowWidget
{
  GtkWidget parent_instance;

  GtkAdjustment *sideways;
  const DubanMatrix *matrix; /* borrowed */
  const DubanMatrixRow *row; /* borrowed; NULL: the head */
  int cell;                  /* marked, or -1 */
};

G_DEFINE_FINAL_TYPE (DubanMatrixRowWidget, duban_matrix_row, GTK_TYPE_WIDGET)

typedef struct
{
  GtkSnapshot *snapshot;
  PangoLayout *layout;
  DubanPalette palette;
  int name_width, cell_width, height;
} Drawing;

static void
draw_text (Drawing *drawing, const char *text, int x, int width, const GdkRGBA *color,
           PangoAlignment alignment)
{
  int height;

  if (text[0] == '\0' || width <= 0)
    return;
  pango_layout_set_text (drawing->layout, text, -1);
  pango_layout_set_width (drawing->layout, width * PANGO_SCALE);
  pango_layout_set_alignment (drawing->layout, alignment);
  pango_layout_get_pixel_size (drawing->layout, NULL, &height);
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (
      drawing->snapshot,
      &GRAPHENE_POINT_INIT ((float) x, (float) ((drawing->height - height) / 2)));
  gtk_snapshot_append_layout (drawing->snapshot, drawing->layout, color);
  gtk_snapshot_restore (drawing->snapshot);
}

/* A gap is an empty ring, an overlap two discs over each other: told apart without colour. */
static void
draw_sign (Drawing *drawing, DubanMatrixState state, double x)
{
  const double y = drawing->height / 2.0;
  const GdkRGBA *color
      = state == DUBAN_MATRIX_GAP ? &drawing->palette.red : &drawing->palette.yellow;
  cairo_t *cr;

  if (state == DUBAN_MATRIX_SINGLE)
    return;
  cr = gtk_snapshot_append_cairo (
      drawing->snapshot, &GRAPHENE_RECT_INIT ((float) x, 0, 2 * SIGN + 6, (float) drawing->height));
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 2);
  cairo_arc (cr, x + SIGN - 2, y, SIGN - 4, 0, 2 * G_PI);
  if (state == DUBAN_MATRIX_OVERLAP)
    {
      cairo_stroke (cr);
      cairo_arc (cr, x + SIGN + 4, y, SIGN - 4, 0, 2 * G_PI);
    }
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
draw_name (Drawing *drawing, const DubanMatrixRow *row)
{
  const char *words = duban_matrix_state_get_words (row->state);
  const GdkRGBA *color
      = row->state == DUBAN_MATRIX_GAP ? &drawing->palette.red : &drawing->palette.yellow;
  const int words_width = row->state == DUBAN_MATRIX_SINGLE ? 0 : drawing->cell_width;
  const int left = PAD + 2 * SIGN + 6;

  draw_sign (drawing, row->state, PAD);
  draw_text (drawing, row->name, left, drawing->name_width - left - words_width - 4,
             &drawing->palette.text, PANGO_ALIGN_LEFT);
  draw_text (drawing, words, drawing->name_width - words_width, words_width - 4, color,
             PANGO_ALIGN_RIGHT);
}

/* 分管 12; or what he leads without holding it: 牵头 3. (transfer full) */
static char *
dup_cell_text (const DubanMatrixCell *cell)
{
  g_autofree char *words = duban_matrix_cell_dup_words (cell);

  if (cell->led == NULL)
    return g_steal_pointer (&words);
  if (words[0] != '\0')
    /* Translators: in a cell of the matrix: how it is held, how many tasks of it he leads */
    return g_strdup_printf (C_ ("matrix", "%s %u"), words, cell->led->len);
  /* Translators: in a cell of the matrix: leads so many tasks of what he does not hold */
  return g_strdup_printf (C_ ("matrix", "leads %u"), cell->led->len);
}

static void
draw_cell (Drawing *drawing, const DubanMatrixCell *cell, int x)
{
  g_autofree char *text = dup_cell_text (cell);
  const gboolean is_charge
      = (cell->kinds & (1u << DUBAN_HOLDS_CHARGE | 1u << DUBAN_HOLDS_ACTING)) != 0;

  if (is_charge)
    gtk_snapshot_append_color (
        drawing->snapshot,
        &(GdkRGBA){ drawing->palette.accent.red, drawing->palette.accent.green,
                    drawing->palette.accent.blue, 0.14f },
        &GRAPHENE_RECT_INIT ((float) x + 1, 1, (float) drawing->cell_width - 2,
                             (float) drawing->height - 2));
  draw_text (drawing, text, x + 2, drawing->cell_width - 4,
             is_charge ? &drawing->palette.text : &drawing->palette.dim, PANGO_ALIGN_CENTER);
}

static void
draw_mark (Drawing *drawing, int x)
{
  GskRoundedRect outline;
  const GdkRGBA color = drawing->palette.accent;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) x + 1, 1,
                                                        (float) drawing->cell_width - 2,
                                                        (float) drawing->height - 2),
                                   4);
  gtk_snapshot_append_border (drawing->snapshot, &outline, (const float[]){ 2, 2, 2, 2 },
                              (const GdkRGBA[]){ color, color, color, color });
}

static void
draw_cells (Drawing *drawing, const DubanMatrixRowWidget *self, int width)
{
  const int shift = (int) gtk_adjustment_get_value (self->sideways);

  gtk_snapshot_push_clip (drawing->snapshot,
                          &GRAPHENE_RECT_INIT ((float) drawing->name_width, 0,
                                               (float) (width - drawing->name_width),
                                               (float) drawing->height));
  for (guint i = 0; i < self->matrix->leaders->len; i++)
    {
      const int x = drawing->name_width + (int) i * drawing->cell_width - shift;

      if (x + drawing->cell_width < drawing->name_width || x > width)
        continue;
      if (self->row != NULL)
        draw_cell (drawing, &self->row->cells[i], x);
      else
        draw_text (drawing, g_array_index (self->matrix->leaders, DubanMatrixLeader, i).name, x + 2,
                   drawing->cell_width - 4, &drawing->palette.text, PANGO_ALIGN_CENTER);
      if (self->row != NULL && self->cell == (int) i)
        draw_mark (drawing, x);
    }
  gtk_snapshot_pop (drawing->snapshot);
}

static void
duban_matrix_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DubanMatrixRowWidget *self = DUBAN_MATRIX_ROW (widget);
  Drawing drawing = { .snapshot = snapshot, .height = gtk_widget_get_height (widget) };

  if (self->matrix == NULL)
    return;
  drawing.layout = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_ellipsize (drawing.layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_single_paragraph_mode (drawing.layout, TRUE);
  drawing.name_width = duban_matrix_row_get_name_width (widget);
  drawing.cell_width = duban_matrix_row_get_cell_width (widget);
  duban_palette_read (&drawing.palette, widget);
  if (self->row != NULL)
    draw_name (&drawing, self->row);
  else
    draw_text (&drawing, _ ("Unit or field"), PAD, drawing.name_width - PAD, &drawing.palette.dim,
               PANGO_ALIGN_LEFT);
  draw_cells (&drawing, self, gtk_widget_get_width (widget));
  g_object_unref (drawing.layout);
}

static void
duban_matrix_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  const DubanMatrixRowWidget *self = DUBAN_MATRIX_ROW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 1;
  else
    *minimum = *natural
        = (int) ((self->row != NULL ? HEIGHT : HEAD_HEIGHT) * duban_scale_get (widget));
}

/* The whole of what is cut, or only hinted at, where one points. */
static gboolean
duban_matrix_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                                GtkTooltip *tooltip)
{
  DubanMatrixRowWidget *self = DUBAN_MATRIX_ROW (widget);
  const int cell = duban_matrix_row_find_cell (self, x);
  g_autofree char *text = NULL;

  if (self->row == NULL)
    return FALSE;
  if (cell < 0)
    text = duban_matrix_row_dup_sentence (self->matrix, self->row);
  else
    {
      g_autofree char *words = dup_cell_text (&self->row->cells[cell]);

      if (words[0] == '\0')
        return FALSE;
      /* Translators: in order: a unit, a leader, how he holds it and how many tasks he leads */
      text = g_strdup_printf (C_ ("matrix", "%s, %s: %s"), self->row->name,
                              g_array_index (self->matrix->leaders, DubanMatrixLeader, cell).name,
                              words);
    }
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
duban_matrix_row_dispose (GObject *object)
{
  DubanMatrixRowWidget *self = DUBAN_MATRIX_ROW (object);

  g_clear_object (&self->sideways);
  G_OBJECT_CLASS (duban_matrix_row_parent_class)->dispose (object);
}

static void
duban_matrix_row_class_init (DubanMatrixRowWidgetClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_matrix_row_dispose;
  widget_class->measure = duban_matrix_row_measure;
  widget_class->snapshot = duban_matrix_row_snapshot;
  widget_class->query_tooltip = duban_matrix_row_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "matrixrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
duban_matrix_row_init (DubanMatrixRowWidget *self)
{
  self->cell = -1;
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
duban_matrix_row_new (GtkAdjustment *sideways)
{
  DubanMatrixRowWidget *self = g_object_new (DUBAN_TYPE_MATRIX_ROW, NULL);

  self->sideways = g_object_ref (sideways);
  g_signal_connect_object (sideways, "value-changed", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
duban_matrix_row_show (DubanMatrixRowWidget *self, const DubanMatrix *matrix,
                       const DubanMatrixRow *row)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  self->matrix = matrix;
  self->row = row;
  if (row != NULL && item != NULL)
    {
      g_autofree char *sentence = duban_matrix_row_dup_sentence (matrix, row);

      gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      sentence, -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

const DubanMatrixRow *
duban_matrix_row_get (DubanMatrixRowWidget *self)
{
  return self->row;
}

void
duban_matrix_row_set_cell (DubanMatrixRowWidget *self, int cell)
{
  if (self->cell == cell)
    return;
  self->cell = cell;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
duban_matrix_row_find_cell (DubanMatrixRowWidget *self, double x)
{
  const int name = duban_matrix_row_get_name_width (GTK_WIDGET (self));
  const int width = duban_matrix_row_get_cell_width (GTK_WIDGET (self));
  int cell;

  if (self->matrix == NULL || x < name)
    return -1;
  cell = (int) (x - name + gtk_adjustment_get_value (self->sideways)) / width;
  return cell < (int) self->matrix->leaders->len ? cell : -1;
}

int
duban_matrix_row_get_name_width (GtkWidget *widget)
{
  return (int) (NAME_WIDTH * duban_scale_get (widget));
}

int
duban_matrix_row_get_cell_width (GtkWidget *widget)
{
  return (int) (CELL_WIDTH * duban_scale_get (widget));
}
