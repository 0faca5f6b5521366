/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fold answers with (core/fold/fold.h): heads, records, conflicts. */
#pragma once

#include "core/change.h"

G_BEGIN_DECLS

typedef struct _DubanFold DubanFold;

/* One write that no other write of the attribute follows; of several in one change, the last. */
typedef struct
{
  const DubanChange *change;
  DubanSpan value;
} DubanHead;

/* A record.  One that several changes bring (the same ledger on two desks, the same id) is one
 * record: as the earliest by (time, hash) has it.
 *
 * A void record names another record's id; what it names is void, beside or before it, until a
 * change that has seen the void gives the record again (an older ledger taken in once more, an
 * undo).  A void itself may not be voided: what names one does nothing. */
typedef struct
{
  const DubanChange *change;
  DubanWireRecord record;
  const DubanChange *voided_by; /* the latest that voids it; NULL: it stands */
} DubanFoldRecord;

/* What may be contested besides attributes. */
typedef enum
{
  DUBAN_CONFLICT_ATTR,    /* differing heads of a contested attribute */
  DUBAN_CONFLICT_CLOSING, /* a closing or deletion beside a concurrent record or write */
} DubanConflictKind;

typedef struct
{
  DubanConflictKind kind;
  DubanAttr attr; /* the attribute, or DUBAN_ATTR_STATUS / DUBAN_ATTR_DELETED of a closing */
} DubanFoldConflict;

G_END_DECLS
