/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/import/records.h"

#include <string.h>

static const DubanRecordKind dated_kinds[DUBAN_N_ROW_RECORDS] = {
  [DUBAN_ROW_DEPLOY] = DUBAN_RECORD_DEPLOY,
  [DUBAN_ROW_APPROACH] = DUBAN_RECORD_APPROACH,
  [DUBAN_ROW_FEEDBACK] = DUBAN_RECORD_FEEDBACK,
  [DUBAN_ROW_FOLLOW_UP] = DUBAN_RECORD_FOLLOW_UP,
};

/* A record as the row has it. Texts are never NULL. */
typedef struct
{
  DubanRecordKind kind;
  DubanDay day;
  const char *text, *cause, *suggestion;
  DubanDay due; /* of a milestone */
} Record;

#define MAX_TITLE 600 /* bytes of a milestone's title: the wording of its deadline */

static DubanDay
get_today (const DubanImportTarget *target)
{
  return target->batch->session->now.today;
}

/* The same row gives the same id on every desk. */
static DubanId
compute_id (const DubanImportTarget *target, const Record *record)
{
  char task[DUBAN_ID_TEXT_SIZE], day[DUBAN_DAY_TEXT_SIZE];
  const char *words[7]
      = { duban_id_format (&target->id, task), duban_record_kind_get_code (record->kind),
          duban_day_format (record->kind == DUBAN_RECORD_MILESTONE ? record->due : record->day,
                            day),
          record->text };
  gsize n = 4;

  if (*record->cause)
    words[n++] = record->cause;
  if (*record->suggestion)
    words[n++] = record->suggestion;
  return duban_id_from_words ("record", words);
}

static void
add (DubanImportTarget *target, const Record *record)
{
  DubanChangeBuilder *builder = target->batch->builder;
  gboolean is_milestone = record->kind == DUBAN_RECORD_MILESTONE;
  DubanId id = compute_id (target, record);

  duban_change_builder_begin_record (builder, &id, record->kind, record->day, DUBAN_NO_MINUTE, NULL,
                                     is_milestone ? "" : record->text);
  if (is_milestone)
    duban_change_builder_extra_text (builder, DUBAN_EXTRA_TITLE, record->text);
  duban_change_builder_extra_text (builder, DUBAN_EXTRA_CAUSE, record->cause);
  duban_change_builder_extra_text (builder, DUBAN_EXTRA_SUGGESTION, record->suggestion);
  duban_change_builder_extra_day (builder, DUBAN_EXTRA_DUE, record->due);
  duban_change_builder_end_record (builder);
}

static void
add_plain (DubanImportTarget *target, DubanRecordKind kind, DubanDay day, const char *text)
{
  add (target, &(Record){ kind, day, text, "", "", DUBAN_NO_DAY });
}

static void
void_record (DubanImportTarget *target, const DubanFoldRecord *voided)
{
  char task[DUBAN_ID_TEXT_SIZE], record[DUBAN_ID_TEXT_SIZE];
  const char *words[] = { duban_id_format (&target->id, task), "void", "",
                          duban_id_format (&voided->record.id, record), NULL };
  DubanId id = duban_id_from_words ("record", words);

  duban_change_builder_begin_record (target->batch->builder, &id, DUBAN_RECORD_VOID,
                                     get_today (target), DUBAN_NO_MINUTE, NULL, NULL);
  duban_change_builder_extra_id (target->batch->builder, DUBAN_EXTRA_TARGET, &voided->record.id);
  duban_change_builder_end_record (target->batch->builder);
}

/* The standing records that imports brought, one after another; *cursor begins as 0. */
static const DubanFoldRecord *
next_standing (const DubanImportTarget *target, gsize *cursor)
{
  gsize n = 0;
  const DubanFoldRecord *records
      = target->imported ? duban_fold_get_records (target->imported, &n) : NULL;

  while (*cursor < n)
    if (!records[(*cursor)++].voided_by)
      return &records[*cursor - 1];
  return NULL;
}

