/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/rebuild.h"

#include "store/changes.h"
#include "store/derive.h"
#include "store/schema.h"

static gboolean
derive_one (DubanChanges *changes, guint32 entity, gpointer data, GError **error)
{
  gsize n_changes;
  const DubanChange *const *list = duban_changes_get (changes, &n_changes);

  return duban_derive_entity (data, entity, list, n_changes, FALSE, error);
}

gboolean
duban_rebuild_into (DubanDb *into, DubanDb *db, DubanEntities *entities, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (DubanDerive) derive = duban_derive_new (into, entities);

  return duban_derive_follow_desks (derive, db, error)
         && duban_changes_each (db, derive_one, derive, cancellable, error)
         && duban_derive_flush (derive, error);
}

gboolean
duban_rebuild (DubanDb *db, GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanEntities) entities = NULL;

  if (!duban_db_get_size (db, &db->need, error))
    return FALSE;
  /* What was computed from the old tables goes with them. */
  if (!duban_schema_drop_derived (db, error) || !duban_schema_create_derived (db, error)
      || !duban_db_run (db, "DELETE FROM cache", error))
    return FALSE;
  entities = duban_entities_new (db, error);
  return entities != NULL && duban_entities_load (entities, DUBAN_ENTITIES_ALL, error)
         && duban_rebuild_into (db, db, entities, cancellable, error)
         && duban_entities_save (entities, error);
}
