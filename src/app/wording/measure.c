/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The measure behind each rule, in the words of the notice 伊政办发〔2024〕14号.  The English
 * is ours; the translation into Chinese is the notice's own wording. */
#include "app/wording/wording.h"

#include "app/words.h"

typedef enum
{
  QUOTE_DEPLOY,
  QUOTE_APPROACH,
  QUOTE_FEEDBACK,
  QUOTE_FOLLOW_UP,
  QUOTE_137,
  QUOTE_NO_DELAY,
  QUOTE_CONTROL,
  QUOTE_CLEAR,
  QUOTE_LEADS,
  QUOTE_CROSSES,
  QUOTE_COORDINATES,
  QUOTE_ACCOUNTS,
  QUOTE_CROSS_ACCOUNT,
  QUOTE_NO_SHIRKING,
  QUOTE_ACCEPT,
  QUOTE_TRUTH,
  QUOTE_EVERY_TASK,
  QUOTE_NO_WAITING,
  QUOTE_MEETING,
  QUOTE_DECIDE,
  QUOTE_ANSWER,
  QUOTE_BLOCKAGE,
  QUOTE_CAUSE,
  QUOTE_KEY,
} Quote;

static const char *const measures[] = {
  [1] = N_ ("Measure 1"), N_ ("Measure 2"), N_ ("Measure 3"), N_ ("Measure 4"), N_ ("Measure 5"),
  N_ ("Measure 6"),       N_ ("Measure 7"), N_ ("Measure 8"), N_ ("Measure 9"),
};

static const char *const quotes[] = {
  /* translators: here and below: quote the notice's own words */
  [QUOTE_DEPLOY] = N_ ("deployed the same day"),
  [QUOTE_APPROACH] = N_ ("an approach formed within 3 days"),
  [QUOTE_FEEDBACK] = N_ ("feedback on its execution to the leader who assigned it within 7 days"),
  [QUOTE_FOLLOW_UP] = N_ ("then followed up and supervised as a matter of routine"),
  [QUOTE_137] = N_ ("the “137 method” is to be practised in handling"),
  [QUOTE_NO_DELAY] = N_ ("never again discuss whether to do it, study who is to do it, or try to "
                         "overturn the decision and put it off"),
  [QUOTE_CONTROL] = N_ ("control of the process, control of milestones, and tracing of "
                        "responsibility must be strengthened"),
  [QUOTE_CLEAR] = N_ ("the facts clear, the measures real, the supervision tight, the effect good"),
  [QUOTE_LEADS] = N_ ("who is in charge leads, who leads coordinates, who coordinates answers for "
                      "it"),
  [QUOTE_CROSSES] = N_ ("in work that crosses, who is in charge coordinates, and whomever it "
                        "crosses cooperates"),
  [QUOTE_COORDINATES] = N_ ("who leads coordinates, who coordinates answers for it"),
  [QUOTE_ACCOUNTS] = N_ ("the leader in charge accounts for all of it, for his own ledger and for "
                         "the cross ledger"),
  [QUOTE_CROSS_ACCOUNT] = N_ ("cooperating leaders answer for the cross ledger"),
  [QUOTE_NO_SHIRKING] = N_ ("buck-passing and shifting of responsibility must be stamped out"),
  [QUOTE_ACCEPT] = N_ ("take the responsibility to heart, on the shoulders and in hand"),
  [QUOTE_TRUTH] = N_ ("truly reflect the facts, truly supervise and guide"),
  [QUOTE_EVERY_TASK] = N_ ("never let people be without work, or work without people"),
  [QUOTE_NO_WAITING] = N_ ("at no level is “work waiting for a meeting” allowed"),
  [QUOTE_MEETING] = N_ ("argued fully and submitted to the meeting for decision as soon as "
                        "possible"),
  [QUOTE_DECIDE] = N_ ("what a unit may decide, that unit studies and decides; what a deputy head "
                       "decides, he decides with the departments at once"),
  [QUOTE_ANSWER] = N_ ("answer requests in good time, solve problems as soon as possible"),
  [QUOTE_BLOCKAGE] = N_ ("when reporting a blockage, analyse its cause and suggest how to clear "
                         "it"),
  [QUOTE_CAUSE] = N_ ("analyse the causes in earnest and find the root of the trouble"),
  [QUOTE_KEY] = N_ ("routine work as routine, key work as key"),
};

