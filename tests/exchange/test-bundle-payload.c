/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sender himself may write wrongly, or wrongly pass on of others. */
#include "desks.h"

#include "exchange/bundle/bytes.h"

#include <sodium.h>

/* What may be wrong with a payload that its sender signed. */
typedef struct
{
  const char *name;
  DubanBundleError code; /* 0 (FOREIGN, which no payload can be): it is taken in */
  guint more, n_acks;
  int seals_lie, changes_lie; /* added to the counts */
  gboolean is_repeated;       /* the last change comes twice */
  gboolean has_idle_seal, has_trailing, has_no_seals;
  gsize extra;             /* bytes after the last change's own, before it is sealed */
  guint altered, invented; /* the last change is not the sealed one; is one of another desk */
} Payload;

static const Payload payloads[] = {
  { "as it should be", 0 },
  { "another part follows", 0, .more = 1 },
  { "a third answer to yes or no", DUBAN_BUNDLE_ERROR_MALFORMED, .more = 2 },
  { "64 acknowledgements", 0, .n_acks = 64 },
  { "65 acknowledgements", DUBAN_BUNDLE_ERROR_MALFORMED, .n_acks = 65 },
  { "one seal too few", DUBAN_BUNDLE_ERROR_MALFORMED, .seals_lie = -1 },
  { "a seal too many", DUBAN_BUNDLE_ERROR_MALFORMED, .seals_lie = 1 },
  { "seals without end", DUBAN_BUNDLE_ERROR_MALFORMED, .seals_lie = G_MAXINT },
  { "one change too few", DUBAN_BUNDLE_ERROR_MALFORMED, .changes_lie = -1 },
  { "one change too many", DUBAN_BUNDLE_ERROR_MALFORMED, .changes_lie = 1 },
  { "changes without end", DUBAN_BUNDLE_ERROR_MALFORMED, .changes_lie = G_MAXINT },
  { "a change twice", DUBAN_BUNDLE_ERROR_MALFORMED, .is_repeated = TRUE },
  { "a seal without a change", DUBAN_BUNDLE_ERROR_MALFORMED, .has_idle_seal = TRUE },
  { "something after the end", DUBAN_BUNDLE_ERROR_MALFORMED, .has_trailing = TRUE },
  { "no seal at all", DUBAN_BUNDLE_ERROR_CHANGE, .has_no_seals = TRUE },
  { "no change of any kind", DUBAN_BUNDLE_ERROR_CHANGE, .extra = 1 },
  { "a change of 1 MiB and more", DUBAN_BUNDLE_ERROR_LARGE, .extra = DUBAN_CHANGE_MAX },
  { "altered on the way", DUBAN_BUNDLE_ERROR_CHANGE, .altered = 1 },
  { "one desk's words under another's seal", DUBAN_BUNDLE_ERROR_CHANGE, .invented = 1 },
};

static GByteArray *
make_payload (Desks *desks, const Payload *payload)
{
  GByteArray *out = g_byte_array_new ();
  guint n_seals = payload->has_no_seals ? 0 : desks->seals->len - !payload->has_idle_seal;
  guint n = desks->bodies->len - 1; /* the last one is for the idle seal */

  duban_bytes_append_u8 (out, payload->more);
  g_byte_array_set_size (out, out->len + DUBAN_ID_SIZE);
  memset (out->data + 1, 0, DUBAN_ID_SIZE);
  duban_bytes_append_length (out, payload->n_acks);
  for (guint i = 0; i < payload->n_acks; i++)
    duban_bytes_append (out, desks_id (i).bytes, DUBAN_ID_SIZE);
  duban_bytes_append_length (out, n_seals + (guint) payload->seals_lie);
  for (guint i = 0; i < n_seals; i++)
    duban_seal_append (&g_array_index (desks->seals, DubanSeal, i), out);
  duban_bytes_append_length (out, n + payload->is_repeated + (guint) payload->changes_lie);
  for (guint i = 0; i < n + payload->is_repeated; i++)
    {
      DubanSpan body = desks_get_body (desks, MIN (i, n - 1));

      duban_bytes_append_span (out, body.data, body.size);
    }
  if (payload->altered)
    out->data[out->len - 1] ^= 1;
  if (payload->has_trailing)
    duban_bytes_append_u8 (out, 0);
  return out;
}

/* Two changes under the first seal, one under the second. */
static void
fill_payload (Desks *desks, const Payload *payload)
{
  desks_add_change (desks, WANG, 20);
  desks_add_change (desks, payload->invented ? LI : WANG, 30);
  if (payload->extra > 0)
    {
      DubanSpan body = desks_get_body (desks, 1);
      g_autofree guint8 *longer = g_malloc0 (body.size + payload->extra);

      memcpy (longer, body.data, body.size);
      g_bytes_unref (desks->bodies->pdata[1]);
      desks->bodies->pdata[1] = g_bytes_new (longer, body.size + payload->extra);
    }
  desks_seal (desks, WANG, 1, 256);
  desks_add_change (desks, WANG, 40);
  desks_seal (desks, WANG, 2, 256);
}

