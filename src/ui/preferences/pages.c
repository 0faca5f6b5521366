/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preferences/pages.h"

#include "ui/preferences/setting-row.h"

#include <glib/gi18n-lib.h>

AdwPreferencesPage *
duban_preferences_new_page (const char *name, const char *title, const char *icon)
{
  return g_object_new (ADW_TYPE_PREFERENCES_PAGE, "name", name, "title", title, "icon-name", icon,
                       NULL);
}

AdwPreferencesGroup *
duban_preferences_add_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

AdwActionRow *
duban_preferences_add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (group, GTK_WIDGET (row));
  return row;
}

void
duban_preferences_add_settings (AdwPreferencesGroup *group, DubanDesk *desk,
                                const DubanPreferencesLine *lines, gsize n)
{
  for (gsize i = 0; i < n; i++)
    adw_preferences_group_add (
        group, duban_setting_row_new (desk, lines[i].key, _ (lines[i].title),
                                      lines[i].hint != NULL ? _ (lines[i].hint) : NULL));
}

static const DubanPreferencesLine counting[] = {
  { DUBAN_SETTING_DAY_POLICY, N_ ("Counting of days"),
    N_ ("How “the same day, within 3 and 7 days” is read (measure 5). All dates follow at once.") },
  { DUBAN_SETTING_ACCOUNTS_FROM, N_ ("Accounts are owed from"),
    N_ ("Weeks before this day are not asked for (measure 4)") },
  { DUBAN_SETTING_ASK_ACCEPTANCE, N_ ("Ask for acceptance"),
    N_ ("The lead and cooperators record on the same day that they accept") },
};

static const DubanPreferencesLine intervals[] = {
  { DUBAN_SETTING_FOLLOW_UP_KEY, N_ ("Follow-up of key tasks, days"),
    N_ ("From one report to the next after feedback") },
  { DUBAN_SETTING_FOLLOW_UP_ROUTINE, N_ ("Follow-up of routine tasks, days"),
    N_ ("From one report to the next after feedback") },
  { DUBAN_SETTING_DUE_SOON_DAYS, N_ ("Deadline comes near, days"),
    N_ ("A warning from so many days before it on") },
  { DUBAN_SETTING_MILESTONES_DAYS, N_ ("Milestones of key tasks, days"),
    N_ ("After the assignment they must be set (measure 3)") },
  { DUBAN_SETTING_CAUSE_DAYS, N_ ("Cause of a rectification, days"),
    N_ ("After the assignment it must be found (measure 6)") },
};

static const DubanPreferencesLine waits[] = {
  { DUBAN_SETTING_REQUEST_WAIT_DAYS, N_ ("Request unanswered, working days"),
    N_ ("More of them give a warning (measure 4)") },
  { DUBAN_SETTING_REQUEST_LATE_DAYS, N_ ("Request long unanswered, working days"),
    N_ ("More of them give a red light") },
  { DUBAN_SETTING_DECISION_WAIT_DAYS, N_ ("Decision awaited, days"), NULL },
  { DUBAN_SETTING_MEETING_WAIT_DAYS, N_ ("Executive meeting awaited, days"),
    N_ ("Without a date for it (measures 5 and 7)") },
  { DUBAN_SETTING_HANDOVER_WINDOW_DAYS, N_ ("Passed around within, days"),
    N_ ("Two handovers with no work between them") },
  { DUBAN_SETTING_SUSPENDED_DAYS, N_ ("Suspended without a record, days"), NULL },
  { DUBAN_SETTING_IDLE_UNIT_DAYS, N_ ("Unit without tasks, days"),
    N_ ("Nothing open, and nothing closed for so long (measure 3)") },
};

static const DubanPreferencesLine weights[] = {
  { DUBAN_SETTING_WEIGHT_DEPLOY, N_ ("Weight of deployment"), NULL },
  { DUBAN_SETTING_WEIGHT_APPROACH, N_ ("Weight of the approach"), NULL },
  { DUBAN_SETTING_WEIGHT_FEEDBACK, N_ ("Weight of feedback"), NULL },
  { DUBAN_SETTING_WEIGHT_COMPLETION, N_ ("Weight of completion"), NULL },
  { DUBAN_SETTING_RANK_MIN_DUE, N_ ("Ranked from so many things due"),
    N_ ("Units with fewer are listed without a rank") },
};

AdwPreferencesPage *
duban_preferences_new_rules_page (DubanDesk *desk)
{
  AdwPreferencesPage *page
      = duban_preferences_new_page ("rules", _ ("Rules"), "preferences-other-symbolic");
  const char *shared = _ ("These hold for the whole office. Each change can be undone.");

  duban_preferences_add_settings (
      duban_preferences_add_group (page, _ ("Reading of the measures"), shared), desk, counting,
      G_N_ELEMENTS (counting));
  duban_preferences_add_settings (
      duban_preferences_add_group (page, _ ("Intervals and notice"), NULL), desk, intervals,
      G_N_ELEMENTS (intervals));
  duban_preferences_add_settings (
      duban_preferences_add_group (page, _ ("How long is too long"), NULL), desk, waits,
      G_N_ELEMENTS (waits));
  duban_preferences_add_settings (duban_preferences_add_group (page, _ ("Quarterly ranking"), NULL),
                                  desk, weights, G_N_ELEMENTS (weights));
  return page;
}
