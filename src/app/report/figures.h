/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a report: a leader's or the office's summary of a period, the one of the period
 * before for comparison, the on-time shares of twelve weeks, and for a quarter the ranking of
 * units – all from one pass over the tasks, in which they are judged too where that is asked. */
#pragma once

#include "app/session.h"
#include "core/ranking.h"
#include "core/summary.h"
#include "core/verdict.h"

G_BEGIN_DECLS

#define DUBAN_FIGURES_WEEKS 12

/* What is kept of every task that is not deleted. */
typedef struct
{
  guint32 task;
  guint32 lead, unit; /* 0: none */
  DubanId id;
  const char *name;   /* its number (编号), or its id; borrowed from the figures */
  const char *source; /* "" for none; the same */
  const char *paper;  /* of a month: 文件批办 …; else "" */
  guint8 importance;
} DubanFigureTask;

typedef struct
{
  DubanTerms *terms;
  DubanTerms *then; /* of the day that it is as of */
  DubanSummary *summary;
  DubanSummary *before;  /* of the period before */
  DubanRanking *ranking; /* of a quarter; else NULL */
  DubanVerdict *verdict; /* on that day; NULL where none was asked for */
  DubanDay weeks_from;   /* Monday of the first of the weeks */
  DubanShare weeks[DUBAN_FIGURES_WEEKS][DUBAN_N_STAGES]; /* each as of its Sunday; the last as of
                                                          * the day of the figures, if earlier */
  GArray *tasks;                                         /* of DubanFigureTask, ascending */
  GStringChunk *texts;                                   /* private */
} DubanFigures;

/* leader: 0 is the office.  A period that begins after today is refused. (transfer full) */
DubanFigures *duban_figures_load (DubanSession *session, guint32 leader, DubanPeriod period,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same with a verdict: today's, from the cache where it lies there; or, of a period that is
 * over, of the evening of its last day. (transfer full) */
DubanFigures *duban_figures_load_judged (DubanSession *session, guint32 leader, DubanPeriod period,
                                         GCancellable *cancellable,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_figures_free (DubanFigures *figures);

/* NULL for one that there is not. (transfer none) */
const DubanFigureTask *duban_figures_find (const DubanFigures *figures, guint32 task);

/* The number of a task, or its id. (transfer none) */
const char *duban_figures_get_name (const DubanFigures *figures, guint32 task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanFigures, duban_figures_free)

G_END_DECLS
