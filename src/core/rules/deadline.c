/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/rules.h"

#include "core/date/dateword.h"

static DubanRule
get_stage_rule (DubanRule deploy_rule, int stage)
{
  return (DubanRule) ((int) deploy_rule + stage);
}

static DubanSeverity
get_overdue_severity (const DubanHearing *hearing, int stage)
{
  if (hearing->task->status == DUBAN_STATUS_CLOSED)
    return DUBAN_SEVERITY_NOTICE;
  return duban_clock137_is_stage_red (hearing->clock, (DubanStage) stage) ? DUBAN_SEVERITY_CRITICAL
                                                                          : DUBAN_SEVERITY_WARNING;
}

static void
judge_stage (DubanHearing *hearing, int stage)
{
  const DubanStageResult *result = &hearing->clock->stages[stage];
  DubanFinding *finding;

  switch (result->state)
    {
    case DUBAN_STATE_OVERDUE:
      finding
          = duban_hearing_add_overdue (hearing, get_stage_rule (DUBAN_RULE_DEPLOY_OVERDUE, stage),
                                       get_overdue_severity (hearing, stage), result->due);
      finding->days = result->days;
      break;
    case DUBAN_STATE_LATE:
      finding = duban_hearing_add (hearing, get_stage_rule (DUBAN_RULE_DEPLOY_LATE, stage),
                                   DUBAN_SEVERITY_NOTICE);
      finding->since = result->done;
      finding->days = result->days;
      finding->date = result->due;
      break;
    case DUBAN_STATE_TODAY:
      finding = duban_hearing_add (hearing, get_stage_rule (DUBAN_RULE_DEPLOY_TODAY, stage),
                                   DUBAN_SEVERITY_WARNING);
      finding->since = result->due;
      finding->date = result->due;
      break;
    case DUBAN_STATE_MET:
    case DUBAN_STATE_PENDING:
    case DUBAN_STATE_EXCUSED:
    default:
      break;
    }
}

static void
judge_backfilled (DubanHearing *hearing)
{
  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    {
      const DubanStageResult *result = &hearing->clock->stages[stage];
      DubanFinding *finding;

      if (!result->backfilled)
        continue;
      finding = duban_hearing_add (hearing, DUBAN_RULE_BACKFILLED, DUBAN_SEVERITY_NOTICE);
      finding->detail = (guint8) stage;
      finding->date = result->due;
    }
}

static void
judge_undated (DubanHearing *hearing)
{
  if (hearing->clock->assigned == DUBAN_NO_DAY)
    duban_hearing_add (hearing, DUBAN_RULE_UNDATED, DUBAN_SEVERITY_NOTICE);
}

static void
judge_provisional (DubanHearing *hearing)
{
  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    {
      const DubanStageResult *result = &hearing->clock->stages[stage];
      DubanFinding *finding;

      if (!result->provisional || result->due < hearing->terms->today)
        continue;
      finding = duban_hearing_add (hearing, DUBAN_RULE_PROVISIONAL_DATE, DUBAN_SEVERITY_NOTICE);
      finding->detail = (guint8) stage;
      finding->date = result->due;
      return;
    }
}

static void
judge_follow_up (DubanHearing *hearing)
{
  const DubanClock137 *clock = hearing->clock;

  if (clock->follow_up_days > 0)
    duban_hearing_add_overdue (hearing, DUBAN_RULE_FOLLOW_UP_OVERDUE,
                               duban_clock137_is_follow_up_red (clock) ? DUBAN_SEVERITY_CRITICAL
                                                                       : DUBAN_SEVERITY_WARNING,
                               clock->follow_up_due);
}

