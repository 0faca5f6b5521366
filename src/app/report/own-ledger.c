/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 分管账: every task that is led, item by item: 进展—问题—原因—建议—下步. */
#include "app/report/sections.h"
#include "app/wording/snippet.h"
#include "app/wording/wording.h"

#include "app/words.h"

#define TITLE_CHARS 200
#define NEXT_SHOWN 2 /* dates ahead of one task */

static const struct
{
  const char *code, *label;
} lights[] = {
  [DUBAN_LIGHT_RED] = { "light-red", NC_ ("report", "Red lights") },
  [DUBAN_LIGHT_YELLOW] = { "light-yellow", NC_ ("report", "Yellow lights") },
  [DUBAN_LIGHT_GREEN] = { "light-green", NC_ ("report", "Green lights") },
  [DUBAN_LIGHT_GREY] = { "light-grey", NC_ ("report", "Grey lights") },
};

static void
append (GString *text, const char *part, const char *mark)
{
  if (part == NULL || part[0] == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, mark);
  g_string_append (text, part);
}

/* Takes the part. */
static void
append_taken (GString *text, char *part, const char *mark)
{
  append (text, part, mark);
  g_free (part);
}

static char *
say_due (const DubanPaper *paper, const DubanTask *task)
{
  g_autofree char *day = NULL;
  g_autofree char *wording = duban_snippet_dup (task->due_text, TITLE_CHARS);

  if (task->due == DUBAN_NO_DAY && *wording != '\0')
    return g_strdup_printf (C_ ("report", "deadline “%s”"), wording);
  if (task->due == DUBAN_NO_DAY)
    return g_strdup (C_ ("report", "no deadline"));
  day = duban_paper_say_day (paper, task->due);
  return g_strdup_printf (C_ ("report", "to be closed by %s"), day);
}

/* When it was assigned, who carries it out, by when; then closed or suspended. */
static char *
say_facts (const DubanPaper *paper, const DubanMatter *matter)
{
  const DubanTask *task = matter->task;
  const char *comma = C_ ("report", ", ");
  GString *text = g_string_new (NULL);
  g_autofree char *unit = duban_paper_say_unit (paper, task);
  g_autofree char *day = NULL;

  if (matter->clock.assigned == DUBAN_NO_DAY)
    append (text, C_ ("report", "date of assignment missing"), comma);
  else
    {
      day = duban_paper_say_day (paper, matter->clock.assigned);
      append_taken (text, g_strdup_printf (C_ ("report", "assigned on %s"), day), comma);
    }
  append_taken (text, g_strdup_printf (C_ ("report", "carried out by %s"), unit), comma);
  append_taken (text, say_due (paper, task), comma);
  if (task->status == DUBAN_STATUS_CLOSED && task->closed != DUBAN_NO_DAY)
    {
      g_autofree char *closed = duban_paper_say_day (paper, task->closed);

      append_taken (text, g_strdup_printf (C_ ("report", "closed on %s"), closed), comma);
    }
  else if (task->status == DUBAN_STATUS_CLOSED)
    append (text, C_ ("report", "closed"), comma);
  else if (task->status == DUBAN_STATUS_SUSPENDED)
    append (text, C_ ("report", "suspended at present"), comma);
  else if (task->status == DUBAN_STATUS_WITHDRAWN)
    append (text, C_ ("report", "withdrawn"), comma);
  return g_string_free (text, FALSE);
}

/* NULL for a stage that is not counted. */
static char *
say_stage (const DubanPaper *paper, DubanStage stage, const DubanStageResult *result)
{
  const char *name = duban_wording_of_stage (stage);
  g_autofree char *due
      = result->due != DUBAN_NO_DAY ? duban_paper_say_day (paper, result->due) : NULL;
  g_autofree char *done
      = result->done != DUBAN_NO_DAY ? duban_paper_say_day (paper, result->done) : NULL;

  switch (result->state)
    {
    case DUBAN_STATE_MET:
      if (result->backfilled)
        return g_strdup_printf (C_ ("report", "%s on time (%s, written down later)"), name, done);
      return g_strdup_printf (C_ ("report", "%s on time (%s)"), name, done);
    case DUBAN_STATE_LATE:
      /* Translators: a stage, by how many days, the day on which it was done */
      return g_strdup_printf (C_ ("report", "%s %d days late (%s)"), name, result->days, done);
    case DUBAN_STATE_OVERDUE:
      /* Translators: a stage, by how many days, the day by which it was due */
      return g_strdup_printf (C_ ("report", "%s overdue by %d days (due %s)"), name, result->days,
                              due);
    case DUBAN_STATE_TODAY:
      return g_strdup_printf (C_ ("report", "%s due on the day (%s)"), name, due);
    case DUBAN_STATE_PENDING:
      return g_strdup_printf (C_ ("report", "%s not yet due (by %s)"), name, due);
    case DUBAN_STATE_EXCUSED:
    default:
      return NULL;
    }
}

