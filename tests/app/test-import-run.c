/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ledgers taken in: which task a row is, what is refused, what is filled in.  The desk is of
 * 2026-03-02 (tests/app/sample-session.h). */
#include "sample-import.h"

#include <string.h>

#include "app/edit/directory.h"
#include "exchange/table.h"
#include "store/tasks.h"

typedef struct
{
  const char *path;
  void (*func) (SampleSession *sample);
} Test;

static void
run_cb (gconstpointer data)
{
  const Test *test = data;
  SampleSession sample;

  sample_session_init (&sample, "2026-03-02T10:00");
  test->func (&sample);
  sample_session_clear (&sample);
}

static gsize
count_tasks (SampleSession *sample)
{
  gsize n;

  sample_assert_done (duban_tasks_count (sample->session->db, &n, &error));
  return n;
}

static void
test_good_rows_are_taken_and_bad_ones_named (SampleSession *sample)
{
  static const char text[] = "督办台账,,\n"
                             "编号,事项,交办时间\n"
                             "1,\"甲\n第二行\",2026-02-01\n"
                             "\n"
                             "2,乙,2026-02-30\n"
                             "3,,2026-02-01\n"
                             "4,丁,2026-02-02\n"
                             "1,甲第二行,2026-02-01\n";
  static const struct
  {
    guint row;
    const char *column, *part;
  } refused[] = {
    { 5, "交办时间", "2026-02-30" },
    { 6, "事项", "事项" },
    { 8, NULL, "repetition" },
  };
  g_autoptr (DubanImportResult) result = sample_import (sample, text, NULL, NULL);

  g_assert_cmpuint (result->added, ==, 2);
  g_assert_cmpuint (result->refused->len, ==, G_N_ELEMENTS (refused));
  for (guint i = 0; i < result->refused->len; i++)
    {
      const DubanRefusal *refusal = g_ptr_array_index (result->refused, i);

      g_assert_cmpuint (refusal->row, ==, refused[i].row);
      g_assert_cmpstr (refusal->column, ==, refused[i].column);
      g_assert_nonnull (strstr (refusal->reason, refused[i].part));
    }
  g_assert_cmpuint (count_tasks (sample), ==, 2);
}

static void
test_the_same_file_again_changes_nothing (SampleSession *sample)
{
  sample_assert_import (sample, "编号,事项,责任单位,状态\n1,甲,水利局,暂停\n,乙,各镇,\n", 2, 0, 0,
                        0);
  sample_assert_import (sample, "编号,事项,责任单位,状态\n1,甲,水利局,暂停\n,乙,各镇,\n", 0, 0, 2,
                        0);
  sample_session_move (sample, "2026-03-09T10:00");
  sample_assert_import (sample, "状态;责任单位;事项;编号\n暂停;水利局;甲;1\n;各镇;乙;\n", 0, 0, 2,
                        0);
  g_assert_cmpuint (count_tasks (sample), ==, 2);
}

/* Two rows of one file and of two: the same task, or two. */
static void
test_which_task_a_row_is (SampleSession *sample)
{
  static const struct
  {
    const char *first, *second;
    gboolean is_same;
  } cases[] = {
    { "1,甲项,水利局,2026-01-05", "1,甲 项。,农牧局,2026-01-06", TRUE },
    { "2,乙,水利局,2026-01-05", "2,乙改,水利局,2026-01-05", TRUE },
    { "3,丙,水利局,2026-01-05", "3,丙改,水利局,", FALSE },
    { "4,丁,水利局,2026-01-05", "4,丁改,农牧局,2026-01-05", FALSE },
    { ",戊,水利局,2026-01-05", ",戊,水利局,2026-01-05", TRUE },
    { ",己,水利局,2026-01-05", ",己,水利局,2026-01-06", FALSE },
    { ",庚,水利局,2026-01-05", "7,庚,水利局,2026-01-05", TRUE },
    { "8,辛,水利局,2026-01-05", "9,辛,水利局,2026-01-05", FALSE },
    { ",壬,,", ",壬,,", TRUE },
    { "1.1,癸,,", "11,癸改,,", FALSE },
  };
  static const char headings[] = "编号,事项,责任单位,交办时间";

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *first = g_strdup_printf ("%s\n%s\n", headings, cases[i].first);
      g_autofree char *second = g_strdup_printf ("%s\n%s\n", headings, cases[i].second);
      g_autofree char *both
          = g_strdup_printf ("%s\n%s\n%s\n", headings, cases[i].first, cases[i].second);
      const DubanImportOptions preview = { .preview = TRUE, .tracked_from = DUBAN_NO_DAY };
      g_autoptr (DubanImportResult) one = sample_import (sample, both, &preview, NULL);
      g_autoptr (DubanImportResult) two = NULL;

      g_assert_cmpuint (one->added, ==, cases[i].is_same ? 1 : 2);
      g_assert_cmpuint (one->refused->len, ==, cases[i].is_same ? 1 : 0);
      sample_assert_import (sample, first, 1, 0, 0, 0);
      two = sample_import (sample, second, NULL, NULL);
      g_assert_cmpuint (two->added, ==, cases[i].is_same ? 0 : 1);
    }
}

