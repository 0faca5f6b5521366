/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/minutes/paper.h"

#include "core/date/dateword.h"
#include "core/letter.h"
#include "core/minutes/due.h"
#include "core/minutes/names.h"

#include <string.h>

#define MAX_REF_LETTERS 14 /* before 〔2026〕 */
#define MAX_SENTENCE 60    /* letters before 批示 that can say whose it is */
#define MAX_INSTRUCTIONS 40
#define MAX_SIGNATURE 120 /* bytes */
#define MAX_OPENING 600   /* bytes in which a paper says what it is, where no item comes sooner */

static gsize
get_previous (const DubanMinutesReading *reading, gsize at)
{
  return (gsize) (g_utf8_find_prev_char (reading->text, reading->text + at) - reading->text);
}

static void
mark (DubanMinutes *minutes, DubanMinutesPart part, gsize from, gsize to)
{
  const DubanMinutesMark found = { part, from, to };

  g_array_append_val (minutes->marks, found);
}

static void
set_assigner (const DubanMinutesReading *reading, DubanMinutes *minutes, gsize from, gsize to)
{
  if (minutes->assigner != NULL)
    return;
  minutes->assigner = duban_minutes_dup (reading, from, to);
  mark (minutes, DUBAN_MINUTES_ASSIGNER, from, to);
}

static gboolean
set_date (const DubanMinutesReading *reading, DubanMinutes *minutes, gsize from, gsize to)
{
  DubanMinutesMark found;
  DubanDay day;

  if (minutes->date != DUBAN_NO_DAY || !duban_minutes_find_day (reading, from, to, &found, &day))
    return FALSE;
  minutes->date = day;
  mark (minutes, DUBAN_MINUTES_DATE, found.from, found.to);
  return TRUE;
}

/* Where the sentence begins that `at` lies in. */
static gsize
find_sentence (const DubanMinutesReading *reading, gsize at)
{
  for (int n = 0; n < MAX_SENTENCE && at > 0; n++)
    {
      const gunichar letter = duban_minutes_before (reading, at, 0);

      if (letter == 0x3002 /* 。 */ || duban_letter_is_line_break (letter)
          || duban_letter_fold_width (letter) == ';')
        break;
      at = get_previous (reading, at);
    }
  return at;
}

/* 副旗长甲11月20日批示：… */
static void
read_instruction (DubanMinutesReading *reading, gsize at, gsize end, DubanMinutes *minutes)
{
  const gsize begin = find_sentence (reading, at);
  DubanMinutesName name;

  for (gsize here = begin; here < at; duban_minutes_next (reading, &here, at))
    {
      if (!duban_minutes_take_name (reading, here, at, &name) || !name.is_leader)
        continue;
      set_assigner (reading, minutes, name.from, name.to);
      set_date (reading, minutes, begin, end);
      duban_minutes_add (reading, DUBAN_MINUTES_ASSIGNER, name.from, name.to, begin, end);
      if (minutes->source == NULL)
        minutes->source = "领导批示";
      return;
    }
}

static void
find_instructions (DubanMinutesReading *reading, DubanMinutes *minutes)
{
  static const char *const words[]
      = { "作出批示", "批示要求", "批示指出", "批示", "签批", "指示", "交办", NULL };

  int n = 0;

  for (gsize at = 0; at < reading->size && n < MAX_INSTRUCTIONS;)
    {
      const gsize word = duban_minutes_match (reading, at, reading->size, words);
      gsize end = at + word;
      const gunichar next = word > 0 ? duban_minutes_next (reading, &end, reading->size) : 0;

      if (duban_letter_fold_width (next) == ':' || duban_letter_fold_width (next) == ',')
        {
          read_instruction (reading, at, end, minutes);
          n++;
        }
      duban_minutes_next (reading, &at, reading->size);
    }
}

/* 11月20日，旗长甲主持召开…会议: the day of the meeting. */
static void
find_meeting (const DubanMinutesReading *reading, gsize head, DubanMinutes *minutes)
{
  const char *held = g_strstr_len (reading->text, (gssize) head, "召开");
  gsize at;

  if (held == NULL)
    return;
  at = (gsize) (held - reading->text);
  set_date (reading, minutes, find_sentence (reading, at), at);
}

static void
find_source (const DubanMinutesReading *reading, gsize head, DubanMinutes *minutes)
{
  static const struct
  {
    const char *word, *source;
  } rows[] = {
    { "政府常务会", "政府常务会" },     { "重点推进会", "重点推进会" },
    { "重点工作推进会", "重点推进会" }, { "旗委常委会", "旗委部署" },
    { "常务会议", "政府常务会" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows) && minutes->source == NULL; i++)
    if (g_strstr_len (reading->text, (gssize) head, rows[i].word) != NULL)
      minutes->source = rows[i].source;
}

