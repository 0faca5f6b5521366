/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times of posting and reading many tasks:  bench-post [TASKS [FOLDER]] */
#include "sample-store.h"

#include "store/care.h"

#include <stdlib.h>
#include <time.h>

typedef struct
{
  DubanSpan body;
  DubanHash hash;
} Encoded;

typedef struct
{
  gsize n_tasks, n_records;
  gint64 sum; /* so that nothing is optimised away */
} Seen;

static const char *const titles[] = {
  "推进老旧小区改造项目开工建设", "落实生态环境保护督察反馈问题整改", "完成春季造林绿化任务",
  "加快高标准农田建设进度",       "做好安全生产大检查问题整改",
};

typedef struct
{
  gint64 wall;
  clock_t processor;
} Stopwatch;

static void
lap (const char *what, Stopwatch *since)
{
  Stopwatch now = { g_get_monotonic_time (), clock () };

  if (what != NULL)
    g_print ("%-24s %6.3f s, of the processor %6.3f s\n", what,
             (double) (now.wall - since->wall) / G_USEC_PER_SEC,
             (double) (now.processor - since->processor) / CLOCKS_PER_SEC);
  *since = now;
}

static void
encode_record (DubanChangeBuilder *builder, guint i, DubanRecordKind kind, const char *text)
{
  g_autofree char *name = g_strdup_printf ("%u-%d", i, kind);
  DubanId id = sample_id ("record", name);

  duban_change_builder_begin_record (builder, &id, kind, SAMPLE_DAY + (int) (i % 200),
                                     DUBAN_NO_MINUTE, NULL, text);
  duban_change_builder_end_record (builder);
}

/* A ledger's row: 19 attributes, two or three records. */
static void
encode_task (DubanChangeBuilder *builder, guint i)
{
  g_autofree char *name = g_strdup_printf ("task %u", i);
  g_autofree char *number = g_strdup_printf ("督办〔2026〕%u号", i);
  g_autofree char *title = g_strdup_printf ("%s（%u）", titles[i % G_N_ELEMENTS (titles)], i);
  g_autofree char *leader = g_strdup_printf ("副旗长%u", i % 12);
  g_autofree char *unit = g_strdup_printf ("单位%u", i % 70);
  DubanId id = sample_id ("task", name);
  DubanId leader_id = sample_id ("leader", leader);
  DubanId unit_id = sample_id ("unit", unit);
  guint64 digest = i;

  duban_change_builder_begin (builder, DUBAN_ENTITY_TASK, &id, DUBAN_ORIGIN_LEDGER);
  duban_change_builder_set_text (builder, DUBAN_ATTR_TITLE, title);
  duban_change_builder_set_text (builder, DUBAN_ATTR_NUMBER, number);
  duban_change_builder_set_text (builder, DUBAN_ATTR_REQUIREMENT, "按时间节点推进，确保年底前完成");
  duban_change_builder_set_text (builder, DUBAN_ATTR_NOTES, "序号以台账为准");
  duban_change_builder_set_text (builder, DUBAN_ATTR_SOURCE, "政府常务会");
  duban_change_builder_set_text (builder, DUBAN_ATTR_SOURCE_REF, "政府常务会议纪要〔2026〕3号");
  duban_change_builder_set_text (builder, DUBAN_ATTR_ASSIGNER, "旗长");
  duban_change_builder_set_moment (builder, DUBAN_ATTR_ASSIGNED, SAMPLE_DAY + (int) (i % 200),
                                   DUBAN_NO_MINUTE);
  duban_change_builder_set_day (builder, DUBAN_ATTR_TRACKED_FROM, SAMPLE_DAY);
  duban_change_builder_set_code (builder, DUBAN_ATTR_IMPORTANCE, 1 + i % 2);
  duban_change_builder_set_ref (builder, DUBAN_ATTR_LEAD, &leader_id);
  duban_change_builder_set_refs (builder, DUBAN_ATTR_COOPERATORS, &leader_id, 1);
  duban_change_builder_set_ref (builder, DUBAN_ATTR_UNIT, &unit_id);
  duban_change_builder_set_refs (builder, DUBAN_ATTR_COOPERATING_UNITS, &unit_id, 1);
  duban_change_builder_set_text (builder, DUBAN_ATTR_UNIT_TEXT, unit);
  duban_change_builder_set_day (builder, DUBAN_ATTR_DUE, SAMPLE_DAY + 100 + (int) (i % 200));
  duban_change_builder_set_text (builder, DUBAN_ATTR_DUE_TEXT, "9月底前");
  duban_change_builder_set_code (builder, DUBAN_ATTR_STATUS, 1);
  duban_change_builder_set (builder, DUBAN_ATTR_ROW_DIGEST, &digest, sizeof digest);
  encode_record (builder, i, DUBAN_RECORD_DEPLOY, NULL);
  encode_record (builder, i, DUBAN_RECORD_FEEDBACK, "已完成前期手续，正在组织施工");
  if (i % 2 == 0)
    encode_record (builder, i, DUBAN_RECORD_FOLLOW_UP, NULL);
}

