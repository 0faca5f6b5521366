/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/introduction.h"

#include "core/reader.h"
#include "exchange/bundle/bytes.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* FORMAT.md, Introduction. */
#define FIRST_WORDS "DUBAN INTRODUCTION "
#define FIRST_LINE FIRST_WORDS "1"
#define LAST_LINE "END OF INTRODUCTION"
#define LINE_LENGTH 64
#define INTRODUCTION_VERSION 1
#define INTRODUCTION_SUITE 1
#define CHECK_SIZE 8
#define PURPOSE "Duban introduction 1"
#define BOM "\xef\xbb\xbf"

static void
append_public_key (GByteArray *out, const DubanPublicKey *key)
{
  duban_bytes_append (out, key->desk.bytes, DUBAN_ID_SIZE);
  duban_bytes_append (out, key->sign, sizeof key->sign);
  duban_bytes_append (out, key->box, sizeof key->box);
}

static void
take_public_key (DubanReader *reader, DubanPublicKey *key)
{
  const guint8 *bytes;

  duban_reader_take_id (reader, &key->desk);
  bytes = duban_reader_take (reader, sizeof key->sign + sizeof key->box);
  if (!bytes)
    return;
  memcpy (key->sign, bytes, sizeof key->sign);
  memcpy (key->box, bytes + sizeof key->sign, sizeof key->box);
}

static void
append_fields (GByteArray *out, const DubanIntroduction *introduction)
{
  duban_bytes_append_u8 (out, INTRODUCTION_VERSION);
  duban_bytes_append_u8 (out, INTRODUCTION_SUITE);
  duban_bytes_append_u8 (out, introduction->kind);
  duban_bytes_append_u8 (out, introduction->role);
  append_public_key (out, &introduction->key);
  duban_bytes_append (out, introduction->leader.bytes, DUBAN_ID_SIZE);
  duban_bytes_append_i64 (out, introduction->made_at);
  duban_bytes_append_span (out, introduction->name, strlen (introduction->name));
  append_public_key (out, &introduction->signer);
  duban_bytes_append_i64 (out, introduction->last_seal);
}

static void
append_signature (GByteArray *out, gsize n_fields, const DubanKey *key)
{
  guint8 signature[DUBAN_SIGNATURE_SIZE];

  duban_key_sign (key, PURPOSE, out->data, n_fields, signature);
  duban_bytes_append (out, signature, sizeof signature);
}

/* The lines around the bytes. (transfer full) */
static char *
wrap (const GByteArray *bytes)
{
  g_autofree char *letters = g_base64_encode (bytes->data, bytes->len);
  GString *text = g_string_new (FIRST_LINE "\n");
  gsize length = strlen (letters);

  for (gsize at = 0; at < length; at += LINE_LENGTH)
    {
      g_string_append_len (text, letters + at, (gssize) MIN (length - at, LINE_LENGTH));
      g_string_append_c (text, '\n');
    }
  g_string_append (text, LAST_LINE "\n");
  return g_string_free (text, FALSE);
}

/* What each kind may say; times as in a change. */
static gboolean
is_well_formed (const DubanIntroduction *introduction)
{
  const DubanPublicKey *key = &introduction->key;
  const DubanPublicKey *signer = &introduction->signer;
  gboolean is_leader = introduction->role == DUBAN_ROLE_LEADER;

  if (introduction->role < DUBAN_ROLE_NOBODY || introduction->role > DUBAN_ROLE_OFFICE
      || duban_id_is_nil (&introduction->leader) == is_leader || duban_id_is_nil (&key->desk)
      || introduction->made_at < 0 || introduction->made_at > DUBAN_CHANGE_LAST_TIME
      || introduction->last_seal < 0)
    return FALSE;
  switch (introduction->kind)
    {
    case DUBAN_INTRODUCTION_MEETING:
      return duban_public_key_equal (key, signer) && introduction->last_seal == 0;
    case DUBAN_INTRODUCTION_RENEWAL:
      return duban_id_equal (&key->desk, &signer->desk) && !duban_public_key_equal (key, signer)
             && introduction->last_seal == 0;
    case DUBAN_INTRODUCTION_REVOCATION:
      return !duban_id_is_nil (&signer->desk);
    default:
      return FALSE;
    }
}

