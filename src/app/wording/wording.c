/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wording/wording.h"

#include "app/words.h"

#include "core/attribute.h"

/* A table of names in one translation context. Where a value has none, NULL stands. */
#define LOOK_UP(context, names, value) look_up (context, names, G_N_ELEMENTS (names), value)

static const char *const rule_names[DUBAN_N_RULES] = {
  [DUBAN_RULE_DEPLOY_OVERDUE] = NC_ ("rule", "Deployment overdue"),
  [DUBAN_RULE_APPROACH_OVERDUE] = NC_ ("rule", "Approach overdue"),
  [DUBAN_RULE_FEEDBACK_OVERDUE] = NC_ ("rule", "Feedback overdue"),
  [DUBAN_RULE_DEPLOY_LATE] = NC_ ("rule", "Deployed late"),
  [DUBAN_RULE_APPROACH_LATE] = NC_ ("rule", "Approach late"),
  [DUBAN_RULE_FEEDBACK_LATE] = NC_ ("rule", "Feedback late"),
  [DUBAN_RULE_DEPLOY_TODAY] = NC_ ("rule", "Deploy today"),
  [DUBAN_RULE_APPROACH_TODAY] = NC_ ("rule", "Approach due today"),
  [DUBAN_RULE_FEEDBACK_TODAY] = NC_ ("rule", "Feedback due today"),
  [DUBAN_RULE_FOLLOW_UP_OVERDUE] = NC_ ("rule", "Follow-up overdue"),
  [DUBAN_RULE_DUE_OVERDUE] = NC_ ("rule", "Past its deadline"),
  [DUBAN_RULE_DUE_SOON] = NC_ ("rule", "Deadline near"),
  [DUBAN_RULE_CLOSED_LATE] = NC_ ("rule", "Closed late"),
  [DUBAN_RULE_DUE_UNCLEAR] = NC_ ("rule", "Deadline unclear"),
  [DUBAN_RULE_MILESTONE_OVERDUE] = NC_ ("rule", "Milestone overdue"),
  [DUBAN_RULE_BACKFILLED] = NC_ ("rule", "Recorded afterwards"),
  [DUBAN_RULE_UNDATED] = NC_ ("rule", "No date of assignment"),
  [DUBAN_RULE_PROVISIONAL_DATE] = NC_ ("rule", "Provisional date"),
  [DUBAN_RULE_SUSPENDED_LONG] = NC_ ("rule", "Suspended for long"),
  [DUBAN_RULE_NO_LEAD] = NC_ ("rule", "No lead"),
  [DUBAN_RULE_NO_CHARGE] = NC_ ("rule", "Nobody in charge"),
  [DUBAN_RULE_NO_PORTFOLIO] = NC_ ("rule", "No portfolio entered"),
  [DUBAN_RULE_DOUBLE_CHARGE] = NC_ ("rule", "Several in charge"),
  [DUBAN_RULE_LEAD_NOT_IN_CHARGE] = NC_ ("rule", "Lead not in charge"),
  [DUBAN_RULE_LEAD_MOVED] = NC_ ("rule", "Portfolio has moved"),
  [DUBAN_RULE_MISSING_COOPERATOR] = NC_ ("rule", "Cooperator missing"),
  [DUBAN_RULE_SELF_COOPERATION] = NC_ ("rule", "Lead is own cooperator"),
  [DUBAN_RULE_IDLE_COOPERATOR] = NC_ ("rule", "Cooperator without a part"),
  [DUBAN_RULE_OWN_ACCOUNT_MISSING] = NC_ ("rule", "Own account missing"),
  [DUBAN_RULE_CROSS_ACCOUNT_MISSING] = NC_ ("rule", "Cross account missing"),
  [DUBAN_RULE_CONTRADICTORY_ACCOUNTS] = NC_ ("rule", "Accounts contradict"),
  [DUBAN_RULE_CONTESTED_LEAD] = NC_ ("rule", "Responsibility contested"),
  [DUBAN_RULE_PASSED_AROUND] = NC_ ("rule", "Passed around"),
  [DUBAN_RULE_INVERTED_DEADLINE] = NC_ ("rule", "Deadlines inverted"),
  [DUBAN_RULE_DUPLICATE_ASSIGNMENT] = NC_ ("rule", "Assigned twice"),
  [DUBAN_RULE_NOT_ACCEPTED] = NC_ ("rule", "Not accepted"),
  [DUBAN_RULE_UNVERIFIED_CLAIM] = NC_ ("rule", "Closing contradicted"),
  [DUBAN_RULE_NO_UNIT] = NC_ ("rule", "No responsible unit"),
  [DUBAN_RULE_IDLE_UNIT] = NC_ ("rule", "Unit without tasks"),
  [DUBAN_RULE_WAITING_FOR_MEETING] = NC_ ("rule", "Waiting for a meeting"),
  [DUBAN_RULE_MEETING_PASSED] = NC_ ("rule", "Meeting passed undecided"),
  [DUBAN_RULE_DECISION_WAITING] = NC_ ("rule", "Decision awaited"),
  [DUBAN_RULE_REQUEST_WAITING] = NC_ ("rule", "Request unanswered"),
  [DUBAN_RULE_BLOCKAGE_WITHOUT_REMEDY] = NC_ ("rule", "Blockage without remedy"),
  [DUBAN_RULE_RECTIFICATION_WITHOUT_CAUSE] = NC_ ("rule", "Rectification without cause"),
  [DUBAN_RULE_KEY_WITHOUT_MILESTONES] = NC_ ("rule", "Key task without milestones"),
};

