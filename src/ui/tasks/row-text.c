/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/tasks/row-text.h"

#include "app/wording/sentence.h"
#include "app/wording/wording.h"

#include <glib/gi18n-lib.h>

const char *
duban_row_text_light (DubanLight light)
{
  switch (light)
    {
    case DUBAN_LIGHT_RED:
      return C_ ("short light", "Red");
    case DUBAN_LIGHT_YELLOW:
      return C_ ("short light", "Yellow");
    case DUBAN_LIGHT_GREEN:
      return C_ ("short light", "Green");
    case DUBAN_LIGHT_GREY:
    default:
      return C_ ("short light", "Grey");
    }
}

char *
duban_row_text_short_day (DubanDay day, DubanDay today)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  if (day == DUBAN_NO_DAY)
    return g_strdup ("");
  duban_day_format (day, text);
  return g_strdup (duban_day_get_year (day) == duban_day_get_year (today) ? text + 5 : text);
}

char *
duban_row_text_days (int days)
{
  if (days <= 0)
    return g_strdup ("");
  /* Translators: how long something is overdue, in a narrow column */
  return g_strdup_printf (ngettext ("%d day", "%d days", (gulong) days), days);
}

/* The first stage that is overdue or falls due today; else the days that anything is overdue. */
static char *
trouble_of (const DubanListingRow *row)
{
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    {
      const DubanStageResult *stage = &row->stages[i];

      if (stage->state == DUBAN_STATE_OVERDUE)
        /* Translators: %s is a stage (deployment, approach, feedback) */
        return g_strdup_printf (
            ngettext ("%s overdue by %d day", "%s overdue by %d days", (gulong) stage->days),
            duban_wording_of_stage (i), stage->days);
      if (stage->state == DUBAN_STATE_TODAY)
        return g_strdup_printf (_ ("%s due today"), duban_wording_of_stage (i));
    }
  if (row->days > 0)
    return g_strdup_printf (
        ngettext ("overdue by %d day", "overdue by %d days", (gulong) row->days), row->days);
  return g_strdup ("");
}

const char *
duban_row_text_status (const DubanListingRow *row)
{
  return row->is_moved ? C_ ("task", "handed over") : duban_wording_of_status (row->status);
}

char *
duban_row_text_sentence (const DubanListingRow *row)
{
  GString *sentence = g_string_new (NULL);
  g_autofree char *trouble = trouble_of (row);

  duban_sentence_add (sentence, duban_wording_of_light (row->light));
  duban_sentence_add (sentence, row->number);
  duban_sentence_add (sentence, row->title);
  duban_sentence_add (sentence, row->lead);
  duban_sentence_add (sentence, row->unit);
  if (row->is_moved || row->status != DUBAN_STATUS_OPEN)
    duban_sentence_add (sentence, duban_row_text_status (row));
  duban_sentence_add (sentence, trouble);
  return g_string_free (sentence, FALSE);
}
