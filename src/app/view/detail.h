/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details of one task, as a face shows them: the task itself, its clock, and in words its
 * findings, records, milestones and accounts.  Made on the worker, immutable afterwards. */
#pragma once

#include "app/view/detail-records.h"
#include "app/view/detail-remedy.h"
#include "core/judge.h"

G_BEGIN_DECLS

typedef struct
{
  DubanRule rule;
  DubanSeverity severity;
  gboolean waived;
  guint32 leader, unit; /* whom it concerns; of one that is waived, whom the waiver names */
  char *sentence;       /* what is wrong and what to do next */
  char *facts;          /* what a blame rests on, said before it; or NULL */
  char *waiver;         /* why it was set aside and until when; or NULL */
  GPtrArray *remedies;  /* of DubanRemedy, the likeliest first; may be empty */
} DubanDetailFinding;

typedef struct
{
  int ref_count; /* of the main thread alone */
  DubanTask *task;
  DubanTerms *terms;
  DubanClock137 clock;
  DubanCharge charge; /* who is in charge by the portfolio today */
  DubanLight light;
  gboolean is_unverified; /* its closing waits for the verification */
  GArray *findings;       /* of DubanDetailFinding, in their order */
  GArray *records;        /* of DubanDetailRecord, newest first */
  GArray *milestones;     /* of DubanDetailMilestone, by their dates */
  GArray *accounts;       /* of DubanDetailAccount, the latest week first */
  DubanTaskHistory *history;
  GTimeZone *zone; /* the office's */
  char *farewell;  /* to whom it was handed over and when; NULL: it was not */
  char *parent;    /* number and title of the task that it is a part of; or NULL */
} DubanDetail;

/* On the worker. verdict gives light and findings; NULL, no error, where there is no such task
 * any more. (transfer full) */
gboolean duban_detail_load (DubanSession *session, DubanVerdict *verdict, guint32 task,
                            DubanDetail **detail, GError **error);
DubanDetail *duban_detail_ref (DubanDetail *detail);
void duban_detail_unref (DubanDetail *detail);

/* The stage to be recorded next: the first that is neither recorded nor excused; or
 * DUBAN_N_STAGES where none is open. */
DubanStage duban_detail_get_next_stage (const DubanDetail *detail);

/* The act that is next: the first open stage, else a follow-up; on a closed task its
 * verification where that waits, on a suspended one resuming; where nothing is left, a note. */
DubanRecordKind duban_detail_get_next_act (const DubanDetail *detail);

/* The latest blockage that is not resolved, request that is not answered, or extension that is
 * neither granted nor refused; NULL where there is none. (transfer none) */
const DubanDetailRecord *duban_detail_find_open (const DubanDetail *detail, DubanRecordKind kind);

/* What the record of that id, or a beginning of it, is; NULL for none. (transfer none) */
const DubanDetailRecord *duban_detail_find_record (const DubanDetail *detail, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanDetail, duban_detail_unref)

G_END_DECLS
