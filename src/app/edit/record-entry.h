/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record being entered: who, when and of which task is known; each kind then says what it
 * carries and what it does to the task. */
#pragma once

#include "app/edit/act.h"
#include "app/edit/edit.h"

G_BEGIN_DECLS

typedef struct
{
  DubanAct *act;                 /* its change of the task is open */
  const DubanEntity *task;
  const DubanRecordDraft *draft; /* its texts are checked */
  DubanRecordKind kind;
  DubanDay day;
  int minute;
  DubanId by;                    /* nil for nobody */
  GPtrArray *attachments;        /* of DubanAttachment; borrowed */
  DubanId id;                    /* out */
} DubanRecordEntry;

/* Writes the record and its effects into the open change; what is not acceptable, or not
 * possible as the task stands, is refused in a sentence. */
gboolean duban_record_entry_write (DubanRecordEntry *entry, GError **error);

/* The record of a task that a person names by its id or a beginning of it that fits only one;
 * among those of one kind (0: any) that are not void. NULL with error. (transfer none) */
const DubanFoldRecord *duban_record_find (const DubanEntity *task, DubanRecordKind kind,
                                          const char *name, GError **error);

G_END_DECLS
