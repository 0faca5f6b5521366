/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/calendar.h"

#define DAY(text) duban_day_parse (text)

static void
test_published_years_at_their_edges (void)
{
  static const struct
  {
    const char *day;
    DubanDayKind kind;
    const char *name;
  } cases[] = {
    { "2024-01-01", DUBAN_DAY_OFF, "元旦" },           { "2024-01-02", DUBAN_DAY_PLAIN, NULL },
    { "2024-02-04", DUBAN_DAY_MAKEUP, "春节" },        { "2024-02-09", DUBAN_DAY_PLAIN, NULL },
    { "2024-02-10", DUBAN_DAY_OFF, "春节" },           { "2024-02-17", DUBAN_DAY_OFF, "春节" },
    { "2024-02-18", DUBAN_DAY_MAKEUP, "春节" },        { "2024-04-07", DUBAN_DAY_MAKEUP, "清明节" },
    { "2024-06-09", DUBAN_DAY_PLAIN, NULL },           { "2024-06-10", DUBAN_DAY_OFF, "端午节" },
    { "2024-09-14", DUBAN_DAY_MAKEUP, "中秋节" },      { "2024-09-17", DUBAN_DAY_OFF, "中秋节" },
    { "2024-10-08", DUBAN_DAY_PLAIN, NULL },           { "2024-10-12", DUBAN_DAY_MAKEUP, "国庆节" },
    { "2025-01-28", DUBAN_DAY_OFF, "春节" },           { "2025-02-05", DUBAN_DAY_PLAIN, NULL },
    { "2025-10-08", DUBAN_DAY_OFF, "国庆节、中秋节" }, { "2025-10-09", DUBAN_DAY_PLAIN, NULL },
    { "2026-01-03", DUBAN_DAY_OFF, "元旦" },           { "2026-01-04", DUBAN_DAY_MAKEUP, "元旦" },
    { "2026-02-14", DUBAN_DAY_MAKEUP, "春节" },        { "2026-02-15", DUBAN_DAY_OFF, "春节" },
    { "2026-02-23", DUBAN_DAY_OFF, "春节" },           { "2026-02-24", DUBAN_DAY_PLAIN, NULL },
    { "2026-02-28", DUBAN_DAY_MAKEUP, "春节" },        { "2026-10-10", DUBAN_DAY_MAKEUP, "国庆节" },
    { "2023-10-01", DUBAN_DAY_PLAIN, NULL },           { "2027-01-01", DUBAN_DAY_PLAIN, NULL },
  };
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (duban_calendar_get_kind (calendar, DAY (cases[i].day)), ==, cases[i].kind);
      g_assert_cmpstr (duban_calendar_get_name (calendar, DAY (cases[i].day)), ==, cases[i].name);
    }
}

/* A statutory year has a fixed number of holidays; a make-up day is always a weekend day. */
static void
test_published_years_in_sum (void)
{
  static const struct
  {
    int year, off, makeup, working;
  } cases[] = { { 2024, 28, 8, 251 }, { 2025, 28, 5, 248 }, { 2026, 33, 6, 248 } };
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();
  gsize n_years;
  g_autofree int *years = duban_calendar_dup_years (calendar, &n_years);

  g_assert_cmpuint (n_years, ==, G_N_ELEMENTS (cases));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize n_days;
      g_autofree DubanCalendarDay *days
          = duban_calendar_dup_year (calendar, cases[i].year, &n_days);
      const DubanDay end = duban_day_from_ymd (cases[i].year, 12, 31);
      int off = 0;

      g_assert_cmpint (years[i], ==, cases[i].year);
      for (gsize j = 0; j < n_days; j++)
        {
          off += days[j].kind == DUBAN_DAY_OFF;
          g_assert_nonnull (days[j].name);
          if (days[j].kind == DUBAN_DAY_MAKEUP)
            g_assert_cmpint (duban_day_get_weekday (days[j].day), >=, 6);
        }
      g_assert_cmpint (off, ==, cases[i].off);
      g_assert_cmpint ((int) n_days - off, ==, cases[i].makeup);
      g_assert_cmpint (duban_calendar_count_working (
                           calendar, duban_day_from_ymd (cases[i].year - 1, 12, 31), end),
                       ==, cases[i].working);
    }
}

static void
test_rolling (void)
{
  static const struct
  {
    const char *day, *working, *past_holiday;
  } cases[] = {
    { "2024-03-08", "2024-03-08", "2024-03-08" }, { "2024-03-09", "2024-03-11", "2024-03-09" },
    { "2024-02-04", "2024-02-04", "2024-02-04" }, { "2024-02-10", "2024-02-18", "2024-02-18" },
    { "2024-02-17", "2024-02-18", "2024-02-18" }, { "2024-06-08", "2024-06-11", "2024-06-08" },
    { "2026-02-15", "2026-02-24", "2026-02-24" }, { "2026-10-07", "2026-10-08", "2026-10-08" },
  };
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanDay day = DAY (cases[i].day);
      gboolean provisional = FALSE;

      g_assert_cmpint (duban_calendar_roll_to_working (calendar, day, &provisional), ==,
                       DAY (cases[i].working));
      g_assert_cmpint (duban_calendar_roll_past_holiday (calendar, day, &provisional), ==,
                       DAY (cases[i].past_holiday));
      g_assert_false (provisional);
    }
}

