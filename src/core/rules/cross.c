/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/rules.h"

#include "core/account.h"
#include "core/finding-detail.h"

static gboolean
has_portfolio (const DubanDirectory *directory)
{
  gsize n;

  duban_directory_list_holdings (directory, &n);
  return n > 0;
}

static guint8
to_count (gsize n)
{
  return (guint8) MIN (n, G_MAXUINT8);
}

static void
judge_no_lead (DubanHearing *hearing)
{
  if (hearing->task->lead == 0)
    duban_hearing_add (hearing, DUBAN_RULE_NO_LEAD, DUBAN_SEVERITY_CRITICAL);
}

static void
judge_no_charge (DubanHearing *hearing, const DubanCharge *charge)
{
  const DubanTask *task = hearing->task;

  if (charge->n_leaders == 0 && (task->unit != 0 || task->field != 0)
      && has_portfolio (hearing->terms->directory))
    duban_hearing_add (hearing, DUBAN_RULE_NO_CHARGE, DUBAN_SEVERITY_WARNING)->other = task->field;
}

static void
judge_double_charge (DubanHearing *hearing, const DubanCharge *charge)
{
  DubanFinding *finding;

  if (charge->n_leaders < 2)
    return;
  finding = duban_hearing_add (hearing, DUBAN_RULE_DOUBLE_CHARGE, DUBAN_SEVERITY_WARNING);
  finding->other = charge->leaders[charge->leaders[0] == hearing->task->lead ? 1 : 0];
  finding->detail = to_count (charge->n_leaders);
}

/* Whether the lead was in charge on the day of assignment: then it is the portfolio that
 * moved. */
static gboolean
was_in_charge (const DubanHearing *hearing)
{
  const DubanDay assigned = hearing->clock->assigned;
  DubanCharge then;

  if (assigned == DUBAN_NO_DAY || assigned > hearing->terms->today)
    return FALSE;
  duban_charge_of_task (&then, hearing->terms->directory, hearing->task, assigned);
  return duban_charge_includes (&then, hearing->task->lead);
}

static void
judge_lead_in_charge (DubanHearing *hearing, const DubanCharge *charge)
{
  const guint32 lead = hearing->task->lead;
  const DubanLeader *leader = duban_directory_get_leader (hearing->terms->directory, lead);
  DubanFinding *finding;

  if (lead == 0 || charge->n_leaders == 0 || duban_charge_includes (charge, lead)
      || (leader != NULL && duban_leader_is_head_of_government (leader)))
    return;
  if (was_in_charge (hearing))
    finding = duban_hearing_add (hearing, DUBAN_RULE_LEAD_MOVED, DUBAN_SEVERITY_WARNING);
  else
    finding = duban_hearing_add (hearing, DUBAN_RULE_LEAD_NOT_IN_CHARGE, DUBAN_SEVERITY_CRITICAL);
  finding->other = charge->leaders[0];
  finding->detail = to_count (charge->n_leaders);
}

static gboolean
is_named_since (const DubanHearing *hearing, guint first, guint32 leader)
{
  for (guint i = first; i < hearing->findings->len; i++)
    if (g_array_index (hearing->findings, DubanFinding, i).leader == leader)
      return TRUE;
  return FALSE;
}

static void
name_missing_holders (DubanHearing *hearing, guint first, guint32 unit)
{
  gsize n;
  const DubanHolding *const *holders
      = duban_directory_get_holders (hearing->terms->directory, unit, &n);

  for (gsize i = 0; i < n; i++)
    {
      const guint32 leader = holders[i]->leader;
      DubanFinding *finding;

      if (leader == hearing->task->lead || duban_task_is_cooperator (hearing->task, leader)
          || !duban_charge_holds (hearing->terms->directory, leader, unit, hearing->terms->today)
          || is_named_since (hearing, first, leader))
        continue;
      finding = duban_hearing_add (hearing, DUBAN_RULE_MISSING_COOPERATOR, DUBAN_SEVERITY_WARNING);
      finding->leader = leader;
      finding->unit = unit;
    }
}

