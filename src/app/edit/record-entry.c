/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/edit/record-entry.h"

#include "app/edit/attachment.h"
#include "app/edit/handover.h"
#include "app/edit/record-effect.h"
#include "app/input.h"
#include "core/account.h"
#include "core/turn.h"
#include "store/tasks.h"

#include <glib/gi18n-lib.h>

static void
begin (DubanRecordEntry *entry)
{
  entry->id = duban_act_begin_record (entry->act, entry->kind, entry->day, entry->minute,
                                      &entry->by, entry->draft->text);
}

static void
end (DubanRecordEntry *entry)
{
  for (guint i = 0; i < entry->attachments->len; i++)
    duban_attachment_write (entry->attachments->pdata[i], entry->act->builder);
  duban_change_builder_end_record (entry->act->builder);
}

static void
add_text (DubanRecordEntry *entry, DubanExtra key, const char *text)
{
  duban_change_builder_extra_text (entry->act->builder, key, text);
}

static gboolean
refuse_code (const char *name, const char *text, const char *codes, GError **error)
{
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE, _ ("%s: “%s” is none of %s."), name,
               text, codes);
  return FALSE;
}

static gboolean
read_day (DubanRecordEntry *entry, const char *name, const char *text, DubanDay *day,
          GError **error)
{
  const DubanTerms *terms = entry->act->session->terms;
  DubanDatewordContext context
      = { .assigned = duban_entity_get_day (entry->task, DUBAN_ATTR_ASSIGNED),
          .today = terms->today,
          .calendar = terms->calendar };

  return duban_input_read_day (name, text, &context, day, error)
         && (*day != DUBAN_NO_DAY || duban_input_refuse_no_day (name, error));
}

/* The record of a task that a person names by its id or a beginning of it that fits only one;
 * among those of one kind (0: any) that are not void. NULL with error. */
static const DubanFoldRecord *
find_record (const DubanEntity *task, DubanRecordKind kind, const char *name, GError **error)
{
  gsize n_records;
  const DubanFoldRecord *records = duban_fold_get_records (task->fold, &n_records);
  const DubanFoldRecord *found = NULL;
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < n_records; i++)
    {
      char text[DUBAN_ID_TEXT_SIZE];

      duban_id_format (&records[i].record.id, text);
      if (*lower == '\0' || records[i].voided_by != NULL || !g_str_has_prefix (text, lower)
          || (kind != 0 && records[i].record.kind != kind))
        continue;
      if (found != NULL)
        {
          g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                       _ ("“%s” fits several records of this task; write more of the id."), name);
          return NULL;
        }
      found = &records[i];
    }
  if (found == NULL)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_UNKNOWN,
                 /* Translators: an id. */
                 _ ("This task has no standing record “%s” that this could be about; “dubanctl "
                    "show” lists its records."),
                 name);
  return found;
}

static gboolean
write_plain (DubanRecordEntry *entry, GError **error)
{
  begin (entry);
  end (entry);
  return TRUE;
}

/* To whom: whoever assigned it, as worded there, or someone of the directory. */
static gboolean
write_addressed (DubanRecordEntry *entry, GError **error)
{
  const char *to = entry->draft->to;
  g_autofree char *assigner = duban_entity_dup_text (entry->task, DUBAN_ATTR_ASSIGNER);
  DubanId id;

  if (to != NULL && g_strcmp0 (to, assigner) != 0
      && !duban_edit_find_person (entry->act->session->terms->directory, to, &id, error))
    return FALSE;
  begin (entry);
  add_text (entry, DUBAN_EXTRA_TO, to);
  end (entry);
  return TRUE;
}

typedef struct
{
  const DubanTerms *terms;
  guint32 leader;
  DubanLedger ledger;
  DubanDay week;
} WeekSearch;

static gboolean
find_week_cb (const DubanTask *task, const DubanRecord *records, gsize n_records, gpointer data)
{
  WeekSearch *search = data;

  search->week = duban_account_default_week (search->terms, task, records, n_records,
                                             search->leader, search->ledger);
  return FALSE;
}

static gboolean
find_week (DubanRecordEntry *entry, guint32 leader, DubanLedger ledger, DubanDay *week,
           GError **error)
{
  DubanSession *session = entry->act->session;
  const char *text = entry->draft->period;
  WeekSearch search = { session->terms, leader, ledger, DUBAN_NO_DAY };
  DubanPeriod period;

  if (text == NULL)
    {
      if (!duban_tasks_each_of (session->db, &entry->task->n, 1, DUBAN_TASKS_RULES,
                                duban_clock_get_zone (session->clock), find_week_cb, &search,
                                error))
        return FALSE;
      *week = search.week;
      return TRUE;
    }
  if (!duban_period_parse (text, &period) || period.kind != DUBAN_PERIOD_WEEK)
    return refuse_code ("period", text, _ ("the weeks, such as 2026-W47"), error);
  if (period.from > session->now.today)
    return duban_input_refuse_future ("period", text, error);
  *week = period.from;
  return TRUE;
}

