/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a card is made: its findings are known, then each part is filled in from the task.  Only this
 * room includes it. */
#pragma once

#include "app/conflict/card.h"
#include "app/snapshot.h"
#include "app/view/task-names.h"
#include "core/charge.h"
#include "core/record.h"
#include "core/task.h"

G_BEGIN_DECLS

typedef struct
{
  DubanSession *session;
  DubanSnapshot *snapshot;
  DubanTerms *terms;     /* of the snapshot */
  DubanTaskNames *names; /* of all tasks that the shown findings name */
  GPtrArray *conflicts;  /* of DubanConflict; NULL until it is needed */
} DubanCardMaking;

/* What a card is made from; task is NULL for a finding without one. */
typedef struct
{
  DubanCardMaking *making;
  DubanConflictCard *card;
  const GArray *findings; /* of DubanFinding: of one rule and task */
  const DubanTask *task;
  const DubanRecord *records;
  gsize n_records;
} DubanCardSource;

static inline const DubanFinding *
duban_card_source_get_finding (const DubanCardSource *source, guint i)
{
  return &g_array_index (source->findings, DubanFinding, i);
}

/* A name of the directory, "" for none. */
const char *duban_card_source_name (const DubanCardSource *source, guint32 n);

/* (transfer full) text; nothing is added for NULL or "". */
void duban_card_source_take_fact (const DubanCardSource *source, const char *label, char *text);

void duban_card_source_fill_sides (const DubanCardSource *source);
void duban_card_source_fill_facts (const DubanCardSource *source);
void duban_card_source_fill_ways (const DubanCardSource *source);

/* The conflicts for people of this task that its finding speaks of; a new array of borrowed
 * DubanConflict. (transfer container) */
GPtrArray *duban_card_source_list_contested (const DubanCardSource *source);

/* The office's day of a moment in Unix milliseconds. */
DubanDay duban_card_source_get_day (const DubanCardSource *source, gint64 milliseconds);

G_END_DECLS
