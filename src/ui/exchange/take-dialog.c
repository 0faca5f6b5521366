/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/take-dialog.h"

#include "app/exchange/take.h"
#include "exchange/bundle/error.h"
#include "ui/exchange/pieces.h"
#include "ui/exchange/take-report.h"

#include <glib/gi18n-lib.h>

#define TAKE "duban-take" /* kept by the window */
#define PULSE_MS 100

/* owned by the window */
typedef struct
{
  DubanPiecesDialog dialog;
  DubanDesk *desk;
  char *path;
  GCancellable *cancellable; /* of the run under way */
  GtkWidget *doing, *progress;
  guint pulse;
  gboolean is_previewed, is_done;
  gint64 confirm; /* how many tasks may be turned; -1: not said */
  int percent;    /* atomic: written by the worker */
} Take;

/* What the worker is asked for, and what it brings. */
typedef struct
{
  char *path;
  DubanTakingOptions options;
  GtkWidget *window; /* of the main thread; its percentage alone is touched */
} Ask;

typedef struct
{
  DubanTaking taking;
  GError *problem; /* NULL where it can be taken in, or was */
} Answer;

static Take *
get_take (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), TAKE);
}

static void
take_free (gpointer data)
{
  Take *take = data;

  g_clear_handle_id (&take->pulse, g_source_remove);
  g_clear_object (&take->cancellable);
  g_object_unref (take->desk);
  g_free (take->path);
  g_free (take);
}

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_object_unref (ask->options.cancellable);
  g_object_unref (ask->window);
  g_free (ask->path);
  g_free (ask);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  duban_taking_clear (&answer->taking);
  g_clear_error (&answer->problem);
  g_free (answer);
}

static void
progress_cb (gsize done, gsize total, gpointer data)
{
  Take *take = data;

  g_atomic_int_set (&take->percent, total > 0 ? (int) (done * 100 / total) : 0);
}

static gpointer
take_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ask *ask = data;
  Answer *answer;

  if (!duban_session_refresh (session, error))
    return NULL;
  answer = g_new0 (Answer, 1);
  duban_exchange_take (session, ask->path, &ask->options, &answer->taking, &answer->problem);
  return answer;
}

static gboolean
pulse_cb (gpointer data)
{
  Take *take = data;
  int percent = g_atomic_int_get (&take->percent);

  if (percent > 0)
    gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (take->progress), percent / 100.0);
  else
    gtk_progress_bar_pulse (GTK_PROGRESS_BAR (take->progress));
  return G_SOURCE_CONTINUE;
}

static void
clear (Take *take)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (take->dialog.box)) != NULL)
    gtk_box_remove (GTK_BOX (take->dialog.box), child);
}

static void
append (Take *take, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (take->dialog.box), child);
}

static void
name_accept (Take *take, const char *label, gboolean is_grave)
{
  gtk_button_set_label (GTK_BUTTON (take->dialog.accept), label);
  gtk_widget_remove_css_class (take->dialog.accept,
                               is_grave ? "suggested-action" : "destructive-action");
  gtk_widget_add_css_class (take->dialog.accept,
                            is_grave ? "destructive-action" : "suggested-action");
  gtk_widget_set_sensitive (take->dialog.accept, TRUE);
  gtk_widget_grab_focus (take->dialog.accept);
}

/* So many tasks turned at once may be a mistake of the sender's: he is asked first. */
static void
ask_again (Take *take, const DubanTaking *taking)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("This file closes, deletes or gives to another lead %zu open task. Ask %s whether "
                "that is meant; nothing has been written yet.",
                "This file closes, deletes or gives to another lead %zu open tasks. Ask %s "
                "whether that is meant; nothing has been written yet.",
                taking->n_turned),
      taking->n_turned, taking->from);
  g_autofree char *label = g_strdup_printf (
      ngettext ("Take in, %zu task", "Take in, %zu tasks", taking->n_turned), taking->n_turned);

  take->confirm = (gint64) taking->n_turned;
  append (take, duban_pieces_text_new (text, "error"));
  duban_take_report_fill (GTK_BOX (take->dialog.box), taking, FALSE);
  name_accept (take, label, TRUE);
}

