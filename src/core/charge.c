/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/charge.h"

#include <string.h>

typedef gboolean (*KindFunc) (DubanHoldingKind kind);

static gboolean
is_charge (DubanHoldingKind kind)
{
  return kind == DUBAN_HOLDS_CHARGE || kind == DUBAN_HOLDS_ACTING;
}

static gboolean
is_contact (DubanHoldingKind kind)
{
  return kind == DUBAN_HOLDS_CONTACT || kind == DUBAN_HOLDS_GUARANTEE;
}

static void
insert (DubanCharge *charge, guint32 leader)
{
  gsize at = 0;

  while (at < charge->n_leaders && charge->leaders[at] < leader)
    at++;
  if (charge->n_leaders == DUBAN_CHARGE_MAX
      || (at < charge->n_leaders && charge->leaders[at] == leader))
    return;
  memmove (&charge->leaders[at + 1], &charge->leaders[at],
           (charge->n_leaders - at) * sizeof charge->leaders[0]);
  charge->leaders[at] = leader;
  charge->n_leaders++;
}

static void
collect (DubanCharge *charge, const DubanHolding *const *holders, gsize n_holders, DubanDay day,
         KindFunc is_wanted)
{
  for (gsize i = 0; i < n_holders; i++)
    if (is_wanted (holders[i]->kind) && duban_holding_is_on (holders[i], day))
      insert (charge, holders[i]->leader);
}

static gboolean
is_held (const DubanHolding *const *holders, gsize n_holders, DubanDay day)
{
  for (gsize i = 0; i < n_holders; i++)
    if (duban_holding_is_on (holders[i], day))
      return TRUE;
  return FALSE;
}

void
duban_charge_of (DubanCharge *charge, const DubanDirectory *directory, guint32 unit, guint32 field,
                 DubanDay day)
{
  const DubanHolding *const *holders = NULL;
  gsize n_holders = 0;

  charge->n_leaders = 0;
  if (field != 0)
    holders = duban_directory_get_holders (directory, field, &n_holders);
  if (!is_held (holders, n_holders, day))
    {
      n_holders = 0;
      if (unit != 0)
        holders = duban_directory_get_holders (directory, unit, &n_holders);
    }
  collect (charge, holders, n_holders, day, is_charge);
  if (charge->n_leaders == 0)
    collect (charge, holders, n_holders, day, is_contact);
}

void
duban_charge_of_task (DubanCharge *charge, const DubanDirectory *directory, const DubanTask *task,
                      DubanDay day)
{
  duban_charge_of (charge, directory, task->unit, task->field, day);
}

gboolean
duban_charge_includes (const DubanCharge *charge, guint32 leader)
{
  for (gsize i = 0; i < charge->n_leaders; i++)
    if (charge->leaders[i] == leader)
      return TRUE;
  return FALSE;
}

gboolean
duban_charge_holds (const DubanDirectory *directory, guint32 leader, guint32 held, DubanDay day)
{
  gsize n_holders;
  const DubanHolding *const *holders = duban_directory_get_holders (directory, held, &n_holders);

  for (gsize i = 0; i < n_holders; i++)
    if (holders[i]->leader == leader && is_charge (holders[i]->kind)
        && duban_holding_is_on (holders[i], day))
      return TRUE;
  return FALSE;
}

gboolean
duban_charge_concerns (const DubanTerms *terms, const DubanTask *task, const DubanLeader *leader)
{
  DubanCharge charge;

  if (task->lead == leader->n || duban_task_is_cooperator (task, leader->n)
      || g_strcmp0 (task->assigner, leader->name) == 0
      || g_strcmp0 (task->assignee, leader->name) == 0)
    return TRUE;
  duban_charge_of_task (&charge, terms->directory, task, terms->today);
  return duban_charge_includes (&charge, leader->n);
}
