/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates said at a desk, on Monday 2026-11-23. */
#include "core/date/spoken.h"

typedef struct
{
  const char *text;
  const char *deadline; /* NULL: none */
  const char *event;
} Case;

static DubanCalendar *calendar;

static void
assert_reads (const char *text, const DubanSpokenContext *context, const char *expected)
{
  const DubanDay day = duban_date_spoken_read (text, context);
  char read[DUBAN_DAY_TEXT_SIZE];

  g_test_message ("“%s”", text);
  g_assert_cmpstr (duban_day_format (day, read), ==, expected != NULL ? expected : "");
}

static void
assert_cases (const char *today, const Case *cases, gsize n)
{
  DubanSpokenContext context = { .today = duban_day_parse (today), .calendar = calendar };

  context.base = context.today;
  for (gsize i = 0; i < n; i++)
    {
      context.is_event = FALSE;
      assert_reads (cases[i].text, &context, cases[i].deadline);
      context.is_event = TRUE;
      assert_reads (cases[i].text, &context, cases[i].event);
    }
}

static void
test_days_by_name (void)
{
  static const Case cases[] = {
    { "今天", "2026-11-23", "2026-11-23" },
    { " 明日 ", "2026-11-24", "2026-11-24" },
    { "后天", "2026-11-25", "2026-11-25" },
    { "大后天", "2026-11-26", "2026-11-26" },
    { "昨天", "2026-11-22", "2026-11-22" },
    { "前天", "2026-11-21", "2026-11-21" },
    { "大前天", "2026-11-20", "2026-11-20" },
    { "明天下午", NULL, NULL },
    { "", NULL, NULL },
  };

  assert_cases ("2026-11-23", cases, G_N_ELEMENTS (cases));
}

static void
test_days_counted (void)
{
  static const Case cases[] = {
    { "+3", "2026-11-26", "2026-11-26" },
    { "＋３", "2026-11-26", "2026-11-26" },
    { "+0", "2026-11-23", "2026-11-23" },
    { "-2", "2026-11-21", "2026-11-21" },
    { "+3660", "2036-11-30", "2036-11-30" },
    { "+3661", NULL, NULL },
    { "+", NULL, NULL },
    { "3天后", "2026-11-26", "2026-11-26" },
    { "三天以后", "2026-11-26", "2026-11-26" },
    { "两周后", "2026-12-07", "2026-12-07" },
    { "半个月后", "2026-12-08", "2026-12-08" },
    { "3个月后", "2027-02-23", "2027-02-23" },
    { "5个工作日后", "2026-11-30", "2026-11-30" },
    { "3天前", NULL, "2026-11-20" },
    { "0天后", NULL, NULL },
  };

  assert_cases ("2026-11-23", cases, G_N_ELEMENTS (cases));
}

static void
test_weekdays_begin_on_monday (void)
{
  static const Case cases[] = {
    { "周五", "2026-11-27", "2026-11-20" },
    { "周一", "2026-11-23", "2026-11-23" },
    { "星期日", "2026-11-29", "2026-11-22" },
    { "本周五", "2026-11-27", "2026-11-27" },
    { "下周五", "2026-12-04", "2026-12-04" },
    { "下下周一", "2026-12-07", "2026-12-07" },
    { "下个星期天", "2026-12-06", "2026-12-06" },
    { "下礼拜三", "2026-12-02", "2026-12-02" },
    { "上周五", "2026-11-20", "2026-11-20" },
    { "周末", "2026-11-29", "2026-11-22" },
    { "下周", NULL, NULL },
    { "周八", NULL, NULL },
  };
  static const Case on_sunday[] = {
    { "周一", "2026-11-30", "2026-11-23" },
    { "周日", "2026-11-29", "2026-11-29" },
    { "下周一", "2026-11-30", "2026-11-30" },
  };

  assert_cases ("2026-11-23", cases, G_N_ELEMENTS (cases));
  assert_cases ("2026-11-29", on_sunday, G_N_ELEMENTS (on_sunday));
}

static void
test_days_of_months (void)
{
  static const Case cases[] = {
    { "下月10日", "2026-12-10", "2026-12-10" },
    { "下个月5号", "2026-12-05", "2026-12-05" },
    { "下下个月底", "2027-01-31", "2027-01-31" },
    { "本月底前", "2026-11-30", "2026-11-30" },
    { "上月31日", "2026-10-31", "2026-10-31" },
    { "本月31日", NULL, NULL },
    { "下月", NULL, NULL },
  };
  static const Case at_the_end[] = { { "1个月后", "2026-02-28", "2026-02-28" } };

  assert_cases ("2026-11-23", cases, G_N_ELEMENTS (cases));
  assert_cases ("2026-01-31", at_the_end, G_N_ELEMENTS (at_the_end));
}

static void
test_plus_counts_from_the_assignment (void)
{
  const DubanSpokenContext context = { .today = duban_day_parse ("2026-11-23"),
                                       .base = duban_day_parse ("2026-11-20"),
                                       .calendar = calendar };

  assert_reads ("+3", &context, "2026-11-23");
  assert_reads ("3天后", &context, "2026-11-26");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  calendar = duban_calendar_new_published ();
  g_test_add_func ("/spoken/days-by-name", test_days_by_name);
  g_test_add_func ("/spoken/days-counted", test_days_counted);
  g_test_add_func ("/spoken/weekdays-begin-on-monday", test_weekdays_begin_on_monday);
  g_test_add_func ("/spoken/days-of-months", test_days_of_months);
  g_test_add_func ("/spoken/plus-counts-from-the-assignment", test_plus_counts_from_the_assignment);
  status = g_test_run ();
  duban_calendar_unref (calendar);
  return status;
}
