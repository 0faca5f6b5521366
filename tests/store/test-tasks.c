/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample-store.h"

#include "store/local.h"
#include "store/zone-days.h"

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

static GTimeZone *
shanghai (void)
{
  return g_time_zone_new_identifier ("Asia/Shanghai");
}

static void
delete_task (SampleStore *store, const char *name)
{
  DubanPost *post = begin (store);

  sample_store_begin_task (store, name);
  duban_change_builder_set_code (store->builder, DUBAN_ATTR_DELETED, DUBAN_YES);
  sample_store_add (store, post);
  commit (post);
}

/* What a walk over tasks saw: "title:records " for each. */
typedef struct
{
  GString *seen;
  guint stop_after; /* 0: never */
  guint n_tasks;
  GCancellable *cancel; /* at the first task */
} Walk;

static gboolean
walk_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Walk *walk = data;

  g_string_append_printf (walk->seen, "%s:", task->title);
  for (gsize i = 0; i < n_records; i++)
    g_string_append (walk->seen, duban_record_kind_get_code (records[i].kind));
  g_string_append_c (walk->seen, ' ');
  walk->n_tasks++;
  if (walk->cancel != NULL)
    g_cancellable_cancel (walk->cancel);
  return walk->n_tasks != walk->stop_after;
}

static char *
walk_all (SampleStore *store, guint stop_after)
{
  g_autoptr (GTimeZone) zone = shanghai ();
  Walk walk = { .seen = g_string_new (NULL), .stop_after = stop_after };

  sample_assert_ok (
      duban_tasks_each (store->db, DUBAN_TASKS_RULES, zone, walk_cb, &walk, NULL, &sample_error));
  return g_string_free (walk.seen, FALSE);
}

static char *
walk_some (SampleStore *store, const guint32 *ns, gsize n_ns)
{
  g_autoptr (GTimeZone) zone = shanghai ();
  Walk walk = { .seen = g_string_new (NULL) };

  sample_assert_ok (duban_tasks_each_of (store->db, ns, n_ns, DUBAN_TASKS_ALL, zone, walk_cb, &walk,
                                         &sample_error));
  return g_string_free (walk.seen, FALSE);
}

static void
add_task_with (SampleStore *store, DubanPost *post, const char *name, const DubanRecordKind *kinds,
               gsize n_kinds)
{
  sample_store_begin_task (store, name);
  duban_change_builder_set_text (store->builder, DUBAN_ATTR_TITLE, name);
  for (gsize i = 0; i < n_kinds; i++)
    {
      g_autofree char *record = g_strdup_printf ("%s %" G_GSIZE_FORMAT, name, i);
      DubanId id = sample_id ("record", record);

      duban_change_builder_begin_record (store->builder, &id, kinds[i], SAMPLE_DAY + (int) i,
                                         DUBAN_NO_MINUTE, NULL, NULL);
      duban_change_builder_end_record (store->builder);
    }
  sample_store_add (store, post);
}

static void
test_each_task_comes_with_its_own_records (void)
{
  static const DubanRecordKind kinds[]
      = { DUBAN_RECORD_DEPLOY, DUBAN_RECORD_APPROACH, DUBAN_RECORD_FEEDBACK };
  SampleStore store;
  g_autofree char *all = NULL;
  g_autofree char *first_two = NULL;
  g_autofree char *some = NULL;
  DubanPost *post;

  sample_store_init (&store);
  post = begin (&store);
  add_task_with (&store, post, "a", kinds, 2);
  add_task_with (&store, post, "b", kinds, 0);
  add_task_with (&store, post, "gone", kinds, 3);
  add_task_with (&store, post, "c", kinds, 1);
  /* Between them, entities that are no tasks. */
  sample_store_add_leader (&store, post, "副旗长甲");
  add_task_with (&store, post, "d", kinds, 3);
  commit (post);
  delete_task (&store, "gone");
  all = walk_all (&store, 0);
  g_assert_cmpstr (all, ==, "a:deployapproach b: c:deploy d:deployapproachfeedback ");
  first_two = walk_all (&store, 2);
  g_assert_cmpstr (first_two, ==, "a:deployapproach b: ");
  some = walk_some (&store, (const guint32[]){ 6, 3, 99, 5, 1 }, 5);
  g_assert_cmpstr (some, ==,
                   "d:deployapproachfeedback gone:deployapproachfeedback a:deployapproach ");
  sample_store_clear (&store);
}