static const char *const severity_names[] = {
  [DUBAN_SEVERITY_CRITICAL] = NC_ ("severity", "Problem"),
  [DUBAN_SEVERITY_WARNING] = NC_ ("severity", "Warning"),
  [DUBAN_SEVERITY_NOTICE] = NC_ ("severity", "Notice"),
};

static const char *const light_names[] = {
  [DUBAN_LIGHT_RED] = NC_ ("light", "Red"),
  [DUBAN_LIGHT_YELLOW] = NC_ ("light", "Yellow"),
  [DUBAN_LIGHT_GREEN] = NC_ ("light", "Green"),
  [DUBAN_LIGHT_GREY] = NC_ ("light", "Grey"),
};

static const char *const stage_names[] = {
  [DUBAN_STAGE_DEPLOY] = NC_ ("stage", "Deploy"),
  [DUBAN_STAGE_APPROACH] = NC_ ("stage", "Approach"),
  [DUBAN_STAGE_FEEDBACK] = NC_ ("stage", "Feedback"),
};

static const char *const state_names[] = {
  [DUBAN_STATE_MET] = NC_ ("state", "On time"),
  [DUBAN_STATE_LATE] = NC_ ("state", "Late"),
  [DUBAN_STATE_OVERDUE] = NC_ ("state", "Overdue"),
  [DUBAN_STATE_TODAY] = NC_ ("state", "Due today"),
  [DUBAN_STATE_PENDING] = NC_ ("state", "Pending"),
  [DUBAN_STATE_EXCUSED] = NC_ ("state", "Not counted"),
};

static const char *const status_names[] = {
  [DUBAN_STATUS_OPEN] = NC_ ("status", "Open"),
  [DUBAN_STATUS_SUSPENDED] = NC_ ("status", "Suspended"),
  [DUBAN_STATUS_CLOSED] = NC_ ("status", "Closed"),
  [DUBAN_STATUS_WITHDRAWN] = NC_ ("status", "Withdrawn"),
};

static const char *const importance_names[] = {
  [DUBAN_ROUTINE] = NC_ ("importance", "Routine"),
  [DUBAN_KEY] = NC_ ("importance", "Key"),
};

static const char *const decision_level_names[] = {
  [DUBAN_LEVEL_UNIT] = NC_ ("decision level", "Unit"),
  [DUBAN_LEVEL_DEPUTY] = NC_ ("decision level", "Deputy head"),
  [DUBAN_LEVEL_EXECUTIVE] = NC_ ("decision level", "Executive meeting"),
};

