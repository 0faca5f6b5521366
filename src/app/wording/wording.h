/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Codes and values as translated text, for the window, dubanctl and reports alike. */
#pragma once

#include "core/clock137.h"
#include "core/finding.h"
#include "core/terms.h"

G_BEGIN_DECLS

/* What a sentence needs besides the finding. */
typedef struct
{
  const DubanTerms *terms;
  const char *task_title;   /* of finding->task, or NULL */
  const char *other_title;  /* of finding->other where that is a task, or NULL */
  const char *other_number; /* the same task's number, or NULL */
} DubanWordingContext;

/* One sentence: what is wrong and what to do next, naming the person and the missing act
 * (domain.md section 5). (transfer full) */
char *duban_wording_of_finding (const DubanFinding *finding,
                                const DubanWordingContext *context) G_GNUC_WARN_UNUSED_RESULT;

/* The measure, and its words in the notice: “第五条 … 7日内向交办领导反馈落实情况”.
 * (transfer none) */
const char *duban_wording_of_measure (DubanRule rule);
const char *duban_wording_quote_measure (DubanRule rule);

/* Names as on screen (window.md, Words on the screen); "" for a value that is none.
 * (transfer none) */
const char *duban_wording_of_rule (DubanRule rule);
const char *duban_wording_of_severity (DubanSeverity severity);
const char *duban_wording_of_light (DubanLight light);
const char *duban_wording_of_stage (DubanStage stage);
const char *duban_wording_of_state (DubanStageState state);
const char *duban_wording_of_status (DubanStatus status);
const char *duban_wording_of_importance (DubanImportance importance);
const char *duban_wording_of_decision_level (DubanDecisionLevel level);
const char *duban_wording_of_decision_state (DubanDecisionState state);
const char *duban_wording_of_handling (DubanHandling handling);
const char *duban_wording_of_record_kind (DubanRecordKind kind);
const char *duban_wording_of_ledger (DubanLedger ledger);
const char *duban_wording_of_position (DubanPosition position);
const char *duban_wording_of_outcome (DubanOutcome outcome);
const char *duban_wording_of_verify_level (DubanVerifyLevel level);
const char *duban_wording_of_holding (DubanHoldingKind kind); /* 分管, 代管 … */
const char *duban_wording_of_policy (DubanPolicy policy);
const char *duban_wording_of_weekday (DubanDay day);
const char *duban_wording_of_attr (guint attr);

/* 11月23日, or 2025年11月23日 in another year than today's; "" for no day. Into a buffer of
 * DUBAN_WORDING_DAY_SIZE bytes, which it returns; and as a text of its own. (transfer full) */
#define DUBAN_WORDING_DAY_SIZE 64
const char *duban_wording_format_day (DubanDay day, DubanDay today, char *buffer);
char *duban_wording_of_day (DubanDay day, DubanDay today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
