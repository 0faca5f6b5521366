/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record/record-dialog.h"

#include "app/wording/wording.h"
#include "ui/record/record-defaults.h"
#include "ui/record/record-field.h"
#include "ui/record/record-files.h"
#include "ui/record/record-save.h"
#include "ui/widgets/text.h"

#include <glib/gi18n-lib.h>

#define HEADING_CHARS 40
#define AROUND 120     /* of the dialog, around its fields */
#define FIELDS_MAX 560 /* their height */
#define FIELDS_MIN 240

struct _DubanRecordDialog
{
  AdwWindow parent_instance;

  /* owned */
  DubanDesk *desk;
  DubanDetail *detail; /* as it was when the form was opened */
  GSimpleActionGroup *actions;
  GCancellable *cancellable; /* of the look whether somebody changed the task */
  char *about;

  const DubanForm *form;
  guint fields_asked, fields_required;
  DubanRecordField *inputs[DUBAN_N_FORM_FIELDS]; /* NULL: not asked; widgets own them */
  gboolean is_saving;

  /* template */
  GtkWidget *heading, *subheading, *save, *scroll, *fields, *notice, *note, *problem;
  GtkWidget *files; /* NULL: nothing can be attached */
};

G_DEFINE_FINAL_TYPE (DubanRecordDialog, duban_record_dialog, ADW_TYPE_WINDOW)

enum
{
  SAVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
show_problem (DubanRecordDialog *dialog, const char *message)
{
  duban_text_show (GTK_LABEL (dialog->problem), message);
  gtk_widget_set_visible (dialog->problem, message != NULL);
}

static gpointer
save_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  if (duban_session_refresh (session, error))
    duban_record_save_run (data, session, error);
  return NULL;
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
  dialog->is_saving = FALSE;
  gtk_widget_set_sensitive (dialog->save, TRUE);
  if (error != NULL)
    {
      show_problem (dialog, error->message);
      return;
    }
  /* Translators: a toast; %s is a kind of record, or what a form does */
  done = g_strdup_printf (_ ("Recorded: %s"), duban_form_get_title (dialog->form));
  duban_desk_refresh (dialog->desk);
  g_signal_emit (dialog, signals[SAVED], 0, done);
  gtk_window_close (GTK_WINDOW (dialog));
}

/* FALSE where what stands in a field cannot be taken; the field then says why. */
static gboolean
take_field (DubanRecordDialog *dialog, DubanFormField field, char **text)
{
  DubanRecordField *input = dialog->inputs[field];

  if (!duban_record_field_is_visible (input))
    return TRUE;
  duban_record_field_set_problem (input, NULL);
  *text = duban_record_field_dup_text (input);
  if (!duban_record_field_check (input))
    return FALSE;
  if ((*text)[0] != '\0' || !(dialog->fields_required & 1u << field))
    return TRUE;
  duban_record_field_set_problem (input, duban_form_get_demand (dialog->form, field));
  return FALSE;
}

/* A handover goes to somebody. */
static gboolean
check_handover (DubanRecordDialog *dialog, const DubanRecordSave *save)
{
  if (dialog->form->kind != DUBAN_RECORD_HANDOVER || save->texts[DUBAN_FORM_LEAD][0] != '\0'
      || save->texts[DUBAN_FORM_UNIT][0] != '\0')
    return TRUE;
  duban_record_field_set_problem (dialog->inputs[DUBAN_FORM_LEAD],
                                  _ ("Name a new lead, a new unit, or both."));
  duban_record_field_focus (dialog->inputs[DUBAN_FORM_LEAD]);
  return FALSE;
}

/* “rule:leader:unit”, by numbers. */
static void
take_waiver (DubanRecordDialog *dialog, DubanRecordSave *save)
{
  const DubanDirectory *directory = dialog->detail->terms->directory;
  g_auto (GStrv) parts = g_strsplit (dialog->about != NULL ? dialog->about : "", ":", 3);

  if (g_strv_length (parts) != 3)
    return;
  g_free (save->about);
  save->about = g_strdup (parts[0]);
  save->leader = g_strdup (
      duban_directory_get_name (directory, (guint32) g_ascii_strtoull (parts[1], NULL, 10)));
  save->unit = g_strdup (
      duban_directory_get_name (directory, (guint32) g_ascii_strtoull (parts[2], NULL, 10)));
}

