/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/balance.h"

#include "report/layout/breaks.h"

#include <string.h>

/* Words of titles that are not parted while there is another way. */
static const char *const words[] = {
  "人民政府", "办公室", "副旗长", "副县长", "副区长", "旗长", "县长", "区长", "督办", "督查",
  "问责",     "通报",   "周报",   "月报",   "季报",   "季度", "落实", "情况", "关于", "工作",
  "事项",     "分管",   "交叉",   "领导",   "常务",   "会议", "决定", "整改", "重点", "项目",
  "汇总",     "摘要",   "排名",   "单位",   "责任",   "部门", "报告", "每月", "每周", "截至"
};

/* A break behind one of these reads well. */
static const char *const ends[]
    = { "关于", "的", "和", "与", "暨", "、", "政府", "办公室", "年", "月", "度", "周", " " };

#define SPLIT 40.0 /* what it costs to part a word, in squares of a letter's width */
#define READS 6.0  /* what a good end saves */
#define HEAVY 8.0  /* the line below longer than the one above */

static const DubanAtom *
atom_of (const DubanText *text, gsize i)
{
  return &g_array_index (text->atoms, DubanAtom, i);
}

static gboolean
ends_well (const char *before, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    if (length >= strlen (ends[i])
        && memcmp (before + length - strlen (ends[i]), ends[i], strlen (ends[i])) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
parts_word (const char *text, gsize at)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const gsize length = strlen (words[i]);

      for (gsize before = 3; before < length && before <= at; before += 3)
        if (strncmp (text + at - before, words[i], length) == 0)
          return TRUE;
    }
  return FALSE;
}

/* What it costs that a line ends there. */
static double
cost_of_end (const DubanText *text, gsize end)
{
  const guint at = end < text->atoms->len ? atom_of (text, end)->offset : 0;

  if (end >= text->atoms->len)
    return 0;
  if (parts_word (text->text, at))
    return SPLIT;
  return ends_well (text->text, at) ? -READS : 0;
}

/* The cheapest way to break the atoms behind each break into a number of lines. */
typedef struct
{
  const DubanText *text;
  GArray *stops; /* of gsize: where a line may begin, and the end */
  double width, aim;
  double *costs; /* [line][stop]: of the lines before that one, which begins at the stop */
  guint *lasts;  /* the stop before */
} Search;

static double
cost_of_line (const Search *search, guint from, guint to)
{
  const gsize first = g_array_index (search->stops, gsize, from);
  const gsize end = g_array_index (search->stops, gsize, to);
  const double width = duban_line_measure (search->text, first, end);
  const double off = (width - search->aim) / search->text->size;

  if (width > search->width)
    return G_MAXDOUBLE;
  return off * off + cost_of_end (search->text, end);
}

static double
cost_of_shape (const Search *search, guint before, guint from, guint to)
{
  const gsize *stops = (const gsize *) (void *) search->stops->data;
  const double above = duban_line_measure (search->text, stops[before], stops[from]);
  const double below = duban_line_measure (search->text, stops[from], stops[to]);

  return below > above + search->text->size * 0.6 ? HEAVY : 0;
}

static void
search_line (Search *search, guint line)
{
  const guint n = search->stops->len;

  for (guint to = 1; to < n; to++)
    for (guint from = 0; from < to; from++)
      {
        const double before = search->costs[line * n + from];
        double cost = before == G_MAXDOUBLE ? before : cost_of_line (search, from, to);

        if (cost == G_MAXDOUBLE)
          continue;
        if (line > 0)
          cost += cost_of_shape (search, search->lasts[line * n + from], from, to);
        if (before + cost < search->costs[(line + 1) * n + to])
          {
            search->costs[(line + 1) * n + to] = before + cost;
            search->lasts[(line + 1) * n + to] = from;
          }
      }
}

/* Where each of n_lines begins and the last ends; NULL where they do not fit. */
static gsize *
find_stops (Search *search, guint n_lines)
{
  const guint n = search->stops->len;
  gsize *found = NULL;
  guint at = n - 1;

  search->costs = g_new (double, (n_lines + 1) * n);
  search->lasts = g_new0 (guint, (n_lines + 1) * n);
  for (guint i = 0; i < (n_lines + 1) * n; i++)
    search->costs[i] = G_MAXDOUBLE;
  search->costs[0] = 0;
  for (guint line = 0; line < n_lines; line++)
    search_line (search, line);
  if (search->costs[n_lines * n + n - 1] < G_MAXDOUBLE)
    {
      found = g_new (gsize, n_lines + 1);
      for (guint line = n_lines + 1; line-- > 0;)
        {
          found[line] = g_array_index (search->stops, gsize, at);
          at = search->lasts[line * n + at];
        }
    }
  g_free (search->costs);
  g_free (search->lasts);
  return found;
}

/* Longer than any title: what is broken as a paragraph is. */
#define MOST_LINES 6

GPtrArray *
duban_balanced_lines_new (const DubanText *text, double width)
{
  g_autoptr (GArray) stops = g_array_new (FALSE, FALSE, sizeof (gsize));
  const double whole = duban_line_measure (text, 0, text->atoms->len);
  const guint fewest = MAX ((guint) (whole / width - 0.001) + 1, 1);
  Search search = { .text = text, .stops = stops, .width = width };
  gboolean is_broken = FALSE;

  for (gsize i = 0; i <= text->atoms->len; i++)
    {
      const guint8 may
          = i == 0 || i == text->atoms->len ? DUBAN_BREAK_MAY : atom_of (text, i)->may_break;

      is_broken |= may == DUBAN_BREAK_MUST;
      if (may >= DUBAN_BREAK_MAY)
        g_array_append_val (stops, i);
    }
  for (guint n = fewest; !is_broken && n <= MIN (fewest + 1, MOST_LINES) && stops->len > 1; n++)
    {
      g_autofree gsize *found = NULL;
      GPtrArray *lines;

      search.aim = whole / n;
      found = find_stops (&search, n);
      if (found == NULL)
        continue;
      lines = g_ptr_array_new_with_free_func ((GDestroyNotify) duban_line_free);
      for (guint i = 0; i < n; i++)
        g_ptr_array_add (lines,
                         duban_line_new (text, found[i], found[i + 1], width, DUBAN_FILL_NATURAL));
      return lines;
    }
  return duban_lines_new (text, width, width, DUBAN_FILL_NATURAL);
}
