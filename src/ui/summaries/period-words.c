/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/summaries/period-words.h"

#include <glib/gi18n-lib.h>

char *
duban_period_words_dup (DubanPeriod period)
{
  int year, month, day, last_month, last_day, week_year;

  duban_day_to_ymd (period.from, &year, &month, &day);
  duban_day_to_ymd (period.to, NULL, &last_month, &last_day);
  if (period.kind == DUBAN_PERIOD_MONTH)
    /* Translators: year, month */
    return g_strdup_printf (_ ("%d-%02d"), year, month);
  if (period.kind == DUBAN_PERIOD_QUARTER)
    /* Translators: year, number of the quarter */
    return g_strdup_printf (_ ("%d, quarter %d"), year, (month + 2) / 3);
  /* ISO 8601: the week is of the year that its Thursday lies in. */
  duban_day_to_ymd (period.from + 3, &week_year, NULL, NULL);
  /* Translators: year, number of the week, and its first and last day: month, day */
  return g_strdup_printf (_ ("%d, week %d (%d-%d to %d-%d)"), week_year,
                          (period.from + 3 - duban_day_from_ymd (week_year, 1, 1)) / 7 + 1, month,
                          day, last_month, last_day);
}

const char *
duban_period_words_get_kind (DubanPeriodKind kind)
{
  switch (kind)
    {
    case DUBAN_PERIOD_MONTH:
      return C_ ("report", "Monthly bulletin");
    case DUBAN_PERIOD_QUARTER:
      return C_ ("report", "Quarterly bulletin");
    case DUBAN_PERIOD_WEEK:
    default:
      return C_ ("report", "Weekly summary");
    }
}

char *
duban_period_words_dup_issued (const DubanIssued *issued, const DubanTerms *terms)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (
      duban_settings_get_text (&terms->settings, DUBAN_SETTING_TIME_ZONE));
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (issued->time / 1000);
  g_autoptr (GDateTime) local = zone != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  g_autofree char *when = g_date_time_format (local != NULL ? local : utc, "%Y-%m-%d %H:%M");

  /* Translators: when a report was issued */
  return g_strdup_printf (_ ("Issued %s"), when);
}
