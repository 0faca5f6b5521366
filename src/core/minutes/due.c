/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/minutes/due.h"

#include "core/date/dateword.h"
#include "core/letter.h"

#include <string.h>

#define MAX_LETTERS 40 /* of a deadline's wording */

/* What a deadline ends in. */
static const char *const ends[] = { "之前", "以前", "前",   "日内", "天内",   "月内",
                                    "年内", "周内", "以内", "之内", "季度内", NULL };
static const char *const no_ends[]
    = { "前期", "前往", "前置", "前列", "前述", "前款", "前景", "前后", NULL };

/* A date alone is a deadline where something is done by it. */
static const char *const bare_ends[] = { "日", "号", "底", "末", NULL };
static const char *const doings[]
    = { "完成", "办结", "报送", "上报", "提交", "提出", "反馈", "完工", "竣工",
        "开工", "投入", "到位", "销号", "交付", "实现", "建成", NULL };

static const char *const whole[] = { "立行立改", "事不过夜", "事不隔夜", "当日办结", NULL };

/* What may stand before it and belongs to it. */
static const char *const befores[]
    = { "务必于", "务必在", "确保于", "确保在", "力争于", "力争在", "应当于", "务于", "应于",
        "须于",   "要于",   "务必",   "确保",   "力争",   "于",     "在",     NULL };

/* Letters of dates. */
static gboolean
is_date_letter (gunichar letter)
{
  static const char *const letters
      = "一二三四五六七八九十两〇零廿年月日号底末初上中下旬前内之以季度半第个工作天周星期"
        "今明本次当去每逐隔至到—－-–~～〜./．会后收文印发起月份";
  char utf8[7] = "";

  letter = duban_letter_fold_width (letter);
  if (letter < 0x80)
    return letter != 0 && (g_ascii_isdigit ((char) letter) || strchr (" -~./", (char) letter));
  utf8[g_unichar_to_utf8 (letter, utf8)] = '\0';
  return duban_letter_is_blank (letter) ? !duban_letter_is_line_break (letter)
                                        : strstr (letters, utf8) != NULL;
}

/* Letters that a date can begin with. */
static gboolean
can_begin (gunichar letter)
{
  static const char *const letters
      = "一二三四五六七八九十两〇零廿年月季今明本次下上当每逐第会收印周星";
  char utf8[7] = "";

  letter = duban_letter_fold_width (letter);
  if (letter < 0x80)
    return letter != 0 && g_ascii_isdigit ((char) letter);
  utf8[g_unichar_to_utf8 (letter, utf8)] = '\0';
  return !duban_letter_is_blank (letter) && strstr (letters, utf8) != NULL;
}

static DubanDateword
read_word (const DubanMinutesReading *reading, gsize from, gsize to, gboolean is_event)
{
  const DubanTerms *terms = reading->terms;
  const DubanDatewordContext context = { .assigned = is_event ? DUBAN_NO_DAY : reading->assigned,
                                         .today = terms->today,
                                         .calendar = terms->calendar };
  g_autofree char *word = duban_minutes_dup (reading, from, to);

  return is_event ? duban_dateword_read_event (word, &context)
                  : duban_dateword_read_deadline (word, &context);
}

static gboolean
is_deadline (const DubanMinutesReading *reading, gsize from, gsize to)
{
  switch (read_word (reading, from, to, FALSE).kind)
    {
    case DUBAN_DATEWORD_DAY:
    case DUBAN_DATEWORD_RECURRING:
    case DUBAN_DATEWORD_IMPOSSIBLE:
      return TRUE;
    default:
      return FALSE;
    }
}

static gsize
get_previous (const DubanMinutesReading *reading, gsize at)
{
  return (gsize) (g_utf8_find_prev_char (reading->text, reading->text + at) - reading->text);
}

/* Where the wording that ends at `to` begins: as far back as letters of dates go, from a letter
 * that a date can begin with.  `to` where nothing before it is a date. */
static gsize
find_begin (const DubanMinutesReading *reading, gsize from, gsize to, gboolean is_event)
{
  gsize begin = to;

  for (int n = 0; n < MAX_LETTERS && begin > from
                  && is_date_letter (duban_minutes_before (reading, begin, from));
       n++)
    begin = get_previous (reading, begin);
  while (begin < to)
    {
      gsize after = begin;

      if (can_begin (duban_minutes_next (reading, &after, to))
          && (is_event ? read_word (reading, begin, to, TRUE).kind == DUBAN_DATEWORD_DAY
                       : is_deadline (reading, begin, to)))
        return begin;
      begin = after;
    }
  return to;
}

static void
add (DubanMinutesReading *reading, gsize clause, gsize from, gsize to)
{
  gsize cover = from;

  for (const char *const *word = befores; *word != NULL; word++)
    {
      const gsize size = strlen (*word);

      if (from < clause + size || !duban_minutes_has (reading, from - size, from, *word))
        continue;
      cover = from - size;
      break;
    }
  duban_minutes_add (reading, DUBAN_MINUTES_DUE, from, to, cover, to);
}

/* Where a deadline's wording ends that has its last word at `at`; `at` for none. */
static gsize
find_end (const DubanMinutesReading *reading, gsize at, gsize to)
{
  gsize end = at + duban_minutes_match (reading, at, to, ends);

  if (end > at)
    return duban_minutes_match (reading, at, to, no_ends) > 0 ? at : end;
  end = at + duban_minutes_match (reading, at, to, bare_ends);
  return end > at && duban_minutes_match (reading, end, to, doings) > 0 ? end : at;
}

void
duban_minutes_find_dues (DubanMinutesReading *reading, gsize from, gsize to)
{
  gsize clause = from;

  for (gsize at = from; at < to;)
    {
      gsize end = at + duban_minutes_match (reading, at, to, whole);
      gsize begin;

      if (duban_minutes_is_covered (reading, at, &begin))
        {
          clause = at = begin;
          continue;
        }
      if (end > at)
        {
          add (reading, clause, at, end);
          clause = at = end;
          continue;
        }
      end = find_end (reading, at, to);
      begin = end > at ? find_begin (reading, clause, end, FALSE) : end;
      if (begin < end)
        {
          add (reading, clause, begin, end);
          clause = at = end;
        }
      else
        duban_minutes_next (reading, &at, to);
    }
}

gboolean
duban_minutes_find_day (const DubanMinutesReading *reading, gsize from, gsize to,
                        DubanMinutesMark *mark, DubanDay *day)
{
  static const char *const days[] = { "日", "号", NULL };

  for (gsize end = to; end > from; end = get_previous (reading, end))
    {
      const gsize last = get_previous (reading, end);
      gsize begin;

      if (duban_minutes_match (reading, last, end, days) == 0)
        continue;
      begin = find_begin (reading, from, end, TRUE);
      if (begin == end)
        continue;
      *mark = (DubanMinutesMark){ DUBAN_MINUTES_DATE, begin, end };
      *day = read_word (reading, begin, end, TRUE).day;
      return TRUE;
    }
  return FALSE;
}

DubanDay
duban_minutes_read_due (const DubanMinutesReading *reading, gsize from, gsize to)
{
  return read_word (reading, from, to, FALSE).day;
}
