/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/clock137.h"

#define NEVER G_MAXINT32

/* What the records of the present round say.  DUBAN_NO_DAY is earlier than any day, so that an
 * unknown day of closing excuses every stage. */
typedef struct
{
  DubanDay assigned;
  int number;
  const DubanRecord *first[DUBAN_N_STAGES]; /* the earliest that counts, or NULL */
  DubanDay reported;                        /* the last feedback or follow-up */
  DubanDay resumed;                         /* the last resume or reopening */
  DubanDay closed;                          /* the first closing; NEVER: none */
} Round;

static const struct
{
  const char *code;
  int days;
  DubanRecordKind kind;
} stage_specs[DUBAN_N_STAGES] = {
  [DUBAN_STAGE_DEPLOY] = { "deploy", 0, DUBAN_RECORD_DEPLOY },
  [DUBAN_STAGE_APPROACH] = { "approach", 3, DUBAN_RECORD_APPROACH },
  [DUBAN_STAGE_FEEDBACK] = { "feedback", 7, DUBAN_RECORD_FEEDBACK },
};

static const char *const state_codes[] = {
  [DUBAN_STATE_MET] = "met",         [DUBAN_STATE_LATE] = "late",
  [DUBAN_STATE_OVERDUE] = "overdue", [DUBAN_STATE_TODAY] = "today",
  [DUBAN_STATE_PENDING] = "pending", [DUBAN_STATE_EXCUSED] = "excused",
};

static void
find_round (Round *round, const DubanTask *task, const DubanRecord *records, gsize n_records)
{
  *round = (Round){ .assigned = task->assigned,
                    .number = 1,
                    .reported = DUBAN_NO_DAY,
                    .resumed = DUBAN_NO_DAY,
                    .closed = NEVER };
  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *record = &records[i];

      if (record->kind != DUBAN_RECORD_REISSUE || record->is_void || record->day == DUBAN_NO_DAY)
        continue;
      round->assigned = round->number == 1 ? record->day : MAX (round->assigned, record->day);
      round->number++;
    }
}

static gboolean
is_in_round (DubanDay assigned, int number, const DubanRecord *record)
{
  return number == 1 || record->day >= assigned;
}

/* The earliest counts; of two on one day the one that was written down first. */
static gboolean
is_earlier (const DubanRecord *a, const DubanRecord *b)
{
  if (b == NULL || a->day != b->day)
    return b == NULL || a->day < b->day;
  return a->written_day < b->written_day;
}

static void
note_stage (Round *round, const DubanRecord *record)
{
  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    if (record->kind == stage_specs[stage].kind && is_earlier (record, round->first[stage]))
      round->first[stage] = record;
}

/* The status of a task that is closed now says itself on what day, if any, it was closed. */
static void
note_closing (Round *round, const DubanTask *task, const DubanRecord *record)
{
  if (record->day != DUBAN_NO_DAY || task->status != DUBAN_STATUS_CLOSED)
    round->closed = MIN (round->closed, record->day);
}

static void
note_record (Round *round, const DubanTerms *terms, const DubanTask *task,
             const DubanRecord *record)
{
  switch (record->kind)
    {
    case DUBAN_RECORD_RESUME:
    case DUBAN_RECORD_REOPEN:
      round->resumed = MAX (round->resumed, record->day);
      break;
    case DUBAN_RECORD_CLOSE:
      note_closing (round, task, record);
      break;
    default:
      if (record->day == DUBAN_NO_DAY || !duban_clock137_is_step (terms, task, record))
        break;
      note_stage (round, record);
      if (record->kind == DUBAN_RECORD_FEEDBACK || record->kind == DUBAN_RECORD_FOLLOW_UP)
        round->reported = MAX (round->reported, record->day);
    }
}

