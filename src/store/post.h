/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A posting: one transaction that adds changes to the facts and brings the derived tables up
 * to them.  All or nothing. */
#pragma once

#include "core/change.h"
#include "store/db.h"

G_BEGIN_DECLS

typedef struct _DubanPost DubanPost;

/* BEGIN IMMEDIATE. While it lives no other may begin. (transfer full) */
DubanPost *duban_post_begin (DubanDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* For thousands of changes: a large page cache, rows inserted in the order of their keys at
 * the end. Call before the first add. */
void duban_post_expect_many (DubanPost *post);

/* Whose word goes before others' has changed: at the commit all derived rows are told anew, in the
 * same transaction. */
void duban_post_derive_anew (DubanPost *post);

/* Adds one change; its bytes are copied.  hash is the name that they came under, or NULL where they
 * were made in this program.  One that is here already is passed over.  REFUSED, and
 * nothing of it kept, where it is malformed, is not what its hash says, is of another kind than
 * the entity, or follows what is not here. */
gboolean duban_post_add (DubanPost *post, DubanSpan body, const DubanHash *hash, GError **error);

/* The number of the last change there is, added in this posting or before it: one that was added
 * has raised it. */
gint64 duban_post_get_last (const DubanPost *post);

/* The commands of this desk can be undone; what they added is kept together under a label, the
 * words of the command ("add", "import 台账.csv").  Derives every touched entity and commits.
 * A NULL label: not an undoable command.  *command (may be NULL) gets its number.
 * Frees the posting, also on failure (then nothing happened). */
gboolean duban_post_commit (DubanPost *post, const char *label, gint64 *command, GError **error);

/* Rolls back. */
void duban_post_cancel (DubanPost *post);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanPost, duban_post_cancel)

G_END_DECLS
