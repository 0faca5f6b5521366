/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of what is led, across the page: a row a task. */
#include "app/report/sections.h"
#include "app/wording/snippet.h"
#include "app/wording/wording.h"

#include "app/words.h"

#define CELL_CHARS 60

/* The state of a stage, and under it the day on which it was done or is due. */
static void
set_stage (DubanTable *table, const DubanPaper *paper, guint column, const DubanStageResult *result)
{
  const DubanDay day = result->done != DUBAN_NO_DAY ? result->done : result->due;
  const char *state = duban_wording_of_state (result->state);
  g_autofree char *on = day != DUBAN_NO_DAY ? duban_paper_say_day (paper, day) : NULL;
  g_autofree char *text = NULL;

  if (result->state == DUBAN_STATE_EXCUSED || on == NULL)
    text = g_strdup (state);
  else
    text = g_strdup_printf ("%s\n%s", state, on);
  duban_table_set_text (table, column, 0, text);
}

static void
add_row (DubanTable *table, const DubanPaper *paper, guint32 task)
{
  const DubanMatter *matter = duban_material_get (paper->material, task);
  const char *number;
  g_autofree char *title = NULL;
  g_autofree char *progress = NULL;
  g_autofree char *unit = NULL;
  guint column = 0;

  if (matter == NULL)
    return;
  number = matter->task->number;
  title = duban_snippet_dup (matter->task->title, CELL_CHARS);
  progress = duban_snippet_dup (matter->progress, CELL_CHARS);
  unit = duban_paper_say_unit (paper, matter->task);
  duban_table_add_row (table);
  duban_table_set_text (table, column++, 0, number != NULL ? number : "");
  duban_table_set_text (table, column++, 0, title);
  if (paper->key->leader == 0)
    duban_table_set_text (table, column++, 0, duban_paper_name_leader (paper, matter->task->lead));
  duban_table_set_text (table, column++, 0, unit);
  duban_table_set_text (table, column++, 0, duban_wording_of_light (matter->light));
  for (guint i = 0; i < DUBAN_N_STAGES; i++)
    set_stage (table, paper, column++, &matter->clock.stages[i]);
  if (matter->task->due != DUBAN_NO_DAY)
    {
      g_autofree char *due = duban_paper_say_day (paper, matter->task->due);

      duban_table_set_value (table, column, 0, DUBAN_CELL_DAY, matter->task->due, due);
    }
  column++;
  duban_table_set_text (table, column, 0,
                        *progress != '\0' ? progress : C_ ("report", "none entered"));
}

static void
add_columns (DubanTable *table, const DubanPaper *paper)
{
  duban_table_add_column (table, C_ ("report", "Number"), 6, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Matter"), 11, DUBAN_ALIGN_LEFT);
  if (paper->key->leader == 0)
    duban_table_add_column (table, C_ ("report", "Lead"), 5, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Unit"), 6, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Light"), 2, DUBAN_ALIGN_CENTRE);
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    duban_table_add_column (table, duban_wording_of_stage ((DubanStage) i), 7, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Deadline"), 7, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Latest progress"), 11, DUBAN_ALIGN_LEFT);
}

void
duban_section_add_own_table (DubanPaper *paper)
{
  const DubanRoster *roster = paper->roster;
  g_autoptr (DubanTable) table = NULL;

  if (roster->led->len == 0)
    return;
  if (roster->n_rows < roster->led->len)
    {
      g_autofree char *rest = g_strdup_printf (
          C_ ("report", "The table has the first %u of %u, the worst lights first; the other "
                        "%u are not in it."),
          roster->n_rows, roster->led->len, roster->led->len - roster->n_rows);

      duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, rest);
    }
  table = duban_table_new (C_ ("report", "What is led, and how it stands"),
                           C_ ("report", "Own ledger"), TRUE);
  add_columns (table, paper);
  for (guint i = 0; i < roster->n_rows; i++)
    add_row (table, paper, g_array_index (roster->led, guint32, i));
  duban_document_take_table (paper->document, g_steal_pointer (&table));
}
