/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/remind/hours.h"

void
duban_hours_init (DubanHours *hours, const DubanTerms *terms)
{
  const DubanSettings *settings = &terms->settings;
  int minutes[2 * DUBAN_SETTING_MAX_TIMES];

  *hours = (DubanHours){ .calendar = terms->calendar };
  hours->n_parts
      = (int) duban_settings_get_minutes (settings, DUBAN_SETTING_WORK_HOURS, minutes) / 2;
  for (int i = 0; i < hours->n_parts; i++)
    {
      hours->parts[i][0] = minutes[2 * i];
      hours->parts[i][1] = minutes[(2 * i) + 1];
    }
  (void) duban_settings_get_minutes (settings, DUBAN_SETTING_REMIND_DIGEST, minutes);
  hours->morning = minutes[0];
  hours->n_times = (int) duban_settings_get_minutes (settings, DUBAN_SETTING_REMIND_TIMES, minutes);
  for (int i = 0; i < hours->n_times; i++)
    hours->times[i] = minutes[i];
  hours->n_day0 = (int) duban_settings_get_minutes (settings, DUBAN_SETTING_REMIND_DAY0, minutes);
  for (int i = 0; i < hours->n_day0; i++)
    hours->day0[i] = minutes[i];
  hours->leads = duban_settings_get_number (settings, DUBAN_SETTING_REMIND_LEAD);
}

static gboolean
is_open_at (const DubanHours *hours, int minute)
{
  for (int i = 0; i < hours->n_parts; i++)
    if (minute >= hours->parts[i][0] && minute <= hours->parts[i][1])
      return TRUE;
  return FALSE;
}

gboolean
duban_hours_include (const DubanHours *hours, DubanMoment moment)
{
  return is_open_at (hours, duban_moment_get_minute (moment))
         && duban_calendar_is_working (hours->calendar, duban_moment_get_day (moment));
}

DubanDay
duban_hours_find_day_before (const DubanHours *hours, DubanDay day)
{
  do
    day--;
  while (!duban_calendar_is_working (hours->calendar, day));
  return day;
}

DubanMoment
duban_hours_back (const DubanHours *hours, DubanMoment moment)
{
  const int minute = duban_moment_get_minute (moment);
  DubanDay day = duban_moment_get_day (moment);

  if (!duban_calendar_is_working (hours->calendar, day))
    day = duban_hours_find_day_before (hours, day);
  if (is_open_at (hours, minute))
    return duban_moment_of (day, minute);
  for (int i = hours->n_parts - 1; i >= 0; i--)
    if (hours->parts[i][1] < minute)
      return duban_moment_of (day, hours->parts[i][1]);
  return duban_moment_of (duban_hours_find_day_before (hours, day),
                          hours->parts[hours->n_parts - 1][1]);
}

DubanMoment
duban_hours_forward (const DubanHours *hours, DubanMoment moment)
{
  const DubanDay day = duban_moment_get_day (moment);
  const int minute = duban_moment_get_minute (moment);

  if (!duban_calendar_is_working (hours->calendar, day))
    return duban_hours_get_morning (hours,
                                    duban_calendar_roll_to_working (hours->calendar, day, NULL));
  if (is_open_at (hours, minute))
    return moment;
  if (duban_hours_get_morning (hours, day) > moment)
    return duban_hours_get_morning (hours, day);
  for (int i = 0; i < hours->n_parts; i++)
    if (hours->parts[i][0] > minute)
      return duban_moment_of (day, hours->parts[i][0]);
  return duban_hours_get_morning (hours,
                                  duban_calendar_roll_to_working (hours->calendar, day + 1, NULL));
}

DubanMoment
duban_hours_get_morning (const DubanHours *hours, DubanDay working_day)
{
  return duban_moment_of (working_day,
                          is_open_at (hours, hours->morning) ? hours->morning : hours->parts[0][0]);
}
