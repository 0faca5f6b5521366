/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/sync-dialog.h"

#include "app/exchange/syncing.h"
#include "ui/exchange/pieces.h"
#include "ui/exchange/progress.h"
#include "ui/exchange/take-dialog.h"
#include "ui/exchange/take-report.h"
#include "ui/page/problem.h"

#include <glib/gi18n-lib.h>

#define RUN "duban-sync"  /* kept by the page while one is under way */
#define PATH "duban-path" /* kept by a button */
#define PATIENCE_MS 400   /* what is done sooner needs no dialog */

typedef struct
{
  DubanPage *page; /* owned */
  DubanPiecesDialog dialog;
  GtkWidget *window; /* the dialog's, which keeps this */
  DubanProgressBar *bar;
  guint patience;
} Run;

typedef struct
{
  DubanSyncing syncing;
  GError *problem; /* NULL: it went through */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  duban_syncing_clear (&answer->syncing);
  g_clear_error (&answer->problem);
  g_free (answer);
}

static gpointer
sync_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const DubanEffort effort = duban_progress_bar_get_effort (data);
  Answer *answer = g_new0 (Answer, 1);

  if (duban_session_refresh (session, &answer->problem))
    duban_exchange_sync_with_effort (session, &effort, &answer->syncing, &answer->problem);
  return answer;
}

/* ---- what came of it */

static void
say (Run *run, const char *text, const char *class)
{
  gtk_box_append (GTK_BOX (run->dialog.box), duban_pieces_text_new (text, class));
}

static void
confirm_cb (GtkWidget *button, GtkWidget *window)
{
  g_autofree char *path = g_strdup (g_object_get_data (G_OBJECT (button), PATH));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (window));
  Run *run = g_object_get_data (G_OBJECT (window), RUN);
  g_autoptr (DubanPage) page = g_object_ref (run->page);

  gtk_window_close (GTK_WINDOW (window));
  duban_take_dialog_open (GTK_WIDGET (parent), duban_page_get_desk (page), path);
}

/* What turns many tasks is taken in by itself: looked at, and confirmed. */
static void
show_unconfirmed (Run *run, const DubanSyncColleague *colleague, const char *path)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Look at it and confirm…"));
  g_autofree char *text = g_strdup_printf (
      _ ("One file of %s closes, deletes or hands over many open tasks at once. It was not taken "
         "in: ask him whether that is meant, then look at it."),
      colleague->name);

  say (run, text, "error");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_object_set_data_full (G_OBJECT (button), PATH, g_strdup (path), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (confirm_cb), run->window, 0);
  gtk_box_append (GTK_BOX (run->dialog.box), button);
}

static void
show_lines (Run *run, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    say (run, lines->pdata[i], "error");
}

static void
show_published (Run *run, const DubanSyncColleague *colleague)
{
  g_autofree char *put
      = colleague->n_changes > 0
            ? g_strdup_printf (ngettext ("Put there for %s: %zu change",
                                         "Put there for %s: %zu changes", colleague->n_changes),
                               colleague->name, colleague->n_changes)
            : g_strdup_printf (_ ("Put there for %s: a receipt, nothing new"), colleague->name);

  if (colleague->n_published > 0)
    say (run, put, NULL);
}

static gboolean
is_any (const DubanSyncColleague *colleague)
{
  return colleague->takings->len + colleague->refused->len + colleague->failed->len
             + colleague->unconfirmed->len + colleague->n_published
         > 0;
}

static void
show_colleague (Run *run, const DubanSyncColleague *colleague)
{
  g_auto (DubanTaking) all = { 0 };

  duban_taking_init (&all);
  for (guint i = 0; colleague->takings->len > 1 && i < colleague->takings->len; i++)
    duban_taking_add (&all, colleague->takings->pdata[i]);
  if (colleague->takings->len > 0)
    duban_take_report_fill (GTK_BOX (run->dialog.box),
                            colleague->takings->len > 1 ? &all : colleague->takings->pdata[0],
                            TRUE);
  else
    gtk_box_append (GTK_BOX (run->dialog.box), duban_pieces_heading_new (colleague->name, NULL));
  for (guint i = 0; i < colleague->unconfirmed->len; i++)
    show_unconfirmed (run, colleague,
                      ((const DubanSyncUnconfirmed *) colleague->unconfirmed->pdata[i])->path);
  show_lines (run, colleague->refused);
  show_lines (run, colleague->failed);
  show_published (run, colleague);
}

