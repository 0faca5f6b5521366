/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/wording/remind-words.h"

#include "app/wording/snippet.h"
#include "app/wording/wording.h"

#include "app/words.h"

#define TITLE_CHARS 60
#define MILESTONE_CHARS 30
#define SENTENCE_CHARS 120
#define DAYS_A_WEEK 7

/* What is owed, by name, and a rule that goes back to the same measure. */
static const struct
{
  const char *name;
  DubanRule rule;
} owed_names[DUBAN_N_OWED] = {
  [DUBAN_OWED_DEPLOY] = { NC_ ("remind", "Deployment"), DUBAN_RULE_DEPLOY_TODAY },
  [DUBAN_OWED_APPROACH] = { NC_ ("remind", "Approach"), DUBAN_RULE_APPROACH_TODAY },
  [DUBAN_OWED_FEEDBACK] = { NC_ ("remind", "Feedback"), DUBAN_RULE_FEEDBACK_TODAY },
  [DUBAN_OWED_FOLLOW_UP] = { NC_ ("remind", "Follow-up"), DUBAN_RULE_FOLLOW_UP_OVERDUE },
  [DUBAN_OWED_DUE] = { NC_ ("remind", "Deadline"), DUBAN_RULE_DUE_OVERDUE },
  [DUBAN_OWED_MILESTONE] = { NC_ ("remind", "Milestone"), DUBAN_RULE_MILESTONE_OVERDUE },
  [DUBAN_OWED_ACCOUNT] = { NC_ ("remind", "Account"), DUBAN_RULE_OWN_ACCOUNT_MISSING },
  [DUBAN_OWED_REQUEST] = { NC_ ("remind", "Answer to a request"), DUBAN_RULE_REQUEST_WAITING },
  [DUBAN_OWED_DECISION] = { NC_ ("remind", "Decision"), DUBAN_RULE_DECISION_WAITING },
  [DUBAN_OWED_CONFLICT]
  = { NC_ ("remind", "New conflict of responsibility"), DUBAN_RULE_LEAD_NOT_IN_CHARGE },
  [DUBAN_OWED_ARRIVAL] = { NC_ ("remind", "A file came"), DUBAN_RULE_BLOCKAGE_WITHOUT_REMEDY },
};

static const char *const reasons[DUBAN_N_RINGS] = {
  [DUBAN_RING_LEAD] = NC_ ("why", "the day before it is due"),
  [DUBAN_RING_DUE] = NC_ ("why", "on the day it is due"),
  [DUBAN_RING_DAY0] = NC_ ("why", "deployed the same day"),
  [DUBAN_RING_ENTRY] = NC_ ("why", "as it came in"),
  [DUBAN_RING_OVERDUE] = NC_ ("why", "overdue: each working morning"),
  [DUBAN_RING_DIGEST] = NC_ ("why", "an earlier reminder was left unanswered"),
  [DUBAN_RING_ARRIVAL] = NC_ ("why", "it is new"),
  [DUBAN_RING_SNOOZE] = NC_ ("why", "put off until then"),
};

static char *
say_extension (const DubanRemindWords *words)
{
  char day[DUBAN_WORDING_DAY_SIZE];

  if (words->target->due == DUBAN_NO_DAY)
    return g_strdup (C_ ("remind", "Extension asked for"));
  /* Translators: the day until which more time is asked for */
  return g_strdup_printf (C_ ("remind", "Extension asked for (until %s)"),
                          duban_wording_format_day (words->target->due, words->terms->today, day));
}

/* 工作节点“完成招标”, 副旗长乙的请示待答复. (transfer full) */
static char *
say_name (const DubanRemindWords *words)
{
  const DubanRemindTarget *target = words->target;
  const DubanRecordKind kind = target != NULL ? target->kind : 0;
  const char *asks
      = target != NULL ? duban_directory_get_name (words->terms->directory, target->by) : NULL;

  if (words->from != NULL)
    /* Translators: a colleague */
    return g_strdup_printf (C_ ("remind", "A file from %s came"), words->from);
  if (kind == DUBAN_RECORD_EXTENSION)
    return say_extension (words);
  if (kind == DUBAN_RECORD_REQUEST && asks != NULL)
    /* Translators: who asks */
    return g_strdup_printf (C_ ("remind", "Answer to the request of %s"), asks);
  if (kind == DUBAN_RECORD_MILESTONE && target->title != NULL && target->title[0] != '\0')
    {
      g_autofree char *title = duban_snippet_dup (target->title, MILESTONE_CHARS);

      return g_strdup_printf (C_ ("remind", "Milestone “%s”"), title);
    }
  return g_strdup (duban_language_say_in ("remind", owed_names[words->owed->what].name));
}

/* 11月24日 周二. (transfer full) */
static char *
say_day (DubanDay day, DubanDay today)
{
  char buffer[DUBAN_WORDING_DAY_SIZE];

  return g_strdup_printf (C_ ("a day", "%s %s"), duban_wording_format_day (day, today, buffer),
                          duban_wording_of_weekday (day));
}

