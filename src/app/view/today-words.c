/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/today-words.h"

#include "app/wording/snippet.h"
#include "app/wording/wording.h"

#include "app/words.h"

#define TITLE_CHARS 80
#define NUMBER_CHARS 24

static const char *const sections[] = {
  [DUBAN_SECTION_OVERDUE] = NC_ ("today", "Overdue"),
  [DUBAN_SECTION_DUE_TODAY] = NC_ ("today", "Due today"),
  [DUBAN_SECTION_MINE] = NC_ ("today", "Mine to report"),
  [DUBAN_SECTION_OTHERS] = NC_ ("today", "Others to report"),
  [DUBAN_SECTION_ACCOUNTS] = NC_ ("today", "Accounts this week"),
  [DUBAN_SECTION_DECISIONS] = NC_ ("today", "Mine to decide"),
  [DUBAN_SECTION_CLOSINGS] = NC_ ("today", "To be verified"),
  [DUBAN_SECTION_REQUESTS] = NC_ ("today", "Extensions and requests"),
  [DUBAN_SECTION_BULLETIN] = NC_ ("today", "Bulletin"),
};

static const char *const empty[] = {
  [DUBAN_SECTION_OVERDUE] = N_ ("Nothing is overdue."),
  [DUBAN_SECTION_DUE_TODAY] = N_ ("Nothing falls due today."),
  [DUBAN_SECTION_MINE] = N_ ("Nothing is to be reported in the coming seven days."),
  [DUBAN_SECTION_OTHERS] = N_ ("No report of others is due in the coming seven days."),
  [DUBAN_SECTION_ACCOUNTS] = N_ ("All accounts are given."),
  [DUBAN_SECTION_DECISIONS] = N_ ("Nothing awaits a decision or an answer."),
  [DUBAN_SECTION_CLOSINGS] = N_ ("No closing awaits verification."),
  [DUBAN_SECTION_REQUESTS] = N_ ("No extension and no request awaits an answer."),
  [DUBAN_SECTION_BULLETIN] = N_ ("The bulletin is not due yet."),
};

/* What is owed, by name; and the act that does it. */
static const struct
{
  const char *name, *act;
} owed[] = {
  [DUBAN_TODAY_OWED_DEPLOY] = { NC_ ("today", "deployment"), NC_ ("today", "Record deployment") },
  [DUBAN_TODAY_OWED_APPROACH] = { NC_ ("today", "approach"), NC_ ("today", "Write approach") },
  [DUBAN_TODAY_OWED_FEEDBACK] = { NC_ ("today", "feedback"), NC_ ("today", "Give feedback") },
  [DUBAN_TODAY_OWED_FOLLOW_UP] = { NC_ ("today", "follow-up"), NC_ ("today", "Follow up") },
  [DUBAN_TODAY_OWED_DUE] = { NC_ ("today", "closing"), NC_ ("today", "Close task") },
  [DUBAN_TODAY_OWED_MILESTONE] = { NC_ ("today", "milestone"), NC_ ("today", "Record milestone") },
  [DUBAN_TODAY_OWED_MEETING]
  = { NC_ ("today", "decision of the meeting"), NC_ ("today", "Record decision") },
  [DUBAN_TODAY_OWED_ACCOUNT] = { NC_ ("today", "account"), NC_ ("today", "Give account") },
  [DUBAN_TODAY_OWED_ANSWER] = { NC_ ("today", "answer to a request"), NC_ ("today", "Answer") },
  [DUBAN_TODAY_OWED_EXTENSION]
  = { NC_ ("today", "decision on an extension"), NC_ ("today", "Grant") },
  [DUBAN_TODAY_OWED_DECISION] = { NC_ ("today", "decision"), NC_ ("today", "Record decision") },
  [DUBAN_TODAY_OWED_VERIFY] = { NC_ ("today", "verification"), NC_ ("today", "Verify") },
  [DUBAN_TODAY_OWED_BULLETIN] = { NC_ ("today", "bulletin"), NC_ ("today", "Show tasks") },
};

