/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/words.h"

#include <stdio.h>
#include <string.h>

#include "core/calendar.h"

/* The first row of a code is the word that is written. */
static const struct
{
  DubanWords words;
  guint code;
  const char *text;
} table[] = {
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_OPEN, "在办" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_OPEN, "open" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_OPEN, "×" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "办结" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "已办结" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "完成" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "已完成" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "提前完成" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "已验收" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "销号" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "已销号" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "是" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "√" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "✓" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "100%" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_CLOSED, "closed" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_SUSPENDED, "暂停" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_SUSPENDED, "已暂停" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_SUSPENDED, "暂缓" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_SUSPENDED, "suspended" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_WITHDRAWN, "撤销" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_WITHDRAWN, "已撤销" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_WITHDRAWN, "终止" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_WITHDRAWN, "已终止" },
  { DUBAN_WORDS_STATUS, DUBAN_STATUS_WITHDRAWN, "withdrawn" },
  { DUBAN_WORDS_IMPORTANCE, DUBAN_KEY, "重点" },
  { DUBAN_WORDS_IMPORTANCE, DUBAN_KEY, "重要" },
  { DUBAN_WORDS_IMPORTANCE, DUBAN_KEY, "高" },
  { DUBAN_WORDS_IMPORTANCE, DUBAN_KEY, "★" },
  { DUBAN_WORDS_IMPORTANCE, DUBAN_KEY, "key" },
  { DUBAN_WORDS_IMPORTANCE, DUBAN_ROUTINE, "常规" },
  { DUBAN_WORDS_IMPORTANCE, DUBAN_ROUTINE, "一般" },
  { DUBAN_WORDS_IMPORTANCE, DUBAN_ROUTINE, "普通" },
  { DUBAN_WORDS_IMPORTANCE, DUBAN_ROUTINE, "routine" },
  { DUBAN_WORDS_YES_NO, DUBAN_YES, "是" },
  { DUBAN_WORDS_YES_NO, DUBAN_YES, "√" },
  { DUBAN_WORDS_YES_NO, DUBAN_YES, "yes" },
  { DUBAN_WORDS_YES_NO, DUBAN_NO, "否" },
  { DUBAN_WORDS_YES_NO, DUBAN_NO, "×" },
  { DUBAN_WORDS_YES_NO, DUBAN_NO, "no" },
  { DUBAN_WORDS_DECISION_LEVEL, DUBAN_LEVEL_UNIT, "单位" },
  { DUBAN_WORDS_DECISION_LEVEL, DUBAN_LEVEL_UNIT, "unit" },
  { DUBAN_WORDS_DECISION_LEVEL, DUBAN_LEVEL_DEPUTY, "副旗长" },
  { DUBAN_WORDS_DECISION_LEVEL, DUBAN_LEVEL_DEPUTY, "副县长" },
  { DUBAN_WORDS_DECISION_LEVEL, DUBAN_LEVEL_DEPUTY, "副区长" },
  { DUBAN_WORDS_DECISION_LEVEL, DUBAN_LEVEL_DEPUTY, "deputy" },
  { DUBAN_WORDS_DECISION_LEVEL, DUBAN_LEVEL_EXECUTIVE, "政府常务会" },
  { DUBAN_WORDS_DECISION_LEVEL, DUBAN_LEVEL_EXECUTIVE, "政府常务会议" },
  { DUBAN_WORDS_DECISION_LEVEL, DUBAN_LEVEL_EXECUTIVE, "常务会" },
  { DUBAN_WORDS_DECISION_LEVEL, DUBAN_LEVEL_EXECUTIVE, "executive" },
  { DUBAN_WORDS_DECISION_STATE, DUBAN_DECISION_NONE, "无需决策" },
  { DUBAN_WORDS_DECISION_STATE, DUBAN_DECISION_NONE, "none" },
  { DUBAN_WORDS_DECISION_STATE, DUBAN_DECISION_AWAITING, "待决策" },
  { DUBAN_WORDS_DECISION_STATE, DUBAN_DECISION_AWAITING, "awaiting" },
  { DUBAN_WORDS_DECISION_STATE, DUBAN_DECISION_SCHEDULED, "已排会" },
  { DUBAN_WORDS_DECISION_STATE, DUBAN_DECISION_SCHEDULED, "scheduled" },
  { DUBAN_WORDS_DECISION_STATE, DUBAN_DECISION_DECIDED, "已决策" },
  { DUBAN_WORDS_DECISION_STATE, DUBAN_DECISION_DECIDED, "decided" },
  { DUBAN_WORDS_HANDLING, DUBAN_HANDLING_PETITION, "信访" },
  { DUBAN_WORDS_HANDLING, DUBAN_HANDLING_PETITION, "petition" },
  { DUBAN_WORDS_HANDLING, DUBAN_HANDLING_RESTRICTED, "不得外传" },
  { DUBAN_WORDS_HANDLING, DUBAN_HANDLING_RESTRICTED, "restricted" },
  { DUBAN_WORDS_HOLDING_KIND, DUBAN_HOLDS_CHARGE, "分管" },
  { DUBAN_WORDS_HOLDING_KIND, DUBAN_HOLDS_ACTING, "代管" },
  { DUBAN_WORDS_HOLDING_KIND, DUBAN_HOLDS_ASSIST, "协管" },
  { DUBAN_WORDS_HOLDING_KIND, DUBAN_HOLDS_CONTACT, "联系" },
  { DUBAN_WORDS_HOLDING_KIND, DUBAN_HOLDS_GUARANTEE, "包联" },
  { DUBAN_WORDS_DAY_KIND, DUBAN_DAY_OFF, "休" },
  { DUBAN_WORDS_DAY_KIND, DUBAN_DAY_MAKEUP, "班" },
};