static void
test_walk_can_be_cancelled (void)
{
  SampleStore store;
  g_autoptr (GTimeZone) zone = shanghai ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Walk walk = { .seen = g_string_new (NULL), .cancel = cancellable };
  GError *error = NULL;
  DubanPost *post;

  sample_store_init (&store);
  post = begin (&store);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *name = g_strdup_printf ("事项%u", i);

      sample_store_add_task (&store, post, name, NULL);
    }
  commit (post);
  g_assert_false (
      duban_tasks_each (store.db, DUBAN_TASKS_RULES, zone, walk_cb, &walk, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (walk.n_tasks, <, 3000);
  g_error_free (error);
  /* Nothing is left open: a posting can begin. */
  duban_post_cancel (begin (&store));
  g_string_free (walk.seen, TRUE);
  sample_store_clear (&store);
}

static gboolean
check_bare_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  *(guint *) data += 1;
  g_assert_cmpint (task->status, ==, DUBAN_STATUS_OPEN);
  g_assert_cmpint (task->importance, ==, DUBAN_ROUTINE);
  g_assert_cmpint (task->decision_state, ==, DUBAN_DECISION_NONE);
  g_assert_cmpint (task->rectification, ==, 0);
  g_assert_cmpint (task->handling, ==, 0);
  g_assert_cmpint (task->assigned, ==, DUBAN_NO_DAY);
  g_assert_cmpint (task->assigned_minute, ==, DUBAN_NO_MINUTE);
  g_assert_cmpint (task->tracked_from, ==, DUBAN_NO_DAY);
  g_assert_cmpint (task->due, ==, DUBAN_NO_DAY);
  g_assert_cmpint (task->contested_since, ==, DUBAN_NO_DAY);
  g_assert_cmpint (task->follow_up.kind, ==, DUBAN_SCHEDULE_NONE);
  g_assert_cmpint (task->lead, ==, 0);
  g_assert_cmpint (task->n_cooperators, ==, 0);
  g_assert_false (task->deleted);
  g_assert_cmpstr (task->title, ==, "修桥");
  g_assert_null (task->number);
  g_assert_null (task->requirement);
  g_assert_cmpint (n_records, ==, 0);
  return TRUE;
}

static void
test_what_is_not_said_has_its_default (void)
{
  SampleStore store;
  g_autoptr (GTimeZone) zone = shanghai ();
  DubanPost *post;
  guint n_seen = 0;

  sample_store_init (&store);
  post = begin (&store);
  add_task_with (&store, post, "修桥", NULL, 0);
  commit (post);
  sample_assert_ok (duban_tasks_each (store.db, DUBAN_TASKS_RULES, zone, check_bare_cb, &n_seen,
                                      NULL, &sample_error));
  sample_assert_ok (duban_tasks_each (store.db, DUBAN_TASKS_ALL, zone, check_bare_cb, &n_seen, NULL,
                                      &sample_error));
  g_assert_cmpint (n_seen, ==, 2);
  sample_store_clear (&store);
}

