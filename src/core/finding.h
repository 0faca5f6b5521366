/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding (预警): what a rule found wrong with a task, a unit or the portfolio
 * (domain.md section 5).  Core speaks codes; app/wording says it in words. */
#pragma once

#include "core/day.h"

G_BEGIN_DECLS

/* In the order of domain.md 5.1, 5.2, 5.3. */
typedef enum
{
  DUBAN_RULE_DEPLOY_OVERDUE,
  DUBAN_RULE_APPROACH_OVERDUE,
  DUBAN_RULE_FEEDBACK_OVERDUE,
  DUBAN_RULE_DEPLOY_LATE,
  DUBAN_RULE_APPROACH_LATE,
  DUBAN_RULE_FEEDBACK_LATE,
  DUBAN_RULE_DEPLOY_TODAY,
  DUBAN_RULE_APPROACH_TODAY,
  DUBAN_RULE_FEEDBACK_TODAY,
  DUBAN_RULE_FOLLOW_UP_OVERDUE,
  DUBAN_RULE_DUE_OVERDUE,
  DUBAN_RULE_DUE_SOON,
  DUBAN_RULE_CLOSED_LATE,
  DUBAN_RULE_DUE_UNCLEAR,
  DUBAN_RULE_MILESTONE_OVERDUE,
  DUBAN_RULE_BACKFILLED,
  DUBAN_RULE_UNDATED,
  DUBAN_RULE_PROVISIONAL_DATE,
  DUBAN_RULE_SUSPENDED_LONG,
  DUBAN_RULE_NO_LEAD,
  DUBAN_RULE_NO_CHARGE,
  DUBAN_RULE_NO_PORTFOLIO,
  DUBAN_RULE_DOUBLE_CHARGE,
  DUBAN_RULE_LEAD_NOT_IN_CHARGE,
  DUBAN_RULE_LEAD_MOVED,
  DUBAN_RULE_MISSING_COOPERATOR,
  DUBAN_RULE_SELF_COOPERATION,
  DUBAN_RULE_IDLE_COOPERATOR,
  DUBAN_RULE_OWN_ACCOUNT_MISSING,
  DUBAN_RULE_CROSS_ACCOUNT_MISSING,
  DUBAN_RULE_CONTRADICTORY_ACCOUNTS,
  DUBAN_RULE_CONTESTED_LEAD,
  DUBAN_RULE_PASSED_AROUND,
  DUBAN_RULE_INVERTED_DEADLINE,
  DUBAN_RULE_DUPLICATE_ASSIGNMENT,
  DUBAN_RULE_NOT_ACCEPTED,
  DUBAN_RULE_UNVERIFIED_CLAIM,
  DUBAN_RULE_NO_UNIT,
  DUBAN_RULE_IDLE_UNIT,
  DUBAN_RULE_WAITING_FOR_MEETING,
  DUBAN_RULE_MEETING_PASSED,
  DUBAN_RULE_DECISION_WAITING,
  DUBAN_RULE_REQUEST_WAITING,
  DUBAN_RULE_BLOCKAGE_WITHOUT_REMEDY,
  DUBAN_RULE_RECTIFICATION_WITHOUT_CAUSE,
  DUBAN_RULE_KEY_WITHOUT_MILESTONES,
  DUBAN_N_RULES
} DubanRule;

typedef enum
{
  DUBAN_SEVERITY_CRITICAL,
  DUBAN_SEVERITY_WARNING,
  DUBAN_SEVERITY_NOTICE,
} DubanSeverity;

typedef enum
{
  DUBAN_LIGHT_RED,
  DUBAN_LIGHT_YELLOW,
  DUBAN_LIGHT_GREEN,
  DUBAN_LIGHT_GREY,
} DubanLight;

#define DUBAN_NO_DAYS G_MININT32

/* Small and flat: several hundred thousand of them are a cached verdict. */
typedef struct
{
  guint8 rule;     /* DubanRule */
  guint8 severity; /* DubanSeverity */
  guint8 waived;   /* 已认定 */
  guint8 detail;   /* by rule, as core/finding-detail.h says */
  guint32 task;    /* entity number; 0: none */
  guint32 leader;  /* whom it concerns; 0: none */
  guint32 unit;    /* 0: none */
  guint32 other;   /* by rule: the other task, leader, unit or field; 0: none */
  DubanDay since;  /* or DUBAN_NO_DAY */
  gint32 days;     /* or DUBAN_NO_DAYS */
  DubanDay date;   /* by rule: the date that was missed or comes; or DUBAN_NO_DAY */
} DubanFinding;

/* lead-not-in-charge …; and back: DUBAN_N_RULES if there is none. */
const char *duban_rule_get_code (DubanRule rule);
DubanRule duban_rule_parse (const char *code);

/* The number of the measure (第N条) that the rule goes back to: 3 to 8. Where domain.md gives
 * two, the first. */
int duban_rule_get_measure (DubanRule rule);

/* Whether the rule is of an overdue kind: a date was missed, and the finding's days are those
 * since. */
gboolean duban_rule_is_overdue (DubanRule rule);

/* Whether the rule is of domain.md 5.2: cross-responsibility, measure 4. */
gboolean duban_rule_is_crossing (DubanRule rule);

const char *duban_severity_get_code (DubanSeverity severity);
const char *duban_light_get_code (DubanLight light);
gboolean duban_light_parse (const char *code, DubanLight *light);

G_END_DECLS
