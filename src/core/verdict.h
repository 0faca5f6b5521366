/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A verdict: what the judge found in all tasks on one day.  Immutable; flat, so that it is
 * cached as bytes and read from any thread. */
#pragma once

#include "core/finding.h"

G_BEGIN_DECLS

typedef struct _DubanVerdict DubanVerdict;

DubanVerdict *duban_verdict_ref (DubanVerdict *verdict);
void duban_verdict_unref (DubanVerdict *verdict);

/* All findings: severity, then days (longest first, none last), then number (code points,
 * none last), then entity number, rule, leader, unit.  Waived ones stand in their place,
 * marked. */
const DubanFinding *duban_verdict_get_findings (const DubanVerdict *verdict, gsize *n);

/* What the list of tasks needs of a task at once. */
typedef struct
{
  guint32 task;     /* entity number */
  guint8 light;     /* DubanLight */
  guint8 status;    /* DubanStatus */
  guint8 states[3]; /* DubanStageState of each stage */
  guint8 flags;     /* 1 << stage: backfilled; 8 << stage: provisional */
  guint8 unused[2]; /* 0 */
  gint32 days;      /* the most days by which anything unwaived is overdue; 0: nothing is */
  guint32 first;    /* its findings: indices first … first + count of the by-task list */
  guint32 count;
} DubanTaskVerdict;

/* One a task, ascending by entity number. */
const DubanTaskVerdict *duban_verdict_get_tasks (const DubanVerdict *verdict, gsize *n);
const DubanTaskVerdict *duban_verdict_find_task (const DubanVerdict *verdict, guint32 task);

/* The i-th finding of a task, in their order. */
const DubanFinding *duban_verdict_get_task_finding (const DubanVerdict *verdict,
                                                    const DubanTaskVerdict *task, guint i);

/* As bytes for the cache of this computer, and back: NULL if the bytes are not a verdict of this
 * version.  Nothing is copied: both share the bytes. */
GBytes *duban_verdict_to_bytes (const DubanVerdict *verdict) G_GNUC_WARN_UNUSED_RESULT;
DubanVerdict *duban_verdict_from_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

/* Raised with every change of a rule or of the layout: part of the cache's key. */
#define DUBAN_VERDICT_VERSION 2

/* Puts a verdict together. findings: of DubanFinding, in their order. tasks: of
 * DubanTaskVerdict, ascending by task; light, days, first and count are filled in here.  Takes
 * both. (transfer full) */
DubanVerdict *duban_verdict_new (GArray *findings, GArray *tasks) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanVerdict, duban_verdict_unref)

G_END_DECLS
