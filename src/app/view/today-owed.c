/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/today-owed.h"

#define DAYS_TO_FRIDAY 4

/* One task under question. */
typedef struct
{
  const DubanSnapshot *snapshot;
  const DubanRegisterRow *row;
  const DubanTaskVerdict *task;
  guint32 leader; /* 0: the office */
  DubanDay today;
} Case;

static const struct
{
  DubanRecordKind kind;
  DubanRule rule; /* the measure of what is not overdue */
} specs[] = {
  [DUBAN_TODAY_OWED_DEPLOY] = { DUBAN_RECORD_DEPLOY, DUBAN_RULE_DEPLOY_TODAY },
  [DUBAN_TODAY_OWED_APPROACH] = { DUBAN_RECORD_APPROACH, DUBAN_RULE_APPROACH_TODAY },
  [DUBAN_TODAY_OWED_FEEDBACK] = { DUBAN_RECORD_FEEDBACK, DUBAN_RULE_FEEDBACK_TODAY },
  [DUBAN_TODAY_OWED_FOLLOW_UP] = { DUBAN_RECORD_FOLLOW_UP, DUBAN_RULE_FOLLOW_UP_OVERDUE },
  [DUBAN_TODAY_OWED_DUE] = { DUBAN_RECORD_CLOSE, DUBAN_RULE_DUE_SOON },
  [DUBAN_TODAY_OWED_MILESTONE] = { DUBAN_RECORD_MILESTONE, DUBAN_RULE_MILESTONE_OVERDUE },
  [DUBAN_TODAY_OWED_MEETING] = { DUBAN_RECORD_DECISION, DUBAN_RULE_MEETING_PASSED },
  [DUBAN_TODAY_OWED_ACCOUNT] = { DUBAN_RECORD_ACCOUNT, DUBAN_RULE_CROSS_ACCOUNT_MISSING },
  [DUBAN_TODAY_OWED_ANSWER] = { DUBAN_RECORD_ANSWER, DUBAN_RULE_REQUEST_WAITING },
  [DUBAN_TODAY_OWED_EXTENSION] = { DUBAN_RECORD_EXTENSION, DUBAN_RULE_DUE_OVERDUE },
  [DUBAN_TODAY_OWED_DECISION] = { DUBAN_RECORD_DECISION, DUBAN_RULE_DECISION_WAITING },
  [DUBAN_TODAY_OWED_VERIFY] = { DUBAN_RECORD_VERIFY, DUBAN_RULE_UNVERIFIED_CLAIM },
  [DUBAN_TODAY_OWED_BULLETIN] = { 0, DUBAN_RULE_UNVERIFIED_CLAIM },
};

DubanTodayOwedKind
duban_today_owed_of_rule (DubanRule rule)
{
  switch (rule)
    {
    case DUBAN_RULE_DEPLOY_OVERDUE:
      return DUBAN_TODAY_OWED_DEPLOY;
    case DUBAN_RULE_APPROACH_OVERDUE:
      return DUBAN_TODAY_OWED_APPROACH;
    case DUBAN_RULE_FEEDBACK_OVERDUE:
      return DUBAN_TODAY_OWED_FEEDBACK;
    case DUBAN_RULE_FOLLOW_UP_OVERDUE:
      return DUBAN_TODAY_OWED_FOLLOW_UP;
    case DUBAN_RULE_MILESTONE_OVERDUE:
      return DUBAN_TODAY_OWED_MILESTONE;
    case DUBAN_RULE_MEETING_PASSED:
      return DUBAN_TODAY_OWED_MEETING;
    default:
      return DUBAN_TODAY_OWED_DUE;
    }
}

static void
set_owed (DubanTodayOwed *owed, DubanTodayOwedKind kind, DubanDay date)
{
  owed->owed = kind;
  owed->rule = specs[kind].rule;
  owed->date = date;
}

