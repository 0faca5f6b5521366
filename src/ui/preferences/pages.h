/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the preferences window; each follows the desk by itself. */
#pragma once

#include "app/desk.h"
#include "app/remind/reminders.h"
#include "core/settings.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Whose desk it is, how the program looks. */
AdwPreferencesPage *duban_preferences_new_desk_page (DubanDesk *desk);

/* How days are counted, thresholds and intervals, the ranking. */
AdwPreferencesPage *duban_preferences_new_rules_page (DubanDesk *desk);

/* Which years the holiday calendar has; the way to take another in. */
AdwPreferencesPage *duban_preferences_new_calendar_page (DubanDesk *desk);

/* When to be reminded and whether it reaches the desktop, and what stands over and under reports.
 * reminders: of the program, or NULL. */
AdwPreferencesPage *duban_preferences_new_reminders_page (DubanDesk *desk,
                                                          DubanReminders *reminders);

/* Backups: where they lie, to make one, to go back to one. */
AdwPreferencesPage *duban_preferences_new_backup_page (DubanDesk *desk);

/* Building: an empty page of that name; a group in it, description or NULL; a line with a title
 * that is shown as it is. */
AdwPreferencesPage *duban_preferences_new_page (const char *name, const char *title,
                                                const char *icon);
AdwPreferencesGroup *duban_preferences_add_group (AdwPreferencesPage *page, const char *title,
                                                  const char *description);
AdwActionRow *duban_preferences_add_row (AdwPreferencesGroup *group, const char *title,
                                         const char *subtitle);

/* Lines that each hold one setting; title and hint (or NULL) are to be translated. */
typedef struct
{
  DubanSettingKey key;
  const char *title, *hint;
} DubanPreferencesLine;

void duban_preferences_add_settings (AdwPreferencesGroup *group, DubanDesk *desk,
                                     const DubanPreferencesLine *lines, gsize n);

G_END_DECLS
