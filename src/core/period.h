/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods that are accounted for: an ISO week (Monday to Sunday), a month, a quarter. */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_PERIOD_WEEK,
  DUBAN_PERIOD_MONTH,
  DUBAN_PERIOD_QUARTER,
} DubanPeriodKind;

typedef struct
{
  DubanPeriodKind kind;
  DubanDay from; /* first day */
  DubanDay to;   /* last day, included */
} DubanPeriod;

/* The period that a day lies in; and the last one that is complete before that day. */
DubanPeriod duban_period_of (DubanPeriodKind kind, DubanDay day);
DubanPeriod duban_period_last_complete (DubanPeriodKind kind, DubanDay day);

/* The period whose summary is written on that day: a week from its Thursday on, a month or quarter
 * in its last eight days (the bulletin is announced seven days before it is due), and before that
 * the last complete one. */
DubanPeriod duban_period_at_hand (DubanPeriodKind kind, DubanDay day);

/* "2026-W47" (ISO 8601 week), "2026-11", "2026-Q4"; FALSE for anything else. */
gboolean duban_period_parse (const char *text, DubanPeriod *period);
char *duban_period_to_text (DubanPeriod period) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
