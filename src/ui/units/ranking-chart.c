/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/ranking-chart.h"

#include "app/wording/snippet.h"
#include "ui/widgets/palette.h"
#include "ui/widgets/scale.h"

#include <glib/gi18n-lib.h>

/* At scale 1.0. */
#define LINE 30
#define BAR 17
#define EDGE 16
#define NAME_SHARE 0.27 /* of the width */
#define SCORE_WIDTH 64
#define HATCH 5.0

#define NAME_CHARS 24
#define SPOKEN 30 /* rows that are read out */

/* A line: a bar, or with rank 0 a heading. */
typedef struct
{
  char *words; /* “1  住建局”, or the category */
  char *score;
  guint rank;
  double points[DUBAN_N_PARTS]; /* they add up to the score */
} Line;

struct _DubanRankingChart
{
  GtkWidget parent_instance;

  GArray *lines; /* of Line */
};

G_DEFINE_FINAL_TYPE (DubanRankingChart, duban_ranking_chart, GTK_TYPE_WIDGET)

/* What a snapshot draws with. */
typedef struct
{
  cairo_t *cr;
  PangoLayout *layout;
  DubanPalette palette;
  double scale;
  double bar_x, bar_width;
} Drawing;

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_free (line->words);
  g_free (line->score);
}

static void
draw_text (Drawing *drawing, double x, double middle, double width, const char *text,
           PangoAlignment alignment, gboolean bold)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  int height;

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (drawing->layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (drawing->layout, (int) width * PANGO_SCALE);
  pango_layout_set_alignment (drawing->layout, alignment);
  pango_layout_set_text (drawing->layout, text, -1);
  pango_layout_get_pixel_size (drawing->layout, NULL, &height);
  gdk_cairo_set_source_rgba (drawing->cr, &drawing->palette.text);
  cairo_move_to (drawing->cr, (int) x, (int) (middle - height / 2.0));
  pango_cairo_show_layout (drawing->cr, drawing->layout);
}

static void
hatch (cairo_t *cr, double x, double y, double width, double height, double slope, double step)
{
  for (double at = x - height; at < x + width + height; at += step)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + slope * height, y);
    }
  cairo_stroke (cr);
}

/* Each part has a pattern of its own: solid, rising lines, crossed lines, blank. */
static void
draw_part (Drawing *drawing, DubanPart part, double x, double y, double width, double height)
{
  cairo_t *cr = drawing->cr;
  const double step = HATCH * drawing->scale;

  if (width < 0.5)
    return;
  gdk_cairo_set_source_rgba (cr, &drawing->palette.text);
  cairo_set_line_width (cr, 1);
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  if (part == DUBAN_PART_DEPLOY)
    cairo_paint_with_alpha (cr, 0.8);
  if (part == DUBAN_PART_APPROACH || part == DUBAN_PART_FEEDBACK)
    hatch (cr, x, y, width, height, 1, step);
  if (part == DUBAN_PART_FEEDBACK)
    hatch (cr, x, y, width, height, -1, step);
  cairo_restore (cr);
  cairo_rectangle (cr, x + 0.5, y + 0.5, MAX (width - 1, 0), height - 1);
  cairo_stroke (cr);
}

static void
draw_bar (Drawing *drawing, const Line *line, double middle)
{
  const double height = BAR * drawing->scale;
  double x = drawing->bar_x;

  for (int i = 0; i < DUBAN_N_PARTS; i++)
    {
      const double width = drawing->bar_width * line->points[i] / 100;

      draw_part (drawing, (DubanPart) i, x, middle - height / 2, width, height);
      x += width;
    }
  gdk_cairo_set_source_rgba (drawing->cr, &drawing->palette.dim);
  cairo_move_to (drawing->cr, drawing->bar_x + drawing->bar_width + 0.5, middle - height / 2);
  cairo_rel_line_to (drawing->cr, 0, height);
  cairo_stroke (drawing->cr);
}

/* Which pattern is what. */
static void
draw_legend (Drawing *drawing, double middle, double width)
{
  const double box = BAR * drawing->scale;
  const double step = width / DUBAN_N_PARTS;

  for (int i = 0; i < DUBAN_N_PARTS; i++)
    {
      const double x = EDGE + i * step;

      draw_part (drawing, (DubanPart) i, x, middle - box / 2, 2 * box, box);
      draw_text (drawing, x + 2 * box + 6, middle, step - 2 * box - 12,
                 duban_unit_load_get_part_title ((DubanPart) i), PANGO_ALIGN_LEFT, FALSE);
    }
}

static void
draw_line (Drawing *drawing, const Line *line, double middle)
{
  const double end = drawing->bar_x + drawing->bar_width;

  draw_text (drawing, EDGE, middle, drawing->bar_x - EDGE - 8, line->words, PANGO_ALIGN_LEFT,
             line->rank == 0);
  if (line->rank == 0)
    return;
  draw_bar (drawing, line, middle);
  draw_text (drawing, end + 6, middle, SCORE_WIDTH * drawing->scale - 6, line->score,
             PANGO_ALIGN_RIGHT, FALSE);
}

