/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/bundle-read.h"

#include "exchange/bundle/chunks.h"
#include "exchange/bundle/frame.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n-lib.h>

typedef enum
{
  STATE_OPENED,
  STATE_UNLOCKED,
  STATE_VERIFIED,
} State;

struct _DubanBundle
{
  gatomicrefcount count;
  State state;
  GBytes *file; /* until it is unlocked */
  DubanBundleFrame frame;
  DubanBundleHeader header;
  GByteArray *payload; /* what all below is inside of */
  DubanId base;
  const DubanId *acks;
  guint n_acks;
  gboolean has_more;
  GArray *seals;   /* of DubanSeal */
  GArray *changes; /* of DubanBundleChange */
  DubanBundleHereFunc is_here;
  gpointer here_data;
};

#define SEAL_MIN (DUBAN_ID_SIZE + 8 + 1 + 2 * DUBAN_HASH_SIZE + DUBAN_SIGNATURE_SIZE)
#define NO_SEAL G_MAXUINT

G_STATIC_ASSERT (sizeof (DubanId) == DUBAN_ID_SIZE);

DubanBundle *
duban_bundle_open (GBytes *file, GError **error)
{
  g_autoptr (DubanBundle) bundle = g_new0 (DubanBundle, 1);
  gsize size;
  const guint8 *data = g_bytes_get_data (file, &size);

  g_atomic_ref_count_init (&bundle->count);
  bundle->file = g_bytes_ref (file);
  bundle->seals = g_array_new (FALSE, FALSE, sizeof (DubanSeal));
  bundle->changes = g_array_new (FALSE, FALSE, sizeof (DubanBundleChange));
  if (!duban_bundle_frame_decode ((DubanSpan){ data, size }, &bundle->frame, error)
      || !duban_bundle_header_decode (bundle->frame.header, &bundle->header, error))
    return NULL;
  return g_steal_pointer (&bundle);
}

DubanBundle *
duban_bundle_ref (DubanBundle *bundle)
{
  g_atomic_ref_count_inc (&bundle->count);
  return bundle;
}

void
duban_bundle_unref (DubanBundle *bundle)
{
  if (!bundle || !g_atomic_ref_count_dec (&bundle->count))
    return;
  g_clear_pointer (&bundle->file, g_bytes_unref);
  g_clear_pointer (&bundle->payload, g_byte_array_unref);
  g_array_unref (bundle->seals);
  g_array_unref (bundle->changes);
  duban_bundle_header_clear (&bundle->header);
  g_free (bundle);
}

const DubanBundleHeader *
duban_bundle_get_header (const DubanBundle *bundle)
{
  return &bundle->header;
}

const DubanId *
duban_bundle_get_base (const DubanBundle *bundle)
{
  return &bundle->base;
}

const DubanId *
duban_bundle_get_acks (const DubanBundle *bundle, guint *n_acks)
{
  *n_acks = bundle->n_acks;
  return bundle->acks;
}

gboolean
duban_bundle_has_more (const DubanBundle *bundle)
{
  return bundle->has_more;
}

const DubanSeal *
duban_bundle_get_seals (const DubanBundle *bundle, guint *n_seals)
{
  *n_seals = bundle->seals->len;
  return (const DubanSeal *) (gpointer) bundle->seals->data;
}

const DubanBundleChange *
duban_bundle_get_changes (const DubanBundle *bundle, guint *n_changes)
{
  *n_changes = bundle->changes->len;
  return (const DubanBundleChange *) (gpointer) bundle->changes->data;
}

/* How the sender calls himself, or what stands for that. */
static const char *
get_name (const DubanBundle *bundle)
{
  return *bundle->header.name ? bundle->header.name : _ ("nameless");
}

