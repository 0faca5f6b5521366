/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A portfolio (分工) as a file: 领导, 职务, 分管, 领域, 分管方式, 起, 止. */
#pragma once

#include "exchange/heading.h"
#include "exchange/ledger-row.h"

G_BEGIN_DECLS

typedef struct
{
  const char *leader, *title; /* borrowed from the table; title may be "" */
  GPtrArray *held;            /* of char *: units or fields (分管), in the order written */
  GPtrArray *fields;          /* of char *: fields (领域) */
  DubanHoldingKind kind;      /* 分管 unless said */
  DubanDay from, to;          /* DUBAN_NO_DAY: since ever, open */
} DubanPortfolioRow;

/* FALSE, with *fault, where the row must be refused. Clear *out in either case. */
gboolean duban_portfolio_read (const DubanFileTable *table, const DubanHeading *heading, gsize row,
                               const DubanDatewordContext *context, DubanPortfolioRow *out,
                               DubanFault *fault);
void duban_portfolio_row_clear (DubanPortfolioRow *row);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanPortfolioRow, duban_portfolio_row_clear)

G_END_DECLS
