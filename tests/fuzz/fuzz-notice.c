/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as a notice on holidays: refused with a reason, or entries whose days day.h knows, each
 * once. */
#include "exchange/holiday/notice.h"

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
check_entry (const DubanDayEntry *entry)
{
  g_assert_true (entry->reason == NULL || g_utf8_validate (entry->reason, -1, NULL));
  for (guint i = 0; i < entry->days->len; i++)
    {
      const DubanCalendarDay *day = &g_array_index (entry->days, DubanCalendarDay, i);

      g_assert_true (day->day >= DUBAN_DAY_FIRST && day->day <= DUBAN_DAY_LAST);
      g_assert_true (duban_day_entry_find (entry, day->day) == day);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  static DubanCalendar *calendar = NULL;
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  DubanNoticeContext context = { size % 2 == 0 ? 0 : 2026, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanHolidayList) list = NULL;

  g_log_set_always_fatal ((GLogLevelFlags) (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL));
  if (calendar == NULL)
    calendar = duban_calendar_new_published ();
  context.known = calendar;
  list = duban_notice_read (text, &context, "fuzz.txt", &error);
  g_assert_true ((list == NULL) == (error != NULL));
  for (guint i = 0; list != NULL && i < list->entries->len; i++)
    check_entry (g_ptr_array_index (list->entries, i));
  return 0;
}
