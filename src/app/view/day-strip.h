/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day strip (时限依据): how a date of the 137 clock came about, day by day, with the rule
 * under each.  A pure function of the terms and the day of assignment; the reckoning itself is
 * core/policy's. */
#pragma once

#include "core/clock137.h"

G_BEGIN_DECLS

typedef struct
{
  DubanDay day;
  DubanPolicyStepKind kind;
  int number;            /* of a counted day, else 0 */
  DubanDayKind calendar; /* 休, 班, or as the weekday says */
  gboolean working;
  gboolean is_deadline;
  char *nature;     /* 国庆节 · 调休上班 · 周末 · 工作日 */
  char *role;       /* 交办当日 · 第1日 · 不计 · 顺延 */
  const char *rule; /* the article that says so; "" where none is needed */
} DubanStripDay;

typedef struct
{
  DubanDay day;
  gboolean provisional; /* 待核 */
} DubanStripDate;

typedef struct
{
  DubanDay assigned;
  DubanStage stage;
  DubanPolicy policy; /* the office's */
  DubanStripDate due;
  GArray *days; /* of DubanStripDay, from the assignment to the deadline */
  /* The same under each reading. */
  DubanStripDate dates[DUBAN_N_POLICIES][DUBAN_N_STAGES];
  char *sentence; /* 9月30日交办，次日起算，第3日为10月3日，国庆假期顺延至10月8日；口径：法 */
} DubanDayStrip;

/* assigned: a valid day. (transfer full) */
DubanDayStrip *duban_day_strip_new (const DubanTerms *terms, DubanDay assigned,
                                    DubanStage stage) G_GNUC_WARN_UNUSED_RESULT;
void duban_day_strip_free (DubanDayStrip *strip);

/* 10月3日 周六：国庆节，第3日，顺延（民法典第二百零三条）. (transfer full) */
char *duban_day_strip_say_day (const DubanStripDay *day, DubanDay today) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanDayStrip, duban_day_strip_free)

G_END_DECLS
