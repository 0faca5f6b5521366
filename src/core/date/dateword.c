/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date/dateword.h"

#include <string.h>

#include "core/date/letters.h"
#include "core/date/scan.h"

#define FIRST_SERIAL 20000 /* 1954-10-03: below it a number is no date */
#define LAST_SERIAL 80000  /* 2119-01-10 */
#define SERIAL_OF_1970 25569
#define MINUTES_OF_DAY 1440

static const char *
take_figures (const char *text, int *value, int most)
{
  const char *start = text;

  for (*value = 0; g_ascii_isdigit (*text) && text - start < most; text++)
    *value = *value * 10 + (*text - '0');
  return text;
}

static DubanDateword
make (DubanDatewordKind kind)
{
  return (DubanDateword){ .kind = kind, .day = DUBAN_NO_DAY, .minute = DUBAN_NO_MINUTE };
}

static DubanDateword
make_day (DubanDay day, int minute)
{
  DubanDateword word = make (day == DUBAN_NO_DAY ? DUBAN_DATEWORD_IMPOSSIBLE : DUBAN_DATEWORD_DAY);

  word.day = day;
  word.days[0] = day;
  word.n_days = day != DUBAN_NO_DAY;
  word.minute = minute;
  return word;
}

/* The forms that nearly all cells have: 2026-11-23, 2026/11/23, 2026.11.23 and nothing else. */
static gboolean
read_plain (const char *text, DubanDateword *word)
{
  const char *at;
  int year, month, day;
  char mark;

  at = take_figures (text, &year, 4);
  mark = *at;
  if (at - text != 4 || year < 1900 || year > 2999 || (mark != '-' && mark != '/' && mark != '.'))
    return FALSE;
  text = at + 1;
  at = take_figures (text, &month, 2);
  if (at == text || *at != mark)
    return FALSE;
  text = at + 1;
  at = take_figures (text, &day, 2);
  if (at == text || *at != '\0')
    return FALSE;
  *word = make_day (duban_day_from_ymd (year, month, day), DUBAN_NO_MINUTE);
  return TRUE;
}

/* A day of a spreadsheet in its 1900 system, with the time of day as a fraction. */
static gboolean
read_serial (const char *text, DubanDateword *word)
{
  const char *at;
  double fraction = 0, place = 0.1;
  int serial, minute = DUBAN_NO_MINUTE;

  at = take_figures (text, &serial, 5);
  if (at - text != 5 || serial < FIRST_SERIAL || serial > LAST_SERIAL)
    return FALSE;
  if (*at == '.')
    {
      for (at++; g_ascii_isdigit (*at); at++, place /= 10)
        fraction += place * (*at - '0');
    }
  if (*at != '\0')
    return FALSE;

  if (fraction > 0)
    minute = (int) (fraction * MINUTES_OF_DAY + 0.5);
  if (minute == MINUTES_OF_DAY)
    {
      serial++;
      minute = 0;
    }
  *word = make_day (serial - SERIAL_OF_1970, minute);
  return TRUE;
}

/* Nothing, a dash or 无. */
static gboolean
is_empty (const char *letters)
{
  return letters[strspn (letters, "-~/\\;,. ")] == '\0' || strcmp (letters, "无") == 0;
}

/* The latest day is the one that counts; where there are too many, it stays among them. */
static void
add_term (DubanDateword *word, const DubanDateTerm *term)
{
  for (guint i = 0; i < word->n_days; i++)
    {
      if (word->days[i] == term->last)
        return;
    }
  if (word->n_days < DUBAN_DATEWORD_MAX_DAYS)
    word->days[word->n_days++] = term->last;
  else if (term->last > word->day)
    word->days[DUBAN_DATEWORD_MAX_DAYS - 1] = term->last;

  if (word->day == DUBAN_NO_DAY || term->last > word->day)
    {
      word->day = term->last;
      word->minute = term->minute;
      word->is_span = term->ends_span || term->name.level != DUBAN_DATE_DAY;
    }
}

static DubanDateword
conclude (DubanDateTerms *terms)
{
  DubanDateword word = make (DUBAN_DATEWORD_UNCLEAR);
  gboolean is_vague = FALSE; /* the last date cannot be known */

  if (terms->is_impossible)
    return make (DUBAN_DATEWORD_IMPOSSIBLE);
  duban_date_terms_settle (terms);
  for (guint i = 0; i < terms->n; i++)
    {
      const DubanDateTerm *term = &terms->items[i];

      if (!term->counts)
        continue;
      is_vague = term->is_vague;
      if (!term->is_vague)
        add_term (&word, term);
    }

  if (is_vague || terms->is_overfull)
    return make (DUBAN_DATEWORD_UNCLEAR);
  if (word.n_days > 0)
    word.kind = DUBAN_DATEWORD_DAY;
  else if (terms->is_recurring)
    {
      word.kind = DUBAN_DATEWORD_RECURRING;
      word.schedule = terms->schedule;
    }
  else if (terms->is_continuing)
    word.kind = DUBAN_DATEWORD_CONTINUING;
  return word;
}

static DubanDateword
read_wording (const char *text, const DubanDatewordContext *context, gboolean is_event)
{
  const DubanDateBasis basis
      = { context->assigned, context->today, context->year, context->calendar, is_event };
  char letters[DUBAN_DATE_LETTERS_SIZE];
  DubanDateTerms terms;
  DubanDateword word;

  if (read_plain (text, &word) || read_serial (text, &word))
    return word;
  if (!duban_date_letters_write (text, letters))
    return make (DUBAN_DATEWORD_UNCLEAR);
  if (is_empty (letters))
    return make (DUBAN_DATEWORD_EMPTY);

  duban_date_terms_init (&terms, &basis, letters);
  duban_date_scan (&terms);
  return conclude (&terms);
}

DubanDateword
duban_dateword_read_deadline (const char *text, const DubanDatewordContext *context)
{
  return read_wording (text, context, FALSE);
}

DubanDateword
duban_dateword_read_event (const char *text, const DubanDatewordContext *context)
{
  return read_wording (text, context, TRUE);
}

/* The wording gave no due date when it came in, so that its year does not matter here. */
gboolean
duban_dateword_is_unclear (const char *due_text)
{
  const DubanDatewordContext context = { .assigned = DUBAN_NO_DAY, .today = 0 };
  DubanDateword word;

  if (due_text == NULL || due_text[0] == '\0')
    return FALSE;
  word = duban_dateword_read_deadline (due_text, &context);
  return word.kind == DUBAN_DATEWORD_UNCLEAR || word.kind == DUBAN_DATEWORD_IMPOSSIBLE;
}
