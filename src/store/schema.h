/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables: facts, what is derived from them, and what is this desk's own (sync.md, State). */
#pragma once

#include "store/db-private.h"
#include "store/schema-exchange.h"

G_BEGIN_DECLS

/* user_version. Raised with every change of a table; how an older file is brought up to it,
 * says store/migrate.h. */
#define DUBAN_SCHEMA_VERSION 7

/* The table of store/reminders.h, which came with version 2. */
#define DUBAN_SCHEMA_REMINDER                                                                      \
  "CREATE TABLE reminder ( -- what this desk's people were reminded of, and what they did about "  \
  "it\n"                                                                                           \
  "  person INTEGER NOT NULL, -- entity.n of the leader; 0: the office, or nobody's desk\n"        \
  "  task INTEGER NOT NULL,   -- entity.n\n"                                                       \
  "  what INTEGER NOT NULL,   -- DubanOwedWhat\n"                                                  \
  "  due INTEGER NOT NULL,    -- the day it is owed by; the least of 32 bits: none\n"              \
  "  target INTEGER NOT NULL, -- tells two of one task, kind and day apart\n"                      \
  "  level INTEGER NOT NULL,  -- DubanRingLevel of the last ring\n"                                \
  "  state INTEGER NOT NULL,  -- DubanRemindedState\n"                                             \
  "  grouped INTEGER NOT NULL, -- 1: said last as one of a group\n"                                \
  "  since INTEGER NOT NULL,  -- minutes since 1970 in the office's zone: first said,\n"           \
  "  rung INTEGER NOT NULL,   --   last said,\n"                                                   \
  "  until INTEGER NOT NULL,  --   snoozed until\n"                                                \
  "  bubble INTEGER NOT NULL, -- its number at the notification service; 0: none stands there\n"   \
  "  PRIMARY KEY (person, task, what, due, target)\n"                                              \
  ") STRICT, WITHOUT ROWID"

/* The tables of store/issued.h and store/draft-parts.h, which came with version 3. */
#define DUBAN_SCHEMA_ISSUED                                                                        \
  "CREATE TABLE issued ( -- the reports that were issued, as they were: no row is written again\n" \
  "  n INTEGER PRIMARY KEY,   -- from 1 by issue\n"                                                \
  "  period TEXT NOT NULL,    -- 2026-W47, 2026-11, 2026-Q4: says which kind of report it is\n"    \
  "  leader INTEGER NOT NULL, -- entity.n; 0: the office's\n"                                      \
  "  leader_name TEXT,        -- as it was; NULL: the office's\n"                                  \
  "  today INTEGER NOT NULL,  -- the day that it was judged on, as days since 1970-01-01\n"        \
  "  time INTEGER NOT NULL,   -- Unix milliseconds of the issue\n"                                 \
  "  author TEXT,             -- who issued it\n"                                                  \
  "  pdf_hash BLOB NOT NULL,  -- SHA-256 of its PDF\n"                                             \
  "  document BLOB NOT NULL,  -- report/document.h as bytes; then, each an a(ss) of GVariant:\n"   \
  "  settings BLOB NOT NULL,  --   the office's settings,\n"                                       \
  "  calendar BLOB NOT NULL,  --   and the calendar that it was judged by,\n"                      \
  "  figures BLOB NOT NULL,   --   what was counted, as values,\n"                                 \
  "  parts BLOB NOT NULL      --   what a person wrote into it\n"                                  \
  ") STRICT"
#define DUBAN_SCHEMA_DRAFT_PART                                                                    \
  "CREATE TABLE draft_part ( -- what is being written into reports\n"                              \
  "  period TEXT NOT NULL,    -- as of issued\n"                                                   \
  "  leader INTEGER NOT NULL, -- entity.n; 0: the office's\n"                                      \
  "  part INTEGER NOT NULL,   -- DubanFreePart\n"                                                  \
  "  text TEXT NOT NULL,\n"                                                                        \
  "  PRIMARY KEY (period, leader, part)\n"                                                         \
  ") STRICT, WITHOUT ROWID"

/* The table of store/mappings.h, which came with version 7. */
#define DUBAN_SCHEMA_MAPPING                                                                       \
  "CREATE TABLE mapping ( -- what a person said of the columns of imported tables\n"               \
  "  headings BLOB NOT NULL PRIMARY KEY, -- 32 bytes: the hash of their set\n"                     \
  "  kind TEXT NOT NULL,   -- ledger, portfolio …\n"                                             \
  "  words TEXT,  -- a line each: field, blank, heading (folded); NULL: forgotten\n"               \
  "  former TEXT  -- what stood in words before, an empty line between two\n"                      \
  ") STRICT, WITHOUT ROWID"

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
