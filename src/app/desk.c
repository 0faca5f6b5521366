/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/desk.h"

#include "app/judgement.h"
#include "app/watch.h"

#define RETRY_MS 20000 /* after a failure: what ends it may write nothing */

struct _DubanDesk
{
  GObject parent_instance;

  DubanWorker *worker;
  GCancellable *cancellable; /* of what is under way; ends with the desk */
  DubanDeskState state;
  GError *error;
  DubanSnapshot *snapshot;
  DubanWatch *watch; /* NULL until it is asked for */
  gint64 midnight;   /* of the computer's time: when the day of the snapshot is over */
  guint retry;       /* source of a check after a failure; 0: none */
  guint32 scope;
  gboolean read_only;
  gboolean wants_register;
  gboolean registering; /* it is being loaded */
  gboolean looking;     /* a look is under way */
  gboolean again;       /* another was asked for meanwhile */
  gboolean checking;
  gboolean check_again;
  gboolean judging;
  gboolean is_held;   /* nothing is judged anew while something older can be shown */
  gboolean held_back; /* a judging that waits for that */
};

G_DEFINE_FINAL_TYPE (DubanDesk, duban_desk, G_TYPE_OBJECT)

enum
{
  CHANGED,
  JUDGING,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* What a look brings to the main thread. */
typedef struct
{
  DubanSnapshot *snapshot; /* NULL: none was judged yet */
  gint64 midnight;         /* of the computer's time: when the day is over */
  gboolean read_only;
} Look;

/* What a check compares with. */
typedef struct
{
  gint64 last_change;
  DubanDay today;
} Known;

static void
look_free (gpointer data)
{
  Look *look = data;

  g_clear_pointer (&look->snapshot, duban_snapshot_unref);
  g_free (look);
}

/* verdict and reg may be NULL. (transfer full) both. */
static Look *
look_new (DubanSession *session, DubanVerdict *verdict, DubanRegister *reg)
{
  Look *look = g_new0 (Look, 1);

  look->read_only = duban_db_is_read_only (session->db);
  look->midnight = duban_clock_get_midnight (session->clock);
  if (verdict != NULL)
    look->snapshot = duban_snapshot_new (duban_terms_ref (session->terms), verdict, reg,
                                         session->last_change, session->now.milliseconds);
  return look;
}

/* The verdict that is there, of whatever day: what a window shows first. */
static gpointer
glance_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  DubanVerdict *verdict = NULL;
  gboolean is_current = FALSE;
  Look *look;

  if (!duban_session_refresh (session, error)
      || !duban_judgement_get_any (session, &verdict, &is_current, error))
    return NULL;
  look = look_new (session, verdict, NULL);
  if (look->snapshot != NULL)
    look->snapshot->is_current = is_current;
  return look;
}

static gpointer
judge_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  DubanRegister *reg = NULL;
  DubanVerdict *verdict;
  Look *look;

  if (!duban_session_refresh (session, error))
    return NULL;
  verdict = duban_judgement_get_with_register (session, &reg, cancellable, error);
  if (verdict == NULL)
    return NULL;
  look = look_new (session, verdict, reg);
  look->snapshot->is_current = TRUE;
  return look;
}

/* The register beside the verdict that is shown; nothing where that is not the present any more:
 * another look is under way then. */
static gpointer
register_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Known *known = data;

  if (!duban_session_refresh (session, error) || session->now.today != known->today
      || session->last_change != known->last_change)
    return NULL;
  return duban_judgement_load_register (session, cancellable, error);
}

/* Whether anything differs from what is known: a pointer to say yes, NULL for no. */
static gpointer
check_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Known *known = data;

  if (!duban_session_refresh (session, error))
    return NULL;
  return session->now.today != known->today || session->last_change != known->last_change ? session
                                                                                          : NULL;
}

static void
set_judging (DubanDesk *desk, gboolean judging)
{
  if (desk->judging == judging)
    return;
  desk->judging = judging;
  g_signal_emit (desk, signals[JUDGING], 0);
}

static void
retry_cb (gpointer user_data)
{
  DubanDesk *desk = user_data;

  desk->retry = 0;
  duban_desk_check (desk);
}

/* What was shown stays, with the error beside it; without a database and without anything shown it
 * is the first run. */
