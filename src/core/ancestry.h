/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who had seen whom: the ancestry of the changes of one entity.
 *
 * The changes are laid into chains, each following the one before it; for each change it is
 * kept how far along every chain it has seen.  A question is then one comparison, and memory
 * is the number of changes times the number of desks that really worked side by side. */
#pragma once

#include "core/change.h"

G_BEGIN_DECLS

typedef struct _DubanAncestry DubanAncestry;

DubanAncestry *duban_ancestry_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_ancestry_free (DubanAncestry *ancestry);

/* Forgets the last changes and takes others, each after its parents; a parent that is not
 * among them is passed over. */
void duban_ancestry_load (DubanAncestry *ancestry, const DubanChange *const *changes,
                          gsize n_changes);

/* The place of a change among those loaded, or -1. */
gssize duban_ancestry_find (const DubanAncestry *ancestry, const DubanHash *hash);

/* Whether change a is b or an ancestor of b; both by their place. */
gboolean duban_ancestry_is_seen_by (const DubanAncestry *ancestry, gsize a, gsize b);

/* Whether no change follows it. */
gboolean duban_ancestry_is_tip (const DubanAncestry *ancestry, gsize place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanAncestry, duban_ancestry_free)

G_END_DECLS
