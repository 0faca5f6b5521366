/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entity as an edit finds it: its changes, what they come to, and what the next one of it
 * follows.  Loaded inside the posting that changes it, so that nothing comes between. */
#pragma once

#include "store/history.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 n; /* 0: it is new */
  DubanEntityKind kind;
  DubanId id;
  DubanHistory *history; /* NULL: it is new */
  DubanFold *fold;       /* NULL: it is new */
} DubanEntity;

/* One that will be made. (transfer full) */
DubanEntity *duban_entity_new (DubanEntityKind kind, const DubanId *id) G_GNUC_WARN_UNUSED_RESULT;

/* By its local number; by its id, as a new one where there is none. (transfer full) */
DubanEntity *duban_entity_load (DubanDb *db, guint32 n, GError **error) G_GNUC_WARN_UNUSED_RESULT;
DubanEntity *duban_entity_find (DubanDb *db, DubanEntityKind kind, const DubanId *id,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_entity_free (DubanEntity *entity);

/* The effective value; an empty one where it was never written or is cleared. */
DubanSpan duban_entity_get (const DubanEntity *entity, DubanAttr attr);
DubanDay duban_entity_get_day (const DubanEntity *entity, DubanAttr attr);
guint duban_entity_get_code (const DubanEntity *entity, DubanAttr attr);
DubanId duban_entity_get_ref (const DubanEntity *entity, DubanAttr attr); /* nil for none */
char *duban_entity_dup_text (const DubanEntity *entity,
                             DubanAttr attr) G_GNUC_WARN_UNUSED_RESULT; /* NULL for none */

/* Of a task: open where nothing else was ever said. */
DubanStatus duban_entity_get_status (const DubanEntity *entity);

/* Whether writing that value would change nothing: it is the only head's. */
gboolean duban_entity_has (const DubanEntity *entity, DubanAttr attr, DubanSpan value);

/* Some of the entity's changes: number is that of its arrival. */
typedef gboolean (*DubanChangeFilter) (const DubanChange *change, gint64 number,
                                       gconstpointer data);

/* Whether a head of the attribute is one of those changes. */
gboolean duban_entity_is_written_by (const DubanEntity *entity, DubanAttr attr,
                                     DubanChangeFilter filter, gconstpointer data);

/* What the entity would be had those changes written nothing. Borrows the entity.
 * (transfer full) */
DubanFold *duban_entity_fold_without (const DubanEntity *entity, DubanChangeFilter filter,
                                      gconstpointer data) G_GNUC_WARN_UNUSED_RESULT;

/* The arrival number of one of the entity's changes. */
gint64 duban_entity_get_change_number (const DubanEntity *entity, const DubanChange *change);

/* A filter: the one change that is `data`. */
gboolean duban_change_is_that (const DubanChange *change, gint64 number, gconstpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanEntity, duban_entity_free)

G_END_DECLS
