/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates that a wording names, in the order written, each with its year found:
 * 9月底前完成主体，11月底前投入使用 holds two.  How a missing year is found, what a span is and
 * which of the dates count is decided here (interface.md, “Dates”). */
#pragma once

#include "core/calendar.h"
#include "core/schedule.h"

G_BEGIN_DECLS

#define DUBAN_DATE_MAX_TERMS 32

typedef enum
{
  DUBAN_DATE_YEAR,
  DUBAN_DATE_HALF,
  DUBAN_DATE_QUARTER,
  DUBAN_DATE_MONTH,
  DUBAN_DATE_XUN, /* 上旬, 中旬, 下旬 */
  DUBAN_DATE_DAY,
} DubanDateLevel;

/* What is known besides the wording. */
typedef struct
{
  DubanDay assigned; /* or DUBAN_NO_DAY */
  DubanDay today;
  int year; /* that was asked for, or 0 */
  const DubanCalendar *calendar;
  gboolean is_event; /* something done, not a deadline */
} DubanDateBasis;

/* A date as it is named. */
typedef struct
{
  DubanDateLevel level;
  int year;            /* 0: not named */
  int month;           /* the last one of the period */
  int day;             /* 0: the last one of the month */
  gboolean is_shifted; /* the year was named as 次年, 明年 … */
} DubanDateName;

typedef struct
{
  const char *to;     /* where its wording ends */
  DubanDateName name; /* year found, where it was missing */
  DubanDay first, last;
  int minute;
  gboolean is_year_named;    /* in this very date */
  gboolean is_year_inferred; /* from the assignment or today: nobody named one */
  gboolean is_weak;          /* a bare year: gives way to 持续, 每月 and to finer dates */
  gboolean is_start;         /* 3月起: gives way to 持续 and 每月 */
  gboolean is_vague;         /* 月初, 年中: a date, but none that can be known */
  gboolean opens_span;
  gboolean ends_span;
  gboolean counts; /* set by duban_date_terms_settle */
} DubanDateTerm;

typedef struct
{
  DubanDateBasis basis;
  const char *letters;
  DubanDateTerm items[DUBAN_DATE_MAX_TERMS];
  guint n;
  int named_year;      /* the latest one named, or 0 */
  int anchor_year;     /* the latest one named that 次年 can follow, or 0 */
  const char *span_at; /* what begins here ends the span that the last term opens */
  const char *list_at; /* what begins here stands beside the last term: 5日、10日 */
  gboolean is_continuing, is_recurring, is_impossible, is_overfull;
  gboolean names_season;  /* 国庆节前, 汛期前 … */
  DubanSchedule schedule; /* of a recurring wording, where one can say it */
} DubanDateTerms;

void duban_date_terms_init (DubanDateTerms *terms, const DubanDateBasis *basis,
                            const char *letters);

/* Adds the date whose wording runs from `from` to `to`.  Returns it, for its particulars to
 * be set, or NULL where there is no such date (then is_impossible is set) or no room. */
DubanDateTerm *duban_date_terms_add (DubanDateTerms *terms, const char *from, const char *to,
                                     DubanDateName name);

/* As duban_date_terms_add, for a day counted from the assignment; DUBAN_NO_DAY makes it vague. */
void duban_date_terms_add_day (DubanDateTerms *terms, const char *to, DubanDay day);
void duban_date_terms_add_vague (DubanDateTerms *terms, const char *to);

/* The year that lies `shift` after the year in question: 次年, 明年. */
int duban_date_terms_shift_year (const DubanDateTerms *terms, int shift);

/* The day that 今年, 本月 and N日内 are counted from: of assignment, else today. */
DubanDay duban_date_terms_get_base (const DubanDateTerms *terms);

/* The last term, or NULL. */
DubanDateTerm *duban_date_terms_get_last (DubanDateTerms *terms);

/* Decides which terms count, and moves years that were inferred into the order of the plan. */
void duban_date_terms_settle (DubanDateTerms *terms);

G_END_DECLS
