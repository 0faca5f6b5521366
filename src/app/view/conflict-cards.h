/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conflicts of responsibility (measure 4; domain.md 5.2) as cards, grouped by rule: what is
 * wrong, under which measure, who stands on which side, the facts that were used – both portfolios,
 * on the day of assignment and today – and the ways to settle it.  Made on the worker,
 * immutable. */
#pragma once

#include "app/snapshot.h"
#include "app/view/conflict-way.h"

G_BEGIN_DECLS

/* One of those whom a conflict is between. */
typedef struct
{
  char *name;
  char *role; /* 牵头领导, 按分工应牵头 … */
  char *then; /* what of the task's units and field was his on the day of assignment */
  char *now;  /* and is today */
} DubanConflictSide;

typedef struct
{
  char *label;
  char *text;
} DubanConflictFact;

typedef struct
{
  DubanRule rule;
  DubanSeverity severity;
  gboolean waived;
  guint32 task;      /* 0: none */
  guint32 leader;    /* whom the finding names where it is of one leader; else 0 */
  guint32 other;     /* as in the finding */
  DubanDay assigned; /* A; or DUBAN_NO_DAY */
  char *number;      /* or NULL */
  char *title;       /* NULL without a task */
  char *summary;     /* one line: when and by whom assigned, to whom, by when */
  char *sentence;    /* what is wrong and what to do next; of several findings, a line each */
  GPtrArray *sides;  /* of DubanConflictSide */
  GPtrArray *facts;  /* of DubanConflictFact */
  GPtrArray *ways;   /* of DubanConflictWay */
} DubanConflictCard;

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

/* The statement of a case (情况说明) for copying and printing: plain text, paragraphs in lines.
 * (transfer full) */
char *duban_conflict_card_dup_statement (const DubanConflictCard *card, const DubanTerms *terms,
                                         const char *as_of) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanConflictCards, duban_conflict_cards_free)

G_END_DECLS
