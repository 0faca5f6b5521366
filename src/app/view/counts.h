/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What calls for attention on each page: the counts of the sidebar. */
#pragma once

#include "app/snapshot.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_COUNT_TODAY,     /* tasks overdue or due today */
  DUBAN_COUNT_TASKS,     /* tasks with a red light */
  DUBAN_COUNT_BOARD,     /* tasks that wait for one of the three stages */
  DUBAN_COUNT_CONFLICTS, /* tasks with a finding of cross-responsibility, notices apart */
  DUBAN_COUNT_UNITS,     /* units without an open task */
  DUBAN_COUNT_CALENDAR,  /* tasks with something due today */
  DUBAN_N_COUNTS
} DubanCount;

/* Of the tasks that concern the snapshot's scope; all of them where there is none, or the
 * register is not there yet. Waived findings do not count. */
void duban_counts_take (const DubanSnapshot *snapshot, guint counts[DUBAN_N_COUNTS]);

G_END_DECLS
