/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bundles: what goes in comes out, for whom it is meant and from whom it may come. */
#include "desks.h"

static void
test_comes_out_as_it_went_in (void)
{
  static const struct
  {
    guint n_changes, run, n_acks;
  } cases[] = { { 0, 1, 0 },     { 1, 1, 1 },     { 2, 1, 64 },   { 255, 256, 0 },
                { 256, 256, 0 }, { 257, 256, 3 }, { 600, 256, 0 } };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (DubanBundle) bundle = NULL;
      DubanId acks[DUBAN_BUNDLE_ACKS_MAX] = { 0 };
      DubanBundleOrder order;
      const DubanBundleChange *changes;
      guint n;

      desks_init (&desks, c);
      for (guint i = 0; i < cases[c].n_changes; i++)
        desks_add_change (&desks, WANG, i % 7 * 100);
      desks_seal (&desks, WANG, 1, cases[c].run);
      duban_chance_fill (&desks.chance, acks[0].bytes, sizeof acks);
      order = desks_make_order (&desks, WANG, duban_key_get_public (desks.keys[OFFICE]), 1);
      order.acks = acks;
      order.n_acks = cases[c].n_acks;
      order.base = desks_id (9);
      g_assert_true (desks_write_order (&desks, &order, &error));
      g_assert_cmpuint (desks.files->len, ==, 1);

      bundle = desks_read (&desks, OFFICE, g_ptr_array_index (desks.files, 0), &error);
      g_assert_no_error (error);
      changes = duban_bundle_get_changes (bundle, &n);
      g_assert_cmpuint (n, ==, cases[c].n_changes);
      for (guint i = 0; i < n; i++)
        {
          g_assert_true (duban_span_equal (changes[i].body, desks_get_body (&desks, i)));
          g_assert_cmpuint (changes[i].seal, ==, i / cases[c].run);
        }
      (void) duban_bundle_get_seals (bundle, &n);
      g_assert_cmpuint (n, ==, desks.seals->len);
      g_assert_cmpmem (duban_bundle_get_acks (bundle, &n), n * sizeof *acks, acks,
                       cases[c].n_acks * sizeof *acks);
      g_assert_true (duban_id_equal (duban_bundle_get_base (bundle), &order.base));
      g_assert_false (duban_bundle_has_more (bundle));
      g_assert_cmpstr (duban_bundle_get_header (bundle)->name, ==, "副旗长甲");
      g_assert_cmpint (duban_bundle_get_header (bundle)->number, ==, 7);
      g_assert_true (duban_id_equal (&duban_bundle_get_header (bundle)->office, &order.office));
    }
}

static void
test_the_same_input_and_chance_give_the_same_bytes (void)
{
  g_auto (Desks) first = { 0 };
  g_auto (Desks) second = { 0 };
  g_auto (Desks) other = { 0 };
  GBytes *file;

  desks_make_small (&first);
  desks_make_small (&second);
  desks_make_small (&other);
  other.seed++;
  file = desks_write (&first, WANG, OFFICE);
  g_assert_true (g_bytes_equal (file, desks_write (&second, WANG, OFFICE)));
  g_assert_false (g_bytes_equal (file, desks_write (&other, WANG, OFFICE)));
}

