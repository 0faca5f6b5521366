/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/delivery.h"

#include "ui/page/page.h"
#include "ui/page/problem.h"
#include "ui/print/paper-operation.h"
#include "ui/print/print.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CHOOSER "duban-report-file" /* kept by the page while it is open */

/* One under way: of the job, and of who waits for it. */
typedef struct
{
  GtkWidget *from;
  DubanWorker *worker;
  DubanBusyBar *bar;
  DubanEdition *edition;
  GCancellable *cancellable;
  gulong handler;
  char *path;           /* of a file */
  DubanOutputKind kind; /* of a file that is asked for */
  DubanPages *pages;    /* made to be printed */
  char *text;           /* made to be copied */
  GBytes *html;         /* made to be copied */
  gint64 issued;        /* its number */
  DubanDeliveryIssued told;
} Task;

static Task *
task_new (const DubanDelivery *delivery, DubanEdition *edition)
{
  Task *task = g_new0 (Task, 1);

  task->from = g_object_ref (delivery->from);
  task->worker = g_object_ref (delivery->worker);
  task->bar = g_object_ref (delivery->bar);
  task->edition = duban_edition_ref (edition);
  return task;
}

static void
task_free (gpointer data)
{
  Task *task = data;

  if (task->handler != 0)
    g_signal_handler_disconnect (task->bar, task->handler);
  g_clear_pointer (&task->pages, duban_pages_free);
  g_clear_pointer (&task->html, g_bytes_unref);
  duban_edition_unref (task->edition);
  g_clear_object (&task->cancellable);
  g_object_unref (task->bar);
  g_object_unref (task->worker);
  g_clear_object (&task->from);
  g_free (task->path);
  g_free (task->text);
  g_free (task);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Task, task_free)

/* One at a time. (transfer full task) */
static void
run (Task *task, const char *words, DubanJob job, GAsyncReadyCallback done)
{
  if (duban_busy_bar_is_busy (task->bar))
    {
      duban_page_toast (task->from, _ ("Something is still being made; wait for it, or cancel it."),
                        FALSE);
      task_free (task);
      return;
    }
  task->cancellable = g_cancellable_new ();
  task->handler = g_signal_connect_swapped (task->bar, "stopped", G_CALLBACK (g_cancellable_cancel),
                                            task->cancellable);
  duban_busy_bar_set (task->bar, words);
  duban_worker_run_async (task->worker, job, task, NULL, NULL, task->cancellable, done, task);
}

/* Whether it is to be gone on with; what went wrong is told. */
static gboolean
finish (Task *task, GObject *source, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;

  duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  duban_busy_bar_set (task->bar, NULL);
  if (gtk_widget_get_root (task->from) == NULL
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (error != NULL)
    duban_problem_tell_error (task->from, error);
  return error == NULL;
}

static gpointer
write_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Task *task = data;

  duban_output_write (task->edition->document, task->path, duban_busy_bar_tell, task->bar,
                      cancellable, error);
  return NULL;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Task) task = user_data;
  g_autofree char *name = g_filename_display_basename (task->path);
  /* Translators: the name of a file */
  g_autofree char *words = g_strdup_printf (_ ("Exported as “%s”."), name);

  if (finish (task, source, result))
    duban_page_toast (task->from, words, FALSE);
}

void
duban_delivery_write (const DubanDelivery *delivery, DubanEdition *edition, const char *path)
{
  Task *task = task_new (delivery, edition);

  task->path = g_strdup (path);
  run (task, _ ("Exporting…"), write_job, written_cb);
}

static void
file_chosen_cb (GtkNativeDialog *chooser, int response, GtkWidget *from)
{
  const Task *task = g_object_get_data (G_OBJECT (chooser), "task");
  const DubanDelivery delivery = { from, task->worker, task->bar };
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    duban_delivery_write (&delivery, task->edition, path);
  g_object_set_data (G_OBJECT (from), CHOOSER, NULL);
}

