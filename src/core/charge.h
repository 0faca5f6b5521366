/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is in charge (谁分管谁牵头, measure 4; domain.md 5.2). */
#pragma once

#include "core/task.h"
#include "core/terms.h"

G_BEGIN_DECLS

/* So many leaders in charge of one task are told apart: several times as many as a county has
 * leaders. */
#define DUBAN_CHARGE_MAX 64

typedef struct
{
  guint32 leaders[DUBAN_CHARGE_MAX]; /* entity numbers, ascending, without repetition */
  gsize n_leaders;
} DubanCharge;

/* In charge of the task on a day: the leaders who then hold its field, if it has one that
 * anybody holds, else its responsible unit, as 分管 or 代管; if none does so, those who hold
 * it as 包联 or 联系. */
void duban_charge_of_task (DubanCharge *charge, const DubanDirectory *directory,
                           const DubanTask *task, DubanDay day);

/* The same for a unit and field that are not a task's yet; each may be 0. */
void duban_charge_of (DubanCharge *charge, const DubanDirectory *directory, guint32 unit,
                      guint32 field, DubanDay day);

gboolean duban_charge_includes (const DubanCharge *charge, guint32 leader);

/* Whether the task concerns the leader today: as lead, cooperator, assigner, assignee, or in charge
 * (interface.md, tasks --leader). */
gboolean duban_charge_concerns (const DubanTerms *terms, const DubanTask *task,
                                const DubanLeader *leader);

/* Whether a leader holds the unit or field as 分管 or 代管 on a day. */
gboolean duban_charge_holds (const DubanDirectory *directory, guint32 leader, guint32 held,
                             DubanDay day);

G_END_DECLS