static void
take_task (DubanRecordDialog *dialog, DubanRecordSave *save)
{
  const DubanTask *task = dialog->detail->task;
  const char *lead = duban_directory_get_name (dialog->detail->terms->directory, task->lead);
  char id[DUBAN_ID_TEXT_SIZE];

  save->form = dialog->form;
  save->task = task->n;
  save->about = dialog->form->kind == DUBAN_RECORD_VOID ? g_strdup (dialog->about) : NULL;
  save->id = g_strdup (duban_id_format (&task->id, id));
  save->assigner = g_strdup (lead);
  save->source = g_strdup (task->source);
  if (dialog->files != NULL)
    save->files = duban_record_files_dup_paths (DUBAN_RECORD_FILES (dialog->files));
  if (g_str_equal (dialog->form->code, "waive"))
    take_waiver (dialog, save);
}

static void
save_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DubanRecordDialog *dialog = user_data;
  DubanRecordSave *save = g_new0 (DubanRecordSave, 1);
  DubanRecordField *first = NULL;

  take_task (dialog, save);
  for (int i = 0; i < DUBAN_N_FORM_FIELDS; i++)
    if (dialog->inputs[i] != NULL && !take_field (dialog, i, &save->texts[i]) && first == NULL)
      first = dialog->inputs[i];
  if (first != NULL)
    duban_record_field_focus (first);
  if (first != NULL || dialog->is_saving || !check_handover (dialog, save))
    {
      duban_record_save_free (save);
      return;
    }
  show_problem (dialog, NULL);
  dialog->is_saving = TRUE;
  gtk_widget_set_sensitive (dialog->save, FALSE);
  duban_worker_run_async (duban_desk_get_worker (dialog->desk), save_job, save,
                          (GDestroyNotify) duban_record_save_free, NULL, NULL, saved_cb,
                          g_object_ref (dialog));
}

/* The stage that the form's record would meet and that has none yet; NULL for none. */
static const DubanStageResult *
get_stage (DubanRecordDialog *dialog)
{
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    {
      const DubanStageResult *stage = &dialog->detail->clock.stages[i];

      if (duban_stage_get_record_kind (i) == dialog->form->kind && stage->done == DUBAN_NO_DAY
          && stage->due != DUBAN_NO_DAY)
        return stage;
    }
  return NULL;
}

/* A date that is past says before saving how it will be marked. */
static void
date_changed_cb (DubanRecordDialog *dialog)
{
  DubanRecordField *input = dialog->inputs[DUBAN_FORM_ON];
  DubanDay day = duban_record_field_get_day (input);
  DubanDay today = dialog->detail->terms->today;
  const DubanStageResult *stage = get_stage (dialog);
  g_autofree char *remark = NULL;

  duban_record_field_set_problem (input, NULL);
  if (day != DUBAN_NO_DAY && stage != NULL && day <= stage->due && today > stage->due)
    remark = g_strdup (_ ("will be marked as written late"));
  else if (day != DUBAN_NO_DAY && stage != NULL && day > stage->due)
    remark = g_strdup_printf (ngettext ("%d day late", "%d days late", (gulong) (day - stage->due)),
                              day - stage->due);
  else if (g_str_equal (dialog->form->code, "extension")
           && dialog->detail->task->due != DUBAN_NO_DAY && day > dialog->detail->task->due)
    remark = g_strdup (_ ("asked for late"));
  else if (day != DUBAN_NO_DAY && day < today)
    remark = g_strdup (_ ("entered afterwards"));
  duban_record_field_set_remark (input, remark);
}

/* An own account is the lead's alone; what a typing error corrects is no handover. */
static void
mode_changed_cb (DubanRecordDialog *dialog)
{
  g_autofree char *mode = duban_record_field_dup_text (dialog->inputs[DUBAN_FORM_MODE]);

  gtk_widget_set_visible (dialog->note, g_strcmp0 (mode, "correction") != 0);
}

