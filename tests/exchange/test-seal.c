/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Seals: what they cover, whose they are, how they follow each other. */
#include "exchange/bundle/seal.h"

#include <string.h>

typedef struct
{
  DubanKey *key, *other;
  DubanHash hashes[DUBAN_SEAL_CHANGES_MAX + 2];
} Author;

static void
author_init (Author *author)
{
  guint64 seed = 1;
  DubanChance chance = duban_chance_from_seed (&seed);
  DubanId desk = { { 1 } }, other = { { 2 } };

  author->key = duban_key_new (&desk, 0, &chance);
  author->other = duban_key_new (&other, 0, &chance);
  duban_chance_fill (&chance, author->hashes[0].bytes, sizeof author->hashes);
}

static void
author_clear (Author *author)
{
  duban_key_free (author->key);
  duban_key_free (author->other);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Author, author_clear)

static gboolean
take (const GByteArray *bytes, gsize size, DubanSeal *seal)
{
  DubanReader reader;

  duban_reader_init (&reader, (DubanSpan){ bytes->data, size });
  return duban_seal_take (&reader, seal) && duban_reader_is_done (&reader);
}

static void
test_a_seal_is_read_as_it_was_written (void)
{
  static const guint counts[] = { 1, 2, 127, 128, 255, 256 };
  g_auto (Author) author = { 0 };

  author_init (&author);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      DubanSeal seal, read;
      DubanPublicKey foreign;
      DubanHash first, second;

      duban_seal_make (&seal, author.key, 5, author.hashes, counts[i]);
      duban_seal_append (&seal, bytes);
      g_assert_cmpuint (bytes->len, ==, duban_seal_get_size (&seal));
      g_assert_true (take (bytes, bytes->len, &read));
      g_assert_true (duban_seal_verify (&read, duban_key_get_public (author.key)));
      g_assert_false (duban_seal_verify (&read, duban_key_get_public (author.other)));
      foreign = *duban_key_get_public (author.key);
      foreign.desk.bytes[0]++; /* the key is right, the desk is not */
      g_assert_false (duban_seal_verify (&read, &foreign));
      g_assert_cmpint (read.no, ==, 5);
      g_assert_cmpmem (read.hashes, (counts[i] + 1) * DUBAN_HASH_SIZE, author.hashes,
                       (counts[i] + 1) * DUBAN_HASH_SIZE);
      first = duban_seal_get_hash (&seal);
      second = duban_seal_get_hash (&read);
      g_assert_cmpmem (&first, sizeof first, &second, sizeof second);
    }
}

static void
test_every_flipped_byte_and_cut_of_a_seal_is_told (void)
{
  g_auto (Author) author = { 0 };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  DubanSeal seal, read;

  author_init (&author);
  duban_seal_make (&seal, author.key, 5, author.hashes, 3);
  duban_seal_append (&seal, bytes);
  for (gsize at = 0; at < bytes->len; at++)
    {
      bytes->data[at] ^= 1;
      g_assert_false (take (bytes, bytes->len, &read)
                      && duban_seal_verify (&read, duban_key_get_public (author.key)));
      bytes->data[at] ^= 1;
      g_assert_false (take (bytes, at, &read));
    }
}

/* 0 and 257 changes, number 0, a first seal that follows one, a later one that follows none. */
static void
test_a_seal_keeps_its_limits (void)
{
  static const struct
  {
    guint n_changes;
    gint64 no;
    gboolean is_first, is_taken;
  } cases[] = {
    { 1, 1, TRUE, TRUE },           { 1, 1, FALSE, FALSE },  { 1, 2, FALSE, TRUE },
    { 1, 2, TRUE, FALSE },          { 0, 2, FALSE, FALSE },  { 1, 0, TRUE, FALSE },
    { 1, -1, FALSE, FALSE },        { 256, 2, FALSE, TRUE }, { 257, 2, FALSE, FALSE },
    { 1, G_MAXINT64, FALSE, TRUE },
  };
  g_auto (Author) author = { 0 };

  author_init (&author);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autofree DubanHash *hashes = g_memdup2 (author.hashes, sizeof author.hashes);
      DubanSeal read, seal = {
        .desk = { { 1 } }, .no = cases[i].no, .hashes = hashes, .n_changes = cases[i].n_changes
      };

      if (cases[i].is_first)
        memset (hashes, 0, DUBAN_HASH_SIZE);
      duban_seal_append (&seal, bytes);
      g_assert_true (take (bytes, bytes->len, &read) == cases[i].is_taken);
    }
}

static void
test_seals_follow_each_other (void)
{
  g_auto (Author) author = { 0 };
  DubanHash second[2], third[2];
  DubanSeal five, twin, six, apart, seven, foreign;

  author_init (&author);
  duban_seal_make (&five, author.key, 5, author.hashes, 1);
  duban_seal_make (&twin, author.key, 5, author.hashes, 2);
  second[0] = duban_seal_get_hash (&five);
  second[1] = author.hashes[7];
  duban_seal_make (&six, author.key, 6, second, 1);
  duban_seal_make (&foreign, author.other, 6, second, 1);
  duban_seal_make (&apart, author.key, 6, author.hashes, 1);
  third[0] = duban_seal_get_hash (&six);
  third[1] = author.hashes[8];
  duban_seal_make (&seven, author.key, 7, third, 1);
  g_assert_cmpint (duban_seal_get_link (&five, &six), ==, DUBAN_SEAL_FOLLOWS);
  g_assert_cmpint (duban_seal_get_link (&twin, &six), ==, DUBAN_SEAL_FORKED);
  g_assert_cmpint (duban_seal_get_link (&five, &apart), ==, DUBAN_SEAL_FORKED);
  g_assert_cmpint (duban_seal_get_link (&five, &twin), ==, DUBAN_SEAL_FORKED);
  g_assert_cmpint (duban_seal_get_link (&five, &five), ==, DUBAN_SEAL_APART);
  g_assert_cmpint (duban_seal_get_link (&five, &seven), ==, DUBAN_SEAL_APART);
  g_assert_cmpint (duban_seal_get_link (&five, &foreign), ==, DUBAN_SEAL_APART);
  g_assert_cmpint (duban_seal_get_link (&six, &five), ==, DUBAN_SEAL_APART);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/seal/a-seal-is-read-as-it-was-written", test_a_seal_is_read_as_it_was_written);
  g_test_add_func ("/seal/every-flipped-byte-and-cut-of-a-seal-is-told",
                   test_every_flipped_byte_and_cut_of_a_seal_is_told);
  g_test_add_func ("/seal/a-seal-keeps-its-limits", test_a_seal_keeps_its_limits);
  g_test_add_func ("/seal/seals-follow-each-other", test_seals_follow_each_other);
  return g_test_run ();
}
