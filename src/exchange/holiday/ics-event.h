/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One event of an iCalendar file: its lines, and what they come to. */
#pragma once

#include "exchange/holiday/day-list.h"
#include "exchange/holiday/ics-line.h"

G_BEGIN_DECLS

/* Lines are borrowed. */
typedef struct
{
  DubanIcsLine summary, description, categories, start, end, duration, special; /* value or NULL */
  gboolean repeats, is_cancelled;
} DubanHolidayEvent;

/* Keeps a line of the event that matters; the first of a name counts. */
void duban_ics_event_take (DubanHolidayEvent *event, const DubanIcsLine *line);

/* Fills the entry, or refuses it. */
void duban_ics_event_read (const DubanHolidayEvent *event, GTimeZone *zone, DubanDayEntry *entry);

G_END_DECLS