static const DubanLeader *
find_accountant (DubanRecordEntry *entry, GError **error)
{
  const DubanTerms *terms = entry->act->session->terms;
  guint32 n = 0;

  if (duban_id_is_nil (&entry->by))
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_USAGE,
                           _ ("An account is a leader's; say whose with --by."));
      return NULL;
    }
  if (!duban_history_find_entity (entry->act->session->db, &entry->by, &n, error))
    return NULL;
  if (duban_directory_get_leader (terms->directory, n) == NULL)
    g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_VALUE,
                 _ ("An account is a leader's, and “%s” is none; say whose with --by."),
                 entry->draft->by);
  return duban_directory_get_leader (terms->directory, n);
}

static gboolean
write_account (DubanRecordEntry *entry, GError **error)
{
  const DubanRecordDraft *draft = entry->draft;
  const DubanLeader *leader = find_accountant (entry, error);
  DubanLedger ledger = duban_ledger_parse (draft->ledger);
  DubanPosition position = duban_position_parse (draft->position);
  DubanDay week = DUBAN_NO_DAY;

  if (leader == NULL)
    return FALSE;
  if (ledger == 0)
    return refuse_code ("ledger", draft->ledger, "own, cross", error);
  if (position == 0)
    return refuse_code ("position", draft->position, "done, on-track, slow, blocked", error);
  if (!find_week (entry, leader->n, ledger, &week, error))
    return FALSE;
  begin (entry);
  duban_change_builder_extra_code (entry->act->builder, DUBAN_EXTRA_LEDGER, ledger);
  duban_change_builder_extra_code (entry->act->builder, DUBAN_EXTRA_POSITION, position);
  duban_change_builder_extra_day (entry->act->builder, DUBAN_EXTRA_WEEK, week);
  end (entry);
  return TRUE;
}

static gboolean
write_blockage (DubanRecordEntry *entry, GError **error)
{
  begin (entry);
  add_text (entry, DUBAN_EXTRA_CAUSE, entry->draft->cause);
  add_text (entry, DUBAN_EXTRA_SUGGESTION, entry->draft->suggestion);
  end (entry);
  return TRUE;
}

/* A resolve names its blockage, an answer its request. */
static gboolean
write_reply (DubanRecordEntry *entry, GError **error)
{
  DubanRecordKind kind
      = entry->kind == DUBAN_RECORD_ANSWER ? DUBAN_RECORD_REQUEST : DUBAN_RECORD_BLOCKAGE;
  const DubanFoldRecord *target = find_record (entry->task, kind, entry->draft->record, error);

  if (target == NULL)
    return FALSE;
  begin (entry);
  duban_change_builder_extra_id (entry->act->builder, DUBAN_EXTRA_TARGET, &target->record.id);
  end (entry);
  return TRUE;
}

static gboolean
write_decision (DubanRecordEntry *entry, GError **error)
{
  DubanChangeBuilder *builder = entry->act->builder;

  begin (entry);
  add_text (entry, DUBAN_EXTRA_DECISION, entry->draft->outcome);
  end (entry);
  duban_change_builder_set_code (builder, DUBAN_ATTR_DECISION_STATE, DUBAN_DECISION_DECIDED);
  duban_change_builder_set_day (builder, DUBAN_ATTR_DECISION_SINCE, entry->day);
  return TRUE;
}

static gboolean
write_milestone_done (DubanRecordEntry *entry, GError **error)
{
  const DubanRecordDraft *draft = entry->draft;
  const DubanFoldRecord *target
      = find_record (entry->task, DUBAN_RECORD_MILESTONE, draft->milestone, error);
  DubanDay done = entry->day;

  if (target == NULL
      || (draft->done != NULL && !read_day (entry, "done", draft->done, &done, error)))
    return FALSE;
  if (done > entry->act->session->now.today)
    return duban_input_refuse_future ("done", draft->done, error);
  begin (entry);
  duban_change_builder_extra_id (entry->act->builder, DUBAN_EXTRA_TARGET, &target->record.id);
  duban_change_builder_extra_day (entry->act->builder, DUBAN_EXTRA_DONE, done);
  end (entry);
  return TRUE;
}

