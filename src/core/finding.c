/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/finding.h"

static const struct
{
  const char *code;
  int measure;
} rule_specs[DUBAN_N_RULES] = {
  [DUBAN_RULE_DEPLOY_OVERDUE] = { "deploy-overdue", 5 },
  [DUBAN_RULE_APPROACH_OVERDUE] = { "approach-overdue", 5 },
  [DUBAN_RULE_FEEDBACK_OVERDUE] = { "feedback-overdue", 5 },
  [DUBAN_RULE_DEPLOY_LATE] = { "deploy-late", 5 },
  [DUBAN_RULE_APPROACH_LATE] = { "approach-late", 5 },
  [DUBAN_RULE_FEEDBACK_LATE] = { "feedback-late", 5 },
  [DUBAN_RULE_DEPLOY_TODAY] = { "deploy-today", 5 },
  [DUBAN_RULE_APPROACH_TODAY] = { "approach-today", 5 },
  [DUBAN_RULE_FEEDBACK_TODAY] = { "feedback-today", 5 },
  [DUBAN_RULE_FOLLOW_UP_OVERDUE] = { "follow-up-overdue", 5 },
  [DUBAN_RULE_DUE_OVERDUE] = { "due-overdue", 3 },
  [DUBAN_RULE_DUE_SOON] = { "due-soon", 3 },
  [DUBAN_RULE_CLOSED_LATE] = { "closed-late", 3 },
  [DUBAN_RULE_DUE_UNCLEAR] = { "due-unclear", 3 },
  [DUBAN_RULE_MILESTONE_OVERDUE] = { "milestone-overdue", 3 },
  [DUBAN_RULE_BACKFILLED] = { "backfilled", 5 },
  [DUBAN_RULE_UNDATED] = { "undated", 5 },
  [DUBAN_RULE_PROVISIONAL_DATE] = { "provisional-date", 5 },
  [DUBAN_RULE_SUSPENDED_LONG] = { "suspended-long", 5 },
  [DUBAN_RULE_NO_LEAD] = { "no-lead", 4 },
  [DUBAN_RULE_NO_CHARGE] = { "no-charge", 4 },
  [DUBAN_RULE_NO_PORTFOLIO] = { "no-portfolio", 4 },
  [DUBAN_RULE_DOUBLE_CHARGE] = { "double-charge", 4 },
  [DUBAN_RULE_LEAD_NOT_IN_CHARGE] = { "lead-not-in-charge", 4 },
  [DUBAN_RULE_LEAD_MOVED] = { "lead-moved", 4 },
  [DUBAN_RULE_MISSING_COOPERATOR] = { "missing-cooperator", 4 },
  [DUBAN_RULE_SELF_COOPERATION] = { "self-cooperation", 4 },
  [DUBAN_RULE_IDLE_COOPERATOR] = { "idle-cooperator", 4 },
  [DUBAN_RULE_OWN_ACCOUNT_MISSING] = { "own-account-missing", 4 },
  [DUBAN_RULE_CROSS_ACCOUNT_MISSING] = { "cross-account-missing", 4 },
  [DUBAN_RULE_CONTRADICTORY_ACCOUNTS] = { "contradictory-accounts", 4 },
  [DUBAN_RULE_CONTESTED_LEAD] = { "contested-lead", 4 },
  [DUBAN_RULE_PASSED_AROUND] = { "passed-around", 4 },
  [DUBAN_RULE_INVERTED_DEADLINE] = { "inverted-deadline", 4 },
  [DUBAN_RULE_DUPLICATE_ASSIGNMENT] = { "duplicate-assignment", 4 },
  [DUBAN_RULE_NOT_ACCEPTED] = { "not-accepted", 4 },
  [DUBAN_RULE_UNVERIFIED_CLAIM] = { "unverified-claim", 8 },
  [DUBAN_RULE_NO_UNIT] = { "no-unit", 3 },
  [DUBAN_RULE_IDLE_UNIT] = { "idle-unit", 3 },
  [DUBAN_RULE_WAITING_FOR_MEETING] = { "waiting-for-meeting", 5 },
  [DUBAN_RULE_MEETING_PASSED] = { "meeting-passed", 5 },
  [DUBAN_RULE_DECISION_WAITING] = { "decision-waiting", 5 },
  [DUBAN_RULE_REQUEST_WAITING] = { "request-waiting", 4 },
  [DUBAN_RULE_BLOCKAGE_WITHOUT_REMEDY] = { "blockage-without-remedy", 7 },
  [DUBAN_RULE_RECTIFICATION_WITHOUT_CAUSE] = { "rectification-without-cause", 6 },
  [DUBAN_RULE_KEY_WITHOUT_MILESTONES] = { "key-without-milestones", 3 },
};

static const char *const severity_codes[] = {
  [DUBAN_SEVERITY_CRITICAL] = "critical",
  [DUBAN_SEVERITY_WARNING] = "warning",
  [DUBAN_SEVERITY_NOTICE] = "notice",
};

static const char *const light_codes[] = {
  [DUBAN_LIGHT_RED] = "red",
  [DUBAN_LIGHT_YELLOW] = "yellow",
  [DUBAN_LIGHT_GREEN] = "green",
  [DUBAN_LIGHT_GREY] = "grey",
};

const char *
duban_rule_get_code (DubanRule rule)
{
  g_return_val_if_fail (rule < DUBAN_N_RULES, NULL);

  return rule_specs[rule].code;
}

DubanRule
duban_rule_parse (const char *code)
{
  guint rule = 0;

  while (rule < DUBAN_N_RULES && g_strcmp0 (code, rule_specs[rule].code) != 0)
    rule++;
  return (DubanRule) rule;
}

int
duban_rule_get_measure (DubanRule rule)
{
  g_return_val_if_fail (rule < DUBAN_N_RULES, 0);

  return rule_specs[rule].measure;
}

gboolean
duban_rule_is_crossing (DubanRule rule)
{
  return rule >= DUBAN_RULE_NO_LEAD && rule <= DUBAN_RULE_UNVERIFIED_CLAIM;
}

gboolean
duban_rule_is_overdue (DubanRule rule)
{
  switch (rule)
    {
    case DUBAN_RULE_DEPLOY_OVERDUE:
    case DUBAN_RULE_APPROACH_OVERDUE:
    case DUBAN_RULE_FEEDBACK_OVERDUE:
    case DUBAN_RULE_FOLLOW_UP_OVERDUE:
    case DUBAN_RULE_DUE_OVERDUE:
    case DUBAN_RULE_MILESTONE_OVERDUE:
    case DUBAN_RULE_MEETING_PASSED:
      return TRUE;
    default:
      return FALSE;
    }
}

const char *
duban_severity_get_code (DubanSeverity severity)
{
  g_return_val_if_fail (severity < G_N_ELEMENTS (severity_codes), NULL);

  return severity_codes[severity];
}

const char *
duban_light_get_code (DubanLight light)
{
  g_return_val_if_fail (light < G_N_ELEMENTS (light_codes), NULL);

  return light_codes[light];
}

gboolean
duban_light_parse (const char *code, DubanLight *light)
{
  for (guint i = 0; i < G_N_ELEMENTS (light_codes); i++)
    if (g_strcmp0 (code, light_codes[i]) == 0)
      {
        *light = (DubanLight) i;
        return TRUE;
      }
  return FALSE;
}
