/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 批办: how the papers and letters that leaders wrote instructions on were handled (measure 8). */
#include "app/report/sections.h"
#include "app/wording/wording.h"

#include "app/words.h"

static const struct
{
  const char *paper; /* as it is stored */
  const char *code;
} kinds[] = {
  { "文件批办", "file" },
  { "信件批办", "letter" },
};

/* Those of the tasks that came with the paper. (transfer full) */
static GArray *
choose (const DubanPaper *paper, const GArray *tasks, const char *kind)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < tasks->len; i++)
    {
      const guint32 n = g_array_index (tasks, guint32, i);
      const DubanFigureTask *task = duban_figures_find (paper->figures, n);

      if (task != NULL && g_str_equal (task->paper, kind))
        g_array_append_val (chosen, n);
    }
  return chosen;
}

/* What fell due of the feedback on them. (transfer full) */
static GArray *
choose_fallen (const DubanPaper *paper, const char *kind, gboolean on_time)
{
  const GArray *fallen = duban_summary_get_fallen (paper->figures->summary);
  g_autoptr (GArray) tasks = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < fallen->len; i++)
    {
      const DubanFallen *item = &g_array_index (fallen, DubanFallen, i);

      if (item->part == DUBAN_PART_FEEDBACK && (!on_time || item->on_time))
        g_array_append_val (tasks, item->task);
    }
  return choose (paper, tasks, kind);
}

static char *
cite (DubanPaper *paper, guint kind, const char *what, const char *label, const char *value,
      const GArray *tasks)
{
  g_autofree char *code = g_strdup_printf ("%s-%s", kinds[kind].code, what);
  g_autofree char *whole
      /* Translators: a source or unit, what is counted of it */
      = g_strdup_printf (C_ ("report", "%s, %s"), kinds[kind].paper, label);

  return duban_paper_cite (duban_paper_add_figure (paper, code, whole, value, tasks));
}

/* Of one figure: with something to count, and with nothing. */
static const struct
{
  DubanSummaryFigure figure;
  const char *label, *some, *none;
} clauses[] = {
  { DUBAN_SUMMARY_ASSIGNED, NC_ ("report", "Newly assigned"), NC_ ("report", "%s newly instructed"),
    NC_ ("report", "nothing newly instructed") },
  { DUBAN_SUMMARY_CLOSED, NC_ ("report", "Closed"), NC_ ("report", "%s closed"),
    NC_ ("report", "nothing closed") },
  { DUBAN_SUMMARY_OPEN, NC_ ("report", "Open"), NC_ ("report", "%s open"),
    NC_ ("report", "nothing open") },
  { DUBAN_SUMMARY_OVERDUE, NC_ ("report", "Overdue"), NC_ ("report", "%s of them overdue"),
    NC_ ("report", "none overdue") },
};

/* (transfer full) */
static char *
say_clause (DubanPaper *paper, guint kind, guint i)
{
  const DubanSummaryFigure figure = clauses[i].figure;
  g_autoptr (GArray) tasks = choose (
      paper, duban_summary_get_tasks (paper->figures->summary, figure), kinds[kind].paper);
  g_autofree char *cited = cite (paper, kind, duban_summary_figure_get_code (figure),
                                 duban_language_say_in ("report", clauses[i].label), NULL, tasks);
  const char *form
      = duban_language_say_in ("report", tasks->len > 0 ? clauses[i].some : clauses[i].none);
  g_auto (GStrv) parts = g_strsplit (form, "%s", 2);

  return g_strjoinv (cited, parts);
}

static void
say_feedback (DubanPaper *paper, guint kind)
{
  g_autoptr (GArray) due = choose_fallen (paper, kinds[kind].paper, FALSE);
  g_autoptr (GArray) on_time = choose_fallen (paper, kinds[kind].paper, TRUE);
  const DubanShare share = { due->len, on_time->len };
  g_autofree char *value = NULL;
  g_autofree char *due_cited = NULL;
  g_autofree char *on_time_cited = NULL;
  g_autofree char *rate_cited = NULL;
  g_autofree char *text = NULL;

  if (share.due == 0)
    {
      duban_paper_say (paper, C_ ("report", "No feedback on them fell due."));
      return;
    }
  value = duban_rate_to_text (duban_share_get_rate (&share));
  due_cited = cite (paper, kind, "feedback-due", C_ ("report", "feedback due"), NULL, due);
  on_time_cited
      = cite (paper, kind, "feedback-on-time", C_ ("report", "feedback on time"), NULL, on_time);
  rate_cited = cite (paper, kind, "feedback-rate", C_ ("report", "feedback rate"), value, due);
  /* Translators: how many were due for feedback, how many on time, the rate */
  text = g_strdup_printf (C_ ("report", "Feedback on %s of them fell due, %s on time, a rate of "
                                        "%s."),
                          due_cited, on_time_cited, rate_cited);
  duban_paper_say (paper, text);
}

static void
add_kind (DubanPaper *paper, guint kind)
{
  const DubanSummary *summary = paper->figures->summary;
  g_autoptr (GArray) led
      = choose (paper, duban_summary_get_tasks (summary, DUBAN_SUMMARY_LED), kinds[kind].paper);
  g_autofree char *assigned = NULL;
  g_autofree char *closed = NULL;
  g_autofree char *open = NULL;
  g_autofree char *overdue = NULL;
  g_autofree char *text = NULL;

  if (led->len == 0)
    {
      text = g_strdup_printf (C_ ("report", "%s: there was none %s."), kinds[kind].paper,
                              duban_paper_name_period (paper, 0));
      duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
      return;
    }
  assigned = say_clause (paper, kind, 0);
  closed = say_clause (paper, kind, 1);
  open = say_clause (paper, kind, 2);
  overdue = say_clause (paper, kind, 3);
  /* Translators: in order: which papers, the month, what was assigned, closed, is open, overdue */
  text = g_strdup_printf (C_ ("report", "%s: in %s %s, %s, %s, %s."), kinds[kind].paper,
                          duban_paper_name_period (paper, 0), assigned, closed, open, overdue);
  duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
  say_feedback (paper, kind);
}

void
duban_section_add_instructions (DubanPaper *paper)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_kind (paper, i);
}
