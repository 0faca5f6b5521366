/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/track.h"

#include "app/wording/wording.h"
#include "ui/widgets/mark.h"

#include <glib/gi18n-lib.h>

#define N_STOPS (DUBAN_N_STAGES + 1) /* the stages, and the due date */
#define LINE_HEIGHT 46
#define LINE_Y 33.0
#define MARK 20
#define TODAY_Y 14.0 /* above it the word, below it the arrow */

struct _DubanTrack
{
  GtkWidget parent_instance;

  DubanDetail *detail;
  GtkWidget *line;  /* drawn */
  GtkWidget *stops; /* a button for each, with its texts */
  GtkWidget *button[N_STOPS];
  GtkWidget *name[N_STOPS], *state[N_STOPS], *date[N_STOPS];
};

G_DEFINE_FINAL_TYPE (DubanTrack, duban_track, GTK_TYPE_WIDGET)

/* The due date as if it were a stage, for its mark and words. */
static DubanStageState
due_state (const DubanDetail *detail)
{
  const DubanTask *task = detail->task;
  gboolean closed = task->status == DUBAN_STATUS_CLOSED;

  if (task->due == DUBAN_NO_DAY || task->status == DUBAN_STATUS_WITHDRAWN
      || (closed && task->closed == DUBAN_NO_DAY))
    return DUBAN_STATE_EXCUSED;
  if (closed)
    return task->closed <= task->due ? DUBAN_STATE_MET : DUBAN_STATE_LATE;
  if (task->due == detail->terms->today)
    return DUBAN_STATE_TODAY;
  return task->due < detail->terms->today ? DUBAN_STATE_OVERDUE : DUBAN_STATE_PENDING;
}

static DubanDay
day_of_stop (const DubanDetail *detail, int i)
{
  return i < DUBAN_N_STAGES ? detail->clock.stages[i].due : detail->task->due;
}

static DubanStageState
state_of_stop (const DubanDetail *detail, int i)
{
  return i < DUBAN_N_STAGES ? detail->clock.stages[i].state : due_state (detail);
}

/* Where today stands among the stops, in stops: 1.5 is half-way from the second to the third;
 * -1 where it cannot be said. */
static double
place_of_today (const DubanDetail *detail)
{
  DubanDay today = detail->terms->today;
  DubanDay before = detail->clock.assigned;
  int last = 0;

  if (before == DUBAN_NO_DAY || today < before)
    return -1;
  for (int i = 0; i < N_STOPS; i++)
    {
      DubanDay day = day_of_stop (detail, i);

      if (day == DUBAN_NO_DAY || day < before)
        continue;
      if (today == day || day == before)
        last = i;
      if (today <= day)
        return day == before ? last
                             : last + (i - last) * (double) (today - before) / (day - before);
      before = day;
      last = i;
    }
  return last + 0.4;
}

/* Where today stands among the stops: the word, and an arrow down to the line. */
static void
draw_today (DubanTrack *track, cairo_t *cr, double x, int width, const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (track), _ ("today"));
  PangoAttrList *attributes = pango_attr_list_new ();
  int text_width, text_height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.8));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &text_width, &text_height);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, CLAMP (x - text_width / 2.0, 0, MAX (width - text_width, 0)),
                 TODAY_Y - text_height + 1);
  pango_cairo_show_layout (cr, layout);
  cairo_move_to (cr, x - 4, TODAY_Y + 2);
  cairo_line_to (cr, x + 4, TODAY_Y + 2);
  cairo_line_to (cr, x, TODAY_Y + 8);
  cairo_close_path (cr);
  cairo_fill (cr);
}

/* Between two stops: what has passed is drawn strong, what is to come thin. */
static void
draw_stretch (cairo_t *cr, double from, double to, gboolean passed, const GdkRGBA *color)
{
  if (to <= from)
    return;
  cairo_set_line_width (cr, passed ? 3 : 1);
  cairo_move_to (cr, from, LINE_Y);
  cairo_line_to (cr, to, LINE_Y);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_stroke (cr);
}

static void
draw_line (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  DubanTrack *track = user_data;
  double step = width / (double) N_STOPS;
  double today;
  DubanPalette palette;

  if (track->detail == NULL)
    return;
  duban_palette_read (&palette, GTK_WIDGET (area));
  today = place_of_today (track->detail);
  for (int i = 0; i < N_STOPS; i++)
    {
      double from = step * (i + 0.5) + MARK / 2.0 + 4;
      double to = step * (i + 1.5) - MARK / 2.0 - 4;
      double now = CLAMP (step * (today + 0.5), from, to);

      if (i + 1 < N_STOPS)
        {
          draw_stretch (cr, from, now, TRUE, &palette.dim);
          draw_stretch (cr, now, to, FALSE, &palette.dim);
        }
      duban_mark_draw_stage (cr, step * (i + 0.5), LINE_Y, MARK, state_of_stop (track->detail, i),
                             &palette);
    }
  if (today >= 0)
    draw_today (track, cr, step * (today + 0.5), width, &palette.accent);
}

/* 按时, 超期3天, 今日到期 …: of a stage. */
static char *
words_of_stage (const DubanStageResult *stage)
{
  if (stage->state == DUBAN_STATE_MET && stage->backfilled)
    return g_strdup (_ ("On time, written late"));
  if (stage->state == DUBAN_STATE_LATE)
    return g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) stage->days),
                            stage->days);
  if (stage->state == DUBAN_STATE_OVERDUE)
    return g_strdup_printf (
        ngettext ("overdue by %d day", "overdue by %d days", (gulong) stage->days), stage->days);
  return g_strdup (duban_wording_of_state (stage->state));
}

