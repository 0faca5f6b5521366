/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/calendar.h"

#include "core/published-years.h"

#define FIRST_YEAR 1900
#define N_YEARS 1100 /* as many as day.h calls valid */
#define MAX_DAYS_OF_YEAR 366

typedef struct
{
  DubanDay first; /* 1 January */
  guint8 kinds[MAX_DAYS_OF_YEAR];
  const char *names[MAX_DAYS_OF_YEAR]; /* kept in the calendar's chunk */
} CalendarYear;

struct _DubanCalendar
{
  gatomicrefcount refs;
  CalendarYear *years[N_YEARS]; /* owned; NULL: not covered */
  GStringChunk *names;
};

static CalendarYear *
get_year (const DubanCalendar *calendar, int year)
{
  if (year < FIRST_YEAR || year >= FIRST_YEAR + N_YEARS)
    return NULL;
  return calendar->years[year - FIRST_YEAR];
}

static CalendarYear *
get_year_of_day (const DubanCalendar *calendar, DubanDay day)
{
  return get_year (calendar, duban_day_get_year (day));
}

/* Whether a day is worked, and, where provisional is not NULL, whether that is only known
 * from the weekday. */
static gboolean
look_at_working (const DubanCalendar *calendar, DubanDay day, gboolean *provisional)
{
  const CalendarYear *year = get_year_of_day (calendar, day);
  DubanDayKind kind = DUBAN_DAY_PLAIN;

  if (year != NULL)
    kind = year->kinds[day - year->first];
  else if (provisional != NULL)
    *provisional = TRUE;

  if (kind == DUBAN_DAY_PLAIN)
    return duban_day_get_weekday (day) <= 5;
  return kind == DUBAN_DAY_MAKEUP;
}

/* As look_at_working, for holidays. */
static gboolean
look_at_holiday (const DubanCalendar *calendar, DubanDay day, gboolean *provisional)
{
  const CalendarYear *year = get_year_of_day (calendar, day);

  if (year != NULL)
    return year->kinds[day - year->first] == DUBAN_DAY_OFF;
  if (provisional != NULL)
    *provisional = TRUE;
  return FALSE;
}

static void
set_day (DubanCalendar *calendar, CalendarYear *year, DubanDay day, DubanDayKind kind,
         const char *name)
{
  const int i = day - year->first;

  year->kinds[i] = (guint8) kind;
  year->names[i] = name != NULL ? g_string_chunk_insert_const (calendar->names, name) : NULL;
}

static CalendarYear *
replace_year (DubanCalendar *calendar, int year)
{
  CalendarYear **slot = &calendar->years[year - FIRST_YEAR];

  g_free (*slot);
  *slot = g_new0 (CalendarYear, 1);
  (*slot)->first = duban_day_from_ymd (year, 1, 1);
  return *slot;
}

static void
add_published_year (DubanCalendar *calendar, const DubanPublishedYear *published)
{
  CalendarYear *year = replace_year (calendar, published->year);

  for (gsize i = 0; i < published->n_spans; i++)
    {
      const DubanPublishedSpan *span = &published->spans[i];
      const DubanDayKind kind = span->is_makeup ? DUBAN_DAY_MAKEUP : DUBAN_DAY_OFF;
      const DubanDay from = duban_day_from_ymd (published->year, span->from_month, span->from_day);
      const DubanDay to = duban_day_from_ymd (published->year, span->to_month, span->to_day);

      for (DubanDay day = from; day <= to; day++)
        set_day (calendar, year, day, kind, span->name);
    }
}

DubanCalendar *
duban_calendar_new (void)
{
  DubanCalendar *calendar = g_new0 (DubanCalendar, 1);

  g_atomic_ref_count_init (&calendar->refs);
  calendar->names = g_string_chunk_new (256);
  return calendar;
}

DubanCalendar *
duban_calendar_new_published (void)
{
  DubanCalendar *calendar = duban_calendar_new ();
  gsize n_years;
  const DubanPublishedYear *published = duban_published_years_list (&n_years);

  for (gsize i = 0; i < n_years; i++)
    add_published_year (calendar, &published[i]);
  return calendar;
}

