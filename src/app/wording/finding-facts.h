/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding's facts in words, ready to stand in its sentence; and the three families of
 * sentences (domain.md 5.1, 5.2, 5.3).  Only wording/finding.c fills and asks them. */
#pragma once

#include "app/wording/wording.h"
#include "core/finding-detail.h"

G_BEGIN_DECLS

typedef struct
{
  const DubanFinding *finding;
  const DubanWordingContext *context;
  const char *who;   /* the leader concerned, else the unit, else words for “not yet named” */
  const char *unit;  /* the unit, else words for “not yet named” */
  const char *other; /* the name of the other leader or field; "" for none */
  const char *day;   /* finding->date in words */
  int days;          /* overdue or late by */
  int elapsed;       /* from finding->date to today */
} DubanFindingFacts;

/* The sentence of a rule of that family. (transfer full) */
char *duban_finding_facts_say_deadline (const DubanFindingFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
char *duban_finding_facts_say_crossing (const DubanFindingFacts *facts) G_GNUC_WARN_UNUSED_RESULT;
char *duban_finding_facts_say_execution (const DubanFindingFacts *facts) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
