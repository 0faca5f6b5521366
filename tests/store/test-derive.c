/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-store.h"

#include "store/care.h"
#include "store/history.h"

#include <string.h>

static DubanPost *
begin (SampleStore *store)
{
  GError *error = NULL;
  DubanPost *post = duban_post_begin (store->db, &error);

  g_assert_no_error (error);
  return post;
}

static void
commit (DubanPost *post)
{
  sample_assert_ok (duban_post_commit (post, "test", NULL, &sample_error));
}

static char *
query (SampleStore *store, const char *sql)
{
  return sample_store_query (store->path, sql);
}

static void
assert_query (SampleStore *store, const char *sql, const char *expected)
{
  g_autofree char *value = query (store, sql);

  g_assert_cmpstr (value, ==, expected);
}

/* The column that an attribute of a task is derived into, as the schema has it. */
static void
test_every_attribute_of_a_task_has_its_column (void)
{
  static const struct
  {
    DubanType type;
    const char *declared;
  } forms[] = {
    { DUBAN_TYPE_TEXT, "TEXT" },    { DUBAN_TYPE_DAY, "INTEGER" },
    { DUBAN_TYPE_CODE, "INTEGER" }, { DUBAN_TYPE_BITS, "INTEGER" },
    { DUBAN_TYPE_REF, "INTEGER" },  { DUBAN_TYPE_REFS, "TEXT" },
    { DUBAN_TYPE_DIGEST, "BLOB" },  { DUBAN_TYPE_MOMENT, "INTEGER" },
  };
  SampleStore store;
  gsize n_specs;
  const DubanAttrSpec *specs = duban_attr_list (&n_specs);
  guint n_columns = 0;

  sample_store_init (&store);
  for (gsize i = 0; i < n_specs; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (specs[i].name), "-", '_');
      g_autofree char *sql
          = g_strdup_printf ("SELECT type FROM pragma_table_info('task') WHERE name = '%s'", name);

      if (specs[i].entity != DUBAN_ENTITY_TASK)
        continue;
      n_columns++;
      for (gsize k = 0; k < G_N_ELEMENTS (forms); k++)
        if (forms[k].type == specs[i].type)
          assert_query (&store, sql, forms[k].declared);
    }
  g_assert_cmpint (n_columns, >, 40);
  sample_store_clear (&store);
}

/* A value of every attribute: what is written comes out in the column of that name. */
static void
write_every_attribute (SampleStore *store, DubanPost *post)
{
  DubanId ids[2] = { sample_id ("leader", "副旗长甲"), sample_id ("leader", "副旗长乙") };
  gsize n_specs;
  const DubanAttrSpec *specs = duban_attr_list (&n_specs);

  sample_store_begin_task (store, "all");
  for (gsize i = 0; i < n_specs; i++)
    {
      if (specs[i].entity != DUBAN_ENTITY_TASK)
        continue;
      switch (specs[i].type)
        {
        case DUBAN_TYPE_TEXT:
          duban_change_builder_set_text (store->builder, specs[i].attr, specs[i].name);
          break;
        case DUBAN_TYPE_DAY:
          duban_change_builder_set_day (store->builder, specs[i].attr, (int) specs[i].attr);
          break;
        case DUBAN_TYPE_MOMENT:
          duban_change_builder_set_moment (store->builder, specs[i].attr, 14, 75);
          break;
        case DUBAN_TYPE_CODE:
        case DUBAN_TYPE_BITS:
          duban_change_builder_set_code (store->builder, specs[i].attr, 2);
          break;
        case DUBAN_TYPE_REF:
          duban_change_builder_set_ref (store->builder, specs[i].attr, &ids[0]);
          break;
        case DUBAN_TYPE_REFS:
          duban_change_builder_set_refs (store->builder, specs[i].attr, ids, 2);
          break;
        default:
          duban_change_builder_set (store->builder, specs[i].attr, "12345678", 8);
          break;
        }
    }
  sample_store_add (store, post);
}