static void
judge_due (DubanHearing *hearing)
{
  const DubanTask *task = hearing->task;
  const int soon = hearing->terms->settings.numbers[DUBAN_SETTING_DUE_SOON_DAYS];
  DubanFinding *finding;

  if (task->due == DUBAN_NO_DAY)
    {
      if (task->due_text != NULL && duban_dateword_is_unclear (task->due_text))
        duban_hearing_add (hearing, DUBAN_RULE_DUE_UNCLEAR, DUBAN_SEVERITY_WARNING);
      return;
    }
  if (hearing->terms->today > task->due)
    duban_hearing_add_overdue (hearing, DUBAN_RULE_DUE_OVERDUE, DUBAN_SEVERITY_CRITICAL, task->due);
  else if (task->due - hearing->terms->today <= soon)
    {
      finding = duban_hearing_add (hearing, DUBAN_RULE_DUE_SOON, DUBAN_SEVERITY_WARNING);
      finding->since = task->due - soon;
      finding->date = task->due;
    }
}

/* It arose on the day of closing, and is late as a stage is: by the days from due to then. */
static void
judge_closed_late (DubanHearing *hearing)
{
  const DubanTask *task = hearing->task;
  DubanFinding *finding;

  if (task->due == DUBAN_NO_DAY || task->closed == DUBAN_NO_DAY || task->closed <= task->due)
    return;
  finding = duban_hearing_add (hearing, DUBAN_RULE_CLOSED_LATE, DUBAN_SEVERITY_NOTICE);
  finding->since = task->closed;
  finding->days = task->closed - task->due;
  finding->date = task->due;
}

static void
judge_milestones (DubanHearing *hearing)
{
  if (!duban_hearing_has (hearing, DUBAN_RECORD_MILESTONE))
    return;
  for (gsize i = 0; i < hearing->n_records; i++)
    {
      const DubanRecord *record = &hearing->records[i];

      if (record->due != DUBAN_NO_DAY && hearing->terms->today > record->due
          && duban_record_is_open_milestone (record, hearing->records, hearing->n_records))
        duban_hearing_add_overdue (hearing, DUBAN_RULE_MILESTONE_OVERDUE, DUBAN_SEVERITY_WARNING,
                                   record->due);
    }
}

/* The day of the last thing that happened; voiding and waiving are acts on the file, not on the
 * task. */
static DubanDay
find_last_day (const DubanHearing *hearing)
{
  DubanDay last = DUBAN_NO_DAY;

  for (gsize i = 0; i < hearing->n_records; i++)
    {
      const DubanRecord *record = &hearing->records[i];

      if (!record->is_void && record->kind != DUBAN_RECORD_VOID
          && record->kind != DUBAN_RECORD_WAIVE)
        last = MAX (last, record->day);
    }
  return last;
}

static void
judge_suspended_long (DubanHearing *hearing)
{
  const DubanRecord *suspension = duban_hearing_find_last (hearing, DUBAN_RECORD_SUSPEND);
  const DubanDay last = find_last_day (hearing);
  DubanFinding *finding;

  if (last == DUBAN_NO_DAY
      || hearing->terms->today - last
             <= hearing->terms->settings.numbers[DUBAN_SETTING_SUSPENDED_DAYS])
    return;
  finding = duban_hearing_add (hearing, DUBAN_RULE_SUSPENDED_LONG, DUBAN_SEVERITY_NOTICE);
  finding->since = suspension != NULL ? suspension->day : DUBAN_NO_DAY;
  finding->date = last;
}

void
duban_rules_judge_deadlines (DubanHearing *hearing)
{
  const DubanStatus status = hearing->task->status;

  for (int stage = 0; stage < DUBAN_N_STAGES && status != DUBAN_STATUS_SUSPENDED; stage++)
    judge_stage (hearing, stage);
  judge_backfilled (hearing);
  if (status == DUBAN_STATUS_CLOSED)
    {
      judge_closed_late (hearing);
      return;
    }
  judge_undated (hearing);
  if (status == DUBAN_STATUS_SUSPENDED)
    {
      judge_suspended_long (hearing);
      return;
    }
  judge_provisional (hearing);
  judge_follow_up (hearing);
  judge_due (hearing);
  judge_milestones (hearing);
}
