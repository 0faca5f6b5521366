/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/key-sort.h"

static void
assert_sorted_as (const guint64 *keys, const guint32 *expected, gsize n)
{
  g_autofree guint32 *places = duban_key_sort_all (keys, n);

  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (places[i], ==, expected[i]);
}

static void
test_every_digit_counts (void)
{
  const guint64 keys[] = { G_MAXUINT64,
                           1,
                           G_GUINT64_CONSTANT (1) << 16,
                           G_GUINT64_CONSTANT (1) << 32,
                           0,
                           G_GUINT64_CONSTANT (1) << 48,
                           65535 };

  assert_sorted_as (keys, (guint32[]){ 4, 1, 6, 2, 3, 5, 0 }, G_N_ELEMENTS (keys));
}

static void
test_equal_keys_keep_their_order (void)
{
  const guint64 keys[] = { 7, 3, 7, 3, 7 };
  guint32 places[] = { 4, 3, 0, 1 };

  assert_sorted_as (keys, (guint32[]){ 1, 3, 0, 2, 4 }, G_N_ELEMENTS (keys));
  duban_key_sort (keys, places, G_N_ELEMENTS (places));
  g_assert_cmpmem (places, sizeof places, ((guint32[]){ 3, 1, 4, 0 }), sizeof places);
}

static void
test_none_and_one_are_sorted (void)
{
  const guint64 one[] = { 9 };

  assert_sorted_as (one, NULL, 0);
  assert_sorted_as (one, (guint32[]){ 0 }, 1);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint64 *keys = data;
  const guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  if (keys[x] != keys[y])
    return keys[x] < keys[y] ? -1 : 1;
  return x < y ? -1 : x > y;
}

static void
test_agrees_with_comparing (void)
{
  const gsize n = 5000;
  g_autofree guint64 *keys = g_new (guint64, n);
  g_autofree guint32 *expected = g_new (guint32, n);

  for (gsize i = 0; i < n; i++)
    {
      guint64 key = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

      keys[i] = key >> g_test_rand_int_range (0, 63);
      expected[i] = (guint32) i;
    }
  g_qsort_with_data (expected, (int) n, sizeof *expected, compare, keys);
  assert_sorted_as (keys, expected, n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key-sort/every-digit-counts", test_every_digit_counts);
  g_test_add_func ("/key-sort/equal-keys-keep-their-order", test_equal_keys_keep_their_order);
  g_test_add_func ("/key-sort/none-and-one-are-sorted", test_none_and_one_are_sorted);
  g_test_add_func ("/key-sort/agrees-with-comparing", test_agrees_with_comparing);
  return g_test_run ();
}
