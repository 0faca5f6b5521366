/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts beyond the portfolios that a rule used. */
#include "app/conflict/card-source.h"

#include "app/edit/conflict.h"
#include "app/wording/snippet.h"
#include "app/wording/wording.h"
#include "core/finding-detail.h"
#include "core/waiver.h"

#include <glib/gi18n-lib.h>

#define TEXT_CHARS 200
#define TITLE_CHARS 40

static char *
dup_day (const DubanCardSource *source, DubanDay day)
{
  return duban_wording_of_day (day, source->making->terms->today);
}

/* 进展正常：文字 (transfer full) */
static char *
dup_position (const DubanRecord *account)
{
  g_autofree char *text = duban_snippet_dup (account->text, TEXT_CHARS);

  if (text[0] == '\0')
    return g_strdup (duban_wording_of_position (account->position));
  /* Translators: how it stands, and the words of the account */
  return g_strdup_printf (_ ("%s: %s"), duban_wording_of_position (account->position), text);
}

static void
add_account (const DubanCardSource *source, const DubanRecord *account)
{
  g_autofree char *day = dup_day (source, account->day);
  /* Translators: in order: who, which ledger, when */
  g_autofree char *label = g_strdup_printf (C_ ("an account", "%s, %s, %s"),
                                            duban_card_source_name (source, account->by),
                                            duban_wording_of_ledger (account->ledger), day);

  duban_card_source_take_fact (source, label, dup_position (account));
}

static void
add_contradiction (const DubanCardSource *source)
{
  const DubanFinding *finding = duban_card_source_get_finding (source, 0);

  for (gsize i = 0; i < source->n_records; i++)
    {
      const DubanRecord *record = &source->records[i];

      if (record->kind == DUBAN_RECORD_ACCOUNT && !record->is_void && record->week == finding->date
          && (record->by == finding->leader || record->by == finding->other))
        add_account (source, record);
    }
}

/* The last account of whoever owes one. */
static void
add_last_account (const DubanCardSource *source, const DubanFinding *finding)
{
  const DubanLedger ledger
      = finding->rule == DUBAN_RULE_OWN_ACCOUNT_MISSING ? DUBAN_LEDGER_OWN : DUBAN_LEDGER_CROSS;
  const DubanRecord *last = NULL;

  for (gsize i = 0; i < source->n_records; i++)
    {
      const DubanRecord *record = &source->records[i];

      if (record->kind == DUBAN_RECORD_ACCOUNT && !record->is_void && record->by == finding->leader
          && record->ledger == ledger && (last == NULL || duban_record_is_after (record, last)))
        last = record;
    }
  if (last != NULL)
    add_account (source, last);
  else
    duban_card_source_take_fact (source, duban_card_source_name (source, finding->leader),
                                 g_strdup (_ ("no account of this task so far")));
}

static void
add_handovers (const DubanCardSource *source)
{
  const gboolean of_unit
      = (duban_card_source_get_finding (source, 0)->detail & DUBAN_DETAIL_UNIT) != 0;

  for (gsize i = 0; i < source->n_records; i++)
    {
      const DubanRecord *record = &source->records[i];
      g_autofree char *day = dup_day (source, record->day);
      g_autofree char *reason = duban_snippet_dup (record->reason, TEXT_CHARS);
      const char *from, *to;

      if (record->kind != DUBAN_RECORD_HANDOVER || record->is_void
          || !(of_unit ? record->moves_unit : record->moves_lead))
        continue;
      from = duban_card_source_name (source, of_unit ? record->unit_from : record->lead_from);
      to = duban_card_source_name (source, of_unit ? record->unit_to : record->lead_to);
      if (reason[0] != '\0')
        /* Translators: in order: the earlier holder, the new one, the reason given */
        duban_card_source_take_fact (source, day,
                                     g_strdup_printf (_ ("from %s to %s: %s"), from, to, reason));
      else
        duban_card_source_take_fact (source, day, g_strdup_printf (_ ("from %s to %s"), from, to));
    }
}

static void
add_contested (const DubanCardSource *source)
{
  g_autoptr (GPtrArray) conflicts = duban_card_source_list_contested (source);

  for (guint i = 0; i < conflicts->len; i++)
    {
      const DubanConflict *conflict = conflicts->pdata[i];

      for (guint j = 0; j < conflict->values->len; j++)
        {
          const DubanConflictValue *value = conflict->values->pdata[j];
          g_autofree char *day = dup_day (source, duban_card_source_get_day (source, value->time));
          const char *text = value->text != NULL ? value->text : _ ("none");

          duban_card_source_take_fact (
              source, duban_wording_of_attr (conflict->attr),
              value->author != NULL && value->author[0] != '\0'
                  /* Translators: in order: a value, who wrote it, when */
                  ? g_strdup_printf (_ ("%s (written by %s on %s)"), text, value->author, day)
                  : g_strdup_printf (_ ("%s (written on %s)"), text, day));
        }
    }
}

