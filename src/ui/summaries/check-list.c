/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/check-list.h"

#include "ui/page/page.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 200 /* more are counted, not listed */
#define ROWS_A_STEP 8 /* made at a time, so that no frame waits */

struct _DubanCheckList
{
  GtkWidget parent_instance;

  DubanEdition *edition;
  guint n_made; /* rows */
  guint fill_idle;
  GtkWidget *scroll, *head, *list, *more;
};

G_DEFINE_FINAL_TYPE (DubanCheckList, duban_check_list, GTK_TYPE_WIDGET)

static void
open_cb (GtkWidget *button, gpointer task)
{
  duban_page_open_task (button, GPOINTER_TO_UINT (task));
}

static void
account_cb (GtkWidget *button, gpointer task)
{
  gtk_widget_activate_action (button, "win.account", "u", GPOINTER_TO_UINT (task));
}

static void
write_cb (DubanCheckList *list, GtkWidget *button)
{
  g_signal_emit_by_name (list, "part", g_object_get_data (G_OBJECT (button), "part"));
}

/* The button says what it does; its name says to what. */
static GtkWidget *
add_button (GtkWidget *box, const char *label, const char *sentence)
{
  GtkWidget *button = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (button), gtk_label_new (label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sentence, -1);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
add_buttons (DubanCheckList *list, GtkWidget *box, const DubanReportProblem *problem)
{
  const gpointer task = GUINT_TO_POINTER (problem->task);
  GtkWidget *button;

  if (problem->part != NULL)
    {
      button = add_button (box, _ ("Fill in"), problem->sentence);
      g_object_set_data_full (G_OBJECT (button), "part", g_strdup (problem->part), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (write_cb), list, G_CONNECT_SWAPPED);
    }
  if (problem->task != 0 && g_str_equal (problem->code, "account-missing"))
    {
      button = add_button (box, _ ("Give account"), problem->sentence);
      g_signal_connect (button, "clicked", G_CALLBACK (account_cb), task);
    }
  if (problem->task != 0)
    {
      button = add_button (box, _ ("Open task"), problem->sentence);
      g_signal_connect (button, "clicked", G_CALLBACK (open_cb), task);
    }
}

static GtkWidget *
add_row (DubanCheckList *list, const char *sentence)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  duban_text_show (GTK_LABEL (label), sentence);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "summaries-row");
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_list_box_append (GTK_LIST_BOX (list->list), row);
  return box;
}

static void
add_problem (DubanCheckList *list, const DubanReportProblem *problem)
{
  GtkWidget *box = add_row (list, problem->sentence);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_add_css_class (buttons, "card-buttons");
  add_buttons (list, buttons, problem);
  gtk_box_append (GTK_BOX (box), buttons);
}

static void
add_difference (DubanCheckList *list, const DubanIssueDifference *difference)
{
  g_autofree char *words = NULL;

  if (difference->then == NULL)
    /* Translators: what differs since a report was issued; what would be said now */
    words = g_strdup_printf (_ ("%s: now also “%s”"), difference->what, difference->now);
  else if (difference->now == NULL)
    /* Translators: what differs since a report was issued; what was said then */
    words = g_strdup_printf (_ ("%s: “%s” then, not any more"), difference->what, difference->then);
  else
    /* Translators: what differs since a report was issued; what was said then; what now */
    words = g_strdup_printf (_ ("%s: “%s” then, “%s” now"), difference->what, difference->then,
                             difference->now);
  add_row (list, words);
}

static void
show_head (DubanCheckList *list, const char *words, guint n)
{
  g_autofree char *more
      = n > MOST_ROWS ? g_strdup_printf (ngettext ("And %u more.", "And %u more.", n - MOST_ROWS),
                                         n - MOST_ROWS)
                      : NULL;

  gtk_label_set_text (GTK_LABEL (list->head), words);
  gtk_widget_set_visible (list->list, n > 0);
  gtk_label_set_text (GTK_LABEL (list->more), more != NULL ? more : "");
  gtk_widget_set_visible (list->more, more != NULL);
}

static void
show_problems (DubanCheckList *list, const GPtrArray *problems)
{
  g_autofree char *words
      = problems->len > 0 ? g_strdup_printf (
            ngettext ("%u thing to look at before it is issued:",
                      "%u things to look at before it is issued:", problems->len),
            problems->len)
                          : g_strdup (_ ("Nothing is missing, and the figures add up."));

  show_head (list, words, problems->len);
}