static Encoded *
encode_all (SampleStore *store, guint n)
{
  Encoded *all = g_new (Encoded, n);
  guint8 random[8] = { 0 };

  for (guint i = 0; i < n; i++)
    {
      DubanSpan body;

      encode_task (store->builder, i);
      body = duban_change_builder_finish (store->builder, &store->desk, "办公室", store->time++,
                                          random, &all[i].hash);
      all[i].body = (DubanSpan){ g_memdup2 (body.data, body.size), body.size };
    }
  return all;
}

static void
post_all (SampleStore *store, const Encoded *all, guint n, const char *label)
{
  GError *error = NULL;
  DubanPost *post = duban_post_begin (store->db, &error);

  g_assert_no_error (error);
  duban_post_expect_many (post);
  for (guint i = 0; i < n; i++)
    {
      duban_post_add (post, all[i].body, &all[i].hash, &error);
      g_assert_no_error (error);
    }
  duban_post_commit (post, label, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
see_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  Seen *seen = data;

  seen->n_tasks++;
  seen->n_records += n_records;
  seen->sum += task->due + (task->title != NULL ? task->title[0] : 0);
  for (gsize i = 0; i < n_records; i++)
    seen->sum += records[i].day;
  return TRUE;
}

static void
add_directory (SampleStore *store)
{
  GError *error = NULL;
  DubanPost *post = duban_post_begin (store->db, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *name = g_strdup_printf ("副旗长%u", i);

      sample_store_add_leader (store, post, name);
    }
  for (guint i = 0; i < 70; i++)
    {
      g_autofree char *name = g_strdup_printf ("单位%u", i);
      g_autofree char *holder = g_strdup_printf ("副旗长%u", i % 12);

      sample_store_add_unit (store, post, name, holder);
    }
  duban_post_commit (post, "units", NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  guint n = argc > 1 ? (guint) strtoul (argv[1], NULL, 10) : 100000;
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autofree char *copy = NULL;
  DubanVerifyResult verified = { 0 };
  GError *error = NULL;
  SampleStore store;
  Seen seen = { 0 };
  Encoded *all;
  Stopwatch since;

  if (argc > 2)
    g_setenv ("TMPDIR", argv[2], TRUE);
  sample_store_init (&store);
  add_directory (&store);
  lap (NULL, &since);
  all = encode_all (&store, n);
  lap ("encode and hash", &since);
  post_all (&store, all, n, "import");
  lap ("post", &since);
  post_all (&store, all, n, "import again");
  lap ("post the same again", &since);
  duban_tasks_each (store.db, DUBAN_TASKS_RULES, zone, see_task_cb, &seen, NULL, &error);
  g_assert_no_error (error);
  lap ("read what rules need", &since);
  duban_tasks_each (store.db, DUBAN_TASKS_ALL, zone, see_task_cb, &seen, NULL, &error);
  g_assert_no_error (error);
  lap ("read all", &since);
  duban_care_verify (store.db, &verified, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (verified.problems->len, ==, 0);
  lap ("verify", &since);
  copy = g_build_filename (store.folder, "copy.db", NULL);
  duban_care_backup (store.db, copy, NULL, &error);
  g_assert_no_error (error);
  lap ("backup", &since);
  g_print ("%" G_GSIZE_FORMAT " tasks, %" G_GSIZE_FORMAT " records read\n", seen.n_tasks,
           seen.n_records);
  for (guint i = 0; i < n; i++)
    g_free ((gpointer) all[i].body.data);
  g_free (all);
  duban_verify_result_clear (&verified);
  sample_store_clear (&store);
  return 0;
}
