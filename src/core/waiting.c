/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/waiting.h"

gboolean
duban_waiting_is_request (const DubanRecord *record, const DubanRecord *records, gsize n_records)
{
  return record->kind == DUBAN_RECORD_REQUEST && !record->is_void
         && !duban_record_is_targeted (record, DUBAN_RECORD_ANSWER, records, n_records);
}

const DubanRecord *
duban_waiting_find_extension (const DubanRecord *records, gsize n_records)
{
  const DubanRecord *last = NULL;

  for (gsize i = 0; i < n_records; i++)
    if (records[i].kind == DUBAN_RECORD_EXTENSION && !records[i].is_void
        && (last == NULL || duban_record_is_after (&records[i], last)))
      last = &records[i];
  return last != NULL && last->outcome == 0 ? last : NULL;
}

gboolean
duban_waiting_is_past (const DubanTerms *terms, DubanDay day, int days)
{
  return duban_calendar_add_working (terms->calendar, day, days + 1, NULL) <= terms->today;
}

DubanDay
duban_waiting_get_answer_due (const DubanTerms *terms, DubanDay asked)
{
  return duban_calendar_add_working (
      terms->calendar, asked, terms->settings.numbers[DUBAN_SETTING_REQUEST_WAIT_DAYS], NULL);
}

static gboolean
is_decided_since (const DubanRecord *records, gsize n_records, DubanDay since)
{
  for (gsize i = 0; i < n_records; i++)
    if (records[i].kind == DUBAN_RECORD_DECISION && !records[i].is_void && records[i].day >= since)
      return TRUE;
  return FALSE;
}

gboolean
duban_waiting_is_decision (const DubanTask *task, const DubanRecord *records, gsize n_records)
{
  return task->decision_state == DUBAN_DECISION_AWAITING
         && !is_decided_since (records, n_records, task->decision_since);
}

gboolean
duban_waiting_has_missed_meeting (const DubanTerms *terms, const DubanTask *task,
                                  const DubanRecord *records, gsize n_records)
{
  return task->meeting != DUBAN_NO_DAY && terms->today > task->meeting
         && task->decision_state != DUBAN_DECISION_DECIDED
         && !is_decided_since (records, n_records, DUBAN_NO_DAY);
}