static void
judge_missing_cooperators (DubanHearing *hearing)
{
  const guint first = hearing->findings->len;
  gsize n_leaders;
  DubanFinding *finding;

  for (gsize i = 0; i < hearing->task->n_cooperating_units; i++)
    name_missing_holders (hearing, first, hearing->task->cooperating_units[i]);

  duban_directory_list_leaders (hearing->terms->directory, &n_leaders);
  if ((hearing->findings->len - first) * 2 <= n_leaders)
    return;
  g_array_set_size (hearing->findings, first);
  finding = duban_hearing_add (hearing, DUBAN_RULE_MISSING_COOPERATOR, DUBAN_SEVERITY_NOTICE);
  finding->leader = 0;
  finding->detail = DUBAN_DETAIL_MOST;
}

static gboolean
has_in_portfolio (const DubanHearing *hearing, guint32 leader, guint32 held)
{
  gsize n;
  const DubanHolding *const *holders;

  if (held == 0)
    return FALSE;
  holders = duban_directory_get_holders (hearing->terms->directory, held, &n);
  for (gsize i = 0; i < n; i++)
    if (holders[i]->leader == leader && duban_holding_is_on (holders[i], hearing->terms->today))
      return TRUE;
  return FALSE;
}

static gboolean
is_touched (const DubanHearing *hearing, guint32 leader)
{
  const DubanTask *task = hearing->task;

  if (has_in_portfolio (hearing, leader, task->unit)
      || has_in_portfolio (hearing, leader, task->field))
    return TRUE;
  for (gsize i = 0; i < task->n_cooperating_units; i++)
    if (has_in_portfolio (hearing, leader, task->cooperating_units[i]))
      return TRUE;
  return FALSE;
}

static void
judge_cooperators (DubanHearing *hearing)
{
  const DubanTask *task = hearing->task;

  if (task->lead != 0 && duban_task_is_cooperator (task, task->lead))
    duban_hearing_add (hearing, DUBAN_RULE_SELF_COOPERATION, DUBAN_SEVERITY_NOTICE);
  for (gsize i = 0; i < task->n_cooperators; i++)
    if (!is_touched (hearing, task->cooperators[i]))
      duban_hearing_add (hearing, DUBAN_RULE_IDLE_COOPERATOR, DUBAN_SEVERITY_NOTICE)->leader
          = task->cooperators[i];
}

/* Due on the Friday of its week, missing from the Monday after. */
static void
add_missing_account (DubanHearing *hearing, const DubanAccountOwed *owed, DubanDay monday)
{
  const DubanRule rule = owed->ledger == DUBAN_LEDGER_OWN ? DUBAN_RULE_OWN_ACCOUNT_MISSING
                                                          : DUBAN_RULE_CROSS_ACCOUNT_MISSING;
  DubanFinding *finding = duban_hearing_add (hearing, rule, DUBAN_SEVERITY_WARNING);

  finding->leader = owed->leader;
  finding->since = monday + 7;
  finding->date = monday + 4;
}

static void
judge_missing_accounts (DubanHearing *hearing)
{
  const DubanTask *task = hearing->task;
  const DubanDay monday = duban_day_get_monday (hearing->terms->today) - 7;
  DubanAccountOwed *owed;
  gsize n;

  if (task->n_cooperators == 0)
    return;
  g_array_set_size (hearing->scratch, (guint) task->n_cooperators + 2);
  owed = (DubanAccountOwed *) (gpointer) hearing->scratch->data;
  n = duban_account_list_owed (hearing->terms, task, hearing->records, hearing->n_records, monday,
                               owed);
  for (gsize i = 0; i < n; i++)
    if (owed[i].given == NULL)
      add_missing_account (hearing, &owed[i], monday);
}

/* The lead, where it is one of the two, is whom it concerns. */
static void
judge_contradiction (DubanHearing *hearing)
{
  const DubanRecord *a, *b;
  DubanFinding *finding;

  if (!duban_hearing_has (hearing, DUBAN_RECORD_ACCOUNT)
      || !duban_account_find_contradiction (hearing->terms, hearing->task, hearing->records,
                                            hearing->n_records, &a, &b))
    return;
  finding = duban_hearing_add (hearing, DUBAN_RULE_CONTRADICTORY_ACCOUNTS, DUBAN_SEVERITY_CRITICAL);
  finding->leader = b->by == hearing->task->lead ? b->by : a->by;
  finding->other = finding->leader == b->by ? a->by : b->by;
  finding->since = MAX (a->day, b->day);
  finding->date = a->week;
}