static gboolean
check_full_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  gboolean has_all = *(gboolean *) data;

  g_assert_cmpint (task->status, ==, DUBAN_STATUS_SUSPENDED);
  g_assert_cmpint (task->importance, ==, DUBAN_KEY);
  g_assert_cmpint (task->assigned, ==, SAMPLE_DAY);
  g_assert_cmpint (task->assigned_minute, ==, 23 * 60 + 59);
  g_assert_cmpint (task->due, ==, SAMPLE_DAY + 30);
  g_assert_cmpint (task->first_due, ==, SAMPLE_DAY + 30);
  g_assert_cmpint (task->follow_up.kind, ==, DUBAN_SCHEDULE_WEEKLY);
  g_assert_cmpint (task->follow_up.value, ==, 5);
  g_assert_cmpint (task->undated_stages, ==, 5);
  g_assert_cmpint (task->n_cooperators, ==, 2);
  g_assert_cmpint (task->cooperators[0], <, task->cooperators[1]);
  g_assert_cmpint (task->lead, ==, task->cooperators[0]);
  g_assert_cmpstr (task->number, ==, "督办〔2026〕1号");
  g_assert_cmpstr (task->cause, ==, "资金未到位");
  g_assert_cmpstr (task->requirement, ==, has_all ? "按期完成" : NULL);
  return TRUE;
}

static gboolean
check_entered_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  guint *n_seen = data;

  *n_seen += 1;
  g_assert_cmpint (task->entered_day, ==, SAMPLE_DAY - 1);
  g_assert_cmpint (task->entered_minute, ==, (23 * 60) + 59);
  return TRUE;
}

/* Whatever was taken in first: the earliest change counts, in the office's time zone. */
static void
test_task_entered_with_its_earliest_change (void)
{
  SampleStore store;
  g_autoptr (GTimeZone) zone = shanghai ();
  const gint64 midnight = SAMPLE_TIME - (10 * 3600000);
  DubanPost *post;
  guint n_seen = 0;

  sample_store_init (&store);
  post = begin (&store);
  store.time = midnight;
  sample_store_add_task (&store, post, "修桥", "1");
  commit (post);
  post = begin (&store);
  store.time = midnight - 1;
  sample_store_add_task (&store, post, "修桥", "1");
  commit (post);
  post = begin (&store);
  store.time = midnight + 60000;
  sample_store_add_task (&store, post, "修桥", "2");
  commit (post);
  sample_assert_ok (duban_tasks_each (store.db, DUBAN_TASKS_RULES, zone, check_entered_cb, &n_seen,
                                      NULL, &sample_error));
  g_assert_cmpuint (n_seen, ==, 1);
  sample_store_clear (&store);
}

static void
test_values_come_back_as_written (void)
{
  SampleStore store;
  g_autoptr (GTimeZone) zone = shanghai ();
  DubanId leaders[] = { sample_id ("leader", "副旗长甲"), sample_id ("leader", "副旗长乙") };
  DubanChangeBuilder *builder;
  DubanPost *post;

  sample_store_init (&store);
  builder = store.builder;
  post = begin (&store);
  sample_store_add_leader (&store, post, "副旗长甲");
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_set_text (builder, DUBAN_ATTR_TITLE, "修桥");
  duban_change_builder_set_text (builder, DUBAN_ATTR_NUMBER, "督办〔2026〕1号");
  duban_change_builder_set_text (builder, DUBAN_ATTR_REQUIREMENT, "按期完成");
  duban_change_builder_set_text (builder, DUBAN_ATTR_CAUSE, "资金未到位");
  duban_change_builder_set_text (builder, DUBAN_ATTR_FOLLOW_UP, "weekly:5");
  duban_change_builder_set_moment (builder, DUBAN_ATTR_ASSIGNED, SAMPLE_DAY, 23 * 60 + 59);
  duban_change_builder_set_day (builder, DUBAN_ATTR_DUE, SAMPLE_DAY + 30);
  duban_change_builder_set_code (builder, DUBAN_ATTR_STATUS, DUBAN_STATUS_SUSPENDED);
  duban_change_builder_set_code (builder, DUBAN_ATTR_IMPORTANCE, DUBAN_KEY);
  duban_change_builder_set_code (builder, DUBAN_ATTR_UNDATED_STAGES, 5);
  duban_change_builder_set_ref (builder, DUBAN_ATTR_LEAD, &leaders[0]);
  duban_change_builder_set_refs (builder, DUBAN_ATTR_COOPERATORS, leaders, 2);
  sample_store_add (&store, post);
  commit (post);
  for (int has_all = FALSE; has_all <= TRUE; has_all++)
    sample_assert_ok (duban_tasks_each (store.db, has_all ? DUBAN_TASKS_ALL : DUBAN_TASKS_RULES,
                                        zone, check_full_cb, &has_all, NULL, &sample_error));
  sample_store_clear (&store);
}

