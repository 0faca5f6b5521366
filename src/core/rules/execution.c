/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/rules.h"

#include "core/assignment.h"
#include "core/finding-detail.h"
#include "core/waiting.h"

static int
get_setting (const DubanHearing *hearing, DubanSettingKey key)
{
  return hearing->terms->settings.numbers[key];
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static void
judge_no_unit (DubanHearing *hearing)
{
  if (hearing->task->unit == 0)
    duban_hearing_add (hearing, DUBAN_RULE_NO_UNIT, DUBAN_SEVERITY_CRITICAL);
}

/* Whether the decision has been awaited for more than so many days. */
static gboolean
is_awaited_longer (const DubanHearing *hearing, int days)
{
  const DubanTask *task = hearing->task;

  return task->decision_since != DUBAN_NO_DAY && hearing->terms->today - task->decision_since > days
         && duban_waiting_is_decision (task, hearing->records, hearing->n_records);
}

static void
add_waiting (DubanHearing *hearing, DubanRule rule)
{
  DubanFinding *finding = duban_hearing_add (hearing, rule, DUBAN_SEVERITY_WARNING);

  finding->since = hearing->task->decision_since;
  finding->date = hearing->task->decision_since;
  finding->detail = (guint8) hearing->task->decision_level;
}

static void
judge_decision (DubanHearing *hearing)
{
  const DubanTask *task = hearing->task;

  switch (task->decision_level)
    {
    case DUBAN_LEVEL_EXECUTIVE:
      if (task->meeting == DUBAN_NO_DAY
          && is_awaited_longer (hearing, get_setting (hearing, DUBAN_SETTING_MEETING_WAIT_DAYS)))
        add_waiting (hearing, DUBAN_RULE_WAITING_FOR_MEETING);
      break;
    case DUBAN_LEVEL_UNIT:
    case DUBAN_LEVEL_DEPUTY:
      if (is_awaited_longer (hearing, get_setting (hearing, DUBAN_SETTING_DECISION_WAIT_DAYS)))
        add_waiting (hearing, DUBAN_RULE_DECISION_WAITING);
      break;
    default:
      break;
    }
}

static void
judge_meeting (DubanHearing *hearing)
{
  const DubanTask *task = hearing->task;

  if (duban_waiting_has_missed_meeting (hearing->terms, task, hearing->records, hearing->n_records))
    duban_hearing_add_overdue (hearing, DUBAN_RULE_MEETING_PASSED, DUBAN_SEVERITY_CRITICAL,
                               task->meeting);
}

static void
judge_request (DubanHearing *hearing, const DubanRecord *request)
{
  const guint32 leader = duban_assignment_find_leader (hearing->terms->directory, request->to);
  const int wait = get_setting (hearing, DUBAN_SETTING_REQUEST_WAIT_DAYS);
  const int late = get_setting (hearing, DUBAN_SETTING_REQUEST_LATE_DAYS);
  DubanFinding *finding;

  if (leader == 0 || request->day == DUBAN_NO_DAY
      || !duban_waiting_is_past (hearing->terms, request->day, wait))
    return;
  finding = duban_hearing_add (hearing, DUBAN_RULE_REQUEST_WAITING,
                               duban_waiting_is_past (hearing->terms, request->day, late)
                                   ? DUBAN_SEVERITY_CRITICAL
                                   : DUBAN_SEVERITY_WARNING);
  finding->leader = leader;
  finding->since = request->day;
  finding->date = request->day;
}

static void
judge_requests (DubanHearing *hearing)
{
  if (!duban_hearing_has (hearing, DUBAN_RECORD_REQUEST))
    return;
  for (gsize i = 0; i < hearing->n_records; i++)
    if (duban_waiting_is_request (&hearing->records[i], hearing->records, hearing->n_records))
      judge_request (hearing, &hearing->records[i]);
}

static void
judge_blockage (DubanHearing *hearing)
{
  const DubanRecord *blockage;
  DubanFinding *finding;
  guint8 lacks;

  if (!duban_hearing_has (hearing, DUBAN_RECORD_BLOCKAGE))
    return;
  blockage = duban_record_find_blockage (hearing->records, hearing->n_records);
  if (blockage == NULL)
    return;
  lacks = (guint8) ((is_empty (blockage->cause) ? DUBAN_DETAIL_CAUSE : 0)
                    | (is_empty (blockage->suggestion) ? DUBAN_DETAIL_SUGGESTION : 0));
  if (lacks == 0)
    return;
  finding = duban_hearing_add (hearing, DUBAN_RULE_BLOCKAGE_WITHOUT_REMEDY, DUBAN_SEVERITY_WARNING);
  finding->since = blockage->day;
  finding->date = blockage->day;
  finding->detail = lacks;
}

/* The last day for something that is owed k days after the assignment; where the task has been
 * tracked only since a later day, k days after that at the earliest.  DUBAN_NO_DAY without a
 * date of assignment. */
static DubanDay
get_last_day (const DubanHearing *hearing, int k)
{
  const DubanTerms *terms = hearing->terms;
  const DubanDay assigned = hearing->clock->assigned;
  const DubanDay tracked_from = duban_clock137_get_tracked_from (hearing->task);
  DubanDay last;

  if (assigned == DUBAN_NO_DAY)
    return DUBAN_NO_DAY;
  last = duban_policy_deadline (terms->settings.policy, terms->calendar, assigned, k, NULL);
  return tracked_from > assigned ? MAX (last, tracked_from + k) : last;
}

static void
judge_last_day (DubanHearing *hearing, DubanRule rule, DubanSettingKey key)
{
  const DubanDay last = get_last_day (hearing, get_setting (hearing, key));

  if (last != DUBAN_NO_DAY && hearing->terms->today > last)
    duban_hearing_add (hearing, rule, DUBAN_SEVERITY_WARNING)->date = last;
}

static gboolean
has_milestone (const DubanHearing *hearing)
{
  if (!duban_hearing_has (hearing, DUBAN_RECORD_MILESTONE))
    return FALSE;
  for (gsize i = 0; i < hearing->n_records; i++)
    if (hearing->records[i].kind == DUBAN_RECORD_MILESTONE && !hearing->records[i].is_void
        && duban_id_is_nil (&hearing->records[i].target))
      return TRUE;
  return FALSE;
}

void
duban_rules_judge_execution (DubanHearing *hearing)
{
  const DubanTask *task = hearing->task;

  /* A cause that was never found is missing after the closing too (interface.md: a rectification
   * may be closed without it, and is then found); nothing else of a closed task still waits. */
  if (is_empty (task->cause) && duban_task_is_rectification (task))
    judge_last_day (hearing, DUBAN_RULE_RECTIFICATION_WITHOUT_CAUSE, DUBAN_SETTING_CAUSE_DAYS);
  if (task->status == DUBAN_STATUS_CLOSED)
    return;

  judge_decision (hearing);
  judge_meeting (hearing);
  judge_requests (hearing);
  judge_blockage (hearing);
  if (task->status != DUBAN_STATUS_OPEN)
    return;
  judge_no_unit (hearing);
  if (task->importance == DUBAN_KEY && !has_milestone (hearing))
    judge_last_day (hearing, DUBAN_RULE_KEY_WITHOUT_MILESTONES, DUBAN_SETTING_MILESTONES_DAYS);
}
