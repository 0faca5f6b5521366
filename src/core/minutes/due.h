/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Deadlines in running text, as core/date reads them: 于11月底前, 15日内, 每月25日前. */
#pragma once

#include "core/minutes/reading.h"

G_BEGIN_DECLS

/* Finds those of one clause, outside of what is covered already. */
void duban_minutes_find_dues (DubanMinutesReading *reading, gsize from, gsize to);

/* The date that is written last in [from, to), 11月20日; FALSE where none is.  *day: as of
 * something that happened. */
gboolean duban_minutes_find_day (const DubanMinutesReading *reading, gsize from, gsize to,
                                 DubanMinutesMark *mark, DubanDay *day);

/* The day of a deadline's wording; DUBAN_NO_DAY where it names none. */
DubanDay duban_minutes_read_due (const DubanMinutesReading *reading, gsize from, gsize to);

G_END_DECLS
