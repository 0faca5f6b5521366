/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 主要问题: the tasks with findings, red first, each with its cause and a suggestion (measures 7
 * and 8: 提出问题时，同时要提出解决办法和建议). */
#include "app/report/sections.h"
#include "app/wording/snippet.h"
#include "app/wording/wording.h"

#include "app/words.h"

#include <stdlib.h>
#include <string.h>

#define KINDS_SHOWN 8
/* Up to so many, each has its suggestion beside it, however like the next. */
#define FEW_PROBLEMS 2

static const struct
{
  const char *code, *label;
} sorts[] = {
  { "problem-red", NC_ ("report", "With red problems") },
  { "problem-yellow", NC_ ("report", "With yellow warnings") },
};

/* What is to be done about a kind of problem where nobody made a suggestion of his own. */
const char *
duban_problem_suggest (DubanRule rule)
{
  switch (rule)
    {
    case DUBAN_RULE_OWN_ACCOUNT_MISSING:
    case DUBAN_RULE_CROSS_ACCOUNT_MISSING:
      return C_ ("report",
                 "those who owe it account within the day, and the lead accounts for all");
    case DUBAN_RULE_CONTRADICTORY_ACCOUNTS:
    case DUBAN_RULE_UNVERIFIED_CLAIM:
      return C_ ("report", "the office checks on the spot and has it set right");
    case DUBAN_RULE_WAITING_FOR_MEETING:
    case DUBAN_RULE_MEETING_PASSED:
    case DUBAN_RULE_DECISION_WAITING:
    case DUBAN_RULE_REQUEST_WAITING:
      return C_ ("report", "the lead has it decided at once, or brings it before the next meeting");
    case DUBAN_RULE_BLOCKAGE_WITHOUT_REMEDY:
    case DUBAN_RULE_RECTIFICATION_WITHOUT_CAUSE:
      return C_ ("report", "the unit finds the cause and says how to remove it; the lead helps on "
                           "the spot");
    case DUBAN_RULE_NO_UNIT:
    case DUBAN_RULE_DUE_UNCLEAR:
    case DUBAN_RULE_KEY_WITHOUT_MILESTONES:
    case DUBAN_RULE_INVERTED_DEADLINE:
      return C_ ("report", "the lead fixes unit, deadline and milestones, and says them to all");
    default:
      return duban_rule_is_crossing (rule)
                 ? C_ ("report", "the office has it settled who is in charge, leads and cooperates")
                 : C_ ("report", "the lead fixes a day and a person with the unit, and follows it "
                                 "up daily");
    }
}

char *
duban_problem_say_finding (const DubanPaper *paper, const DubanMatter *matter,
                           const DubanFinding *finding)
{
  const gboolean names_task = finding->rule == DUBAN_RULE_INVERTED_DEADLINE
                              || finding->rule == DUBAN_RULE_DUPLICATE_ASSIGNMENT;
  const DubanWordingContext context = {
    .terms = paper->figures->then,
    .task_title = matter->task->title,
    .other_number = names_task ? duban_figures_get_name (paper->figures, finding->other) : NULL,
  };
  g_autofree char *sentence = duban_wording_of_finding (finding, &context);
  g_autofree char *line = duban_snippet_dup (sentence, G_MAXUINT);
  const char *stop = C_ ("report", ".");

  if (g_str_has_suffix (line, stop))
    line[strlen (line) - strlen (stop)] = '\0';
  /* Translators: a finding's sentence, the measure that it goes back to */
  return g_strdup_printf (C_ ("report", "%s (%s)."), line,
                          duban_wording_of_measure ((DubanRule) finding->rule));
}

/* What is to be done about the kind, once. */
static void
add_suggestion (GPtrArray *suggestions, DubanRule rule)
{
  const char *one = duban_problem_suggest (rule);

  for (guint i = 0; i < suggestions->len; i++)
    if (g_str_equal (suggestions->pdata[i], one))
      return;
  g_ptr_array_add (suggestions, (gpointer) one);
}

/* Its findings of the sort that the report is of; what is to be done about them. (transfer
 * container) */
