/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/hearing.h"

void
duban_hearing_begin (DubanHearing *hearing)
{
  hearing->first = hearing->findings->len;
  hearing->kinds = 0;
  for (gsize i = 0; i < hearing->n_records; i++)
    if (!hearing->records[i].is_void && hearing->records[i].kind < DUBAN_N_RECORD_KINDS)
      hearing->kinds |= 1u << hearing->records[i].kind;
}

DubanFinding *
duban_hearing_add (DubanHearing *hearing, DubanRule rule, DubanSeverity severity)
{
  const DubanFinding finding = {
    .rule = (guint8) rule,
    .severity = (guint8) severity,
    .task = hearing->task->n,
    .leader = hearing->task->lead,
    .unit = hearing->task->unit,
    .since = DUBAN_NO_DAY,
    .days = DUBAN_NO_DAYS,
    .date = DUBAN_NO_DAY,
  };

  g_array_append_val (hearing->findings, finding);
  return &g_array_index (hearing->findings, DubanFinding, hearing->findings->len - 1);
}

DubanFinding *
duban_hearing_add_overdue (DubanHearing *hearing, DubanRule rule, DubanSeverity severity,
                           DubanDay date)
{
  DubanFinding *finding = duban_hearing_add (hearing, rule, severity);

  finding->date = date;
  finding->since = date + 1;
  finding->days = hearing->terms->today - date;
  return finding;
}

gboolean
duban_hearing_has (const DubanHearing *hearing, DubanRecordKind kind)
{
  return (hearing->kinds & (1u << kind)) != 0;
}

const DubanRecord *
duban_hearing_find_last (const DubanHearing *hearing, DubanRecordKind kind)
{
  const DubanRecord *last = NULL;

  if (!duban_hearing_has (hearing, kind))
    return NULL;
  for (gsize i = 0; i < hearing->n_records; i++)
    {
      const DubanRecord *record = &hearing->records[i];

      if (record->kind == kind && !record->is_void
          && (last == NULL || duban_record_is_after (record, last)))
        last = record;
    }
  return last;
}
