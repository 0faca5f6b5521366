/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/bundle/frame.h"

#include "core/reader.h"
#include "exchange/bundle/bytes.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* FORMAT.md, Preamble: what stands where. */
static const guint8 magic[] = { 0x89, 'D', 'U', 'B', 'A', 'N', '\r', '\n', 0x1a, '\n' };
#define SIGNED_SIZE 58
#define CHECK_AT (SIGNED_SIZE + DUBAN_SIGNATURE_SIZE)
#define CHECK_SIZE 6
#define PURPOSE "Duban bundle 1"

G_STATIC_ASSERT (CHECK_AT + CHECK_SIZE == DUBAN_BUNDLE_PREAMBLE_SIZE);

/* What the magic becomes on the way of a text: eighth bit taken off, a mark of byte order put in
 * front, taken for Latin-1, for UTF-8; line ends of another system. */
static const struct
{
  const char *bytes; /* octal: a hexadecimal escape would take the D of the next letter */
  gsize size;
} mangled[] = {
  { "\011DUBAN", 6 },
  { "\357\273\277\211DUBAN", 9 },
  { "\357\273\277DUBAN", 8 },
  { "\302\211DUBAN", 7 },
  { "\357\277\275DUBAN", 8 },
  { "?DUBAN", 6 },
  { "\211DUBAN\n\032\n", 9 },
  { "\211DUBAN\r\032\n", 9 },
  { "\211DUBAN\r\032\r", 9 },
  { "\211DUBAN\r\r\n", 9 },
  { "\211DUBAN\r\r\032\r", 10 },
  { "\211DUBAN\r\n\032\r", 10 },
  { "\211DUBAN\n\n\032\n", 10 },
  { "\211DUBAN\r\n\n\001", 10 },
};

static gboolean
starts_with (DubanSpan file, gconstpointer bytes, gsize size)
{
  return file.size >= size && memcmp (file.data, bytes, size) == 0;
}

gboolean
duban_bundle_frame_is_mangled (DubanSpan file)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mangled); i++)
    if (starts_with (file, mangled[i].bytes, mangled[i].size))
      return TRUE;
  return FALSE;
}

/* How many bytes of the magic stand in their place. */
static guint
count_magic (DubanSpan file)
{
  guint n = 0;

  for (gsize i = 0; i < sizeof magic && i < file.size; i++)
    n += file.data[i] == magic[i];
  return n;
}

static gboolean
refuse_damaged (GError **error)
{
  return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_DAMAGED,
                              _ ("This exchange file was damaged on its way; get it again from its "
                                 "sender."));
}

static gboolean
refuse_cut (GError **error)
{
  return duban_bundle_refuse (
      error, DUBAN_BUNDLE_ERROR_CUT,
      _ ("This exchange file is not whole, its end is missing; get it again "
         "from its sender."));
}

static gboolean
check_magic (DubanSpan file, GError **error)
{
  guint n = count_magic (file);

  if (n == sizeof magic)
    return TRUE;
  if (file.size == 0)
    return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_FOREIGN,
                                _ ("This file is empty; get it again from its sender."));
  if (n == file.size)
    return refuse_cut (error);
  if (duban_bundle_frame_is_mangled (file))
    return duban_bundle_refuse (
        error, DUBAN_BUNDLE_ERROR_MANGLED,
        _ ("This exchange file was changed on its way because it was sent "
           "as text; have it sent as a file (packed, or as an attachment)."));
  if (n + 1 == sizeof magic)
    return refuse_damaged (error);
  return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_FOREIGN,
                              _ ("This is not an exchange file of Duban; choose a file that a "
                                 "colleague's Duban made."));
}

static gboolean
check_version (DubanReader *reader, GError **error)
{
  guint version = duban_reader_take_u8 (reader);
  guint suite = duban_reader_take_u8 (reader);
  guint flags = (guint16) duban_reader_take_i16 (reader);

  if (version > DUBAN_BUNDLE_VERSION || flags != 0)
    return duban_bundle_refuse (
        error, DUBAN_BUNDLE_ERROR_NEWER,
        _ ("This exchange file was made by a newer version of Duban; update "
           "this computer's."));
  if (suite != DUBAN_BUNDLE_SUITE_SODIUM)
    return duban_bundle_refuse (
        error, DUBAN_BUNDLE_ERROR_SUITE,
        _ ("This exchange file is encrypted in a way (%u) that this version "
           "of Duban does not know; update this computer's."),
        suite);
  return version == DUBAN_BUNDLE_VERSION || refuse_damaged (error);
}

static gboolean
refuse_large (GError **error)
{
  return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_LARGE,
                              _ ("This exchange file is larger than any may be (%u MiB); ask its "
                                 "sender for a new one."),
                              DUBAN_BUNDLE_MAX >> 20);
}

