/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Portfolios, units and holidays taken in.  The desk is of 2026-03-02: 副旗长甲 is in charge of
 * 水利局 since 2026-01-01. */
#include "sample-import.h"

#include <string.h>

#include "app/edit/directory.h"
#include "core/calendar.h"

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

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What a leader holds, as “held kind from to” parted by “; ”, in the order of the names.
 * (transfer full) */
static char *
list_holdings (SampleSession *sample, const char *leader)
{
  const DubanDirectory *directory = sample->session->terms->directory;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  gsize n;
  const DubanHolding *holdings = duban_directory_list_holdings (directory, &n);

  for (gsize i = 0; i < n; i++)
    if (g_str_equal (duban_directory_get_name (directory, holdings[i].leader), leader))
      {
        char from[DUBAN_DAY_TEXT_SIZE], to[DUBAN_DAY_TEXT_SIZE];

        g_ptr_array_add (
            lines,
            g_strdup_printf ("%s %u %s %s", duban_directory_get_name (directory, holdings[i].held),
                             holdings[i].kind, duban_day_format (holdings[i].from, from),
                             duban_day_format (holdings[i].to, to)));
      }
  g_ptr_array_sort (lines, compare_texts_cb);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("; ", (char **) lines->pdata);
}

static void
assert_holdings (SampleSession *sample, const char *leader, const char *expected)
{
  g_autofree char *holdings = list_holdings (sample, leader);

  g_assert_cmpstr (holdings, ==, expected);
}

static void
test_a_portfolio_enters_whom_it_names (SampleSession *sample)
{
  static const char text[] = "领导,职务,分管,领域,分管方式,起,止\n"
                             "副旗长丙,副旗长,\"林草局、文旅\",安全生产,,2026-01-01,\n"
                             "副旗长丁,副旗长,,,,,\n"
                             "副旗长戊,,各镇、林草局,,联系,2026-01-01,2026-12-31\n"
                             ",,教育局,,,,\n"
                             "副旗长己,,教育局,,主管,,\n"
                             "副旗长庚,,教育局,,,2026-05-01,2026-04-01\n";
  g_autoptr (DubanImportResult) result = sample_import (sample, text, NULL, NULL);

  g_assert_cmpint (result->kind, ==, DUBAN_IMPORT_PORTFOLIO);
  g_assert_cmpuint (result->added, ==, 3);
  g_assert_cmpuint (result->refused->len, ==, 3);
  g_assert_true (sample_import_says (result, "各镇"));
  assert_holdings (sample, "副旗长丙",
                   "安全生产 1 2026-01-01 ; 文旅 1 2026-01-01 ; 林草局 1 2026-01-01 ");
  assert_holdings (sample, "副旗长丁", "");
  assert_holdings (sample, "副旗长戊", "林草局 4 2026-01-01 2026-12-31");
  sample_assert_import (sample, text, 0, 0, 3, 3);
}