static void
test_a_number_is_not_given_twice (SampleSession *sample)
{
  static const char text[] = "编号,事项\n1,甲\n1,乙\n";
  g_autoptr (DubanImportResult) result = sample_import (sample, text, NULL, NULL);
  g_autoptr (DubanTask) task = NULL;

  g_assert_cmpuint (result->added, ==, 2);
  g_assert_true (sample_import_says (result, "row 3"));
  task = sample_session_load (sample, sample_import_find (sample, "1"));
  g_assert_cmpstr (task->title, ==, "甲");
  sample_assert_import (sample, text, 0, 0, 2, 0);
}

static void
test_people_are_found_entered_and_filled (SampleSession *sample)
{
  static const char text[] = "编号,事项,牵头领导,配合领导,责任单位,配合单位\n"
                             "1,甲,副旗长甲、副旗长丙,副旗长乙,水务局,\n"
                             "2,乙,,,\"旗水利局\n农牧局、有关部门\",各镇、农牧局\n"
                             "3,丙,,,各镇,\n"
                             "4,丁,相关领导,,林草局,\n";
  g_autoptr (DubanImportResult) result = sample_import (sample, text, NULL, NULL);
  g_autoptr (DubanTask) first = sample_session_load (sample, sample_import_find (sample, "1"));
  g_autoptr (DubanTask) second = sample_session_load (sample, sample_import_find (sample, "2"));
  g_autoptr (DubanTask) third = sample_session_load (sample, sample_import_find (sample, "3"));
  g_autoptr (DubanTask) fourth = sample_session_load (sample, sample_import_find (sample, "4"));

  g_assert_cmpstr (sample_session_name (sample, first->lead), ==, "副旗长甲");
  g_assert_cmpuint (first->n_cooperators, ==, 2);
  g_assert_cmpstr (sample_session_name (sample, first->unit), ==, "水利局");
  g_assert_cmpstr (first->unit_text, ==, "水务局");
  g_assert_true (sample_import_says (result, "副旗长丙"));

  g_assert_cmpstr (sample_session_name (sample, second->lead), ==, "副旗长甲");
  g_assert_cmpstr (sample_session_name (sample, second->unit), ==, "水利局");
  g_assert_cmpuint (second->n_cooperating_units, ==, 1);
  g_assert_cmpstr (second->cooperating_text, ==, "各镇");

  g_assert_cmpuint (third->unit, ==, 0);
  g_assert_cmpuint (third->lead, ==, 0);
  g_assert_cmpstr (third->unit_text, ==, "各镇");
  g_assert_cmpstr (sample_session_name (sample, fourth->unit), ==, "林草局");
  g_assert_cmpuint (fourth->lead, ==, 0);
  g_assert_nonnull (strstr (fourth->notes, "相关领导"));
}

static void
test_records_of_a_row (SampleSession *sample)
{
  static const char text[]
      = "编号,事项,交办时间,部署时间,反馈时间,状态,办结时间,进展情况,存在问题,意见建议\n"
        "1,甲,2026-01-05,2026-01-05,2026-01-12,在办,,推进中,缺资金,增加预算\n"
        "2,乙,2026-01-05,,,已办结,2026-02-01,完工,,\n"
        "3,丙,2026-01-05,,,办结,,说明,,抓紧\n"
        "4,丁,2026-01-05,,,终止,2026-02-01,,,\n"
        "5,戊,2026-01-05,,,暂停,,,,\n";
  static const char *const expected[]
      = { "blockage  缺资金; deploy 2026-01-05 ; feedback 2026-01-12 推进中",
          "close 2026-02-01 完工", "close  ; note  说明; note  抓紧", "withdraw 2026-02-01 ",
          "suspend 2026-03-02 " };

  sample_assert_import (sample, text, 5, 0, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const char number[] = { (char) ('1' + i), '\0' };
      g_autofree char *records
          = sample_import_list_records (sample, sample_import_find (sample, number));

      g_assert_cmpstr (records, ==, expected[i]);
    }
}

