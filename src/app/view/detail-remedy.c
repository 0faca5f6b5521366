/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/detail-remedy.h"

#include "core/finding-detail.h"

#include "app/words.h"

#define MAX_CHARGED 3 /* so many of those in charge are offered as lead */

typedef void (*AddFunc) (GPtrArray *remedies, const DubanRemedyCase *facts,
                         const DubanFinding *finding);

void
duban_remedy_free (DubanRemedy *remedy)
{
  g_free (remedy->label);
  g_free (remedy->form);
  g_free (remedy);
}

static DubanRemedy *
add (GPtrArray *remedies, DubanRemedyKind kind, const char *label, const char *form)
{
  DubanRemedy *remedy = g_new0 (DubanRemedy, 1);

  remedy->kind = kind;
  remedy->label = g_strdup (label);
  remedy->form = g_strdup (form);
  g_ptr_array_add (remedies, remedy);
  return remedy;
}

static void
add_act (GPtrArray *remedies, const char *label, const char *form)
{
  add (remedies, DUBAN_REMEDY_ACT, label, form);
}

/* A form that is about one record. */
static void
add_act_about (GPtrArray *remedies, const char *label, const char *form, const DubanRecord *record)
{
  char id[DUBAN_ID_TEXT_SIZE];
  g_autofree char *whole = NULL;

  if (record == NULL)
    return;
  whole = g_strdup_printf ("%s:%s", form, duban_id_format (&record->id, id));
  add_act (remedies, label, whole);
}

/* Not offered to whoever owes it himself. */
static void
add_urge (GPtrArray *remedies, const DubanRemedyCase *facts, guint32 who, const char *label)
{
  if (facts->terms->desk_leader == 0 || facts->terms->desk_leader != who)
    add (remedies, DUBAN_REMEDY_URGE, label, NULL);
}

static void
add_leader (GPtrArray *remedies, const DubanRemedyCase *facts, DubanRemedyKind kind,
            const char *format, guint32 leader)
{
  const char *name = duban_directory_get_name (facts->terms->directory, leader);
  g_autoptr (GString) label = NULL;

  if (name == NULL)
    return;
  label = g_string_new (format);
  g_string_replace (label, "%s", name, 1);
  add (remedies, kind, label->str, NULL)->leader = leader;
}

static void
add_charged (GPtrArray *remedies, const DubanRemedyCase *facts)
{
  for (gsize i = 0; i < MIN (facts->charge->n_leaders, MAX_CHARGED); i++)
    if (facts->charge->leaders[i] != facts->task->lead)
      /* Translators: a button; %s is a leader */
      add_leader (remedies, facts, DUBAN_REMEDY_LEAD, C_ ("remedy", "%s leads"),
                  facts->charge->leaders[i]);
}

static void
add_portfolio (GPtrArray *remedies)
{
  add (remedies, DUBAN_REMEDY_PAGE, _ ("Change the portfolio"), "units");
}

/* The one of a kind that stands and nothing ended; the latest. */
static const DubanRecord *
find_unended (const DubanRemedyCase *facts, DubanRecordKind kind, DubanRecordKind ends)
{
  const DubanRecord *found = NULL;

  for (gsize i = 0; i < facts->n_records; i++)
    {
      const DubanRecord *record = &facts->records[i];

      if (record->kind == kind && !record->is_void
          && !duban_record_is_targeted (record, ends, facts->records, facts->n_records)
          && (found == NULL || duban_record_is_after (record, found)))
        found = record;
    }
  return found;
}

static void
add_for_stage (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  switch (finding->rule)
    {
    case DUBAN_RULE_DEPLOY_OVERDUE:
    case DUBAN_RULE_DEPLOY_TODAY:
      add_act (remedies, _ ("Record the deployment"), "deploy");
      break;
    case DUBAN_RULE_APPROACH_OVERDUE:
    case DUBAN_RULE_APPROACH_TODAY:
      add_act (remedies, _ ("Write the approach"), "approach");
      break;
    case DUBAN_RULE_FEEDBACK_OVERDUE:
    case DUBAN_RULE_FEEDBACK_TODAY:
      add_act (remedies, C_ ("remedy", "Give feedback"), "feedback");
      break;
    case DUBAN_RULE_FOLLOW_UP_OVERDUE:
    default:
      add_act (remedies, C_ ("remedy", "Follow up"), "follow-up");
    }
  add_urge (remedies, facts, facts->task->lead, C_ ("remedy", "Urge"));
}

