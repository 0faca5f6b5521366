/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The details of one task, as the window shows them: the task itself, its clock, and in words
 * its findings and records.  Made on the worker, immutable afterwards. */
#pragma once

#include "app/session.h"
#include "core/charge.h"
#include "core/clock137.h"
#include "core/judge.h"

G_BEGIN_DECLS

typedef struct
{
  DubanRule rule;
  DubanSeverity severity;
  gboolean waived;
  char *sentence; /* what is wrong and what to do next */
} DubanDetailFinding;

typedef struct
{
  DubanId id;
  DubanRecordKind kind;
  DubanDay day;         /* DUBAN_NO_DAY: on an unknown day */
  int minute;           /* or DUBAN_NO_MINUTE */
  DubanDay written_day; /* DUBAN_NO_DAY: came with a ledger */
  gboolean from_ledger;
  gboolean backfilled; /* written down after the date that it meets */
  gboolean is_void;
  DubanPosition position; /* of an account */
  DubanLedger ledger;     /* of an account */
  char *by;               /* a name, or NULL */
  char *text;             /* all its texts, one a line; "" where it has none */
} DubanDetailRecord;

typedef struct
{
  int ref_count; /* of the main thread alone */
  DubanTask *task;
  DubanTerms *terms;
  DubanClock137 clock;
  DubanCharge charge; /* who is in charge by the portfolio today */
  DubanLight light;
  GArray *findings; /* of DubanDetailFinding, in their order */
  GArray *records;  /* of DubanDetailRecord, newest first */
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
 * verification, on a suspended one resuming. */
DubanRecordKind duban_detail_get_next_act (const DubanDetail *detail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanDetail, duban_detail_unref)

G_END_DECLS
