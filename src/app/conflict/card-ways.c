/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways to settle each conflict.  Only what takes the finding away, or leads to where that can
 * be done, is offered. */
#include "app/conflict/card-source.h"

#include "app/edit/conflict.h"
#include "app/wording/snippet.h"
#include "app/wording/wording.h"
#include "core/finding-detail.h"

#include <glib/gi18n-lib.h>

#define MOST_LEADERS 4
#define TITLE_CHARS 16
#define VALUE_CHARS 30

/* (transfer full) label, done */
static DubanConflictWay *
add_way (const DubanCardSource *source, DubanWayKind kind, char *label, char *done)
{
  DubanConflictWay *way = duban_conflict_way_new (kind, source->card->task, label, done);

  way->rule = source->card->rule;
  way->leader = source->card->leader;
  g_ptr_array_add (source->card->ways, way);
  return way;
}

static void
add_elsewhere (const DubanCardSource *source, DubanWayKind kind, const char *label)
{
  add_way (source, kind, g_strdup (label), NULL);
}

static void
add_act (const DubanCardSource *source, const char *act, const char *label)
{
  add_way (source, DUBAN_WAY_ACT, g_strdup (label), NULL)->act = act;
}

static void
add_lead (const DubanCardSource *source, guint32 leader, const char *reason)
{
  const char *name = duban_card_source_name (source, leader);
  DubanConflictWay *way = add_way (source, DUBAN_WAY_LEAD,
                                   /* Translators: a button; %s is a leader */
                                   g_strdup_printf (_ ("%s to lead"), name),
                                   /* Translators: a toast; %s is a leader */
                                   g_strdup_printf (_ ("%s leads this now"), name));

  way->leader = leader;
  way->reason = g_strdup (reason);
}

static void
add_leads (const DubanCardSource *source, const char *reason)
{
  DubanCharge charge;

  duban_charge_of_task (&charge, source->making->terms->directory, source->task,
                        source->making->terms->today);
  for (gsize i = 0; i < charge.n_leaders && i < MOST_LEADERS; i++)
    add_lead (source, charge.leaders[i], reason);
}

/* One handover for all that moved from the same leader to the same (domain.md 5.2). */
static void
add_lead_of_all (const DubanCardSource *source, const char *reason)
{
  const DubanFinding *own = duban_card_source_get_finding (source, 0);
  const char *name = duban_card_source_name (source, own->other);
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (guint32));
  const DubanFinding *findings;
  DubanConflictWay *way;
  gsize n;

  findings = duban_verdict_get_findings (source->making->snapshot->verdict, &n);
  for (gsize i = 0; i < n; i++)
    if (findings[i].rule == own->rule && findings[i].leader == own->leader
        && findings[i].other == own->other && !findings[i].waived)
      g_array_append_val (tasks, findings[i].task);
  if (tasks->len < 2)
    return;
  way = add_way (source, DUBAN_WAY_LEAD,
                 g_strdup_printf (
                     /* Translators: a button; in order: how many tasks, a leader */
                     g_dngettext (GETTEXT_PACKAGE, "Hand over all %u to %s",
                                  "Hand over all %u to %s", tasks->len),
                     tasks->len, name),
                 g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u task handed over to %s",
                                               "%u tasks handed over to %s", tasks->len),
                                  tasks->len, name));
  g_array_unref (way->tasks);
  way->tasks = g_steal_pointer (&tasks);
  way->leader = own->other;
  way->reason = g_strdup (reason);
}

static void
add_cooperator (const DubanCardSource *source, guint32 leader)
{
  const char *name = duban_card_source_name (source, leader);
  DubanConflictWay *way = add_way (source, DUBAN_WAY_COOPERATE,
                                   /* Translators: a button; %s is a leader */
                                   g_strdup_printf (_ ("Add %s as cooperator"), name),
                                   g_strdup_printf (_ ("%s cooperates now"), name));

  way->leader = leader;
  way->reason = g_strdup (_ ("whomever it crosses cooperates: added as cooperator"));
}

