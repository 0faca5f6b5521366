/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/snapshot.h"

DubanSnapshot *
duban_snapshot_new (DubanTerms *terms, DubanVerdict *verdict, DubanRegister *reg,
                    gint64 last_change, gint64 milliseconds)
{
  DubanSnapshot *snapshot = g_new0 (DubanSnapshot, 1);

  g_atomic_ref_count_init (&snapshot->ref_count);
  snapshot->terms = terms;
  snapshot->verdict = verdict;
  snapshot->reg = reg;
  snapshot->last_change = last_change;
  snapshot->milliseconds = milliseconds;
  return snapshot;
}

DubanSnapshot *
duban_snapshot_ref (DubanSnapshot *snapshot)
{
  g_atomic_ref_count_inc (&snapshot->ref_count);
  return snapshot;
}

void
duban_snapshot_unref (DubanSnapshot *snapshot)
{
  if (!g_atomic_ref_count_dec (&snapshot->ref_count))
    return;
  duban_terms_unref (snapshot->terms);
  duban_verdict_unref (snapshot->verdict);
  g_clear_pointer (&snapshot->reg, duban_register_unref);
  g_free (snapshot);
}

static DubanSnapshot *
copy (const DubanSnapshot *snapshot, DubanRegister *reg)
{
  DubanSnapshot *other = duban_snapshot_new (
      duban_terms_ref (snapshot->terms), duban_verdict_ref (snapshot->verdict),
      reg != NULL ? duban_register_ref (reg) : NULL, snapshot->last_change, snapshot->milliseconds);

  other->scope = snapshot->scope;
  other->is_current = snapshot->is_current;
  return other;
}

DubanSnapshot *
duban_snapshot_with_scope (const DubanSnapshot *snapshot, guint32 scope)
{
  DubanSnapshot *other = copy (snapshot, snapshot->reg);

  other->scope = scope;
  return other;
}

DubanSnapshot *
duban_snapshot_with_register (const DubanSnapshot *snapshot, DubanRegister *reg)
{
  return copy (snapshot, reg);
}
