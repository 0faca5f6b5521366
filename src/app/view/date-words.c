/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/date-words.h"

#include "app/wording/wording.h"
#include "core/date/dateword.h"
#include "core/date/spoken.h"
#include "core/text.h"

#include "app/words.h"

char *
duban_date_words_of_day_kind (DubanDay day, const DubanCalendar *calendar)
{
  const char *name = duban_calendar_get_name (calendar, day);

  switch (duban_calendar_get_kind (calendar, day))
    {
    case DUBAN_DAY_OFF:
      /* Translators: a day of a statutory holiday; %s is its name */
      return name != NULL ? g_strdup_printf (_ ("holiday (%s)"), name) : g_strdup (_ ("holiday"));
    case DUBAN_DAY_MAKEUP:
      return g_strdup (_ ("worked (make-up day)"));
    case DUBAN_DAY_PLAIN:
    default:
      return g_strdup (duban_calendar_is_working (calendar, day) ? _ ("working day")
                                                                 : _ ("rest day"));
    }
}

char *
duban_date_words_say (DubanDay day, const DubanTerms *terms)
{
  g_autofree char *kind = duban_date_words_of_day_kind (day, terms->calendar);
  char date[DUBAN_WORDING_DAY_SIZE];

  /* Translators: date, weekday, working day or holiday */
  return g_strdup_printf (_ ("%s %s · %s"), duban_wording_format_day (day, terms->today, date),
                          duban_wording_of_weekday (day), kind);
}

static void
refuse (DubanDateWords *words, const char *why)
{
  words->is_read = FALSE;
  words->day = DUBAN_NO_DAY;
  words->said = g_strdup (why);
}

static void
take_day (DubanDateWords *words, DubanDateWordsKind kind, DubanDay day, const DubanTerms *terms)
{
  words->day = day;
  if (kind == DUBAN_DATE_WORDS_EVENT && day > terms->today)
    {
      g_autofree char *said = duban_date_words_say (day, terms);
      g_autofree char *why = NULL;

      /* Translators: %s is a date that was typed for something done */
      why = g_strdup_printf (_ ("%s has not come yet; what was done lies not after today."), said);
      refuse (words, why);
      return;
    }
  words->is_read = TRUE;
  words->said = duban_date_words_say (day, terms);
}

/* What names no day: fit for a deadline alone. */
static void
take_wording (DubanDateWords *words, DubanDateWordsKind kind, const DubanDateword *word)
{
  words->is_read = TRUE;
  if (word->kind == DUBAN_DATEWORD_EMPTY)
    words->said = g_strdup ("");
  else if (word->kind == DUBAN_DATEWORD_IMPOSSIBLE)
    refuse (words, _ ("There is no such date."));
  else if (word->kind == DUBAN_DATEWORD_UNCLEAR || kind != DUBAN_DATE_WORDS_DEADLINE)
    refuse (words, kind == DUBAN_DATE_WORDS_DEADLINE
                       ? _ ("This names no date; write 11-27, 9月底前, 下周五, +3 or 持续推进.")
                       : _ ("This names no date; write 2026-11-23, 11月23日 or 昨天."));
  else if (word->kind == DUBAN_DATEWORD_RECURRING)
    words->said = g_strdup (_ ("No deadline; followed up in this rhythm"));
  else
    words->said = g_strdup (_ ("No deadline; followed up regularly"));
}

static DubanDateword
read_word (DubanDateWordsKind kind, const char *text, const DubanTerms *terms, DubanDay assigned)
{
  const DubanDatewordContext context
      = { .assigned = assigned, .today = terms->today, .calendar = terms->calendar };

  if (kind == DUBAN_DATE_WORDS_EVENT)
    return duban_dateword_read_event (text, &context);
  return duban_dateword_read_deadline (text, &context);
}

/* 11-27, 11/27 and 11.27: as one types them at a desk; a ledger means a number by that. */
static char *
expand_short_date (const char *text)
{
  g_autoptr (GRegex) regex
      = g_regex_new ("^(1[0-2]|0?[1-9])[-/.](3[01]|[12][0-9]|0?[1-9])$", 0, 0, NULL);

  return g_regex_match (regex, text, 0, NULL)
             ? g_regex_replace (regex, text, -1, 0, "\\1月\\2日", 0, NULL)
             : g_strdup (text);
}

void
duban_date_words_read (DubanDateWords *words, DubanDateWordsKind kind, const char *text,
                       const DubanTerms *terms, DubanDay assigned)
{
  const DubanSpokenContext spoken
      = { .today = terms->today,
          .base
          = assigned != DUBAN_NO_DAY && kind == DUBAN_DATE_WORDS_DEADLINE ? assigned : terms->today,
          .calendar = terms->calendar,
          .is_event = kind == DUBAN_DATE_WORDS_EVENT };
  g_autofree char *trimmed = duban_text_trim (g_strdup (text != NULL ? text : ""));
  g_autofree char *expanded = expand_short_date (trimmed);
  const DubanDay day = duban_date_spoken_read (trimmed, &spoken);
  char iso[DUBAN_DAY_TEXT_SIZE];
  DubanDateword word;

  *words = (DubanDateWords){ .day = DUBAN_NO_DAY };
  if (day != DUBAN_NO_DAY)
    {
      words->text = g_strdup (duban_day_format (day, iso));
      take_day (words, kind, day, terms);
      return;
    }
  word = read_word (kind, expanded, terms, assigned);
  if (word.kind != DUBAN_DATEWORD_DAY)
    {
      words->text = g_steal_pointer (&trimmed);
      take_wording (words, kind, &word);
      return;
    }
  words->text = g_str_equal (trimmed, expanded) ? g_steal_pointer (&trimmed)
                                                : g_strdup (duban_day_format (word.day, iso));
  take_day (words, kind, word.day, terms);
}

void
duban_date_words_clear (DubanDateWords *words)
{
  g_clear_pointer (&words->text, g_free);
  g_clear_pointer (&words->said, g_free);
}
