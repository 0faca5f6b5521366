/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of attributes.  It drives the encoding, the merge, the derived tables, `set` and
 * `add`, the history in `show` and the export: a new attribute is one row of it. */
#pragma once

#include "core/attribute.h"
#include "core/code.h"

G_BEGIN_DECLS

/* The unit of history and of sharing (sync.md, State).  Numbers are stored. */
typedef enum
{
  DUBAN_ENTITY_TASK = 1,
  DUBAN_ENTITY_LEADER = 2,
  DUBAN_ENTITY_UNIT = 3,
  DUBAN_ENTITY_FIELD = 4, /* 领域, a line of work */
  DUBAN_ENTITY_MEETING = 5,
  DUBAN_ENTITY_YEAR = 6,     /* a year of the holiday calendar */
  DUBAN_ENTITY_SETTINGS = 7, /* the office's settings: one entity, of a fixed id */
  /* 8: an entry of the list of desks (core/share/roster.h) */
} DubanEntityKind;

/* The form of a value; an empty value always means “cleared”.  Integers are little-endian. */
typedef enum
{
  DUBAN_TYPE_TEXT,    /* UTF-8, at most DUBAN_TEXT_MAX bytes, no NUL */
  DUBAN_TYPE_DAY,     /* i32 */
  DUBAN_TYPE_MOMENT,  /* i32 day, i16 minute of the day or -1 */
  DUBAN_TYPE_CODE,    /* u8: one of the attribute's codes, as its index + 1 */
  DUBAN_TYPE_BITS,    /* u8 */
  DUBAN_TYPE_REF,     /* id of an entity of the attribute's kind */
  DUBAN_TYPE_REFS,    /* ids, ascending, without repetition */
  DUBAN_TYPE_TEXTS,   /* several texts, each u16 length and bytes */
  DUBAN_TYPE_HOLDERS, /* who holds a unit or field: (leader id, u8 kind, i32 from, i32 to) … */
  DUBAN_TYPE_HEADS,   /* heads of a unit: (i32 from, i32 until, u16 length, name) … */
  DUBAN_TYPE_DAYS,    /* days of a calendar year: (i32 day, u8 kind, u16 length, name) … */
  DUBAN_TYPE_DIGEST,  /* 8 bytes */
} DubanType;

/* Which of several heads is effective (sync.md, State); the same on every desk. */
typedef enum
{
  DUBAN_MERGE_LATEST,   /* by hand before from a ledger, then the greatest (time, hash) */
  DUBAN_MERGE_EARLIEST, /* the earliest day; a cleared due is later than any */
  DUBAN_MERGE_OPENEST,  /* open before suspended before closed before withdrawn */
  DUBAN_MERGE_KEPT,     /* deleted: no before yes */
  DUBAN_MERGE_STRICTER, /* handling: the stricter */
  DUBAN_MERGE_UNION,    /* lists: all of them */
} DubanMerge;

typedef struct
{
  DubanAttr attr;
  DubanEntityKind entity; /* whose attribute it is */
  const char *name;       /* the name in `set`, `add --…` and JSON history; never NULL */
  DubanType type;
  DubanMerge merge;
  gboolean contested;        /* differing heads are a conflict for people */
  DubanEntityKind refers_to; /* REF and REFS: the kind referred to; else 0 */
  const char *const *codes;  /* CODE: English codes, NULL-terminated; else NULL */
} DubanAttrSpec;

/* The row of an attribute; NULL for a number that this version does not know. */
const DubanAttrSpec *duban_attr_get_spec (guint attr);

/* The row of the attribute of that name, among those of one kind of entity; or NULL. */
const DubanAttrSpec *duban_attr_find (DubanEntityKind entity, const char *name);

/* All rows, ascending by number; *n_specs is their count. */
const DubanAttrSpec *duban_attr_list (gsize *n_specs);

/* The index + 1 of a code of a CODE attribute, or 0. */
guint duban_attr_parse_code (const DubanAttrSpec *spec, const char *code);

/* The code of a value of a CODE attribute; NULL for 0 or a value that is not known. */
const char *duban_attr_get_code (const DubanAttrSpec *spec, guint value);

/* Whether bytes are a well-formed value of the attribute (an empty one always is).  A code that
 * is not in the table is not well-formed: a new code comes with a new version of changes, so
 * nobody who reads a decoded change meets a number outside its enumeration. */
gboolean duban_attr_check_value (const DubanAttrSpec *spec, const guint8 *data, gsize size);

G_END_DECLS
