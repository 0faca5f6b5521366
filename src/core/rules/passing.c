/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/rules/rules.h"

#include "core/finding-detail.h"

/* The handovers of one task that are looked at, oldest first: those of the lead and those of the
 * unit apart. */
typedef struct
{
  const DubanHearing *hearing;
  const DubanRecord *const *items;
  guint n_items;
} Handovers;

static int
compare_records (gconstpointer a, gconstpointer b)
{
  const DubanRecord *const *record_a = a;
  const DubanRecord *const *record_b = b;

  if (*record_a == *record_b)
    return 0;
  return duban_record_is_after (*record_a, *record_b) ? 1 : -1;
}

static gboolean
moves (const DubanRecord *handover, gboolean of_unit)
{
  return of_unit ? handover->moves_unit : handover->moves_lead;
}

static guint32
get_old (const DubanRecord *handover, gboolean of_unit)
{
  return of_unit ? handover->unit_from : handover->lead_from;
}

static guint32
get_new (const DubanRecord *handover, gboolean of_unit)
{
  return of_unit ? handover->unit_to : handover->lead_to;
}

static DubanDay
twelve_months_before (DubanDay day)
{
  int year, month, day_of_month;
  DubanDay before;

  duban_day_to_ymd (day, &year, &month, &day_of_month);
  before = duban_day_from_ymd (year - 1, month, day_of_month);
  return before != DUBAN_NO_DAY ? before : duban_day_month_end (year - 1, month);
}

/* In the last 12 months of the present round. */
static gboolean
is_looked_at (const DubanHearing *hearing, const DubanRecord *record)
{
  const DubanDay today = hearing->terms->today;

  return record->kind == DUBAN_RECORD_HANDOVER && !record->is_void && record->day <= today
         && record->day >= twelve_months_before (today)
         && duban_clock137_covers (hearing->clock, record);
}

static gboolean
was_in_charge (const DubanHearing *hearing, guint32 lead, DubanDay day)
{
  const DubanDirectory *directory = hearing->terms->directory;
  const DubanLeader *leader = duban_directory_get_leader (directory, lead);
  DubanCharge charge;

  if (leader != NULL && duban_leader_is_head_of_government (leader))
    return TRUE;
  duban_charge_of_task (&charge, directory, hearing->task, day);
  return duban_charge_includes (&charge, lead);
}

/* Only a leader can be in charge or not; every handover of a unit counts. */
static gboolean
counts (const Handovers *handovers, const DubanRecord *handover, gboolean of_unit)
{
  const guint32 old_holder = get_old (handover, of_unit);

  return moves (handover, of_unit) && old_holder != 0
         && (of_unit || was_in_charge (handovers->hearing, old_holder, handover->day));
}

static gboolean
goes_back (const Handovers *handovers, guint i, gboolean of_unit)
{
  const guint32 new_holder = get_new (handovers->items[i], of_unit);

  for (guint j = 0; j < i && new_holder != 0; j++)
    if (moves (handovers->items[j], of_unit)
        && (get_old (handovers->items[j], of_unit) == new_holder
            || get_new (handovers->items[j], of_unit) == new_holder))
      return TRUE;
  return FALSE;
}

static gboolean
was_worked_on (const DubanHearing *hearing, DubanDay from, DubanDay to)
{
  for (gsize i = 0; i < hearing->n_records; i++)
    {
      const DubanRecord *record = &hearing->records[i];

      if (!record->is_void && record->day >= from && record->day <= to
          && duban_clock137_is_step (hearing->terms, hearing->task, record))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_hasty (const Handovers *handovers, const DubanRecord *earlier, const DubanRecord *later)
{
  const DubanHearing *hearing = handovers->hearing;
  const int window = hearing->terms->settings.numbers[DUBAN_SETTING_HANDOVER_WINDOW_DAYS];

  return earlier != NULL && later->day - earlier->day <= window
         && !was_worked_on (hearing, earlier->day, later->day);
}

/* Which of the three it was first, a DUBAN_DETAIL_…, and on what day; 0 for none. */
static guint8
judge_holders (const Handovers *handovers, gboolean of_unit, DubanDay *since)
{
  const DubanRecord *earlier = NULL;
  guint n = 0;

  for (guint i = 0; i < handovers->n_items; i++)
    {
      const DubanRecord *handover = handovers->items[i];

      if (!counts (handovers, handover, of_unit))
        continue;
      n++;
      *since = handover->day;
      if (is_hasty (handovers, earlier, handover))
        return DUBAN_DETAIL_TWICE;
      if (n >= 3)
        return DUBAN_DETAIL_THRICE;
      if (goes_back (handovers, i, of_unit))
        return DUBAN_DETAIL_BACK;
      earlier = handover;
    }
  return 0;
}

static void
judge_handovers (DubanHearing *hearing, const DubanRecord *const *items, guint n_items)
{
  const Handovers handovers = { hearing, items, n_items };
  DubanDay since = DUBAN_NO_DAY;
  guint8 detail = judge_holders (&handovers, FALSE, &since);
  DubanFinding *finding;

  if (detail == 0)
    {
      detail = judge_holders (&handovers, TRUE, &since);
      if (detail == 0)
        return;
      detail |= DUBAN_DETAIL_UNIT;
    }
  finding = duban_hearing_add (hearing, DUBAN_RULE_PASSED_AROUND, DUBAN_SEVERITY_WARNING);
  finding->detail = detail;
  finding->since = since;
}

void
duban_rules_judge_passing (DubanHearing *hearing)
{
  g_autoptr (GPtrArray) items = NULL;

  if (hearing->task->status == DUBAN_STATUS_CLOSED
      || !duban_hearing_has (hearing, DUBAN_RECORD_HANDOVER))
    return;
  items = g_ptr_array_new ();
  for (gsize i = 0; i < hearing->n_records; i++)
    if (is_looked_at (hearing, &hearing->records[i]))
      g_ptr_array_add (items, (gpointer) &hearing->records[i]);
  if (items->len < 2)
    return;
  g_ptr_array_sort (items, compare_records);
  judge_handovers (hearing, (const DubanRecord *const *) items->pdata, items->len);
}
