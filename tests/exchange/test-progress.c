/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns of progress, one for each period. Today is 2026-03-20. */
#include "exchange/progress.h"

static void
test_headings_of_periods (void)
{
  static const struct
  {
    const char *heading, *assigned, *first, *last; /* first NULL: no such heading */
  } cases[] = {
    { "1月进展", NULL, "2026-01-01", "2026-01-31" },
    { "1月份进展情况", NULL, "2026-01-01", "2026-01-31" },
    { "一月工作进展", NULL, "2026-01-01", "2026-01-31" },
    { "2026年2月完成情况", NULL, "2026-02-01", "2026-02-28" },
    { "2025年12月推进情况", NULL, "2025-12-01", "2025-12-31" },
    { "进展情况/二月", NULL, "2026-02-01", "2026-02-28" },
    { "3月进展", NULL, "2026-03-01", "2026-03-20" },
    { "1-2月完成情况", NULL, "2026-02-01", "2026-02-28" },
    { "2025年四季度进展", NULL, "2025-10-01", "2025-12-31" },
    { "2025年下半年落实情况", NULL, "2025-07-01", "2025-12-31" },
    { "截至2月底进展情况", NULL, "2026-02-01", "2026-02-28" },
    { "截至3月5日进展情况", NULL, "2026-03-05", "2026-03-05" },
    /* a missing year: that of something done; never ahead of today */
    { "12月进展", NULL, "2025-12-01", "2025-12-31" },
    { "11月进展", "2025-10-08", "2025-11-01", "2025-11-30" },
    { "1月进展", "2025-10-08", "2026-01-01", "2026-01-31" },
    { "2026年12月进展", NULL, "", "" },
    /* of no period */
    { "进展情况", NULL, NULL, NULL },
    { "2026年工作进展情况", NULL, NULL, NULL },
    { "本周进展", NULL, NULL, NULL },
    { "3月工作计划", NULL, NULL, NULL },
    { "3月计划完成情况", NULL, NULL, NULL },
    { "6月底前完成", NULL, "2025-06-01", "2025-06-30" },
    { "完成时间（月）", NULL, NULL, NULL },
    { "3月完成率", NULL, NULL, NULL },
    { "月进展", NULL, NULL, NULL },
    { "", NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanDatewordContext context
          = { .assigned = cases[i].assigned ? duban_day_parse (cases[i].assigned) : DUBAN_NO_DAY,
              .today = duban_day_from_ymd (2026, 3, 20) };
      gboolean is_heading = duban_progress_is_heading (cases[i].heading, &context);
      char first[DUBAN_DAY_TEXT_SIZE], last[DUBAN_DAY_TEXT_SIZE];
      DubanProgress progress;

      g_test_message ("%s", cases[i].heading);
      g_assert_cmpint (is_heading, ==, cases[i].first != NULL);
      if (!is_heading)
        continue;
      progress = duban_progress_read (cases[i].heading, "甲", &context);
      g_assert_cmpstr (progress.text, ==, "甲");
      g_assert_cmpstr (duban_day_format (progress.first, first), ==, cases[i].first);
      g_assert_cmpstr (duban_day_format (progress.last, last), ==, cases[i].last);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/headings-of-periods", test_headings_of_periods);
  return g_test_run ();
}