static void
take_error (DubanDesk *desk, GError *error)
{
  gboolean missing = g_error_matches (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_MISSING);

  g_clear_error (&desk->error);
  if (missing && desk->snapshot == NULL)
    g_error_free (error);
  else
    desk->error = error;
  if (desk->snapshot == NULL)
    desk->state = missing ? DUBAN_DESK_MISSING : DUBAN_DESK_FAILED;
  if (desk->watch != NULL && desk->retry == 0)
    desk->retry = g_timeout_add_once (RETRY_MS, retry_cb, desk);
  g_signal_emit (desk, signals[CHANGED], 0);
}

static Known *
known_new (DubanDesk *desk)
{
  Known *known = g_new0 (Known, 1);

  known->last_change = desk->snapshot->last_change;
  known->today = desk->snapshot->terms->today;
  return known;
}

/* (transfer full) snapshot */
static void
set_snapshot (DubanDesk *desk, DubanSnapshot *snapshot)
{
  g_clear_pointer (&desk->snapshot, duban_snapshot_unref);
  desk->snapshot = snapshot;
  g_signal_emit (desk, signals[CHANGED], 0);
}

static void
registered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanDesk) desk = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanRegister) reg = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  desk->registering = FALSE;
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_error (desk, g_steal_pointer (&error));
  else if (reg != NULL && desk->snapshot != NULL && desk->snapshot->reg == NULL)
    set_snapshot (desk, duban_snapshot_with_register (desk->snapshot, reg));
}

/* A register that was loaded while another snapshot came is of facts that are gone: it is asked
 * for again then, and only then. */
static void
ensure_register (DubanDesk *desk)
{
  if (!desk->wants_register || desk->registering || desk->looking || desk->snapshot == NULL
      || desk->snapshot->reg != NULL || !desk->snapshot->is_current)
    return;
  desk->registering = TRUE;
  duban_worker_run_async (desk->worker, register_job, known_new (desk), g_free,
                          (GDestroyNotify) duban_register_unref, desk->cancellable, registered_cb,
                          g_object_ref (desk));
}

static void
take_look (DubanDesk *desk, Look *look)
{
  if (look->snapshot == NULL)
    return;
  desk->read_only = look->read_only;
  desk->state = DUBAN_DESK_READY;
  look->snapshot->scope = desk->scope;
  g_clear_error (&desk->error);
  desk->midnight = look->midnight;
  if (desk->watch != NULL)
    duban_watch_expect_midnight (desk->watch, desk->midnight);
  set_snapshot (desk, g_steal_pointer (&look->snapshot));
}

static void
end_look (DubanDesk *desk)
{
  gboolean again = desk->again;

  desk->looking = desk->again = FALSE;
  set_judging (desk, FALSE);
  if (again && desk->worker != NULL)
    duban_desk_refresh (desk);
  else if (desk->worker != NULL)
    ensure_register (desk);
}

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanDesk) desk = user_data;
  GError *error = NULL;
  Look *look = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);

  if (look != NULL)
    {
      take_look (desk, look);
      look_free (look);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_error_free (error);
  else
    take_error (desk, error);
  end_look (desk);
}

static void
judge (DubanDesk *desk)
{
  desk->held_back = FALSE;
  duban_worker_run_async (desk->worker, judge_job, NULL, NULL, look_free, desk->cancellable,
                          judged_cb, g_object_ref (desk));
}

static void
glanced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanDesk) desk = user_data;
  GError *error = NULL;
  Look *look = duban_worker_run_finish (DUBAN_WORKER (source), result, &error);
  gboolean current;

  if (look == NULL)
    {
      take_error (desk, error);
      end_look (desk);
      return;
    }
  current = look->snapshot != NULL && look->snapshot->is_current;
  if (current || desk->snapshot == NULL)
    take_look (desk, look);
  look_free (look);
  if (current)
    {
      end_look (desk);
      return;
    }
  set_judging (desk, TRUE);
  desk->held_back = desk->is_held && desk->snapshot != NULL;
  if (!desk->held_back)
    judge (desk);
}

/* A failure that a check found is over when a later one finds nothing wrong. */
static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanDesk) desk = user_data;
  GError *error = NULL;
  gboolean differs = duban_worker_run_finish (DUBAN_WORKER (source), result, &error) != NULL;
  gboolean cancelled = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  desk->checking = FALSE;
  if (error != NULL && !cancelled)
    take_error (desk, g_steal_pointer (&error));
  else if (!cancelled && desk->worker != NULL && (differs || desk->error != NULL))
    duban_desk_refresh (desk);
  else if (desk->check_again && desk->worker != NULL)
    duban_desk_check (desk);
  g_clear_error (&error);
}

