/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The payload's encryption: chunks of 64 KiB by XChaCha20-Poly1305 (libsodium's secretstream),
 * the last with the final tag, the first bound to the header by its hash. */
#pragma once

#include "exchange/bundle/header.h"

G_BEGIN_DECLS

/* The encrypted size of so many plain bytes, at least one. */
gsize duban_chunks_get_size (gsize plain);

/* Encrypts what is pushed piece by piece, appending to out (borrowed); the end is told once. */
typedef struct _DubanChunks DubanChunks;
DubanChunks *duban_chunks_new (const guint8 key[DUBAN_FILE_KEY_SIZE],
                               const guint8 stream[DUBAN_STREAM_HEADER_SIZE], DubanSpan header,
                               GByteArray *out) G_GNUC_WARN_UNUSED_RESULT;
void duban_chunks_push (DubanChunks *chunks, gconstpointer data, gsize size);
void duban_chunks_end (DubanChunks *chunks);
void duban_chunks_free (DubanChunks *chunks);

/* All of it at once; NULL with CHUNK. (transfer full) */
GByteArray *duban_chunks_decrypt (const guint8 key[DUBAN_FILE_KEY_SIZE],
                                  const guint8 stream[DUBAN_STREAM_HEADER_SIZE], DubanSpan header,
                                  DubanSpan encrypted, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanChunks, duban_chunks_free)

G_END_DECLS