/* 副旗长甲 held 水利局; what becomes of it where a portfolio names the leader and not the unit. */
static void
test_what_is_no_longer_named_ends (SampleSession *sample)
{
  static const char text[] = "领导,分管,起\n副旗长甲,农牧局,%s\n副旗长乙,水利局,2026-02-01\n";
  static const struct
  {
    const char *from, *expected;
  } cases[] = {
    { "2026-02-01", "农牧局 1 2026-02-01 ; 水利局 1 2026-01-01 2026-01-31" },
    { "", "农牧局 1  ; 水利局 1 2026-01-01 2026-03-02" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SampleSession own;
      g_auto (GStrv) parts = g_strsplit (text, "%s", 2);
      g_autofree char *file = g_strjoin (cases[i].from, parts[0], parts[1], NULL);
      g_autoptr (DubanImportResult) result = NULL;

      sample_session_init (&own, "2026-03-02T10:00");
      result = sample_import (&own, file, NULL, NULL);
      g_assert_cmpuint (result->added, ==, 2);
      g_assert_true (sample_import_says (result, "副旗长甲: 水利局"));
      assert_holdings (&own, "副旗长甲", cases[i].expected);
      assert_holdings (&own, "副旗长乙", "水利局 1 2026-02-01 ");
      sample_session_clear (&own);
    }
  assert_holdings (sample, "副旗长甲", "水利局 1 2026-01-01 ");
}

static void
test_leaders_that_are_not_named_keep_theirs (SampleSession *sample)
{
  sample_assert_import (sample, "领导,分管,起\n副旗长乙,农牧局,2026-01-01\n", 1, 0, 0, 0);
  assert_holdings (sample, "副旗长甲", "水利局 1 2026-01-01 ");
}

static void
test_what_is_held_on_keeps_its_beginning (SampleSession *sample)
{
  sample_assert_import (sample, "领导,分管,起\n副旗长乙,农牧局,2025-01-01\n", 1, 0, 0, 0);
  sample_assert_import (sample, "领导,分管,起\n副旗长乙,农牧局,2026-01-01\n", 0, 0, 1, 0);
  assert_holdings (sample, "副旗长乙", "农牧局 1 2025-01-01 ");
  sample_assert_import (sample, "领导,分管,起,止\n副旗长乙,农牧局,2024-01-01,2026-06-30\n", 0, 1, 0,
                        0);
  assert_holdings (sample, "副旗长乙", "农牧局 1 2024-01-01 2026-06-30");
}

static void
test_units (SampleSession *sample)
{
  static const char text[] = "单位,简称,类别,主要负责人,上级单位\n"
                             "水利服务中心,,事业,主任甲,水务\n"
                             "水利局,水务局、水务,部门,局长乙,\n"
                             "水利服务中心,,,,\n"
                             "各镇,,,,\n";
  const DubanDirectory *directory;
  const DubanUnit *unit;

  sample_assert_import (sample, text, 1, 1, 0, 2);
  directory = sample->session->terms->directory;
  unit = duban_directory_find_unit (directory, "水务");
  g_assert_nonnull (unit);
  g_assert_cmpstr (unit->name, ==, "水利局");
  g_assert_cmpstr (unit->head, ==, "局长乙");
  g_assert_cmpuint (duban_directory_find_unit (directory, "水利服务中心")->parent, ==, unit->n);
  sample_assert_import (sample, text, 0, 0, 2, 2);
}

static void
test_holidays_stand_beside_those_that_are_known (SampleSession *sample)
{
  static const char text[] = "日期,名称,类型\n"
                             "2026-10-01,国庆节,休\n"
                             "2026-07-11,那达慕,休\n"
                             "2027-01-01,元旦,休\n"
                             "2027-02-30,无,休\n"
                             "2027-01-01,元旦,休\n"
                             "2027-01-03,元旦,假\n";
  const DubanCalendar *calendar;

  g_assert_false (duban_calendar_covers (sample->session->terms->calendar, 2027));
  sample_assert_import (sample, text, 2, 0, 1, 3);
  calendar = sample->session->terms->calendar;
  g_assert_true (duban_calendar_covers (calendar, 2027));
  g_assert_cmpint (duban_calendar_get_kind (calendar, duban_day_parse ("2026-07-11")), ==,
                   DUBAN_DAY_OFF);
  g_assert_cmpint (duban_calendar_get_kind (calendar, duban_day_parse ("2026-10-02")), ==,
                   DUBAN_DAY_OFF);
  sample_assert_import (sample, text, 0, 0, 3, 3);
}

/* ---- a notice that was pasted */

static DubanImportResult *
paste (SampleSession *sample, const char *text, int year, gboolean preview, GError **error)
{
  const DubanImportOptions options = { .kind = DUBAN_IMPORT_HOLIDAYS,
                                       .preview = preview,
                                       .year = year,
                                       .tracked_from = DUBAN_NO_DAY,
                                       .text = text };

  return duban_import_run (sample->session, "Notice", &options, NULL, NULL, NULL, NULL, error);
}

static DubanDayKind
get_kind (SampleSession *sample, const char *day)
{
  return duban_calendar_get_kind (sample->session->terms->calendar, duban_day_parse (day));
}

/* “03-04 1 added …”: day, kind and fate of each. (transfer full) */
static char *
list_days (const DubanImportResult *result)
{
  static const char *const fates[DUBAN_N_FATES]
      = { [DUBAN_FATE_ADDED] = "+", [DUBAN_FATE_CHANGED] = "~", [DUBAN_FATE_UNCHANGED] = "=" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < result->days->len; i++)
    {
      const DubanImportDay *day = result->days->pdata[i];
      char buffer[DUBAN_DAY_TEXT_SIZE];

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? " " : "", fates[day->fate],
                              duban_day_format (day->day, buffer) + strlen ("2026-"),
                              day->kind == DUBAN_DAY_OFF      ? "休"
                              : day->kind == DUBAN_DAY_MAKEUP ? "班"
                                                              : "平");
    }
  return g_string_free (text, FALSE);
}

