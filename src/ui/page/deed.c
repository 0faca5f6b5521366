/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/page/deed.h"

#include "ui/page/page.h"
#include "ui/page/problem.h"

typedef struct
{
  DubanDeed deed;
  gpointer data;
  GDestroyNotify free_data;
} Doing;

/* Who waits for it. */
typedef struct
{
  GWeakRef from;
  DubanDesk *desk;
  char *done; /* or NULL */
  DubanDeedDone then;
  gpointer user_data;
} Waiting;

static void
doing_free (gpointer data)
{
  Doing *doing = data;

  if (doing->free_data != NULL)
    doing->free_data (doing->data);
  g_free (doing);
}

static void
waiting_free (Waiting *waiting)
{
  g_weak_ref_clear (&waiting->from);
  g_object_unref (waiting->desk);
  g_free (waiting->done);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static gpointer
deed_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Doing *doing = data;

  if (!duban_session_refresh (session, error))
    return NULL;
  return doing->deed (session, doing->data, error) ? session : NULL;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Waiting) waiting = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkWidget) from = g_weak_ref_get (&waiting->from);
  gboolean succeeded = duban_worker_run_finish (DUBAN_WORKER (source), result, &error) != NULL;

  if (succeeded)
    duban_desk_refresh (waiting->desk);
  if (from == NULL)
    return;
  if (waiting->done != NULL && succeeded)
    duban_page_toast (from, waiting->done, TRUE);
  else if (waiting->done != NULL)
    duban_problem_tell_error (from, error);
  if (waiting->then != NULL)
    waiting->then (from, succeeded, error != NULL ? error->message : NULL, waiting->user_data);
}

static void
run (Waiting *waiting, DubanDeed deed, gpointer data, GDestroyNotify free_data)
{
  Doing *doing = g_new0 (Doing, 1);

  doing->deed = deed;
  doing->data = data;
  doing->free_data = free_data;
  duban_worker_run_async (duban_desk_get_worker (waiting->desk), deed_job, doing, doing_free, NULL,
                          NULL, done_cb, waiting);
}

static Waiting *
waiting_new (GtkWidget *from, DubanDesk *desk)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  g_weak_ref_init (&waiting->from, from);
  waiting->desk = g_object_ref (desk);
  return waiting;
}

void
duban_deed_run (GtkWidget *from, DubanDesk *desk, DubanDeed deed, gpointer data,
                GDestroyNotify free_data, const char *done)
{
  Waiting *waiting = waiting_new (from, desk);

  waiting->done = g_strdup (done);
  run (waiting, deed, data, free_data);
}

void
duban_deed_run_then (GtkWidget *from, DubanDesk *desk, DubanDeed deed, gpointer data,
                     GDestroyNotify free_data, DubanDeedDone then, gpointer user_data)
{
  Waiting *waiting = waiting_new (from, desk);

  waiting->then = then;
  waiting->user_data = user_data;
  run (waiting, deed, data, free_data);
}
