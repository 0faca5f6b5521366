/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reminders that window.md asks for, counted day by day in the plainest way: an oracle that
 * shares no rule with core/remind. */
#pragma once

#include "core/calendar.h"

/* Minutes of the day. */
enum
{
  NAIVE_MORNING = 510,  /* 08:30 */
  NAIVE_FIRST = 540,    /* 09:00 */
  NAIVE_ACCOUNT = 900,  /* 15:00 */
  NAIVE_SECOND = 960,   /* 16:00 */
  NAIVE_LATE = 1050,    /* 17:30: the end of office hours, and of an entry that waits for 18:00 */
  NAIVE_EVENING = 1080, /* 18:00 */
  NAIVE_DAY = 1440,
};

typedef enum
{
  NAIVE_DEPLOY,
  NAIVE_ACCOUNT_KIND,
  NAIVE_OTHER,
} NaiveKind;

typedef struct
{
  NaiveKind kind;
  DubanDay due;
  DubanDay entered; /* DUBAN_NO_DAY: long ago */
  int entered_minute;
} NaiveThing;

/* 08:30 to 12:00 and 14:30 to 17:30 of working days. */
gboolean naive_is_office_time (const DubanCalendar *calendar, gint32 moment);

/* The last day before it counts as missed. */
DubanDay naive_get_last_day (const NaiveThing *thing);

/* The last office minute of or before a day. */
gint32 naive_get_last_office (const DubanCalendar *calendar, DubanDay day);

/* The minutes of a day at which the thing rings, ascending; how many (at most 8). */
int naive_list (const DubanCalendar *calendar, const NaiveThing *thing, DubanDay day,
                int minutes[8]);

/* The latest ring not after a moment; G_MININT32: none. */
gint32 naive_find_last (const DubanCalendar *calendar, const NaiveThing *thing, gint32 moment);
