/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundles that were altered on their way: each is refused, and the refusal says what happened. */
#include "desks.h"

#include "exchange/bundle/file.h"
#include "exchange/table.h"

#include <unistd.h>

#include <glib/gstdio.h>

static void
test_every_flipped_byte_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  gsize size;

  desks_make_small (&desks);
  data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
  for (gsize at = 0; at < size; at++)
    for (guint bit = 0; bit < 8; bit++)
      {
        /* 0x89 without its eighth bit is what a text's way does. */
        gboolean is_text = at == 0 && bit == 7;

        data[at] ^= (guint8) (1 << bit);
        desks_assert_refused (&desks, OFFICE, data, size,
                              is_text ? DUBAN_BUNDLE_ERROR_MANGLED : DUBAN_BUNDLE_ERROR_DAMAGED);
        data[at] ^= (guint8) (1 << bit);
      }
}

/* What somebody changes who can make the checks right, but has not the sender's key. */
static void
test_every_forged_byte_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  guint counts[DUBAN_BUNDLE_ERROR_CHANGE + 1] = { 0 };
  gsize size;

  desks_make_small (&desks);
  data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
  for (gsize at = 0; at < size; at++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr (GBytes) file = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanBundle) bundle = NULL;

      copy[at] ^= 1;
      desks_repair (copy, size, NULL);
      if (memcmp (copy, data, size) == 0)
        continue; /* it was among what was repaired */
      file = g_bytes_new (copy, size);
      bundle = desks_read (&desks, OFFICE, file, &error);
      g_assert_null (bundle);
      g_assert_true (error->domain == DUBAN_BUNDLE_ERROR);
      counts[error->code]++;
    }
  /* Of the preamble, version, suite and flags; of the header, who sends and to whom. */
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_NEWER], ==, 2);
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_SUITE], ==, 1);
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_STRANGER], ==, 16);
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_KEY_CHANGED], ==, 64);
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_ELSEWHERE], ==, 16);
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_SIGNATURE], >, size / 2);
  g_assert_cmpuint (counts[DUBAN_BUNDLE_ERROR_CHUNK], ==, 0);
}

/* What the sender himself may have altered after it was encrypted. */
static void
test_every_resigned_byte_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  gsize size, header_end;

  desks_make_small (&desks);
  data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
  header_end = DUBAN_BUNDLE_PREAMBLE_SIZE + data[14] + 256u * data[15];
  for (gsize at = header_end; at < size; at++)
    {
      data[at] ^= 1;
      desks_repair (data, size, desks.keys[WANG]);
      desks_assert_refused (&desks, OFFICE, data, size, DUBAN_BUNDLE_ERROR_CHUNK);
      data[at] ^= 1;
    }
  /* The header is bound to the first chunk: id, number, time, the name, and the office. */
  for (gsize at = DUBAN_BUNDLE_PREAMBLE_SIZE; at < DUBAN_BUNDLE_PREAMBLE_SIZE + 40; at++)
    {
      data[at] ^= 1;
      desks_repair (data, size, desks.keys[WANG]);
      desks_assert_refused (&desks, OFFICE, data, size, DUBAN_BUNDLE_ERROR_CHUNK);
      data[at] ^= 1;
    }
  /* The sealed file key. */
  data[header_end - 1] ^= 1;
  desks_repair (data, size, desks.keys[WANG]);
  desks_assert_refused (&desks, OFFICE, data, size, DUBAN_BUNDLE_ERROR_LOCKED);
}

static void
test_every_cut_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  gsize size;

  desks_make_small (&desks);
  data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
  desks_assert_refused (&desks, OFFICE, data, 0, DUBAN_BUNDLE_ERROR_FOREIGN);
  for (gsize cut = 1; cut < size; cut++)
    desks_assert_refused (&desks, OFFICE, data, cut, DUBAN_BUNDLE_ERROR_CUT);
}

