/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The State Council's yearly notice on holidays (关于2026年部分节假日安排的通知), a correction of
 * one, or an office's own in the same words, as pasted text: which days are off, which worked.
 *
 * Each item is an entry.  What it says twice must agree: 共7天 with the days that it names, and
 * each weekday in brackets with the calendar; else the item is refused with the contradiction. */
#pragma once

#include "exchange/holiday/day-list.h"

G_BEGIN_DECLS

#define DUBAN_NOTICE_MAX_BYTES (256u * 1024)

typedef struct
{
  int year;                   /* that was asked for, or 0: as the notice says */
  const DubanCalendar *known; /* what an extension or a correction begins with; or NULL */
} DubanNoticeContext;

/* text: valid UTF-8 of at most DUBAN_NOTICE_MAX_BYTES; name: of the file, for errors.  Refused as
 * a whole (DUBAN_FILE_ERROR): no item, no year, two years, a secret mark. (transfer full) */
DubanHolidayList *duban_notice_read (const char *text, const DubanNoticeContext *context,
                                     const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a text that is no table may be such a notice. */
gboolean duban_notice_is_likely (const char *text);

G_END_DECLS
