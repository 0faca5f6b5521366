/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/calendar/due-row.h"

#include "app/wording/snippet.h"
#include "app/wording/wording.h"
#include "ui/widgets/mark.h"
#include "ui/widgets/scale.h"

#include <glib/gi18n-lib.h>

/* At scale 1.0. */
#define EDGE 8
#define LINE 19
#define MARK 15
#define HEIGHT (2 * EDGE + 3 * LINE)
#define TITLE_CHARS 80

struct _DubanDueRow
{
  GtkWidget parent_instance;

  const DubanMonth *month; /* borrowed; NULL: nothing is shown */
  guint32 task;
  DubanLight light;
  char *second; /* what falls due, and who leads */
};

G_DEFINE_FINAL_TYPE (DubanDueRow, duban_due_row, GTK_TYPE_WIDGET)

static const char *
title_of (DubanDueRow *self)
{
  DubanRegister *reg = self->month->snapshot->reg;
  const DubanRegisterRow *row = duban_register_find (reg, self->task);

  return row != NULL ? duban_register_get_text (reg, row->title) : "";
}

static void
draw_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const char *text,
           const GdkRGBA *color)
{
  pango_layout_set_text (layout, text, -1);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (int) x, (float) (int) y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
duban_due_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DubanDueRow *self = DUBAN_DUE_ROW (widget);
  double scale = duban_scale_get (widget), edge = EDGE * scale, size = MARK * scale;
  double x = edge + size + 8 * scale;
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *title = NULL;
  DubanPalette palette;
  cairo_t *cr;
  int title_height;

  if (self->month == NULL)
    return;
  title = duban_snippet_dup (title_of (self), TITLE_CHARS);
  duban_palette_read (&palette, widget);
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) x, (float) (edge + LINE * scale + 2)));
  duban_mark_draw_light (cr, edge + size / 2, edge + LINE * scale / 2, size, self->light, &palette);
  cairo_destroy (cr);
  layout = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout,
                          (int) MAX (gtk_widget_get_width (widget) - x - edge, 1) * PANGO_SCALE);
  pango_layout_set_height (layout, -2);
  draw_text (snapshot, layout, x, edge, title, &palette.text);
  pango_layout_get_pixel_size (layout, NULL, &title_height);
  pango_layout_set_height (layout, -1);
  draw_text (snapshot, layout, x, edge + title_height + 2, self->second, &palette.dim);
}

static void
duban_due_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                       int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural
      = orientation == GTK_ORIENTATION_HORIZONTAL ? 1 : (int) (HEIGHT * duban_scale_get (widget));
}

static gboolean
duban_due_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                             GtkTooltip *tooltip)
{
  DubanDueRow *self = DUBAN_DUE_ROW (widget);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (self->month == NULL)
    return FALSE;
  title = duban_snippet_dup (title_of (self), 4 * TITLE_CHARS);
  text = g_strconcat (title, "\n", self->second, NULL);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
duban_due_row_finalize (GObject *object)
{
  g_free (DUBAN_DUE_ROW (object)->second);
  G_OBJECT_CLASS (duban_due_row_parent_class)->finalize (object);
}

static void
duban_due_row_class_init (DubanDueRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = duban_due_row_finalize;
  widget_class->measure = duban_due_row_measure;
  widget_class->snapshot = duban_due_row_snapshot;
  widget_class->query_tooltip = duban_due_row_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
duban_due_row_init (DubanDueRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
duban_due_row_new (void)
{
  return g_object_new (DUBAN_TYPE_DUE_ROW, NULL);
}

static char *
words_of (const DubanMonth *month, const DubanMonthItem *item)
{
  const DubanSnapshot *snapshot = month->snapshot;
  const DubanRegisterRow *row = duban_register_find (snapshot->reg, item->task);
  const char *lead = duban_directory_get_name (snapshot->terms->directory, row->lead);
  const char *unit = duban_directory_get_name (snapshot->terms->directory, row->unit);
  g_autofree char *what = duban_month_dup_what (item->what);
  const char *parts[] = { what, lead != NULL ? lead : unit, lead != NULL ? unit : NULL, NULL };

  return g_strjoinv (" · ", (GStrv) parts);
}

void
duban_due_row_show (DubanDueRow *self, const DubanMonth *month, const DubanMonthItem *item)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name = NULL;

  self->month = item != NULL ? month : NULL;
  g_clear_pointer (&self->second, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->month == NULL)
    return;
  self->task = item->task;
  self->light = (DubanLight) item->light;
  self->second = words_of (month, item);
  /* Translators: a task of a day, read out: light, title, what falls due and who leads */
  name = g_strdup_printf (_ ("%s, %s, %s"), duban_wording_of_light (self->light), title_of (self),
                          self->second);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
}
