/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/exchange/folder-part.h"

#include "app/exchange/shared-folder.h"
#include "app/exchange/syncing.h"
#include "ui/exchange/pieces.h"
#include "ui/page/deed.h"
#include "ui/page/page.h"
#include "ui/page/problem.h"
#include "ui/widgets/wrap-box.h"

#include <glib/gi18n-lib.h>

static const char *
say_state (const DubanOverview *overview)
{
  if (overview->folder == NULL)
    return _ ("None is set. A folder that Syncthing, Nextcloud or a file server carries between "
              "the desks spares the USB stick.");
  return overview->folder_is_available
             ? _ ("available")
             : _ ("not available now: see that it is mounted, or that its carrier runs");
}

GtkWidget *
duban_folder_part_new (const DubanOverview *overview)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *buttons = duban_wrap_box_new (6);

  gtk_box_append (GTK_BOX (box), duban_pieces_heading_new (_ ("Shared folder"), NULL));
  if (overview->folder != NULL)
    gtk_box_append (GTK_BOX (box), duban_pieces_text_new (overview->folder, "heading"));
  gtk_box_append (GTK_BOX (box), duban_pieces_text_new (say_state (overview), "dim-label"));
  duban_wrap_box_append (
      DUBAN_WRAP_BOX (buttons),
      duban_pieces_button_new (_ ("Set the shared _folder…"), "exchange.set-folder", FALSE));
  if (overview->folder != NULL)
    {
      duban_wrap_box_append (DUBAN_WRAP_BOX (buttons),
                             duban_pieces_button_new (_ ("_Sync now"), "exchange.sync", FALSE));
      duban_wrap_box_append (
          DUBAN_WRAP_BOX (buttons),
          duban_pieces_button_new (_ ("Use it no _more"), "exchange.unset-folder", FALSE));
    }
  gtk_box_append (GTK_BOX (box), buttons);
  return box;
}

/* ---- what its buttons do */

static gboolean
set_deed (DubanSession *session, gpointer folder, GError **error)
{
  return duban_shared_folder_set (session, folder, error);
}

static void
set_cb (GtkWidget *from, gboolean succeeded, const char *message, gpointer user_data)
{
  if (!succeeded)
    duban_problem_tell (from, message);
  else
    duban_pieces_look_again (from);
}

void
duban_folder_part_set (GtkWidget *from, DubanDesk *desk, const char *folder)
{
  duban_deed_run_then (from, desk, set_deed, g_strdup (folder), g_free, set_cb, NULL);
}

/* What is said at the end: a line, and what went wrong. */
typedef struct
{
  char *done, *problems;
} Outcome;

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_free (outcome->done);
  g_free (outcome->problems);
  g_free (outcome);
}

static void
add_lines (GString *text, const GPtrArray *lines)
{
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            (const char *) lines->pdata[i]);
}

static Outcome *
outcome_new (const DubanSyncing *syncing)
{
  Outcome *outcome = g_new0 (Outcome, 1);
  g_autoptr (GString) problems = g_string_new (NULL);
  gsize n_taken = 0, n_put = 0;

  for (guint i = 0; i < syncing->colleagues->len; i++)
    {
      const DubanSyncColleague *one = syncing->colleagues->pdata[i];

      n_taken += one->takings->len;
      n_put += one->n_published;
      add_lines (problems, one->refused);
      add_lines (problems, one->failed);
    }
  outcome->done
      = n_taken + n_put > 0
            /* Translators: counts of files */
            ? g_strdup_printf (_ ("Synced: %zu files taken in, %zu put there"), n_taken, n_put)
            : g_strdup (_ ("Synced: there was nothing new"));
  if (problems->len > 0)
    outcome->problems = g_strdup (problems->str);
  return outcome;
}

static gpointer
sync_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_auto (DubanSyncing) syncing = { 0 };

  if (!duban_session_refresh (session, error) || !duban_exchange_sync (session, &syncing, error))
    return NULL;
  return outcome_new (&syncing);
}

static void
synced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanPage) page = user_data;
  g_autoptr (GError) error = NULL;
  Outcome *outcome = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (page)) != NULL)
    {
      duban_desk_refresh (duban_page_get_desk (page));
      duban_pieces_look_again (GTK_WIDGET (page));
      if (outcome == NULL)
        duban_problem_tell (GTK_WIDGET (page), error->message);
      else if (outcome->problems != NULL)
        duban_problem_tell (GTK_WIDGET (page), outcome->problems);
      else
        duban_page_toast (GTK_WIDGET (page), outcome->done, FALSE);
    }
  g_clear_pointer (&outcome, outcome_free);
}

void
duban_folder_part_sync (DubanPage *page)
{
  duban_worker_run_async (duban_desk_get_worker (duban_page_get_desk (page)), sync_job, NULL, NULL,
                          outcome_free, NULL, synced_cb, g_object_ref (page));
}
