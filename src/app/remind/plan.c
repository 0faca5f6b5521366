/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/remind/plan.h"

#include "app/judgement.h"
#include "app/remind/conflicts.h"
#include "app/remind/letters.h"

/* A row that was rung later than now is of a clock that was ahead: so far its word is taken, and
 * what it said is not said again; what lies farther ahead is of a clock that was wrong. */
#define AHEAD_MINUTES (48 * 60)
/* A reminder that was put off is said when its time comes, whatever the hour; where that was missed
 * by more, it waits for office hours. */
#define SNOOZE_MINUTES 60

typedef struct
{
  DubanPlan *plan;
  DubanSession *session;
  gboolean begins;
  GArray *rows;       /* of DubanReminded */
  gboolean *is_held;  /* of each row: what it is of is still owed */
  GArray *owed;       /* of DubanOwed: of the task at hand */
  GHashTable *unsaid; /* a set of gint64: new conflicts whose time is still to come */
} Planning;

static gboolean
has_row_cb (const DubanOwed *owed, gpointer data)
{
  return duban_reminded_find (data, owed) != NULL;
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const DubanPlanItem *x = *(const DubanPlanItem *const *) a;
  const DubanPlanItem *y = *(const DubanPlanItem *const *) b;
  const gboolean says_x = x->is_said || x->is_again;
  const gboolean says_y = y->is_said || y->is_again;

  return says_x != says_y
             ? says_y - says_x
             : duban_reminder_compare (&x->reminder.owed, &y->reminder.owed, *(DubanDay *) data);
}

/* There will be something to look at then. */
static void
expect (DubanPlan *plan, const DubanOwed *owed, DubanMoment moment, DubanRingLevel level)
{
  const DubanMoment next = plan->next.ring.moment;

  if (moment == DUBAN_NO_MOMENT || moment <= plan->now
      || (next != DUBAN_NO_MOMENT
          && (moment > next
              || (moment == next
                  && duban_reminder_compare (owed, &plan->next.owed, plan->terms->today) >= 0))))
    return;
  plan->next = (DubanReminder){ *owed, { moment, level } };
}

static DubanPlanItem
make_item (const Planning *planning, const DubanOwed *owed, const DubanReminded *row)
{
  DubanPlanItem item = { .reminder = { .owed = *owed } };

  if (row != NULL)
    {
      item.row = *row;
      item.reminder.ring = (DubanRing){ row->rung, (DubanRingLevel) row->level };
      return item;
    }
  item.row = (DubanReminded){ .person = planning->plan->side,
                              .task = owed->task,
                              .what = owed->what,
                              .due = owed->due,
                              .target = owed->target,
                              .since = planning->plan->now,
                              .state = DUBAN_REMINDED_SHOWN };
  return item;
}

/* The first working morning after the row was said. */
static DubanMoment
find_digest (const DubanHours *hours, DubanMoment rung)
{
  DubanDay day = duban_moment_get_day (rung);
  DubanMoment morning;

  for (;; day++)
    if (duban_calendar_is_working (hours->calendar, day))
      {
        morning = duban_hours_get_morning (hours, day);
        if (morning > rung)
          return morning;
      }
}

/* It rings now; and, where nobody answers, in the morning. */
static void
say (const Planning *planning, DubanPlanItem *item, DubanRing ring)
{
  DubanPlan *plan = planning->plan;
  const DubanOwed *owed = &item->reminder.owed;
  const DubanRing next = duban_ring_find_next (&plan->hours, owed, plan->now);

  item->reminder.ring = ring;
  item->is_said = item->is_changed = TRUE;
  item->row.level = (guint8) ring.level;
  item->row.state = DUBAN_REMINDED_SHOWN;
  item->row.rung = plan->now;
  item->row.until = 0;
  expect (plan, owed, next.moment, next.level);
  expect (plan, owed, find_digest (&plan->hours, plan->now), DUBAN_RING_DIGEST);
}

/* TRUE: it is said now; else it is said, if at all, later. */
static gboolean
hear (const Planning *planning, DubanPlanItem *item, DubanRing ring)
{
  DubanPlan *plan = planning->plan;
  const DubanMoment when
      = duban_ring_get_replay (&plan->hours, &item->reminder.owed, ring, plan->now);

  if (when == plan->now)
    {
      say (planning, item, ring);
      return TRUE;
    }
  expect (plan, &item->reminder.owed, when, ring.level);
  return FALSE;
}

