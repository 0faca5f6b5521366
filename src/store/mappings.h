/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person said of the columns of a table, by its headings: local, never exchanged. */
#pragma once

#include "core/id.h"
#include "store/db.h"

G_BEGIN_DECLS

typedef struct
{
  char *kind;   /* of the table; NULL: nothing was said of such headings */
  char *words;  /* as exchange/mapping.h writes them; NULL: it was forgotten */
  char *former; /* those before, the latest first, an empty line between two; or NULL */
} DubanKeptMapping;
void duban_kept_mapping_clear (DubanKeptMapping *kept);

/* What was said last of a table with these headings (a hash of them as a set). */
gboolean duban_mappings_get (DubanDb *db, const DubanHash *headings, DubanKeptMapping *kept,
                             GError **error);

/* Puts it in place of what was; inside a posting it is part of it, else a transaction of its own.
 */
gboolean duban_mappings_put (DubanDb *db, const DubanHash *headings, const DubanKeptMapping *kept,
                             GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanKeptMapping, duban_kept_mapping_clear)

G_END_DECLS
