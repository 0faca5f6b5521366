/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/details/history-window.h"

#include "app/wording/wording.h"
#include "ui/details/detail-card.h"
#include "ui/widgets/escape.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 640
#define HEIGHT 560
#define MAX_SHOWN 300 /* rows */
#define TITLE_CHARS 40

/* 11月18日 17:42, with its year where that is another. */
static char *
dup_time (gint64 milliseconds, const DubanDetail *detail)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) time = utc != NULL ? g_date_time_to_timezone (utc, detail->zone) : NULL;
  g_autofree char *day = NULL;

  if (time == NULL)
    return g_strdup ("");
  day = duban_wording_of_day (duban_day_from_ymd (g_date_time_get_year (time),
                                                  g_date_time_get_month (time),
                                                  g_date_time_get_day_of_month (time)),
                              detail->terms->today);
  return g_strdup_printf ("%s %02d:%02d", day, g_date_time_get_hour (time),
                          g_date_time_get_minute (time));
}

static GtkWidget *
new_row (const DubanPastValue *value, const DubanDetail *detail)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *line = duban_detail_card_line_new ();
  const char *field = duban_wording_of_attr (value->spec->attr);
  const char *words = duban_past_value_get_words (value);
  g_autofree char *time = dup_time (value->time, detail);
  g_autofree char *who = value->author[0] != '\0' ? g_strdup_printf ("%s · %s", time, value->author)
                                                  : g_strdup (time);
  g_autofree char *name = NULL;

  if (words == NULL)
    words = _ ("(cleared)");
  /* Translators: a field of a task, its value, and when and by whom it was set */
  name = g_strdup_printf (_ ("%s: %s, %s"), field, words, who);
  gtk_box_append (GTK_BOX (line), duban_detail_card_heading_new (field));
  if (value->current)
    duban_detail_card_add_badge (GTK_BOX (line), _ ("current"), NULL);
  gtk_box_append (GTK_BOX (column), line);
  gtk_box_append (GTK_BOX (column), duban_text_label_new (words, NULL));
  gtk_box_append (GTK_BOX (column), duban_text_label_new (who, "record-when"));
  gtk_widget_add_css_class (column, "history-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), column);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static GtkWidget *
new_list (const DubanDetail *detail)
{
  GtkWidget *list = gtk_list_box_new ();
  guint n = detail->history->values->len;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("History of its fields"), -1);
  for (guint i = n; i > 0 && i + MAX_SHOWN > n; i--)
    gtk_list_box_append (GTK_LIST_BOX (list),
                         new_row (detail->history->values->pdata[i - 1], detail));
  return list;
}

void
duban_history_window_present (GtkWindow *parent, DubanDetail *detail)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("History of its fields"));
  GtkWidget *subheading = gtk_label_new (NULL);
  GtkWidget *list = new_list (detail);
  GtkWidget *scroll = duban_scroll_new (DUBAN_SCROLL_DOWN, _ ("History of its fields"), list);

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_title (GTK_WINDOW (window), _ ("History of its fields"));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_widget_add_css_class (heading, "title");
  gtk_widget_add_css_class (subheading, "subtitle");
  duban_text_show_line (GTK_LABEL (subheading), detail->task->title, TITLE_CHARS);
  if (gtk_widget_get_tooltip_text (subheading) == NULL)
    gtk_widget_set_tooltip_text (subheading, gtk_label_get_text (GTK_LABEL (subheading)));
  gtk_label_set_ellipsize (GTK_LABEL (subheading), PANGO_ELLIPSIZE_END);
  gtk_widget_set_valign (title, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (title), heading);
  gtk_box_append (GTK_BOX (title), subheading);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), title);
  gtk_widget_add_css_class (list, "in-window");
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_box_append (GTK_BOX (column), bar);
  gtk_box_append (GTK_BOX (column), scroll);
  adw_window_set_content (ADW_WINDOW (window), column);
  duban_escape_closes (window);
  gtk_window_present (GTK_WINDOW (window));
}
