/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A conflict of responsibility as a card: who stands on which side, the facts that were used, and
 * the ways to settle it. */
#pragma once

#include "app/conflict/way.h"

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

DubanConflictCard *duban_conflict_card_new (const DubanFinding *finding) G_GNUC_WARN_UNUSED_RESULT;
void duban_conflict_card_free (DubanConflictCard *card);

/* The statement of a case (情况说明) for copying and printing: plain text, paragraphs in lines.
 * (transfer full) */
char *duban_conflict_card_dup_statement (const DubanConflictCard *card, const DubanTerms *terms,
                                         const char *as_of) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
