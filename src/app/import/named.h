/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of entity that a file speaks of by name: leaders, units and fields. */
#pragma once

#include "app/import/tally.h"
#include "core/attribute-spec.h"
#include "core/directory.h"

G_BEGIN_DECLS

#define DUBAN_N_NAMED_KINDS 3

typedef struct
{
  guint at; /* its place among them, below DUBAN_N_NAMED_KINDS */
  DubanEntityKind kind;
  const char *word; /* of its computed id (core/id.h) */
  DubanAttr attr;   /* its name */
  DubanTally tally; /* where a new one is counted */
} DubanNamedKind;

typedef struct
{
  guint32 n; /* local number; 0: entered by this import */
  DubanId id;
  const char *name; /* (transfer none) */
} DubanResolvedName;

/* kind: LEADER, UNIT or FIELD. (transfer none) */
const DubanNamedKind *duban_named_kind_get (DubanEntityKind kind);

/* The id of a new one of that name. */
DubanId duban_named_kind_make_id (const DubanNamedKind *kind, const char *name);

/* Whoever of the kind bears the name on that day, for a unit that was merged the one it went into;
 * FALSE if nobody does. */
gboolean duban_named_kind_find (const DubanNamedKind *kind, const DubanDirectory *directory,
                                DubanDay day, const char *name, DubanResolvedName *resolved);

G_END_DECLS
