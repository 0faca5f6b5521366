/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 重点项目重点工作: how they stand (measure 8), with what was to be reached where that is given. */
#include "app/report/sections.h"
#include "app/wording/snippet.h"
#include "app/wording/wording.h"

#include "app/words.h"

#define CELL_CHARS 60

/* 60/100公里; 100公里; "". (transfer full) */
static char *
say_quantity (const DubanTask *task)
{
  const char *done = task->quantity != NULL ? task->quantity : "";
  const char *target = task->target != NULL ? task->target : "";
  const char *measure = task->measure != NULL ? task->measure : "";
  g_autofree char *text
      = g_strdup_printf ("%s%s%s%s", done, *done != '\0' && *target != '\0' ? "/" : "", target,
                         *done != '\0' || *target != '\0' ? measure : "");

  return duban_snippet_dup (text, CELL_CHARS);
}

static void
add_row (DubanTable *table, const DubanPaper *paper, guint32 task)
{
  const DubanMatter *matter = duban_material_get (paper->material, task);
  g_autofree char *title = NULL;
  g_autofree char *progress = NULL;
  g_autofree char *quantity = NULL;
  g_autofree char *unit = NULL;

  if (matter == NULL)
    return;
  title = duban_snippet_dup (matter->task->title, CELL_CHARS);
  progress = duban_snippet_dup (matter->progress, CELL_CHARS);
  quantity = say_quantity (matter->task);
  unit = duban_paper_say_unit (paper, matter->task);
  duban_table_add_row (table);
  duban_table_set_text (table, 0, 0, matter->task->number != NULL ? matter->task->number : "");
  duban_table_set_text (table, 1, 0, title);
  duban_table_set_text (table, 2, 0, unit);
  duban_table_set_text (table, 3, 0, duban_wording_of_light (matter->light));
  duban_table_set_text (table, 4, 0, quantity);
  if (matter->task->due != DUBAN_NO_DAY)
    {
      g_autofree char *due = duban_paper_say_day (paper, matter->task->due);

      duban_table_set_value (table, 5, 0, DUBAN_CELL_DAY, matter->task->due, due);
    }
  duban_table_set_text (table, 6, 0, *progress != '\0' ? progress : C_ ("report", "none entered"));
}

static void
add_table (DubanPaper *paper)
{
  DubanTable *table = duban_table_new (C_ ("report", "Key projects and key work"),
                                       C_ ("report", "Key projects"), TRUE);

  duban_table_add_column (table, C_ ("report", "Number"), 6, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Matter"), 12, DUBAN_ALIGN_LEFT);
  duban_table_add_column (table, C_ ("report", "Unit"), 6, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Light"), 2, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Quantity and target"), 5, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Deadline"), 7, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Latest progress"), 12, DUBAN_ALIGN_LEFT);
  for (guint i = 0; i < MIN (paper->roster->projects->len, DUBAN_ROSTER_PROJECTS); i++)
    add_row (table, paper, g_array_index (paper->roster->projects, guint32, i));
  duban_document_take_table (paper->document, table);
}

void
duban_section_add_projects (DubanPaper *paper)
{
  const GArray *projects = paper->roster->projects;
  const char *period = duban_paper_name_period (paper, 0);
  g_autofree char *cited = NULL;
  g_autofree char *text = NULL;

  if (projects->len == 0)
    {
      text = g_strdup_printf (C_ ("report", "There were no key projects and no key work %s."),
                              period);
      duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
      return;
    }
  cited = duban_paper_cite (duban_paper_add_figure (
      paper, "projects", C_ ("report", "Key projects and key work"), NULL, projects));
  text = g_strdup_printf (C_ ("report", "Key projects and key work %s: %s."), period, cited);
  duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
  if (projects->len > DUBAN_ROSTER_PROJECTS)
    {
      g_autofree char *rest = g_strdup_printf (
          C_ ("report", "Below stand the first %u of them; the other %u are not written out."),
          DUBAN_ROSTER_PROJECTS, projects->len - DUBAN_ROSTER_PROJECTS);

      duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, rest);
    }
  add_table (paper);
}
