/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/judgement.h"
#include "app/view/listing-texts.h"
#include "app/view/listing.h"
#include "sample-session.h"

/* On 2026-03-20: 甲 is the oldest, 乙 was deployed, 丙 is new, 丁 is closed. */
typedef struct
{
  SampleSession base;
  guint32 a, b, c, d;
  DubanSnapshot *snapshot, *bare; /* with a register, and without */
} Sample;

static void
sample_init (Sample *sample)
{
  GError *error = NULL;
  DubanVerdict *verdict;
  DubanRegister *reg;

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
  sample_session_set (&sample->base, sample->b, "source", "领导批示");
  sample_session_set (&sample->base, sample->c, "source", "督察");
  sample_session_set (&sample->base, sample->c, "importance", "key");
  sample_session_set (&sample->base, sample->a, "cooperating-units", "农牧局");
  g_free (sample_session_record (&sample->base, sample->d,
                                 (DubanRecordDraft){ .kind = "close", .text = "已完成" }));
  g_assert_true (duban_session_refresh (sample->base.session, &error));
  verdict = duban_judgement_get_with_register (sample->base.session, &reg, NULL, &error);
  g_assert_no_error (error);
  sample->bare
      = duban_snapshot_new (duban_terms_ref (sample->base.session->terms), verdict, NULL, 0, 0);
  sample->snapshot = duban_snapshot_with_register (sample->bare, reg);
  duban_register_unref (reg);
}

static void
sample_clear (Sample *sample)
{
  duban_snapshot_unref (sample->snapshot);
  duban_snapshot_unref (sample->bare);
  sample_session_clear (&sample->base);
}

static DubanListing *
list_of (DubanSnapshot *snapshot, DubanListingQuery query)
{
  GError *error = NULL;
  DubanListing *listing = duban_listing_new (snapshot, &query, NULL, NULL, &error);

  g_assert_no_error (error);
  return listing;
}

/* The letters of the tasks in their order, a to d. (transfer full) */
static char *
spell (Sample *sample, const DubanListing *listing)
{
  const guint32 tasks[] = { sample->a, sample->b, sample->c, sample->d };
  GString *letters = g_string_new (NULL);

  for (gsize i = 0; i < listing->n_tasks; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (tasks); k++)
      if (tasks[k] == listing->tasks[i])
        g_string_append_c (letters, (char) ('a' + (int) k));
  return g_string_free (letters, FALSE);
}

/* Also without a register, where the query needs none. */
static void
assert_lists (Sample *sample, DubanListingQuery query, const char *expected)
{
  g_autoptr (DubanListing) listing = list_of (sample->snapshot, query);
  g_autofree char *letters = spell (sample, listing);

  g_assert_cmpstr (letters, ==, expected);
  if (!duban_listing_query_needs_register (&query, sample->snapshot->scope))
    {
      g_autoptr (DubanListing) bare = list_of (sample->bare, query);
      g_autofree char *again = spell (sample, bare);

      g_assert_cmpstr (again, ==, expected);
    }
}

#define LIGHT .light = DUBAN_LISTING_ANY_LIGHT
#define RULE .rule = DUBAN_LISTING_ANY_RULE
#define OPEN .statuses = DUBAN_LISTING_UNDER_WAY
#define ALL LIGHT, RULE
#define ANY ALL, OPEN

static void
test_orders (void)
{
  Sample sample;

  sample_init (&sample);
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_LIGHT, ANY }, "abc");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_DAYS, ANY }, "abc");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_NUMBER, ANY }, "cba");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_DUE, ANY }, "cba");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_LEAD, ANY }, "acb");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_UNIT, ANY }, "bac");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_SOURCE, ANY }, "cba");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_STATUS, ALL }, "abcd");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_STATUS, TRUE, ALL }, "dabc");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_STAGE, ALL }, "abcd");
  sample_clear (&sample);
}

static void
test_reversed_leaves_none_last_and_equals_in_place (void)
{
  Sample sample;

  sample_init (&sample);
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_DUE, TRUE, ANY }, "bca");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_LEAD, TRUE, ANY }, "bac");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_DAYS, TRUE, ANY }, "bac");
  assert_lists (&sample, (DubanListingQuery){ DUBAN_LISTING_BY_SOURCE, TRUE, ANY }, "bca");
  sample_clear (&sample);
}

