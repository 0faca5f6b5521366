/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/record-json.h"

/* The options of a kind, by the names that `record` knows them by. */
typedef enum
{
  OPTION_TO = 1 << 0,
  OPTION_LEDGER = 1 << 1,
  OPTION_POSITION = 1 << 2,
  OPTION_PERIOD = 1 << 3,
  OPTION_CAUSE = 1 << 4,
  OPTION_SUGGESTION = 1 << 5,
  OPTION_RECORD = 1 << 6,
  OPTION_LEAD = 1 << 7,
  OPTION_UNIT = 1 << 8,
  OPTION_DUE = 1 << 9,
  OPTION_REASON = 1 << 10,
  OPTION_OUTCOME = 1 << 11,
  OPTION_DECISION = 1 << 12, /* an outcome that is a text */
  OPTION_TITLE = 1 << 13,
  OPTION_MILESTONE = 1 << 14,
  OPTION_DONE = 1 << 15,
  OPTION_LEVEL = 1 << 16,
  OPTION_WAIVER = 1 << 17,
} Options;

static const guint32 options_of_kind[DUBAN_N_RECORD_KINDS] = {
  [DUBAN_RECORD_FEEDBACK] = OPTION_TO,
  [DUBAN_RECORD_ACCOUNT] = OPTION_LEDGER | OPTION_POSITION | OPTION_PERIOD,
  [DUBAN_RECORD_BLOCKAGE] = OPTION_CAUSE | OPTION_SUGGESTION,
  [DUBAN_RECORD_RESOLVE] = OPTION_RECORD,
  [DUBAN_RECORD_REQUEST] = OPTION_TO,
  [DUBAN_RECORD_ANSWER] = OPTION_RECORD,
  [DUBAN_RECORD_HANDOVER] = OPTION_LEAD | OPTION_UNIT | OPTION_REASON,
  [DUBAN_RECORD_EXTENSION] = OPTION_DUE | OPTION_REASON | OPTION_OUTCOME,
  [DUBAN_RECORD_DECISION] = OPTION_DECISION,
  [DUBAN_RECORD_MILESTONE] = OPTION_TITLE | OPTION_DUE | OPTION_MILESTONE | OPTION_DONE,
  [DUBAN_RECORD_VERIFY] = OPTION_LEVEL | OPTION_OUTCOME,
  [DUBAN_RECORD_VOID] = OPTION_RECORD | OPTION_REASON,
  [DUBAN_RECORD_WAIVE] = OPTION_WAIVER,
};

static void
print_time (DubanJson *json, const char *name, DubanSession *session, gint64 milliseconds)
{
  g_autofree char *text = duban_clock_format (session->clock, milliseconds);

  duban_json_text (json, name, text);
}

/* A minute of a day of the office, as a time; null where the minute is not known. */
static void
print_minute (DubanJson *json, const char *name, DubanSession *session, DubanDay day, int minute)
{
  g_autoptr (GDateTime) time = NULL;
  int year, month, day_of_month;

  if (day == DUBAN_NO_DAY || minute == DUBAN_NO_MINUTE)
    {
      duban_json_null (json, name);
      return;
    }
  duban_day_to_ymd (day, &year, &month, &day_of_month);
  time = g_date_time_new (duban_clock_get_zone (session->clock), year, month, day_of_month,
                          minute / 60, minute % 60, 0);
  print_time (json, name, session, g_date_time_to_unix (time) * 1000);
}

static void
print_week (DubanJson *json, DubanDay monday)
{
  g_autofree char *text = NULL;

  if (monday != DUBAN_NO_DAY)
    text = duban_period_to_text (duban_period_of (DUBAN_PERIOD_WEEK, monday));
  duban_json_text (json, "period", text);
}

/* lead and unit of a handover are whom it went to; of a waiver they are the finding's. */
static void
print_people (DubanJson *json, const DubanDirectory *directory, const DubanRecord *record,
              guint32 options)
{
  if (options & OPTION_LEAD)
    duban_json_text (json, "lead", duban_directory_get_name (directory, record->lead_to));
  if (options & OPTION_UNIT)
    duban_json_text (json, "unit", duban_directory_get_name (directory, record->unit_to));
  if (!(options & OPTION_WAIVER))
    return;
  duban_json_filled (json, "rule", record->rule);
  duban_json_text (json, "leader", duban_directory_get_name (directory, record->leader));
  duban_json_text (json, "unit", duban_directory_get_name (directory, record->unit));
  duban_json_filled (json, "reason", record->text);
  duban_json_day (json, "until", record->due);
}

static void
print_texts (DubanJson *json, const DubanRecord *record, guint32 options)
{
  if (options & OPTION_TO)
    duban_json_filled (json, "to", record->to);
  if (options & OPTION_CAUSE)
    duban_json_filled (json, "cause", record->cause);
  if (options & OPTION_SUGGESTION)
    duban_json_filled (json, "suggestion", record->suggestion);
  if (options & OPTION_REASON)
    duban_json_filled (json, "reason", record->reason);
  if (options & OPTION_DECISION)
    duban_json_filled (json, "outcome", record->decision);
  if (options & OPTION_TITLE)
    duban_json_filled (json, "title", record->title);
}