static gboolean
has_text (const DubanFoldRecord *record, const char *text)
{
  DubanSpan span = { (const guint8 *) text, strlen (text) };

  return duban_span_equal (record->record.text, span);
}

static const DubanFoldRecord *
find_standing (const DubanImportTarget *target, DubanRecordKind kind, DubanDay day)
{
  const DubanFoldRecord *record;
  gsize cursor = 0;

  while ((record = next_standing (target, &cursor)))
    if (record->record.kind == kind && record->record.day == day)
      return record;
  return NULL;
}

/* Whether an earlier import brought a record with that text already. */
static gboolean
is_said (const DubanImportTarget *target, const char *text)
{
  const DubanFoldRecord *record;
  gsize cursor = 0;

  while ((record = next_standing (target, &cursor)))
    if (has_text (record, text))
      return TRUE;
  return FALSE;
}

static void
void_all (DubanImportTarget *target, DubanRecordKind kind)
{
  const DubanFoldRecord *record;
  gsize cursor = 0;

  while ((record = next_standing (target, &cursor)))
    if (record->record.kind == kind)
      void_record (target, record);
}

/* One dated record.  The date that is here already stays, unless it carries a text that is new;
 * another date of its kind gives way, unless the kind is one that repeats. */
static void
write_dated (DubanImportTarget *target, DubanRecordKind kind, DubanDay day, const char *text)
{
  const DubanFoldRecord *here = find_standing (target, kind, day);

  if (here && (!*text || is_said (target, text)))
    return;
  if (here)
    void_record (target, here);
  else if (kind != DUBAN_RECORD_FOLLOW_UP)
    void_all (target, kind);
  add_plain (target, kind, day, text);
}

/* What a change of status means beside closing: work that is taken up again. */
static void
write_return (DubanImportTarget *target, DubanStatus status)
{
  DubanStatus before
      = duban_span_get_code (duban_import_target_get_imported (target, DUBAN_ATTR_STATUS));

  if (status > DUBAN_STATUS_SUSPENDED)
    return;
  if (before >= DUBAN_STATUS_CLOSED)
    add_plain (target, DUBAN_RECORD_REOPEN, get_today (target), "");
  else if (before == DUBAN_STATUS_SUSPENDED && status == DUBAN_STATUS_OPEN)
    add_plain (target, DUBAN_RECORD_RESUME, get_today (target), "");
}

static void
write_status (DubanImportTarget *target, const DubanLedgerRow *row, gboolean is_new,
              const char *progress)
{
  if (row->status == DUBAN_STATUS_CLOSED)
    write_dated (target, DUBAN_RECORD_CLOSE, row->closed, progress);
  else if (row->status == DUBAN_STATUS_WITHDRAWN)
    write_dated (target, DUBAN_RECORD_WITHDRAW, row->closed, "");
  if (!is_new)
    return;
  write_return (target, row->status);
  if (row->status == DUBAN_STATUS_SUSPENDED)
    add_plain (target, DUBAN_RECORD_SUSPEND,
               row->suspended != DUBAN_NO_DAY ? row->suspended : get_today (target), "");
}

static void
write_note (DubanImportTarget *target, const char *text)
{
  if (*text && !is_said (target, text))
    add_plain (target, DUBAN_RECORD_NOTE, DUBAN_NO_DAY, text);
}

/* Whether one of the periods' texts stands in the row, or none does. */
static gboolean
is_of_row (const DubanFoldRecord *record, const DubanProgress *const *parts, guint n)
{
  gboolean is_replaced = FALSE;

  for (guint i = 0; i < n; i++)
    {
      if (record->record.day < parts[i]->first || record->record.day > parts[i]->last)
        continue;
      if (has_text (record, parts[i]->text))
        return TRUE;
      is_replaced = TRUE;
    }
  return !is_replaced;
}

