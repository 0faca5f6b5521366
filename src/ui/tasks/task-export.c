/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/task-export.h"

#include "app/view/task-sheet.h"
#include "ui/page/problem.h"

#include <glib/gi18n-lib.h>

#define CHOOSER "duban-export-chooser" /* kept by the page while it is open */

typedef struct
{
  DubanSnapshot *snapshot;
  guint32 *tasks;
  gsize n;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  duban_snapshot_unref (export->snapshot);
  g_free (export->tasks);
  g_free (export->path);
  g_free (export);
}

/* How many were left out, plus 1. */
static gpointer
export_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Export *export = data;
  gsize n_left_out;

  if (!duban_task_sheet_export (export->snapshot, export->tasks, export->n, export->path,
                                &n_left_out, error))
    return NULL;
  return GSIZE_TO_POINTER (n_left_out + 1);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) page = user_data;
  g_autoptr (GError) error = NULL;
  gsize n_left_out
      = GPOINTER_TO_SIZE (duban_worker_run_finish (DUBAN_WORKER (source), result, &error)) - 1;
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      duban_problem_tell_error (page, error);
      return;
    }
  if (n_left_out == 0)
    text = g_strdup (_ ("Exported."));
  else
    text = g_strdup_printf (ngettext ("Exported; %u task that may not be passed on was left out.",
                                      "Exported; %u tasks that may not be passed on were left out.",
                                      (gulong) n_left_out),
                            (guint) n_left_out);
  duban_page_toast (page, text, FALSE);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, DubanPage *page)
{
  Export *export = g_object_get_data (G_OBJECT (chooser), "duban-export");
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  export->path = file != NULL ? g_file_get_path (file) : NULL;
  if (export->path != NULL)
    {
      g_object_steal_data (G_OBJECT (chooser), "duban-export");
      duban_worker_run_async (duban_desk_get_worker (duban_page_get_desk (page)), export_job,
                              export, export_free, NULL, NULL, exported_cb, g_object_ref (page));
    }
  g_object_set_data (G_OBJECT (page), CHOOSER, NULL);
}

void
duban_task_export_open (DubanPage *page, guint32 *tasks, gsize n)
{
  DubanSnapshot *snapshot = duban_page_get_snapshot (page);
  GtkFileChooserNative *chooser;
  Export *export;

  if (n == 0 || snapshot == NULL || snapshot->reg == NULL
      || g_object_get_data (G_OBJECT (page), CHOOSER) != NULL)
    {
      g_free (tasks);
      return;
    }
  export = g_new0 (Export, 1);
  export->snapshot = duban_snapshot_ref (snapshot);
  export->tasks = tasks;
  export->n = n;
  chooser = gtk_file_chooser_native_new (_ ("Export the tasks"),
                                         GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("Tasks.csv"));
  g_object_set_data_full (G_OBJECT (chooser), "duban-export", export, export_free);
  g_object_set_data_full (G_OBJECT (page), CHOOSER, chooser, g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
