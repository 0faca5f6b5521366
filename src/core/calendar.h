/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The holiday calendar: which days are statutory holidays (休) and which rest days are
 * worked instead (班), year by year as the State Council publishes them.
 *
 * A calendar is built once and then only read; it may be read from any thread. */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_DAY_PLAIN,  /* as the weekday says */
  DUBAN_DAY_OFF,    /* 休: a day of a statutory holiday, weekends inside it included */
  DUBAN_DAY_MAKEUP, /* 班: a weekend day that is worked */
} DubanDayKind;

typedef struct
{
  DubanDay day;
  DubanDayKind kind;
  const char *name; /* 国庆节 …; may be NULL */
} DubanCalendarDay;

typedef struct _DubanCalendar DubanCalendar;

/* An empty calendar: it covers no year. (transfer full) */
DubanCalendar *duban_calendar_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* The published years that the program ships: 2024, 2025, 2026. (transfer full) */
DubanCalendar *duban_calendar_new_published (void) G_GNUC_WARN_UNUSED_RESULT;

DubanCalendar *duban_calendar_ref (DubanCalendar *calendar);
void duban_calendar_unref (DubanCalendar *calendar);

/* Makes `days` the whole of that year, replacing what was known of it; the year is covered
 * from then on.  Days of other years are ignored.  Only while the calendar is being built. */
void duban_calendar_set_year (DubanCalendar *calendar, int year, const DubanCalendarDay *days,
                              gsize n_days);

gboolean duban_calendar_covers (const DubanCalendar *calendar, int year);
DubanDayKind duban_calendar_get_kind (const DubanCalendar *calendar, DubanDay day);

/* The holiday's name on that day, or NULL. (transfer none) */
const char *duban_calendar_get_name (const DubanCalendar *calendar, DubanDay day);

/* Monday to Friday less statutory holidays, plus make-up days; in a year that is not
 * covered, Monday to Friday. */
gboolean duban_calendar_is_working (const DubanCalendar *calendar, DubanDay day);

/* The day itself if it is a working day, else the next one; and the day itself if it is in
 * no statutory holiday, else the first day after the holiday.  *provisional is set TRUE
 * (never FALSE) where a day that was looked at lies in a year that is not covered. */
DubanDay duban_calendar_roll_to_working (const DubanCalendar *calendar, DubanDay day,
                                         gboolean *provisional);
DubanDay duban_calendar_roll_past_holiday (const DubanCalendar *calendar, DubanDay day,
                                           gboolean *provisional);

/* The count-th working day after `day` (count >= 1; 0 gives the day itself). */
DubanDay duban_calendar_add_working (const DubanCalendar *calendar, DubanDay day, int count,
                                     gboolean *provisional);

/* How many working days lie in (from, to]; 0 where to <= from. */
int duban_calendar_count_working (const DubanCalendar *calendar, DubanDay from, DubanDay to);

/* The covered years, ascending; *n_years is their count. (transfer full) */
int *duban_calendar_dup_years (const DubanCalendar *calendar,
                               gsize *n_years) G_GNUC_WARN_UNUSED_RESULT;

/* The days of a covered year that are not plain, ascending; NULL and 0 for a year that is
 * not covered.  Names are borrowed from the calendar. (transfer container) */
DubanCalendarDay *duban_calendar_dup_year (const DubanCalendar *calendar, int year,
                                           gsize *n_days) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanCalendar, duban_calendar_unref)

G_END_DECLS
