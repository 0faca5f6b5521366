/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/report-chooser.h"

#include "ui/summaries/period-words.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/lazy-menu.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n-lib.h>

#define N_KINDS 3
#define N_PERIODS 12 /* offered in the list; older ones by the buttons */
#define LIST_HEIGHT 380

struct _DubanReportChooser
{
  GtkWidget parent_instance;

  DubanReportChoice choice;
  DubanDay today;
  GArray *leaders; /* of guint32, as in the list of whose: 0 first */
  GArray *offered; /* of DubanReportChoice, as in the list of periods */
  DubanTerms *terms;
  DubanEdition *edition; /* what is shown */
  gboolean showing;
  GtkWidget *box, *kinds[N_KINDS], *whose, *previous, *period, *next, *popover, *list;
};

G_DEFINE_FINAL_TYPE (DubanReportChooser, duban_report_chooser, GTK_TYPE_WIDGET)

static void
choose (DubanReportChooser *chooser, DubanReportChoice choice)
{
  chooser->choice = choice;
  g_signal_emit_by_name (chooser, "chosen");
}

static DubanPeriod
step (DubanPeriod period, int by)
{
  return duban_period_of (period.kind, by < 0 ? period.from - 1 : period.to + 1);
}

static void
kind_cb (DubanReportChooser *chooser, GtkToggleButton *button)
{
  DubanReportChoice choice = { 0, chooser->choice.key };

  if (chooser->showing || !gtk_toggle_button_get_active (button))
    return;
  for (int i = 0; i < N_KINDS; i++)
    if (chooser->kinds[i] == GTK_WIDGET (button))
      choice.key.period = duban_period_at_hand ((DubanPeriodKind) i, chooser->today);
  choose (chooser, choice);
}

static void
whose_cb (DubanReportChooser *chooser)
{
  const guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (chooser->whose));
  DubanReportChoice choice = { 0, chooser->choice.key };

  if (chooser->showing || selected >= chooser->leaders->len)
    return;
  choice.key.leader = g_array_index (chooser->leaders, guint32, selected);
  choose (chooser, choice);
}

static void
step_to (DubanReportChooser *chooser, int by)
{
  DubanReportChoice choice = { 0, chooser->choice.key };

  choice.key.period = step (choice.key.period, by);
  if (choice.key.period.from <= chooser->today)
    choose (chooser, choice);
}

static void
previous_cb (DubanReportChooser *chooser)
{
  step_to (chooser, -1);
}

static void
next_cb (DubanReportChooser *chooser)
{
  step_to (chooser, 1);
}

static void
listed_cb (DubanReportChooser *chooser, GtkListBoxRow *row)
{
  const guint i = (guint) gtk_list_box_row_get_index (row);

  gtk_popover_popdown (GTK_POPOVER (chooser->popover));
  if (i < chooser->offered->len)
    choose (chooser, g_array_index (chooser->offered, DubanReportChoice, i));
}

static void
offer (DubanReportChooser *chooser, DubanReportChoice choice, const char *words)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, choice.issued != 0 ? 28 : 10);
  gtk_widget_set_margin_end (label, 10);
  if (choice.issued == chooser->choice.issued
      && choice.key.period.from == chooser->choice.key.period.from)
    gtk_widget_add_css_class (label, "heading");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_list_box_append (GTK_LIST_BOX (chooser->list), row);
  g_array_append_val (chooser->offered, choice);
}

static void
offer_issued (DubanReportChooser *chooser, DubanPeriod period)
{
  const GPtrArray *all = chooser->edition->all_issued;

  for (guint i = 0; i < all->len; i++)
    {
      const DubanIssued *issued = all->pdata[i];
      g_autofree char *words = duban_period_words_dup_issued (issued, chooser->terms);

      if (issued->key.leader == chooser->choice.key.leader && issued->key.period.kind == period.kind
          && issued->key.period.from == period.from)
        offer (chooser, (DubanReportChoice){ issued->id, issued->key }, words);
    }
}

/* The periods back from the running one, each with what was issued of it; at least as far as the
 * one that is shown. */
static void
show_list (DubanReportChooser *chooser)
{
  DubanPeriod period = duban_period_of (chooser->choice.key.period.kind, chooser->today);
  GtkWidget *row;

  if (chooser->edition == NULL)
    return;
  while ((row = gtk_widget_get_first_child (chooser->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (chooser->list), row);
  g_array_set_size (chooser->offered, 0);
  for (int i = 0; i < N_PERIODS || period.from >= chooser->choice.key.period.from; i++)
    {
      const DubanReportChoice choice = { 0, { chooser->choice.key.leader, period } };
      g_autofree char *words = duban_period_words_dup (period);

      offer (chooser, choice, words);
      offer_issued (chooser, period);
      period = step (period, -1);
    }
}

static void
add_leader (DubanReportChooser *chooser, GtkStringList *names, guint32 leader, const char *name,
            guint *selected)
{
  if (leader == chooser->choice.key.leader)
    *selected = chooser->leaders->len;
  g_array_append_val (chooser->leaders, leader);
  gtk_string_list_append (names, name);
}

/* In their order of rank; one who left and whose report is shown comes last. */
static void
show_whose (DubanReportChooser *chooser, const DubanTerms *terms)
{
  g_autoptr (GPtrArray) leaders = duban_directory_rank_leaders (terms->directory, terms->today);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const guint32 leader = chooser->choice.key.leader;
  const char *name = duban_directory_get_name (terms->directory, leader);
  guint selected = G_MAXUINT;

  g_array_set_size (chooser->leaders, 0);
  add_leader (chooser, names, 0, _ ("The whole banner"), &selected);
  for (guint i = 0; i < leaders->len; i++)
    {
      const DubanLeader *ranked = leaders->pdata[i];

      add_leader (chooser, names, ranked->n, ranked->name, &selected);
    }
  if (selected == G_MAXUINT)
    add_leader (chooser, names, leader, name != NULL ? name : "", &selected);
  gtk_drop_down_set_model (GTK_DROP_DOWN (chooser->whose), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser->whose), selected);
}

static void
show_period (DubanReportChooser *chooser)
{
  const DubanPeriod period = chooser->choice.key.period;
  g_autofree char *words = duban_period_words_dup (period);
  /* Translators: the button that chooses the period; which it is now */
  g_autofree char *name = g_strdup_printf (_ ("Period: %s"), words);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (chooser->period), words);
  duban_lazy_menu_set_name (GTK_MENU_BUTTON (chooser->period), name);
  gtk_widget_set_sensitive (chooser->next, step (period, 1).from <= chooser->today);
}

