/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of Today as they lie in its bytes. */
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
  DubanDay heard; /* an account: the last data of his own desk, where that lacks the week's end */
  DubanDay urged; /* the last 催办, or DUBAN_NO_DAY */
  gint32 days;    /* overdue by; 0: it is not */
  guint8 owed;    /* DubanTodayOwedKind */
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

G_END_DECLS
