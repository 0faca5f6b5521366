/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record/record-open.h"

#include "ui/record/record-dialog.h"

#include <glib/gi18n-lib.h>

/* What the loading asks for, and whom it is for. */
typedef struct
{
  GtkWindow *parent; /* owned */
  DubanDesk *desk;   /* owned */
  DubanVerdict *verdict;
  guint32 task;
  char *kind, *about;
} Ask;

static void
ask_free (Ask *ask)
{
  g_object_unref (ask->parent);
  g_object_unref (ask->desk);
  duban_verdict_unref (ask->verdict);
  g_free (ask->kind);
  g_free (ask->about);
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

static void
present (const Ask *ask, DubanDetail *detail)
{
  DubanRecordKind kind = g_str_equal (ask->kind, "next") ? duban_detail_get_next_act (detail)
                                                         : duban_record_kind_parse (ask->kind);
  DubanRecordDialog *dialog;

  if (kind == 0)
    return;
  dialog = duban_record_dialog_new (ask->parent, ask->desk, detail, kind, ask->about);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (saved_cb), ask->parent, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Ask *ask = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanDetail) detail = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (error != NULL)
    tell (ask->parent, error->message, FALSE);
  else if (detail == NULL)
    tell (ask->parent, _ ("This task is not there any more."), FALSE);
  else if (gtk_widget_get_root (GTK_WIDGET (ask->parent)) != NULL)
    present (ask, detail);
  ask_free (ask);
}

void
duban_record_dialog_open (GtkWindow *parent, DubanDesk *desk, guint32 task, const char *kind)
{
  DubanVerdict *verdict = duban_desk_get_verdict (desk);
  g_auto (GStrv) parts = g_strsplit (kind, ":", 2);
  Ask *ask;

  if (verdict == NULL || duban_desk_is_read_only (desk))
    return;
  ask = g_new0 (Ask, 1);
  ask->parent = g_object_ref (parent);
  ask->desk = g_object_ref (desk);
  ask->verdict = duban_verdict_ref (verdict);
  ask->task = task;
  ask->kind = g_strdup (parts[0]);
  ask->about = parts[0] != NULL ? g_strdup (parts[1]) : NULL;
  /* What stands in ask outlives the job: loaded_cb frees it. */
  duban_worker_run_async (duban_desk_get_worker (desk), load_job, ask, NULL,
                          (GDestroyNotify) duban_detail_unref, NULL, loaded_cb, ask);
}
