/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/paper.h"

#include "app/wording/snippet.h"
#include "app/wording/wording.h"

#include "app/words.h"

#define MARK "\x1f" /* on both sides of a figure's number; no text of a person holds it */
#define TITLE_CHARS 200
#define WHOLE 10000 /* hundredths of a per cent */

guint
duban_paper_add_figure (DubanPaper *paper, const char *code, const char *label, const char *value,
                        const GArray *tasks)
{
  g_autofree char *count = g_strdup_printf (
      /* Translators: how many tasks, inside a sentence of a report */
      ngettext ("%u matter", "%u matters", tasks->len), tasks->len);
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (DubanId), tasks->len);

  for (guint i = 0; i < tasks->len; i++)
    {
      const DubanFigureTask *task
          = duban_figures_find (paper->figures, g_array_index (tasks, guint32, i));

      if (task != NULL)
        g_array_append_val (ids, task->id);
    }
  return duban_document_add_figure (paper->document, code, label, value != NULL ? value : count,
                                    (const DubanId *) (gpointer) ids->data, ids->len);
}

char *
duban_paper_cite (guint figure)
{
  return g_strdup_printf (MARK "%u" MARK, figure);
}

void
duban_paper_say (DubanPaper *paper, const char *text)
{
  g_auto (GStrv) pieces = g_strsplit (text, MARK, -1);

  for (guint i = 0; pieces[i] != NULL; i++)
    {
      const guint figure = i % 2 == 1 ? (guint) g_ascii_strtoull (pieces[i], NULL, 10) : 0;
      const DubanFigure *cited = duban_document_get_figure (paper->document, figure);

      if (cited != NULL)
        duban_document_say (paper->document, DUBAN_RUN_PLAIN, figure, cited->value);
      else if (pieces[i][0] != '\0')
        duban_document_say (paper->document, DUBAN_RUN_PLAIN, 0, pieces[i]);
    }
}

void
duban_paper_add (DubanPaper *paper, DubanBlockKind kind, const char *text)
{
  duban_document_begin (paper->document, kind, NULL);
  duban_paper_say (paper, text);
}

gboolean
duban_paper_add_part (DubanPaper *paper, DubanFreePart part)
{
  const char *text = paper->parts != NULL ? paper->parts->texts[part] : NULL;

  if (text == NULL || text[0] == '\0')
    return FALSE;
  duban_document_add (paper->document, DUBAN_BLOCK_PARAGRAPH, duban_free_part_get_code (part),
                      text);
  return TRUE;
}

static gboolean
ends_sentence (const char *text)
{
  static const char *const ends[] = { "。", "！", "？", "；", "…", ".", "!", "?" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]))
      return TRUE;
  return FALSE;
}

char *
duban_paper_end_sentence (const char *text)
{
  if (ends_sentence (text))
    return g_strdup (text);
  /* Translators: a sentence, with its full stop */
  return g_strdup_printf (C_ ("report", "%s."), text);
}

/* The name of a period by itself. (transfer full) */
static char *
name_period (const DubanPaper *paper, int which)
{
  static const char *const weeks[] = {
    NC_ ("report", "the week before"),
    NC_ ("report", "this week"),
    NC_ ("report", "next week"),
  };
  static const char *const quarters[] = {
    NC_ ("report", "the first quarter"),
    NC_ ("report", "the second quarter"),
    NC_ ("report", "the third quarter"),
    NC_ ("report", "the fourth quarter"),
  };
  const DubanPeriod own = paper->key->period;
  const DubanDay day = which < 0 ? own.from - 1 : which > 0 ? own.to + 1 : own.from;
  const int years = duban_day_get_year (day) - duban_day_get_year (own.from);
  g_autofree char *name = NULL;
  int month;

  duban_day_to_ymd (day, NULL, &month, NULL);
  if (own.kind == DUBAN_PERIOD_WEEK)
    return g_strdup (duban_language_say_in ("report", weeks[which + 1]));
  if (own.kind == DUBAN_PERIOD_MONTH)
    /* Translators: the number of a month */
    name = g_strdup_printf (C_ ("report", "month %d"), month);
  else
    name = g_strdup (duban_language_say_in ("report", quarters[(month - 1) / 3]));
  if (years < 0)
    /* Translators: a month or quarter */
    return g_strdup_printf (C_ ("report", "%s of the year before"), name);
  if (years > 0)
    return g_strdup_printf (C_ ("report", "%s of next year"), name);
  return g_steal_pointer (&name);
}

const char *
duban_paper_name_period (const DubanPaper *paper, int which)
{
  return paper->period_names[which + 1];
}

void
duban_paper_begin (DubanPaper *paper)
{
  for (int i = -1; i <= 1; i++)
    paper->period_names[i + 1] = name_period (paper, i);
}

void
duban_paper_end (DubanPaper *paper)
{
  for (int i = 0; i < 3; i++)
    g_clear_pointer (&paper->period_names[i], g_free);
}

char *
duban_paper_say_day (const DubanPaper *paper, DubanDay day)
{
  return duban_wording_of_day (day, paper->as_of);
}

