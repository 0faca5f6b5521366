/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A standing: a task as it stood at the end of a day – its status then, its records up to then –
 * so that the 137 clock can be asked about a day that is past.  Values that are not kept by
 * records (title, deadline …) are the present ones. */
#pragma once

#include "core/record.h"
#include "core/task.h"
#include "core/terms.h"

G_BEGIN_DECLS

typedef struct
{
  DubanTerms terms; /* those of that day; borrows: neither to be referenced nor released */
  DubanTask task;   /* borrows from the task */
  const DubanRecord *records;
  gsize n_records;
  GArray *kept; /* private */
} DubanStanding;

void duban_standing_init (DubanStanding *standing);
void duban_standing_clear (DubanStanding *standing);

/* terms, task and records are borrowed until the next call; day is not after terms->today. */
void duban_standing_set (DubanStanding *standing, const DubanTerms *terms, const DubanTask *task,
                         const DubanRecord *records, gsize n_records, DubanDay day);

/* Who held the task at the end of a day: the handovers tell (domain.md section 7); where none is
 * later, the present holder.  0 for nobody. */
guint32 duban_standing_find_lead (const DubanTask *task, const DubanRecord *records,
                                  gsize n_records, DubanDay day);
guint32 duban_standing_find_unit (const DubanTask *task, const DubanRecord *records,
                                  gsize n_records, DubanDay day);

/* The last day of each round but the present one (the day before a reissue), none after
 * `until`, into a GArray of DubanDay, in any order. */
void duban_standing_list_round_ends (const DubanRecord *records, gsize n_records, DubanDay until,
                                     GArray *days);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanStanding, duban_standing_clear)

G_END_DECLS
