/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/heard-days.h"

#include "store/heard.h"

struct _DubanHeardDays
{
  DubanTerms *terms;
  GTimeZone *zone;  /* borrowed while it is loaded */
  GHashTable *days; /* leader → day */
};

static DubanDay
to_day (GTimeZone *zone, gint64 milliseconds)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  if (local == NULL)
    return DUBAN_NO_DAY;
  return duban_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                             g_date_time_get_day_of_month (local));
}

/* A desk is a leader's own where it is he who writes there. */
static void
take_cb (const DubanId *desk, const char *author, gint64 time, gpointer data)
{
  DubanHeardDays *days = data;
  const DubanLeader *leader
      = author != NULL ? duban_directory_find_leader (days->terms->directory, author) : NULL;
  const DubanDay day = to_day (days->zone, time);

  if (leader == NULL || day == DUBAN_NO_DAY || day <= duban_heard_days_get (days, leader->n))
    return;
  g_hash_table_insert (days->days, GUINT_TO_POINTER (leader->n), GINT_TO_POINTER (day));
}

DubanHeardDays *
duban_heard_days_load (DubanSession *session, GError **error)
{
  g_autoptr (DubanHeardDays) days = g_new0 (DubanHeardDays, 1);

  days->terms = duban_terms_ref (session->terms);
  days->days = g_hash_table_new (NULL, NULL);
  days->zone = duban_clock_get_zone (session->clock);
  if (!duban_heard_each (session->db, &session->desk, take_cb, days, error))
    return NULL;
  days->zone = NULL;
  return g_steal_pointer (&days);
}

void
duban_heard_days_free (DubanHeardDays *days)
{
  g_hash_table_unref (days->days);
  duban_terms_unref (days->terms);
  g_free (days);
}

DubanDay
duban_heard_days_get (const DubanHeardDays *days, guint32 leader)
{
  gpointer day;

  return g_hash_table_lookup_extended (days->days, GUINT_TO_POINTER (leader), NULL, &day)
             ? GPOINTER_TO_INT (day)
             : DUBAN_NO_DAY;
}

gboolean
duban_heard_days_may_lack (const DubanHeardDays *days, guint32 leader, DubanDay day)
{
  const DubanDay heard = duban_heard_days_get (days, leader);

  return heard != DUBAN_NO_DAY && leader != days->terms->desk_leader && heard <= day;
}
