/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-store.h"

#include "store/history.h"
#include "store/local.h"

static DubanPost *
begin (SampleStore *store)
{
  GError *error = NULL;
  DubanPost *post = duban_post_begin (store->db, &error);

  g_assert_no_error (error);
  return post;
}

/* Ends the change in the builder without adding it. */
static DubanSpan
finish (SampleStore *store, DubanHash *hash)
{
  guint8 random[8] = { 0 };

  return duban_change_builder_finish (store->builder, &store->desk, "办公室", store->time++, random,
                                      hash);
}

static guint32
find (SampleStore *store, const char *kind, const char *name)
{
  DubanId id = sample_id (kind, name);
  guint32 n;

  sample_assert_ok (duban_history_find_entity (store->db, &id, &n, &sample_error));
  return n;
}

static void
test_commit_keeps_and_cancel_forgets (void)
{
  SampleStore store;
  DubanPost *post;
  gint64 command = -1;

  sample_store_init (&store);
  post = begin (&store);
  sample_store_add_task (&store, post, "修桥", "1");
  duban_post_cancel (post);
  g_assert_cmpint (sample_store_count (&store), ==, 0);
  g_assert_cmpint (find (&store, "task", "修桥"), ==, 0);
  post = begin (&store);
  sample_store_add_task (&store, post, "修路", "2");
  sample_assert_ok (duban_post_commit (post, "add", &command, &sample_error));
  g_assert_cmpint (command, ==, 1);
  sample_store_reopen (&store);
  g_assert_cmpint (sample_store_count (&store), ==, 1);
  g_assert_cmpint (find (&store, "task", "修路"), ==, 1);
  sample_store_clear (&store);
}

static void
test_same_change_is_passed_over (void)
{
  SampleStore store;
  DubanPost *post;
  DubanSpan body;
  DubanHash hash;
  gint64 last, command;

  sample_store_init (&store);
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_TITLE, "修桥");
  body = finish (&store, &hash);
  post = begin (&store);
  sample_assert_ok (duban_post_add (post, body, &hash, &sample_error));
  sample_assert_ok (duban_post_add (post, body, &hash, &sample_error));
  sample_assert_ok (duban_post_commit (post, "add", NULL, &sample_error));
  post = begin (&store);
  sample_assert_ok (duban_post_add (post, body, &hash, &sample_error));
  sample_assert_ok (duban_post_commit (post, "add", &command, &sample_error));
  /* Nothing came: no command that could be undone. */
  g_assert_cmpint (command, ==, 0);
  sample_assert_ok (duban_db_get_last_change (store.db, &last, &sample_error));
  g_assert_cmpint (last, ==, 1);
  sample_store_clear (&store);
}

static void
assert_refused (SampleStore *store, DubanPost *post, DubanSpan body, const DubanHash *hash)
{
  GError *error = NULL;

  g_assert_false (duban_post_add (post, body, hash, &error));
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, store->path));
  g_error_free (error);
}

static void
test_parents_must_be_here (void)
{
  SampleStore store;
  DubanPost *post;
  DubanSpan body;
  DubanHash hash, first, stranger = { { 7 } };

  sample_store_init (&store);
  post = begin (&store);
  /* Of an entity that nobody knows, then of one that is known. */
  for (int round = 0; round < 2; round++)
    {
      sample_store_begin_task (&store, "修桥");
      duban_change_builder_add_parent (store.builder, &stranger);
      duban_change_builder_set_text (store.builder, DUBAN_ATTR_TITLE, "修大桥");
      body = finish (&store, &hash);
      assert_refused (&store, post, body, &hash);
      if (round == 0)
        first = sample_store_add_task (&store, post, "修桥", "1");
    }
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_add_parent (store.builder, &first);
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_TITLE, "修大桥");
  sample_store_add (&store, post);
  /* A refusal leaves the posting whole. */
  sample_assert_ok (duban_post_commit (post, "set", NULL, &sample_error));
  g_assert_cmpint (sample_store_count (&store), ==, 1);
  sample_store_clear (&store);
}

