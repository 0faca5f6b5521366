/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/report/sections.h"
#include "app/wording/wording.h"

#include "app/words.h"

/* Of one figure: with something to count, and with nothing. */
typedef struct
{
  DubanSummaryFigure figure;
  const char *label;
  const char *some, *none;
} Clause;

static const Clause clauses[] = {
  { DUBAN_SUMMARY_ASSIGNED, NC_ ("report", "Newly assigned"), NC_ ("report", "%s newly assigned"),
    NC_ ("report", "nothing newly assigned") },
  { DUBAN_SUMMARY_CLOSED, NC_ ("report", "Closed"), NC_ ("report", "%s closed"),
    NC_ ("report", "nothing closed") },
  { DUBAN_SUMMARY_OPEN, NC_ ("report", "Open"), NC_ ("report", "%s open"),
    NC_ ("report", "nothing open") },
  { DUBAN_SUMMARY_OVERDUE, NC_ ("report", "Overdue"), NC_ ("report", "%s of them overdue"),
    NC_ ("report", "none of them overdue") },
};

/* 较上周增加2件; 与上周持平. (transfer full) */
static char *
say_change (const DubanPaper *paper, guint now, guint before)
{
  const char *last = duban_paper_name_period (paper, -1);

  if (now > before)
    /* Translators: the period before, how many */
    return g_strdup_printf (C_ ("report", "compared with %s, %u more"), last, now - before);
  if (now < before)
    return g_strdup_printf (C_ ("report", "compared with %s, %u fewer"), last, before - now);
  return g_strdup_printf (C_ ("report", "the same as %s"), last);
}

/* The figure is added in any case; where it counts nothing, the words say so. (transfer full) */
static char *
say_clause (DubanPaper *paper, const Clause *clause)
{
  const GArray *now = duban_summary_get_tasks (paper->figures->summary, clause->figure);
  const GArray *before = duban_summary_get_tasks (paper->figures->before, clause->figure);
  const guint figure
      = duban_paper_add_figure (paper, duban_summary_figure_get_code (clause->figure),
                                duban_language_say_in ("report", clause->label), NULL, now);
  g_autofree char *cited = duban_paper_cite (figure);
  g_autofree char *change = say_change (paper, now->len, before->len);
  const char *form = duban_language_say_in ("report", now->len > 0 ? clause->some : clause->none);
  g_auto (GStrv) parts = g_strsplit (form, "%s", 2);
  g_autofree char *words = g_strjoinv (cited, parts);

  /* Translators: what is counted, how it compares with the period before */
  return g_strdup_printf (C_ ("report", "%s, %s"), words, change);
}

/* Of whom it speaks: 副旗长甲牵头事项; 全旗督办事项. (transfer full) */
static char *
say_subject (const DubanPaper *paper)
{
  const guint32 leader = paper->key->leader;

  if (leader == 0)
    return g_strdup (C_ ("report", "the matters of the whole banner"));
  return g_strdup_printf (C_ ("report", "the matters that %s leads"),
                          duban_paper_name_leader (paper, leader));
}

static void
add_counts (DubanPaper *paper)
{
  g_autofree char *subject = say_subject (paper);
  g_autofree char *assigned = say_clause (paper, &clauses[0]);
  g_autofree char *closed = say_clause (paper, &clauses[1]);
  g_autofree char *open = say_clause (paper, &clauses[2]);
  g_autofree char *overdue = say_clause (paper, &clauses[3]);
  g_autofree char *day = duban_paper_say_day (paper, paper->as_of);
  const gboolean has_open
      = duban_summary_get_tasks (paper->figures->summary, DUBAN_SUMMARY_OPEN)->len > 0;
  g_autofree char *state
      /* Translators: what is open, what of it is overdue */
      = has_open ? g_strdup_printf (C_ ("report", "%s; %s"), open, overdue) : g_strdup (open);
  g_autofree char *text = g_strdup_printf (
      /* Translators: in order: this week, of whom, what was assigned, what was closed, the day,
       * what is open */
      C_ ("report", "%s, of %s: %s; %s. As of %s: %s."), duban_paper_name_period (paper, 0),
      subject, assigned, closed, day, state);

  duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
}

/* The tasks whose stage fell due; on time alone. (transfer full) */
static GArray *
list_fallen (const DubanPaper *paper, DubanPart part, gboolean on_time)
{
  const GArray *fallen = duban_summary_get_fallen (paper->figures->summary);
  GArray *tasks = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < fallen->len; i++)
    {
      const DubanFallen *item = &g_array_index (fallen, DubanFallen, i);

      if (item->part == part && (!on_time || item->on_time))
        g_array_append_val (tasks, item->task);
    }
  return tasks;
}

/* Of a stage: the figures of what fell due, of what was on time, and the rate; 0 where nothing was
 * due. */
typedef struct
{
  DubanShare now, before;
  guint due, on_time, rate;
} Rate;

static guint
add_stage_figure (DubanPaper *paper, DubanStage stage, const char *suffix, const char *form,
                  const char *value, gboolean on_time)
{
  g_autoptr (GArray) tasks = list_fallen (paper, (DubanPart) stage, on_time);
  g_autofree char *code = g_strconcat (duban_stage_get_code (stage), suffix, NULL);
  g_auto (GStrv) parts = g_strsplit (form, "%s", 2);
  g_autofree char *label = g_strjoinv (duban_wording_of_stage (stage), parts);

  return duban_paper_add_figure (paper, code, label, value, tasks);
}