static gboolean
write_milestone (DubanRecordEntry *entry, GError **error)
{
  const DubanRecordDraft *draft = entry->draft;
  gboolean is_set = draft->title != NULL && draft->due != NULL && draft->done == NULL;
  DubanDay due;

  if (draft->milestone != NULL && draft->title == NULL && draft->due == NULL)
    return write_milestone_done (entry, error);
  if (draft->milestone != NULL || !is_set)
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_USAGE,
                           _ ("A milestone is set with --title and --due, or done with "
                              "--milestone and --done."));
      return FALSE;
    }
  if (!read_day (entry, "due", draft->due, &due, error))
    return FALSE;
  begin (entry);
  add_text (entry, DUBAN_EXTRA_TITLE, draft->title);
  duban_change_builder_extra_day (entry->act->builder, DUBAN_EXTRA_DUE, due);
  end (entry);
  return TRUE;
}

static gboolean
refuse_same_holder (const char *name, GError **error)
{
  g_set_error (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
               _ ("The task is with “%s” already; there is nothing to hand over."), name);
  return FALSE;
}

static gboolean
write_handover (DubanRecordEntry *entry, GError **error)
{
  const DubanRecordDraft *draft = entry->draft;
  const DubanDirectory *directory = entry->act->session->terms->directory;
  DubanId old_lead = duban_entity_get_ref (entry->task, DUBAN_ATTR_LEAD);
  DubanId old_unit = duban_entity_get_ref (entry->task, DUBAN_ATTR_UNIT);
  DubanId lead, unit;
  DubanHandover handover = { .day = entry->day,
                             .minute = entry->minute,
                             .by = entry->by,
                             .text = draft->text,
                             .reason = draft->reason,
                             .attachments = entry->attachments };

  if ((draft->lead != NULL && !duban_edit_find_leader (directory, draft->lead, &lead, error))
      || (draft->unit != NULL
          && !duban_edit_find_present_unit (directory, draft->unit, entry->day, &unit, error)))
    return FALSE;
  if (draft->lead != NULL && duban_id_equal (&lead, &old_lead))
    return refuse_same_holder (draft->lead, error);
  if (draft->unit != NULL && duban_id_equal (&unit, &old_unit))
    return refuse_same_holder (draft->unit, error);
  handover.lead = draft->lead != NULL ? &lead : NULL;
  handover.unit = draft->unit != NULL ? &unit : NULL;
  if (handover.lead == NULL && handover.unit == NULL)
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_USAGE,
                           _ ("A handover needs --lead or --unit: to whom it goes."));
      return FALSE;
    }
  entry->id = duban_handover_write (entry->act, entry->task, &handover);
  if (handover.lead != NULL)
    duban_change_builder_set_ref (entry->act->builder, DUBAN_ATTR_LEAD, &lead);
  if (handover.unit != NULL)
    duban_change_builder_set_ref (entry->act->builder, DUBAN_ATTR_UNIT, &unit);
  return TRUE;
}

/* Only a granted extension moves the date (domain.md section 3). */
static gboolean
write_extension (DubanRecordEntry *entry, GError **error)
{
  const DubanRecordDraft *draft = entry->draft;
  DubanOutcome outcome = draft->granted   ? DUBAN_OUTCOME_GRANTED
                         : draft->refused ? DUBAN_OUTCOME_REFUSED
                                          : 0;
  DubanDay due;

  if (draft->granted && draft->refused)
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_USAGE,
                           _ ("An extension is granted or refused, not both."));
      return FALSE;
    }
  if (!read_day (entry, "due", draft->due, &due, error))
    return FALSE;
  begin (entry);
  duban_change_builder_extra_day (entry->act->builder, DUBAN_EXTRA_DUE, due);
  add_text (entry, DUBAN_EXTRA_REASON, draft->reason);
  duban_change_builder_extra_code (entry->act->builder, DUBAN_EXTRA_OUTCOME, outcome);
  end (entry);
  if (draft->granted)
    duban_change_builder_set_day (entry->act->builder, DUBAN_ATTR_DUE, due);
  return TRUE;
}

static gboolean
write_verification (DubanRecordEntry *entry, GError **error)
{
  const DubanRecordDraft *draft = entry->draft;
  DubanVerifyLevel level = duban_verify_level_parse (draft->level);
  DubanOutcome outcome = duban_outcome_parse (draft->outcome);

  if (level == 0)
    return refuse_code ("level", draft->level, "unit, leader, office, inspection", error);
  if (outcome != DUBAN_OUTCOME_CONFIRMED && outcome != DUBAN_OUTCOME_CONTRADICTED)
    return refuse_code ("outcome", draft->outcome, "confirmed, contradicted", error);
  begin (entry);
  duban_change_builder_extra_code (entry->act->builder, DUBAN_EXTRA_LEVEL, level);
  duban_change_builder_extra_code (entry->act->builder, DUBAN_EXTRA_OUTCOME, outcome);
  end (entry);
  return TRUE;
}

