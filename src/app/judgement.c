/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/judgement.h"

#include "store/local.h"
#include "store/tasks.h"

#define CACHE_NAME "verdict"
#define CACHE_KEY "verdict-key" /* local: the key of what lies in the cache */

typedef struct
{
  DubanJudge *judge;             /* NULL: nothing is judged */
  DubanRegisterBuilder *builder; /* NULL: no register is filled */
  DubanJudgementFunc func;       /* NULL: nobody else listens */
  gpointer data;
  const DubanTerms *terms;
  GCancellable *cancellable;
} Sitting;

/* Everything that a verdict depends on: the rules, the day, whose desk this is, and the facts. */
static char *
make_key (DubanSession *session)
{
  const DubanTerms *terms = session->terms;

  return g_strdup_printf ("%d %d %u %d %" G_GINT64_FORMAT, DUBAN_VERDICT_VERSION, terms->today,
                          terms->desk_leader, terms->desk_is_office, session->last_change);
}

gboolean
duban_judgement_catch_up (DubanSession *session, GError **error)
{
  gint64 last_change;

  if (!duban_db_get_last_change (session->db, &last_change, error))
    return FALSE;
  return last_change == session->last_change || duban_session_refresh (session, error);
}

static void
remember (DubanSession *session, const char *key, DubanVerdict *verdict)
{
  DubanVerdict *before = session->judged;

  session->judged = duban_verdict_ref (verdict);
  g_clear_pointer (&before, duban_verdict_unref);
  g_free (session->judged_key);
  session->judged_key = g_strdup (key);
}

static gboolean
load_cached (DubanSession *session, const char *key, DubanVerdict **verdict, GError **error)
{
  g_autoptr (GBytes) body = NULL;

  *verdict = NULL;
  if (g_strcmp0 (session->judged_key, key) == 0)
    {
      *verdict = duban_verdict_ref (session->judged);
      return TRUE;
    }
  if (!duban_local_get_cached (session->db, CACHE_NAME, key, &body, error))
    return FALSE;
  if (body != NULL)
    *verdict = duban_verdict_from_bytes (body);
  if (*verdict != NULL)
    remember (session, key, *verdict);
  return TRUE;
}

/* Without the right, the room, the turn or a sound disk to write on, the verdict is merely judged
 * anew the next time, and the next deed says what is wrong: the only errors that may be passed
 * over.  Anything else says that the database is ill. */
static gboolean
may_be_passed_over (const GError *error)
{
  return g_error_matches (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY)
         || g_error_matches (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_LOCKED)
         || g_error_matches (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FULL)
         || g_error_matches (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_DISK);
}

static gboolean
store_cached (DubanSession *session, const char *key, DubanVerdict *verdict, GError **error)
{
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GError) cause = NULL;
  gint64 last_change;

  if (duban_db_is_read_only (session->db))
    return TRUE;
  if (!duban_db_get_last_change (session->db, &last_change, error))
    return FALSE;
  if (last_change != session->last_change)
    return TRUE; /* somebody wrote while we judged: true of no moment that can be named */
  body = duban_verdict_to_bytes (verdict);
  if (duban_local_put_cached (session->db, CACHE_NAME, key, body, &cause)
      && duban_local_set (session->db, CACHE_KEY, key, &cause))
    return TRUE;
  if (may_be_passed_over (cause))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
judge_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Sitting *sitting = data;
  DubanClock137 clock;

  if (sitting->judge != NULL)
    duban_judge_task (sitting->judge, task, records, n_records, &clock);
  else
    duban_clock137_judge (&clock, sitting->terms, task, records, n_records);
  if (sitting->builder != NULL)
    duban_register_builder_add (sitting->builder, task, records, n_records, &clock);
  if (sitting->func != NULL)
    sitting->func (task, records, n_records, &clock, sitting->data);
  return !g_cancellable_is_cancelled (sitting->cancellable);
}

static void
judge_waiver_cb (const DubanRecord *waiver, gpointer data)
{
  Sitting *sitting = data;

  duban_judge_waive (sitting->judge, waiver);
}