char *
duban_introduction_write (DubanIntroduction *introduction, const DubanKey *own, const DubanKey *old,
                          GError **error)
{
  gboolean is_renewal = introduction->kind == DUBAN_INTRODUCTION_RENEWAL;
  g_autoptr (GByteArray) out = g_byte_array_new ();
  DubanHash check;
  gsize n_fields;

  g_return_val_if_fail (is_renewal == (old != NULL), NULL);
  if (!introduction->name)
    introduction->name = g_strdup ("");
  if (introduction->kind != DUBAN_INTRODUCTION_REVOCATION)
    introduction->key = *duban_key_get_public (own);
  introduction->signer = *duban_key_get_public (old ? old : own);
  g_return_val_if_fail (is_well_formed (introduction), NULL);
  if (strlen (introduction->name) > DUBAN_DESK_NAME_MAX
      || !g_utf8_validate (introduction->name, -1, NULL))
    {
      duban_bundle_refuse (
          error, DUBAN_BUNDLE_ERROR_LARGE,
          _ ("The name of this desk is too long for an introduction; shorten it."));
      return NULL;
    }
  append_fields (out, introduction);
  n_fields = out->len;
  append_signature (out, n_fields, old ? old : own);
  if (is_renewal)
    append_signature (out, n_fields, own);
  check = duban_hash_of (out->data, out->len);
  duban_bytes_append (out, check.bytes, CHECK_SIZE);
  return wrap (out);
}

static gboolean
refuse_damaged (GError **error)
{
  return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_DAMAGED,
                              _ ("This introduction was altered on its way; get the file again "
                                 "from its sender."));
}

static gboolean
refuse_malformed (GError **error)
{
  return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_MALFORMED,
                              _ ("This introduction contradicts itself; ask its sender for a new "
                                 "one."));
}

static gboolean
refuse_newer (GError **error)
{
  return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_NEWER,
                              _ ("This introduction was made by a newer version of Duban; update "
                                 "this computer's."));
}

/* The first line: which file this is, and of which version. */
static gboolean
check_first_line (const char *line, GError **error)
{
  if (!g_str_has_prefix (line, FIRST_WORDS))
    return g_str_has_prefix (FIRST_LINE, line) && *line
               ? duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_CUT,
                                      _ ("This introduction is not whole, its end is missing; get "
                                         "the file again from its sender."))
               : duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_FOREIGN,
                                      _ ("This is not an introduction of Duban; ask your colleague "
                                         "for the file that his Duban makes."));
  return strcmp (line, FIRST_LINE) == 0 || refuse_newer (error);
}

/* The letters between the first and the last line, without line breaks; NULL with error. */
static char *
unwrap (const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) letters = g_string_new (NULL);
  char **line = lines;
  gboolean is_ended = FALSE;

  while (*line && *g_strstrip (*line) == '\0')
    line++;
  if (!check_first_line (*line ? *line : "", error))
    return NULL;
  for (line++; *line && !is_ended; line++)
    {
      is_ended = strcmp (g_strstrip (*line), LAST_LINE) == 0;
      if (!is_ended)
        g_string_append (letters, *line);
    }
  if (!is_ended)
    {
      duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_CUT,
                           _ ("This introduction is not whole, its end is missing; get the file "
                              "again from its sender."));
      return NULL;
    }
  for (; *line; line++)
    if (*g_strstrip (*line))
      {
        duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_TRAILING,
                             _ ("Something stands after the end of this introduction; get the file "
                                "again from its sender."));
        return NULL;
      }
  return g_string_free (g_steal_pointer (&letters), FALSE);
}

/* The bytes of a text; NULL with error. Each text has one reading: what decodes is encoded again
 * and must be the same. */
