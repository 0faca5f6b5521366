/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/preferences/pages.h"
#include "ui/preferences/remembered.h"
#include "ui/preferences/test-row.h"

#include <glib/gi18n-lib.h>

static const DubanPreferencesLine times[] = {
  { DUBAN_SETTING_REMIND_LEAD, N_ ("Remind the day before"),
    N_ ("At the first of the times below") },
  { DUBAN_SETTING_REMIND_TIMES, N_ ("On the day itself"),
    N_ ("What falls outside the office hours is said before them, never too late") },
  { DUBAN_SETTING_REMIND_DAY0, N_ ("Same-day deployment"),
    N_ ("Also on rest days: nothing waits overnight") },
  { DUBAN_SETTING_REMIND_DIGEST, N_ ("In the morning"),
    N_ ("What is overdue, was left unanswered or was put off; on working days") },
};

static const DubanPreferencesLine hours[] = {
  { DUBAN_SETTING_WORK_HOURS, N_ ("Office hours"),
    N_ ("The government office sets them for all desks; nobody is reminded outside of them, but "
        "for the day of assignment") },
};

static const DubanPreferencesLine reports[] = {
  { DUBAN_SETTING_OFFICE_NAME, N_ ("Name of the office"), N_ ("Heads reports and slips") },
  { DUBAN_SETTING_SIGNATORY, N_ ("Signatory"), N_ ("Stands under reports and slips") },
};

/* The program itself follows the key: it lives on, and has itself started at login. */
static void
add_background (AdwPreferencesGroup *group)
{
  g_autoptr (GSettings) settings = duban_preferences_open ();
  const char *title = _ ("Remind in the background from login on");
  AdwActionRow *row = duban_preferences_add_row (
      group, title,
      settings != NULL ? _ (
          "Also when this window is closed; for an installed program, where this is no example")
                       : _ ("The program is not installed completely; install it again"));
  GtkWidget *control = gtk_switch_new ();

  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (row, control);
  adw_action_row_set_activatable_widget (row, control);
  gtk_widget_set_sensitive (control, settings != NULL);
  if (settings != NULL) /* the binding holds them */
    g_settings_bind (settings, "background", control, "active", G_SETTINGS_BIND_DEFAULT);
}

static void
add_desktop (AdwPreferencesGroup *group, DubanReminders *reminders)
{
  add_background (group);
  if (reminders != NULL)
    adw_preferences_group_add (group, duban_test_row_new (reminders));
}

AdwPreferencesPage *
duban_preferences_new_reminders_page (DubanDesk *desk, DubanReminders *reminders)
{
  AdwPreferencesPage *page
      = duban_preferences_new_page ("reminders", _ ("Reminders and reports"), "alarm-symbolic");

  duban_preferences_add_settings (
      duban_preferences_add_group (page, _ ("When to remind"), _ ("On this desk alone.")), desk,
      times, G_N_ELEMENTS (times));
  add_desktop (duban_preferences_add_group (page, _ ("On the desktop"), NULL), reminders);
  duban_preferences_add_settings (duban_preferences_add_group (page, _ ("Office hours"), NULL),
                                  desk, hours, G_N_ELEMENTS (hours));
  duban_preferences_add_settings (duban_preferences_add_group (page, _ ("Reports"), NULL), desk,
                                  reports, G_N_ELEMENTS (reports));
  return page;
}
