/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a summary (周报, 通报; domain.md section 7): of one leader, or of the office, over
 * a period, as of its end or of today where that is earlier.  Each figure is a list of what it
 * counts.
 *
 *   duban_summary_builder_new → duban_summary_builder_add × n → duban_summary_builder_finish
 *
 * Open and overdue go by the present holder; a stage by who held the task on its D. What is dated
 * before the day of a withdrawal counts, on it and after it nothing. */
#pragma once

#include "core/fallen.h"
#include "core/period.h"
#include "core/remind/owed.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_SUMMARY_ASSIGNED, /* assigned (or assigned anew) in the period */
  DUBAN_SUMMARY_CLOSED,   /* closed in it */
  DUBAN_SUMMARY_OPEN,     /* open or suspended at the end of the day that it is as of */
  DUBAN_SUMMARY_OVERDUE,  /* those with a stage overdue or past due then; no suspended ones */
  DUBAN_SUMMARY_LED,      /* open on any day of the period, the day of closing included */
  DUBAN_SUMMARY_CROSSING, /* as led, of all tasks with a cooperator that the leader leads or
                           * cooperates in */
  DUBAN_N_SUMMARY_FIGURES
} DubanSummaryFigure;

/* What falls due in the period after. */
typedef struct
{
  guint32 task;
  guint8 what; /* DubanOwedWhat, up to DUBAN_OWED_MILESTONE */
  DubanDay day;
} DubanComing;

typedef struct _DubanSummary DubanSummary;
void duban_summary_free (DubanSummary *summary);

guint32 duban_summary_get_leader (const DubanSummary *summary); /* 0: the office */
DubanPeriod duban_summary_get_period (const DubanSummary *summary);
DubanDay duban_summary_get_as_of (const DubanSummary *summary);

/* The tasks that a figure counts, ascending, of guint32. (transfer none) */
const GArray *duban_summary_get_tasks (const DubanSummary *summary, DubanSummaryFigure figure);

/* The stages that fell due while the leader held their task: of DubanFallen, by part, due, task;
 * completions are among them. (transfer none) */
const GArray *duban_summary_get_fallen (const DubanSummary *summary);
DubanShare duban_summary_get_share (const DubanSummary *summary, DubanPart part);

/* Of DubanComing, by day, task, kind. (transfer none) */
const GArray *duban_summary_get_coming (const DubanSummary *summary);

typedef struct _DubanSummaryBuilder DubanSummaryBuilder;

/* leader: 0 is the office.  period begins on or before terms->today.  terms is referenced. */
DubanSummaryBuilder *duban_summary_builder_new (DubanTerms *terms, guint32 leader,
                                                DubanPeriod period) G_GNUC_WARN_UNUSED_RESULT;
void duban_summary_builder_free (DubanSummaryBuilder *builder);

/* records: all of the task; a deleted task is passed over, and of one that was handed over from
 * this desk only what fell due while its leader held it counts. */
void duban_summary_builder_add (DubanSummaryBuilder *builder, const DubanTask *task,
                                const DubanRecord *records, gsize n_records);

/* Ends and frees the builder. (transfer full) */
DubanSummary *duban_summary_builder_finish (DubanSummaryBuilder *builder) G_GNUC_WARN_UNUSED_RESULT;

/* assigned, closed, open, overdue, led, crossing. */
const char *duban_summary_figure_get_code (DubanSummaryFigure figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanSummary, duban_summary_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanSummaryBuilder, duban_summary_builder_free)

G_END_DECLS