static void
test_who_may_send_and_read (void)
{
  g_auto (Desks) desks = { 0 };
  g_autofree guint8 *data = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanBundle) bundle = NULL;
  char fingerprint[DUBAN_FINGERPRINT_TEXT_SIZE];
  DubanPublicKey *known = &desks.peers[WANG].keys[0].key;
  GBytes *file;
  gsize size;

  desks_make_small (&desks);
  file = desks_write (&desks, WANG, OFFICE);
  data = desks_dup_file (file, &size);
  desks_assert_refused (&desks, LI, data, size, DUBAN_BUNDLE_ERROR_ELSEWHERE);
  desks_assert_refused (&desks, WANG, data, size, DUBAN_BUNDLE_ERROR_OWN);

  desks.is_known[WANG] = FALSE;
  bundle = desks_read (&desks, OFFICE, file, &error);
  g_assert_error (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_STRANGER);
  duban_public_key_format_fingerprint (known, fingerprint);
  g_assert_nonnull (strstr (error->message, fingerprint));
  g_assert_nonnull (strstr (error->message, "副旗长甲"));
  desks.is_known[WANG] = TRUE;

  desks.peers[WANG].keys[0].revoked_after = 2;
  desks_assert_refused (&desks, OFFICE, data, size, DUBAN_BUNDLE_ERROR_REVOKED);
  desks.peers[WANG].keys[0].revoked_after = G_MAXINT64;

  known->sign[0] ^= 1;
  desks_assert_refused (&desks, OFFICE, data, size, DUBAN_BUNDLE_ERROR_KEY_CHANGED);
  desks.peers[WANG].n_keys = 2; /* the first one is his new key, this file bears the old one */
  desks.peers[WANG].keys[1] = desks.peers[WANG].keys[0];
  desks.peers[WANG].keys[1].key.sign[0] ^= 1;
  g_clear_error (&error);
  bundle = desks_read (&desks, OFFICE, file, &error);
  g_assert_no_error (error);
}

static void
test_two_recipients_read_the_same (void)
{
  g_auto (Desks) desks = { 0 };
  DubanPublicKey recipients[2];

  desks_make_small (&desks);
  for (guint order = 0; order < 2; order++)
    {
      g_autoptr (GError) error = NULL;
      DubanBundleOrder wanted;

      recipients[order] = *duban_key_get_public (desks.keys[OFFICE]);
      recipients[!order] = *duban_key_get_public (desks.keys[LI]);
      wanted = desks_make_order (&desks, WANG, recipients, 2);
      g_assert_true (desks_write_order (&desks, &wanted, &error));
      for (guint at = OFFICE; at <= LI; at += LI)
        {
          g_autoptr (DubanBundle) bundle
              = desks_read (&desks, at, g_ptr_array_index (desks.files, order), &error);
          guint n;

          g_assert_no_error (error);
          (void) duban_bundle_get_changes (bundle, &n);
          g_assert_cmpuint (n, ==, 3);
        }
    }
}

static void
test_recipients_are_1_to_64 (void)
{
  static const struct
  {
    guint n;
    gboolean is_repeated, is_taken;
  } cases[] = { { 0, FALSE, FALSE },
                { 1, FALSE, TRUE },
                { 64, FALSE, TRUE },
                { 65, FALSE, FALSE },
                { 2, TRUE, FALSE } };

  for (gsize c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GError) error = NULL;
      DubanPublicKey recipients[DUBAN_BUNDLE_RECIPIENTS_MAX + 1];
      DubanBundleOrder order;

      desks_make_small (&desks);
      for (guint i = 0; i < G_N_ELEMENTS (recipients); i++)
        {
          recipients[i] = *duban_key_get_public (desks.keys[LI]);
          recipients[i].desk.bytes[0] = (guint8) (cases[c].is_repeated ? 9 : 200 - i);
        }
      order = desks_make_order (&desks, WANG, recipients, cases[c].n);
      g_assert_true (desks_write_order (&desks, &order, &error) == cases[c].is_taken);
      if (cases[c].is_taken)
        {
          g_autoptr (DubanBundle) bundle
              = duban_bundle_open (g_ptr_array_index (desks.files, 0), &error);

          g_assert_no_error (error);
          g_assert_cmpuint (duban_bundle_get_header (bundle)->n_recipients, ==, cases[c].n);
        }
      else
        g_assert_error (error, DUBAN_BUNDLE_ERROR, DUBAN_BUNDLE_ERROR_LARGE);
    }
}

static void
test_a_name_is_at_most_so_long (void)
{
  for (gsize length = DUBAN_DESK_NAME_MAX; length <= DUBAN_DESK_NAME_MAX + 1; length++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GError) error = NULL;
      g_autofree char *name = g_strnfill (length, 'x');
      DubanBundleOrder order;

      desks_make_small (&desks);
      order = desks_make_order (&desks, WANG, duban_key_get_public (desks.keys[LI]), 1);
      order.name = name;
      g_assert_true (desks_write_order (&desks, &order, &error) == (length <= DUBAN_DESK_NAME_MAX));
    }
}