static void
test_filters (void)
{
  Sample sample;
  guint32 leader, unit;

  sample_init (&sample);
  leader = sample_session_find (&sample.base, "副旗长乙");
  unit = sample_session_find (&sample.base, "农牧局");
  assert_lists (&sample, (DubanListingQuery){ RULE, OPEN, .light = DUBAN_LIGHT_RED }, "ab");
  assert_lists (&sample, (DubanListingQuery){ RULE, OPEN, .light = DUBAN_LIGHT_GREY }, "");
  assert_lists (&sample, (DubanListingQuery){ RULE, .light = DUBAN_LIGHT_GREY }, "d");
  assert_lists (&sample, (DubanListingQuery){ ALL }, "abcd");
  assert_lists (&sample, (DubanListingQuery){ ALL, .statuses = 1 << DUBAN_STATUS_CLOSED }, "d");
  assert_lists (&sample, (DubanListingQuery){ LIGHT, OPEN, .rule = DUBAN_RULE_FEEDBACK_OVERDUE },
                "ab");
  assert_lists (&sample, (DubanListingQuery){ LIGHT, OPEN, .rule = DUBAN_RULE_DEPLOY_TODAY }, "c");
  assert_lists (&sample, (DubanListingQuery){ ANY, .source = "领导批示" }, "b");
  assert_lists (&sample, (DubanListingQuery){ ANY, .importance = DUBAN_KEY }, "c");
  assert_lists (&sample, (DubanListingQuery){ ANY, .leader = leader }, "b");
  assert_lists (&sample, (DubanListingQuery){ ANY, .unit = unit }, "ab");
  sample_clear (&sample);
}

static void
test_spans (void)
{
  Sample sample;
  const DubanDay first = duban_day_parse ("2026-03-31");
  const DubanDay last = duban_day_parse ("2026-04-01");

  sample_init (&sample);
#define DUE ANY, .date = DUBAN_LISTING_DATE_DUE
#define ASSIGNED ANY, .date = DUBAN_LISTING_DATE_ASSIGNED
  assert_lists (&sample, (DubanListingQuery){ DUE, .from = first, .to = last }, "bc");
  assert_lists (&sample, (DubanListingQuery){ DUE, .from = first + 1, .to = last }, "b");
  assert_lists (&sample, (DubanListingQuery){ DUE, .from = first, .to = last - 1 }, "c");
  assert_lists (&sample, (DubanListingQuery){ DUE, .from = DUBAN_NO_DAY, .to = first }, "c");
  assert_lists (&sample, (DubanListingQuery){ DUE, .from = last, .to = DUBAN_NO_DAY }, "b");
  assert_lists (&sample, (DubanListingQuery){ DUE, .span = DUBAN_SPAN_MONTH }, "c");
  assert_lists (&sample, (DubanListingQuery){ DUE, .span = DUBAN_SPAN_QUARTER }, "c");
  assert_lists (&sample, (DubanListingQuery){ DUE, .span = DUBAN_SPAN_YEAR }, "bc");
  assert_lists (&sample, (DubanListingQuery){ ASSIGNED, .span = DUBAN_SPAN_WEEK }, "c");
  assert_lists (&sample, (DubanListingQuery){ ASSIGNED, .span = DUBAN_SPAN_NEXT_WEEK }, "");
  assert_lists (&sample, (DubanListingQuery){ ASSIGNED, .span = DUBAN_SPAN_MONTH }, "bc");
  sample_clear (&sample);
}

static void
test_views_and_directions (void)
{
  Sample sample;
  DubanSnapshot *whole;

  sample_init (&sample);
  whole = sample.snapshot;
  assert_lists (&sample, (DubanListingQuery){ ANY, .direction = DUBAN_DIRECTION_GIVEN }, "");
  sample.snapshot = duban_snapshot_with_scope (whole, sample_session_find (&sample.base, "旗长"));
  assert_lists (&sample, (DubanListingQuery){ ANY }, "abc");
  assert_lists (&sample, (DubanListingQuery){ ANY, .direction = DUBAN_DIRECTION_GIVEN }, "abc");
  assert_lists (&sample, (DubanListingQuery){ ANY, .direction = DUBAN_DIRECTION_RECEIVED }, "");
  duban_snapshot_unref (sample.snapshot);
  sample.snapshot
      = duban_snapshot_with_scope (whole, sample_session_find (&sample.base, "副旗长乙"));
  assert_lists (&sample, (DubanListingQuery){ ANY }, "b");
  assert_lists (&sample, (DubanListingQuery){ ANY, .direction = DUBAN_DIRECTION_RECEIVED }, "b");
  duban_snapshot_unref (sample.snapshot);
  sample.snapshot = whole;
  sample_clear (&sample);
}

