/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/id.h"

#include <sodium.h>
#include <string.h>

/* sodium_init picks the fastest BLAKE2b for this processor.  Hashes are the same where it fails
 * (it could not get chance, of which nothing here has need), so either answer will do. */
static void
ensure_sodium (void)
{
  static gsize answer = 0;

  if (g_once_init_enter (&answer))
    g_once_init_leave (&answer, sodium_init () < 0 ? 1 : 2);
}

/* Version and variant where RFC 9562 wants them. */
static void
stamp (DubanId *id, guint version)
{
  id->bytes[6] = (guint8) ((id->bytes[6] & 0x0f) | version << 4);
  id->bytes[8] = (guint8) ((id->bytes[8] & 0x3f) | 0x80);
}

static void
update_with_part (crypto_generichash_state *state, const char *part)
{
  gsize size = strlen (part);
  guint32 prefix = GUINT32_TO_LE ((guint32) size);

  crypto_generichash_update (state, (const guint8 *) &prefix, sizeof prefix);
  crypto_generichash_update (state, (const guint8 *) part, size);
}

static gboolean
is_hyphen_before (guint byte)
{
  return byte == 4 || byte == 6 || byte == 8 || byte == 10;
}

guint
duban_id_hash (gconstpointer id)
{
  guint32 tail;

  /* The first half of a UUIDv7 is its time; chance is in the last bytes. */
  memcpy (&tail, ((const DubanId *) id)->bytes + DUBAN_ID_SIZE - sizeof tail, sizeof tail);
  return tail;
}

gboolean
duban_id_equal (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, DUBAN_ID_SIZE) == 0;
}

int
duban_id_compare (const DubanId *a, const DubanId *b)
{
  return memcmp (a->bytes, b->bytes, DUBAN_ID_SIZE);
}

gboolean
duban_id_is_nil (const DubanId *id)
{
  static const DubanId nil = { { 0 } };

  return duban_id_equal (id, &nil);
}

DubanId
duban_id_from_time (gint64 milliseconds, const guint8 random[10])
{
  guint64 time = (guint64) MAX (milliseconds, 0);
  DubanId id;

  for (guint i = 0; i < 6; i++)
    id.bytes[i] = (guint8) (time >> (40 - 8 * i));
  memcpy (id.bytes + 6, random, 10);
  stamp (&id, 7);
  return id;
}

DubanId
duban_id_from_words (const char *kind, const char *const *parts)
{
  crypto_generichash_state state;
  DubanId id;

  ensure_sodium ();
  crypto_generichash_init (&state, NULL, 0, DUBAN_ID_SIZE);
  update_with_part (&state, kind);
  for (; *parts; parts++)
    update_with_part (&state, *parts);
  crypto_generichash_final (&state, id.bytes, DUBAN_ID_SIZE);
  stamp (&id, 8);
  return id;
}

const char *
duban_id_format (const DubanId *id, char *buffer)
{
  static const char digits[] = "0123456789abcdef";
  char *out = buffer;

  for (guint i = 0; i < DUBAN_ID_SIZE; i++)
    {
      if (is_hyphen_before (i))
        *out++ = '-';
      *out++ = digits[id->bytes[i] >> 4];
      *out++ = digits[id->bytes[i] & 0x0f];
    }
  *out = '\0';
  return buffer;
}

gboolean
duban_id_parse (const char *text, DubanId *id)
{
  DubanId read;

  for (guint i = 0; i < DUBAN_ID_SIZE; i++)
    {
      if (is_hyphen_before (i) && *text++ != '-')
        return FALSE;
      if (!g_ascii_isxdigit (text[0]) || !g_ascii_isxdigit (text[1]))
        return FALSE;
      read.bytes[i]
          = (guint8) (g_ascii_xdigit_value (text[0]) << 4 | g_ascii_xdigit_value (text[1]));
      text += 2;
    }
  if (*text)
    return FALSE;
  *id = read;
  return TRUE;
}

DubanHash
duban_hash_of (gconstpointer data, gsize size)
{
  DubanHash hash;

  ensure_sodium ();
  crypto_generichash (hash.bytes, DUBAN_HASH_SIZE, data, size, NULL, 0);
  return hash;
}
