/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The years of the holiday calendar that an import touches: each begins with what is known of it,
 * takes days, and becomes one change. */
#pragma once

#include "app/import/batch.h"
#include "core/calendar.h"

G_BEGIN_DECLS

typedef struct _DubanImportYears DubanImportYears;

typedef enum
{
  DUBAN_DAY_UNCHANGED,
  DUBAN_DAY_CHANGED,
  DUBAN_DAY_ADDED,
} DubanDayOutcome; /* the greater outweighs the smaller in a row of several days */

/* The calendar is that of the batch's session. (transfer full) */
DubanImportYears *duban_import_years_new (DubanImportBatch *batch) G_GNUC_WARN_UNUSED_RESULT;
void duban_import_years_free (DubanImportYears *years);

/* Whether the day was put already; it counts as put from now on. */
gboolean duban_import_years_mention (DubanImportYears *years, DubanDay day);

/* Puts a day; PLAIN takes away what is known of it.  keeps_name: a day known of that kind stays as
 * it is called.  The name is borrowed until the years are freed. */
DubanDayOutcome duban_import_years_put (DubanImportYears *years, const DubanCalendarDay *day,
                                        gboolean keeps_name);

/* The calendar as it will be; NULL where nothing is new. (transfer full) */
DubanCalendar *duban_import_years_make_calendar (DubanImportYears *years) G_GNUC_WARN_UNUSED_RESULT;

/* Posts the years that have news. */
gboolean duban_import_years_post (DubanImportYears *years, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanImportYears, duban_import_years_free)

G_END_DECLS
