/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/settings.h"

#include "core/attribute-spec.h"

/* interface.md, “Settings keys”, with the defaults of domain.md. */
static const struct
{
  const char *name, *standard;
  int number;
  gboolean local;
} keys[] = {
  { "day-policy", "calendar", DUBAN_POLICY_CALENDAR, FALSE },
  { "time-zone", "Asia/Shanghai", 0, FALSE },
  { "office-name", "", 0, FALSE },
  { "signatory", "", 0, FALSE },
  { "accounts-from", "", DUBAN_NO_DAY, FALSE },
  { "follow-up-key", "7", 7, FALSE },
  { "follow-up-routine", "30", 30, FALSE },
  { "due-soon-days", "3", 3, FALSE },
  { "meeting-wait-days", "15", 15, FALSE },
  { "decision-wait-days", "3", 3, FALSE },
  { "handover-window-days", "30", 30, FALSE },
  { "idle-unit-days", "90", 90, FALSE },
  { "suspended-days", "30", 30, FALSE },
  { "request-wait-days", "1", 1, FALSE },
  { "request-late-days", "3", 3, FALSE },
  { "milestones-days", "3", 3, FALSE },
  { "cause-days", "7", 7, FALSE },
  { "ask-acceptance", "off", 0, FALSE },
  { "weight-deploy", "0.2", 20, FALSE },
  { "weight-approach", "0.2", 20, FALSE },
  { "weight-feedback", "0.3", 30, FALSE },
  { "weight-completion", "0.3", 30, FALSE },
  { "rank-min-due", "3", 3, FALSE },
  { "work-hours", "08:30-12:00,14:30-17:30", 0, FALSE },
  { "report-language", "zh_CN", 0, FALSE },
  { "remind-lead", "on", 1, TRUE },
  { "remind-times", "09:00,16:00", 0, TRUE },
  { "remind-day0", "18:00", 0, TRUE },
  { "remind-digest", "08:30", 0, TRUE },
};

static void
test_keys_and_defaults (void)
{
  g_auto (DubanSettings) settings;

  duban_settings_init (&settings);
  g_assert_cmpuint (G_N_ELEMENTS (keys), ==, DUBAN_N_SETTINGS);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const DubanSettingSpec *spec = duban_setting_find (keys[i].name);

      g_test_message ("%s", keys[i].name);
      g_assert_nonnull (spec);
      g_assert_true (spec == duban_setting_get_spec (i));
      g_assert_cmpuint (spec->key, ==, i);
      g_assert_cmpint (spec->local, ==, keys[i].local);
      g_assert_true (duban_setting_accepts (spec, spec->default_text));
      g_assert_cmpstr (duban_settings_get_text (&settings, i), ==, keys[i].standard);
      g_assert_cmpint (duban_settings_get_number (&settings, i), ==, keys[i].number);
    }
  g_assert_null (duban_setting_find ("day_policy"));
  g_assert_cmpint (settings.policy, ==, DUBAN_POLICY_CALENDAR);
  g_assert_cmpint (settings.accounts_from, ==, DUBAN_NO_DAY);
  g_assert_false (settings.ask_acceptance);
}

/* An office's setting is an attribute of the same name; a local one is none. */
static void
test_attributes_bear_the_same_names (void)
{
  for (guint key = 0; key < DUBAN_N_SETTINGS; key++)
    {
      const DubanSettingSpec *spec = duban_setting_get_spec (key);
      const DubanAttrSpec *attr = duban_attr_get_spec (DUBAN_ATTR_SETTING_FIRST + key);

      g_assert_cmpint (attr == NULL, ==, spec->local);
      if (attr)
        g_assert_cmpstr (attr->name, ==, spec->name);
    }
}