static gboolean
check_records_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  DubanTerms *terms = data;
  DubanId target = sample_id ("record", "blockage");

  g_assert_cmpint (n_records, ==, 3);
  g_assert_cmpstr (records[0].cause, ==, "征地未完成");
  g_assert_cmpstr (records[0].suggestion, ==, "由旗长协调");
  g_assert_cmpstr (records[0].text, ==, "堵在征地上");
  g_assert_cmpint (records[0].written, ==, SAMPLE_TIME + 2);
  g_assert_cmpint (records[0].written_day, ==, SAMPLE_DAY);
  g_assert_cmpint (records[0].written_minute, ==, 10 * 60);
  g_assert_cmpint (records[0].minute, ==, 9 * 60);
  g_assert_cmpint (records[1].kind, ==, DUBAN_RECORD_HANDOVER);
  g_assert_true (records[1].moves_lead);
  g_assert_false (records[1].moves_unit);
  g_assert_cmpint (records[1].lead_from, ==, 0);
  g_assert_cmpstr (duban_directory_get_name (terms->directory, records[1].lead_to), ==, "副旗长乙");
  g_assert_cmpint (records[1].minute, ==, DUBAN_NO_MINUTE);
  g_assert_true (duban_id_equal (&records[2].target, &target));
  g_assert_cmpint (records[2].due, ==, DUBAN_NO_DAY);
  g_assert_cmpint (records[2].day, ==, SAMPLE_DAY + 2);
  return TRUE;
}

static void
test_records_come_with_what_their_kind_carries (void)
{
  SampleStore store;
  g_autoptr (GTimeZone) zone = shanghai ();
  g_autoptr (DubanTerms) terms = NULL;
  DubanId blockage = sample_id ("record", "blockage"), handover = sample_id ("record", "handover");
  DubanId resolve = sample_id ("record", "resolve"), lead = sample_id ("leader", "副旗长乙");
  DubanId nobody = { { 0 } };
  DubanChangeBuilder *builder;
  GError *error = NULL;
  DubanPost *post;

  sample_store_init (&store);
  builder = store.builder;
  post = begin (&store);
  sample_store_add_leader (&store, post, "副旗长甲");
  sample_store_add_leader (&store, post, "副旗长乙");
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_begin_record (builder, &blockage, DUBAN_RECORD_BLOCKAGE, SAMPLE_DAY, 9 * 60,
                                     &lead, "堵在征地上");
  duban_change_builder_extra_text (builder, DUBAN_EXTRA_CAUSE, "征地未完成");
  duban_change_builder_extra_text (builder, DUBAN_EXTRA_SUGGESTION, "由旗长协调");
  duban_change_builder_end_record (builder);
  duban_change_builder_begin_record (builder, &handover, DUBAN_RECORD_HANDOVER, SAMPLE_DAY + 1,
                                     DUBAN_NO_MINUTE, NULL, NULL);
  duban_change_builder_extra_id (builder, DUBAN_EXTRA_LEAD_FROM, &nobody);
  duban_change_builder_extra_id (builder, DUBAN_EXTRA_LEAD_TO, &lead);
  duban_change_builder_end_record (builder);
  duban_change_builder_begin_record (builder, &resolve, DUBAN_RECORD_RESOLVE, SAMPLE_DAY + 2,
                                     DUBAN_NO_MINUTE, NULL, NULL);
  duban_change_builder_extra_id (builder, DUBAN_EXTRA_TARGET, &blockage);
  duban_change_builder_end_record (builder);
  sample_store_add (&store, post);
  commit (post);
  terms = duban_tasks_load_terms (store.db, SAMPLE_DAY, &error);
  g_assert_no_error (error);
  sample_assert_ok (duban_tasks_each (store.db, DUBAN_TASKS_ALL, zone, check_records_cb, terms,
                                      NULL, &sample_error));
  sample_store_clear (&store);
}

