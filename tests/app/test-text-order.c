/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/search/alphabet.h"
#include "app/view/text-order.h"

#include <stdlib.h>
#include <string.h>

/* In the order that a reader expects: figures, Latin letters, then by pinyin. */
static const char *const ordered[] = {
  "2026-01",  "2026-2",       "AB",     "abc",    "阿", "安全生产",
  "环保督察", "环保督察反馈", "农牧局", "水利局", "长", /* read zhǎng first */
};

static void
test_is_a_readers (void)
{
  const gsize n = G_N_ELEMENTS (ordered);

  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < n; k++)
      {
        int expected = (i > k) - (i < k);
        int found = duban_alphabet_compare (ordered[i], ordered[k]);

        g_assert_cmpint ((found > 0) - (found < 0), ==, expected);
      }
}

static void
test_ranks_share_places_and_leave_none_out (void)
{
  const char *const texts[] = { "乙项", NULL, "甲项", "（甲）项", "", "甲项二" };
  const char *words[G_N_ELEMENTS (texts)], *codes[G_N_ELEMENTS (texts)];
  guint32 places[G_N_ELEMENTS (texts)];

  memcpy (words, texts, sizeof texts);
  memcpy (codes, texts, sizeof texts);
  duban_text_order_rank (words, G_N_ELEMENTS (texts), DUBAN_TEXT_ORDER_WORDS, places);
  g_assert_cmpuint (places[2], ==, 0);
  g_assert_cmpuint (places[3], ==, 0);
  g_assert_cmpuint (places[5], ==, 2);
  g_assert_cmpuint (places[0], ==, 3);
  g_assert_cmpuint (places[1], ==, DUBAN_TEXT_ORDER_NONE);
  g_assert_cmpuint (places[4], ==, DUBAN_TEXT_ORDER_NONE);
  duban_text_order_rank (codes, G_N_ELEMENTS (texts), DUBAN_TEXT_ORDER_CODES, places);
  g_assert_cmpuint (places[3], >, places[2]);
  duban_text_order_rank (NULL, 0, DUBAN_TEXT_ORDER_WORDS, NULL);
}

/* Many, with long beginnings in common, against comparing one with another. */
static void
test_agrees_with_comparing (void)
{
  const gsize n = 20000;
  GRand *chance = g_rand_new_with_seed (7);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree const char **ranked = NULL;
  g_autofree guint32 *places = g_new (guint32, n);
  gint64 before;

  for (gsize i = 0; i < n; i++)
    g_ptr_array_add (texts, g_strdup_printf ("关于中央环保督察反馈问题第%d号%s的整改",
                                             g_rand_int_range (chance, 1, 4000),
                                             i % 2 == 0 ? "水利局" : "农牧局"));
  ranked = g_memdup2 (texts->pdata, n * sizeof *ranked);
  before = g_get_monotonic_time ();
  duban_text_order_rank (ranked, n, DUBAN_TEXT_ORDER_WORDS, places);
  g_test_message ("%.1f ms", (double) (g_get_monotonic_time () - before) / 1000.0);
  for (int i = 0; i < 50000; i++)
    {
      guint a = (guint) g_rand_int_range (chance, 0, (int) n);
      guint b = (guint) g_rand_int_range (chance, 0, (int) n);
      int order
          = duban_alphabet_compare (g_ptr_array_index (texts, a), g_ptr_array_index (texts, b));

      g_assert_cmpint ((order > 0) - (order < 0), ==,
                       (places[a] > places[b]) - (places[a] < places[b]));
    }
  g_rand_free (chance);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-order/is-a-readers", test_is_a_readers);
  g_test_add_func ("/text-order/ranks-share-places-and-leave-none-out",
                   test_ranks_share_places_and_leave_none_out);
  g_test_add_func ("/text-order/agrees-with-comparing", test_agrees_with_comparing);
  return g_test_run ();
}
