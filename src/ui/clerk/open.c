/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/clerk/open.h"

#include "ui/clerk/bulk-dialog.h"
#include "ui/clerk/fill-dialog.h"
#include "ui/clerk/urge-dialog.h"
#include "ui/page/page.h"

#include <glib/gi18n-lib.h>

/* What waits for the register. */
typedef struct
{
  GtkWindow *parent;
  char *what;
  GArray *tasks;
  gulong handler;
} Waiting;

static void
waiting_free (gpointer data, GClosure *closure)
{
  Waiting *waiting = data;

  g_free (waiting->what);
  g_array_unref (waiting->tasks);
  g_free (waiting);
}

static gboolean
is_ready (DubanDesk *desk)
{
  DubanSnapshot *snapshot = duban_desk_get_snapshot (desk);

  return snapshot != NULL && snapshot->reg != NULL;
}

static void
present (GtkWindow *parent, DubanDesk *desk, const char *what, const guint32 *tasks, gsize n_tasks)
{
  GtkWindow *dialog;

  if (g_str_equal (what, "fill"))
    dialog = duban_fill_dialog_new (parent, desk, tasks, n_tasks);
  else if (g_str_equal (what, "urge"))
    dialog = duban_urge_dialog_new (parent, desk, tasks, n_tasks);
  else
    dialog = duban_bulk_dialog_new (parent, desk, what, tasks, n_tasks);
  if (dialog != NULL)
    gtk_window_present (dialog);
}

static void
changed_cb (DubanDesk *desk, Waiting *waiting)
{
  GtkWindow *parent = waiting->parent;
  g_autofree char *what = NULL;
  g_autoptr (GArray) tasks = NULL;

  if (!is_ready (desk))
    return;
  what = g_strdup (waiting->what);
  tasks = g_array_ref (waiting->tasks);
  g_signal_handler_disconnect (desk, waiting->handler); /* frees waiting */
  present (parent, desk, what, (const guint32 *) (gpointer) tasks->data, tasks->len);
}

/* The wait ends with the window below. */
static void
wait (GtkWindow *parent, DubanDesk *desk, const char *what, const guint32 *tasks, gsize n_tasks)
{
  Waiting *waiting = g_new0 (Waiting, 1);
  GClosure *closure = g_cclosure_new (G_CALLBACK (changed_cb), waiting, waiting_free);

  waiting->parent = parent;
  waiting->what = g_strdup (what);
  waiting->tasks
      = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (guint32)), tasks, (guint) n_tasks);
  g_object_watch_closure (G_OBJECT (parent), closure);
  waiting->handler = g_signal_connect_closure (desk, "changed", closure, FALSE);
  duban_desk_want_register (desk);
}

void
duban_clerk_open (GtkWindow *parent, DubanDesk *desk, const char *what, const guint32 *tasks,
                  gsize n_tasks)
{
  if (n_tasks == 0)
    duban_page_toast (GTK_WIDGET (parent), _ ("No task is chosen; choose at least one."), FALSE);
  else if (duban_desk_is_read_only (desk))
    duban_page_toast (GTK_WIDGET (parent), _ ("The database can only be read here."), FALSE);
  else if (is_ready (desk))
    present (parent, desk, what, tasks, n_tasks);
  else if (duban_desk_get_snapshot (desk) != NULL)
    wait (parent, desk, what, tasks, n_tasks);
}
