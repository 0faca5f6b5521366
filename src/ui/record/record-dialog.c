/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record/record-dialog.h"

#include "app/edit/edit.h"
#include "app/wording/wording.h"
#include "ui/record/date-field.h"
#include "ui/record/record-field.h"
#include "ui/record/record-form.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define HEADING_CHARS 40

struct _DubanRecordDialog
{
  AdwWindow parent_instance;

  /* owned */
  DubanDesk *desk;
  DubanTerms *terms;
  GSimpleActionGroup *actions;
  guint32 task;
  DubanRecordKind kind;
  DubanDay stage_due; /* of the stage that the kind meets, or DUBAN_NO_DAY */
  char *voided;
  DubanRecordField *inputs[DUBAN_N_FORM_FIELDS]; /* NULL: not asked; widgets own them */

  /* template */
  GtkWidget *heading, *subheading, *save, *fields, *problem;
};

G_DEFINE_FINAL_TYPE (DubanRecordDialog, duban_record_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What the worker writes: the texts of the form. */
typedef struct
{
  guint32 task;
  DubanRecordKind kind;
  char *texts[DUBAN_N_FORM_FIELDS];
  char *voided;
} Ask;

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  for (int i = 0; i < DUBAN_N_FORM_FIELDS; i++)
    g_free (ask->texts[i]);
  g_free (ask->voided);
  g_free (ask);
}

/* NULL for what was left empty. */
static const char *
given (const Ask *ask, DubanFormField field)
{
  const char *text = ask->texts[field];

  return text != NULL && text[0] != '\0' ? text : NULL;
}

static gpointer
save_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ask *ask = data;
  const char *answer = given (ask, DUBAN_FORM_ANSWER);
  const char *outcome = given (ask, DUBAN_FORM_OUTCOME);
  DubanRecordDraft draft = {
    .kind = duban_record_kind_get_code (ask->kind),
    .on = given (ask, DUBAN_FORM_ON),
    .text = given (ask, DUBAN_FORM_TEXT),
    .to = given (ask, DUBAN_FORM_TO),
    .ledger = given (ask, DUBAN_FORM_LEDGER),
    .position = given (ask, DUBAN_FORM_POSITION),
    .cause = given (ask, DUBAN_FORM_CAUSE),
    .suggestion = given (ask, DUBAN_FORM_SUGGESTION),
    .record = ask->voided,
    .lead = given (ask, DUBAN_FORM_LEAD),
    .unit = given (ask, DUBAN_FORM_UNIT),
    .due = given (ask, DUBAN_FORM_DUE),
    .reason = given (ask, DUBAN_FORM_REASON),
    .outcome = outcome != NULL ? outcome : given (ask, DUBAN_FORM_CONFIRMED),
    .title = given (ask, DUBAN_FORM_TITLE),
    .level = given (ask, DUBAN_FORM_LEVEL),
    .granted = g_strcmp0 (answer, "granted") == 0,
    .refused = g_strcmp0 (answer, "refused") == 0,
  };
  DubanId id;

  if (duban_session_refresh (session, error))
    duban_edit_record (session, ask->task, &draft, &id, error);
  return NULL;
}

static void
show_problem (DubanRecordDialog *dialog, const char *message)
{
  duban_text_show (GTK_LABEL (dialog->problem), message);
  gtk_widget_set_visible (dialog->problem, message != NULL);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanRecordDialog) dialog = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  if (dialog->desk == NULL)
    return;
  gtk_widget_set_sensitive (dialog->save, TRUE);
  if (error != NULL)
    {
      show_problem (dialog, error->message);
      return;
    }
  /* Translators: a toast; %s is a kind of record */
  done = g_strdup_printf (_ ("Recorded: %s"), duban_wording_of_record_kind (dialog->kind));
  duban_desk_refresh (dialog->desk);
  g_signal_emit (dialog, signals[SAVED], 0, done);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* The text of a field as the core wants it: dates as YYYY-MM-DD.  FALSE where it cannot stand;
 * the field then says why. */
static gboolean
take_field (DubanRecordDialog *dialog, DubanFormField field, char **text)
{
  DubanRecordField *input = dialog->inputs[field];
  gboolean required = duban_record_form_get_required (dialog->kind) & 1u << field;
  gboolean is_date = field == DUBAN_FORM_ON || field == DUBAN_FORM_DUE;
  g_autofree char *said = NULL;
  DubanDay day;
  char iso[DUBAN_DAY_TEXT_SIZE];

  *text = duban_record_field_dup_text (input);
  duban_record_field_set_problem (input, NULL);
  if (required && (*text)[0] == '\0')
    {
      duban_record_field_set_problem (input, duban_record_form_get_demand (dialog->kind, field));
      return FALSE;
    }
  if (!is_date || (*text)[0] == '\0')
    return TRUE;
  day = duban_date_field_read (*text, dialog->terms, field == DUBAN_FORM_DUE, &said);
  if (day == DUBAN_NO_DAY || (field == DUBAN_FORM_ON && day > dialog->terms->today))
    {
      duban_record_field_set_problem (
          input, day == DUBAN_NO_DAY ? said : _ ("A record cannot be dated in the future."));
      return FALSE;
    }
  g_free (*text);
  *text = g_strdup (duban_day_format (day, iso));
  return TRUE;
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanRecordDialog *dialog = user_data;
  Ask *ask = g_new0 (Ask, 1);
  DubanRecordField *first = NULL;

  ask->task = dialog->task;
  ask->kind = dialog->kind;
  ask->voided = g_strdup (dialog->voided);
  for (int i = 0; i < DUBAN_N_FORM_FIELDS; i++)
    if (dialog->inputs[i] != NULL && !take_field (dialog, i, &ask->texts[i]) && first == NULL)
      first = dialog->inputs[i];
  if (first != NULL || !gtk_widget_get_sensitive (dialog->save))
    {
      if (first != NULL)
        duban_record_field_focus (first);
      ask_free (ask);
      return;
    }
  show_problem (dialog, NULL);
  gtk_widget_set_sensitive (dialog->save, FALSE);
  duban_worker_run_async (duban_desk_get_worker (dialog->desk), save_job, ask, ask_free, NULL, NULL,
                          saved_cb, g_object_ref (dialog));
}