static void
duban_ranking_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DubanRankingChart *chart = DUBAN_RANKING_CHART (widget);
  const int width = gtk_widget_get_width (widget);
  const double scale = duban_scale_get (widget);
  const double line = LINE * scale;
  Drawing drawing = { .scale = scale };

  duban_palette_read (&drawing.palette, widget);
  drawing.cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) gtk_widget_get_height (widget)));
  drawing.layout = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_ellipsize (drawing.layout, PANGO_ELLIPSIZE_END);
  drawing.bar_x = EDGE + NAME_SHARE * width;
  drawing.bar_width = width - drawing.bar_x - EDGE - SCORE_WIDTH * scale;
  draw_legend (&drawing, line / 2, width - 2 * EDGE);
  for (guint i = 0; i < chart->lines->len; i++)
    draw_line (&drawing, &g_array_index (chart->lines, Line, i), (i + 1.5) * line);
  g_object_unref (drawing.layout);
  cairo_destroy (drawing.cr);
}

static void
duban_ranking_chart_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  const double scale = duban_scale_get (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) (340 * scale);
  else
    *minimum = *natural = (int) ((DUBAN_RANKING_CHART (widget)->lines->len + 1.5) * LINE * scale);
}

static void
duban_ranking_chart_finalize (GObject *object)
{
  g_array_unref (DUBAN_RANKING_CHART (object)->lines);
  G_OBJECT_CLASS (duban_ranking_chart_parent_class)->finalize (object);
}

static void
duban_ranking_chart_class_init (DubanRankingChartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = duban_ranking_chart_finalize;
  widget_class->snapshot = duban_ranking_chart_snapshot;
  widget_class->measure = duban_ranking_chart_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
duban_ranking_chart_init (DubanRankingChart *chart)
{
  chart->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (chart->lines, line_clear);
}

GtkWidget *
duban_ranking_chart_new (void)
{
  return g_object_new (DUBAN_TYPE_RANKING_CHART, NULL);
}

/* What each part gives, as duban_ranking_score() weighs it; for the eye, so as numbers go. */
static void
share_points (Line *line, const DubanRankingRow *row, const DubanSettings *settings)
{
  double sum = 0;
  double points[DUBAN_N_PARTS];

  for (int i = 0; i < DUBAN_N_PARTS; i++)
    {
      const DubanShare share = row->parts[i];
      const DubanSettingKey key = DUBAN_SETTING_WEIGHT_DEPLOY + (DubanSettingKey) i;

      points[i] = share.due > 0 ? (double) share.on_time / share.due
                                      * duban_settings_get_number (settings, key)
                                : 0;
      sum += points[i];
    }
  for (int i = 0; i < DUBAN_N_PARTS; i++)
    line->points[i] = sum > 0 ? points[i] / sum * row->score / 100 : 0;
}

static void
add_heading (DubanRankingChart *chart, const char *category)
{
  const Line line = { .words = g_strdup (
                          category != NULL && *category != '\0' ? category : _ ("no category")) };

  g_array_append_val (chart->lines, line);
}

static void
add_bar (DubanRankingChart *chart, const DubanUnitLoad *load, const DubanUnitLoadRow *row)
{
  g_autofree char *name = duban_snippet_dup (row->facts->name, NAME_CHARS);
  Line line = { .words = g_strdup_printf ("%u  %s", row->ranking->rank, name),
                .score = duban_unit_load_dup_score (row->ranking->score),
                .rank = row->ranking->rank };

  share_points (&line, row->ranking, &load->snapshot->terms->settings);
  g_array_append_val (chart->lines, line);
}

static void
name_chart (DubanRankingChart *chart)
{
  GString *words = g_string_new (_ ("Ranking of the quarter, as bars"));

  for (guint i = 0; i < MIN (chart->lines->len, SPOKEN); i++)
    {
      const Line *line = &g_array_index (chart->lines, Line, i);

      g_string_append_printf (words, "%s%s %s", _ ("; "), line->words,
                              line->score != NULL ? line->score : "");
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (chart), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str,
                                  -1);
  g_string_free (words, TRUE);
}

void
duban_ranking_chart_show (DubanRankingChart *chart, const DubanUnitLoad *load, const char *category)
{
  const char *before = NULL;
  gboolean has_heading = FALSE;

  g_array_set_size (chart->lines, 0);
  for (guint i = 0; i < load->rows->len; i++)
    {
      const DubanUnitLoadRow *row = &g_array_index (load->rows, DubanUnitLoadRow, i);
      const char *own = row->facts->category;

      if (row->ranking->rank == 0 || (category != NULL && g_strcmp0 (own, category) != 0))
        continue;
      if (!has_heading || g_strcmp0 (own, before) != 0)
        add_heading (chart, own);
      has_heading = TRUE;
      before = own;
      add_bar (chart, load, row);
    }
  name_chart (chart);
  gtk_widget_queue_resize (GTK_WIDGET (chart));
}
