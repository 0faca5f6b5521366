/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 主要问题 as a sheet of the workbook: a row a finding, the tasks as the text has them. */
#include "app/report/sections.h"
#include "app/wording/wording.h"

#include "app/words.h"

enum
{
  COLUMN_NUMBER,
  COLUMN_TITLE,
  COLUMN_UNIT,
  COLUMN_SEVERITY,
  COLUMN_RULE,
  COLUMN_LEADERS,
  COLUMN_SINCE,
  COLUMN_DAYS,
  COLUMN_SENTENCE,
  COLUMN_BLOCKAGE,
  COLUMN_CAUSE,
  COLUMN_SUGGESTION,
};

static DubanTable *
make_table (void)
{
  DubanTable *table
      = duban_table_new (C_ ("report", "Main problems"), C_ ("report", "Main problems"), TRUE);

  duban_table_add_column (table, C_ ("report", "Number"), 6, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Matter"), 11, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, C_ ("report", "Unit"), 6, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Severity"), 4, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Rule"), 7, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Leaders concerned"), 6, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Since"), 7, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Days"), 4, DUBAN_ALIGN_RIGHT);
  duban_table_add_column (table, C_ ("report", "What is wrong"), 18, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, C_ ("report", "Blockage"), 10, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, C_ ("report", "Cause of the blockage"), 10, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, C_ ("report", "Suggestion made"), 12, DUBAN_ALIGN_LEFT);
  return table;
}

/* Of accounts that contradict each other, both. */
static char *
name_leaders (const DubanPaper *paper, const DubanFinding *finding)
{
  const gboolean are_two
      = finding->rule == DUBAN_RULE_CONTRADICTORY_ACCOUNTS && finding->other != 0;

  if (finding->leader == 0)
    return g_strdup ("");
  return g_strconcat (duban_paper_name_leader (paper, finding->leader),
                      are_two ? C_ ("report", " and ") : NULL,
                      are_two ? duban_paper_name_leader (paper, finding->other) : NULL, NULL);
}

static void
set_numbers (DubanTable *table, const DubanPaper *paper, const DubanFinding *finding)
{
  if (finding->since != DUBAN_NO_DAY)
    {
      g_autofree char *since = duban_paper_say_day (paper, finding->since);

      duban_table_set_value (table, COLUMN_SINCE, 0, DUBAN_CELL_DAY, finding->since, since);
    }
  if (finding->days != DUBAN_NO_DAYS)
    {
      g_autofree char *days = g_strdup_printf ("%d", finding->days);

      duban_table_set_value (table, COLUMN_DAYS, 0, DUBAN_CELL_NUMBER, finding->days, days);
    }
}

static void
set_part (DubanTable *table, guint column, const char *text)
{
  duban_table_set_text (table, column, 0, text != NULL ? text : "");
}

static void
add_row (DubanTable *table, const DubanPaper *paper, const DubanMatter *matter,
         const DubanFinding *finding)
{
  const DubanRule rule = (DubanRule) finding->rule;
  const char *severity = duban_wording_of_severity ((DubanSeverity) finding->severity);
  g_autofree char *unit = duban_paper_say_unit (paper, matter->task);
  g_autofree char *leaders = name_leaders (paper, finding);
  g_autofree char *sentence = duban_problem_say_finding (paper, matter, finding);

  duban_table_add_row (table);
  set_part (table, COLUMN_NUMBER, matter->task->number);
  set_part (table, COLUMN_TITLE, matter->task->title);
  set_part (table, COLUMN_UNIT, unit);
  set_part (table, COLUMN_SEVERITY, severity);
  set_part (table, COLUMN_RULE, duban_wording_of_rule (rule));
  set_part (table, COLUMN_LEADERS, leaders);
  set_numbers (table, paper, finding);
  set_part (table, COLUMN_SENTENCE, sentence);
  set_part (table, COLUMN_BLOCKAGE, matter->problem);
  set_part (table, COLUMN_CAUSE, matter->cause);
  set_part (table, COLUMN_SUGGESTION,
            matter->suggestion != NULL ? matter->suggestion : duban_problem_suggest (rule));
}

static void
add_task (DubanTable *table, const DubanPaper *paper, guint32 task)
{
  const DubanFigures *figures = paper->figures;
  const DubanMatter *matter = duban_material_get (paper->material, task);
  const DubanTaskVerdict *verdict = duban_verdict_find_task (figures->verdict, task);

  if (matter == NULL || verdict == NULL)
    return;
  for (guint i = 0; i < verdict->count; i++)
    {
      const DubanFinding *finding = duban_verdict_get_task_finding (figures->verdict, verdict, i);

      if (duban_roster_has_finding (figures, finding))
        add_row (table, paper, matter, finding);
    }
}

/* Of either sort, red first, as many tasks as are written out. */
static void
add_sort (DubanTable *table, const DubanPaper *paper, const GArray *tasks)
{
  if (tasks->len > DUBAN_ROSTER_PROBLEMS)
    {
      g_autofree char *rest = g_strdup_printf (
          C_ ("report", "Below stand the first %u of them; the other %u are not written out."),
          DUBAN_ROSTER_PROBLEMS, tasks->len - DUBAN_ROSTER_PROBLEMS);

      duban_table_add_group (table, rest);
    }
  for (guint i = 0; i < MIN (tasks->len, DUBAN_ROSTER_PROBLEMS); i++)
    add_task (table, paper, g_array_index (tasks, guint32, i));
}

void
duban_section_add_problem_sheet (DubanPaper *paper)
{
  const DubanRoster *roster = paper->roster;
  g_autoptr (DubanTable) table = make_table ();

  for (guint i = 0; i < G_N_ELEMENTS (roster->problems); i++)
    add_sort (table, paper, roster->problems[i]);
  if (table->rows->len > 0)
    duban_document_take_sheet (paper->document, g_steal_pointer (&table));
}