/* By when, with the date in full: it stays true whatever day it is read on. (transfer full) */
static char *
say_due (const DubanRemindWords *words)
{
  const DubanDay today = words->terms->today;
  const DubanDay due = words->owed->due;
  g_autofree char *day = say_day (due, today);

  if (duban_owed_get_last_day (words->owed) < today)
    /* Translators: days, the day it was due */
    return g_strdup_printf (ngettext ("%d day overdue, due on %s", "%d days overdue, due on %s",
                                      (gulong) (today - due)),
                            today - due, day);
  if (due == today)
    return g_strdup_printf (_ ("due today (%s)"), day);
  if (due == today + 1)
    return g_strdup_printf (_ ("due tomorrow (%s)"), day);
  return g_strdup_printf (_ ("due on %s"), day);
}

/* 反馈明天到期. (transfer full) */
static char *
say_short (const DubanRemindWords *words)
{
  const DubanDay today = words->terms->today;
  const DubanDay due = words->owed->due;
  g_autofree char *name = say_name (words);
  char day[DUBAN_WORDING_DAY_SIZE];

  if (due == DUBAN_NO_DAY)
    return g_steal_pointer (&name);
  if (duban_owed_get_last_day (words->owed) < today)
    /* Translators: what is owed, days */
    return g_strdup_printf (
        ngettext ("%s: %d day overdue", "%s: %d days overdue", (gulong) (today - due)), name,
        today - due);
  if (due == today)
    return g_strdup_printf (_ ("%s: due today"), name);
  if (due == today + 1)
    return g_strdup_printf (_ ("%s: due tomorrow"), name);
  return g_strdup_printf (_ ("%s: due on %s"), name,
                          due > today && due < today + DAYS_A_WEEK
                              ? duban_wording_of_weekday (due)
                              : duban_wording_format_day (due, today, day));
}

