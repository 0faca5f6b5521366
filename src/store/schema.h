/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables: facts, what is derived from them, and what is this desk's own (sync.md, State). */
#pragma once

#include "store/db-private.h"

G_BEGIN_DECLS

/* user_version. Raised with every change of a table; how an older file is brought up to it,
 * says store/migrate.h. */
#define DUBAN_SCHEMA_VERSION 1

/* A derived table: what stands after CREATE TABLE name. */
typedef struct
{
  const char *name;
  const char *definition;
} DubanDerivedTable;

/* The derived tables; *n is their count. (transfer none) */
const DubanDerivedTable *duban_schema_list_derived (gsize *n);

/* Makes every table, and writes application_id and user_version, in one transaction. */
gboolean duban_schema_create (DubanDb *db, GError **error);

/* Makes the derived tables, empty; drops them. */
gboolean duban_schema_create_derived (DubanDb *db, GError **error);
gboolean duban_schema_drop_derived (DubanDb *db, GError **error);

/* How many tables there are in all. */
gsize duban_schema_count_tables (void);

G_END_DECLS