static Rate
make_rate (DubanPaper *paper, DubanStage stage)
{
  Rate rate = { duban_summary_get_share (paper->figures->summary, (DubanPart) stage),
                duban_summary_get_share (paper->figures->before, (DubanPart) stage) };
  g_autofree char *value = NULL;

  if (rate.now.due == 0)
    return rate;
  value = duban_rate_to_text (duban_share_get_rate (&rate.now));
  rate.due = add_stage_figure (paper, stage, "-due", C_ ("report", "%s fallen due"), NULL, FALSE);
  rate.on_time
      = add_stage_figure (paper, stage, "-on-time", C_ ("report", "%s on time"), NULL, TRUE);
  rate.rate
      = add_stage_figure (paper, stage, "-rate", C_ ("report", "%s rate on time"), value, FALSE);
  return rate;
}

/* ，较上周提高1.20个百分点; nothing where nothing was due then. (transfer full) */
static char *
say_rate_change (const DubanPaper *paper, const Rate *rate)
{
  const char *last = duban_paper_name_period (paper, -1);
  int by;

  if (rate->before.due == 0)
    return g_strdup ("");
  by = duban_share_get_rate (&rate->now) - duban_share_get_rate (&rate->before);
  if (by == 0)
    return g_strdup_printf (C_ ("report", ", the same as %s"), last);
  if (by > 0)
    return g_strdup_printf (C_ ("report", ", compared with %s up by %d.%02d points"), last,
                            by / 100, by % 100);
  return g_strdup_printf (C_ ("report", ", compared with %s down by %d.%02d points"), last,
                          -by / 100, -by % 100);
}

static char *
say_rate (const DubanPaper *paper, DubanStage stage, const Rate *rate)
{
  g_autofree char *due = duban_paper_cite (rate->due);
  g_autofree char *on_time = duban_paper_cite (rate->on_time);
  g_autofree char *share = duban_paper_cite (rate->rate);
  g_autofree char *change = NULL;

  if (rate->now.due == 0)
    return g_strdup_printf (C_ ("report", "%s: nothing fell due"), duban_wording_of_stage (stage));
  change = say_rate_change (paper, rate);
  /* Translators: in order: a stage, how many fell due, how many on time, the rate, the change */
  return g_strdup_printf (C_ ("report", "%s: %s fell due, %s on time, a rate of %s%s"),
                          duban_wording_of_stage (stage), due, on_time, share, change);
}

static void
add_row (DubanTable *table, const DubanPaper *paper, DubanStage stage, const Rate *rate)
{
  const DubanDocument *document = paper->document;
  const gboolean is_due = rate->now.due > 0;
  g_autofree char *due = g_strdup_printf ("%u", rate->now.due);
  g_autofree char *on_time = g_strdup_printf ("%u", rate->now.on_time);
  g_autofree char *before = NULL;

  duban_table_add_row (table);
  duban_table_set_text (table, 0, 0, duban_wording_of_stage (stage));
  duban_table_set_value (table, 1, rate->due, DUBAN_CELL_NUMBER, rate->now.due, due);
  duban_table_set_value (table, 2, rate->on_time, DUBAN_CELL_NUMBER, rate->now.on_time, on_time);
  if (is_due)
    duban_table_set_value (table, 3, rate->rate, DUBAN_CELL_SHARE,
                           duban_share_get_rate (&rate->now),
                           duban_document_get_figure (document, rate->rate)->value);
  else
    duban_table_set_text (table, 3, 0, C_ ("report", "nothing due"));
  if (rate->before.due == 0)
    {
      duban_table_set_text (table, 4, 0, C_ ("report", "nothing due"));
      return;
    }
  before = duban_rate_to_text (duban_share_get_rate (&rate->before));
  duban_table_set_value (table, 4, 0, DUBAN_CELL_SHARE, duban_share_get_rate (&rate->before),
                         before);
}

static void
add_rates (DubanPaper *paper)
{
  g_autoptr (DubanTable) table
      = duban_table_new (C_ ("report", "Stages on time"), C_ ("report", "On-time rates"), FALSE);
  g_autofree char *last
      = g_strdup_printf (C_ ("report", "Rate of %s"), duban_paper_name_period (paper, -1));
  char *words[DUBAN_N_STAGES];
  g_autofree char *text = NULL;

  duban_table_add_column (table, C_ ("report", "Stage"), 3, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Fallen due (matters)"), 3, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "On time (matters)"), 3, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, C_ ("report", "Rate"), 3, DUBAN_ALIGN_CENTRE);
  duban_table_add_column (table, last, 4, DUBAN_ALIGN_CENTRE);
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    {
      const Rate rate = make_rate (paper, (DubanStage) i);

      words[i] = say_rate (paper, (DubanStage) i, &rate);
      add_row (table, paper, (DubanStage) i, &rate);
    }
  /* Translators: the three stages, each with its figures */
  text = g_strdup_printf (C_ ("report", "The stages of 137: %s; %s; %s."), words[0], words[1],
                          words[2]);
  duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
  for (int i = 0; i < DUBAN_N_STAGES; i++)
    g_free (words[i]);
  duban_document_take_table (paper->document, g_steal_pointer (&table));
}

void
duban_section_add_glance (DubanPaper *paper)
{
  add_counts (paper);
  add_rates (paper);
}
