/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/names.h"

#include <string.h>

#include "app/entity/entity.h"
#include "exchange/names.h"

struct _DubanImportNames
{
  DubanImportBatch *batch;
  GHashTable *cells[DUBAN_N_NAMED_KINDS]; /* cell → DubanResolvedCell */
  GHashTable *known[DUBAN_N_NAMED_KINDS]; /* name → DubanResolvedName */
  GStringChunk *texts;                    /* the names and keys */
};

static void
cell_free (gpointer data)
{
  DubanResolvedCell *cell = data;

  g_free (cell->names);
  g_free ((char *) cell->wording);
  g_free (cell);
}

/* Where a ledger says 旗财政局 and then 财政局, both are one unit: a prefix 旗, 县 or 区 of the
 * own county may be left out (interface.md, Cells). */
static const char *
skip_prefix (const DubanNamedKind *kind, const char *name)
{
  static const char *const prefixes[] = { "旗", "县", "区" };

  for (gsize i = 0; kind->kind == DUBAN_ENTITY_UNIT && i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]) && name[strlen (prefixes[i])] != '\0')
      return name + strlen (prefixes[i]);
  return name;
}

/* Enters a name that nobody bears; one that somebody bore before a renaming is that one. */
static gboolean
create (DubanImportNames *names, const DubanNamedKind *kind, const char *name,
        DubanResolvedName *resolved, GError **error)
{
  DubanImportBatch *batch = names->batch;
  g_autoptr (DubanEntity) entity = NULL;
  gsize n_tips = 0;
  const DubanHash *tips;

  *resolved = (DubanResolvedName){ 0, duban_named_kind_make_id (kind, name), name };
  entity = duban_entity_find (batch->session->db, kind->kind, &resolved->id, error);
  if (!entity)
    return FALSE;
  if (duban_entity_get (entity, kind->attr).size > 0)
    return TRUE;
  tips = entity->fold ? duban_fold_get_tips (entity->fold, &n_tips) : NULL;
  duban_change_builder_begin (batch->builder, kind->kind, &resolved->id, DUBAN_ORIGIN_LEDGER);
  for (gsize i = 0; i < n_tips; i++)
    duban_change_builder_add_parent (batch->builder, &tips[i]);
  duban_change_builder_set_text (batch->builder, kind->attr, name);
  duban_import_tally_count (batch->tally, kind->tally, name);
  return duban_import_batch_post (batch, error);
}

/* One name that is not split.  FALSE only where the database fails. */
static gboolean
resolve_one (DubanImportNames *names, const DubanNamedKind *kind, const char *name,
             DubanResolvedName *resolved, GError **error)
{
  const char *key = skip_prefix (kind, name);
  const DubanResolvedName *known = g_hash_table_lookup (names->known[kind->at], key);
  g_autofree DubanResolvedName *kept = NULL;
  char *own;

  if (known)
    {
      *resolved = *known;
      return TRUE;
    }
  own = g_string_chunk_insert (names->texts, name);
  kept = g_new0 (DubanResolvedName, 1);
  if (!duban_named_kind_find (kind, names->batch->session->terms->directory, own, kept)
      && !create (names, kind, own, kept, error))
    return FALSE;
  *resolved = *kept;
  g_hash_table_insert (names->known[kind->at], own + (key - name), g_steal_pointer (&kept));
  return TRUE;
}

const DubanResolvedCell *
duban_import_names_resolve (DubanImportNames *names, DubanEntityKind kind, const char *cell,
                            GError **error)
{
  const DubanNamedKind *named = duban_named_kind_get (kind);
  DubanResolvedCell *resolved = g_hash_table_lookup (names->cells[named->at], cell);
  g_auto (DubanNames) read = { 0 };

  if (resolved)
    return resolved;
  duban_names_read (cell, &read);
  resolved = g_new0 (DubanResolvedCell, 1);
  resolved->names = g_new0 (DubanResolvedName, MAX (read.names->len, 1));
  resolved->wording = g_strdup (read.wording ? read.wording : "");
  for (guint i = 0; i < read.names->len; i++)
    {
      DubanResolvedName *name = &resolved->names[resolved->n_names];
      gboolean is_new = TRUE;

      if (!resolve_one (names, named, g_ptr_array_index (read.names, i), name, error))
        {
          cell_free (resolved);
          return NULL;
        }
      for (guint k = 0; k < resolved->n_names; k++)
        is_new = is_new && !duban_id_equal (&resolved->names[k].id, &name->id);
      resolved->n_names += is_new;
    }
  g_hash_table_insert (names->cells[named->at], g_strdup (cell), resolved);
  return resolved;
}

DubanImportNames *
duban_import_names_new (DubanImportBatch *batch)
{
  DubanImportNames *names = g_new0 (DubanImportNames, 1);

  names->batch = batch;
  names->texts = g_string_chunk_new (4096);
  for (gsize i = 0; i < DUBAN_N_NAMED_KINDS; i++)
    {
      names->cells[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, cell_free);
      names->known[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
    }
  return names;
}

void
duban_import_names_free (DubanImportNames *names)
{
  if (!names)
    return;
  for (gsize i = 0; i < DUBAN_N_NAMED_KINDS; i++)
    {
      g_hash_table_unref (names->cells[i]);
      g_hash_table_unref (names->known[i]);
    }
  g_string_chunk_free (names->texts);
  g_free (names);
}
