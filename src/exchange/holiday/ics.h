/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holiday calendars as iCalendar files (RFC 5545): those that phones and offices subscribe to.
 *
 * Each event is an entry.  It is taken where it says 休 or 班 – in its title, its categories, or
 * as Apple and Google mark them – and lasts whole days; else it is refused by name.  What repeats
 * by a rule is refused too: the days of each year are decided anew. */
#pragma once

#include "exchange/holiday/day-list.h"

G_BEGIN_DECLS

#define DUBAN_ICS_MAX_BYTES (16u * 1024 * 1024)
#define DUBAN_ICS_MAX_EVENTS 20000

/* Whether the bytes begin as an iCalendar file does. */
gboolean duban_ics_is_one (const char *data, gsize size);

/* Takes data, followed by a NUL: UTF-8 or GB18030.  zone: the office's; name: the file's, for
 * errors.  Refused as a whole (DUBAN_FILE_ERROR): cut off, parts that do not nest, no event, too
 * many, a secret mark. (transfer full) */
DubanHolidayList *duban_ics_read (char *data, gsize size, GTimeZone *zone, const char *name,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