/* Put off: silent until then, whatever rings meanwhile. */
static void
consider_snoozed (const Planning *planning, DubanPlanItem *item)
{
  DubanPlan *plan = planning->plan;
  const DubanRing ring = { item->row.until, DUBAN_RING_SNOOZE };

  if (item->row.until > plan->now)
    expect (plan, &item->reminder.owed, ring.moment, ring.level);
  else if (plan->now - item->row.until <= SNOOZE_MINUTES
           || duban_hours_include (&plan->hours, plan->now))
    say (planning, item, ring);
  else
    expect (plan, &item->reminder.owed, duban_hours_forward (&plan->hours, plan->now),
            DUBAN_RING_SNOOZE);
}

/* When the beginning of the program may show again what stands unanswered: what was let into quiet
 * time when it rang waits for office hours now. */
static DubanMoment
find_again (const DubanHours *hours, const DubanPlanItem *item, DubanMoment now)
{
  switch ((DubanRingLevel) item->row.level)
    {
    case DUBAN_RING_DAY0:
    case DUBAN_RING_ENTRY:
    case DUBAN_RING_SNOOZE:
      return duban_hours_forward (hours, now);
    default:
      return duban_ring_get_replay (hours, &item->reminder.owed, item->reminder.ring, now);
    }
}

/* Said and not answered: it comes back in the morning. At the beginning of the program it is shown
 * again; or put off to where it may be, unless it rings by itself till then. */
static void
consider_standing (const Planning *planning, DubanPlanItem *item)
{
  DubanPlan *plan = planning->plan;
  const DubanOwed *owed = &item->reminder.owed;
  const DubanMoment digest = find_digest (&plan->hours, item->row.rung);
  DubanMoment when, next;

  if (digest > plan->now)
    expect (plan, owed, digest, DUBAN_RING_DIGEST);
  else if (hear (planning, item, (DubanRing){ digest, DUBAN_RING_DIGEST }))
    return;
  if (!planning->begins)
    return;
  when = find_again (&plan->hours, item, plan->now);
  next = duban_ring_find_next (&plan->hours, owed, plan->now).moment;
  if (when == plan->now)
    item->is_again = TRUE;
  else if (when != DUBAN_NO_MOMENT && (next == DUBAN_NO_MOMENT || when < next))
    {
      item->row.state = DUBAN_REMINDED_SNOOZED;
      item->row.until = when;
      item->is_changed = TRUE;
      expect (plan, owed, when, DUBAN_RING_SNOOZE);
    }
}

/* A clock that had been far ahead was set right: what it wrote down is taken to be of now. */
static void
pull_back (const DubanPlan *plan, DubanPlanItem *item)
{
  if (item->row.rung <= plan->now + AHEAD_MINUTES)
    return;
  item->row.rung = item->reminder.ring.moment = plan->now;
  item->row.since = MIN (item->row.since, plan->now);
  if (item->row.state == DUBAN_REMINDED_SNOOZED)
    item->row.until = plan->now;
  item->is_changed = TRUE;
}

/* The scheduled rings of a thing, and then what became of the last one. */
static void
consider_rings (const Planning *planning, DubanPlanItem *item, const DubanReminded *row)
{
  DubanPlan *plan = planning->plan;
  const DubanOwed *owed = &item->reminder.owed;
  const DubanRing last = duban_ring_find_last (&plan->hours, owed, plan->now);
  const DubanMoment from = row != NULL ? MAX (plan->now, item->row.rung) : plan->now;
  const DubanRing next = duban_ring_find_next (&plan->hours, owed, from);
  const gboolean is_unsaid
      = last.moment != DUBAN_NO_MOMENT && (row == NULL || item->row.rung < last.moment);

  expect (plan, owed, next.moment, next.level);
  if ((!is_unsaid || !hear (planning, item, last)) && row != NULL
      && item->row.state == DUBAN_REMINDED_SHOWN)
    consider_standing (planning, item);
}

