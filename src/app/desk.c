/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/desk.h"

#include "app/judgement.h"

struct _DubanDesk
{
  GObject parent_instance;

  DubanWorker *worker;
  GCancellable *cancellable; /* of what is under way; ends with the desk */
  DubanDeskState state;
  GError *error;
  DubanVerdict *verdict;
  DubanTerms *terms;
  gint64 last_change; /* what the verdict knows of */
  gboolean read_only;
  gboolean looking; /* a look is under way */
  gboolean again;   /* another was asked for meanwhile */
  gboolean judging;
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
  DubanVerdict *verdict; /* NULL: none was judged yet */
  DubanTerms *terms;
  gint64 last_change;
  gboolean is_current;
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

  g_clear_pointer (&look->verdict, duban_verdict_unref);
  g_clear_pointer (&look->terms, duban_terms_unref);
  g_free (look);
}

/* verdict may be NULL. (transfer full) */
static Look *
look_new (DubanSession *session, DubanVerdict *verdict, gboolean is_current, GError **error)
{
  Look *look = g_new0 (Look, 1);

  look->verdict = verdict;
  look->terms = duban_terms_ref (session->terms);
  look->is_current = is_current;
  look->read_only = duban_db_is_read_only (session->db);
  if (duban_db_get_last_change (session->db, &look->last_change, error))
    return look;
  look_free (look);
  return NULL;
}

/* The verdict that is there, of whatever day: what a window shows first. */
static gpointer
glance_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  DubanVerdict *verdict = NULL;
  gboolean is_current = FALSE;

  if (!duban_session_refresh (session, error)
      || !duban_judgement_get_any (session, &verdict, &is_current, error))
    return NULL;
  return look_new (session, verdict, is_current, error);
}

static gpointer
judge_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  DubanVerdict *verdict;

  if (!duban_session_refresh (session, error))
    return NULL;
  verdict = duban_judgement_get (session, cancellable, error);
  return verdict != NULL ? look_new (session, verdict, TRUE, error) : NULL;
}

/* Whether anything differs from what is known: a pointer to say yes, NULL for no. */
static gpointer
check_job (DubanSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Known *known = data;
  gint64 last_change;

  if (!duban_session_refresh (session, error)
      || !duban_db_get_last_change (session->db, &last_change, error))
    return NULL;
  return session->now.today != known->today || last_change != known->last_change ? session : NULL;
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
take_look (DubanDesk *desk, Look *look)
{
  if (look->verdict == NULL)
    return;
  g_clear_pointer (&desk->verdict, duban_verdict_unref);
  g_clear_pointer (&desk->terms, duban_terms_unref);
  desk->verdict = g_steal_pointer (&look->verdict);
  desk->terms = g_steal_pointer (&look->terms);
  desk->read_only = look->read_only;
  desk->last_change = look->last_change;
  desk->state = DUBAN_DESK_READY;
  g_clear_error (&desk->error);
  g_signal_emit (desk, signals[CHANGED], 0);
}

/* A verdict that was shown stays, with the error beside it. */
static void
take_error (DubanDesk *desk, GError *error)
{
  gboolean missing = g_error_matches (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_MISSING);

  g_clear_error (&desk->error);
  if (missing)
    g_error_free (error);
  else
    desk->error = error;
  if (missing || desk->verdict == NULL)
    desk->state = missing ? DUBAN_DESK_MISSING : DUBAN_DESK_FAILED;
  g_signal_emit (desk, signals[CHANGED], 0);
}

static void
end_look (DubanDesk *desk)
{
  gboolean again = desk->again;

  desk->looking = desk->again = FALSE;
  set_judging (desk, FALSE);
  if (again && desk->worker != NULL)
    duban_desk_refresh (desk);
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
  current = look->verdict != NULL && look->is_current;
  if (current || desk->verdict == NULL)
    take_look (desk, look);
  look_free (look);
  if (current)
    {
      end_look (desk);
      return;
    }
  set_judging (desk, TRUE);
  duban_worker_run_async (desk->worker, judge_job, NULL, NULL, look_free, desk->cancellable,
                          judged_cb, g_object_ref (desk));
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DubanDesk) desk = user_data;
  GError *error = NULL;
  gboolean differs = duban_worker_run_finish (DUBAN_WORKER (source), result, &error) != NULL;

  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    take_error (desk, error);
  else
    g_clear_error (&error);
  if (differs && desk->worker != NULL)
    duban_desk_refresh (desk);
}

static void
duban_desk_dispose (GObject *object)
{
  DubanDesk *desk = DUBAN_DESK (object);

  g_cancellable_cancel (desk->cancellable);
  g_clear_object (&desk->cancellable);
  g_clear_object (&desk->worker);
  g_clear_pointer (&desk->verdict, duban_verdict_unref);
  g_clear_pointer (&desk->terms, duban_terms_unref);
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

DubanVerdict *
duban_desk_get_verdict (DubanDesk *desk)
{
  return desk->verdict;
}

DubanTerms *
duban_desk_get_terms (DubanDesk *desk)
{
  return desk->terms;
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
duban_desk_check (DubanDesk *desk)
{
  Known *known;

  if (desk->looking || desk->state != DUBAN_DESK_READY)
    return;
  known = g_new0 (Known, 1);
  known->last_change = desk->last_change;
  known->today = desk->terms->today;
  duban_worker_run_async (desk->worker, check_job, known, g_free, NULL, desk->cancellable,
                          checked_cb, g_object_ref (desk));
}
