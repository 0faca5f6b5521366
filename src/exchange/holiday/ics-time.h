/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an event of an iCalendar file is (RFC 5545, 3.3.4 to 3.3.6), in days of the office. */
#pragma once

#include "core/day.h"
#include "exchange/holiday/ics-line.h"

G_BEGIN_DECLS

typedef struct
{
  DubanDay day;
  int second; /* of the day; 0 for a date */
} DubanIcsTime;

/* Reads 20261001, 20261001T000000 or 20260930T160000Z: in UTC or a known TZID it becomes the time
 * of `zone`; any other time stands as it is written.  FALSE where there is no such time. */
gboolean duban_ics_time_read (const DubanIcsLine *line, GTimeZone *zone, DubanIcsTime *time);

/* Adds a duration such as P7D, P1W or PT24H.  FALSE where it is none, negative, or over a year. */
gboolean duban_ics_time_add (DubanIcsTime *time, const char *duration);

G_END_DECLS
