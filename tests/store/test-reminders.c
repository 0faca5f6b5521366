/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-store.h"

#include "store/reminders.h"

static DubanReminded
make_row (guint32 person, guint32 task, gint32 due)
{
  return (DubanReminded){ .person = person,
                          .task = task,
                          .what = 2,
                          .level = 4,
                          .state = DUBAN_REMINDED_SNOOZED,
                          .is_grouped = 1,
                          .due = due,
                          .target = G_MININT64,
                          .since = 100,
                          .rung = 200,
                          .until = 300,
                          .bubble = G_MAXUINT32 };
}

static GArray *
load (SampleStore *store, guint32 person)
{
  GError *error = NULL;
  GArray *rows = duban_reminders_load (store->db, person, &error);

  g_assert_no_error (error);
  return rows;
}

static void
assert_same (const DubanReminded *a, const DubanReminded *b)
{
  g_assert_cmpuint (a->person, ==, b->person);
  g_assert_cmpuint (a->task, ==, b->task);
  g_assert_cmpuint (a->what, ==, b->what);
  g_assert_cmpuint (a->level, ==, b->level);
  g_assert_cmpuint (a->state, ==, b->state);
  g_assert_cmpuint (a->is_grouped, ==, b->is_grouped);
  g_assert_cmpint (a->due, ==, b->due);
  g_assert_cmpint (a->target, ==, b->target);
  g_assert_cmpint (a->since, ==, b->since);
  g_assert_cmpint (a->rung, ==, b->rung);
  g_assert_cmpint (a->until, ==, b->until);
  g_assert_cmpuint (a->bubble, ==, b->bubble);
}

static void
test_a_row_comes_back_whole (void)
{
  SampleStore store;
  DubanReminded row = make_row (7, 3, DUBAN_NO_DAY);
  g_autoptr (GArray) rows = NULL;

  sample_store_init (&store);
  sample_assert_ok (duban_reminders_write (store.db, &row, 1, NULL, 0, &sample_error));
  sample_store_reopen (&store);
  rows = load (&store, 7);
  g_assert_cmpuint (rows->len, ==, 1);
  assert_same (&g_array_index (rows, DubanReminded, 0), &row);
  sample_store_clear (&store);
}

static void
test_rows_are_of_one_person (void)
{
  SampleStore store;
  const DubanReminded rows[] = { make_row (0, 3, 5), make_row (7, 3, 5), make_row (7, 4, 5) };
  g_autoptr (GArray) office = NULL;
  g_autoptr (GArray) leader = NULL;
  g_autoptr (GArray) nobody = NULL;

  sample_store_init (&store);
  sample_assert_ok (duban_reminders_write (store.db, rows, 3, NULL, 0, &sample_error));
  office = load (&store, 0);
  leader = load (&store, 7);
  nobody = load (&store, 8);
  g_assert_cmpuint (office->len, ==, 1);
  g_assert_cmpuint (leader->len, ==, 2);
  g_assert_cmpuint (nobody->len, ==, 0);
  sample_store_clear (&store);
}

/* The same thing again takes the place of its row; what differs in any part of its name does not;
 * a row can be written and another be removed in one step. */
static void
test_a_thing_has_one_row (void)
{
  SampleStore store;
  DubanReminded row = make_row (0, 3, 5);
  DubanReminded other = make_row (0, 3, 6);
  g_autoptr (GArray) rows = NULL;
  g_autoptr (GArray) left = NULL;

  sample_store_init (&store);
  sample_assert_ok (duban_reminders_write (store.db, &row, 1, NULL, 0, &sample_error));
  row.state = DUBAN_REMINDED_DISMISSED;
  sample_assert_ok (duban_reminders_write (store.db, &row, 1, NULL, 0, &sample_error));
  rows = load (&store, 0);
  g_assert_cmpuint (rows->len, ==, 1);
  assert_same (&g_array_index (rows, DubanReminded, 0), &row);
  sample_assert_ok (duban_reminders_write (store.db, &other, 1, &row, 1, &sample_error));
  left = load (&store, 0);
  g_assert_cmpuint (left->len, ==, 1);
  assert_same (&g_array_index (left, DubanReminded, 0), &other);
  sample_store_clear (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminders/a-row-comes-back-whole", test_a_row_comes_back_whole);
  g_test_add_func ("/reminders/rows-are-of-one-person", test_rows_are_of_one_person);
  g_test_add_func ("/reminders/a-thing-has-one-row", test_a_thing_has_one_row);
  return g_test_run ();
}
