/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A letter that urges (催办), and its words. */
#pragma once

#include "app/view/today-owed.h"

G_BEGIN_DECLS

/* One thing that one task owes. */
typedef struct
{
  guint32 task;
  char *number, *title; /* number may be "" */
  char *assigner;       /* to whom it is owed, or "" */
  char *owed;           /* 反馈, 思路、反馈 …; "" where nothing in particular is due */
  char *dues; /* 5月14日当日部署、5月17日前形成思路: what has a date; "" for nothing */
  guint n_dues;
  DubanDay request;    /* the request that awaits an answer was made on; or DUBAN_NO_DAY */
  DubanDay date;       /* the earliest it was or is due on; or DUBAN_NO_DAY */
  int days;            /* overdue by, the most; 0: it is not */
  guint n_urges;       /* so far in this round */
  gboolean restricted; /* 不得外传, or 信访 */
  char *words;         /* 应于11月20日前反馈，已超期3天 */
} DubanUrgeItem;

/* What one person or unit owes. */
typedef struct
{
  guint32 who; /* 0: nobody is named, and there is no message */
  char *name;
  GPtrArray *items; /* of DubanUrgeItem: the most overdue first */
  guint n_overdue, n_restricted;
  char *message;
} DubanUrgeLetter;

/* Of a thing that is owed by a day: 5月14日当日部署. (transfer full) */
char *duban_urge_say_due (DubanTodayOwedKind owed, DubanDay date,
                          DubanDay today) G_GNUC_WARN_UNUSED_RESULT;

/* 应于11月20日前反馈，已超期3天. (transfer full) */
char *duban_urge_say_owed (const DubanUrgeItem *item, DubanDay today) G_GNUC_WARN_UNUSED_RESULT;

/* The whole message. signatory: who sends it; may be "". (transfer full) */
char *duban_urge_say_message (const DubanUrgeLetter *letter, DubanDay today,
                              const char *signatory) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
