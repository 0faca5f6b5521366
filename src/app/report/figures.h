/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a report: a leader's or the office's summary of a period, the one of the period
 * before for comparison, and for a quarter the ranking of units – all from one pass over the
 * tasks. */
#pragma once

#include "app/session.h"
#include "core/ranking.h"
#include "core/summary.h"

G_BEGIN_DECLS

typedef struct
{
  DubanTerms *terms;
  DubanSummary *summary;
  DubanSummary *before;  /* of the period before */
  DubanRanking *ranking; /* of a quarter; else NULL */
  GHashTable *names; /* task → its number (编号), or its id; of all that the summary names */
} DubanFigures;

/* leader: 0 is the office.  A period that begins after today is refused. (transfer full) */
DubanFigures *duban_figures_load (DubanSession *session, guint32 leader, DubanPeriod period,
                                  GCancellable *cancellable,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_figures_free (DubanFigures *figures);

/* The number of a task that the summary counts, or its id. (transfer none) */
const char *duban_figures_get_name (const DubanFigures *figures, guint32 task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanFigures, duban_figures_free)

G_END_DECLS