static const char *const decision_state_names[] = {
  [DUBAN_DECISION_NONE] = NC_ ("decision", "Not needed"),
  [DUBAN_DECISION_AWAITING] = NC_ ("decision", "Awaiting"),
  [DUBAN_DECISION_SCHEDULED] = NC_ ("decision", "Scheduled"),
  [DUBAN_DECISION_DECIDED] = NC_ ("decision", "Decided"),
};

static const char *const handling_names[] = {
  [DUBAN_HANDLING_PETITION] = NC_ ("handling", "Petition"),
  [DUBAN_HANDLING_RESTRICTED] = NC_ ("handling", "Not to be passed on"),
};

static const char *const record_kind_names[DUBAN_N_RECORD_KINDS] = {
  [DUBAN_RECORD_ACCEPT] = NC_ ("record", "Accepted"),
  [DUBAN_RECORD_DEPLOY] = NC_ ("record", "Deployed"),
  [DUBAN_RECORD_APPROACH] = NC_ ("record", "Approach"),
  [DUBAN_RECORD_FEEDBACK] = NC_ ("record", "Feedback"),
  [DUBAN_RECORD_FOLLOW_UP] = NC_ ("record", "Follow-up"),
  [DUBAN_RECORD_ACCOUNT] = NC_ ("record", "Account"),
  [DUBAN_RECORD_BLOCKAGE] = NC_ ("record", "Blockage"),
  [DUBAN_RECORD_RESOLVE] = NC_ ("record", "Blockage resolved"),
  [DUBAN_RECORD_REQUEST] = NC_ ("record", "Request"),
  [DUBAN_RECORD_ANSWER] = NC_ ("record", "Answer"),
  [DUBAN_RECORD_SITE_VISIT] = NC_ ("record", "Site visit"),
  [DUBAN_RECORD_DECISION] = NC_ ("record", "Decision"),
  [DUBAN_RECORD_MILESTONE] = NC_ ("record", "Milestone"),
  [DUBAN_RECORD_HANDOVER] = NC_ ("record", "Handover"),
  [DUBAN_RECORD_EXTENSION] = NC_ ("record", "Extension"),
  [DUBAN_RECORD_SUSPEND] = NC_ ("record", "Suspended"),
  [DUBAN_RECORD_RESUME] = NC_ ("record", "Resumed"),
  [DUBAN_RECORD_REISSUE] = NC_ ("record", "Reissued"),
  [DUBAN_RECORD_CLOSE] = NC_ ("record", "Closed"),
  [DUBAN_RECORD_VERIFY] = NC_ ("record", "Verified"),
  [DUBAN_RECORD_REOPEN] = NC_ ("record", "Reopened"),
  [DUBAN_RECORD_WITHDRAW] = NC_ ("record", "Withdrawn"),
  [DUBAN_RECORD_URGE] = NC_ ("record", "Urged"),
  [DUBAN_RECORD_CORRECTION] = NC_ ("record", "Correction"),
  [DUBAN_RECORD_NOTE] = NC_ ("record", "Note"),
  [DUBAN_RECORD_VOID] = NC_ ("record", "Voided"),
  [DUBAN_RECORD_WAIVE] = NC_ ("record", "Set aside"),
};

static const char *const ledger_names[] = {
  [DUBAN_LEDGER_OWN] = NC_ ("account", "Own account"),
  [DUBAN_LEDGER_CROSS] = NC_ ("account", "Cross account"),
};

static const char *const position_names[] = {
  [DUBAN_POSITION_DONE] = NC_ ("position", "Done"),
  [DUBAN_POSITION_ON_TRACK] = NC_ ("position", "On track"),
  [DUBAN_POSITION_SLOW] = NC_ ("position", "Slow"),
  [DUBAN_POSITION_BLOCKED] = NC_ ("position", "Blocked"),
};

static const char *const outcome_names[] = {
  [DUBAN_OUTCOME_GRANTED] = NC_ ("outcome", "Granted"),
  [DUBAN_OUTCOME_REFUSED] = NC_ ("outcome", "Refused"),
  [DUBAN_OUTCOME_CONFIRMED] = NC_ ("outcome", "Confirmed"),
  [DUBAN_OUTCOME_CONTRADICTED] = NC_ ("outcome", "Contradicted"),
};

