/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What needs other tasks than the one that is heard: parts and their parents, duplicates, units
 * with nothing to do, and what is missing in the office as a whole.  A few bytes of each task
 * are remembered, and judged when all have gone past. */
#pragma once

#include "core/hearing.h"

G_BEGIN_DECLS

typedef struct _DubanAcross DubanAcross;

/* terms is referenced. (transfer full) */
DubanAcross *duban_across_new (DubanTerms *terms) G_GNUC_WARN_UNUSED_RESULT;
void duban_across_free (DubanAcross *across);

/* Remembers a task, of any status but deleted. */
void duban_across_remember (DubanAcross *across, const DubanHearing *hearing);

/* A waiver of findings that have no task. */
void duban_across_waive (DubanAcross *across, const DubanRecord *waiver);

/* Adds what it finds to an array of DubanFinding. Once only. */
void duban_across_judge (DubanAcross *across, GArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DubanAcross, duban_across_free)

G_END_DECLS