static void
test_parent_of_another_entity_is_none (void)
{
  SampleStore store;
  DubanPost *post;
  DubanSpan body;
  DubanHash hash, other;

  sample_store_init (&store);
  post = begin (&store);
  sample_store_add_task (&store, post, "修桥", "1");
  other = sample_store_add_task (&store, post, "修路", "2");
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_add_parent (store.builder, &other);
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_TITLE, "修大桥");
  body = finish (&store, &hash);
  assert_refused (&store, post, body, &hash);
  duban_post_cancel (post);
  sample_store_clear (&store);
}

static void
test_malformed_and_other_kinds_are_refused (void)
{
  SampleStore store;
  DubanPost *post;
  DubanId id = sample_id ("task", "修桥");
  DubanSpan body;
  DubanHash hash = { { 0 } };

  sample_store_init (&store);
  post = begin (&store);
  assert_refused (&store, post, (DubanSpan){ (const guint8 *) "no change", 9 }, &hash);
  sample_store_add_task (&store, post, "修桥", "1");
  /* The task's id, as if it were a leader's. */
  duban_change_builder_begin (store.builder, DUBAN_ENTITY_LEADER, &id, DUBAN_ORIGIN_HAND);
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_LEADER_NAME, "副旗长甲");
  body = finish (&store, &hash);
  assert_refused (&store, post, body, &hash);
  sample_assert_ok (duban_post_commit (post, NULL, NULL, &sample_error));
  g_assert_cmpint (find (&store, "leader", "副旗长甲"), ==, 0);
  sample_store_clear (&store);
}

static void
test_bytes_must_be_those_of_the_name (void)
{
  SampleStore store;
  DubanPost *post;
  DubanSpan body;
  DubanHash hash;

  sample_store_init (&store);
  post = begin (&store);
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_TITLE, "修桥");
  body = finish (&store, &hash);
  hash.bytes[31] ^= 1;
  assert_refused (&store, post, body, &hash);
  duban_post_cancel (post);
  sample_store_clear (&store);
}

static void
test_newer_program_came_in_between (void)
{
  SampleStore store;
  g_autofree char *version = NULL;
  g_autofree char *back = NULL;
  GError *error = NULL;
  gsize n;

  sample_store_init (&store);
  version = sample_store_query (store.path, "PRAGMA user_version");
  back = g_strdup_printf ("PRAGMA user_version = %s", version);
  g_free (sample_store_query (store.path, "PRAGMA user_version = 1000"));
  g_assert_null (duban_post_begin (store.db, &error));
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_NEWER);
  g_clear_error (&error);
  g_assert_null (duban_tasks_load_terms (store.db, SAMPLE_DAY, &error));
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_NEWER);
  g_clear_error (&error);
  /* Nothing is left begun. */
  g_free (sample_store_query (store.path, back));
  sample_assert_ok (duban_tasks_count (store.db, &n, &sample_error));
  duban_post_cancel (begin (&store));
  sample_store_clear (&store);
}

static void
test_referred_ids_get_numbers_before_they_arrive (void)
{
  SampleStore store;
  DubanPost *post;
  DubanId leader = sample_id ("leader", "副旗长甲");
  DubanId back;
  guint32 task, n;

  sample_store_init (&store);
  post = begin (&store);
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_TITLE, "修桥");
  duban_change_builder_set_ref (store.builder, DUBAN_ATTR_LEAD, &leader);
  sample_store_add (&store, post);
  sample_assert_ok (duban_post_commit (post, "add", NULL, &sample_error));
  task = find (&store, "task", "修桥");
  n = find (&store, "leader", "副旗长甲");
  g_assert_cmpint (task, ==, 1);
  g_assert_cmpint (n, ==, 2);
  sample_assert_ok (duban_history_get_entity_id (store.db, n, &back, &sample_error));
  g_assert_true (duban_id_equal (&back, &leader));
  /* It arrives, and keeps its number. */
  post = begin (&store);
  sample_store_add_leader (&store, post, "副旗长甲");
  sample_assert_ok (duban_post_commit (post, "leaders add", NULL, &sample_error));
  g_assert_cmpint (find (&store, "leader", "副旗长甲"), ==, n);
  sample_assert_ok (duban_history_get_entity_id (store.db, n, &back, &sample_error));
  g_assert_true (duban_id_equal (&back, &leader));
  sample_store_clear (&store);
}

