/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/day-strip.h"

#include "app/wording/wording.h"

#include "app/words.h"
#include <string.h>

#define FESTIVAL_SUFFIX "节"

static void
clear_day (gpointer data)
{
  DubanStripDay *day = data;

  g_free (day->nature);
  g_free (day->role);
}

static char *
dup_nature (const DubanCalendar *calendar, const DubanStripDay *day)
{
  const char *name = duban_calendar_get_name (calendar, day->day);

  if (day->calendar == DUBAN_DAY_OFF)
    return g_strdup (name != NULL ? name : _ ("statutory holiday"));
  if (day->calendar == DUBAN_DAY_MAKEUP)
    return g_strdup (_ ("make-up working day"));
  return g_strdup (day->working ? _ ("working day") : _ ("weekend"));
}

static char *
dup_role (const DubanStripDay *day)
{
  switch (day->kind)
    {
    case DUBAN_STEP_START:
      return g_strdup (_ ("assigned, not counted"));
    case DUBAN_STEP_SKIPPED:
      return g_strdup (_ ("not counted"));
    case DUBAN_STEP_ROLLED:
      return day->number > 0 ? g_strdup_printf (_ ("day %d, moved on"), day->number)
                             : g_strdup (_ ("moved on"));
    case DUBAN_STEP_MOVED:
      return g_strdup (_ ("moved to here"));
    case DUBAN_STEP_COUNTED:
    default:
      return g_strdup_printf (_ ("day %d"), day->number);
    }
}

static const char *
get_rule (const DubanDayStrip *strip, const DubanStripDay *day)
{
  if (strip->stage == DUBAN_STAGE_DEPLOY)
    return _ ("Not left overnight (measure 5)");
  switch (day->kind)
    {
    case DUBAN_STEP_START:
      return _ ("Civil Code, article 201");
    case DUBAN_STEP_ROLLED:
      return _ ("Civil Code, article 203");
    case DUBAN_STEP_SKIPPED:
      return _ ("only working days count");
    case DUBAN_STEP_COUNTED:
      return day->day == strip->assigned ? _ ("the day of assignment is day 1") : "";
    case DUBAN_STEP_MOVED:
    default:
      return "";
    }
}

static void
take_days (DubanDayStrip *strip, const DubanTerms *terms)
{
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DubanPolicyStep));

  strip->due.day
      = duban_policy_explain (strip->policy, terms->calendar, strip->assigned,
                              duban_stage_get_days (strip->stage), steps, &strip->due.provisional);
  for (guint i = 0; i < steps->len; i++)
    {
      const DubanPolicyStep *step = &g_array_index (steps, DubanPolicyStep, i);
      DubanStripDay day = {
        .day = step->day,
        .kind = step->kind,
        .number = step->number,
        .calendar = duban_calendar_get_kind (terms->calendar, step->day),
        .working = duban_calendar_is_working (terms->calendar, step->day),
        .is_deadline = step->day == strip->due.day,
      };

      day.nature = dup_nature (terms->calendar, &day);
      day.role = strip->stage == DUBAN_STAGE_DEPLOY ? g_strdup (_ ("the day of assignment"))
                                                    : dup_role (&day);
      day.rule = get_rule (strip, &day);
      g_array_append_val (strip->days, day);
    }
}

static void
take_dates (DubanDayStrip *strip, const DubanTerms *terms)
{
  for (int policy = 0; policy < DUBAN_N_POLICIES; policy++)
    for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
      {
        DubanStripDate *date = &strip->dates[policy][stage];

        date->day = duban_policy_deadline (policy, terms->calendar, strip->assigned,
                                           duban_stage_get_days (stage), &date->provisional);
      }
}

/* The day that would have been the last, had no holiday or rest day moved it; NULL where none
 * did. */
static const DubanStripDay *
find_moved (const DubanDayStrip *strip)
{
  for (guint i = 0; i < strip->days->len; i++)
    {
      const DubanStripDay *day = &g_array_index (strip->days, DubanStripDay, i);

      if (day->kind == DUBAN_STEP_ROLLED)
        return day;
    }
  return NULL;
}

/* The holiday among the days that were rolled over, as one says it before 假期: 国庆, 清明; but
 * 春节, 劳动节.  NULL where there were only rest days. (transfer full) */
static char *
dup_holiday (const DubanDayStrip *strip)
{
  for (guint i = 0; i < strip->days->len; i++)
    {
      const DubanStripDay *day = &g_array_index (strip->days, DubanStripDay, i);

      if (day->kind != DUBAN_STEP_ROLLED || day->calendar != DUBAN_DAY_OFF)
        continue;
      if (g_utf8_strlen (day->nature, -1) == 3 && g_str_has_suffix (day->nature, FESTIVAL_SUFFIX)
          && !g_str_equal (day->nature, "劳动节"))
        return g_strndup (day->nature, strlen (day->nature) - strlen (FESTIVAL_SUFFIX));
      return g_strdup (day->nature);
    }
  return NULL;
}