static void
test_find_by_number_id_and_prefix (void)
{
  SampleStore store;
  DubanId id = sample_id ("task", "修桥");
  char text[DUBAN_ID_TEXT_SIZE];
  g_autofree char *upper = NULL;
  DubanPost *post;

  sample_store_init (&store);
  post = begin (&store);
  sample_store_add_task (&store, post, "修桥", "督办1号");
  sample_store_add_task (&store, post, "修路", "督办2号");
  sample_store_add_task (&store, post, "修堤", "督办2号");
  commit (post);
  duban_id_format (&id, text);
  upper = g_ascii_strup (text, -1);
  const struct
  {
    const char *name;
    int length; /* of the name that is used; -1: all */
    guint n_found, first;
  } cases[] = {
    { "督办1号", -1, 1, 1 }, { "督办2号", -1, 2, 2 },
    { "督办3号", -1, 0, 0 }, { "督办1", -1, 0, 0 },
    { text, -1, 1, 1 },      { upper, -1, 1, 1 },
    { text, 4, 1, 1 },       { text, 5, 1, 1 },
    { text, 8, 1, 1 },       { text, 9, 1, 1 },
    { text, 35, 1, 1 },      { text, 3, 0, 0 },
    { "zzzz", -1, 0, 0 },    { "", -1, 0, 0 },
    { "----", -1, 0, 0 },    { "00000000-0000-0000-0000-0000000000000", -1, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strndup (
          cases[i].name, cases[i].length < 0 ? strlen (cases[i].name) : (gsize) cases[i].length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) found = duban_tasks_find (store.db, name, &error);

      g_assert_no_error (error);
      g_assert_cmpint (found->len, ==, cases[i].n_found);
      if (cases[i].n_found > 0)
        g_assert_cmpint (g_array_index (found, guint32, 0), ==, cases[i].first);
    }
  sample_store_clear (&store);
}

static void
assert_found (SampleStore *store, const char *name, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) found = duban_tasks_find (store->db, name, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (text, "%u ", g_array_index (found, guint32, i));
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_deleted_is_found_only_alone (void)
{
  SampleStore store;
  DubanId id = sample_id ("task", "修桥");
  char text[DUBAN_ID_TEXT_SIZE];
  DubanPost *post;

  sample_store_init (&store);
  post = begin (&store);
  sample_store_add_task (&store, post, "修桥", "1号");
  sample_store_add_task (&store, post, "修路", "1号");
  commit (post);
  assert_found (&store, "1号", "1 2 ");
  delete_task (&store, "修桥");
  assert_found (&store, "1号", "2 ");
  delete_task (&store, "修路");
  assert_found (&store, "1号", "1 2 ");
  assert_found (&store, duban_id_format (&id, text), "1 ");
  sample_store_clear (&store);
}

static void
test_number_that_looks_like_a_prefix_is_a_number (void)
{
  SampleStore store;
  DubanId id = sample_id ("task", "修桥");
  char text[DUBAN_ID_TEXT_SIZE];
  g_autofree char *prefix = NULL;
  DubanPost *post;

  sample_store_init (&store);
  prefix = g_strndup (duban_id_format (&id, text), 6);
  post = begin (&store);
  sample_store_add_task (&store, post, "修桥", "1号");
  sample_store_add_task (&store, post, "修路", prefix);
  commit (post);
  assert_found (&store, prefix, "2 ");
  /* Until that one is deleted: then the prefix means the other. */
  delete_task (&store, "修路");
  assert_found (&store, prefix, "1 ");
  sample_store_clear (&store);
}

static void
identity_cb (const DubanTaskIdentity *identity, gpointer data)
{
  g_string_append_printf (data, "%u|%s|%s|%s|%d|%d|%02x ", identity->n, identity->number,
                          identity->title, identity->unit_text, identity->assigned == SAMPLE_DAY,
                          identity->deleted, identity->row_digest[0]);
}

static void
test_identities_include_deleted_tasks (void)
{
  SampleStore store;
  g_autoptr (GString) seen = g_string_new (NULL);
  DubanPost *post;

  sample_store_init (&store);
  post = begin (&store);
  sample_store_begin_task (&store, "修桥");
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_TITLE, "修桥");
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_NUMBER, "1");
  duban_change_builder_set_text (store.builder, DUBAN_ATTR_UNIT_TEXT, "水利局等");
  duban_change_builder_set (store.builder, DUBAN_ATTR_ROW_DIGEST, "\x2a-------", 8);
  sample_store_add (&store, post);
  sample_store_add_task (&store, post, "修路", "2");
  commit (post);
  delete_task (&store, "修路");
  sample_assert_ok (duban_tasks_each_identity (store.db, identity_cb, seen, &sample_error));
  g_assert_cmpstr (seen->str, ==, "1|1|修桥|水利局等|0|0|2a 2|2|修路|(null)|1|1|00 ");
  g_assert_cmpint (sample_store_count (&store), ==, 1);
  sample_store_clear (&store);
}

