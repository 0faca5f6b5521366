/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/schema.h"

/* The comments inside the statements stay in the file, where `.schema` shows them. */
static const char *const own_tables[] = {
  /* Facts. */
  "CREATE TABLE entity ( -- every thing that was ever named, by its number on this desk\n"
  "  id BLOB NOT NULL PRIMARY KEY, -- 16 bytes, the same on all desks\n"
  "  n INTEGER NOT NULL            -- from 1 by arrival; means nothing elsewhere\n"
  ") STRICT, WITHOUT ROWID",

  "CREATE TABLE numbering ( -- one row\n"
  "  last INTEGER NOT NULL -- the last number of an entity that was given out\n"
  ") STRICT",

  "CREATE TABLE desk ( -- the desks that changes came from\n"
  "  n INTEGER PRIMARY KEY,   -- from 1 by arrival\n"
  "  id BLOB NOT NULL UNIQUE, -- 16 bytes\n"
  "  name TEXT,               -- as it introduced itself; NULL: it did not yet\n"
  "  sign_key BLOB,           -- its public keys: of signatures,\n"
  "  box_key BLOB,            --   of sealed boxes\n"
  "  revoked_after INTEGER    -- the last good seal of a desk that was revoked\n"
  ") STRICT",

  "CREATE TABLE seal ( -- an author's signature over a run of changes\n"
  "  n INTEGER PRIMARY KEY,\n"
  "  desk INTEGER NOT NULL REFERENCES desk(n),\n"
  "  no INTEGER NOT NULL,  -- of this desk's seals\n"
  "  hashes BLOB NOT NULL, -- the previous seal's hash, then up to 256 of changes\n"
  "  sig BLOB NOT NULL,\n"
  "  UNIQUE (desk, no, sig)\n"
  ") STRICT",

  "CREATE TABLE change ( -- what happened, append-only: all else is derived from it\n"
  "  n INTEGER PRIMARY KEY,    -- by arrival: parents stand before their children\n"
  "  entity INTEGER NOT NULL,  -- entity.n\n"
  "  desk INTEGER NOT NULL REFERENCES desk(n), -- who made it\n"
  "  seal INTEGER REFERENCES seal(n),          -- NULL: not sealed yet\n"
  "  hash BLOB NOT NULL,       -- its name: BLAKE2b-256 of the body\n"
  "  body BLOB NOT NULL        -- canonical bytes (core/change.h)\n"
  ") STRICT",
  "CREATE INDEX change_entity ON change (entity)",

  /* Of this desk alone, never exchanged. */
  "CREATE TABLE local ( -- whose desk this is, and its own settings\n"
  "  key TEXT NOT NULL PRIMARY KEY,\n"
  "  value TEXT NOT NULL\n"
  ") STRICT, WITHOUT ROWID",

  "CREATE TABLE command ( -- what this desk did, for undo\n"
  "  n INTEGER PRIMARY KEY,\n"
  "  time INTEGER NOT NULL,   -- Unix milliseconds\n"
  "  label TEXT NOT NULL,     -- the words of the command\n"
  "  first INTEGER NOT NULL,  -- the changes it added: change.n, first to last\n"
  "  last INTEGER NOT NULL,\n"
  "  undone INTEGER NOT NULL DEFAULT 0 -- Unix ms of the changes that took it back; 0: it stands\n"
  ") STRICT",

  DUBAN_SCHEMA_REMINDER,

  DUBAN_SCHEMA_ISSUED,

  DUBAN_SCHEMA_DRAFT_PART,

  DUBAN_SCHEMA_PEER,

  DUBAN_SCHEMA_SENT,

  DUBAN_SCHEMA_HELD,

  DUBAN_SCHEMA_WAITING,

  DUBAN_SCHEMA_PEER_KEY,

  DUBAN_SCHEMA_PEER_CLOCK,

  DUBAN_SCHEMA_PEER_NUMBER,

  DUBAN_SCHEMA_MAPPING,

  "CREATE TABLE cache ( -- what can be computed again at any time\n"
  "  name TEXT NOT NULL PRIMARY KEY,\n"
  "  key TEXT NOT NULL, -- all that it was computed from\n"
  "  body BLOB NOT NULL\n"
  ") STRICT",
};
#define N_OWN_INDEXES 1

/* Days are integers since 1970-01-01, references are entity.n, codes are the numbers of
 * core/code.h; NULL is unset.  The columns of task bear the names of core/attribute-spec.h; the
 * short ones that rules read stand first, so that a scan need not follow long texts. */
