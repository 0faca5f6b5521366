/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/undo-dialog.h"

#include "app/exchange/reversal.h"
#include "ui/exchange/pieces.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"

#include <glib/gi18n-lib.h>

#define UNDO "duban-undo" /* kept by the window */
#define MAX_LINES 200     /* widgets of a list; the rest is counted */

/* owned by the window */
typedef struct
{
  DubanPiecesDialog dialog;
  DubanDesk *desk;
  char *import;
} Undo;

typedef struct
{
  DubanReversal reversal;
  GError *problem;
} Answer;

static Undo *
get_undo (GtkWidget *window)
{
  return g_object_get_data (G_OBJECT (window), UNDO);
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_object_unref (undo->desk);
  g_free (undo->import);
  g_free (undo);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  duban_reversal_clear (&answer->reversal);
  g_clear_error (&answer->problem);
  g_free (answer);
}

/* Without a confirmation nothing is written: it says what would be. */
static gpointer
look_job (DubanSession *session, gpointer import, GCancellable *cancellable, GError **error)
{
  Answer *answer;

  if (!duban_session_refresh (session, error))
    return NULL;
  answer = g_new0 (Answer, 1);
  duban_exchange_reverse (session, import, FALSE, &answer->reversal, &answer->problem);
  return answer;
}

static gboolean
undo_deed (DubanSession *session, gpointer import, GError **error)
{
  g_auto (DubanReversal) reversal = { 0 };

  return duban_exchange_reverse (session, import, TRUE, &reversal, error);
}

static void
append (Undo *undo, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (undo->dialog.box), child);
}

static void
clear (Undo *undo)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (undo->dialog.box)) != NULL)
    gtk_box_remove (GTK_BOX (undo->dialog.box), child);
}

static const char *
say_kind (DubanReversalKind kind)
{
  switch (kind)
    {
    case DUBAN_REVERSAL_DONE:
      return _ ("is taken back");
    case DUBAN_REVERSAL_PARTLY:
      return _ ("taken back in part; the rest was changed again since");
    case DUBAN_REVERSAL_DELETED:
      return _ ("deleted, for the import had brought it");
    case DUBAN_REVERSAL_STAYS:
      return _ ("stays: it was changed again since");
    case DUBAN_REVERSAL_ELSEWHERE:
    default:
      return _ ("stays: another desk leads it");
    }
}

static void
show_tasks (Undo *undo, const GPtrArray *tasks)
{
  GtkWidget *list = duban_pieces_list_new (_ ("By task"));
  g_autofree char *rest = NULL;

  for (guint i = 0; i < MIN (tasks->len, MAX_LINES); i++)
    {
      const DubanReversalTask *task = tasks->pdata[i];
      g_autofree char *title = g_strdup_printf ("%s %s", task->number != NULL ? task->number : "–",
                                                task->title != NULL ? task->title : "–");
      /* Translators: what becomes of a task; whose edits these were */
      g_autofree char *what = g_strdup_printf (_ ("%s (written by %s)"), say_kind (task->kind),
                                               task->authors != NULL ? task->authors : "–");
      const char *const texts[] = { what, NULL };

      gtk_list_box_append (GTK_LIST_BOX (list), duban_pieces_row_new (title, texts));
    }
  append (undo, duban_pieces_heading_new (_ ("By task"), NULL));
  append (undo, list);
  if (tasks->len <= MAX_LINES)
    return;
  rest = g_strdup_printf (ngettext ("and %u more", "and %u more", tasks->len - MAX_LINES),
                          tasks->len - MAX_LINES);
  append (undo, duban_pieces_text_new (rest, "dim-label"));
}

static void
show_reversal (Undo *undo, const DubanReversal *reversal)
{
  g_autofree char *head = g_strdup_printf (_ ("What came from %s"), reversal->from);

  append (undo, duban_pieces_heading_new (
                    head, _ ("Nothing is deleted from the history: this desk writes anew what "
                             "stood before, and your colleagues learn it with your next "
                             "export.")));
  if (reversal->tasks != NULL && reversal->tasks->len > 0)
    show_tasks (undo, reversal->tasks);
  if (reversal->n_directory > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%zu entry of the directory is taken back.\n",
                    "%zu entries of the directory are taken back.\n", reversal->n_directory),
          reversal->n_directory);

      append (undo, duban_pieces_text_new (g_strchomp (text), NULL));
    }
  gtk_widget_set_sensitive (undo->dialog.accept, TRUE);
  gtk_widget_grab_focus (undo->dialog.cancel);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  Undo *undo = get_undo (window);
  g_autoptr (GError) error = NULL;
  Answer *answer = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  const GError *problem = answer != NULL ? answer->problem : error;

  if (duban_pieces_dialog_is_open (window))
    {
      clear (undo);
      if (answer != NULL && g_error_matches (problem, DUBAN_APP_ERROR, DUBAN_APP_ERROR_CONFIRM))
        show_reversal (undo, &answer->reversal);
      else if (problem != NULL)
        append (undo, duban_pieces_text_new (problem->message, "error"));
    }
  g_clear_pointer (&answer, answer_free);
}

static void
done_cb (GtkWidget *window, gboolean succeeded, const char *message, gpointer user_data)
{
  Undo *undo = get_undo (window);

  if (!succeeded)
    {
      clear (undo);
      append (undo, duban_pieces_text_new (message, "error"));
      return;
    }
  duban_pieces_look_again (window);
  duban_page_toast (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (window))),
                    _ ("The import was taken back"), FALSE);
  gtk_window_close (GTK_WINDOW (window));
}

static void
accept_cb (GtkWidget *window)
{
  Undo *undo = get_undo (window);

  gtk_widget_set_sensitive (undo->dialog.accept, FALSE);
  duban_deed_run_then (window, undo->desk, undo_deed, g_strdup (undo->import), g_free, done_cb,
                       NULL);
}

void
duban_undo_dialog_open (GtkWidget *from, DubanDesk *desk, gint64 import)
{
  Undo *undo = g_new0 (Undo, 1);
  GtkWidget *window;

  undo->dialog = duban_pieces_dialog_new (from, _ ("Take an import back"), _ ("Take _back"));
  window = undo->dialog.window;
  undo->desk = g_object_ref (desk);
  undo->import = g_strdup_printf ("%" G_GINT64_FORMAT, import);
  g_object_set_data_full (G_OBJECT (window), UNDO, undo, undo_free);
  gtk_widget_set_sensitive (undo->dialog.accept, FALSE);
  gtk_widget_remove_css_class (undo->dialog.accept, "suggested-action");
  gtk_widget_add_css_class (undo->dialog.accept, "destructive-action");
  append (undo, duban_pieces_text_new (_ ("Looking at what it did…"), "dim-label"));
  g_signal_connect_object (undo->dialog.accept, "clicked", G_CALLBACK (accept_cb), window,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
  duban_worker_run_async (duban_desk_get_worker (desk), look_job, g_strdup (undo->import), g_free,
                          answer_free, NULL, looked_cb, g_object_ref (window));
}
