/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/today-cache.h"

#include "store/heard.h"
#include "store/local.h"

#define KEY "today" /* the value says itself what it was made of */

static char *
make_name (const DubanSnapshot *snapshot)
{
  return g_strdup_printf ("today-%u", duban_today_get_side (snapshot));
}

/* Without the right, the room or the turn to write, it is merely made anew the next time. */
static gboolean
may_be_passed_over (const GError *error)
{
  return g_error_matches (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_READ_ONLY)
         || g_error_matches (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_LOCKED)
         || g_error_matches (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_FULL);
}

static gboolean
keep (DubanSession *session, const DubanSnapshot *snapshot, const DubanToday *today, GError **error)
{
  g_autofree char *name = make_name (snapshot);
  g_autoptr (GBytes) body = duban_today_to_bytes (today);
  g_autoptr (GError) cause = NULL;

  if (duban_db_is_read_only (session->db) || snapshot->last_change != session->last_change
      || duban_local_put_cached (session->db, name, KEY, body, &cause)
      || may_be_passed_over (cause))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
load (DubanSession *session, const DubanSnapshot *snapshot, DubanToday **today, GError **error)
{
  g_autofree char *name = make_name (snapshot);
  g_autoptr (GBytes) body = NULL;

  *today = NULL;
  if (!duban_local_get_cached (session->db, name, KEY, &body, error))
    return FALSE;
  if (body != NULL)
    *today = duban_today_from_bytes (body);
  return TRUE;
}

/* What is known of the colleagues' own desks. */
typedef struct
{
  DubanSession *session;
  GHashTable *days; /* leader → the day of the last data */
} Hearing;

/* A desk is a leader's own where it is he who writes there. */
static void
take_heard_cb (const DubanId *desk, const char *author, gint64 time, gpointer data)
{
  const Hearing *hearing = data;
  const DubanLeader *leader
      = author != NULL ? duban_directory_find_leader (hearing->session->terms->directory, author)
                       : NULL;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / 1000);
  g_autoptr (GDateTime) local = NULL;
  gpointer known;
  DubanDay day;

  if (leader == NULL || utc == NULL)
    return;
  local = g_date_time_to_timezone (utc, duban_clock_get_zone (hearing->session->clock));
  day = duban_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                            g_date_time_get_day_of_month (local));
  if (!g_hash_table_lookup_extended (hearing->days, GUINT_TO_POINTER (leader->n), NULL, &known)
      || GPOINTER_TO_INT (known) < day)
    g_hash_table_insert (hearing->days, GUINT_TO_POINTER (leader->n), GINT_TO_POINTER (day));
}

static DubanToday *
make (DubanSession *session, const DubanSnapshot *snapshot, GError **error)
{
  g_autoptr (GHashTable) days = g_hash_table_new (NULL, NULL);
  Hearing hearing = { session, days };

  if (!duban_heard_each (session->db, &session->desk, take_heard_cb, &hearing, error))
    return NULL;
  return duban_today_new (snapshot, days);
}

gboolean
duban_today_get (DubanSession *session, const DubanSnapshot *snapshot, DubanToday **today,
                 GError **error)
{
  if (!load (session, snapshot, today, error))
    return FALSE;
  if (snapshot->reg == NULL || !snapshot->is_current
      || (*today != NULL && duban_today_is_of (*today, snapshot)))
    return TRUE;
  g_clear_pointer (today, duban_today_unref);
  *today = make (session, snapshot, error);
  if (*today == NULL)
    return FALSE;
  if (keep (session, snapshot, *today, error))
    return TRUE;
  g_clear_pointer (today, duban_today_unref);
  return FALSE;
}
