/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/view/task-sheet.h"

#include "app/wording/snippet.h"
#include "app/wording/wording.h"

#include "app/words.h"

#define TITLE_CHARS 400
#define N_COLUMNS 13

static char *
say_day (DubanDay day, DubanDay today)
{
  char text[DUBAN_DAY_TEXT_SIZE];

  if (day == DUBAN_NO_DAY)
    return g_strdup ("");
  duban_day_format (day, text);
  return g_strdup (duban_day_get_year (day) == duban_day_get_year (today) ? text + 5 : text);
}

/* 11-20 超期未办. */
static char *
say_stage (const DubanTaskVerdict *task, const DubanRegisterRow *row, DubanStage stage,
           DubanDay today)
{
  g_autofree char *day = say_day (row->stages[stage], today);
  const char *state = duban_wording_of_state (task->states[stage]);

  return day[0] != '\0' ? g_strconcat (day, " ", state, NULL) : g_strdup (state);
}

static char *
say_name (const DubanSnapshot *snapshot, guint32 n, guint32 text)
{
  const char *name = duban_directory_get_name (snapshot->terms->directory, n);

  return g_strdup (name != NULL ? name : duban_register_get_text (snapshot->reg, text));
}

static GStrv
say_task (const DubanSnapshot *snapshot, const DubanTaskVerdict *task, const DubanRegisterRow *row)
{
  const DubanRegister *reg = snapshot->reg;
  const DubanDay today = snapshot->terms->today;
  GStrv texts = g_new0 (char *, N_COLUMNS + 1);
  int i = 0;

  texts[i++] = g_strdup (duban_wording_of_light (task->light));
  texts[i++] = g_strdup (duban_register_get_text (reg, row->number));
  texts[i++] = duban_snippet_dup (duban_register_get_text (reg, row->title), TITLE_CHARS);
  texts[i++] = g_strdup (duban_register_get_text (reg, row->source));
  texts[i++] = say_name (snapshot, row->lead, 0);
  texts[i++] = say_name (snapshot, row->unit, row->unit_text);
  texts[i++] = say_day (row->assigned, today);
  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    texts[i++] = say_stage (task, row, stage, today);
  texts[i++] = say_day (row->due, today);
  texts[i++]
      = task->days > 0
            /* Translators: how long something is overdue, in a narrow column */
            ? g_strdup_printf (ngettext ("%d day", "%d days", (gulong) task->days), task->days)
            : g_strdup ("");
  texts[i++] = g_strdup (duban_wording_of_status (row->status));
  return texts;
}

static void
add_columns (DubanSheet *sheet)
{
  duban_sheet_add_column (sheet, _ ("Light"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("Number"), 0, FALSE);
  duban_sheet_add_column (sheet, _ ("Task"), 10, FALSE);
  duban_sheet_add_column (sheet, _ ("Source"), 3, FALSE);
  duban_sheet_add_column (sheet, _ ("Lead"), 3, FALSE);
  duban_sheet_add_column (sheet, _ ("Unit"), 4, FALSE);
  duban_sheet_add_column (sheet, _ ("Assigned"), 0, TRUE);
  for (int stage = 0; stage < DUBAN_N_STAGES; stage++)
    duban_sheet_add_column (sheet, duban_wording_of_stage (stage), 3, TRUE);
  duban_sheet_add_column (sheet, _ ("Deadline"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("Overdue"), 0, TRUE);
  duban_sheet_add_column (sheet, _ ("Status"), 0, TRUE);
}

DubanSheet *
duban_task_sheet_new (const DubanSnapshot *snapshot, const guint32 *tasks, gsize n, char *filter,
                      char *as_of)
{
  DubanSheet *sheet = duban_sheet_new (g_strdup (_ ("Tasks")), filter, as_of);

  add_columns (sheet);
  for (gsize i = 0; i < n; i++)
    {
      const DubanTaskVerdict *task = duban_verdict_find_task (snapshot->verdict, tasks[i]);
      const DubanRegisterRow *row = duban_register_find (snapshot->reg, tasks[i]);

      if (task != NULL && row != NULL)
        duban_sheet_take_row (sheet, say_task (snapshot, task, row));
    }
  return sheet;
}