/* A cut whose maker set size and checks right: whole chunks are missing, or parts of one. */
static void
test_every_deliberate_cut_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  gsize size;

  desks_make_small (&desks);
  for (guint i = 0; i < 4; i++)
    desks_add_change (&desks, WANG, 60000);
  desks_seal (&desks, WANG, 3, 256);
  data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
  for (gsize cut = size - 1; cut > size - 140000; cut -= cut % 65553 < 400 ? 1 : 97)
    {
      g_autofree guint8 *copy = g_memdup2 (data, cut);

      desks_repair (copy, cut, desks.keys[WANG]);
      desks_assert_refused (&desks, OFFICE, copy, cut, DUBAN_BUNDLE_ERROR_CHUNK);
    }
}

static void
test_every_trailing_byte_is_told (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  gsize size;

  desks_make_small (&desks);
  data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
  data = g_realloc (data, size + 3);
  for (guint byte = 0; byte < 256; byte++)
    {
      memset (data + size, (int) byte, 3);
      desks_assert_refused (&desks, OFFICE, data, size + 1, DUBAN_BUNDLE_ERROR_TRAILING);
      desks_assert_refused (&desks, OFFICE, data, size + 3, DUBAN_BUNDLE_ERROR_TRAILING);
    }
}

/* A whole file with one sequence of bytes put in the place of another, wherever it stands. */
static GByteArray *
replace (GBytes *file, const char *from, const char *to)
{
  GByteArray *out = g_byte_array_new ();
  gsize size, at = 0, length = strlen (from);
  const guint8 *data = g_bytes_get_data (file, &size);

  while (at < size)
    if (size - at >= length && memcmp (data + at, from, length) == 0)
      {
        g_byte_array_append (out, (const guint8 *) to, (guint) strlen (to));
        at += length;
      }
    else
      g_byte_array_append (out, data + at++, 1);
  return out;
}

static void
test_what_was_sent_as_text_is_told (void)
{
  static const struct
  {
    const char *from, *to;
    DubanBundleError code;
  } cases[] = {
    { "\r\n", "\n", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\n", "\r\n", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\n", "\r", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\r", "\n", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\r\n", "\r", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\x1a", "", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\211DUBAN", "\357\273\277\211DUBAN", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\211DUBAN", "\302\211DUBAN", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\x89", "\x09", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\x89", "?", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\x89", "\xef\xbf\xbd", DUBAN_BUNDLE_ERROR_MANGLED },
    { "\211DUBAN", "\211PNG", DUBAN_BUNDLE_ERROR_FOREIGN },
    { "\211DUBAN", "", DUBAN_BUNDLE_ERROR_FOREIGN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GByteArray) file = NULL;

      desks_make_small (&desks);
      file = replace (desks_write (&desks, WANG, OFFICE), cases[i].from, cases[i].to);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      desks_assert_refused (&desks, OFFICE, file->data, file->len, cases[i].code);
    }
}

/* Sizes that the preamble claims, under a right check. */
static void
test_a_file_is_at_most_so_large (void)
{
  static const struct
  {
    gint64 size;
    guint32 header_size;
    DubanBundleError code;
  } cases[] = {
    { DUBAN_BUNDLE_MAX, 200, DUBAN_BUNDLE_ERROR_CUT },
    { DUBAN_BUNDLE_MAX + 1, 200, DUBAN_BUNDLE_ERROR_LARGE },
    { -1, 200, DUBAN_BUNDLE_ERROR_LARGE },
    { G_MAXINT64, 200, DUBAN_BUNDLE_ERROR_LARGE },
    { DUBAN_BUNDLE_MAX, DUBAN_BUNDLE_HEADER_MAX, DUBAN_BUNDLE_ERROR_CUT },
    { DUBAN_BUNDLE_MAX, DUBAN_BUNDLE_HEADER_MAX + 1, DUBAN_BUNDLE_ERROR_MALFORMED },
    { 1028, 900, DUBAN_BUNDLE_ERROR_TRAILING },
    { 1027, 900, DUBAN_BUNDLE_ERROR_MALFORMED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Desks) desks = { 0 };
      g_autofree guint8 *data = NULL;
      guint64 claimed = GUINT64_TO_LE ((guint64) cases[i].size);
      guint32 header = GUINT32_TO_LE (cases[i].header_size);
      DubanHash check;
      gsize size;

      desks_make_small (&desks);
      data = desks_dup_file (desks_write (&desks, WANG, OFFICE), &size);
      g_assert_cmpuint (size, >, 1028);
      memcpy (data + 14, &header, sizeof header);
      memcpy (data + 18, &claimed, sizeof claimed);
      check = duban_hash_of (data, 122);
      memcpy (data + 122, check.bytes, 6);
      desks_assert_refused (&desks, OFFICE, data, size, cases[i].code);
    }
}

