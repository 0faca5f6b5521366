/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/minutes/outline.h"

#include "core/letter.h"

#include <string.h>

typedef enum
{
  NO_NUMBER,
  CHINESE,         /* 一、 */
  CHINESE_BRACKET, /* （一） */
  FIGURE,          /* 1. 1、 */
  FIGURE_BRACKET,  /* (1) 1) */
  CIRCLED,         /* ① */
  FIRSTLY,         /* 一是 */
  ORDINAL,         /* 第一， */
  N_NUMBERS,
} Number;

#define MAX_FIGURES 3

static const char *const numerals = "一二三四五六七八九十";

static gboolean
is_numeral (gunichar letter)
{
  char utf8[7] = "";

  if (letter < 0x3400)
    return FALSE;
  utf8[g_unichar_to_utf8 (letter, utf8)] = '\0';
  return strstr (numerals, utf8) != NULL;
}

static gboolean
is_figure (gunichar letter)
{
  letter = duban_letter_fold_width (letter);
  return letter >= '0' && letter <= '9';
}

static gunichar
peek (const DubanMinutesReading *reading, gsize at)
{
  return duban_minutes_next (reading, &at, reading->size);
}

/* Up to three letters of a sort; how many there were. */
static int
take_letters (const DubanMinutesReading *reading, gsize *at, gboolean (*is_one) (gunichar))
{
  int n = 0;

  for (; n <= MAX_FIGURES && is_one (peek (reading, *at)); n++)
    duban_minutes_next (reading, at, reading->size);
  return n <= MAX_FIGURES ? n : 0;
}

/* Whether figures follow that are a date (1. 11月底前…), or none: 1.5公里 is no item. */
static gboolean
begins_item (const DubanMinutesReading *reading, gsize at)
{
  gunichar letter;

  if (!is_figure (peek (reading, at)))
    return TRUE;
  while (is_figure (peek (reading, at)))
    duban_minutes_next (reading, &at, reading->size);
  letter = peek (reading, at);
  return letter == 0x5E74 /* 年 */ || letter == 0x6708 /* 月 */;
}

static gboolean
is_pause (gunichar letter)
{
  letter = duban_letter_fold_width (letter);
  return letter == 0x3001 /* 、 */ || letter == '.';
}

/* 一、 第一， 一是; *at after the first numeral or 第. */
static Number
read_chinese (const DubanMinutesReading *reading, gsize *at)
{
  const gboolean is_ordinal = duban_minutes_has (reading, *at, reading->size, "第");
  gsize here = *at + (is_ordinal ? strlen ("第") : 0);
  gunichar letter;

  if (take_letters (reading, &here, is_numeral) == 0)
    return NO_NUMBER;
  letter = duban_minutes_next (reading, &here, reading->size);
  if (is_ordinal)
    {
      *at = here;
      return is_pause (letter) || duban_letter_fold_width (letter) == ',' ? ORDINAL : NO_NUMBER;
    }
  *at = here;
  if (letter == 0x662F /* 是 */)
    return FIRSTLY;
  return is_pause (letter) && !is_numeral (peek (reading, here)) ? CHINESE : NO_NUMBER;
}

/* （一） (1). */
static Number
read_bracketed (const DubanMinutesReading *reading, gsize *at)
{
  gsize here = *at;
  Number number = NO_NUMBER;

  duban_minutes_next (reading, &here, reading->size);
  if (take_letters (reading, &here, is_numeral) > 0)
    number = CHINESE_BRACKET;
  else if (take_letters (reading, &here, is_figure) > 0)
    number = FIGURE_BRACKET;
  if (duban_letter_fold_width (duban_minutes_next (reading, &here, reading->size)) != ')')
    return NO_NUMBER;
  *at = here;
  return number;
}

/* 1. 1、 1) */
static Number
read_figures (const DubanMinutesReading *reading, gsize *at)
{
  gsize here = *at;
  gunichar letter;

  if (take_letters (reading, &here, is_figure) == 0)
    return NO_NUMBER;
  letter = duban_letter_fold_width (duban_minutes_next (reading, &here, reading->size));
  *at = here;
  if (letter == ')')
    return FIGURE_BRACKET;
  return is_pause (letter) && begins_item (reading, here) ? FIGURE : NO_NUMBER;
}

