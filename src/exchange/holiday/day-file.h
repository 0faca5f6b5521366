/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holidays in a file that is no table: an iCalendar file or a notice, told from the content. */
#pragma once

#include "exchange/holiday/ics.h"
#include "exchange/holiday/notice.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_DAY_FILE_OTHER, /* neither, or nothing that can be read */
  DUBAN_DAY_FILE_ICS,
  DUBAN_DAY_FILE_NOTICE, /* perhaps: where it is no table */
} DubanDayFileKind;

DubanDayFileKind duban_day_file_tell (const char *path);
/* The same of a text. */
DubanDayFileKind duban_day_text_tell (const char *text);

/* Reads a file, or text where it is not NULL, as what it was told to be (not OTHER).
 * (transfer full) */
DubanHolidayList *duban_day_file_read (const char *path, const char *text, DubanDayFileKind kind,
                                       GTimeZone *zone, const DubanNoticeContext *context,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
