/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rhythm of follow-ups after feedback (后期常态化跟进督办, measure 5). */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_SCHEDULE_NONE,        /* unset: the default of the task's importance applies */
  DUBAN_SCHEDULE_DAYS,        /* every `value` days, 1 to 366 */
  DUBAN_SCHEDULE_WEEKLY,      /* on weekday `value`, 1 = Monday to 7 */
  DUBAN_SCHEDULE_MONTHLY,     /* on day `value` of the month, 1 to 31; the last day if shorter */
  DUBAN_SCHEDULE_QUARTER_END, /* `value` days before the quarter's last day, 0 to 80 */
} DubanScheduleKind;

typedef struct
{
  DubanScheduleKind kind;
  int value;
} DubanSchedule;

/* The codes of interface.md: "7d", "weekly:5", "monthly:25", "quarter-end:20"; an empty text
 * is NONE.  FALSE, and *schedule untouched, where the text is none of them or out of range. */
gboolean duban_schedule_parse (const char *text, DubanSchedule *schedule);

/* The code of a schedule; NULL for NONE. (transfer full) */
char *duban_schedule_to_text (DubanSchedule schedule) G_GNUC_WARN_UNUSED_RESULT;

/* The first day of the schedule after base (strictly).  NONE is not accepted here. */
DubanDay duban_schedule_next (DubanSchedule schedule, DubanDay base);

/* The interval in days that “overdue by more than the interval” compares with: the days of
 * DAYS, else 7, 30 (a month) and 91 (a quarter). */
int duban_schedule_get_interval (DubanSchedule schedule);

G_END_DECLS
