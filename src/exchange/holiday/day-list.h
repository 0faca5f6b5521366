/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a holiday calendar as a file says them: entries (an event of an iCalendar file, an
 * item of a notice), each of one or more days, or refused with the reason. */
#pragma once

#include "core/calendar.h"

G_BEGIN_DECLS

#define DUBAN_DAY_ENTRY_MAX 366

typedef struct
{
  guint row;     /* the entry's number in its file, from 1 */
  char *name;    /* as it stands there; may be "" */
  char *holiday; /* the holiday that it is about, without 休, 班, 第1天; may be "" */
  char *reason;  /* why it is refused: a sentence; NULL: it is taken */
  GArray *days;  /* DubanCalendarDay in the order said, each once; names borrowed from `holiday`;
                  * PLAIN takes away what was known of a day */
} DubanDayEntry;

typedef struct
{
  GPtrArray *entries; /* DubanDayEntry */
  GPtrArray *notes;   /* char *: what a person should know */
  int year;           /* that a notice is about; 0: the file speaks of no year in particular */
} DubanHolidayList;

/* (transfer full) */
DubanHolidayList *duban_holiday_list_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_holiday_list_free (DubanHolidayList *list);

/* A new entry with the next number and no day. (transfer none) */
DubanDayEntry *duban_holiday_list_add (DubanHolidayList *list);

/* Takes reason and returns FALSE; the first reason stays. */
gboolean duban_day_entry_refuse (DubanDayEntry *entry, char *reason);

/* Adds days, each once.  One that is there with another kind, or one too many, refuses the entry
 * and gives FALSE. */
gboolean duban_day_entry_add (DubanDayEntry *entry, DubanDay first, DubanDay last,
                              DubanDayKind kind);
/* The entry's day, or NULL. (transfer none) */
const DubanCalendarDay *duban_day_entry_find (const DubanDayEntry *entry, DubanDay day);

/* Across entries: a day that stands in an earlier one too is dropped, and refuses the later entry
 * where the two say differently. */
void duban_holiday_list_settle (DubanHolidayList *list);

/* 2026年10月1日; 平, 休 or 班. Of a notice's language, whatever the desk's. */
char *duban_day_dup_words (DubanDay day) G_GNUC_WARN_UNUSED_RESULT;
const char *duban_day_kind_get_word (DubanDayKind kind);
/* 一 … 日, of 星期 or 周. */
const char *duban_day_get_weekday_word (DubanDay day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanHolidayList, duban_holiday_list_free)

G_END_DECLS