static void
assert_column (SampleStore *store, const DubanAttrSpec *spec)
{
  g_autofree char *name = g_strdelimit (g_strdup (spec->name), "-", '_');
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM task", name);
  g_autofree char *day = g_strdup_printf ("%d", (int) spec->attr);

  switch (spec->type)
    {
    case DUBAN_TYPE_TEXT:
      assert_query (store, sql, spec->name);
      break;
    case DUBAN_TYPE_DAY:
      assert_query (store, sql, day);
      break;
    case DUBAN_TYPE_MOMENT:
      assert_query (store, sql, "14");
      break;
    case DUBAN_TYPE_CODE:
    case DUBAN_TYPE_BITS:
    case DUBAN_TYPE_REF: /* the first leader was numbered 2, after the task */
      assert_query (store, sql, "2");
      break;
    case DUBAN_TYPE_REFS:
      assert_query (store, sql, "2 3");
      break;
    default:
      assert_query (store, sql, "12345678");
      break;
    }
}

static void
test_every_attribute_arrives_in_its_column (void)
{
  SampleStore store;
  gsize n_specs;
  const DubanAttrSpec *specs = duban_attr_list (&n_specs);
  DubanPost *post;

  sample_store_init (&store);
  post = begin (&store);
  write_every_attribute (&store, post);
  commit (post);
  for (gsize i = 0; i < n_specs; i++)
    if (specs[i].entity == DUBAN_ENTITY_TASK)
      assert_column (&store, &specs[i]);
  assert_query (&store, "SELECT assigned_minute FROM task", "75");
  assert_query (&store, "SELECT number FROM task_number WHERE task = 1", "number");
  assert_query (&store, "SELECT contested FROM task", NULL);
  sample_store_clear (&store);
}

static void
test_nothing_said_is_null (void)
{
  SampleStore store;
  DubanPost *post;
  gsize n_specs;
  const DubanAttrSpec *specs = duban_attr_list (&n_specs);

  sample_store_init (&store);
  post = begin (&store);
  sample_store_begin_task (&store, "bare");
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_TITLE, "修桥");
  sample_store_add (&store, post);
  commit (post);
  for (gsize i = 0; i < n_specs; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (specs[i].name), "-", '_');
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM task", name);

      if (specs[i].entity == DUBAN_ENTITY_TASK && specs[i].attr != DUBAN_ATTR_TITLE)
        assert_query (&store, sql, NULL);
    }
  assert_query (&store, "SELECT count(*) FROM task_number", "0");
  sample_store_clear (&store);
}

/* Two leads at once, made by desks that did not know of each other. */
static void
add_quarrel (SampleStore *store, DubanPost *post, const char *name)
{
  static const char *const leads[] = { "副旗长甲", "副旗长乙" };
  DubanHash first = sample_store_add_task (store, post, name, "7");

  for (gsize i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      DubanId lead = sample_id ("leader", leads[i]);

      sample_store_begin_task (store, name);
      duban_change_builder_add_parent (store->builder, &first);
      duban_change_builder_set_ref (store->builder, DUBAN_ATTR_LEAD, &lead);
      sample_store_add (store, post);
    }
}