static GByteArray *
decode_text (const guint8 *data, gsize size, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *letters = NULL;
  g_autofree char *again = NULL;
  guint8 *bytes;
  gsize n_bytes;

  if (size >= 3 && memcmp (data, BOM, 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  if (size > 0 && memchr (data, '\0', size))
    {
      refuse_damaged (error);
      return NULL;
    }
  text = g_strndup ((const char *) data, size);
  letters = unwrap (text, error);
  if (!letters)
    return NULL;
  bytes = g_base64_decode (letters, &n_bytes);
  again = g_base64_encode (bytes, n_bytes);
  if (strcmp (letters, again) != 0 || n_bytes < CHECK_SIZE)
    {
      g_free (bytes);
      refuse_damaged (error);
      return NULL;
    }
  return g_byte_array_new_take (bytes, n_bytes);
}

static void
take_fields (DubanReader *reader, DubanIntroduction *introduction)
{
  DubanSpan name;

  introduction->kind = duban_reader_take_u8 (reader);
  introduction->role = duban_reader_take_u8 (reader);
  take_public_key (reader, &introduction->key);
  duban_reader_take_id (reader, &introduction->leader);
  introduction->made_at = duban_reader_take_i64 (reader);
  name = duban_reader_take_text (reader);
  take_public_key (reader, &introduction->signer);
  introduction->last_seal = duban_reader_take_i64 (reader);
  if (name.size > DUBAN_DESK_NAME_MAX)
    reader->failed = TRUE;
  introduction->name = g_strndup (name.size ? (const char *) name.data : "", name.size);
}

static gboolean
is_signed (const DubanPublicKey *key, DubanSpan fields, const guint8 *signature)
{
  return duban_public_key_verify (key, PURPOSE, fields.data, fields.size, signature);
}

/* Fields and signatures of bytes whose check is right. */
static gboolean
decode_bytes (DubanSpan bytes, DubanIntroduction *introduction, GError **error)
{
  const guint8 *first, *second = NULL;
  DubanReader reader;
  DubanSpan fields = { bytes.data, 0 };
  guint version, suite;

  duban_reader_init (&reader, bytes);
  version = duban_reader_take_u8 (&reader);
  suite = duban_reader_take_u8 (&reader);
  if (!reader.failed && (version > INTRODUCTION_VERSION || suite > INTRODUCTION_SUITE))
    return refuse_newer (error);
  take_fields (&reader, introduction);
  if (reader.failed || version != INTRODUCTION_VERSION || suite != INTRODUCTION_SUITE
      || !is_well_formed (introduction))
    return refuse_malformed (error);
  fields.size = (gsize) (reader.data - bytes.data);
  first = duban_reader_take (&reader, DUBAN_SIGNATURE_SIZE);
  if (introduction->kind == DUBAN_INTRODUCTION_RENEWAL)
    second = duban_reader_take (&reader, DUBAN_SIGNATURE_SIZE);
  if (!duban_reader_is_done (&reader))
    return refuse_malformed (error);
  if (!is_signed (&introduction->signer, fields, first)
      || (second && !is_signed (&introduction->key, fields, second)))
    return duban_bundle_refuse (
        error, DUBAN_BUNDLE_ERROR_SIGNATURE,
        _ ("The signature of this introduction is not right: it was altered "
           "or forged; do not accept it, and ask the colleague himself."));
  return TRUE;
}

gboolean
duban_introduction_read (const guint8 *data, gsize size, DubanIntroduction *introduction,
                         GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  DubanHash check;
  gsize n_checked;

  *introduction = (DubanIntroduction){ 0 };
  if (size > DUBAN_INTRODUCTION_MAX)
    return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_LARGE,
                                _ ("This file is larger than any introduction; ask your colleague "
                                   "for the file that his Duban makes."));
  bytes = decode_text (data, size, error);
  if (!bytes)
    return FALSE;
  n_checked = bytes->len - CHECK_SIZE;
  check = duban_hash_of (bytes->data, n_checked);
  if (memcmp (check.bytes, bytes->data + n_checked, CHECK_SIZE) != 0)
    return refuse_damaged (error);
  if (decode_bytes ((DubanSpan){ bytes->data, n_checked }, introduction, error))
    return TRUE;
  duban_introduction_clear (introduction);
  return FALSE;
}

void
duban_introduction_clear (DubanIntroduction *introduction)
{
  g_free (introduction->name);
  *introduction = (DubanIntroduction){ 0 };
}
