/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/progress.h"

#include <string.h>

#include "core/text.h"

#define MAX_HEADING 120 /* bytes: a longer one is a sentence */

static gboolean
contains_any (const char *text, const char *const *words)
{
  for (gsize i = 0; words[i]; i++)
    if (strstr (text, words[i]))
      return TRUE;
  return FALSE;
}

gboolean
duban_progress_is_heading (const char *heading, const DubanDatewordContext *context)
{
  static const char *const progress[] = { "进展", "进度", "落实", "推进", "完成", "办理", NULL };
  static const char *const plan[] = { "计划", "目标", "安排", "拟", "时限", "期限", "时间", NULL };
  static const char *const periods[] = { "月", "季", "旬", "半年", NULL };
  g_autofree char *folded = NULL;
  DubanDateword word;

  if (strlen (heading) > MAX_HEADING || !contains_any (heading, periods))
    return FALSE;
  folded = duban_text_fold_heading (heading);
  if (!contains_any (folded, progress) || contains_any (folded, plan)
      || g_str_has_suffix (folded, "率"))
    return FALSE;
  word = duban_dateword_read_event (folded, context);
  return word.kind == DUBAN_DATEWORD_DAY && word.n_days == 1;
}

/* The first day of the period that ends on a day. */
static DubanDay
get_first (const char *heading, DubanDay last, gboolean is_span)
{
  int year, month, day, n_months = 1;

  if (!is_span)
    return last;
  duban_day_to_ymd (last, &year, &month, &day);
  if (strstr (heading, "半年"))
    n_months = 6;
  else if (strstr (heading, "季"))
    n_months = 3;
  return duban_day_from_ymd (year, month - (month - 1) % n_months, 1);
}

DubanProgress
duban_progress_read (const char *heading, const char *cell, const DubanDatewordContext *context)
{
  g_autofree char *folded = duban_text_fold_heading (heading);
  DubanDatewordContext before = *context;
  DubanDateword word = duban_dateword_read_event (folded, context);
  DubanProgress progress = { DUBAN_NO_DAY, DUBAN_NO_DAY, cell, 0 };

  if (word.kind == DUBAN_DATEWORD_DAY && word.day > context->today && context->year == 0)
    {
      before.year = duban_day_get_year (context->today) - 1;
      word = duban_dateword_read_event (folded, &before);
    }
  if (word.kind != DUBAN_DATEWORD_DAY)
    return progress;
  progress.first = get_first (folded, word.day, word.is_span);
  progress.last = word.day;
  if (progress.first > context->today)
    progress.first = progress.last = DUBAN_NO_DAY;
  return progress;
}

int
duban_progress_compare (gconstpointer a, gconstpointer b)
{
  const DubanProgress *first = a, *second = b;

  if (first->last != second->last)
    return first->last > second->last ? 1 : -1;
  return (first->place > second->place) - (first->place < second->place);
}