static const DubanDerivedTable derived_tables[] = {
  { "task", "( -- a task as it stands: the effective value of each of its attributes\n"
            "  n INTEGER PRIMARY KEY, -- entity.n\n"
            "  id BLOB NOT NULL,\n"
            "  deleted INTEGER,       -- 1: yes\n"
            "  moved INTEGER,         -- 1: this desk's leader sees it no more\n"
            "  status INTEGER,\n"
            "  importance INTEGER,\n"
            "  rectification INTEGER,\n"
            "  handling INTEGER,\n"
            "  decision_level INTEGER,\n"
            "  decision_state INTEGER,\n"
            "  undated_stages INTEGER, -- bits 1 << stage\n"
            "  contested INTEGER,      -- bits: DubanContested; NULL: in nothing\n"
            "  contested_since INTEGER, -- Unix milliseconds: lead, cooperators or unit\n"
            "  entered INTEGER,        -- Unix milliseconds: when its first change was made\n"
            "  parent INTEGER,\n"
            "  lead INTEGER,\n"
            "  unit INTEGER,\n"
            "  field INTEGER,\n"
            "  cooperators TEXT,       -- '3 7': ascending\n"
            "  cooperating_units TEXT,\n"
            "  assigned INTEGER,\n"
            "  assigned_minute INTEGER, -- of that day\n"
            "  tracked_from INTEGER,   -- NULL: from the day of assignment\n"
            "  due INTEGER,\n"
            "  first_due INTEGER,\n"
            "  closed INTEGER,         -- the day of closing or withdrawal\n"
            "  decision_since INTEGER,\n"
            "  meeting INTEGER,\n"
            "  from_meeting INTEGER,\n"
            "  source_date INTEGER,\n"
            "  follow_up TEXT,         -- '7d', 'weekly:5' …\n"
            "  number TEXT,\n"
            "  title TEXT,\n"
            "  source TEXT,\n"
            "  source_ref TEXT,\n"
            "  assigner TEXT,\n"
            "  assignee TEXT,\n"
            "  unit_text TEXT,\n"
            "  due_text TEXT,\n"
            "  cause TEXT,\n"
            "  row_digest BLOB,        -- 8 bytes: of the ledger row last taken in\n"
            "  paper TEXT,\n"
            "  status_text TEXT,\n"
            "  cooperating_text TEXT,\n"
            "  quantity TEXT,\n"
            "  target TEXT,\n"
            "  measure TEXT,\n"
            "  requirement TEXT,\n"
            "  method TEXT,\n"
            "  notes TEXT,\n"
            "  measures TEXT,\n"
            "  accountability TEXT\n"
            ") STRICT" },

  { "task_number", "( -- the tasks by their number (编号), which two may bear\n"
                   "  number TEXT NOT NULL,\n"
                   "  task INTEGER NOT NULL,\n"
                   "  PRIMARY KEY (number, task)\n"
                   ") STRICT, WITHOUT ROWID" },

  { "record", "( -- what happened to a task; also waivers at units, leaders and the settings\n"
              "  entity INTEGER NOT NULL,\n"
              "  k INTEGER NOT NULL,      -- from 1 in the order of happening\n"
              "  id BLOB NOT NULL,\n"
              "  kind INTEGER NOT NULL,\n"
              "  void INTEGER,            -- the change that voided it; NULL: it stands\n"
              "  day INTEGER,\n"
              "  minute INTEGER,          -- of that day\n"
              "  written INTEGER,         -- Unix milliseconds; NULL: came with a ledger\n"
              "  by INTEGER,\n"
              "  change INTEGER NOT NULL, -- change.n that brought it\n"
              "  extra BLOB,              -- what its kind carries, as encoded in the change\n"
              "  text TEXT,\n"
              "  PRIMARY KEY (entity, k)\n"
              ") STRICT, WITHOUT ROWID" },

  { "conflict", "( -- attributes whose heads differ and await a person\n"
                "  entity INTEGER NOT NULL,\n"
                "  attr INTEGER NOT NULL,\n"
                "  kind INTEGER NOT NULL, -- DubanConflictKind\n"
                "  PRIMARY KEY (entity, attr, kind)\n"
                ") STRICT, WITHOUT ROWID" },

  { "leader", "( -- leaders\n"
              "  n INTEGER PRIMARY KEY,\n"
              "  id BLOB NOT NULL,\n"
              "  name TEXT,\n"
              "  title TEXT,\n"
              "  left_on INTEGER -- the last day in office\n"
              ") STRICT" },

  { "unit", "( -- units\n"
            "  n INTEGER PRIMARY KEY,\n"
            "  id BLOB NOT NULL,\n"
            "  name TEXT,\n"
            "  category TEXT,\n"
            "  parent INTEGER,\n"
            "  merged_into INTEGER,\n"
            "  merged_on INTEGER\n"
            ") STRICT" },

  { "unit_name", "( -- the other names of units\n"
                 "  unit INTEGER NOT NULL,\n"
                 "  former INTEGER NOT NULL, -- 0: a short name, 1: a former one\n"
                 "  k INTEGER NOT NULL,\n"
                 "  name TEXT NOT NULL,\n"
                 "  PRIMARY KEY (unit, former, k)\n"
                 ") STRICT, WITHOUT ROWID" },

  { "unit_head", "( -- who heads a unit: its first responsible person\n"
                 "  unit INTEGER NOT NULL,\n"
                 "  k INTEGER NOT NULL,\n"
                 "  name TEXT NOT NULL,\n"
                 "  since INTEGER, -- NULL: since ever\n"
                 "  until INTEGER, -- the last day\n"
                 "  PRIMARY KEY (unit, k)\n"
                 ") STRICT, WITHOUT ROWID" },

  { "field", "( -- lines of work\n"
             "  n INTEGER PRIMARY KEY,\n"
             "  id BLOB NOT NULL,\n"
             "  name TEXT\n"
             ") STRICT" },

  { "holding", "( -- the portfolio: which leader holds a unit or field\n"
               "  held INTEGER NOT NULL,\n"
               "  k INTEGER NOT NULL,\n"
               "  leader INTEGER NOT NULL,\n"
               "  kind INTEGER NOT NULL, -- DubanHoldingKind\n"
               "  since INTEGER,\n"
               "  until INTEGER,         -- the last day\n"
               "  PRIMARY KEY (held, k)\n"
               ") STRICT, WITHOUT ROWID" },

  { "meeting", "( -- meetings\n"
               "  n INTEGER PRIMARY KEY,\n"
               "  id BLOB NOT NULL,\n"
               "  kind TEXT,\n"
               "  day INTEGER,\n"
               "  number TEXT\n"
               ") STRICT" },

  { "year_day", "( -- the holiday calendar: days that are not plain\n"
                "  year INTEGER NOT NULL, -- entity.n of the year\n"
                "  k INTEGER NOT NULL,\n"
                "  day INTEGER NOT NULL,\n"
                "  kind INTEGER NOT NULL, -- DubanDayKind\n"
                "  name TEXT,\n"
                "  PRIMARY KEY (year, k)\n"
                ") STRICT, WITHOUT ROWID" },

  { "setting", "( -- the office's settings that are not the default\n"
               "  attr INTEGER PRIMARY KEY, -- DUBAN_ATTR_SETTING_FIRST + DubanSettingKey\n"
               "  value TEXT NOT NULL\n"
               ") STRICT" },
};

