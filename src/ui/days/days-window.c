/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/days/days-window.h"

#include "app/wording/wording.h"
#include "ui/days/strip-grid.h"
#include "ui/widgets/escape.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 720
#define HEIGHT 620
#define HEIGHT_MIN 400
#define TITLE_CHARS 40
#define N_STOPS (DUBAN_N_STAGES + 1)

static void
copy_cb (GtkButton *button, gpointer user_data)
{
  const char *sentence = g_object_get_data (G_OBJECT (button), "sentence");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), sentence);
  gtk_button_set_label (button, _ ("Copied"));
}

/* The sentence, and the button that copies it. */
static GtkWidget *
new_sentence (const char *sentence)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = duban_text_label_new (sentence, "strip-sentence");
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Copy the reason"));

  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "sentence", g_strdup (sentence), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (copy_cb), NULL);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), button);
  return line;
}

static GtkWidget *
new_page (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_add_css_class (page, "days-page");
  return page;
}

static void
append_heading (GtkWidget *page, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (page), label);
}

static GtkWidget *
new_stage_page (const DubanDetail *detail, DubanStage stage)
{
  DubanDay today = detail->terms->today;
  GtkWidget *page = new_page ();
  g_autoptr (DubanDayStrip) strip = NULL;

  if (detail->clock.assigned == DUBAN_NO_DAY)
    {
      gtk_box_append (GTK_BOX (page),
                      duban_text_label_new (_ ("The date of assignment is missing, so there is no "
                                               "137 clock."),
                                            "dim-label"));
      return page;
    }
  strip = duban_day_strip_new (detail->terms, detail->clock.assigned, stage);
  gtk_box_append (GTK_BOX (page), new_sentence (strip->sentence));
  gtk_box_append (GTK_BOX (page), duban_strip_grid_new (strip, today));
  append_heading (page, _ ("Under each reading"));
  gtk_box_append (GTK_BOX (page), duban_strip_policies_new (strip, today));
  append_heading (page, _ ("Day by day"));
  gtk_box_append (GTK_BOX (page), duban_strip_list_new (strip, today));
  return page;
}

static char *
say_due (const DubanDetail *detail)
{
  DubanDay today = detail->terms->today;
  g_autofree char *due = duban_wording_of_day (detail->task->due, today);
  g_autofree char *first = duban_wording_of_day (detail->task->first_due, today);

  if (detail->task->due == DUBAN_NO_DAY)
    return g_strdup (_ ("This task has no deadline; it is followed up only."));
  if (detail->task->first_due == DUBAN_NO_DAY || detail->task->first_due == detail->task->due)
    /* Translators: a day */
    return g_strdup_printf (_ ("To be finished by %s, as assigned; the reading of days does not "
                               "change it."),
                            due);
  /* Translators: two days */
  return g_strdup_printf (_ ("To be finished by %s; the first deadline was %s."), due, first);
}

/* 11月3日 同意 延至 11月30日. */
static char *
say_extension (const DubanDetailRecord *record, DubanDay today)
{
  g_autofree char *day = duban_wording_of_day (record->day, today);
  g_autofree char *due = duban_wording_of_day (record->due, today);
  const char *outcome
      = record->outcome != 0 ? duban_wording_of_outcome (record->outcome) : _ ("asked for");

  /* Translators: a day, what became of it, the new day, why */
  return g_strdup_printf (_ ("%s: extension to %s, %s %s"), day, due, outcome, record->text);
}

static GtkWidget *
new_due_page (const DubanDetail *detail)
{
  GtkWidget *page = new_page ();
  g_autofree char *sentence = say_due (detail);
  gboolean any = FALSE;

  gtk_box_append (GTK_BOX (page), new_sentence (sentence));
  if (detail->task->due_text != NULL && detail->task->due_text[0] != '\0')
    {
      /* Translators: the wording as it was published */
      g_autofree char *worded = g_strdup_printf (_ ("As worded: %s"), detail->task->due_text);

      gtk_box_append (GTK_BOX (page), duban_text_label_new (worded, NULL));
    }
  for (guint i = 0; i < detail->records->len; i++)
    {
      const DubanDetailRecord *record = &g_array_index (detail->records, DubanDetailRecord, i);
      g_autofree char *said = NULL;

      if (record->kind != DUBAN_RECORD_EXTENSION || record->is_void)
        continue;
      said = say_extension (record, detail->terms->today);
      gtk_box_append (GTK_BOX (page), duban_text_label_new (said, NULL));
      any = TRUE;
    }
  gtk_box_append (GTK_BOX (page),
                  duban_text_label_new (any ? _ ("Only a granted extension moves it.")
                                            : _ ("It has never been asked to be extended; only a "
                                                 "granted extension moves it."),
                                        "dim-label"));
  return page;
}

static GtkWidget *
new_stack (const DubanDetail *detail, guint stop)
{
  GtkWidget *stack = gtk_stack_new ();

  for (guint i = 0; i < N_STOPS; i++)
    {
      GtkWidget *page = i < DUBAN_N_STAGES ? new_stage_page (detail, i) : new_due_page (detail);
      const char *title = i < DUBAN_N_STAGES ? duban_wording_of_stage (i) : _ ("Deadline");
      GtkWidget *scroll = duban_scroll_new (DUBAN_SCROLL_DOWN, title, page);
      g_autofree char *name = g_strdup_printf ("%u", i);

      gtk_stack_add_titled (GTK_STACK (stack), scroll, name, title);
      if (i == stop)
        gtk_stack_set_visible_child (GTK_STACK (stack), scroll);
    }
  gtk_widget_set_vexpand (stack, TRUE);
  return stack;
}

static GtkWidget *
new_bar (const DubanDetail *detail)
{
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *title = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading = gtk_label_new (_ ("Basis of the dates"));
  GtkWidget *subheading = gtk_label_new (NULL);

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
  return bar;
}

void
duban_days_window_present (GtkWindow *parent, DubanDetail *detail, guint stop)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *stack = new_stack (detail, stop);
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_window_set_title (GTK_WINDOW (window), _ ("Basis of the dates"));
  gtk_window_set_default_size (
      GTK_WINDOW (window), WIDTH,
      MAX (MIN (HEIGHT, gtk_widget_get_height (GTK_WIDGET (parent))), HEIGHT_MIN));
  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), GTK_STACK (stack));
  gtk_widget_set_halign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (switcher, "days-switcher");
  gtk_box_append (GTK_BOX (column), new_bar (detail));
  gtk_box_append (GTK_BOX (column), switcher);
  gtk_box_append (GTK_BOX (column), stack);
  adw_window_set_content (ADW_WINDOW (window), column);
  duban_escape_closes (window);
  gtk_window_present (GTK_WINDOW (window));
}
