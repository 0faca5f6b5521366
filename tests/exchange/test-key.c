/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A desk's key: its file, its fingerprint, what is signed and sealed with it. */
#include "exchange/bundle/key-file.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

static DubanKey *
make_key (guint64 seed)
{
  DubanId desk = { { 1, 2, 3 } };
  DubanChance chance = duban_chance_from_seed (&seed);

  return duban_key_new (&desk, 1000, &chance);
}

/* A folder of its own; removed with what is in it. */
static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("duban-key-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static void
test_a_key_is_the_same_after_its_file (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *database = g_build_filename (folder, "duban.db", NULL);
  g_autofree char *path = duban_key_dup_path (database);
  g_autoptr (DubanKey) key = make_key (1);
  g_autoptr (DubanKey) other = make_key (2);
  g_autoptr (DubanKey) loaded = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;

  g_assert_true (g_str_has_suffix (path, "/duban.db.key"));
  loaded = duban_key_load (path, &error);
  g_assert_error (error, DUBAN_KEY_ERROR, DUBAN_KEY_ERROR_MISSING);
  g_clear_error (&error);
  g_assert_true (duban_key_save (key, path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  loaded = duban_key_load (path, &error);
  g_assert_no_error (error);
  g_assert_true (
      duban_public_key_equal (duban_key_get_public (loaded), duban_key_get_public (key)));
  g_assert_cmpint (duban_key_get_made_at (loaded), ==, 1000);

  /* One that is there stays, unless it is to be replaced; nothing else is left there. */
  g_assert_false (duban_key_save (other, path, FALSE, &error));
  g_assert_error (error, DUBAN_KEY_ERROR, DUBAN_KEY_ERROR_EXISTS);
  g_clear_error (&error);
  g_clear_pointer (&loaded, duban_key_free);
  loaded = duban_key_load (path, &error);
  g_assert_true (
      duban_public_key_equal (duban_key_get_public (loaded), duban_key_get_public (key)));
  g_assert_true (duban_key_save (other, path, TRUE, &error));
  g_clear_pointer (&loaded, duban_key_free);
  loaded = duban_key_load (path, &error);
  g_assert_true (
      duban_public_key_equal (duban_key_get_public (loaded), duban_key_get_public (other)));
  g_assert_cmpuint (count_files (folder), ==, 1);
  remove_folder (folder);
}

static void
assert_not_loaded (const char *path, const char *data, gsize size, DubanKeyError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanKey) key = NULL;

  g_remove (path); /* GLib does not shorten a file that is there */
  g_assert_true (
      g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  key = duban_key_load (path, &error);
  g_assert_null (key);
  g_assert_error (error, DUBAN_KEY_ERROR, (int) code);
}

static void
test_a_damaged_key_file_is_told (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "key", NULL);
  g_autofree char *data = NULL;
  g_autoptr (DubanKey) key = make_key (1);
  g_autoptr (GError) error = NULL;
  gsize size;

  g_assert_true (duban_key_save (key, path, FALSE, &error));
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  data = g_realloc (data, size + 1);
  data[size] = 0;
  g_assert_cmpuint (size, ==, 130);
  for (gsize at = 0; at < size; at++)
    {
      data[at] ^= 1;
      assert_not_loaded (path, data, size, DUBAN_KEY_ERROR_DAMAGED);
      data[at] ^= 1;
    }
  for (gsize cut = 0; cut < size; cut++)
    assert_not_loaded (path, data, cut, DUBAN_KEY_ERROR_DAMAGED);
  assert_not_loaded (path, data, size + 1, DUBAN_KEY_ERROR_DAMAGED);
  for (gsize at = 8; at <= 9; at++) /* version and suite, with the check made right */
    {
      DubanHash check;

      data[at]++;
      check = duban_hash_of (data, 98);
      memcpy (data + 98, check.bytes, DUBAN_HASH_SIZE);
      assert_not_loaded (path, data, size, DUBAN_KEY_ERROR_NEWER);
      data[at]--;
    }
  remove_folder (folder);
}

static void
test_a_key_file_that_others_may_read_is_told (void)
{
  static const struct
  {
    mode_t mode;
    gboolean is_taken;
  } cases[] = { { 0600, TRUE },  { 0400, TRUE },  { 0700, TRUE },  { 0640, FALSE }, { 0604, FALSE },
                { 0610, FALSE }, { 0620, FALSE }, { 0601, FALSE }, { 0666, FALSE } };
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "key", NULL);
  g_autoptr (DubanKey) key = make_key (1);

  g_assert_true (duban_key_save (key, path, FALSE, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanKey) loaded = NULL;

      g_assert_cmpint (chmod (path, cases[i].mode), ==, 0);
      loaded = duban_key_load (path, &error);
      if (cases[i].is_taken)
        g_assert_no_error (error);
      else
        g_assert_error (error, DUBAN_KEY_ERROR, DUBAN_KEY_ERROR_OPEN);
    }
  remove_folder (folder);
}

/* Only root can give a file away, so only root can ask this. */
static void
test_another_users_key_file_is_told (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "key", NULL);
  g_autoptr (DubanKey) key = make_key (1);
  g_autoptr (DubanKey) loaded = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (duban_key_save (key, path, FALSE, NULL));
  if (chown (path, geteuid () + 1, (gid_t) -1) != 0)
    g_test_skip ("not root");
  else
    {
      loaded = duban_key_load (path, &error);
      g_assert_error (error, DUBAN_KEY_ERROR, DUBAN_KEY_ERROR_OPEN);
    }
  remove_folder (folder);
}