static void
test_a_payload_is_as_it_must_be (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (payloads); i++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GByteArray) payload = NULL;
      g_autoptr (GBytes) file = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanBundle) bundle = NULL;

      g_test_message ("%s", payloads[i].name);
      desks_init (&desks, i);
      fill_payload (&desks, &payloads[i]);
      payload = make_payload (&desks, &payloads[i]);
      file = desks_pack (&desks, WANG, OFFICE, payload);
      bundle = desks_read (&desks, OFFICE, file, &error);
      if (payloads[i].code)
        g_assert_error (error, DUBAN_BUNDLE_ERROR, (int) payloads[i].code);
      else
        g_assert_no_error (error);
    }
}

/* What was written by the sender himself, cut and flipped at every byte: an answer each time. */
static void
test_every_byte_of_a_payload_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autoptr (GByteArray) payload = NULL;
  guint n_passed = 0;

  desks_init (&desks, 1);
  fill_payload (&desks, &payloads[0]);
  payload = make_payload (&desks, &payloads[0]);
  for (gsize at = 0; at < payload->len; at++)
    {
      g_autoptr (GBytes) file = NULL;
      g_autoptr (GBytes) cut = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanBundle) bundle = NULL;
      g_autoptr (GByteArray) shorter = g_byte_array_new ();

      payload->data[at] ^= 1;
      file = desks_pack (&desks, WANG, OFFICE, payload);
      payload->data[at] ^= 1;
      bundle = desks_read (&desks, OFFICE, file, &error);
      n_passed += bundle != NULL;
      g_clear_error (&error);
      g_clear_pointer (&bundle, duban_bundle_unref);

      g_byte_array_append (shorter, payload->data, (guint) at);
      if (at == 0)
        continue; /* a payload has a byte at least */
      cut = desks_pack (&desks, WANG, OFFICE, shorter);
      bundle = desks_read (&desks, OFFICE, cut, &error);
      g_assert_error (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_MALFORMED);
    }
  /* Only what is the sender's own to say: whether more follows, and the base. */
  g_assert_cmpuint (n_passed, ==, 1 + DUBAN_ID_SIZE);
}

/* Changes of a colleague that the office passes on. */
static void
test_another_desks_words_pass_under_its_own_seal_alone (void)
{
  enum
  {
    FAITHFUL,
    SEALED_BY_THE_OFFICE,
    UNKNOWN_AUTHOR,
    REVOKED_BEFORE,
    REVOKED_AFTER,
    FORGED,
    N_CASES
  };
  static const DubanBundleError codes[N_CASES]
      = { [SEALED_BY_THE_OFFICE] = DUBAN_BUNDLE_ERROR_CHANGE,
          [UNKNOWN_AUTHOR] = DUBAN_BUNDLE_ERROR_AUTHOR,
          [REVOKED_BEFORE] = DUBAN_BUNDLE_ERROR_REVOKED,
          [FORGED] = DUBAN_BUNDLE_ERROR_SEAL };

  for (guint c = 0; c < N_CASES; c++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanBundle) bundle = NULL;

      desks_init (&desks, 3);
      desks_add_change (&desks, WANG, 20);
      desks_seal (&desks, c == SEALED_BY_THE_OFFICE ? OFFICE : WANG, 5, 256);
      desks.is_known[WANG] = c != UNKNOWN_AUTHOR;
      if (c == REVOKED_BEFORE || c == REVOKED_AFTER)
        desks.peers[WANG].keys[0].revoked_after = c == REVOKED_BEFORE ? 4 : 5;
      if (c == FORGED)
        g_array_index (desks.seals, DubanSeal, 0).no = 6;
      bundle = desks_read (&desks, LI, desks_write (&desks, OFFICE, LI), &error);
      if (codes[c])
        g_assert_error (error, DUBAN_BUNDLE_ERROR, (int) codes[c]);
      else
        g_assert_no_error (error);
    }
}

/* A member who puts another's change among his own seal's hashes stops nothing. */
static void
test_a_seal_says_nothing_of_another_desks_changes (void)
{
  g_auto (Desks) desks = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanBundle) bundle = NULL;
  const DubanBundleChange *changes;
  DubanHash *hashes = g_new0 (DubanHash, 3);
  DubanSpan body;
  guint n;

  desks_init (&desks, 3);
  desks_add_change (&desks, LI, 10);
  desks_add_change (&desks, WANG, 20);
  for (guint i = 0; i < 2; i++)
    {
      body = desks_get_body (&desks, i);
      hashes[i + 1] = duban_hash_of (body.data, body.size);
    }
  g_ptr_array_add (desks.hashes, hashes);
  g_array_set_size (desks.seals, 1);
  duban_seal_make (&g_array_index (desks.seals, DubanSeal, 0), desks.keys[LI], 1, hashes, 2);
  n = 0;
  g_array_append_val (desks.which, n);
  desks_seal (&desks, WANG, 1, 256);
  bundle = desks_read (&desks, LI, desks_write (&desks, OFFICE, LI), &error);
  g_assert_no_error (error);
  changes = duban_bundle_get_changes (bundle, &n);
  g_assert_cmpuint (changes[0].seal, ==, 0);
  g_assert_cmpuint (changes[1].seal, ==, 1);
}

