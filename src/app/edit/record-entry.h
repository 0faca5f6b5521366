/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record being entered: who, when and of which task is known; each kind then says what it
 * carries and what it does to the task. */
#pragma once

#include "app/edit/act.h"
#include "app/edit/edit.h"

G_BEGIN_DECLS

typedef struct
{
  DubanAct *act; /* its change of the task is open */
  const DubanEntity *task;
  const DubanRecordDraft *draft; /* its texts are checked */
  DubanRecordKind kind;
  DubanDay day;
  int minute;
  DubanId by;             /* nil for nobody */
  GPtrArray *attachments; /* of DubanAttachment; borrowed */
  DubanId id;             /* out */
} DubanRecordEntry;

/* Writes the record and its effects into the open change; what is not acceptable, or not
 * possible as the task stands, is refused in a sentence. */
gboolean duban_record_entry_write (DubanRecordEntry *entry, GError **error);

G_END_DECLS
