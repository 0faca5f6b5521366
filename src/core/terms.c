/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/terms.h"

DubanTerms *
duban_terms_new (DubanDay today, const DubanSettings *settings, DubanCalendar *calendar,
                 DubanDirectory *directory)
{
  DubanTerms *terms = g_new0 (DubanTerms, 1);

  g_atomic_ref_count_init (&terms->ref_count);
  terms->today = today;
  duban_settings_copy (&terms->settings, settings);
  terms->calendar = calendar;
  terms->directory = directory;
  return terms;
}

DubanTerms *
duban_terms_ref (DubanTerms *terms)
{
  g_atomic_ref_count_inc (&terms->ref_count);
  return terms;
}

void
duban_terms_unref (DubanTerms *terms)
{
  if (!g_atomic_ref_count_dec (&terms->ref_count))
    return;
  duban_settings_clear (&terms->settings);
  duban_calendar_unref (terms->calendar);
  duban_directory_unref (terms->directory);
  g_free (terms);
}