/* The gravest of what is overdue and was not set aside. */
static gboolean
find_overdue (DubanTodayOwed *owed, const Case *c)
{
  for (guint i = 0; c->task->days > 0 && i < c->task->count; i++)
    {
      const DubanFinding *finding
          = duban_verdict_get_task_finding (c->snapshot->verdict, c->task, i);
      const DubanRule rule = (DubanRule) finding->rule;

      if (finding->waived || !duban_rule_is_overdue (rule))
        continue;
      set_owed (owed, duban_today_owed_of_rule (rule), finding->date);
      owed->section = DUBAN_SECTION_OVERDUE;
      owed->rule = rule;
      owed->severity = (DubanSeverity) finding->severity;
      owed->since = finding->since;
      owed->days = finding->days;
      return TRUE;
    }
  return FALSE;
}

/* The kind of thing that the finding says is due today, or -1. */
static int
get_today_kind (const DubanFinding *finding, DubanDay today)
{
  switch ((DubanRule) finding->rule)
    {
    case DUBAN_RULE_DEPLOY_TODAY:
      return DUBAN_TODAY_OWED_DEPLOY;
    case DUBAN_RULE_APPROACH_TODAY:
      return DUBAN_TODAY_OWED_APPROACH;
    case DUBAN_RULE_FEEDBACK_TODAY:
      return DUBAN_TODAY_OWED_FEEDBACK;
    case DUBAN_RULE_DUE_SOON:
      return finding->date == today ? (int) DUBAN_TODAY_OWED_DUE : -1;
    default:
      return -1;
    }
}

/* A stage before the deadline, the deadline before a follow-up, of which no finding speaks. */
static gboolean
find_due_today (DubanTodayOwed *owed, const Case *c)
{
  int first = -1;

  for (guint i = 0; i < c->task->count; i++)
    {
      const DubanFinding *finding
          = duban_verdict_get_task_finding (c->snapshot->verdict, c->task, i);
      const int kind = finding->waived ? -1 : get_today_kind (finding, c->today);

      if (kind >= 0 && (first < 0 || kind < first))
        first = kind;
    }
  if (first < 0 && c->row->follow_up == c->today)
    first = DUBAN_TODAY_OWED_FOLLOW_UP;
  if (first < 0)
    return FALSE;
  set_owed (owed, (DubanTodayOwedKind) first, c->today);
  owed->section = DUBAN_SECTION_DUE_TODAY;
  return TRUE;
}

static gboolean
has_stage_to_come (const DubanTaskVerdict *task)
{
  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    if (task->states[stage] == DUBAN_STATE_PENDING)
      return TRUE;
  return FALSE;
}

DubanDay
duban_today_owed_get_next (const DubanRegisterRow *row, const DubanTaskVerdict *task,
                           DubanDay today, DubanTodayOwedKind *owed)
{
  const struct
  {
    DubanDay day;
    DubanTodayOwedKind kind;
    gboolean is_to_come;
  } dates[] = {
    { row->stages[DUBAN_STAGE_DEPLOY], DUBAN_TODAY_OWED_DEPLOY,
      task->states[DUBAN_STAGE_DEPLOY] == DUBAN_STATE_PENDING },
    { row->stages[DUBAN_STAGE_APPROACH], DUBAN_TODAY_OWED_APPROACH,
      task->states[DUBAN_STAGE_APPROACH] == DUBAN_STATE_PENDING },
    { row->stages[DUBAN_STAGE_FEEDBACK], DUBAN_TODAY_OWED_FEEDBACK,
      task->states[DUBAN_STAGE_FEEDBACK] == DUBAN_STATE_PENDING },
    { row->due, DUBAN_TODAY_OWED_DUE, row->due > today },
    { row->follow_up, DUBAN_TODAY_OWED_FOLLOW_UP, row->follow_up > today },
  };
  DubanDay next = DUBAN_NO_DAY;

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    if (dates[i].is_to_come && (next == DUBAN_NO_DAY || dates[i].day < next))
      {
        next = dates[i].day;
        if (owed != NULL)
          *owed = dates[i].kind;
      }
  return next;
}

