/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of units as a file: 单位, 简称, 类别, 主要负责人, 上级单位. */
#pragma once

#include "exchange/heading.h"
#include "exchange/ledger-row.h"

G_BEGIN_DECLS

/* Texts are borrowed from the table; "" where not given. */
typedef struct
{
  const char *name, *category, *head, *parent;
  GPtrArray *short_names; /* of char * */
} DubanUnitRow;

/* FALSE, with *fault, where the row must be refused. Clear *out in either case. */
gboolean duban_units_read (const DubanFileTable *table, const DubanHeading *heading, gsize row,
                           DubanUnitRow *out, DubanFault *fault);
void duban_unit_row_clear (DubanUnitRow *row);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanUnitRow, duban_unit_row_clear)

G_END_DECLS