/* Whether an import brought the text as something of its period. */
static gboolean
is_said_then (const DubanImportTarget *target, const DubanProgress *part)
{
  const DubanFoldRecord *record;
  gsize cursor = 0;

  while ((record = next_standing (target, &cursor)))
    if (has_text (record, part->text) && record->record.day >= part->first
        && record->record.day <= part->last)
      return TRUE;
  return FALSE;
}

/* What was achieved in each period: a note of its last day, unless a record of the period says it.
 * A text that was corrected takes the place of the one before. */
static void
write_progress (DubanImportTarget *target, const DubanLedgerRow *row)
{
  g_autofree const DubanProgress **parts = g_new (const DubanProgress *, row->n_earlier + 1);
  const DubanFoldRecord *record;
  gsize cursor = 0;
  guint n = 0;

  for (guint i = 0; i < row->n_earlier; i++)
    parts[n++] = &row->earlier[i];
  if (row->progress_at == DUBAN_PROGRESS_OF_NONE && row->progress.first != DUBAN_NO_DAY)
    parts[n++] = &row->progress;
  while (n > 0 && (record = next_standing (target, &cursor)))
    if (record->record.kind == DUBAN_RECORD_NOTE && record->record.day != DUBAN_NO_DAY
        && !is_of_row (record, parts, n))
      void_record (target, record);
  for (guint i = 0; i < n; i++)
    if (parts[i]->first == DUBAN_NO_DAY)
      write_note (target, parts[i]->text);
    else if (!is_said_then (target, parts[i]))
      add_plain (target, DUBAN_RECORD_NOTE, parts[i]->last, parts[i]->text);
}

static gboolean
has_extra (const DubanFoldRecord *record, DubanExtra key, const char *text)
{
  DubanSpan wanted = { (const guint8 *) text, strlen (text) };
  DubanWireExtra extra;
  gsize cursor = 0;

  while (duban_wire_record_next_extra (&record->record, &cursor, &extra))
    if (extra.key == key)
      return duban_span_equal (extra.value, wanted);
  return *text == '\0';
}

/* A problem is a blockage, with its cause and suggestion; either of these alone is a note.  The
 * same problem with another cause or suggestion takes the place of the one before. */
static void
write_problem (DubanImportTarget *target, const DubanLedgerRow *row)
{
  Record blockage = { DUBAN_RECORD_BLOCKAGE,
                      DUBAN_NO_DAY,
                      row->cells[DUBAN_COLUMN_PROBLEM],
                      row->cells[DUBAN_COLUMN_PROBLEM_CAUSE],
                      row->cells[DUBAN_COLUMN_SUGGESTION],
                      DUBAN_NO_DAY };
  const DubanFoldRecord *record;
  gsize cursor = 0;

  if (!*blockage.text)
    {
      write_note (target, blockage.cause);
      write_note (target, blockage.suggestion);
      return;
    }
  while ((record = next_standing (target, &cursor)))
    {
      if (record->record.kind != DUBAN_RECORD_BLOCKAGE || !has_text (record, blockage.text))
        continue;
      if ((!*blockage.cause || has_extra (record, DUBAN_EXTRA_CAUSE, blockage.cause))
          && (!*blockage.suggestion
              || has_extra (record, DUBAN_EXTRA_SUGGESTION, blockage.suggestion)))
        return;
      void_record (target, record);
    }
  add (target, &blockage);
}

static gboolean
is_milestone (const DubanFoldRecord *record, DubanDay due, const char *title)
{
  guint32 bytes = GUINT32_TO_LE ((guint32) due);
  DubanSpan day = { (const guint8 *) &bytes, sizeof bytes };
  gboolean has_day = FALSE;
  DubanWireExtra extra;
  gsize cursor = 0;

  while (duban_wire_record_next_extra (&record->record, &cursor, &extra))
    has_day = has_day || (extra.key == DUBAN_EXTRA_DUE && duban_span_equal (extra.value, day));
  return record->record.kind == DUBAN_RECORD_MILESTONE && has_day
         && has_extra (record, DUBAN_EXTRA_TITLE, title);
}