static const char *const verify_level_names[] = {
  [DUBAN_VERIFY_UNIT] = NC_ ("verification", "Unit"),
  [DUBAN_VERIFY_LEADER] = NC_ ("verification", "Leader"),
  [DUBAN_VERIFY_OFFICE] = NC_ ("verification", "Office"),
  [DUBAN_VERIFY_INSPECTION] = NC_ ("verification", "Inspecting body"),
};

static const char *const policy_names[DUBAN_N_POLICIES] = {
  [DUBAN_POLICY_STRICT] = NC_ ("day policy", "Strict (the day of assignment counts)"),
  [DUBAN_POLICY_CALENDAR] = NC_ ("day policy", "Calendar days"),
  [DUBAN_POLICY_FESTIVAL] = NC_ ("day policy", "Moved past holidays"),
  [DUBAN_POLICY_ROLLOVER] = NC_ ("day policy", "Moved to a working day"),
  [DUBAN_POLICY_WORKDAY] = NC_ ("day policy", "Working days"),
};

static const char *const holding_names[] = {
  [DUBAN_HOLDS_CHARGE] = NC_ ("holding", "In charge"),
  [DUBAN_HOLDS_ACTING] = NC_ ("holding", "Acting in charge"),
  [DUBAN_HOLDS_ASSIST] = NC_ ("holding", "Assists"),
  [DUBAN_HOLDS_CONTACT] = NC_ ("holding", "Contact"),
  [DUBAN_HOLDS_GUARANTEE] = NC_ ("holding", "Guarantees"),
};

static const char *const weekday_names[] = {
  [1] = NC_ ("weekday", "Monday"), NC_ ("weekday", "Tuesday"), NC_ ("weekday", "Wednesday"),
  NC_ ("weekday", "Thursday"),     NC_ ("weekday", "Friday"),  NC_ ("weekday", "Saturday"),
  NC_ ("weekday", "Sunday"),
};

static const char *const month_names[] = {
  [1] = NC_ ("month", "January"), NC_ ("month", "February"), NC_ ("month", "March"),
  NC_ ("month", "April"),         NC_ ("month", "May"),      NC_ ("month", "June"),
  NC_ ("month", "July"),          NC_ ("month", "August"),   NC_ ("month", "September"),
  NC_ ("month", "October"),       NC_ ("month", "November"), NC_ ("month", "December"),
};