static void
test_what_is_no_file_is_told (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *inside = g_build_filename (folder, "missing", "key", NULL);
  g_autoptr (DubanKey) key = make_key (1);
  g_autoptr (DubanKey) loaded = NULL;
  g_autoptr (GError) error = NULL;

  loaded = duban_key_load (folder, &error);
  g_assert_error (error, DUBAN_KEY_ERROR, DUBAN_KEY_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  loaded = duban_key_load (pipe, &error);
  g_assert_error (error, DUBAN_KEY_ERROR, DUBAN_KEY_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_false (duban_key_save (key, inside, FALSE, &error));
  g_assert_error (error, DUBAN_KEY_ERROR, DUBAN_KEY_ERROR_STORAGE);
  remove_folder (folder);
}

static void
test_a_fingerprint_is_typed_as_one_likes (void)
{
  g_autoptr (DubanKey) key = make_key (1);
  const DubanPublicKey *public = duban_key_get_public (key);
  char right[DUBAN_FINGERPRINT_TEXT_SIZE];
  g_autofree char *close = NULL;
  g_autofree char *wide = NULL;
  g_autofree char *wrong = NULL;
  g_auto (GStrv) groups = NULL;

  duban_public_key_format_fingerprint (public, right);
  g_assert_cmpuint (strlen (right), ==, 29);
  groups = g_strsplit (right, " ", -1);
  g_assert_cmpuint (g_strv_length (groups), ==, 6);
  close = g_strjoinv ("", groups);
  wide = g_strjoinv ("　—", groups);
  wrong = g_strdup (right);
  wrong[28] = wrong[28] == '0' ? '1' : '0';
  g_assert_true (duban_public_key_is_fingerprint (public, right));
  g_assert_true (duban_public_key_is_fingerprint (public, close));
  g_assert_true (duban_public_key_is_fingerprint (public, wide));
  g_assert_false (duban_public_key_is_fingerprint (public, wrong));
  g_assert_false (duban_public_key_is_fingerprint (public, ""));
  right[28] = '\0'; /* one digit short, one too many, a letter */
  g_assert_false (duban_public_key_is_fingerprint (public, right));
  g_free (wrong);
  wrong = g_strconcat (close, "1", NULL);
  g_assert_false (duban_public_key_is_fingerprint (public, wrong));
  g_free (wrong);
  wrong = g_strconcat (close, "x", NULL);
  g_assert_false (duban_public_key_is_fingerprint (public, wrong));
}

static void
test_each_part_of_a_key_is_in_its_fingerprint (void)
{
  g_autoptr (DubanKey) key = make_key (1);
  DubanPublicKey public = *duban_key_get_public (key);
  guint8 *bytes = (guint8 *) &public;
  char right[DUBAN_FINGERPRINT_TEXT_SIZE];

  duban_public_key_format_fingerprint (&public, right);
  for (gsize at = 0; at < sizeof public; at++)
    {
      bytes[at] ^= 1;
      g_assert_false (duban_public_key_is_fingerprint (&public, right));
      bytes[at] ^= 1;
    }
  g_assert_true (duban_public_key_is_fingerprint (&public, right));
}

static void
test_a_signature_is_for_its_bytes_purpose_and_key (void)
{
  g_autoptr (DubanKey) key = make_key (1);
  g_autoptr (DubanKey) other = make_key (2);
  const DubanPublicKey *public = duban_key_get_public (key);
  guint8 signature[DUBAN_SIGNATURE_SIZE];

  duban_key_sign (key, "purpose", "bytes", 5, signature);
  g_assert_true (duban_public_key_verify (public, "purpose", "bytes", 5, signature));
  g_assert_false (duban_public_key_verify (public, "purpose", "bytez", 5, signature));
  g_assert_false (duban_public_key_verify (public, "purpose", "bytes", 4, signature));
  g_assert_false (duban_public_key_verify (public, "purposf", "bytes", 5, signature));
  g_assert_false (duban_public_key_verify (public, "purpos", "e\0bytes", 7, signature));
  g_assert_false (
      duban_public_key_verify (duban_key_get_public (other), "purpose", "bytes", 5, signature));
  signature[0] ^= 1;
  g_assert_false (duban_public_key_verify (public, "purpose", "bytes", 5, signature));
}

static void
test_a_sealed_box_opens_for_its_key_alone (void)
{
  g_autoptr (DubanKey) key = make_key (1);
  g_autoptr (DubanKey) other = make_key (2);
  DubanPublicKey nobody = *duban_key_get_public (key);
  DubanChance chance = duban_chance_get_system ();
  guint8 sealed[5 + DUBAN_BOX_EXTRA], again[5 + DUBAN_BOX_EXTRA], plain[5] = { 0 };

  g_assert_true (duban_public_key_seal_box (duban_key_get_public (key), &chance,
                                            (const guint8 *) "bytes", 5, sealed));
  g_assert_true (duban_public_key_seal_box (duban_key_get_public (key), &chance,
                                            (const guint8 *) "bytes", 5, again));
  g_assert_true (memcmp (sealed, again, sizeof sealed) != 0);
  g_assert_true (duban_key_open_box (key, sealed, 5, plain));
  g_assert_cmpmem (plain, 5, "bytes", 5);
  g_assert_false (duban_key_open_box (other, sealed, 5, plain));
  for (gsize at = 0; at < sizeof sealed; at++)
    {
      sealed[at] ^= 1;
      g_assert_false (duban_key_open_box (key, sealed, 5, plain));
      sealed[at] ^= 1;
    }
  memset (nobody.box, 0, sizeof nobody.box);
  g_assert_false (
      duban_public_key_seal_box (&nobody, &chance, (const guint8 *) "bytes", 5, sealed));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key/a-key-is-the-same-after-its-file", test_a_key_is_the_same_after_its_file);
  g_test_add_func ("/key/a-damaged-key-file-is-told", test_a_damaged_key_file_is_told);
  g_test_add_func ("/key/a-key-file-that-others-may-read-is-told",
                   test_a_key_file_that_others_may_read_is_told);
  g_test_add_func ("/key/another-users-key-file-is-told", test_another_users_key_file_is_told);
  g_test_add_func ("/key/what-is-no-file-is-told", test_what_is_no_file_is_told);
  g_test_add_func ("/key/a-fingerprint-is-typed-as-one-likes",
                   test_a_fingerprint_is_typed_as_one_likes);
  g_test_add_func ("/key/each-part-of-a-key-is-in-its-fingerprint",
                   test_each_part_of_a_key_is_in_its_fingerprint);
  g_test_add_func ("/key/a-signature-is-for-its-bytes-purpose-and-key",
                   test_a_signature_is_for_its_bytes_purpose_and_key);
  g_test_add_func ("/key/a-sealed-box-opens-for-its-key-alone",
                   test_a_sealed_box_opens_for_its_key_alone);
  return g_test_run ();
}