static const char *
say (const char *words)
{
  return duban_language_say_in ("today", words);
}

const char *
duban_today_say_owed_kind (DubanTodayOwedKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (owed), "");

  return say (owed[kind].name);
}

const char *
duban_today_say_section (DubanSection section, gboolean office)
{
  g_return_val_if_fail (section < G_N_ELEMENTS (sections), "");

  if (office && section == DUBAN_SECTION_ACCOUNTS)
    return C_ ("today", "Accounts not received");
  return say (sections[section]);
}

const char *
duban_today_say_empty (DubanSection section)
{
  g_return_val_if_fail (section < G_N_ELEMENTS (empty), "");

  return _ (empty[section]);
}

static gboolean
is_group (const DubanTodayLine *line)
{
  return line->title == 0 && line->owed != DUBAN_TODAY_OWED_BULLETIN;
}

static char *
say_nobody_or (const char *name)
{
  return g_strdup (*name != '\0' ? name : C_ ("today", "no lead named"));
}

static char *
say_bulletin (const DubanToday *today, const DubanTodayLine *line)
{
  int month;

  duban_day_to_ymd (line->date, NULL, &month, NULL);
  /* Translators: the number of a month: the bulletin of November */
  return g_strdup_printf (_ ("Bulletin of month %d"), month);
}

char *
duban_today_say_subject (const DubanToday *today, const DubanTodayLine *line)
{
  const char *number = duban_today_get_text (today, line->number);
  g_autofree char *title
      = duban_snippet_dup (duban_today_get_text (today, line->title), TITLE_CHARS);
  g_autofree char *short_number = NULL;

  if (line->owed == DUBAN_TODAY_OWED_BULLETIN)
    return say_bulletin (today, line);
  if (is_group (line))
    return say_nobody_or (duban_today_get_text (today, line->who));
  if (*number == '\0')
    return g_steal_pointer (&title);
  short_number = duban_snippet_dup (number, NUMBER_CHARS);
  /* Translators: number and title of a task */
  return g_strdup_printf (C_ ("today", "%s  %s"), short_number, title);
}

/* 11月26日 周四. (transfer full) */
static char *
say_day (DubanDay day, DubanDay today)
{
  char buffer[DUBAN_WORDING_DAY_SIZE];

  /* Translators: date, weekday */
  return g_strdup_printf (C_ ("a day", "%s %s"), duban_wording_format_day (day, today, buffer),
                          duban_wording_of_weekday (day));
}

static char *
say_overdue (const DubanTodayLine *line, const char *name, const char *day)
{
  /* Translators: what is owed, days, the day it was due */
  return g_strdup_printf (ngettext ("%s %d day overdue, due on %s", "%s %d days overdue, due on %s",
                                    (gulong) line->days),
                          name, line->days, day);
}

static char *
say_to_come (const char *name, const char *day, int days)
{
  /* Translators: what is owed, its day, how many days there are left */
  return g_strdup_printf (
      ngettext ("%s due on %s, %d day left", "%s due on %s, %d days left", (gulong) days), name,
      day, days);
}

static char *
say_account (const DubanTodayLine *line, const char *day, DubanDay today)
{
  char heard[DUBAN_WORDING_DAY_SIZE];

  if (line->heard != DUBAN_NO_DAY)
    /* Translators: the day of the last data that came from that leader's desk */
    return g_strdup_printf (_ ("last week's account was not received (his last data: %s)"),
                            duban_wording_format_day (line->heard, today, heard));
  if (line->since != DUBAN_NO_DAY)
    /* Translators: the Friday when it was due */
    return g_strdup_printf (_ ("last week's account is missing, due on %s"), day);
  return g_strdup_printf (_ ("this week's account, due on %s"), day);
}

