/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/layout/breaks.h"

#include <string.h>

/* Units of two characters and more, of which no line may begin with a later one. */
static const char *const measures[]
    = { "个工作日", "个百分点", "平方公里", "平方米", "立方米", "工作日", "千瓦时", "个月",
        "万元",     "亿元",     "千元",     "万亩",   "万人",   "万户",   "万吨",   "万件",
        "公里",     "公斤",     "公顷",     "小时",   "分钟",   "人次",   "批次",   "季度",
        "千瓦",     "周岁",     "毫米",     "厘米",   "千米",   "日内",   "天内" };

static gboolean
is_one_of (gunichar c, const char *set)
{
  return c != 0 && g_utf8_strchr (set, -1, c) != NULL;
}

DubanMark
duban_mark_of (gunichar c)
{
  if (is_one_of (c, "（《「『【〔〖〈“‘([{［｛＜￥¥$＄№"))
    return DUBAN_MARK_OPENING;
  if (is_one_of (c, "）》」』】〕〗〉”’)]}］｝＞，。、；：！？…—％%‰℃,.;:!?．·・～~–／々〜｡､°′″"))
    return DUBAN_MARK_CLOSING;
  return DUBAN_MARK_NONE;
}

gboolean
duban_mark_is_half_blank (gunichar c)
{
  return is_one_of (c, "（《「『【〔〖〈“‘）》」』】〕〗〉”’，。、；：");
}

gboolean
duban_mark_sits_left (gunichar c)
{
  return is_one_of (c, "、，。：；");
}

gboolean
duban_mark_is_space (gunichar c)
{
  return c == ' ' || c == '\n' || c == 0x3000 || c == 0x200B;
}

static gboolean
is_glue (gunichar c)
{
  return c == 0xA0 || c == 0x202F || c == 0x2060 || c == 0xFEFF || c == 0x200D;
}

static gboolean
is_digit (gunichar c)
{
  return g_unichar_isdigit (c);
}

static gboolean
is_ideograph (gunichar c)
{
  return g_unichar_iswide (c) && !is_digit (c) && duban_mark_of (c) == DUBAN_MARK_NONE
         && !duban_mark_is_space (c);
}

/* Of a word or figure, which is not parted from its like. */
static gboolean
is_word (gunichar c)
{
  return is_digit (c) || (g_unichar_isalpha (c) && !g_unichar_iswide (c)) || c == '_' || c == '@'
         || c == '#' || c == '&' || c == '+' || c == '=' || c == '-' || c == '/' || c == '\\';
}

/* Between two parts of a word or figure: 1,234.56, 16:30, 3—5. */
static gboolean
is_joint (gunichar c)
{
  return is_one_of (c, ".,:?'’~–—～·%");
}

/* Inside of what is one word or figure. */
static DubanBreak
part_word (const gunichar *chars, gsize i)
{
  const gunichar last = chars[i - 1], next = chars[i];

  if (is_digit (next) && (is_digit (last) || (i >= 2 && is_digit (chars[i - 2]))))
    return DUBAN_BREAK_NEVER; /* 12, 1-3, 1/3/7 */
  return is_one_of (last, "/?&=-_") && !is_one_of (next, "/?&=-_") ? DUBAN_BREAK_PRESSED
                                                                   : DUBAN_BREAK_NEVER;
}

static DubanBreak
part (const gunichar *chars, gsize i)
{
  const gunichar last = chars[i - 1], next = chars[i];

  if (is_glue (last) || is_glue (next) || g_unichar_iszerowidth (next))
    return last == 0x200B ? DUBAN_BREAK_MAY : DUBAN_BREAK_NEVER;
  if (duban_mark_is_space (next) || duban_mark_of (next) == DUBAN_MARK_CLOSING)
    return DUBAN_BREAK_NEVER;
  if (duban_mark_is_space (last))
    return i >= 2 && duban_mark_of (chars[i - 2]) == DUBAN_MARK_OPENING ? DUBAN_BREAK_NEVER
                                                                        : DUBAN_BREAK_MAY;
  if (duban_mark_of (last) == DUBAN_MARK_OPENING)
    return DUBAN_BREAK_NEVER;
  if (is_joint (last) && i >= 2 && is_word (chars[i - 2]) && is_word (next))
    return part_word (chars, i);
  if (is_word (last) && (is_word (next) || next == '"'))
    return part_word (chars, i);
  if (last == 0x7B2C && is_digit (next)) /* 第 */
    return DUBAN_BREAK_PRESSED;
  return is_digit (last) && is_ideograph (next) ? DUBAN_BREAK_PRESSED : DUBAN_BREAK_MAY;
}

/* A straight quotation mark opens and closes by turns. */
static void
mend_straight_quotes (const gunichar *chars, gsize n, guint8 *breaks)
{
  gboolean is_open = FALSE;

  for (gsize i = 0; i < n; i++)
    {
      if (chars[i] != '"')
        continue;
      if (is_open)
        breaks[i] = DUBAN_BREAK_NEVER;
      else if (i + 1 < n && breaks[i + 1] == DUBAN_BREAK_MAY)
        breaks[i + 1] = DUBAN_BREAK_NEVER;
      is_open = !is_open;
    }
}

/* How many characters of the text from there are one unit of measure; 0 where it is none that is
 * listed. */
static gsize
measure_at (const gunichar *chars, gsize n)
{
  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      const char *unit = measures[i];
      gsize length = 0;

      while (*unit != '\0' && length < n && g_utf8_get_char (unit) == chars[length])
        {
          unit = g_utf8_next_char (unit);
          length++;
        }
      if (*unit == '\0')
        return length;
    }
  return 0;
}

/* What follows a figure: all of its unit, and the day after its month. */
static void
keep_measures (const gunichar *chars, gsize n, guint8 *breaks)
{
  for (gsize i = 1; i < n; i++)
    {
      gsize length;

      if (!is_digit (chars[i - 1]) || is_digit (chars[i]))
        continue;
      length = measure_at (chars + i, n - i);
      for (gsize k = 1; k < length; k++)
        breaks[i + k] = DUBAN_BREAK_PRESSED;
      /* 11月|20日, 16时|30分, 16点|30分 */
      if (i + 1 < n && is_digit (chars[i + 1])
          && (chars[i] == 0x6708 || chars[i] == 0x65F6 || chars[i] == 0x70B9))
        breaks[i + 1] = DUBAN_BREAK_RATHER;
    }
}

void
duban_breaks_find (const gunichar *chars, gsize n, guint8 *breaks)
{
  if (n == 0)
    return;
  breaks[0] = DUBAN_BREAK_NEVER;
  for (gsize i = 1; i < n; i++)
    breaks[i] = part (chars, i);
  mend_straight_quotes (chars, n, breaks);
  keep_measures (chars, n, breaks);
  for (gsize i = 1; i < n; i++)
    if (chars[i - 1] == '\n')
      breaks[i] = DUBAN_BREAK_MUST;
}
