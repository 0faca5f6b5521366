/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/history/stepping.h"

#include "app/edit/undo.h"
#include "app/wording/command.h"
#include "ui/page/page.h"
#include "ui/page/problem.h"

#include <glib/gi18n-lib.h>

/* One step under way. */
typedef struct
{
  GWeakRef from;
  DubanDesk *desk;
  gint64 since;
  gboolean redo;
} Step;

static void
step_free (Step *step)
{
  g_weak_ref_clear (&step->from);
  g_object_unref (step->desk);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

/* What to say of it. */
static char *
say_result (const DubanUndoResult *result, gboolean redo)
{
  g_autofree char *words = duban_wording_of_command (result->label);

  if (redo)
    return g_strdup_printf (C_ ("toast", "Done again: %s"), words);
  if (result->n_left == 0)
    /* Translators: a toast; %s is what was taken back */
    return g_strdup_printf (_ ("Taken back: %s"), words);
  return g_strdup_printf (ngettext ("Taken back: %s; %u value was changed again since and stays",
                                    "Taken back: %s; %u values were changed again since and stay",
                                    result->n_left),
                          words, result->n_left);
}

static gpointer
step_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;
  g_auto (DubanUndoResult) result = { 0 };

  if (!duban_session_refresh (session, error)
      || !(step->redo ? duban_redo_last (session, step->since, &result, error)
                      : duban_undo_last (session, step->since, &result, error)))
    return NULL;
  return say_result (&result, step->redo);
}

static void
stepped_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&step->from);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (words != NULL)
    duban_desk_refresh (step->desk);
  if (from != NULL && words != NULL)
    duban_page_toast (from, words, FALSE);
  else if (from != NULL)
    duban_problem_tell_error (from, error);
}

static void
run (GtkWidget *from, DubanDesk *desk, gint64 since, gboolean redo)
{
  Step *step = g_new0 (Step, 1);

  g_weak_ref_init (&step->from, from);
  step->desk = g_object_ref (desk);
  step->since = since;
  step->redo = redo;
  duban_worker_run_async (duban_desk_get_worker (desk), step_job, step, NULL, g_free, NULL,
                          stepped_cb, step);
}

void
duban_stepping_undo (GtkWidget *from, DubanDesk *desk, gint64 since)
{
  run (from, desk, since, FALSE);
}

void
duban_stepping_redo (GtkWidget *from, DubanDesk *desk, gint64 since)
{
  run (from, desk, since, TRUE);
}

gboolean
duban_stepping_in_text (GtkWindow *window, gboolean redo)
{
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL || !(GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)))
    return FALSE;
  gtk_widget_activate_action (focus, redo ? "text.redo" : "text.undo", NULL);
  return TRUE;
}