static void
waiver_cb (const DubanRecord *waiver, gpointer data)
{
  g_string_append_printf (data, "%s%s ", waiver->rule, waiver->is_void ? "(void)" : "");
}

static void
add_waiver (SampleStore *store, DubanPost *post, DubanEntityKind kind, const DubanId *entity,
            const char *rule)
{
  DubanId id = sample_id ("record", rule);

  duban_change_builder_begin (store->builder, kind, entity, DUBAN_ORIGIN_HAND);
  duban_change_builder_begin_record (store->builder, &id, DUBAN_RECORD_WAIVE, SAMPLE_DAY,
                                     DUBAN_NO_MINUTE, NULL, "已说明");
  duban_change_builder_extra_text (store->builder, DUBAN_EXTRA_RULE, rule);
  duban_change_builder_end_record (store->builder);
  sample_store_add (store, post);
}

static void
test_waivers_without_a_task_are_told_apart (void)
{
  SampleStore store;
  g_autoptr (GTimeZone) zone = shanghai ();
  g_autoptr (GString) seen = g_string_new (NULL);
  DubanId settings = duban_id_from_words ("settings", (const char *const[]){ NULL });
  DubanId unit = sample_id ("unit", "水利局");
  DubanId task = sample_id ("task", "修桥");
  DubanPost *post;

  sample_store_init (&store);
  post = begin (&store);
  sample_store_add_unit (&store, post, "水利局", "副旗长甲");
  sample_store_add_task (&store, post, "修桥", "1");
  add_waiver (&store, post, DUBAN_ENTITY_UNIT, &unit, "idle-unit");
  add_waiver (&store, post, DUBAN_ENTITY_SETTINGS, &settings, "no-portfolio");
  add_waiver (&store, post, DUBAN_ENTITY_TASK, &task, "no-unit");
  commit (post);
  sample_assert_ok (duban_tasks_each_waiver (store.db, zone, waiver_cb, seen, &sample_error));
  g_assert_cmpstr (seen->str, ==, "idle-unit no-portfolio ");
  sample_store_clear (&store);
}

