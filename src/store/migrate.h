/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An older database brought up to this version.
 *
 * Derived tables are thrown away and built anew from the facts, whatever has changed in them,
 * so a version that changes only those needs no step here.  A step exists for what a rebuild
 * cannot do: a new table of this desk, a new fact. */
#pragma once

#include "store/db-private.h"

G_BEGIN_DECLS

/* From `version` to DUBAN_SCHEMA_VERSION: nothing where they are the same; else a backup
 * ("backups/before-version-N.db"), then all in one transaction. */
gboolean duban_migrate (DubanDb *db, int version, GError **error);

G_END_DECLS