static GPtrArray *
say_findings (DubanPaper *paper, const DubanMatter *matter)
{
  const DubanFigures *figures = paper->figures;
  const DubanTaskVerdict *verdict = duban_verdict_find_task (figures->verdict, matter->task->n);
  GPtrArray *suggestions = g_ptr_array_new ();

  for (guint i = 0; verdict != NULL && i < verdict->count; i++)
    {
      const DubanFinding *finding = duban_verdict_get_task_finding (figures->verdict, verdict, i);
      g_autofree char *sentence = NULL;

      if (!duban_roster_has_finding (figures, finding))
        continue;
      add_suggestion (suggestions, (DubanRule) finding->rule);
      sentence = duban_problem_say_finding (paper, matter, finding);
      duban_document_say (paper->document, DUBAN_RUN_PLAIN, 0, sentence);
    }
  return suggestions;
}

/* One suggestion, and the places in the list of those that it is made for. */
typedef struct
{
  const char *text;
  GArray *places; /* of guint, from 1, rising */
} Advice;

static void
advice_clear (gpointer data)
{
  Advice *advice = data;

  g_array_unref (advice->places);
}

static void
take_advice (GArray *advices, const char *text, guint place)
{
  Advice made = { .text = text };

  for (guint i = 0; i < advices->len; i++)
    if (g_str_equal (g_array_index (advices, Advice, i).text, text))
      {
        g_array_append_val (g_array_index (advices, Advice, i).places, place);
        return;
      }
  made.places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (made.places, place);
  g_array_append_val (advices, made);
}

/* 1、3至5. (transfer full) */
static char *
list_places (const GArray *places)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < places->len;)
    {
      const guint first = g_array_index (places, guint, i);
      guint n = 1;

      while (i + n < places->len && g_array_index (places, guint, i + n) == first + n)
        n++;
      if (i > 0)
        g_string_append (text, C_ ("report", " and "));
      if (n > 2)
        /* Translators: from which place to which */
        g_string_append_printf (text, C_ ("report", "%u to %u"), first, first + n - 1);
      else
        g_string_append_printf (text, "%u", first);
      i += n > 2 ? n : 1;
    }
  return g_string_free (text, FALSE);
}

/* What nobody suggested for one of them alone is said once for all. */
static void
add_advices (DubanPaper *paper, const GArray *advices)
{
  for (guint i = 0; i < advices->len; i++)
    {
      const Advice *advice = &g_array_index (advices, Advice, i);
      g_autofree char *places = list_places (advice->places);
      /* Translators: places in the list above, what is to be done about them */
      g_autofree char *text
          = g_strdup_printf (C_ ("report", "As to no. %s: %s."), places, advice->text);

      duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
    }
}

/* The suggestion of its own, else those of the kinds: into advices, or NULL to say them here. */
static void
add_remedy (DubanPaper *paper, const DubanMatter *matter, GPtrArray *suggestions, guint place,
            GArray *advices)
{
  const char *label = C_ ("report", "Suggestion: ");
  g_autofree char *joined = NULL;

  if (matter->suggestion != NULL)
    {
      duban_paper_say_part (paper, label, matter->suggestion);
      return;
    }
  for (guint i = 0; advices != NULL && i < suggestions->len; i++)
    take_advice (advices, suggestions->pdata[i], place);
  if (advices != NULL)
    return;
  g_ptr_array_add (suggestions, NULL);
  joined = g_strjoinv (C_ ("report", "; "), (char **) suggestions->pdata);
  duban_paper_say_part (paper, label, joined);
}

static void
add_item (DubanPaper *paper, guint32 task, guint place, GArray *advices)
{
  const DubanMatter *matter = duban_material_get (paper->material, task);
  g_autofree char *unit = NULL;
  g_autoptr (GPtrArray) suggestions = NULL;

  if (matter == NULL)
    return;
  unit = duban_paper_say_unit (paper, matter->task);
  duban_paper_begin_item (paper, matter->task, unit);
  suggestions = say_findings (paper, matter);
  duban_paper_say_part (paper, C_ ("report", "Blockage: "), matter->problem);
  duban_paper_say_part (paper, C_ ("report", "Cause: "), matter->cause);
  add_remedy (paper, matter, suggestions, place, advices);
}

