/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/minutes/title.h"

#include "core/letter.h"

#include <string.h>

#define ENOUGH_LETTERS 4    /* of a clause that is a title for itself */
#define TOGETHER_LETTERS 30 /* of clauses that are one title */

/* What a clause begins with and a title does not. */
static const char *const openings[]
    = { "会议要求", "会议决定", "会议明确", "会议议定", "会议确定", "会议强调", "会议指出",
        "会议认为", "会议同意", "会议原则", "经研究",   "同意",     "一是",     "二是",
        "三是",     "四是",     "五是",     "并且",     "并",       "同时",     "另外",
        "下一步",   "原则上",   "务必要",   "务必",     "必须",     "须",       "应当",
        "要求",     "要",       "的",       "工作",     NULL };

/* What says nothing without an object. */
static const char *const fillers[]
    = { "负责", "牵头", "配合", "确保", "力争", "完成",     "落实", "办结", "办理", "抓好",
        "组织", "实施", "认真", "抓紧", "尽快", "按时",     "反馈", "结果", "情况", "报送",
        "上报", "切实", "全面", "前",   "于",   "贯彻",     "执行", "工作", "任务", "会同",
        "我",   "府办", "到位", "具体", "研究", "有关要求", NULL };

static gsize
skip (const DubanMinutesReading *reading, gsize at, gsize to, const char *const *words)
{
  for (gsize size; (size = duban_minutes_match (reading, at, to, words)) > 0;)
    at += size;
  return at;
}

static gboolean
says_something (const DubanMinutesReading *reading, gsize from, gsize to)
{
  const gsize at = skip (reading, from, to, fillers);

  return at < to && duban_minutes_count_letters (reading, at, to) >= 2;
}

/* Brackets that open in it and do not close, or the other way round, end it or are no part. */
static void
trim_brackets (const DubanMinutesReading *reading, gsize *from, gsize *to)
{
  int depth = 0;
  gsize open = *to;

  for (gsize at = *from; at < *to;)
    {
      const gsize here = at;
      const gunichar letter = duban_minutes_next (reading, &at, *to);

      if (duban_letter_opens_bracket (letter) && depth++ == 0)
        open = here;
      else if (duban_letter_closes_bracket (letter) && --depth < 0)
        {
          depth = 0;
          *from = at;
          open = *to;
        }
    }
  if (depth > 0)
    *to = open;
  duban_minutes_trim (reading, from, to);
}

/* The next run of letters that lies in one clause and in no cover; *at moves past it. */
static gboolean
take_run (const DubanMinutesReading *reading, gsize *at, gsize to, gsize *from, gsize *end)
{
  gsize next;

  while (*at < to)
    {
      gsize after = *at;

      if (duban_minutes_is_covered (reading, *at, &next))
        *at = MIN (next, to);
      else if (duban_minutes_parts_clauses (duban_minutes_next (reading, &after, to)))
        *at = after;
      else
        break;
    }
  *from = *at;
  while (*at < to && !duban_minutes_is_covered (reading, *at, NULL))
    {
      gsize after = *at;

      if (duban_minutes_parts_clauses (duban_minutes_next (reading, &after, to)))
        break;
      *at = after;
    }
  *end = *at;
  return *end > *from;
}

/* Joins the clauses that follow after a comma, while all of it stays short. */
static void
extend (const DubanMinutesReading *reading, gsize at, gsize to, DubanMinutesMark *mark)
{
  gsize from, end;

  while (at < to && mark->to == at)
    {
      gsize after = at;

      if (duban_letter_fold_width (duban_minutes_next (reading, &after, to)) != ','
          || duban_minutes_is_covered (reading, after, NULL))
        return;
      at = after;
      if (!take_run (reading, &at, to, &from, &end) || from != after
          || duban_minutes_is_covered (reading, at, NULL)
          || duban_minutes_count_letters (reading, mark->from, end) > TOGETHER_LETTERS)
        return;
      mark->to = end;
    }
}

static void
cut (const DubanMinutesReading *reading, DubanMinutesMark *mark)
{
  gsize at = mark->from;

  for (int n = 0; n < DUBAN_MINUTES_TITLE_LETTERS && at < mark->to; n++)
    duban_minutes_next (reading, &at, mark->to);
  mark->to = at;
}

gboolean
duban_minutes_find_title (const DubanMinutesReading *reading, gsize from, gsize to,
                          DubanMinutesMark *mark)
{
  guint best = 0;
  gsize begin, end;

  for (gsize at = from; take_run (reading, &at, to, &begin, &end);)
    {
      const gsize run_end = end;
      guint letters;

      duban_minutes_trim (reading, &begin, &end);
      begin = skip (reading, begin, end, openings);
      trim_brackets (reading, &begin, &end);
      letters = begin < end ? duban_minutes_count_letters (reading, begin, end) : 0;
      if (letters <= best || !says_something (reading, begin, end))
        continue;
      best = letters;
      *mark = (DubanMinutesMark){ DUBAN_MINUTES_TITLE, begin, end };
      if (letters < ENOUGH_LETTERS)
        continue;
      if (end == run_end)
        extend (reading, at, to, mark);
      break;
    }
  if (best > 0)
    cut (reading, mark);
  return best > 0;
}