static void
test_quarrel_is_marked_until_settled (void)
{
  SampleStore store;
  g_autoptr (GArray) contested = NULL;
  g_autoptr (DubanHistory) history = NULL;
  g_autoptr (DubanFold) fold = NULL;
  g_autofree char *since = g_strdup_printf ("%" G_GINT64_FORMAT, SAMPLE_TIME + 2);
  DubanId lead = sample_id ("leader", "副旗长甲");
  GError *error = NULL;
  DubanPost *post;
  const DubanHash *tips;
  gsize n_tips;

  sample_store_init (&store);
  post = begin (&store);
  add_quarrel (&store, post, "修桥");
  commit (post);
  assert_query (&store, "SELECT contested FROM task", "1");
  assert_query (&store, "SELECT contested_since FROM task", since);
  assert_query (&store, "SELECT attr FROM conflict WHERE entity = 1 AND kind = 0", "17");
  contested = duban_history_list_contested (store.db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (contested->len, ==, 1);
  g_assert_cmpint (g_array_index (contested, guint32, 0), ==, 1);

  history = duban_history_load (store.db, 1, &error);
  g_assert_no_error (error);
  fold = duban_fold_new (history->changes, history->n_changes);
  tips = duban_fold_get_tips (fold, &n_tips);
  g_assert_cmpint (n_tips, ==, 2);
  post = begin (&store);
  sample_store_begin_task (&store, "修桥");
  for (gsize i = 0; i < n_tips; i++)
    duban_change_builder_add_parent (store.builder, &tips[i]);
  duban_change_builder_set_ref (store.builder, DUBAN_ATTR_LEAD, &lead);
  sample_store_add (&store, post);
  commit (post);
  assert_query (&store, "SELECT contested FROM task", NULL);
  assert_query (&store, "SELECT contested_since FROM task", NULL);
  assert_query (&store, "SELECT count(*) FROM conflict", "0");
  sample_store_clear (&store);
}

static void
add_record (SampleStore *store, const char *name, DubanRecordKind kind, DubanDay day,
            const char *target)
{
  DubanId id = sample_id ("record", name);
  DubanId by = sample_id ("leader", "副旗长甲");

  duban_change_builder_begin_record (store->builder, &id, kind, day, DUBAN_NO_MINUTE, &by, name);
  if (target != NULL)
    {
      DubanId target_id = sample_id ("record", target);

      duban_change_builder_extra_id (store->builder, DUBAN_EXTRA_TARGET, &target_id);
    }
  duban_change_builder_end_record (store->builder);
}

static void
test_records_stand_in_the_order_of_their_days (void)
{
  SampleStore store;
  DubanPost *post;
  DubanHash first;

  sample_store_init (&store);
  post = begin (&store);
  first = sample_store_add_task (&store, post, "修桥", "1");
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_add_parent (store.builder, &first);
  add_record (&store, "feedback", DUBAN_RECORD_FEEDBACK, SAMPLE_DAY + 7, NULL);
  add_record (&store, "deploy", DUBAN_RECORD_DEPLOY, SAMPLE_DAY, NULL);
  add_record (&store, "void", DUBAN_RECORD_VOID, SAMPLE_DAY + 8, "feedback");
  sample_store_add (&store, post);
  commit (post);
  assert_query (&store, "SELECT group_concat(text) FROM record", "deploy,feedback,void");
  assert_query (&store, "SELECT group_concat(k) FROM record", "1,2,3");
  assert_query (&store, "SELECT group_concat(text) FROM record WHERE void IS NOT NULL", "feedback");
  assert_query (&store, "SELECT void FROM record WHERE k = 2", "2");
  assert_query (&store, "SELECT DISTINCT by FROM record", "2");
  assert_query (&store, "SELECT count(*) FROM record WHERE extra IS NOT NULL", "1");
  sample_store_clear (&store);
}

static void
test_ledger_records_have_no_time_of_writing (void)
{
  SampleStore store;
  DubanPost *post;
  DubanId id = sample_id ("task", "修桥");

  sample_store_init (&store);
  post = begin (&store);
  duban_change_builder_begin (store.builder, DUBAN_ENTITY_TASK, &id, DUBAN_ORIGIN_LEDGER);
  add_record (&store, "deploy", DUBAN_RECORD_DEPLOY, SAMPLE_DAY, NULL);
  add_record (&store, "close", DUBAN_RECORD_CLOSE, DUBAN_NO_DAY, NULL);
  sample_store_add (&store, post);
  commit (post);
  assert_query (&store, "SELECT count(*) FROM record WHERE written IS NULL", "2");
  assert_query (&store, "SELECT count(*) FROM record WHERE day IS NULL", "1");
  sample_store_clear (&store);
}

static void
test_number_follows_its_task (void)
{
  SampleStore store;
  g_autoptr (GPtrArray) doubled = NULL;
  GError *error = NULL;
  DubanPost *post;
  DubanHash first;

  sample_store_init (&store);
  post = begin (&store);
  first = sample_store_add_task (&store, post, "修桥", "1");
  sample_store_add_task (&store, post, "修路", "2");
  commit (post);
  doubled = duban_history_list_doubled_numbers (store.db, &error);
  g_assert_no_error (error);
  g_assert_cmpint (doubled->len, ==, 0);
  post = begin (&store);
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_add_parent (store.builder, &first);
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_NUMBER, "2");
  first = sample_store_add (&store, post);
  commit (post);
  assert_query (&store, "SELECT group_concat(number || ':' || task) FROM task_number", "2:1,2:2");
  g_ptr_array_unref (doubled);
  doubled = duban_history_list_doubled_numbers (store.db, &error);
  g_assert_cmpint (doubled->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (doubled, 0), ==, "2");
  /* A deleted task bears its number, but nobody minds. */
  post = begin (&store);
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_add_parent (store.builder, &first);
  duban_change_builder_set_code (store.builder, DUBAN_ATTR_DELETED, DUBAN_YES);
  sample_store_add (&store, post);
  commit (post);
  g_ptr_array_unref (doubled);
  doubled = duban_history_list_doubled_numbers (store.db, &error);
  g_assert_cmpint (doubled->len, ==, 0);
  sample_store_clear (&store);
}

