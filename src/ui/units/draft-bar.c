/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/draft-bar.h"

#include "app/view/date-words.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define SAID_CHARS 60

struct _DubanDraftBar
{
  GtkWidget parent_instance;

  GtkWidget *box, *problem, *actions, *effective, *said, *document, *preview, *apply, *discard;
  DubanTerms *terms; /* owned; NULL before the first rows */
  gboolean restores;
};

G_DEFINE_FINAL_TYPE (DubanDraftBar, duban_draft_bar, GTK_TYPE_WIDGET)

enum
{
  EDITED,
  PREVIEW,
  APPLY,
  DISCARD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
edited_cb (DubanDraftBar *bar)
{
  g_signal_emit (bar, signals[EDITED], 0);
}

static void
clicked_cb (GtkWidget *button, DubanDraftBar *bar)
{
  const int which = button == bar->preview ? PREVIEW : button == bar->apply ? APPLY : DISCARD;

  g_signal_emit (bar, signals[EDITED], 0);
  g_signal_emit (bar, signals[which], 0);
}

/* Which day is meant, beside what was typed. */
static void
read_cb (DubanDraftBar *bar)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (bar->effective));
  g_auto (DubanDateWords) words = { 0 };

  if (bar->terms == NULL)
    return;
  duban_date_words_read (&words, DUBAN_DATE_WORDS_DAY, text, bar->terms, DUBAN_NO_DAY);
  duban_text_show_line (GTK_LABEL (bar->said), words.said, SAID_CHARS);
  gtk_widget_set_tooltip_text (bar->said, words.said);
  if (words.is_read)
    gtk_widget_remove_css_class (bar->said, "error");
  else
    gtk_widget_add_css_class (bar->said, "error");
}

static DubanDay
get_effective (DubanDraftBar *bar)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (bar->effective));
  g_auto (DubanDateWords) words = { 0 };

  if (bar->terms == NULL)
    return DUBAN_NO_DAY;
  duban_date_words_read (&words, DUBAN_DATE_WORDS_DAY, text, bar->terms, DUBAN_NO_DAY);
  return words.is_read ? words.day : DUBAN_NO_DAY;
}

/* Kept when the keyboard leaves, and with Enter. */
static void
watch (DubanDraftBar *bar, GtkWidget *input)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (edited_cb), bar, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (input, focus);
  g_signal_connect_object (input, "activate", G_CALLBACK (edited_cb), bar, G_CONNECT_SWAPPED);
}

static void
add_field (GtkWidget *line, const char *title, GtkWidget *input)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (input), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), input);
}

static GtkWidget *
add_button (DubanDraftBar *bar, GtkWidget *line, const char *label, const char *hint)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_tooltip_text (button, hint);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), bar, 0);
  gtk_box_append (GTK_BOX (line), button);
  return button;
}

static void
build (DubanDraftBar *bar)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  bar->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  bar->effective = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (bar->effective), 12);
  g_signal_connect_object (bar->effective, "changed", G_CALLBACK (read_cb), bar, G_CONNECT_SWAPPED);
  bar->said = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (bar->said), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (bar->said), 0);
  gtk_widget_add_css_class (bar->said, "dim-label");
  bar->document = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (bar->document), _ ("number of the document"));
  gtk_editable_set_width_chars (GTK_EDITABLE (bar->document), 14);
  gtk_widget_set_hexpand (bar->document, TRUE);
  add_field (line, _ ("In force from"), bar->effective);
  gtk_box_append (GTK_BOX (line), bar->said);
  add_field (line, C_ ("draft", "Document"), bar->document);
  watch (bar, bar->effective);
  watch (bar, bar->document);
  bar->actions = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  bar->discard = add_button (bar, bar->actions, _ ("_Discard"), _ ("Throws the draft away"));
  bar->preview = add_button (bar, bar->actions, _ ("_Preview"),
                             _ ("What becomes ownerless, doubled or changes hands, and which tasks "
                                "get another lead"));
  bar->apply = add_button (bar, bar->actions, _ ("Into _force"),
                           _ ("Writes the portfolio and one handover for each task, in one step"));
  gtk_widget_add_css_class (bar->apply, "suggested-action");
  gtk_widget_add_css_class (line, "filter-bar");
  gtk_box_append (GTK_BOX (bar->box), line);
  bar->problem = duban_text_label_new ("", "error");
  gtk_label_set_selectable (GTK_LABEL (bar->problem), FALSE);
  gtk_widget_add_css_class (bar->problem, "page-foot");
  gtk_widget_set_visible (bar->problem, FALSE);
  gtk_box_append (GTK_BOX (bar->box), bar->problem);
  gtk_widget_set_parent (bar->box, GTK_WIDGET (bar));
}