static void
show_problem (Take *take, const GError *problem)
{
  append (take, duban_pieces_text_new (problem->message, "error"));
  append (take, duban_pieces_text_new (_ ("Nothing has been written."), "dim-label"));
  if (g_error_matches (problem, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_STRANGER))
    append (take, duban_pieces_text_new (
                      _ ("What to do: ask him for his identity file, drop it on the window, "
                         "compare the check code with him by telephone, and then open this file "
                         "again."),
                      NULL));
  gtk_button_set_label (GTK_BUTTON (take->dialog.cancel), _ ("_Close"));
}

static void
show_answer (Take *take, const Answer *answer)
{
  const DubanTaking *taking = &answer->taking;

  clear (take);
  if (g_error_matches (answer->problem, DUBAN_APP_ERROR, DUBAN_APP_ERROR_CONFIRM))
    {
      ask_again (take, taking);
      return;
    }
  if (answer->problem != NULL)
    {
      show_problem (take, answer->problem);
      return;
    }
  take->is_done = take->is_previewed || taking->is_repeated;
  take->is_previewed = TRUE;
  duban_take_report_fill (GTK_BOX (take->dialog.box), taking, take->is_done);
  gtk_widget_set_visible (take->dialog.cancel, !take->is_done);
  name_accept (take, take->is_done ? _ ("_Done") : _ ("_Take in"), FALSE);
  if (!take->is_done)
    return;
  duban_desk_refresh (take->desk);
  duban_pieces_look_again (take->dialog.window);
}

static void
taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  Take *take = get_take (window);
  g_autoptr (GError) error = NULL;
  Answer *answer = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  g_clear_handle_id (&take->pulse, g_source_remove);
  if (answer == NULL)
    {
      answer = g_new0 (Answer, 1);
      duban_taking_init (&answer->taking);
      answer->problem = g_steal_pointer (&error);
    }
  if (duban_pieces_dialog_is_open (window))
    show_answer (take, answer);
  answer_free (answer);
}

static void
run (GtkWidget *window)
{
  Take *take = get_take (window);
  Ask *ask = g_new0 (Ask, 1);

  g_clear_object (&take->cancellable);
  take->cancellable = g_cancellable_new ();
  g_atomic_int_set (&take->percent, 0);
  ask->path = g_strdup (take->path);
  ask->window = g_object_ref (window);
  ask->options = (DubanTakingOptions){ .preview = !take->is_previewed,
                                       .confirm = take->confirm,
                                       .cancellable = g_object_ref (take->cancellable),
                                       .progress = progress_cb,
                                       .progress_data = take };
  clear (take);
  take->doing = duban_pieces_text_new (
      take->is_previewed ? _ ("Taking the file in…") : _ ("Reading the file…"), NULL);
  take->progress = gtk_progress_bar_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (take->progress), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Progress"), -1);
  append (take, take->doing);
  append (take, take->progress);
  gtk_widget_set_sensitive (take->dialog.accept, FALSE);
  take->pulse = g_timeout_add (PULSE_MS, pulse_cb, take);
  duban_worker_run_async (duban_desk_get_worker (take->desk), take_job, ask, ask_free, answer_free,
                          NULL, taken_cb, g_object_ref (window));
}

static void
accept_cb (GtkWidget *window)
{
  if (get_take (window)->is_done)
    gtk_window_close (GTK_WINDOW (window));
  else
    run (window);
}

/* Closing while it runs takes it back: nothing is half done. */
static void
closed_cb (GtkWidget *window)
{
  Take *take = get_take (window);

  g_clear_handle_id (&take->pulse, g_source_remove);
  if (take->cancellable != NULL)
    g_cancellable_cancel (take->cancellable);
}

void
duban_take_dialog_open (GtkWidget *from, DubanDesk *desk, const char *path)
{
  Take *take = g_new0 (Take, 1);
  g_autofree char *file = g_filename_display_basename (path);
  GtkWidget *window;

  take->dialog = duban_pieces_dialog_new (from, _ ("Import an exchange file"), _ ("_Take in"));
  window = take->dialog.window;
  take->desk = g_object_ref (desk);
  take->path = g_strdup (path);
  take->confirm = -1;
  g_object_set_data_full (G_OBJECT (window), TAKE, take, take_free);
  g_signal_connect (window, "destroy", G_CALLBACK (closed_cb), NULL);
  g_signal_connect_object (take->dialog.accept, "clicked", G_CALLBACK (accept_cb), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  run (window);
}