static void
add_for_due (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_act (remedies, C_ ("remedy", "Close"), "close");
  add_act (remedies, _ ("Ask for an extension"), "extension");
  if (finding->rule == DUBAN_RULE_DUE_OVERDUE)
    add_urge (remedies, facts, facts->task->lead, C_ ("remedy", "Urge"));
}

static void
add_for_unclear (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_act (remedies, _ ("Set the deadline"), "set-due");
}

static void
add_for_milestone (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  for (gsize i = 0; i < facts->n_records; i++)
    {
      const DubanRecord *record = &facts->records[i];

      if (record->kind != DUBAN_RECORD_MILESTONE || record->is_void
          || !duban_id_is_nil (&record->target) || record->due != finding->date
          || duban_record_is_targeted (record, DUBAN_RECORD_MILESTONE, facts->records,
                                       facts->n_records))
        continue;
      add_act_about (remedies, C_ ("remedy", "Milestone done"), "milestone", record);
      break;
    }
  add_urge (remedies, facts, facts->task->lead, C_ ("remedy", "Urge"));
}

static void
add_for_undated (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_act (remedies, _ ("Fill in the date of assignment"), "set-assigned");
}

static void
add_for_suspended (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_act (remedies, C_ ("remedy", "Resume"), "resume");
}

static void
add_for_no_lead (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_charged (remedies, facts);
  add_act (remedies, _ ("Name a lead"), "set-lead");
}

static void
add_for_charge (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_portfolio (remedies);
}

static void
add_for_wrong_lead (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_charged (remedies, facts);
  if (facts->charge->n_leaders == 1
      && !duban_task_is_cooperator (facts->task, facts->charge->leaders[0]))
    /* Translators: a button; %s is a leader */
    add_leader (remedies, facts, DUBAN_REMEDY_COOPERATE, _ ("Add %s as cooperator"),
                facts->charge->leaders[0]);
  add_portfolio (remedies);
}

static void
add_for_missing (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  if (finding->leader != 0)
    add_leader (remedies, facts, DUBAN_REMEDY_COOPERATE, _ ("Add %s as cooperator"),
                finding->leader);
}

static void
add_for_idle (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  /* Translators: a button; %s is a leader */
  add_leader (remedies, facts, DUBAN_REMEDY_RELEASE, _ ("Remove cooperator %s"), finding->leader);
}

static void
add_for_account (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  if (facts->terms->desk_leader == finding->leader || facts->terms->desk_leader == 0)
    add (remedies, DUBAN_REMEDY_ACCOUNT, C_ ("remedy", "Give the account"), NULL);
  add_urge (remedies, facts, finding->leader, C_ ("remedy", "Ask for the account"));
}

static void
add_for_contradiction (GPtrArray *remedies, const DubanRemedyCase *facts,
                       const DubanFinding *finding)
{
  add (remedies, DUBAN_REMEDY_ACCOUNT, _ ("Correct the account"), NULL);
  add (remedies, DUBAN_REMEDY_PAGE, _ ("See both sides"), "cross");
}

static void
add_for_contested (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add (remedies, DUBAN_REMEDY_PAGE, _ ("See both changes"), "cross");
}

static void
add_for_passing (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  if (!(finding->detail & DUBAN_DETAIL_UNIT))
    add_charged (remedies, facts);
  add_act (remedies, _ ("Record the decision"), "decision");
}

static void
add_for_inverted (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_act (remedies, _ ("Move the deadline"), "set-due");
  add (remedies, DUBAN_REMEDY_OPEN, _ ("Open the parent task"), NULL)->task = finding->other;
}

static void
add_for_duplicate (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add (remedies, DUBAN_REMEDY_OPEN, _ ("Open the other task"), NULL)->task = finding->other;
  add_act (remedies, _ ("Withdraw this task"), "withdraw");
}

static void
add_for_acceptance (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_act (remedies, C_ ("remedy", "Accept"), "accept");
  add_urge (remedies, facts, finding->leader, C_ ("remedy", "Urge"));
}

static void
add_for_claim (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_act (remedies, C_ ("remedy", "Reopen"), "reopen");
}

static void
add_for_no_unit (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_act (remedies, _ ("Name the responsible unit"), "set-unit");
}

static void
add_for_decision (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  if (finding->rule == DUBAN_RULE_WAITING_FOR_MEETING)
    add_act (remedies, _ ("Set the meeting"), "meeting");
  add_act (remedies, _ ("Record the decision"), "decision");
  if (finding->rule == DUBAN_RULE_MEETING_PASSED)
    add_act (remedies, _ ("Set another meeting"), "meeting");
}

