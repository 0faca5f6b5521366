/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/parts.h"
#include "core/text.h"
#include "sample-session.h"

#include <string.h>

static DubanReportKey
make_key (guint32 leader, const char *period)
{
  DubanReportKey key = { .leader = leader };

  g_assert_true (duban_period_parse (period, &key.period));
  return key;
}

/* What is kept of a report, one after the other, - where nothing is. (transfer full) */
static char *
load (SampleSession *sample, guint32 leader, const char *period)
{
  const DubanReportKey key = make_key (leader, period);
  g_auto (DubanFreeParts) parts = { 0 };
  GString *words = g_string_new (NULL);

  sample_assert_done (duban_free_parts_load (sample->session, &key, &parts, &error));
  for (int i = 0; i < DUBAN_N_FREE_PARTS; i++)
    g_string_append_printf (words, "%s|", parts.texts[i] != NULL ? parts.texts[i] : "-");
  return g_string_free (words, FALSE);
}

#define assert_loads(sample, leader, period, expected)                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *words = load (sample, leader, period);                                        \
    g_assert_cmpstr (words, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
save (SampleSession *sample, guint32 leader, const char *period, DubanFreePart part,
      const char *text)
{
  const DubanReportKey key = make_key (leader, period);

  sample_assert_done (duban_free_parts_save (sample->session, &key, part, text, &error));
}

static void
test_codes (void)
{
  static const char *const none[] = { "", "Overview", "overview ", "总体情况", NULL };
  DubanFreePart part;

  for (int i = 0; i < DUBAN_N_FREE_PARTS; i++)
    {
      const char *code = duban_free_part_get_code ((DubanFreePart) i);

      g_assert_true (duban_free_part_from_code (code, &part));
      g_assert_cmpint (part, ==, i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_false (duban_free_part_from_code (none[i], &part));
}

static void
test_each_report_has_its_own (void)
{
  SampleSession sample;
  guint32 leader;

  sample_session_init (&sample, "2026-03-02T10:00");
  leader = sample_session_find (&sample, "副旗长甲");
  assert_loads (&sample, leader, "2026-W09", "-|-|-|-|");
  save (&sample, leader, "2026-W09", DUBAN_PART_OVERVIEW, " 一行\n二行\r\n\n");
  save (&sample, leader, "2026-W09", DUBAN_PART_NEXT, "下步");
  save (&sample, 0, "2026-W09", DUBAN_PART_OVERVIEW, "办公室");
  save (&sample, leader, "2026-Q1", DUBAN_PART_PROBLEMS, "季度");
  sample_session_move (&sample, "2026-03-03T10:00");
  assert_loads (&sample, leader, "2026-W09", " 一行\n二行\r\n\n|-|-|下步|");
  assert_loads (&sample, 0, "2026-W09", "办公室|-|-|-|");
  assert_loads (&sample, leader, "2026-W10", "-|-|-|-|");
  assert_loads (&sample, leader, "2026-Q1", "-|季度|-|-|");
  save (&sample, leader, "2026-W09", DUBAN_PART_OVERVIEW, "改");
  save (&sample, leader, "2026-W09", DUBAN_PART_NEXT, "");
  save (&sample, 0, "2026-W09", DUBAN_PART_OVERVIEW, NULL);
  assert_loads (&sample, leader, "2026-W09", "改|-|-|-|");
  assert_loads (&sample, 0, "2026-W09", "-|-|-|-|");
  sample_session_clear (&sample);
}

/* 64 KiB are taken, a byte more is not; what was there stays. */
static void
test_what_may_not_stand_is_refused (void)
{
  SampleSession sample;
  DubanReportKey key = make_key (0, "2026-W09");
  g_autofree char *text = g_strnfill (DUBAN_TEXT_MAX + 1, 'a');

  sample_session_init (&sample, "2026-03-02T10:00");
  save (&sample, 0, "2026-W09", DUBAN_PART_OVERVIEW, "旧");
  sample_assert_refused (
      duban_free_parts_save (sample.session, &key, DUBAN_PART_OVERVIEW, text, &error),
      DUBAN_APP_ERROR_VALUE, "overview");
  sample_assert_refused (
      duban_free_parts_save (sample.session, &key, DUBAN_PART_OVERVIEW, "\xff", &error),
      DUBAN_APP_ERROR_VALUE, "UTF-8");
  sample_assert_refused (
      duban_free_parts_save (sample.session, &key, DUBAN_PART_OVERVIEW, "机密★1年", &error),
      DUBAN_APP_ERROR_VALUE, "secret");
  assert_loads (&sample, 0, "2026-W09", "旧|-|-|-|");
  save (&sample, 0, "2026-W09", DUBAN_PART_OVERVIEW, text + 1);
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/parts/codes", test_codes);
  g_test_add_func ("/parts/each-report-has-its-own", test_each_report_has_its_own);
  g_test_add_func ("/parts/what-may-not-stand-is-refused", test_what_may_not_stand_is_refused);
  return g_test_run ();
}