static void
hold (const Planning *planning, const DubanReminded *row)
{
  if (row != NULL)
    planning->is_held[row - (const DubanReminded *) (gpointer) planning->rows->data] = TRUE;
}

static void
keep (const Planning *planning, const DubanPlanItem *item, const DubanReminded *row)
{
  if (row != NULL || item->is_said)
    g_array_append_vals (planning->plan->held, item, 1);
}

static void
consider (const Planning *planning, const DubanOwed *owed)
{
  DubanPlan *plan = planning->plan;
  const DubanReminded *row;
  DubanPlanItem item;

  if (!duban_owed_is_for (owed, plan->side, plan->terms->today))
    return;
  row = duban_reminded_find (planning->rows, owed);
  item = make_item (planning, owed, row);
  hold (planning, row);
  if (row != NULL)
    pull_back (plan, &item);
  if (row != NULL && item.row.state == DUBAN_REMINDED_SNOOZED)
    consider_snoozed (planning, &item);
  else
    consider_rings (planning, &item, row);
  keep (planning, &item, row);
}

/* The terms are those of the pass, which begins with catching up with what others wrote. */
static void
begin (Planning *planning)
{
  DubanPlan *plan = planning->plan;
  DubanSession *session = planning->session;

  if (plan->terms == session->terms)
    return;
  g_clear_pointer (&plan->terms, duban_terms_unref);
  plan->terms = duban_terms_ref (session->terms);
  plan->now = duban_moment_of (session->now.today, session->now.minute);
  plan->side = duban_reminder_get_side (plan->terms);
  duban_hours_init (&plan->hours, plan->terms);
}

static void
plan_task_cb (const DubanTask *task, const DubanRecord *records, gsize n_records,
              const DubanClock137 *clock, gpointer data)
{
  Planning *planning = data;

  begin (planning);
  if (task->moved)
    return;
  g_array_set_size (planning->owed, 0);
  duban_owed_list (planning->plan->terms, task, records, n_records, clock, planning->owed);
  for (guint i = 0; i < planning->owed->len; i++)
    consider (planning, &g_array_index (planning->owed, DubanOwed, i));
}

/* What is said because it is new: once, in office hours; then it stands until it is answered.
 * FALSE: it is still to be said. */
static gboolean
consider_new (const Planning *planning, const DubanOwed *owed)
{
  DubanPlan *plan = planning->plan;
  const DubanReminded *row = duban_reminded_find (planning->rows, owed);
  const DubanMoment when = duban_hours_forward (&plan->hours, plan->now);
  DubanPlanItem item = make_item (planning, owed, row);
  const gboolean is_early = row == NULL && when != plan->now;

  hold (planning, row);
  if (row != NULL)
    pull_back (plan, &item);
  if (row != NULL && item.row.state == DUBAN_REMINDED_SNOOZED)
    consider_snoozed (planning, &item);
  else if (row != NULL && item.row.state == DUBAN_REMINDED_SHOWN)
    consider_standing (planning, &item);
  else if (is_early)
    expect (plan, owed, when, DUBAN_RING_ARRIVAL);
  else if (row == NULL)
    say (planning, &item, (DubanRing){ plan->now, DUBAN_RING_ARRIVAL });
  keep (planning, &item, row);
  return !is_early;
}

static void
consider_conflict (Planning *planning, const DubanNewConflict *conflict)
{
  const DubanOwed *owed = &conflict->owed;

  g_hash_table_insert (planning->plan->findings, g_memdup2 (&owed->target, sizeof owed->target),
                       g_memdup2 (&conflict->finding, sizeof conflict->finding));
  if (!consider_new (planning, owed))
    g_hash_table_add (planning->unsaid, g_memdup2 (&owed->target, sizeof owed->target));
}

/* A folder that is not there may hold what was said: it is neither gone nor said. */
static void
hold_letters (const Planning *planning)
{
  for (guint i = 0; i < planning->rows->len; i++)
    if (g_array_index (planning->rows, DubanReminded, i).what == DUBAN_OWED_ARRIVAL)
      planning->is_held[i] = TRUE;
}