static gboolean
refuse_sender (const DubanBundle *bundle, gboolean is_known, const char *name, GError **error)
{
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];

  duban_public_key_format_fingerprint (&bundle->header.sender, fingerprint);
  if (is_known)
    return duban_bundle_refuse (
        error, DUBAN_BUNDLE_ERROR_KEY_CHANGED,
        _ ("This exchange file says that it is from “%s”, but under another key (fingerprint %s) "
           "than the one known here; ask him, and if he has a new key, take in his new "
           "introduction first."),
        name, fingerprint);
  return duban_bundle_refuse (
      error, DUBAN_BUNDLE_ERROR_STRANGER,
      _ ("The sender of this exchange file is not known here: it says “%s”, fingerprint %s; take "
         "in his introduction and compare this fingerprint with him by telephone first."),
      name, fingerprint);
}

static const DubanPeerKey *
find_key (const DubanPeer *peer, const DubanPublicKey *key)
{
  for (guint i = 0; i < peer->n_keys; i++)
    if (duban_public_key_equal (&peer->keys[i].key, key))
      return &peer->keys[i];
  return NULL;
}

static gboolean
check_sender (const DubanBundle *bundle, const DubanKey *own, DubanPeerFunc peers, gpointer data,
              GError **error)
{
  const DubanPublicKey *sender = &bundle->header.sender;
  DubanPeer peer = { 0 };
  const DubanPeerKey *key;
  const char *name;

  if (duban_id_equal (&sender->desk, &duban_key_get_public (own)->desk))
    return duban_bundle_refuse (
        error, DUBAN_BUNDLE_ERROR_OWN,
        _ ("This exchange file was made by this desk itself; give it to the "
           "colleague it is for."));
  if (!peers (&sender->desk, &peer, data))
    return refuse_sender (bundle, FALSE, get_name (bundle), error);
  name = peer.name ? peer.name : get_name (bundle);
  key = find_key (&peer, sender);
  if (!key)
    return refuse_sender (bundle, TRUE, name, error);
  if (key->revoked_after != G_MAXINT64)
    return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_REVOKED,
                                _ ("This exchange file was signed with a key of “%s” that has been "
                                   "revoked; ask him for his new introduction and a new file."),
                                name);
  return TRUE;
}

static const DubanBundleRecipient *
find_recipient (const DubanBundle *bundle, const DubanKey *own, GError **error)
{
  const DubanId *desk = &duban_key_get_public (own)->desk;

  for (guint i = 0; i < bundle->header.n_recipients; i++)
    if (duban_id_equal (&bundle->header.recipients[i].desk, desk))
      return &bundle->header.recipients[i];
  duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_ELSEWHERE,
                       _ ("This exchange file of “%s” is not addressed to this desk; ask him for "
                          "one that is."),
                       get_name (bundle));
  return NULL;
}

static gboolean
take_acks (DubanBundle *bundle, DubanReader *reader)
{
  guint n = duban_reader_take_length (reader);

  if (n > DUBAN_BUNDLE_ACKS_MAX)
    return FALSE;
  bundle->acks = (const DubanId *) duban_reader_take (reader, (gsize) n * DUBAN_ID_SIZE);
  bundle->n_acks = bundle->acks ? n : 0;
  return !reader->failed;
}

static gboolean
take_seals (DubanBundle *bundle, DubanReader *reader)
{
  guint n = duban_reader_take_length (reader);

  if (n > reader->size / SEAL_MIN)
    return FALSE;
  g_array_set_size (bundle->seals, n);
  for (guint i = 0; i < n; i++)
    if (!duban_seal_take (reader, &g_array_index (bundle->seals, DubanSeal, i)))
      return FALSE;
  return TRUE;
}

/* *is_large: one of them is beyond its limit. */
static gboolean
take_changes (DubanBundle *bundle, DubanReader *reader, gboolean *is_large)
{
  guint n = duban_reader_take_length (reader);

  if (n > reader->size) /* each takes its length at least */
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      DubanBundleChange change = { .body = duban_reader_take_span (reader), .seal = NO_SEAL };

      *is_large = change.body.size > DUBAN_CHANGE_MAX;
      if (reader->failed || change.body.size == 0 || *is_large)
        return FALSE;
      change.hash = duban_hash_of (change.body.data, change.body.size);
      g_array_append_val (bundle->changes, change);
    }
  return TRUE;
}

