/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office hours and quiet time, at both edges of each part of the day, over weekends, holidays and
 * make-up days.  2026-03-02 is a Monday. */
#include "core/remind/hours.h"
#include "sample-banner.h"
#include "sample-moment.h"

#define NIGHT "work-hours=00:00-02:00,22:00-23:59"
#define LATE "remind-digest=15:00"

typedef struct
{
  const char *settings, *moment, *back, *forward;
} Row;

/* Where back and forward are the moment itself, and only there, it lies in office hours. */
static void
check (const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-02", rows[i].settings);
      const DubanMoment moment = sample_moment (rows[i].moment);
      g_autofree char *back = NULL;
      g_autofree char *forward = NULL;
      DubanHours hours;

      duban_hours_init (&hours, terms);
      back = sample_moment_text (duban_hours_back (&hours, moment));
      forward = sample_moment_text (duban_hours_forward (&hours, moment));
      g_test_message ("%s %s", rows[i].settings, rows[i].moment);
      g_assert_cmpstr (back, ==, rows[i].back);
      g_assert_cmpstr (forward, ==, rows[i].forward);
      g_assert_cmpint (duban_hours_include (&hours, moment), ==,
                       g_str_equal (rows[i].moment, rows[i].back));
      g_assert_cmpint (duban_hours_include (&hours, moment), ==,
                       g_str_equal (rows[i].moment, rows[i].forward));
    }
}