static void
test_parents_stand_above_or_below (SampleSession *sample)
{
  static const char text[]
      = "编号,事项,上级事项编号\n1.1,分项,1\n1,总项,\n1.2,分项二,无此号\n9,自己,9\n";
  g_autoptr (DubanImportResult) result = sample_import (sample, text, NULL, NULL);
  guint32 whole = sample_import_find (sample, "1");
  g_autoptr (DubanTask) part = sample_session_load (sample, sample_import_find (sample, "1.1"));
  g_autoptr (DubanTask) lost = sample_session_load (sample, sample_import_find (sample, "1.2"));

  g_assert_cmpuint (result->added, ==, 4);
  g_assert_cmpuint (part->parent, ==, whole);
  g_assert_cmpuint (lost->parent, ==, 0);
  g_assert_nonnull (strstr (lost->notes, "无此号"));
  g_assert_true (sample_import_says (result, "rows 4、5"));
}

static void
test_tracking (SampleSession *sample)
{
  static const struct
  {
    const char *text;
    DubanDay option;
    const char *tracked_from;
    guint undated;
  } cases[] = {
    { "编号,事项,交办时间\n1,甲,2026-01-05\n", DUBAN_NO_DAY, "2026-03-02", 0 },
    { "编号,事项,交办时间,部署时间\n2,乙,2026-01-05,\n", DUBAN_NO_DAY, "2026-03-02", 0 },
    { "编号,事项,交办时间\n3,丙,2026-01-05\n", 20500, "2026-02-16", 0 },
    { "编号,事项,交办时间,部署时间\n4,丁,2026-01-05,2026-01-05\n", DUBAN_NO_DAY, "", 6 },
    { "编号,事项,交办时间,部署时间\n5,戊,2026-03-02,2026-03-02\n", DUBAN_NO_DAY, "", 0 },
    { "编号,事项,交办时间,部署时间\n6,己,,2026-03-02\n", DUBAN_NO_DAY, "2026-03-02", 0 },
    { "编号,事项,交办时间,起管日\n7,庚,2026-01-05,2026-02-01\n", DUBAN_NO_DAY, "2026-02-01", 0 },
    { "编号,事项,交办时间,部署时间,反馈时间\n8,辛,2026-01-05,2026-01-05,无\n", DUBAN_NO_DAY, "",
      2 },
    { "编号,事项,交办时间,部署时间,起管日\n9,壬,2026-01-05,免,2026-01-05\n", DUBAN_NO_DAY,
      "2026-01-05", 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanImportOptions options = { .tracked_from = cases[i].option };
      const char number[] = { (char) ('1' + i), '\0' };
      g_autoptr (DubanImportResult) result = sample_import (sample, cases[i].text, &options, NULL);
      g_autoptr (DubanTask) task
          = sample_session_load (sample, sample_import_find (sample, number));
      char day[DUBAN_DAY_TEXT_SIZE];

      g_assert_cmpstr (duban_day_format (task->tracked_from, day), ==, cases[i].tracked_from);
      g_assert_cmpuint (task->undated_stages, ==, cases[i].undated);
    }
}

/* A task that was entered by hand and then stands in a ledger: its clock is not turned back, and
 * what is said differently is for people to decide. */
static void
test_a_ledger_meets_a_task_by_hand (SampleSession *sample)
{
  guint32 n = sample_session_add (sample, "7");
  g_autoptr (DubanTask) before = sample_session_load (sample, n);
  g_autofree char *text = g_strdup_printf ("编号,事项,交办时间,牵头领导,责任单位,来源\n"
                                           "7,%s,2026-03-01,副旗长乙,水利局,督察\n",
                                           before->title);
  g_autoptr (DubanImportResult) result = sample_import (sample, text, NULL, NULL);
  g_autoptr (DubanTask) after = sample_session_load (sample, n);

  g_assert_cmpuint (result->changed, ==, 1);
  g_assert_cmpint (after->tracked_from, ==, before->tracked_from);
  g_assert_cmpstr (sample_session_name (sample, after->lead), ==, "副旗长甲");
  g_assert_cmpuint (after->contested, ==, DUBAN_CONTESTED_LEAD);
  g_assert_cmpstr (after->source, ==, "督察");
  g_assert_cmpuint (sample_session_count (sample, n, DUBAN_RECORD_HANDOVER), ==, 0);
  sample_assert_import (sample, text, 0, 0, 1, 0);
}

static void
test_preview_and_all_or_nothing_write_nothing (SampleSession *sample)
{
  static const char text[] = "编号,事项,牵头领导,交办时间\n1,甲,副旗长丙,\n2,乙,,不详\n";
  const DubanImportOptions preview = { .preview = TRUE, .tracked_from = DUBAN_NO_DAY };
  const DubanImportOptions strict = { .all_or_nothing = TRUE, .tracked_from = DUBAN_NO_DAY };
  g_autoptr (DubanImportResult) result = sample_import (sample, text, &preview, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (result->added, ==, 1);
  g_assert_cmpuint (result->refused->len, ==, 1);
  g_assert_null (sample_import (sample, text, &strict, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
  g_assert_cmpuint (count_tasks (sample), ==, 0);
  g_assert_null (duban_directory_find_leader (sample->session->terms->directory, "副旗长丙"));
}

static void
test_a_file_of_bad_rows_alone_is_refused (SampleSession *sample)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (sample_import (sample, "编号,事项\n1,\n2,\n", NULL, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE);
  g_clear_error (&error);
  g_assert_null (sample_import (sample, "编号,事项\n", NULL, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_EMPTY);
  g_clear_error (&error);
  g_assert_null (sample_import (sample, "事项\n甲\n绝密\n", NULL, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SECRET);
  g_assert_cmpuint (count_tasks (sample), ==, 0);
}

static void
test_an_import_is_one_step_of_undo (SampleSession *sample)
{
  g_autofree char *label = NULL;

  sample_assert_import (sample, "编号,事项\n1,甲\n2,乙\n", 2, 0, 0, 0);
  sample_assert_done (duban_edit_undo (sample->session, &label, &error));
  g_assert_cmpstr (label, ==, "import 台账.csv");
  g_assert_cmpuint (count_tasks (sample), ==, 0);
}

static void
test_what_was_undone_comes_in_again (SampleSession *sample)
{
  static const char text[]
      = "编号,事项,牵头领导,责任单位,部署时间,来源\n1,甲,副旗长丙,林草局,2026-02-01,督察\n";
  static const char later[]
      = "编号,事项,牵头领导,责任单位,部署时间,来源\n1,甲,副旗长乙,林草局,2026-02-02,审计\n";
  g_autoptr (DubanTask) task = NULL;
  guint32 n;

  sample_assert_import (sample, text, 1, 0, 0, 0);
  n = sample_import_find (sample, "1");
  sample_assert_done (duban_edit_undo (sample->session, NULL, &error));
  sample_assert_import (sample, text, 1, 0, 0, 0);
  g_assert_cmpuint (sample_import_find (sample, "1"), ==, n);
  sample_assert_import (sample, later, 0, 1, 0, 0);
  sample_assert_done (duban_edit_undo (sample->session, NULL, &error));
  sample_assert_import (sample, later, 0, 1, 0, 0);
  task = sample_session_load (sample, n);
  g_assert_cmpstr (sample_session_name (sample, task->lead), ==, "副旗长乙");
  g_assert_cmpstr (sample_session_name (sample, task->unit), ==, "林草局");
  g_assert_cmpstr (task->source, ==, "审计");
  g_assert_cmpuint (task->contested, ==, 0);
  g_assert_cmpuint (sample_session_count (sample, n, DUBAN_RECORD_DEPLOY), ==, 1);
  g_assert_cmpuint (sample_session_count (sample, n, DUBAN_RECORD_HANDOVER), ==, 1);
}

int
main (int argc, char **argv)
{
  static const Test tests[] = {
    { "/import/good-rows-are-taken-and-bad-ones-named",
      test_good_rows_are_taken_and_bad_ones_named },
    { "/import/the-same-file-again-changes-nothing", test_the_same_file_again_changes_nothing },
    { "/import/which-task-a-row-is", test_which_task_a_row_is },
    { "/import/a-number-is-not-given-twice", test_a_number_is_not_given_twice },
    { "/import/people-are-found-entered-and-filled", test_people_are_found_entered_and_filled },
    { "/import/records-of-a-row", test_records_of_a_row },
    { "/import/parents-stand-above-or-below", test_parents_stand_above_or_below },
    { "/import/tracking", test_tracking },
    { "/import/a-ledger-meets-a-task-by-hand", test_a_ledger_meets_a_task_by_hand },
    { "/import/preview-and-all-or-nothing-write-nothing",
      test_preview_and_all_or_nothing_write_nothing },
    { "/import/a-file-of-bad-rows-alone-is-refused", test_a_file_of_bad_rows_alone_is_refused },
    { "/import/an-import-is-one-step-of-undo", test_an_import_is_one_step_of_undo },
    { "/import/what-was-undone-comes-in-again", test_what_was_undone_comes_in_again },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i], run_cb);
  return g_test_run ();
}