static void
drop_cooperator (const DubanCardSource *source, guint32 leader, const char *reason)
{
  const char *name = duban_card_source_name (source, leader);
  DubanConflictWay *way = add_way (source, DUBAN_WAY_DROP,
                                   /* Translators: a button; %s is a leader */
                                   g_strdup_printf (_ ("Take %s off the cooperators"), name),
                                   g_strdup_printf (_ ("%s no longer cooperates"), name));

  way->leader = leader;
  way->reason = g_strdup (reason);
}

static void
add_missing_cooperators (const DubanCardSource *source)
{
  for (guint i = 0; i < source->findings->len; i++)
    {
      const DubanFinding *finding = duban_card_source_get_finding (source, i);

      if (finding->detail == DUBAN_DETAIL_MOST)
        add_elsewhere (source, DUBAN_WAY_EDIT, _ ("Name the cooperators…"));
      else
        add_cooperator (source, finding->leader);
    }
}

static void
drop_idle_cooperators (const DubanCardSource *source)
{
  for (guint i = 0; i < source->findings->len; i++)
    drop_cooperator (source, duban_card_source_get_finding (source, i)->leader,
                     _ ("holds none of this task’s units and fields"));
}

/* 采用副旗长乙11月20日的改动（…） */
static char *
dup_take_label (const DubanCardSource *source, const DubanConflictValue *value)
{
  DubanDay day = duban_card_source_get_day (source, value->time);
  g_autofree char *date = duban_wording_of_day (day, source->making->terms->today);
  g_autofree char *text
      = duban_snippet_dup (value->text != NULL ? value->text : _ ("none"), VALUE_CHARS);

  if (value->author == NULL || value->author[0] == '\0')
    /* Translators: a button; in order: a date, the value that was written */
    return g_strdup_printf (_ ("Take what was written on %s: %s"), date, text);
  /* Translators: a button; in order: who, a date, the value that was written */
  return g_strdup_printf (_ ("Take what %s wrote on %s: %s"), value->author, date, text);
}

static void
add_takes (const DubanCardSource *source)
{
  g_autoptr (GPtrArray) conflicts = duban_card_source_list_contested (source);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const DubanConflict *conflict = conflicts->pdata[i];

      for (guint j = 0; j < conflict->values->len; j++)
        {
          const DubanConflictValue *value = conflict->values->pdata[j];
          DubanConflictWay *way = add_way (
              source, DUBAN_WAY_TAKE, dup_take_label (source, value),
              g_strdup_printf (_ ("Settled: %s"), value->text != NULL ? value->text : _ ("none")));

          way->conflict = g_strdup (conflict->id);
          way->desk = value->desk;
          way->time = value->time;
        }
    }
}

static void
add_earlier_due (const DubanCardSource *source)
{
  const DubanDay due = duban_card_source_get_finding (source, 0)->date;
  g_autofree char *day = duban_wording_of_day (due, source->making->terms->today);
  DubanConflictWay *way = add_way (source, DUBAN_WAY_DUE,
                                   /* Translators: a button; %s is a day */
                                   g_strdup_printf (_ ("Due on %s, as what it is part of"), day),
                                   g_strdup_printf (_ ("Due on %s now"), day));

  way->day = due;
  way->reason = g_strdup (_ ("not later than the task that it is a part of"));
}

/* By its number, else by its title. (transfer full) */
static char *
dup_task_name (const DubanCardSource *source, guint32 task)
{
  const DubanTaskName *name = duban_task_names_get (source->making->names, task);

  if (name == NULL)
    return g_strdup ("");
  return name->number != NULL ? g_strdup (name->number)
                              : duban_snippet_dup (name->title, TITLE_CHARS);
}

static void
add_withdrawals (const DubanCardSource *source)
{
  const guint32 other = duban_card_source_get_finding (source, 0)->other;
  g_autofree char *own_name = dup_task_name (source, source->card->task);
  g_autofree char *other_name = dup_task_name (source, other);
  DubanConflictWay *way;

  if (duban_task_names_get (source->making->names, other) == NULL)
    return;
  way = add_way (source, DUBAN_WAY_WITHDRAW,
                 /* Translators: a button; in order: the task that stays, the one withdrawn */
                 g_strdup_printf (_ ("Keep %s, withdraw %s"), other_name, own_name),
                 /* Translators: a toast; %s is a task */
                 g_strdup_printf (_ ("%s is withdrawn"), own_name));
  way->reason = g_strdup_printf (_ ("assigned twice; goes on as %s"), other_name);
  way = add_way (source, DUBAN_WAY_WITHDRAW,
                 g_strdup_printf (_ ("Keep %s, withdraw %s"), own_name, other_name),
                 g_strdup_printf (_ ("%s is withdrawn"), other_name));
  way->reason = g_strdup_printf (_ ("assigned twice; goes on as %s"), own_name);
  g_array_index (way->tasks, guint32, 0) = other;
}

