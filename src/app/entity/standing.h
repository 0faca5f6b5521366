/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records of an entity stand, and which are void. */
#pragma once

#include "core/fold/fold.h"

G_BEGIN_DECLS

/* The record of that id, void or not; NULL where there is none. (transfer none) */
const DubanFoldRecord *duban_standing_find (DubanFold *fold, const DubanId *id);

/* Whether it is there and not void. */
gboolean duban_standing_has (DubanFold *fold, const DubanId *id);

/* The record that a record names: what a void voids. */
gboolean duban_standing_find_target (const DubanWireRecord *record, DubanId *target);

G_END_DECLS
