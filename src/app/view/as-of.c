/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/as-of.h"

#include "app/wording/wording.h"

#include "app/words.h"

char *
duban_as_of_dup (const DubanSnapshot *snapshot, GTimeZone *zone, gboolean with_time)
{
  const DubanTerms *terms = snapshot->terms;
  g_autofree char *day = duban_wording_of_day (terms->today, terms->today);
  gboolean working = duban_calendar_is_working (terms->calendar, terms->today);
  /* Translators: date, weekday, working or rest day, how days are counted */
  g_autofree char *words = g_strdup_printf (_ ("%s %s · %s · days counted: %s"), day,
                                            duban_wording_of_weekday (terms->today),
                                            working ? _ ("working day") : _ ("rest day"),
                                            duban_wording_of_policy (terms->settings.policy));
  g_autoptr (GTimeZone) own = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *time = NULL;

  if (!with_time)
    return g_steal_pointer (&words);
  if (zone == NULL)
    own = g_time_zone_new_identifier (
        duban_settings_get_text (&terms->settings, DUBAN_SETTING_TIME_ZONE));
  utc = g_date_time_new_from_unix_utc (snapshot->milliseconds / 1000);
  if (zone == NULL && own == NULL)
    return g_steal_pointer (&words);
  local = g_date_time_to_timezone (utc, zone != NULL ? zone : own);
  time = g_date_time_format (local, "%H:%M");
  /* Translators: what is shown (date, how days are counted), and as of what time */
  return g_strdup_printf (_ ("%s · as of %s"), words, time);
}
