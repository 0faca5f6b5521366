/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/code.h"

/* Each list stands in the order of its numbers, from 1. */
static const char *const ledgers[] = { "own", "cross" };
static const char *const positions[] = { "done", "on-track", "slow", "blocked" };
static const char *const outcomes[] = { "granted", "refused", "confirmed", "contradicted" };
static const char *const levels[] = { "unit", "leader", "office", "inspection" };

static const char *
get_code (const char *const *codes, guint n_codes, guint value)
{
  return value >= 1 && value <= n_codes ? codes[value - 1] : NULL;
}

static guint
parse (const char *const *codes, guint n_codes, const char *code)
{
  for (guint i = 0; i < n_codes; i++)
    if (g_strcmp0 (codes[i], code) == 0)
      return i + 1;
  return 0;
}

const char *
duban_ledger_get_code (DubanLedger ledger)
{
  return get_code (ledgers, G_N_ELEMENTS (ledgers), ledger);
}

const char *
duban_position_get_code (DubanPosition position)
{
  return get_code (positions, G_N_ELEMENTS (positions), position);
}

const char *
duban_outcome_get_code (DubanOutcome outcome)
{
  return get_code (outcomes, G_N_ELEMENTS (outcomes), outcome);
}

const char *
duban_verify_level_get_code (DubanVerifyLevel level)
{
  return get_code (levels, G_N_ELEMENTS (levels), level);
}

DubanLedger
duban_ledger_parse (const char *code)
{
  return parse (ledgers, G_N_ELEMENTS (ledgers), code);
}

DubanPosition
duban_position_parse (const char *code)
{
  return parse (positions, G_N_ELEMENTS (positions), code);
}

DubanOutcome
duban_outcome_parse (const char *code)
{
  return parse (outcomes, G_N_ELEMENTS (outcomes), code);
}

DubanVerifyLevel
duban_verify_level_parse (const char *code)
{
  return parse (levels, G_N_ELEMENTS (levels), code);
}