static void
append_i32 (GByteArray *bytes, gint32 value)
{
  value = GINT32_TO_LE (value);
  g_byte_array_append (bytes, (const guint8 *) &value, sizeof value);
}

static void
append_short_text (GByteArray *bytes, const char *text)
{
  guint8 length[2] = { (guint8) strlen (text), 0 };

  g_byte_array_append (bytes, length, sizeof length);
  g_byte_array_append (bytes, (const guint8 *) text, length[0]);
}

static void
set_bytes (SampleStore *store, DubanAttr attr, GByteArray *bytes)
{
  duban_change_builder_set (store->builder, attr, bytes->data, bytes->len);
  g_byte_array_set_size (bytes, 0);
}

/* A unit with every list, a year, a meeting, a field and a setting. */
static void
add_directory (SampleStore *store, DubanPost *post)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  DubanId unit = sample_id ("unit", "住房和城乡建设局");
  DubanId field = sample_id ("field", "生态环境");
  DubanId meeting = sample_id ("meeting", "常务会");
  DubanId year = sample_id ("year", "2027");
  DubanId settings = duban_id_from_words ("settings", (const char *const[]){ NULL });

  sample_store_add_leader (store, post, "副旗长甲");
  duban_change_builder_begin (store->builder, DUBAN_ENTITY_UNIT, &unit, DUBAN_ORIGIN_HAND);
  duban_change_builder_set_text (store->builder, DUBAN_ATTR_UNIT_NAME, "住房和城乡建设局");
  append_short_text (bytes, "住建局");
  append_short_text (bytes, "建设局");
  set_bytes (store, DUBAN_ATTR_UNIT_SHORT_NAMES, bytes);
  append_short_text (bytes, "建设委");
  set_bytes (store, DUBAN_ATTR_UNIT_FORMER_NAMES, bytes);
  append_i32 (bytes, DUBAN_NO_DAY);
  append_i32 (bytes, SAMPLE_DAY);
  append_short_text (bytes, "局长甲");
  append_i32 (bytes, SAMPLE_DAY + 1);
  append_i32 (bytes, DUBAN_NO_DAY);
  append_short_text (bytes, "局长乙");
  set_bytes (store, DUBAN_ATTR_UNIT_HEADS, bytes);
  sample_store_add (store, post);

  duban_change_builder_begin (store->builder, DUBAN_ENTITY_FIELD, &field, DUBAN_ORIGIN_HAND);
  duban_change_builder_set_text (store->builder, DUBAN_ATTR_FIELD_NAME, "生态环境");
  sample_store_add (store, post);

  duban_change_builder_begin (store->builder, DUBAN_ENTITY_MEETING, &meeting, DUBAN_ORIGIN_HAND);
  duban_change_builder_set_text (store->builder, DUBAN_ATTR_MEETING_KIND, "常务会");
  duban_change_builder_set_day (store->builder, DUBAN_ATTR_MEETING_DATE, SAMPLE_DAY);
  sample_store_add (store, post);

  duban_change_builder_begin (store->builder, DUBAN_ENTITY_YEAR, &year, DUBAN_ORIGIN_HAND);
  append_i32 (bytes, duban_day_from_ymd (2027, 1, 1));
  g_byte_array_append (bytes, (const guint8[]){ DUBAN_DAY_OFF }, 1);
  append_short_text (bytes, "元旦");
  set_bytes (store, DUBAN_ATTR_YEAR_DAYS, bytes);
  sample_store_add (store, post);

  duban_change_builder_begin (store->builder, DUBAN_ENTITY_SETTINGS, &settings, DUBAN_ORIGIN_HAND);
  duban_change_builder_set_text (store->builder,
                                 DUBAN_ATTR_SETTING_FIRST + DUBAN_SETTING_DAY_POLICY, "workday");
  sample_store_add (store, post);
}

