/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/judgement.h"
#include "app/view/listing.h"
#include "sample-session.h"

/* On 2026-03-20: 甲 is the oldest, 乙 was deployed, 丙 is new, 丁 is closed. */
typedef struct
{
  SampleSession base;
  guint32 a, b, c, d;
  DubanVerdict *verdict;
} Sample;

static void
sample_init (Sample *sample)
{
  GError *error = NULL;

  sample_session_init (&sample->base, "2026-03-20T10:00");
  sample->a = sample_session_add (&sample->base, "甲");
  sample->b = sample_session_add (&sample->base, "乙");
  sample->c = sample_session_add (&sample->base, "丙");
  sample->d = sample_session_add (&sample->base, "丁");
  sample_session_set (&sample->base, sample->a, "assigned", "2026-02-01");
  sample_session_set (&sample->base, sample->a, "title", "污水处理厂提标改造");
  sample_session_set (&sample->base, sample->c, "assigned", "2026-03-20");
  sample_session_set (&sample->base, sample->b, "lead", "副旗长乙");
  sample_session_set (&sample->base, sample->b, "unit", "农牧局");
  sample_session_set (&sample->base, sample->b, "due", "2026-04-01");
  sample_session_set (&sample->base, sample->c, "due", "2026-03-31");
  g_free (sample_session_record (&sample->base, sample->d,
                                 (DubanRecordDraft){ .kind = "close", .text = "已完成" }));
  g_assert_true (duban_session_refresh (sample->base.session, &error));
  sample->verdict = duban_judgement_get (sample->base.session, NULL, &error);
  g_assert_no_error (error);
}

static void
sample_clear (Sample *sample)
{
  duban_verdict_unref (sample->verdict);
  sample_session_clear (&sample->base);
}

static DubanListing *
list (Sample *sample, DubanListingQuery query)
{
  GError *error = NULL;
  DubanListing *listing
      = duban_listing_new (sample->base.session, sample->verdict, &query, NULL, &error);

  g_assert_no_error (error);
  return listing;
}

/* expected: letters of the tasks in their order, a to d. */
static void
assert_lists (Sample *sample, DubanListingQuery query, const char *expected)
{
  g_autoptr (DubanListing) listing = list (sample, query);
  const guint32 tasks[] = { sample->a, sample->b, sample->c, sample->d };
  g_autoptr (GString) letters = g_string_new (NULL);

  for (gsize i = 0; i < listing->n_tasks; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (tasks); k++)
      if (tasks[k] == listing->tasks[i])
        g_string_append_c (letters, (char) ('a' + (int) k));
  g_assert_cmpstr (letters->str, ==, expected);
}

#define ANY .light = DUBAN_LISTING_ANY_LIGHT

static void
test_orders (void)
{
  Sample sample;

  sample_init (&sample);
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_LIGHT, ANY }, "abc");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_DAYS, ANY }, "abc");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_NUMBER, ANY }, "cba");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_DUE, ANY }, "cba");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_LEAD, ANY }, "bac");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_UNIT, ANY }, "bac");
  sample_clear (&sample);
}

static void
test_reversed_leaves_none_last_and_equals_in_place (void)
{
  Sample sample;

  sample_init (&sample);
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_DUE, TRUE, ANY }, "bca");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_LEAD, TRUE, ANY }, "acb");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_DAYS, TRUE, ANY }, "bac");
  sample_clear (&sample);
}

static void
test_filters (void)
{
  Sample sample;

  sample_init (&sample);
  assert_lists (&sample, (DubanListingQuery){ .light = DUBAN_LIGHT_RED }, "ab");
  assert_lists (&sample, (DubanListingQuery){ .light = DUBAN_LIGHT_GREY }, "");
  assert_lists (&sample, (DubanListingQuery){ .light = DUBAN_LIGHT_GREY, .with_done = TRUE }, "d");
  assert_lists (&sample, (DubanListingQuery){ ANY, .with_done = TRUE }, "abcd");
  sample_clear (&sample);
}

static void
test_counts_lights_beside_the_filter (void)
{
  Sample sample;
  g_autoptr (DubanListing) listing = NULL;

  sample_init (&sample);
  listing = list (&sample, (DubanListingQuery){ .light = DUBAN_LIGHT_RED, .with_done = TRUE });
  g_assert_cmpuint (listing->n_tasks, ==, 2);
  g_assert_cmpuint (listing->n_lights[DUBAN_LIGHT_RED], ==, 2);
  g_assert_cmpuint (listing->n_lights[DUBAN_LIGHT_GREY], ==, 1);
  g_assert_cmpuint (listing->n_all, ==, 4);
  g_assert_cmpint (duban_listing_find (listing, sample.b), ==, 1);
  g_assert_cmpint (duban_listing_find (listing, sample.d), ==, -1);
  sample_clear (&sample);
}

static void
test_search_folds_as_titles_do (void)
{
  Sample sample;

  sample_init (&sample);
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "污水 处理" }, "a");
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "农牧" }, "b");
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "丙" }, "c");
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "  " }, "abc");
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "没有" }, "");
  sample_clear (&sample);
}

static void
test_rows_hold_what_a_line_shows (void)
{
  Sample sample;
  g_autoptr (DubanListing) listing = NULL;
  g_autoptr (DubanListingRows) rows = NULL;
  const DubanListingRow *row;
  GError *error = NULL;

  sample_init (&sample);
  listing = list (&sample, (DubanListingQuery){ ANY });
  rows = duban_listing_load (sample.base.session, listing, 1, 64, &error);
  g_assert_no_error (error);
  row = duban_listing_rows_get (rows, 0);
  g_assert_cmpuint (row->task, ==, sample.b);
  g_assert_cmpstr (row->number, ==, "乙");
  g_assert_cmpstr (row->lead, ==, "副旗长乙");
  g_assert_cmpstr (row->unit, ==, "农牧局");
  g_assert_cmpint (row->light, ==, DUBAN_LIGHT_RED);
  g_assert_cmpint (row->due, ==, duban_day_parse ("2026-04-01"));
  g_assert_cmpint (row->stages[DUBAN_STAGE_FEEDBACK].due, ==, duban_day_parse ("2026-03-08"));
  g_assert_nonnull (duban_listing_rows_get (rows, 1));
  g_assert_null (duban_listing_rows_get (rows, 2));
  sample_clear (&sample);
}

static void
test_rows_beyond_the_end_are_none (void)
{
  Sample sample;
  g_autoptr (DubanListing) listing = NULL;
  g_autoptr (DubanListingRows) rows = NULL;
  GError *error = NULL;

  sample_init (&sample);
  listing = list (&sample, (DubanListingQuery){ ANY });
  rows = duban_listing_load (sample.base.session, listing, 3, 64, &error);
  g_assert_no_error (error);
  g_assert_null (duban_listing_rows_get (rows, 0));
  sample_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/listing/orders", test_orders);
  g_test_add_func ("/listing/reversed-leaves-none-last-and-equals-in-place",
                   test_reversed_leaves_none_last_and_equals_in_place);
  g_test_add_func ("/listing/filters", test_filters);
  g_test_add_func ("/listing/counts-lights-beside-the-filter",
                   test_counts_lights_beside_the_filter);
  g_test_add_func ("/listing/search-folds-as-titles-do", test_search_folds_as_titles_do);
  g_test_add_func ("/listing/rows-hold-what-a-line-shows", test_rows_hold_what_a_line_shows);
  g_test_add_func ("/listing/rows-beyond-the-end-are-none", test_rows_beyond_the_end_are_none);
  return g_test_run ();
}