static gpointer
look_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return duban_task_history_load (session, GPOINTER_TO_UINT (data), error);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanRecordDialog) dialog = user_data;
  g_autoptr (DubanTaskHistory) history
      = duban_worker_run_finish (DUBAN_WORKER (source), result, NULL);
  g_autofree char *text = NULL;

  if (dialog->desk == NULL || history == NULL || dialog->is_saving
      || history->n_changes == dialog->detail->history->n_changes)
    return;
  if (history->last_author[0] != '\0')
    /* Translators: %s is who */
    text = g_strdup_printf (_ ("%s has just changed this task. What you typed is kept; look at it "
                               "again before you save."),
                            history->last_author);
  duban_text_show (GTK_LABEL (dialog->notice),
                   text != NULL ? text
                                : _ ("This task has just been changed. What you typed is kept; "
                                     "look at it again before you save."));
  gtk_widget_set_visible (dialog->notice, TRUE);
}

static void
desk_changed_cb (DubanRecordDialog *dialog)
{
  if (dialog->is_saving)
    return;
  duban_worker_run_async (duban_desk_get_worker (dialog->desk), look_job,
                          GUINT_TO_POINTER (dialog->detail->task->n), NULL,
                          (GDestroyNotify) duban_task_history_free, dialog->cancellable, looked_cb,
                          g_object_ref (dialog));
}

/* What is written is asked first; choices and the date stand already. */
static void
focus_first (DubanRecordDialog *dialog)
{
  for (int i = 0; i < DUBAN_N_FORM_FIELDS; i++)
    {
      g_autofree char *text = NULL;

      if (dialog->inputs[i] == NULL || i == DUBAN_FORM_TO || i == DUBAN_FORM_ON)
        continue;
      text = duban_record_field_dup_text (dialog->inputs[i]);
      if (text[0] != '\0')
        continue;
      duban_record_field_focus (dialog->inputs[i]);
      return;
    }
}

static void
add_field (DubanRecordDialog *dialog, DubanFormField field)
{
  gboolean required = (dialog->fields_required & 1u << field) != 0
                      || duban_form_get_input (field) == DUBAN_FORM_INPUT_CHOICE;
  DubanRecordField *input;
  const DubanFormChoice *choices;
  guint n;

  input = duban_record_field_new (GTK_BOX (dialog->fields), dialog->detail->terms,
                                  duban_form_get_input (field),
                                  duban_form_get_label (dialog->form, field), required);
  dialog->inputs[field] = input;
  choices = duban_form_get_choices (field, &n);
  for (guint i = 0; i < n; i++)
    duban_record_field_add_choice (input, choices[i].code, _ (choices[i].word));
  if (field == DUBAN_FORM_DUE)
    duban_record_field_set_assigned (input, dialog->detail->clock.assigned);
}

static void
add_fields (DubanRecordDialog *dialog)
{
  const char *about = dialog->form->kind == DUBAN_RECORD_VOID ? NULL : dialog->about;

  for (int i = 0; i < DUBAN_N_FORM_FIELDS; i++)
    if (dialog->fields_asked & 1u << i)
      add_field (dialog, i);
  if (dialog->inputs[DUBAN_FORM_MODE] != NULL)
    duban_record_field_on_changed (dialog->inputs[DUBAN_FORM_MODE], G_CALLBACK (mode_changed_cb),
                                   dialog);
  if (dialog->inputs[DUBAN_FORM_ON] != NULL)
    duban_record_field_on_changed (dialog->inputs[DUBAN_FORM_ON], G_CALLBACK (date_changed_cb),
                                   dialog);
  duban_record_defaults_fill (dialog->inputs, dialog->form, dialog->detail, about);
  if (dialog->form->kind == 0 || dialog->form->kind == DUBAN_RECORD_VOID)
    return;
  dialog->files = duban_record_files_new ();
  duban_record_files_take_drops (DUBAN_RECORD_FILES (dialog->files), GTK_WIDGET (dialog));
  gtk_box_append (GTK_BOX (dialog->fields), dialog->files);
}

