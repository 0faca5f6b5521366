/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which field a column may be whose heading says nothing: by likeness of the heading, and by what
 * the cells hold.  A proposal is for a person to confirm; nothing is ever taken by it. */
#pragma once

#include "exchange/column-cells.h"
#include "exchange/heading.h"

G_BEGIN_DECLS

/* What speaks for a proposal. Bits. */
typedef enum
{
  DUBAN_LIKENESS_HEADING = 1 << 0,
  DUBAN_LIKENESS_CELLS = 1 << 1,
} DubanLikenessReason;

typedef struct
{
  DubanColumn field; /* UNKNOWN: nothing is proposed */
  guint strength;    /* percent; 0 where nothing is proposed */
  guint reasons;     /* DubanLikenessReason */
} DubanColumnProposal;

/* A proposal for each column of the heading; of those that are taken for a field, that were spoken
 * of, or that are empty, none.  No field is proposed twice, or that a column has already.  Looks
 * at a sample of rows alone. known: or NULL. (transfer full, heading->n_columns of them) */
DubanColumnProposal *
duban_likeness_propose (const DubanFileTable *table, const DubanHeading *heading,
                        const DubanKnownNames *known) G_GNUC_WARN_UNUSED_RESULT;

/* The row that is likeliest the heading where none is understood, for a sheet of that kind (ANY: a
 * ledger): all its columns UNKNOWN but those that are known.  NULL for an empty table.
 * (transfer full) */
DubanHeading *duban_likeness_guess_heading (const DubanFileTable *table, DubanTableKind sheet,
                                            const DubanMapping *mapping) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
