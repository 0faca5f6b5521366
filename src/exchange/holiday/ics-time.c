/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/holiday/ics-time.h"

#include <string.h>

#define DAY_SECONDS 86400
#define MAX_SECONDS ((gint64) 366 * DAY_SECONDS)
#define MAX_ZONE 64 /* bytes of the name of a time zone */

static gboolean
read_figures (const char **at, gsize n, int *value)
{
  *value = 0;
  for (gsize i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (**at))
        return FALSE;
      *value = *value * 10 + (*(*at)++ - '0');
    }
  return TRUE;
}

/* A zone of the system's list; a name from a file must not lead anywhere else. */
static GTimeZone *
find_zone (const char *name)
{
  if (name == NULL || *name == '\0' || strlen (name) > MAX_ZONE || strstr (name, "..") != NULL
      || !g_ascii_isalpha (*name))
    return NULL;
  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr ("/_+-", *at) == NULL)
      return NULL;
  return g_time_zone_new_identifier (name);
}

static gboolean
convert (GTimeZone *from, GTimeZone *zone, const int parts[6], DubanIcsTime *time)
{
  g_autoptr (GDateTime) there
      = g_date_time_new (from, parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
  g_autoptr (GDateTime) here = there != NULL ? g_date_time_to_timezone (there, zone) : NULL;

  if (here == NULL)
    return FALSE;
  time->day = duban_day_from_ymd (g_date_time_get_year (here), g_date_time_get_month (here),
                                  g_date_time_get_day_of_month (here));
  time->second = g_date_time_get_hour (here) * 3600 + g_date_time_get_minute (here) * 60
                 + g_date_time_get_second (here);
  return time->day != DUBAN_NO_DAY;
}

static gboolean
read_date (const char **at, int parts[6])
{
  gboolean has_dashes;

  if (!read_figures (at, 4, &parts[0]))
    return FALSE;
  has_dashes = **at == '-';
  *at += has_dashes ? 1 : 0;
  if (!read_figures (at, 2, &parts[1]) || (has_dashes && *(*at)++ != '-'))
    return FALSE;
  return read_figures (at, 2, &parts[2]);
}

gboolean
duban_ics_time_read (const DubanIcsLine *line, GTimeZone *zone, DubanIcsTime *time)
{
  const char *at = line->value;
  g_autofree char *name = duban_ics_line_dup_param (line, "TZID");
  g_autoptr (GTimeZone) from = NULL;
  int parts[6] = { 0 };

  while (*at == ' ')
    at++;
  if (!read_date (&at, parts))
    return FALSE;
  time->day = duban_day_from_ymd (parts[0], parts[1], parts[2]);
  time->second = 0;
  if (*at != 'T' || time->day == DUBAN_NO_DAY)
    return time->day != DUBAN_NO_DAY && (*at == '\0' || *at == ' ');
  at++;
  if (!read_figures (&at, 2, &parts[3]) || !read_figures (&at, 2, &parts[4])
      || !read_figures (&at, 2, &parts[5]) || parts[3] > 23 || parts[4] > 59 || parts[5] > 60)
    return FALSE;
  parts[5] = MIN (parts[5], 59); /* a leap second */
  from = *at == 'Z' ? g_time_zone_new_utc () : find_zone (name);
  if (from != NULL)
    return convert (from, zone, parts, time);
  time->second = parts[3] * 3600 + parts[4] * 60 + parts[5];
  return TRUE;
}

static gint64
get_unit (char unit, gboolean is_time)
{
  switch (unit)
    {
    case 'W':
      return is_time ? 0 : (gint64) 7 * DAY_SECONDS;
    case 'D':
      return is_time ? 0 : DAY_SECONDS;
    case 'H':
      return is_time ? 3600 : 0;
    case 'M':
      return is_time ? 60 : 0;
    case 'S':
      return is_time ? 1 : 0;
    default:
      return 0;
    }
}

static gboolean
read_duration (const char *at, gint64 *seconds)
{
  gboolean is_time = FALSE;

  *seconds = 0;
  at += *at == '+' ? 1 : 0;
  if (*at++ != 'P' || *at == '\0')
    return FALSE;
  while (*at != '\0')
    {
      gint64 number = 0;
      const char *figures;

      if (*at == 'T' && !is_time)
        {
          is_time = TRUE;
          at++;
        }
      for (figures = at; g_ascii_isdigit (*at) && at - figures < 9; at++)
        number = number * 10 + (*at - '0');
      if (at == figures || get_unit (*at, is_time) == 0)
        return FALSE;
      *seconds += number * get_unit (*at++, is_time);
      if (*seconds > MAX_SECONDS)
        return FALSE;
    }
  return TRUE;
}

gboolean
duban_ics_time_add (DubanIcsTime *time, const char *duration)
{
  gint64 seconds;

  if (!read_duration (duration, &seconds))
    return FALSE;
  seconds += time->second;
  time->day += (DubanDay) (seconds / DAY_SECONDS);
  time->second = (int) (seconds % DAY_SECONDS);
  return time->day <= DUBAN_DAY_LAST;
}