/* What awaits a decision or an answer. */
static char *
say_waiting (const DubanTodayLine *line, const char *since)
{
  switch ((DubanTodayOwedKind) line->owed)
    {
    case DUBAN_TODAY_OWED_ANSWER:
      return g_strdup_printf (_ ("a request awaits an answer since %s"), since);
    case DUBAN_TODAY_OWED_EXTENSION:
      return g_strdup_printf (_ ("an extension was asked for on %s"), since);
    case DUBAN_TODAY_OWED_VERIFY:
      return g_strdup_printf (_ ("closed on %s, not verified yet"), since);
    default:
      return g_strdup_printf (_ ("a decision is awaited since %s"), since);
    }
}

static char *
say_many (const DubanTodayLine *line, DubanDay today)
{
  char heard[DUBAN_WORDING_DAY_SIZE];

  if (line->owed == DUBAN_TODAY_OWED_ACCOUNT && line->heard != DUBAN_NO_DAY)
    return g_strdup_printf (ngettext ("account of %u task not received (his last data: %s)",
                                      "accounts of %u tasks not received (his last data: %s)",
                                      line->tasks.n),
                            line->tasks.n, duban_wording_format_day (line->heard, today, heard));
  if (line->owed == DUBAN_TODAY_OWED_ACCOUNT)
    return g_strdup_printf (
        ngettext ("account of %u task not given", "accounts of %u tasks not given", line->tasks.n),
        line->tasks.n);
  /* Translators: number of tasks, the most days */
  return g_strdup_printf (ngettext ("%u task overdue, by up to %d days",
                                    "%u tasks overdue, by up to %d days", line->tasks.n),
                          line->tasks.n, line->days);
}

char *
duban_today_say_owed (const DubanToday *today, const DubanTodayLine *line)
{
  const DubanDay now = duban_today_get_day (today);
  const char *name = say (owed[line->owed].name);
  g_autofree char *day = line->date != DUBAN_NO_DAY ? say_day (line->date, now) : g_strdup ("");
  g_autofree char *since = line->since != DUBAN_NO_DAY ? say_day (line->since, now)
                                                       : g_strdup (C_ ("today", "an unknown day"));

  if (is_group (line))
    return say_many (line, now);
  if (line->owed == DUBAN_TODAY_OWED_ACCOUNT)
    return say_account (line, day, now);
  if (line->date == DUBAN_NO_DAY)
    return say_waiting (line, since);
  if (line->days > 0)
    return say_overdue (line, name, day);
  if (line->date <= now)
    return g_strdup_printf (C_ ("today", "%s due today"), name);
  return say_to_come (name, day, line->date - now);
}

/* (transfer full) text */
static void
add_fact (GString *facts, char *text)
{
  if (facts->len > 0)
    g_string_append (facts, " · ");
  g_string_append (facts, text);
  g_free (text);
}

static void
add_people (GString *facts, const DubanToday *today, const DubanTodayLine *line)
{
  const char *who = duban_today_get_text (today, line->who);
  const char *to = duban_today_get_text (today, line->to);

  if (line->side != DUBAN_SIDE_MINE && !is_group (line) && *who != '\0')
    add_fact (facts, g_strdup_printf (_ ("owed by %s"), who));
  if (line->side != DUBAN_SIDE_ASSIGNED && *to != '\0')
    add_fact (facts, g_strdup_printf (C_ ("today", "to %s"), to));
}

static void
add_urges (GString *facts, const DubanToday *today, const DubanTodayLine *line)
{
  g_autofree char *day = NULL;

  if (line->n_urges == 0 || line->urged == DUBAN_NO_DAY)
    return;
  day = duban_wording_of_day (line->urged, duban_today_get_day (today));
  /* Translators: how often it was urged, and when last */
  add_fact (facts, g_strdup_printf (ngettext ("urged %u time, last on %s",
                                              "urged %u times, last on %s", line->n_urges),
                                    line->n_urges, day));
}