static gboolean
parse_payload (DubanBundle *bundle, GError **error)
{
  DubanReader reader;
  gboolean is_large = FALSE;
  guint more;

  duban_reader_init (&reader, (DubanSpan){ bundle->payload->data, bundle->payload->len });
  more = duban_reader_take_u8 (&reader);
  bundle->has_more = more == 1;
  duban_reader_take_id (&reader, &bundle->base);
  if (more <= 1 && take_acks (bundle, &reader) && take_seals (bundle, &reader)
      && take_changes (bundle, &reader, &is_large) && duban_reader_is_done (&reader))
    return TRUE;
  return is_large
             ? duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_LARGE,
                                    _ ("This exchange file has a change larger than any may be (%u "
                                       "MiB); ask its sender for a new one."),
                                    DUBAN_CHANGE_MAX >> 20)
             : duban_bundle_refuse (
                 error, DUBAN_BUNDLE_ERROR_MALFORMED,
                 _ ("What this exchange file holds is not as it must be; ask its "
                    "sender for a new one."));
}

static gboolean
decrypt (DubanBundle *bundle, const DubanKey *own, const DubanBundleRecipient *recipient,
         GError **error)
{
  guint8 file_key[DUBAN_FILE_KEY_SIZE];

  if (!duban_key_open_box (own, recipient->sealed, sizeof file_key, file_key))
    return duban_bundle_refuse (
        error, DUBAN_BUNDLE_ERROR_LOCKED,
        _ ("This exchange file was encrypted for another key than this "
           "desk's; give “%s” this desk's introduction anew and ask him for "
           "a new file."),
        get_name (bundle));
  bundle->payload = duban_chunks_decrypt (file_key, bundle->header.stream, bundle->frame.header,
                                          bundle->frame.payload, error);
  sodium_memzero (file_key, sizeof file_key);
  return bundle->payload != NULL;
}

gboolean
duban_bundle_unlock (DubanBundle *bundle, const DubanKey *own, DubanPeerFunc peers, gpointer data,
                     GError **error)
{
  const DubanBundleRecipient *recipient;

  g_return_val_if_fail (bundle->state == STATE_OPENED && !bundle->payload, FALSE);
  if (!check_sender (bundle, own, peers, data, error))
    return FALSE;
  recipient = find_recipient (bundle, own, error);
  if (!recipient)
    return FALSE;
  if (!duban_bundle_frame_verify (&bundle->frame, &bundle->header.sender))
    return duban_bundle_refuse (
        error, DUBAN_BUNDLE_ERROR_SIGNATURE,
        _ ("The signature of this exchange file is not that of “%s”: it was "
           "altered or forged; do not take it in, and ask him."),
        get_name (bundle));
  if (!decrypt (bundle, own, recipient, error) || !parse_payload (bundle, error))
    return FALSE;
  g_clear_pointer (&bundle->file, g_bytes_unref);
  bundle->frame = (DubanBundleFrame){ 0 };
  bundle->state = STATE_UNLOCKED;
  return TRUE;
}

/* The authors that were asked for, each once. */
typedef struct
{
  DubanId desk;
  DubanPeer peer;
} Author;

static const DubanPeer *
find_author (GArray *authors, const DubanId *desk, DubanPeerFunc peers, gpointer data)
{
  Author author = { .desk = *desk };

  for (guint i = 0; i < authors->len; i++)
    if (duban_id_equal (&g_array_index (authors, Author, i).desk, desk))
      return &g_array_index (authors, Author, i).peer;
  if (!peers (desk, &author.peer, data))
    return NULL;
  author.peer.name = NULL; /* borrowed only until the next question */
  g_array_append_val (authors, author);
  return &g_array_index (authors, Author, authors->len - 1).peer;
}

