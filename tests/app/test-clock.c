/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/clock.h"

#include <string.h>

#define ZONE "Asia/Shanghai"

static DubanClock *
make (const char *start, gboolean frozen, const char *zone)
{
  GError *error = NULL;
  DubanClock *clock = duban_clock_new (start, frozen, zone, &error);

  g_assert_no_error (error);
  return clock;
}

static void
test_start_is_read_in_the_zone (void)
{
  static const struct
  {
    const char *start, *zone;
    gint64 seconds;
    int minute;
  } rows[] = {
    { "2026-11-23T09:00", ZONE, 1795395600, 540 },
    { "2026-11-23", ZONE, 1795406400, 720 }, /* a day alone is its noon */
    { "2026-11-23T00:00", ZONE, 1795363200, 0 },
    { "2026-11-23T23:59", ZONE, 1795449540, 1439 },
    { "2026-11-23T09:00", "UTC", 1795424400, 540 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanClock) clock = make (rows[i].start, TRUE, rows[i].zone);
      DubanNow now = duban_clock_read (clock);

      g_assert_cmpint (now.milliseconds, ==, rows[i].seconds * 1000);
      g_assert_cmpint (now.today, ==, duban_day_from_ymd (2026, 11, 23));
      g_assert_cmpint (now.minute, ==, rows[i].minute);
    }
}

/* 2026-03-29, 02:00 to 03:00 is left out in Berlin, 02:00 to 03:00 of 25 October comes twice. */
static void
test_an_hour_left_out_is_the_next_there_is (void)
{
  static const struct
  {
    const char *start;
    int minute;
  } rows[] = {
    { "2026-03-29T01:59", 119 }, { "2026-03-29T02:00", 180 }, { "2026-03-29T02:30", 180 },
    { "2026-03-29T03:00", 180 }, { "2026-10-25T02:30", 150 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanClock) clock = make (rows[i].start, TRUE, "Europe/Berlin");

      g_assert_cmpint (duban_clock_read (clock).minute, ==, rows[i].minute);
    }
}

static void
test_other_texts_are_no_start (void)
{
  const char *const texts[] = { "",
                                "2026-11-31",
                                "2026-11-23T24:00",
                                "2026-11-23T09:60",
                                "2026-11-23T9:00",
                                "2026-11-23 09:00",
                                "2026-11-23T09:00Z",
                                "1969-12-31",
                                "now" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (duban_clock_new (texts[i], TRUE, ZONE, &error));
      g_assert_nonnull (error);
    }
}

static void
test_unknown_zone_is_refused (void)
{
  g_autoptr (DubanClock) clock = make ("2026-11-23", TRUE, ZONE);
  g_autoptr (GError) error = NULL;

  g_assert_false (duban_clock_set_zone (clock, "Nowhere/Land", &error));
  g_assert_nonnull (strstr (error->message, "Nowhere/Land"));
  g_assert_cmpint (duban_clock_read (clock).minute, ==, 720);
}

static void
test_wall_time_is_kept_by_another_zone (void)
{
  g_autoptr (DubanClock) clock = make ("2026-11-23T09:00", TRUE, ZONE);
  gint64 before = duban_clock_read (clock).milliseconds;
  GError *error = NULL;

  g_assert_true (duban_clock_set_zone (clock, "UTC", &error));
  g_assert_cmpint (duban_clock_read (clock).minute, ==, 540);
  g_assert_cmpint (duban_clock_read (clock).milliseconds, ==, before + 8 * 3600 * 1000);
}

static void
test_frozen_stands_and_free_runs (void)
{
  g_autoptr (DubanClock) frozen = make ("2026-11-23", TRUE, ZONE);
  g_autoptr (DubanClock) running = make ("2026-11-23", FALSE, ZONE);
  gint64 start = duban_clock_read (frozen).milliseconds;

  g_usleep (20000);
  g_assert_cmpint (duban_clock_read (frozen).milliseconds, ==, start);
  g_assert_cmpint (duban_clock_read (running).milliseconds, >, start);
  g_assert_cmpint (duban_clock_read (running).milliseconds, <, start + 60000);
}

static void
test_format_bears_the_offset (void)
{
  static const struct
  {
    const char *zone, *text;
  } rows[] = {
    { ZONE, "2026-11-23T09:00:00+08:00" },
    { "UTC", "2026-11-23T01:00:00+00:00" },
    { "America/St_Johns", "2026-11-22T21:30:00-03:30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (DubanClock) clock = make (NULL, FALSE, rows[i].zone);
      g_autofree char *text = duban_clock_format (clock, G_GINT64_CONSTANT (1795395600000));

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clock/start-is-read-in-the-zone", test_start_is_read_in_the_zone);
  g_test_add_func ("/clock/an-hour-left-out-is-the-next-there-is",
                   test_an_hour_left_out_is_the_next_there_is);
  g_test_add_func ("/clock/other-texts-are-no-start", test_other_texts_are_no_start);
  g_test_add_func ("/clock/unknown-zone-is-refused", test_unknown_zone_is_refused);
  g_test_add_func ("/clock/wall-time-is-kept-by-another-zone",
                   test_wall_time_is_kept_by_another_zone);
  g_test_add_func ("/clock/frozen-stands-and-free-runs", test_frozen_stands_and_free_runs);
  g_test_add_func ("/clock/format-bears-the-offset", test_format_bears_the_offset);
  return g_test_run ();
}
