/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/units/holding-dialog.h"

#include "app/wording/wording.h"
#include "core/text.h"
#include "ui/units/form-window.h"
#include "ui/widgets/completion.h"
#include "ui/widgets/date-entry.h"

#include <glib/gi18n-lib.h>

/* An open form; the inputs are the form's. */
typedef struct
{
  GtkWidget *from; /* weak */
  DubanHoldingDone done;
  DubanFormWindow *window;
  DubanPortfolioDraft *draft; /* owned: as it was when the form was opened */
  DubanTerms *terms;          /* owned */
  DubanId held, giver;        /* nil for none */
  char *name;                 /* of what is held; NULL: to be said */
  DubanHoldingKind given;
  GtkWidget *what, *leader, *kind, *to;
} Form;

static void
form_free (gpointer data)
{
  Form *form = data;

  g_clear_weak_pointer (&form->from);
  g_clear_pointer (&form->draft, duban_portfolio_draft_free);
  g_clear_pointer (&form->terms, duban_terms_unref);
  g_free (form->name);
  g_free (form);
}

/* The unit or field of that name; a name that is neither, and no unit's by its look, is a new
 * field's. */
static gboolean
find_held (Form *form, DubanId *id, char **name)
{
  g_autofree char *text = duban_form_window_dup_text (form->what);
  const DubanUnit *unit = duban_directory_find_unit (form->terms->directory, text);
  const DubanField *field = duban_directory_find_field (form->terms->directory, text);
  const char *words[] = { text, NULL };

  if (*text == '\0')
    duban_form_window_refuse (form->window, form->what, _ ("Say which unit or field."));
  else if (unit == NULL && field == NULL && duban_text_looks_like_unit (text))
    duban_form_window_refuse (form->window, form->what,
                              _ ("There is no such unit; add it under “Units” first."));
  else
    {
      *id = unit != NULL    ? unit->id
            : field != NULL ? field->id
                            : duban_id_from_words ("field", words);
      *name = g_strdup (unit != NULL ? unit->name : text);
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_taker (Form *form, DubanId *id)
{
  g_autofree char *text = duban_form_window_dup_text (form->leader);
  const DubanLeader *leader = duban_directory_find_leader (form->terms->directory, text);

  if (leader == NULL)
    {
      duban_form_window_refuse (form->window, form->leader,
                                *text == '\0'
                                    ? _ ("Say who takes it over.")
                                    : _ ("There is no such leader; add one under “Leaders”."));
      return FALSE;
    }
  *id = leader->id;
  return TRUE;
}

static gboolean
read_to (Form *form, DubanDay *to)
{
  g_autofree char *text = NULL;
  g_autofree char *problem = NULL;

  *to = DUBAN_NO_DAY;
  if (!duban_date_entry_read (DUBAN_DATE_ENTRY (form->to), &text, &problem))
    {
      duban_form_window_refuse (form->window, form->to, problem);
      return FALSE;
    }
  if (*text == '\0')
    return TRUE;
  *to = duban_date_entry_get_day (DUBAN_DATE_ENTRY (form->to));
  if (*to != DUBAN_NO_DAY && *to >= form->draft->effective)
    return TRUE;
  duban_form_window_refuse (form->window, form->to,
                            _ ("The last day lies before the draft is in force."));
  return FALSE;
}

static void
save_cb (Form *form)
{
  DubanHoldingKind kind
      = (DubanHoldingKind) (gtk_drop_down_get_selected (GTK_DROP_DOWN (form->kind)) + 1);
  g_autofree char *name = g_strdup (form->name);
  DubanId held = form->held;
  DubanId taker;
  DubanDay to;

  duban_form_window_refuse (form->window, NULL, NULL);
  if ((form->name == NULL && !find_held (form, &held, &name)) || !find_taker (form, &taker)
      || !read_to (form, &to))
    return;
  if (!duban_id_is_nil (&form->giver) && !duban_id_equal (&form->giver, &taker))
    duban_portfolio_draft_end (form->draft, &held, name, &form->giver, form->given);
  duban_portfolio_draft_take (form->draft, &held, name, &taker, kind, to);
  if (form->from != NULL)
    form->done (form->from, g_steal_pointer (&form->draft));
  gtk_window_close (GTK_WINDOW (form->window));
}

static GtkWidget *
add_completion (Form *form, const char *title, guint what, DubanCompletionSort sort,
                const char *hint)
{
  g_autoptr (DubanCandidates) candidates = duban_candidates_new (form->terms, what);
  GtkWidget *input = duban_completion_new (sort, title);

  duban_completion_set_candidates (DUBAN_COMPLETION (input), candidates);
  duban_form_window_add (form->window, title, input, hint);
  return input;
}

static void
add_inputs (Form *form, const DubanPortfolioLine *line)
{
  const char *kinds[DUBAN_HOLDS_GUARANTEE + 1] = { NULL };

  for (int kind = DUBAN_HOLDS_CHARGE; kind <= DUBAN_HOLDS_GUARANTEE; kind++)
    kinds[kind - 1] = duban_wording_of_holding ((DubanHoldingKind) kind);
  if (form->name == NULL)
    form->what = add_completion (
        form, _ ("Unit or field"), DUBAN_CANDIDATES_UNITS | DUBAN_CANDIDATES_FIELDS,
        DUBAN_COMPLETION_FREE, _ ("A name that is no unit's is a field's."));
  form->leader = add_completion (form, _ ("Taken over by"), DUBAN_CANDIDATES_LEADERS,
                                 DUBAN_COMPLETION_ONE, NULL);
  form->kind = duban_form_window_add_choice (
      form->window, _ ("Way"), kinds,
      line != NULL && line->state != DUBAN_PORTFOLIO_GAP ? (guint) line->kind - 1 : 0);
  form->to = duban_date_entry_new (DUBAN_DATE_WORDS_DAY, _ ("Last day"));
  duban_date_entry_set_terms (DUBAN_DATE_ENTRY (form->to), form->terms);
  duban_form_window_add (form->window, _ ("Last day"), form->to, _ ("Empty: until further notice"));
}

static char *
dup_heading (const DubanPortfolioLine *line)
{
  if (line == NULL)
    return g_strdup (_ ("Who takes over what"));
  if (line->state == DUBAN_PORTFOLIO_GAP)
    /* Translators: %s is a unit or field */
    return g_strdup_printf (_ ("Who takes over “%s”"), line->name);
  /* Translators: a unit or field; the leader who gives it up */
  return g_strdup_printf (_ ("“%s”: who takes over from %s"), line->name, line->leader_name);
}

void
duban_holding_dialog_open (GtkWidget *from, const DubanPortfolioRows *rows,
                           const DubanPortfolioLine *line, DubanHoldingDone done)
{
  Form *form = g_new0 (Form, 1);
  g_autofree char *heading = dup_heading (line);

  g_set_weak_pointer (&form->from, from);
  form->done = done;
  form->draft = duban_portfolio_draft_copy (rows->draft);
  form->terms = duban_terms_ref (rows->snapshot->terms);
  if (line != NULL)
    {
      form->held = line->held;
      form->name = g_strdup (line->name);
      form->giver = line->leader;
      form->given = line->kind;
    }
  form->window = duban_form_window_new (from, heading, _ ("Into the _draft"));
  g_object_set_data_full (G_OBJECT (form->window), "form", form, form_free);
  g_signal_connect_swapped (form->window, "save", G_CALLBACK (save_cb), form);
  add_inputs (form, line);
  gtk_window_present (GTK_WINDOW (form->window));
}