/* 伊政办发〔2026〕14号; `at` where 〔 stands. */
static gboolean
read_ref (const DubanMinutesReading *reading, gsize at, DubanMinutes *minutes)
{
  gsize from = at, to = at;
  int n_figures = 0;

  for (int n = 0; n < 16 && to < reading->size; n++)
    {
      const gunichar letter = duban_minutes_next (reading, &to, reading->size);

      n_figures += letter < 0x80 && g_ascii_isdigit ((char) letter);
      if (duban_letter_is_line_break (letter) || letter == 0x53F7 /* 号 */)
        break;
    }
  if (n_figures < 5 || duban_minutes_before (reading, to, at) != 0x53F7)
    return FALSE;
  for (int n = 0; n < MAX_REF_LETTERS && from > 0; n++)
    {
      const gunichar letter = duban_minutes_before (reading, from, 0);

      if (letter < 0x3400 || letter > 0x9FFF)
        break;
      from = get_previous (reading, from);
    }
  minutes->source_ref = duban_minutes_dup (reading, from, to);
  mark (minutes, DUBAN_MINUTES_SOURCE_REF, from, to);
  return TRUE;
}

static void
find_ref (const DubanMinutesReading *reading, gsize head, DubanMinutes *minutes)
{
  const char *at = reading->text;

  while ((at = g_strstr_len (at, (gssize) head - (at - reading->text), "〔")) != NULL)
    {
      if (read_ref (reading, (gsize) (at - reading->text), minutes))
        return;
      at += strlen ("〔");
    }
}

/* A line that is a date and nothing else, or a leader's name with or without one: how a paper is
 * signed. */
static void
read_signature (DubanMinutesReading *reading, gsize from, gsize to, DubanMinutes *minutes)
{
  DubanMinutesName name = { 0 };
  DubanMinutesMark found;
  DubanDay day;
  gsize at = from;

  duban_minutes_trim (reading, &from, &to);
  at = from;
  if (from < to && duban_minutes_take_name (reading, from, to, &name) && name.is_leader)
    at = name.to;
  duban_minutes_trim (reading, &at, &to);
  if (from == to
      || (at < to
          && (!duban_minutes_find_day (reading, at, to, &found, &day) || found.from != at
              || found.to != to)))
    return;
  if (at > from)
    set_assigner (reading, minutes, name.from, name.to);
  if (at < to)
    set_date (reading, minutes, at, to);
  duban_minutes_add (reading, DUBAN_MINUTES_DATE, from, to, from, to);
}

/* A line, or what stands behind its last sentence: …，11月底前报我。旗长 11月20日. */
static void
read_line (DubanMinutesReading *reading, gsize from, gsize to, DubanMinutes *minutes)
{
  gsize end = to;

  duban_minutes_trim (reading, &from, &end);
  for (gsize at = from; at < end;)
    if (duban_minutes_next (reading, &at, end) == 0x3002 /* 。 */ && at < end)
      from = at;
  if (end - from < MAX_SIGNATURE)
    read_signature (reading, from, end, minutes);
}

static void
find_signatures (DubanMinutesReading *reading, DubanMinutes *minutes)
{
  gsize from = 0;

  for (gsize at = 0; at < reading->size;)
    {
      const gsize here = at;

      if (!duban_letter_is_line_break (duban_minutes_next (reading, &at, reading->size)))
        continue;
      read_line (reading, from, here, minutes);
      from = at;
    }
  read_line (reading, from, reading->size, minutes);
}

/* 交办领导：…, 交办时间：… */
static void
take_labels (const DubanMinutesReading *reading, DubanMinutes *minutes)
{
  for (guint i = 0; i < reading->found->len; i++)
    {
      const DubanMinutesMark *found = &g_array_index (reading->found, DubanMinutesFound, i).mark;

      if (found->part == DUBAN_MINUTES_ASSIGNER)
        set_assigner (reading, minutes, found->from, found->to);
      else if (found->part == DUBAN_MINUTES_DATE)
        set_date (reading, minutes, found->from, found->to);
    }
}

void
duban_minutes_read_paper (DubanMinutesReading *reading, gsize head, DubanMinutes *minutes)
{
  gsize opening = head > 0 ? head : MIN (reading->size, MAX_OPENING);

  while (opening < reading->size && ((guchar) reading->text[opening] & 0xC0) == 0x80)
    opening--;
  take_labels (reading, minutes);
  find_instructions (reading, minutes);
  find_meeting (reading, opening, minutes);
  find_source (reading, opening, minutes);
  find_ref (reading, opening, minutes);
  find_signatures (reading, minutes);
}
