/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date/terms.h"

#include <string.h>

#define YEARS_TO_TRY 8 /* the longest time between two 29 Februaries */

static DubanDay
get_last_day (const DubanDateName *name, int year)
{
  if (name->day == 0)
    return duban_day_month_end (year, name->month);
  return duban_day_from_ymd (year, name->month, name->day);
}

static DubanDay
get_first_day (const DubanDateName *name)
{
  switch (name->level)
    {
    case DUBAN_DATE_YEAR:
      return duban_day_from_ymd (name->year, 1, 1);
    case DUBAN_DATE_HALF:
      return duban_day_from_ymd (name->year, name->month - 5, 1);
    case DUBAN_DATE_QUARTER:
      return duban_day_from_ymd (name->year, name->month - 2, 1);
    case DUBAN_DATE_MONTH:
      return duban_day_from_ymd (name->year, name->month, 1);
    case DUBAN_DATE_XUN:
      return duban_day_from_ymd (name->year, name->month, name->day == 0 ? 21 : name->day - 9);
    case DUBAN_DATE_DAY:
    default:
      return get_last_day (name, name->year);
    }
}

/* The year of the first such day on or after the assignment, else today's. */
static int
infer_year (const DubanDateTerms *terms, const DubanDateName *name)
{
  const DubanDay base = duban_date_terms_get_base (terms);
  const int year = duban_day_get_year (base);

  if (terms->basis.assigned == DUBAN_NO_DAY)
    return year;
  for (int i = 0; i <= YEARS_TO_TRY; i++)
    {
      const DubanDay day = get_last_day (name, year + i);

      if (day != DUBAN_NO_DAY && day >= base)
        return year + i;
    }
  return year;
}

/* Puts the term's days into that year; FALSE where it has no such day. */
static gboolean
set_year (DubanDateTerm *term, int year)
{
  if (get_last_day (&term->name, year) == DUBAN_NO_DAY)
    return FALSE;
  term->name.year = year;
  term->first = get_first_day (&term->name);
  term->last = get_last_day (&term->name, year);
  return TRUE;
}

/* A missing year is one named earlier in the wording, else the one asked for, else it is
 * inferred. */
static gboolean
find_year (DubanDateTerms *terms, DubanDateTerm *term)
{
  int year = term->name.year;

  if (year == 0)
    year = terms->named_year;
  if (year == 0)
    year = terms->basis.year;
  if (year == 0)
    {
      year = infer_year (terms, &term->name);
      term->is_year_inferred = TRUE;
    }
  return set_year (term, year);
}

/* A span runs forward.  Where its start bears no year of its own it lies in the last such
 * time before the end (A in March: 1月至12月); else the end does, in the next (2024年11月-3月). */
static void
close_span (DubanDateTerm *start, DubanDateTerm *end)
{
  start->opens_span = TRUE;
  end->ends_span = TRUE;
  if (start->is_year_inferred && start->first > end->last)
    set_year (start, end->name.year - (start->name.month > end->name.month));
  if (start->first > end->last && end->name.year == start->name.year && !end->is_year_named)
    set_year (end, end->name.year + 1);
  if (start->first > end->last)
    end->is_vague = TRUE;
}

/* Room for one more.  What follows 2024年 at once takes its place, and its year. */
static DubanDateTerm *
get_slot (DubanDateTerms *terms, const char *from, DubanDateName *name, gboolean *ends_span)
{
  const DubanDateTerm *last = duban_date_terms_get_last (terms);

  *ends_span = terms->span_at == from && last != NULL;
  if (last != NULL && last->is_weak && last->to == from && name->level != DUBAN_DATE_YEAR)
    {
      *ends_span = last->ends_span;
      name->year = last->name.year;
      name->is_shifted = last->name.is_shifted;
      terms->n--;
    }
  if (terms->n == DUBAN_DATE_MAX_TERMS)
    {
      terms->is_overfull = TRUE;
      return NULL;
    }
  memset (&terms->items[terms->n], 0, sizeof terms->items[0]);
  return &terms->items[terms->n];
}

/* A bare year gives way to any finer date in it, and to 国庆节前, which no calendar here knows; a
 * bare year, a start and what cannot be known give way to 持续 and to 每月. */
static gboolean
is_outdone (const DubanDateTerms *terms, guint i)
{
  const DubanDateTerm *term = &terms->items[i];

  if ((term->is_weak || term->is_start || term->is_vague)
      && (terms->is_continuing || terms->is_recurring))
    return TRUE;
  if (!term->is_weak)
    return FALSE;
  if (terms->names_season)
    return TRUE;
  for (guint j = i + 1; j < terms->n; j++)
    {
      if (terms->items[j].name.year == term->name.year && !terms->items[j].is_weak)
        return TRUE;
    }
  return FALSE;
}

