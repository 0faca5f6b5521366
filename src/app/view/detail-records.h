/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records of a task as its details show them: in words, and as milestones and accounts. */
#pragma once

#include "app/view/task-history.h"
#include "core/account.h"
#include "core/clock137.h"

G_BEGIN_DECLS

typedef struct
{
  DubanId id;
  DubanRecordKind kind;
  DubanDay day;         /* DUBAN_NO_DAY: on an unknown day */
  int minute;           /* or DUBAN_NO_MINUTE */
  gint64 written;       /* Unix milliseconds; 0: came with a ledger */
  DubanDay written_day; /* DUBAN_NO_DAY: came with a ledger */
  int round;            /* 1 is the assignment's own */
  gboolean from_ledger;
  gboolean backfilled; /* written down after the date that it meets */
  gboolean is_void;
  gboolean is_ended;      /* a blockage resolved, a request answered, a milestone done */
  gboolean is_late;       /* an extension asked for after the date that it would move */
  DubanPosition position; /* of an account */
  DubanLedger ledger;     /* of an account */
  DubanOutcome outcome;   /* of an extension, a verification; 0: none */
  DubanVerifyLevel level; /* of a verification */
  DubanDay due;           /* of an extension, a milestone, a waiver; or DUBAN_NO_DAY */
  guint attr;             /* of a correction: what was corrected; 0: not known */
  char *by;               /* a name, or NULL */
  char *text;             /* all its texts, one a line; "" where it has none */
} DubanDetailRecord;

typedef struct
{
  DubanId id;
  char *title;
  DubanDay due, done; /* done: DUBAN_NO_DAY: not yet */
  int overdue;        /* days, by the finding; 0: it is not */
} DubanDetailMilestone;

/* An account that was given, or is owed and missing (position 0). */
typedef struct
{
  guint32 leader;
  char *name;
  DubanLedger ledger;
  DubanPosition position;
  DubanDay week; /* its Monday */
  DubanDay day;  /* when it was given; DUBAN_NO_DAY: it was not */
  char *text;
  gboolean is_superseded; /* a later one of the same week and ledger counts */
} DubanDetailAccount;

/* What the records are of; borrowed. */
typedef struct
{
  const DubanTerms *terms;
  const DubanTask *task;
  const DubanClock137 *clock;
  const DubanTaskHistory *history;
  const DubanRecord *records;
  gsize n_records;
} DubanDetailSource;

/* Of DubanDetailRecord, the latest round first and in it the newest; of DubanDetailMilestone, by
 * date; of DubanDetailAccount, the latest week first. (transfer full) */
GArray *duban_detail_records_new (const DubanDetailSource *source) G_GNUC_WARN_UNUSED_RESULT;
GArray *duban_detail_milestones_new (const DubanDetailSource *source) G_GNUC_WARN_UNUSED_RESULT;
GArray *duban_detail_accounts_new (const DubanDetailSource *source) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
