/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three desks that know each other, their changes and seals, and the files between them. */
#pragma once

#include "core/change-builder.h"
#include "exchange/bundle/bundle-read.h"
#include "exchange/bundle/bundle-write.h"
#include "exchange/bundle/chunks.h"
#include "exchange/bundle/frame.h"

#include <string.h>

enum
{
  OFFICE,
  WANG,
  LI,
  N_DESKS
};

#define MADE_AT G_GINT64_CONSTANT (1795437000000) /* 2026-11-23, 14:10 in Beijing */

typedef struct
{
  guint64 seed;
  DubanChance chance;
  DubanKey *keys[N_DESKS];
  DubanPeer peers[N_DESKS];
  gboolean is_known[N_DESKS];
  GPtrArray *bodies; /* of GBytes: changes */
  GPtrArray *hashes; /* of DubanHash arrays that seals borrow */
  GArray *seals;     /* of DubanSeal */
  GArray *which;     /* of guint: the seal of each change */
  GPtrArray *files;  /* of GBytes: what was written */
  GArray *parts;     /* of DubanBundlePart */
} Desks;

static inline DubanId
desks_id (guint desk)
{
  return (DubanId){ { 0x01, 0x9a, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0,
                      (guint8) (16 * desk + 16) } };
}

static inline void
desks_init (Desks *desks, guint64 seed)
{
  static const char *const names[] = { "政府办督查科", "副旗长甲", "副旗长乙" };

  *desks = (Desks){ .seed = seed };
  desks->chance = duban_chance_from_seed (&desks->seed);
  for (guint i = 0; i < N_DESKS; i++)
    {
      DubanId id = desks_id (i);

      desks->keys[i] = duban_key_new (&id, MADE_AT, &desks->chance);
      desks->is_known[i] = TRUE;
      desks->peers[i].name = names[i];
      desks->peers[i].n_keys = 1;
      desks->peers[i].keys[0].key = *duban_key_get_public (desks->keys[i]);
      desks->peers[i].keys[0].revoked_after = G_MAXINT64;
    }
  desks->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  desks->hashes = g_ptr_array_new_with_free_func (g_free);
  desks->seals = g_array_new (FALSE, FALSE, sizeof (DubanSeal));
  desks->which = g_array_new (FALSE, FALSE, sizeof (guint));
  desks->files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  desks->parts = g_array_new (FALSE, FALSE, sizeof (DubanBundlePart));
}

static inline void
desks_clear (Desks *desks)
{
  for (guint i = 0; i < N_DESKS; i++)
    duban_key_free (desks->keys[i]);
  g_ptr_array_unref (desks->bodies);
  g_ptr_array_unref (desks->hashes);
  g_array_unref (desks->seals);
  g_array_unref (desks->which);
  g_ptr_array_unref (desks->files);
  g_array_unref (desks->parts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desks, desks_clear)

static inline gboolean
desks_find_peer (const DubanId *desk, DubanPeer *peer, gpointer data)
{
  Desks *desks = data;

  for (guint i = 0; i < N_DESKS; i++)
    if (desks->is_known[i] && duban_id_equal (desk, &desks->peers[i].keys[0].key.desk))
      {
        *peer = desks->peers[i];
        return TRUE;
      }
  return FALSE;
}

/* A new task of that desk, with a requirement of so many bytes. */
static inline void
desks_add_change (Desks *desks, guint desk, gsize size)
{
  g_autoptr (DubanChangeBuilder) builder = duban_change_builder_new ();
  g_autofree char *text = g_strnfill (size, 'x');
  guint8 random[26];
  DubanId entity, id = desks_id (desk);
  DubanSpan body;

  duban_chance_fill (&desks->chance, random, sizeof random);
  entity = duban_id_from_time (MADE_AT, random);
  duban_change_builder_begin (builder, DUBAN_ENTITY_TASK, &entity, DUBAN_ORIGIN_HAND);
  duban_change_builder_set_text (builder, DUBAN_ATTR_TITLE, "老旧小区改造");
  if (size > 0)
    duban_change_builder_set_text (builder, DUBAN_ATTR_REQUIREMENT, text);
  body = duban_change_builder_finish (builder, &id, "副旗长甲", MADE_AT, random + 16, NULL);
  g_ptr_array_add (desks->bodies, g_bytes_new (body.data, body.size));
}

static inline DubanSpan
desks_get_body (const Desks *desks, guint n)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (g_ptr_array_index (desks->bodies, n), &size);

  return (DubanSpan){ data, size };
}

/* Seals the changes that no seal covers yet, in runs of at most `run`. */
static inline void
desks_seal (Desks *desks, guint desk, gint64 no, guint run)
{
  DubanHash previous = { { 0 } };

  if (no > 1)
    duban_chance_fill (&desks->chance, previous.bytes, DUBAN_HASH_SIZE);
  while (desks->which->len < desks->bodies->len)
    {
      guint first = desks->which->len;
      guint n = MIN (run, desks->bodies->len - first);
      DubanHash *hashes = g_new0 (DubanHash, n + 1);
      DubanSeal seal;

      hashes[0] = previous;
      for (guint i = 0; i < n; i++)
        {
          DubanSpan body = desks_get_body (desks, first + i);

          hashes[i + 1] = duban_hash_of (body.data, body.size);
          g_array_append_val (desks->which, desks->seals->len);
        }
      g_ptr_array_add (desks->hashes, hashes);
      duban_seal_make (&seal, desks->keys[desk], no++, hashes, n);
      previous = duban_seal_get_hash (&seal);
      g_array_append_val (desks->seals, seal);
    }
}

