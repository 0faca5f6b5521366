/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The leaders, units and fields that a portfolio or a list of units touches: each is loaded once,
 * takes what the rows say of it, and becomes one change that follows all that is known of it. */
#pragma once

#include "app/entity/entity.h"
#include "app/import/batch.h"

G_BEGIN_DECLS

typedef struct
{
  DubanEntity *entity; /* as it was; entity->n is 0 where it is new */
  char *name;
  gboolean is_mentioned; /* for the caller: a row was about it */
  GHashTable *news;      /* attribute → GBytes: what will be written */
} DubanImportEntity;

typedef struct _DubanImportDirectory DubanImportDirectory;

DubanImportDirectory *
duban_import_directory_new (DubanImportBatch *batch) G_GNUC_WARN_UNUSED_RESULT;
void duban_import_directory_free (DubanImportDirectory *directory);

/* The leader, unit or field of that name; a new one where there is none, which is counted.
 * NULL only where the database fails. (transfer none) */
DubanImportEntity *duban_import_directory_find (DubanImportDirectory *directory,
                                                DubanEntityKind kind, const char *name,
                                                GError **error);

/* A name that is a known unit, or ends as a unit does, is a unit; else a field. */
DubanEntityKind duban_import_directory_guess_kind (DubanImportDirectory *directory,
                                                   const char *name);

/* Takes value.  Returns whether it says something new; an empty one clears. */
gboolean duban_import_entity_set (DubanImportEntity *entity, DubanAttr attr, GBytes *value);

/* Posts the changes of all entities that have news, in the order in which they were found. */
gboolean duban_import_directory_post (DubanImportDirectory *directory, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanImportDirectory, duban_import_directory_free)

G_END_DECLS