/* 反馈：11月24日 周二到期, or how long overdue on that day. (transfer full) */
static char *
say_then (const DubanRemindWords *words, DubanDay then)
{
  const DubanDay due = words->owed->due;
  g_autofree char *name = say_name (words);
  g_autofree char *day = NULL;

  if (due == DUBAN_NO_DAY)
    return g_steal_pointer (&name);
  if (duban_owed_get_last_day (words->owed) < then)
    return g_strdup_printf (
        ngettext ("%s: %d day overdue", "%s: %d days overdue", (gulong) (then - due)), name,
        then - due);
  day = say_day (due, words->terms->today);
  return g_strdup_printf (_ ("%s: due on %s"), name, day);
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

static char *
say_awaited (const DubanRemindWords *words, const char *who)
{
  if (words->owed->what != DUBAN_OWED_REQUEST)
    return g_strdup_printf (_ ("owed by %s"), who);
  if (words->target != NULL && words->target->kind == DUBAN_RECORD_EXTENSION)
    return g_strdup_printf (_ ("to be granted by %s"), who);
  return g_strdup_printf (_ ("awaits %s"), who);
}

/* Who owes it, where that is not the one who reads it; and to whom. */
static void
add_people (GString *facts, const DubanRemindWords *words)
{
  const DubanTerms *terms = words->terms;
  const DubanOwed *owed = words->owed;
  const guint32 who = owed->leader != 0 ? owed->leader : owed->unit;
  const char *by = duban_directory_get_name (terms->directory, who);
  const char *to = duban_directory_get_name (terms->directory, owed->expects);
  const char *asks = words->target != NULL && words->target->kind == DUBAN_RECORD_EXTENSION
                         ? duban_directory_get_name (terms->directory, words->target->by)
                         : NULL;

  if (by != NULL && (who != terms->desk_leader || terms->desk_is_office))
    add_fact (facts, say_awaited (words, by));
  if (asks != NULL)
    add_fact (facts, g_strdup_printf (_ ("asked for by %s"), asks));
  if (to == NULL || to == by || owed->what == DUBAN_OWED_REQUEST)
    return;
  add_fact (facts, owed->what == DUBAN_OWED_FEEDBACK ? g_strdup_printf (_ ("feedback to %s"), to)
                                                     : g_strdup_printf (_ ("assigned by %s"), to));
}

char *
duban_remind_words_title (const DubanRemindWords *words)
{
  return say_short (words);
}

char *
duban_remind_words_facts (const DubanRemindWords *words)
{
  GString *facts = g_string_new (NULL);

  if (words->owed->what == DUBAN_OWED_ARRIVAL)
    return g_string_free (g_string_append (facts, _ ("It lies in the shared folder and is not "
                                                     "taken in yet")),
                          FALSE);
  if (words->sentence != NULL)
    add_fact (facts, duban_snippet_dup (words->sentence, SENTENCE_CHARS));
  else
    {
      if (words->owed->due != DUBAN_NO_DAY)
        add_fact (facts, say_due (words));
      add_people (facts, words);
    }
  add_fact (facts, g_strdup (duban_wording_of_measure (owed_names[words->owed->what].rule)));
  return g_string_free (facts, FALSE);
}

char *
duban_remind_words_task (const DubanRemindWords *words)
{
  GString *task;

  if (words->owed->what == DUBAN_OWED_ARRIVAL)
    return say_name (words);
  task = g_string_new (NULL);
  if (words->number != NULL && *words->number != '\0')
    {
      duban_snippet_append (task, words->number, TITLE_CHARS);
      g_string_append (task, "  ");
    }
  duban_snippet_append (task, words->title, TITLE_CHARS);
  return g_string_free (task, FALSE);
}

char *
duban_remind_words_body (const DubanRemindWords *words)
{
  g_autofree char *task = duban_remind_words_task (words);
  g_autofree char *facts = duban_remind_words_facts (words);

  if (words->owed->what == DUBAN_OWED_ARRIVAL)
    return g_steal_pointer (&facts);
  return g_strdup_printf ("%s\n%s", task, facts);
}

char *
duban_remind_words_text (const DubanRemindWords *words)
{
  g_autofree char *name = say_name (words);
  g_autofree char *facts = duban_remind_words_facts (words);

  if (words->owed->what == DUBAN_OWED_ARRIVAL)
    return g_steal_pointer (&facts); /* its name stands in the place of the task's */
  /* Translators: what is owed, the facts */
  return g_strdup_printf (C_ ("remind", "%s: %s"), name, facts);
}

/* (transfer full) owed */
static char *
make_line (const DubanRemindWords *words, char *owed)
{
  g_autofree char *task = duban_remind_words_task (words);
  g_autofree char *said = owed;

  if (words->owed->what == DUBAN_OWED_ARRIVAL)
    return g_steal_pointer (&said);
  /* Translators: a task, what is owed of it: a line of several */
  return g_strdup_printf (C_ ("remind", "%s – %s"), task, said);
}

char *
duban_remind_words_line (const DubanRemindWords *words)
{
  return make_line (words, say_short (words));
}

char *
duban_remind_words_why (const DubanRemindWords *words)
{
  g_autofree char *day = NULL;
  g_autofree char *line = NULL;
  DubanDay then;
  int minute;

  if (words == NULL)
    return g_strdup (_ ("Nothing is to be reminded of."));
  then = duban_moment_get_day (words->ring.moment);
  minute = duban_moment_get_minute (words->ring.moment);
  day = say_day (then, words->terms->today);
  line = make_line (words, say_then (words, then));
  /* Translators: a day, hours, minutes, a task and what is owed of it, why it rings then */
  return g_strdup_printf (_ ("%s %02d:%02d: %s (%s)"), day, minute / 60, minute % 60, line,
                          duban_language_say_in ("why", reasons[words->ring.level]));
}

char *
duban_remind_words_when (DubanMoment moment, gboolean is_snoozed, DubanDay today)
{
  const DubanDay day = duban_moment_get_day (moment);
  const int minute = duban_moment_get_minute (moment);
  g_autofree char *word = day == today       ? g_strdup (C_ ("remind", "today"))
                          : day == today + 1 ? g_strdup (C_ ("remind", "tomorrow"))
                                             : duban_wording_of_day (day, today);

  if (is_snoozed)
    /* Translators: a day, hours, minutes */
    return g_strdup_printf (_ ("put off until %s %02d:%02d"), word, minute / 60, minute % 60);
  return g_strdup_printf (_ ("reminded %s %02d:%02d"), word, minute / 60, minute % 60);
}

void
duban_remind_tally_add (DubanRemindTally *tally, const DubanOwed *owed, DubanDay today)
{
  tally->n++;
  if (owed->what == DUBAN_OWED_CONFLICT)
    tally->n_conflicts++;
  else if (owed->what == DUBAN_OWED_ARRIVAL)
    tally->n_files++;
  else if (owed->due == DUBAN_NO_DAY)
    tally->n_other++;
  else if (duban_owed_get_last_day (owed) < today)
    tally->n_overdue++;
  else if (owed->due == today)
    tally->n_today++;
  else
    tally->n_to_come++;
}

char *
duban_remind_tally_title (const DubanRemindTally *tally)
{
  return g_strdup_printf (ngettext ("%u thing to see to", "%u things to see to", tally->n),
                          tally->n);
}

static void
add_count (GString *body, const char *what, guint n)
{
  if (n == 0)
    return;
  if (body->len > 0)
    g_string_append (body, C_ ("between counts", ", "));
  /* Translators: 3 of what: overdue */
  g_string_append_printf (body, C_ ("count", "%s: %u"), what, n);
}

char *
duban_remind_tally_body (const DubanRemindTally *tally)
{
  GString *body = g_string_new (NULL);

  add_count (body, C_ ("count", "overdue"), tally->n_overdue);
  add_count (body, C_ ("count", "due today"), tally->n_today);
  add_count (body, C_ ("count", "to come"), tally->n_to_come);
  add_count (body, C_ ("count", "conflicts"), tally->n_conflicts);
  add_count (body, C_ ("count", "files that came"), tally->n_files);
  add_count (body, C_ ("count", "other"), tally->n_other);
  return g_string_free (body, FALSE);
}
