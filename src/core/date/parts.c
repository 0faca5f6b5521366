/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date/parts.h"

#include "core/date/group.h"
#include "core/date/letters.h"

static gboolean
begins_date (const char *at)
{
  static const char *const words[] = { "次年", "翌年", "明年", "来年",   "今年",   "本年", "年底",
                                       "年末", "本月", "当月", "下月",   "次月",   "月底", "月末",
                                       "上旬", "中旬", "下旬", "上半年", "下半年", "q",    NULL };

  return g_ascii_isdigit (*at) || duban_date_take_any (&at, words) >= 0;
}

/* After a whole date: 至… makes it the start of a span, 起 alone a start without an end. */
static void
take_link (DubanDateTerms *terms, const char **at)
{
  static const char *const starts[] = { "起", "开始", NULL };
  const char *here = *at;
  const gboolean is_start = duban_date_take_any (&here, starts) >= 0;
  const char *after = here;
  DubanDateTerm *term = duban_date_terms_get_last (terms);

  if (duban_date_take_span_mark (&after))
    {
      duban_date_take (&after, "第");
      if (begins_date (after))
        {
          terms->span_at = *at = after;
          return;
        }
    }
  if (is_start && term != NULL)
    {
      term->is_start = TRUE;
      *at = here;
    }
  after = *at;
  if (duban_date_take_list_mark (&after))
    terms->list_at = after;
}

static void
add_and_link (DubanDateTerms *terms, const char *from, const char **at, DubanDateName name)
{
  if (duban_date_terms_add (terms, from, *at, name) != NULL)
    take_link (terms, at);
}

/* 9:30, 9时30分, 9点半, after a blank or T; 下午 adds twelve hours.  Midnight to the second is
 * how spreadsheets write a day without a time. */
static int
take_time (DubanDateTerms *terms, const char **at)
{
  static const char *const gaps[] = { " ", "t", NULL };
  static const char *const halves[] = { "上午", "早上", "下午", "晚上", "晚", NULL };
  static const char *const hours[] = { ":", "时", "点", NULL };
  const char *here = *at;
  int half, mark, hour, minute = 0, second = -1, n_figures;

  duban_date_take_any (&here, gaps);
  half = duban_date_take_any (&here, halves);
  if (!duban_date_take_number (&here, &hour, &n_figures))
    return DUBAN_NO_MINUTE;
  mark = duban_date_take_any (&here, hours);
  if (mark < 0)
    return DUBAN_NO_MINUTE;
  if (duban_date_take (&here, "半"))
    minute = 30;
  else if (!duban_date_take_number (&here, &minute, &n_figures) && mark == 0)
    return DUBAN_NO_MINUTE;
  duban_date_take (&here, "分");
  if (duban_date_take (&here, ":"))
    duban_date_take_number (&here, &second, &n_figures);

  *at = here;
  if (half >= 2 && hour < 12)
    hour += 12;
  if (hour < 0 || hour > 24 || minute < 0 || minute > 59 || second > 60)
    terms->is_impossible = TRUE;
  if (hour == 24 || (hour == 0 && minute == 0 && second == 0))
    return DUBAN_NO_MINUTE;
  return hour * 60 + minute;
}

/* （星期一） between a day and its time. */
static void
take_weekday (const char **at)
{
  static const char *const words[] = { "星期", "周", NULL };
  static const char *const days[] = { "1", "2", "3", "4", "5", "6", "日", "天", NULL };
  const char *here = *at;

  if (duban_date_take (&here, "(") && duban_date_take_any (&here, words) >= 0
      && duban_date_take_any (&here, days) >= 0 && duban_date_take (&here, ")"))
    *at = here;
}

/* Whether a number after 月 is a day though no 日 follows: 11月23, 11月23前. */
static gboolean
is_bare_day_end (const char *at)
{
  static const char *const words[] = { "前", "之", "以", "起", ",", ";", "(", " ", NULL };

  return *at == '\0' || duban_date_take_any (&at, words) >= 0 || duban_date_take_span_mark (&at);
}