static inline gboolean
desks_keep_file (const DubanBundlePart *part, GBytes *file, gpointer data, GError **error)
{
  Desks *desks = data;

  g_ptr_array_add (desks->files, g_bytes_ref (file));
  g_array_append_vals (desks->parts, part, 1);
  return TRUE;
}

/* All the changes into an order's files. */
static inline gboolean
desks_write_order (Desks *desks, const DubanBundleOrder *order, GError **error)
{
  g_autoptr (DubanBundleWriter) writer
      = duban_bundle_writer_new (order, desks_keep_file, desks, error);

  if (!writer)
    return FALSE;
  for (guint i = 0; i < desks->bodies->len; i++)
    if (!duban_bundle_writer_add (
            writer, desks_get_body (desks, i),
            &g_array_index (desks->seals, DubanSeal, g_array_index (desks->which, guint, i)),
            error))
      return FALSE;
  return duban_bundle_writer_finish (writer, error);
}

static inline DubanBundleOrder
desks_make_order (const Desks *desks, guint from, const DubanPublicKey *recipients,
                  guint n_recipients)
{
  return (DubanBundleOrder){ .sender = desks->keys[from],
                             .name = desks->peers[from].name,
                             .office = desks_id (OFFICE),
                             .number = 7,
                             .made_at = MADE_AT,
                             .chance = desks->chance,
                             .recipients = recipients,
                             .n_recipients = n_recipients };
}

/* The last file of a package from one desk to another. (transfer none) */
static inline GBytes *
desks_write (Desks *desks, guint from, guint to)
{
  g_autoptr (GError) error = NULL;
  DubanBundleOrder order
      = desks_make_order (desks, from, duban_key_get_public (desks->keys[to]), 1);
  gboolean is_written = desks_write_order (desks, &order, &error);

  g_assert_no_error (error);
  g_assert_true (is_written);
  return g_ptr_array_index (desks->files, desks->files->len - 1);
}

/* All steps at a desk; NULL with error. */
static inline DubanBundle *
desks_read (Desks *desks, guint at, GBytes *file, GError **error)
{
  g_autoptr (DubanBundle) bundle = duban_bundle_open (file, error);

  if (!bundle || !duban_bundle_unlock (bundle, desks->keys[at], desks_find_peer, desks, error)
      || !duban_bundle_verify (bundle, desks_find_peer, desks, error))
    return NULL;
  return g_steal_pointer (&bundle);
}

/* A copy of a file to be altered. */
static inline guint8 *
desks_dup_file (GBytes *file, gsize *size)
{
  gconstpointer data = g_bytes_get_data (file, size);

  return g_memdup2 (data, *size);
}

/* Makes the checks right again, as somebody does who alters a file deliberately; with the sender's
 * key also the signature. */
static inline void
desks_repair (guint8 *data, gsize size, const DubanKey *sender)
{
  DubanHash hash
      = duban_hash_of (data + DUBAN_BUNDLE_PREAMBLE_SIZE, size - DUBAN_BUNDLE_PREAMBLE_SIZE);
  guint64 length = GUINT64_TO_LE ((guint64) size);

  memcpy (data + 18, &length, sizeof length);
  memcpy (data + 26, hash.bytes, DUBAN_HASH_SIZE);
  if (sender)
    duban_key_sign (sender, "Duban bundle 1", data, 58, data + 58);
  hash = duban_hash_of (data, 122);
  memcpy (data + 122, hash.bytes, 6);
}

/* A file of that payload, made by a member who follows no rule; no chance in it. */
static inline GBytes *
desks_pack (const Desks *desks, guint from, guint to, const GByteArray *payload)
{
  static const guint8 file_key[DUBAN_FILE_KEY_SIZE] = { 5 };
  DubanBundleRecipient recipient = { .desk = desks_id (to) };
  DubanBundleHeader header = { .id = desks_id (77),
                               .number = 1,
                               .sender = *duban_key_get_public (desks->keys[from]),
                               .made_at = MADE_AT,
                               .name = (char *) "副旗长甲",
                               .recipients = &recipient,
                               .n_recipients = 1 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GByteArray) file = NULL;
  g_autoptr (DubanChunks) chunks = NULL;
  DubanSpan span;

  duban_public_key_seal_box (duban_key_get_public (desks->keys[to]), &desks->chance, file_key,
                             sizeof file_key, recipient.sealed);
  duban_bundle_header_append (&header, bytes);
  span = (DubanSpan){ bytes->data, bytes->len };
  file = duban_bundle_frame_begin (span, 0);
  chunks = duban_chunks_new (file_key, header.stream, span, file);
  duban_chunks_push (chunks, payload->data, payload->len);
  duban_chunks_end (chunks);
  duban_bundle_frame_end (file, span.size, desks->keys[from]);
  return g_byte_array_free_to_bytes (g_steal_pointer (&file));
}

/* Three changes of one desk under two seals. */
static inline void
desks_make_small (Desks *desks)
{
  desks_init (desks, 1);
  for (guint i = 0; i < 3; i++)
    desks_add_change (desks, WANG, 20);
  desks_seal (desks, WANG, 1, 2);
}

static inline void
desks_assert_refused (Desks *desks, guint at, guint8 *data, gsize size, DubanBundleError code)
{
  g_autoptr (GBytes) file = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanBundle) bundle = desks_read (desks, at, file, &error);

  g_assert_null (bundle);
  g_assert_error (error, DUBAN_BUNDLE_ERROR, (int) code);
}
