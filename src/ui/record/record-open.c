/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record/record-open.h"

#include "ui/page/page.h"
#include "ui/page/problem.h"
#include "ui/record/record-defaults.h"
#include "ui/record/record-dialog.h"

#include <glib/gi18n-lib.h>

#define READING "duban-record-reading" /* kept by the parent while its form is being read */

/* What the loading asks for, and whom it is for. */
typedef struct
{
  GtkWindow *parent; /* owned */
  DubanDesk *desk;   /* owned */
  DubanVerdict *verdict;
  guint32 task;
  char *kind, *about;
  GStrv files; /* or NULL */
} Ask;

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->parent);
  g_object_unref (ask->desk);
  duban_verdict_unref (ask->verdict);
  g_free (ask->kind);
  g_free (ask->about);
  g_strfreev (ask->files);
  g_free (ask);
}

static gpointer
load_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ask *ask = data;
  DubanDetail *detail = NULL;

  duban_detail_load (session, ask->verdict, ask->task, &detail, error);
  return detail;
}

static void
tell (GtkWindow *parent, const char *text, gboolean undo)
{
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.toast", "(sb)", text, undo);
}

static void
saved_cb (GtkWindow *parent, const char *text)
{
  tell (parent, text, TRUE);
}

/* What is asked for as the task stands: the next act by its name; a lead or unit that it has
 * already is handed over; what names a record may be its end. */
static const DubanForm *
find_form (const Ask *ask, const DubanDetail *detail)
{
  const char *code = ask->kind;

  if (g_str_equal (code, "next"))
    code = duban_record_kind_get_code (duban_detail_get_next_act (detail));
  else if ((g_str_equal (code, "set-lead") && detail->task->lead != 0)
           || (g_str_equal (code, "set-unit") && detail->task->unit != 0))
    code = "handover";
  else if (g_str_equal (code, "milestone") && ask->about != NULL)
    code = "milestone-done";
  else if (g_str_equal (code, "extension") && ask->about != NULL)
    code = "extension-answer";
  return duban_form_find (code);
}

static void
present (const Ask *ask, DubanDetail *detail)
{
  const DubanForm *form = find_form (ask, detail);
  DubanRecordDialog *dialog;

  if (form == NULL)
    return;
  if (!duban_record_defaults_has_choice (form, detail))
    {
      tell (ask->parent, _ ("There is nothing left of this task that this could end."), FALSE);
      return;
    }
  dialog = duban_record_dialog_new (ask->parent, ask->desk, detail, form, ask->about);
  for (gsize i = 0; ask->files != NULL && ask->files[i] != NULL; i++)
    duban_record_dialog_attach (dialog, ask->files[i]);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), ask->parent, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanDetail) detail = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  g_object_set_data (G_OBJECT (ask->parent), READING, NULL);
  if (error != NULL)
    duban_problem_tell_error (GTK_WIDGET (ask->parent), error);
  else if (detail == NULL)
    tell (ask->parent, _ ("This task is not there any more."), FALSE);
  else if (gtk_widget_get_root (GTK_WIDGET (ask->parent)) != NULL)
    present (ask, detail);
  ask_free (ask);
}

static void
open_form (GtkWindow *parent, DubanDesk *desk, guint32 task, const char *kind, const char *about,
           const char *const *files)
{
  DubanVerdict *verdict = duban_desk_get_verdict (desk);
  Ask *ask;

  if (verdict == NULL || duban_desk_is_read_only (desk)
      || g_object_get_data (G_OBJECT (parent), READING) != NULL)
    return; /* a second press while the first one's form is read opens no second form */
  g_object_set_data (G_OBJECT (parent), READING, GINT_TO_POINTER (TRUE));
  ask = g_new0 (Ask, 1);
  ask->parent = g_object_ref (parent);
  ask->desk = g_object_ref (desk);
  ask->verdict = duban_verdict_ref (verdict);
  ask->task = task;
  ask->kind = g_strdup (kind);
  ask->about = g_strdup (about);
  ask->files = g_strdupv ((char **) files);
  /* What stands in ask outlives the job: loaded_cb frees it. */
  duban_worker_run_async (duban_desk_get_worker (desk), load_job, ask, NULL,
                          (GDestroyNotify) duban_detail_unref, NULL, loaded_cb, ask);
}

void
duban_record_dialog_open (GtkWindow *parent, DubanDesk *desk, guint32 task, const char *kind)
{
  g_auto (GStrv) parts = g_strsplit (kind, ":", 2);

  if (parts[0] != NULL)
    open_form (parent, desk, task, parts[0], parts[1], NULL);
}

void
duban_record_dialog_attach_to (GtkWindow *parent, DubanDesk *desk, guint32 task,
                               const char *const *files)
{
  open_form (parent, desk, task, "note", NULL, files);
}
