/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/minutes/minutes-dialog.h"

#include "ui/minutes/accept.h"
#include "ui/minutes/minutes-form.h"
#include "ui/minutes/minutes-paper.h"
#include "ui/minutes/minutes-text.h"
#include "ui/widgets/scroll.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define WIDTH 1120
#define HEIGHT 680
#define TEXT_WIDTH 300
#define RIGHT_WIDTH 520
#define LIST_HEIGHT 184
#define FORM_HEIGHT 120   /* at least; the rest can be scrolled to */
#define READ_DELAY_MS 250 /* after the last letter that was typed */
#define TITLE_CHARS 60
#define LONG_TEXT 4096 /* bytes: no title, and too long to be read while somebody waits */

#define KEPT "duban-minutes-kept" /* of the window below */

/* A text that was not finished with, and what was made of it. */
typedef struct
{
  char *text;
  GPtrArray *choices;
} Kept;

struct _DubanMinutesDialog
{
  DubanClerkForm parent_instance;

  /* owned */
  DubanTerms *terms;
  DubanMinutes *minutes; /* what is marked in the text; NULL before the first reading */
  GPtrArray *choices;    /* of DubanMinutesChoice, one a proposal */
  GCancellable *reading;
  guint delay;
  int chosen; /* or -1 */
  guint n_accepted;
  gboolean is_saving, is_filling;

  GtkWidget *text, *list, *form, *count, *decline, *all;
  GtkWidget *paper;
};

G_DEFINE_FINAL_TYPE (DubanMinutesDialog, duban_minutes_dialog, DUBAN_TYPE_CLERK_FORM)

/* What the worker reads. */
typedef struct
{
  char *text;
  DubanTerms *terms;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free (question->text);
  duban_terms_unref (question->terms);
  g_free (question);
}

static gpointer
read_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return duban_minutes_read (question->text, question->terms);
}

static DubanMinutesChoice *
get_choice (const DubanMinutesDialog *self, int i)
{
  return i >= 0 && self->choices != NULL && i < (int) self->choices->len ? self->choices->pdata[i]
                                                                         : NULL;
}

static guint
count_open (const DubanMinutesDialog *self)
{
  guint n = 0;

  for (guint i = 0; self->choices != NULL && i < self->choices->len; i++)
    n += get_choice (self, (int) i)->state == DUBAN_MINUTES_OPEN;
  return n;
}

/* The day that all of them are assigned on, as it stands in the form. */
static DubanDay
get_assigned (const DubanMinutesDialog *self)
{
  return duban_minutes_paper_get_assigned (DUBAN_MINUTES_PAPER (self->paper));
}

static void
update_buttons (DubanMinutesDialog *self)
{
  const DubanMinutesChoice *choice = get_choice (self, self->chosen);
  const guint n = count_open (self);
  const gboolean is_open
      = choice != NULL && choice->state == DUBAN_MINUTES_OPEN && !self->is_saving;
  g_autofree char *all = g_strdup_printf (ngettext ("Accept _all (%u)", "Accept _all (%u)", n), n);

  duban_clerk_form_set_can_save (DUBAN_CLERK_FORM (self), is_open);
  gtk_button_set_label (GTK_BUTTON (self->all), all);
  gtk_widget_set_sensitive (self->all, n > 0 && !self->is_saving);
  gtk_widget_set_sensitive (self->decline, choice != NULL && !self->is_saving
                                               && choice->state != DUBAN_MINUTES_ACCEPTED);
  gtk_button_set_label (GTK_BUTTON (self->decline),
                        choice != NULL && choice->state == DUBAN_MINUTES_DECLINED
                            ? _ ("Take _in again")
                            : _ ("_Leave out"));
}

