/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When what is owed is said: over weekends, 国庆 and 春节, lunch, what was entered late, and what
 * was not heard at its moment.  2026-03-02 is a Monday. */
#include "core/remind/ring.h"
#include "sample-banner.h"
#include "sample-moment.h"

typedef struct
{
  const char *settings;
  const char *owed;     /* "what day", or "what day day minute": entered then */
  const char *expected; /* "level moment, …", to the second working morning after the day */
} Row;

static DubanOwed
read_owed (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 3);
  DubanOwed owed = { .entered = DUBAN_NO_DAY };

  while (!g_str_equal (duban_owed_get_code ((DubanOwedWhat) owed.what), words[0]))
    owed.what++;
  owed.due = duban_day_parse (words[1]);
  g_assert_cmpint (owed.due, !=, DUBAN_NO_DAY);
  if (words[2] != NULL)
    {
      const DubanMoment entered = sample_moment (words[2]);

      owed.entered = duban_moment_get_day (entered);
      owed.entered_minute = duban_moment_get_minute (entered);
    }
  return owed;
}

static void
append_ring (GString *text, DubanRing ring)
{
  g_autofree char *moment = sample_moment_text (ring.moment);

  g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "",
                          duban_ring_get_code (ring.level), moment);
}

/* The list, and that the last and the next are its ends at every ring and a minute beside it. */
static char *
list_rings (const DubanHours *hours, const DubanOwed *owed, DubanMoment to)
{
  g_autoptr (GArray) rings = g_array_new (FALSE, FALSE, sizeof (DubanRing));
  GString *text = g_string_new (NULL);

  duban_ring_list (hours, owed, duban_moment_of (DUBAN_DAY_FIRST, 0), to, rings);
  for (guint i = 0; i < rings->len; i++)
    {
      const DubanRing ring = g_array_index (rings, DubanRing, i);

      append_ring (text, ring);
      g_assert_cmpint (duban_ring_find_last (hours, owed, ring.moment).moment, ==, ring.moment);
      g_assert_cmpint (duban_ring_find_last (hours, owed, ring.moment).level, ==, ring.level);
      g_assert_cmpint (duban_ring_find_next (hours, owed, ring.moment - 1).moment, ==, ring.moment);
      g_assert_cmpint (duban_ring_find_next (hours, owed, ring.moment - 1).level, ==, ring.level);
      if (i > 0)
        g_assert_cmpint (duban_ring_find_last (hours, owed, ring.moment - 1).moment, ==,
                         g_array_index (rings, DubanRing, i - 1).moment);
      else
        g_assert_cmpint (duban_ring_find_last (hours, owed, ring.moment - 1).moment, ==,
                         DUBAN_NO_MOMENT);
    }
  return g_string_free (text, FALSE);
}

static void
check (const Row *rows, gsize n_rows)
{
  for (gsize i = 0; i < n_rows; i++)
    {
      g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-02", rows[i].settings);
      const DubanOwed owed = read_owed (rows[i].owed);
      g_autofree char *found = NULL;
      DubanHours hours;
      DubanDay last;

      duban_hours_init (&hours, terms);
      last = duban_calendar_add_working (terms->calendar, duban_owed_get_last_day (&owed), 2, NULL);
      found = list_rings (&hours, &owed, duban_moment_of (last, DUBAN_MINUTES_A_DAY - 1));
      g_test_message ("%s %s", rows[i].settings, rows[i].owed);
      g_assert_cmpstr (found, ==, rows[i].expected);
    }
}