/* All tasks past whoever sits there. */
static gboolean
sit (DubanSession *session, Sitting *sitting, GError **error)
{
  return duban_tasks_each (session->db,
                           sitting->func != NULL ? DUBAN_TASKS_HELD : DUBAN_TASKS_RULES,
                           duban_clock_get_zone (session->clock), judge_task_cb, sitting,
                           sitting->cancellable, error)
         && !g_cancellable_set_error_if_cancelled (sitting->cancellable, error);
}

/* sitting: with those who listen beside the judge. */
static DubanVerdict *
judge_all (DubanSession *session, Sitting *sitting, GError **error)
{
  g_autoptr (DubanJudge) judge = duban_judge_new (session->terms);

  sitting->judge = judge;
  if (!sit (session, sitting, error)
      || !duban_tasks_each_waiver (session->db, duban_clock_get_zone (session->clock),
                                   judge_waiver_cb, sitting, error))
    return NULL;
  return duban_judge_finish (judge);
}

/* The cached verdict if it is of today, of this desk and of the last change; else NULL with no
 * error. (transfer full) */
static gboolean
get_cached (DubanSession *session, DubanVerdict **verdict, GError **error)
{
  g_autofree char *key = NULL;

  *verdict = NULL;
  if (!duban_judgement_catch_up (session, error))
    return FALSE;
  key = make_key (session);
  return load_cached (session, key, verdict, error);
}

gboolean
duban_judgement_get_any (DubanSession *session, DubanVerdict **verdict, gboolean *is_current,
                         GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *kept = NULL;

  *verdict = NULL;
  *is_current = FALSE;
  if (!duban_judgement_catch_up (session, error)
      || !duban_local_get (session->db, CACHE_KEY, &kept, error))
    return FALSE;
  if (kept == NULL)
    return TRUE;
  key = make_key (session);
  *is_current = g_str_equal (key, kept);
  return load_cached (session, kept, verdict, error);
}

static DubanVerdict *
judge_and_store (DubanSession *session, Sitting *sitting, GError **error)
{
  g_autoptr (DubanVerdict) verdict = judge_all (session, sitting, error);
  g_autofree char *key = NULL;

  if (verdict == NULL)
    return NULL;
  key = make_key (session);
  remember (session, key, verdict);
  return store_cached (session, key, verdict, error) ? g_steal_pointer (&verdict) : NULL;
}

DubanVerdict *
duban_judgement_get (DubanSession *session, GCancellable *cancellable, GError **error)
{
  DubanVerdict *verdict = NULL;
  Sitting sitting = { .cancellable = cancellable };

  if (!get_cached (session, &verdict, error))
    return NULL;
  return verdict != NULL ? verdict : judge_and_store (session, &sitting, error);
}

DubanVerdict *
duban_judgement_get_with_register (DubanSession *session, DubanRegister **reg,
                                   GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanVerdict) verdict = NULL;
  g_autoptr (DubanRegisterBuilder) builder = NULL;
  Sitting sitting = { .cancellable = cancellable };

  *reg = NULL;
  if (!get_cached (session, &verdict, error))
    return NULL;
  sitting.builder = builder = duban_register_builder_new (session->terms);
  sitting.terms = session->terms;
  if (verdict == NULL)
    verdict = judge_and_store (session, &sitting, error);
  else if (!sit (session, &sitting, error))
    return NULL;
  if (verdict != NULL)
    *reg = duban_register_builder_finish (g_steal_pointer (&builder));
  return g_steal_pointer (&verdict);
}

DubanVerdict *
duban_judgement_get_with_each (DubanSession *session, DubanJudgementFunc func, gpointer data,
                               GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanVerdict) verdict = NULL;
  Sitting sitting = { .func = func, .data = data, .cancellable = cancellable };

  if (!get_cached (session, &verdict, error))
    return NULL;
  sitting.terms = session->terms;
  if (verdict == NULL)
    return judge_and_store (session, &sitting, error);
  return sit (session, &sitting, error) ? g_steal_pointer (&verdict) : NULL;
}

DubanRegister *
duban_judgement_load_register (DubanSession *session, GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanRegisterBuilder) builder = duban_register_builder_new (session->terms);
  Sitting sitting = { .builder = builder, .terms = session->terms, .cancellable = cancellable };

  if (!sit (session, &sitting, error))
    return NULL;
  return duban_register_builder_finish (g_steal_pointer (&builder));
}
