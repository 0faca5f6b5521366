/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The judge applies every rule of domain.md section 5 to tasks that stream past it, and then
 * says the verdict: all findings in their order, and each task's light.
 *
 *   duban_judge_new → duban_judge_task × n, in any order → duban_judge_finish
 *
 * What a rule needs of other tasks (parts and parents, duplicates, idle units) the judge
 * remembers in a few bytes a task; nothing else of a task is kept. */
#pragma once

#include "core/clock137.h"
#include "core/finding.h"

G_BEGIN_DECLS

typedef struct _DubanJudge DubanJudge;
typedef struct _DubanVerdict DubanVerdict;

/* terms is referenced. (transfer full) */
DubanJudge *duban_judge_new (DubanTerms *terms) G_GNUC_WARN_UNUSED_RESULT;
void duban_judge_free (DubanJudge *judge);

/* task and records are borrowed for the call; a deleted task is passed over.  clock (may be
 * NULL) receives the task's clock. */
void duban_judge_task (DubanJudge *judge, const DubanTask *task, const DubanRecord *records,
                       gsize n_records, DubanClock137 *clock);

/* Waivers of findings that have no task (idle-unit, no-portfolio): records of kind WAIVE. */
void duban_judge_waive (DubanJudge *judge, const DubanRecord *waiver);

/* Ends: applies what needs all tasks, orders everything. The judge may only be freed then.
 * (transfer full) */
DubanVerdict *duban_judge_finish (DubanJudge *judge) G_GNUC_WARN_UNUSED_RESULT;

DubanVerdict *duban_verdict_ref (DubanVerdict *verdict);
void duban_verdict_unref (DubanVerdict *verdict);

/* All findings: severity, then days (longest first, none last), then number (code points,
 * none last), then entity number, rule, leader, unit.  Waived ones stand in their place,
 * marked. */
const DubanFinding *duban_verdict_get_findings (const DubanVerdict *verdict, gsize *n);

/* What the list of tasks needs of a task at once. */
typedef struct
{
  guint32 task;    /* entity number */
  guint8 light;    /* DubanLight */
  guint8 status;   /* DubanStatus */
  guint8 states[3]; /* DubanStageState of each stage */
  guint8 flags;    /* 1 << stage: backfilled; 8 << stage: provisional */
  gint32 days;     /* the most days by which anything unwaived is overdue; 0: nothing is */
  guint32 first;   /* its findings: indices first … first + count of the by-task list */
  guint32 count;
} DubanTaskVerdict;

/* One a task, ascending by entity number. */
const DubanTaskVerdict *duban_verdict_get_tasks (const DubanVerdict *verdict, gsize *n);
const DubanTaskVerdict *duban_verdict_find_task (const DubanVerdict *verdict, guint32 task);

/* The i-th finding of a task, in their order. */
const DubanFinding *duban_verdict_get_task_finding (const DubanVerdict *verdict,
                                                    const DubanTaskVerdict *task, guint i);

/* As bytes for the cache, and back: NULL if the bytes are not a verdict of this version. */
GBytes *duban_verdict_to_bytes (const DubanVerdict *verdict) G_GNUC_WARN_UNUSED_RESULT;
DubanVerdict *duban_verdict_from_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* Raised with every change of a rule or of the layout: part of the cache's key. */
#define DUBAN_VERDICT_VERSION 1

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanJudge, duban_judge_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanVerdict, duban_verdict_unref)

G_END_DECLS