static gboolean
write_void (DubanRecordEntry *entry, GError **error)
{
  const DubanFoldRecord *target = find_record (entry->task, 0, entry->draft->record, error);

  if (target == NULL)
    return FALSE;
  if (target->record.kind == DUBAN_RECORD_VOID)
    {
      g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE,
                           _ ("That record voids another; enter what it voided once more "
                              "instead."));
      return FALSE;
    }
  begin (entry);
  duban_change_builder_extra_id (entry->act->builder, DUBAN_EXTRA_TARGET, &target->record.id);
  add_text (entry, DUBAN_EXTRA_REASON, entry->draft->reason);
  end (entry);
  duban_record_effect_take_back (entry->act, entry->task, target);
  return TRUE;
}

static gboolean
refuse_turn (DubanRecordKind kind, DubanStatus status, GError **error)
{
  const char *sentence;

  if (kind == DUBAN_RECORD_RESUME)
    sentence = _ ("This task is not suspended; there is nothing to resume.");
  else if (kind == DUBAN_RECORD_REOPEN)
    sentence = _ ("This task is neither closed nor withdrawn; there is nothing to reopen.");
  else if (status == DUBAN_STATUS_SUSPENDED)
    sentence = _ ("This task is suspended already.");
  else if (status == DUBAN_STATUS_CLOSED)
    sentence = kind == DUBAN_RECORD_CLOSE ? _ ("This task is closed already.")
                                          : _ ("This task is closed; reopen it first.");
  else
    sentence = kind == DUBAN_RECORD_WITHDRAW ? _ ("This task is withdrawn already.")
                                             : _ ("This task is withdrawn; reopen it first.");
  g_set_error_literal (error, DUBAN_APP_ERROR, DUBAN_APP_ERROR_STATE, sentence);
  return FALSE;
}

static gboolean
write_turn (DubanRecordEntry *entry, GError **error)
{
  DubanChangeBuilder *builder = entry->act->builder;
  DubanStatus status = duban_entity_get_status (entry->task);
  DubanStatus result = duban_turn_get_status (entry->kind);
  gboolean ends = result == DUBAN_STATUS_CLOSED || result == DUBAN_STATUS_WITHDRAWN;

  if (!duban_turn_is_possible (entry->kind, status))
    return refuse_turn (entry->kind, status, error);
  begin (entry);
  end (entry);
  if (result != status)
    duban_change_builder_set_code (builder, DUBAN_ATTR_STATUS, result);
  if (ends || duban_entity_get (entry->task, DUBAN_ATTR_CLOSED).size > 0)
    duban_change_builder_set_day (builder, DUBAN_ATTR_CLOSED, ends ? entry->day : DUBAN_NO_DAY);
  if (duban_entity_get (entry->task, DUBAN_ATTR_STATUS_TEXT).size > 0)
    duban_change_builder_clear_attr (builder, DUBAN_ATTR_STATUS_TEXT);
  return TRUE;
}

gboolean
duban_record_entry_write (DubanRecordEntry *entry, GError **error)
{
  switch (entry->kind)
    {
    case DUBAN_RECORD_FEEDBACK:
    case DUBAN_RECORD_REQUEST:
      return write_addressed (entry, error);
    case DUBAN_RECORD_ACCOUNT:
      return write_account (entry, error);
    case DUBAN_RECORD_BLOCKAGE:
      return write_blockage (entry, error);
    case DUBAN_RECORD_RESOLVE:
    case DUBAN_RECORD_ANSWER:
      return write_reply (entry, error);
    case DUBAN_RECORD_DECISION:
      return write_decision (entry, error);
    case DUBAN_RECORD_MILESTONE:
      return write_milestone (entry, error);
    case DUBAN_RECORD_HANDOVER:
      return write_handover (entry, error);
    case DUBAN_RECORD_EXTENSION:
      return write_extension (entry, error);
    case DUBAN_RECORD_VERIFY:
      return write_verification (entry, error);
    case DUBAN_RECORD_VOID:
      return write_void (entry, error);
    case DUBAN_RECORD_SUSPEND:
    case DUBAN_RECORD_RESUME:
    case DUBAN_RECORD_REISSUE:
    case DUBAN_RECORD_CLOSE:
    case DUBAN_RECORD_REOPEN:
    case DUBAN_RECORD_WITHDRAW:
      return write_turn (entry, error);
    default:
      return write_plain (entry, error);
    }
}
