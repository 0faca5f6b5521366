/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What another database has and this one lacks: after a restore, the changes that the backup did
 * not know yet. */
#pragma once

#include "core/change.h"
#include "store/sealing.h"

G_BEGIN_DECLS

/* Called for one change and the seal that it stands under, borrowed for the call; seal: NULL for
 * none.  Its n is 0 until the function has stored it. FALSE stops with its error. */
typedef gboolean (*DubanLaterFunc) (DubanSpan body, const DubanHash *hash, DubanStoredSeal *seal,
                                    gpointer data, GError **error);

/* The changes of the database at `path` that `db` lacks, parents first, as far as they can be
 * read; *n_lost: how many could not, as far as that is known, or not the seal of.  FALSE, with
 * error, where nothing of it can be read, or where the function failed. */
gboolean duban_later_each (DubanDb *db, const char *path, DubanLaterFunc func, gpointer data,
                           gsize *n_lost, GError **error);

G_END_DECLS