static const char *
get_ending (DubanOutputKind kind)
{
  static const char *const endings[] = { ".pdf", ".docx", ".xlsx", ".html", ".txt" };

  return endings[kind];
}

/* The title, without what no file may be called. */
static char *
dup_file_name (const DubanEdition *edition, DubanOutputKind kind)
{
  g_autofree char *title = g_strdelimit (g_strdup (edition->document->title), "/\\:*?\"<>|\n", '-');

  return g_strconcat (title, get_ending (kind), NULL);
}

void
duban_delivery_export (const DubanDelivery *delivery, DubanEdition *edition, DubanOutputKind kind)
{
  g_autofree char *name = dup_file_name (edition, kind);
  GtkFileChooserNative *chooser;
  Task *task;

  if (g_object_get_data (G_OBJECT (delivery->from), CHOOSER) != NULL)
    return;
  task = task_new (delivery, edition);
  g_clear_object (&task->from); /* which holds the chooser */
  chooser = gtk_file_chooser_native_new (_ ("Export the report"),
                                         GTK_WINDOW (gtk_widget_get_root (delivery->from)),
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "task", task, task_free);
  g_object_set_data_full (G_OBJECT (delivery->from), CHOOSER, chooser, g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (file_chosen_cb), delivery->from, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Laid out once more, for the main thread, which draws them. */
static gpointer
print_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Task *task = data;

  task->pages = duban_pages_new (task->edition->document, duban_busy_bar_tell, task->bar,
                                 cancellable, error);
  return NULL;
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Task) task = user_data;
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (!finish (task, source, result))
    return;
  operation = duban_paper_operation_new (
      g_steal_pointer (&task->pages), task->edition->document->title,
      duban_edition_ref (task->edition), (GDestroyNotify) duban_edition_unref);
  duban_print_run (GTK_WINDOW (gtk_widget_get_root (task->from)), operation);
}

void
duban_delivery_print (const DubanDelivery *delivery, DubanEdition *edition)
{
  run (task_new (delivery, edition), _ ("Laying out…"), print_job, laid_out_cb);
}

static gpointer
copy_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Task *task = data;

  task->text = duban_plain_make (task->edition->document);
  task->html = duban_html_make (task->edition->document);
  return NULL;
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Task) task = user_data;
  g_autoptr (GdkContentProvider) both = NULL;
  GdkContentProvider *providers[2];

  if (!finish (task, source, result))
    return;
  providers[0] = gdk_content_provider_new_typed (G_TYPE_STRING, task->text);
  providers[1] = gdk_content_provider_new_for_bytes ("text/html", task->html);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (task->from), both);
  duban_page_toast (task->from, _ ("Copied. It can be pasted into a message or a document."),
                    FALSE);
}

void
duban_delivery_copy (const DubanDelivery *delivery, DubanEdition *edition)
{
  run (task_new (delivery, edition), _ ("Copying…"), copy_job, copied_cb);
}

static gpointer
issue_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Task *task = data;
  const DubanEdition *edition = task->edition;
  g_autoptr (GBytes) pdf = duban_pdf_make (edition->document, edition->pages, duban_busy_bar_tell,
                                           task->bar, cancellable, error);
  g_autoptr (DubanIssued) issued = NULL;

  if (pdf == NULL || !duban_session_refresh (session, error))
    return NULL;
  issued = duban_issue_keep (session, edition->report, &edition->parts, pdf, error);
  task->issued = issued != NULL ? issued->id : 0;
  return NULL;
}

static void
issued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Task) task = user_data;

  if (!finish (task, source, result))
    return;
  duban_page_toast (task->from, _ ("Issued. It is kept as it is, whatever changes later."), FALSE);
  task->told (task->from, task->issued);
}

void
duban_delivery_issue (const DubanDelivery *delivery, DubanEdition *edition,
                      DubanDeliveryIssued issued)
{
  Task *task = task_new (delivery, edition);

  task->told = issued;
  run (task, _ ("Issuing…"), issue_job, issued_cb);
}