/* Each in time, and written down then: their days stand in the table at the end. */
static gboolean
kept_all_stages (const DubanMatter *matter)
{
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    if (matter->clock.stages[i].state != DUBAN_STATE_MET || matter->clock.stages[i].backfilled)
      return FALSE;
  return TRUE;
}

static char *
say_stages (const DubanPaper *paper, const DubanMatter *matter)
{
  GString *text;

  if (kept_all_stages (matter))
    return g_strdup (C_ ("report", "all three of 137 kept"));
  text = g_string_new (NULL);
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    append_taken (text, say_stage (paper, (DubanStage) i, &matter->clock.stages[i]),
                  C_ ("report", "; "));
  return g_string_free (text, FALSE);
}

static char *
say_progress (const DubanPaper *paper, const DubanMatter *matter)
{
  g_autofree char *day = NULL;

  if (matter->progress == NULL)
    return g_strdup (C_ ("report", "no progress has been entered yet"));
  if (matter->progress_on == DUBAN_NO_DAY)
    return g_strdup (matter->progress);
  day = duban_paper_say_day (paper, matter->progress_on);
  /* Translators: the day of a record, its words */
  return g_strdup_printf (C_ ("report", "(%s) %s"), day, matter->progress);
}

/* The blockage, and what else is wrong by name; the sentences stand among the problems. */
static char *
say_problem (const DubanPaper *paper, const DubanMatter *matter)
{
  const DubanFigures *figures = paper->figures;
  const DubanTaskVerdict *verdict = duban_verdict_find_task (figures->verdict, matter->task->n);
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; verdict != NULL && i < verdict->count; i++)
    {
      const DubanFinding *finding = duban_verdict_get_task_finding (figures->verdict, verdict, i);

      if (duban_roster_has_finding (figures, finding)
          && g_hash_table_add (said, GINT_TO_POINTER (finding->rule + 1)))
        append (names, duban_wording_of_rule ((DubanRule) finding->rule), C_ ("report", " and "));
    }
  append (text, matter->problem, "");
  append (text, names->str, C_ ("report", "; "));
  return g_string_free (text, FALSE);
}

static const char *
say_what (guint what)
{
  switch (what)
    {
    case DUBAN_OWED_DEPLOY:
      return C_ ("report", "deploy by %s");
    case DUBAN_OWED_APPROACH:
      return C_ ("report", "form an approach by %s");
    case DUBAN_OWED_FEEDBACK:
      return C_ ("report", "report to the assigner by %s");
    case DUBAN_OWED_FOLLOW_UP:
      return C_ ("report", "follow up by %s");
    case DUBAN_OWED_DUE:
      return C_ ("report", "close by %s");
    case DUBAN_OWED_MILESTONE:
    default:
      return C_ ("report", "reach the milestone by %s");
    }
}

/* What is overdue comes first, then the next dates. */
static char *
say_next (const DubanPaper *paper, const DubanMatter *matter)
{
  const char *comma = C_ ("report", ", ");
  g_autoptr (GString) overdue = g_string_new (NULL);
  GString *text = g_string_new (NULL);

  for (int i = 0; i < DUBAN_N_STAGES && matter->task->status == DUBAN_STATUS_OPEN; i++)
    if (matter->clock.stages[i].state == DUBAN_STATE_OVERDUE)
      append (overdue, duban_wording_of_stage ((DubanStage) i), C_ ("report", " and "));
  if (overdue->len > 0)
    append_taken (text, g_strdup_printf (C_ ("report", "make up for %s at once"), overdue->str),
                  comma);
  for (guint i = 0; i < MIN (matter->next->len, NEXT_SHOWN); i++)
    {
      const DubanOwed *owed = &g_array_index (matter->next, DubanOwed, i);
      g_autofree char *day = duban_paper_say_day (paper, owed->due);
      g_auto (GStrv) parts = g_strsplit (say_what (owed->what), "%s", 2);

      append_taken (text, g_strjoinv (day, parts), comma);
    }
  return g_string_free (text, FALSE);
}