static void
add_of_charge (const DubanCardSource *source)
{
  switch (source->card->rule)
    {
    case DUBAN_RULE_NO_LEAD:
      add_leads (source, NULL);
      add_elsewhere (source, DUBAN_WAY_EDIT, _ ("Name the lead…"));
      break;
    case DUBAN_RULE_LEAD_NOT_IN_CHARGE:
      add_leads (source, _ ("who is in charge leads: handed over by the portfolio"));
      add_elsewhere (source, DUBAN_WAY_PORTFOLIO, _ ("Change the portfolio…"));
      break;
    case DUBAN_RULE_LEAD_MOVED:
      add_leads (source, _ ("the portfolio has moved: handed over by the present one"));
      add_lead_of_all (source, _ ("the portfolio has moved: handed over by the present one"));
      break;
    default: /* no-charge, double-charge, no-portfolio */
      add_elsewhere (source, DUBAN_WAY_PORTFOLIO, _ ("Change the portfolio…"));
      break;
    }
}

static void
add_of_accounts (const DubanCardSource *source)
{
  if (source->card->rule == DUBAN_RULE_CONTRADICTORY_ACCOUNTS)
    {
      add_elsewhere (source, DUBAN_WAY_URGE, _ ("Ask both to account again"));
      add_act (source, "account", _ ("Account again…"));
      return;
    }
  add_elsewhere (source, DUBAN_WAY_URGE, _ ("Ask for the account"));
  add_elsewhere (source, DUBAN_WAY_ACCOUNT, _ ("Account now…"));
}

static void
add_by_rule (const DubanCardSource *source)
{
  switch (source->card->rule)
    {
    case DUBAN_RULE_MISSING_COOPERATOR:
      add_missing_cooperators (source);
      break;
    case DUBAN_RULE_SELF_COOPERATION:
      drop_cooperator (source, source->task->lead, _ ("leads it already"));
      break;
    case DUBAN_RULE_IDLE_COOPERATOR:
      drop_idle_cooperators (source);
      break;
    case DUBAN_RULE_OWN_ACCOUNT_MISSING:
    case DUBAN_RULE_CROSS_ACCOUNT_MISSING:
    case DUBAN_RULE_CONTRADICTORY_ACCOUNTS:
      add_of_accounts (source);
      break;
    case DUBAN_RULE_CONTESTED_LEAD:
      add_takes (source);
      break;
    case DUBAN_RULE_INVERTED_DEADLINE:
      add_earlier_due (source);
      break;
    case DUBAN_RULE_DUPLICATE_ASSIGNMENT:
      add_withdrawals (source);
      break;
    case DUBAN_RULE_NOT_ACCEPTED:
      add_act (source, "accept", _ ("Record the acceptance…"));
      add_elsewhere (source, DUBAN_WAY_URGE, C_ ("a conflict", "Urge"));
      break;
    case DUBAN_RULE_UNVERIFIED_CLAIM:
      add_act (source, "reopen", _ ("Open it again…"));
      break;
    case DUBAN_RULE_PASSED_AROUND:
      break;
    default:
      add_of_charge (source);
      break;
    }
}

void
duban_card_source_fill_ways (const DubanCardSource *source)
{
  if (source->card->waived)
    {
      add_way (source, DUBAN_WAY_UNWAIVE, g_strdup (_ ("Take it up again")),
               g_strdup (_ ("Taken up again")));
      return;
    }
  if (source->task != NULL || source->card->rule == DUBAN_RULE_NO_PORTFOLIO)
    add_by_rule (source);
  add_elsewhere (source, DUBAN_WAY_WAIVE, C_ ("a conflict", "Set aside…"));
}
