/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preferences/restoring.h"

#include "app/edit/restore.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/page/problem.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* One restore, from the question to its end. */
typedef struct
{
  GWeakRef from;
  DubanDesk *desk;
  char *backup;
  char *kept; /* where the replaced database lies; or NULL */
} Restoring;

static void
restoring_free (Restoring *restoring)
{
  g_weak_ref_clear (&restoring->from);
  g_object_unref (restoring->desk);
  g_free (restoring->backup);
  g_free (restoring->kept);
  g_free (restoring);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restoring, restoring_free)

static void
free_closure (gpointer data, GClosure *closure)
{
  restoring_free (data);
}

static gboolean
take_later (DubanSession *session, gpointer data, GError **error)
{
  DubanRestoreResult result = { 0 };

  return duban_restore_later (session, data, TRUE, &result, error);
}

static void
later_answered_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Restoring *restoring = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&restoring->from);

  if (from != NULL && g_str_equal (response, "take"))
    duban_deed_run (from, restoring->desk, take_later, g_strdup (restoring->kept), g_free,
                    _ ("The later changes are taken back in."));
}

/* Paths are users' text: the body is no markup. */
static GtkWidget *
new_dialog (GtkWidget *from, const char *heading, const char *body)
{
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), heading, NULL);

  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), FALSE);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  return dialog;
}

static char *
words_of_result (const Restoring *restoring, const DubanRestoreResult *result)
{
  g_autofree char *shown = g_filename_display_name (restoring->kept);

  if (result == NULL || result->n_later == 0)
    return g_strdup_printf (_ ("What was there before is kept as %s."), shown);
  return g_strdup_printf (
      ngettext ("What was there before is kept as %s. It has %u change that is not in the backup.",
                "What was there before is kept as %s. It has %u changes that are not in the "
                "backup.",
                (gulong) result->n_later),
      shown, (guint) result->n_later);
}

/* result: NULL where the old database cannot be read. Takes restoring over. */
static void
tell (GtkWidget *from, Restoring *restoring, const DubanRestoreResult *result)
{
  g_autofree char *body = words_of_result (restoring, result);
  GtkWidget *dialog = new_dialog (from, _ ("The backup is restored"), body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  if (result != NULL && result->n_later > 0)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "take", _ ("_Take them in"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "take",
                                                  ADW_RESPONSE_SUGGESTED);
    }
  g_signal_connect_data (dialog, "response", G_CALLBACK (later_answered_cb), restoring,
                         free_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gpointer
count_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  DubanRestoreResult *result = g_new0 (DubanRestoreResult, 1);

  if (duban_session_refresh (session, error)
      && duban_restore_later (session, data, FALSE, result, error))
    return result;
  g_free (result);
  return NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restoring) restoring = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&restoring->from);
  g_autofree DubanRestoreResult *later
      = duban_worker_run_finish (DUBAN_WORKER (source), result, NULL);

  duban_desk_refresh (restoring->desk);
  if (from != NULL)
    tell (from, g_steal_pointer (&restoring), later);
}

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restoring) restoring = user_data;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&restoring->from);
  g_autoptr (GError) error = NULL;
  gboolean restored
      = duban_worker_restore_finish (DUBAN_WORKER (source), result, &restoring->kept, &error);

  if (restored && restoring->kept != NULL)
    {
      char *kept = g_strdup (restoring->kept);

      duban_worker_run_async (DUBAN_WORKER (source), count_job, kept, g_free, g_free, NULL,
                              counted_cb, g_steal_pointer (&restoring));
      return;
    }
  duban_desk_refresh (restoring->desk);
  if (from != NULL && restored)
    duban_page_toast (from, _ ("The backup is restored"), FALSE);
  else if (from != NULL)
    duban_problem_tell_error (from, error);
}

static void
asked_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  Restoring *asked = user_data;
  Restoring *restoring;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&asked->from);

  if (from == NULL || !g_str_equal (response, "restore"))
    return;
  restoring = g_new0 (Restoring, 1);
  g_weak_ref_init (&restoring->from, from);
  restoring->desk = g_object_ref (asked->desk);
  duban_worker_restore_async (duban_desk_get_worker (asked->desk), asked->backup, restored_cb,
                              restoring);
}

void
duban_restoring_ask (GtkWidget *from, DubanDesk *desk, const char *backup)
{
  Restoring *restoring = g_new0 (Restoring, 1);
  g_autofree char *name = g_path_get_basename (backup);
  g_autofree char *shown = g_filename_display_name (name);
  g_autofree char *body = g_strdup_printf (
      _ ("The database becomes what it was in %s. What it is now is kept beside it."), shown);
  GtkWidget *dialog = new_dialog (from, _ ("Restore this backup?"), body);

  g_weak_ref_init (&restoring->from, from);
  restoring->desk = g_object_ref (desk);
  restoring->backup = g_strdup (backup);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "restore",
                                    _ ("_Restore"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "restore",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (asked_cb), restoring, free_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
