/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small enumerations of domain.md, stored by their numbers; 0 is unset in each. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Attributes of a task, and of a holding. */
typedef enum
{
  DUBAN_YES = 1,
  DUBAN_NO = 2
} DubanYesNo;
typedef enum
{
  DUBAN_ROUTINE = 1,
  DUBAN_KEY = 2
} DubanImportance;
typedef enum
{
  DUBAN_LEVEL_UNIT = 1,
  DUBAN_LEVEL_DEPUTY = 2,
  DUBAN_LEVEL_EXECUTIVE = 3
} DubanDecisionLevel;
typedef enum
{
  DUBAN_DECISION_NONE = 1,
  DUBAN_DECISION_AWAITING = 2,
  DUBAN_DECISION_SCHEDULED = 3,
  DUBAN_DECISION_DECIDED = 4
} DubanDecisionState;
typedef enum
{
  DUBAN_HANDLING_PETITION = 1,
  DUBAN_HANDLING_RESTRICTED = 2
} DubanHandling;
typedef enum
{
  DUBAN_STATUS_OPEN = 1,
  DUBAN_STATUS_SUSPENDED = 2,
  DUBAN_STATUS_CLOSED = 3,
  DUBAN_STATUS_WITHDRAWN = 4
} DubanStatus;
typedef enum
{
  DUBAN_HOLDS_CHARGE = 1,    /* 分管 */
  DUBAN_HOLDS_ACTING = 2,    /* 代管 */
  DUBAN_HOLDS_ASSIST = 3,    /* 协管 */
  DUBAN_HOLDS_CONTACT = 4,   /* 联系 */
  DUBAN_HOLDS_GUARANTEE = 5, /* 包联 */
} DubanHoldingKind;

/* What records carry. */
typedef enum
{
  DUBAN_LEDGER_OWN = 1,
  DUBAN_LEDGER_CROSS = 2
} DubanLedger;
typedef enum
{
  DUBAN_POSITION_DONE = 1,
  DUBAN_POSITION_ON_TRACK = 2,
  DUBAN_POSITION_SLOW = 3,
  DUBAN_POSITION_BLOCKED = 4
} DubanPosition;
typedef enum
{
  DUBAN_OUTCOME_GRANTED = 1,
  DUBAN_OUTCOME_REFUSED = 2,
  DUBAN_OUTCOME_CONFIRMED = 3,
  DUBAN_OUTCOME_CONTRADICTED = 4
} DubanOutcome; /* an extension with none is asked and not yet answered */
typedef enum
{
  DUBAN_VERIFY_UNIT = 1,
  DUBAN_VERIFY_LEADER = 2,
  DUBAN_VERIFY_OFFICE = 3,
  DUBAN_VERIFY_INSPECTION = 4
} DubanVerifyLevel;

/* The codes of the small enumerations above, each from the value's number; NULL for 0. */
const char *duban_ledger_get_code (DubanLedger ledger);
const char *duban_position_get_code (DubanPosition position);
const char *duban_outcome_get_code (DubanOutcome outcome);
const char *duban_verify_level_get_code (DubanVerifyLevel level);
DubanLedger duban_ledger_parse (const char *code);
DubanPosition duban_position_parse (const char *code);
DubanOutcome duban_outcome_parse (const char *code);
DubanVerifyLevel duban_verify_level_parse (const char *code);

G_END_DECLS
