/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/board/card.h"

#include "app/wording/snippet.h"
#include "app/wording/wording.h"
#include "ui/widgets/mark.h"
#include "ui/widgets/scale.h"

#include <glib/gi18n-lib.h>

/* At scale 1.0. */
#define EDGE 9
#define MARK 15
#define LINE 19
#define BUTTON_WIDTH 62
#define BUTTON_HEIGHT 32 /* at least, whatever the scale */
#define ROOMY 190        /* from this width on there is room for the button's word */
#define HEIGHT (2 * EDGE + 3 * LINE + BUTTON_HEIGHT)

#define TITLE_CHARS 60
#define TOOLTIP_CHARS 400
#define SMALL 0.9

struct _DubanCard
{
  GtkWidget parent_instance;

  DubanBoard *board; /* owned; NULL: nothing is shown */
  guint32 task;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (DubanCard, duban_card, GTK_TYPE_WIDGET)

enum
{
  NEXT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What a snapshot draws with. */
typedef struct
{
  GtkSnapshot *snapshot;
  PangoLayout *layout;
  DubanPalette palette;
  double scale;
  int width, height;
} Drawing;

/* In a narrow card the days have the room, and the button is an arrow. */
static double
width_of_button (double width, double scale)
{
  return width >= ROOMY * scale ? BUTTON_WIDTH * scale : MAX (BUTTON_HEIGHT, BUTTON_HEIGHT * scale);
}

static void
draw_text (Drawing *drawing, double x, double y, double width, const char *text,
           const GdkRGBA *color)
{
  if (width < 1 || text[0] == '\0')
    return;
  pango_layout_set_width (drawing->layout, (int) width * PANGO_SCALE);
  pango_layout_set_text (drawing->layout, text, -1);
  gtk_snapshot_save (drawing->snapshot);
  gtk_snapshot_translate (drawing->snapshot,
                          &GRAPHENE_POINT_INIT ((float) (int) x, (float) (int) y));
  gtk_snapshot_append_layout (drawing->snapshot, drawing->layout, color);
  gtk_snapshot_restore (drawing->snapshot);
}

/* One line around the height `y`. */
static void
draw_line (Drawing *drawing, double x, double y, double width, const char *text,
           const GdkRGBA *color)
{
  int height;

  pango_layout_set_height (drawing->layout, -1);
  pango_layout_set_text (drawing->layout, text, -1);
  pango_layout_get_pixel_size (drawing->layout, NULL, &height);
  draw_text (drawing, x, y - height / 2.0, width, text, color);
}

static void
draw_light (Drawing *drawing, DubanLight light)
{
  double size = MARK * drawing->scale;
  double edge = EDGE * drawing->scale;
  cairo_t *cr = gtk_snapshot_append_cairo (
      drawing->snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) (edge + size + 4),
                                              (float) (edge + LINE * drawing->scale + 4)));

  duban_mark_draw_light (cr, edge + size / 2, edge + LINE * drawing->scale / 2, size, light,
                         &drawing->palette);
  cairo_destroy (cr);
}

/* The light stands before the title, which has two lines; under it who, and how urgent. */
static void
draw_card (Drawing *drawing, const DubanBoardCard *card)
{
  double edge = EDGE * drawing->scale, line = LINE * drawing->scale;
  double x = edge + (MARK + 7) * drawing->scale;
  double button = MAX (BUTTON_HEIGHT, BUTTON_HEIGHT * drawing->scale);
  double last = drawing->height - edge - button / 2;
  gboolean red = card->urgent && card->light == DUBAN_LIGHT_RED;
  g_autofree char *title = duban_snippet_dup (card->title, TITLE_CHARS);
  g_autofree char *who = card->lead[0] != '\0' && card->unit[0] != '\0'
                             ? g_strdup_printf ("%s · %s", card->lead, card->unit)
                             : g_strdup (card->lead[0] != '\0' ? card->lead : card->unit);
  g_autofree char *shown = duban_snippet_dup (who, TITLE_CHARS);

  draw_light (drawing, card->light);
  pango_layout_set_height (drawing->layout, -2);
  draw_text (drawing, x, edge, drawing->width - x - edge, title, &drawing->palette.text);
  draw_line (drawing, edge, edge + 2.5 * line, drawing->width - 2 * edge, shown,
             &drawing->palette.dim);
  draw_line (drawing, edge, last,
             drawing->width - 1.5 * edge - width_of_button (drawing->width, drawing->scale),
             card->days,
             red ? &drawing->palette.red
                 : (card->urgent ? &drawing->palette.text : &drawing->palette.dim));
}

