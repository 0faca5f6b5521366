/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/holiday/notice-date.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/holiday/notice-text.h"

#define EXCERPT 24 /* letters of a notice that a sentence quotes */
#define MAX_PENDING 64

/* A date as it is written; 0 where a part is left out. */
typedef struct
{
  int year, month, day;
  gboolean has_month; /* be it 0 */
} Written;

void
duban_notice_dates_init (DubanNoticeDates *dates, DubanDayEntry *entry, int year)
{
  *dates = (DubanNoticeDates){ .entry = entry, .year = year, .base = DUBAN_NO_DAY };
  dates->pending = g_array_new (FALSE, FALSE, sizeof (DubanNoticeSpan));
  dates->ends = g_array_new (FALSE, FALSE, sizeof (DubanDay));
}

void
duban_notice_dates_clear (DubanNoticeDates *dates)
{
  g_array_unref (dates->pending);
  g_array_unref (dates->ends);
}

void
duban_notice_dates_drop (DubanNoticeDates *dates)
{
  g_array_set_size (dates->pending, 0);
  g_array_set_size (dates->ends, 0);
  dates->continues = dates->opens = dates->starts = FALSE;
}

guint
duban_notice_dates_count (const DubanNoticeDates *dates)
{
  guint n = 0;

  for (guint i = 0; i < dates->pending->len; i++)
    {
      const DubanNoticeSpan *span = &g_array_index (dates->pending, DubanNoticeSpan, i);

      n += (guint) (span->last - span->first + 1);
    }
  return n;
}

static gboolean
take (const char **at, const char *word)
{
  if (!g_str_has_prefix (*at, word))
    return FALSE;
  *at += strlen (word);
  return TRUE;
}

/* A number of at most max figures. */
static gboolean
take_number (const char **at, gsize max, int *value)
{
  gsize n = duban_notice_text_count_figures (*at);

  if (n == 0 || n > max)
    return FALSE;
  *value = (int) g_ascii_strtoll (*at, NULL, 10);
  *at += n;
  return TRUE;
}

static gboolean
is_span_mark (const char *at)
{
  return take (&at, "至") || take (&at, "到") || take (&at, "-");
}

static gboolean
take_day_word (const char **at)
{
  return take (at, "日") || take (at, "号");
}

/* 2026年10月1日, 10月1日, the 10月1 of 10月1-7日, and, where one came before, 7日. */
static gboolean
take_written (const char **at, gboolean continues, Written *written)
{
  const char *here = *at;
  int number;

  *written = (Written){ 0 };
  if (!take_number (&here, 4, &number))
    return FALSE;
  if (take (&here, "年"))
    {
      written->year = number;
      if (number < 1000 || !take_number (&here, 2, &number))
        return FALSE;
    }
  if (take (&here, "月"))
    {
      written->has_month = TRUE;
      written->month = number;
      if (!take_number (&here, 2, &number))
        return FALSE;
    }
  else if (written->year != 0 || !continues || here - *at > 2)
    return FALSE;
  written->day = number;
  if (!take_day_word (&here) && !(written->has_month && is_span_mark (here)))
    return FALSE;
  *at = here;
  return TRUE;
}

gboolean
duban_notice_dates_has_any (const char *text)
{
  for (const char *at = text; *at != '\0';)
    {
      const char *here = at;
      Written written;

      if (!g_ascii_isdigit (*at))
        {
          at++;
          continue;
        }
      if (take_written (&here, FALSE, &written))
        return TRUE;
      at += duban_notice_text_count_figures (at);
    }
  return FALSE;
}

int
duban_notice_dates_find_year (const char *text)
{
  int year = 0;

  for (const char *at = text; *at != '\0';)
    {
      Written written;

      if (!g_ascii_isdigit (*at))
        at++;
      else if (take_written (&at, FALSE, &written))
        year = MAX (year, written.year);
      else
        at += duban_notice_text_count_figures (at);
    }
  return year;
}