static void
duban_draft_bar_dispose (GObject *object)
{
  g_clear_object (&DUBAN_DRAFT_BAR (object)->actions);
  g_clear_pointer (&DUBAN_DRAFT_BAR (object)->terms, duban_terms_unref);
  g_clear_pointer (&DUBAN_DRAFT_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (duban_draft_bar_parent_class)->dispose (object);
}

static void
duban_draft_bar_class_init (DubanDraftBarClass *class)
{
  static const char *const names[N_SIGNALS] = { "edited", "preview", "apply", "discard" };

  G_OBJECT_CLASS (class)->dispose = duban_draft_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  for (int i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], DUBAN_TYPE_DRAFT_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 0);
}

static void
duban_draft_bar_init (DubanDraftBar *bar)
{
  build (bar);
}

GtkWidget *
duban_draft_bar_new (void)
{
  return g_object_new (DUBAN_TYPE_DRAFT_BAR, NULL);
}

static void
say_problem (DubanDraftBar *bar, const char *problem)
{
  duban_text_show (GTK_LABEL (bar->problem), problem);
  gtk_widget_set_visible (bar->problem, problem != NULL);
}

GtkWidget *
duban_draft_bar_get_actions (DubanDraftBar *bar)
{
  return bar->actions;
}

static gboolean
has_focus (GtkWidget *input)
{
  return (gtk_widget_get_state_flags (input) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

void
duban_draft_bar_show (DubanDraftBar *bar, const DubanPortfolioRows *rows)
{
  const DubanPortfolioDraft *draft = rows->draft;
  const gboolean has_lines = draft->lines->len > 0;
  char day[DUBAN_DAY_TEXT_SIZE];

  g_clear_pointer (&bar->terms, duban_terms_unref);
  bar->terms = duban_terms_ref (rows->snapshot->terms);
  if (!has_focus (bar->effective))
    gtk_editable_set_text (GTK_EDITABLE (bar->effective), duban_day_format (draft->effective, day));
  read_cb (bar);
  if (!has_focus (bar->document))
    gtk_editable_set_text (GTK_EDITABLE (bar->document), draft->document);
  gtk_widget_set_sensitive (bar->preview, has_lines);
  gtk_widget_set_sensitive (bar->apply, has_lines);
  gtk_widget_set_sensitive (bar->discard, bar->restores || has_lines || *draft->document != '\0');
  if (*draft->document != '\0' && draft->effective <= rows->snapshot->terms->today)
    say_problem (bar, NULL);
}

void
duban_draft_bar_set_restores (DubanDraftBar *bar, gboolean restores)
{
  bar->restores = restores;
  gtk_button_set_label (GTK_BUTTON (bar->discard),
                        restores ? _ ("_Bring the draft back") : _ ("_Discard"));
  gtk_widget_set_tooltip_text (bar->discard, restores ? _ ("The draft as it was before")
                                                      : _ ("Throws the draft away"));
}

gboolean
duban_draft_bar_check (DubanDraftBar *bar, const DubanPortfolioDraft *draft, DubanDay today)
{
  say_problem (bar, NULL);
  if (*draft->document == '\0')
    {
      say_problem (bar, _ ("Give the number of the document: it is the reason that the handovers "
                           "bear."));
      gtk_widget_grab_focus (bar->document);
      return FALSE;
    }
  if (draft->effective <= today)
    return TRUE;
  say_problem (bar, _ ("That day has not come yet. The draft is kept; bring it into force then."));
  gtk_widget_grab_focus (bar->effective);
  return FALSE;
}

gboolean
duban_draft_bar_take (DubanDraftBar *bar, DubanPortfolioDraft *draft)
{
  g_autofree char *document
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (bar->document))));
  const DubanDay day = get_effective (bar);

  if (day == DUBAN_NO_DAY)
    return FALSE;
  draft->effective = day;
  duban_portfolio_draft_set_document (draft, document);
  return TRUE;
}
