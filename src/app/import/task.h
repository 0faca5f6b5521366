/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A row of a ledger as the change of its task. */
#pragma once

#include "app/import/names.h"
#include "app/import/target.h"

G_BEGIN_DECLS

/* What holds for all rows of one ledger. */
typedef struct
{
  DubanImportBatch *batch;
  DubanImportNames *names;
  DubanDay tracked_from; /* the day since which tasks without stage dates are watched */
  gboolean keeps_stages; /* some row has a date in some stage column */
  guint undated_stages;  /* then: bits of the stages without any date, 1 << DubanStage */
  GArray *ids;           /* DubanId: scratch */
} DubanImportLedger;

/* What the caller has found out about the row. */
typedef struct
{
  guint row; /* as a spreadsheet counts */
  DubanId id;
  guint32 n;                /* local number of the task; 0: a new one */
  gboolean number_is_taken; /* its number belongs to another task and goes to the notes */
  DubanId parent;           /* nil for none, or not known */
} DubanImportPlace;

typedef enum
{
  DUBAN_IMPORT_UNCHANGED,
  DUBAN_IMPORT_ADDED, /* also where the import that added it before was undone */
  DUBAN_IMPORT_CHANGED,
} DubanImportOutcome;

/* Builds the change in the batch's builder; it is to be posted unless the outcome is UNCHANGED.
 * FALSE only where the database fails. */
gboolean duban_import_task_write (DubanImportLedger *ledger, DubanLedgerRow *row,
                                  const DubanImportPlace *place, DubanImportOutcome *outcome,
                                  GError **error);

G_END_DECLS
