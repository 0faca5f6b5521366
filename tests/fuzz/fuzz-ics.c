/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an iCalendar file: refused with a reason, or entries whose days day.h knows. */
#include "exchange/holiday/ics.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, size_t size);

static void
check_entry (const DubanDayEntry *entry)
{
  g_assert_true (g_utf8_validate (entry->name, -1, NULL));
  g_assert_true (g_utf8_validate (entry->holiday, -1, NULL));
  for (guint i = 0; i < entry->days->len; i++)
    {
      DubanDay day = g_array_index (entry->days, DubanCalendarDay, i).day;

      g_assert_true (day >= DUBAN_DAY_FIRST && day <= DUBAN_DAY_LAST);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (8 * 3600);
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanHolidayList) list = NULL;
  char *copy = g_malloc (size + 1);

  g_log_set_always_fatal ((GLogLevelFlags) (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL));
  if (size > 0)
    memcpy (copy, data, size);
  copy[size] = '\0';
  list = duban_ics_read (copy, size, zone, "fuzz.ics", &error);
  g_assert_true ((list == NULL) == (error != NULL));
  for (guint i = 0; list != NULL && i < list->entries->len; i++)
    check_entry (g_ptr_array_index (list->entries, i));
  return 0;
}