static void
test_terms_say_whose_desk_it_is (void)
{
  SampleStore store;
  g_autoptr (DubanTerms) nobody = NULL;
  g_autoptr (DubanTerms) terms = NULL;
  DubanId leader = sample_id ("leader", "副旗长甲");
  char text[DUBAN_ID_TEXT_SIZE];
  GError *error = NULL;
  DubanPost *post;

  sample_store_init (&store);
  nobody = duban_tasks_load_terms (store.db, SAMPLE_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (nobody->desk_leader, ==, 0);
  g_assert_false (nobody->desk_is_office);
  g_assert_cmpint (nobody->today, ==, SAMPLE_DAY);
  post = begin (&store);
  sample_store_add_leader (&store, post, "副旗长甲");
  commit (post);
  sample_assert_ok (
      duban_local_set (store.db, "desk-leader", duban_id_format (&leader, text), &sample_error));
  sample_assert_ok (duban_local_set (store.db, "desk-office", "1", &sample_error));
  sample_assert_ok (duban_local_set (store.db, "remind-day0", "17:30", &sample_error));
  terms = duban_tasks_load_terms (store.db, SAMPLE_DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (terms->desk_leader, ==, 1);
  g_assert_true (terms->desk_is_office);
  g_assert_cmpstr (duban_settings_get_text (&terms->settings, DUBAN_SETTING_REMIND_DAY0), ==,
                   "17:30");
  sample_store_clear (&store);
}

/* Against GDateTime, around midnights and changes of the clock, in any order. */
static void
test_days_of_moments (void)
{
  static const char *const zones[]
      = { "Asia/Shanghai", "UTC", "America/New_York", "Europe/Berlin", "Pacific/Apia" };
  GRand *rand = g_rand_new_with_seed (137);

  for (gsize z = 0; z < G_N_ELEMENTS (zones); z++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zones[z]);
      DubanZoneDays days;

      g_assert_nonnull (zone);
      duban_zone_days_init (&days, zone);
      for (guint i = 0; i < 3000; i++)
        {
          gint64 ms = (gint64) g_rand_int_range (rand, -20000, 30000) * 86400000
                      + g_rand_int_range (rand, -3, 3) * 3600000 + g_rand_int_range (rand, -2, 3);
          gint64 seconds = ms / 1000 - (ms % 1000 < 0);
          g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
          g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);

          g_assert_cmpint (duban_zone_days_get (&days, ms), ==,
                           duban_day_from_ymd (g_date_time_get_year (local),
                                               g_date_time_get_month (local),
                                               g_date_time_get_day_of_month (local)));
        }
    }
  g_rand_free (rand);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tasks/each-task-comes-with-its-own-records",
                   test_each_task_comes_with_its_own_records);
  g_test_add_func ("/tasks/walk-can-be-cancelled", test_walk_can_be_cancelled);
  g_test_add_func ("/tasks/what-is-not-said-has-its-default",
                   test_what_is_not_said_has_its_default);
  g_test_add_func ("/tasks/task-entered-with-its-earliest-change",
                   test_task_entered_with_its_earliest_change);
  g_test_add_func ("/tasks/values-come-back-as-written", test_values_come_back_as_written);
  g_test_add_func ("/tasks/records-come-with-what-their-kind-carries",
                   test_records_come_with_what_their_kind_carries);
  g_test_add_func ("/tasks/find-by-number-id-and-prefix", test_find_by_number_id_and_prefix);
  g_test_add_func ("/tasks/deleted-is-found-only-alone", test_deleted_is_found_only_alone);
  g_test_add_func ("/tasks/number-that-looks-like-a-prefix-is-a-number",
                   test_number_that_looks_like_a_prefix_is_a_number);
  g_test_add_func ("/tasks/identities-include-deleted-tasks",
                   test_identities_include_deleted_tasks);
  g_test_add_func ("/tasks/waivers-without-a-task-are-told-apart",
                   test_waivers_without_a_task_are_told_apart);
  g_test_add_func ("/tasks/terms-say-whose-desk-it-is", test_terms_say_whose_desk_it_is);
  g_test_add_func ("/tasks/days-of-moments", test_days_of_moments);
  return g_test_run ();
}
