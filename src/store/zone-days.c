/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/zone-days.h"

#define SECONDS_PER_MINUTE 60
#define SECONDS_PER_DAY (24 * 60 * SECONDS_PER_MINUTE)

static gint64
floor_divide (gint64 value, gint64 by)
{
  return value / by - (value % by < 0);
}

void
duban_zone_days_init (DubanZoneDays *days, GTimeZone *zone)
{
  *days = (DubanZoneDays){ .zone = zone, .interval = -1 };
}

/* Between two moments of one interval lies nothing but that interval. */
static void
look_up (DubanZoneDays *days, gint64 seconds)
{
  int interval = g_time_zone_find_interval (days->zone, G_TIME_TYPE_UNIVERSAL, seconds);

  if (interval == days->interval)
    {
      days->first = MIN (days->first, seconds);
      days->last = MAX (days->last, seconds);
      return;
    }
  days->interval = interval;
  days->first = days->last = seconds;
  days->offset = g_time_zone_get_offset (days->zone, interval);
}

DubanDay
duban_zone_days_get (DubanZoneDays *days, gint64 milliseconds)
{
  int minute;

  return duban_zone_days_get_minute (days, milliseconds, &minute);
}

DubanDay
duban_zone_days_get_minute (DubanZoneDays *days, gint64 milliseconds, int *minute)
{
  gint64 seconds = floor_divide (milliseconds, 1000);
  DubanDay day;

  if (days->interval < 0 || seconds < days->first || seconds > days->last)
    look_up (days, seconds);
  seconds += days->offset;
  day = (DubanDay) floor_divide (seconds, SECONDS_PER_DAY);
  *minute = (int) (seconds - ((gint64) day * SECONDS_PER_DAY)) / SECONDS_PER_MINUTE;
  return day;
}
