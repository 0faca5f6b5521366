/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/remind/owed.h"

#include "core/account.h"
#include "core/assignment.h"
#include "core/waiting.h"
#include "core/waiver.h"

#define DAYS_OF_WEEK 7
#define DAYS_TO_FRIDAY 4
#define DAYS_FROM_FRIDAY_TO_SUNDAY 2

static const char *const codes[DUBAN_N_OWED] = {
  [DUBAN_OWED_DEPLOY] = "deploy",     [DUBAN_OWED_APPROACH] = "approach",
  [DUBAN_OWED_FEEDBACK] = "feedback", [DUBAN_OWED_FOLLOW_UP] = "follow-up",
  [DUBAN_OWED_DUE] = "due",           [DUBAN_OWED_MILESTONE] = "milestone",
  [DUBAN_OWED_ACCOUNT] = "account",   [DUBAN_OWED_REQUEST] = "request",
  [DUBAN_OWED_DECISION] = "decision", [DUBAN_OWED_CONFLICT] = "conflict",
  [DUBAN_OWED_ARRIVAL] = "file",
};

/* One task, and what all that it owes has in common. */
typedef struct
{
  const DubanTerms *terms;
  const DubanTask *task;
  const DubanRecord *records;
  gsize n_records;
  const DubanClock137 *clock;
  guint32 kinds; /* 1 << DubanRecordKind of each record that stands */
  DubanOwed common;
  GArray *owed;
} Debtor;

static gboolean
has (const Debtor *debtor, DubanRecordKind kind)
{
  return (debtor->kinds & 1u << kind) != 0;
}

/* Once overdue, what was set aside (认定) is silent.  rule: the one that would find it. */
static gboolean
is_set_aside (const Debtor *debtor, const DubanOwed *owed, DubanRule rule)
{
  const DubanDay today = debtor->terms->today;
  const DubanFinding finding
      = { .rule = (guint8) rule, .leader = owed->leader, .unit = owed->unit, .task = owed->task };
  DubanWaiver waiver;

  if (!has (debtor, DUBAN_RECORD_WAIVE) || today <= duban_owed_get_last_day (owed))
    return FALSE;
  for (gsize i = 0; i < debtor->n_records; i++)
    if (duban_waiver_read (&waiver, &debtor->records[i], today)
        && duban_waiver_covers (&waiver, &finding))
      return TRUE;
  return FALSE;
}

/* What the judge says of a thing overdue concerns the task's lead. */
static void
add (Debtor *debtor, DubanOwedWhat what, DubanDay due, gboolean is_red, DubanRule rule)
{
  DubanOwed owed = debtor->common;

  owed.what = (guint8) what;
  owed.due = due;
  owed.is_red = is_red != FALSE;
  owed.leader = debtor->task->lead;
  if (due == DUBAN_NO_DAY || is_set_aside (debtor, &owed, rule))
    return;
  if (what != DUBAN_OWED_DECISION)
    owed.leader = debtor->common.leader;
  g_array_append_val (debtor->owed, owed);
}

static void
add_stages (Debtor *debtor)
{
  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    {
      const DubanStageResult *result = &debtor->clock->stages[stage];

      if (result->state == DUBAN_STATE_PENDING || result->state == DUBAN_STATE_TODAY
          || result->state == DUBAN_STATE_OVERDUE)
        add (debtor, (DubanOwedWhat) stage, result->due,
             duban_clock137_is_stage_red (debtor->clock, (DubanStage) stage),
             (DubanRule) ((int) DUBAN_RULE_DEPLOY_OVERDUE + stage));
    }
}

/* What a record brought into the history after its task came there. */
static void
set_entered (DubanOwed *owed, const Debtor *debtor, const DubanRecord *record)
{
  const DubanDay day = record->written_day;

  if (day == DUBAN_NO_DAY || day > debtor->terms->today || day < owed->entered
      || (day == owed->entered && record->written_minute <= owed->entered_minute))
    return;
  owed->entered = day;
  owed->entered_minute = record->written_minute;
}

