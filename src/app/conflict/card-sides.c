/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands on which side, by the portfolio of the day of assignment and of today. */
#include "app/conflict/card-source.h"

#include "app/edit/conflict.h"
#include "app/wording/sentence.h"
#include "app/wording/wording.h"

#include <glib/gi18n-lib.h>

#define MOST_SIDES 12

typedef struct
{
  const DubanCardSource *source;
  DubanCharge charge; /* today */
  guint32 leaders[MOST_SIDES];
  guint n_leaders;
} Sides;

static void
add_leader (Sides *sides, guint32 leader)
{
  if (leader == 0 || sides->n_leaders == MOST_SIDES
      || duban_directory_get_leader (sides->source->making->terms->directory, leader) == NULL)
    return;
  for (guint i = 0; i < sides->n_leaders; i++)
    if (sides->leaders[i] == leader)
      return;
  sides->leaders[sides->n_leaders++] = leader;
}

static void
add_holders (Sides *sides, guint32 held, DubanDay then)
{
  const DubanTerms *terms = sides->source->making->terms;
  const DubanHolding *const *holders;
  gsize n;

  if (held == 0)
    return;
  holders = duban_directory_get_holders (terms->directory, held, &n);
  for (gsize i = 0; i < n; i++)
    if (duban_holding_is_on (holders[i], terms->today)
        || (then != DUBAN_NO_DAY && duban_holding_is_on (holders[i], then)))
      add_leader (sides, holders[i]->leader);
}

static void
append_holdings (GString *text, const DubanCardSource *source, guint32 leader, guint32 held,
                 DubanDay day)
{
  const DubanDirectory *directory = source->making->terms->directory;
  const DubanHolding *const *holders;
  gsize n;

  if (held == 0)
    return;
  holders = duban_directory_get_holders (directory, held, &n);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *part = NULL;

      if (holders[i]->leader != leader || !duban_holding_is_on (holders[i], day))
        continue;
      /* translators: how something is held (in charge), and the unit or field: 分管水利局 */
      part = g_strdup_printf (C_ ("holding", "%s: %s"), duban_wording_of_holding (holders[i]->kind),
                              duban_directory_get_name (directory, held));
      duban_sentence_add (text, part);
    }
}

/* What of the task's units and field the leader holds on a day. (transfer full) */
static char *
dup_portfolio (const DubanCardSource *source, guint32 leader, DubanDay day)
{
  const DubanTask *task = source->task;
  g_autoptr (GString) text = g_string_new (NULL);

  if (day == DUBAN_NO_DAY)
    return g_strdup ("");
  append_holdings (text, source, leader, task->field, day);
  append_holdings (text, source, leader, task->unit, day);
  for (gsize i = 0; i < task->n_cooperating_units; i++)
    append_holdings (text, source, leader, task->cooperating_units[i], day);
  if (text->len == 0)
    g_string_append (text, C_ ("holding", "none of it"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_crossed (const DubanCardSource *source, guint32 leader)
{
  const DubanTerms *terms = source->making->terms;

  for (gsize i = 0; i < source->task->n_cooperating_units; i++)
    if (duban_charge_holds (terms->directory, leader, source->task->cooperating_units[i],
                            terms->today))
      return TRUE;
  return FALSE;
}

static const char *
get_role (const Sides *sides, guint32 leader)
{
  const DubanTask *task = sides->source->task;
  gboolean in_charge = duban_charge_includes (&sides->charge, leader);

  if (leader == task->lead)
    return in_charge ? C_ ("side", "leads, in charge") : C_ ("side", "leads");
  if (duban_task_is_cooperator (task, leader))
    return in_charge ? C_ ("side", "cooperates, in charge") : C_ ("side", "cooperates");
  if (in_charge)
    return C_ ("side", "in charge");
  if (is_crossed (sides->source, leader))
    return C_ ("side", "to cooperate by the portfolio");
  return C_ ("side", "not part of it now");
}

static void
add_side (const Sides *sides, guint32 leader)
{
  const DubanCardSource *source = sides->source;
  DubanConflictSide *side = g_new0 (DubanConflictSide, 1);

  side->name = g_strdup (duban_card_source_name (source, leader));
  side->role = g_strdup (get_role (sides, leader));
  side->then = dup_portfolio (source, leader, source->card->assigned);
  side->now = dup_portfolio (source, leader, source->making->terms->today);
  g_ptr_array_add (source->card->sides, side);
}

/* The sides of a duplicate are the leads of both tasks; a deadline or a verification has none. */
static gboolean
has_sides (DubanRule rule)
{
  return rule != DUBAN_RULE_INVERTED_DEADLINE && rule != DUBAN_RULE_UNVERIFIED_CLAIM
         && rule != DUBAN_RULE_OWN_ACCOUNT_MISSING && rule != DUBAN_RULE_CROSS_ACCOUNT_MISSING
         && rule != DUBAN_RULE_NOT_ACCEPTED;
}

/* Only these speak of those whom the task crosses to; the others of who is in charge. */
static gboolean
is_about_cooperation (DubanRule rule)
{
  return rule == DUBAN_RULE_MISSING_COOPERATOR || rule == DUBAN_RULE_SELF_COOPERATION
         || rule == DUBAN_RULE_IDLE_COOPERATOR || rule == DUBAN_RULE_CONTRADICTORY_ACCOUNTS;
}

/* Whom the contesting values name as lead. */
static void
add_contested (Sides *sides)
{
  const DubanDirectory *directory = sides->source->making->terms->directory;
  g_autoptr (GPtrArray) conflicts = duban_card_source_list_contested (sides->source);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const DubanConflict *conflict = conflicts->pdata[i];

      for (guint j = 0; conflict->attr == DUBAN_ATTR_LEAD && j < conflict->values->len; j++)
        {
          const DubanConflictValue *value = conflict->values->pdata[j];
          const DubanLeader *leader
              = value->text != NULL ? duban_directory_find_leader (directory, value->text) : NULL;

          if (leader != NULL)
            add_leader (sides, leader->n);
        }
    }
}

/* Who leads the other of two that seem the same. */
static void
add_twin (Sides *sides)
{
  const DubanRegister *reg = sides->source->making->snapshot->reg;
  const DubanRegisterRow *row
      = reg != NULL ? duban_register_find (reg, sides->source->card->other) : NULL;

  if (row != NULL)
    add_leader (sides, row->lead);
}

void
duban_card_source_fill_sides (const DubanCardSource *source)
{
  const DubanTask *task = source->task;
  const DubanDay then = source->card->assigned;
  Sides sides = { .source = source };

  if (task == NULL || !has_sides (source->card->rule))
    return;
  duban_charge_of_task (&sides.charge, source->making->terms->directory, task,
                        source->making->terms->today);
  add_leader (&sides, task->lead);
  if (source->card->rule == DUBAN_RULE_CONTESTED_LEAD)
    add_contested (&sides);
  if (source->card->rule == DUBAN_RULE_DUPLICATE_ASSIGNMENT)
    add_twin (&sides);
  for (gsize i = 0; i < sides.charge.n_leaders; i++)
    add_leader (&sides, sides.charge.leaders[i]);
  for (guint i = 0; i < source->findings->len; i++)
    add_leader (&sides, duban_card_source_get_finding (source, i)->leader);
  add_holders (&sides, task->field, then);
  add_holders (&sides, task->unit, then);
  for (gsize i = 0; is_about_cooperation (source->card->rule) && i < task->n_cooperators; i++)
    add_leader (&sides, task->cooperators[i]);
  for (guint i = 0; i < sides.n_leaders; i++)
    add_side (&sides, sides.leaders[i]);
}