static const char *const weekdays[] = { "一", "二", "三", "四", "五", "六", "日" };

guint
duban_words_read (DubanWords words, const char *text, gssize size)
{
  gsize n = size < 0 ? strlen (text) : (gsize) size;

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].words == words && strncmp (table[i].text, text, n) == 0
        && table[i].text[n] == '\0')
      return table[i].code;
  return 0;
}

gboolean
duban_words_is_light (const char *text)
{
  static const char *const colours[] = { "红", "黄", "绿", "蓝", "灰" };
  static const char *const signs[] = { "🔴", "🟡", "🟢", "🔵", "●", "○", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_str_has_prefix (text, colours[i]))
      {
        const char *rest = text + strlen (colours[i]);

        return !*rest || g_str_equal (rest, "灯") || g_str_equal (rest, "色")
               || g_str_equal (rest, "牌");
      }
  return g_strv_contains (signs, text);
}

const char *
duban_words_write (DubanWords words, guint code)
{
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (table[i].words == words && table[i].code == code)
      return table[i].text;
  return "";
}

/* A text of exactly: prefix, a number, suffix. */
static gboolean
read_number (const char *text, const char *prefix, const char *suffix, int maximum, int *number)
{
  char *end;
  gint64 value;

  if (!g_str_has_prefix (text, prefix) || !g_ascii_isdigit (text[strlen (prefix)]))
    return FALSE;
  value = g_ascii_strtoll (text + strlen (prefix), &end, 10);
  *number = (int) MIN (value, maximum + 1);
  return strcmp (end, suffix) == 0 && *number <= maximum;
}

gboolean
duban_words_read_schedule (const char *text, DubanSchedule *schedule)
{
  static const char week[] = "每周";
  int number;

  for (guint i = 0; g_str_has_prefix (text, week) && i < G_N_ELEMENTS (weekdays); i++)
    if (strcmp (text + strlen (week), weekdays[i]) == 0)
      {
        *schedule = (DubanSchedule){ DUBAN_SCHEDULE_WEEKLY, (int) i + 1 };
        return TRUE;
      }
  if (read_number (text, "每月", "日", 31, &number) && number > 0)
    *schedule = (DubanSchedule){ DUBAN_SCHEDULE_MONTHLY, number };
  else if (read_number (text, "每季末前", "日", 80, &number))
    *schedule = (DubanSchedule){ DUBAN_SCHEDULE_QUARTER_END, number };
  else if ((read_number (text, "每", "日", 366, &number)
            || read_number (text, "每", "天", 366, &number))
           && number > 0)
    *schedule = (DubanSchedule){ DUBAN_SCHEDULE_DAYS, number };
  else
    return *text != '\0' && duban_schedule_parse (text, schedule);
  return TRUE;
}

char *
duban_words_write_schedule (DubanSchedule schedule)
{
  switch (schedule.kind)
    {
    case DUBAN_SCHEDULE_DAYS:
      return g_strdup_printf ("每%d日", schedule.value);
    case DUBAN_SCHEDULE_WEEKLY:
      return g_strdup_printf ("每周%s", weekdays[(schedule.value - 1) % 7]);
    case DUBAN_SCHEDULE_MONTHLY:
      return g_strdup_printf ("每月%d日", schedule.value);
    case DUBAN_SCHEDULE_QUARTER_END:
      return g_strdup_printf ("每季末前%d日", schedule.value);
    case DUBAN_SCHEDULE_NONE:
    default:
      return g_strdup ("");
    }
}
