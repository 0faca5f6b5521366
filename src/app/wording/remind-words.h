/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reminder in words: facts as of today, never of the day it was first said; of a ring to come as
 * of its day. */
#pragma once

#include "core/record.h"
#include "core/remind/ring.h"
#include "core/terms.h"

G_BEGIN_DECLS

/* The record that makes a milestone or an answer owed. */
typedef struct
{
  DubanRecordKind kind; /* a milestone, a request or an extension */
  guint32 by;           /* who asks: a leader or unit; 0: not known */
  DubanDay due;         /* until when an extension is asked for, or DUBAN_NO_DAY */
  const char *title;    /* of a milestone; or NULL */
} DubanRemindTarget;

/* What is said of one thing. */
typedef struct
{
  const DubanTerms *terms;
  const DubanOwed *owed;
  DubanRing ring;
  const char *number;              /* the task's; or NULL */
  const char *title;               /* the task's; or NULL */
  const char *sentence;            /* of a conflict: its finding's; else NULL */
  const char *from;                /* of a file that came: whose it is; else NULL */
  const DubanRemindTarget *target; /* or NULL: then the thing has its general name */
} DubanRemindWords;

/* 反馈明天到期: the title of a notice. (transfer full) */
char *duban_remind_words_title (const DubanRemindWords *words) G_GNUC_WARN_UNUSED_RESULT;

/* 明天（11月24日 周二）到期 · 承办：副旗长甲 · 向旗长反馈 · 第五条. (transfer full) */
char *duban_remind_words_facts (const DubanRemindWords *words) G_GNUC_WARN_UNUSED_RESULT;

/* Number and title of the task, fit for a line: 2026-012  …. (transfer full) */
char *duban_remind_words_task (const DubanRemindWords *words) G_GNUC_WARN_UNUSED_RESULT;

/* The task, and the facts under it: the body of a notice. (transfer full) */
char *duban_remind_words_body (const DubanRemindWords *words) G_GNUC_WARN_UNUSED_RESULT;

/* What is owed and the facts, as one line: 反馈：明天（…）到期 · …. (transfer full) */
char *duban_remind_words_text (const DubanRemindWords *words) G_GNUC_WARN_UNUSED_RESULT;

/* What rings at a moment, and why then: 11月24日 周二 09:00：2026-012 …（提前一天提醒）; what is
 * overdue counts its days up to then, what is not has its date. words NULL: that nothing is to
 * come. (transfer full) */
char *duban_remind_words_why (const DubanRemindWords *words) G_GNUC_WARN_UNUSED_RESULT;

/* 今天09:00提醒; 明天08:30再提醒 (snoozed until then). (transfer full) */
char *duban_remind_words_when (DubanMoment moment, gboolean is_snoozed,
                               DubanDay today) G_GNUC_WARN_UNUSED_RESULT;

/* What several hold: how many are overdue, due today, to come, in conflict or new. */
typedef struct
{
  guint n, n_overdue, n_today, n_to_come, n_conflicts, n_files, n_other;
} DubanRemindTally;

void duban_remind_tally_add (DubanRemindTally *tally, const DubanOwed *owed, DubanDay today);

/* 12项待办提醒; 已超期3项，今天到期2项 …. (transfer full) */
char *duban_remind_tally_title (const DubanRemindTally *tally) G_GNUC_WARN_UNUSED_RESULT;
char *duban_remind_tally_body (const DubanRemindTally *tally) G_GNUC_WARN_UNUSED_RESULT;

/* A line of the body of several: 2026-012 …：反馈已超期3天. (transfer full) */
char *duban_remind_words_line (const DubanRemindWords *words) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