/* Files as they lie on a disk, before their first byte is looked at. */
static void
test_a_file_is_read_if_it_may_be_one (void)
{
  static const struct
  {
    goffset size;
    int code; /* of DUBAN_FILE_ERROR; -1: it is read */
  } cases[] = { { 0, DUBAN_FILE_ERROR_EMPTY },
                { 1, -1 },
                { DUBAN_BUNDLE_MAX, -1 },
                { (goffset) DUBAN_BUNDLE_MAX + 1, DUBAN_FILE_ERROR_SHAPE },
                { (goffset) 1 << 40, DUBAN_FILE_ERROR_SHAPE } };
  g_autofree char *folder = g_dir_make_tmp ("duban-bundle-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.duban", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (duban_exchange_read_file (path, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_READ);
  g_clear_error (&error);
  g_assert_null (duban_exchange_read_file (folder, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_READ);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      g_clear_error (&error);
      g_assert_true (g_file_set_contents (path, "", 0, NULL));
      g_assert_cmpint (truncate (path, cases[i].size), ==, 0);
      bytes = duban_exchange_read_file (path, &error);
      if (cases[i].code < 0)
        g_assert_cmpuint (g_bytes_get_size (bytes), ==, (gsize) cases[i].size);
      else
        g_assert_error (error, DUBAN_FILE_ERROR, cases[i].code);
    }
  g_remove (path);
  g_rmdir (folder);
}

static void
test_a_file_is_told_by_its_first_bytes (void)
{
  static const struct
  {
    const char *text;
    DubanExchangeKind kind;
  } cases[] = {
    { "\211DUBAN\r\n\032\n", DUBAN_EXCHANGE_BUNDLE },
    { "\211DUBAN", DUBAN_EXCHANGE_BUNDLE },
    { "\211DUBA", DUBAN_EXCHANGE_NEITHER },
    { "\011DUBAN\r\n", DUBAN_EXCHANGE_BUNDLE },
    { "\302\211DUBAN", DUBAN_EXCHANGE_BUNDLE },
    { "DUBAN INTRODUCTION 1", DUBAN_EXCHANGE_INTRODUCTION },
    { "\357\273\277 \r\nDUBAN INTRODUCTION 9", DUBAN_EXCHANGE_INTRODUCTION },
    { "DUBAN", DUBAN_EXCHANGE_NEITHER },
    { "编号,事项", DUBAN_EXCHANGE_NEITHER },
    { "", DUBAN_EXCHANGE_NEITHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (
        duban_exchange_tell_kind ((const guint8 *) cases[i].text, strlen (cases[i].text)), ==,
        cases[i].kind);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle-damage/every-flipped-byte-is-told", test_every_flipped_byte_is_told);
  g_test_add_func ("/bundle-damage/every-forged-byte-is-told", test_every_forged_byte_is_told);
  g_test_add_func ("/bundle-damage/every-resigned-byte-is-told", test_every_resigned_byte_is_told);
  g_test_add_func ("/bundle-damage/every-cut-is-told", test_every_cut_is_told);
  g_test_add_func ("/bundle-damage/every-deliberate-cut-is-told",
                   test_every_deliberate_cut_is_told);
  g_test_add_func ("/bundle-damage/every-trailing-byte-is-told", test_every_trailing_byte_is_told);
  g_test_add_func ("/bundle-damage/what-was-sent-as-text-is-told",
                   test_what_was_sent_as_text_is_told);
  g_test_add_func ("/bundle-damage/a-file-is-at-most-so-large", test_a_file_is_at_most_so_large);
  g_test_add_func ("/bundle-damage/a-file-is-read-if-it-may-be-one",
                   test_a_file_is_read_if_it_may_be_one);
  g_test_add_func ("/bundle-damage/a-file-is-told-by-its-first-bytes",
                   test_a_file_is_told_by_its_first_bytes);
  return g_test_run ();
}
