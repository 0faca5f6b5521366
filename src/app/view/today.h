/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today (今日): what is burning, what I owe, who owes me – the six figures of a leader, or of the
 * office, with the tasks that each counts, and the lines that stand below.
 *
 * A task stands once, in the first section that applies, so the figures add up.  The value is
 * flat: it is kept as bytes in the cache of this desk, so that a window that opens has its first
 * page before anything else is loaded.  It holds codes and names; app/view/today-words.h says them.
 */
#pragma once

#include "app/view/today-owed.h"

G_BEGIN_DECLS

#define DUBAN_TODAY_N_PARTS 6
#define DUBAN_TODAY_MAX_LINES 5 /* of a section */

/* A stretch of the tasks, or of the lines. */
typedef struct
{
  guint32 first, n;
} DubanTodaySpan;

/* One line: a task, or (title 0) all the tasks of one person. Texts by duban_today_get_text(). */
typedef struct
{
  DubanTodaySpan tasks;
  guint32 number, title;
  guint32 who;    /* who owes it; empty: nobody is named */
  guint32 to;     /* to whom: the assigner; may be empty */
  DubanDay date;  /* it was, or is to be, done on; or DUBAN_NO_DAY */
  DubanDay since; /* or DUBAN_NO_DAY */
  DubanDay urged; /* the last 催办, or DUBAN_NO_DAY */
  gint32 days;    /* overdue by; 0: it is not */
  guint8 owed;    /* DubanOwedKind */
  guint8 act;     /* DubanNextAct */
  guint8 side;    /* DubanSide */
  guint8 rule;    /* DubanRule whose measure it stands under */
  guint8 light;   /* DubanLight */
  guint8 waits;   /* DubanWaits that await the same person as well */
  guint8 n_urges;
  guint8 measures; /* 1 << (measure - 1) of all that it stands for */
} DubanTodayLine;

typedef struct
{
  guint32 section; /* DubanSection */
  DubanTodaySpan tasks;
  DubanTodaySpan lines;
} DubanTodayPart;

/* What one person owes: an entry of the call list. */
typedef struct
{
  guint32 who;  /* leader or unit; 0: nobody is named */
  guint32 name; /* text */
  guint32 n_overdue;
  DubanTodaySpan tasks;
  DubanTodaySpan lines; /* as many as can be read out; the rest is in tasks */
} DubanTodayPerson;

typedef struct _DubanToday DubanToday;

/* From the side that the snapshot is looked at: its scope, else this desk's leader, else the
 * office.  Pure; the snapshot must have its register. (transfer full) */
DubanToday *duban_today_new (const DubanSnapshot *snapshot) G_GNUC_WARN_UNUSED_RESULT;
DubanToday *duban_today_ref (DubanToday *today);
void duban_today_unref (DubanToday *today);

/* Whose side the snapshot is looked at from: a leader, or 0 for the office. */
guint32 duban_today_get_side (const DubanSnapshot *snapshot);

/* Whether it is what duban_today_new() would make of the snapshot. */
gboolean duban_today_is_of (const DubanToday *today, const DubanSnapshot *snapshot);

/* Whether both say the same, whatever facts they were made from. */
gboolean duban_today_equal (const DubanToday *a, const DubanToday *b);

guint32 duban_today_get_leader (const DubanToday *today); /* 0: the office */
DubanDay duban_today_get_day (const DubanToday *today);

/* i: 0 to DUBAN_TODAY_N_PARTS - 1. (transfer none) */
const DubanTodayPart *duban_today_get_part (const DubanToday *today, guint i);
/* The figure: its tasks; of the bulletin its lines. */
guint32 duban_today_get_figure (const DubanToday *today, guint i);
const DubanTodayLine *duban_today_get_lines (const DubanToday *today, DubanTodaySpan span);
const guint32 *duban_today_get_tasks (const DubanToday *today, DubanTodaySpan span);
const char *duban_today_get_text (const DubanToday *today, guint32 text);

/* The call list: who owes the most overdue first. (transfer none) */
const DubanTodayPerson *duban_today_get_persons (const DubanToday *today, gsize *n);

/* The next day after today on which something of this side falls due, or DUBAN_NO_DAY; and what. */
DubanDay duban_today_get_next (const DubanToday *today, DubanTodaySpan *tasks);

/* For the cache of this computer, and back: NULL if the bytes are not of this version. */
GBytes *duban_today_to_bytes (const DubanToday *today) G_GNUC_WARN_UNUSED_RESULT;
DubanToday *duban_today_from_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanToday, duban_today_unref)

G_END_DECLS
