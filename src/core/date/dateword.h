/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people write them in ledgers: 2026.11.23, 11月23日, 9月底前, 四季度, 会后3日内,
 * 持续推进 … (interface.md, Ledger files, “Dates”).  Nothing is guessed silently: what cannot
 * be read is said to be unclear. */
#pragma once

#include "core/calendar.h"
#include "core/schedule.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_DATEWORD_EMPTY,      /* nothing but blanks, or a dash */
  DUBAN_DATEWORD_DAY,        /* one or more days were read */
  DUBAN_DATEWORD_CONTINUING, /* 持续推进, 长期坚持, 常态化, 全年 …: no due date */
  DUBAN_DATEWORD_RECURRING,  /* 每月…, 每季度末月20日前: a rhythm, not a date */
  DUBAN_DATEWORD_UNCLEAR,    /* could not be understood */
  DUBAN_DATEWORD_IMPOSSIBLE, /* a date that does not exist: 2月30日 */
} DubanDatewordKind;

#define DUBAN_DATEWORD_MAX_DAYS 12

/* What the reader of a cell knows besides the cell. */
typedef struct
{
  DubanDay assigned; /* A of the row, or DUBAN_NO_DAY */
  DubanDay today;
  int year;                      /* --year, or 0 */
  const DubanCalendar *calendar; /* for N个工作日内 */
} DubanDatewordContext;

typedef struct
{
  DubanDatewordKind kind;
  DubanDay day;                           /* the last of the days; DUBAN_NO_DAY unless DAY */
  DubanDay days[DUBAN_DATEWORD_MAX_DAYS]; /* all of them, in the order written */
  guint n_days;
  gboolean is_span;       /* the wording named a month, 旬, quarter … or a span */
  int minute;             /* time of day where written, else DUBAN_NO_MINUTE */
  DubanSchedule schedule; /* RECURRING: what a schedule can say, else NONE */
} DubanDateword;

/* A deadline (完成时限, milestones): a month, quarter, half-year or year means its last day;
 * several dates: the last is the deadline, the earlier become milestones; a missing year is
 * context->year, else that of the first such day on or after A, else today's year. */
DubanDateword duban_dateword_read_deadline (const char *text, const DubanDatewordContext *context);

/* Something that happened (交办时间, stage dates, 办结时间): a missing year is context->year,
 * else the first such day on or after A that is not after today, without A today's year.
 * A month or span means its last day but not after today.  A day after today is returned as
 * it is: whether that is allowed is the caller's rule. */
DubanDateword duban_dateword_read_event (const char *text, const DubanDatewordContext *context);

/* Whether a published deadline wording that gave no due date is one that could not be read:
 * the fact behind the finding due-unclear (时限不明, measure 3). NULL and "" are not. */
gboolean duban_dateword_is_unclear (const char *due_text);

G_END_DECLS