char *
duban_paper_say_date (DubanDay day)
{
  int year, month, day_of_month;

  duban_day_to_ymd (day, &year, &month, &day_of_month);
  /* Translators: in order: year, month, day of month – a date as an official paper bears it */
  return g_strdup_printf (C_ ("report", "%d-%02d-%02d"), year, month, day_of_month);
}

char *
duban_paper_say_task (const DubanPaper *paper, guint32 task)
{
  const DubanMatter *matter
      = paper->material != NULL ? duban_material_get (paper->material, task) : NULL;
  g_autofree char *title
      = matter != NULL ? duban_snippet_dup (matter->task->title, TITLE_CHARS) : NULL;
  g_autofree char *number
      = matter != NULL ? duban_snippet_dup (matter->task->number, TITLE_CHARS) : NULL;

  if (matter == NULL)
    return duban_snippet_dup (duban_figures_get_name (paper->figures, task), TITLE_CHARS);
  if (*number == '\0')
    /* Translators: the title of a task, inside a sentence */
    return g_strdup_printf (C_ ("report", "“%s”"), title);
  /* Translators: title and number of a task, inside a sentence */
  return g_strdup_printf (C_ ("report", "“%s” (%s)"), title, number);
}

void
duban_paper_begin_item (DubanPaper *paper, const DubanTask *task, const char *unit)
{
  g_autofree char *title = duban_snippet_dup (task->title, TITLE_CHARS);
  g_autofree char *number = duban_snippet_dup (task->number, TITLE_CHARS);
  const char *only = *number != '\0' ? number : unit;
  g_autofree char *rest = NULL;

  if (*number != '\0' && unit != NULL)
    /* Translators: number and responsible unit of a task, after its title */
    rest = g_strdup_printf (C_ ("report", " (%s, %s). "), number, unit);
  else if (only != NULL)
    rest = g_strdup_printf (C_ ("report", " (%s). "), only);
  duban_document_begin (paper->document, DUBAN_BLOCK_HEADING_3, NULL);
  duban_document_say (paper->document, DUBAN_RUN_STRONG, 0, title);
  duban_document_say (paper->document, DUBAN_RUN_PLAIN, 0,
                      rest != NULL ? rest : C_ ("report", ". "));
}

/* The label without its colon, which is one character. */
static gboolean
begins_with_label (const char *text, const char *label)
{
  const gsize length = (gsize) (g_utf8_find_prev_char (label, label + strlen (label)) - label);

  return length > 0 && strncmp (text, label, length) == 0;
}

void
duban_paper_say_part (DubanPaper *paper, const char *label, const char *text)
{
  g_autofree char *sentence = NULL;

  if (text == NULL || text[0] == '\0')
    return;
  sentence = duban_paper_end_sentence (text);
  if (label[0] != '\0' && !begins_with_label (text, label))
    duban_document_say (paper->document, DUBAN_RUN_KAI, 0, label);
  duban_paper_say (paper, sentence);
}

const char *
duban_paper_name_leader (const DubanPaper *paper, guint32 leader)
{
  const char *name = duban_directory_get_name (paper->figures->then->directory, leader);

  return name != NULL ? name : C_ ("report", "the leader still to be named");
}

char *
duban_paper_say_unit (const DubanPaper *paper, const DubanTask *task)
{
  const char *name = duban_directory_get_name (paper->figures->then->directory, task->unit);

  if (name != NULL)
    return g_strdup (name);
  return task->unit_text != NULL && task->unit_text[0] != '\0'
             ? duban_snippet_dup (task->unit_text, TITLE_CHARS)
             : g_strdup (C_ ("report", "not yet named"));
}

char *
duban_paper_say_mark (const DubanPaper *paper, const DubanMatterAccount *account)
{
  const DubanAccountEntry entry = { .leader = account->leader,
                                    .ledger = account->ledger,
                                    .name = duban_paper_name_leader (paper, account->leader) };

  return duban_account_mark_dup_words (
      &account->mark, &entry, duban_heard_days_get (paper->material->heard, account->leader),
      paper->today);
}

char *
duban_paper_say_account (const DubanPaper *paper, const DubanMatterAccount *account)
{
  g_autofree char *words = duban_paper_say_mark (paper, account);

  if (account->mark.text == NULL)
    return g_steal_pointer (&words);
  /* Translators: the position of a leader's account, its words */
  return g_strdup_printf (C_ ("report", "%s (%s)"), words, account->mark.text);
}

int
duban_share_get_rate (const DubanShare *share)
{
  const gint64 due = share->due;
  const int rate = (int) ((2 * WHOLE * (gint64) share->on_time + due) / (2 * due));

  if (share->on_time < share->due)
    return CLAMP (rate, share->on_time > 0, WHOLE - 1);
  return rate;
}

char *
duban_rate_to_text (int rate)
{
  return g_strdup_printf ("%d.%02d%%", rate / 100, rate % 100);
}

void
duban_paper_note (DubanPaper *paper, const char *code, guint32 task, guint32 leader,
                  const char *part, char *sentence)
{
  DubanReportProblem *problem = g_new0 (DubanReportProblem, 1);

  problem->code = g_strdup (code);
  problem->sentence = sentence;
  problem->task = task;
  problem->leader = leader;
  problem->part = g_strdup (part);
  g_ptr_array_add (paper->problems, problem);
}