static const char *const attr_names[] = {
  [DUBAN_ATTR_TITLE] = NC_ ("field", "Title"),
  [DUBAN_ATTR_NUMBER] = NC_ ("field", "Number"),
  [DUBAN_ATTR_REQUIREMENT] = NC_ ("field", "Requirement"),
  [DUBAN_ATTR_METHOD] = NC_ ("field", "Method"),
  [DUBAN_ATTR_NOTES] = NC_ ("field", "Notes"),
  [DUBAN_ATTR_PARENT] = NC_ ("field", "Parent task"),
  [DUBAN_ATTR_SOURCE] = NC_ ("field", "Source"),
  [DUBAN_ATTR_SOURCE_REF] = NC_ ("field", "Source document"),
  [DUBAN_ATTR_SOURCE_DATE] = NC_ ("field", "Source date"),
  [DUBAN_ATTR_PAPER] = NC_ ("field", "Kind of paper"),
  [DUBAN_ATTR_RECTIFICATION] = NC_ ("field", "Rectification"),
  [DUBAN_ATTR_ASSIGNER] = NC_ ("field", "Assigner"),
  [DUBAN_ATTR_ASSIGNEE] = NC_ ("field", "Assignee"),
  [DUBAN_ATTR_ASSIGNED] = NC_ ("field", "Assigned"),
  [DUBAN_ATTR_TRACKED_FROM] = NC_ ("field", "Tracked from"),
  [DUBAN_ATTR_IMPORTANCE] = NC_ ("field", "Importance"),
  [DUBAN_ATTR_LEAD] = NC_ ("field", "Lead"),
  [DUBAN_ATTR_COOPERATORS] = NC_ ("field", "Cooperators"),
  [DUBAN_ATTR_UNIT] = NC_ ("field", "Responsible unit"),
  [DUBAN_ATTR_COOPERATING_UNITS] = NC_ ("field", "Cooperating units"),
  [DUBAN_ATTR_FIELD] = NC_ ("field", "Field of work"),
  [DUBAN_ATTR_UNIT_TEXT] = NC_ ("field", "Responsible unit as worded"),
  [DUBAN_ATTR_COOPERATING_TEXT] = NC_ ("field", "Cooperating units as worded"),
  [DUBAN_ATTR_DECISION_LEVEL] = NC_ ("field", "Decision level"),
  [DUBAN_ATTR_DECISION_STATE] = NC_ ("field", "Decision"),
  [DUBAN_ATTR_DECISION_SINCE] = NC_ ("field", "Decision state since"),
  [DUBAN_ATTR_MEETING] = NC_ ("field", "Waits for the meeting of"),
  [DUBAN_ATTR_FROM_MEETING] = NC_ ("field", "Comes from the meeting of"),
  [DUBAN_ATTR_DUE] = NC_ ("field", "Deadline"),
  [DUBAN_ATTR_FIRST_DUE] = NC_ ("field", "First deadline"),
  [DUBAN_ATTR_DUE_TEXT] = NC_ ("field", "Deadline as worded"),
  [DUBAN_ATTR_FOLLOW_UP] = NC_ ("field", "Follow-up schedule"),
  [DUBAN_ATTR_CAUSE] = NC_ ("field", "Cause"),
  [DUBAN_ATTR_MEASURES] = NC_ ("field", "Measures"),
  [DUBAN_ATTR_ACCOUNTABILITY] = NC_ ("field", "Accountability"),
  [DUBAN_ATTR_QUANTITY] = NC_ ("field", "Quantity"),
  [DUBAN_ATTR_TARGET] = NC_ ("field", "Target"),
  [DUBAN_ATTR_MEASURE] = NC_ ("field", "Unit of measure"),
  [DUBAN_ATTR_HANDLING] = NC_ ("field", "Handling"),
  [DUBAN_ATTR_STATUS] = NC_ ("field", "Status"),
  [DUBAN_ATTR_STATUS_TEXT] = NC_ ("field", "Status as worded"),
  [DUBAN_ATTR_CLOSED] = NC_ ("field", "Closed on"),
  [DUBAN_ATTR_DELETED] = NC_ ("field", "Deleted"),
  [DUBAN_ATTR_UNDATED_STAGES] = NC_ ("field", "Stages without dates"),
  [DUBAN_ATTR_ROW_DIGEST] = NC_ ("field", "Ledger row taken in"),
  [DUBAN_ATTR_LEADER_NAME] = NC_ ("field", "Name"),
  [DUBAN_ATTR_LEADER_TITLE] = NC_ ("field", "Office held"),
  [DUBAN_ATTR_LEADER_LEFT] = NC_ ("field", "Left office on"),
  [DUBAN_ATTR_UNIT_NAME] = NC_ ("field", "Name"),
  [DUBAN_ATTR_UNIT_SHORT_NAMES] = NC_ ("field", "Short names"),
  [DUBAN_ATTR_UNIT_CATEGORY] = NC_ ("field", "Category"),
  [DUBAN_ATTR_UNIT_PARENT] = NC_ ("field", "Parent unit"),
  [DUBAN_ATTR_UNIT_HEADS] = NC_ ("field", "Heads"),
  [DUBAN_ATTR_UNIT_MERGED_INTO] = NC_ ("field", "Merged into"),
  [DUBAN_ATTR_UNIT_MERGED_ON] = NC_ ("field", "Merged on"),
  [DUBAN_ATTR_UNIT_HOLDERS] = NC_ ("field", "Held by"),
  [DUBAN_ATTR_UNIT_FORMER_NAMES] = NC_ ("field", "Former names"),
  [DUBAN_ATTR_FIELD_NAME] = NC_ ("field", "Name"),
  [DUBAN_ATTR_FIELD_HOLDERS] = NC_ ("field", "Held by"),
  [DUBAN_ATTR_MEETING_KIND] = NC_ ("field", "Kind of meeting"),
  [DUBAN_ATTR_MEETING_DATE] = NC_ ("field", "Date"),
  [DUBAN_ATTR_MEETING_NUMBER] = NC_ ("field", "Meeting number"),
  [DUBAN_ATTR_YEAR_DAYS] = NC_ ("field", "Holidays"),
};

