/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/task-export.h"

#include "app/export/run.h"
#include "ui/page/problem.h"
#include "ui/widgets/busy-bar.h"

#include <glib/gi18n-lib.h>

#define CHOOSER "duban-export-chooser" /* kept by the page while it is open */

/* One under way: of the job, and of who waits for it. */
typedef struct
{
  GtkWidget *page; /* owned while the job runs; before it the page owns this */
  guint32 *tasks;
  gsize n;
  const char *ending; /* what was asked for; static */
  char *path;
  DubanBusyBar *bar;
  GCancellable *cancellable;
  gulong handler;
  gsize n_left_out;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  if (export->handler != 0)
    g_signal_handler_disconnect (export->bar, export->handler);
  g_clear_object (&export->cancellable);
  g_clear_object (&export->bar);
  g_clear_object (&export->page);
  g_free (export->tasks);
  g_free (export->path);
  g_free (export);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Export, export_free)

static gpointer
export_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  const DubanExportScope scope = { .tasks = export->tasks,
                                   .n_tasks = export->n,
                                   .progress = duban_busy_bar_tell,
                                   .progress_data = export->bar,
                                   .cancellable = cancellable };

  if (duban_session_refresh (session, error))
    duban_export_run (session, export->path, DUBAN_EXPORT_ANY, &scope, &export->n_left_out, error);
  return NULL;
}

/* (transfer full) */
static char *
say_exported (const Export *export)
{
  g_autofree char *name = g_filename_display_basename (export->path);
  g_autofree char *text = NULL;

  if (export->n_left_out == 0)
    return g_strdup_printf (_ ("Exported as “%s”."), name);
  text = g_strdup_printf (ngettext ("Exported; %u task that may not be passed on was left out.",
                                    "Exported; %u tasks that may not be passed on were left out.",
                                    (gulong) export->n_left_out),
                          (guint) export->n_left_out);
  return g_steal_pointer (&text);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Export) export = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  duban_busy_bar_set (export->bar, NULL);
  if (gtk_widget_get_root (export->page) == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    {
      duban_problem_tell_error (export->page, error);
      return;
    }
  text = say_exported (export);
  duban_page_toast (export->page, text, FALSE);
}

/* One at a time. (transfer full export) */
static void
run (Export *export, DubanPage *page)
{
  DubanWorker *worker = duban_desk_get_worker (duban_page_get_desk (page));

  export->page = g_object_ref (GTK_WIDGET (page));
  export->bar = g_object_ref (g_object_get_data (G_OBJECT (page), DUBAN_TASK_EXPORT_BAR));
  if (duban_busy_bar_is_busy (export->bar))
    {
      duban_page_toast (export->page,
                        _ ("Something is still being made; wait for it, or cancel it."), FALSE);
      export_free (export);
      return;
    }
  export->cancellable = g_cancellable_new ();
  export->handler = g_signal_connect_swapped (
      export->bar, "stopped", G_CALLBACK (g_cancellable_cancel), export->cancellable);
  duban_busy_bar_set (export->bar, _ ("Exporting…"));
  duban_worker_run_async (worker, export_job, export, NULL, NULL, export->cancellable, exported_cb,
                          export);
}

/* A name that was typed without an ending gets the one that was asked for: the chooser has not
 * asked whether that may be replaced. */
static gboolean
complete_name (Export *export, GtkWidget *page)
{
  g_autofree char *lower = g_ascii_strdown (export->path, -1);
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (g_str_has_suffix (lower, ".xlsx") || g_str_has_suffix (lower, ".csv")
      || g_str_has_suffix (lower, ".ics"))
    return TRUE;
  path = g_strconcat (export->path, export->ending, NULL);
  name = g_filename_display_basename (path);
  g_free (export->path);
  export->path = g_steal_pointer (&path);
  if (!g_file_test (export->path, G_FILE_TEST_EXISTS))
    return TRUE;
  text = g_strdup_printf (
      _ ("There is a file “%s” already; choose it with its ending to replace it."), name);
  duban_page_toast (page, text, FALSE);
  return FALSE;
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, DubanPage *page)
{
  Export *export = g_object_get_data (G_OBJECT (chooser), "duban-export");
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  export->path = file != NULL ? g_file_get_path (file) : NULL;
  if (export->path != NULL && complete_name (export, GTK_WIDGET (page)))
    {
      g_object_steal_data (G_OBJECT (chooser), "duban-export");
      run (export, page);
    }
  g_object_set_data (G_OBJECT (page), CHOOSER, NULL);
}

/* What the file is called and what it holds. */
static const struct
{
  const char *ending, *title, *name;
} formats[] = {
  { ".xlsx", N_ ("Export the tasks to Excel"), N_ ("Tasks.xlsx") },
  { ".csv", N_ ("Export the tasks as text"), N_ ("Tasks.csv") },
  { ".ics", N_ ("Export the deadlines as a calendar"), N_ ("Deadlines.ics") },
};

void
duban_task_export_open (DubanPage *page, guint32 *tasks, gsize n, const char *ending)
{
  GtkFileChooserNative *chooser;
  Export *export;
  gsize i = 0;

  if (n == 0 || g_object_get_data (G_OBJECT (page), CHOOSER) != NULL)
    {
      g_free (tasks);
      return;
    }
  while (i + 1 < G_N_ELEMENTS (formats) && g_strcmp0 (formats[i].ending, ending) != 0)
    i++;
  export = g_new0 (Export, 1);
  export->tasks = tasks;
  export->n = n;
  export->ending = formats[i].ending;
  chooser = gtk_file_chooser_native_new (_ (formats[i].title),
                                         GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ (formats[i].name));
  g_object_set_data_full (G_OBJECT (chooser), "duban-export", export, export_free);
  g_object_set_data_full (G_OBJECT (page), CHOOSER, chooser, g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
