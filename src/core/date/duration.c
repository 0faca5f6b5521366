/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date/duration.h"

#include <string.h>

#include "core/date/letters.h"

#define MOST_DAYS 3660

typedef enum
{
  UNIT_WORKING_DAYS,
  UNIT_DAYS,
  UNIT_WEEKS,
  UNIT_MONTHS,
  UNIT_YEARS,
  UNIT_HOURS,
} Unit;

/* 天, 工作日 and the like are a duration by themselves; 日, 月 and 年 only before 内. */
static const struct
{
  const char *word;
  Unit unit;
  gboolean needs_within;
} units[] = {
  { "个工作日", UNIT_WORKING_DAYS, FALSE },
  { "工作日", UNIT_WORKING_DAYS, FALSE },
  { "个自然日", UNIT_DAYS, FALSE },
  { "自然日", UNIT_DAYS, FALSE },
  { "天", UNIT_DAYS, FALSE },
  { "日", UNIT_DAYS, TRUE },
  { "个星期", UNIT_WEEKS, TRUE },
  { "星期", UNIT_WEEKS, TRUE },
  { "周", UNIT_WEEKS, TRUE },
  { "个月", UNIT_MONTHS, TRUE },
  { "年", UNIT_YEARS, TRUE },
  { "个小时", UNIT_HOURS, TRUE },
  { "小时", UNIT_HOURS, TRUE },
};

/* The same day so many months later, or the last of that month. */
static DubanDay
add_months (DubanDay day, int months)
{
  int year, month, day_of_month, index;
  DubanDay end;

  duban_day_to_ymd (day, &year, &month, &day_of_month);
  index = year * 12 + month - 1 + months;
  end = duban_day_month_end (index / 12, index % 12 + 1);
  if (end == DUBAN_NO_DAY)
    return end;
  return MIN (end, duban_day_from_ymd (index / 12, index % 12 + 1, 1) + day_of_month - 1);
}

static DubanDay
add (const DubanDateTerms *terms, Unit unit, int value)
{
  const DubanDay assigned = terms->basis.assigned;

  if (assigned == DUBAN_NO_DAY || terms->basis.is_event || value < 0 || value > MOST_DAYS)
    return DUBAN_NO_DAY;
  switch (unit)
    {
    case UNIT_WORKING_DAYS:
      if (terms->basis.calendar == NULL)
        return DUBAN_NO_DAY;
      return duban_calendar_add_working (terms->basis.calendar, assigned, value, NULL);
    case UNIT_DAYS:
      return assigned + value;
    case UNIT_WEEKS:
      return assigned + 7 * value;
    case UNIT_MONTHS:
      return add_months (assigned, value);
    case UNIT_YEARS:
      return value < 10 ? add_months (assigned, 12 * value) : DUBAN_NO_DAY;
    case UNIT_HOURS:
    default:
      return value % 24 == 0 ? assigned + value / 24 : DUBAN_NO_DAY;
    }
}

static gboolean
has_any (const char *from, const char *to, const char *const *words)
{
  for (; from < to; from++)
    {
      const char *at = from;

      if (duban_date_take_any (&at, words) >= 0 && at <= to)
        return TRUE;
    }
  return FALSE;
}

static gboolean
ends_in (const char *from, const char *to, const char *word)
{
  const gsize n = strlen (word);

  return (gsize) (to - from) >= n && memcmp (to - n, word, n) == 0;
}

/* 会后3日内, 收到文件后5日内 count from the assignment; 验收后10日内, 会前3日内 do not. */
static gboolean
counts_from_assignment (const DubanDateTerms *terms, const char *number)
{
  static const char *const assignments[]
      = { "会",   "收到", "收文", "收件", "签收", "接到", "接件", "交办", "下达", "印发",
          "发文", "下发", "转办", "批示", "部署", "即日", "今日", "通知", "文件", NULL };
  const char *from = number;

  if (from - terms->letters >= 2 && from[-1] == '.' && g_ascii_isdigit (from[-2])) /* 2.5天 */
    return FALSE;
  while (from > terms->letters && from[-1] != ',' && from[-1] != ';')
    from--;
  if (ends_in (from, number, "前"))
    return FALSE;
  if (!ends_in (from, number, "后") && !ends_in (from, number, "起")
      && !ends_in (from, number, "后的"))
    return TRUE;
  return has_any (from, number, assignments);
}

gboolean
duban_date_duration_take (DubanDateTerms *terms, const char *number, int value, const char **at)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      const char *here = *at;

      if (!duban_date_take (&here, units[i].word))
        continue;
      if (!duban_date_take_within (&here) && units[i].needs_within)
        return FALSE;

      *at = here;
      duban_date_terms_add_day (terms, here,
                                counts_from_assignment (terms, number)
                                    ? add (terms, units[i].unit, value)
                                    : DUBAN_NO_DAY);
      return TRUE;
    }
  return FALSE;
}
