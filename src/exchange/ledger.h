/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a ledger (督办台账): its rows as typed values (interface.md, Ledger files). */
#pragma once

#include "exchange/heading.h"
#include "exchange/ledger-row.h"
#include "exchange/section.h"

G_BEGIN_DECLS

typedef struct _DubanLedgerReader DubanLedgerReader;

/* table, heading and calendar are borrowed. year: --year, or 0. (transfer full) */
DubanLedgerReader *duban_ledger_reader_new (const DubanFileTable *table,
                                            const DubanHeading *heading,
                                            const DubanCalendar *calendar, DubanDay today,
                                            int year) G_GNUC_WARN_UNUSED_RESULT;
void duban_ledger_reader_free (DubanLedgerReader *reader);

/* Reads what tells which task a row is, and whether it is as it was: its cells, its digest (the
 * same for reordered columns) and its day of assignment (DUBAN_NO_DAY also where that cannot be
 * read: then _read refuses the row).  FALSE, with *fault, where it names no task or is too long. */
gboolean duban_ledger_reader_identify (DubanLedgerReader *reader, gsize row, DubanLedgerRow *out,
                                       DubanFault *fault);

/* Reads the rest of the row that was identified last; FALSE, with *fault, where it must be
 * refused. */
gboolean duban_ledger_reader_read (DubanLedgerReader *reader, DubanLedgerRow *row,
                                   DubanFault *fault);

/* What a row is: only DATA is to be identified and read. */
DubanRowKind duban_ledger_reader_get_kind (DubanLedgerReader *reader, gsize row);

/* Whether that column of the file holds the progress of a period (exchange/progress.h). */
gboolean duban_ledger_reader_is_progress (DubanLedgerReader *reader, gsize place);

/* Whether any row has a date in that record column; whether any has a cell there at all. */
gboolean duban_ledger_reader_has_dates (DubanLedgerReader *reader, DubanRowRecord record);
gboolean duban_ledger_reader_has_cells (DubanLedgerReader *reader, DubanRowRecord record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanLedgerReader, duban_ledger_reader_free)

G_END_DECLS
