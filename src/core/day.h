/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day: a date of the Gregorian calendar in the office's time zone, with no time of day.
 *
 * Days are plain integers, so that D(k) = A + k is written as it is said.  Nothing here
 * reads a clock.  Valid days lie in the years 1900 to 2999. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef gint32 DubanDay; /* days since 1970-01-01 */

#define DUBAN_NO_DAY G_MININT32  /* unknown, or none */
#define DUBAN_DAY_FIRST (-25567) /* 1900-01-01 */
#define DUBAN_DAY_LAST 376199    /* 2999-12-31 */
#define DUBAN_NO_MINUTE (-1)     /* the time of day is unknown */
#define DUBAN_DAY_TEXT_SIZE 11   /* "2026-11-23" and its NUL */

/* The day, or DUBAN_NO_DAY where there is no such date (30 February, month 13). */
DubanDay duban_day_from_ymd (int year, int month, int day);

/* day must be a valid day; each of the three may be NULL. */
void duban_day_to_ymd (DubanDay day, int *year, int *month, int *day_of_month);

int duban_day_get_year (DubanDay day);

/* 1 is Monday, 7 is Sunday. */
int duban_day_get_weekday (DubanDay day);

/* The Monday of the week, Monday to Sunday, that the day lies in. */
DubanDay duban_day_get_monday (DubanDay day);

/* The last day of a month (month 1 to 12). */
DubanDay duban_day_month_end (int year, int month);

/* Reads exactly YYYY-MM-DD; DUBAN_NO_DAY for anything else. */
DubanDay duban_day_parse (const char *text);

/* Writes YYYY-MM-DD into buffer (DUBAN_DAY_TEXT_SIZE bytes) and returns it;
 * an empty text for DUBAN_NO_DAY. */
const char *duban_day_format (DubanDay day, char *buffer);

G_END_DECLS
