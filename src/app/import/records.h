/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The records that a row of a ledger brings: its four dates, the closing or withdrawal, what is
 * said of progress and problems, and milestones. */
#pragma once

#include "app/import/target.h"

G_BEGIN_DECLS

/* What the row has just written that its records follow from. */
typedef struct
{
  gboolean status; /* a new status */
  gboolean due;    /* a new deadline */
} DubanImportNews;

/* Writes them into the target's change.  Beside records that an earlier import brought: a date
 * that changed voids the record and adds the new one; 最近跟进时间 that moved on adds one. */
void duban_import_records_write (DubanImportTarget *target, const DubanLedgerRow *row,
                                 const DubanImportNews *news);

/* A handover of the day of import: a new lead or unit that takes effect.  Either may be NULL:
 * that stays. */
typedef struct
{
  const DubanId *from, *to;
} DubanImportMove;
void duban_import_records_hand_over (DubanImportTarget *target, const DubanImportMove *lead,
                                     const DubanImportMove *unit);

G_END_DECLS