static void
duban_desk_dispose (GObject *object)
{
  DubanDesk *desk = DUBAN_DESK (object);

  g_cancellable_cancel (desk->cancellable);
  g_clear_object (&desk->cancellable);
  g_clear_object (&desk->worker);
  g_clear_pointer (&desk->watch, duban_watch_free);
  g_clear_handle_id (&desk->retry, g_source_remove);
  g_clear_pointer (&desk->snapshot, duban_snapshot_unref);
  g_clear_error (&desk->error);
  G_OBJECT_CLASS (duban_desk_parent_class)->dispose (object);
}

static void
duban_desk_class_init (DubanDeskClass *class)
{
  G_OBJECT_CLASS (class)->dispose = duban_desk_dispose;
  signals[CHANGED] = g_signal_new ("changed", DUBAN_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[JUDGING] = g_signal_new ("judging", DUBAN_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
duban_desk_init (DubanDesk *desk)
{
  desk->cancellable = g_cancellable_new ();
}

DubanDesk *
duban_desk_new (DubanWorker *worker)
{
  DubanDesk *desk = g_object_new (DUBAN_TYPE_DESK, NULL);

  desk->worker = g_object_ref (worker);
  duban_desk_refresh (desk);
  return desk;
}

DubanWorker *
duban_desk_get_worker (DubanDesk *desk)
{
  return desk->worker;
}

DubanDeskState
duban_desk_get_state (DubanDesk *desk)
{
  return desk->state;
}

const GError *
duban_desk_get_error (DubanDesk *desk)
{
  return desk->error;
}

DubanSnapshot *
duban_desk_get_snapshot (DubanDesk *desk)
{
  return desk->snapshot;
}

DubanVerdict *
duban_desk_get_verdict (DubanDesk *desk)
{
  return desk->snapshot != NULL ? desk->snapshot->verdict : NULL;
}

DubanTerms *
duban_desk_get_terms (DubanDesk *desk)
{
  return desk->snapshot != NULL ? desk->snapshot->terms : NULL;
}

gboolean
duban_desk_is_read_only (DubanDesk *desk)
{
  return desk->read_only;
}

gboolean
duban_desk_is_judging (DubanDesk *desk)
{
  return desk->judging;
}

void
duban_desk_refresh (DubanDesk *desk)
{
  if (desk->looking)
    {
      desk->again = TRUE;
      return;
    }
  desk->looking = TRUE;
  duban_worker_run_async (desk->worker, glance_job, NULL, NULL, look_free, desk->cancellable,
                          glanced_cb, g_object_ref (desk));
}

void
duban_desk_set_scope (DubanDesk *desk, guint32 leader)
{
  if (desk->scope == leader)
    return;
  desk->scope = leader;
  if (desk->snapshot != NULL)
    set_snapshot (desk, duban_snapshot_with_scope (desk->snapshot, leader));
}

void
duban_desk_hold (DubanDesk *desk)
{
  desk->is_held = TRUE;
}

void
duban_desk_release (DubanDesk *desk)
{
  desk->is_held = FALSE;
  if (desk->held_back && desk->worker != NULL)
    judge (desk);
}

void
duban_desk_want_register (DubanDesk *desk)
{
  desk->wants_register = TRUE;
  ensure_register (desk);
}

void
duban_desk_watch (DubanDesk *desk)
{
  if (desk->watch != NULL)
    return;
  desk->watch = duban_watch_new (duban_worker_get_path (desk->worker),
                                 (DubanWatchFunc) duban_desk_check, desk);
  duban_watch_expect_midnight (desk->watch, desk->midnight);
}

void
duban_desk_check (DubanDesk *desk)
{
  if (desk->state != DUBAN_DESK_READY)
    return;
  if (desk->looking || desk->checking)
    {
      desk->check_again = TRUE;
      return;
    }
  desk->checking = TRUE;
  desk->check_again = FALSE;
  duban_worker_run_async (desk->worker, check_job, known_new (desk), g_free, NULL,
                          desk->cancellable, checked_cb, g_object_ref (desk));
}
