/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Inside of the fold: shared by fold.c and its parts fold-heads.c, fold-records.c and
 * fold-conflicts.c alone. */
#pragma once

#include "core/ancestry.h"
#include "core/fold/value.h"

G_BEGIN_DECLS

/* Where one write of an attribute stands. */
typedef struct
{
  guint attr;
  guint change; /* place among the changes */
  guint place;  /* within the change */
} DubanFoldWrite;

/* One attribute: a run of the writes and a run of the heads. */
typedef struct
{
  guint first_write, n_writes; /* at most one a change: its last */
  guint first_head, n_heads;   /* heads of differing value, in their order … */
  guint n_equal;               /* … and behind them those that were collapsed into them */
  DubanSpan effective;
} DubanFoldAttr;

/* A record as one change brings it.  The same record (of a ledger) may come in several. */
typedef struct
{
  DubanFoldRecord record;
  guint place; /* within the change */
} DubanFoldCopy;

/* One record: a run of the copies. */
typedef struct
{
  guint first_copy, n_copies;
} DubanFoldCopies;

/* A void record and what it names. */
typedef struct
{
  DubanId target;
  const DubanChange *change;
} DubanFoldVoid;

struct _DubanFold
{
  GPtrArray *changes;      /* of const DubanChange, borrowed */
  DubanAncestry *ancestry; /* loaded only where there are several changes */

  GArray *offices;   /* of DubanId: the desks of the office */
  GArray *writes;    /* of DubanFoldWrite, by attribute, then as given */
  GArray *attrs;     /* of guint, ascending */
  GArray *folded;    /* of DubanFoldAttr, one for each of attrs */
  GArray *heads;     /* of DubanHead */
  GArray *counted;   /* of DubanFoldWrite: scratch */
  GArray *front;     /* the same */
  GPtrArray *unions; /* of guint8 *: the bytes of unions */

  GArray *copies;    /* of DubanFoldCopy, by id, then the earliest first */
  GArray *voids;     /* of DubanFoldVoid, by target, then the latest first */
  GArray *by_record; /* of DubanFoldCopies, in the order of records */
  GArray *records;   /* of DubanFoldRecord */

  GArray *conflicts; /* of DubanFoldConflict */
  gboolean knows_conflicts;
  GArray *tips; /* of DubanHash, ascending */
};

/* Finds the heads of one attribute, whose writes are already run together, and its effective
 * value. */
void duban_fold_load_heads (DubanFold *fold, guint attr, DubanFoldAttr *folded);

/* From copies and voids to records. */
void duban_fold_load_records (DubanFold *fold);

/* By (time, hash) of the changes. */
int duban_fold_compare_age (const DubanChange *a, const DubanChange *b);

/* Whether one of two changes had seen the other. */
gboolean duban_fold_is_ordered (DubanFold *fold, const DubanChange *a, const DubanChange *b);

G_END_DECLS
