/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The end of a report: what its figures rest on, and who signs. */
#include "app/report/sections.h"
#include "app/wording/wording.h"

#include "app/words.h"

static void
add_note (DubanPaper *paper, char *text)
{
  duban_paper_add (paper, DUBAN_BLOCK_NOTE, text);
  g_free (text);
}

/* 2024年、2025年、2026年. (transfer full) */
static char *
list_years (const DubanPaper *paper)
{
  gsize n;
  g_autofree int *years = duban_calendar_dup_years (paper->figures->then->calendar, &n);
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (text, C_ ("report", " and "));
      g_string_append_printf (text, C_ ("report", "%d"), years[i]);
    }
  return g_string_free (text, FALSE);
}

static void
add_calendar (DubanPaper *paper)
{
  const DubanPolicy policy = paper->figures->then->settings.policy;
  g_autofree char *years = list_years (paper);

  if (*years == '\0')
    add_note (paper, g_strdup_printf (C_ ("report", "Days are counted: %s; no holiday calendar has "
                                                    "been taken in."),
                                      duban_wording_of_policy (policy)));
  else
    add_note (paper, g_strdup_printf (C_ ("report", "Days are counted: %s; holidays as published "
                                                    "for %s."),
                                      duban_wording_of_policy (policy), years));
}

/* Of each colleague with a desk of his own, the day of his last data. */
static void
add_heard (DubanPaper *paper)
{
  const DubanDirectory *directory = paper->figures->then->directory;
  g_autoptr (GPtrArray) leaders = duban_directory_rank_leaders (directory, paper->today);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < leaders->len; i++)
    {
      const DubanLeader *leader = leaders->pdata[i];
      const DubanDay heard = duban_heard_days_get (paper->material->heard, leader->n);
      g_autofree char *day = NULL;

      if (heard == DUBAN_NO_DAY || leader->n == paper->figures->terms->desk_leader)
        continue;
      day = duban_paper_say_day (paper, heard);
      if (text->len > 0)
        g_string_append (text, C_ ("report", ", "));
      /* Translators: a leader, the day of his latest data */
      g_string_append_printf (text, C_ ("report", "%s of %s"), leader->name, day);
    }
  if (text->len > 0)
    add_note (paper, g_strdup_printf (C_ ("report", "Latest data received: %s."), text->str));
}

/* Whoever holds the paper is told where tasks in it are not for everybody (传阅范围). */
static void
add_restricted (DubanPaper *paper)
{
  GHashTableIter iter;
  gpointer matter;
  guint n = 0;

  if (paper->key->period.kind == DUBAN_PERIOD_QUARTER)
    return; /* names no task */
  g_hash_table_iter_init (&iter, paper->material->matters);
  while (g_hash_table_iter_next (&iter, NULL, &matter))
    n += ((const DubanMatter *) matter)->task->handling != 0;
  if (n > 0)
    add_note (paper, g_strdup_printf (C_ ("report", "This report has %u matters that are not to be "
                                                    "passed on."),
                                      n));
}

static void
add_notes (DubanPaper *paper)
{
  g_autofree char *as_of = duban_paper_say_date (paper->as_of);
  g_autofree char *today = duban_paper_say_date (paper->today);
  const int minute = paper->session->now.minute;

  if (paper->as_of < paper->today)
    add_note (paper, g_strdup_printf (C_ ("report", "Note: figures, lights and problems are as of "
                                                    "the evening of %s; made on %s at "
                                                    "%02d:%02d."),
                                      as_of, today, minute / 60, minute % 60));
  else
    add_note (paper, g_strdup_printf (C_ ("report", "Note: figures, lights and problems are as of "
                                                    "%s, %02d:%02d."),
                                      as_of, minute / 60, minute % 60));
  add_calendar (paper);
  if (paper->figures->ranking != NULL)
    duban_section_add_ranking_note (paper);
  add_heard (paper);
  add_restricted (paper);
}

static const char *
find_signatory (const DubanPaper *paper)
{
  const DubanSettings *settings = &paper->figures->terms->settings;
  const char *signatory = duban_settings_get_text (settings, DUBAN_SETTING_SIGNATORY);
  const char *office = duban_settings_get_text (settings, DUBAN_SETTING_OFFICE_NAME);

  if (signatory[0] != '\0')
    return signatory;
  if (paper->key->leader != 0)
    return duban_paper_name_leader (paper, paper->key->leader);
  return office[0] != '\0' ? office : C_ ("report", "The government office");
}

void
duban_section_add_closing (DubanPaper *paper)
{
  g_autofree char *date = duban_paper_say_date (paper->today);

  add_notes (paper);
  duban_document_begin (paper->document, DUBAN_BLOCK_SIGNATURE, NULL);
  duban_document_say (paper->document, DUBAN_RUN_PLAIN, 0, find_signatory (paper));
  duban_document_say (paper->document, DUBAN_RUN_PLAIN, 0, date);
}
