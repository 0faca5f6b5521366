/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A moment: a minute of a day of the office's time zone.  What rings at 09:00 rings at 09:00 of the
 * office, whatever the computer's own zone. */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

typedef gint32 DubanMoment; /* minutes since 1970-01-01T00:00 there */

#define DUBAN_NO_MOMENT G_MININT32
#define DUBAN_MINUTES_A_DAY 1440

/* minute: of the day, 0 to 1439. */
static inline DubanMoment
duban_moment_of (DubanDay day, int minute)
{
  return (day * DUBAN_MINUTES_A_DAY) + minute;
}

static inline DubanDay
duban_moment_get_day (DubanMoment moment)
{
  return (moment / DUBAN_MINUTES_A_DAY) - (moment % DUBAN_MINUTES_A_DAY < 0);
}

static inline int
duban_moment_get_minute (DubanMoment moment)
{
  const int minute = moment % DUBAN_MINUTES_A_DAY;

  return minute < 0 ? minute + DUBAN_MINUTES_A_DAY : minute;
}

G_END_DECLS