static void
add_milestones (Debtor *debtor)
{
  const DubanOwed common = debtor->common;

  if (!has (debtor, DUBAN_RECORD_MILESTONE))
    return;
  for (gsize i = 0; i < debtor->n_records; i++)
    {
      const DubanRecord *record = &debtor->records[i];

      if (!duban_record_is_open_milestone (record, debtor->records, debtor->n_records))
        continue;
      debtor->common.target = duban_owed_make_target (&record->id);
      set_entered (&debtor->common, debtor, record);
      add (debtor, DUBAN_OWED_MILESTONE, record->due, FALSE, DUBAN_RULE_MILESTONE_OVERDUE);
      debtor->common = common;
    }
}

/* Each who owes once: a lead who owes both accounts stands twice, one after the other. */
static void
add_accounts (Debtor *debtor, DubanDay monday)
{
  const DubanTask *task = debtor->task;
  g_autofree DubanAccountOwed *accounts = g_new (DubanAccountOwed, task->n_cooperators + 2);
  const gsize n = duban_account_list_owed (debtor->terms, task, debtor->records, debtor->n_records,
                                           monday, accounts);
  DubanOwed owed = debtor->common;
  guint32 last = 0;

  owed.what = DUBAN_OWED_ACCOUNT;
  owed.due = monday + DAYS_TO_FRIDAY;
  owed.expects = 0;
  for (gsize i = 0; i < n; i++)
    {
      const DubanRule rule = accounts[i].ledger == DUBAN_LEDGER_OWN
                                 ? DUBAN_RULE_OWN_ACCOUNT_MISSING
                                 : DUBAN_RULE_CROSS_ACCOUNT_MISSING;

      owed.leader = accounts[i].leader;
      owed.target = owed.leader;
      if (accounts[i].given != NULL || owed.leader == last || is_set_aside (debtor, &owed, rule))
        continue;
      last = owed.leader;
      g_array_append_val (debtor->owed, owed);
    }
}

/* An answer that `leader` owes to what was asked by a record. */
static void
add_answer (Debtor *debtor, const DubanRecord *asked, guint32 leader)
{
  const DubanTerms *terms = debtor->terms;
  const int late = terms->settings.numbers[DUBAN_SETTING_REQUEST_LATE_DAYS];
  const gboolean is_request = asked->kind == DUBAN_RECORD_REQUEST;
  DubanOwed owed = debtor->common;

  if (asked->day == DUBAN_NO_DAY)
    return;
  owed.what = DUBAN_OWED_REQUEST;
  owed.due = duban_waiting_get_answer_due (terms, asked->day);
  owed.is_red = is_request && duban_waiting_is_past (terms, asked->day, late);
  owed.leader = leader;
  owed.expects = duban_directory_get_leader (terms->directory, asked->by) != NULL
                     ? asked->by
                     : debtor->common.leader;
  owed.target = duban_owed_make_target (&asked->id);
  set_entered (&owed, debtor, asked);
  if (!is_request || !is_set_aside (debtor, &owed, DUBAN_RULE_REQUEST_WAITING))
    g_array_append_val (debtor->owed, owed);
}

/* A request waits for the leader that it names, else for whoever assigned the task; an extension
 * is his to grant. */
static void
add_answers (Debtor *debtor)
{
  const guint32 assigner = debtor->common.expects;
  const DubanRecord *extension = NULL;

  for (gsize i = 0; i < debtor->n_records && has (debtor, DUBAN_RECORD_REQUEST); i++)
    {
      const DubanRecord *record = &debtor->records[i];

      if (duban_waiting_is_request (record, debtor->records, debtor->n_records))
        {
          const guint32 to = duban_assignment_find_leader (debtor->terms->directory, record->to);

          add_answer (debtor, record, to != 0 ? to : assigner);
        }
    }
  if (has (debtor, DUBAN_RECORD_EXTENSION))
    extension = duban_waiting_find_extension (debtor->records, debtor->n_records);
  if (extension != NULL)
    add_answer (debtor, extension, assigner);
}

static void
add_decision (Debtor *debtor)
{
  const DubanTask *task = debtor->task;
  const int wait = debtor->terms->settings.numbers[DUBAN_SETTING_DECISION_WAIT_DAYS];

  if (duban_waiting_has_missed_meeting (debtor->terms, task, debtor->records, debtor->n_records))
    add (debtor, DUBAN_OWED_DECISION, task->meeting, TRUE, DUBAN_RULE_MEETING_PASSED);
  else if (task->decision_level != DUBAN_LEVEL_EXECUTIVE && task->decision_level != 0
           && task->decision_since != DUBAN_NO_DAY
           && duban_waiting_is_decision (task, debtor->records, debtor->n_records))
    add (debtor, DUBAN_OWED_DECISION, task->decision_since + wait, FALSE,
         DUBAN_RULE_DECISION_WAITING);
}