const DubanDerivedTable *
duban_schema_list_derived (gsize *n)
{
  *n = G_N_ELEMENTS (derived_tables);
  return derived_tables;
}

gsize
duban_schema_count_tables (void)
{
  return G_N_ELEMENTS (own_tables) - N_OWN_INDEXES + G_N_ELEMENTS (derived_tables);
}

gboolean
duban_schema_create_derived (DubanDb *db, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (derived_tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("CREATE TABLE %s %s", derived_tables[i].name,
                                              derived_tables[i].definition);

      if (!duban_db_run (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
duban_schema_drop_derived (DubanDb *db, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (derived_tables); i++)
    {
      /* A damaged or older file may lack one. */
      g_autofree char *sql = g_strdup_printf ("DROP TABLE IF EXISTS %s", derived_tables[i].name);

      if (!duban_db_run (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
create_all (DubanDb *db, GError **error)
{
  g_autofree char *marks = g_strdup_printf ("INSERT INTO numbering VALUES (0);"
                                            "PRAGMA application_id = %d;"
                                            "PRAGMA user_version = %d;",
                                            DUBAN_APPLICATION_ID, DUBAN_SCHEMA_VERSION);

  for (gsize i = 0; i < G_N_ELEMENTS (own_tables); i++)
    if (!duban_db_run (db, own_tables[i], error))
      return FALSE;
  return duban_schema_create_derived (db, error) && duban_db_run (db, marks, error);
}

gboolean
duban_schema_create (DubanDb *db, GError **error)
{
  if (!duban_db_begin (db, error))
    return FALSE;
  if (create_all (db, error))
    return duban_db_commit (db, error);
  duban_db_rollback (db);
  return FALSE;
}
