/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports composed for a sample desk, and as plain lines. */
#pragma once

#include "app/report/report.h"
#include "sample-session.h"

/* Of week 11 of 2026: 甲1 crosses and is blocked; 甲2 is not done at all; 甲3 was closed in the
 * week. */
void sample_report_fill (SampleSession *sample);

/* leader: a name; NULL is the office.  parts may be NULL. (transfer full) */
DubanReport *sample_report (SampleSession *sample, const char *leader, const char *period,
                            const DubanFreeParts *parts);

/* All that the document says, a line a block, a row or a category. (transfer full) */
char *sample_report_to_text (const DubanReport *report);

/* Whether one of its lines has the part in it. */
gboolean sample_report_says (const DubanReport *report, const char *part);

/* The figure of that code; fails where there is none. (transfer none) */
const DubanFigure *sample_report_find (const DubanReport *report, const char *code);

/* How many problems of that code the check names. */
guint sample_report_count (const DubanReport *report, const char *code);