/* What else of the task awaits the same person. */
static void
add_waits (GString *facts, const DubanTodayLine *line)
{
  if (line->waits & DUBAN_WAITS_REQUEST && line->owed != DUBAN_TODAY_OWED_ANSWER)
    add_fact (facts, g_strdup (_ ("a request awaits an answer")));
  if (line->waits & DUBAN_WAITS_EXTENSION && line->owed != DUBAN_TODAY_OWED_EXTENSION)
    add_fact (facts, g_strdup (_ ("an extension is asked for")));
  if (line->waits & DUBAN_WAITS_DECISION && line->owed != DUBAN_TODAY_OWED_DECISION)
    add_fact (facts, g_strdup (_ ("a decision is awaited")));
}

/* The words of a measure, by any rule that goes back to it. */
static const char *
say_measure (int measure)
{
  int rule = 0;

  while (rule < DUBAN_N_RULES - 1 && duban_rule_get_measure ((DubanRule) rule) != measure)
    rule++;
  return duban_wording_of_measure ((DubanRule) rule);
}

static void
add_measures (GString *facts, const DubanTodayLine *line)
{
  for (int measure = 1; measure <= 8; measure++)
    if (line->measures & 1 << (measure - 1))
      add_fact (facts, g_strdup (say_measure (measure)));
}

char *
duban_today_say_facts (const DubanToday *today, const DubanTodayLine *line)
{
  GString *facts = g_string_new (NULL);
  char buffer[DUBAN_WORDING_DAY_SIZE];

  add_people (facts, today, line);
  if (line->since != DUBAN_NO_DAY && line->days > 0 && !is_group (line))
    add_fact (facts, g_strdup_printf (C_ ("today", "since %s"),
                                      duban_wording_format_day (
                                          line->since, duban_today_get_day (today), buffer)));
  add_measures (facts, line);
  add_urges (facts, today, line);
  add_waits (facts, line);
  return g_string_free (facts, FALSE);
}

const char *
duban_today_say_act (const DubanTodayLine *line)
{
  switch ((DubanNextAct) line->act)
    {
    case DUBAN_NEXT_RECORD:
      return say (owed[line->owed].act);
    case DUBAN_NEXT_URGE:
      return C_ ("today", "Urge");
    case DUBAN_NEXT_ACCOUNT:
      return say (owed[DUBAN_TODAY_OWED_ACCOUNT].act);
    case DUBAN_NEXT_ANSWER:
      return say (owed[DUBAN_TODAY_OWED_ANSWER].act);
    case DUBAN_NEXT_GRANT:
      return say (owed[DUBAN_TODAY_OWED_EXTENSION].act);
    case DUBAN_NEXT_VERIFY:
      return say (owed[DUBAN_TODAY_OWED_VERIFY].act);
    case DUBAN_NEXT_NAME_LEAD:
      return C_ ("today", "Name a lead");
    case DUBAN_NEXT_NONE:
    default:
      return say (owed[DUBAN_TODAY_OWED_BULLETIN].act);
    }
}

char *
duban_today_say_person (const DubanToday *today, const DubanTodayPerson *person)
{
  return say_nobody_or (duban_today_get_text (today, person->name));
}

char *
duban_today_say_nothing (const DubanToday *today)
{
  DubanTodaySpan tasks;
  const DubanDay next = duban_today_get_next (today, &tasks);
  g_autofree char *day = NULL;

  if (next == DUBAN_NO_DAY)
    return g_strdup (_ ("Nothing is to be done today, and nothing falls due on a later day."));
  day = say_day (next, duban_today_get_day (today));
  return g_strdup_printf (ngettext ("Nothing is to be done today. Next, %u task falls due on %s.",
                                    "Nothing is to be done today. Next, %u tasks fall due on %s.",
                                    tasks.n),
                          tasks.n, day);
}
