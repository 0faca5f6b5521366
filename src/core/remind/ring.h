/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ring: when what is owed is said (window.md, Reminders).
 *
 *   lead     the day before at the first of remind-times (where remind-lead is on)
 *   due      the day itself at each of remind-times; an account at 15:00 of the last working day
 *            of its week, and not in a week without one
 *   day 0    the deployment: at remind-day0 of the day of assignment, rest days too (事不过夜), in
 *            the place of lead and due; a task entered later than 30 minutes before the last of
 *            them rings once, at entry
 *   entry    what came into the history after its last office hours before the deadline, where
 *            none are left: once, at entry
 *   overdue  the morning of each working day after the deadline
 *
 * Lead and due that fall in quiet time move back to the last office hours before, never forward;
 * two that fall together are one.  Overdue moves forward by being a working morning. */
#pragma once

#include "core/remind/hours.h"
#include "core/remind/owed.h"

G_BEGIN_DECLS

/* Numbers are stored. */
typedef enum
{
  DUBAN_RING_LEAD,
  DUBAN_RING_DUE,
  DUBAN_RING_DAY0,
  DUBAN_RING_ENTRY,
  DUBAN_RING_OVERDUE,
  DUBAN_RING_DIGEST,  /* what was left unanswered comes back in the morning */
  DUBAN_RING_ARRIVAL, /* something new: a conflict, a file; forward to the next morning */
  DUBAN_RING_SNOOZE,  /* as the person asked */
  DUBAN_N_RINGS
} DubanRingLevel;

typedef struct
{
  DubanMoment moment; /* DUBAN_NO_MOMENT: none */
  DubanRingLevel level;
} DubanRing;

/* The rings of one thing with from <= moment <= to, ascending, appended to rings (of DubanRing). */
void duban_ring_list (const DubanHours *hours, const DubanOwed *owed, DubanMoment from,
                      DubanMoment to, GArray *rings);

/* The latest ring not after now, and the first after it: the same as the ends of the list. */
DubanRing duban_ring_find_last (const DubanHours *hours, const DubanOwed *owed, DubanMoment now);
DubanRing duban_ring_find_next (const DubanHours *hours, const DubanOwed *owed, DubanMoment now);

/* When a ring that was not heard at its moment (the machine slept, was off; the task came later) is
 * said: now itself, a later moment, or DUBAN_NO_MOMENT where its time is over.  Office hours alone,
 * but for day 0 and entry (any time of that day); lead and due never after the deadline; a digest
 * never before its morning. */
DubanMoment duban_ring_get_replay (const DubanHours *hours, const DubanOwed *owed, DubanRing ring,
                                   DubanMoment now);

/* 1小时后: in sixty minutes, to the minute, for it was asked for.  明早: the morning of the next
 * working day; or, where the deadline passes before it, tomorrow's. */
DubanMoment duban_ring_snooze_hour (DubanMoment now);
DubanMoment duban_ring_snooze_morning (const DubanHours *hours, const DubanOwed *owed,
                                       DubanMoment now);

/* lead, due, day0, entry, overdue, digest, arrival, snooze. */
const char *duban_ring_get_code (DubanRingLevel level);

G_END_DECLS
