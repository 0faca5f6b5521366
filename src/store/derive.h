/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the changes of an entity to its rows in the derived tables: the fold, written down.
 * One path for postings, the rebuild and verify. */
#pragma once

#include "core/change.h"
#include "store/entities.h"

G_BEGIN_DECLS

typedef struct _DubanDerive DubanDerive;

/* db: where the derived tables are. Entities are borrowed. (transfer full) */
DubanDerive *duban_derive_new (DubanDb *db, DubanEntities *entities) G_GNUC_WARN_UNUSED_RESULT;
void duban_derive_free (DubanDerive *derive);

/* Whose words the directory goes by (the office's desks), and who sees what is handed over (this
 * one), as db knows them: for all that is derived from then on. */
gboolean duban_derive_follow_desks (DubanDerive *derive, DubanDb *db, GError **error);

/* Writes the rows of entity n; changes: all of it, each the first member of a
 * DubanStoredChange. replace: it may have rows already. */
gboolean duban_derive_entity (DubanDerive *derive, guint32 n, const DubanChange *const *changes,
                              gsize n_changes, gboolean replace, GError **error);

/* Writes what was kept back to be written in the order of its keys. Before an entity is
 * replaced that was derived since the last call, and at the end. */
gboolean duban_derive_flush (DubanDerive *derive, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanDerive, duban_derive_free)

G_END_DECLS
