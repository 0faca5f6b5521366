/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/clock.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define SECONDS_A_DAY 86400
#define NOON (12 * 60)

struct _DubanClock
{
  GTimeZone *zone;
  gboolean replaced; /* it shows `start` instead of the real time */
  gboolean frozen;
  DubanDay start;
  int start_minute;
  int start_second;
  gint64 origin;  /* Unix ms of the start in the zone */
  gint64 created; /* the real Unix ms when it was set running */
};

static gint64
read_real_time (void)
{
  return g_get_real_time () / 1000;
}

static gint64
floor_divide (gint64 value, gint64 by)
{
  return value >= 0 ? value / by : -((-value + by - 1) / by);
}

/* China keeps one time all year round, so the office's own zone is known even on a computer
 * that has no time zone database. */
static GTimeZone *
find_zone (const char *name, GError **error)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  if (zone == NULL && g_str_equal (name, "Asia/Shanghai"))
    zone = g_time_zone_new_identifier ("+08:00");
  if (zone == NULL)
    /* Translators: %s is the name of a time zone, such as Asia/Shanghai. */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("This computer knows no time zone “%s”; give a name such as Asia/Shanghai, or "
                    "install the time zone database (tzdata)."),
                 name);
  return zone;
}

static int
parse_two_digits (const char *text)
{
  if (!g_ascii_isdigit (text[0]) || !g_ascii_isdigit (text[1]))
    return -1;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

static gint64
get_offset (GTimeZone *zone, gint64 seconds)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);

  return g_time_zone_get_offset (zone, interval);
}

/* Unix seconds of a local time; moves one that the zone leaves out in spring to the next one that
 * it has. */
static gint64
find_local (GTimeZone *zone, gint64 local)
{
  int interval = g_time_zone_adjust_time (zone, G_TIME_TYPE_STANDARD, &local);

  return local - g_time_zone_get_offset (zone, interval);
}

static void
place_origin (DubanClock *clock)
{
  gint64 local
      = (gint64) clock->start * SECONDS_A_DAY + clock->start_minute * 60 + clock->start_second;

  clock->origin = find_local (clock->zone, local) * 1000;
}

static gint64
read_milliseconds (const DubanClock *clock)
{
  if (!clock->replaced)
    return read_real_time ();
  return clock->origin + (clock->frozen ? 0 : read_real_time () - clock->created);
}

gboolean
duban_clock_parse_moment (const char *text, DubanDay *day, int *minute)
{
  g_autofree char *date = g_strndup (text, DUBAN_DAY_TEXT_SIZE - 1);
  const char *rest = text + strlen (date);
  int hours, minutes;

  *day = duban_day_parse (date);
  *minute = DUBAN_NO_MINUTE;
  if (*day == DUBAN_NO_DAY)
    return FALSE;
  if (*rest == '\0')
    return TRUE;
  if (strlen (rest) != 6 || rest[0] != 'T' || rest[3] != ':')
    return FALSE;
  hours = parse_two_digits (rest + 1);
  minutes = parse_two_digits (rest + 4);
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
    return FALSE;
  *minute = hours * 60 + minutes;
  return TRUE;
}

/* As duban_clock_parse_moment(), and with seconds where a minute stands: 2026-11-23T23:59:50. */
static gboolean
parse_start (DubanClock *clock, const char *text)
{
  g_autofree char *moment = g_strdup (text);
  gsize length = strlen (moment);

  if (length == DUBAN_DAY_TEXT_SIZE - 1 + 9 && moment[length - 3] == ':')
    {
      clock->start_second = parse_two_digits (moment + length - 2);
      if (clock->start_second < 0 || clock->start_second > 59)
        return FALSE;
      moment[length - 3] = '\0';
    }
  return duban_clock_parse_moment (moment, &clock->start, &clock->start_minute)
         && clock->start > 0; /* what is written must lie after 1970 (core/change.h) */
}

DubanClock *
duban_clock_new (const char *start, gboolean frozen, const char *zone, GError **error)
{
  g_autoptr (DubanClock) clock = g_new0 (DubanClock, 1);

  clock->zone = find_zone (zone, error);
  if (clock->zone == NULL)
    return NULL;
  if (start == NULL)
    return g_steal_pointer (&clock);
  if (!parse_start (clock, start))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                   _ ("“%s” is no time; write 2026-11-23 or 2026-11-23T09:00."), start);
      return NULL;
    }
  if (clock->start_minute == DUBAN_NO_MINUTE)
    clock->start_minute = NOON;
  clock->replaced = TRUE;
  clock->frozen = frozen;
  clock->created = read_real_time ();
  place_origin (clock);
  return g_steal_pointer (&clock);
}

void
duban_clock_free (DubanClock *clock)
{
  g_clear_pointer (&clock->zone, g_time_zone_unref);
  g_free (clock);
}

gboolean
duban_clock_knows_zone (const char *zone, GError **error)
{
  g_autoptr (GTimeZone) found = find_zone (zone, error);

  return found != NULL;
}

gboolean
duban_clock_set_zone (DubanClock *clock, const char *zone, GError **error)
{
  GTimeZone *found = find_zone (zone, error);

  if (found == NULL)
    return FALSE;
  g_time_zone_unref (clock->zone);
  clock->zone = found;
  if (clock->replaced)
    place_origin (clock);
  return TRUE;
}

GTimeZone *
duban_clock_get_zone (DubanClock *clock)
{
  return clock->zone;
}

gint64
duban_clock_find (DubanClock *clock, DubanDay day, int minute)
{
  return find_local (clock->zone, ((gint64) day * SECONDS_A_DAY) + (minute * 60)) * 1000;
}

gint64
duban_clock_get_real (DubanClock *clock, gint64 milliseconds)
{
  if (!clock->replaced)
    return milliseconds;
  return clock->frozen ? 0 : milliseconds - clock->origin + clock->created;
}

void
duban_clock_hold (DubanClock *clock, DubanDay day, int minute)
{
  g_return_if_fail (clock->replaced);

  clock->frozen = TRUE;
  clock->start = day;
  clock->start_minute = minute;
  clock->start_second = 0;
  place_origin (clock);
}

gint64
duban_clock_get_midnight (DubanClock *clock)
{
  return duban_clock_get_real (clock,
                               duban_clock_find (clock, duban_clock_read (clock).today + 1, 0));
}

DubanNow
duban_clock_read (DubanClock *clock)
{
  gint64 milliseconds = read_milliseconds (clock);
  gint64 seconds = floor_divide (milliseconds, 1000);
  gint64 local = seconds + get_offset (clock->zone, seconds);
  gint64 day = floor_divide (local, SECONDS_A_DAY);
  DubanNow now = { .milliseconds = milliseconds,
                   .today = (DubanDay) day,
                   .minute = (int) ((local - day * SECONDS_A_DAY) / 60) };

  return now;
}

char *
duban_clock_format (DubanClock *clock, gint64 milliseconds)
{
  gint64 seconds = floor_divide (milliseconds, 1000);
  gint64 offset = get_offset (clock->zone, seconds);
  gint64 day = floor_divide (seconds + offset, SECONDS_A_DAY);
  int second = (int) (seconds + offset - day * SECONDS_A_DAY);
  int minutes = (int) (ABS (offset) / 60);
  char text[DUBAN_DAY_TEXT_SIZE];

  duban_day_format ((DubanDay) day, text);
  return g_strdup_printf ("%sT%02d:%02d:%02d%c%02d:%02d", text, second / 3600, second / 60 % 60,
                          second % 60, offset < 0 ? '-' : '+', minutes / 60, minutes % 60);
}