static void
add_for_request (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_act_about (remedies, C_ ("remedy", "Answer"), "answer",
                 find_unended (facts, DUBAN_RECORD_REQUEST, DUBAN_RECORD_ANSWER));
  add_urge (remedies, facts, finding->leader, C_ ("remedy", "Urge"));
}

static void
add_for_blockage (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  const DubanRecord *blockage = duban_record_find_blockage (facts->records, facts->n_records);

  add_act_about (remedies, _ ("Complete the report"), "blockage", blockage);
  add_act_about (remedies, C_ ("remedy", "Blockage resolved"), "resolve", blockage);
}

static void
add_for_cause (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_act (remedies, _ ("Fill in the cause"), "set-cause");
}

static void
add_for_milestones (GPtrArray *remedies, const DubanRemedyCase *facts, const DubanFinding *finding)
{
  add_act (remedies, _ ("Add a milestone"), "milestone");
}

static const AddFunc adders[DUBAN_N_RULES] = {
  [DUBAN_RULE_DEPLOY_OVERDUE] = add_for_stage,
  [DUBAN_RULE_APPROACH_OVERDUE] = add_for_stage,
  [DUBAN_RULE_FEEDBACK_OVERDUE] = add_for_stage,
  [DUBAN_RULE_DEPLOY_TODAY] = add_for_stage,
  [DUBAN_RULE_APPROACH_TODAY] = add_for_stage,
  [DUBAN_RULE_FEEDBACK_TODAY] = add_for_stage,
  [DUBAN_RULE_FOLLOW_UP_OVERDUE] = add_for_stage,
  [DUBAN_RULE_DUE_OVERDUE] = add_for_due,
  [DUBAN_RULE_DUE_SOON] = add_for_due,
  [DUBAN_RULE_DUE_UNCLEAR] = add_for_unclear,
  [DUBAN_RULE_MILESTONE_OVERDUE] = add_for_milestone,
  [DUBAN_RULE_UNDATED] = add_for_undated,
  [DUBAN_RULE_SUSPENDED_LONG] = add_for_suspended,
  [DUBAN_RULE_NO_LEAD] = add_for_no_lead,
  [DUBAN_RULE_NO_CHARGE] = add_for_charge,
  [DUBAN_RULE_DOUBLE_CHARGE] = add_for_charge,
  [DUBAN_RULE_LEAD_NOT_IN_CHARGE] = add_for_wrong_lead,
  [DUBAN_RULE_LEAD_MOVED] = add_for_wrong_lead,
  [DUBAN_RULE_MISSING_COOPERATOR] = add_for_missing,
  [DUBAN_RULE_SELF_COOPERATION] = add_for_idle,
  [DUBAN_RULE_IDLE_COOPERATOR] = add_for_idle,
  [DUBAN_RULE_OWN_ACCOUNT_MISSING] = add_for_account,
  [DUBAN_RULE_CROSS_ACCOUNT_MISSING] = add_for_account,
  [DUBAN_RULE_CONTRADICTORY_ACCOUNTS] = add_for_contradiction,
  [DUBAN_RULE_CONTESTED_LEAD] = add_for_contested,
  [DUBAN_RULE_PASSED_AROUND] = add_for_passing,
  [DUBAN_RULE_INVERTED_DEADLINE] = add_for_inverted,
  [DUBAN_RULE_DUPLICATE_ASSIGNMENT] = add_for_duplicate,
  [DUBAN_RULE_NOT_ACCEPTED] = add_for_acceptance,
  [DUBAN_RULE_UNVERIFIED_CLAIM] = add_for_claim,
  [DUBAN_RULE_NO_UNIT] = add_for_no_unit,
  [DUBAN_RULE_WAITING_FOR_MEETING] = add_for_decision,
  [DUBAN_RULE_MEETING_PASSED] = add_for_decision,
  [DUBAN_RULE_DECISION_WAITING] = add_for_decision,
  [DUBAN_RULE_REQUEST_WAITING] = add_for_request,
  [DUBAN_RULE_BLOCKAGE_WITHOUT_REMEDY] = add_for_blockage,
  [DUBAN_RULE_RECTIFICATION_WITHOUT_CAUSE] = add_for_cause,
  [DUBAN_RULE_KEY_WITHOUT_MILESTONES] = add_for_milestones,
};

GPtrArray *
duban_remedy_list (const DubanRemedyCase *facts, const DubanFinding *finding)
{
  GPtrArray *remedies = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_remedy_free);

  if (finding->rule < DUBAN_N_RULES && adders[finding->rule] != NULL)
    adders[finding->rule](remedies, facts, finding);
  return remedies;
}
