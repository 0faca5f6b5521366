/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entities and their numbers on this desk.  A number is given out when an id is met first, be
 * it of a change or in a reference, and never changes. */
#pragma once

#include "core/id.h"
#include "store/db-private.h"

G_BEGIN_DECLS

typedef struct _DubanEntities DubanEntities;

typedef enum
{
  DUBAN_ENTITIES_LAZY,      /* look each id up when it is asked for */
  DUBAN_ENTITIES_DIRECTORY, /* have those of leaders, units and fields in memory */
  DUBAN_ENTITIES_ALL,       /* have all in memory: for thousands of questions */
} DubanEntitiesLoad;

/* (transfer full) */
DubanEntities *duban_entities_new (DubanDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void duban_entities_free (DubanEntities *entities);

gboolean duban_entities_load (DubanEntities *entities, DubanEntitiesLoad what, GError **error);

/* The number of an id; 0 for one that has none, and for the nil id. */
gboolean duban_entities_find (DubanEntities *entities, const DubanId *id, guint32 *n,
                              GError **error);

/* The same, but one that has none gets the next; 0 for the nil id alone. */
gboolean duban_entities_number (DubanEntities *entities, const DubanId *id, guint32 *n,
                                GError **error);

/* The last number that was given out. */
guint32 duban_entities_get_last (const DubanEntities *entities);

/* How many numbers were given out and are not saved yet. */
gsize duban_entities_get_n_new (const DubanEntities *entities);

/* Writes the new ones, in the order of their ids: the table is kept by it. */
gboolean duban_entities_save (DubanEntities *entities, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanEntities, duban_entities_free)

G_END_DECLS