DubanCalendar *
duban_calendar_ref (DubanCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  g_atomic_ref_count_inc (&calendar->refs);
  return calendar;
}

void
duban_calendar_unref (DubanCalendar *calendar)
{
  g_return_if_fail (calendar != NULL);

  if (!g_atomic_ref_count_dec (&calendar->refs))
    return;
  for (int i = 0; i < N_YEARS; i++)
    g_free (calendar->years[i]);
  g_string_chunk_free (calendar->names);
  g_free (calendar);
}

void
duban_calendar_set_year (DubanCalendar *calendar, int year, const DubanCalendarDay *days,
                         gsize n_days)
{
  CalendarYear *covered;

  g_return_if_fail (calendar != NULL);
  g_return_if_fail (year >= FIRST_YEAR && year < FIRST_YEAR + N_YEARS);

  covered = replace_year (calendar, year);
  for (gsize i = 0; i < n_days; i++)
    {
      if (days[i].day != DUBAN_NO_DAY && duban_day_get_year (days[i].day) == year
          && days[i].kind != DUBAN_DAY_PLAIN)
        set_day (calendar, covered, days[i].day, days[i].kind, days[i].name);
    }
}

gboolean
duban_calendar_covers (const DubanCalendar *calendar, int year)
{
  return get_year (calendar, year) != NULL;
}

DubanDayKind
duban_calendar_get_kind (const DubanCalendar *calendar, DubanDay day)
{
  const CalendarYear *year = get_year_of_day (calendar, day);

  return year != NULL ? year->kinds[day - year->first] : DUBAN_DAY_PLAIN;
}

const char *
duban_calendar_get_name (const DubanCalendar *calendar, DubanDay day)
{
  const CalendarYear *year = get_year_of_day (calendar, day);

  return year != NULL ? year->names[day - year->first] : NULL;
}

gboolean
duban_calendar_is_working (const DubanCalendar *calendar, DubanDay day)
{
  return look_at_working (calendar, day, NULL);
}

DubanDay
duban_calendar_roll_to_working (const DubanCalendar *calendar, DubanDay day, gboolean *provisional)
{
  while (!look_at_working (calendar, day, provisional))
    day++;
  return day;
}

DubanDay
duban_calendar_roll_past_holiday (const DubanCalendar *calendar, DubanDay day,
                                  gboolean *provisional)
{
  while (look_at_holiday (calendar, day, provisional))
    day++;
  return day;
}

DubanDay
duban_calendar_add_working (const DubanCalendar *calendar, DubanDay day, int count,
                            gboolean *provisional)
{
  for (int i = 0; i < count; i++)
    day = duban_calendar_roll_to_working (calendar, day + 1, provisional);
  return day;
}

int
duban_calendar_count_working (const DubanCalendar *calendar, DubanDay from, DubanDay to)
{
  int count = 0;

  for (DubanDay day = from + 1; day <= to; day++)
    count += duban_calendar_is_working (calendar, day);
  return count;
}

int *
duban_calendar_dup_years (const DubanCalendar *calendar, gsize *n_years)
{
  GArray *years = g_array_new (FALSE, FALSE, sizeof (int));

  for (int year = FIRST_YEAR; year < FIRST_YEAR + N_YEARS; year++)
    {
      if (duban_calendar_covers (calendar, year))
        g_array_append_val (years, year);
    }
  *n_years = years->len;
  return (int *) (gpointer) g_array_free (years, FALSE);
}

DubanCalendarDay *
duban_calendar_dup_year (const DubanCalendar *calendar, int year, gsize *n_days)
{
  const CalendarYear *covered = get_year (calendar, year);
  GArray *days;

  *n_days = 0;
  if (covered == NULL)
    return NULL;

  days = g_array_new (FALSE, FALSE, sizeof (DubanCalendarDay));
  for (int i = 0; i < MAX_DAYS_OF_YEAR; i++)
    {
      const DubanCalendarDay day = { covered->first + i, covered->kinds[i], covered->names[i] };

      if (day.kind != DUBAN_DAY_PLAIN)
        g_array_append_val (days, day);
    }
  *n_days = days->len;
  return (DubanCalendarDay *) (gpointer) g_array_free (days, FALSE);
}
