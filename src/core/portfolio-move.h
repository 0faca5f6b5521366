/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a change of the portfolio does to the lead of a task (谁分管谁牵头, measure 4): where the
 * lead led it by the portfolio and no longer does, it goes to the one who is in charge from then
 * on. */
#pragma once

#include "core/charge.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_MOVE_NONE,  /* the lead stays, or leads it for another reason than the portfolio */
  DUBAN_MOVE_LEAD,  /* one leader is in charge afterwards: goes to him */
  DUBAN_MOVE_DOUBT, /* nobody, or several, are: somebody must decide */
} DubanMove;

typedef struct
{
  const DubanDirectory *before; /* the portfolio as it is */
  const DubanDirectory *after;  /* as it will be, under the same numbers */
  DubanDay day;                 /* from when on */
} DubanPortfolioMove;

/* A task that goes from one lead to another. */
typedef struct
{
  guint32 task, from, to;
} DubanLeadMove;

/* Of an open or suspended task with that lead, unit and field (0: none), first assigned on that
 * day (DUBAN_NO_DAY: unknown).  Only where those in charge change; never where the lead is the
 * head of government, who may lead anything.  *to: the new lead, else 0. */
DubanMove duban_portfolio_move_judge (const DubanPortfolioMove *move, guint32 lead, guint32 unit,
                                      guint32 field, DubanDay assigned, guint32 *to);

/* The same leaders, whatever the number. */
gboolean duban_portfolio_move_is_same (const DubanCharge *a, const DubanCharge *b);

/* A GCompareFunc of DubanLeadMove: by who gives, who takes, then the task. */
int duban_lead_move_compare (gconstpointer a, gconstpointer b);

G_END_DECLS