static void
test_a_large_package_is_split (void)
{
  g_auto (Desks) desks = { 0 };
  g_autoptr (GError) error = NULL;
  DubanBundleOrder order;
  gsize next = 0;

  desks_init (&desks, 5);
  for (guint i = 0; i < 100; i++)
    desks_add_change (&desks, WANG, 65000);
  desks_seal (&desks, WANG, 1, 3);
  order = desks_make_order (&desks, WANG, duban_key_get_public (desks.keys[OFFICE]), 1);
  order.part_max = DUBAN_BUNDLE_PART_MIN;
  g_assert_true (desks_write_order (&desks, &order, &error));
  g_assert_cmpuint (desks.files->len, ==, 4);
  for (guint i = 0; i < desks.files->len; i++)
    {
      const DubanBundlePart *part = &g_array_index (desks.parts, DubanBundlePart, i);
      GBytes *file = g_ptr_array_index (desks.files, i);
      g_autoptr (DubanBundle) bundle = desks_read (&desks, OFFICE, file, &error);
      DubanId nil = { 0 };
      guint n;

      g_assert_no_error (error);
      g_assert_cmpuint (g_bytes_get_size (file), <=, DUBAN_BUNDLE_PART_MIN);
      (void) duban_bundle_get_changes (bundle, &n);
      g_assert_cmpuint (part->first, ==, next);
      g_assert_cmpuint (part->n_changes, ==, n);
      g_assert_cmpint (part->number, ==, 7 + i);
      g_assert_true (duban_id_equal (&duban_bundle_get_header (bundle)->id, &part->id));
      g_assert_true (duban_id_equal (duban_bundle_get_base (bundle), i ? &part[-1].id : &nil));
      g_assert_true (duban_bundle_has_more (bundle) == (i + 1 < desks.files->len));
      next += n;
    }
  g_assert_cmpuint (next, ==, 100);
}

/* The size at which one file becomes two, to the byte. */
static void
test_the_largest_file_is_as_large_as_allowed (void)
{
  for (guint more = 0; more < 2; more++)
    {
      g_auto (Desks) desks = { 0 };
      g_autoptr (GError) error = NULL;
      DubanBundleOrder order;
      gsize short_of = 0;

      for (guint pass = 0; pass < 2; pass++)
        {
          if (pass > 0)
            desks_clear (&desks);
          desks_init (&desks, 5);
          for (guint i = 0; i < 32; i++)
            desks_add_change (&desks, WANG, 65000);
          desks_add_change (&desks, WANG, 10000 + short_of);
          desks_seal (&desks, WANG, 1, 256);
          order = desks_make_order (&desks, WANG, duban_key_get_public (desks.keys[OFFICE]), 1);
          order.part_max = DUBAN_BUNDLE_PART_MIN;
          g_assert_true (desks_write_order (&desks, &order, &error));
          if (pass == 0)
            short_of = DUBAN_BUNDLE_PART_MIN - g_bytes_get_size (g_ptr_array_index (desks.files, 0))
                       + more;
        }
      g_assert_cmpuint (desks.files->len, ==, 1 + more);
      if (!more)
        g_assert_cmpuint (g_bytes_get_size (g_ptr_array_index (desks.files, 0)), ==,
                          DUBAN_BUNDLE_PART_MIN);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bundle/comes-out-as-it-went-in", test_comes_out_as_it_went_in);
  g_test_add_func ("/bundle/the-same-input-and-chance-give-the-same-bytes",
                   test_the_same_input_and_chance_give_the_same_bytes);
  g_test_add_func ("/bundle/who-may-send-and-read", test_who_may_send_and_read);
  g_test_add_func ("/bundle/two-recipients-read-the-same", test_two_recipients_read_the_same);
  g_test_add_func ("/bundle/recipients-are-1-to-64", test_recipients_are_1_to_64);
  g_test_add_func ("/bundle/a-name-is-at-most-so-long", test_a_name_is_at_most_so_long);
  g_test_add_func ("/bundle/a-large-package-is-split", test_a_large_package_is_split);
  g_test_add_func ("/bundle/the-largest-file-is-as-large-as-allowed",
                   test_the_largest_file_is_as_large_as_allowed);
  return g_test_run ();
}