static gboolean
find_to_come (DubanTodayOwed *owed, const Case *c)
{
  DubanTodayOwedKind kind = DUBAN_TODAY_OWED_DUE;
  const DubanDay next = duban_today_owed_get_next (c->row, c->task, c->today, &kind);

  if (next == DUBAN_NO_DAY
      || (next > c->today + DUBAN_TODAY_HORIZON && !has_stage_to_come (c->task)))
    return FALSE;
  set_owed (owed, kind, next);
  owed->section = owed->side == DUBAN_SIDE_ASSIGNED ? DUBAN_SECTION_OTHERS : DUBAN_SECTION_MINE;
  return TRUE;
}

const DubanFinding *
duban_today_owed_find_account (const DubanVerdict *verdict, const DubanTaskVerdict *task,
                               guint32 leader, guint *from)
{
  while (*from < task->count)
    {
      const DubanFinding *finding = duban_verdict_get_task_finding (verdict, task, (*from)++);

      if (!finding->waived && (leader == 0 || finding->leader == leader)
          && (finding->rule == DUBAN_RULE_OWN_ACCOUNT_MISSING
              || finding->rule == DUBAN_RULE_CROSS_ACCOUNT_MISSING))
        return finding;
    }
  return NULL;
}

static gboolean
owes_this_week (const Case *c)
{
  const guint32 *leaders = duban_register_get_list (c->snapshot->reg, c->row->accounts);

  for (guint i = 0; i < c->row->n_accounts; i++)
    if (leaders[i] == c->leader)
      return TRUE;
  return FALSE;
}

/* What is missing of last week; for a leader also what he still owes of this one. */
static gboolean
find_account (DubanTodayOwed *owed, const Case *c)
{
  guint from = 0;
  const DubanFinding *missing
      = duban_today_owed_find_account (c->snapshot->verdict, c->task, c->leader, &from);

  if (missing != NULL)
    {
      set_owed (owed, DUBAN_TODAY_OWED_ACCOUNT, missing->date);
      owed->rule = (DubanRule) missing->rule;
      owed->since = missing->since;
      owed->who = missing->leader;
    }
  else if (c->leader != 0 && owes_this_week (c))
    {
      set_owed (owed, DUBAN_TODAY_OWED_ACCOUNT, duban_day_get_monday (c->today) + DAYS_TO_FRIDAY);
      owed->who = c->leader;
    }
  else
    return FALSE;
  owed->section = DUBAN_SECTION_ACCOUNTS;
  owed->act = c->leader != 0 ? DUBAN_NEXT_ACCOUNT : DUBAN_NEXT_URGE;
  return TRUE;
}

/* What of the task awaits this leader. An extension is granted, and a closing verified, by
 * whoever assigned the task. */
static guint8
get_waits (const DubanRegisterRow *row, guint32 leader)
{
  guint8 mine = 0;

  if (leader == 0)
    return row->waits;
  if (row->request_to == leader || (row->request_to == 0 && row->assigner == leader))
    mine |= DUBAN_WAITS_REQUEST;
  if (row->assigner == leader)
    mine |= DUBAN_WAITS_EXTENSION | DUBAN_WAITS_VERIFY;
  if (row->lead == leader)
    mine |= DUBAN_WAITS_DECISION;
  return row->waits & mine;
}

static DubanNextAct
get_waiting_act (guint8 waits)
{
  if (waits & DUBAN_WAITS_REQUEST)
    return DUBAN_NEXT_ANSWER;
  if (waits & DUBAN_WAITS_EXTENSION)
    return DUBAN_NEXT_GRANT;
  return waits & DUBAN_WAITS_VERIFY ? DUBAN_NEXT_VERIFY : DUBAN_NEXT_RECORD;
}

