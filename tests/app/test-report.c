/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What reports say.  Runs in the plain C locale: they are Chinese all the same. */
#include "app/edit/directory.h"
#include "app/language.h"
#include "app/report/sections.h"
#include "core/change-builder.h"
#include "sample-import.h"
#include "sample-report.h"

#include <string.h>

#define MONDAY "2026-03-16T10:00" /* after week 11: 9 to 15 March */
#define FREE_TEXT "本周先后三次到现场调度。"

static void
record (SampleSession *sample, guint32 task, DubanRecordDraft draft)
{
  g_free (sample_session_record (sample, task, draft));
}

/* The whole document as lines, held against the file of that name beside this one, so that people
 * can read it; DUBAN_WRITE_GOLDEN=1 writes it. */
static void
assert_golden (const DubanReport *report, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autofree char *said = sample_report_to_text (report);
  g_autofree char *expected = NULL;
  GError *error = NULL;

  if (g_getenv ("DUBAN_WRITE_GOLDEN") != NULL)
    g_file_set_contents (path, said, -1, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &expected, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (said, ==, expected);
}

static void
test_weekly_golden (void)
{
  SampleSession sample;
  g_autoptr (DubanReport) report = NULL;
  const DubanFreeParts parts = { .texts[DUBAN_PART_OVERVIEW] = (char *) FREE_TEXT };

  sample_session_init (&sample, MONDAY);
  sample_report_fill (&sample);
  report = sample_report (&sample, "副旗长甲", "2026-W11", &parts);
  assert_golden (report, "report-weekly.txt");
  sample_session_clear (&sample);
}

static void
test_monthly_golden (void)
{
  SampleSession sample;
  g_autoptr (DubanReport) report = NULL;

  sample_session_init (&sample, MONDAY);
  sample_report_fill (&sample);
  sample_session_set (&sample, sample_import_find (&sample, "甲1"), "paper", "重点项目");
  sample_session_set (&sample, sample_import_find (&sample, "甲2"), "paper", "信件批办");
  report = sample_report (&sample, NULL, "2026-03", NULL);
  assert_golden (report, "report-monthly.txt");
  sample_session_clear (&sample);
}

static void
test_quarterly_golden (void)
{
  SampleSession sample;
  g_autoptr (DubanReport) report = NULL;

  sample_session_init (&sample, MONDAY);
  sample_report_fill (&sample);
  report = sample_report (&sample, NULL, "2026-Q1", NULL);
  assert_golden (report, "report-quarterly.txt");
  sample_session_clear (&sample);
}

/* With nothing at all there is something to say in every place, no empty label, no 0%. */
static void
test_empty (gconstpointer data)
{
  const char *period = data;
  static const char *const never[] = { "0.00%", "100.00%", "nan", "（）", "：。", "，，", "。。" };
  SampleSession sample;
  g_autoptr (DubanReport) report = NULL;

  sample_session_init (&sample, MONDAY);
  report = sample_report (&sample, NULL, period, NULL);
  g_assert_true (sample_report_says (report, "部署无到期事项；思路无到期事项；反馈无到期事项。"));
  g_assert_true (sample_report_says (report, "无新交办"));
  g_assert_true (sample_report_says (report, "无在办事项，与"));
  g_assert_true (sample_report_says (report, "未发现红灯问题和黄灯预警。"));
  g_assert_true (sample_report_says (report, "无到期"));
  for (gsize i = 0; i < G_N_ELEMENTS (never); i++)
    g_assert_false (sample_report_says (report, never[i]));
  sample_session_clear (&sample);
}

/* A change that came from 副旗长乙's own desk, written at that time by its clock. */
static void
hear (SampleSession *sample, const char *when)
{
  g_autoptr (DubanChangeBuilder) builder = duban_change_builder_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (when, zone);
  const DubanId desk = { { 7 } }, unit = { { 9 } };
  const guint8 random[8] = { 1 };
  DubanPost *post = duban_post_begin (sample->session->db, NULL);
  DubanHash hash;
  DubanSpan body;

  duban_change_builder_begin (builder, DUBAN_ENTITY_UNIT, &unit, DUBAN_ORIGIN_HAND);
  duban_change_builder_set_text (builder, DUBAN_ATTR_UNIT_NAME, when);
  body = duban_change_builder_finish (builder, &desk, "副旗长乙", g_date_time_to_unix (time) * 1000,
                                      random, &hash);
  sample_assert_done (duban_post_add (post, body, &hash, &error));
  sample_assert_done (duban_post_commit (post, NULL, NULL, &error));
}

/* Of a colleague with a desk of his own it is 未收到, until later data of his has come; then 未交.
 */
static void
test_unheard (void)
{
  SampleSession sample;
  guint32 task;
  g_autoptr (DubanReport) before = NULL;
  g_autoptr (DubanReport) after = NULL;

  sample_session_init (&sample, MONDAY);
  sample_assert_done (
      duban_directory_edit_set_setting (sample.session, "accounts-from", "2026-03-02", &error));
  task = sample_session_add (&sample, "甲1");
  sample_session_set (&sample, task, "cooperators", "副旗长乙");
  hear (&sample, "2026-03-15T23:00:00");
  before = sample_report (&sample, "副旗长甲", "2026-W11", NULL);
  g_assert_true (sample_report_says (before, "；未收到副旗长乙的交叉账（其最近数据3月15日）"));
  g_assert_true (sample_report_says (before, "各领导本机最近数据：副旗长乙3月15日。"));
  hear (&sample, "2026-03-16T08:00:00");
  after = sample_report (&sample, "副旗长甲", "2026-W11", NULL);
  g_assert_true (sample_report_says (after, "；副旗长乙交叉账：未交"));
  sample_session_clear (&sample);
}

static void
test_period_to_come (void)
{
  SampleSession sample;
  DubanReportKey key = { 0 };

  sample_session_init (&sample, MONDAY);
  g_assert_true (duban_period_parse ("2026-W13", &key.period));
  sample_assert_refused (duban_report_compose (sample.session, &key, NULL, NULL, &error) != NULL,
                         DUBAN_APP_ERROR_VALUE, "2026-W13");
  sample_session_clear (&sample);
}

static void
test_rate (void)
{
  static const struct
  {
    guint due, on_time;
    const char *text;
  } cases[] = {
    { 1, 1, "100.00%" },          { 3, 1, "33.33%" },     { 3, 2, "66.67%" },
    { 12, 11, "91.67%" },         { 8, 1, "12.50%" },     { 5, 0, "0.00%" },
    { 200000, 199999, "99.99%" }, { 200000, 1, "0.01%" }, { 200000, 200000, "100.00%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanShare share = { cases[i].due, cases[i].on_time };
      g_autofree char *text = duban_rate_to_text (duban_share_get_rate (&share));

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_change (void)
{
  SampleSession sample;
  g_autoptr (DubanReport) report = NULL;

  sample_session_init (&sample, MONDAY);
  sample_report_fill (&sample);
  report = sample_report (&sample, "副旗长甲", "2026-W11", NULL);
  g_assert_true (sample_report_says (report, "新交办1件，较上周增加1件"));
  g_assert_true (sample_report_says (report, "办结1件，较上周增加1件"));
  g_assert_true (sample_report_says (report, "在办2件，与上周持平"));
  sample_session_clear (&sample);
}

/* A week over the year's end names both years, and the year of the day that it is as of. */
static void
test_year_end (void)
{
  static const struct
  {
    const char *now, *subtitle;
  } cases[] = {
    { "2026-12-31T10:00", "（2026年12月28日至2027年1月3日，数据截至12月31日）" },
    { "2027-01-01T10:00", "（2026年12月28日至2027年1月3日，数据截至2027年1月1日）" },
    { "2027-01-05T10:00", "（2026年12月28日至2027年1月3日，数据截至2027年1月3日）" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SampleSession sample;
      g_autoptr (DubanReport) report = NULL;

      sample_session_init (&sample, cases[i].now);
      report = sample_report (&sample, NULL, "2026-W53", NULL);
      g_assert_true (sample_report_says (report, cases[i].subtitle));
      sample_session_clear (&sample);
    }
}

/* Records after the evening that it is as of are not known to it. */
static void
test_as_of (void)
{
  SampleSession sample;
  g_autoptr (DubanReport) before = NULL;
  g_autoptr (DubanReport) after = NULL;
  g_autofree char *said = NULL;
  g_autofree char *still = NULL;
  guint32 task;

  sample_session_init (&sample, MONDAY);
  sample_report_fill (&sample);
  before = sample_report (&sample, "副旗长甲", "2026-W11", NULL);
  task = sample_import_find (&sample, "甲2");
  record (&sample, task,
          (DubanRecordDraft){ .kind = "follow-up", .on = "2026-03-16", .text = "周一才做" });
  after = sample_report (&sample, "副旗长甲", "2026-W11", NULL);
  said = sample_report_to_text (before);
  still = sample_report_to_text (after);
  g_assert_cmpstr (said, ==, still);
  sample_session_clear (&sample);
}

/* Many: what is not written out is said, and nothing is lost of the figures. */
static void
test_many (void)
{
  SampleSession sample;
  g_autoptr (GString) ledger = g_string_new ("编号,事项,牵头领导,责任单位,交办时间\n");
  g_autoptr (DubanReport) report = NULL;

  sample_session_init (&sample, MONDAY);
  for (int i = 0; i < 500; i++)
    g_string_append_printf (ledger, "乙%03d,第%d件事,副旗长乙,农牧局,2026-03-10\n", i, i);
  sample_assert_import (&sample, ledger->str, 500, 0, 0, 0);
  report = sample_report (&sample, "副旗长乙", "2026-W11", NULL);
  g_assert_cmpuint (sample_report_find (report, "led")->tasks->len, ==, 500);
  g_assert_true (
      sample_report_says (report, "下表按亮灯先后列出前400件（共500件），其余100件未列入。"));
  g_assert_true (sample_report_says (report, "440件未逐项列出。"));
  sample_session_clear (&sample);
}

/* What nobody has accounted for yet, and what need not be, is said in one sentence each. */
static void
test_accounts_together (void)
{
  SampleSession sample;
  g_autoptr (DubanReport) running = NULL;
  g_autoptr (DubanReport) given = NULL;

  sample_session_init (&sample, MONDAY);
  sample_assert_done (
      duban_directory_edit_set_setting (sample.session, "accounts-from", "2026-03-02", &error));
  sample_assert_import (&sample,
                        "编号,事项,牵头领导,配合领导,责任单位,交办时间\n"
                        "1,甲,副旗长甲,副旗长乙,水利局,2026-03-01\n"
                        "2,乙,副旗长甲,副旗长乙,水利局,2026-03-01\n"
                        "3,丙,副旗长甲,副旗长乙,水利局,2026-03-16\n",
                        3, 0, 0, 0);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      sample_session_set (&sample, sample_import_find (&sample, number), "tracked-from",
                          "2026-03-01");
    }
  running = sample_report (&sample, "副旗长甲", "2026-W12", NULL);
  g_assert_true (sample_report_says (running, "各方待交账的2件：“甲”（1）、“乙”（2）。"));
  g_assert_true (sample_report_says (running, "本周不需交账的1件：“丙”（3）。"));
  record (&sample, sample_import_find (&sample, "1"),
          (DubanRecordDraft){ .kind = "account",
                              .by = "副旗长乙",
                              .ledger = "cross",
                              .position = "on-track",
                              .period = "2026-W12" });
  given = sample_report (&sample, "副旗长甲", "2026-W12", NULL);
  g_assert_true (sample_report_says (given, "交叉账：待交；副旗长乙交叉账：正常推进"));
  g_assert_true (sample_report_says (given, "各方待交账的1件：“乙”（2）。"));
  sample_session_clear (&sample);
}

/* A suggestion that goes for many problems is said once, with their places. */
static void
test_suggestions_together (void)
{
  for (guint n = 2; n <= 3; n++)
    {
      SampleSession sample;
      g_autoptr (GString) ledger = g_string_new ("编号,事项,牵头领导,责任单位,交办时间\n");
      g_autoptr (DubanReport) report = NULL;

      sample_session_init (&sample, MONDAY);
      for (guint i = 0; i < n; i++)
        g_string_append_printf (ledger, "%u,第%u件,副旗长乙,农牧局,2026-03-10\n", i, i);
      sample_assert_import (&sample, ledger->str, n, 0, 0, 0);
      for (guint i = 0; i < n; i++)
        {
          g_autofree char *number = g_strdup_printf ("%u", i);

          sample_session_set (&sample, sample_import_find (&sample, number), "tracked-from",
                              "2026-03-01");
        }
      report = sample_report (&sample, "副旗长乙", "2026-W11", NULL);
      g_assert_true (sample_report_says (report, "。建议：由牵头领导会同责任单位") == (n == 2));
      g_assert_true (sample_report_says (report, "对上列第1至3项，建议由牵头领导会同责任单位")
                     == (n == 3));
      sample_session_clear (&sample);
    }
}

/* Who stands first and last is said of those who do; nobody is last where all are alike. */
static void
test_ranks (void)
{
  static const struct
  {
    const char *feedback; /* of 农牧局; 水利局 does all in time */
    const char *said;
  } cases[] = {
    { "2026-03-03", "参加排名的2个单位得分相同，均为100.00分。" },
    { "2026-03-09",
      "参加排名的单位2个，得分最高的是水利局（100.00分），得分最低的是农牧局（57.14分）。" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SampleSession sample;
      g_autoptr (DubanReport) report = NULL;
      g_autofree char *ledger
          = g_strdup_printf ("编号,事项,牵头领导,责任单位,交办时间,部署时间,形成思路时间,反馈时间\n"
                             "1,甲,副旗长甲,水利局,2026-03-01,2026-03-01,2026-03-02,2026-03-03\n"
                             "2,乙,副旗长乙,农牧局,2026-03-01,2026-03-01,2026-03-02,%s\n",
                             cases[i].feedback);

      sample_session_init (&sample, MONDAY);
      sample_assert_import (&sample, ledger, 2, 0, 0, 0);
      report = sample_report (&sample, NULL, "2026-Q1", NULL);
      g_assert_true (sample_report_says (report, cases[i].said));
      sample_session_clear (&sample);
    }
}

static gboolean
has_english (const char *text)
{
  guint run = 0;

  for (; *text != '\0'; text++)
    {
      run = g_ascii_isalpha (*text) ? run + 1 : 0;
      if (run >= 3)
        return TRUE;
    }
  return FALSE;
}

/* Every report, its figures and its check, on a machine that speaks no Chinese. */
static void
test_chinese (gconstpointer data)
{
  SampleSession sample;
  g_autoptr (DubanReport) report = NULL;
  g_autofree char *text = NULL;

  sample_session_init (&sample, MONDAY);
  sample_report_fill (&sample);
  report = sample_report (&sample, NULL, data, NULL);
  text = sample_report_to_text (report);
  g_assert_false (has_english (text));
  for (guint i = 0; i < report->document->figures->len; i++)
    g_assert_false (
        has_english (((const DubanFigure *) report->document->figures->pdata[i])->label));
  g_assert_cmpuint (report->problems->len, >, 0);
  for (guint i = 0; i < report->problems->len; i++)
    g_assert_false (
        has_english (((const DubanReportProblem *) report->problems->pdata[i])->sentence));
  sample_session_clear (&sample);
}

static void
test_no_catalogue (void)
{
  SampleSession sample;
  DubanReportKey key = { 0 };
  g_autofree char *folder = g_strdup (g_getenv ("DUBAN_LOCALE_DIR"));

  sample_session_init (&sample, MONDAY);
  g_assert_true (duban_period_parse ("2026-W11", &key.period));
  g_setenv ("DUBAN_LOCALE_DIR", sample.folder, TRUE);
  sample_assert_refused (duban_report_compose (sample.session, &key, NULL, NULL, &error) != NULL,
                         DUBAN_APP_ERROR_STATE, "install Duban again");
  g_setenv ("DUBAN_LOCALE_DIR", folder, TRUE);
  sample_session_clear (&sample);
}

static void
test_review (void)
{
  static const struct
  {
    const char *code;
    guint n;
  } cases[] = {
    { "account-missing", 1 }, /* the lead's cross account */
    { "no-progress", 2 },     /* 甲1: a blockage is none; 甲2 */
    { "no-suggestion", 0 },   { "sums-differ", 0 },  { "unit-two-names", 1 },
    { "secret-mark", 1 },     { "part-missing", 0 }, { "contested", 0 },
  };
  SampleSession sample;
  g_autoptr (DubanReport) report = NULL;
  const DubanFreeParts parts = { .texts[DUBAN_PART_OVERVIEW] = (char *) "水利局牵头，水务局配合。",
                                 .texts[DUBAN_PART_NEXT] = (char *) "机密★5年" };

  sample_session_init (&sample, MONDAY);
  sample_report_fill (&sample);
  report = sample_report (&sample, "副旗长甲", "2026-W11", &parts);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].code);
      g_assert_cmpuint (sample_report_count (report, cases[i].code), ==, cases[i].n);
    }
  sample_session_clear (&sample);
}

/* A document whose parts do not make its whole is told of; one whose parts do is not. */
static void
test_review_sums (void)
{
  static const DubanId ids[] = { { { 1 } }, { { 2 } }, { { 3 } } };
  SampleSession sample;
  g_autoptr (DubanReport) report = NULL;
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (DubanMaterial) material = NULL;
  GError *error = NULL;

  sample_session_init (&sample, MONDAY);
  report = sample_report (&sample, NULL, "2026-W11", NULL);
  material = duban_material_load (sample.session, report->figures, none, NULL, &error);
  g_assert_no_error (error);
  for (guint n = 1; n <= 2; n++)
    {
      g_autoptr (DubanDocument) document = duban_document_new ("", "", "");
      DubanPaper paper = { .session = sample.session,
                           .key = &report->key,
                           .figures = report->figures,
                           .material = material,
                           .document = document,
                           .problems = report->problems };

      g_ptr_array_set_size (report->problems, 0);
      duban_document_add_figure (document, "led", "", "3", ids, 3);
      duban_document_add_figure (document, "light-red", "", "1", ids, 1);
      duban_document_add_figure (document, "light-grey", "", "1", ids + 1, n);
      duban_review_paper (&paper);
      g_assert_cmpuint (sample_report_count (report, "sums-differ"), ==, n == 1);
    }
  sample_session_clear (&sample);
}

/* What is not to be passed on is told to whoever issues the paper, and to whoever holds it. */
static void
test_restricted (void)
{
  SampleSession sample;
  g_autoptr (DubanReport) without = NULL;
  g_autoptr (DubanReport) with = NULL;

  sample_session_init (&sample, MONDAY);
  sample_report_fill (&sample);
  without = sample_report (&sample, "副旗长甲", "2026-W11", NULL);
  sample_session_set (&sample, sample_import_find (&sample, "甲2"), "handling", "petition");
  with = sample_report (&sample, "副旗长甲", "2026-W11", NULL);
  g_assert_cmpuint (sample_report_count (without, "restricted"), ==, 0);
  g_assert_false (sample_report_says (without, "不得外传"));
  g_assert_cmpuint (sample_report_count (with, "restricted"), ==, 1);
  g_assert_true (sample_report_says (with, "本件含不得外传的事项1件"));
  sample_session_clear (&sample);
}

static void
test_cancelled (void)
{
  SampleSession sample;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DubanReportKey key = { 0 };
  GError *error = NULL;

  sample_session_init (&sample, MONDAY);
  sample_report_fill (&sample);
  g_assert_true (duban_period_parse ("2026-W11", &key.period));
  g_cancellable_cancel (cancellable);
  g_assert_null (duban_report_compose (sample.session, &key, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  sample_session_clear (&sample);
}

static void
test_review_suggestions (void)
{
  SampleSession sample;
  const DubanFreeParts parts = { .texts[DUBAN_PART_SUGGESTIONS] = (char *) "加强调度。" };
  g_autoptr (DubanReport) without = NULL;
  g_autoptr (DubanReport) with = NULL;

  sample_session_init (&sample, MONDAY);
  without = sample_report (&sample, NULL, "2026-02", NULL);
  with = sample_report (&sample, NULL, "2026-02", &parts);
  g_assert_cmpuint (sample_report_count (without, "part-missing"), ==, 1);
  g_assert_cmpuint (sample_report_count (with, "part-missing"), ==, 0);
  g_assert_true (sample_report_says (with, "加强调度。"));
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  duban_language_begin ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/weekly", test_weekly_golden);
  g_test_add_func ("/report/monthly", test_monthly_golden);
  g_test_add_func ("/report/quarterly", test_quarterly_golden);
  g_test_add_data_func ("/report/empty/week", "2026-W11", test_empty);
  g_test_add_data_func ("/report/empty/month", "2026-02", test_empty);
  g_test_add_data_func ("/report/empty/quarter", "2025-Q4", test_empty);
  g_test_add_func ("/report/unheard", test_unheard);
  g_test_add_func ("/report/period-to-come", test_period_to_come);
  g_test_add_func ("/report/rate", test_rate);
  g_test_add_func ("/report/change", test_change);
  g_test_add_func ("/report/as-of", test_as_of);
  g_test_add_func ("/report/accounts-together", test_accounts_together);
  g_test_add_func ("/report/suggestions-together", test_suggestions_together);
  g_test_add_func ("/report/year-end", test_year_end);
  g_test_add_func ("/report/ranks", test_ranks);
  g_test_add_func ("/report/many", test_many);
  g_test_add_data_func ("/report/chinese/week", "2026-W11", test_chinese);
  g_test_add_data_func ("/report/chinese/month", "2026-03", test_chinese);
  g_test_add_data_func ("/report/chinese/quarter", "2026-Q1", test_chinese);
  g_test_add_func ("/report/no-catalogue", test_no_catalogue);
  g_test_add_func ("/report/review", test_review);
  g_test_add_func ("/report/review/sums", test_review_sums);
  g_test_add_func ("/report/restricted", test_restricted);
  g_test_add_func ("/report/cancelled", test_cancelled);
  g_test_add_func ("/report/review/suggestions", test_review_suggestions);
  return g_test_run ();
}
