/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/days/strip-grid.h"

#include "app/wording/wording.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define DAYS 7
#define CELL_WIDTH 88

static GtkWidget *
new_label (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  return label;
}

/* 休, 班. */
static const char *
word_of_calendar (const DubanStripDay *day)
{
  if (day->calendar == DUBAN_DAY_OFF)
    return C_ ("day", "holiday");
  return day->calendar == DUBAN_DAY_MAKEUP ? C_ ("day", "worked") : NULL;
}

static const char *
class_of (const DubanStripDay *day)
{
  switch (day->kind)
    {
    case DUBAN_STEP_COUNTED:
      return "strip-counted";
    case DUBAN_STEP_ROLLED:
      return "strip-rolled";
    case DUBAN_STEP_MOVED:
      return "strip-counted";
    case DUBAN_STEP_START:
      return "strip-start";
    case DUBAN_STEP_SKIPPED:
    default:
      return "strip-skipped";
    }
}

static GtkWidget *
new_date (const DubanStripDay *day, DubanDay today)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *date = duban_wording_of_day (day->day, today);
  const char *calendar = word_of_calendar (day);

  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), new_label (date, day->is_deadline ? "heading" : NULL));
  if (calendar != NULL)
    {
      GtkWidget *badge = new_label (calendar, "caption");

      gtk_widget_add_css_class (badge, "duban-badge");
      gtk_widget_add_css_class (badge,
                                day->calendar == DUBAN_DAY_OFF ? "duban-red" : "duban-yellow");
      gtk_box_append (GTK_BOX (line), badge);
    }
  return line;
}

static GtkWidget *
new_cell (const DubanStripDay *day, DubanDay today)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing",
                                  2, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  g_autofree char *said = duban_day_strip_say_day (day, today);

  gtk_widget_set_size_request (cell, CELL_WIDTH, -1);
  gtk_widget_add_css_class (cell, "strip-cell");
  gtk_widget_add_css_class (cell, class_of (day));
  if (day->is_deadline)
    gtk_widget_add_css_class (cell, "strip-deadline");
  gtk_widget_set_tooltip_text (cell, said);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
  gtk_box_append (GTK_BOX (cell), new_date (day, today));
  gtk_box_append (GTK_BOX (cell), new_label (day->role, day->is_deadline ? "heading" : NULL));
  if (day->calendar == DUBAN_DAY_OFF)
    gtk_box_append (GTK_BOX (cell), new_label (day->nature, "caption"));
  if (day->rule[0] != '\0')
    {
      GtkWidget *rule = new_label (day->rule, "caption");

      gtk_widget_add_css_class (rule, "dim-label");
      gtk_box_append (GTK_BOX (cell), rule);
    }
  return cell;
}

GtkWidget *
duban_strip_grid_new (const DubanDayStrip *strip, DubanDay today)
{
  GtkWidget *grid = gtk_grid_new ();
  DubanDay monday = duban_day_get_monday (strip->assigned);

  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  for (int i = 0; i < DAYS; i++)
    {
      GtkWidget *label = new_label (duban_wording_of_weekday (monday + i), "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_grid_attach (GTK_GRID (grid), label, i, 0, 1, 1);
    }
  for (guint i = 0; i < strip->days->len; i++)
    {
      const DubanStripDay *day = &g_array_index (strip->days, DubanStripDay, i);
      int place = day->day - monday;

      gtk_grid_attach (GTK_GRID (grid), new_cell (day, today), place % DAYS, place / DAYS + 1, 1,
                       1);
    }
  return grid;
}

static void
attach (GtkGrid *grid, const char *text, const char *class, int column, int row)
{
  GtkWidget *label = new_label (text, class);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

static char *
dup_date (const DubanStripDate *date, DubanDay today)
{
  g_autofree char *day = duban_wording_of_day (date->day, today);

  if (!date->provisional)
    return g_strdup_printf ("%s %s", day, duban_wording_of_weekday (date->day));
  /* Translators: a date, its weekday */
  return g_strdup_printf (_ ("%s %s (provisional)"), day, duban_wording_of_weekday (date->day));
}

GtkWidget *
duban_strip_policies_new (const DubanDayStrip *strip, DubanDay today)
{
  GtkGrid *grid = GTK_GRID (gtk_grid_new ());

  gtk_grid_set_column_spacing (grid, 36);
  gtk_grid_set_row_spacing (grid, 6);
  attach (grid, _ ("Reading of the days"), "dim-label", 0, 0);
  attach (grid, duban_wording_of_stage (DUBAN_STAGE_APPROACH), "dim-label", 1, 0);
  attach (grid, duban_wording_of_stage (DUBAN_STAGE_FEEDBACK), "dim-label", 2, 0);
  for (int i = 0; i < DUBAN_N_POLICIES; i++)
    {
      gboolean is_ours = i == (int) strip->policy;
      const char *class = is_ours ? "heading" : NULL;
      g_autofree char *approach = dup_date (&strip->dates[i][DUBAN_STAGE_APPROACH], today);
      g_autofree char *feedback = dup_date (&strip->dates[i][DUBAN_STAGE_FEEDBACK], today);
      /* Translators: the reading of days that the office has chosen */
      g_autofree char *name = is_ours
                                  ? g_strdup_printf (_ ("%s – ours"), duban_wording_of_policy (i))
                                  : g_strdup (duban_wording_of_policy (i));

      attach (grid, name, class, 0, i + 1);
      attach (grid, approach, class, 1, i + 1);
      attach (grid, feedback, class, 2, i + 1);
    }
  return GTK_WIDGET (grid);
}

GtkWidget *
duban_strip_list_new (const DubanDayStrip *strip, DubanDay today)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Day by day"), -1);
  for (guint i = 0; i < strip->days->len; i++)
    {
      const DubanStripDay *day = &g_array_index (strip->days, DubanStripDay, i);
      g_autofree char *said = duban_day_strip_say_day (day, today);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *label = duban_text_label_new (said, day->is_deadline ? "heading" : NULL);

      gtk_widget_add_css_class (label, "strip-row");
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, said,
                                      -1);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  return list;
}
