/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/record.h"

static const char *const codes[DUBAN_N_RECORD_KINDS] = {
  [DUBAN_RECORD_ACCEPT] = "accept",
  [DUBAN_RECORD_DEPLOY] = "deploy",
  [DUBAN_RECORD_APPROACH] = "approach",
  [DUBAN_RECORD_FEEDBACK] = "feedback",
  [DUBAN_RECORD_FOLLOW_UP] = "follow-up",
  [DUBAN_RECORD_ACCOUNT] = "account",
  [DUBAN_RECORD_BLOCKAGE] = "blockage",
  [DUBAN_RECORD_RESOLVE] = "resolve",
  [DUBAN_RECORD_REQUEST] = "request",
  [DUBAN_RECORD_ANSWER] = "answer",
  [DUBAN_RECORD_SITE_VISIT] = "site-visit",
  [DUBAN_RECORD_DECISION] = "decision",
  [DUBAN_RECORD_MILESTONE] = "milestone",
  [DUBAN_RECORD_HANDOVER] = "handover",
  [DUBAN_RECORD_EXTENSION] = "extension",
  [DUBAN_RECORD_SUSPEND] = "suspend",
  [DUBAN_RECORD_RESUME] = "resume",
  [DUBAN_RECORD_REISSUE] = "reissue",
  [DUBAN_RECORD_CLOSE] = "close",
  [DUBAN_RECORD_VERIFY] = "verify",
  [DUBAN_RECORD_REOPEN] = "reopen",
  [DUBAN_RECORD_WITHDRAW] = "withdraw",
  [DUBAN_RECORD_URGE] = "urge",
  [DUBAN_RECORD_CORRECTION] = "correction",
  [DUBAN_RECORD_NOTE] = "note",
  [DUBAN_RECORD_VOID] = "void",
  [DUBAN_RECORD_WAIVE] = "waive",
};

gboolean
duban_record_is_after (const DubanRecord *a, const DubanRecord *b)
{
  if (a->day != b->day)
    return a->day > b->day;
  if (a->written != b->written)
    return a->written > b->written;
  if (a->minute != b->minute)
    return a->minute > b->minute;
  return a > b;
}

gboolean
duban_record_is_targeted (const DubanRecord *target, DubanRecordKind kind,
                          const DubanRecord *records, gsize n_records)
{
  for (gsize i = 0; i < n_records; i++)
    if (records[i].kind == kind && !records[i].is_void
        && duban_id_equal (&records[i].target, &target->id))
      return TRUE;
  return FALSE;
}

gboolean
duban_record_is_open_milestone (const DubanRecord *record, const DubanRecord *records,
                                gsize n_records)
{
  return record->kind == DUBAN_RECORD_MILESTONE && !record->is_void
         && duban_id_is_nil (&record->target) && record->done == DUBAN_NO_DAY
         && !duban_record_is_targeted (record, DUBAN_RECORD_MILESTONE, records, n_records);
}

const DubanRecord *
duban_record_find_blockage (const DubanRecord *records, gsize n_records)
{
  const DubanRecord *latest = NULL;

  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *record = &records[i];

      if (record->kind == DUBAN_RECORD_BLOCKAGE && !record->is_void
          && (latest == NULL || duban_record_is_after (record, latest))
          && !duban_record_is_targeted (record, DUBAN_RECORD_RESOLVE, records, n_records))
        latest = record;
    }
  return latest;
}

const DubanRecord *
duban_record_find_unverified (const DubanRecord *records, gsize n_records)
{
  const DubanRecord *closing = NULL, *verifying = NULL;

  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *record = &records[i];
      const DubanRecord **last = record->kind == DUBAN_RECORD_CLOSE    ? &closing
                                 : record->kind == DUBAN_RECORD_VERIFY ? &verifying
                                                                       : NULL;

      if (last != NULL && !record->is_void
          && (*last == NULL || duban_record_is_after (record, *last)))
        *last = record;
    }
  if (closing == NULL || closing->written_day == DUBAN_NO_DAY
      || (verifying != NULL && !duban_record_is_after (closing, verifying)))
    return NULL;
  return closing;
}

const char *
duban_record_kind_get_code (DubanRecordKind kind)
{
  return (guint) kind < DUBAN_N_RECORD_KINDS ? codes[kind] : NULL;
}

DubanRecordKind
duban_record_kind_parse (const char *code)
{
  for (guint kind = DUBAN_RECORD_ACCEPT; kind < DUBAN_N_RECORD_KINDS; kind++)
    if (g_strcmp0 (codes[kind], code) == 0)
      return kind;
  return 0;
}
