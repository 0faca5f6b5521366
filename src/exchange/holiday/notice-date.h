/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of one sentence of a notice, as they come: 1月1日（周四）至3日（周六）, 9月29日、
 * 10月12日.  They are pending until a verb says what they are. */
#pragma once

#include "exchange/holiday/day-list.h"

G_BEGIN_DECLS

#define DUBAN_NOTICE_MAX_SPAN 60 /* days from the first to the last: more is no holiday */

typedef struct
{
  DubanDay first, last;
} DubanNoticeSpan;

typedef struct
{
  DubanDayEntry *entry; /* refused where a date is wrong */
  int year;             /* of the notice */
  GArray *pending;      /* DubanNoticeSpan */
  GArray *ends;         /* DubanDay: each date as it was written, for the weekdays in brackets */
  DubanDay base;        /* the last date, which the next may continue; or DUBAN_NO_DAY */
  gboolean is_bare;     /* that one was written without its year */
  gboolean continues;   /* a date, or a mark after one, has just been read */
  gboolean opens;       /* 至: the next date ends a span */
  gboolean starts;      /* 起 after the last date */
} DubanNoticeDates;

void duban_notice_dates_init (DubanNoticeDates *dates, DubanDayEntry *entry, int year);
void duban_notice_dates_clear (DubanNoticeDates *dates);

/* Forgets what is pending. */
void duban_notice_dates_drop (DubanNoticeDates *dates);
/* How many days are pending. */
guint duban_notice_dates_count (const DubanNoticeDates *dates);

/* Takes a date, a bracket after one, or a mark between two, at *at.  FALSE where there is none, or
 * where the entry was refused. */
gboolean duban_notice_dates_take (DubanNoticeDates *dates, const char **at);

/* The latest year that a text names with a month and a day; 0 for none. */
int duban_notice_dates_find_year (const char *text);

/* Whether a text names a month and a day. */
gboolean duban_notice_dates_has_any (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanNoticeDates, duban_notice_dates_clear)

G_END_DECLS
