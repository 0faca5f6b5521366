/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/holidays.h"

#include <glib/gi18n-lib.h>

#include "exchange/row-date.h"

gboolean
duban_holidays_read (const DubanFileTable *table, const DubanHeading *heading, gsize row,
                     const DubanDatewordContext *context, DubanCalendarDay *out, DubanFault *fault)
{
  const char *day = duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_DAY);
  const char *kind = duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_DAY_KIND);

  out->name = duban_heading_get_cell (heading, table, row, DUBAN_COLUMN_DAY_NAME);
  out->kind = duban_words_read (DUBAN_WORDS_DAY_KIND, kind, -1);
  if (!duban_fault_check_name (fault, DUBAN_COLUMN_DAY_NAME, out->name)
      || !duban_row_date_read_plan (context, DUBAN_COLUMN_DAY, day, &out->day, fault))
    return FALSE;
  if (out->day == DUBAN_NO_DAY)
    return duban_fault_set (fault, DUBAN_COLUMN_DAY,
                            g_strdup (_ ("The row names no day: its 日期 is empty.")));
  if (out->kind == DUBAN_DAY_PLAIN)
    return duban_fault_set (fault, DUBAN_COLUMN_DAY_KIND,
                            g_strdup_printf (_ ("“%s” is neither 休 nor 班."), kind));
  return TRUE;
}
