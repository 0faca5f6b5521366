/* SPDX-License-Identifier: GPL-3.0-or-later */
/* 下周工作: what falls due in the period after, by date; of a quarter, how many. */
#include "app/report/sections.h"
#include "app/wording/wording.h"

#include "app/words.h"

static const char *
name_what (guint what)
{
  switch (what)
    {
    case DUBAN_OWED_DEPLOY:
      return C_ ("report", "to deploy");
    case DUBAN_OWED_APPROACH:
      return C_ ("report", "to form an approach");
    case DUBAN_OWED_FEEDBACK:
      return C_ ("report", "to report");
    case DUBAN_OWED_FOLLOW_UP:
      return C_ ("report", "to follow up");
    case DUBAN_OWED_DUE:
      return C_ ("report", "to close");
    case DUBAN_OWED_MILESTONE:
    default:
      return C_ ("report", "to reach a milestone");
    }
}

/* The dates from the i-th on that are of its day, as one paragraph; where they end. */
static guint
add_day (DubanPaper *paper, const GArray *coming, guint i, guint end)
{
  const DubanDay day = g_array_index (coming, DubanComing, i).day;
  g_autofree char *date = duban_paper_say_day (paper, day);
  g_autoptr (GString) text = g_string_new (NULL);
  const guint first = i;

  /* Translators: a date, its weekday */
  g_string_append_printf (text, C_ ("report", "%s (%s): "), date, duban_wording_of_weekday (day));
  for (; i < end && g_array_index (coming, DubanComing, i).day == day; i++)
    {
      const DubanComing *item = &g_array_index (coming, DubanComing, i);
      g_autofree char *task = duban_paper_say_task (paper, item->task);

      if (i > first)
        g_string_append (text, C_ ("report", "; "));
      /* Translators: a task, what is to be done by the date */
      g_string_append_printf (text, C_ ("report", "%s %s"), task, name_what (item->what));
    }
  g_string_append (text, C_ ("report", "."));
  duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text->str);
  return i;
}

void
duban_section_add_ahead (DubanPaper *paper)
{
  const GArray *coming = duban_summary_get_coming (paper->figures->summary);
  const char *next = duban_paper_name_period (paper, 1);
  const gboolean is_quarter = paper->key->period.kind == DUBAN_PERIOD_QUARTER;
  const guint shown = is_quarter ? 0 : MIN (coming->len, DUBAN_ROSTER_COMING);
  const guint figure = duban_paper_add_figure (paper, "next", C_ ("report", "Falling due next"),
                                               NULL, paper->roster->coming);
  g_autofree char *cited = duban_paper_cite (figure);
  g_autofree char *text = NULL;

  if (coming->len == 0)
    text = g_strdup_printf (C_ ("report", "Nothing falls due %s."), next);
  else if (is_quarter)
    text = g_strdup_printf (C_ ("report", "Matters with a date %s: %s in all."), next, cited);
  else
    text = g_strdup_printf (C_ ("report", "Matters with a date %s: %s."), next, cited);
  duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, text);
  for (guint i = 0; i < shown;)
    i = add_day (paper, coming, i, shown);
  if (!is_quarter && shown < coming->len)
    {
      g_autofree char *rest = g_strdup_printf (
          C_ ("report", "Another %u dates are not written out."), coming->len - shown);

      duban_paper_add (paper, DUBAN_BLOCK_PARAGRAPH, rest);
    }
}
