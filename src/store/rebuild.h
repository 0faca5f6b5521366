/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The derived tables, built from the facts alone. */
#pragma once

#include "store/entities.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Derives every entity of `db` into the empty derived tables of `into`, which may be another
 * database. Entities that had no number get one, not saved yet. */
gboolean duban_rebuild_into (DubanDb *into, DubanDb *db, DubanEntities *entities,
                             GCancellable *cancellable, GError **error);

/* Throws the derived tables and the cache away and builds the tables anew, inside the caller's
 * transaction. */
gboolean duban_rebuild (DubanDb *db, GCancellable *cancellable, GError **error);

G_END_DECLS