static void
test_unknown_number_has_the_nil_id (void)
{
  SampleStore store;
  DubanId id = sample_id ("task", "none");

  sample_store_init (&store);
  sample_assert_ok (duban_history_get_entity_id (store.db, 99, &id, &sample_error));
  g_assert_true (duban_id_is_nil (&id));
  sample_store_clear (&store);
}

static void
test_commands_are_kept_newest_first (void)
{
  static const char *const labels[] = { "add", "import 台账.csv", "set" };
  SampleStore store;
  g_autoptr (GPtrArray) commands = NULL;
  g_autoptr (GArray) touched = NULL;
  GError *error = NULL;
  const DubanCommand *command;

  sample_store_init (&store);
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      DubanPost *post = begin (&store);

      for (gsize k = 0; k <= i; k++)
        {
          g_autofree char *name
              = g_strdup_printf ("事项%" G_GSIZE_FORMAT "-%" G_GSIZE_FORMAT, i, k);

          sample_store_add_task (&store, post, name, NULL);
        }
      sample_assert_ok (duban_post_commit (post, labels[i], NULL, &sample_error));
    }
  commands = duban_history_list_commands (store.db, 2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (commands->len, ==, 2);
  command = g_ptr_array_index (commands, 0);
  g_assert_cmpstr (command->label, ==, "set");
  g_assert_cmpint (command->first, ==, 4);
  g_assert_cmpint (command->last, ==, 6);
  g_assert_cmpint (command->time, ==, SAMPLE_TIME + 5);
  g_assert_cmpint (command->undone, ==, 0);
  touched = duban_history_list_touched (store.db, command->first, command->last, &error);
  g_assert_no_error (error);
  g_assert_cmpint (touched->len, ==, 3);
  g_assert_cmpint (g_array_index (touched, guint32, 0), ==, 4);
  sample_assert_ok (
      duban_history_mark_undone (store.db, command->n, SAMPLE_TIME + 9, &sample_error));
  g_clear_pointer (&commands, g_ptr_array_unref);
  commands = duban_history_list_commands (store.db, 0, &error);
  g_assert_cmpint (commands->len, ==, 3);
  g_assert_cmpint (((const DubanCommand *) g_ptr_array_index (commands, 0))->undone, ==,
                   SAMPLE_TIME + 9);
  g_assert_cmpint (((const DubanCommand *) g_ptr_array_index (commands, 1))->undone, ==, 0);
  sample_store_clear (&store);
}

static void
test_history_stands_parents_first (void)
{
  SampleStore store;
  g_autoptr (DubanHistory) history = NULL;
  g_autoptr (DubanHistory) nothing = NULL;
  GError *error = NULL;
  DubanPost *post;
  DubanHash first, second;

  sample_store_init (&store);
  post = begin (&store);
  first = sample_store_add_task (&store, post, "修桥", "1");
  sample_store_add_task (&store, post, "修路", "2");
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_add_parent (store.builder, &first);
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_TITLE, "修大桥");
  second = sample_store_add (&store, post);
  sample_assert_ok (duban_post_commit (post, "add", NULL, &sample_error));
  history = duban_history_load (store.db, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (history->kind, ==, DUBAN_ENTITY_TASK);
  g_assert_cmpint (history->n_changes, ==, 2);
  g_assert_cmpmem (&history->changes[0]->hash, sizeof first, &first, sizeof first);
  g_assert_cmpmem (&history->changes[1]->hash, sizeof second, &second, sizeof second);
  g_assert_cmpint (history->numbers[0], ==, 1);
  g_assert_cmpint (history->numbers[1], ==, 3);
  nothing = duban_history_load (store.db, 99, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nothing->n_changes, ==, 0);
  sample_store_clear (&store);
}