/* Day by day, with the deadlines that move; written once, and not again. */
static void
test_a_pasted_notice_is_taken_in (SampleSession *sample)
{
  static const char text[] = "关于2026年那达慕放假安排的通知\n"
                             "一、那达慕：3月4日（周三）至6日（周五）放假，共3天。"
                             "3月7日（周六）上班。\n";
  g_autoptr (GError) cause = NULL;
  g_autoptr (DubanImportResult) seen = NULL, taken = NULL, again = NULL;
  g_autofree char *days = NULL, *days_again = NULL;

  sample_assert_done (
      duban_directory_edit_set_setting (sample->session, "day-policy", "workday", &error));
  sample_session_add (sample, "一号");
  seen = paste (sample, text, 0, TRUE, &cause);
  g_assert_no_error (cause);
  days = list_days (seen);
  g_assert_cmpstr (days, ==, "+03-04休 +03-05休 +03-06休 +03-07班");
  g_assert_cmpstr (((DubanImportDay *) seen->days->pdata[0])->name, ==, "那达慕");
  g_assert_cmpuint (seen->moves->len, >, 0);
  g_assert_nonnull (seen->moves_note);
  g_assert_cmpint (get_kind (sample, "2026-03-04"), ==, DUBAN_DAY_PLAIN);
  taken = paste (sample, text, 0, FALSE, &cause);
  g_assert_no_error (cause);
  g_assert_cmpuint (taken->moves->len, ==, seen->moves->len);
  g_assert_cmpint (get_kind (sample, "2026-03-04"), ==, DUBAN_DAY_OFF);
  g_assert_cmpint (get_kind (sample, "2026-03-07"), ==, DUBAN_DAY_MAKEUP);
  again = paste (sample, text, 0, TRUE, &cause);
  g_assert_no_error (cause);
  days_again = list_days (again);
  g_assert_cmpstr (days_again, ==, "=03-04休 =03-05休 =03-06休 =03-07班");
  g_assert_null (again->moves_note);
}

/* What a correction does not say again goes. */
static void
test_a_pasted_correction_takes_away (SampleSession *sample)
{
  static const char text[] = "关于调整2026年劳动节假期安排的通知\n"
                             "一、2026年5月1日（周五）至4日（周一）放假调休，共4天。"
                             "5月9日（周六）上班。\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanImportResult) result = paste (sample, text, 0, FALSE, &error);
  g_autofree char *days = NULL;

  g_assert_no_error (error);
  days = list_days (result);
  g_assert_cmpstr (days, ==, "=05-01休 =05-02休 =05-03休 =05-04休 =05-09班 ~05-05平");
  g_assert_cmpint (get_kind (sample, "2026-05-05"), ==, DUBAN_DAY_PLAIN);
}

static void
test_a_pasted_calendar_is_one (SampleSession *sample)
{
  static const char text[] = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260711\r\n"
                             "SUMMARY:那达慕（休）\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DubanImportResult) result = paste (sample, text, 0, TRUE, &error);
  g_autofree char *days = NULL;

  g_assert_no_error (error);
  days = list_days (result);
  g_assert_cmpstr (days, ==, "+07-11休");
}

static void
test_what_is_no_notice_says_why (SampleSession *sample)
{
  static const char *const lines[] = {
    "一、元旦：1月1日至3日放假，共3天。",
    "关于2026年部分节假日安排的通知\n关于2027年部分节假日安排的通知\n"
    "一、元旦：1月1日放假，共1天。",
  };
  static const struct
  {
    const char *text;
    int year;
    const char *says;
  } rows[] = {
    { "", 0, "of no date" },
    { "今天天气很好。", 0, "of no date" },
    { lines[0], 0, "which year" },
    { lines[1], 0, "several years" },
    { "2026年元旦：1月1日（周五）放假，共1天。", 0, "refused" },
    { "秘密★1年\n2026年元旦：1月1日放假，共1天。", 0, "secret" },
  };
  g_autoptr (GError) none = NULL;
  g_autoptr (DubanImportResult) with_year = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (paste (sample, rows[i].text, rows[i].year, TRUE, &error));
      g_assert_nonnull (error);
      if (strstr (error->message, rows[i].says) == NULL)
        g_error ("“%s”: %s", rows[i].text, error->message);
    }
  with_year = paste (sample, lines[0], 2027, TRUE, &none);
  g_assert_no_error (none);
  g_assert_cmpuint (with_year->days->len, ==, 3);
}

int
main (int argc, char **argv)
{
  static const Test tests[] = {
    { "/import-directory/a-portfolio-enters-whom-it-names", test_a_portfolio_enters_whom_it_names },
    { "/import-directory/what-is-no-longer-named-ends", test_what_is_no_longer_named_ends },
    { "/import-directory/leaders-that-are-not-named-keep-theirs",
      test_leaders_that_are_not_named_keep_theirs },
    { "/import-directory/what-is-held-on-keeps-its-beginning",
      test_what_is_held_on_keeps_its_beginning },
    { "/import-directory/units", test_units },
    { "/import-directory/holidays-stand-beside-those-that-are-known",
      test_holidays_stand_beside_those_that_are_known },
    { "/import-directory/a-pasted-notice-is-taken-in", test_a_pasted_notice_is_taken_in },
    { "/import-directory/a-pasted-correction-takes-away", test_a_pasted_correction_takes_away },
    { "/import-directory/a-pasted-calendar-is-one", test_a_pasted_calendar_is_one },
    { "/import-directory/what-is-no-notice-says-why", test_what_is_no_notice_says_why },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add_data_func (tests[i].path, &tests[i], run_cb);
  return g_test_run ();
}
