/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a fold comes to, as one hash: two desks that hold the same and know the same desks of the
 * office have the same.  core/fold/STATE.md writes it down for any program. */
#pragma once

#include "core/fold/fold.h"

G_BEGIN_DECLS

typedef struct
{
  DubanId entity;
  DubanHash hash;
} DubanEntityState;

/* Of the entity that was folded last; the fold has one change at least. */
DubanEntityState duban_entity_state_of (DubanFold *fold);

/* Of all entities together, in whatever order they are given; they are sorted in place. */
DubanHash duban_state_hash (DubanEntityState *entities, gsize n_entities);

G_END_DECLS