static gboolean
check_sizes (DubanSpan file, guint32 header_size, gint64 size, GError **error)
{
  if (size < 0 || size > (gint64) DUBAN_BUNDLE_MAX)
    return refuse_large (error);
  if (header_size > DUBAN_BUNDLE_HEADER_MAX
      || size < (gint64) header_size + DUBAN_BUNDLE_PREAMBLE_SIZE)
    return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_MALFORMED,
                                _ ("The header of this exchange file is not as it must be; ask its "
                                   "sender for a new one."));
  if ((gint64) file.size < size)
    return refuse_cut (error);
  if ((gint64) file.size > size)
    return duban_bundle_refuse (error, DUBAN_BUNDLE_ERROR_TRAILING,
                                _ ("Something stands after the end of this exchange file; get it "
                                   "again from its sender."));
  return TRUE;
}

gboolean
duban_bundle_frame_decode (DubanSpan file, DubanBundleFrame *frame, GError **error)
{
  const guint8 *rest = file.data + DUBAN_BUNDLE_PREAMBLE_SIZE;
  DubanReader reader;
  DubanHash hash;
  guint32 header_size;
  gint64 size;

  *frame = (DubanBundleFrame){ 0 };
  if (!check_magic (file, error))
    return FALSE;
  if (file.size < DUBAN_BUNDLE_PREAMBLE_SIZE)
    return refuse_cut (error);
  hash = duban_hash_of (file.data, CHECK_AT);
  if (memcmp (hash.bytes, file.data + CHECK_AT, CHECK_SIZE) != 0)
    return refuse_damaged (error);
  duban_reader_init (&reader, (DubanSpan){ file.data + sizeof magic, SIGNED_SIZE - sizeof magic });
  if (!check_version (&reader, error))
    return FALSE;
  header_size = (guint32) duban_reader_take_i32 (&reader);
  size = duban_reader_take_i64 (&reader);
  if (!check_sizes (file, header_size, size, error))
    return FALSE;
  hash = duban_hash_of (rest, file.size - DUBAN_BUNDLE_PREAMBLE_SIZE);
  if (memcmp (hash.bytes, reader.data, DUBAN_HASH_SIZE) != 0)
    return refuse_damaged (error);
  frame->signed_part = (DubanSpan){ file.data, SIGNED_SIZE };
  frame->signature = file.data + SIGNED_SIZE;
  frame->header = (DubanSpan){ rest, header_size };
  frame->payload
      = (DubanSpan){ rest + header_size, file.size - DUBAN_BUNDLE_PREAMBLE_SIZE - header_size };
  return TRUE;
}

gboolean
duban_bundle_frame_verify (const DubanBundleFrame *frame, const DubanPublicKey *sender)
{
  return duban_public_key_verify (sender, PURPOSE, frame->signed_part.data, frame->signed_part.size,
                                  frame->signature);
}

GByteArray *
duban_bundle_frame_begin (DubanSpan header, gsize capacity)
{
  GByteArray *file = g_byte_array_sized_new ((guint) capacity);

  g_byte_array_set_size (file, DUBAN_BUNDLE_PREAMBLE_SIZE);
  duban_bytes_append (file, header.data, header.size);
  return file;
}

void
duban_bundle_frame_end (GByteArray *file, gsize header_size, const DubanKey *sender)
{
  g_autoptr (GByteArray) preamble = g_byte_array_sized_new (DUBAN_BUNDLE_PREAMBLE_SIZE);
  guint8 signature[DUBAN_SIGNATURE_SIZE];
  DubanHash hash = duban_hash_of (file->data + DUBAN_BUNDLE_PREAMBLE_SIZE,
                                  file->len - DUBAN_BUNDLE_PREAMBLE_SIZE);

  duban_bytes_append (preamble, magic, sizeof magic);
  duban_bytes_append_u8 (preamble, DUBAN_BUNDLE_VERSION);
  duban_bytes_append_u8 (preamble, DUBAN_BUNDLE_SUITE_SODIUM);
  duban_bytes_append_u16 (preamble, 0); /* flags */
  duban_bytes_append_u32 (preamble, (guint32) header_size);
  duban_bytes_append_i64 (preamble, file->len);
  duban_bytes_append (preamble, hash.bytes, DUBAN_HASH_SIZE);
  duban_key_sign (sender, PURPOSE, preamble->data, preamble->len, signature);
  duban_bytes_append (preamble, signature, sizeof signature);
  hash = duban_hash_of (preamble->data, preamble->len);
  duban_bytes_append (preamble, hash.bytes, CHECK_SIZE);
  memcpy (file->data, preamble->data, preamble->len);
}
