/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A ledger given out and taken in by an empty desk is the same work: what it gives out in turn is
 * the same file. */
#include "sample-import.h"

#include <string.h>

#include "app/export/run.h"
#include "exchange/table.h"

#include <glib/gstdio.h>

#define TIME "2026-03-02T10:00"

/* Gives out and reads back what was written. (transfer full) */
static char *
export_text (SampleSession *sample, DubanExportWhat what, gboolean with_restricted,
             gsize *n_left_out)
{
  g_autofree char *path = g_build_filename (sample->folder, "导出.csv", NULL);
  const DubanExportScope scope = { .with_restricted = with_restricted };
  char *text;

  sample_assert_done (duban_export_run (sample->session, path, what, &scope, n_left_out, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* Takes the file in on an empty desk and gives the same part out from there. (transfer full) */
static char *
carry_over (const char *text, DubanExportWhat what)
{
  SampleSession other;
  char *back;

  sample_session_init (&other, TIME);
  duban_import_result_free (sample_import (&other, text, NULL, NULL));
  back = export_text (&other, what, TRUE, NULL);
  sample_session_clear (&other);
  return back;
}

static const char ledger[]
    = "编号,事项,工作要求,来源,来源文号,来源日期,文种,交办领导,承办,交办时间,重要程度,是否整改,"
      "牵头领导,配合领导,责任单位,配合单位,领域,完成时限,首次时限,部署时间,形成思路时间,反馈时间,"
      "最近跟进时间,跟进周期,状态,办结时间,进展情况,存在问题,原因分析,意见建议,病因,上级事项编号,"
      "决策层级,决策状态,上会时间,数量,目标值,计量单位,传阅范围,备注\n"
      "1,甲,\"要求,一\",督察,政办〔2026〕1号,2026-01-04,交办,旗长,水利局,2026-01-05 09:30,重点,是,"
      "副旗长甲,副旗长乙,水务局,农牧局、各镇,生态环境,2026-06-30,2026-05-31,2026-01-05,2026-01-08,"
      "2026-01-12,2026-02-20,每周五,在办,,推进中,缺资金,预算不足,追加,管理缺位,,政府常务会,"
      "待决策 2026-02-01,2026-03-10,12,20,公里,信访,=备注\n"
      "2,乙,,,,,,,,2026-01-06,,,,,,,,9月底前,,2026-01-06,,,,每季末前20日,部分完成,,,,,抓紧,,1,,,,,,"
      ",,\n"
      "3,丙,,,,,,,,2026-01-06,,,副旗长乙,,各镇,,,尽快,,,,,,7d,办结,,说明,,,,,,,,,,,,,\n"
      "4,丁,,,,,,,,,,,,,农牧局,,,持续推进,,,,,,,暂停,,,,,,,,,,,,,,,\n"
      ",戊,,,,,,,,2026-02-01,,,,,水务局,,,,,,,,,,撤销,2026-02-20,,,,,,,,,,,,,,\n";

static void
test_a_ledger_comes_back_the_same (void)
{
  SampleSession sample;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  sample_session_init (&sample, TIME);
  sample_assert_import (&sample, ledger, 5, 0, 0, 0);
  first = export_text (&sample, DUBAN_EXPORT_LEDGER, TRUE, NULL);
  second = carry_over (first, DUBAN_EXPORT_LEDGER);
  g_assert_cmpstr (first, ==, second);
  g_assert_nonnull (strstr (first, "待决策 2026-02-01"));
  g_assert_nonnull (strstr (first, "2026-01-05 09:30"));
  g_assert_nonnull (strstr (first, "'=备注"));
  sample_session_clear (&sample);
}

/* The same work also where it came from: nothing is taken for a new task. */
static void
test_a_ledger_comes_home (void)
{
  SampleSession sample;
  g_autofree char *text = NULL;
  g_autoptr (DubanImportResult) result = NULL;

  sample_session_init (&sample, TIME);
  sample_assert_import (&sample, ledger, 5, 0, 0, 0);
  text = export_text (&sample, DUBAN_EXPORT_LEDGER, TRUE, NULL);
  result = sample_import (&sample, text, NULL, NULL);
  g_assert_cmpuint (result->added, ==, 0);
  g_assert_cmpuint (result->changed + result->unchanged, ==, 5);
  sample_session_clear (&sample);
}

static void
test_rows_go_by_their_numbers (void)
{
  SampleSession sample;
  g_autofree char *text = NULL;
  const char *two, *ten, *none;

  sample_session_init (&sample, TIME);
  sample_assert_import (&sample, "编号,事项\nDB-10,十\n,无\nDB-2,二\n", 3, 0, 0, 0);
  text = export_text (&sample, DUBAN_EXPORT_LEDGER, FALSE, NULL);
  two = strstr (text, "DB-2");
  ten = strstr (text, "DB-10");
  none = strstr (text, "\n,无");
  g_assert_true (two && ten && none && two < ten && ten < none);
  sample_session_clear (&sample);
}

static void
test_restricted_tasks_stay (void)
{
  SampleSession sample;
  g_autofree char *without = NULL;
  g_autofree char *with = NULL;
  gsize n_without, n_with;

  sample_session_init (&sample, TIME);
  sample_assert_import (&sample, "编号,事项,传阅范围\n1,甲,不得外传\n2,乙,信访\n3,丙,\n", 3, 0, 0,
                        0);
  without = export_text (&sample, DUBAN_EXPORT_LEDGER, FALSE, &n_without);
  with = export_text (&sample, DUBAN_EXPORT_LEDGER, TRUE, &n_with);
  g_assert_cmpuint (n_without, ==, 1);
  g_assert_cmpuint (n_with, ==, 0);
  g_assert_null (strstr (without, "甲"));
  g_assert_nonnull (strstr (without, "乙"));
  g_assert_nonnull (strstr (with, "甲"));
  sample_session_clear (&sample);
}

static void
test_the_directory_comes_back_the_same (void)
{
  static const char *const files[]
      = { "领导,职务,分管,领域,分管方式,起,止\n副旗长丙,副旗长,林草局,,,2025-01-01,2025-12-31\n"
          "副旗长丙,副旗长,林草局,,,2026-02-01,\n副旗长乙,副旗长,,安全生产,联系,,\n",
          "单位,简称,类别,主要负责人,上级单位\n林草局,林业局,部门,局长丙,\n林场,,事业,,林草局\n",
          "日期,名称,类型\n2027-01-01,元旦,休\n2027-01-02,元旦,班\n" };
  static const DubanExportWhat whats[]
      = { DUBAN_EXPORT_PORTFOLIO, DUBAN_EXPORT_UNITS, DUBAN_EXPORT_HOLIDAYS };

  for (gsize i = 0; i < G_N_ELEMENTS (whats); i++)
    {
      SampleSession sample;
      g_autofree char *first = NULL;
      g_autofree char *second = NULL;

      sample_session_init (&sample, TIME);
      duban_import_result_free (sample_import (&sample, files[i], NULL, NULL));
      first = export_text (&sample, whats[i], FALSE, NULL);
      second = carry_over (first, whats[i]);
      g_assert_cmpstr (first, ==, second);
      sample_session_clear (&sample);
    }
}

static void
test_what_cannot_be_written_is_refused (void)
{
  const DubanExportScope scope = { 0 };
  SampleSession sample;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  sample_session_init (&sample, TIME);
  path = g_build_filename (sample.folder, "夹.csv", NULL);
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_false (
      duban_export_run (sample.session, path, DUBAN_EXPORT_UNITS, &scope, NULL, &error));
  g_assert_error (error, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_WRITE);
  g_rmdir (path);
  sample_session_clear (&sample);
}

/* The same work by way of a workbook. */
static void
test_a_workbook_comes_back_the_same (void)
{
  const DubanExportScope scope = { .with_restricted = TRUE };
  const DubanImportOptions options = { .tracked_from = DUBAN_NO_DAY };
  SampleSession sample, other;
  g_autofree char *path = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (DubanImportResult) result = NULL;
  g_autoptr (GError) refusal = NULL;

  sample_session_init (&sample, TIME);
  sample_session_init (&other, TIME);
  sample_assert_import (&sample, ledger, 5, 0, 0, 0);
  first = export_text (&sample, DUBAN_EXPORT_LEDGER, TRUE, NULL);
  path = g_build_filename (sample.folder, "台账.XLSX", NULL);
  sample_assert_done (
      duban_export_run (sample.session, path, DUBAN_EXPORT_ANY, &scope, NULL, &error));
  result = duban_import_run (other.session, path, &options, NULL, NULL, NULL, NULL, &refusal);
  g_assert_no_error (refusal);
  g_assert_cmpuint (result->added, ==, 5);
  second = export_text (&other, DUBAN_EXPORT_LEDGER, TRUE, NULL);
  g_assert_cmpstr (first, ==, second);
  sample_session_clear (&other);
  sample_session_clear (&sample);
}

static void
test_some_tasks_in_their_order (void)
{
  SampleSession sample;
  DubanExportScope scope = { 0 };
  guint32 tasks[2];
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  sample_session_init (&sample, TIME);
  sample_assert_import (&sample, "编号,事项\n1,甲\n2,乙\n3,丙\n", 3, 0, 0, 0);
  tasks[0] = sample_import_find (&sample, "3");
  tasks[1] = sample_import_find (&sample, "1");
  scope.tasks = tasks;
  scope.n_tasks = G_N_ELEMENTS (tasks);
  path = g_build_filename (sample.folder, "几项.csv", NULL);
  sample_assert_done (
      duban_export_run (sample.session, path, DUBAN_EXPORT_ANY, &scope, NULL, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (strstr (text, "丙") < strstr (text, "甲"));
  g_assert_nonnull (strstr (text, "丙"));
  g_assert_null (strstr (text, "乙"));
  sample_session_clear (&sample);
}

static void
progress_cb (double done, gpointer data)
{
  GCancellable *cancellable = data;

  g_assert_cmpfloat (done, >=, 0);
  g_assert_cmpfloat (done, <=, 1);
  g_cancellable_cancel (cancellable);
}

/* Cancelled at the first word of how far it is, in each format: nothing is there. */
static void
test_what_is_cancelled_is_not_there (void)
{
  static const char *const names[] = { "停.csv", "停.xlsx", "停.ics" };
  SampleSession sample;

  sample_session_init (&sample, TIME);
  sample_assert_import (&sample, "编号,事项\n1,甲\n2,乙\n3,丙\n", 3, 0, 0, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autofree char *path = g_build_filename (sample.folder, names[i], NULL);
      g_autoptr (GError) error = NULL;
      const DubanExportScope scope
          = { .progress = progress_cb, .progress_data = cancellable, .cancellable = cancellable };

      g_assert_false (
          duban_export_run (sample.session, path, DUBAN_EXPORT_ANY, &scope, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    }
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/a-ledger-comes-back-the-same", test_a_ledger_comes_back_the_same);
  g_test_add_func ("/export/a-ledger-comes-home", test_a_ledger_comes_home);
  g_test_add_func ("/export/rows-go-by-their-numbers", test_rows_go_by_their_numbers);
  g_test_add_func ("/export/restricted-tasks-stay", test_restricted_tasks_stay);
  g_test_add_func ("/export/the-directory-comes-back-the-same",
                   test_the_directory_comes_back_the_same);
  g_test_add_func ("/export/what-cannot-be-written-is-refused",
                   test_what_cannot_be_written_is_refused);
  g_test_add_func ("/export/a-workbook-comes-back-the-same", test_a_workbook_comes_back_the_same);
  g_test_add_func ("/export/some-tasks-in-their-order", test_some_tasks_in_their_order);
  g_test_add_func ("/export/what-is-cancelled-is-not-there", test_what_is_cancelled_is_not_there);
  return g_test_run ();
}
