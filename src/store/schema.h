/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables: facts, what is derived from them, and what is this desk's own (sync.md, State). */
#pragma once

#include "store/db-private.h"

G_BEGIN_DECLS

/* user_version. Raised with every change of a table; how an older file is brought up to it,
 * says store/migrate.h. */
#define DUBAN_SCHEMA_VERSION 5

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

/* The tables of store/peers.h and store/traffic.h, which came with version 4. */
#define DUBAN_SCHEMA_PEER                                                                          \
  "CREATE TABLE peer ( -- a desk that this one knows; its name and keys stand with the desk\n"     \
  "  desk INTEGER PRIMARY KEY REFERENCES desk(n),\n"                                               \
  "  role INTEGER NOT NULL,  -- 1: nobody's, 2: a leader's, 3: the office's\n"                     \
  "  leader BLOB,            -- 16 bytes: whose desk\n"                                            \
  "  met INTEGER,            -- Unix ms: accepted by hand; NULL: from the office's list\n"         \
  "  seen INTEGER,           -- Unix ms: when its last file was taken in\n"                        \
  "  number INTEGER,         -- the greatest number of its files\n"                                \
  "  acknowledged BLOB       -- the bundles that its file taken in last has: 16 bytes each\n"      \
  ") STRICT"
#define DUBAN_SCHEMA_SENT                                                                          \
  "CREATE TABLE sent ( -- the bundles that were given out\n"                                       \
  "  n INTEGER PRIMARY KEY,\n"                                                                     \
  "  peer BLOB NOT NULL,       -- the desk it is for: 16 bytes\n"                                  \
  "  bundle BLOB NOT NULL,     -- 16 bytes\n"                                                      \
  "  number INTEGER NOT NULL,  -- of this desk's files\n"                                          \
  "  upto INTEGER NOT NULL,    -- change.n that it reached\n"                                      \
  "  time INTEGER NOT NULL     -- Unix ms\n"                                                       \
  ") STRICT"
#define DUBAN_SCHEMA_HELD                                                                          \
  "CREATE TABLE held ( -- the bundles that were taken in\n"                                        \
  "  n INTEGER PRIMARY KEY,    -- by arrival\n"                                                    \
  "  peer BLOB NOT NULL,       -- the desk it is from: 16 bytes\n"                                 \
  "  bundle BLOB NOT NULL UNIQUE, -- 16 bytes\n"                                                   \
  "  time INTEGER NOT NULL,    -- Unix ms\n"                                                       \
  "  file TEXT,                -- its name\n"                                                      \
  "  first INTEGER NOT NULL,   -- the changes that came with it: change.n, first to last\n"        \
  "  last INTEGER NOT NULL,\n"                                                                     \
  "  undone INTEGER NOT NULL DEFAULT 0 -- Unix ms; 0: it stands\n"                                 \
  ") STRICT"
#define DUBAN_SCHEMA_WAITING                                                                       \
  "CREATE TABLE waiting ( -- bundles whose base is not here\n"                                     \
  "  bundle BLOB NOT NULL PRIMARY KEY, -- 16 bytes\n"                                              \
  "  peer BLOB NOT NULL,       -- the desk it is from: 16 bytes\n"                                 \
  "  time INTEGER NOT NULL,    -- Unix ms\n"                                                       \
  "  file TEXT,                -- its name\n"                                                      \
  "  body BLOB NOT NULL        -- the whole file\n"                                                \
  ") STRICT"

/* The tables of store/peer-keys.h, which came with version 5, as did the column task.moved. */
#define DUBAN_SCHEMA_PEER_KEY                                                                      \
  "CREATE TABLE peer_key ( -- the former keys of a desk, this one's own too\n"                     \
  "  desk INTEGER NOT NULL REFERENCES desk(n),\n"                                                  \
  "  sign_key BLOB NOT NULL, -- of signatures\n"                                                   \
  "  box_key BLOB NOT NULL,  -- of sealed boxes\n"                                                 \
  "  upto INTEGER,           -- its last good seal; NULL: it was not revoked\n"                    \
  "  PRIMARY KEY (desk, sign_key, box_key)\n"                                                      \
  ") STRICT, WITHOUT ROWID"
#define DUBAN_SCHEMA_PEER_CLOCK                                                                    \
  "CREATE TABLE peer_clock ( -- desks whose clock was wrong when their last file was taken in\n"   \
  "  desk INTEGER PRIMARY KEY REFERENCES desk(n),\n"                                               \
  "  ahead INTEGER NOT NULL  -- by so many milliseconds\n"                                         \
  ") STRICT"

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
