/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date/step.h"

#include <string.h>

#include "core/letter.h"

#define MAX_CLAUSES 64

/* How many days the first `size` bytes name. */
static guint
count_days (const char *text, gsize size, const DubanDatewordContext *context)
{
  g_autofree char *part = g_strndup (text, size);

  return duban_dateword_read_deadline (part, context).n_days;
}

static gboolean
is_mark (gunichar letter)
{
  return letter != 0 && g_utf8_strchr ("，,、；;。\n", -1, letter) != NULL;
}

/* Behind the next mark, or the end. */
static const char *
find_clause_end (const char *at)
{
  while (*at)
    if (is_mark (duban_letter_next (&at)))
      break;
  return at;
}

/* The part of the text that names the day of that place among its days and no other; FALSE where
 * there is none. */
static gboolean
find_part (const char *text, const DubanDatewordContext *context, guint place, const char **from,
           const char **to)
{
  guint before = 0, n_clauses = 0;
  const char *end;

  *from = *to = NULL;
  for (const char *at = text; *at && n_clauses < MAX_CLAUSES; at = end, n_clauses++)
    {
      guint n;

      end = find_clause_end (at);
      n = count_days (text, (gsize) (end - text), context);
      if (n < before || n > before + 1)
        return FALSE;
      if (n == place + 1 && before == place)
        *from = at;
      if (n > before && before == place + 1)
        {
          *to = at;
          return TRUE;
        }
      before = n;
    }
  if (*from)
    *to = text + strlen (text);
  return *from && n_clauses < MAX_CLAUSES;
}

/* Whether the text names that day of the year; which year, only the whole wording tells. */
static gboolean
names_day (const char *from, const char *to, const DubanDatewordContext *context, DubanDay day)
{
  g_autofree char *part = g_strndup (from, (gsize) (to - from));
  DubanDateword word = duban_dateword_read_deadline (part, context);
  int month, of_month, wanted_month, wanted;

  if (word.kind != DUBAN_DATEWORD_DAY)
    return FALSE;
  duban_day_to_ymd (word.day, NULL, &month, &of_month);
  duban_day_to_ymd (day, NULL, &wanted_month, &wanted);
  return month == wanted_month && of_month == wanted;
}

static gboolean
take_any (const char **at, const char *end, const char *const *words)
{
  for (gsize i = 0; words[i]; i++)
    if (g_str_has_prefix (*at, words[i]) && *at + strlen (words[i]) <= end)
      {
        *at += strlen (words[i]);
        return TRUE;
      }
  return FALSE;
}

/* Narrows to the words of the date itself. */
static gboolean
find_date (const char *from, const char *to, const DubanDatewordContext *context, DubanDay day,
           const char **begin, const char **end)
{
  static const char *const tails[]
      = { "年底", "底",   "末",   "度",   "份",   "日", "号", "上旬", "中旬",
          "下旬", "之前", "以前", "之内", "以内", "前", "内", "左右", NULL };

  *end = from;
  while (*end < to && !names_day (from, *end, context, day))
    duban_letter_next (end);
  if (!names_day (from, *end, context, day))
    return FALSE;
  *begin = from;
  for (const char *at = from; at < *end; duban_letter_next (&at))
    if (names_day (at, *end, context, day))
      *begin = at;
  while (take_any (end, to, tails))
    ;
  return TRUE;
}

static gboolean
is_between (gunichar letter)
{
  return duban_letter_is_blank (letter) || is_mark (letter)
         || g_utf8_strchr ("：:.．-－–—~～", -1, letter) != NULL;
}

/* Removes marks and blanks at both ends. */
static void
narrow (const char **from, const char **to)
{
  while (*from < *to)
    {
      const char *next = *from;

      if (!is_between (duban_letter_next (&next)))
        break;
      *from = next;
    }
  while (*from < *to)
    {
      const char *last = g_utf8_find_prev_char (*from, *to);
      const char *next = last;

      if (!is_between (duban_letter_next (&next)))
        break;
      *to = last;
    }
}

/* Removes the words that lead to a date: 力争于, 计划; and 于 behind what is due (方案于4月底前).
 */
static void
skip_leads (const char **from, const char **to)
{
  static const char *const leads[] = { "务必", "务", "力争", "确保", "争取", "计划", "预计",
                                       "于",   "在", "到",   "截至", "自",   NULL };

  while (take_any (from, *to, leads))
    ;
  if (*to - *from > (gssize) strlen ("于")
      && memcmp (*to - strlen ("于"), "于", strlen ("于")) == 0)
    *to -= strlen ("于");
}

/* 1. （1） ① 一是 before a step. */
static void
skip_enumerator (const char **from, const char *to)
{
  const char *at = *from;
  gunichar first = duban_letter_next (&at);

  if (first >= 0x2460 && first <= 0x2473) /* ① … ⑳ */
    {
      *from = at;
      return;
    }
  at = *from;
  if (duban_letter_opens_bracket (first))
    duban_letter_next (&at);
  if (!g_ascii_isdigit (*at))
    return;
  while (at < to && g_ascii_isdigit (*at))
    at++;
  if (at < to && (g_str_has_prefix (at, "）") || g_str_has_prefix (at, "、")))
    *from = at + strlen ("）");
  else if (at < to && strchr (").", *at))
    *from = at + 1;
}

/* What remains of the part without its date. */
static char *
dup_words (const char *from, const char *to, const DubanDatewordContext *context, DubanDay day)
{
  const char *begin, *end;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  skip_enumerator (&from, to);
  if (!find_date (from, to, context, day, &begin, &end))
    return NULL;
  narrow (&from, &begin);
  skip_leads (&from, &begin);
  before = g_strndup (from, begin > from ? (gsize) (begin - from) : 0);
  if (count_days (before, strlen (before), context) > 0 || g_ascii_isdigit (*before))
    *before = '\0';
  narrow (&end, &to);
  after = g_strndup (end, to > end ? (gsize) (to - end) : 0);
  if (!*before && !*after)
    return NULL;
  return g_strconcat (before, after, NULL);
}

char *
duban_date_step_dup_title (const char *text, const DubanDatewordContext *context, DubanDay day)
{
  DubanDateword word = duban_dateword_read_deadline (text, context);
  const char *from, *to;
  guint place = 0;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;
  while (place < word.n_days && word.days[place] != day)
    place++;
  if (place == word.n_days || !find_part (text, context, place, &from, &to))
    return NULL;
  return dup_words (from, to, context, day);
}
