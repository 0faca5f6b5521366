/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/standing.h"

#include "core/turn.h"

void
duban_standing_init (DubanStanding *standing)
{
  *standing = (DubanStanding){ .kept = g_array_new (FALSE, FALSE, sizeof (DubanRecord)) };
}

void
duban_standing_clear (DubanStanding *standing)
{
  g_clear_pointer (&standing->kept, g_array_unref);
}

static gboolean
is_turn (const DubanRecord *record)
{
  return !record->is_void && duban_turn_get_status (record->kind) != 0;
}

/* What was closed on an unknown day was so on every day: DUBAN_NO_DAY is before all of them. */
static void
set_status (DubanStanding *standing, const DubanRecord *records, gsize n_records, DubanDay day)
{
  const DubanRecord *last = NULL;
  gboolean has_later = FALSE;

  for (gsize i = 0; i < n_records; i++)
    if (is_turn (&records[i]) && records[i].day > day)
      has_later = TRUE;
    else if (is_turn (&records[i]) && (last == NULL || duban_record_is_after (&records[i], last)))
      last = &records[i];
  if (!has_later)
    return;
  standing->task.status = last != NULL ? duban_turn_get_status (last->kind) : DUBAN_STATUS_OPEN;
  standing->task.closed = standing->task.status == DUBAN_STATUS_CLOSED
                                  || standing->task.status == DUBAN_STATUS_WITHDRAWN
                              ? last->day
                              : DUBAN_NO_DAY;
}

static gboolean
has_later_record (const DubanRecord *records, gsize n_records, DubanDay day)
{
  for (gsize i = 0; i < n_records; i++)
    if (records[i].day > day)
      return TRUE;
  return FALSE;
}

void
duban_standing_set (DubanStanding *standing, const DubanTerms *terms, const DubanTask *task,
                    const DubanRecord *records, gsize n_records, DubanDay day)
{
  standing->terms = *terms;
  standing->terms.today = day;
  standing->task = *task;
  standing->records = records;
  standing->n_records = n_records;
  if (!has_later_record (records, n_records, day))
    return;
  set_status (standing, records, n_records, day);
  g_array_set_size (standing->kept, 0);
  for (gsize i = 0; i < n_records; i++)
    if (records[i].day <= day)
      g_array_append_val (standing->kept, records[i]);
  standing->records = (const DubanRecord *) (gpointer) standing->kept->data;
  standing->n_records = standing->kept->len;
}

/* The first handover after the day says who held it until then. */
static guint32
find_holder (const DubanRecord *records, gsize n_records, DubanDay day, gboolean of_unit,
             guint32 present)
{
  const DubanRecord *next = NULL;

  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *record = &records[i];

      if (record->kind == DUBAN_RECORD_HANDOVER && !record->is_void && record->day > day
          && (of_unit ? record->moves_unit : record->moves_lead)
          && (next == NULL || duban_record_is_after (next, record)))
        next = record;
    }
  if (next == NULL)
    return present;
  return of_unit ? next->unit_from : next->lead_from;
}

guint32
duban_standing_find_lead (const DubanTask *task, const DubanRecord *records, gsize n_records,
                          DubanDay day)
{
  return find_holder (records, n_records, day, FALSE, task->lead);
}

guint32
duban_standing_find_unit (const DubanTask *task, const DubanRecord *records, gsize n_records,
                          DubanDay day)
{
  return find_holder (records, n_records, day, TRUE, task->unit);
}

void
duban_standing_list_round_ends (const DubanRecord *records, gsize n_records, DubanDay until,
                                GArray *days)
{
  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *record = &records[i];
      DubanDay last;

      if (record->kind != DUBAN_RECORD_REISSUE || record->is_void || record->day == DUBAN_NO_DAY
          || record->day > until)
        continue;
      last = record->day - 1;
      g_array_append_val (days, last);
    }
}
