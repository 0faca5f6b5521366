/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/remind/ring.h"

#define ACCOUNT_MINUTE (15 * 60)
#define ENTRY_MINUTES 30 /* before the last ring of day 0 */
#define DAYS_OF_WEEK 7

static const DubanRing no_ring = { DUBAN_NO_MOMENT, DUBAN_RING_LEAD };

static const char *const codes[DUBAN_N_RINGS] = {
  [DUBAN_RING_LEAD] = "lead",       [DUBAN_RING_DUE] = "due",
  [DUBAN_RING_DAY0] = "day0",       [DUBAN_RING_ENTRY] = "entry",
  [DUBAN_RING_OVERDUE] = "overdue", [DUBAN_RING_DIGEST] = "digest",
  [DUBAN_RING_ARRIVAL] = "arrival", [DUBAN_RING_SNOOZE] = "snooze",
};

/* The rings until the last day, ascending: lead, due and entry, or day 0. */
typedef struct
{
  DubanRing rings[DUBAN_HOURS_MAX + 2];
  int n;
} Punctual;

/* Two that fall together are one, of the later level. */
static void
add (Punctual *punctual, DubanMoment moment, DubanRingLevel level)
{
  if (punctual->n == 0 || punctual->rings[punctual->n - 1].moment != moment)
    punctual->n++;
  punctual->rings[punctual->n - 1] = (DubanRing){ moment, level };
}

/* What is decided elsewhere (a conflict, a file) has none here. */
static gboolean
has_rings (const DubanOwed *owed)
{
  return owed->due != DUBAN_NO_DAY && owed->what < DUBAN_OWED_CONFLICT;
}

static DubanMoment
get_entry (const DubanOwed *owed)
{
  return owed->entered == DUBAN_NO_DAY ? DUBAN_NO_MOMENT
                                       : duban_moment_of (owed->entered, owed->entered_minute);
}

static void
add_day0 (Punctual *punctual, const DubanHours *hours, const DubanOwed *owed)
{
  const int last = hours->day0[hours->n_day0 - 1];

  if (owed->entered == owed->due && owed->entered_minute > last - ENTRY_MINUTES)
    {
      add (punctual, get_entry (owed), DUBAN_RING_ENTRY);
      return;
    }
  for (int i = 0; i < hours->n_day0; i++)
    add (punctual, duban_moment_of (owed->due, hours->day0[i]), DUBAN_RING_DAY0);
}

static void
add_deadline (Punctual *punctual, const DubanHours *hours, const DubanOwed *owed)
{
  if (hours->leads)
    add (punctual, duban_hours_back (hours, duban_moment_of (owed->due - 1, hours->times[0])),
         DUBAN_RING_LEAD);
  for (int i = 0; i < hours->n_times; i++)
    add (punctual, duban_hours_back (hours, duban_moment_of (owed->due, hours->times[i])),
         DUBAN_RING_DUE);
}

/* FALSE where the account's week has no working day. */
static gboolean
add_account (Punctual *punctual, const DubanHours *hours, DubanDay sunday)
{
  const DubanDay day = duban_hours_find_day_before (hours, sunday + 1);

  if (day <= sunday - DAYS_OF_WEEK)
    return FALSE;
  add (punctual, duban_hours_back (hours, duban_moment_of (day, ACCOUNT_MINUTE)), DUBAN_RING_DUE);
  return TRUE;
}

/* What came after all of them, and after the last office hours too. */
static void
add_entry (Punctual *punctual, const DubanHours *hours, const DubanOwed *owed, DubanDay last_day)
{
  const DubanMoment entry = get_entry (owed);

  if (owed->entered == DUBAN_NO_DAY || owed->entered > last_day
      || entry <= punctual->rings[punctual->n - 1].moment)
    return;
  if (entry > duban_hours_back (hours, duban_moment_of (last_day, DUBAN_MINUTES_A_DAY - 1)))
    add (punctual, entry, DUBAN_RING_ENTRY);
}

static void
list_punctual (Punctual *punctual, const DubanHours *hours, const DubanOwed *owed)
{
  const DubanDay last_day = duban_owed_get_last_day (owed);

  punctual->n = 0;
  if (owed->what == DUBAN_OWED_DEPLOY)
    {
      add_day0 (punctual, hours, owed);
      return;
    }
  if (owed->what != DUBAN_OWED_ACCOUNT)
    add_deadline (punctual, hours, owed);
  else if (!add_account (punctual, hours, last_day))
    return;
  add_entry (punctual, hours, owed, last_day);
}

static DubanRing
make_overdue (const DubanHours *hours, DubanDay working_day)
{
  return (DubanRing){ duban_hours_get_morning (hours, working_day), DUBAN_RING_OVERDUE };
}

