/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What calls for attention on each page: the counts of the sidebar.  Each is asked of what makes
 * that page, from the same side, so that the figure beside its name is the one that stands on
 * it. */
#pragma once

#include "app/session.h"
#include "app/snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_COUNT_TODAY,     /* tasks overdue or due today */
  DUBAN_COUNT_TASKS,     /* tasks with a red light */
  DUBAN_COUNT_BOARD,     /* tasks in the columns of the three stages */
  DUBAN_COUNT_CONFLICTS, /* tasks with a card that was not set aside */
  DUBAN_COUNT_UNITS,     /* units without an open task */
  DUBAN_COUNT_CALENDAR,  /* tasks with something due today */
  DUBAN_COUNT_EXCHANGE,  /* what desks wrote side by side, and files that wait */
  DUBAN_N_COUNTS
} DubanCount;

/* On the worker, from a snapshot with a register, as its scope sees it. */
gboolean duban_counts_take (DubanSession *session, DubanSnapshot *snapshot,
                            guint counts[DUBAN_N_COUNTS], GCancellable *cancellable,
                            GError **error);

G_END_DECLS
