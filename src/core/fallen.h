/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What fell due in a period: each stage of every round on its D(k), the task's completion on its
 * deadline, with who held the task on that day and whether it was done in time (domain.md section
 * 7).  The one list that rankings and summaries count.
 *
 * Excused stages are none; nor is what falls due on or after the day of a withdrawal, nor the
 * deadline of a task that was closed on an unknown day; nor, of a task that was handed over from
 * this desk, what fell due while another than its leader held it: what became of that is not known
 * here. */
#pragma once

#include "core/clock137.h"
#include "core/standing.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_PART_DEPLOY, /* the stages, in the order of DubanStage */
  DUBAN_PART_APPROACH,
  DUBAN_PART_FEEDBACK,
  DUBAN_PART_COMPLETION,
  DUBAN_N_PARTS
} DubanPart;

typedef struct
{
  guint32 task;
  guint32 lead, unit; /* who held it at the end of that day; 0: nobody */
  DubanDay due;
  guint8 part; /* DubanPart */
  guint8 on_time;
} DubanFallen;

/* How much fell due, and how much of it was done in time. */
typedef struct
{
  guint due;
  guint on_time;
} DubanShare;

/* Memory that is used again from task to task. */
typedef struct
{
  const DubanTerms *terms; /* borrowed */
  DubanDay from, as_of;    /* what fell due from … to, as it stood at the end of as_of */
  DubanStanding standing;
  GArray *ends;
} DubanFallenWalk;

/* as_of is not after terms->today; terms must outlive the walk. */
void duban_fallen_walk_init (DubanFallenWalk *walk, const DubanTerms *terms, DubanDay from,
                             DubanDay as_of);
void duban_fallen_walk_clear (DubanFallenWalk *walk);

/* Appends what of the task fell due, of DubanFallen. records: all of the task. */
void duban_fallen_list (DubanFallenWalk *walk, const DubanTask *task, const DubanRecord *records,
                        gsize n_records, GArray *fallen);

/* A withdrawn task counts nowhere from the day of its withdrawal. */
gboolean duban_fallen_is_withdrawn_by (const DubanTask *task, DubanDay day);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanFallenWalk, duban_fallen_walk_clear)

G_END_DECLS