/* The number that stands at `at`; *at moves past it. */
static Number
read_number (const DubanMinutesReading *reading, gsize *at)
{
  const gunichar letter = peek (reading, *at);
  gsize here = *at;

  if ((letter >= 0x2460 && letter <= 0x2473) || (letter >= 0x2776 && letter <= 0x277F)
      || (letter >= 0x2474 && letter <= 0x249B))
    {
      duban_minutes_next (reading, &here, reading->size);
      *at = here;
      return CIRCLED;
    }
  if (letter == '(' || letter == 0xFF08)
    return read_bracketed (reading, at);
  if (is_figure (letter))
    return read_figures (reading, at);
  if (letter == 0x7B2C /* 第 */ || is_numeral (letter))
    return read_chinese (reading, at);
  return NO_NUMBER;
}

/* What ends the items: who was there, who gets a copy. */
static gboolean
is_tail (const DubanMinutesReading *reading, gsize at)
{
  static const char *const tails[]
      = { "出席", "列席", "参加人员", "参会人员", "参加：", "缺席", "请假", "记录",
          "抄送", "抄报", "主送",     "分送",     "发：",   "印发", "附件", NULL };

  return duban_minutes_match (reading, at, reading->size, tails) > 0;
}

/* A paragraph that says by itself that something new begins. */
static gboolean
is_fresh_paragraph (const DubanMinutesReading *reading, gsize at)
{
  static const char *const starts[]
      = { "会议要求", "会议强调", "会议指出", "会议决定", "会议明确", "会议议定", "会议还", NULL };

  return duban_minutes_match (reading, at, reading->size, starts) > 0;
}

typedef struct
{
  GArray *items;
  int open[N_NUMBERS]; /* items that can have others under them, outermost first */
  Number sorts[N_NUMBERS];
  int depth;
} Outline;

static void
end_last (Outline *outline, gsize at)
{
  if (outline->items->len > 0)
    g_array_index (outline->items, DubanMinutesItem, outline->items->len - 1).to = at;
}

static void
add_item (Outline *outline, Number number, gsize from, gsize body)
{
  DubanMinutesItem item = { from, body, body, -1, number != NO_NUMBER, FALSE };
  int depth = 0;

  if (number == NO_NUMBER)
    outline->depth = 0;
  while (depth < outline->depth && outline->sorts[depth] != number)
    depth++;
  if (number != NO_NUMBER)
    {
      if (depth > 0)
        {
          item.parent = outline->open[depth - 1];
          g_array_index (outline->items, DubanMinutesItem, item.parent).is_heading = TRUE;
        }
      outline->sorts[depth] = number;
      outline->open[depth] = (int) outline->items->len;
      outline->depth = depth + 1;
    }
  end_last (outline, from);
  g_array_append_val (outline->items, item);
}

/* Where a number may stand: at the beginning of a line, or after a sentence. */
static gboolean
is_boundary (gunichar before, gboolean is_line_start)
{
  if (is_line_start)
    return TRUE;
  before = duban_letter_fold_width (before);
  return before == 0x3002 /* 。 */ || before == ';' || before == ':' || before == '!';
}

static gsize
outline_step (Outline *outline, const DubanMinutesReading *reading, gsize at,
              gboolean is_line_start)
{
  gsize body = at;
  const Number number = read_number (reading, &body);

  if (number != NO_NUMBER)
    {
      add_item (outline, number, at, body);
      return body;
    }
  if (is_line_start && is_fresh_paragraph (reading, at))
    add_item (outline, NO_NUMBER, at, at);
  return at;
}

/* What was before, while the letters go by. */
typedef struct
{
  gunichar letter;
  gboolean is_line_start;
} Before;

/* Reads the letter at `at`, or the number that begins there; where it ends. */
static gsize
read_on (Outline *outline, const DubanMinutesReading *reading, gsize at, Before *before)
{
  const gunichar letter = peek (reading, at);
  gsize body = at;

  if (duban_letter_is_blank (letter))
    before->is_line_start |= duban_letter_is_line_break (letter);
  else
    {
      if (is_boundary (before->letter, before->is_line_start))
        body = outline_step (outline, reading, at, before->is_line_start);
      before->is_line_start = FALSE;
      before->letter = body > at ? ':' : letter;
    }
  if (body == at)
    duban_minutes_next (reading, &body, reading->size);
  return body;
}

GArray *
duban_minutes_outline (const DubanMinutesReading *reading)
{
  Outline outline = { .items = g_array_new (FALSE, FALSE, sizeof (DubanMinutesItem)) };
  Before before = { 0, TRUE };
  gsize at = 0;

  add_item (&outline, NO_NUMBER, 0, 0);
  while (at < reading->size && outline.items->len < DUBAN_MINUTES_MAX_ITEMS)
    {
      if (before.is_line_start && outline.items->len > 1 && is_tail (reading, at))
        break;
      at = read_on (&outline, reading, at, &before);
    }
  end_last (&outline, at);
  return outline.items;
}
