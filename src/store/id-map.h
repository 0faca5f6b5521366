/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From ids to entity numbers, in memory: a flat table without an allocation per entry. */
#pragma once

#include "core/id.h"

G_BEGIN_DECLS

typedef struct _DubanIdMap DubanIdMap;

DubanIdMap *duban_id_map_new (void) G_GNUC_WARN_UNUSED_RESULT;
void duban_id_map_free (DubanIdMap *map);

/* n is not 0; an id that is there already gets the new number. */
void duban_id_map_put (DubanIdMap *map, const DubanId *id, guint32 n);

/* 0 where the id is not there. */
guint32 duban_id_map_get (const DubanIdMap *map, const DubanId *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanIdMap, duban_id_map_free)

G_END_DECLS
