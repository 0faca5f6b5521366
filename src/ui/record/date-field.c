/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/record/date-field.h"

#include "app/wording/wording.h"
#include "core/date/dateword.h"

#include <glib/gi18n-lib.h>

static const char *
words_of_kind (const DubanCalendar *calendar, DubanDay day)
{
  const char *holiday = duban_calendar_get_name (calendar, day);

  if (holiday != NULL && duban_calendar_get_kind (calendar, day) == DUBAN_DAY_OFF)
    return holiday;
  return duban_calendar_is_working (calendar, day) ? _ ("working day") : _ ("rest day");
}

DubanDay
duban_date_field_read (const char *text, const DubanTerms *terms, gboolean deadline, char **said)
{
  DubanDatewordContext context = {
    .assigned = DUBAN_NO_DAY,
    .today = terms->today,
    .calendar = terms->calendar,
  };
  DubanDateword word = deadline ? duban_dateword_read_deadline (text, &context)
                                : duban_dateword_read_event (text, &context);
  DubanDay day = word.kind == DUBAN_DATEWORD_DAY ? word.day : DUBAN_NO_DAY;
  g_autofree char *date = NULL;

  if (said == NULL)
    return day;
  if (day == DUBAN_NO_DAY)
    {
      *said = g_strdup (word.kind == DUBAN_DATEWORD_IMPOSSIBLE
                            ? _ ("There is no such date.")
                            : _ ("Write a date, such as 2026-11-23 or 11月23日."));
      return day;
    }
  date = duban_wording_of_day (day, terms->today);
  *said = g_strdup_printf ("%s %s · %s", date, duban_wording_of_weekday (day),
                           words_of_kind (terms->calendar, day));
  return day;
}
