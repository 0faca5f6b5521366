/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a finding's `other`, `detail` and `date` hold, by rule: a contract between the judge,
 * which fills them, and the wording, which says them.  What a rule does not name is empty.
 * `leader` is the task's lead and `unit` its responsible unit, unless said here.
 *
 *   deploy-, approach-, feedback-overdue, -late, -today    date: D
 *   follow-up-overdue                      date: the day it was due
 *   due-overdue, due-soon, closed-late     date: due
 *   milestone-overdue                      date: the milestone's
 *   backfilled, provisional-date           date: D; detail: DubanStage
 *   suspended-long                         date: of the last record, else the suspension
 *   no-charge                              other: the field, if the task has one
 *   double-charge                          leader: the lead; other: the first in charge who is
 *                                          not the lead; detail: how many are in charge
 *   lead-not-in-charge, lead-moved         other: the first in charge; detail: how many are
 *   missing-cooperator                     leader: who is missing; unit: the cooperating unit;
 *                                          detail: DUBAN_DETAIL_MOST: more than half of all
 *   self-cooperation, idle-cooperator      leader: the cooperator
 *   own-, cross-account-missing            leader: who owes; date: the Friday it was due
 *   contradictory-accounts                 leader, other: the two; date: the Monday of the week
 *   contested-lead                         detail: DubanContested
 *   passed-around                          detail: 1 twice in 30 days, 2 three times, 3 back;
 *                                          DUBAN_DETAIL_UNIT: of the unit, else of the lead
 *   inverted-deadline                      other: the parent task; date: the parent's due
 *   duplicate-assignment                   other: the other task (the first of them)
 *   not-accepted                           leader: who has not accepted; date: A
 *   unverified-claim                       date: of the verification
 *   idle-unit                              unit: the unit
 *   waiting-for-meeting, decision-waiting  date: since when it waits; detail: DubanDecisionLevel
 *   meeting-passed                         date: the meeting's
 *   request-waiting                        leader: who is to answer; date: of the request
 *   blockage-without-remedy                date: of the blockage; detail: DUBAN_DETAIL_CAUSE,
 *                                          DUBAN_DETAIL_SUGGESTION: what it lacks
 *   rectification-without-cause, key-without-milestones    date: by when it was to be there */
#pragma once

#include "core/finding.h"

G_BEGIN_DECLS

#define DUBAN_DETAIL_MOST 1       /* missing-cooperator: most leaders would be named */
#define DUBAN_DETAIL_CAUSE 1      /* blockage-without-remedy: no cause */
#define DUBAN_DETAIL_SUGGESTION 2 /* blockage-without-remedy: no suggestion */
#define DUBAN_DETAIL_TWICE 1      /* passed-around: two within the window */
#define DUBAN_DETAIL_THRICE 2     /* passed-around: three */
#define DUBAN_DETAIL_BACK 3       /* passed-around: back to an earlier holder */
#define DUBAN_DETAIL_UNIT 128     /* passed-around: added to one of the three: of the unit */

G_END_DECLS