static void
read_round (Round *round, const DubanTerms *terms, const DubanTask *task,
            const DubanRecord *records, gsize n_records)
{
  find_round (round, task, records, n_records);
  for (gsize i = 0; i < n_records; i++)
    if (!records[i].is_void && is_in_round (round->assigned, round->number, &records[i]))
      note_record (round, terms, task, &records[i]);
  if (task->status == DUBAN_STATUS_CLOSED)
    round->closed = MIN (round->closed, task->closed);
}

/* “its ledger kept no dates of that stage” speaks of the assignment that the ledger brought; a
 * reissue is recorded here. */
static gboolean
is_excused (const DubanTask *task, const Round *round, DubanStage stage, DubanDay due)
{
  if (round->assigned == DUBAN_NO_DAY || due < duban_clock137_get_tracked_from (task))
    return TRUE;
  if (round->number == 1 && (task->undated_stages & (1u << stage)) != 0)
    return TRUE;
  if (task->status == DUBAN_STATUS_WITHDRAWN && task->closed <= due)
    return TRUE;
  return round->closed <= due;
}

static gboolean
has_ended (const DubanTask *task)
{
  return task->status == DUBAN_STATUS_CLOSED || task->status == DUBAN_STATUS_WITHDRAWN;
}

/* A stage that had no record when the task ended after D is overdue as of that day, and stays
 * so: what is dated later does not mend it. */
static gboolean
comes_too_late (const DubanTask *task, const DubanRecord *first, DubanDay due)
{
  return has_ended (task) && task->closed > due && first->day > task->closed;
}

static void
judge_done (DubanStageResult *result, const DubanRecord *first)
{
  result->done = first->day;
  if (first->day > result->due)
    {
      result->state = DUBAN_STATE_LATE;
      result->days = first->day - result->due;
      return;
    }
  result->state = DUBAN_STATE_MET;
  result->backfilled = first->written_day != DUBAN_NO_DAY && first->written_day > result->due;
}

static void
judge_undone (DubanStageResult *result, DubanDay today, const DubanTask *task)
{
  const DubanDay now = has_ended (task) ? task->closed : today;

  if (now > result->due)
    {
      result->state = DUBAN_STATE_OVERDUE;
      result->days = now - result->due;
      return;
    }
  result->state = now == result->due ? DUBAN_STATE_TODAY : DUBAN_STATE_PENDING;
}

static void
judge_stage (DubanStageResult *result, const DubanTerms *terms, const DubanTask *task,
             const Round *round, DubanStage stage)
{
  const DubanRecord *first = round->first[stage];

  *result = (DubanStageResult){ .state = DUBAN_STATE_EXCUSED,
                                .due = DUBAN_NO_DAY,
                                .done = DUBAN_NO_DAY };
  if (round->assigned != DUBAN_NO_DAY)
    result->due = duban_policy_deadline (terms->settings.policy, terms->calendar, round->assigned,
                                         stage_specs[stage].days, &result->provisional);
  if (result->due == DUBAN_NO_DAY)
    result->done = first != NULL ? first->day : DUBAN_NO_DAY;
  else if (first != NULL && !comes_too_late (task, first, result->due))
    judge_done (result, first);
  else if (!is_excused (task, round, stage, result->due))
    judge_undone (result, terms->today, task);
}

static DubanSchedule
get_schedule (const DubanTerms *terms, const DubanTask *task)
{
  const DubanSettingKey key = task->importance == DUBAN_KEY ? DUBAN_SETTING_FOLLOW_UP_KEY
                                                            : DUBAN_SETTING_FOLLOW_UP_ROUTINE;

  if (task->follow_up.kind != DUBAN_SCHEDULE_NONE)
    return task->follow_up;
  return (DubanSchedule){ DUBAN_SCHEDULE_DAYS, terms->settings.numbers[key] };
}

static gboolean
is_settled (DubanStageState state)
{
  return state == DUBAN_STATE_MET || state == DUBAN_STATE_LATE || state == DUBAN_STATE_EXCUSED;
}

