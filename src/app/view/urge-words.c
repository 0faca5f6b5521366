/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/urge-words.h"

#include "app/wording/snippet.h"
#include "app/wording/wording.h"

#include "app/words.h"

#define TITLE_CHARS 80

char *
duban_urge_say_due (DubanTodayOwedKind owed, DubanDay date, DubanDay today)
{
  char day[DUBAN_WORDING_DAY_SIZE];

  duban_wording_format_day (date, today, day);
  /* Translators: from here to “answer by”: a thing that is owed, and its day */
  switch (owed)
    {
    case DUBAN_TODAY_OWED_DEPLOY:
      return g_strdup_printf (C_ ("owed", "deployment on %s"), day);
    case DUBAN_TODAY_OWED_APPROACH:
      return g_strdup_printf (C_ ("owed", "approach by %s"), day);
    case DUBAN_TODAY_OWED_FEEDBACK:
      return g_strdup_printf (C_ ("owed", "feedback by %s"), day);
    case DUBAN_TODAY_OWED_FOLLOW_UP:
      return g_strdup_printf (C_ ("owed", "follow-up by %s"), day);
    case DUBAN_TODAY_OWED_MILESTONE:
      return g_strdup_printf (C_ ("owed", "milestone by %s"), day);
    case DUBAN_TODAY_OWED_MEETING:
      return g_strdup_printf (C_ ("owed", "decision of the meeting on %s"), day);
    case DUBAN_TODAY_OWED_ACCOUNT:
      return g_strdup_printf (C_ ("owed", "account by %s"), day);
    default:
      return g_strdup_printf (C_ ("owed", "closing by %s"), day);
    }
}

static char *
say_overdue (const DubanUrgeItem *item)
{
  if (item->n_dues > 1)
    /* Translators: things that are owed with their days; the most days */
    return g_strdup_printf (ngettext ("was due: %s; up to %d day overdue",
                                      "was due: %s; up to %d days overdue", (gulong) item->days),
                            item->dues, item->days);
  /* Translators: a thing that is owed with its day; days */
  return g_strdup_printf (
      ngettext ("was due: %s; %d day overdue", "was due: %s; %d days overdue", (gulong) item->days),
      item->dues, item->days);
}

static char *
say_dues (const DubanUrgeItem *item, DubanDay today)
{
  if (item->days > 0)
    return say_overdue (item);
  if (item->date == today)
    /* Translators: what is owed */
    return g_strdup_printf (_ ("%s is due today"), item->owed);
  /* Translators: things that are owed with their days */
  return g_strdup_printf (item->date < today ? _ ("was due: %s") : _ ("is due: %s"), item->dues);
}

static char *
say_request (const DubanUrgeItem *item, DubanDay today)
{
  char day[DUBAN_WORDING_DAY_SIZE];

  /* Translators: the day on which something was asked */
  return g_strdup_printf (_ ("please answer the request of %s"),
                          duban_wording_format_day (item->request, today, day));
}

char *
duban_urge_say_owed (const DubanUrgeItem *item, DubanDay today)
{
  g_autofree char *dues = item->n_dues > 0 ? say_dues (item, today) : NULL;
  g_autofree char *request = item->request != DUBAN_NO_DAY ? say_request (item, today) : NULL;

  if (dues != NULL && request != NULL)
    /* Translators: what is owed by a day, and a request that awaits its answer */
    return g_strdup_printf (C_ ("urge", "%s; %s"), dues, request);
  if (dues != NULL || request != NULL)
    return dues != NULL ? g_steal_pointer (&dues) : g_steal_pointer (&request);
  return *item->owed != '\0' ? g_strdup_printf (_ ("please give: %s"), item->owed)
                             : g_strdup (_ ("please report how it stands"));
}

static char *
say_opening (const DubanUrgeLetter *letter, DubanDay today)
{
  const guint n = letter->items->len;
  char day[DUBAN_WORDING_DAY_SIZE];

  duban_wording_format_day (today, today, day);
  if (letter->n_overdue == n)
    /* Translators: a date, number of tasks: the first sentence of a message */
    return g_strdup_printf (
        ngettext ("As of %s, the following %u task is overdue; please see to it and report.",
                  "As of %s, the following %u tasks are overdue; please see to them and report.",
                  n),
        day, n);
  if (letter->n_overdue == 0)
    return g_strdup_printf (
        ngettext ("As of %s, the following %u task is to be reported on; please see to it.",
                  "As of %s, the following %u tasks are to be reported on; please see to them.", n),
        day, n);
  /* Translators: a date, number of tasks, how many of them are overdue */
  return g_strdup_printf (
      ngettext (
          "As of %s, the following %u tasks are to be reported on, %u of them overdue; please see "
          "to them.",
          "As of %s, the following %u tasks are to be reported on, %u of them overdue; please see "
          "to them.",
          letter->n_overdue),
      day, n, letter->n_overdue);
}

static void
add_item (GString *message, guint number, const DubanUrgeItem *item)
{
  g_autofree char *title = duban_snippet_dup (item->title, TITLE_CHARS);
  g_autofree char *name
      = *item->number != '\0' ? g_strdup_printf ("%s %s", item->number, title) : g_strdup (title);

  if (*item->assigner != '\0')
    /* Translators: a place in a list; number and title of a task; who assigned it; what is owed */
    g_string_append_printf (message, _ ("%u. %s (assigned by %s): %s"), number, name,
                            item->assigner, item->words);
  else
    /* Translators: a place in a list; number and title of a task; what is owed */
    g_string_append_printf (message, _ ("%u. %s: %s"), number, name, item->words);
  if (item->n_urges > 0)
    /* Translators: behind a task: how often it was urged */
    g_string_append_printf (
        message, ngettext (" (urged %u time already)", " (urged %u times already)", item->n_urges),
        item->n_urges);
  if (item->restricted)
    g_string_append (message, _ (" (not to be passed on)"));
  g_string_append_c (message, '\n');
}

char *
duban_urge_say_message (const DubanUrgeLetter *letter, DubanDay today, const char *signatory)
{
  g_autoptr (GString) message = g_string_new (NULL);
  g_autofree char *opening = say_opening (letter, today);
  char day[DUBAN_WORDING_DAY_SIZE];

  duban_wording_format_day (today, today, day);
  /* Translators: who is addressed, at the beginning of a message */
  g_string_append_printf (message, _ ("%s:\n"), letter->name);
  g_string_append_printf (message, "%s\n", opening);
  for (guint i = 0; i < letter->items->len; i++)
    add_item (message, i + 1, letter->items->pdata[i]);
  if (*signatory != '\0')
    /* Translators: who sends a message, and the date */
    g_string_append_printf (message, C_ ("signature", "%s, %s"), signatory, day);
  else
    g_string_append (message, day);
  return g_string_free (g_steal_pointer (&message), FALSE);
}
