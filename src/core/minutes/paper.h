/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper itself: who assigned by it and when, what kind of paper it is, its number. */
#pragma once

#include "core/minutes/reading.h"

G_BEGIN_DECLS

/* Fills assigner, date, source, source_ref and marks from the whole text; the covers of what was
 * found are in reading->found too.  head: where the first item begins. */
void duban_minutes_read_paper (DubanMinutesReading *reading, gsize head, DubanMinutes *minutes);

G_END_DECLS
