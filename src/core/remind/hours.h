/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office hours: the minutes of working days in which a person may be reminded; all else is quiet
 * time (window.md, Reminders).  Working days are those of the holiday calendar. */
#pragma once

#include "core/remind/moment.h"
#include "core/terms.h"

G_BEGIN_DECLS

#define DUBAN_HOURS_MAX DUBAN_SETTING_MAX_TIMES /* parts of a day, times of a setting */

typedef struct
{
  const DubanCalendar *calendar; /* borrowed */
  int parts[DUBAN_HOURS_MAX][2]; /* first and last minute of a part of the day, both in it */
  int n_parts;                   /* at least 1 */
  int times[DUBAN_HOURS_MAX];    /* remind-times: minutes of the day, ascending */
  int n_times;
  int day0[DUBAN_HOURS_MAX]; /* remind-day0 */
  int n_day0;
  int morning;    /* remind-digest, its first: when the morning's reminders come */
  gboolean leads; /* remind-lead */
} DubanHours;

/* Read once from the settings of the terms, which must outlive it. */
void duban_hours_init (DubanHours *hours, const DubanTerms *terms);

gboolean duban_hours_include (const DubanHours *hours, DubanMoment moment);

/* The moment itself if it lies in office hours.  Back: else, on a rest day, the same time of the
 * last working day before it; and where that is quiet, the last minute of office hours before it.
 * Forward: else the next morning (remind-digest, not before the hours begin)
 * of the same day where that is still to come, or the next part of the same working day's hours,
 * or the morning of the next working day. */
DubanMoment duban_hours_back (const DubanHours *hours, DubanMoment moment);
DubanMoment duban_hours_forward (const DubanHours *hours, DubanMoment moment);

/* The morning of a working day: remind-digest, or where that is quiet the beginning of its
 * hours. */
DubanMoment duban_hours_get_morning (const DubanHours *hours, DubanDay working_day);

/* The last working day before a day, which is not among them. */
DubanDay duban_hours_find_day_before (const DubanHours *hours, DubanDay day);

G_END_DECLS