/* The first working morning from a moment on, and after a day. */
static DubanRing
find_overdue (const DubanHours *hours, DubanDay last_day, DubanMoment from)
{
  const DubanDay first = MAX (last_day + 1, duban_moment_get_day (from));
  DubanDay day = duban_calendar_roll_to_working (hours->calendar, first, NULL);

  if (duban_hours_get_morning (hours, day) < from)
    day = duban_calendar_roll_to_working (hours->calendar, day + 1, NULL);
  return day <= DUBAN_DAY_LAST ? make_overdue (hours, day) : no_ring;
}

void
duban_ring_list (const DubanHours *hours, const DubanOwed *owed, DubanMoment from, DubanMoment to,
                 GArray *rings)
{
  Punctual punctual;
  DubanDay last_day;

  if (!has_rings (owed) || from > to)
    return;
  list_punctual (&punctual, hours, owed);
  for (int i = 0; i < punctual.n; i++)
    if (punctual.rings[i].moment >= from && punctual.rings[i].moment <= to)
      g_array_append_val (rings, punctual.rings[i]);
  last_day = duban_owed_get_last_day (owed);
  for (DubanRing ring = find_overdue (hours, last_day, from);
       ring.moment != DUBAN_NO_MOMENT && ring.moment <= to;
       ring = find_overdue (hours, last_day, ring.moment + 1))
    g_array_append_val (rings, ring);
}

DubanRing
duban_ring_find_last (const DubanHours *hours, const DubanOwed *owed, DubanMoment now)
{
  Punctual punctual;
  DubanDay day = duban_moment_get_day (now);
  DubanDay last_day;

  if (!has_rings (owed))
    return no_ring;
  last_day = duban_owed_get_last_day (owed);
  if (day > last_day)
    {
      if (!duban_calendar_is_working (hours->calendar, day)
          || duban_hours_get_morning (hours, day) > now)
        day = duban_hours_find_day_before (hours, day);
      if (day > last_day)
        return make_overdue (hours, day);
    }
  list_punctual (&punctual, hours, owed);
  for (int i = punctual.n - 1; i >= 0; i--)
    if (punctual.rings[i].moment <= now)
      return punctual.rings[i];
  return no_ring;
}

DubanRing
duban_ring_find_next (const DubanHours *hours, const DubanOwed *owed, DubanMoment now)
{
  Punctual punctual;
  DubanDay last_day;

  if (!has_rings (owed))
    return no_ring;
  last_day = duban_owed_get_last_day (owed);
  if (duban_moment_get_day (now) <= last_day)
    {
      list_punctual (&punctual, hours, owed);
      for (int i = 0; i < punctual.n; i++)
        if (punctual.rings[i].moment > now)
          return punctual.rings[i];
    }
  return find_overdue (hours, last_day, now + 1);
}

/* Not before the morning of a working day, and in office hours. */
static DubanMoment
find_morning (const DubanHours *hours, DubanMoment now)
{
  const DubanDay day = duban_moment_get_day (now);

  if (duban_calendar_is_working (hours->calendar, day)
      && duban_hours_get_morning (hours, day) > now)
    return duban_hours_get_morning (hours, day);
  return duban_hours_forward (hours, now);
}

DubanMoment
duban_ring_get_replay (const DubanHours *hours, const DubanOwed *owed, DubanRing ring,
                       DubanMoment now)
{
  DubanMoment moment;

  if (ring.moment == DUBAN_NO_MOMENT)
    return DUBAN_NO_MOMENT;
  now = MAX (now, ring.moment);
  switch (ring.level)
    {
    case DUBAN_RING_LEAD:
    case DUBAN_RING_DUE:
      moment = duban_hours_forward (hours, now);
      return duban_moment_get_day (moment) <= duban_owed_get_last_day (owed) ? moment
                                                                             : DUBAN_NO_MOMENT;
    case DUBAN_RING_DAY0:
    case DUBAN_RING_ENTRY:
      return duban_moment_get_day (now) == duban_moment_get_day (ring.moment) ? now
                                                                              : DUBAN_NO_MOMENT;
    case DUBAN_RING_OVERDUE:
    case DUBAN_RING_DIGEST:
    case DUBAN_RING_ARRIVAL:
      return find_morning (hours, now);
    case DUBAN_RING_SNOOZE:
    default:
      return now;
    }
}

DubanMoment
duban_ring_snooze_hour (DubanMoment now)
{
  return now + 60;
}

DubanMoment
duban_ring_snooze_morning (const DubanHours *hours, const DubanOwed *owed, DubanMoment now)
{
  const DubanDay tomorrow = duban_moment_get_day (now) + 1;
  const DubanDay working_day = duban_calendar_roll_to_working (hours->calendar, tomorrow, NULL);
  const DubanDay last_day = duban_owed_get_last_day (owed);

  return duban_hours_get_morning (
      hours, last_day >= tomorrow && last_day < working_day ? tomorrow : working_day);
}

const char *
duban_ring_get_code (DubanRingLevel level)
{
  return (guint) level < DUBAN_N_RINGS ? codes[level] : NULL;
}