static const guint8 quote_of_rule[DUBAN_N_RULES] = {
  [DUBAN_RULE_DEPLOY_OVERDUE] = QUOTE_DEPLOY,
  [DUBAN_RULE_APPROACH_OVERDUE] = QUOTE_APPROACH,
  [DUBAN_RULE_FEEDBACK_OVERDUE] = QUOTE_FEEDBACK,
  [DUBAN_RULE_DEPLOY_LATE] = QUOTE_DEPLOY,
  [DUBAN_RULE_APPROACH_LATE] = QUOTE_APPROACH,
  [DUBAN_RULE_FEEDBACK_LATE] = QUOTE_FEEDBACK,
  [DUBAN_RULE_DEPLOY_TODAY] = QUOTE_DEPLOY,
  [DUBAN_RULE_APPROACH_TODAY] = QUOTE_APPROACH,
  [DUBAN_RULE_FEEDBACK_TODAY] = QUOTE_FEEDBACK,
  [DUBAN_RULE_FOLLOW_UP_OVERDUE] = QUOTE_FOLLOW_UP,
  [DUBAN_RULE_DUE_OVERDUE] = QUOTE_CONTROL,
  [DUBAN_RULE_DUE_SOON] = QUOTE_CONTROL,
  [DUBAN_RULE_CLOSED_LATE] = QUOTE_CONTROL,
  [DUBAN_RULE_DUE_UNCLEAR] = QUOTE_CLEAR,
  [DUBAN_RULE_MILESTONE_OVERDUE] = QUOTE_CONTROL,
  [DUBAN_RULE_BACKFILLED] = QUOTE_137,
  [DUBAN_RULE_UNDATED] = QUOTE_137,
  [DUBAN_RULE_PROVISIONAL_DATE] = QUOTE_137,
  [DUBAN_RULE_SUSPENDED_LONG] = QUOTE_NO_DELAY,
  [DUBAN_RULE_NO_LEAD] = QUOTE_LEADS,
  [DUBAN_RULE_NO_CHARGE] = QUOTE_LEADS,
  [DUBAN_RULE_NO_PORTFOLIO] = QUOTE_LEADS,
  [DUBAN_RULE_DOUBLE_CHARGE] = QUOTE_LEADS,
  [DUBAN_RULE_LEAD_NOT_IN_CHARGE] = QUOTE_LEADS,
  [DUBAN_RULE_LEAD_MOVED] = QUOTE_LEADS,
  [DUBAN_RULE_MISSING_COOPERATOR] = QUOTE_CROSSES,
  [DUBAN_RULE_SELF_COOPERATION] = QUOTE_CROSSES,
  [DUBAN_RULE_IDLE_COOPERATOR] = QUOTE_CROSSES,
  [DUBAN_RULE_OWN_ACCOUNT_MISSING] = QUOTE_ACCOUNTS,
  [DUBAN_RULE_CROSS_ACCOUNT_MISSING] = QUOTE_CROSS_ACCOUNT,
  [DUBAN_RULE_CONTRADICTORY_ACCOUNTS] = QUOTE_CROSS_ACCOUNT,
  [DUBAN_RULE_CONTESTED_LEAD] = QUOTE_NO_SHIRKING,
  [DUBAN_RULE_PASSED_AROUND] = QUOTE_NO_SHIRKING,
  [DUBAN_RULE_INVERTED_DEADLINE] = QUOTE_COORDINATES,
  [DUBAN_RULE_DUPLICATE_ASSIGNMENT] = QUOTE_LEADS,
  [DUBAN_RULE_NOT_ACCEPTED] = QUOTE_ACCEPT,
  [DUBAN_RULE_UNVERIFIED_CLAIM] = QUOTE_TRUTH,
  [DUBAN_RULE_NO_UNIT] = QUOTE_EVERY_TASK,
  [DUBAN_RULE_IDLE_UNIT] = QUOTE_EVERY_TASK,
  [DUBAN_RULE_WAITING_FOR_MEETING] = QUOTE_NO_WAITING,
  [DUBAN_RULE_MEETING_PASSED] = QUOTE_MEETING,
  [DUBAN_RULE_DECISION_WAITING] = QUOTE_DECIDE,
  [DUBAN_RULE_REQUEST_WAITING] = QUOTE_ANSWER,
  [DUBAN_RULE_BLOCKAGE_WITHOUT_REMEDY] = QUOTE_BLOCKAGE,
  [DUBAN_RULE_RECTIFICATION_WITHOUT_CAUSE] = QUOTE_CAUSE,
  [DUBAN_RULE_KEY_WITHOUT_MILESTONES] = QUOTE_KEY,
};

const char *
duban_wording_of_measure (DubanRule rule)
{
  return _ (measures[duban_rule_get_measure (rule)]);
}

const char *
duban_wording_quote_measure (DubanRule rule)
{
  return _ (quotes[quote_of_rule[rule]]);
}