static void
show_differences (DubanCheckList *list, const GPtrArray *differences)
{
  g_autofree char *words
      = differences->len > 0
            ? g_strdup_printf (ngettext ("What was issued stays as it is. %u thing would be said "
                                         "otherwise now:",
                                         "What was issued stays as it is. %u things would be said "
                                         "otherwise now:",
                                         differences->len),
                               differences->len)
            : g_strdup (_ ("Nothing would be said otherwise now."));

  show_head (list, words, differences->len);
}

static guint
count_rows (const DubanEdition *edition)
{
  return MIN (edition->issued != NULL ? edition->differences->len : edition->report->problems->len,
              MOST_ROWS);
}

/* Some more at a time. */
static gboolean
fill (DubanCheckList *list)
{
  const DubanEdition *edition = list->edition;
  const guint end = MIN (list->n_made + ROWS_A_STEP, count_rows (edition));

  for (; list->n_made < end; list->n_made++)
    if (edition->issued != NULL)
      add_difference (list, edition->differences->pdata[list->n_made]);
    else
      add_problem (list, edition->report->problems->pdata[list->n_made]);
  return list->n_made < count_rows (edition);
}

static gboolean
fill_cb (gpointer user_data)
{
  DubanCheckList *list = user_data;

  if (fill (list))
    return G_SOURCE_CONTINUE;
  list->fill_idle = 0;
  return G_SOURCE_REMOVE;
}

/* Whether what is listed already is what is to be: while somebody writes it mostly is. */
static gboolean
lists_the_same (const DubanEdition *a, const DubanEdition *b)
{
  if (a == NULL || a->issued != NULL || b->issued != NULL
      || a->report->problems->len != b->report->problems->len)
    return FALSE;
  for (guint i = 0; i < a->report->problems->len; i++)
    {
      const DubanReportProblem *x = a->report->problems->pdata[i];
      const DubanReportProblem *y = b->report->problems->pdata[i];

      if (x->task != y->task || !g_str_equal (x->sentence, y->sentence)
          || g_strcmp0 (x->part, y->part) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
duban_check_list_dispose (GObject *object)
{
  DubanCheckList *list = DUBAN_CHECK_LIST (object);

  g_clear_handle_id (&list->fill_idle, g_source_remove);
  g_clear_pointer (&list->scroll, gtk_widget_unparent);
  g_clear_pointer (&list->edition, duban_edition_unref);
  G_OBJECT_CLASS (duban_check_list_parent_class)->dispose (object);
}

static void
duban_check_list_class_init (DubanCheckListClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_check_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("part", DUBAN_TYPE_CHECK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                1, G_TYPE_STRING);
}

static void
duban_check_list_init (DubanCheckList *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);

  list->head = duban_text_label_new ("", NULL);
  list->more = duban_text_label_new ("", "dim-label");
  list->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What to look at"), -1);
  gtk_widget_add_css_class (box, "summaries-list");
  gtk_box_append (GTK_BOX (box), list->head);
  gtk_box_append (GTK_BOX (box), list->list);
  gtk_box_append (GTK_BOX (box), list->more);
  list->scroll = duban_scroll_new (DUBAN_SCROLL_TEXT, NULL, box);
  gtk_widget_set_parent (list->scroll, GTK_WIDGET (list));
}

GtkWidget *
duban_check_list_new (void)
{
  return g_object_new (DUBAN_TYPE_CHECK_LIST, NULL);
}

void
duban_check_list_show (DubanCheckList *list, DubanEdition *edition)
{
  const gboolean is_same = lists_the_same (list->edition, edition);
  GtkWidget *row;

  g_clear_pointer (&list->edition, duban_edition_unref);
  list->edition = duban_edition_ref (edition);
  if (is_same)
    return;
  while ((row = gtk_widget_get_first_child (list->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (list->list), row);
  list->n_made = 0;
  if (edition->issued != NULL)
    show_differences (list, edition->differences);
  else
    show_problems (list, edition->report->problems);
  if (fill (list) && list->fill_idle == 0)
    list->fill_idle = g_idle_add (fill_cb, list);
}
