/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/holidays.h"

#include <glib/gi18n-lib.h>

#include "app/import/moves.h"
#include "app/import/years.h"
#include "exchange/holidays.h"

static void
count_entry (DubanImportResult *result, DubanDayOutcome outcome)
{
  switch (outcome)
    {
    case DUBAN_DAY_ADDED:
      result->added++;
      break;
    case DUBAN_DAY_CHANGED:
      result->changed++;
      break;
    case DUBAN_DAY_UNCHANGED:
    default:
      result->unchanged++;
      break;
    }
}

static DubanFate
get_fate (DubanDayOutcome outcome)
{
  return outcome == DUBAN_DAY_ADDED     ? DUBAN_FATE_ADDED
         : outcome == DUBAN_DAY_CHANGED ? DUBAN_FATE_CHANGED
                                        : DUBAN_FATE_UNCHANGED;
}

static void
take_row (DubanImportBatch *batch, DubanImportYears *years, gsize at)
{
  const DubanTerms *terms = batch->session->terms;
  const DubanDatewordContext context = { .assigned = DUBAN_NO_DAY,
                                         .today = terms->today,
                                         .year = batch->options->year,
                                         .calendar = terms->calendar };
  g_auto (DubanFault) fault = { 0 };
  DubanCalendarDay day;

  if (!duban_holidays_read (batch->table, batch->heading, at, &context, &day, &fault))
    {
      duban_import_batch_refuse (batch, at, &fault);
      return;
    }
  if (!duban_import_years_mention (years, day.day))
    {
      duban_import_batch_count (batch, at, get_fate (duban_import_years_put (years, &day, FALSE)));
      return;
    }
  duban_fault_set (&fault, DUBAN_COLUMN_DAY, g_strdup (_ ("The day stands above already.")));
  duban_import_batch_refuse (batch, at, &fault);
}

/* Posts the years; before that, for the terms in force are still those of before, says which
 * deadlines move. */
static gboolean
finish (DubanImportBatch *batch, DubanImportYears *years, GError **error)
{
  g_autoptr (DubanCalendar) calendar = duban_import_years_make_calendar (years);

  return (calendar == NULL || duban_import_moves_find (batch, calendar, error))
         && duban_import_years_post (years, error);
}

gboolean
duban_import_holidays_run (DubanImportBatch *batch, GError **error)
{
  g_autoptr (DubanImportYears) years = duban_import_years_new (batch);
  gsize n_rows = duban_file_table_get_n_rows (batch->table);

  for (gsize at = batch->heading->row + 1; at < n_rows; at++)
    {
      if (!duban_import_batch_step (batch, at, error))
        return FALSE;
      take_row (batch, years, at);
    }
  return finish (batch, years, error);
}

/* A year is covered as a whole, so a few days of one that is not (2026年12月31日 in the notice of
 * 2027) cannot stand alone. */
static gboolean
has_place (DubanImportBatch *batch, const DubanHolidayList *list, DubanDay day)
{
  int year = duban_day_get_year (day);
  g_autofree char *words = NULL;

  if (list->year == 0 || year == list->year
      || duban_calendar_covers (batch->session->terms->calendar, year))
    return TRUE;
  words = duban_day_dup_words (day);
  g_ptr_array_add (batch->result->notes,
                   g_strdup_printf (_ ("%s was left out: the calendar of %d is not here. Take in "
                                       "the notice of %d, then this one again."),
                                    words, year, year));
  return FALSE;
}

static void
take_entry (DubanImportBatch *batch, DubanImportYears *years, const DubanHolidayList *list,
            const DubanDayEntry *entry)
{
  DubanDayOutcome outcome = DUBAN_DAY_UNCHANGED;

  if (entry->reason != NULL)
    {
      duban_import_result_refuse (batch->result, entry->row, NULL, g_strdup (entry->reason));
      return;
    }
  for (guint i = 0; i < entry->days->len; i++)
    {
      const DubanCalendarDay *day = &g_array_index (entry->days, DubanCalendarDay, i);
      DubanDayOutcome one;

      if (!has_place (batch, list, day->day))
        continue;
      one = duban_import_years_put (years, day, TRUE);
      duban_import_result_tell_day (batch->result, day, get_fate (one));
      outcome = MAX (outcome, one);
    }
  count_entry (batch->result, outcome);
}

gboolean
duban_import_holidays_take (DubanImportBatch *batch, const DubanHolidayList *list, GError **error)
{
  g_autoptr (DubanImportYears) years = duban_import_years_new (batch);

  for (guint i = 0; i < list->notes->len; i++)
    g_ptr_array_add (batch->result->notes, g_strdup (g_ptr_array_index (list->notes, i)));
  for (guint i = 0; i < list->entries->len; i++)
    take_entry (batch, years, list, g_ptr_array_index (list->entries, i));
  return finish (batch, years, error);
}