static void
test_a_set_is_shown_whole_and_can_be_narrowed (void)
{
  Sample sample;
  g_auto (DubanListingQuery) query = { 0 };

  sample_init (&sample);
  duban_listing_query_init (&query);
  query.search = g_strdup ("没有");
  duban_listing_query_take_set (&query, (const guint32[]){ sample.d, sample.b, 99999 }, 3, "两项");
  assert_lists (&sample, query, "bd");
  query.statuses = DUBAN_LISTING_UNDER_WAY;
  assert_lists (&sample, query, "b");
  sample_clear (&sample);
}

static void
test_is_stored_as_a_text (void)
{
  Sample sample;
  const DubanDirectory *directory;
  g_auto (DubanListingQuery) query = { 0 };
  g_auto (DubanListingQuery) again = { 0 };
  g_autofree char *text = NULL;
  g_autofree char *text_again = NULL;
  g_autofree char *words = NULL;

  sample_init (&sample);
  directory = sample.snapshot->terms->directory;
  duban_listing_query_init (&query);
  duban_listing_query_init (&again);
  query.light = DUBAN_LIGHT_YELLOW;
  query.rule = DUBAN_RULE_DUE_SOON;
  query.source = g_strdup ("领导'批示\\");
  query.leader = sample_session_find (&sample.base, "副旗长乙");
  query.unit = sample_session_find (&sample.base, "农牧局");
  query.date = DUBAN_LISTING_DATE_DUE;
  query.from = duban_day_parse ("2026-03-01");
  text = duban_listing_query_to_text (&query, directory);
  g_assert_true (duban_listing_query_take_text (&again, text, directory));
  text_again = duban_listing_query_to_text (&again, directory);
  g_assert_cmpstr (text_again, ==, text);
  g_assert_cmpuint (again.leader, ==, query.leader);
  g_assert_cmpuint (again.unit, ==, query.unit);
  g_assert_cmpstr (again.source, ==, query.source);
  g_assert_cmpint (again.rule, ==, DUBAN_RULE_DUE_SOON);
  g_assert_cmpint (again.to, ==, DUBAN_NO_DAY);
  words = duban_listing_query_say (&again, sample.snapshot->terms);
  g_assert_nonnull (strstr (words, "副旗长乙"));
  g_assert_false (duban_listing_query_take_text (&again, "{'light':", directory));
  g_assert_true (
      duban_listing_query_take_text (&again, "{'statuses': <99>, 'rule': <'?'>}", directory));
  g_assert_cmpuint (again.statuses, ==, 0);
  g_assert_cmpint (again.rule, ==, DUBAN_LISTING_ANY_RULE);
  sample_clear (&sample);
}

/* Another process took a task away after the verdict was made. */
static void
test_a_register_of_other_tasks_is_none (void)
{
  Sample sample;
  GError *error = NULL;
  g_autoptr (DubanRegister) later = NULL;
  g_autoptr (DubanSnapshot) mixed = NULL;
  g_auto (DubanListingQuery) query = { 0 };
  g_autoptr (DubanListing) listing = NULL;

  sample_init (&sample);
  g_assert_true (duban_edit_delete_task (sample.base.session, sample.c, &error));
  later = duban_judgement_load_register (sample.base.session, NULL, &error);
  g_assert_no_error (error);
  mixed = duban_snapshot_with_register (sample.bare, later);
  duban_listing_query_init (&query);
  g_assert_true (duban_listing_is_possible (mixed, &query));
  listing = list_of (mixed, query);
  g_assert_cmpuint (listing->n_tasks, ==, 3);
  query.order = DUBAN_LISTING_BY_DUE;
  g_assert_false (duban_listing_is_possible (mixed, &query));
  g_assert_false (duban_listing_is_possible (sample.bare, &query));
  g_assert_true (duban_listing_is_possible (sample.snapshot, &query));
  sample_clear (&sample);
}

