/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "naive-rings.h"

gboolean
naive_is_office_time (const DubanCalendar *calendar, gint32 moment)
{
  const DubanDay day = moment / NAIVE_DAY;
  const int minute = moment % NAIVE_DAY;

  return duban_calendar_is_working (calendar, day)
         && ((minute >= 510 && minute <= 720) || (minute >= 870 && minute <= NAIVE_LATE));
}

DubanDay
naive_get_last_day (const NaiveThing *thing)
{
  return thing->kind == NAIVE_ACCOUNT_KIND ? thing->due + 2 : thing->due;
}

static DubanDay
go_back (const DubanCalendar *calendar, DubanDay day)
{
  while (!duban_calendar_is_working (calendar, day))
    day--;
  return day;
}

gint32
naive_get_last_office (const DubanCalendar *calendar, DubanDay day)
{
  return go_back (calendar, day) * NAIVE_DAY + NAIVE_LATE;
}

/* A day of the thing's own, brought back to a working day. */
static gboolean
falls_on (const DubanCalendar *calendar, DubanDay own, DubanDay day)
{
  return go_back (calendar, own) == day;
}

static gboolean
rings_at (const DubanCalendar *calendar, const NaiveThing *thing, DubanDay day, int minute)
{
  const DubanDay last = naive_get_last_day (thing);
  const gint32 entry = thing->entered * NAIVE_DAY + thing->entered_minute;
  const gboolean is_late_entry
      = thing->entered != DUBAN_NO_DAY && thing->entered <= last
        && (thing->kind == NAIVE_DEPLOY
                ? thing->entered == thing->due && thing->entered_minute > NAIVE_LATE
                : entry > naive_get_last_office (calendar, last));

  if (day > last)
    return minute == NAIVE_MORNING && duban_calendar_is_working (calendar, day);
  if (is_late_entry && day == thing->entered && minute == thing->entered_minute)
    return TRUE;
  switch (thing->kind)
    {
    case NAIVE_DEPLOY:
      return !is_late_entry && day == thing->due && minute == NAIVE_EVENING;
    case NAIVE_ACCOUNT_KIND:
      return minute == NAIVE_ACCOUNT && falls_on (calendar, last, day) && day > last - 7;
    case NAIVE_OTHER:
    default:
      return (minute == NAIVE_FIRST
              && (falls_on (calendar, thing->due, day) || falls_on (calendar, thing->due - 1, day)))
             || (minute == NAIVE_SECOND && falls_on (calendar, thing->due, day));
    }
}

int
naive_list (const DubanCalendar *calendar, const NaiveThing *thing, DubanDay day, int minutes[8])
{
  const int own = thing->entered == day ? thing->entered_minute : NAIVE_MORNING;
  const int all[] = { NAIVE_MORNING, NAIVE_FIRST, NAIVE_ACCOUNT, NAIVE_SECOND, NAIVE_EVENING, own };
  int n = 0;

  for (int minute = 0; minute < NAIVE_DAY; minute++)
    for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
      if (all[i] == minute && rings_at (calendar, thing, day, minute))
        {
          minutes[n++] = minute;
          break;
        }
  return n;
}

gint32
naive_find_last (const DubanCalendar *calendar, const NaiveThing *thing, gint32 moment)
{
  const DubanDay today = moment / NAIVE_DAY;
  const int all[] = { NAIVE_EVENING, NAIVE_SECOND, NAIVE_ACCOUNT, NAIVE_FIRST, NAIVE_MORNING };

  for (DubanDay day = today; day > today - 20; day--)
    {
      gint32 best = G_MININT32;

      for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
        if (day * NAIVE_DAY + all[i] <= moment && rings_at (calendar, thing, day, all[i]))
          best = MAX (best, day * NAIVE_DAY + all[i]);
      if (thing->entered == day && day * NAIVE_DAY + thing->entered_minute <= moment
          && rings_at (calendar, thing, day, thing->entered_minute))
        best = MAX (best, day * NAIVE_DAY + thing->entered_minute);
      if (best != G_MININT32)
        return best;
    }
  return G_MININT32;
}