static void
fill_row (const DubanMinutesDialog *self, GtkListBoxRow *row, guint i)
{
  const DubanMinutesChoice *choice = get_choice (self, (int) i);
  g_autofree char *said = duban_minutes_choice_describe (choice, self->terms->directory);
  g_autofree char *title = g_strdup_printf ("%u. %s", i + 1, choice->draft.title);
  /* Translators: a row: the title of a proposal, what was found of it */
  g_autofree char *sentence = g_strdup_printf (C_ ("minutes", "%s. %s"), title, said);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *first = gtk_label_new (NULL);
  GtkWidget *second = gtk_label_new (NULL);

  duban_text_show_line (GTK_LABEL (first), title, TITLE_CHARS);
  duban_text_show_line (GTK_LABEL (second), said, 2 * TITLE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_ellipsize (GTK_LABEL (first), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (first, title);
  gtk_widget_set_tooltip_text (second, said);
  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_add_css_class (box, "urge-row");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_list_box_row_set_child (row, box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static void
update_row (DubanMinutesDialog *self, int i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i);

  if (row != NULL && get_choice (self, i) != NULL)
    fill_row (self, row, (guint) i);
}

static void
show_choice (DubanMinutesDialog *self, int i)
{
  const DubanMinutesChoice *choice = get_choice (self, i);
  const gboolean is_open = choice != NULL && choice->state == DUBAN_MINUTES_OPEN;

  self->chosen = choice != NULL ? i : -1;
  duban_minutes_form_show (DUBAN_MINUTES_FORM (self->form), choice != NULL ? &choice->draft : NULL,
                           get_assigned (self));
  gtk_widget_set_sensitive (self->form, is_open);
  duban_minutes_text_choose (DUBAN_MINUTES_TEXT (self->text), self->chosen);
  update_buttons (self);
}

static void
form_edited_cb (DubanMinutesDialog *self)
{
  DubanMinutesChoice *choice = get_choice (self, self->chosen);

  if (choice == NULL || choice->state != DUBAN_MINUTES_OPEN)
    return;
  duban_minutes_form_take (DUBAN_MINUTES_FORM (self->form), &choice->draft);
  update_row (self, self->chosen);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, DubanMinutesDialog *self)
{
  if (row == NULL || self->is_filling || gtk_list_box_row_get_index (row) == self->chosen)
    return;
  duban_clerk_form_show_problem (DUBAN_CLERK_FORM (self), NULL);
  show_choice (self, gtk_list_box_row_get_index (row));
}

static void
select_row (DubanMinutesDialog *self, int i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i);

  if (row != NULL)
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
}

static void
text_chosen_cb (DubanMinutesDialog *self, guint i)
{
  select_row (self, (int) i);
}

/* The next proposal that nothing was decided of, from i on and round again. */
static int
find_open (const DubanMinutesDialog *self, int i)
{
  const int n = self->choices != NULL ? (int) self->choices->len : 0;

  for (int k = 0; k < n; k++)
    if (get_choice (self, (i + k) % n)->state == DUBAN_MINUTES_OPEN)
      return (i + k) % n;
  return -1;
}

static void
fill_list (DubanMinutesDialog *self)
{
  GtkListBoxRow *old;

  self->is_filling = TRUE;
  while ((old = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (old));
  for (guint i = 0; i < self->choices->len; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();

      fill_row (self, GTK_LIST_BOX_ROW (row), i);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  self->is_filling = FALSE;
}

static void
show_minutes (DubanMinutesDialog *self, const char *text)
{
  g_autoptr (GPtrArray) drafts = duban_minutes_drafts_new (self->minutes, self->terms);
  GPtrArray *choices = duban_minutes_choices_new (text, drafts, self->choices);
  const int chosen = self->chosen;
  g_autofree char *count
      = g_strdup_printf (ngettext ("%u proposal", "%u proposals", choices->len), choices->len);

  g_clear_pointer (&self->choices, g_ptr_array_unref);
  self->choices = choices;
  gtk_label_set_text (GTK_LABEL (self->count), count);
  duban_minutes_paper_show (DUBAN_MINUTES_PAPER (self->paper), self->minutes);
  fill_list (self);
  duban_minutes_text_mark (DUBAN_MINUTES_TEXT (self->text), self->minutes);
  self->chosen = -1;
  show_choice (self, -1);
  select_row (self, CLAMP (chosen, 0, MAX ((int) choices->len - 1, 0)));
}

static void text_edited_cb (DubanMinutesDialog *self);

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanMinutesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  DubanMinutes *minutes = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  g_autofree char *text = NULL;

  if (minutes == NULL || self->terms == NULL)
    {
      g_clear_pointer (&minutes, duban_minutes_free);
      return;
    }
  if (self->is_saving) /* what is being accepted stands in the choices */
    {
      duban_minutes_free (minutes);
      text_edited_cb (self);
      return;
    }
  g_clear_pointer (&self->minutes, duban_minutes_free);
  self->minutes = minutes;
  text = duban_minutes_text_dup (DUBAN_MINUTES_TEXT (self->text));
  show_minutes (self, text);
}

static gboolean
delay_cb (gpointer user_data)
{
  DubanMinutesDialog *self = user_data;
  DubanDesk *desk = duban_clerk_form_get_desk (DUBAN_CLERK_FORM (self));
  Question *question = g_new0 (Question, 1);

  self->delay = 0;
  question->text = duban_minutes_text_dup (DUBAN_MINUTES_TEXT (self->text));
  question->terms = duban_terms_ref (self->terms);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  duban_worker_run_async (duban_desk_get_worker (desk), read_job, question, question_free,
                          (GDestroyNotify) duban_minutes_free, self->reading, read_cb,
                          g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* A reading under way is of another text now. */
static void
text_edited_cb (DubanMinutesDialog *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_handle_id (&self->delay, g_source_remove);
  self->delay = g_timeout_add (READ_DELAY_MS, delay_cb, self);
}

/* What is being accepted: from which choice on, and whether all. */
typedef struct
{
  DubanMinutesDialog *dialog;
  GArray *indices; /* of int */
} Accepting;

static void
accepted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Accepting *accepting = user_data;
  g_autoptr (DubanMinutesDialog) self = accepting->dialog;
  g_autoptr (GArray) indices = accepting->indices;
  g_autoptr (GError) error = NULL;
  DubanMinutesOutcome *outcome = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  const guint n_done = outcome != NULL ? outcome->n_done : 0;
  const char *problem = outcome != NULL ? outcome->problem : error->message;
  int next;

  self->is_saving = FALSE;
  if (self->terms != NULL)
    {
      for (guint i = 0; i < n_done; i++)
        {
          get_choice (self, g_array_index (indices, int, i))->state = DUBAN_MINUTES_ACCEPTED;
          update_row (self, g_array_index (indices, int, i));
        }
      self->n_accepted += n_done;
      if (n_done > 0)
        duban_desk_refresh (duban_clerk_form_get_desk (DUBAN_CLERK_FORM (self)));
      next
          = problem != NULL ? g_array_index (indices, int, n_done) : find_open (self, self->chosen);
      show_choice (self, self->chosen);
      select_row (self, next);
      duban_clerk_form_show_problem (DUBAN_CLERK_FORM (self), problem);
    }
  g_clear_pointer (&outcome, duban_minutes_outcome_free);
}

static gboolean
take_paper (DubanMinutesDialog *self, DubanMinutesPaperFields *paper)
{
  g_autofree char *problem = NULL;

  if (!duban_minutes_paper_take (DUBAN_MINUTES_PAPER (self->paper), paper, &problem))
    {
      duban_clerk_form_show_problem (DUBAN_CLERK_FORM (self), problem);
      return FALSE;
    }
  paper->source_ref = g_strdup (self->minutes->source_ref);
  return TRUE;
}

static void
accept (DubanMinutesDialog *self, GArray *indices)
{
  DubanDesk *desk = duban_clerk_form_get_desk (DUBAN_CLERK_FORM (self));
  g_auto (DubanMinutesPaperFields) paper = { 0 };
  Accepting *accepting;
  DubanMinutesAsk *ask;

  if (indices->len == 0 || self->minutes == NULL || self->is_saving || !take_paper (self, &paper))
    {
      g_array_unref (indices);
      return;
    }
  ask = duban_minutes_ask_new (&paper);
  for (guint i = 0; i < indices->len; i++)
    duban_minutes_ask_add (ask, &get_choice (self, g_array_index (indices, int, i))->draft,
                           self->terms->directory);
  accepting = g_new0 (Accepting, 1);
  accepting->dialog = g_object_ref (self);
  accepting->indices = indices;
  self->is_saving = TRUE;
  update_buttons (self);
  duban_worker_run_async (duban_desk_get_worker (desk), duban_minutes_accept_job, ask,
                          duban_minutes_ask_free, duban_minutes_outcome_free, NULL, accepted_cb,
                          accepting);
}

/* A name that nobody knows is said before it is refused. */
static gboolean
is_known (DubanMinutesDialog *self, int i, gboolean tell)
{
  g_autofree char *unknown
      = duban_minutes_draft_dup_unknown (&get_choice (self, i)->draft, self->terms->directory);
  g_autofree char *problem = NULL;

  if (*unknown == '\0')
    return TRUE;
  if (tell)
    {
      problem = g_strdup_printf (_ ("The directory does not know %s. Choose another name, or enter "
                                    "it on the page Units first."),
                                 unknown);
      duban_clerk_form_show_problem (DUBAN_CLERK_FORM (self), problem);
    }
  return FALSE;
}

static void
duban_minutes_dialog_save (DubanClerkForm *form)
{
  DubanMinutesDialog *self = DUBAN_MINUTES_DIALOG (form);
  const DubanMinutesChoice *choice = get_choice (self, self->chosen);
  g_autofree char *problem = NULL;
  GArray *indices;

  if (choice == NULL || choice->state != DUBAN_MINUTES_OPEN || self->delay != 0)
    return;
  if (!duban_minutes_form_check (DUBAN_MINUTES_FORM (self->form), &problem))
    {
      duban_clerk_form_show_problem (form, problem);
      return;
    }
  if (!is_known (self, self->chosen, TRUE))
    return;
  indices = g_array_new (FALSE, FALSE, sizeof (int));
  g_array_append_val (indices, self->chosen);
  accept (self, indices);
}

/* All that can be; what is left are those with a name that must be looked at. */
static void
all_cb (DubanMinutesDialog *self)
{
  GArray *indices = g_array_new (FALSE, FALSE, sizeof (int));
  int left = -1;

  duban_clerk_form_show_problem (DUBAN_CLERK_FORM (self), NULL);
  for (int i = 0; get_choice (self, i) != NULL; i++)
    if (get_choice (self, i)->state == DUBAN_MINUTES_OPEN)
      {
        if (is_known (self, i, FALSE))
          g_array_append_val (indices, i);
        else if (left < 0)
          left = i;
      }
  if (indices->len == 0 && left >= 0)
    {
      select_row (self, left);
      is_known (self, left, TRUE);
    }
  accept (self, indices);
}

static void
decline_cb (DubanMinutesDialog *self)
{
  DubanMinutesChoice *choice = get_choice (self, self->chosen);
  int next;

  if (choice == NULL || choice->state == DUBAN_MINUTES_ACCEPTED)
    return;
  choice->state = choice->state == DUBAN_MINUTES_OPEN ? DUBAN_MINUTES_DECLINED : DUBAN_MINUTES_OPEN;
  update_row (self, self->chosen);
  next = choice->state == DUBAN_MINUTES_DECLINED ? find_open (self, self->chosen) : -1;
  show_choice (self, self->chosen);
  if (next >= 0)
    select_row (self, next);
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_free (kept->text);
  g_ptr_array_unref (kept->choices);
  g_free (kept);
}

/* What is still open stands there again when the dialog is opened without a text. */
static void
keep (DubanMinutesDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  Kept *kept = NULL;

  if (count_open (self) > 0)
    {
      kept = g_new0 (Kept, 1);
      kept->text = duban_minutes_text_dup (DUBAN_MINUTES_TEXT (self->text));
      kept->choices = g_ptr_array_ref (self->choices);
    }
  if (parent != NULL)
    g_object_set_data_full (G_OBJECT (parent), KEPT, kept, kept != NULL ? kept_free : NULL);
}

/* The text to begin with. */
static void
begin (DubanMinutesDialog *self, GtkWindow *parent, const char *text)
{
  Kept *kept = g_object_steal_data (G_OBJECT (parent), KEPT);

  if (kept != NULL && *text == '\0')
    {
      self->choices = g_ptr_array_ref (kept->choices);
      text = kept->text;
    }
  duban_minutes_text_set (DUBAN_MINUTES_TEXT (self->text), text);
  g_clear_pointer (&kept, kept_free);
}

/* What was done is said in the window below. */
static gboolean
duban_minutes_dialog_close_request (GtkWindow *window)
{
  DubanMinutesDialog *self = DUBAN_MINUTES_DIALOG (window);
  g_autofree char *done = NULL;

  keep (self);

  if (self->n_accepted > 0)
    {
      done = g_strdup_printf (ngettext ("%u task added", "%u tasks added", self->n_accepted),
                              self->n_accepted);
      duban_clerk_form_toast (DUBAN_CLERK_FORM (self), done, TRUE);
      self->n_accepted = 0;
    }
  return GTK_WINDOW_CLASS (duban_minutes_dialog_parent_class)->close_request (window);
}

static GtkWidget *
new_list (DubanMinutesDialog *self)
{
  GtkWidget *scroll;
  GtkWidget *empty;

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Proposals"), -1);
  empty = gtk_label_new (
      _ ("Paste minutes or an instruction at the left: each item becomes a proposal."));
  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_add_css_class (empty, "form");
  gtk_list_box_set_placeholder (GTK_LIST_BOX (self->list), empty);
  scroll = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, self->list);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), LIST_HEIGHT);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_widget_add_css_class (scroll, "form-text");
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, 0);
  return scroll;
}

