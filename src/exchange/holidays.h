/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Holidays as a file: 日期, 名称, 类型 (休/班). */
#pragma once

#include "core/calendar.h"
#include "exchange/heading.h"
#include "exchange/ledger-row.h"

G_BEGIN_DECLS

/* Reads one row; the name is borrowed from the table.  FALSE, with *fault, where the row must be
 * refused. */
gboolean duban_holidays_read (const DubanFileTable *table, const DubanHeading *heading, gsize row,
                              const DubanDatewordContext *context, DubanCalendarDay *out,
                              DubanFault *fault);

G_END_DECLS
