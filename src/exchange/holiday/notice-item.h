/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One item of a notice: 二、春节：2月15日…至23日…放假调休，共9天。2月14日（周六）…上班。 */
#pragma once

#include "exchange/holiday/day-list.h"

G_BEGIN_DECLS

/* What is known beside the item. */
typedef struct
{
  int year;
  const DubanCalendar *known; /* for 延长…假期至; or NULL */
} DubanNoticeTerms;

/* Reads text, folded, into entry, which has its name; refuses it where the item contradicts itself
 * or the calendar, or where anything that it says of a date cannot be told: only then FALSE.
 * *n_advice counts the sentences that only recommend. */
gboolean duban_notice_item_read (const char *text, const DubanNoticeTerms *terms,
                                 DubanDayEntry *entry, guint *n_advice);

/* Whether a text says of a date that it is off or worked. */
gboolean duban_notice_item_is_one (const char *text);

G_END_DECLS