static void
print_values (DubanJson *json, const DubanRecord *record, guint32 options)
{
  if (options & OPTION_LEDGER)
    duban_json_text (json, "ledger", duban_ledger_get_code (record->ledger));
  if (options & OPTION_POSITION)
    duban_json_text (json, "position", duban_position_get_code (record->position));
  if (options & OPTION_PERIOD)
    print_week (json, record->week);
  if (options & OPTION_RECORD)
    duban_json_id (json, "record", &record->target);
  if (options & OPTION_MILESTONE)
    duban_json_id (json, "milestone", &record->target);
  if (options & OPTION_DUE)
    duban_json_day (json, "due", record->due);
  if (options & OPTION_DONE)
    duban_json_day (json, "done", record->done);
  if (options & OPTION_LEVEL)
    duban_json_text (json, "level", duban_verify_level_get_code (record->level));
  if (options & OPTION_OUTCOME)
    duban_json_text (json, "outcome", duban_outcome_get_code (record->outcome));
}

static void
print_attachment (DubanJson *json, const DubanAttached *attachment)
{
  char digest[2 * sizeof attachment->digest + 1];

  for (gsize i = 0; i < sizeof attachment->digest; i++)
    g_snprintf (digest + 2 * i, 3, "%02x", attachment->digest[i]);
  duban_json_begin_object (json, NULL);
  duban_json_text (json, "name", attachment->name);
  duban_json_number (json, "size", (gint64) attachment->size);
  duban_json_text (json, "sha256", digest);
  duban_json_end_object (json);
}

static void
print_attachments (DubanJson *json, const DubanTaskHistory *history, const DubanId *record)
{
  duban_json_begin_array (json, "attachments");
  for (guint i = 0; i < history->attachments->len; i++)
    {
      const DubanAttached *attachment = history->attachments->pdata[i];

      if (duban_id_equal (&attachment->record, record))
        print_attachment (json, attachment);
    }
  duban_json_end_array (json);
}

/* What was corrected, as `set` names it. */
static void
print_field (DubanJson *json, guint attr)
{
  const DubanAttrSpec *spec = attr != 0 ? duban_attr_get_spec (attr) : NULL;

  duban_json_text (json, "field", spec != NULL ? spec->name : NULL);
}

static void
print_record (DubanJson *json, DubanSession *session, const DubanRecord *record,
              const DubanTaskHistory *history)
{
  const DubanDirectory *directory = session->terms->directory;
  guint32 options = record->kind < DUBAN_N_RECORD_KINDS ? options_of_kind[record->kind] : 0;

  duban_json_begin_object (json, NULL);
  duban_json_id (json, "id", &record->id);
  duban_json_text (json, "kind", duban_record_kind_get_code (record->kind));
  duban_json_day (json, "on", record->day);
  print_minute (json, "time", session, record->day, record->minute);
  if (record->written != 0)
    print_time (json, "written", session, record->written);
  else
    duban_json_null (json, "written");
  duban_json_text (json, "by", duban_directory_get_name (directory, record->by));
  duban_json_filled (json, "text", record->text);
  duban_json_boolean (json, "void", record->is_void);
  print_people (json, directory, record, options);
  print_texts (json, record, options);
  print_values (json, record, options);
  if (record->kind == DUBAN_RECORD_CORRECTION)
    print_field (json, duban_task_history_get_corrected (history, &record->id));
  if (record->kind == DUBAN_RECORD_EXTENSION)
    duban_json_boolean (json, "late", duban_task_history_is_late (history, record));
  print_attachments (json, history, &record->id);
  duban_json_end_object (json);
}

/* The day on which a milestone was done, by the last record that says so. */
static DubanDay
find_done (const DubanRecord *records, gsize n_records, const DubanId *milestone)
{
  DubanDay done = DUBAN_NO_DAY;

  for (gsize i = 0; i < n_records; i++)
    if (records[i].kind == DUBAN_RECORD_MILESTONE && !records[i].is_void
        && duban_id_equal (&records[i].target, milestone))
      done = records[i].done != DUBAN_NO_DAY ? records[i].done : records[i].day;
  return done;
}

static void
print_milestones (DubanJson *json, const DubanRecord *records, gsize n_records)
{
  duban_json_begin_array (json, "milestones");
  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *record = &records[i];

      if (record->kind != DUBAN_RECORD_MILESTONE || record->is_void
          || !duban_id_is_nil (&record->target))
        continue;
      duban_json_begin_object (json, NULL);
      duban_json_id (json, "id", &record->id);
      duban_json_filled (json, "title", record->title);
      duban_json_day (json, "due", record->due);
      duban_json_day (json, "done", find_done (records, n_records, &record->id));
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
}

static void
print_accounts (DubanJson *json, const DubanDirectory *directory, const DubanRecord *records,
                gsize n_records)
{
  duban_json_begin_array (json, "accounts");
  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *record = &records[i];

      if (record->kind != DUBAN_RECORD_ACCOUNT || record->is_void)
        continue;
      duban_json_begin_object (json, NULL);
      duban_json_id (json, "id", &record->id);
      duban_json_text (json, "leader", duban_directory_get_name (directory, record->by));
      duban_json_text (json, "ledger", duban_ledger_get_code (record->ledger));
      print_week (json, record->week);
      duban_json_text (json, "position", duban_position_get_code (record->position));
      duban_json_filled (json, "text", record->text);
      duban_json_end_object (json);
    }
  duban_json_end_array (json);
}

void
duban_record_json_print (DubanJson *json, DubanSession *session, const DubanRecord *records,
                         gsize n_records, const DubanTaskHistory *history)
{
  duban_json_begin_array (json, "records");
  for (gsize i = 0; i < n_records; i++)
    print_record (json, session, &records[i], history);
  duban_json_end_array (json);
  print_milestones (json, records, n_records);
  print_accounts (json, session->terms->directory, records, n_records);
}
