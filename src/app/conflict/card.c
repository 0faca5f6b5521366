/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/conflict/card.h"

static void
side_free (gpointer data)
{
  DubanConflictSide *side = data;

  g_free (side->name);
  g_free (side->role);
  g_free (side->then);
  g_free (side->now);
  g_free (side);
}

static void
fact_free (gpointer data)
{
  DubanConflictFact *fact = data;

  g_free (fact->label);
  g_free (fact->text);
  g_free (fact);
}

void
duban_conflict_card_free (DubanConflictCard *card)
{
  g_free (card->number);
  g_free (card->title);
  g_free (card->summary);
  g_free (card->sentence);
  g_ptr_array_unref (card->sides);
  g_ptr_array_unref (card->facts);
  g_ptr_array_unref (card->ways);
  g_free (card);
}

DubanConflictCard *
duban_conflict_card_new (const DubanFinding *finding)
{
  DubanConflictCard *card = g_new0 (DubanConflictCard, 1);

  card->rule = finding->rule;
  card->severity = finding->severity;
  card->waived = finding->waived;
  card->task = finding->task;
  card->other = finding->other;
  card->assigned = DUBAN_NO_DAY;
  card->sides = g_ptr_array_new_with_free_func (side_free);
  card->facts = g_ptr_array_new_with_free_func (fact_free);
  card->ways = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_conflict_way_free);
  return card;
}
