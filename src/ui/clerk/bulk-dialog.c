/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clerk/bulk-dialog.h"

#include "app/edit/bulk.h"
#include "app/wording/wording.h"
#include "core/record.h"
#include "core/text.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/completion.h"
#include "ui/widgets/date-entry.h"
#include "ui/widgets/scroll.h"

#include <glib/gi18n-lib.h>

#define WIDTH 440
#define TEXT_HEIGHT 96

typedef enum
{
  SET_LEAD,
  SET_UNIT,
  SET_DUE,
  SET_IMPORTANCE,
  RECORD,
  N_SORTS
} Sort;

static const struct
{
  const char *what, *field, *title, *caption;
} sorts[] = {
  [SET_LEAD] = { "set-lead", "lead", N_ ("Set the lead"), N_ ("New lead") },
  [SET_UNIT] = { "set-unit", "unit", N_ ("Set the responsible unit"), N_ ("New responsible unit") },
  [SET_DUE] = { "set-due", "due", N_ ("Set the due date"), N_ ("New due date") },
  [SET_IMPORTANCE]
  = { "set-importance", "importance", N_ ("Set the importance"), N_ ("Importance") },
  [RECORD] = { "record", NULL, N_ ("Record for all"), N_ ("What to record") },
};

static const DubanImportance importances[] = { DUBAN_KEY, DUBAN_ROUTINE };

/* Kinds that ask nothing but a text. */
static const DubanRecordKind kinds[] = {
  DUBAN_RECORD_FOLLOW_UP, DUBAN_RECORD_ACCEPT,   DUBAN_RECORD_DEPLOY,
  DUBAN_RECORD_APPROACH,  DUBAN_RECORD_FEEDBACK, DUBAN_RECORD_SITE_VISIT,
  DUBAN_RECORD_SUSPEND,   DUBAN_RECORD_RESUME,   DUBAN_RECORD_NOTE,
};

struct _DubanBulkDialog
{
  DubanClerkForm parent_instance;

  /* owned */
  GArray *tasks; /* of guint32 */
  Sort sort;

  /* NULL where not asked */
  GtkWidget *value;   /* completion, date entry or choice */
  GtkWidget *mistake; /* the check button: a typing error is corrected */
  GtkWidget *reason;  /* entry */
  GtkWidget *reason_caption;
  GtkWidget *day;  /* date entry of a record */
  GtkWidget *text; /* text view of a record */
};

G_DEFINE_FINAL_TYPE (DubanBulkDialog, duban_bulk_dialog, DUBAN_TYPE_CLERK_FORM)

/* What the worker writes. */
typedef struct
{
  GArray *tasks;
  const char *field; /* NULL: a record */
  char *value;       /* of the field; of a record its kind */
  char *reason, *text, *on;
  gboolean is_mistake;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_array_unref (ask->tasks);
  g_free (ask->value);
  g_free (ask->reason);
  g_free (ask->text);
  g_free (ask->on);
  g_free (ask);
}

static gboolean
bulk_deed (DubanSession *session, gpointer data, GError **error)
{
  const Ask *ask = data;
  const guint32 *tasks = (const guint32 *) (gpointer) ask->tasks->data;
  const DubanEditField field = { ask->field, ask->value };
  const DubanEditSetOptions options = { .reason = ask->is_mistake ? NULL : ask->reason,
                                        .correction = ask->is_mistake ? ask->reason : NULL };
  const DubanRecordDraft draft = { .kind = ask->value, .on = ask->on, .text = ask->text };

  if (ask->field != NULL)
    return duban_edit_bulk_set (session, tasks, ask->tasks->len, &field, 1, &options, NULL, error);
  return duban_edit_bulk_record_all (session, tasks, ask->tasks->len, &draft, error);
}

static char *
dup_editable (GtkWidget *editable)
{
  return duban_text_trim (g_strdup (gtk_editable_get_text (GTK_EDITABLE (editable))));
}