static GtkWidget *
new_arrow (DubanReportChooser *chooser, const char *icon, const char *name, GCallback pressed)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (button, "clicked", pressed, chooser);
  return button;
}

static GtkWidget *
new_kinds (DubanReportChooser *chooser)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (int i = 0; i < N_KINDS; i++)
    {
      chooser->kinds[i]
          = gtk_toggle_button_new_with_label (duban_period_words_get_kind ((DubanPeriodKind) i));
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chooser->kinds[i]),
                                     GTK_TOGGLE_BUTTON (chooser->kinds[0]));
      g_signal_connect_swapped (chooser->kinds[i], "toggled", G_CALLBACK (kind_cb), chooser);
      gtk_box_append (GTK_BOX (box), chooser->kinds[i]);
    }
  return box;
}

static GtkWidget *
new_periods (DubanReportChooser *chooser)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scroll;

  chooser->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (chooser->list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Periods and issued reports"), -1);
  g_signal_connect_swapped (chooser->list, "row-activated", G_CALLBACK (listed_cb), chooser);
  scroll = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, chooser->list);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  chooser->popover = gtk_popover_new ();
  gtk_widget_add_css_class (chooser->popover, "periods");
  g_signal_connect_swapped (chooser->popover, "show", G_CALLBACK (show_list), chooser);
  gtk_popover_set_child (GTK_POPOVER (chooser->popover), scroll);
  chooser->period = gtk_menu_button_new ();
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (chooser->period), chooser->popover);
  chooser->previous
      = new_arrow (chooser, "go-previous-symbolic", _ ("Period before"), G_CALLBACK (previous_cb));
  chooser->next = new_arrow (chooser, "go-next-symbolic", _ ("Period after"), G_CALLBACK (next_cb));
  gtk_widget_add_css_class (box, "linked");
  gtk_box_append (GTK_BOX (box), chooser->previous);
  gtk_box_append (GTK_BOX (box), chooser->period);
  gtk_box_append (GTK_BOX (box), chooser->next);
  return box;
}

static void
duban_report_chooser_dispose (GObject *object)
{
  DubanReportChooser *chooser = DUBAN_REPORT_CHOOSER (object);

  g_clear_pointer (&chooser->box, gtk_widget_unparent);
  g_clear_pointer (&chooser->leaders, g_array_unref);
  g_clear_pointer (&chooser->offered, g_array_unref);
  g_clear_pointer (&chooser->terms, duban_terms_unref);
  g_clear_pointer (&chooser->edition, duban_edition_unref);
  G_OBJECT_CLASS (duban_report_chooser_parent_class)->dispose (object);
}

static void
duban_report_chooser_class_init (DubanReportChooserClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_report_chooser_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  g_signal_new ("chosen", DUBAN_TYPE_REPORT_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
duban_report_chooser_init (DubanReportChooser *chooser)
{
  chooser->leaders = g_array_new (FALSE, FALSE, sizeof (guint32));
  chooser->offered = g_array_new (FALSE, FALSE, sizeof (DubanReportChoice));
  chooser->box = duban_wrap_box_new (8);
  chooser->whose = duban_choice_new (NULL, 0, _ ("Whose report"));
  g_signal_connect_swapped (chooser->whose, "notify::selected", G_CALLBACK (whose_cb), chooser);
  duban_wrap_box_append (DUBAN_WRAP_BOX (chooser->box), new_kinds (chooser));
  duban_wrap_box_append (DUBAN_WRAP_BOX (chooser->box), chooser->whose);
  duban_wrap_box_append (DUBAN_WRAP_BOX (chooser->box), new_periods (chooser));
  gtk_widget_set_parent (chooser->box, GTK_WIDGET (chooser));
}

GtkWidget *
duban_report_chooser_new (void)
{
  return g_object_new (DUBAN_TYPE_REPORT_CHOOSER, NULL);
}

void
duban_report_chooser_show (DubanReportChooser *chooser, const DubanSnapshot *snapshot,
                           DubanEdition *edition)
{
  chooser->showing = TRUE;
  chooser->today = snapshot->terms->today;
  g_clear_pointer (&chooser->terms, duban_terms_unref);
  g_clear_pointer (&chooser->edition, duban_edition_unref);
  chooser->terms = duban_terms_ref (snapshot->terms);
  chooser->edition = duban_edition_ref (edition);
  chooser->choice.key = edition->key;
  chooser->choice.issued = edition->issued != NULL ? edition->issued->id : 0;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chooser->kinds[edition->key.period.kind]), TRUE);
  show_whose (chooser, snapshot->terms);
  show_period (chooser);
  chooser->showing = FALSE;
}

DubanReportChoice
duban_report_chooser_get (DubanReportChooser *chooser)
{
  return chooser->choice;
}