static void
test_values_at_their_edges (void)
{
  static const struct
  {
    const char *name, *text;
    gboolean good;
  } cases[] = {
    { "day-policy", "workday", TRUE },
    { "day-policy", "Workday", FALSE },
    { "time-zone", "Asia/Urumqi", TRUE },
    { "time-zone", "Etc/GMT+8", TRUE },
    { "time-zone", "America/Argentina/Buenos_Aires", TRUE },
    { "time-zone", "../../etc/passwd", FALSE },
    { "time-zone", "/etc/localtime", FALSE },
    { "time-zone", "Asia/Shang hai", FALSE },
    { "office-name", "伊金霍洛旗人民政府办公室", TRUE },
    { "office-name", "两\n行", FALSE },
    { "office-name", "\xe4\xbf", FALSE },
    { "accounts-from", "2026-03-02", TRUE },
    { "accounts-from", "2026-02-30", FALSE },
    { "follow-up-key", "1", TRUE },
    { "follow-up-key", "0", FALSE },
    { "follow-up-key", "366", TRUE },
    { "follow-up-key", "367", FALSE },
    { "follow-up-key", "7 ", FALSE },
    { "follow-up-key", "7d", FALSE },
    { "follow-up-key", "七", FALSE },
    { "follow-up-key", "99999999999999999999", FALSE },
    { "due-soon-days", "0", TRUE },
    { "due-soon-days", "-1", FALSE },
    { "ask-acceptance", "on", TRUE },
    { "ask-acceptance", "yes", FALSE },
    { "weight-deploy", "0", TRUE },
    { "weight-deploy", "1", TRUE },
    { "weight-deploy", "1.00", TRUE },
    { "weight-deploy", "0.25", TRUE },
    { "weight-deploy", "1.01", FALSE },
    { "weight-deploy", "0.255", FALSE },
    { "weight-deploy", "0.", FALSE },
    { "weight-deploy", ".5", FALSE },
    { "weight-deploy", "-0.1", FALSE },
    { "work-hours", "00:00-23:59", TRUE },
    { "work-hours", "08:30-12:00", TRUE },
    { "work-hours",
      "01:00-02:00,03:00-04:00,05:00-06:00,07:00-08:00,09:00-10:00,11:00-12:00,13:00-14:00,"
      "15:00-16:00",
      TRUE },
    { "work-hours",
      "01:00-02:00,03:00-04:00,05:00-06:00,07:00-08:00,09:00-10:00,11:00-12:00,13:00-14:00,"
      "15:00-16:00,17:00-18:00",
      FALSE },
    { "work-hours", "08:30", FALSE },
    { "work-hours", "08:30-12:00,14:30", FALSE },
    { "work-hours", "08:30-12:00,11:30-17:30", FALSE },
    { "work-hours", "12:00-08:30", FALSE },
    { "work-hours", "8:30-12:00", FALSE },
    { "work-hours", "08:30-24:00", FALSE },
    { "work-hours", "08:30-12:00,", FALSE },
    { "remind-times", "09:00", TRUE },
    { "remind-times", "09:00,16:00,18:30", TRUE },
    { "remind-times", "01:00,02:00,03:00,04:00,05:00,06:00,07:00,08:00", TRUE },
    { "remind-times", "01:00,02:00,03:00,04:00,05:00,06:00,07:00,08:00,09:00", FALSE },
    { "remind-times", "16:00,09:00", FALSE },
    { "remind-times", "09:00,09:00", FALSE },
    { "remind-times", "09:60", FALSE },
    { "remind-times", "0900", FALSE },
    { "remind-times", "09:00-16:00", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DubanSettingSpec *spec = duban_setting_find (cases[i].name);
      g_auto (DubanSettings) settings;

      g_test_message ("%s, case %u", cases[i].name, i);
      duban_settings_init (&settings);
      g_assert_cmpint (duban_setting_accepts (spec, cases[i].text), ==, cases[i].good);
      g_assert_cmpint (duban_settings_set (&settings, spec->key, cases[i].text), ==, cases[i].good);
      g_assert_cmpstr (duban_settings_get_text (&settings, spec->key), ==,
                       cases[i].good ? cases[i].text : spec->default_text);
    }
}

static void
test_values_are_read_once (void)
{
  g_auto (DubanSettings) settings;
  g_auto (DubanSettings) copy;

  duban_settings_init (&settings);
  g_assert_true (duban_settings_set (&settings, DUBAN_SETTING_DAY_POLICY, "rollover"));
  g_assert_true (duban_settings_set (&settings, DUBAN_SETTING_ACCOUNTS_FROM, "2026-03-02"));
  g_assert_true (duban_settings_set (&settings, DUBAN_SETTING_ASK_ACCEPTANCE, "on"));
  g_assert_true (duban_settings_set (&settings, DUBAN_SETTING_WEIGHT_DEPLOY, "0.5"));
  g_assert_true (duban_settings_set (&settings, DUBAN_SETTING_CAUSE_DAYS, "10"));
  duban_settings_copy (&copy, &settings);

  /* What is set back in the one stays in the other. */
  g_assert_true (duban_settings_set (&settings, DUBAN_SETTING_DAY_POLICY, NULL));
  g_assert_true (duban_settings_set (&settings, DUBAN_SETTING_ACCOUNTS_FROM, ""));
  g_assert_cmpint (settings.policy, ==, DUBAN_POLICY_CALENDAR);
  g_assert_cmpint (settings.accounts_from, ==, DUBAN_NO_DAY);

  g_assert_cmpint (copy.policy, ==, DUBAN_POLICY_ROLLOVER);
  g_assert_cmpint (copy.accounts_from, ==, duban_day_from_ymd (2026, 3, 2));
  g_assert_true (copy.ask_acceptance);
  g_assert_cmpint (duban_settings_get_number (&copy, DUBAN_SETTING_WEIGHT_DEPLOY), ==, 50);
  g_assert_cmpint (duban_settings_get_number (&copy, DUBAN_SETTING_CAUSE_DAYS), ==, 10);
  g_assert_false (duban_settings_set (&copy, DUBAN_SETTING_CAUSE_DAYS, "many"));
  g_assert_cmpint (duban_settings_get_number (&copy, DUBAN_SETTING_CAUSE_DAYS), ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/keys-and-defaults", test_keys_and_defaults);
  g_test_add_func ("/settings/attributes-bear-the-same-names", test_attributes_bear_the_same_names);
  g_test_add_func ("/settings/values-at-their-edges", test_values_at_their_edges);
  g_test_add_func ("/settings/values-are-read-once", test_values_are_read_once);
  return g_test_run ();
}
