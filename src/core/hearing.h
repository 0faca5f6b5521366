/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A hearing: one task before the judge, with everything that a rule may ask about it.  The
 * rules of core/rules/rules.h add what they find. */
#pragma once

#include "core/charge.h"
#include "core/clock137.h"
#include "core/finding.h"

G_BEGIN_DECLS

typedef struct
{
  const DubanTerms *terms;
  const DubanTask *task;
  const DubanRecord *records;
  gsize n_records;
  const DubanClock137 *clock;
  guint32 kinds;    /* 1 << DubanRecordKind of each record that stands */
  GArray *findings; /* of DubanFinding, of all tasks so far; borrowed from the judge */
  guint first;      /* where this task's begin */
  GArray *scratch;  /* of DubanAccountOwed: room that is used again; borrowed */
} DubanHearing;

/* Begins the hearing of a task: reads which kinds of record stand.  The other fields are set by
 * whoever holds it. */
void duban_hearing_begin (DubanHearing *hearing);

/* Adds a finding that concerns the task's lead and its responsible unit, with no date or days;
 * the rule fills in what it knows.  It stays where it is until the next one is added. */
DubanFinding *duban_hearing_add (DubanHearing *hearing, DubanRule rule, DubanSeverity severity);

/* The same for a date that was missed: since is the day after, days those since the date. */
DubanFinding *duban_hearing_add_overdue (DubanHearing *hearing, DubanRule rule,
                                         DubanSeverity severity, DubanDay date);

/* Whether a record of that kind stands. */
gboolean duban_hearing_has (const DubanHearing *hearing, DubanRecordKind kind);

/* The latest record of that kind that stands (duban_record_is_after); NULL if there is none. */
const DubanRecord *duban_hearing_find_last (const DubanHearing *hearing, DubanRecordKind kind);

G_END_DECLS
