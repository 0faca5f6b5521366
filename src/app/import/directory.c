/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/directory.h"

#include "app/entity/value-bytes.h"
#include "app/import/named.h"
#include "core/text.h"

struct _DubanImportDirectory
{
  DubanImportBatch *batch;
  GPtrArray *entities; /* of DubanImportEntity, owned, as they were found */
  GHashTable *by_id;   /* DubanId → DubanImportEntity */
};

static void
entity_free (gpointer data)
{
  DubanImportEntity *entity = data;

  duban_entity_free (entity->entity);
  g_hash_table_unref (entity->news);
  g_free (entity->name);
  g_free (entity);
}

/* The id of whoever bears the name; else the one that the name itself gives. */
static DubanId
find_id (const DubanNamedKind *kind, const DubanDirectory *directory, const char *name)
{
  DubanResolvedName bearer;

  if (duban_named_kind_find (kind, directory, DUBAN_NO_DAY, name, &bearer))
    return bearer.id;
  return duban_named_kind_make_id (kind, name);
}

DubanImportDirectory *
duban_import_directory_new (DubanImportBatch *batch)
{
  DubanImportDirectory *directory = g_new0 (DubanImportDirectory, 1);

  directory->batch = batch;
  directory->entities = g_ptr_array_new_with_free_func (entity_free);
  directory->by_id = g_hash_table_new (duban_id_hash, duban_id_equal);
  return directory;
}

void
duban_import_directory_free (DubanImportDirectory *directory)
{
  if (!directory)
    return;
  g_hash_table_unref (directory->by_id);
  g_ptr_array_unref (directory->entities);
  g_free (directory);
}

DubanImportEntity *
duban_import_directory_find (DubanImportDirectory *directory, DubanEntityKind kind,
                             const char *name, GError **error)
{
  DubanImportBatch *batch = directory->batch;
  const DubanNamedKind *named = duban_named_kind_get (kind);
  DubanId id = find_id (named, batch->session->terms->directory, name);
  DubanImportEntity *found = g_hash_table_lookup (directory->by_id, &id);
  g_autoptr (DubanEntity) entity = NULL;

  if (found)
    return found;
  entity = duban_entity_find (batch->session->db, kind, &id, error);
  if (!entity)
    return NULL;
  found = g_new0 (DubanImportEntity, 1);
  found->entity = g_steal_pointer (&entity);
  found->name = g_strdup (name);
  found->news = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_bytes_unref);
  g_ptr_array_add (directory->entities, found);
  g_hash_table_insert (directory->by_id, &found->entity->id, found);
  if (duban_entity_get (found->entity, named->attr).size > 0)
    return found;
  duban_import_entity_set (found, named->attr, duban_bytes_from_text (name));
  duban_import_tally_count (batch->tally, named->tally, name);
  return found;
}

DubanEntityKind
duban_import_directory_guess_kind (DubanImportDirectory *directory, const char *name)
{
  const DubanDirectory *known = directory->batch->session->terms->directory;

  if (duban_directory_find_unit (known, name))
    return DUBAN_ENTITY_UNIT;
  if (duban_directory_find_field (known, name) || !duban_text_looks_like_unit (name))
    return DUBAN_ENTITY_FIELD;
  return DUBAN_ENTITY_UNIT;
}

gboolean
duban_import_entity_set (DubanImportEntity *entity, DubanAttr attr, GBytes *value)
{
  GBytes *before = g_hash_table_lookup (entity->news, GUINT_TO_POINTER (attr));
  g_autoptr (GBytes) owned = value;

  if (before ? g_bytes_equal (before, value)
             : duban_entity_has (entity->entity, attr, duban_bytes_get_span (value)))
    return FALSE;
  if (!before && entity->entity->n == 0 && g_bytes_get_size (value) == 0)
    return FALSE;
  g_hash_table_insert (entity->news, GUINT_TO_POINTER (attr), g_steal_pointer (&owned));
  return TRUE;
}

static int
compare_attrs_cb (gconstpointer a, gconstpointer b)
{
  return (int) GPOINTER_TO_UINT (a) - (int) GPOINTER_TO_UINT (b);
}

static gboolean
post (DubanImportBatch *batch, const DubanImportEntity *entity, GError **error)
{
  g_autoptr (GList) attrs = g_list_sort (g_hash_table_get_keys (entity->news), compare_attrs_cb);
  DubanFold *fold = entity->entity->fold;
  gsize n_tips = 0;
  const DubanHash *tips = fold ? duban_fold_get_tips (fold, &n_tips) : NULL;

  if (!attrs)
    return TRUE;
  duban_change_builder_begin (batch->builder, entity->entity->kind, &entity->entity->id,
                              DUBAN_ORIGIN_LEDGER);
  for (gsize i = 0; i < n_tips; i++)
    duban_change_builder_add_parent (batch->builder, &tips[i]);
  for (GList *at = attrs; at; at = at->next)
    {
      DubanSpan value = duban_bytes_get_span (g_hash_table_lookup (entity->news, at->data));

      duban_change_builder_set (batch->builder, GPOINTER_TO_UINT (at->data), value.data,
                                value.size);
    }
  return duban_import_batch_post (batch, error);
}

gboolean
duban_import_directory_post (DubanImportDirectory *directory, GError **error)
{
  for (guint i = 0; i < directory->entities->len; i++)
    if (!post (directory->batch, g_ptr_array_index (directory->entities, i), error))
      return FALSE;
  return TRUE;
}
