/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conflicts of responsibility (measure 4; domain.md 5.2) as cards, grouped by rule: what is
 * wrong, under which measure, who stands on which side, the facts that were used – both portfolios,
 * on the day of assignment and today – and the ways to settle it.  Made on the worker,
 * immutable. */
#pragma once

#include "app/conflict/card.h"
#include "app/snapshot.h"
#include "app/view/sheet.h"

G_BEGIN_DECLS

typedef struct
{
  DubanRule rule;   /* DUBAN_N_RULES: those that were set aside (已认定), of any rule */
  GArray *tasks;    /* of guint32, ascending: the tasks it counts */
  guint n_cards;    /* how many there are */
  GPtrArray *cards; /* of DubanConflictCard: the first of them, as many as were asked for */
} DubanConflictGroup;

typedef struct
{
  DubanDay today;
  char *as_of;       /* app/view/as-of.h */
  GPtrArray *groups; /* of DubanConflictGroup, in the order of their weight; empty ones left out */
} DubanConflictCards;

/* How many cards of each group; the last is that of those set aside. */
typedef struct
{
  guint limits[DUBAN_N_RULES + 1];
} DubanConflictQuestion;

/* The rules that are conflicts of responsibility. */
gboolean duban_conflict_cards_has_rule (DubanRule rule);

/* As the snapshot's scope sees them: those that concern that leader. */
DubanConflictCards *duban_conflict_cards_load (DubanSession *session, DubanSnapshot *snapshot,
                                               const DubanConflictQuestion *question,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_conflict_cards_free (DubanConflictCards *cards);

/* The cards as a list. (transfer full) */
DubanSheet *
duban_conflict_cards_dup_sheet (const DubanConflictCards *cards) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanConflictCards, duban_conflict_cards_free)

G_END_DECLS