static void
show_answer (Run *run, const Answer *answer)
{
  if (answer->problem != NULL)
    say (
        run,
        g_error_matches (answer->problem, G_IO_ERROR, G_IO_ERROR_CANCELLED)
            ? _ ("The sync was stopped. What was taken in before stands below; the rest comes with "
                 "the next one.")
            : answer->problem->message,
        "error");
  for (guint i = 0; i < answer->syncing.colleagues->len; i++)
    if (is_any (answer->syncing.colleagues->pdata[i]))
      show_colleague (run, answer->syncing.colleagues->pdata[i]);
  gtk_widget_set_visible (run->dialog.cancel, FALSE);
  gtk_widget_set_visible (run->dialog.accept, TRUE);
  gtk_window_present (GTK_WINDOW (run->window));
  gtk_widget_grab_focus (run->dialog.accept);
}

/* Whether there is more to be said than fits a line. */
static gboolean
has_much (const Answer *answer)
{
  return answer->syncing.colleagues != NULL
         && (duban_syncing_is_any (&answer->syncing)
             || duban_syncing_count_problems (&answer->syncing) > 0);
}

static void
tell (Run *run, const Answer *answer)
{
  GtkWidget *page = GTK_WIDGET (run->page);

  duban_desk_refresh (duban_page_get_desk (run->page));
  duban_pieces_look_again (page);
  if (has_much (answer))
    {
      show_answer (run, answer);
      return;
    }
  gtk_window_destroy (GTK_WINDOW (run->window));
  if (answer->problem == NULL)
    duban_page_toast (page, _ ("Synced: there was nothing new"), FALSE);
  else if (!g_error_matches (answer->problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    duban_problem_tell (page, answer->problem->message);
}

/* ---- the run */

static void
run_free (gpointer data)
{
  Run *run = data;

  g_clear_handle_id (&run->patience, g_source_remove);
  duban_progress_bar_end (run->bar);
  duban_progress_bar_unref (run->bar);
  g_object_unref (run->page);
  g_free (run);
}

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  Run *run = g_object_get_data (G_OBJECT (window), RUN);
  g_autoptr (GError) error = NULL;
  Answer *answer = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  g_clear_handle_id (&run->patience, g_source_remove);
  g_object_set_data (G_OBJECT (run->page), RUN, NULL);
  if (answer == NULL)
    {
      answer = g_new0 (Answer, 1);
      answer->problem = g_steal_pointer (&error);
    }
  if (gtk_widget_get_root (GTK_WIDGET (run->page)) != NULL && duban_pieces_dialog_is_open (window))
    {
      duban_progress_bar_end (run->bar);
      tell (run, answer);
    }
  else if (gtk_widget_get_root (GTK_WIDGET (run->page)) != NULL)
    {
      duban_desk_refresh (duban_page_get_desk (run->page));
      duban_pieces_look_again (GTK_WIDGET (run->page));
    }
  answer_free (answer);
}

static void
patience_cb (gpointer user_data)
{
  Run *run = user_data;

  run->patience = 0;
  gtk_window_present (GTK_WINDOW (run->window));
}

static void
bar_unref_cb (gpointer bar)
{
  duban_progress_bar_unref (bar);
}

/* Closing it while it runs stops it after the file at hand. */
static void
closed_cb (GtkWidget *window, Run *run)
{
  g_clear_handle_id (&run->patience, g_source_remove);
  duban_progress_bar_cancel (run->bar);
}

void
duban_sync_dialog_run (DubanPage *page)
{
  Run *run;

  if (g_object_get_data (G_OBJECT (page), RUN) != NULL)
    return;
  run = g_new0 (Run, 1);
  run->page = g_object_ref (page);
  run->dialog
      = duban_pieces_dialog_new (GTK_WIDGET (page), _ ("Sync of the shared folder"), _ ("_Done"));
  run->window = run->dialog.window;
  run->bar = duban_progress_bar_new (GTK_BOX (run->dialog.box),
                                     _ ("Taking in what came, and putting there what is new…"));
  gtk_widget_set_visible (run->dialog.accept, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (run->dialog.accept), "window.close");
  g_object_set_data_full (G_OBJECT (run->window), RUN, run, run_free);
  g_object_set_data (G_OBJECT (page), RUN, run);
  g_signal_connect (run->window, "destroy", G_CALLBACK (closed_cb), run);
  run->patience = g_timeout_add_once (PATIENCE_MS, patience_cb, run);
  duban_worker_run_async (duban_desk_get_worker (duban_page_get_desk (page)), sync_job,
                          duban_progress_bar_ref (run->bar), bar_unref_cb, answer_free, NULL,
                          synced_cb, g_object_ref (run->window));
}
