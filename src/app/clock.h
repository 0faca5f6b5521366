/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one reader of the time.  An operation reads it once and hands the reading on. */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

typedef struct _DubanClock DubanClock;

/* One reading. */
typedef struct
{
  gint64 milliseconds; /* Unix time */
  DubanDay today;      /* in the office's time zone */
  int minute;          /* of that day */
} DubanNow;

/* Reads exactly "2026-11-23" (*minute: DUBAN_NO_MINUTE) or "2026-11-23T09:00"; FALSE for
 * anything else. */
gboolean duban_clock_parse_moment (const char *text, DubanDay *day, int *minute);

/* start: NULL for the real time, else "2026-11-23", "2026-11-23T09:00" or "2026-11-23T23:59:50" in
 * `zone`.  frozen:
 * it stands still there (--now); else it runs on from there (DUBAN_NOW).  NULL, with error,
 * where start is no time. A day alone is its noon. (transfer full) */
DubanClock *duban_clock_new (const char *start, gboolean frozen, const char *zone,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_clock_free (DubanClock *clock);

/* Whether this computer knows a time zone of that name. */
gboolean duban_clock_knows_zone (const char *zone, GError **error);

/* The office's time zone became known, or changed: the wall time of `start` is kept. */
gboolean duban_clock_set_zone (DubanClock *clock, const char *zone, GError **error);
GTimeZone *duban_clock_get_zone (DubanClock *clock); /* (transfer none) */

DubanNow duban_clock_read (DubanClock *clock);

/* That minute of that day in the zone, as Unix milliseconds; one that the zone leaves out in spring
 * is the next that it has. */
gint64 duban_clock_find (DubanClock *clock, DubanDay day, int minute);

/* The computer's own time (Unix milliseconds) when this clock will show that; 0: never, for it
 * stands still. */
gint64 duban_clock_get_real (DubanClock *clock, gint64 milliseconds);

/* Sets a clock that does not show the real time: from now on it stands still there. */
void duban_clock_hold (DubanClock *clock, DubanDay day, int minute);

/* The computer's own time when the present day of the zone is over; 0: never. */
gint64 duban_clock_get_midnight (DubanClock *clock);

/* RFC 3339 with the zone's offset: "2026-11-23T09:00:00+08:00". (transfer full) */
char *duban_clock_format (DubanClock *clock, gint64 milliseconds) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanClock, duban_clock_free)

G_END_DECLS
