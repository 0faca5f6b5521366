/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading bytes of any origin: each call takes the next piece, or fails and stays failed.
 * After a failure everything read is zero or empty; nothing is ever read outside. */
#pragma once

#include "core/span.h"

G_BEGIN_DECLS

typedef struct
{
  const guint8 *data; /* what is left */
  gsize size;
  gboolean failed;
} DubanReader;

void duban_reader_init (DubanReader *reader, DubanSpan bytes);

/* size bytes as they stand; NULL on failure. (transfer none) */
const guint8 *duban_reader_take (DubanReader *reader, gsize size);

/* Little-endian integers. */
guint duban_reader_take_u8 (DubanReader *reader);
gint16 duban_reader_take_i16 (DubanReader *reader);
gint32 duban_reader_take_i32 (DubanReader *reader);
gint64 duban_reader_take_i64 (DubanReader *reader);

/* A LEB128 varint below 2^32 in its shortest form; a longer form is a failure, so that each
 * number has one encoding. */
guint32 duban_reader_take_length (DubanReader *reader);

/* A length and that many bytes. */
DubanSpan duban_reader_take_span (DubanReader *reader);

/* A span that must be UTF-8 without NUL, at most DUBAN_TEXT_MAX bytes. */
DubanSpan duban_reader_take_text (DubanReader *reader);

void duban_reader_take_id (DubanReader *reader, DubanId *id);

/* Nothing failed and nothing is left. */
gboolean duban_reader_is_done (const DubanReader *reader);

G_END_DECLS