static void
test_directory_arrives_in_the_terms (void)
{
  SampleStore store;
  g_autoptr (DubanTerms) terms = NULL;
  g_autoptr (DubanTerms) later = NULL;
  GError *error = NULL;
  const DubanUnit *unit;
  DubanPost *post;
  gsize n_meetings;

  sample_store_init (&store);
  post = begin (&store);
  add_directory (&store, post);
  sample_store_add_unit (&store, post, "水利局", "副旗长甲");
  commit (post);
  terms = duban_tasks_load_terms (store.db, SAMPLE_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (terms->settings.policy, ==, DUBAN_POLICY_WORKDAY);
  g_assert_true (duban_calendar_covers (terms->calendar, 2026));
  g_assert_true (duban_calendar_covers (terms->calendar, 2027));
  g_assert_cmpstr (duban_calendar_get_name (terms->calendar, duban_day_from_ymd (2027, 1, 1)), ==,
                   "元旦");
  unit = duban_directory_find_unit (terms->directory, "住建局");
  g_assert_nonnull (unit);
  g_assert_cmpstr (unit->head, ==, "局长甲");
  g_assert_true (duban_directory_find_unit (terms->directory, "建设委") == unit);
  g_assert_nonnull (duban_directory_find_field (terms->directory, "生态环境"));
  g_assert_nonnull (duban_directory_find_leader (terms->directory, "副旗长甲"));
  g_assert_cmpstr (duban_directory_list_meetings (terms->directory, &n_meetings)[0]->kind, ==,
                   "常务会");
  g_assert_cmpint (n_meetings, ==, 1);
  later = duban_tasks_load_terms (store.db, SAMPLE_DAY + 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (duban_directory_find_unit (later->directory, "住建局")->head, ==, "局长乙");
  sample_store_clear (&store);
}

static void
test_holders_arrive_with_their_unit (void)
{
  SampleStore store;
  g_autoptr (DubanTerms) terms = NULL;
  GError *error = NULL;
  const DubanHolding *holding;
  DubanPost *post;
  gsize n_holdings;

  sample_store_init (&store);
  post = begin (&store);
  sample_store_add_unit (&store, post, "水利局", "副旗长甲");
  sample_store_add_leader (&store, post, "副旗长甲");
  commit (post);
  terms = duban_tasks_load_terms (store.db, SAMPLE_DAY, &error);
  g_assert_no_error (error);
  holding = duban_directory_list_holdings (terms->directory, &n_holdings);
  g_assert_cmpint (n_holdings, ==, 1);
  g_assert_cmpint (holding->kind, ==, DUBAN_HOLDS_CHARGE);
  g_assert_cmpint (holding->from, ==, DUBAN_NO_DAY);
  g_assert_cmpint (holding->to, ==, DUBAN_NO_DAY);
  g_assert_cmpstr (duban_directory_get_name (terms->directory, holding->leader), ==, "副旗长甲");
  g_assert_cmpstr (duban_directory_get_name (terms->directory, holding->held), ==, "水利局");
  sample_store_clear (&store);
}

/* A little of everything, in several postings. */
static void
fill (SampleStore *store)
{
  DubanPost *post = begin (store);

  add_directory (store, post);
  write_every_attribute (store, post);
  commit (post);
  post = begin (store);
  add_quarrel (store, post, "修桥");
  commit (post);
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *name = g_strdup_printf ("事项%u", i % 30);

      post = begin (store);
      sample_store_begin_task (store, name);
      duban_change_builder_set_text (store->builder, DUBAN_ATTR_TITLE, name);
      duban_change_builder_set_day (store->builder, DUBAN_ATTR_DUE, SAMPLE_DAY + (int) i);
      add_record (store, "deploy", DUBAN_RECORD_DEPLOY, SAMPLE_DAY, NULL);
      sample_store_add (store, post);
      commit (post);
    }
}

static void
test_rebuild_is_the_same_bit_by_bit (void)
{
  SampleStore store;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  sample_store_init (&store);
  fill (&store);
  before = sample_store_dump (store.path, FALSE);
  sample_assert_ok (duban_care_rebuild (store.db, NULL, &sample_error));
  after = sample_store_dump (store.path, FALSE);
  g_assert_cmpstr (before, ==, after);
  sample_store_clear (&store);
}

static void
test_rebuild_needs_only_the_facts (void)
{
  SampleStore store;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *none = NULL;

  sample_store_init (&store);
  fill (&store);
  before = sample_store_dump (store.path, TRUE);
  none = query (&store, "DROP TABLE task");
  g_free (query (&store, "DELETE FROM record"));
  g_free (query (&store, "UPDATE leader SET name = 'x'"));
  sample_assert_ok (duban_care_rebuild (store.db, NULL, &sample_error));
  after = sample_store_dump (store.path, TRUE);
  g_assert_cmpstr (before, ==, after);
  sample_store_clear (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/derive/every-attribute-of-a-task-has-its-column",
                   test_every_attribute_of_a_task_has_its_column);
  g_test_add_func ("/derive/every-attribute-arrives-in-its-column",
                   test_every_attribute_arrives_in_its_column);
  g_test_add_func ("/derive/nothing-said-is-null", test_nothing_said_is_null);
  g_test_add_func ("/derive/quarrel-is-marked-until-settled", test_quarrel_is_marked_until_settled);
  g_test_add_func ("/derive/records-stand-in-the-order-of-their-days",
                   test_records_stand_in_the_order_of_their_days);
  g_test_add_func ("/derive/ledger-records-have-no-time-of-writing",
                   test_ledger_records_have_no_time_of_writing);
  g_test_add_func ("/derive/number-follows-its-task", test_number_follows_its_task);
  g_test_add_func ("/derive/directory-arrives-in-the-terms", test_directory_arrives_in_the_terms);
  g_test_add_func ("/derive/holders-arrive-with-their-unit", test_holders_arrive_with_their_unit);
  g_test_add_func ("/derive/rebuild-is-the-same-bit-by-bit", test_rebuild_is_the_same_bit_by_bit);
  g_test_add_func ("/derive/rebuild-needs-only-the-facts", test_rebuild_needs_only_the_facts);
  return g_test_run ();
}
