/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The plan of one moment: of everything that is owed on this desk's side what is to be said now,
 * what stands unanswered, what is no longer owed, and when the next ring is.  Tasks stream past
 * it; only what is said or stands is kept. */
#pragma once

#include "app/remind/reminder.h"
#include "app/session.h"
#include "core/verdict.h"

G_BEGIN_DECLS

/* A thing that was said before and still holds, or is said now. */
typedef struct
{
  DubanReminder reminder; /* ring: the last one, or the one that is said now */
  DubanReminded row;      /* as it is in the database; of a new thing as it will be */
  gboolean is_said;       /* it rings now */
  gboolean is_again;      /* it is only shown again because the program begins */
  gboolean is_changed;    /* the row is to be written */
} DubanPlanItem;

typedef struct
{
  DubanMoment now;
  DubanHours hours;
  guint32 side;         /* 0: the office, or nobody's desk */
  GPtrArray *items;     /* of DubanPlanItem *: those that are said, then all others that hold, each
                         * part the most urgent first; answered ones stand there too */
  GArray *held;         /* of DubanPlanItem: where they lie */
  GArray *gone;         /* of DubanReminded: no longer owed */
  DubanReminder next;   /* the next ring; moment DUBAN_NO_MOMENT: none */
  DubanTerms *terms;    /* that all this was read on */
  GHashTable *findings; /* gint64 target → DubanFinding of the conflicts among the items and next */
  GHashTable *letters; /* gint64 target → char *: whose the files are that came */
  GArray *known;       /* of guint64: the conflicts known from now on (app/remind/conflicts.h) */
} DubanPlan;

/* rows: of DubanReminded, all of this desk's person.  begins: what stands unanswered is shown
 * again. (transfer full) */
DubanPlan *duban_plan_make (DubanSession *session, const GArray *rows, gboolean begins,
                            GCancellable *cancellable, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_plan_free (DubanPlan *plan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanPlan, duban_plan_free)

G_END_DECLS