static void
test_provisional_only_where_looked (void)
{
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();
  gboolean provisional = FALSE;

  /* Thursday 31 December 2026 is covered, the Friday after it is not */
  g_assert_cmpint (duban_calendar_roll_to_working (calendar, DAY ("2026-12-31"), &provisional), ==,
                   DAY ("2026-12-31"));
  g_assert_cmpint (duban_calendar_add_working (calendar, DAY ("2026-12-30"), 1, &provisional), ==,
                   DAY ("2026-12-31"));
  g_assert_false (provisional);
  g_assert_cmpint (duban_calendar_add_working (calendar, DAY ("2026-12-30"), 2, &provisional), ==,
                   DAY ("2027-01-01"));
  g_assert_true (provisional);

  provisional = FALSE;
  duban_calendar_roll_past_holiday (calendar, DAY ("2027-01-01"), &provisional);
  g_assert_true (provisional);
  duban_calendar_roll_to_working (calendar, DAY ("2026-12-31"), &provisional);
  g_assert_true (provisional);
}

static void
test_counting_excludes_from_and_includes_to (void)
{
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();

  g_assert_cmpint (duban_calendar_count_working (calendar, DAY ("2024-03-08"), DAY ("2024-03-08")),
                   ==, 0);
  g_assert_cmpint (duban_calendar_count_working (calendar, DAY ("2024-03-08"), DAY ("2024-03-10")),
                   ==, 0);
  g_assert_cmpint (duban_calendar_count_working (calendar, DAY ("2024-03-08"), DAY ("2024-03-11")),
                   ==, 1);
  g_assert_cmpint (duban_calendar_count_working (calendar, DAY ("2024-03-11"), DAY ("2024-03-08")),
                   ==, 0);
  g_assert_cmpint (duban_calendar_add_working (calendar, DAY ("2024-03-09"), 0, NULL), ==,
                   DAY ("2024-03-09"));
}

static void
test_a_year_set_replaces_the_one_before (void)
{
  g_autoptr (DubanCalendar) calendar = duban_calendar_new_published ();
  g_autofree char *name = g_strdup ("那达慕");
  const DubanCalendarDay days[] = {
    { DAY ("2026-08-03"), DUBAN_DAY_OFF, name },
    { DAY ("2026-08-08"), DUBAN_DAY_MAKEUP, NULL },
    { DAY ("2026-08-10"), DUBAN_DAY_PLAIN, name },
    { DAY ("2027-08-03"), DUBAN_DAY_OFF, name },
  };
  g_autofree DubanCalendarDay *read = NULL;
  gsize n_days;

  duban_calendar_set_year (calendar, 2026, days, G_N_ELEMENTS (days));
  name[0] = '\0'; /* names are copied */
  read = duban_calendar_dup_year (calendar, 2026, &n_days);

  g_assert_cmpuint (n_days, ==, 2);
  g_assert_cmpint (read[0].day, ==, DAY ("2026-08-03"));
  g_assert_cmpstr (read[0].name, ==, "那达慕");
  g_assert_cmpint (read[1].kind, ==, DUBAN_DAY_MAKEUP);
  g_assert_null (read[1].name);
  g_assert_cmpint (duban_calendar_get_kind (calendar, DAY ("2026-10-01")), ==, DUBAN_DAY_PLAIN);
  g_assert_false (duban_calendar_covers (calendar, 2027));
  g_assert_true (duban_calendar_covers (calendar, 2025));
}

static void
test_an_empty_calendar_knows_weekdays (void)
{
  g_autoptr (DubanCalendar) calendar = duban_calendar_new ();
  g_autofree int *years = NULL;
  gsize n_years, n_days = 1;

  years = duban_calendar_dup_years (calendar, &n_years);
  g_assert_cmpuint (n_years, ==, 0);
  g_assert_null (duban_calendar_dup_year (calendar, 2026, &n_days));
  g_assert_cmpuint (n_days, ==, 0);
  g_assert_true (duban_calendar_is_working (calendar, DAY ("2026-10-02")));
  g_assert_false (duban_calendar_is_working (calendar, DAY ("2026-10-03")));
  g_assert_false (duban_calendar_covers (calendar, 1899));
  g_assert_false (duban_calendar_covers (calendar, 3000));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/published-years/edges", test_published_years_at_their_edges);
  g_test_add_func ("/calendar/published-years/sums", test_published_years_in_sum);
  g_test_add_func ("/calendar/rolling", test_rolling);
  g_test_add_func ("/calendar/provisional-only-where-looked", test_provisional_only_where_looked);
  g_test_add_func ("/calendar/counting", test_counting_excludes_from_and_includes_to);
  g_test_add_func ("/calendar/set-year-replaces", test_a_year_set_replaces_the_one_before);
  g_test_add_func ("/calendar/empty-knows-weekdays", test_an_empty_calendar_knows_weekdays);
  return g_test_run ();
}