static gboolean
plan_letters (const Planning *planning, GError **error)
{
  g_auto (DubanLetters) letters = { 0 };

  if (!duban_letters_load (&letters, planning->session, error))
    return FALSE;
  if (!letters.is_known)
    hold_letters (planning);
  for (guint i = 0; i < letters.letters->len; i++)
    {
      const DubanLetterOwed *letter = letters.letters->pdata[i];

      duban_letters_name (letter, planning->plan->letters);
      consider_new (planning, &letter->owed);
    }
  return TRUE;
}

/* What has not been said stays unknown until it is. */
static void
forget_unsaid (const Planning *planning)
{
  GArray *known = planning->plan->known;
  guint n = 0;

  for (guint i = 0; i < known->len; i++)
    {
      const guint64 key = g_array_index (known, guint64, i);

      if (!g_hash_table_contains (planning->unsaid, &key))
        g_array_index (known, guint64, n++) = key;
    }
  g_array_set_size (known, n);
}

static gboolean
plan_conflicts (Planning *planning, const DubanVerdict *verdict, GError **error)
{
  DubanPlan *plan = planning->plan;
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (DubanNewConflict));

  if (!duban_conflicts_find (planning->session, verdict, plan->side, has_row_cb, planning->rows,
                             found, &plan->known, error))
    return FALSE;
  for (guint i = 0; i < found->len; i++)
    consider_conflict (planning, &g_array_index (found, DubanNewConflict, i));
  forget_unsaid (planning);
  return TRUE;
}

static void
take_gone (const Planning *planning)
{
  for (guint i = 0; i < planning->rows->len; i++)
    if (!planning->is_held[i])
      g_array_append_vals (planning->plan->gone, &g_array_index (planning->rows, DubanReminded, i),
                           1);
}

/* Places are put into order, not what lies there: of a hundred thousand overdue tasks that would be
 * much memory twice. */
static void
rank (DubanPlan *plan)
{
  g_ptr_array_set_size (plan->items, (int) plan->held->len);
  for (guint i = 0; i < plan->held->len; i++)
    plan->items->pdata[i] = &g_array_index (plan->held, DubanPlanItem, i);
  g_ptr_array_sort_with_data (plan->items, compare_items, &plan->terms->today);
}

static gboolean
fill (Planning *planning, GCancellable *cancellable, GError **error)
{
  DubanPlan *plan = planning->plan;
  g_autoptr (DubanVerdict) verdict = duban_judgement_get_with_each (planning->session, plan_task_cb,
                                                                    planning, cancellable, error);

  if (verdict == NULL)
    return FALSE;
  begin (planning);
  if (!plan_conflicts (planning, verdict, error) || !plan_letters (planning, error))
    return FALSE;
  take_gone (planning);
  rank (plan);
  return TRUE;
}

DubanPlan *
duban_plan_make (DubanSession *session, const GArray *rows, gboolean begins,
                 GCancellable *cancellable, GError **error)
{
  g_autoptr (DubanPlan) plan = g_new0 (DubanPlan, 1);
  Planning planning
      = { .plan = plan, .session = session, .begins = begins, .rows = (GArray *) rows };
  gboolean is_done;

  plan->items = g_ptr_array_new ();
  plan->held = g_array_new (FALSE, FALSE, sizeof (DubanPlanItem));
  plan->gone = g_array_new (FALSE, FALSE, sizeof (DubanReminded));
  plan->findings = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  plan->letters = duban_letters_new_names ();
  plan->next.ring.moment = DUBAN_NO_MOMENT;
  planning.owed = g_array_new (FALSE, FALSE, sizeof (DubanOwed));
  planning.unsaid = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  planning.is_held = g_new0 (gboolean, rows->len);
  begin (&planning);
  is_done = fill (&planning, cancellable, error);
  g_array_unref (planning.owed);
  g_hash_table_unref (planning.unsaid);
  g_free (planning.is_held);
  return is_done ? g_steal_pointer (&plan) : NULL;
}

void
duban_plan_free (DubanPlan *plan)
{
  g_ptr_array_unref (plan->items);
  g_array_unref (plan->held);
  g_array_unref (plan->gone);
  g_clear_pointer (&plan->known, g_array_unref);
  g_hash_table_unref (plan->findings);
  g_hash_table_unref (plan->letters);
  g_clear_pointer (&plan->terms, duban_terms_unref);
  g_free (plan);
}
