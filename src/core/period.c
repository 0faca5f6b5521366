/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/period.h"

#define WEEK_AT_HAND_DAYS 4 /* Thursday to Sunday */
#define OTHERS_AT_HAND_DAYS 8

static DubanPeriod
get_week (DubanDay day)
{
  const DubanDay monday = duban_day_get_monday (day);

  return (DubanPeriod){ DUBAN_PERIOD_WEEK, monday, monday + 6 };
}

static DubanPeriod
get_months (DubanPeriodKind kind, int year, int first, int last)
{
  return (DubanPeriod){ kind, duban_day_from_ymd (year, first, 1),
                        duban_day_month_end (year, last) };
}

/* ISO 8601: week 1 is the one with the year's first Thursday, so with 4 January. */
static DubanDay
get_first_monday (int year)
{
  return duban_day_get_monday (duban_day_from_ymd (year, 1, 4));
}

/* Reads exactly n_digits digits at *text and moves past them; -1 where they are not there. */
static int
take_number (const char **text, int n_digits)
{
  int value = 0;

  for (; n_digits > 0; n_digits--, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return -1;
      value = value * 10 + (**text - '0');
    }
  return value;
}

static gboolean
parse_week (int year, const char *text, DubanPeriod *period)
{
  const int week = take_number (&text, 2);
  DubanDay monday;

  if (week < 1 || *text != '\0')
    return FALSE;
  monday = get_first_monday (year) + 7 * (week - 1);
  if (duban_day_get_year (monday + 3) != year) /* a 53rd week that this year has not */
    return FALSE;
  *period = get_week (monday);
  return TRUE;
}

static gboolean
parse_quarter (int year, const char *text, DubanPeriod *period)
{
  const int quarter = take_number (&text, 1);

  if (quarter < 1 || quarter > 4 || *text != '\0')
    return FALSE;
  *period = get_months (DUBAN_PERIOD_QUARTER, year, quarter * 3 - 2, quarter * 3);
  return TRUE;
}

static gboolean
parse_month (int year, const char *text, DubanPeriod *period)
{
  const int month = take_number (&text, 2);

  if (month < 1 || month > 12 || *text != '\0')
    return FALSE;
  *period = get_months (DUBAN_PERIOD_MONTH, year, month, month);
  return TRUE;
}

DubanPeriod
duban_period_of (DubanPeriodKind kind, DubanDay day)
{
  int year, month, first;

  if (kind == DUBAN_PERIOD_WEEK)
    return get_week (day);

  duban_day_to_ymd (day, &year, &month, NULL);
  if (kind == DUBAN_PERIOD_MONTH)
    return get_months (kind, year, month, month);
  first = (month - 1) / 3 * 3 + 1;
  return get_months (kind, year, first, first + 2);
}

DubanPeriod
duban_period_last_complete (DubanPeriodKind kind, DubanDay day)
{
  return duban_period_of (kind, duban_period_of (kind, day).from - 1);
}

DubanPeriod
duban_period_at_hand (DubanPeriodKind kind, DubanDay day)
{
  const DubanPeriod running = duban_period_of (kind, day);
  const DubanDay last_days = kind == DUBAN_PERIOD_WEEK ? WEEK_AT_HAND_DAYS : OTHERS_AT_HAND_DAYS;

  return running.to - day < last_days ? running : duban_period_last_complete (kind, day);
}

gboolean
duban_period_parse (const char *text, DubanPeriod *period)
{
  int year;

  if (text == NULL)
    return FALSE;
  year = take_number (&text, 4);
  if (duban_day_from_ymd (year, 1, 1) == DUBAN_NO_DAY || *text++ != '-')
    return FALSE;

  if (*text == 'W')
    return parse_week (year, text + 1, period);
  if (*text == 'Q')
    return parse_quarter (year, text + 1, period);
  return parse_month (year, text, period);
}

char *
duban_period_to_text (DubanPeriod period)
{
  int year, month;

  if (period.kind == DUBAN_PERIOD_WEEK)
    {
      year = duban_day_get_year (period.from + 3);
      return g_strdup_printf ("%04d-W%02d", year, (period.from - get_first_monday (year)) / 7 + 1);
    }

  duban_day_to_ymd (period.from, &year, &month, NULL);
  if (period.kind == DUBAN_PERIOD_MONTH)
    return g_strdup_printf ("%04d-%02d", year, month);
  return g_strdup_printf ("%04d-Q%d", year, (month + 2) / 3);
}
