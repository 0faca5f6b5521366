/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is owed: one act that somebody must do by a day, or wait for.  A pure reading of a task, its
 * records and its clock on terms->today; what is done, closed, suspended, withdrawn, excused or
 * set aside (认定) is not owed. */
#pragma once

#include "core/clock137.h"
#include "core/remind/moment.h"

G_BEGIN_DECLS

/* Numbers are stored. */
typedef enum
{
  DUBAN_OWED_DEPLOY,
  DUBAN_OWED_APPROACH,
  DUBAN_OWED_FEEDBACK, /* until here as DubanStage */
  DUBAN_OWED_FOLLOW_UP,
  DUBAN_OWED_DUE,       /* the task's own deadline */
  DUBAN_OWED_MILESTONE, /* target: the record that set it */
  DUBAN_OWED_ACCOUNT,   /* of the week whose Friday `due` is; one for each leader who owes any */
  DUBAN_OWED_REQUEST,   /* an answer to a request (请示) or to an extension asked for */
  DUBAN_OWED_DECISION,  /* one that a unit or deputy makes, or that a meeting has passed without */
  DUBAN_OWED_CONFLICT,  /* a new conflict of responsibility; app/remind finds it, not this */
  DUBAN_OWED_ARRIVAL,   /* a file in the exchange folder; comes with the exchange */
  DUBAN_N_OWED
} DubanOwedWhat;

typedef struct
{
  guint32 task;
  guint32 leader;     /* who owes it: the task's assignee or lead; of an account its leader; of a
                       * request whom it waits for; 0: nobody is known */
  guint32 unit;       /* the responsible unit; 0: none */
  guint32 expects;    /* the leader to whom it is owed (the assigner); 0: none of ours */
  guint8 what;        /* DubanOwedWhat */
  guint8 is_red;      /* its being overdue is critical (domain.md 5.1): a red light */
  DubanDay due;       /* the last day for it */
  DubanDay entered;   /* the day the task, or the record that made it owed, came into this history;
                       * DUBAN_NO_DAY: not known, or later than terms->today */
  int entered_minute; /* of that day */
  gint64 target; /* tells two of one task, kind and day apart: of a milestone or request the first
                  * eight bytes of its record's id, of an account the leader; else 0 */
} DubanOwed;

/* Appends to owed (of DubanOwed) all that the task owes on terms->today.  clock: judged on the same
 * terms.  records: all of the task, as the judge is given them. */
void duban_owed_list (const DubanTerms *terms, const DubanTask *task, const DubanRecord *records,
                      gsize n_records, const DubanClock137 *clock, GArray *owed);

/* The target of a milestone or request: by the id of its record. */
gint64 duban_owed_make_target (const DubanId *id);

/* The last day before it counts as overdue: `due`; of an account, which is missing from the Monday
 * after, the Sunday of its week. */
DubanDay duban_owed_get_last_day (const DubanOwed *owed);

/* Whether it is said to the person of this desk.  Office, or nobody's desk (side 0): everything.  A
 * leader: what he owes; and of what is owed to him only feedback that is overdue – the rest is for
 * those who owe it. */
gboolean duban_owed_is_for (const DubanOwed *owed, guint32 side, DubanDay today);

/* deploy, approach, feedback, follow-up, due, milestone, account, request, decision, conflict,
 * file. */
const char *duban_owed_get_code (DubanOwedWhat what);

G_END_DECLS