static void
test_counts_beside_the_filters (void)
{
  Sample sample;
  g_autoptr (DubanListing) listing = NULL;

  sample_init (&sample);
  listing = list_of (sample.snapshot, (DubanListingQuery){ RULE, .light = DUBAN_LIGHT_RED });
  g_assert_cmpuint (listing->n_tasks, ==, 2);
  g_assert_cmpuint (listing->n_lights[DUBAN_LIGHT_RED], ==, 2);
  g_assert_cmpuint (listing->n_lights[DUBAN_LIGHT_GREY], ==, 1);
  g_assert_cmpuint (listing->n_rules[DUBAN_RULE_FEEDBACK_OVERDUE], ==, 3);
  g_assert_cmpuint (listing->n_rules[DUBAN_RULE_DEPLOY_TODAY], ==, 1);
  g_assert_cmpuint (listing->sources->len, ==, 2);
  g_assert_cmpuint (listing->n_all, ==, 4);
  g_assert_cmpint (duban_listing_find (listing, sample.b), ==, 1);
  g_assert_cmpint (duban_listing_find (listing, sample.d), ==, -1);
  sample_clear (&sample);
}

static void
test_search_looks_into_numbers_titles_and_names (void)
{
  Sample sample;

  sample_init (&sample);
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "污水 处理" }, "a");
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "wscl" }, "a");
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "fqzy" }, "b");
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "fqzj slj" }, "ac");
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "shuilij yi" }, "");
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "农牧" }, "ab");
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "丙" }, "c");
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "  " }, "abc");
  assert_lists (&sample, (DubanListingQuery){ ANY, .search = "没有" }, "");
  sample_clear (&sample);
}

static void
test_long_texts_are_searched_by_telling_terms (void)
{
  static const struct
  {
    const char *search, *found;
  } cases[] = {
    { "截污纳管", "b" },  { "jiewu", "b" },    { "jwng", "b" }, { "jwn", "" },
    { "截污 fqzy", "b" }, { "截污 污水", "" }, { "备注", "c" }, { "", "abc" },
  };
  Sample sample;

  sample_init (&sample);
  sample_session_set (&sample.base, sample.b, "requirement", "完成截污纳管");
  sample_session_set (&sample.base, sample.c, "notes", "见备注");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanListingQuery query = { ANY, .search = (char *) cases[i].search };
      g_autoptr (DubanListing) listing = NULL;
      g_autofree guint8 *terms = NULL;
      g_autofree char *letters = NULL;

      sample_assert_done (duban_listing_search_texts (sample.base.session, sample.snapshot, &query,
                                                      NULL, &terms, &error));
      listing = duban_listing_new (sample.snapshot, &query, terms, NULL, NULL);
      letters = spell (&sample, listing);
      g_assert_cmpstr (letters, ==, cases[i].found);
    }
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
  listing = list_of (sample.bare, (DubanListingQuery){ ANY });
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
  listing = list_of (sample.bare, (DubanListingQuery){ ANY });
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
  g_test_add_func ("/listing/spans", test_spans);
  g_test_add_func ("/listing/views-and-directions", test_views_and_directions);
  g_test_add_func ("/listing/a-set-is-shown-whole-and-can-be-narrowed",
                   test_a_set_is_shown_whole_and_can_be_narrowed);
  g_test_add_func ("/listing/is-stored-as-a-text", test_is_stored_as_a_text);
  g_test_add_func ("/listing/a-register-of-other-tasks-is-none",
                   test_a_register_of_other_tasks_is_none);
  g_test_add_func ("/listing/counts-beside-the-filters", test_counts_beside_the_filters);
  g_test_add_func ("/listing/search-looks-into-numbers-titles-and-names",
                   test_search_looks_into_numbers_titles_and_names);
  g_test_add_func ("/listing/long-texts-are-searched-by-telling-terms",
                   test_long_texts_are_searched_by_telling_terms);
  g_test_add_func ("/listing/rows-hold-what-a-line-shows", test_rows_hold_what_a_line_shows);
  g_test_add_func ("/listing/rows-beyond-the-end-are-none", test_rows_beyond_the_end_are_none);
  return g_test_run ();
}