static char *
dup_view (GtkWidget *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return duban_text_trim (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

static gboolean
refuse (DubanBulkDialog *self, GtkWidget *at, const char *sentence)
{
  duban_clerk_form_show_problem (DUBAN_CLERK_FORM (self), sentence);
  gtk_widget_grab_focus (at);
  return FALSE;
}

static gboolean
take_date (DubanBulkDialog *self, GtkWidget *entry, char **text)
{
  g_autofree char *problem = NULL;

  return duban_date_entry_read (DUBAN_DATE_ENTRY (entry), text, &problem)
         || refuse (self, entry, problem);
}

/* In the words of a form; app/edit would name the command that enters a unit. */
static gboolean
check_known (DubanBulkDialog *self, const char *name)
{
  const DubanTerms *terms
      = duban_desk_get_terms (duban_clerk_form_get_desk (DUBAN_CLERK_FORM (self)));
  g_autofree char *problem = NULL;

  if (self->sort == SET_LEAD && duban_directory_find_leader (terms->directory, name) == NULL)
    problem = g_strdup_printf (
        _ ("There is no leader “%s”; choose one from the list, or enter the leader first."), name);
  else if (self->sort == SET_UNIT && !duban_text_is_collective (name)
           && duban_directory_find_unit (terms->directory, name) == NULL)
    problem = g_strdup_printf (_ ("There is no unit “%s”, or several of that name; choose one from "
                                  "the list, or enter the unit first."),
                               name);
  return problem == NULL || refuse (self, self->value, problem);
}

static gboolean
take_value (DubanBulkDialog *self, char **value)
{
  if (self->sort == SET_IMPORTANCE || self->sort == RECORD)
    {
      const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->value));

      *value = g_strdup (self->sort == RECORD ? duban_record_kind_get_code (kinds[chosen])
                         : importances[chosen] == DUBAN_KEY ? "key"
                                                            : "routine");
      return TRUE;
    }
  if (self->sort == SET_DUE)
    {
      if (!take_date (self, self->value, value))
        return FALSE;
    }
  else
    *value = dup_editable (self->value);
  if (**value != '\0')
    return check_known (self, *value);
  return refuse (self, self->value,
                 self->sort == SET_DUE    ? _ ("Say until when.")
                 : self->sort == SET_LEAD ? _ ("Say who leads.")
                                          : _ ("Say which unit carries them out."));
}

/* A new holder, or a new date, is given a reason; a mistake cannot do without one. */
static gboolean
take_reason (DubanBulkDialog *self, Ask *ask)
{
  if (self->reason == NULL)
    return TRUE;
  ask->reason = dup_editable (self->reason);
  ask->is_mistake
      = self->mistake != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (self->mistake));
  if (*ask->reason != '\0')
    return TRUE;
  if (ask->is_mistake)
    return refuse (self, self->reason, _ ("Say what was mistyped."));
  return self->sort == SET_DUE || refuse (self, self->reason, _ ("Say why they change hands."));
}

static gboolean
take_record (DubanBulkDialog *self, Ask *ask)
{
  if (self->sort != RECORD)
    return TRUE;
  ask->text = dup_view (self->text);
  if (*ask->text == '\0')
    return refuse (self, self->text, _ ("Write what was done."));
  if (!take_date (self, self->day, &ask->on))
    return FALSE;
  if (*ask->on == '\0'
      || duban_date_entry_get_day (DUBAN_DATE_ENTRY (self->day))
             == duban_desk_get_terms (duban_clerk_form_get_desk (DUBAN_CLERK_FORM (self)))->today)
    g_clear_pointer (&ask->on, g_free);
  return TRUE;
}

static void
duban_bulk_dialog_save (DubanClerkForm *form)
{
  DubanBulkDialog *self = DUBAN_BULK_DIALOG (form);
  Ask *ask = g_new0 (Ask, 1);
  g_autofree char *done = NULL;

  ask->tasks = g_array_ref (self->tasks);
  ask->field = sorts[self->sort].field;
  if (!take_value (self, &ask->value) || !take_reason (self, ask) || !take_record (self, ask))
    {
      ask_free (ask);
      return;
    }
  done = self->sort == RECORD
             ? g_strdup_printf (
                 ngettext ("Recorded for %u task", "Recorded for %u tasks", self->tasks->len),
                 self->tasks->len)
             : g_strdup_printf (ngettext ("%u task changed", "%u tasks changed", self->tasks->len),
                                self->tasks->len);
  duban_clerk_form_run (form, bulk_deed, ask, ask_free, done);
}

static GtkWidget *
new_completion (DubanTerms *terms, guint what, const char *name)
{
  g_autoptr (DubanCandidates) candidates = duban_candidates_new (terms, what);
  GtkWidget *completion = duban_completion_new (DUBAN_COMPLETION_ONE, name);

  duban_completion_set_candidates (DUBAN_COMPLETION (completion), candidates);
  return completion;
}

static GtkWidget *
new_importances (const char *name)
{
  const char *words[G_N_ELEMENTS (importances)];

  for (gsize i = 0; i < G_N_ELEMENTS (importances); i++)
    words[i] = duban_wording_of_importance (importances[i]);
  return duban_choice_new (words, G_N_ELEMENTS (words), name);
}

static GtkWidget *
new_kinds (const char *name)
{
  const char *words[G_N_ELEMENTS (kinds)];

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    words[i] = duban_wording_of_record_kind (kinds[i]);
  return duban_choice_new (words, G_N_ELEMENTS (words), name);
}

static GtkWidget *
new_value (DubanBulkDialog *self, DubanTerms *terms)
{
  const char *name = _ (sorts[self->sort].caption);
  GtkWidget *value;

  switch (self->sort)
    {
    case SET_LEAD:
      return new_completion (terms, DUBAN_CANDIDATES_LEADERS, name);
    case SET_UNIT:
      return new_completion (terms, DUBAN_CANDIDATES_UNITS, name);
    case SET_DUE:
      value = duban_date_entry_new (DUBAN_DATE_WORDS_DEADLINE, name);
      duban_date_entry_set_terms (DUBAN_DATE_ENTRY (value), terms);
      return value;
    case SET_IMPORTANCE:
      return new_importances (name);
    case RECORD:
    case N_SORTS:
    default:
      return new_kinds (name);
    }
}

