/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/portfolio-move.h"

gboolean
duban_portfolio_move_is_same (const DubanCharge *a, const DubanCharge *b)
{
  if (a->n_leaders != b->n_leaders)
    return FALSE;
  for (gsize i = 0; i < a->n_leaders; i++)
    if (a->leaders[i] != b->leaders[i])
      return FALSE;
  return TRUE;
}

/* Whether the lead had it by the portfolio: until now, or when it was assigned. */
static gboolean
leads_by_portfolio (const DubanPortfolioMove *move, const DubanCharge *before, guint32 lead,
                    guint32 unit, guint32 field, DubanDay assigned)
{
  DubanCharge then;

  if (duban_charge_includes (before, lead))
    return TRUE;
  if (assigned == DUBAN_NO_DAY)
    return FALSE;
  duban_charge_of (&then, move->before, unit, field, assigned);
  return duban_charge_includes (&then, lead);
}

DubanMove
duban_portfolio_move_judge (const DubanPortfolioMove *move, guint32 lead, guint32 unit,
                            guint32 field, DubanDay assigned, guint32 *to)
{
  const DubanLeader *leader = duban_directory_get_leader (move->before, lead);
  DubanCharge before, after;

  *to = 0;
  if (leader == NULL || duban_leader_is_head_of_government (leader))
    return DUBAN_MOVE_NONE;
  duban_charge_of (&before, move->before, unit, field, move->day);
  duban_charge_of (&after, move->after, unit, field, move->day);
  if (duban_portfolio_move_is_same (&before, &after) || duban_charge_includes (&after, lead)
      || !leads_by_portfolio (move, &before, lead, unit, field, assigned))
    return DUBAN_MOVE_NONE;
  if (after.n_leaders != 1)
    return DUBAN_MOVE_DOUBT;
  *to = after.leaders[0];
  return DUBAN_MOVE_LEAD;
}

int
duban_lead_move_compare (gconstpointer a, gconstpointer b)
{
  const DubanLeadMove *x = a;
  const DubanLeadMove *y = b;

  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  if (x->to != y->to)
    return x->to < y->to ? -1 : 1;
  return (x->task > y->task) - (x->task < y->task);
}