static void
judge_follow_up (DubanClock137 *clock, const DubanTerms *terms, const DubanTask *task,
                 const Round *round)
{
  const DubanStageResult *feedback = &clock->stages[DUBAN_STAGE_FEEDBACK];
  const DubanSchedule schedule = get_schedule (terms, task);
  DubanDay base = round->reported != DUBAN_NO_DAY ? round->reported : feedback->due;

  base = MAX (base, duban_clock137_get_tracked_from (task));
  base = MAX (base, round->resumed);
  if (task->status != DUBAN_STATUS_OPEN || !is_settled (feedback->state) || base == DUBAN_NO_DAY)
    return;

  clock->follows_up = TRUE;
  clock->follow_up_interval = duban_schedule_get_interval (schedule);
  clock->follow_up_due = duban_policy_adjust_follow_up (terms->settings.policy, terms->calendar,
                                                        duban_schedule_next (schedule, base), NULL);
  clock->follow_up_days = MAX (terms->today - clock->follow_up_due, 0);
}

void
duban_clock137_judge (DubanClock137 *clock, const DubanTerms *terms, const DubanTask *task,
                      const DubanRecord *records, gsize n_records)
{
  Round round;

  read_round (&round, terms, task, records, n_records);
  *clock = (DubanClock137){ .assigned = round.assigned,
                            .round = round.number,
                            .follow_up_due = DUBAN_NO_DAY };
  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    judge_stage (&clock->stages[stage], terms, task, &round, (DubanStage) stage);
  judge_follow_up (clock, terms, task, &round);
}

gboolean
duban_clock137_is_stage_red (const DubanClock137 *clock, DubanStage stage)
{
  for (int later = (int) stage + 1; later < DUBAN_N_STAGES; later++)
    if (clock->stages[later].done != DUBAN_NO_DAY)
      return FALSE;
  return TRUE;
}

gboolean
duban_clock137_is_follow_up_red (const DubanClock137 *clock)
{
  return clock->follow_up_days > clock->follow_up_interval;
}

gboolean
duban_clock137_covers (const DubanClock137 *clock, const DubanRecord *record)
{
  return is_in_round (clock->assigned, clock->round, record);
}

DubanDay
duban_clock137_get_tracked_from (const DubanTask *task)
{
  return task->tracked_from != DUBAN_NO_DAY ? task->tracked_from : task->assigned;
}

/* Whether two wordings name the same leader or unit. */
static gboolean
names_the_same (const DubanDirectory *directory, const char *a, const char *b)
{
  const DubanUnit *unit;

  if (b == NULL || g_str_equal (a, b))
    return b != NULL;
  unit = duban_directory_find_unit (directory, a);
  return unit != NULL && unit == duban_directory_find_unit (directory, b);
}

gboolean
duban_clock137_is_step (const DubanTerms *terms, const DubanTask *task, const DubanRecord *record)
{
  switch (record->kind)
    {
    case DUBAN_RECORD_DEPLOY:
    case DUBAN_RECORD_APPROACH:
    case DUBAN_RECORD_FOLLOW_UP:
      return TRUE;
    case DUBAN_RECORD_FEEDBACK:
      return record->to == NULL || *record->to == '\0'
             || names_the_same (terms->directory, record->to, task->assigner);
    default:
      return FALSE;
    }
}

const char *
duban_stage_get_code (DubanStage stage)
{
  g_return_val_if_fail (stage < DUBAN_N_STAGES, NULL);

  return stage_specs[stage].code;
}

int
duban_stage_get_days (DubanStage stage)
{
  g_return_val_if_fail (stage < DUBAN_N_STAGES, 0);

  return stage_specs[stage].days;
}

const char *
duban_stage_state_get_code (DubanStageState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_codes), NULL);

  return state_codes[state];
}

DubanRecordKind
duban_stage_get_record_kind (DubanStage stage)
{
  g_return_val_if_fail (stage < DUBAN_N_STAGES, DUBAN_RECORD_NOTE);

  return stage_specs[stage].kind;
}
