/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date/scan.h"

#include <string.h>

#include "core/date/figures.h"
#include "core/date/letters.h"
#include "core/date/parts.h"
#include "core/date/rhythm.h"

/* Takes what follows a word; `from` is where the word begins. */
typedef void (*TakeWord) (DubanDateTerms *terms, const char *from, const char **at, int value);

static void
take_continuing (DubanDateTerms *terms, const char *from, const char **at, int value)
{
  terms->is_continuing = TRUE;
}

static void
take_vague (DubanDateTerms *terms, const char *from, const char **at, int value)
{
  duban_date_terms_add_vague (terms, *at);
}

static void
take_season (DubanDateTerms *terms, const char *from, const char **at, int value)
{
  terms->names_season = TRUE;
}

/* 当日: the day of assignment; 立行立改: so many days after it, which nothing done can be. */
static void
take_day_of_assignment (DubanDateTerms *terms, const char *from, const char **at, int value)
{
  const DubanDateBasis *basis = &terms->basis;

  if (basis->assigned == DUBAN_NO_DAY || (value > 0 && basis->is_event))
    duban_date_terms_add_vague (terms, *at);
  else
    duban_date_terms_add_day (terms, *at, basis->assigned + value);
}

/* 今年, 去年. */
static void
take_this_year (DubanDateTerms *terms, const char *from, const char **at, int value)
{
  DubanDateName name = { .level = DUBAN_DATE_YEAR, .month = 12 };
  const int year = terms->basis.year;

  name.year = value + (year != 0 ? year : duban_day_get_year (duban_date_terms_get_base (terms)));
  duban_date_parts_take_year (terms, from, at, name);
}

/* 次年, 明年. */
static void
take_next_year (DubanDateTerms *terms, const char *from, const char **at, int value)
{
  DubanDateName name = { .level = DUBAN_DATE_YEAR, .month = 12, .is_shifted = TRUE };

  name.year = duban_date_terms_shift_year (terms, value);
  duban_date_parts_take_year (terms, from, at, name);
}

/* 年底, 年内; an unnamed year's last day. */
static void
take_year_end (DubanDateTerms *terms, const char *from, const char **at, int is_weak)
{
  const DubanDateName name = { .level = DUBAN_DATE_MONTH, .month = 12 };
  DubanDateTerm *term = duban_date_terms_add (terms, from, *at, name);

  if (term != NULL)
    term->is_weak = is_weak;
}

/* 上半年, 下半年; value is its last month. */
static void
take_half (DubanDateTerms *terms, const char *from, const char **at, int value)
{
  const DubanDateName name = { .level = DUBAN_DATE_HALF, .month = value };

  duban_date_parts_take_period (terms, from, at, name);
}

/* The month so many after that of the base. */
static DubanDateName
name_month (const DubanDateTerms *terms, int shift)
{
  DubanDateName name = { .level = DUBAN_DATE_MONTH };
  int index;

  duban_day_to_ymd (duban_date_terms_get_base (terms), &name.year, &name.month, NULL);
  index = name.year * 12 + name.month - 1 + shift;
  name.year = index / 12;
  name.month = index % 12 + 1;
  return name;
}

/* 本月, 下月, 月底. */
static void
take_month (DubanDateTerms *terms, const char *from, const char **at, int shift)
{
  duban_date_parts_take_month (terms, from, at, name_month (terms, shift));
}

/* 本季度, 下季度, 季末. */
static void
take_quarter (DubanDateTerms *terms, const char *from, const char **at, int shift)
{
  const DubanDateName month = name_month (terms, 3 * shift);
  const DubanDateName name
      = { DUBAN_DATE_QUARTER, month.year, (month.month + 2) / 3 * 3, 0, FALSE };

  duban_date_parts_take_period (terms, from, at, name);
}

/* 本周五, 下周: its Sunday unless a day is named. */
static void
take_week (DubanDateTerms *terms, const char *from, const char **at, int shift)
{
  static const char *const days[] = { "1", "2", "3", "4", "5", "6", NULL };
  const int day = duban_date_take_any (at, days);
  const DubanDay monday = duban_day_get_monday (duban_date_terms_get_base (terms));

  duban_date_terms_add_day (terms, *at, monday + 7 * shift + (day >= 0 ? day : 6));
}

/* Q3. */
static void
take_english_quarter (DubanDateTerms *terms, const char *from, const char **at, int value)
{
  static const char *const quarters[] = { "1", "2", "3", "4", NULL };
  const int quarter = duban_date_take_any (at, quarters);
  const DubanDateName name = { .level = DUBAN_DATE_QUARTER, .month = 3 * quarter + 3 };

  if (quarter >= 0)
    duban_date_parts_take_period (terms, from, at, name);
}