/* A plan is written in the order of its steps: 1月立项，12月完工 of a task assigned in March has
 * its first step in the January before, not after; 11月开工，次年3月完工 of one assigned in
 * December, in the November before. */
static void
move_before (DubanDateTerm *term, const DubanDateTerm *next)
{
  for (int shift = 0; shift <= (next->name.is_shifted ? 1 : 0); shift++)
    {
      const DubanDay day = get_last_day (&term->name, next->name.year - shift);

      if (day == DUBAN_NO_DAY || day >= next->last)
        continue;
      set_year (term, next->name.year - shift);
      return;
    }
}

static void
order_steps (DubanDateTerms *terms)
{
  const DubanDateTerm *next = NULL;

  for (guint i = terms->n; i-- > 0;)
    {
      DubanDateTerm *term = &terms->items[i];

      if (!term->counts || term->is_vague)
        continue;
      if (next != NULL && term->is_year_inferred && term->last > next->last)
        move_before (term, next);
      next = term;
    }
}

/* What was done in a period that has not ended was done by today. */
static void
end_today (DubanDateTerms *terms)
{
  for (guint i = 0; i < terms->n; i++)
    {
      DubanDateTerm *term = &terms->items[i];
      const DubanDay first = term->ends_span && i > 0 ? terms->items[i - 1].first : term->first;

      if (term->counts && first <= terms->basis.today && term->last > terms->basis.today
          && (term->name.level != DUBAN_DATE_DAY || term->ends_span))
        term->last = terms->basis.today;
    }
}

void
duban_date_terms_init (DubanDateTerms *terms, const DubanDateBasis *basis, const char *letters)
{
  terms->basis = *basis;
  terms->letters = letters;
  terms->n = 0;
  terms->named_year = 0;
  terms->anchor_year = 0;
  terms->span_at = NULL;
  terms->list_at = NULL;
  terms->is_continuing = terms->is_recurring = FALSE;
  terms->is_impossible = terms->is_overfull = FALSE;
  terms->names_season = FALSE;
  terms->schedule = (DubanSchedule){ DUBAN_SCHEDULE_NONE, 0 };
}

DubanDateTerm *
duban_date_terms_add (DubanDateTerms *terms, const char *from, const char *to, DubanDateName name)
{
  gboolean ends_span;
  DubanDateTerm *term = get_slot (terms, from, &name, &ends_span);

  if (term == NULL)
    return NULL;
  term->to = to;
  term->name = name;
  term->minute = DUBAN_NO_MINUTE;
  term->is_year_named = name.year != 0;
  if (!find_year (terms, term))
    {
      terms->is_impossible = TRUE;
      return NULL;
    }

  if (ends_span && terms->n > 0)
    close_span (&terms->items[terms->n - 1], term);
  if (name.year != 0)
    terms->named_year = name.year;
  if (name.year != 0 && !name.is_shifted)
    terms->anchor_year = name.year;
  terms->n++;
  return term;
}

void
duban_date_terms_add_day (DubanDateTerms *terms, const char *to, DubanDay day)
{
  DubanDateName name = { DUBAN_DATE_DAY, 0, 0, 0, FALSE };
  const int named_year = terms->named_year;
  const int anchor_year = terms->anchor_year;

  if (day == DUBAN_NO_DAY)
    {
      duban_date_terms_add_vague (terms, to);
      return;
    }
  duban_day_to_ymd (day, &name.year, &name.month, &name.day);
  duban_date_terms_add (terms, to, to, name);
  terms->named_year = named_year;
  terms->anchor_year = anchor_year;
}

void
duban_date_terms_add_vague (DubanDateTerms *terms, const char *to)
{
  if (terms->n == DUBAN_DATE_MAX_TERMS)
    terms->is_overfull = TRUE;
  else
    terms->items[terms->n++] = (DubanDateTerm){ .to = to, .is_vague = TRUE };
}

int
duban_date_terms_shift_year (const DubanDateTerms *terms, int shift)
{
  int year = terms->anchor_year;

  if (year == 0)
    year = terms->basis.year;
  if (year == 0)
    year = duban_day_get_year (duban_date_terms_get_base (terms));
  return year + shift;
}

DubanDay
duban_date_terms_get_base (const DubanDateTerms *terms)
{
  return terms->basis.assigned != DUBAN_NO_DAY ? terms->basis.assigned : terms->basis.today;
}

DubanDateTerm *
duban_date_terms_get_last (DubanDateTerms *terms)
{
  return terms->n > 0 ? &terms->items[terms->n - 1] : NULL;
}

void
duban_date_terms_settle (DubanDateTerms *terms)
{
  for (guint i = 0; i < terms->n; i++)
    {
      DubanDateTerm *term = &terms->items[i];

      term->counts = !term->opens_span && !is_outdone (terms, i);
    }
  order_steps (terms);
  if (terms->basis.is_event)
    end_today (terms);
}