/* Without the reading's name, which every sentence ends with. */
static char *
dup_reckoning (const DubanDayStrip *strip, const char *assigned, const char *due, DubanDay today)
{
  const DubanStripDay *moved = find_moved (strip);
  int k = duban_stage_get_days (strip->stage);
  g_autofree char *plain = moved != NULL ? duban_wording_of_day (moved->day, today) : NULL;
  g_autofree char *holiday = dup_holiday (strip);

  if (strip->stage == DUBAN_STAGE_DEPLOY)
    /* Translators: a day */
    return g_strdup_printf (_ ("assigned %s, to be deployed the same day"), assigned);
  if (moved != NULL && holiday != NULL)
    /* Translators: a day, a number of days, a day, a holiday, a day */
    return g_strdup_printf (_ ("assigned %s, counted from the next day; day %d is %s, which the "
                               "%s holiday moves to %s"),
                            assigned, k, plain, holiday, due);
  if (moved != NULL)
    /* Translators: a day, a number of days, a day, a day */
    return g_strdup_printf (_ ("assigned %s, counted from the next day; day %d is %s, a rest day, "
                               "which moves it to %s"),
                            assigned, k, plain, due);
  if (strip->policy == DUBAN_POLICY_STRICT)
    /* Translators: a day, a number of days, a day */
    return g_strdup_printf (_ ("assigned %s, which is day 1; day %d is %s"), assigned, k, due);
  if (strip->policy == DUBAN_POLICY_WORKDAY)
    /* Translators: a day, a number of working days, a day */
    return g_strdup_printf (_ ("assigned %s, working days counted from the next day; working day "
                               "%d is %s"),
                            assigned, k, due);
  /* Translators: a day, a number of days, a day */
  return g_strdup_printf (_ ("assigned %s, counted from the next day; day %d is %s"), assigned, k,
                          due);
}

/* 严, 日, 节, 法, 工. */
static const char *
word_of_policy (DubanPolicy policy)
{
  static const char *const words[DUBAN_N_POLICIES] = {
    [DUBAN_POLICY_STRICT] = NC_ ("day policy, one word", "strict"),
    [DUBAN_POLICY_CALENDAR] = NC_ ("day policy, one word", "calendar"),
    [DUBAN_POLICY_FESTIVAL] = NC_ ("day policy, one word", "festival"),
    [DUBAN_POLICY_ROLLOVER] = NC_ ("day policy, one word", "law"),
    [DUBAN_POLICY_WORKDAY] = NC_ ("day policy, one word", "work"),
  };

  return duban_language_say_in ("day policy, one word", words[policy]);
}

static char *
dup_sentence (const DubanDayStrip *strip, DubanDay today)
{
  g_autofree char *assigned = duban_wording_of_day (strip->assigned, today);
  g_autofree char *due = duban_wording_of_day (strip->due.day, today);
  g_autofree char *reckoning = dup_reckoning (strip, assigned, due, today);

  if (strip->due.provisional)
    /* Translators: how a date was reckoned, and by which reading of days */
    return g_strdup_printf (_ ("%s; days: %s (provisional: the holidays of that year are not known "
                               "yet)"),
                            reckoning, word_of_policy (strip->policy));
  /* Translators: how a date was reckoned, and by which reading of days */
  return g_strdup_printf (_ ("%s; days: %s"), reckoning, word_of_policy (strip->policy));
}

DubanDayStrip *
duban_day_strip_new (const DubanTerms *terms, DubanDay assigned, DubanStage stage)
{
  DubanDayStrip *strip = g_new0 (DubanDayStrip, 1);

  strip->assigned = assigned;
  strip->stage = stage;
  strip->policy = terms->settings.policy;
  strip->days = g_array_new (FALSE, FALSE, sizeof (DubanStripDay));
  g_array_set_clear_func (strip->days, clear_day);
  take_days (strip, terms);
  take_dates (strip, terms);
  strip->sentence = dup_sentence (strip, terms->today);
  return strip;
}

void
duban_day_strip_free (DubanDayStrip *strip)
{
  g_array_unref (strip->days);
  g_free (strip->sentence);
  g_free (strip);
}

char *
duban_day_strip_say_day (const DubanStripDay *day, DubanDay today)
{
  g_autofree char *date = duban_wording_of_day (day->day, today);
  const char *weekday = duban_wording_of_weekday (day->day);

  if (day->rule[0] == '\0')
    /* Translators: a date, its weekday, what kind of day it is, what it is in the reckoning */
    return g_strdup_printf (_ ("%s %s: %s, %s"), date, weekday, day->nature, day->role);
  /* Translators: the same, and the article that says so */
  return g_strdup_printf (_ ("%s %s: %s, %s (%s)"), date, weekday, day->nature, day->role,
                          day->rule);
}
