/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing what core/reader.h reads: little-endian integers, lengths, texts. */
#pragma once

#include "core/span.h"

G_BEGIN_DECLS

void duban_bytes_append (GByteArray *out, gconstpointer data, gsize size);
void duban_bytes_append_u8 (GByteArray *out, guint value);
void duban_bytes_append_u16 (GByteArray *out, guint value);
void duban_bytes_append_u32 (GByteArray *out, guint32 value);
void duban_bytes_append_i64 (GByteArray *out, gint64 value);
/* A LEB128 varint in its shortest form. */
void duban_bytes_append_length (GByteArray *out, gsize value);
/* A length and that many bytes. */
void duban_bytes_append_span (GByteArray *out, gconstpointer data, gsize size);
/* The bytes that a length takes: 1 … 5 below 2^32. */
gsize duban_bytes_get_length_size (gsize value);

G_END_DECLS
