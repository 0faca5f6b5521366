/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/urge-words.h"

#include "app/wording/snippet.h"
#include "app/wording/wording.h"

#include <glib/gi18n-lib.h>

#define TITLE_CHARS 80

static char *
say_overdue (const DubanUrgeItem *item, const char *day)
{
  if (*item->owed == '\0')
    return g_strdup_printf (ngettext ("was due on %s, %d day overdue",
                                      "was due on %s, %d days overdue", (gulong) item->days),
                            day, item->days);
  /* Translators: what is owed, the day it was due, days */
  return g_strdup_printf (ngettext ("%s was due on %s, %d day overdue",
                                    "%s was due on %s, %d days overdue", (gulong) item->days),
                          item->owed, day, item->days);
}

char *
duban_urge_say_owed (const DubanUrgeItem *item, DubanDay today)
{
  char day[DUBAN_WORDING_DAY_SIZE];

  if (item->date == DUBAN_NO_DAY)
    return *item->owed != '\0' ? g_strdup_printf (_ ("please give: %s"), item->owed)
                               : g_strdup (_ ("please report how it stands"));
  duban_wording_format_day (item->date, today, day);
  if (item->days > 0)
    return say_overdue (item, day);
  if (item->date == today)
    /* Translators: what is owed */
    return g_strdup_printf (_ ("%s is due today"), item->owed);
  if (item->date < today)
    return g_strdup_printf (_ ("%s was due on %s"), item->owed, day);
  /* Translators: what is owed, its day */
  return g_strdup_printf (_ ("%s is due on %s"), item->owed, day);
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
