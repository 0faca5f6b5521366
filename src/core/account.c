/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/account.h"

#include "core/clock137.h"
#include "core/turn.h"

#define DAYS_OF_WEEK 7

static DubanDay
get_last_complete_week (const DubanTerms *terms)
{
  return duban_day_get_monday (terms->today) - DAYS_OF_WEEK;
}

static gboolean
stops (const DubanRecord *record)
{
  const DubanStatus status = duban_turn_get_status (record->kind);

  return status != 0 && status != DUBAN_STATUS_OPEN;
}

/* Whether the task was open at the end of a day. */
static gboolean
was_open (const DubanRecord *records, gsize n_records, DubanDay day)
{
  const DubanRecord *last = NULL;

  for (gsize i = 0; i < n_records; i++)
    if (!records[i].is_void && records[i].day <= day && duban_turn_get_status (records[i].kind) != 0
        && (last == NULL || duban_record_is_after (&records[i], last)))
      last = &records[i];
  return last == NULL || !stops (last);
}

/* Open when the Monday began, and not stopped on any day of the week. */
static gboolean
was_open_through (const DubanRecord *records, gsize n_records, DubanDay monday)
{
  for (gsize i = 0; i < n_records; i++)
    if (!records[i].is_void && stops (&records[i]) && records[i].day >= monday
        && records[i].day < monday + DAYS_OF_WEEK)
      return FALSE;
  return was_open (records, n_records, monday - 1);
}

/* What the task alone says; the first assignment counts, not a reissue.  Where the office has
 * not said from when it asks (accounts-from), it does not ask yet. */
static gboolean
is_old_enough (const DubanTerms *terms, const DubanTask *task, DubanDay monday)
{
  const DubanDay sunday = monday + DAYS_OF_WEEK - 1;

  return terms->settings.accounts_from != DUBAN_NO_DAY && monday >= terms->settings.accounts_from
         && task->assigned != DUBAN_NO_DAY && sunday - task->assigned >= DAYS_OF_WEEK
         && duban_clock137_get_tracked_from (task) <= monday;
}

static gboolean
owes_accounts (const DubanTerms *terms, const DubanTask *task, const DubanRecord *records,
               gsize n_records, DubanDay monday)
{
  return task->status == DUBAN_STATUS_OPEN && task->n_cooperators > 0
         && is_old_enough (terms, task, monday) && was_open_through (records, n_records, monday);
}

/* The account that counts of one leader, ledger and week: the latest that is not void; or NULL. */
static const DubanRecord *
find_account (const DubanRecord *records, gsize n_records, guint32 leader, DubanLedger ledger,
              DubanDay monday)
{
  const DubanRecord *last = NULL;

  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *record = &records[i];

      if (record->kind == DUBAN_RECORD_ACCOUNT && !record->is_void && record->by == leader
          && record->ledger == ledger && record->week == monday
          && (last == NULL || duban_record_is_after (record, last)))
        last = record;
    }
  return last;
}

gsize
duban_account_list_owed (const DubanTerms *terms, const DubanTask *task, const DubanRecord *records,
                         gsize n_records, DubanDay monday, DubanAccountOwed *owed)
{
  gsize n = 0;

  if (!owes_accounts (terms, task, records, n_records, monday))
    return 0;
  if (task->lead != 0)
    {
      owed[n++] = (DubanAccountOwed){ task->lead, DUBAN_LEDGER_OWN, NULL };
      owed[n++] = (DubanAccountOwed){ task->lead, DUBAN_LEDGER_CROSS, NULL };
    }
  for (gsize i = 0; i < task->n_cooperators; i++)
    if (task->cooperators[i] != task->lead)
      owed[n++] = (DubanAccountOwed){ task->cooperators[i], DUBAN_LEDGER_CROSS, NULL };
  for (gsize i = 0; i < n; i++)
    owed[i].given = find_account (records, n_records, owed[i].leader, owed[i].ledger, monday);
  return n;
}

/* Whether it counts: a leader's, not void, and the latest of its leader, ledger and week. */
static gboolean
counts (const DubanTerms *terms, const DubanRecord *records, gsize n_records,
        const DubanRecord *record)
{
  return record->kind == DUBAN_RECORD_ACCOUNT && !record->is_void
         && duban_directory_get_leader (terms->directory, record->by) != NULL
         && find_account (records, n_records, record->by, record->ledger, record->week) == record;
}

/* The latest week from `first` on in which two different leaders accounted, or DUBAN_NO_DAY. */
static DubanDay
find_shared_week (const DubanTerms *terms, const DubanRecord *records, gsize n_records,
                  DubanDay first)
{
  DubanDay week = DUBAN_NO_DAY;

  for (gsize i = 0; i < n_records; i++)
    {
      const DubanRecord *a = &records[i];

      if (a->kind != DUBAN_RECORD_ACCOUNT || a->week < first || a->week <= week
          || !counts (terms, records, n_records, a))
        continue;
      for (gsize j = 0; j < n_records; j++)
        if (records[j].week == a->week && records[j].by != a->by
            && counts (terms, records, n_records, &records[j]))
          week = a->week;
    }
  return week;
}

/* Whether b says that what a says is not so. */
static gboolean
contradicts (const DubanTask *task, const DubanRecord *a, const DubanRecord *b)
{
  if (a->by == b->by)
    return FALSE;
  if (a->position == DUBAN_POSITION_DONE
      && (b->position == DUBAN_POSITION_SLOW || b->position == DUBAN_POSITION_BLOCKED))
    return TRUE;
  return task->lead != 0 && a->by == task->lead
         && (a->position == DUBAN_POSITION_DONE || a->position == DUBAN_POSITION_ON_TRACK)
         && b->position == DUBAN_POSITION_BLOCKED && duban_task_is_cooperator (task, b->by);
}

gboolean
duban_account_find_contradiction (const DubanTerms *terms, const DubanTask *task,
                                  const DubanRecord *records, gsize n_records,
                                  const DubanRecord **a, const DubanRecord **b)
{
  const DubanDay week
      = find_shared_week (terms, records, n_records, get_last_complete_week (terms));

  if (week == DUBAN_NO_DAY)
    return FALSE;
  for (gsize i = 0; i < n_records; i++)
    {
      if (records[i].week != week || !counts (terms, records, n_records, &records[i]))
        continue;
      for (gsize j = 0; j < n_records; j++)
        if (records[j].week == week && contradicts (task, &records[i], &records[j])
            && counts (terms, records, n_records, &records[j]))
          {
            *a = &records[i];
            *b = &records[j];
            return TRUE;
          }
    }
  return FALSE;
}

static gboolean
owes (const DubanTask *task, guint32 leader, DubanLedger ledger)
{
  if (task->lead != 0 && leader == task->lead)
    return TRUE;
  return ledger == DUBAN_LEDGER_CROSS && duban_task_is_cooperator (task, leader);
}

DubanDay
duban_account_default_week (const DubanTerms *terms, const DubanTask *task,
                            const DubanRecord *records, gsize n_records, guint32 leader,
                            DubanLedger ledger)
{
  const DubanDay last = get_last_complete_week (terms);

  if (owes (task, leader, ledger) && owes_accounts (terms, task, records, n_records, last)
      && find_account (records, n_records, leader, ledger, last) == NULL)
    return last;
  return last + DAYS_OF_WEEK;
}