static void
add_item (DubanPaper *paper, guint32 task)
{
  const DubanMatter *matter = duban_material_get (paper->material, task);
  g_autofree char *facts = NULL;
  g_autofree char *stages = NULL;
  g_autofree char *progress = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *next = NULL;

  if (matter == NULL)
    return;
  facts = say_facts (paper, matter);
  stages = say_stages (paper, matter);
  progress = say_progress (paper, matter);
  problem = say_problem (paper, matter);
  next = say_next (paper, matter);
  duban_paper_begin_item (paper, matter->task, NULL);
  duban_paper_say_part (paper, "", facts);
  duban_paper_say_part (paper, "", stages);
  duban_paper_say_part (paper, C_ ("report", "Progress: "), progress);
  duban_paper_say_part (paper, C_ ("report", "Problem: "), problem);
  duban_paper_say_part (paper, C_ ("report", "Cause: "), matter->cause);
  duban_paper_say_part (paper, C_ ("report", "Suggestion: "), matter->suggestion);
  duban_paper_say_part (paper, C_ ("report", "Next: "), next);
}

/* What is not written out, and where it is found. */
static void
add_rest (DubanPaper *paper)
{
  const DubanRoster *roster = paper->roster;
  const guint rest = roster->led->len - roster->items->len;
  g_autofree char *text
      = roster->n_rows == roster->led->len
            ? g_strdup_printf (C_ ("report", "Below stand %u of them, red and key ones first; the "
                                             "other %u are in the table at the end."),
                               roster->items->len, rest)
            : g_strdup_printf (C_ ("report", "Below stand %u of them, red and key ones first; the "
                                             "other %u are not written out."),
                               roster->items->len, rest);

  duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
}

static void
add_intro (DubanPaper *paper, const guint figures[4])
{
  const DubanRoster *roster = paper->roster;
  const GArray *led = duban_summary_get_tasks (paper->figures->summary, DUBAN_SUMMARY_LED);
  const guint all = duban_paper_add_figure (paper, "led", C_ ("report", "Led"), NULL, led);
  g_autofree char *cited = duban_paper_cite (all);
  g_autoptr (GString) parts = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (int i = 0; i < 4; i++)
    if (figures[i] != 0)
      {
        g_autofree char *one = duban_paper_cite (figures[i]);

        append_taken (
            parts, g_strdup_printf ("%s%s", duban_language_say_in ("report", lights[i].label), one),
            C_ ("report", ", "));
      }
  if (led->len == 0)
    text = g_strdup_printf (C_ ("report", "Nothing was led %s."),
                            duban_paper_name_period (paper, 0));
  else
    /* Translators: this week, how many are led, how many of each light */
    text = g_strdup_printf (C_ ("report", "Led %s: %s, of them %s."),
                            duban_paper_name_period (paper, 0), cited, parts->str);
  duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
  if (roster->items->len < led->len)
    add_rest (paper);
}

static guint
count_items (const DubanPaper *paper, int light)
{
  guint n = 0;

  for (guint i = 0; i < paper->roster->items->len; i++)
    {
      const DubanMatter *matter
          = duban_material_get (paper->material, g_array_index (paper->roster->items, guint32, i));

      n += matter != NULL && matter->light == (DubanLight) light;
    }
  return n;
}

static void
add_light (DubanPaper *paper, int light)
{
  const DubanRoster *roster = paper->roster;

  if (count_items (paper, light) == 0)
    return;
  duban_paper_add (paper, DUBAN_BLOCK_HEADING_2,
                   duban_language_say_in ("report", lights[light].label));
  for (guint i = 0; i < roster->items->len; i++)
    {
      const guint32 task = g_array_index (roster->items, guint32, i);
      const DubanMatter *matter = duban_material_get (paper->material, task);

      if (matter != NULL && matter->light == (DubanLight) light)
        add_item (paper, task);
    }
}

void
duban_section_add_own_ledger (DubanPaper *paper)
{
  guint figures[4] = { 0 };

  for (int i = 0; i < 4; i++)
    if (paper->roster->lights[i]->len > 0)
      figures[i] = duban_paper_add_figure (paper, lights[i].code,
                                           duban_language_say_in ("report", lights[i].label), NULL,
                                           paper->roster->lights[i]);
  add_intro (paper, figures);
  for (int i = 0; i < 4; i++)
    add_light (paper, i);
}