static void
test_many_gives_what_one_by_one_gives (void)
{
  SampleStore one, many;
  g_autofree char *one_dump = NULL;
  g_autofree char *many_dump = NULL;
  DubanPost *post;

  sample_store_init (&one);
  sample_store_init (&many);
  post = begin (&many);
  duban_post_expect_many (post);
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("事项%u", i % 250);
      g_autofree char *number = g_strdup_printf ("%u", i % 40);
      DubanPost *single = begin (&one);

      /* Fifty tasks come twice: two heads of their titles and numbers. */
      sample_store_add_task (&one, single, name, number);
      sample_assert_ok (duban_post_commit (single, NULL, NULL, &sample_error));
      sample_store_add_task (&many, post, name, number);
    }
  sample_assert_ok (duban_post_commit (post, NULL, NULL, &sample_error));
  one_dump = sample_store_dump (one.path, FALSE);
  many_dump = sample_store_dump (many.path, FALSE);
  g_assert_cmpstr (one_dump, ==, many_dump);
  g_assert_cmpint (sample_store_count (&many), ==, 250);
  sample_store_clear (&one);
  sample_store_clear (&many);
}

static void
test_local_values_come_back (void)
{
  SampleStore store;
  g_autofree char *value = NULL;
  g_autoptr (GBytes) body = g_bytes_new_static ("\0\1\2", 3);
  g_autoptr (GBytes) back = NULL;

  sample_store_init (&store);
  sample_assert_ok (duban_local_get (store.db, "remind-lead", &value, &sample_error));
  g_assert_null (value);
  sample_assert_ok (duban_local_set (store.db, "remind-lead", "on", &sample_error));
  sample_assert_ok (duban_local_set (store.db, "remind-lead", "off", &sample_error));
  sample_assert_ok (duban_local_get (store.db, "remind-lead", &value, &sample_error));
  g_assert_cmpstr (value, ==, "off");
  g_clear_pointer (&value, g_free);
  sample_assert_ok (duban_local_set (store.db, "remind-lead", NULL, &sample_error));
  sample_assert_ok (duban_local_get (store.db, "remind-lead", &value, &sample_error));
  g_assert_null (value);

  sample_assert_ok (duban_local_put_cached (store.db, "verdict", "1 2 3", body, &sample_error));
  sample_assert_ok (duban_local_get_cached (store.db, "verdict", "1 2 4", &back, &sample_error));
  g_assert_null (back);
  sample_assert_ok (duban_local_get_cached (store.db, "verdict", "1 2 3", &back, &sample_error));
  g_assert_true (g_bytes_equal (body, back));
  sample_store_clear (&store);
}

/* A list of nothing is kept as one, and is not the same as none kept. */
static void
test_an_empty_body_is_kept (void)
{
  SampleStore store;
  g_autoptr (GBytes) body = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) back = NULL;

  sample_store_init (&store);
  sample_assert_ok (duban_local_put_cached (store.db, "known", "1", body, &sample_error));
  sample_assert_ok (duban_local_get_cached (store.db, "known", "1", &back, &sample_error));
  g_assert_nonnull (back);
  g_assert_cmpuint (g_bytes_get_size (back), ==, 0);
  sample_store_clear (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/post/commit-keeps-and-cancel-forgets", test_commit_keeps_and_cancel_forgets);
  g_test_add_func ("/post/same-change-is-passed-over", test_same_change_is_passed_over);
  g_test_add_func ("/post/parents-must-be-here", test_parents_must_be_here);
  g_test_add_func ("/post/parent-of-another-entity-is-none", test_parent_of_another_entity_is_none);
  g_test_add_func ("/post/malformed-and-other-kinds-are-refused",
                   test_malformed_and_other_kinds_are_refused);
  g_test_add_func ("/post/bytes-must-be-those-of-the-name", test_bytes_must_be_those_of_the_name);
  g_test_add_func ("/post/newer-program-came-in-between", test_newer_program_came_in_between);
  g_test_add_func ("/post/referred-ids-get-numbers-before-they-arrive",
                   test_referred_ids_get_numbers_before_they_arrive);
  g_test_add_func ("/post/unknown-number-has-the-nil-id", test_unknown_number_has_the_nil_id);
  g_test_add_func ("/post/commands-are-kept-newest-first", test_commands_are_kept_newest_first);
  g_test_add_func ("/post/history-stands-parents-first", test_history_stands_parents_first);
  g_test_add_func ("/post/many-gives-what-one-by-one-gives", test_many_gives_what_one_by_one_gives);
  g_test_add_func ("/post/local-values-come-back", test_local_values_come_back);
  g_test_add_func ("/post/an-empty-body-is-kept", test_an_empty_body_is_kept);
  return g_test_run ();
}