static const char *
look_up (const char *context, const char *const *names, gsize n_names, guint value)
{
  if (value >= n_names || names[value] == NULL)
    return "";
  return duban_language_say_in (context, names[value]);
}

const char *
duban_wording_of_rule (DubanRule rule)
{
  return LOOK_UP ("rule", rule_names, rule);
}

const char *
duban_wording_of_severity (DubanSeverity severity)
{
  return LOOK_UP ("severity", severity_names, severity);
}

const char *
duban_wording_of_light (DubanLight light)
{
  return LOOK_UP ("light", light_names, light);
}

const char *
duban_wording_of_stage (DubanStage stage)
{
  return LOOK_UP ("stage", stage_names, stage);
}

const char *
duban_wording_of_state (DubanStageState state)
{
  return LOOK_UP ("state", state_names, state);
}

const char *
duban_wording_of_status (DubanStatus status)
{
  return LOOK_UP ("status", status_names, status);
}

const char *
duban_wording_of_importance (DubanImportance importance)
{
  return LOOK_UP ("importance", importance_names, importance);
}

const char *
duban_wording_of_decision_level (DubanDecisionLevel level)
{
  return LOOK_UP ("decision level", decision_level_names, level);
}

const char *
duban_wording_of_decision_state (DubanDecisionState state)
{
  return LOOK_UP ("decision", decision_state_names, state);
}

const char *
duban_wording_of_handling (DubanHandling handling)
{
  return LOOK_UP ("handling", handling_names, handling);
}

const char *
duban_wording_of_record_kind (DubanRecordKind kind)
{
  return LOOK_UP ("record", record_kind_names, kind);
}

const char *
duban_wording_of_ledger (DubanLedger ledger)
{
  return LOOK_UP ("account", ledger_names, ledger);
}

const char *
duban_wording_of_position (DubanPosition position)
{
  return LOOK_UP ("position", position_names, position);
}

const char *
duban_wording_of_outcome (DubanOutcome outcome)
{
  return LOOK_UP ("outcome", outcome_names, outcome);
}

const char *
duban_wording_of_verify_level (DubanVerifyLevel level)
{
  return LOOK_UP ("verification", verify_level_names, level);
}

const char *
duban_wording_of_holding (DubanHoldingKind kind)
{
  return LOOK_UP ("holding", holding_names, kind);
}

const char *
duban_wording_of_policy (DubanPolicy policy)
{
  return LOOK_UP ("day policy", policy_names, policy);
}

const char *
duban_wording_of_weekday (DubanDay day)
{
  return LOOK_UP ("weekday", weekday_names, (guint) duban_day_get_weekday (day));
}

const char *
duban_wording_of_attr (guint attr)
{
  return LOOK_UP ("field", attr_names, attr);
}

const char *
duban_wording_format_day (DubanDay day, DubanDay today, char *buffer)
{
  int year, month, day_of_month;
  const char *month_name;

  buffer[0] = '\0';
  if (day == DUBAN_NO_DAY)
    return buffer;
  duban_day_to_ymd (day, &year, &month, &day_of_month);
  month_name = LOOK_UP ("month", month_names, (guint) month);
  if (year == duban_day_get_year (today))
    g_snprintf (buffer, DUBAN_WORDING_DAY_SIZE,
                /* translators: a day of this year: %d the day, %s the name of the month */
                _ ("%d %s"), day_of_month, month_name);
  else
    g_snprintf (buffer, DUBAN_WORDING_DAY_SIZE,
                /* translators: a day of another year: the same, and %d the year */
                _ ("%d %s %d"), day_of_month, month_name, year);
  return buffer;
}

char *
duban_wording_of_day (DubanDay day, DubanDay today)
{
  char buffer[DUBAN_WORDING_DAY_SIZE];

  return g_strdup (duban_wording_format_day (day, today, buffer));
}
