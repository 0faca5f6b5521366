/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/key-sort.h"

static void
assert_sorted_as (DubanKeyed *items, const guint32 *expected, gsize n)
{
  duban_key_sort (items, n);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (items[i].value, ==, expected[i]);
}

static void
test_every_digit_counts (void)
{
  DubanKeyed items[] = { { G_MAXUINT64, 1 },
                         { 1, 2 },
                         { G_GUINT64_CONSTANT (1) << 16, 3 },
                         { G_GUINT64_CONSTANT (1) << 32, 4 },
                         { 0, 5 },
                         { G_GUINT64_CONSTANT (1) << 48, 6 },
                         { 65535, 7 } };

  assert_sorted_as (items, (guint32[]){ 5, 2, 7, 3, 4, 6, 1 }, G_N_ELEMENTS (items));
}

static void
test_equal_keys_keep_their_order (void)
{
  DubanKeyed items[] = { { 7, 1 }, { 3, 2 }, { 7, 3 }, { 3, 4 }, { 7, 5 } };

  assert_sorted_as (items, (guint32[]){ 2, 4, 1, 3, 5 }, G_N_ELEMENTS (items));
}

static void
test_none_and_one_are_sorted (void)
{
  DubanKeyed one[] = { { 9, 1 } };

  duban_key_sort (one, 0);
  assert_sorted_as (one, (guint32[]){ 1 }, 1);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const DubanKeyed *x = a, *y = b;

  if (x->key != y->key)
    return x->key < y->key ? -1 : 1;
  return x->value < y->value ? -1 : x->value > y->value;
}

/* The values are the places before sorting, so that equal keys are in order. */
static void
test_agrees_with_comparing (void)
{
  const gsize n = 5000;
  g_autofree DubanKeyed *items = g_new (DubanKeyed, n);
  g_autofree DubanKeyed *expected = NULL;

  for (gsize i = 0; i < n; i++)
    {
      guint64 key = (guint64) g_test_rand_int () << 32 | (guint32) g_test_rand_int ();

      items[i] = (DubanKeyed){ key >> g_test_rand_int_range (0, 63), (guint32) i };
    }
  expected = g_memdup2 (items, n * sizeof *items);
  qsort (expected, n, sizeof *expected, compare);
  duban_key_sort (items, n);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpuint (items[i].value, ==, expected[i].value);
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