/* Whether a handover made the task this leader's. */
static gboolean
brings_leader (const DubanRecord *record, guint32 leader)
{
  return record->kind == DUBAN_RECORD_HANDOVER && !record->is_void && record->moves_lead
         && record->lead_to == leader;
}

static void
init (Debtor *debtor)
{
  const DubanTask *task = debtor->task;
  const DubanDirectory *directory = debtor->terms->directory;
  const guint32 assignee
      = duban_assignment_find_assignee (directory, task, debtor->records, debtor->n_records);

  for (gsize i = 0; i < debtor->n_records; i++)
    if (!debtor->records[i].is_void && debtor->records[i].kind < DUBAN_N_RECORD_KINDS)
      debtor->kinds |= 1u << debtor->records[i].kind;
  debtor->common = (DubanOwed){
    .task = task->n,
    .leader = duban_directory_get_leader (directory, assignee) != NULL ? assignee : task->lead,
    .unit = task->unit,
    .expects = duban_assignment_find_assigner (directory, task),
    .due = DUBAN_NO_DAY,
    .entered = task->entered_day <= debtor->terms->today ? task->entered_day : DUBAN_NO_DAY,
    .entered_minute = task->entered_minute,
  };
  for (gsize i = 0; i < debtor->n_records && has (debtor, DUBAN_RECORD_HANDOVER); i++)
    if (brings_leader (&debtor->records[i], debtor->common.leader))
      set_entered (&debtor->common, debtor, &debtor->records[i]);
}

/* An extension that was granted brings another deadline. */
static void
add_due (Debtor *debtor)
{
  const DubanOwed common = debtor->common;

  for (gsize i = 0; i < debtor->n_records && has (debtor, DUBAN_RECORD_EXTENSION); i++)
    if (debtor->records[i].kind == DUBAN_RECORD_EXTENSION && !debtor->records[i].is_void
        && debtor->records[i].due == debtor->task->due)
      set_entered (&debtor->common, debtor, &debtor->records[i]);
  add (debtor, DUBAN_OWED_DUE, debtor->task->due, TRUE, DUBAN_RULE_DUE_OVERDUE);
  debtor->common = common;
}

void
duban_owed_list (const DubanTerms *terms, const DubanTask *task, const DubanRecord *records,
                 gsize n_records, const DubanClock137 *clock, GArray *owed)
{
  const DubanDay monday = duban_day_get_monday (terms->today);
  Debtor debtor = { .terms = terms,
                    .task = task,
                    .records = records,
                    .n_records = n_records,
                    .clock = clock,
                    .owed = owed };

  if (task->deleted || task->status != DUBAN_STATUS_OPEN)
    return;
  init (&debtor);
  add_stages (&debtor);
  add (&debtor, DUBAN_OWED_FOLLOW_UP, clock->follow_up_due, duban_clock137_is_follow_up_red (clock),
       DUBAN_RULE_FOLLOW_UP_OVERDUE);
  add_due (&debtor);
  add_milestones (&debtor);
  if (task->n_cooperators > 0)
    {
      add_accounts (&debtor, monday - DAYS_OF_WEEK);
      add_accounts (&debtor, monday);
    }
  add_answers (&debtor);
  add_decision (&debtor);
}

gint64
duban_owed_make_target (const DubanId *id)
{
  guint64 target = 0;

  for (int i = 0; i < 8; i++)
    target = target << 8 | id->bytes[i];
  return (gint64) target;
}

DubanDay
duban_owed_get_last_day (const DubanOwed *owed)
{
  if (owed->what == DUBAN_OWED_ACCOUNT)
    return owed->due + DAYS_FROM_FRIDAY_TO_SUNDAY;
  return owed->due;
}

gboolean
duban_owed_is_for (const DubanOwed *owed, guint32 side, DubanDay today)
{
  if (side == 0 || owed->leader == side)
    return TRUE;
  return owed->expects == side && owed->what == DUBAN_OWED_FEEDBACK && owed->due != DUBAN_NO_DAY
         && today > owed->due;
}

const char *
duban_owed_get_code (DubanOwedWhat what)
{
  return (guint) what < DUBAN_N_OWED ? codes[what] : NULL;
}
