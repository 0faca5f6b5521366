/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/today-sheet.h"

#include "app/view/today-words.h"
#include "app/wording/wording.h"

#include "app/words.h"

static void
add_line (DubanSheet *sheet, const DubanToday *today, const DubanTodayLine *line)
{
  const gboolean is_task = line->title != 0;
  g_auto (GStrv) texts = g_new0 (char *, 6);

  texts[0] = g_strdup (is_task ? duban_wording_of_light ((DubanLight) line->light) : "");
  texts[1] = g_strdup (is_task ? duban_today_get_text (today, line->number) : "");
  texts[2] = is_task ? g_strdup (duban_today_get_text (today, line->title))
                     : duban_today_say_subject (today, line);
  texts[3] = duban_today_say_owed (today, line);
  texts[4] = duban_today_say_facts (today, line);
  duban_sheet_take_row (sheet, g_steal_pointer (&texts));
}

static void
add_lines (DubanSheet *sheet, const DubanToday *today, DubanTodaySpan lines, guint32 n_tasks)
{
  const DubanTodayLine *all = duban_today_get_lines (today, lines);
  guint32 shown = 0;

  for (guint32 i = 0; i < lines.n; i++)
    {
      add_line (sheet, today, &all[i]);
      shown += all[i].tasks.n;
    }
  if (shown < n_tasks)
    {
      g_autofree char *more
          = g_strdup_printf (ngettext ("%u more", "%u more", n_tasks - shown), n_tasks - shown);

      duban_sheet_take_row (sheet, g_strdupv ((char *[]){ (char *) "", (char *) "", more,
                                                          (char *) "", (char *) "", NULL }));
    }
}

/* Translators: a heading and how many stand under it */
static char *
say_heading (const char *name, guint32 n)
{
  return g_strdup_printf (C_ ("today", "%s: %u"), name, n);
}

static void
add_sections (DubanSheet *sheet, const DubanToday *today)
{
  for (guint i = 0; i < DUBAN_TODAY_N_PARTS; i++)
    {
      const DubanTodayPart *part = duban_today_get_part (today, i);
      const gboolean office = duban_today_get_leader (today) == 0;
      g_autofree char *heading
          = say_heading (duban_today_say_section ((DubanSection) part->section, office),
                         duban_today_get_figure (today, i));

      if (duban_today_get_figure (today, i) == 0)
        continue;
      duban_sheet_add_group (sheet, heading);
      add_lines (sheet, today, part->lines, part->tasks.n);
    }
}

static void
add_persons (DubanSheet *sheet, const DubanToday *today)
{
  gsize n;
  const DubanTodayPerson *persons = duban_today_get_persons (today, &n);

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name = duban_today_say_person (today, &persons[i]);
      g_autofree char *heading = say_heading (name, persons[i].tasks.n);

      duban_sheet_add_group (sheet, heading);
      add_lines (sheet, today, persons[i].lines, persons[i].tasks.n);
    }
}

DubanSheet *
duban_today_to_sheet (const DubanToday *today, gboolean by_person, char *as_of)
{
  DubanSheet *sheet = duban_sheet_new (
      g_strdup (by_person ? C_ ("today", "What others owe, by person") : C_ ("today", "Today")),
      NULL, as_of);

  duban_sheet_add_column (sheet, C_ ("today", "Light"), 0, TRUE);
  duban_sheet_add_column (sheet, C_ ("today", "Number"), 0, FALSE);
  duban_sheet_add_column (sheet, C_ ("today", "Task"), 5, FALSE);
  duban_sheet_add_column (sheet, C_ ("today", "Owed"), 4, FALSE);
  duban_sheet_add_column (sheet, C_ ("today", "Who and why"), 4, FALSE);
  if (by_person)
    add_persons (sheet, today);
  else
    add_sections (sheet, today);
  return sheet;
}
