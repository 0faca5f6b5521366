/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What falls due on each day of a stretch of days (日历): the stages, follow-ups, deadlines and
 * milestones that are still owed of tasks that are open.  What was done or excused falls due no
 * more, and a suspended task owes nothing. */
#pragma once

#include "app/snapshot.h"
#include "app/view/month-milestones.h"
#include "app/view/sheet.h"

G_BEGIN_DECLS

/* Bits of DubanMonthItem.what; the first three 1 << DubanStage. */
typedef enum
{
  DUBAN_MONTH_DEPLOY = 1 << 0,
  DUBAN_MONTH_APPROACH = 1 << 1,
  DUBAN_MONTH_FEEDBACK = 1 << 2,
  DUBAN_MONTH_FOLLOW_UP = 1 << 3,
  DUBAN_MONTH_MILESTONE = 1 << 4,
  DUBAN_MONTH_DUE = 1 << 5,
} DubanMonthWhat;

/* A task on a day. */
typedef struct
{
  guint32 task;
  DubanDay day;
  guint8 what;  /* DubanMonthWhat */
  guint8 light; /* DubanLight of the task */
} DubanMonthItem;

/* Immutable; the items of a day by light, then the most days overdue. */
typedef struct
{
  DubanSnapshot *snapshot;
  DubanMilestones *milestones; /* or NULL */
  char *as_of;                 /* app/view/as-of.h; or NULL */
  DubanDay first, last;
  GArray *items; /* of DubanMonthItem */
  gsize *starts; /* of each day its first item; one more ends the last */
} DubanMonth;

/* snapshot: with a register; its scope is respected. milestones may be NULL. Takes over as_of.
 * (transfer full) */
DubanMonth *duban_month_new (DubanSnapshot *snapshot, DubanMilestones *milestones, DubanDay first,
                             DubanDay last, char *as_of) G_GNUC_WARN_UNUSED_RESULT;
void duban_month_free (DubanMonth *month);

/* The items of a day; NULL and 0 outside. (transfer none) */
const DubanMonthItem *duban_month_get_day (const DubanMonth *month, DubanDay day, gsize *n);
gsize duban_month_count (const DubanMonth *month, DubanDay day, DubanLight light);

/* 思路、反馈; and 11月23日 周一，到期5项，红2, with 休 or 班 and its name. (transfer full) */
char *duban_month_dup_what (guint what) G_GNUC_WARN_UNUSED_RESULT;
char *duban_month_dup_day_name (const DubanMonth *month, DubanDay day) G_GNUC_WARN_UNUSED_RESULT;

/* The first and last day of the weeks, Monday first, that a month touches. */
void duban_month_get_weeks (DubanDay in_month, DubanDay *first, DubanDay *last);

/* The same day of another month, or that month's last day. */
DubanDay duban_month_shift (DubanDay day, int months);

/* first to last as a list, a group for each day with something. (transfer full) */
DubanSheet *duban_month_dup_sheet (const DubanMonth *month, DubanDay first,
                                   DubanDay last) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanMonth, duban_month_free)

G_END_DECLS
