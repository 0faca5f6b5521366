/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date/rhythm.h"

#include "core/date/letters.h"

#define UNSAID ((DubanSchedule){ DUBAN_SCHEDULE_NONE, 0 })

static gboolean
is_break (char letter)
{
  return letter == '\0' || letter == ',' || letter == ';';
}

/* The rest of the clause belongs to a wording that no schedule can say: 每年6月、12月. */
static DubanSchedule
take_clause (const char **at)
{
  for (;;)
    {
      const char *after = *at + 1;

      if (**at == '\0' || **at == ';' || (**at == ',' && !g_ascii_isdigit (*after)))
        return UNSAID;
      *at = after;
    }
}

static DubanSchedule
make (DubanScheduleKind kind, int value, int least, int most)
{
  return value >= least && value <= most ? (DubanSchedule){ kind, value } : UNSAID;
}

/* After 每周: 五; 1次 and the like say only how often. */
static DubanSchedule
take_week (const char **at)
{
  static const char *const sundays[] = { "日", "天", "末", NULL };
  const char *here = *at;
  int value, n_figures;

  if (duban_date_take_any (at, sundays) >= 0)
    return make (DUBAN_SCHEDULE_WEEKLY, 7, 1, 7);
  if (!duban_date_take_number (&here, &value, &n_figures))
    return make (DUBAN_SCHEDULE_DAYS, 7, 1, 366);
  *at = here;
  if (duban_date_take (at, "次"))
    return value == 1 ? make (DUBAN_SCHEDULE_DAYS, 7, 1, 366) : UNSAID;
  if (duban_date_take_list_mark (&here) && g_ascii_isdigit (*here)) /* 每周一、四 */
    return take_clause (at);
  return make (DUBAN_SCHEDULE_WEEKLY, value, 1, 7);
}

/* After 每月 and a number: 日 before a list or span is more than one day. */
static DubanSchedule
take_day_of_month (const char **at, int value)
{
  static const char *const days[] = { "日", "号", NULL };
  const char *here;

  if (duban_date_take (at, "次"))
    return value == 1 ? make (DUBAN_SCHEDULE_MONTHLY, 31, 1, 31) : UNSAID;
  if (duban_date_take_any (at, days) < 0 && !g_str_has_prefix (*at, "前") && !is_break (**at))
    return take_clause (at);
  here = *at;
  if ((duban_date_take_list_mark (&here) || duban_date_take_span_mark (&here))
      && g_ascii_isdigit (*here))
    return take_clause (at);
  return make (DUBAN_SCHEDULE_MONTHLY, value, 1, 31);
}

static DubanSchedule
take_month (const char **at)
{
  static const char *const parts[] = { "上旬", "中旬", "下旬", "底", "末", NULL };
  static const int days[] = { 10, 20, 31, 31, 31 };
  static const char *const unsaid[] = { "初", "中", "前", "第", "次月", "当月", "下月", NULL };
  int part, value, n_figures;

  part = duban_date_take_any (at, parts);
  if (part >= 0)
    return make (DUBAN_SCHEDULE_MONTHLY, days[part], 1, 31);
  if (duban_date_take_any (at, unsaid) >= 0)
    return take_clause (at);
  if (duban_date_take_number (at, &value, &n_figures))
    return take_day_of_month (at, value);
  return make (DUBAN_SCHEDULE_MONTHLY, 31, 1, 31);
}

/* After 每季度末前 or 每季度结束前: N日. */
static DubanSchedule
take_days_before_quarter_end (const char **at)
{
  static const char *const days[] = { "日", "天", NULL };
  const char *here = *at;
  int value, n_figures;

  if (!duban_date_take_number (&here, &value, &n_figures))
    return make (DUBAN_SCHEDULE_QUARTER_END, 0, 0, 80);
  if (duban_date_take_any (&here, days) < 0)
    return take_clause (at);
  *at = here;
  return make (DUBAN_SCHEDULE_QUARTER_END, value, 0, 80);
}

static DubanSchedule
take_quarter (const char **at)
{
  static const char *const before_end[] = { "末前", "底前", "结束前", NULL };
  static const char *const end_months[] = { "末月", "最后1个月", "最后1月", NULL };
  static const char *const ends[] = { "末", "底", "1次", NULL };
  static const char *const month_ends[] = { "底", "末", NULL };
  static const char *const unsaid[] = { "第", "首月", "次月", "下月", "末", "底", NULL };
  const char *here;
  gboolean is_end_month;

  if (duban_date_take_any (at, before_end) >= 0)
    return take_days_before_quarter_end (at);
  is_end_month = duban_date_take_any (at, end_months) >= 0;
  here = *at;
  if (duban_date_take_any (&here, is_end_month ? month_ends : ends) >= 0
      && !g_ascii_isdigit (*here))
    {
      *at = here;
      return make (DUBAN_SCHEDULE_QUARTER_END, 0, 0, 80);
    }
  /* a day of the quarter's last month is not the same number of days before every end */
  if (is_end_month || g_ascii_isdigit (**at) || duban_date_take_any (at, unsaid) >= 0)
    return take_clause (at);
  return make (DUBAN_SCHEDULE_QUARTER_END, 0, 0, 80);
}

