/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/figure-tasks.h"

#include "ui/page/page.h"
#include "ui/summaries/period-words.h"

#include <glib/gi18n-lib.h>

/* A figure, and the edition that it is of. */
typedef struct
{
  GtkWidget *from;
  DubanEdition *edition;
  guint figure;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_object_unref (wanted->from);
  duban_edition_unref (wanted->edition);
  g_free (wanted);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wanted, wanted_free)

static gpointer
find_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return duban_edition_find_tasks (wanted->edition, wanted->figure, session, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wanted) wanted = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) tasks = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  const DubanFigure *figure = duban_document_get_figure (wanted->edition->document, wanted->figure);
  g_autofree char *period = duban_period_words_dup (wanted->edition->key.period);
  /* Translators: the words for a list of tasks: a figure of a report, and of which period */
  g_autofree char *words = g_strdup_printf (_ ("%s · %s"), figure->label, period);

  if (gtk_widget_get_root (wanted->from) == NULL)
    return;
  if (tasks == NULL)
    duban_page_toast (wanted->from, error->message, FALSE);
  else if (tasks->len == 0)
    duban_page_toast (wanted->from, _ ("This figure counts no task."), FALSE);
  else
    duban_page_show_tasks (wanted->from, words, (const guint32 *) (gpointer) tasks->data,
                           tasks->len);
}

void
duban_figure_tasks_open (GtkWidget *from, DubanWorker *worker, DubanEdition *edition, guint figure)
{
  Wanted *wanted;

  if (edition == NULL || duban_document_get_figure (edition->document, figure) == NULL)
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->from = g_object_ref (from);
  wanted->edition = duban_edition_ref (edition);
  wanted->figure = figure;
  duban_worker_run_async (worker, find_job, wanted, NULL, (GDestroyNotify) g_array_unref, NULL,
                          found_cb, wanted);
}