static gboolean
refuse_unclear (DubanNoticeDates *dates, const char *at)
{
  g_autofree char *excerpt = g_utf8_substring (at, 0, MIN (g_utf8_strlen (at, -1), EXCERPT));

  return duban_day_entry_refuse (
      dates->entry, g_strdup_printf (_ ("“%s” cannot be understood as dates."), excerpt));
}

/* 元旦's days before 1 January are of the year before: so is a bare date in December beside days
 * of January. */
static gboolean
is_of_year_before (const DubanNoticeDates *dates, int month)
{
  const GArray *days = dates->entry->days;

  for (guint i = 0; month == 12 && i < days->len; i++)
    {
      const DubanCalendarDay *day = &g_array_index (days, DubanCalendarDay, i);

      if (day->kind == DUBAN_DAY_OFF && day->day < duban_day_from_ymd (dates->year, 1, 8))
        return TRUE;
    }
  return FALSE;
}

static DubanDay
resolve (const DubanNoticeDates *dates, const Written *written)
{
  int year = written->year, month = written->month, base_year, base_month;

  if (!written->has_month)
    {
      duban_day_to_ymd (dates->base, &base_year, &base_month, NULL);
      return duban_day_from_ymd (base_year, base_month, written->day);
    }
  if (year == 0)
    year = dates->year - (is_of_year_before (dates, month) ? 1 : 0);
  return duban_day_from_ymd (year, month, written->day);
}

/* Across the turn of the year one of the ends may lack its year: 12月30日至2027年1月1日. */
static void
turn_year (const DubanNoticeDates *dates, const Written *end, DubanNoticeSpan *span)
{
  int year, month, day;

  if (span->last >= span->first || !end->has_month)
    return;
  if (dates->is_bare)
    {
      duban_day_to_ymd (span->first, &year, &month, &day);
      span->first = duban_day_from_ymd (year - 1, month, day);
    }
  else if (end->year == 0)
    {
      duban_day_to_ymd (span->last, &year, &month, &day);
      span->last = duban_day_from_ymd (year + 1, month, day);
    }
}

static gboolean
end_span (DubanNoticeDates *dates, const Written *end, DubanDay day)
{
  DubanNoticeSpan *span = &g_array_index (dates->pending, DubanNoticeSpan, dates->pending->len - 1);
  DubanNoticeSpan whole = { span->first, day };
  g_autofree char *first = duban_day_dup_words (span->first);
  g_autofree char *last = duban_day_dup_words (day);

  turn_year (dates, end, &whole);
  if (whole.first == DUBAN_NO_DAY || whole.last == DUBAN_NO_DAY || whole.last <= whole.first
      || whole.last - whole.first >= DUBAN_NOTICE_MAX_SPAN)
    return duban_day_entry_refuse (
        dates->entry,
        g_strdup_printf (_ ("From %s to %s is no holiday: check the two days."), first, last));
  *span = whole;
  g_array_index (dates->ends, DubanDay, dates->ends->len - 1) = whole.first;
  return TRUE;
}

static gboolean
add_date (DubanNoticeDates *dates, const Written *written)
{
  DubanDay day = resolve (dates, written);
  DubanNoticeSpan span = { day, day };

  if (day == DUBAN_NO_DAY && !written->has_month)
    return duban_day_entry_refuse (
        dates->entry,
        g_strdup_printf (_ ("There is no such day as %d日 of that month."), written->day));
  if (day == DUBAN_NO_DAY)
    return duban_day_entry_refuse (
        dates->entry, g_strdup_printf (_ ("There is no such day as %d年%d月%d日."),
                                       written->year != 0 ? written->year : dates->year,
                                       written->month, written->day));
  if (dates->opens && !end_span (dates, written, day))
    return FALSE;
  if (dates->opens)
    day = g_array_index (dates->pending, DubanNoticeSpan, dates->pending->len - 1).last;
  else if (dates->pending->len >= MAX_PENDING)
    return duban_day_entry_refuse (dates->entry, g_strdup (_ ("It names too many dates.")));
  else
    g_array_append_val (dates->pending, span);
  g_array_append_val (dates->ends, day);
  dates->base = day;
  dates->is_bare = written->year == 0;
  dates->opens = FALSE;
  return TRUE;
}