/* A date that is past says before saving that it will be marked. */
static void
date_changed_cb (DubanRecordDialog *dialog)
{
  DubanRecordField *input = dialog->inputs[DUBAN_FORM_ON];
  g_autofree char *text = duban_record_field_dup_text (input);
  g_autofree char *said = NULL;
  g_autofree char *hint = NULL;
  DubanDay day = duban_date_field_read (text, dialog->terms, FALSE, &said);

  if (day != DUBAN_NO_DAY && dialog->stage_due != DUBAN_NO_DAY && day <= dialog->stage_due
      && dialog->terms->today > dialog->stage_due)
    hint = g_strdup_printf (_ ("%s · will be marked as written late"), said);
  duban_record_field_set_hint (input, hint != NULL ? hint : said);
}

static void
due_changed_cb (DubanRecordDialog *dialog)
{
  DubanRecordField *input = dialog->inputs[DUBAN_FORM_DUE];
  g_autofree char *text = duban_record_field_dup_text (input);
  g_autofree char *said = NULL;

  duban_date_field_read (text, dialog->terms, TRUE, &said);
  duban_record_field_set_hint (input, text[0] != '\0' ? said : NULL);
}

/* The date stands already: what comes after it is asked first. */
static void
focus_first (DubanRecordDialog *dialog)
{
  for (int i = DUBAN_FORM_ON + 1; i < DUBAN_N_FORM_FIELDS; i++)
    if (dialog->inputs[i] != NULL)
      {
        duban_record_field_focus (dialog->inputs[i]);
        return;
      }
}

static void
add_fields (DubanRecordDialog *dialog)
{
  guint fields = duban_record_form_get_fields (dialog->kind);
  char today[DUBAN_DAY_TEXT_SIZE];

  for (int i = 0; i < DUBAN_N_FORM_FIELDS; i++)
    if (fields & 1u << i)
      dialog->inputs[i] = duban_record_field_new (GTK_BOX (dialog->fields), i);
  focus_first (dialog);
  if (dialog->inputs[DUBAN_FORM_DUE] != NULL)
    duban_record_field_on_changed (dialog->inputs[DUBAN_FORM_DUE], G_CALLBACK (due_changed_cb),
                                   dialog);
  if (dialog->inputs[DUBAN_FORM_ON] == NULL)
    return;
  duban_record_field_on_changed (dialog->inputs[DUBAN_FORM_ON], G_CALLBACK (date_changed_cb),
                                 dialog);
  duban_record_field_set_text (dialog->inputs[DUBAN_FORM_ON],
                               duban_day_format (dialog->terms->today, today));
}

static void
duban_record_dialog_dispose (GObject *object)
{
  DubanRecordDialog *dialog = DUBAN_RECORD_DIALOG (object);

  g_clear_object (&dialog->desk);
  g_clear_object (&dialog->actions);
  g_clear_pointer (&dialog->terms, duban_terms_unref);
  g_clear_pointer (&dialog->voided, g_free);
  G_OBJECT_CLASS (duban_record_dialog_parent_class)->dispose (object);
}

static void
duban_record_dialog_class_init (DubanRecordDialogClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = duban_record_dialog_dispose;
  signals[SAVED] = g_signal_new ("saved", DUBAN_TYPE_RECORD_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/duban/Duban/ui/record/record-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DubanRecordDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DubanRecordDialog, subheading);
  gtk_widget_class_bind_template_child (widget_class, DubanRecordDialog, save);
  gtk_widget_class_bind_template_child (widget_class, DubanRecordDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, DubanRecordDialog, problem);
}

static void
duban_record_dialog_init (DubanRecordDialog *dialog)
{
  const GActionEntry entries[] = { { "save", save_cb } };

  dialog->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (dialog->actions), entries, G_N_ELEMENTS (entries),
                                   dialog);
  gtk_widget_insert_action_group (GTK_WIDGET (dialog), "record", G_ACTION_GROUP (dialog->actions));
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

DubanRecordDialog *
duban_record_dialog_new (GtkWindow *parent, DubanDesk *desk, const DubanDetail *detail,
                         DubanRecordKind kind, const char *voided)
{
  DubanRecordDialog *dialog
      = g_object_new (DUBAN_TYPE_RECORD_DIALOG, "transient-for", parent, NULL);
  const char *heading = duban_wording_of_record_kind (kind);

  dialog->desk = g_object_ref (desk);
  dialog->terms = duban_terms_ref (detail->terms);
  dialog->task = detail->task->n;
  dialog->kind = kind;
  dialog->voided = g_strdup (voided);
  dialog->stage_due = DUBAN_NO_DAY;
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    if (duban_stage_get_record_kind (i) == kind && detail->clock.stages[i].done == DUBAN_NO_DAY)
      dialog->stage_due = detail->clock.stages[i].due;
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  gtk_label_set_text (GTK_LABEL (dialog->heading), heading);
  duban_text_show_line (GTK_LABEL (dialog->subheading), detail->task->title, HEADING_CHARS);
  add_fields (dialog);
  return dialog;
}