/* The key may be one that its author had before the reader met him: his own file tells. */
static gboolean
refuse_seal (const DubanSeal *seal, const char *number, DubanPeerFunc peers, gpointer data,
             GError **error)
{
  DubanPeer author = { 0 };

  if (!peers (&seal->desk, &author, data) || author.name == NULL)
    return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_SEAL,
                                _ ("Seal %s in this exchange file is not its author's: somebody "
                                   "altered or forged what a colleague wrote; do not take it in, "
                                   "and ask its sender."),
                                number);
  return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_SEAL,
                              _ ("Seal %s in this exchange file is not its author's by any key "
                                 "of %s that is known here: first take in his present "
                                 "introduction and a file of his own, then this file again; if "
                                 "it is refused even then, somebody altered or forged what he "
                                 "wrote."),
                              number, author.name);
}

/* By one of the author's keys, before that was revoked. */
static gboolean
verify_seal (const DubanSeal *seal, const DubanPeer *author, DubanPeerFunc peers, gpointer data,
             GError **error)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, seal->no);
  const DubanPeerKey *key = NULL;

  for (guint i = 0; i < author->n_keys && !key; i++)
    if (duban_seal_verify (seal, &author->keys[i].key))
      key = &author->keys[i];
  if (!key)
    return refuse_seal (seal, number, peers, data, error);
  if (seal->no > key->revoked_after)
    return duban_bundle_refuse (
        error, DUBAN_BUNDLE_ERROR_REVOKED,
        _ ("Seal %s in this exchange file was made with a key that had been "
           "revoked; do not take it in, and ask its sender."),
        number);
  return TRUE;
}