static void
duban_record_dialog_dispose (GObject *object)
{
  DubanRecordDialog *dialog = DUBAN_RECORD_DIALOG (object);

  g_cancellable_cancel (dialog->cancellable);
  g_clear_object (&dialog->cancellable);
  g_clear_object (&dialog->desk);
  g_clear_object (&dialog->actions);
  g_clear_pointer (&dialog->detail, duban_detail_unref);
  g_clear_pointer (&dialog->about, g_free);
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
  gtk_widget_class_bind_template_child (widget_class, DubanRecordDialog, scroll);
  gtk_widget_class_bind_template_child (widget_class, DubanRecordDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, DubanRecordDialog, notice);
  gtk_widget_class_bind_template_child (widget_class, DubanRecordDialog, note);
  gtk_widget_class_bind_template_child (widget_class, DubanRecordDialog, problem);
}

static void
duban_record_dialog_init (DubanRecordDialog *dialog)
{
  const GActionEntry entries[] = { { "save", save_cb } };

  dialog->cancellable = g_cancellable_new ();
  dialog->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (dialog->actions), entries, G_N_ELEMENTS (entries),
                                   dialog);
  gtk_widget_insert_action_group (GTK_WIDGET (dialog), "record", G_ACTION_GROUP (dialog->actions));
  gtk_widget_init_template (GTK_WIDGET (dialog));
}

DubanRecordDialog *
duban_record_dialog_new (GtkWindow *parent, DubanDesk *desk, DubanDetail *detail,
                         const DubanForm *form, const char *about)
{
  DubanRecordDialog *dialog
      = g_object_new (DUBAN_TYPE_RECORD_DIALOG, "transient-for", parent, NULL);
  const char *heading = duban_form_get_title (form);

  dialog->desk = g_object_ref (desk);
  dialog->detail = duban_detail_ref (detail);
  dialog->form = form;
  dialog->about = g_strdup (about);
  dialog->fields_asked = form->fields;
  dialog->fields_required = form->required;
  if (form->kind == DUBAN_RECORD_CLOSE && duban_task_is_rectification (detail->task))
    {
      dialog->fields_asked |= DUBAN_FORM_RECTIFICATION;
      dialog->fields_required |= DUBAN_FORM_RECTIFICATION;
    }
  gtk_scrolled_window_set_max_content_height (
      GTK_SCROLLED_WINDOW (dialog->scroll),
      CLAMP (gtk_widget_get_height (GTK_WIDGET (parent)) - AROUND, FIELDS_MIN, FIELDS_MAX));
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  gtk_label_set_text (GTK_LABEL (dialog->heading), heading);
  duban_text_show_line (GTK_LABEL (dialog->subheading), detail->task->title, HEADING_CHARS);
  if (gtk_widget_get_tooltip_text (dialog->subheading) == NULL)
    gtk_widget_set_tooltip_text (dialog->subheading,
                                 gtk_label_get_text (GTK_LABEL (dialog->subheading)));
  gtk_label_set_text (GTK_LABEL (dialog->note), form->note != NULL ? _ (form->note) : "");
  gtk_widget_set_visible (dialog->note, form->note != NULL);
  add_fields (dialog);
  focus_first (dialog);
  g_signal_connect_object (desk, "changed", G_CALLBACK (desk_changed_cb), dialog,
                           G_CONNECT_SWAPPED);
  return dialog;
}

void
duban_record_dialog_attach (DubanRecordDialog *dialog, const char *path)
{
  DubanRecordField *input = dialog->inputs[DUBAN_FORM_TEXT];
  g_autofree char *text = input != NULL ? duban_record_field_dup_text (input) : NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *words = NULL;

  if (dialog->files == NULL)
    return;
  duban_record_files_add (DUBAN_RECORD_FILES (dialog->files), path);
  if (g_strcmp0 (text, "") != 0)
    return;
  /* Translators: the text of a note that only brings a file */
  words = g_strdup_printf (_ ("Attached: %s"), name);
  duban_record_field_set_text (input, words);
}
