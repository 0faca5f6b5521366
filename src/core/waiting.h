/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What waits for somebody's answer or decision (measures 4, 5 and 7: 遇到请示及时回应, 急不等会).
 */
#pragma once

#include "core/record.h"
#include "core/task.h"
#include "core/terms.h"

G_BEGIN_DECLS

/* Whether the record, one of records, is a request (请示) that nobody has answered. */
gboolean duban_waiting_is_request (const DubanRecord *record, const DubanRecord *records,
                                   gsize n_records);

/* The extension that is asked for, neither granted nor refused: the last of the task speaks; NULL
 * if there is none. (transfer none) */
const DubanRecord *duban_waiting_find_extension (const DubanRecord *records, gsize n_records);

/* Whether more than so many working days have gone by since a day; that day is not counted. */
gboolean duban_waiting_is_past (const DubanTerms *terms, DubanDay day, int days);

/* The last day for an answer to what was asked on a day (request-wait-days). */
DubanDay duban_waiting_get_answer_due (const DubanTerms *terms, DubanDay asked);

/* Whether a decision is awaited that no record made since. */
gboolean duban_waiting_is_decision (const DubanTask *task, const DubanRecord *records,
                                    gsize n_records);

/* Whether the meeting that was to decide has passed, and no decision is recorded. */
gboolean duban_waiting_has_missed_meeting (const DubanTerms *terms, const DubanTask *task,
                                           const DubanRecord *records, gsize n_records);

G_END_DECLS
