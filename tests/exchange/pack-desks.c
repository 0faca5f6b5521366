/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pack-desks FOLDER SEED: what three desks give each other, written there for another program to
 * read: a key file and an introduction of each, bundles from one to the two others in parts, and
 * `expected`: a line for each thing that the other program must find. */
#include "desks.h"

#include "exchange/bundle/introduction.h"
#include "exchange/bundle/key-file.h"

#include <glib/gstdio.h>

static const char *const short_names[N_DESKS] = { "office", "wang", "li" };

static void
put_bytes (const char *folder, const char *name, gconstpointer data, gsize size)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

static void
put_desk (const Desks *desks, const char *folder, guint desk, GString *expected)
{
  g_autofree char *key_path = g_strdup_printf ("%s/%s.key", folder, short_names[desk]);
  g_autofree char *name = g_strdup_printf ("%s.introduction", short_names[desk]);
  g_auto (DubanIntroduction) introduction
      = { .kind = DUBAN_INTRODUCTION_MEETING,
          .role = desk == OFFICE ? DUBAN_ROLE_OFFICE : DUBAN_ROLE_LEADER,
          .name = g_strdup (desks->peers[desk].name),
          .made_at = MADE_AT };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];

  if (desk != OFFICE)
    introduction.leader = desks_id (100 + desk);
  duban_key_save (desks->keys[desk], key_path, TRUE, &error);
  g_assert_no_error (error);
  text = duban_introduction_write (&introduction, desks->keys[desk], NULL, &error);
  g_assert_no_error (error);
  put_bytes (folder, name, text, strlen (text));
  duban_public_key_format_fingerprint (duban_key_get_public (desks->keys[desk]), fingerprint);
  g_string_append_printf (expected, "fingerprint %s %s\n", short_names[desk], fingerprint);
}

static void
append_hex (GString *out, const guint8 *bytes, gsize size)
{
  for (gsize i = 0; i < size; i++)
    g_string_append_printf (out, "%02x", bytes[i]);
}

static void
put_files (const Desks *desks, const char *folder, GString *expected)
{
  for (guint i = 0; i < desks->files->len; i++)
    {
      const DubanBundlePart *part = &g_array_index (desks->parts, DubanBundlePart, i);
      g_autofree char *name = g_strdup_printf ("%u.duban", i);
      gsize size;
      gconstpointer data = g_bytes_get_data (g_ptr_array_index (desks->files, i), &size);

      put_bytes (folder, name, data, size);
      g_string_append_printf (expected, "file %s %d ", name, part->has_more);
      append_hex (expected, part->id.bytes, DUBAN_ID_SIZE);
      g_string_append_c (expected, ' ');
      append_hex (expected, part->base.bytes, DUBAN_ID_SIZE);
      g_string_append_c (expected, '\n');
      for (gsize n = part->first; n < part->first + part->n_changes; n++)
        {
          DubanSpan body = desks_get_body (desks, (guint) n);
          DubanHash hash = duban_hash_of (body.data, body.size);

          g_string_append (expected, "change ");
          append_hex (expected, hash.bytes, DUBAN_HASH_SIZE);
          g_string_append_c (expected, '\n');
        }
    }
}

int
main (int argc, char **argv)
{
  g_auto (Desks) desks = { 0 };
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GRand) chance = NULL;
  DubanPublicKey recipients[2];
  DubanId acks[3];
  DubanBundleOrder order;
  guint n, largest;

  if (argc != 3)
    return 2;
  chance = g_rand_new_with_seed ((guint32) g_ascii_strtoull (argv[2], NULL, 10));
  desks_init (&desks, g_rand_int (chance));
  n = (guint) g_rand_int_range (chance, 0, 300);
  largest = g_rand_boolean (chance) ? 60000 : 300;
  for (guint i = 0; i < n; i++)
    desks_add_change (&desks, WANG, (gsize) g_rand_int_range (chance, 0, (gint32) largest));
  desks_seal (&desks, WANG, g_rand_int_range (chance, 1, 4),
              (guint) g_rand_int_range (chance, 1, 257));
  recipients[0] = *duban_key_get_public (desks.keys[LI]);
  recipients[1] = *duban_key_get_public (desks.keys[OFFICE]);
  order = desks_make_order (&desks, WANG, recipients, 2);
  duban_chance_fill (&desks.chance, acks[0].bytes, sizeof acks);
  order.acks = acks;
  order.n_acks = (guint) g_rand_int_range (chance, 0, 4);
  order.part_max = DUBAN_BUNDLE_PART_MIN;
  desks_write_order (&desks, &order, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_DESKS; i++)
    put_desk (&desks, argv[1], i, expected);
  put_files (&desks, argv[1], expected);
  put_bytes (argv[1], "expected", expected->str, expected->len);
  return 0;
}