static void
add_sort (DubanPaper *paper, guint sort, guint figure)
{
  const GArray *tasks = paper->roster->problems[sort];
  const guint n = MIN (tasks->len, DUBAN_ROSTER_PROBLEMS);
  g_autoptr (GArray) advices = g_array_new (FALSE, FALSE, sizeof (Advice));
  g_autofree char *cited = duban_paper_cite (figure);
  g_autofree char *heading = NULL;

  if (tasks->len == 0)
    return;
  heading = g_strdup_printf (C_ ("report", "%s – %s"),
                             duban_language_say_in ("report", sorts[sort].label), cited);
  duban_paper_add (paper, DUBAN_BLOCK_HEADING_2, heading);
  if (tasks->len > DUBAN_ROSTER_PROBLEMS)
    {
      g_autofree char *rest = g_strdup_printf (
          C_ ("report", "Below stand the first %u of them; the other %u are not written out."),
          DUBAN_ROSTER_PROBLEMS, tasks->len - DUBAN_ROSTER_PROBLEMS);

      duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, rest);
    }
  g_array_set_clear_func (advices, advice_clear);
  for (guint i = 0; i < n; i++)
    add_item (paper, g_array_index (tasks, guint32, i), i + 1, n > FEW_PROBLEMS ? advices : NULL);
  add_advices (paper, advices);
}

/* The tasks with problems of one kind. */
typedef struct
{
  DubanRule rule;
  GArray *tasks;
} Kind;

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  const Kind *x = a;
  const Kind *y = b;

  if (x->tasks->len != y->tasks->len)
    return x->tasks->len > y->tasks->len ? -1 : 1;
  return (x->rule > y->rule) - (x->rule < y->rule);
}

/* A task stands once in each kind: its findings of a rule come one after the other or not, but few
 * tasks have many. */
static void
take_kinds (const DubanPaper *paper, Kind kinds[DUBAN_N_RULES])
{
  gsize n;
  const DubanFinding *findings = duban_verdict_get_findings (paper->figures->verdict, &n);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (gsize i = 0; i < n; i++)
    {
      gint64 *key;

      if (!duban_roster_has_finding (paper->figures, &findings[i]))
        continue;
      key = g_new (gint64, 1);
      *key = (gint64) findings[i].task * DUBAN_N_RULES + findings[i].rule;
      if (g_hash_table_add (seen, key))
        g_array_append_val (kinds[findings[i].rule].tasks, findings[i].task);
    }
}

/* One kind: “部署超期”（3件）. (transfer full) */
static char *
say_kind (DubanPaper *paper, const Kind *kind)
{
  const char *name = duban_wording_of_rule (kind->rule);
  g_autofree char *cited = duban_paper_cite (
      duban_paper_add_figure (paper, duban_rule_get_code (kind->rule), name, NULL, kind->tasks));

  /* Translators: the name of a kind of problem, how many tasks have it */
  return g_strdup_printf (C_ ("report", "“%s” (%s)"), name, cited);
}

/* From a kind on, all that the same is to be done about. */
static void
add_kind (DubanPaper *paper, const Kind *kinds, guint first, guint n)
{
  const char *suggestion = duban_problem_suggest (kinds[first].rule);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = NULL;

      if (!g_str_equal (duban_problem_suggest (kinds[i].rule), suggestion))
        continue;
      if (i < first)
        return; /* said there */
      name = say_kind (paper, &kinds[i]);
      if (names->len > 0)
        g_string_append (names, C_ ("report", " and "));
      g_string_append (names, name);
    }
  /* Translators: kinds of problems, what is to be done about them */
  text = g_strdup_printf (C_ ("report", "As to %s: %s."), names->str, suggestion);
  duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
}

void
duban_section_add_kinds (DubanPaper *paper)
{
  Kind kinds[DUBAN_N_RULES];
  guint n = 0;

  for (int i = 0; i < DUBAN_N_RULES; i++)
    kinds[i] = (Kind){ (DubanRule) i, g_array_new (FALSE, FALSE, sizeof (guint32)) };
  take_kinds (paper, kinds);
  qsort (kinds, DUBAN_N_RULES, sizeof (Kind), compare_kinds);
  while (n < KINDS_SHOWN && kinds[n].tasks->len > 0)
    n++;
  if (n == 0)
    duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, C_ ("report", "No problems were found."));
  for (guint i = 0; i < n; i++)
    add_kind (paper, kinds, i, n);
  for (int i = 0; i < DUBAN_N_RULES; i++)
    g_array_unref (kinds[i].tasks);
}

void
duban_section_add_problems (DubanPaper *paper)
{
  guint figures[G_N_ELEMENTS (sorts)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    {
      figures[i] = duban_paper_add_figure (paper, sorts[i].code,
                                           duban_language_say_in ("report", sorts[i].label), NULL,
                                           paper->roster->problems[i]);
      n += paper->roster->problems[i]->len;
    }
  if (n == 0)
    duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, C_ ("report", "No problems were found."));
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    add_sort (paper, i, figures[i]);
}
