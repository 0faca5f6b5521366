/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/worker.h"

#include "store/care.h"

#include <glib/gi18n-lib.h>

struct _DubanWorker
{
  GObject parent_instance;

  /* set once */
  char *path;
  DubanClock *clock;
  GThread *thread;
  GAsyncQueue *queue; /* of GTask; the worker itself is the sign to end */

  /* of the thread */
  DubanSession *session;
};

G_DEFINE_FINAL_TYPE (DubanWorker, duban_worker, G_TYPE_OBJECT)

typedef gpointer (*WorkFunc) (DubanWorker *worker, gpointer work, GCancellable *cancellable,
                              GError **error);

/* What a GTask of the queue carries. */
typedef struct
{
  WorkFunc func;
  DubanJob job;
  gpointer data;
  GDestroyNotify free_data;
  GDestroyNotify free_result;
  char *leader;
  gboolean office;
  char *backup;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  if (work->free_data != NULL)
    work->free_data (work->data);
  g_free (work->leader);
  g_free (work->backup);
  g_free (work);
}

/* Whether what is open is not what should be: it lies elsewhere now or was replaced by another, or
 * was opened for reading only and can be written again. */
static gboolean
is_stale (DubanWorker *worker)
{
  DubanDb *db = worker->session->db;

  return duban_db_has_moved (db) || (duban_db_is_read_only (db) && duban_db_can_be_written (db));
}

/* A database that cannot be written can still be read. */
static gboolean
ensure_session (DubanWorker *worker, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (worker->session != NULL && is_stale (worker))
    g_clear_pointer (&worker->session, duban_session_free);
  if (worker->session != NULL)
    return TRUE;
  worker->session = duban_session_open (worker->path, FALSE, worker->clock, &local_error);
  if (g_error_matches (local_error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY))
    worker->session = duban_session_open (worker->path, TRUE, worker->clock, NULL);
  if (worker->session == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return worker->session != NULL;
}

static gpointer
work_on_job (DubanWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  if (!ensure_session (worker, error))
    return NULL;
  return work->job (worker->session, work->data, cancellable, error);
}

static gpointer
work_on_creation (DubanWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  g_clear_pointer (&worker->session, duban_session_free);
  duban_session_create (worker->path, work->leader, work->office, worker->clock, error);
  return NULL;
}

static gpointer
work_on_restore (DubanWorker *worker, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  char *kept = NULL;

  g_clear_pointer (&worker->session, duban_session_free);
  duban_care_restore (worker->path, work->backup, &kept, error);
  return kept;
}

static void
carry_out (DubanWorker *worker, GTask *task)
{
  Work *work = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  GError *error = NULL;
  gpointer result = NULL;

  if (!g_cancellable_set_error_if_cancelled (cancellable, &error))
    result = work->func (worker, work, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, work->free_result);
}

static gpointer
worker_thread (gpointer data)
{
  DubanWorker *worker = data;

  for (;;)
    {
      gpointer item = g_async_queue_pop (worker->queue);

      if (item == worker)
        break;
      carry_out (worker, item);
      g_object_unref (item);
      if (worker->session != NULL && g_async_queue_length (worker->queue) == 0)
        duban_db_rest (worker->session->db);
    }
  g_clear_pointer (&worker->session, duban_session_free);
  return NULL;
}

static void
hand_in (DubanWorker *worker, Work *work, GCancellable *cancellable, GAsyncReadyCallback callback,
         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (worker, cancellable, callback, user_data);

  g_task_set_task_data (task, work, work_free);
  if (worker->thread == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED,
                             _ ("The program is closing; nothing was done."));
  else
    g_async_queue_push (worker->queue, g_steal_pointer (&task));
}

static void
duban_worker_finalize (GObject *object)
{
  DubanWorker *worker = DUBAN_WORKER (object);

  duban_worker_stop (worker);
  g_async_queue_unref (worker->queue);
  duban_clock_free (worker->clock);
  g_free (worker->path);
  G_OBJECT_CLASS (duban_worker_parent_class)->finalize (object);
}

static void
duban_worker_class_init (DubanWorkerClass *class)
{
  G_OBJECT_CLASS (class)->finalize = duban_worker_finalize;
}

static void
duban_worker_init (DubanWorker *worker)
{
  worker->queue = g_async_queue_new ();
}

DubanWorker *
duban_worker_new (const char *path, DubanClock *clock)
{
  DubanWorker *worker = g_object_new (DUBAN_TYPE_WORKER, NULL);

  worker->path = g_strdup (path);
  worker->clock = clock;
  worker->thread = g_thread_new ("database", worker_thread, worker);
  return worker;
}

const char *
duban_worker_get_path (DubanWorker *worker)
{
  return worker->path;
}

void
duban_worker_run_async (DubanWorker *worker, DubanJob job, gpointer data, GDestroyNotify free_data,
                        GDestroyNotify free_result, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  Work *work = g_new0 (Work, 1);

  work->func = work_on_job;
  work->job = job;
  work->data = data;
  work->free_data = free_data;
  work->free_result = free_result;
  hand_in (worker, work, cancellable, callback, user_data);
}

gpointer
duban_worker_run_finish (DubanWorker *worker, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, worker), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
duban_worker_create_async (DubanWorker *worker, const char *leader, gboolean office,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  Work *work = g_new0 (Work, 1);

  work->func = work_on_creation;
  work->leader = g_strdup (leader);
  work->office = office;
  hand_in (worker, work, NULL, callback, user_data);
}

gboolean
duban_worker_create_finish (DubanWorker *worker, GAsyncResult *result, GError **error)
{
  GError *local_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, worker), FALSE);
  g_task_propagate_pointer (G_TASK (result), &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

void
duban_worker_restore_async (DubanWorker *worker, const char *backup, GAsyncReadyCallback callback,
                            gpointer user_data)
{
  Work *work = g_new0 (Work, 1);

  work->func = work_on_restore;
  work->backup = g_strdup (backup);
  work->free_result = g_free;
  hand_in (worker, work, NULL, callback, user_data);
}

gboolean
duban_worker_restore_finish (DubanWorker *worker, GAsyncResult *result, char **kept, GError **error)
{
  GError *local_error = NULL;

  g_return_val_if_fail (g_task_is_valid (result, worker), FALSE);
  *kept = g_task_propagate_pointer (G_TASK (result), &local_error);
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return local_error == NULL;
}

void
duban_worker_stop (DubanWorker *worker)
{
  if (worker->thread == NULL)
    return;
  g_async_queue_push (worker->queue, worker);
  g_thread_join (g_steal_pointer (&worker->thread));
}
