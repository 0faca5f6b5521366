/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/names.h"

#include <string.h>

#include "app/entity/entity.h"
#include "core/letter.h"
#include "core/text.h"
#include "core/unit-run.h"
#include "exchange/names.h"

struct _DubanImportNames
{
  DubanImportBatch *batch;
  GHashTable *cells[DUBAN_N_NAMED_KINDS]; /* cell → DubanResolvedCell */
  GHashTable *known[DUBAN_N_NAMED_KINDS]; /* name → DubanResolvedName */
  GStringChunk *texts;                    /* the names and keys */
  GPtrArray *entered;                     /* units that this import entered: names, borrowed */
};

/* A cell as it is resolved. */
typedef struct
{
  DubanImportNames *names;
  const DubanNamedKind *kind;
  const char *text; /* the cell */
  GArray *found;    /* of DubanResolvedName */
  GArray *leaders;  /* of DubanResolvedName */
  gboolean is_kept;
} Cell;

static void
cell_free (gpointer data)
{
  DubanResolvedCell *cell = data;

  g_free (cell->names);
  g_free (cell->leaders);
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

/* Whoever bears the name, here or by this import. */
static gboolean
find_known (DubanImportNames *names, const DubanNamedKind *kind, const char *name,
            DubanResolvedName *resolved)
{
  const DubanResolvedName *known
      = g_hash_table_lookup (names->known[kind->at], skip_prefix (kind, name));

  if (known)
    *resolved = *known;
  return known
         || duban_named_kind_find (kind, names->batch->session->terms->directory,
                                   names->batch->session->now.today, name, resolved);
}

/* One name that is not split.  FALSE only where the database fails. */
static gboolean
resolve_one (DubanImportNames *names, const DubanNamedKind *kind, const char *name,
             DubanResolvedName *resolved, GError **error)
{
  const char *key = skip_prefix (kind, name);
  g_autofree DubanResolvedName *kept = NULL;
  gboolean is_known = g_hash_table_contains (names->known[kind->at], key);
  char *own;

  if (is_known)
    return find_known (names, kind, name, resolved);
  own = g_string_chunk_insert (names->texts, name);
  kept = g_new0 (DubanResolvedName, 1);
  if (!find_known (names, kind, own, kept))
    {
      if (!create (names, kind, own, kept, error))
        return FALSE;
      if (kind->kind == DUBAN_ENTITY_UNIT)
        g_ptr_array_add (names->entered, own);
    }
  *resolved = *kept;
  g_hash_table_insert (names->known[kind->at], own + (key - name), g_steal_pointer (&kept));
  return TRUE;
}

static void
add_once (GArray *names, const DubanResolvedName *name)
{
  for (guint i = 0; i < names->len; i++)
    if (duban_id_equal (&g_array_index (names, DubanResolvedName, i).id, &name->id))
      return;
  g_array_append_val (names, *name);
}

static gboolean
is_known_cb (const char *name, gpointer data)
{
  Cell *cell = data;
  DubanResolvedName ignored;

  return find_known (cell->names, cell->kind, name, &ignored);
}

/* Adds the known unit of that name; the name is borrowed from nothing. */
static void
add_known (Cell *cell, const char *name)
{
  DubanResolvedName found;

  if (find_known (cell->names, cell->kind, name, &found))
    add_once (cell->found, &found);
}

/* The units that the text runs together, where it is covered by known ones. */
static gboolean
take_run (Cell *cell, const char *name)
{
  g_autoptr (GPtrArray) parts = duban_unit_run_split (name, is_known_cb, cell);

  for (guint i = 0; parts && i < parts->len; i++)
    add_known (cell, g_ptr_array_index (parts, i));
  return parts != NULL;
}

/* A leader whom the directory knows, without what stands around the name. */
static gboolean
take_leader (Cell *cell, const char *name)
{
  const DubanNamedKind *kind = duban_named_kind_get (DUBAN_ENTITY_LEADER);
  DubanResolvedName leader;

  if (!find_known (cell->names, kind, name, &leader))
    return FALSE;
  add_once (cell->leaders, &leader);
  return TRUE;
}

/* A person among units: a leader who is known, else a name that is kept as worded. */
static gboolean
take_person (Cell *cell, const char *text)
{
  g_autofree char *person = duban_unit_run_dup_person (text);

  if (take_leader (cell, person ? person : text))
    return TRUE;
  if (!person)
    return FALSE;
  cell->is_kept = TRUE;
  duban_import_tally_count (cell->names->batch->tally, DUBAN_TALLY_PEOPLE_KEPT, person);
  return TRUE;
}

/* Whether the cell has a blank before that name: 住建局 张某某. */
static gboolean
follows_blank (const Cell *cell, const char *name)
{
  const char *at = strstr (cell->text, name);
  const char *before = at && at > cell->text ? g_utf8_find_prev_char (cell->text, at) : NULL;

  return before && duban_letter_is_blank (duban_letter_next (&before));
}

/* A name of units that is none by itself; TRUE where it is settled without entering it. */
static gboolean
take_unknown_unit (Cell *cell, const char *name)
{
  g_autofree char *unit = NULL;
  const char *rest;

  if (take_run (cell, name) || take_leader (cell, name)
      || (follows_blank (cell, name) && take_person (cell, name)))
    return TRUE;
  rest = duban_unit_run_find_rest (name, is_known_cb, cell, &unit);
  if (!rest || !duban_text_looks_like_unit (unit)) /* 水利水电局 is not 水利 and another */
    return FALSE;
  if (duban_unit_run_is_other (rest))
    {
      cell->is_kept = TRUE;
      duban_import_tally_count (cell->names->batch->tally, DUBAN_TALLY_RUN_TOGETHER, name);
      return TRUE;
    }
  if (!take_person (cell, rest))
    return FALSE;
  add_known (cell, unit);
  return TRUE;
}

static gboolean
is_open (const DubanNames *read, const char *name)
{
  return g_ptr_array_find_with_equal_func (read->open, name, g_str_equal, NULL);
}

/* FALSE only where the database fails. */
static gboolean
take_name (Cell *cell, const DubanNames *read, const char *name, GError **error)
{
  DubanResolvedName resolved;

  if (!find_known (cell->names, cell->kind, name, &resolved))
    {
      if (is_open (read, name))
        return take_run (cell, name) || TRUE;
      if (cell->kind->kind == DUBAN_ENTITY_UNIT && take_unknown_unit (cell, name))
        return TRUE;
    }
  if (!resolve_one (cell->names, cell->kind, name, &resolved, error))
    return FALSE;
  add_once (cell->found, &resolved);
  return TRUE;
}

static DubanResolvedCell *
finish (Cell *cell, const DubanNames *read)
{
  DubanResolvedCell *resolved = g_new0 (DubanResolvedCell, 1);

  resolved->n_names = cell->found->len;
  resolved->names = (DubanResolvedName *) g_array_free (g_steal_pointer (&cell->found), FALSE);
  resolved->n_leaders = cell->leaders->len;
  resolved->leaders = (DubanResolvedName *) g_array_free (g_steal_pointer (&cell->leaders), FALSE);
  resolved->wording = g_strdup (read->wording ? read->wording : "");
  resolved->has_leader = read->has_leader && resolved->n_names > 0;
  resolved->is_kept = cell->is_kept;
  return resolved;
}

const DubanResolvedCell *
duban_import_names_resolve (DubanImportNames *names, DubanEntityKind kind, const char *cell,
                            GError **error)
{
  const DubanNamedKind *named = duban_named_kind_get (kind);
  DubanResolvedCell *resolved = g_hash_table_lookup (names->cells[named->at], cell);
  g_auto (DubanNames) read = { 0 };
  Cell open = { names, named, cell, NULL, NULL, FALSE };

  if (resolved)
    return resolved;
  duban_names_read (cell, &read);
  open.found = g_array_new (FALSE, FALSE, sizeof (DubanResolvedName));
  open.leaders = g_array_new (FALSE, FALSE, sizeof (DubanResolvedName));
  for (guint i = 0; i < read.names->len; i++)
    if (!take_name (&open, &read, g_ptr_array_index (read.names, i), error))
      {
        g_array_unref (open.found);
        g_array_unref (open.leaders);
        return NULL;
      }
  resolved = finish (&open, &read);
  g_hash_table_insert (names->cells[named->at], g_strdup (cell), resolved);
  return resolved;
}

/* The one other unit that this import entered which the name is short for, or NULL. */
static const char *
find_entered (const DubanImportNames *names, const char *name, DubanLikeness *why)
{
  const char *found = NULL;

  for (guint i = 0; i < names->entered->len; i++)
    {
      const char *other = g_ptr_array_index (names->entered, i);
      DubanLikeness likeness = duban_unit_likeness_tell (name, other);

      if (likeness == DUBAN_LIKENESS_NONE || strlen (other) < strlen (name))
        continue;
      if (found)
        return NULL;
      found = other;
      *why = likeness;
    }
  return found;
}

void
duban_import_names_suggest (DubanImportNames *names, DubanImportResult *result)
{
  const DubanDirectory *directory = names->batch->session->terms->directory;

  for (guint i = 0; i < names->entered->len; i++)
    {
      const char *name = g_ptr_array_index (names->entered, i);
      DubanLikeness why = DUBAN_LIKENESS_NONE;
      const DubanUnit *unit = duban_unit_likeness_find (directory, name, 0, &why);
      const char *candidate = unit ? unit->name : NULL;

      if (!candidate)
        candidate = find_entered (names, name, &why);
      if (candidate)
        duban_import_result_suggest (result, name, candidate, why);
    }
  g_ptr_array_set_size (names->entered, 0);
}

DubanImportNames *
duban_import_names_new (DubanImportBatch *batch)
{
  DubanImportNames *names = g_new0 (DubanImportNames, 1);

  names->batch = batch;
  names->texts = g_string_chunk_new (4096);
  names->entered = g_ptr_array_new ();
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
  g_ptr_array_unref (names->entered);
  g_string_chunk_free (names->texts);
  g_free (names);
}