static char *
words_of_due (const DubanDetail *detail)
{
  DubanStageResult result = { .state = due_state (detail) };
  const DubanTask *task = detail->task;

  if (task->due == DUBAN_NO_DAY)
    return g_strdup (_ ("No date"));
  if (result.state == DUBAN_STATE_LATE)
    result.days = task->closed - task->due;
  if (result.state == DUBAN_STATE_OVERDUE)
    result.days = detail->terms->today - task->due;
  return words_of_stage (&result);
}

static char *
words_of_date (const DubanDetail *detail, int i)
{
  DubanDay done = i < DUBAN_N_STAGES ? detail->clock.stages[i].done : DUBAN_NO_DAY;
  DubanDay day = done != DUBAN_NO_DAY ? done : day_of_stop (detail, i);
  gboolean provisional = i < DUBAN_N_STAGES && detail->clock.stages[i].provisional;
  char digits[DUBAN_DAY_TEXT_SIZE];
  g_autofree char *text = NULL;

  if (day == DUBAN_NO_DAY)
    return g_strdup ("–");
  /* With its year in words a date would not fit under its mark. */
  if (duban_day_get_year (day) == duban_day_get_year (detail->terms->today))
    text = duban_wording_of_day (day, detail->terms->today);
  else
    text = g_strdup (duban_day_format (day, digits));
  /* Translators: a date that may still move, for want of a holiday calendar (待核) */
  return provisional ? g_strdup_printf (_ ("%s (provisional)"), text) : g_steal_pointer (&text);
}

static void
show_stop (DubanTrack *track, int i, GString *sentence)
{
  const DubanDetail *detail = track->detail;
  const char *name = i < DUBAN_N_STAGES ? duban_wording_of_stage (i) : _ ("Deadline");
  g_autofree char *state
      = i < DUBAN_N_STAGES ? words_of_stage (&detail->clock.stages[i]) : words_of_due (detail);
  g_autofree char *date = words_of_date (detail, i);
  g_autofree char *said = NULL;
  DubanStageState code = state_of_stop (detail, i);

  gtk_label_set_text (GTK_LABEL (track->name[i]), name);
  gtk_label_set_text (GTK_LABEL (track->state[i]), state);
  gtk_label_set_text (GTK_LABEL (track->date[i]), date);
  gtk_widget_set_css_classes (track->state[i],
                              (const char *[]){ "caption",
                                                code == DUBAN_STATE_OVERDUE ? "duban-red"
                                                : code == DUBAN_STATE_LATE  ? "duban-yellow"
                                                                            : "plain",
                                                NULL });
  /* Translators: a stage, its state, its date; the reason why it is that date is shown on a click
   */
  said = g_strdup_printf (_ ("%s: %s, %s"), name, state, date);
  gtk_accessible_update_property (GTK_ACCESSIBLE (track->button[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  said, -1);
  g_string_append_printf (sentence, "%s%s", i > 0 ? "; " : "", said);
}

static GtkWidget *
add_label (GtkWidget *column, const char *class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (column), label);
  return label;
}

static void
duban_track_dispose (GObject *object)
{
  DubanTrack *track = DUBAN_TRACK (object);

  g_clear_pointer (&track->detail, duban_detail_unref);
  g_clear_pointer (&track->line, gtk_widget_unparent);
  g_clear_pointer (&track->stops, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_track_parent_class)->dispose (object);
}

static void
duban_track_class_init (DubanTrackClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_track_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BOX_LAYOUT);
}

static void
add_stop (DubanTrack *track, int i)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  track->button[i] = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (track->button[i]), column);
  gtk_widget_add_css_class (track->button[i], "flat");
  gtk_widget_add_css_class (track->button[i], "stop");
  gtk_widget_set_tooltip_text (track->button[i], _ ("How this date came about"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (track->button[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("How this date came about"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (track->button[i]), "u", (guint32) i);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (track->button[i]), "details.days");
  track->name[i] = add_label (column, "stop-name");
  track->state[i] = add_label (column, "caption");
  track->date[i] = add_label (column, "caption");
  gtk_widget_add_css_class (track->date[i], "dim-label");
  gtk_box_append (GTK_BOX (track->stops), track->button[i]);
}

static void
duban_track_init (DubanTrack *track)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (track));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  track->line = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_IMG,
                              "content-height", LINE_HEIGHT, NULL);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (track->line), draw_line, track, NULL);
  gtk_widget_set_parent (track->line, GTK_WIDGET (track));
  track->stops = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (track->stops), TRUE);
  gtk_widget_set_parent (track->stops, GTK_WIDGET (track));
  for (int i = 0; i < N_STOPS; i++)
    add_stop (track, i);
}

void
duban_track_set_detail (DubanTrack *track, DubanDetail *detail)
{
  g_autoptr (GString) sentence = g_string_new (NULL);

  duban_detail_ref (detail);
  g_clear_pointer (&track->detail, duban_detail_unref);
  track->detail = detail;
  for (int i = 0; i < N_STOPS; i++)
    show_stop (track, i, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (track->line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence->str, -1);
  gtk_widget_queue_draw (track->line);
}