static GtkWidget *
new_buttons (DubanMinutesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_add_css_class (self->count, "dim-label");
  self->decline = gtk_button_new_with_mnemonic (_ ("_Leave out"));
  self->all = gtk_button_new_with_mnemonic ("");
  gtk_button_set_use_underline (GTK_BUTTON (self->all), TRUE);
  gtk_box_append (GTK_BOX (box), self->count);
  gtk_box_append (GTK_BOX (box), self->decline);
  gtk_box_append (GTK_BOX (box), self->all);
  g_signal_connect_object (self->decline, "clicked", G_CALLBACK (decline_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->all, "clicked", G_CALLBACK (all_cb), self, G_CONNECT_SWAPPED);
  return box;
}

static GtkWidget *
new_right (DubanMinutesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *scroll;

  self->form = duban_minutes_form_new (self->terms);
  scroll = duban_scroll_new (DUBAN_SCROLL_DOWN, NULL, self->form);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), FORM_HEIGHT);
  gtk_widget_set_vexpand (scroll, FALSE); /* the list grows, not the form */
  self->paper = duban_minutes_paper_new (self->terms);
  gtk_box_append (GTK_BOX (box), self->paper);
  gtk_box_append (GTK_BOX (box), new_list (self));
  gtk_box_append (GTK_BOX (box), new_buttons (self));
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_size_request (box, RIGHT_WIDTH, -1);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (form_edited_cb), self,
                           G_CONNECT_SWAPPED);
  return box;
}