static void
test_deadlines (void)
{
#define TUESDAY "overdue 2026-03-10 08:30, overdue 2026-03-11 08:30"
#define MONDAY "overdue 2026-03-09 08:30, overdue 2026-03-10 08:30"
  static const Row rows[] = {
    { NULL, "due 2026-03-04",
      "lead 2026-03-03 09:00, due 2026-03-04 09:00, due 2026-03-04 16:00, "
      "overdue 2026-03-05 08:30, overdue 2026-03-06 08:30" },
    { "remind-lead=off", "feedback 2026-03-04",
      "due 2026-03-04 09:00, due 2026-03-04 16:00, "
      "overdue 2026-03-05 08:30, overdue 2026-03-06 08:30" },
    /* Saturday: the lead of Friday is the due's as well. */
    { NULL, "approach 2026-03-07", "due 2026-03-06 09:00, due 2026-03-06 16:00, " MONDAY },
    { NULL, "milestone 2026-03-08", "due 2026-03-06 09:00, due 2026-03-06 16:00, " MONDAY },
    { NULL, "follow-up 2026-03-09",
      "lead 2026-03-06 09:00, due 2026-03-09 09:00, due 2026-03-09 16:00, " TUESDAY },
    /* At lunch, before the hours and after them. */
    { "remind-times=13:00", "due 2026-03-09",
      "lead 2026-03-06 12:00, due 2026-03-09 12:00, " TUESDAY },
    { "remind-times=07:00,08:30", "due 2026-03-09",
      "lead 2026-03-05 17:30, due 2026-03-06 17:30, due 2026-03-09 08:30, " TUESDAY },
    { "remind-times=07:00", "due 2026-03-08", "due 2026-03-05 17:30, " MONDAY },
    { "remind-times=12:00,12:01,17:30,18:00,23:59", "request 2026-03-09",
      "lead 2026-03-06 12:00, due 2026-03-09 12:00, due 2026-03-09 17:30, " TUESDAY },
    { "remind-digest=09:30", "due 2026-03-06",
      "lead 2026-03-05 09:00, due 2026-03-06 09:00, due 2026-03-06 16:00, "
      "overdue 2026-03-09 09:30, overdue 2026-03-10 09:30" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_holidays (void)
{
  static const Row rows[] = {
    { NULL, "due 2026-10-03",
      "due 2026-09-30 09:00, due 2026-09-30 16:00, "
      "overdue 2026-10-08 08:30, overdue 2026-10-09 08:30" },
    { NULL, "due 2026-10-01",
      "due 2026-09-30 09:00, due 2026-09-30 16:00, "
      "overdue 2026-10-08 08:30, overdue 2026-10-09 08:30" },
    { NULL, "due 2026-10-08",
      "lead 2026-09-30 09:00, due 2026-10-08 09:00, due 2026-10-08 16:00, "
      "overdue 2026-10-09 08:30, overdue 2026-10-10 08:30" },
    { NULL, "due 2026-10-10", /* a Saturday that is worked */
      "lead 2026-10-09 09:00, due 2026-10-10 09:00, due 2026-10-10 16:00, "
      "overdue 2026-10-12 08:30, overdue 2026-10-13 08:30" },
    { NULL, "due 2026-02-20",
      "due 2026-02-14 09:00, due 2026-02-14 16:00, "
      "overdue 2026-02-24 08:30, overdue 2026-02-25 08:30" },
    { "no-calendar", "due 2026-10-03",
      "due 2026-10-02 09:00, due 2026-10-02 16:00, "
      "overdue 2026-10-05 08:30, overdue 2026-10-06 08:30" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

static void
test_deployment (void)
{
#define AFTER "overdue 2026-03-03 08:30, overdue 2026-03-04 08:30"
  static const Row rows[] = {
    { NULL, "deploy 2026-03-02", "day0 2026-03-02 18:00, " AFTER },
    { NULL, "deploy 2026-03-07", "day0 2026-03-07 18:00, " MONDAY },
    { NULL, "deploy 2026-10-01",
      "day0 2026-10-01 18:00, overdue 2026-10-08 08:30, overdue 2026-10-09 08:30" },
    { NULL, "deploy 2026-03-02 2026-03-02 17:30", "day0 2026-03-02 18:00, " AFTER },
    { NULL, "deploy 2026-03-02 2026-03-02 17:31", "entry 2026-03-02 17:31, " AFTER },
    { NULL, "deploy 2026-03-02 2026-03-02 18:00", "entry 2026-03-02 18:00, " AFTER },
    { NULL, "deploy 2026-03-02 2026-03-02 23:59", "entry 2026-03-02 23:59, " AFTER },
    { NULL, "deploy 2026-03-02 2026-03-01 23:59", "day0 2026-03-02 18:00, " AFTER },
    { NULL, "deploy 2026-03-02 2026-03-03 00:00", "day0 2026-03-02 18:00, " AFTER },
    { "remind-day0=17:00,21:00", "deploy 2026-03-02 2026-03-02 20:30",
      "day0 2026-03-02 17:00, day0 2026-03-02 21:00, " AFTER },
    { "remind-day0=17:00,21:00", "deploy 2026-03-02 2026-03-02 20:31",
      "entry 2026-03-02 20:31, " AFTER },
  };
#undef AFTER

  check (rows, G_N_ELEMENTS (rows));
}

/* Entered when no office hours are left before the deadline. */
static void
test_entry (void)
{
#define RANG "due 2026-03-06 09:00, due 2026-03-06 16:00, "
  static const Row rows[] = {
    { NULL, "due 2026-03-08 2026-03-06 17:30", RANG MONDAY },
    { NULL, "due 2026-03-08 2026-03-06 17:31", RANG "entry 2026-03-06 17:31, " MONDAY },
    { NULL, "due 2026-03-08 2026-03-08 23:59", RANG "entry 2026-03-08 23:59, " MONDAY },
    { NULL, "due 2026-03-08 2026-03-09 00:00", RANG MONDAY },
    { NULL, "due 2026-03-09 2026-03-08 23:59",
      "lead 2026-03-06 09:00, due 2026-03-09 09:00, due 2026-03-09 16:00, " TUESDAY },
    { NULL, "due 2026-10-03 2026-10-02 10:00",
      "due 2026-09-30 09:00, due 2026-09-30 16:00, entry 2026-10-02 10:00, "
      "overdue 2026-10-08 08:30, overdue 2026-10-09 08:30" },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* Of the week whose Friday is given. */
static void
test_accounts (void)
{
#define NEXT "overdue 2026-03-16 08:30, overdue 2026-03-17 08:30"
  static const Row rows[] = {
    { NULL, "account 2026-03-13", "due 2026-03-13 15:00, " NEXT },
    { "work-hours=08:00-12:00", "account 2026-03-13",
      "due 2026-03-13 12:00, overdue 2026-03-16 08:30, overdue 2026-03-17 08:30" },
    { "work-hours=15:01-18:00", "account 2026-03-13",
      "due 2026-03-12 18:00, overdue 2026-03-16 15:01, overdue 2026-03-17 15:01" },
    /* Thursday 1 October is a holiday; the next week is worked on Thursday, Friday and Saturday. */
    { NULL, "account 2026-10-02",
      "due 2026-09-30 15:00, overdue 2026-10-08 08:30, overdue 2026-10-09 08:30" },
    { NULL, "account 2026-10-09",
      "due 2026-10-10 15:00, overdue 2026-10-12 08:30, overdue 2026-10-13 08:30" },
    /* 春节: Saturday 14 February is worked, the week after has no working day. */
    { NULL, "account 2026-02-13",
      "due 2026-02-14 15:00, overdue 2026-02-24 08:30, overdue 2026-02-25 08:30" },
    { NULL, "account 2026-02-20", "overdue 2026-02-24 08:30, overdue 2026-02-25 08:30" },
    { NULL, "account 2026-02-20 2026-02-20 10:00",
      "overdue 2026-02-24 08:30, overdue 2026-02-25 08:30" },
    { NULL, "account 2026-03-13 2026-03-13 17:30", "due 2026-03-13 15:00, " NEXT },
    { NULL, "account 2026-03-13 2026-03-14 10:00",
      "due 2026-03-13 15:00, entry 2026-03-14 10:00, " NEXT },
  };

  check (rows, G_N_ELEMENTS (rows));
}

/* A Sunday that is worked before a week that is not: the week before is rung, this one is not. */
static void
test_account_of_a_week_after_a_worked_sunday (void)
{
  static const char *const off[]
      = { "2026-03-09", "2026-03-10", "2026-03-11", "2026-03-12", "2026-03-13" };
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-02", NULL);
  const DubanOwed before = read_owed ("account 2026-03-06");
  const DubanOwed owed = read_owed ("account 2026-03-13");
  DubanCalendarDay days[G_N_ELEMENTS (off) + 1]
      = { { duban_day_parse ("2026-03-08"), DUBAN_DAY_MAKEUP, NULL } };
  DubanHours hours;

  for (gsize i = 0; i < G_N_ELEMENTS (off); i++)
    days[i + 1] = (DubanCalendarDay){ duban_day_parse (off[i]), DUBAN_DAY_OFF, NULL };
  duban_calendar_set_year (terms->calendar, 2026, days, G_N_ELEMENTS (days));
  duban_hours_init (&hours, terms);
  g_assert_cmpint (duban_ring_find_next (&hours, &before, 0).moment, ==,
                   sample_moment ("2026-03-08 15:00"));
  g_assert_cmpint (duban_ring_find_next (&hours, &owed, 0).moment, ==,
                   sample_moment ("2026-03-16 08:30"));
}

static void
test_what_is_decided_elsewhere_has_none (void)
{
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-02", NULL);
  g_autoptr (GArray) rings = g_array_new (FALSE, FALSE, sizeof (DubanRing));
  DubanOwed owed = read_owed ("conflict 2026-03-02");
  const DubanMoment now = sample_moment ("2026-03-10 09:00");
  DubanHours hours;

  duban_hours_init (&hours, terms);
  for (int i = 0; i < 2; i++)
    {
      duban_ring_list (&hours, &owed, 0, now, rings);
      g_assert_cmpuint (rings->len, ==, 0);
      g_assert_cmpint (duban_ring_find_last (&hours, &owed, now).moment, ==, DUBAN_NO_MOMENT);
      g_assert_cmpint (duban_ring_find_next (&hours, &owed, now).moment, ==, DUBAN_NO_MOMENT);
      owed = (DubanOwed){ .what = DUBAN_OWED_DUE, .due = DUBAN_NO_DAY, .entered = DUBAN_NO_DAY };
    }
}

static void
test_window_of_a_list (void)
{
  static const struct
  {
    const char *from, *to;
    guint n;
  } cases[] = {
    { "2026-03-03 09:00", "2026-03-03 09:00", 1 }, { "2026-03-03 09:01", "2026-03-04 08:59", 0 },
    { "2026-03-03 09:01", "2026-03-04 16:00", 2 }, { "2026-03-05 08:30", "2026-03-05 08:30", 1 },
    { "2026-03-05 08:31", "2026-03-06 08:29", 0 }, { "2026-03-05 08:31", "2026-03-09 08:30", 2 },
    { "2026-03-05 08:30", "2026-03-04 08:30", 0 },
  };
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-02", NULL);
  const DubanOwed owed = read_owed ("due 2026-03-04");
  DubanHours hours;

  duban_hours_init (&hours, terms);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) rings = g_array_new (FALSE, FALSE, sizeof (DubanRing));

      duban_ring_list (&hours, &owed, sample_moment (cases[i].from), sample_moment (cases[i].to),
                       rings);
      g_test_message ("%s %s", cases[i].from, cases[i].to);
      g_assert_cmpuint (rings->len, ==, cases[i].n);
    }
}

static void
test_replay (void)
{
  static const struct
  {
    DubanRingLevel level;
    const char *owed, *ring, *now, *said;
  } cases[] = {
#define FRIDAY DUBAN_RING_DUE, "due 2026-03-06", "2026-03-06 09:00"
    { FRIDAY, "2026-03-06 09:00", "2026-03-06 09:00" },
    { FRIDAY, "2026-03-06 12:00", "2026-03-06 12:00" },
    { FRIDAY, "2026-03-06 12:01", "2026-03-06 14:30" },
    { FRIDAY, "2026-03-06 17:30", "2026-03-06 17:30" },
    { FRIDAY, "2026-03-06 17:31", "-" },
    { FRIDAY, "2026-03-09 09:00", "-" },
    { FRIDAY, "2026-03-05 09:00", "2026-03-06 09:00" }, /* the clock was set back */
#undef FRIDAY
#define SUNDAY DUBAN_RING_DUE, "due 2026-03-08", "2026-03-06 16:00"
    { SUNDAY, "2026-03-06 17:30", "2026-03-06 17:30" },
    { SUNDAY, "2026-03-06 17:31", "-" },
    { SUNDAY, "2026-03-08 10:00", "-" },
#undef SUNDAY
#define LEAD DUBAN_RING_LEAD, "due 2026-03-09", "2026-03-06 09:00"
    { LEAD, "2026-03-06 18:00", "2026-03-09 08:30" },
    { LEAD, "2026-03-07 10:00", "2026-03-09 08:30" },
    { LEAD, "2026-03-09 18:00", "-" },
#undef LEAD
#define ACCOUNT DUBAN_RING_DUE, "account 2026-10-09", "2026-10-08 15:00"
    { ACCOUNT, "2026-10-09 18:00", "2026-10-10 08:30" },
    { ACCOUNT, "2026-10-10 18:00", "-" },
#undef ACCOUNT
#define DAY0 DUBAN_RING_DAY0, "deploy 2026-03-07", "2026-03-07 18:00"
    { DAY0, "2026-03-07 18:00", "2026-03-07 18:00" },
    { DAY0, "2026-03-07 23:59", "2026-03-07 23:59" },
    { DAY0, "2026-03-08 00:00", "-" },
#undef DAY0
#define ENTRY DUBAN_RING_ENTRY, "due 2026-03-08", "2026-03-07 20:00"
    { ENTRY, "2026-03-07 23:59", "2026-03-07 23:59" },
    { ENTRY, "2026-03-08 00:00", "-" },
#undef ENTRY
#define OVERDUE DUBAN_RING_OVERDUE, "due 2026-03-02", "2026-03-06 08:30"
    { OVERDUE, "2026-03-06 08:30", "2026-03-06 08:30" },
    { OVERDUE, "2026-03-06 12:30", "2026-03-06 14:30" },
    { OVERDUE, "2026-03-06 17:31", "2026-03-09 08:30" },
    { OVERDUE, "2026-03-08 10:00", "2026-03-09 08:30" },
    { DUBAN_RING_DIGEST, "due 2026-03-02", "2026-03-06 08:30", "2026-03-07 10:00",
      "2026-03-09 08:30" },
    { DUBAN_RING_ARRIVAL, "conflict 2026-03-02", "2026-03-02 10:00", "2026-03-02 10:00",
      "2026-03-02 10:00" },
    { DUBAN_RING_ARRIVAL, "conflict 2026-03-02", "2026-03-02 22:00", "2026-03-02 22:00",
      "2026-03-03 08:30" },
    { DUBAN_RING_SNOOZE, "due 2026-03-02", "2026-03-07 22:00", "2026-03-07 22:00",
      "2026-03-07 22:00" },
    { DUBAN_RING_OVERDUE, "due 2026-03-02", "-", "2026-03-06 08:30", "-" },
  };
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-02", NULL);
  DubanHours hours;

  duban_hours_init (&hours, terms);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanOwed owed = read_owed (cases[i].owed);
      const DubanRing ring = { sample_moment (cases[i].ring), cases[i].level };
      g_autofree char *said = sample_moment_text (
          duban_ring_get_replay (&hours, &owed, ring, sample_moment (cases[i].now)));

      g_test_message ("%s %s now %s", cases[i].owed, cases[i].ring, cases[i].now);
      g_assert_cmpstr (said, ==, cases[i].said);
    }
}

/* Not before the morning, though the office is open. */
static void
test_replay_waits_for_the_morning (void)
{
  static const DubanRingLevel levels[]
      = { DUBAN_RING_OVERDUE, DUBAN_RING_DIGEST, DUBAN_RING_ARRIVAL };
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-02", "remind-digest=09:30");
  const DubanOwed owed = read_owed ("due 2026-03-02");
  DubanHours hours;

  duban_hours_init (&hours, terms);
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      const DubanRing ring = { sample_moment ("2026-03-03 09:30"), levels[i] };

      g_assert_cmpint (
          duban_ring_get_replay (&hours, &owed, ring, sample_moment ("2026-03-04 09:29")), ==,
          sample_moment ("2026-03-04 09:30"));
      g_assert_cmpint (
          duban_ring_get_replay (&hours, &owed, ring, sample_moment ("2026-03-04 09:31")), ==,
          sample_moment ("2026-03-04 09:31"));
    }
}

static void
test_snooze (void)
{
  static const struct
  {
    const char *owed, *now, *morning;
  } cases[] = {
    { "due 2026-03-20", "2026-03-04 07:00", "2026-03-05 08:30" },
    { "due 2026-03-20", "2026-03-06 10:00", "2026-03-09 08:30" },
    { "due 2026-03-09", "2026-03-06 10:00", "2026-03-09 08:30" },
    { "due 2026-03-08", "2026-03-06 10:00", "2026-03-07 08:30" },
    { "due 2026-03-07", "2026-03-06 10:00", "2026-03-07 08:30" },
    { "due 2026-03-06", "2026-03-06 10:00", "2026-03-09 08:30" },
    { "due 2026-03-02", "2026-03-06 10:00", "2026-03-09 08:30" },
    { "due 2026-10-05", "2026-09-30 10:00", "2026-10-01 08:30" },
    { "due 2026-10-08", "2026-09-30 10:00", "2026-10-08 08:30" },
  };
  g_autoptr (DubanTerms) terms = sample_terms_new ("2026-03-02", NULL);
  DubanHours hours;

  duban_hours_init (&hours, terms);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanOwed owed = read_owed (cases[i].owed);
      g_autofree char *morning = sample_moment_text (
          duban_ring_snooze_morning (&hours, &owed, sample_moment (cases[i].now)));

      g_test_message ("%s %s", cases[i].owed, cases[i].now);
      g_assert_cmpstr (morning, ==, cases[i].morning);
    }
  g_assert_cmpint (duban_ring_snooze_hour (sample_moment ("2026-03-06 23:30")), ==,
                   sample_moment ("2026-03-07 00:30"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ring/deadlines", test_deadlines);
  g_test_add_func ("/ring/holidays", test_holidays);
  g_test_add_func ("/ring/deployment", test_deployment);
  g_test_add_func ("/ring/entry", test_entry);
  g_test_add_func ("/ring/accounts", test_accounts);
  g_test_add_func ("/ring/account-of-a-week-after-a-worked-sunday",
                   test_account_of_a_week_after_a_worked_sunday);
  g_test_add_func ("/ring/what-is-decided-elsewhere-has-none",
                   test_what_is_decided_elsewhere_has_none);
  g_test_add_func ("/ring/window-of-a-list", test_window_of_a_list);
  g_test_add_func ("/ring/replay", test_replay);
  g_test_add_func ("/ring/replay-waits-for-the-morning", test_replay_waits_for_the_morning);
  g_test_add_func ("/ring/snooze", test_snooze);
  return g_test_run ();
}
