/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The portfolio (分工) with the draft of this desk laid over it, line by line: which unit or field
 * is held by whom, in which way, from when to when, and what the draft makes of that.  Immutable;
 * read from any thread. */
#pragma once

#include "app/snapshot.h"
#include "app/view/sheet.h"
#include "core/portfolio-draft.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_PORTFOLIO_STAYS, /* the draft says nothing of it */
  DUBAN_PORTFOLIO_GAP,   /* nobody is in charge of the unit or field on the draft's day */
  DUBAN_PORTFOLIO_ENDS,  /* by the draft, on the day before it */
  DUBAN_PORTFOLIO_TAKEN, /* by the draft, or with another last day */
} DubanPortfolioState;

typedef struct
{
  DubanPortfolioState state;
  DubanId held, leader; /* leader: nil for a gap */
  char *name;           /* of the unit or field */
  gboolean is_field;
  char *category;    /* of the unit, or NULL */
  char *leader_name; /* "" for a gap */
  DubanHoldingKind kind;
  DubanDay from, to; /* with the draft applied */
} DubanPortfolioLine;

typedef struct
{
  DubanSnapshot *snapshot;
  DubanPortfolioDraft *draft; /* an empty one of today where none is kept */
  char *as_of;                /* app/view/as-of.h */
  GPtrArray *lines;           /* of DubanPortfolioLine: gaps first; units by category, then fields;
                                 by name as a reader expects */
  guint n_gaps;
} DubanPortfolioRows;

/* Takes over draft (NULL: none) and as_of. Under a leader's scope: what that leader holds or takes
 * over. (transfer full) */
DubanPortfolioRows *duban_portfolio_rows_new (DubanSnapshot *snapshot, DubanPortfolioDraft *draft,
                                              char *as_of) G_GNUC_WARN_UNUSED_RESULT;
void duban_portfolio_rows_free (DubanPortfolioRows *rows);

/* What the draft does to a line, in words: 分管空白, 至11月30日止, 自12月1日起; "" for nothing.
 * (transfer full) */
char *duban_portfolio_rows_dup_state (const DubanPortfolioRows *rows,
                                      const DubanPortfolioLine *line) G_GNUC_WARN_UNUSED_RESULT;

/* All of a line in one sentence. (transfer full) */
char *duban_portfolio_rows_dup_sentence (const DubanPortfolioRows *rows,
                                         const DubanPortfolioLine *line) G_GNUC_WARN_UNUSED_RESULT;

DubanSheet *
duban_portfolio_rows_dup_sheet (const DubanPortfolioRows *rows) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanPortfolioRows, duban_portfolio_rows_free)

G_END_DECLS
