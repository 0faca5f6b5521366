/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/names.h"

#include <string.h>

#include "app/entity/entity.h"
#include "exchange/names.h"

/* What the three kinds of entity that a cell can name differ in. */
typedef struct
{
  DubanEntityKind kind;
  const char *word; /* of its computed id (core/id.h) */
  DubanAttr attr;   /* its name */
  DubanTally tally; /* where a new one is counted */
} Kind;

static const Kind kinds[] = {
  { DUBAN_ENTITY_LEADER, "leader", DUBAN_ATTR_LEADER_NAME, DUBAN_TALLY_LEADERS_CREATED },
  { DUBAN_ENTITY_UNIT, "unit", DUBAN_ATTR_UNIT_NAME, DUBAN_TALLY_UNITS_CREATED },
  { DUBAN_ENTITY_FIELD, "field", DUBAN_ATTR_FIELD_NAME, DUBAN_TALLY_FIELDS_CREATED },
};

struct _DubanImportNames
{
  DubanImportBatch *batch;
  GHashTable *cells[G_N_ELEMENTS (kinds)]; /* cell → DubanResolvedCell */
  GHashTable *known[G_N_ELEMENTS (kinds)]; /* name → DubanResolvedName */
  GStringChunk *texts;                     /* the names and keys */
};

static gsize
index_of (DubanEntityKind kind)
{
  gsize i = 0;

  while (kinds[i].kind != kind)
    i++;
  return i;
}

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
skip_prefix (DubanEntityKind kind, const char *name)
{
  static const char *const prefixes[] = { "旗", "县", "区" };

  for (gsize i = 0; kind == DUBAN_ENTITY_UNIT && i < G_N_ELEMENTS (prefixes); i++)
    if (g_str_has_prefix (name, prefixes[i]) && name[strlen (prefixes[i])] != '\0')
      return name + strlen (prefixes[i]);
  return name;
}

static gboolean
find_in_directory (const DubanDirectory *directory, DubanEntityKind kind, const char *name,
                   DubanResolvedName *resolved)
{
  const DubanLeader *leader = NULL;
  const DubanUnit *unit = NULL;
  const DubanField *field = NULL;

  if (kind == DUBAN_ENTITY_LEADER)
    leader = duban_directory_find_leader (directory, name);
  else if (kind == DUBAN_ENTITY_UNIT)
    unit = duban_directory_find_unit (directory, name);
  else
    field = duban_directory_find_field (directory, name);
  if (leader)
    *resolved = (DubanResolvedName){ leader->n, leader->id, leader->name };
  else if (unit)
    *resolved = (DubanResolvedName){ unit->n, unit->id, unit->name };
  else if (field)
    *resolved = (DubanResolvedName){ field->n, field->id, field->name };
  return leader || unit || field;
}

/* Enters a name that nobody bears; one that somebody bore before a renaming is that one. */
static gboolean
create (DubanImportNames *names, const Kind *kind, const char *name, DubanResolvedName *resolved,
        GError **error)
{
  DubanImportBatch *batch = names->batch;
  const char *words[] = { name, NULL };
  g_autoptr (DubanEntity) entity = NULL;
  gsize n_tips = 0;
  const DubanHash *tips;

  *resolved = (DubanResolvedName){ 0, duban_id_from_words (kind->word, words), name };
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
resolve_one (DubanImportNames *names, DubanEntityKind kind, const char *name,
             DubanResolvedName *resolved, GError **error)
{
  gsize at = index_of (kind);
  const char *key = skip_prefix (kind, name);
  const DubanResolvedName *known = g_hash_table_lookup (names->known[at], key);
  g_autofree DubanResolvedName *kept = NULL;
  char *own;

  if (known)
    {
      *resolved = *known;
      return TRUE;
    }
  own = g_string_chunk_insert (names->texts, name);
  kept = g_new0 (DubanResolvedName, 1);
  if (!find_in_directory (names->batch->session->terms->directory, kind, own, kept)
      && !create (names, &kinds[at], own, kept, error))
    return FALSE;
  *resolved = *kept;
  g_hash_table_insert (names->known[at], own + (key - name), g_steal_pointer (&kept));
  return TRUE;
}

const DubanResolvedCell *
duban_import_names_resolve (DubanImportNames *names, DubanEntityKind kind, const char *cell,
                            GError **error)
{
  gsize at = index_of (kind);
  DubanResolvedCell *resolved = g_hash_table_lookup (names->cells[at], cell);
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

      if (!resolve_one (names, kind, g_ptr_array_index (read.names, i), name, error))
        {
          cell_free (resolved);
          return NULL;
        }
      for (guint k = 0; k < resolved->n_names; k++)
        is_new = is_new && !duban_id_equal (&resolved->names[k].id, &name->id);
      resolved->n_names += is_new;
    }
  g_hash_table_insert (names->cells[at], g_strdup (cell), resolved);
  return resolved;
}

DubanImportNames *
duban_import_names_new (DubanImportBatch *batch)
{
  DubanImportNames *names = g_new0 (DubanImportNames, 1);

  names->batch = batch;
  names->texts = g_string_chunk_new (4096);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
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
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_hash_table_unref (names->cells[i]);
      g_hash_table_unref (names->known[i]);
    }
  g_string_chunk_free (names->texts);
  g_free (names);
}