/* The days of a month: 23日, 1-10日, 5、15号. */
static gboolean
take_days (DubanDateTerms *terms, const char *from, const char **at, DubanDateName *name)
{
  static const char *const units[] = { "日", "号", NULL };
  DubanDateGroup group;
  const char *here = *at;
  const char *after;

  if (!duban_date_group_take (&here, &group))
    return FALSE;
  if (duban_date_take_any (&here, units) < 0)
    {
      here = group.starts[0];
      duban_date_take_number (&here, &group.values[0], &group.n_figures[0]);
      group.n = 1;
      if (group.n_figures[0] > 2 || !is_bare_day_end (here))
        return FALSE;
    }
  after = here;
  if (duban_date_take_within (&after)) /* 3月5日内 */
    here = after;

  name->level = DUBAN_DATE_DAY;
  from = duban_date_group_add (terms, &group, from, name);
  *at = here;
  duban_date_parts_take_day (terms, from, at, *name);
  return TRUE;
}

/* 初, and 中 at the end of a wording: a date that cannot be known. */
static gboolean
take_vague (const char **at)
{
  static const char *const ends[] = { "前", "完", "之", "左右", NULL };
  const char *here = *at;
  const char *after;

  if (duban_date_take (&here, "初"))
    {
      after = here;
      if (duban_date_take (&after, "步")) /* 初步 */
        return FALSE;
      *at = here;
      return TRUE;
    }
  after = here;
  if (!duban_date_take (&after, "中"))
    return FALSE;
  here = after;
  if (*here != '\0' && *here != ',' && *here != ';' && duban_date_take_any (&after, ends) < 0)
    return FALSE; /* 中央, 中标 */
  *at = here;
  return TRUE;
}

gboolean
duban_date_parts_take_xun (const char **at, DubanDateName *name)
{
  static const char *const parts[] = { "上", "中", "下", NULL };
  static const int ends[] = { 10, 20, 0 };
  const char *here = *at;
  int last = -1;

  for (;;)
    {
      const int part = duban_date_take_any (&here, parts);

      if (part < 0)
        break;
      last = part;
      duban_date_take_list_mark (&here);
    }
  if (last < 0 || !duban_date_take (&here, "旬"))
    return FALSE;

  *at = here;
  name->level = DUBAN_DATE_XUN;
  name->day = ends[last];
  return TRUE;
}

void
duban_date_parts_take_year (DubanDateTerms *terms, const char *from, const char **at,
                            DubanDateName name)
{
  static const char *const ends[] = { "底", "末", "年底", "年末", NULL };
  static const char *const fills[] = { "内", "的", "第", NULL };
  DubanDateTerm *term;
  const char *here;
  gboolean is_end;

  duban_date_take (at, "度");
  here = *at;
  duban_date_take (&here, "年");
  if (take_vague (&here))
    {
      *at = here;
      duban_date_terms_add_vague (terms, here);
      return;
    }
  is_end = duban_date_take_any (at, ends) >= 0;
  if (!is_end)
    duban_date_take_any (at, fills);

  term = duban_date_terms_add (terms, from, *at, name);
  if (term == NULL)
    return;
  term->is_weak = !is_end;
  take_link (terms, at);
}

void
duban_date_parts_take_period (DubanDateTerms *terms, const char *from, const char **at,
                              DubanDateName name)
{
  static const char *const ends[] = { "末月底", "末月", "末", "底", "内", NULL };

  if (take_vague (at))
    duban_date_terms_add_vague (terms, *at);
  else
    {
      duban_date_take_any (at, ends);
      add_and_link (terms, from, at, name);
    }
}

void
duban_date_parts_take_month (DubanDateTerms *terms, const char *from, const char **at,
                             DubanDateName name)
{
  static const char *const ends[] = { "底", "末", "内", NULL };

  duban_date_take (at, "份");
  if (take_days (terms, from, at, &name))
    return;
  if (!duban_date_parts_take_xun (at, &name))
    {
      if (take_vague (at))
        {
          duban_date_terms_add_vague (terms, *at);
          return;
        }
      duban_date_take_any (at, ends);
    }
  add_and_link (terms, from, at, name);
}

void
duban_date_parts_take_day (DubanDateTerms *terms, const char *from, const char **at,
                           DubanDateName name)
{
  int minute;

  if (duban_date_terms_add (terms, from, *at, name) == NULL)
    return;
  take_weekday (at);
  minute = take_time (terms, at);
  duban_date_terms_get_last (terms)->minute = minute;
  take_link (terms, at);
}