static void
test_parts_of_a_working_day (void)
{
  static const Row rows[] = {
    { NULL, "2026-03-03 00:00", "2026-03-02 17:30", "2026-03-03 08:30" },
    { NULL, "2026-03-03 08:29", "2026-03-02 17:30", "2026-03-03 08:30" },
    { NULL, "2026-03-03 08:30", "2026-03-03 08:30", "2026-03-03 08:30" },
    { NULL, "2026-03-03 12:00", "2026-03-03 12:00", "2026-03-03 12:00" },
    { NULL, "2026-03-03 12:01", "2026-03-03 12:00", "2026-03-03 14:30" },
    { NULL, "2026-03-03 14:29", "2026-03-03 12:00", "2026-03-03 14:30" },
    { NULL, "2026-03-03 14:30", "2026-03-03 14:30", "2026-03-03 14:30" },
    { NULL, "2026-03-03 17:30", "2026-03-03 17:30", "2026-03-03 17:30" },
    { NULL, "2026-03-03 17:31", "2026-03-03 17:30", "2026-03-04 08:30" },
    { NULL, "2026-03-03 23:59", "2026-03-03 17:30", "2026-03-04 08:30" },
    { NIGHT, "2026-03-03 00:00", "2026-03-03 00:00", "2026-03-03 00:00" },
    { NIGHT, "2026-03-03 02:01", "2026-03-03 02:00", "2026-03-03 22:00" },
    { NIGHT, "2026-03-03 23:59", "2026-03-03 23:59", "2026-03-03 23:59" },
    { "work-hours=09:00-17:00", "2026-03-03 08:59", "2026-03-02 17:00", "2026-03-03 09:00" },
    { "work-hours=09:00-17:00", "2026-03-03 12:30", "2026-03-03 12:30", "2026-03-03 12:30" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* Saturday 7, Sunday 8 March; a Sunday's 09:00 is Friday's. */
static void
test_weekend (void)
{
  static const Row rows[] = {
    { NULL, "2026-03-06 17:31", "2026-03-06 17:30", "2026-03-09 08:30" },
    { NULL, "2026-03-07 09:00", "2026-03-06 09:00", "2026-03-09 08:30" },
    { NULL, "2026-03-08 09:00", "2026-03-06 09:00", "2026-03-09 08:30" },
    { NULL, "2026-03-08 16:00", "2026-03-06 16:00", "2026-03-09 08:30" },
    { NULL, "2026-03-08 13:00", "2026-03-06 12:00", "2026-03-09 08:30" },
    { NULL, "2026-03-08 07:00", "2026-03-05 17:30", "2026-03-09 08:30" },
    { NULL, "2026-03-08 23:59", "2026-03-06 17:30", "2026-03-09 08:30" },
    { NULL, "2026-03-09 07:00", "2026-03-06 17:30", "2026-03-09 08:30" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* 国庆 1 to 7 October, Saturday 10 worked; 春节 15 to 23 February, Saturdays 14 and 28 worked;
 * 2027 is not covered: Friday 1 January is worked there. */
static void
test_holidays (void)
{
  static const Row rows[] = {
    { NULL, "2026-09-30 17:30", "2026-09-30 17:30", "2026-09-30 17:30" },
    { NULL, "2026-09-30 17:31", "2026-09-30 17:30", "2026-10-08 08:30" },
    { NULL, "2026-10-01 09:00", "2026-09-30 09:00", "2026-10-08 08:30" },
    { NULL, "2026-10-07 16:00", "2026-09-30 16:00", "2026-10-08 08:30" },
    { NULL, "2026-10-08 08:29", "2026-09-30 17:30", "2026-10-08 08:30" },
    { NULL, "2026-10-10 09:00", "2026-10-10 09:00", "2026-10-10 09:00" },
    { NULL, "2026-10-11 09:00", "2026-10-10 09:00", "2026-10-12 08:30" },
    { NULL, "2026-09-20 14:30", "2026-09-20 14:30", "2026-09-20 14:30" },
    { NULL, "2026-02-14 17:31", "2026-02-14 17:30", "2026-02-24 08:30" },
    { NULL, "2026-02-23 09:00", "2026-02-14 09:00", "2026-02-24 08:30" },
    { NULL, "2026-03-01 09:00", "2026-02-28 09:00", "2026-03-02 08:30" },
    { NULL, "2026-12-31 18:00", "2026-12-31 17:30", "2027-01-01 08:30" },
    { NULL, "2027-01-01 09:00", "2027-01-01 09:00", "2027-01-01 09:00" },
    { NULL, "2027-01-02 09:00", "2027-01-01 09:00", "2027-01-04 08:30" },
    { "no-calendar", "2026-10-02 09:00", "2026-10-02 09:00", "2026-10-02 09:00" },
    { "no-calendar", "2026-10-10 09:00", "2026-10-09 09:00", "2026-10-12 08:30" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* The morning is remind-digest, or where that is quiet the beginning of the hours. */
static void
test_morning (void)
{
  static const Row rows[] = {
    { "remind-digest=09:15", "2026-03-03 07:00", "2026-03-02 17:30", "2026-03-03 09:15" },
    { "remind-digest=09:15", "2026-03-03 08:45", "2026-03-03 08:45", "2026-03-03 08:45" },
    { "remind-digest=09:15", "2026-03-03 18:00", "2026-03-03 17:30", "2026-03-04 09:15" },
    { "remind-digest=07:00", "2026-03-03 06:00", "2026-03-02 17:30", "2026-03-03 08:30" },
    { "remind-digest=13:00", "2026-03-03 12:30", "2026-03-03 12:00", "2026-03-03 14:30" },
    { "remind-digest=20:00", "2026-03-03 18:00", "2026-03-03 17:30", "2026-03-04 08:30" },
    { LATE, "2026-03-03 12:30", "2026-03-03 12:00", "2026-03-03 15:00" },
    { LATE, "2026-03-08 12:30", "2026-03-06 12:00", "2026-03-09 15:00" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_settings_are_read (void)
{
  g_autoptr (DubanTerms) terms
      = sample_terms_new ("2026-03-02", "remind-times=07:05,09:00,23:59 remind-day0=18:00,21:30 "
                                        "remind-lead=off remind-digest=09:10,10:00");
  DubanHours hours;

  duban_hours_init (&hours, terms);
  g_assert_cmpint (hours.n_parts, ==, 2);
  g_assert_cmpint (hours.parts[1][0], ==, (14 * 60) + 30);
  g_assert_cmpint (hours.parts[1][1], ==, (17 * 60) + 30);
  g_assert_cmpint (hours.n_times, ==, 3);
  g_assert_cmpint (hours.times[0], ==, (7 * 60) + 5);
  g_assert_cmpint (hours.times[2], ==, (23 * 60) + 59);
  g_assert_cmpint (hours.n_day0, ==, 2);
  g_assert_cmpint (hours.day0[1], ==, (21 * 60) + 30);
  g_assert_cmpint (hours.morning, ==, (9 * 60) + 10);
  g_assert_false (hours.leads);
}

static void
test_moments (void)
{
  g_assert_cmpint (duban_moment_get_day (-1), ==, -1);
  g_assert_cmpint (duban_moment_get_minute (-1), ==, 1439);
  g_assert_cmpint (duban_moment_get_day (-1440), ==, -1);
  g_assert_cmpint (duban_moment_get_minute (-1440), ==, 0);
  g_assert_cmpint (duban_moment_get_day (-1441), ==, -2);
  g_assert_cmpint (duban_moment_get_day (1439), ==, 0);
  g_assert_cmpint (duban_moment_get_day (1440), ==, 1);
  g_assert_cmpint (duban_moment_get_day (DUBAN_NO_MOMENT), <, DUBAN_DAY_FIRST);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours/parts-of-a-working-day", test_parts_of_a_working_day);
  g_test_add_func ("/hours/weekend", test_weekend);
  g_test_add_func ("/hours/holidays", test_holidays);
  g_test_add_func ("/hours/morning", test_morning);
  g_test_add_func ("/hours/settings-are-read", test_settings_are_read);
  g_test_add_func ("/hours/moments", test_moments);
  return g_test_run ();
}
