/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/day-source.h"

#include <string.h>

DubanHolidayList *
duban_day_source_read (const DubanImportBatch *batch, DubanDayFileKind kind, GError **error)
{
  const DubanSession *session = batch->session;
  const DubanNoticeContext context
      = { batch->options->year, session->terms ? session->terms->calendar : NULL };

  return duban_day_file_read (batch->path, batch->options->text, kind,
                              duban_clock_get_zone (session->clock), &context, error);
}

DubanDayFileKind
duban_day_source_tell (const char *path, const DubanImportOptions *options)
{
  if (options->kind != DUBAN_IMPORT_AUTO && options->kind != DUBAN_IMPORT_HOLIDAYS)
    return DUBAN_DAY_FILE_OTHER;
  if (!options->text)
    return duban_day_file_tell (path);
  return duban_ics_is_one (options->text, strlen (options->text)) ? DUBAN_DAY_FILE_ICS
                                                                  : DUBAN_DAY_FILE_NOTICE;
}

/* Whether a day is told, or a holiday named. */
static gboolean
is_notice (const DubanHolidayList *days)
{
  for (guint i = 0; i < days->entries->len; i++)
    {
      const DubanDayEntry *entry = g_ptr_array_index (days->entries, i);

      if (entry->reason == NULL || *entry->holiday != '\0')
        return TRUE;
    }
  return FALSE;
}

DubanHolidayList *
duban_day_source_read_instead (const DubanImportBatch *batch, DubanDayFileKind kind,
                               GError *refusal, GError **error)
{
  g_autoptr (GError) reason = refusal;
  g_autoptr (GError) cause = NULL;
  g_autoptr (DubanHolidayList) days = NULL;

  if (kind != DUBAN_DAY_FILE_OTHER
      && (g_error_matches (reason, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_HEADER)
          || g_error_matches (reason, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_SHAPE)))
    days = duban_day_source_read (batch, DUBAN_DAY_FILE_NOTICE, &cause);
  if (days && (is_notice (days) || batch->options->kind == DUBAN_IMPORT_HOLIDAYS))
    return g_steal_pointer (&days);
  if (cause && !g_error_matches (cause, DUBAN_FILE_ERROR, DUBAN_FILE_ERROR_HEADER))
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}