static gboolean
has_hash (const DubanSeal *seal, const DubanHash *hash)
{
  const DubanHash *hashes = duban_seal_get_changes (seal);

  for (guint i = 0; i < seal->n_changes; i++)
    if (memcmp (&hashes[i], hash, sizeof *hash) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the reader has all that a seal speaks for in this file: then nothing hangs on it. */
static gboolean
is_idle (const DubanBundle *bundle, const DubanSeal *seal)
{
  if (!bundle->is_here)
    return FALSE;
  for (guint i = 0; i < bundle->changes->len; i++)
    {
      const DubanBundleChange *change = &g_array_index (bundle->changes, DubanBundleChange, i);

      if (has_hash (seal, &change->hash) && !bundle->is_here (change, bundle->here_data))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse_author (const DubanSeal *seal, GError **error)
{
  char desk[DUBAN_ID_TEXT_SIZE];

  return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_AUTHOR,
                              _ ("This exchange file passes on what a desk wrote that is not "
                                 "known here (%s); take in that colleague's introduction, or "
                                 "a file of the office, first."),
                              duban_id_format (&seal->desk, desk));
}

static gboolean
verify_seals (DubanBundle *bundle, DubanPeerFunc peers, gpointer data, GError **error)
{
  g_autoptr (GArray) authors = g_array_new (FALSE, FALSE, sizeof (Author));

  for (guint i = 0; i < bundle->seals->len; i++)
    {
      const DubanSeal *seal = &g_array_index (bundle->seals, DubanSeal, i);
      const DubanPeer *author = find_author (authors, &seal->desk, peers, data);
      g_autoptr (GError) cause = NULL;

      if (author ? verify_seal (seal, author, peers, data, &cause) : refuse_author (seal, &cause))
        continue;
      if (is_idle (bundle, seal))
        continue;
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  return TRUE;
}

static guint
hash_hash (gconstpointer hash)
{
  guint32 head;

  memcpy (&head, hash, sizeof head);
  return head;
}

static gboolean
equal_hash (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, DUBAN_HASH_SIZE) == 0;
}

static gboolean
refuse_order (GError **error)
{
  return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_MALFORMED,
                              _ ("This exchange file holds a change twice or a seal without a "
                                 "change; ask its sender for a new one."));
}

/* The desks that the changes say they are of; nil for one that does not decode. *cause: why the
 * first such one does not. (transfer full) */
static DubanId *
read_desks (const DubanBundle *bundle, GError **cause)
{
  DubanId *desks = g_new0 (DubanId, bundle->changes->len);

  for (guint i = 0; i < bundle->changes->len; i++)
    {
      const DubanSpan *body = &g_array_index (bundle->changes, DubanBundleChange, i).body;
      g_auto (DubanChange) change = { 0 };

      if (duban_change_decode (body->data, body->size, &change, *cause ? NULL : cause))
        desks[i] = change.desk;
    }
  return desks;
}

/* A seal speaks for its author's changes alone: what else is among its hashes says nothing, or a
 * member could stop the words of others by sealing them. */
static gboolean
match_seal (DubanBundle *bundle, guint number, GHashTable *changes, const DubanId *desks)
{
  const DubanSeal *seal = &g_array_index (bundle->seals, DubanSeal, number);
  const DubanHash *hashes = duban_seal_get_changes (seal);
  gboolean is_used = FALSE;

  for (guint i = 0; i < seal->n_changes; i++)
    {
      DubanBundleChange *change = g_hash_table_lookup (changes, &hashes[i]);
      const DubanId *desk;

      if (!change)
        continue;
      is_used = TRUE;
      desk = &desks[change - (const DubanBundleChange *) (gpointer) bundle->changes->data];
      if (change->seal == NO_SEAL && (duban_id_is_nil (desk) || duban_id_equal (desk, &seal->desk)))
        change->seal = number;
    }
  return is_used;
}

/* Tells each change its seal; a seal covers one change here at least, and no change comes twice. */
static gboolean
match_seals (DubanBundle *bundle, const DubanId *desks, GError **error)
{
  g_autoptr (GHashTable) changes = g_hash_table_new (hash_hash, equal_hash);

  for (guint i = 0; i < bundle->changes->len; i++)
    {
      DubanBundleChange *change = &g_array_index (bundle->changes, DubanBundleChange, i);

      if (!g_hash_table_insert (changes, &change->hash, change))
        return refuse_order (error);
    }
  for (guint i = 0; i < bundle->seals->len; i++)
    if (!match_seal (bundle, i, changes, desks))
      return refuse_order (error);
  return TRUE;
}

/* The first change that is not its author's, or not one at all. */
static gboolean
verify_changes (const DubanBundle *bundle, const DubanId *desks, const GError *cause,
                GError **error)
{
  for (guint i = 0; i < bundle->changes->len; i++)
    {
      if (g_array_index (bundle->changes, DubanBundleChange, i).seal == NO_SEAL)
        return duban_bundle_refuse (
            error, DUBAN_BUNDLE_ERROR_CHANGE,
            _ ("Change %u in this exchange file is not as its author sealed it: somebody altered "
               "or "
               "forged what a colleague wrote; do not take it in, and ask its sender."),
            i + 1);
      if (!duban_id_is_nil (&desks[i]))
        continue;
      if (g_error_matches (cause, DUBAN_CHANGE_ERROR, DUBAN_CHANGE_ERROR_VERSION))
        return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_NEWER,
                                    _ ("This exchange file holds changes of a newer version of "
                                       "Duban; update this computer's."));
      return duban_bundle_refuse (
          error, DUBAN_BUNDLE_ERROR_CHANGE,
          _ ("Change %u in this exchange file is not as it must be; ask its "
             "sender for a new one."),
          i + 1);
    }
  return TRUE;
}

void
duban_bundle_tell_here (DubanBundle *bundle, DubanBundleHereFunc is_here, gpointer data)
{
  bundle->is_here = is_here;
  bundle->here_data = data;
}

gboolean
duban_bundle_verify (DubanBundle *bundle, DubanPeerFunc peers, gpointer data, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree DubanId *desks = NULL;

  g_return_val_if_fail (bundle->state == STATE_UNLOCKED, FALSE);
  if (!verify_seals (bundle, peers, data, error))
    return FALSE;
  desks = read_desks (bundle, &cause);
  if (!match_seals (bundle, desks, error) || !verify_changes (bundle, desks, cause, error))
    return FALSE;
  bundle->state = STATE_VERIFIED;
  return TRUE;
}