static gboolean
find_waiting (DubanTodayOwed *owed, const Case *c, guint8 wanted, DubanSection section)
{
  const guint8 waits = get_waits (c->row, c->leader) & wanted;
  DubanTodayOwedKind kind = DUBAN_TODAY_OWED_VERIFY;

  if (waits == 0)
    return FALSE;
  if (waits & DUBAN_WAITS_REQUEST)
    kind = DUBAN_TODAY_OWED_ANSWER;
  else if (waits & DUBAN_WAITS_EXTENSION)
    kind = DUBAN_TODAY_OWED_EXTENSION;
  else if (waits & DUBAN_WAITS_DECISION)
    kind = DUBAN_TODAY_OWED_DECISION;
  set_owed (owed, kind, DUBAN_NO_DAY);
  owed->section = section;
  owed->since = c->row->waits_since;
  owed->act = get_waiting_act (waits);
  owed->who = kind == DUBAN_TODAY_OWED_ANSWER ? c->row->request_to : c->leader;
  owed->waits = waits;
  return TRUE;
}

/* The asking leader owes himself nothing where somebody else is there. */
guint32
duban_today_owed_get_debtor (const DubanRegisterRow *row, guint32 leader)
{
  const guint32 first = leader != 0 ? row->assignee : row->lead;
  const guint32 second = leader != 0 ? row->lead : row->assignee;

  if (first != 0 && first != leader)
    return first;
  if (second != 0 && second != leader)
    return second;
  return row->unit != 0 ? row->unit : leader;
}

/* Who asks for time, or for an answer, is not urged before he has it. */
static void
set_act (DubanTodayOwed *owed, const Case *c)
{
  const guint8 waits = get_waits (c->row, c->leader);

  owed->waits = waits;
  if (owed->side == DUBAN_SIDE_MINE)
    {
      owed->who = c->leader;
      owed->act = DUBAN_NEXT_RECORD;
      return;
    }
  owed->who = duban_today_owed_get_debtor (c->row, c->leader);
  if (owed->side == DUBAN_SIDE_ASSIGNED && waits & (DUBAN_WAITS_REQUEST | DUBAN_WAITS_EXTENSION))
    owed->act = get_waiting_act (waits);
  else
    owed->act = owed->who != 0 ? DUBAN_NEXT_URGE : DUBAN_NEXT_NAME_LEAD;
}

gboolean
duban_today_owed_concerns (const DubanRegisterRow *row, guint32 leader)
{
  return leader == 0 || row->assigner == leader || row->lead == leader || row->assignee == leader;
}

static gboolean
find_deadline (DubanTodayOwed *owed, const Case *c)
{
  if (c->row->status != DUBAN_STATUS_OPEN || !duban_today_owed_concerns (c->row, c->leader))
    return FALSE;
  if (!find_overdue (owed, c) && !find_due_today (owed, c)
      && (c->leader == 0 || !find_to_come (owed, c)))
    return FALSE;
  set_act (owed, c);
  return TRUE;
}

static gboolean
find_for_office (DubanTodayOwed *owed, const Case *c)
{
  return find_waiting (owed, c, DUBAN_WAITS_VERIFY, DUBAN_SECTION_CLOSINGS)
         || find_account (owed, c)
         || find_waiting (owed, c, DUBAN_WAITS_REQUEST | DUBAN_WAITS_EXTENSION,
                          DUBAN_SECTION_REQUESTS);
}

gboolean
duban_today_owed_find (DubanTodayOwed *owed, const DubanSnapshot *snapshot, guint32 leader,
                       const DubanRegisterRow *row, const DubanTaskVerdict *task)
{
  const Case c = { snapshot, row, task, leader, snapshot->terms->today };

  *owed = (DubanTodayOwed){ .severity = DUBAN_SEVERITY_NOTICE,
                            .side = leader == 0               ? DUBAN_SIDE_OFFICE
                                    : row->assigner == leader ? DUBAN_SIDE_ASSIGNED
                                                              : DUBAN_SIDE_MINE,
                            .date = DUBAN_NO_DAY,
                            .since = DUBAN_NO_DAY };
  if (find_deadline (owed, &c))
    return TRUE;
  if (leader == 0)
    return find_for_office (owed, &c);
  return find_account (owed, &c) || find_waiting (owed, &c, G_MAXUINT8, DUBAN_SECTION_DECISIONS);
}

DubanRecordKind
duban_today_owed_get_record_kind (DubanTodayOwedKind owed)
{
  g_return_val_if_fail (owed < G_N_ELEMENTS (specs), 0);

  return specs[owed].kind;
}
