/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks of the banner in a line each, so that a test of a rule is a table.
 *
 * Tasks stand one a line: attributes as key=value, then, after “|”, records separated by “;”:
 *
 *   assigned=2026-03-02 due=2026-03-20 | deploy 2026-03-02; feedback 2026-03-09 to=乙
 *
 * Unless said otherwise a task is open, routine, assigned on Monday 2026-03-02, led by 甲 and
 * carried out by 住建局, which 甲 is in charge of; “-” clears a value.  A record was written down
 * on the day that it is of, unless written= says so; target=#2 names the second record of its
 * line. */
#pragma once

#include "core/judge.h"
#include "sample-banner.h"

/* One row of a table: what is the case, and what the judge says. */
typedef struct
{
  const char *today;
  const char *settings; /* name=value …, or NULL for the defaults */
  const char *tasks;
  const char *expected; /* findings as sample_judge() writes them */
} SampleRow;

/* Judges the tasks of a row and writes the findings of the rules in `watched` (codes separated
 * by blanks; NULL: every rule), in their order and separated by “, ”: “rule severity leader days
 * since” (of an idle unit its name for the leader's), “-” for what is none, and “!” behind one
 * that is waived. (transfer full) */
char *sample_judge (const SampleRow *row, const char *watched);

/* Judges each row and compares. */
void sample_check (const SampleRow *rows, gsize n_rows, const char *watched);

/* The verdict of a row. (transfer full) */
DubanVerdict *sample_verdict_new (const SampleRow *row);

/* Hands on each task of the lines with its records, numbered from 1. */
typedef void (*SampleTaskFunc) (const DubanTask *task, const DubanRecord *records, gsize n_records,
                                gpointer data);
void sample_each (const char *tasks, SampleTaskFunc func, gpointer data);

/* The clock of a row's only task. */
void sample_clock (const SampleRow *row, DubanClock137 *clock);
