/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A handover: a task goes from one leader, or unit, to another (domain.md section 2). */
#pragma once

#include "app/edit/act.h"

G_BEGIN_DECLS

typedef struct
{
  DubanDay day;
  int minute;
  DubanId by;          /* nil for nobody */
  const char *text;    /* or NULL */
  const char *reason;  /* or NULL */
  const DubanId *lead; /* the new one, nil for none; NULL: it stays */
  const DubanId *unit;
  GPtrArray *attachments; /* of DubanAttachment; or NULL */
} DubanHandover;

/* Whether the new holder takes over from an earlier one: the first setting of an empty lead or
 * unit is no handover. */
gboolean duban_handover_is_needed (const DubanEntity *task, DubanAttr attr, const DubanId *to);

/* Writes the record into the open change of the task; not the attributes. */
DubanId duban_handover_write (DubanAct *act, const DubanEntity *task,
                              const DubanHandover *handover);

G_END_DECLS