static gboolean
has_milestone (const DubanImportTarget *target, DubanDay due, const char *title)
{
  const DubanFoldRecord *record;
  gsize cursor = 0;

  while ((record = next_standing (target, &cursor)))
    if (is_milestone (record, due, title))
      return TRUE;
  return FALSE;
}

static char *
clip (const char *text)
{
  if (strlen (text) <= MAX_TITLE)
    return g_strdup (text);
  return g_strndup (text, (gsize) (g_utf8_find_prev_char (text, text + MAX_TITLE + 1) - text));
}

/* The earlier dates of a deadline with several; those of the deadline before give way. */
static void
write_milestones (DubanImportTarget *target, const DubanLedgerRow *row)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const DubanFoldRecord *record;
  gsize cursor = 0;

  for (guint i = 0; i < row->n_milestones; i++)
    g_ptr_array_add (titles, clip (row->milestone_titles[i]));
  while ((record = next_standing (target, &cursor)))
    {
      gboolean is_kept = record->record.kind != DUBAN_RECORD_MILESTONE;

      for (guint i = 0; i < row->n_milestones; i++)
        is_kept = is_kept || is_milestone (record, row->milestones[i], titles->pdata[i]);
      if (!is_kept)
        void_record (target, record);
    }
  for (guint i = 0; i < row->n_milestones; i++)
    if (!has_milestone (target, row->milestones[i], titles->pdata[i]))
      add (target, &(Record){ DUBAN_RECORD_MILESTONE, DUBAN_NO_DAY, titles->pdata[i], "", "",
                              row->milestones[i] });
}

void
duban_import_records_write (DubanImportTarget *target, const DubanLedgerRow *row,
                            const DubanImportNews *news)
{
  const char *progress = row->progress.text;

  for (int i = 0; i < DUBAN_N_ROW_RECORDS; i++)
    if (row->done[i] != DUBAN_NO_DAY)
      write_dated (target, dated_kinds[i], row->done[i], i == row->progress_at ? progress : "");
  write_status (target, row, news->status,
                row->progress_at == DUBAN_PROGRESS_OF_CLOSING ? progress : "");
  if (row->progress_at == DUBAN_PROGRESS_OF_NONE && row->progress.first == DUBAN_NO_DAY)
    write_note (target, progress);
  write_progress (target, row);
  write_problem (target, row);
  if (news->due)
    write_milestones (target, row);
}

void
duban_import_records_hand_over (DubanImportTarget *target, const DubanImportMove *lead,
                                const DubanImportMove *unit)
{
  DubanChangeBuilder *builder = target->batch->builder;
  char task[DUBAN_ID_TEXT_SIZE], day[DUBAN_DAY_TEXT_SIZE];
  char to_lead[DUBAN_ID_TEXT_SIZE] = "", to_unit[DUBAN_ID_TEXT_SIZE] = "";
  const char *words[] = { duban_id_format (&target->id, task),
                          "handover",
                          duban_day_format (get_today (target), day),
                          lead ? duban_id_format (lead->to, to_lead) : to_lead,
                          unit ? duban_id_format (unit->to, to_unit) : to_unit,
                          NULL };
  DubanId id = duban_id_from_words ("record", words);

  duban_change_builder_begin_record (builder, &id, DUBAN_RECORD_HANDOVER, get_today (target),
                                     DUBAN_NO_MINUTE, NULL, NULL);
  if (lead)
    {
      duban_change_builder_extra_id (builder, DUBAN_EXTRA_LEAD_FROM, lead->from);
      duban_change_builder_extra_id (builder, DUBAN_EXTRA_LEAD_TO, lead->to);
    }
  if (unit)
    {
      duban_change_builder_extra_id (builder, DUBAN_EXTRA_UNIT_FROM, unit->from);
      duban_change_builder_extra_id (builder, DUBAN_EXTRA_UNIT_TO, unit->to);
    }
  duban_change_builder_end_record (builder);
}
