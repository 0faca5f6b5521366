/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/seal.h"

#include "exchange/bundle/bytes.h"

#include <string.h>

#define PURPOSE "Duban seal 1"

/* All of a seal but its signature: what is signed, and what its name is the hash of. */
static void
append_body (const DubanSeal *seal, GByteArray *out)
{
  duban_bytes_append (out, seal->desk.bytes, DUBAN_ID_SIZE);
  duban_bytes_append_i64 (out, seal->no);
  duban_bytes_append_length (out, seal->n_changes);
  duban_bytes_append (out, seal->hashes, ((gsize) seal->n_changes + 1) * DUBAN_HASH_SIZE);
}

static GByteArray *
make_body (const DubanSeal *seal)
{
  GByteArray *body = g_byte_array_sized_new ((guint) duban_seal_get_size (seal));

  append_body (seal, body);
  return body;
}

static gboolean
is_zero (const DubanHash *hash)
{
  static const DubanHash zero = { { 0 } };

  return memcmp (hash, &zero, sizeof zero) == 0;
}

/* The first seal follows none, and no other seal does. */
static gboolean
is_well_formed (const DubanSeal *seal)
{
  return seal->no >= 1 && seal->n_changes >= 1 && seal->n_changes <= DUBAN_SEAL_CHANGES_MAX
         && is_zero (seal->hashes) == (seal->no == 1) && !duban_id_is_nil (&seal->desk);
}

void
duban_seal_make (DubanSeal *seal, const DubanKey *key, gint64 no, const DubanHash *hashes,
                 guint n_changes)
{
  g_autoptr (GByteArray) body = NULL;

  *seal = (DubanSeal){
    .desk = duban_key_get_public (key)->desk, .no = no, .hashes = hashes, .n_changes = n_changes
  };
  g_return_if_fail (is_well_formed (seal));
  body = make_body (seal);
  duban_key_sign (key, PURPOSE, body->data, body->len, seal->signature);
}

gboolean
duban_seal_verify (const DubanSeal *seal, const DubanPublicKey *key)
{
  g_autoptr (GByteArray) body = NULL;

  if (!is_well_formed (seal) || !duban_id_equal (&seal->desk, &key->desk))
    return FALSE;
  body = make_body (seal);
  return duban_public_key_verify (key, PURPOSE, body->data, body->len, seal->signature);
}

DubanHash
duban_seal_get_hash (const DubanSeal *seal)
{
  g_autoptr (GByteArray) body = make_body (seal);

  return duban_hash_of (body->data, body->len);
}

DubanSealLink
duban_seal_get_link (const DubanSeal *earlier, const DubanSeal *later)
{
  DubanHash hash = duban_seal_get_hash (earlier);
  DubanHash other;

  if (!duban_id_equal (&earlier->desk, &later->desk))
    return DUBAN_SEAL_APART;
  if (earlier->no < G_MAXINT64 && later->no == earlier->no + 1)
    return memcmp (&hash, later->hashes, sizeof hash) == 0 ? DUBAN_SEAL_FOLLOWS : DUBAN_SEAL_FORKED;
  if (later->no != earlier->no)
    return DUBAN_SEAL_APART;
  other = duban_seal_get_hash (later);
  return memcmp (&hash, &other, sizeof hash) == 0 ? DUBAN_SEAL_APART : DUBAN_SEAL_FORKED;
}

gsize
duban_seal_get_size (const DubanSeal *seal)
{
  return DUBAN_ID_SIZE + sizeof (gint64) + duban_bytes_get_length_size (seal->n_changes)
         + ((gsize) seal->n_changes + 1) * DUBAN_HASH_SIZE + DUBAN_SIGNATURE_SIZE;
}

void
duban_seal_append (const DubanSeal *seal, GByteArray *out)
{
  append_body (seal, out);
  duban_bytes_append (out, seal->signature, DUBAN_SIGNATURE_SIZE);
}

gboolean
duban_seal_take (DubanReader *reader, DubanSeal *seal)
{
  const guint8 *signature;

  *seal = (DubanSeal){ 0 };
  duban_reader_take_id (reader, &seal->desk);
  seal->no = duban_reader_take_i64 (reader);
  seal->n_changes = duban_reader_take_length (reader);
  if (seal->n_changes > DUBAN_SEAL_CHANGES_MAX)
    {
      reader->failed = TRUE;
      reader->size = 0;
      return FALSE;
    }
  seal->hashes = (const DubanHash *) duban_reader_take (reader, ((gsize) seal->n_changes + 1)
                                                                    * DUBAN_HASH_SIZE);
  signature = duban_reader_take (reader, DUBAN_SIGNATURE_SIZE);
  if (reader->failed)
    return FALSE;
  memcpy (seal->signature, signature, DUBAN_SIGNATURE_SIZE);
  if (!is_well_formed (seal))
    reader->failed = TRUE;
  return !reader->failed;
}
