/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/print/slip-actions.h"

#include "ui/page/page.h"
#include "ui/page/problem.h"
#include "ui/print/print.h"

#include <glib/gi18n-lib.h>

#define DESK "duban-slips-desk"

typedef struct
{
  DubanSnapshot *snapshot;
  guint32 *tasks;
  gsize n;
} Wanted;

static void
wanted_free (gpointer data)
{
  Wanted *wanted = data;

  duban_snapshot_unref (wanted->snapshot);
  g_free (wanted->tasks);
  g_free (wanted);
}

static gpointer
load_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = data;

  return duban_slips_load (session, wanted->snapshot, wanted->tasks, wanted->n, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanSlips) slips = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (!gtk_widget_get_mapped (GTK_WIDGET (window)))
    return;
  if (slips == NULL)
    duban_problem_tell_error (GTK_WIDGET (window), error);
  else if (slips->slips->len == 0)
    duban_page_toast (GTK_WIDGET (window), _ ("These tasks are not there any more."), FALSE);
  else
    duban_print_slips (window, g_steal_pointer (&slips));
}

static void
refuse (GtkWindow *window)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("At most %d slip is printed at once: choose fewer tasks.",
                "At most %d slips are printed at once: choose fewer tasks.", DUBAN_SLIPS_MAX),
      DUBAN_SLIPS_MAX);

  duban_page_toast (GTK_WIDGET (window), text, FALSE);
}

static void
print_slips_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = user_data;
  DubanDesk *desk = g_object_get_data (G_OBJECT (window), DESK);
  DubanSnapshot *snapshot = duban_desk_get_snapshot (desk);
  Wanted *wanted;
  gsize n;
  const guint32 *tasks = duban_page_unpack_tasks (parameter, &n);

  if (snapshot == NULL)
    return;
  if (n == 0)
    duban_page_toast (GTK_WIDGET (window), _ ("No task is chosen; choose at least one."), FALSE);
  if (n > DUBAN_SLIPS_MAX)
    refuse (window);
  if (n == 0 || n > DUBAN_SLIPS_MAX)
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->snapshot = duban_snapshot_ref (snapshot);
  wanted->tasks = g_memdup2 (tasks, n * sizeof *tasks);
  wanted->n = n;
  duban_worker_run_async (duban_desk_get_worker (desk), load_job, wanted, wanted_free,
                          (GDestroyNotify) duban_slips_free, NULL, loaded_cb,
                          g_object_ref (window));
}

void
duban_slip_actions_add (GtkWindow *window, DubanDesk *desk)
{
  const GActionEntry entries[] = { { "print-slips", print_slips_cb, "au" } };

  g_object_set_data_full (G_OBJECT (window), DESK, g_object_ref (desk), g_object_unref);
  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
}