static void
add_deadlines (const DubanCardSource *source)
{
  const DubanFinding *finding = duban_card_source_get_finding (source, 0);
  const DubanTaskName *parent = duban_task_names_get (source->making->names, finding->other);
  g_autofree char *title = duban_snippet_dup (parent != NULL ? parent->title : NULL, TITLE_CHARS);
  g_autofree char *day = dup_day (source, finding->date);

  duban_card_source_take_fact (source, _ ("This is due"), dup_day (source, source->task->due));
  /* Translators: in order: a day, the title of the task above this one */
  duban_card_source_take_fact (
      source, _ ("What it is part of is due"),
      g_strdup_printf (C_ ("a deadline and its task", "%s (%s)"), day, title));
}

/* The other of two that seem the same. */
static void
add_twin (const DubanCardSource *source)
{
  const DubanRegister *reg = source->making->snapshot->reg;
  const DubanFinding *finding = duban_card_source_get_finding (source, 0);
  const DubanTaskName *name = duban_task_names_get (source->making->names, finding->other);
  const DubanRegisterRow *row = reg != NULL ? duban_register_find (reg, finding->other) : NULL;
  g_autofree char *title = duban_snippet_dup (name != NULL ? name->title : NULL, TITLE_CHARS);

  if (name == NULL)
    return;
  duban_card_source_take_fact (source, _ ("The other task"),
                               name->number != NULL ? g_strdup_printf ("%s %s", name->number, title)
                                                    : g_strdup (title));
  if (row == NULL)
    return;
  duban_card_source_take_fact (source, _ ("Its lead"),
                               g_strdup (duban_card_source_name (source, row->lead)));
  duban_card_source_take_fact (source, _ ("Its responsible unit"),
                               g_strdup (duban_card_source_name (source, row->unit)));
  if (row->assigned != DUBAN_NO_DAY)
    duban_card_source_take_fact (source, _ ("It was assigned"), dup_day (source, row->assigned));
}

static void
add_last (const DubanCardSource *source, DubanRecordKind kind)
{
  const DubanRecord *last = NULL;
  g_autofree char *text = NULL;
  g_autofree char *day = NULL;

  for (gsize i = 0; i < source->n_records; i++)
    if (source->records[i].kind == kind && !source->records[i].is_void
        && (last == NULL || duban_record_is_after (&source->records[i], last)))
      last = &source->records[i];
  if (last == NULL)
    return;
  text = duban_snippet_dup (last->text, TEXT_CHARS);
  day = dup_day (source, last->day);
  duban_card_source_take_fact (source, duban_wording_of_record_kind (kind),
                               text[0] != '\0' ? g_strdup_printf (_ ("%s: %s"), day, text)
                                               : g_strdup (day));
}

/* Why it is set aside, and until when. */
static void
add_waivers (const DubanCardSource *source)
{
  const DubanDay today = source->making->terms->today;
  DubanWaiver waiver;

  for (gsize i = 0; i < source->n_records; i++)
    {
      const DubanRecord *record = &source->records[i];
      g_autofree char *reason = duban_snippet_dup (record->text, TEXT_CHARS);
      g_autofree char *day = dup_day (source, record->due);

      if (duban_waiver_read (&waiver, record, today)
          && duban_waiver_covers (&waiver, duban_card_source_get_finding (source, 0)))
        duban_card_source_take_fact (source, C_ ("record", "Set aside"),
                                     /* Translators: in order: the reason, the last day */
                                     g_strdup_printf (_ ("%s (until %s)"), reason, day));
    }
}

void
duban_card_source_fill_facts (const DubanCardSource *source)
{
  if (source->task == NULL)
    return;
  switch (source->card->rule)
    {
    case DUBAN_RULE_CONTRADICTORY_ACCOUNTS:
      add_contradiction (source);
      break;
    case DUBAN_RULE_OWN_ACCOUNT_MISSING:
    case DUBAN_RULE_CROSS_ACCOUNT_MISSING:
      for (guint i = 0; i < source->findings->len; i++)
        add_last_account (source, duban_card_source_get_finding (source, i));
      break;
    case DUBAN_RULE_PASSED_AROUND:
      add_handovers (source);
      break;
    case DUBAN_RULE_CONTESTED_LEAD:
      add_contested (source);
      break;
    case DUBAN_RULE_INVERTED_DEADLINE:
      add_deadlines (source);
      break;
    case DUBAN_RULE_DUPLICATE_ASSIGNMENT:
      add_twin (source);
      break;
    case DUBAN_RULE_UNVERIFIED_CLAIM:
      add_last (source, DUBAN_RECORD_CLOSE);
      add_last (source, DUBAN_RECORD_VERIFY);
      break;
    default:
      break;
    }
  if (source->card->waived)
    add_waivers (source);
}