/* 中旬 after 上旬至, or beside it: of the same month; alone, of none that can be known. */
static gboolean
take_xun (DubanDateTerms *terms, const char **at)
{
  const DubanDateTerm *last = duban_date_terms_get_last (terms);
  const char *from = *at;
  DubanDateName name = { .level = DUBAN_DATE_XUN };

  if (!duban_date_parts_take_xun (at, &name))
    return FALSE;
  if (last == NULL || last->is_vague || last->name.level < DUBAN_DATE_MONTH
      || (terms->span_at != from && terms->list_at != from))
    {
      duban_date_terms_add_vague (terms, *at);
      return TRUE;
    }
  name.month = last->name.month;
  duban_date_terms_add (terms, from, *at, name);
  return TRUE;
}

/* Tried in this order: a word stands before those that it contains. */
static const struct
{
  const char *word;
  TakeWord take;
  int value;
} words[] = {
  { "持续", take_continuing, 0 },
  { "长期", take_continuing, 0 },
  { "常态", take_continuing, 0 },
  { "全年", take_continuing, 0 },
  { "常年", take_continuing, 0 },
  { "日常", take_continuing, 0 },
  { "经常性", take_continuing, 0 },
  { "贯穿", take_continuing, 0 },
  { "全程", take_continuing, 0 },
  { "始终", take_continuing, 0 },
  { "滚动", take_continuing, 0 },
  { "当日", take_day_of_assignment, 0 },
  { "当天", take_day_of_assignment, 0 },
  { "事不过夜", take_day_of_assignment, 0 },
  { "事不隔夜", take_day_of_assignment, 0 },
  { "立行立改", take_day_of_assignment, 7 },
  { "今年", take_this_year, 0 },
  { "本年", take_this_year, 0 },
  { "当年", take_this_year, 0 },
  { "去年", take_this_year, -1 },
  { "上年", take_this_year, -1 },
  { "次年", take_next_year, 1 },
  { "翌年", take_next_year, 1 },
  { "明年", take_next_year, 1 },
  { "来年", take_next_year, 1 },
  { "第2年", take_next_year, 1 },
  { "上半年", take_half, 6 },
  { "前半年", take_half, 6 },
  { "下半年", take_half, 12 },
  { "后半年", take_half, 12 },
  { "半年内", take_vague, 0 },
  { "半个月内", take_vague, 0 },
  { "年底", take_year_end, FALSE },
  { "年末", take_year_end, FALSE },
  { "年内", take_year_end, TRUE },
  { "年度内", take_year_end, TRUE },
  { "年初", take_vague, 0 },
  { "年中", take_vague, 0 },
  { "年前", take_vague, 0 },
  { "本月", take_month, 0 },
  { "当月", take_month, 0 },
  { "这个月", take_month, 0 },
  { "下月", take_month, 1 },
  { "下个月", take_month, 1 },
  { "次月", take_month, 1 },
  { "月初", take_vague, 0 },
  { "月中", take_vague, 0 },
  { "月底", take_month, 0 },
  { "月末", take_month, 0 },
  { "本季度", take_quarter, 0 },
  { "下季度", take_quarter, 1 },
  { "季度末", take_quarter, 0 },
  { "季末", take_quarter, 0 },
  { "节前", take_season, 0 },
  { "国庆前", take_season, 0 },
  { "汛期前", take_season, 0 },
  { "汛前", take_season, 0 },
  { "入冬前", take_season, 0 },
  { "供暖期前", take_season, 0 },
  { "供暖前", take_season, 0 },
  { "采暖期前", take_season, 0 },
  { "开学前", take_season, 0 },
  { "本周", take_week, 0 },
  { "下周", take_week, 1 },
  { "q", take_english_quarter, 0 },
};

/* The letters that any of them begins with: most of a wording needs no second look. */
static const char first_letters[]
    = "持长常全日经贯始滚当事立今本去上次翌明来第前下后半年这月季中节国汛入供采开";

static gboolean
may_begin_word (const char *at)
{
  if ((guchar) *at < 0x80)
    return *at == 'q';
  for (const char *first = first_letters; *first != '\0'; first += strlen ("年"))
    {
      if (first[0] == at[0] && first[1] == at[1] && first[2] == at[2])
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_word (DubanDateTerms *terms, const char **at)
{
  const char *from = *at;

  if (!may_begin_word (from))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (!duban_date_take (at, words[i].word))
        continue;
      words[i].take (terms, from, at, words[i].value);
      return TRUE;
    }
  return take_xun (terms, at);
}

static gboolean
take_rhythm (DubanDateTerms *terms, const char **at)
{
  DubanSchedule schedule;

  if (!duban_date_rhythm_take (at, &schedule))
    return FALSE;
  if (!terms->is_recurring)
    terms->schedule = schedule;
  terms->is_recurring = TRUE;
  return TRUE;
}

static const char *
pass_letter (const char *at)
{
  do
    at++;
  while (((guchar) *at & 0xC0) == 0x80);
  return at;
}

void
duban_date_scan (DubanDateTerms *terms)
{
  const char *at = terms->letters;

  while (*at != '\0')
    {
      if (take_rhythm (terms, &at))
        continue;
      if (g_ascii_isdigit (*at))
        duban_date_figures_take (terms, &at);
      else if (!take_word (terms, &at))
        at = pass_letter (at);
    }
}
