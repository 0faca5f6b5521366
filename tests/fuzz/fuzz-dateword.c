/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as the wording of a date: what comes out is a day that day.h knows, or none. */
#include "core/date/dateword.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
check_days (const DubanDateword *word)
{
  g_assert_true (word->day == DUBAN_NO_DAY
                 || (word->day >= DUBAN_DAY_FIRST && word->day <= DUBAN_DAY_LAST));
  g_assert_cmpuint (word->n_days, <=, DUBAN_DATEWORD_MAX_DAYS);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static DubanCalendar *calendar = NULL;
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  DubanDatewordContext context = { .assigned = duban_day_from_ymd (2026, 11, 2),
                                   .today = duban_day_from_ymd (2026, 11, 23) };
  DubanDateword deadline, event;

  if (calendar == NULL)
    calendar = duban_calendar_new_published ();
  context.calendar = calendar;
  deadline = duban_dateword_read_deadline (text, &context);
  event = duban_dateword_read_event (text, &context);
  check_days (&deadline);
  check_days (&event);
  duban_dateword_is_unclear (text);
  return 0;
}
