/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/day.h"

#include <string.h>

#define FIRST_YEAR 1900
#define LAST_YEAR 2999

/* The arithmetic counts years from March, so that the leap day is a year's last, and in
 * eras of 400 years, which all have the same number of days. */
#define DAYS_OF_ERA 146097
#define DAYS_BEFORE_1970 719468 /* from 0000-03-01 */

static gboolean
is_leap (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

/* 0 where there is no such month. */
static int
get_month_length (int year, int month)
{
  static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (month < 1 || month > 12)
    return 0;
  return lengths[month - 1] + (month == 2 && is_leap (year));
}

/* The value of the digits of text, or -1 where one of them is none. */
static int
read_digits (const char *text, int n_digits)
{
  int value = 0;

  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      value = value * 10 + (text[i] - '0');
    }
  return value;
}

static void
write_digits (char *buffer, int n_digits, int value)
{
  for (int i = n_digits - 1; i >= 0; i--)
    {
      buffer[i] = (char) ('0' + value % 10);
      value /= 10;
    }
}

DubanDay
duban_day_from_ymd (int year, int month, int day)
{
  int march_year, year_of_era, day_of_year;

  if (year < FIRST_YEAR || year > LAST_YEAR || day < 1 || day > get_month_length (year, month))
    return DUBAN_NO_DAY;

  march_year = month > 2 ? year : year - 1;
  year_of_era = march_year % 400;
  day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return march_year / 400 * DAYS_OF_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100
         + day_of_year - DAYS_BEFORE_1970;
}

void
duban_day_to_ymd (DubanDay day, int *year, int *month, int *day_of_month)
{
  int since, era, day_of_era, year_of_era, day_of_year, march_month;

  g_return_if_fail (day > -DAYS_BEFORE_1970 && day < G_MAXINT32 - DAYS_BEFORE_1970);

  since = day + DAYS_BEFORE_1970;
  era = since / DAYS_OF_ERA;
  day_of_era = since % DAYS_OF_ERA;
  year_of_era
      = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_OF_ERA - 1))
        / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  march_month = (5 * day_of_year + 2) / 153;

  if (year != NULL)
    *year = era * 400 + year_of_era + (march_month >= 10);
  if (month != NULL)
    *month = march_month < 10 ? march_month + 3 : march_month - 9;
  if (day_of_month != NULL)
    *day_of_month = day_of_year - (153 * march_month + 2) / 5 + 1;
}

int
duban_day_get_year (DubanDay day)
{
  int year = 0;

  duban_day_to_ymd (day, &year, NULL, NULL);
  return year;
}

int
duban_day_get_weekday (DubanDay day)
{
  /* 1970-01-01 was a Thursday; days before it are negative. */
  return (day % 7 + 7 + 3) % 7 + 1;
}

DubanDay
duban_day_get_monday (DubanDay day)
{
  return day - (duban_day_get_weekday (day) - 1);
}

DubanDay
duban_day_month_end (int year, int month)
{
  return duban_day_from_ymd (year, month, get_month_length (year, month));
}

DubanDay
duban_day_parse (const char *text)
{
  int year, month, day;

  if (text == NULL || strnlen (text, DUBAN_DAY_TEXT_SIZE) != DUBAN_DAY_TEXT_SIZE - 1
      || text[4] != '-' || text[7] != '-')
    return DUBAN_NO_DAY;

  year = read_digits (text, 4);
  month = read_digits (text + 5, 2);
  day = read_digits (text + 8, 2);
  return duban_day_from_ymd (year, month, day);
}

const char *
duban_day_format (DubanDay day, char *buffer)
{
  int year, month, day_of_month;

  buffer[0] = '\0';
  if (day == DUBAN_NO_DAY)
    return buffer;

  duban_day_to_ymd (day, &year, &month, &day_of_month);
  write_digits (buffer, 4, year);
  buffer[4] = '-';
  write_digits (buffer + 5, 2, month);
  buffer[7] = '-';
  write_digits (buffer + 8, 2, day_of_month);
  buffer[10] = '\0';
  return buffer;
}