/* Chunks that decrypt, but are not the whole stream: the last is none, or an earlier one is. */
static void
test_only_the_last_chunk_ends_a_stream (void)
{
  static const struct
  {
    guint8 tags[2];
    gboolean is_taken;
  } streams[] = { { { 0, 3 }, TRUE },  { { 0, 0 }, FALSE }, { { 3, 3 }, FALSE },
                  { { 3, 0 }, FALSE }, { { 2, 3 }, FALSE }, { { 0, 1 }, FALSE } };
  g_autofree guint8 *plain = g_malloc0 (DUBAN_BUNDLE_CHUNK_SIZE);
  guint8 key[DUBAN_FILE_KEY_SIZE] = { 1 }, stream[DUBAN_STREAM_HEADER_SIZE] = { 2 };
  DubanSpan header = { (const guint8 *) "header", 6 };
  DubanHash hash = duban_hash_of (header.data, header.size);

  for (gsize i = 0; i < G_N_ELEMENTS (streams); i++)
    {
      crypto_secretstream_xchacha20poly1305_state state;
      guint8 out[2 * DUBAN_BUNDLE_CHUNK_SIZE];
      g_autoptr (GByteArray) read = NULL;
      g_autoptr (GError) error = NULL;
      unsigned long long first, second;

      crypto_secretstream_xchacha20poly1305_init_pull (&state, stream, key);
      crypto_secretstream_xchacha20poly1305_push (&state, out, &first, plain,
                                                  DUBAN_BUNDLE_CHUNK_SIZE, hash.bytes,
                                                  DUBAN_HASH_SIZE, streams[i].tags[0]);
      crypto_secretstream_xchacha20poly1305_push (&state, out + first, &second, plain, 10, NULL, 0,
                                                  streams[i].tags[1]);
      read = duban_chunks_decrypt (key, stream, header, (DubanSpan){ out, first + second }, &error);
      g_assert_true ((read != NULL) == streams[i].is_taken);
      if (!read)
        g_assert_error (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_CHUNK);
    }
}

/* The writer is asked too: what it wrote wrongly would be refused only far away. */
static void
test_a_writer_takes_only_what_its_seal_covers (void)
{
  g_auto (Desks) desks = { 0 };
  g_autoptr (DubanBundleWriter) writer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *large = g_malloc0 (DUBAN_CHANGE_MAX + 1);
  DubanHash hashes[2] = { 0 };
  DubanBundleOrder order;
  DubanSeal seal;

  desks_make_small (&desks);
  order = desks_make_order (&desks, WANG, duban_key_get_public (desks.keys[OFFICE]), 1);
  writer = duban_bundle_writer_new (&order, desks_keep_file, &desks, &error);
  g_assert_true (duban_bundle_writer_add (writer, desks_get_body (&desks, 0),
                                          &g_array_index (desks.seals, DubanSeal, 0), &error));
  g_assert_false (duban_bundle_writer_add (writer, desks_get_body (&desks, 0),
                                           &g_array_index (desks.seals, DubanSeal, 1), &error));
  g_assert_error (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_CHANGE);
  for (gsize size = DUBAN_CHANGE_MAX; size <= DUBAN_CHANGE_MAX + 1; size++)
    {
      g_clear_error (&error);
      hashes[1] = duban_hash_of (large, size);
      duban_seal_make (&seal, desks.keys[WANG], 1, hashes, 1);
      if (duban_bundle_writer_add (writer, (DubanSpan){ large, size }, &seal, &error))
        g_assert_cmpuint (size, ==, DUBAN_CHANGE_MAX);
      else
        g_assert_error (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_LARGE);
    }
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle-payload/a-payload-is-as-it-must-be", test_a_payload_is_as_it_must_be);
  g_test_add_func ("/bundle-payload/every-byte-of-a-payload-is-told",
                   test_every_byte_of_a_payload_is_told);
  g_test_add_func ("/bundle-payload/another-desks-words-pass-under-its-own-seal-alone",
                   test_another_desks_words_pass_under_its_own_seal_alone);
  g_test_add_func ("/bundle-payload/a-seal-says-nothing-of-another-desks-changes",
                   test_a_seal_says_nothing_of_another_desks_changes);
  g_test_add_func ("/bundle-payload/only-the-last-chunk-ends-a-stream",
                   test_only_the_last_chunk_ends_a_stream);
  g_test_add_func ("/bundle-payload/a-writer-takes-only-what-its-seal-covers",
                   test_a_writer_takes_only_what_its_seal_covers);
  return g_test_run ();
}