static void
build (DubanMinutesDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

  gtk_widget_add_css_class (box, "form");
  self->text = duban_minutes_text_new ();
  gtk_widget_set_size_request (self->text, TEXT_WIDTH, -1);
  gtk_widget_set_hexpand (self->text, TRUE);
  gtk_box_append (GTK_BOX (box), self->text);
  gtk_box_append (GTK_BOX (box), new_right (self));
  duban_clerk_form_set_child (DUBAN_CLERK_FORM (self), box);
  duban_clerk_form_set_save_label (DUBAN_CLERK_FORM (self), _ ("A_ccept this one"));
  duban_clerk_form_set_close_label (DUBAN_CLERK_FORM (self), _ ("_Close"));
  duban_clerk_form_set_size (DUBAN_CLERK_FORM (self), WIDTH, HEIGHT);
  g_signal_connect_object (self->text, "edited", G_CALLBACK (text_edited_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "chosen", G_CALLBACK (text_chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
duban_minutes_dialog_dispose (GObject *object)
{
  DubanMinutesDialog *self = DUBAN_MINUTES_DIALOG (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_handle_id (&self->delay, g_source_remove);
  g_clear_pointer (&self->minutes, duban_minutes_free);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->terms, duban_terms_unref);
  G_OBJECT_CLASS (duban_minutes_dialog_parent_class)->dispose (object);
}

static void
duban_minutes_dialog_class_init (DubanMinutesDialogClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_minutes_dialog_dispose;
  GTK_WINDOW_CLASS (class)->close_request = duban_minutes_dialog_close_request;
  DUBAN_CLERK_FORM_CLASS (class)->save = duban_minutes_dialog_save;
}

static void
duban_minutes_dialog_init (DubanMinutesDialog *self)
{
  self->chosen = -1;
}

GtkWindow *
duban_minutes_dialog_new (GtkWindow *parent, DubanDesk *desk, const char *text)
{
  DubanMinutesDialog *self = g_object_new (DUBAN_TYPE_MINUTES_DIALOG, NULL);

  self->terms = duban_terms_ref (duban_desk_get_terms (desk));
  duban_clerk_form_set_up (DUBAN_CLERK_FORM (self), parent, desk, _ ("Tasks from minutes"), NULL);
  build (self);
  show_choice (self, -1);
  begin (self, parent, text);
  gtk_widget_grab_focus (self->text);
  return GTK_WINDOW (self);
}

gboolean
duban_minutes_dialog_suits (DubanDesk *desk, const char *text)
{
  g_autoptr (DubanMinutes) minutes = NULL;

  if (strlen (text) > LONG_TEXT)
    return TRUE;
  if (strchr (text, '\n') == NULL && strstr (text, "。") == NULL && strstr (text, "；") == NULL)
    return FALSE;
  minutes = duban_minutes_read (text, duban_desk_get_terms (desk));
  return minutes->proposals->len > 1;
}
