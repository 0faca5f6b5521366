/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/directory.h"
#include "sample-session.h"
#include "store/local.h"

static void
test_accounts_begin_on_the_monday_after (void)
{
  static const struct
  {
    const char *made, *monday;
  } rows[] = {
    { "2026-03-01", "2026-03-02" }, /* a Sunday */
    { "2026-03-02", "2026-03-09" }, /* a Monday: the next one */
    { "2026-03-08", "2026-03-09" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SampleSession sample;

      sample_session_init (&sample, rows[i].made);
      g_assert_cmpint (sample.session->terms->settings.accounts_from, ==,
                       duban_day_parse (rows[i].monday));
      sample_session_move (&sample, "2026-06-01");
      g_assert_cmpint (sample.session->terms->settings.accounts_from, ==,
                       duban_day_parse (rows[i].monday));
      sample_session_clear (&sample);
    }
}

/* Nobody's desk has the same default without a change that says so. */
static void
test_accounts_begin_without_an_office (void)
{
  g_autofree char *folder = g_dir_make_tmp ("duban-XXXXXX", NULL);
  SampleSession sample
      = { .folder = g_strdup (folder), .path = g_build_filename (folder, "a.db", NULL) };
  DubanClock *clock = duban_clock_new ("2026-03-04", TRUE, "UTC", NULL);
  gint64 last_change;

  sample_assert_done (duban_session_create (sample.path, NULL, FALSE, clock, &error));
  duban_clock_free (clock);
  sample_session_move (&sample, "2026-03-20");
  g_assert_null (sample.session->terms->settings.texts[DUBAN_SETTING_ACCOUNTS_FROM]);
  g_assert_cmpint (sample.session->terms->settings.accounts_from, ==,
                   duban_day_parse ("2026-03-09"));
  sample_assert_done (duban_db_get_last_change (sample.session->db, &last_change, &error));
  g_assert_cmpint (last_change, ==, 0);
  sample_session_clear (&sample);
}

static void
test_leader_of_the_desk_is_entered (void)
{
  g_autofree char *folder = g_dir_make_tmp ("duban-XXXXXX", NULL);
  SampleSession sample
      = { .folder = g_strdup (folder), .path = g_build_filename (folder, "a.db", NULL) };
  DubanClock *clock = duban_clock_new ("2026-03-04", TRUE, "UTC", NULL);
  const DubanTerms *terms;

  sample_assert_done (duban_session_create (sample.path, " 副旗长甲 ", FALSE, clock, &error));
  duban_clock_free (clock);
  sample_session_move (&sample, "2026-03-20");
  terms = sample.session->terms;
  g_assert_cmpstr (duban_directory_get_name (terms->directory, terms->desk_leader), ==, "副旗长甲");
  g_assert_false (terms->desk_is_office);
  g_assert_cmpstr (sample.session->author, ==, "副旗长甲");
  sample_session_clear (&sample);
}

static void
test_existing_file_is_left_alone (void)
{
  SampleSession sample;
  GError *error = NULL;

  sample_session_init (&sample, "2026-03-02");
  g_assert_false (duban_session_create (sample.path, NULL, TRUE, sample.clock, &error));
  g_assert_error (error, DUBAN_STORE_ERROR, DUBAN_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  sample_session_move (&sample, "2026-03-02");
  g_assert_nonnull (sample_session_name (&sample, sample_session_find (&sample, "旗长")));
  sample_session_clear (&sample);
}

/* The clock of a desk never goes back, whatever --now says. */
static void
test_times_increase (void)
{
  SampleSession sample;
  gint64 first, second;

  sample_session_init (&sample, "2026-03-02T10:00");
  sample_session_add (&sample, "1");
  first = sample.session->last_time;
  sample_session_add (&sample, "2");
  g_assert_cmpint (sample.session->last_time, ==, first + 1);
  sample_session_move (&sample, "2026-03-01T10:00");
  sample_session_add (&sample, "3");
  g_assert_cmpint (sample.session->last_time, ==, first + 2);
  sample_session_move (&sample, "2026-03-03T10:00");
  sample_session_add (&sample, "4");
  second = sample.session->last_time;
  g_assert_cmpint (second, ==, sample.session->now.milliseconds);
  sample_session_clear (&sample);
}

static void
test_zone_of_the_office_decides_the_day (void)
{
  SampleSession sample;

  sample_session_init (&sample, NULL);
  sample_assert_done (
      duban_directory_edit_set_setting (sample.session, "time-zone", "Pacific/Kiritimati", &error));
  sample_session_move (&sample, NULL);
  g_assert_cmpstr (g_time_zone_get_identifier (duban_clock_get_zone (sample.clock)), ==,
                   "Pacific/Kiritimati");
  g_assert_cmpint (sample.session->now.today, ==, sample.session->terms->today);
  sample_assert_done (duban_directory_edit_set_setting (sample.session, "time-zone", "", &error));
  g_assert_cmpstr (g_time_zone_get_identifier (duban_clock_get_zone (sample.clock)), ==,
                   "Asia/Shanghai");
  sample_session_clear (&sample);
}

static void
test_settings_are_checked (void)
{
  static const struct
  {
    const char *key, *value;
    gboolean accepted;
  } rows[] = {
    { "day-policy", "workday", TRUE },       { "day-policy", "lunar", FALSE },
    { "time-zone", "Asia/Urumqi", TRUE },    { "time-zone", "Nowhere/Land", FALSE },
    { "due-soon-days", "5", TRUE },          { "due-soon-days", "-1", FALSE },
    { "remind-times", "09:00", TRUE },       { "remind-times", "25:00", FALSE },
    { "accounts-from", "2026-04-06", TRUE }, { "accounts-from", "2026-02-30", FALSE },
    { "no-such-key", "1", FALSE },           { "office-name", "某旗政府办公室", TRUE },
  };
  SampleSession sample;

  sample_session_init (&sample, "2026-03-02");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      const DubanSettingSpec *spec = duban_setting_find (rows[i].key);

      g_assert_cmpint (
          duban_directory_edit_set_setting (sample.session, rows[i].key, rows[i].value, &error), ==,
          rows[i].accepted);
      g_assert_true ((error == NULL) == rows[i].accepted);
      if (rows[i].accepted)
        g_assert_cmpstr (duban_settings_get_text (&sample.session->terms->settings, spec->key), ==,
                         rows[i].value);
    }
  sample_session_clear (&sample);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/accounts-begin-on-the-monday-after",
                   test_accounts_begin_on_the_monday_after);
  g_test_add_func ("/session/accounts-begin-without-an-office",
                   test_accounts_begin_without_an_office);
  g_test_add_func ("/session/leader-of-the-desk-is-entered", test_leader_of_the_desk_is_entered);
  g_test_add_func ("/session/existing-file-is-left-alone", test_existing_file_is_left_alone);
  g_test_add_func ("/session/times-increase", test_times_increase);
  g_test_add_func ("/session/zone-of-the-office-decides-the-day",
                   test_zone_of_the_office_decides_the_day);
  g_test_add_func ("/session/settings-are-checked", test_settings_are_checked);
  return g_test_run ();
}
