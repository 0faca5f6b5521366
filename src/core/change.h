/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change: the fact that everything else is derived from (sync.md, State).
 *
 * Canonical bytes, all integers little-endian, `len` a LEB128 varint:
 *
 *   u8  version (1)            u8  entity kind          16  entity id
 *   u8  origin                 16  desk id              i64 time, Unix ms
 *   8   random bytes           len + author (UTF-8)
 *   len number of parents, 32 bytes each, ascending
 *   len number of writes, each:  len attribute (0: a record)  len size  bytes
 *
 * a record:  16 id  u8 kind  i32 day  i16 minute  16 by (nil: none)  len + text
 *            len number of extras, each:  len key  len size  bytes
 *
 * Its BLAKE2b-256 is its name.  Bytes that decode are kept verbatim: writes of attributes,
 * kinds or extras that this version does not know are stored and passed on. */
#pragma once

#include "core/wire.h"

G_BEGIN_DECLS

#define DUBAN_CHANGE_VERSION 1
#define DUBAN_CHANGE_MAX (1024 * 1024)
#define DUBAN_WRITE_RECORD 0

/* Later than any clock: 9999-12-31T23:59:59.999Z.  Keeps times inside what GDateTime holds. */
#define DUBAN_CHANGE_LAST_TIME G_GINT64_CONSTANT (253402300799999)

typedef enum
{
  DUBAN_ORIGIN_HAND = 0,
  DUBAN_ORIGIN_LEDGER = 1, /* its records have no time of writing (domain.md section 4) */
} DubanOrigin;

typedef struct
{
  DubanHash hash;
  DubanSpan body; /* borrowed: must outlive the decoded change */
  DubanEntityKind kind;
  DubanId entity;
  DubanOrigin origin;
  DubanId desk;
  gint64 time; /* Unix ms */
  DubanSpan author;
  const DubanHash *parents; /* inside body */
  guint n_parents;
  DubanWrite *writes; /* owned; freed by duban_change_clear */
  guint n_writes;
} DubanChange;

typedef enum
{
  DUBAN_CHANGE_ERROR_MALFORMED, /* not the canonical bytes of any change */
  DUBAN_CHANGE_ERROR_VERSION,   /* made by a newer program */
} DubanChangeError;
#define DUBAN_CHANGE_ERROR (duban_change_error_quark ())
GQuark duban_change_error_quark (void);

/* Decodes bytes of any origin; strict: at least one write, parents ascending, lengths in their
 * shortest form, no trailing byte, times between 1970 and 9999, values of known attributes
 * well-formed and of this kind of entity, known extras well-formed, texts UTF-8.  On success
 * *change must be cleared; on failure it is empty. */
gboolean duban_change_decode (const guint8 *data, gsize size, DubanChange *change, GError **error);
void duban_change_clear (DubanChange *change);

/* What stands in the first bytes of a body: the kind of its entity, and its time. FALSE where they
 * are too few, or of another version. */
#define DUBAN_CHANGE_PEEK_SIZE 43
gboolean duban_change_peek (const guint8 *data, gsize size, DubanEntityKind *kind, gint64 *time);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DubanChange, duban_change_clear)

G_END_DECLS
