/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The 137 clock (measure 5; domain.md section 4): deployed the same day, an approach within
 * 3 days, feedback within 7, then regular follow-up.  No state moves a date of it; only a
 * reissue begins a new round. */
#pragma once

#include "core/record.h"
#include "core/task.h"
#include "core/terms.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_STAGE_DEPLOY,
  DUBAN_STAGE_APPROACH,
  DUBAN_STAGE_FEEDBACK,
  DUBAN_N_STAGES
} DubanStage;

typedef enum
{
  DUBAN_STATE_MET,     /* 按时 */
  DUBAN_STATE_LATE,    /* 超期完成 */
  DUBAN_STATE_OVERDUE, /* 超期未办 */
  DUBAN_STATE_TODAY,   /* 今日到期 */
  DUBAN_STATE_PENDING, /* 未到期 */
  DUBAN_STATE_EXCUSED, /* 免 (on screen 不计) */
} DubanStageState;

typedef struct
{
  DubanStageState state;
  DubanDay due;         /* D(k); DUBAN_NO_DAY without a date of assignment */
  DubanDay done;        /* E, or DUBAN_NO_DAY */
  int days;             /* late: E - D; overdue: today (or the day of closing) - D; else 0 */
  gboolean backfilled;  /* 补录: met, but written down after D */
  gboolean provisional; /* 待核: D touched a year that the calendar does not cover */
} DubanStageResult;

typedef struct
{
  DubanDay assigned; /* A of the present round: the last reissue, else the assignment */
  int round;         /* 1 is the assignment's own */
  DubanStageResult stages[DUBAN_N_STAGES];
  gboolean follows_up;    /* follow-ups are due: open, and feedback met, late or excused */
  DubanDay follow_up_due; /* the next one, or DUBAN_NO_DAY */
  int follow_up_days;     /* overdue by; 0 if not */
  int follow_up_interval; /* days */
} DubanClock137;

/* Judges the stages and the follow-up of one task on terms->today. records: all of the task,
 * void ones included, in any order. */
void duban_clock137_judge (DubanClock137 *clock, const DubanTerms *terms, const DubanTask *task,
                           const DubanRecord *records, gsize n_records);

/* Whether a stage that is overdue is critical (domain.md 5.1): not once a later one has a record,
 * lest people invent records; and whether a follow-up is, by today: overdue by more than its
 * interval. */
gboolean duban_clock137_is_stage_red (const DubanClock137 *clock, DubanStage stage);
gboolean duban_clock137_is_follow_up_red (const DubanClock137 *clock);

/* Whether a record belongs to the round that the clock is of: in a later round it is dated on
 * or after the reissue; the first takes what is dated before the assignment too. */
gboolean duban_clock137_covers (const DubanClock137 *clock, const DubanRecord *record);

/* The day since when the task is watched (起管日): as written, else the date of assignment;
 * DUBAN_NO_DAY where both are missing. */
DubanDay duban_clock137_get_tracked_from (const DubanTask *task);

/* Whether a record is work on the task: a deployment, an approach, a follow-up, or feedback to
 * whoever assigned it (feedback to another does not count). Void ones are not told apart. */
gboolean duban_clock137_is_step (const DubanTerms *terms, const DubanTask *task,
                                 const DubanRecord *record);

/* deploy, approach, feedback; met, late … */
const char *duban_stage_get_code (DubanStage stage);
const char *duban_stage_state_get_code (DubanStageState state);

/* k of D(k): 0, 3, 7. */
int duban_stage_get_days (DubanStage stage);

/* The kind of record that meets a stage. */
DubanRecordKind duban_stage_get_record_kind (DubanStage stage);

G_END_DECLS