/* After 每 and a number: 15天, 2周, 3个月. */
static DubanSchedule
take_interval (const char **at, int value)
{
  static const char *const days[] = { "个工作日", "工作日", "天", "日", NULL };
  static const char *const weeks[] = { "个星期", "星期", "周", "个周", NULL };
  const int day = duban_date_take_any (at, days);

  if (day >= 2)
    return make (DUBAN_SCHEDULE_DAYS, value, 1, 366);
  if (day < 0 && duban_date_take_any (at, weeks) >= 0)
    return make (DUBAN_SCHEDULE_DAYS, value < 53 ? value * 7 : 0, 1, 366);
  return take_clause (at);
}

/* After 每 alone: times that no schedule can say. */
static gboolean
take_unsaid_period (const char **at, DubanSchedule *schedule)
{
  static const char *const periods[] = { "年", "半年", "次", "批", "期", "旬", "逢", NULL };

  if (duban_date_take_any (at, periods) < 0)
    return FALSE;
  *schedule = take_clause (at);
  return TRUE;
}

/* After 每, 按 or 逐; FALSE where what follows is no time (每户, 按要求). */
static gboolean
take_period (const char **at, DubanSchedule *schedule)
{
  static const char *const weeks[] = { "周", "星期", "礼拜", "个星期", NULL };
  static const char *const months[] = { "月", "个月", NULL };
  static const char *const half_months[] = { "半月", "半个月", NULL };
  static const char *const quarters[] = { "季度", "个季度", "季", NULL };
  static const char *const days[] = { "日", "天", "个工作日", NULL };

  if (duban_date_take_any (at, weeks) >= 0)
    *schedule = take_week (at);
  else if (duban_date_take_any (at, half_months) >= 0)
    *schedule = make (DUBAN_SCHEDULE_DAYS, 15, 1, 366);
  else if (duban_date_take_any (at, months) >= 0)
    *schedule = take_month (at);
  else if (duban_date_take_any (at, quarters) >= 0)
    *schedule = take_quarter (at);
  else if (duban_date_take_any (at, days) >= 0)
    *schedule = make (DUBAN_SCHEDULE_DAYS, 1, 1, 366);
  else
    return FALSE;
  return TRUE;
}

/* 一月一调度, 一周一通报: a rhythm that looks like a date; 1月1日 is one. */
static gboolean
take_idiom (const char **at, DubanSchedule *schedule)
{
  static const struct
  {
    const char *words;
    DubanSchedule schedule;
  } idioms[] = {
    { "1月1", { DUBAN_SCHEDULE_MONTHLY, 31 } },    { "1周1", { DUBAN_SCHEDULE_DAYS, 7 } },
    { "1季1", { DUBAN_SCHEDULE_QUARTER_END, 0 } }, { "1季度1", { DUBAN_SCHEDULE_QUARTER_END, 0 } },
    { "1日1", { DUBAN_SCHEDULE_DAYS, 1 } },        { "1天1", { DUBAN_SCHEDULE_DAYS, 1 } },
    { "月月", { DUBAN_SCHEDULE_MONTHLY, 31 } },
  };
  static const char *const of_dates[]
      = { "日", "号", "月", "前", "至", "到", "底", "之", "以", "个", "季", "年", "周", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (idioms); i++)
    {
      const char *here = *at;
      const char *after;

      if (!duban_date_take (&here, idioms[i].words))
        continue;
      after = here;
      if ((guchar) *here < 0x80 || duban_date_take_any (&after, of_dates) >= 0)
        return FALSE;
      *at = here;
      *schedule = idioms[i].schedule;
      return TRUE;
    }
  return FALSE;
}

gboolean
duban_date_rhythm_take (const char **at, DubanSchedule *schedule)
{
  static const char *const starts[] = { "每", "按", "逐", NULL };
  const char *here = *at;
  int start, value, n_figures;

  start = duban_date_take_any (&here, starts);
  if (start < 0)
    return take_idiom (at, schedule);

  if (start == 0 && duban_date_take_number (&here, &value, &n_figures))
    *schedule = take_interval (&here, value);
  else if (!take_period (&here, schedule) && (start != 0 || !take_unsaid_period (&here, schedule)))
    return FALSE;
  *at = here;
  return TRUE;
}
