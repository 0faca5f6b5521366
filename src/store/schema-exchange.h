/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of what goes between desks: local, never exchanged. */
#pragma once

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

/* The table of the numbers of files, which came with version 6, and what an older file knew. */
#define DUBAN_SCHEMA_PEER_NUMBER                                                                   \
  "CREATE TABLE peer_number ( -- the numbers of the files that came: two of one number tell that " \
  "a desk was copied or restored\n"                                                                \
  "  desk INTEGER NOT NULL REFERENCES desk(n),\n"                                                  \
  "  number INTEGER NOT NULL,\n"                                                                   \
  "  bundle BLOB NOT NULL, -- 16 bytes; zero: not known\n"                                         \
  "  PRIMARY KEY (desk, number, bundle)\n"                                                         \
  ") STRICT, WITHOUT ROWID"
#define DUBAN_SCHEMA_PEER_NUMBER_FILL                                                              \
  "INSERT INTO peer_number SELECT desk, number, zeroblob(16) FROM peer WHERE number > 0"
