/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of domain.md section 5, by concern.  Each function hears one task that is not
 * withdrawn and adds its findings; the rules of one concern are short functions of their own. */
#pragma once

#include "core/hearing.h"

G_BEGIN_DECLS

/* 5.1: dates.  All but undated, backfilled and suspended-long are withheld from a suspended
 * task; of a closed one, what was overdue, late or backfilled remains. */
void duban_rules_judge_deadlines (DubanHearing *hearing);

/* 5.2: who leads, who cooperates, who accounts (measure 4).  Open and suspended tasks. */
void duban_rules_judge_cross (DubanHearing *hearing);

/* 5.2, passed-around (推诿扯皮).  Open and suspended tasks. */
void duban_rules_judge_passing (DubanHearing *hearing);

/* 5.3: decisions, requests, blockages, causes, milestones. */
void duban_rules_judge_execution (DubanHearing *hearing);

G_END_DECLS
