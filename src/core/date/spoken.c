/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date/spoken.h"

#include "core/date/letters.h"

#define MOST_DAYS 3660 /* ten years: beyond it a number is a slip of the hand */

typedef DubanDay (*ReadFunc) (const char **at, const DubanSpokenContext *context);

/* 今天 … 大前天. */
static DubanDay
read_name (const char **at, const DubanSpokenContext *context)
{
  static const char *const names[] = { "今天", "今日", "明天",   "明日", "大后天", "后天", "后日",
                                       "昨天", "昨日", "大前天", "前天", "前日",   NULL };
  static const int shifts[] = { 0, 0, 1, 1, 3, 2, 2, -1, -1, -3, -2, -2 };
  const int name = duban_date_take_any (at, names);

  return name < 0 ? DUBAN_NO_DAY : context->today + shifts[name];
}

/* +3, -2. */
static DubanDay
read_sign (const char **at, const DubanSpokenContext *context)
{
  static const char *const signs[] = { "+", "-", NULL };
  const int sign = duban_date_take_any (at, signs);
  int value, n_figures;

  if (sign < 0 || !duban_date_take_number (at, &value, &n_figures) || value < 0
      || value > MOST_DAYS)
    return DUBAN_NO_DAY;
  duban_date_take (at, "天");
  return context->base + (sign == 0 ? value : -value);
}

/* The same day of another month, or its last day where that is shorter. */
static DubanDay
shift_months (DubanDay day, int months)
{
  int year, month, day_of_month;
  DubanDay shifted;

  duban_day_to_ymd (day, &year, &month, &day_of_month);
  months += year * 12 + month - 1;
  shifted = duban_day_from_ymd (months / 12, months % 12 + 1, day_of_month);
  return shifted != DUBAN_NO_DAY ? shifted : duban_day_month_end (months / 12, months % 12 + 1);
}

/* 后, 以后, 之后: 1; 前, 以前, 之前: -1; else 0. */
static int
take_direction (const char **at)
{
  static const char *const words[] = { "以后", "之后", "后", "以前", "之前", "前", NULL };
  const int word = duban_date_take_any (at, words);

  if (word < 0)
    return 0;
  return word < 3 ? 1 : -1;
}

/* 3天后, 两周后, 一个月后, 半个月后, 5个工作日后; what lies behind only of something done. */
static DubanDay
read_distance (const char **at, const DubanSpokenContext *context)
{
  static const char *const units[]
      = { "个工作日", "工作日", "天", "日", "个星期", "星期", "周", "个月", NULL };
  static const int days[] = { 0, 0, 1, 1, 7, 7, 7, 0 };
  int value = 15, n_figures, unit = 2, direction;

  if (!duban_date_take (at, "半个月"))
    {
      if (!duban_date_take_number (at, &value, &n_figures) || value < 1 || value > MOST_DAYS)
        return DUBAN_NO_DAY;
      unit = duban_date_take_any (at, units);
    }
  direction = unit < 0 ? 0 : take_direction (at);
  if (direction == 0 || (direction < 0 && (!context->is_event || unit < 2)))
    return DUBAN_NO_DAY;
  if (unit < 2)
    return duban_calendar_add_working (context->calendar, context->today, value, NULL);
  if (days[unit] == 0)
    return shift_months (context->today, direction * value);
  return context->today + direction * value * days[unit];
}

/* How many weeks or months from this one: 下 1, 下下 2, 本 0, 上 -1; *is_bare where nothing is
 * said. */
static int
take_turn (const char **at, gboolean *is_bare)
{
  static const char *const words[] = { "下下个", "下下", "下个", "下",   "上上个", "上上",
                                       "上个",   "上",   "本",   "这个", "这",     NULL };
  static const int turns[] = { 2, 2, 1, 1, -2, -2, -1, -1, 0, 0, 0 };
  const int word = duban_date_take_any (at, words);

  *is_bare = word < 0;
  return word < 0 ? 0 : turns[word];
}

/* 周五, 下周五, 上星期天, 本周末: weeks begin on Monday. */
static DubanDay
read_weekday (const char **at, const DubanSpokenContext *context)
{
  static const char *const weeks[] = { "周", "星期", "礼拜", NULL };
  static const char *const sundays[] = { "日", "天", "末", NULL };
  gboolean is_bare;
  const int turn = take_turn (at, &is_bare);
  int weekday = 7, n_figures;
  DubanDay day;

  if (duban_date_take_any (at, weeks) < 0)
    return DUBAN_NO_DAY;
  if (duban_date_take_any (at, sundays) < 0
      && (!duban_date_take_number (at, &weekday, &n_figures) || weekday < 1 || weekday > 6))
    return DUBAN_NO_DAY;
  day = duban_day_get_monday (context->today) + 7 * turn + weekday - 1;
  if (is_bare && context->is_event && day > context->today)
    return day - 7;
  if (is_bare && !context->is_event && day < context->today)
    return day + 7;
  return day;
}

/* 下月10日, 下个月5号, 本月底, 上月末. */
static DubanDay
read_month (const char **at, const DubanSpokenContext *context)
{
  static const char *const days[] = { "日", "号", NULL };
  static const char *const ends[] = { "底前", "底", "末前", "末", NULL };
  gboolean is_bare;
  const int turn = take_turn (at, &is_bare);
  int year, month, value, n_figures;

  if (is_bare || !duban_date_take (at, "月"))
    return DUBAN_NO_DAY;
  duban_day_to_ymd (context->today, &year, &month, NULL);
  month += year * 12 - 1 + turn;
  if (duban_date_take_any (at, ends) >= 0)
    return duban_day_month_end (month / 12, month % 12 + 1);
  if (!duban_date_take_number (at, &value, &n_figures) || duban_date_take_any (at, days) < 0)
    return DUBAN_NO_DAY;
  duban_date_take (at, "前");
  return duban_day_from_ymd (month / 12, month % 12 + 1, value);
}

DubanDay
duban_date_spoken_read (const char *text, const DubanSpokenContext *context)
{
  static const ReadFunc readers[]
      = { read_name, read_sign, read_distance, read_weekday, read_month };
  char letters[DUBAN_DATE_LETTERS_SIZE];

  if (!duban_date_letters_write (text, letters))
    return DUBAN_NO_DAY;
  for (gsize i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      const char *at = letters;
      const DubanDay day = readers[i](&at, context);

      if (day >= DUBAN_DAY_FIRST && day <= DUBAN_DAY_LAST && *at == '\0')
        return day;
    }
  return DUBAN_NO_DAY;
}