static gboolean
check_weekday (DubanNoticeDates *dates, guint at, const char *weekday)
{
  DubanDay day = g_array_index (dates->ends, DubanDay, at);
  const char *right = duban_day_get_weekday_word (day);
  g_autofree char *words = duban_day_dup_words (day);

  if (g_str_has_prefix (weekday, right)
      || (g_str_equal (right, "日") && g_str_has_prefix (weekday, "天")))
    return TRUE;
  return duban_day_entry_refuse (
      dates->entry, g_strdup_printf (_ ("%s is a 星期%s, and the notice says 星期%.*s."), words,
                                     right, (int) strlen ("日"), weekday));
}

/* The letter after 星期, 周 or 礼拜 where it is a weekday's. */
static const char *
find_weekday (const char *from, const char *to)
{
  static const char *const words[] = { "星期", "礼拜", "周" };
  static const char *const days[] = { "一", "二", "三", "四", "五", "六", "日", "天" };

  for (const char *at = from; at < to; at = g_utf8_next_char (at))
    for (guint i = 0; i < G_N_ELEMENTS (words); i++)
      for (guint j = 0; g_str_has_prefix (at, words[i]) && j < G_N_ELEMENTS (days); j++)
        if (g_str_has_prefix (at + strlen (words[i]), days[j]))
          return at + strlen (words[i]);
  return NULL;
}

/* The weekdays in a bracket are those of the dates just before it: one of the last, several of as
 * many. */
static gboolean
check_bracket (DubanNoticeDates *dates, const char *from, const char *to)
{
  const char *weekdays[MAX_PENDING];
  guint n = 0;

  for (const char *at = from; n < MAX_PENDING && (at = find_weekday (at, to)) != NULL;)
    weekdays[n++] = at;
  if (n > dates->ends->len)
    return refuse_unclear (dates, from);
  for (guint i = 0; i < n; i++)
    if (!check_weekday (dates, dates->ends->len - n + i, weekdays[i]))
      return FALSE;
  return TRUE;
}

/* A bracket that says nothing but what day it is; one with more is read as words. */
static gboolean
take_bracket (DubanNoticeDates *dates, const char **at)
{
  static const char *const words[] = { "天", "休", "班", "假" };
  const char *end = strchr (*at, ')');
  g_autofree char *inside = NULL;

  if (end == NULL)
    end = *at + strlen (*at);
  inside = g_strndup (*at + 1, (gsize) (end - *at - 1));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (inside, words[i]) != NULL && strstr (inside, "星期天") == NULL)
      return FALSE;
  if (duban_notice_dates_has_any (inside))
    return FALSE;
  if (!check_bracket (dates, *at + 1, end))
    return FALSE;
  *at = *end != '\0' ? end + 1 : end;
  return TRUE;
}

static gboolean
take_mark (DubanNoticeDates *dates, const char **at)
{
  static const char *const lists[] = { "、", ",", "和", "及", "与", "以及" };
  const char *here = *at;
  gboolean starts = take (&here, "起");

  if (is_span_mark (here))
    {
      while (is_span_mark (here))
        here = g_utf8_next_char (here);
      dates->opens = TRUE;
    }
  else if (starts)
    dates->starts = TRUE;
  else
    {
      guint i = 0;

      while (i < G_N_ELEMENTS (lists) && !take (&here, lists[i]))
        i++;
      if (i == G_N_ELEMENTS (lists) && !take (&here, "止"))
        return FALSE;
    }
  *at = here;
  return TRUE;
}

gboolean
duban_notice_dates_take (DubanNoticeDates *dates, const char **at)
{
  const char *from = *at;
  Written written;

  if (take_written (at, dates->continues, &written))
    {
      dates->continues = TRUE;
      dates->starts = FALSE;
      return add_date (dates, &written);
    }
  if (dates->opens)
    return refuse_unclear (dates, from);
  if (!dates->continues)
    return FALSE;
  if (*from == '(' ? take_bracket (dates, at) : take_mark (dates, at))
    return TRUE;
  dates->continues = FALSE;
  return FALSE;
}