/* On the button, which is too light a widget to have a label. */
static void
draw_next (Drawing *drawing)
{
  double width = width_of_button (drawing->width, drawing->scale);
  double height = MAX (BUTTON_HEIGHT, BUTTON_HEIGHT * drawing->scale);
  double edge = EDGE * drawing->scale;

  pango_layout_set_alignment (drawing->layout, PANGO_ALIGN_CENTER);
  draw_line (drawing, drawing->width - edge / 2 - width, drawing->height - edge - height / 2, width,
             /* Translators: the button of a card: records its next act */
             width > height ? C_ ("card", "Next") : "›", &drawing->palette.text);
}

static void
duban_card_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DubanCard *self = DUBAN_CARD (widget);
  Drawing drawing = {
    .snapshot = snapshot,
    .width = gtk_widget_get_width (widget),
    .height = gtk_widget_get_height (widget),
  };
  g_auto (DubanBoardCard) card = { 0 };

  if (self->board == NULL || !duban_board_get_card (self->board, self->task, &card))
    return;
  GTK_WIDGET_CLASS (duban_card_parent_class)->snapshot (widget, snapshot);
  drawing.layout = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_ellipsize (drawing.layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (drawing.layout, PANGO_WRAP_WORD_CHAR);
  drawing.scale = duban_scale_get (widget);
  duban_palette_read (&drawing.palette, widget);
  draw_card (&drawing, &card);
  if (card.next != 0)
    draw_next (&drawing);
  g_object_unref (drawing.layout);
}

static void
duban_card_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  double scale = duban_scale_get (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = 1;
  else
    *minimum = *natural = (int) (HEIGHT * MAX (scale, 1.0));
}

static void
duban_card_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DubanCard *self = DUBAN_CARD (widget);
  double scale = duban_scale_get (widget);
  int least_width, least_height;
  GtkAllocation place;

  gtk_widget_measure (self->next, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (self->next, GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL, NULL, NULL);
  place.width = MAX (least_width, (int) width_of_button (width, scale));
  place.height = MAX (least_height, (int) MAX (BUTTON_HEIGHT, BUTTON_HEIGHT * scale));
  place.x = width - (int) (EDGE * scale / 2) - place.width;
  place.y = height - (int) (EDGE * scale) - place.height;
  gtk_widget_size_allocate (self->next, &place, -1);
}

static gboolean
duban_card_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DubanCard *self = DUBAN_CARD (widget);
  g_auto (DubanBoardCard) card = { 0 };
  g_autofree char *text = NULL;

  if (self->board == NULL || !duban_board_get_card (self->board, self->task, &card))
    return FALSE;
  text = duban_snippet_dup (card.sentence, TOOLTIP_CHARS);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
next_cb (DubanCard *self)
{
  g_signal_emit (self, signals[NEXT], 0);
}

static void
duban_card_dispose (GObject *object)
{
  DubanCard *self = DUBAN_CARD (object);

  g_clear_pointer (&self->next, gtk_widget_unparent);
  g_clear_pointer (&self->board, duban_board_unref);
  G_OBJECT_CLASS (duban_card_parent_class)->dispose (object);
}

static void
duban_card_class_init (DubanCardClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_card_dispose;
  widget_class->measure = duban_card_measure;
  widget_class->size_allocate = duban_card_size_allocate;
  widget_class->snapshot = duban_card_snapshot;
  widget_class->query_tooltip = duban_card_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "boardcard");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  signals[NEXT] = g_signal_new ("next", DUBAN_TYPE_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
duban_card_init (DubanCard *self)
{
  self->next = gtk_button_new ();
  gtk_widget_set_focusable (self->next, FALSE);
  gtk_widget_set_parent (self->next, GTK_WIDGET (self));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (self->next, "clicked", G_CALLBACK (next_cb), self);
}

GtkWidget *
duban_card_new (void)
{
  return g_object_new (DUBAN_TYPE_CARD, NULL);
}

static void
name_next (DubanCard *self, const DubanBoardCard *card)
{
  /* Translators: the button of a card, read out; %s is a kind of record */
  g_autofree char *next
      = g_strdup_printf (_ ("Next: %s"), duban_wording_of_record_kind (card->next));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL, next,
                                  -1);
  gtk_widget_set_tooltip_text (self->next, next);
}

static void
name_item (DubanCard *self, const DubanBoardCard *card)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    card->sentence, -1);
}

void
duban_card_show (DubanCard *self, DubanBoard *board, guint32 task)
{
  g_auto (DubanBoardCard) card = { 0 };
  gboolean known = board != NULL && duban_board_get_card (board, task, &card);

  if (known)
    duban_board_ref (board);
  g_clear_pointer (&self->board, duban_board_unref);
  self->board = known ? board : NULL;
  self->task = known ? task : 0;
  gtk_widget_set_visible (self->next, known && card.next != 0);
  if (known)
    name_item (self, &card);
  if (known && card.next != 0)
    name_next (self, &card);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint32
duban_card_get_task (DubanCard *self)
{
  return self->task;
}