static void
mistake_toggled_cb (DubanBulkDialog *self)
{
  gboolean is_mistake = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->mistake));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (self->reason_caption)),
                      is_mistake ? _ ("What was mistyped") : _ ("Reason"));
}

/* Whether they go from hand to hand, or the wrong one was typed (domain.md section 2). */
static void
add_reason (DubanBulkDialog *self, GtkBox *box)
{
  GtkWidget *handover;

  if (self->sort == SET_LEAD || self->sort == SET_UNIT)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);

      handover = gtk_check_button_new_with_mnemonic (_ ("_Handover"));
      self->mistake = gtk_check_button_new_with_mnemonic (_ ("_Correct a typing error"));
      gtk_check_button_set_group (GTK_CHECK_BUTTON (self->mistake), GTK_CHECK_BUTTON (handover));
      gtk_check_button_set_active (GTK_CHECK_BUTTON (handover), TRUE);
      gtk_widget_set_size_request (handover, -1, 32);
      gtk_widget_set_size_request (self->mistake, -1, 32);
      gtk_box_append (GTK_BOX (row), handover);
      gtk_box_append (GTK_BOX (row), self->mistake);
      gtk_box_append (box, row);
      g_signal_connect_object (self->mistake, "toggled", G_CALLBACK (mistake_toggled_cb), self,
                               G_CONNECT_SWAPPED);
    }
  self->reason = gtk_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  self->reason_caption = duban_clerk_form_caption (_ ("Reason"), self->reason);
  gtk_box_append (box, self->reason_caption);
}

static void
add_record (DubanBulkDialog *self, GtkBox *box, DubanTerms *terms)
{
  GtkWidget *scroll;
  char today[DUBAN_DAY_TEXT_SIZE];

  self->day = duban_date_entry_new (DUBAN_DATE_WORDS_EVENT, _ ("Date"));
  duban_date_entry_set_terms (DUBAN_DATE_ENTRY (self->day), terms);
  gtk_editable_set_text (GTK_EDITABLE (self->day), duban_day_format (terms->today, today));
  gtk_box_append (box, duban_clerk_form_caption (_ ("Date"), self->day));
  self->text = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->text), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Text"), -1);
  scroll = duban_scroll_new (DUBAN_SCROLL_TEXT, NULL, self->text);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), TEXT_HEIGHT);
  gtk_widget_add_css_class (scroll, "form-text");
  gtk_box_append (box, duban_clerk_form_caption (_ ("Text"), scroll));
}

static void
build (DubanBulkDialog *self, DubanTerms *terms)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "form");
  self->value = new_value (self, terms);
  gtk_box_append (GTK_BOX (box),
                  duban_clerk_form_caption (_ (sorts[self->sort].caption), self->value));
  if (self->sort == RECORD)
    add_record (self, GTK_BOX (box), terms);
  else if (self->sort != SET_IMPORTANCE)
    add_reason (self, GTK_BOX (box));
  duban_clerk_form_set_child (DUBAN_CLERK_FORM (self), box);
  duban_clerk_form_set_size (DUBAN_CLERK_FORM (self), WIDTH, -1);
  gtk_widget_grab_focus (self->sort == RECORD ? self->text : self->value);
}

static void
duban_bulk_dialog_finalize (GObject *object)
{
  g_clear_pointer (&DUBAN_BULK_DIALOG (object)->tasks, g_array_unref);
  G_OBJECT_CLASS (duban_bulk_dialog_parent_class)->finalize (object);
}

static void
duban_bulk_dialog_class_init (DubanBulkDialogClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duban_bulk_dialog_finalize;
  DUBAN_CLERK_FORM_CLASS (class)->save = duban_bulk_dialog_save;
}

static void
duban_bulk_dialog_init (DubanBulkDialog *self)
{
}

GtkWindow *
duban_bulk_dialog_new (GtkWindow *parent, DubanDesk *desk, const char *what, const guint32 *tasks,
                       gsize n_tasks)
{
  g_autofree char *subtitle
      = g_strdup_printf (ngettext ("%u task", "%u tasks", (guint) n_tasks), (guint) n_tasks);
  DubanBulkDialog *self;
  int sort = 0;

  while (sort < N_SORTS && !g_str_equal (sorts[sort].what, what))
    sort++;
  if (sort == N_SORTS)
    return NULL;
  self = g_object_new (DUBAN_TYPE_BULK_DIALOG, NULL);
  self->sort = (Sort) sort;
  self->tasks
      = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (guint32)), tasks, (guint) n_tasks);
  duban_clerk_form_set_up (DUBAN_CLERK_FORM (self), parent, desk, _ (sorts[sort].title), subtitle);
  build (self, duban_desk_get_terms (desk));
  return GTK_WINDOW (self);
}
