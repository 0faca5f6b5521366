/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dates of a ledger's row (interface.md, “Dates”): each column by its own rule,
 * each wording by core/date/dateword.h. */
#pragma once

#include "exchange/ledger-row.h"

G_BEGIN_DECLS

/* A single day on which something happened; a month or span, a day after today, and what cannot
 * be read refuse the row.  An empty cell, or a dash, gives DUBAN_NO_DAY. minute may be NULL. */
gboolean duban_row_date_read_event (const DubanDatewordContext *context, DubanColumn column,
                                    const char *cell, DubanDay *day, int *minute,
                                    DubanFault *fault);

/* The same for a day that may lie ahead. */
gboolean duban_row_date_read_plan (const DubanDatewordContext *context, DubanColumn column,
                                   const char *cell, DubanDay *day, DubanFault *fault);

/* One of the four record columns into row->done: a month or span means its last day, but not
 * after today; a rhythm is nothing done and becomes the schedule, or a line of the notes. */
gboolean duban_row_date_read_record (const DubanDatewordContext *context, DubanRowRecord record,
                                     DubanLedgerRow *row, DubanFault *fault);

/* The deadline into due, due_text, milestones: what cannot be understood, or does not exist, is
 * kept as worded.  wording: 时限表述 where given, else "". */
void duban_row_date_read_due (const DubanDatewordContext *context, const char *cell,
                              const char *wording, DubanLedgerRow *row);

G_END_DECLS
