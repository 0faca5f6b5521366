/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day policy: how “当日、3日内、7日内” (measure 5) is counted.  The notice leaves the
 * reading open, so it is one setting for the whole office (domain.md section 3). */
#pragma once

#include "core/calendar.h"

G_BEGIN_DECLS

typedef enum
{
  DUBAN_POLICY_STRICT,   /* 严: the day of assignment counts as day 1 */
  DUBAN_POLICY_CALENDAR, /* 日: A + k; the plain wording, and the default */
  DUBAN_POLICY_FESTIVAL, /* 节: as calendar; out of a statutory holiday to the day after it */
  DUBAN_POLICY_ROLLOVER, /* 法: as calendar; to the next working day (Civil Code, art. 203) */
  DUBAN_POLICY_WORKDAY,  /* 工: the k-th working day after A */
  DUBAN_N_POLICIES
} DubanPolicy;

/* D(k) of a task assigned on `assigned`, k = 0, 3 or 7 (or any threshold set instead).
 * D(0) is the day of assignment under every policy (事不过夜); the day of assignment is not
 * counted (Civil Code, art. 201).  *provisional (may be NULL) is set to whether the date
 * touched a year that the calendar does not cover (待核). */
DubanDay duban_policy_deadline (DubanPolicy policy, const DubanCalendar *calendar,
                                DubanDay assigned, int k, gboolean *provisional);

/* What a day is in the reckoning of a deadline. */
typedef enum
{
  DUBAN_STEP_START,   /* the day of assignment, not counted (Civil Code, art. 201) */
  DUBAN_STEP_COUNTED, /* the number-th day, or working day */
  DUBAN_STEP_SKIPPED, /* workday: a day that is not worked, not counted */
  DUBAN_STEP_ROLLED,  /* the last day could not stay here and moves on (art. 203) */
  DUBAN_STEP_MOVED,   /* where it came to, after days that were rolled */
} DubanPolicyStepKind;

typedef struct
{
  DubanDay day;
  DubanPolicyStepKind kind;
  int number; /* of a counted day, from 1; else 0.  The k-th may itself be rolled: then it is k */
} DubanPolicyStep;

/* The same deadline, and appended to `steps` (of DubanPolicyStep) every day from the day of
 * assignment to the deadline, both included. */
DubanDay duban_policy_explain (DubanPolicy policy, const DubanCalendar *calendar, DubanDay assigned,
                               int k, GArray *steps, gboolean *provisional);

/* A follow-up's day under the policy: festival moves it past a holiday, rollover and workday
 * to a working day, the others leave it (domain.md section 4).  *provisional as above. */
DubanDay duban_policy_adjust_follow_up (DubanPolicy policy, const DubanCalendar *calendar,
                                        DubanDay day, gboolean *provisional);

/* The English code of a policy (strict, calendar …); and back: FALSE if there is none. */
const char *duban_policy_get_code (DubanPolicy policy);
gboolean duban_policy_parse (const char *code, DubanPolicy *policy);

G_END_DECLS
