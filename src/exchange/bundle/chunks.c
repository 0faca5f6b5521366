/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/chunks.h"

#include "exchange/bundle/bytes.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define EXTRA crypto_secretstream_xchacha20poly1305_ABYTES
#define ENCRYPTED_CHUNK (DUBAN_BUNDLE_CHUNK_SIZE + EXTRA)

G_STATIC_ASSERT (DUBAN_FILE_KEY_SIZE == crypto_secretstream_xchacha20poly1305_KEYBYTES);
G_STATIC_ASSERT (DUBAN_STREAM_HEADER_SIZE == crypto_secretstream_xchacha20poly1305_HEADERBYTES);

struct _DubanChunks
{
  crypto_secretstream_xchacha20poly1305_state state;
  DubanHash header;
  gboolean is_bound; /* the first chunk was written */
  GByteArray *plain; /* what waits: a whole chunk only until more comes */
  GByteArray *out;
};

gsize
duban_chunks_get_size (gsize plain)
{
  return plain + (plain + DUBAN_BUNDLE_CHUNK_SIZE - 1) / DUBAN_BUNDLE_CHUNK_SIZE * EXTRA;
}

DubanChunks *
duban_chunks_new (const guint8 key[DUBAN_FILE_KEY_SIZE],
                  const guint8 stream[DUBAN_STREAM_HEADER_SIZE], DubanSpan header, GByteArray *out)
{
  DubanChunks *chunks = g_new0 (DubanChunks, 1);

  /* init_push differs from init_pull in one thing: it makes the stream's header by its own chance,
   * where ours was handed in. */
  crypto_secretstream_xchacha20poly1305_init_pull (&chunks->state, stream, key);
  chunks->header = duban_hash_of (header.data, header.size);
  chunks->plain = g_byte_array_sized_new (DUBAN_BUNDLE_CHUNK_SIZE);
  chunks->out = out;
  return chunks;
}

static void
write_chunk (DubanChunks *chunks, guint8 tag)
{
  guint at = chunks->out->len;

  g_byte_array_set_size (chunks->out, at + chunks->plain->len + EXTRA);
  crypto_secretstream_xchacha20poly1305_push (
      &chunks->state, chunks->out->data + at, NULL, chunks->plain->data, chunks->plain->len,
      chunks->is_bound ? NULL : chunks->header.bytes, chunks->is_bound ? 0 : DUBAN_HASH_SIZE, tag);
  chunks->is_bound = TRUE;
  g_byte_array_set_size (chunks->plain, 0);
}

void
duban_chunks_push (DubanChunks *chunks, gconstpointer data, gsize size)
{
  const guint8 *at = data;

  while (size > 0)
    {
      gsize room, n;

      if (chunks->plain->len == DUBAN_BUNDLE_CHUNK_SIZE)
        write_chunk (chunks, 0);
      room = DUBAN_BUNDLE_CHUNK_SIZE - chunks->plain->len;
      n = MIN (size, room);
      duban_bytes_append (chunks->plain, at, n);
      at += n;
      size -= n;
    }
}

void
duban_chunks_end (DubanChunks *chunks)
{
  write_chunk (chunks, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
}

void
duban_chunks_free (DubanChunks *chunks)
{
  if (!chunks)
    return;
  sodium_memzero (&chunks->state, sizeof chunks->state);
  g_byte_array_unref (chunks->plain);
  g_free (chunks);
}

/* The next chunk into plain; FALSE where it is not as it was written. */
static gboolean
read_chunk (crypto_secretstream_xchacha20poly1305_state *state, DubanSpan *left,
            const DubanHash *header, GByteArray *plain)
{
  gsize size = MIN (left->size, ENCRYPTED_CHUNK);
  guint8 wanted = size == left->size ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0;
  guint at = plain->len;
  guint8 tag;

  if (size <= EXTRA)
    return FALSE;
  g_byte_array_set_size (plain, (guint) (at + size - EXTRA));
  if (crypto_secretstream_xchacha20poly1305_pull (state, plain->data + at, NULL, &tag, left->data,
                                                  size, header ? header->bytes : NULL,
                                                  header ? DUBAN_HASH_SIZE : 0)
          != 0
      || tag != wanted)
    return FALSE;
  left->data += size;
  left->size -= size;
  return TRUE;
}

GByteArray *
duban_chunks_decrypt (const guint8 key[DUBAN_FILE_KEY_SIZE],
                      const guint8 stream[DUBAN_STREAM_HEADER_SIZE], DubanSpan header,
                      DubanSpan encrypted, GError **error)
{
  g_autoptr (GByteArray) plain = g_byte_array_sized_new ((guint) encrypted.size);
  crypto_secretstream_xchacha20poly1305_state state;
  DubanHash hash = duban_hash_of (header.data, header.size);
  gboolean is_right = TRUE;
  guint number = 0;

  crypto_secretstream_xchacha20poly1305_init_pull (&state, stream, key);
  do
    is_right = read_chunk (&state, &encrypted, number++ == 0 ? &hash : NULL, plain);
  while (is_right && encrypted.size > 0);
  sodium_memzero (&state, sizeof state);
  if (is_right)
    return g_steal_pointer (&plain);
  duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_CHUNK,
                       _ ("Part %u of this exchange file was altered and cannot be decrypted; get "
                          "it again from its sender."),
                       number);
  return NULL;
}
