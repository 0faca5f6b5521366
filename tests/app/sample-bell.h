/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An office's desk whose clock is set from minute to minute, and whose bell is rung. */
#pragma once

#include "app/remind/bell.h"
#include "app/remind/reply.h"
#include "sample-session.h"

/* Sets the clock: "2026-03-02T18:00". */
void sample_bell_set (SampleSession *sample, const char *time);

/* The bell at that time. (transfer full) */
DubanBell *sample_bell_ring (SampleSession *sample, const char *time, DubanBellMode mode);

/* What a bell says, in its order: "deploy/day0 approach/lead". (transfer full) */
char *sample_bell_describe (const DubanBell *bell);

/* That ringing at that time says just this. */
void sample_bell_expect (SampleSession *sample, const char *time, const char *said);

/* A task of that number that is assigned on the clock's own day; its n. */
guint32 sample_bell_add (SampleSession *sample, const char *number);

/* The first thing that the bell says then: its key. (transfer full) */
char *sample_bell_dup_key (SampleSession *sample, const char *time);

/* What another process does to the file. */
void sample_bell_run_sql (const SampleSession *sample, const char *sql);

void sample_bell_answer (SampleSession *sample, const char *time, const char *key,
                         DubanAnswer answer);
