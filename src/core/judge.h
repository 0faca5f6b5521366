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
#include "core/verdict.h"

G_BEGIN_DECLS

typedef struct _DubanJudge DubanJudge;

/* terms is referenced. (transfer full) */
DubanJudge *duban_judge_new (DubanTerms *terms) G_GNUC_WARN_UNUSED_RESULT;
void duban_judge_free (DubanJudge *judge);

/* task and records are borrowed for the call; a task that is deleted or handed over is passed over.
 * clock (may be NULL) receives the task's clock. */
void duban_judge_task (DubanJudge *judge, const DubanTask *task, const DubanRecord *records,
                       gsize n_records, DubanClock137 *clock);

/* Waivers of findings that have no task (idle-unit, no-portfolio): records of kind WAIVE. */
void duban_judge_waive (DubanJudge *judge, const DubanRecord *waiver);

/* Ends: applies what needs all tasks, orders everything. The judge may only be freed then.
 * (transfer full) */
DubanVerdict *duban_judge_finish (DubanJudge *judge) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanJudge, duban_judge_free)

G_END_DECLS