static void
judge_contested (DubanHearing *hearing)
{
  const guint bits = hearing->task->contested
                     & (DUBAN_CONTESTED_LEAD | DUBAN_CONTESTED_COOPERATORS | DUBAN_CONTESTED_UNIT);
  DubanFinding *finding;

  if (bits == 0)
    return;
  finding = duban_hearing_add (hearing, DUBAN_RULE_CONTESTED_LEAD, DUBAN_SEVERITY_CRITICAL);
  finding->since = hearing->task->contested_since;
  finding->detail = (guint8) bits;
}

static gboolean
has_accepted (const DubanHearing *hearing, guint32 leader)
{
  for (gsize i = 0; i < hearing->n_records; i++)
    {
      const DubanRecord *record = &hearing->records[i];

      if (record->kind == DUBAN_RECORD_ACCEPT && !record->is_void && record->by == leader
          && duban_clock137_covers (hearing->clock, record))
        return TRUE;
    }
  return FALSE;
}

static void
judge_acceptance_of (DubanHearing *hearing, guint32 leader)
{
  const DubanDay approach_due = hearing->clock->stages[DUBAN_STAGE_APPROACH].due;
  const gboolean is_past = hearing->terms->today > approach_due;
  DubanFinding *finding;

  if (leader == 0 || has_accepted (hearing, leader))
    return;
  finding = duban_hearing_add (hearing, DUBAN_RULE_NOT_ACCEPTED,
                               is_past ? DUBAN_SEVERITY_WARNING : DUBAN_SEVERITY_NOTICE);
  finding->leader = leader;
  finding->date = hearing->clock->assigned;
}

/* From the day after the assignment, until it is accepted (领责), however late. */
static void
judge_acceptance (DubanHearing *hearing)
{
  const DubanTask *task = hearing->task;

  if (!hearing->terms->settings.ask_acceptance || hearing->clock->assigned == DUBAN_NO_DAY
      || hearing->terms->today <= hearing->clock->assigned)
    return;
  judge_acceptance_of (hearing, task->lead);
  for (gsize i = 0; i < task->n_cooperators; i++)
    if (task->cooperators[i] != task->lead)
      judge_acceptance_of (hearing, task->cooperators[i]);
}

static const DubanRecord *
find_contradicting (const DubanHearing *hearing, const DubanRecord *closing)
{
  for (gsize i = 0; i < hearing->n_records; i++)
    {
      const DubanRecord *record = &hearing->records[i];

      if (record->kind == DUBAN_RECORD_VERIFY && !record->is_void
          && record->outcome == DUBAN_OUTCOME_CONTRADICTED
          && duban_record_is_after (record, closing))
        return record;
    }
  return NULL;
}

/* A verification verifies the closing before it; a later closing is another claim. */
static void
judge_claim (DubanHearing *hearing)
{
  const DubanRecord *closing, *verification;
  DubanFinding *finding;

  if (!duban_hearing_has (hearing, DUBAN_RECORD_VERIFY))
    return;
  closing = duban_hearing_find_last (hearing, DUBAN_RECORD_CLOSE);
  verification = closing != NULL ? find_contradicting (hearing, closing) : NULL;
  if (verification == NULL)
    return;
  finding = duban_hearing_add (hearing, DUBAN_RULE_UNVERIFIED_CLAIM, DUBAN_SEVERITY_CRITICAL);
  finding->since = verification->day;
  finding->date = verification->day;
}

void
duban_rules_judge_cross (DubanHearing *hearing)
{
  DubanCharge charge;

  /* The one rule of 5.2 that speaks of a closing holds for the task that is closed: its reopening
   * is the remedy, so to wait for that would be to find it never. */
  judge_claim (hearing);
  if (hearing->task->status == DUBAN_STATUS_CLOSED)
    return;

  duban_charge_of_task (&charge, hearing->terms->directory, hearing->task, hearing->terms->today);
  judge_no_lead (hearing);
  judge_no_charge (hearing, &charge);
  judge_double_charge (hearing, &charge);
  judge_lead_in_charge (hearing, &charge);
  judge_missing_cooperators (hearing);
  judge_cooperators (hearing);
  judge_missing_accounts (hearing);
  judge_contradiction (hearing);
  judge_contested (hearing);
  judge_acceptance (hearing);
}
