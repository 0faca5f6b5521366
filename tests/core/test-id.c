/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/id.h"

#include <string.h>

static void
test_same_words_same_id (void)
{
  const char *const a[] = { "督办〔2026〕1号", "修路", NULL };
  const char *const joined[] = { "督办〔2026〕1号修路", NULL };
  const char *const moved[] = { "督办〔2026〕1", "号修路", NULL };
  const char *const longer[] = { "督办〔2026〕1号", "修路", "", NULL };
  DubanId id = duban_id_from_words ("task", a);
  DubanId again = duban_id_from_words ("task", a);
  DubanId others[] = {
    duban_id_from_words ("unit", a),     duban_id_from_words ("task", joined),
    duban_id_from_words ("task", moved), duban_id_from_words ("task", longer),
    duban_id_from_words ("task", a + 1),
  };

  g_assert_true (duban_id_equal (&id, &again));
  g_assert_cmpint (id.bytes[6] >> 4, ==, 8);
  g_assert_cmpint (id.bytes[8] >> 6, ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (duban_id_equal (&id, &others[i]));
}

/* Written down once: a computed id that changed would part every desk's ledgers. */
static void
test_words_keep_their_id (void)
{
  const char *const name[] = { "财政局", NULL };
  const char *const none[] = { NULL };
  DubanId unit = duban_id_from_words ("unit", name);
  DubanId settings = duban_id_from_words ("settings", none);
  char text[DUBAN_ID_TEXT_SIZE];

  g_assert_cmpstr (duban_id_format (&unit, text), ==, "db302eab-80fc-830d-966d-42eb737e69c9");
  g_assert_cmpstr (duban_id_format (&settings, text), ==, "0dce9938-b2b6-843b-b6bf-88b7a248b0df");
}

static void
test_time_orders_ids (void)
{
  const guint8 low[10] = { 0 };
  const guint8 high[10] = { 255, 255, 255, 255, 255, 255, 255, 255, 255, 255 };
  DubanId earlier = duban_id_from_time (1700000000000, high);
  DubanId later = duban_id_from_time (1700000000001, low);
  char text[DUBAN_ID_TEXT_SIZE];

  g_assert_cmpint (duban_id_compare (&earlier, &later), <, 0);
  g_assert_cmpint (duban_id_compare (&later, &later), ==, 0);
  g_assert_cmpstr (duban_id_format (&earlier, text), ==, "018bcfe5-6800-7fff-bfff-ffffffffffff");
  g_assert_cmpstr (duban_id_format (&later, text), ==, "018bcfe5-6801-7000-8000-000000000000");
}

static void
test_text_is_read_back (void)
{
  const char *refused[] = {
    "",
    "018bcfe5",
    "018bcfe5-6800-7fff-bfff-fffffffffff",
    "018bcfe5-6800-7fff-bfff-fffffffffffff",
    "018bcfe5-6800-7fff-bfff-fffffffffffg",
    "018bcfe5-6800-7fff-bffff-fffffffffff",
    "018bcfe568007fffbfffffffffffffff",
    "018bcfe5-6800-7fff-bfff-ffffffffffff ",
  };
  DubanId id;
  char text[DUBAN_ID_TEXT_SIZE];

  g_assert_true (duban_id_parse ("018BCFE5-6800-7fff-bfff-00000000000a", &id));
  g_assert_cmpstr (duban_id_format (&id, text), ==, "018bcfe5-6800-7fff-bfff-00000000000a");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      DubanId before = id;

      g_assert_false (duban_id_parse (refused[i], &id));
      g_assert_true (duban_id_equal (&before, &id));
    }
}

static void
test_nil_is_all_zero (void)
{
  DubanId id = { { 0 } };

  g_assert_true (duban_id_is_nil (&id));
  id.bytes[15] = 1;
  g_assert_false (duban_id_is_nil (&id));
}

/* BLAKE2b-256 of "abc", as published with the algorithm's reference code. */
static void
test_hash_is_blake2b (void)
{
  DubanHash hash = duban_hash_of ("abc", 3);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < DUBAN_HASH_SIZE; i++)
    g_string_append_printf (text, "%02x", hash.bytes[i]);
  g_assert_cmpstr (text->str, ==,
                   "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/id/same-words-same-id", test_same_words_same_id);
  g_test_add_func ("/id/words-keep-their-id", test_words_keep_their_id);
  g_test_add_func ("/id/time-orders-ids", test_time_orders_ids);
  g_test_add_func ("/id/text-is-read-back", test_text_is_read_back);
  g_test_add_func ("/id/nil-is-all-zero", test_nil_is_all_zero);
  g_test_add_func ("/id/hash-is-blake2b", test_hash_is_blake2b);
  return g_test_run ();
}
