/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people say them at a desk, counted from today: 明天, 下周五, 两周后, 下月10日, +3.  What
 * ledgers write is core/date/dateword.h's; nothing here is read in a ledger, where nobody knows
 * of which day “tomorrow” was said. */
#pragma once

#include "core/calendar.h"

G_BEGIN_DECLS

typedef struct
{
  DubanDay today;
  DubanDay base;                 /* what +3 is counted from: the assignment, else today */
  const DubanCalendar *calendar; /* for 3个工作日后 */
  gboolean is_event; /* something that happened: a bare 周五 is the last one, else the next */
} DubanSpokenContext;

/* The day that the whole of the text says, or DUBAN_NO_DAY where it says none in these words. */
DubanDay duban_date_spoken_read (const char *text, const DubanSpokenContext *context);

G_END_DECLS
