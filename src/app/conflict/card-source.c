/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/conflict/card-source.h"

#include "app/edit/conflict.h"

const char *
duban_card_source_name (const DubanCardSource *source, guint32 n)
{
  const char *name = duban_directory_get_name (source->making->terms->directory, n);

  return name != NULL ? name : "";
}

void
duban_card_source_take_fact (const DubanCardSource *source, const char *label, char *text)
{
  DubanConflictFact *fact;

  if (text == NULL || text[0] == '\0')
    {
      g_free (text);
      return;
    }
  fact = g_new (DubanConflictFact, 1);
  fact->label = g_strdup (label);
  fact->text = text;
  g_ptr_array_add (source->card->facts, fact);
}

DubanDay
duban_card_source_get_day (const DubanCardSource *source, gint64 milliseconds)
{
  GTimeZone *zone = duban_clock_get_zone (source->making->session->clock);
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  if (local == NULL)
    return DUBAN_NO_DAY;
  return duban_day_from_ymd (g_date_time_get_year (local), g_date_time_get_month (local),
                             g_date_time_get_day_of_month (local));
}

static gboolean
is_contested_by (const DubanConflict *conflict, guint detail)
{
  return (conflict->attr == DUBAN_ATTR_LEAD && (detail & DUBAN_CONTESTED_LEAD) != 0)
         || (conflict->attr == DUBAN_ATTR_COOPERATORS
             && (detail & DUBAN_CONTESTED_COOPERATORS) != 0)
         || (conflict->attr == DUBAN_ATTR_UNIT && (detail & DUBAN_CONTESTED_UNIT) != 0);
}

GPtrArray *
duban_card_source_list_contested (const DubanCardSource *source)
{
  const guint detail = duban_card_source_get_finding (source, 0)->detail;
  const GPtrArray *all = source->making->conflicts;
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      DubanConflict *conflict = all->pdata[i];

      if (conflict->entity == source->card->task && is_contested_by (conflict, detail))
        g_ptr_array_add (own, conflict);
    }
  return own;
}
