/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/key.h"

#include "exchange/bundle/bytes.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (DUBAN_PUBLIC_KEY_SIZE == crypto_sign_PUBLICKEYBYTES);
G_STATIC_ASSERT (DUBAN_PUBLIC_KEY_SIZE == crypto_box_PUBLICKEYBYTES);
G_STATIC_ASSERT (DUBAN_SIGNATURE_SIZE == crypto_sign_BYTES);
G_STATIC_ASSERT (DUBAN_BOX_EXTRA == crypto_box_SEALBYTES);
G_STATIC_ASSERT (DUBAN_KEY_SEEDS_SIZE == crypto_sign_SEEDBYTES + crypto_box_SEEDBYTES);

#define FINGERPRINT_PURPOSE "Duban fingerprint 1"
#define GROUPS 6

struct _DubanKey
{
  DubanPublicKey public;
  gint64 made_at;
  guint8 seeds[DUBAN_KEY_SEEDS_SIZE];
  guint8 sign[crypto_sign_SECRETKEYBYTES];
  guint8 box[crypto_box_SECRETKEYBYTES];
};

gboolean
duban_public_key_equal (const DubanPublicKey *a, const DubanPublicKey *b)
{
  return memcmp (a, b, sizeof *a) == 0;
}

const char *
duban_public_key_format_fingerprint (const DubanPublicKey *key, char *buffer)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint64 groups[GROUPS];
  char *out = buffer;

  duban_bytes_append (bytes, FINGERPRINT_PURPOSE, sizeof FINGERPRINT_PURPOSE);
  duban_bytes_append (bytes, key->desk.bytes, DUBAN_ID_SIZE);
  duban_bytes_append (bytes, key->sign, sizeof key->sign);
  duban_bytes_append (bytes, key->box, sizeof key->box);
  crypto_generichash ((guint8 *) groups, sizeof groups, bytes->data, bytes->len, NULL, 0);
  for (guint i = 0; i < GROUPS; i++)
    {
      guint64 group = GUINT64_FROM_LE (groups[i]) % 10000;

      if (i > 0)
        *out++ = ' ';
      for (guint64 unit = 1000; unit > 0; unit /= 10)
        *out++ = (char) ('0' + group / unit % 10);
    }
  *out = '\0';
  return buffer;
}

gboolean
duban_public_key_is_fingerprint (const DubanPublicKey *key, const char *typed)
{
  char buffer[DUBAN_FINGERPRINT_TEXT_SIZE];
  const char *wanted = duban_public_key_format_fingerprint (key, buffer);

  if (!g_utf8_validate (typed, -1, NULL))
    return FALSE;
  for (const char *at = typed; *at; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      int digit = g_unichar_digit_value (letter);

      if (g_unichar_isspace (letter) || g_unichar_ispunct (letter))
        continue;
      while (*wanted == ' ')
        wanted++;
      if (digit < 0 || *wanted != '0' + digit)
        return FALSE;
      wanted++;
    }
  return *wanted == '\0';
}

DubanKey *
duban_key_new_from_seeds (const DubanId *desk, gint64 made_at,
                          const guint8 seeds[DUBAN_KEY_SEEDS_SIZE])
{
  DubanKey *key = g_new0 (DubanKey, 1);

  (void) !sodium_init (); /* picks the fastest code; the keys are the same where it fails */
  key->public.desk = *desk;
  key->made_at = made_at;
  memcpy (key->seeds, seeds, DUBAN_KEY_SEEDS_SIZE);
  crypto_sign_seed_keypair (key->public.sign, key->sign, seeds);
  crypto_box_seed_keypair (key->public.box, key->box, seeds + crypto_sign_SEEDBYTES);
  return key;
}

DubanKey *
duban_key_new (const DubanId *desk, gint64 made_at, const DubanChance *chance)
{
  guint8 seeds[DUBAN_KEY_SEEDS_SIZE];
  DubanKey *key;

  duban_chance_fill (chance, seeds, sizeof seeds);
  key = duban_key_new_from_seeds (desk, made_at, seeds);
  sodium_memzero (seeds, sizeof seeds);
  return key;
}

const guint8 *
duban_key_get_seeds (const DubanKey *key)
{
  return key->seeds;
}

void
duban_key_free (DubanKey *key)
{
  if (!key)
    return;
  sodium_memzero (key, sizeof *key);
  g_free (key);
}

const DubanPublicKey *
duban_key_get_public (const DubanKey *key)
{
  return &key->public;
}

gint64
duban_key_get_made_at (const DubanKey *key)
{
  return key->made_at;
}

/* What is signed: the purpose with its NUL, then the bytes. */
static GByteArray *
make_signed (const char *purpose, gconstpointer data, gsize size)
{
  gsize prefix = strlen (purpose) + 1;
  GByteArray *bytes = g_byte_array_sized_new ((guint) (prefix + size));

  duban_bytes_append (bytes, purpose, prefix);
  duban_bytes_append (bytes, data, size);
  return bytes;
}

void
duban_key_sign (const DubanKey *key, const char *purpose, gconstpointer data, gsize size,
                guint8 signature[DUBAN_SIGNATURE_SIZE])
{
  g_autoptr (GByteArray) bytes = make_signed (purpose, data, size);

  crypto_sign_detached (signature, NULL, bytes->data, bytes->len, key->sign);
}

gboolean
duban_public_key_verify (const DubanPublicKey *key, const char *purpose, gconstpointer data,
                         gsize size, const guint8 signature[DUBAN_SIGNATURE_SIZE])
{
  g_autoptr (GByteArray) bytes = make_signed (purpose, data, size);

  return crypto_sign_verify_detached (signature, bytes->data, bytes->len, key->sign) == 0;
}

/* As crypto_box_seal does it, but the one-time key comes from the chance that was handed in: first
 * its public half, then the box under the nonce BLAKE2b-192 (one-time key, recipient's key). */
static void
make_nonce (const guint8 *once, const guint8 *recipient, guint8 nonce[crypto_box_NONCEBYTES])
{
  crypto_generichash_state state;

  crypto_generichash_init (&state, NULL, 0, crypto_box_NONCEBYTES);
  crypto_generichash_update (&state, once, crypto_box_PUBLICKEYBYTES);
  crypto_generichash_update (&state, recipient, crypto_box_PUBLICKEYBYTES);
  crypto_generichash_final (&state, nonce, crypto_box_NONCEBYTES);
}

gboolean
duban_public_key_seal_box (const DubanPublicKey *key, const DubanChance *chance,
                           const guint8 *plain, gsize size, guint8 *sealed)
{
  guint8 seed[crypto_box_SEEDBYTES];
  guint8 secret[crypto_box_SECRETKEYBYTES];
  guint8 nonce[crypto_box_NONCEBYTES];
  gboolean is_sealed;

  duban_chance_fill (chance, seed, sizeof seed);
  crypto_box_seed_keypair (sealed, secret, seed);
  make_nonce (sealed, key->box, nonce);
  is_sealed
      = crypto_box_easy (sealed + crypto_box_PUBLICKEYBYTES, plain, size, nonce, key->box, secret)
        == 0;
  sodium_memzero (seed, sizeof seed);
  sodium_memzero (secret, sizeof secret);
  return is_sealed;
}

gboolean
duban_key_open_box (const DubanKey *key, const guint8 *sealed, gsize size, guint8 *plain)
{
  return crypto_box_seal_open (plain, sealed, size + DUBAN_BOX_EXTRA, key->public.box, key->box)
         == 0;
}
