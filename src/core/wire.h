/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pieces of a change as they stand in its bytes: writes, records, extras. */
#pragma once

#include "core/attribute-spec.h"
#include "core/record.h"
#include "core/span.h"

G_BEGIN_DECLS

/* What a record carries beyond day, person and text.  Numbers are stored; values are
 * length-prefixed, so that an unknown one is passed on. */
typedef enum
{
  DUBAN_EXTRA_TO = 1,       /* feedback, request: text as said */
  DUBAN_EXTRA_LEDGER = 2,   /* u8 */
  DUBAN_EXTRA_POSITION = 3, /* u8 */
  DUBAN_EXTRA_WEEK = 4,     /* i32: the Monday of the week accounted for */
  DUBAN_EXTRA_CAUSE = 5,
  DUBAN_EXTRA_SUGGESTION = 6,
  DUBAN_EXTRA_TARGET = 7,    /* 16 bytes: the record that is resolved, answered, done, voided */
  DUBAN_EXTRA_LEAD_FROM = 8, /* 16 bytes: leader; a nil id for “none” */
  DUBAN_EXTRA_LEAD_TO = 9,
  DUBAN_EXTRA_UNIT_FROM = 10,
  DUBAN_EXTRA_UNIT_TO = 11,
  DUBAN_EXTRA_REASON = 12,
  DUBAN_EXTRA_DUE = 13,        /* i32: new due, milestone's date, waiver's last day */
  DUBAN_EXTRA_OUTCOME = 14,    /* u8 */
  DUBAN_EXTRA_LEVEL = 15,      /* u8 */
  DUBAN_EXTRA_TITLE = 16,      /* milestone */
  DUBAN_EXTRA_DONE = 17,       /* i32: milestone done on */
  DUBAN_EXTRA_DECISION = 18,   /* text: the outcome of a decision */
  DUBAN_EXTRA_RULE = 19,       /* text: the code of the rule that is waived */
  DUBAN_EXTRA_LEADER = 20,     /* 16 bytes: the waived finding's leader */
  DUBAN_EXTRA_UNIT = 21,       /* 16 bytes: the waived finding's unit */
  DUBAN_EXTRA_ATTACHMENT = 22, /* u64 size, 32 bytes SHA-256, name; may stand several times */
  DUBAN_EXTRA_ATTR = 23,       /* u16: the attribute that was corrected */
  DUBAN_EXTRA_WRITTEN = 24,    /* i64, Unix ms: when it was written down, where the change's time,
                                * which never goes back on a desk, is later than the clock */
} DubanExtra;

typedef struct
{
  guint attr; /* a DubanAttr, perhaps unknown, or DUBAN_WRITE_RECORD */
  DubanSpan value;
} DubanWrite;

typedef struct
{
  guint key; /* a DubanExtra, perhaps unknown */
  DubanSpan value;
} DubanWireExtra;

/* A record as it stands in a change: references are ids. Spans borrow the change's bytes. */
typedef struct
{
  DubanId id;
  guint kind; /* a DubanRecordKind, perhaps unknown */
  DubanDay day;
  int minute;
  DubanId by;
  DubanSpan text;
  DubanSpan extras; /* count and entries, as encoded */
} DubanWireRecord;

/* Decodes the record in a write whose attr is DUBAN_WRITE_RECORD; FALSE if malformed. */
gboolean duban_wire_record_decode (DubanSpan value, DubanWireRecord *record);

/* Whether bytes are a well-formed record throughout: day, minute and text in range, the value
 * of every known extra of its form, nothing left over.  What duban_change_decode asks. */
gboolean duban_wire_record_check (DubanSpan value);

/* The next extra of `extras`; *cursor begins as 0. FALSE at the end or where malformed. */
gboolean duban_wire_record_next_extra (const DubanWireRecord *record, gsize *cursor,
                                       DubanWireExtra *extra);

/* Whether this version knows an extra of that key: a DubanExtra. */
gboolean duban_wire_extra_is_known (guint key);

/* When the record was written down, in Unix milliseconds: the time of its change, unless it
 * says another (DUBAN_EXTRA_WRITTEN). */
gint64 duban_wire_record_get_written (const DubanWireRecord *record, gint64 change_time);

G_END_DECLS
