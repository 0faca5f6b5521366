/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/holiday/notice-item.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "exchange/holiday/notice-date.h"
#include "exchange/holiday/notice-text.h"

/* What a verb says of the dates before it. */
typedef enum
{
  SAYS_OFF,
  SAYS_SHIFT,  /* 调休 alone: off, where they are weekdays */
  SAYS_WORKED, /* on a weekend */
  SAYS_USUAL,  /* 正常上班: worked, be it a weekend or not */
  SAYS_NEITHER,
} Says;

static const struct
{
  const char *word;
  Says says;
} verbs[] = {
  /* the longer first */
  { "不放假", SAYS_NEITHER },   { "不调休", SAYS_NEITHER },   { "不补班", SAYS_NEITHER },
  { "放假期间", SAYS_NEITHER }, { "假期期间", SAYS_NEITHER }, { "假期前", SAYS_NEITHER },
  { "调休放假", SAYS_OFF },     { "调休上班", SAYS_WORKED },  { "调休补班", SAYS_WORKED },
  { "调休工作", SAYS_WORKED },  { "放假", SAYS_OFF },         { "补休", SAYS_OFF },
  { "休息", SAYS_OFF },         { "休假", SAYS_OFF },         { "公休", SAYS_OFF },
  { "假期", SAYS_OFF },         { "调休", SAYS_SHIFT },       { "恢复正常上班", SAYS_USUAL },
  { "正常上班", SAYS_USUAL },   { "照常上班", SAYS_USUAL },   { "恢复上班", SAYS_USUAL },
  { "正常工作", SAYS_USUAL },   { "上班", SAYS_WORKED },      { "补班", SAYS_WORKED },
};

/* What may stand between a date and its verb without a meaning of its own. */
static const char *const fillers[] = {
  "为",   "均",     "都",   "全天",   "统一",   "全体",   "干部职工", "职工", "连续", "正式",
  "继续", "安排",   "法定", "节假日", "调整为", "共",     "其中",     "(",    ")",    "元旦",
  "春节", "清明节", "清明", "劳动节", "端午节", "中秋节", "国庆节",   "节",
};

typedef struct
{
  const DubanNoticeTerms *terms;
  DubanDayEntry *entry;
  DubanNoticeDates dates;
  gboolean has_strayed;  /* words between the pending dates and what may be their verb */
  gboolean has_weekend;  /* 与周末连休 */
  gboolean extends;      /* 延长…至 */
  guint n_group;         /* days of the last verb */
  guint n_checked;       /* days of the entry that a 共N天 has counted */
  gboolean is_after_off; /* the last thing read was a verb that says off */
  gboolean is_unclear;   /* refused because it cannot be told, not for a contradiction */
} Item;

static gboolean
refuse (Item *item, char *reason)
{
  return duban_day_entry_refuse (item->entry, reason);
}

static gboolean
refuse_dates (Item *item)
{
  const DubanNoticeSpan *span = &g_array_index (item->dates.pending, DubanNoticeSpan, 0);
  g_autofree char *day = duban_day_dup_words (span->first);

  item->is_unclear = item->entry->reason == NULL;
  return refuse (item, g_strdup_printf (_ ("It names %s and cannot be understood to say that it is "
                                           "off (放假) or worked (上班)."),
                                        day));
}

static gboolean
is_weekend (DubanDay day)
{
  return duban_day_get_weekday (day) > 5;
}

static gboolean
check_worked (Item *item, const DubanNoticeSpan *span)
{
  for (DubanDay day = span->first; day <= span->last; day++)
    {
      g_autofree char *words = duban_day_dup_words (day);

      if (!is_weekend (day))
        return refuse (item,
                       g_strdup_printf (_ ("%s is a 星期%s, which is worked anyway: check the "
                                           "date and the year."),
                                        words, duban_day_get_weekday_word (day)));
    }
  return TRUE;
}

static gboolean
check_shifted (Item *item, const DubanNoticeSpan *span)
{
  for (DubanDay day = span->first; day <= span->last; day++)
    {
      g_autofree char *words = duban_day_dup_words (day);

      if (is_weekend (day))
        return refuse (item, g_strdup_printf (_ ("%s is a 星期%s: 调休 alone does not say whether "
                                                 "it is off (放假) or worked (上班)."),
                                              words, duban_day_get_weekday_word (day)));
    }
  return TRUE;
}

/* 正常上班 on a weekday says nothing new. */
static gboolean
add_usual (Item *item, const DubanNoticeSpan *span)
{
  for (DubanDay day = span->first; day <= span->last; day++)
    if (is_weekend (day) && !duban_day_entry_add (item->entry, day, day, DUBAN_DAY_MAKEUP))
      return FALSE;
  return TRUE;
}

static gboolean
say_span (Item *item, const DubanNoticeSpan *span, Says says)
{
  switch (says)
    {
    case SAYS_SHIFT:
      return check_shifted (item, span)
             && duban_day_entry_add (item->entry, span->first, span->last, DUBAN_DAY_OFF);
    case SAYS_OFF:
      return duban_day_entry_add (item->entry, span->first, span->last, DUBAN_DAY_OFF);
    case SAYS_WORKED:
      return check_worked (item, span)
             && duban_day_entry_add (item->entry, span->first, span->last, DUBAN_DAY_MAKEUP);
    case SAYS_USUAL:
      return add_usual (item, span);
    case SAYS_NEITHER:
    default:
      return TRUE;
    }
}

/* 10月1日起放假7天: the span is as long as it says; N日起上班 ends nothing. */
static gboolean
end_start (Item *item, Says says, const char *after)
{
  GArray *pending = item->dates.pending;
  DubanNoticeSpan *span = &g_array_index (pending, DubanNoticeSpan, pending->len - 1);
  gsize n_figures;
  guint64 n;

  if (says == SAYS_WORKED || says == SAYS_USUAL)
    {
      g_array_set_size (pending, pending->len - 1);
      return TRUE;
    }
  while (*after == ',' || g_str_has_prefix (after, "共"))
    after = g_utf8_next_char (after);
  n_figures = duban_notice_text_count_figures (after);
  n = n_figures > 0 && n_figures < 4 ? g_ascii_strtoull (after, NULL, 10) : 0;
  if (n == 0 || n > DUBAN_NOTICE_MAX_SPAN || !g_str_has_prefix (after + n_figures, "天"))
    return refuse_dates (item);
  span->last = span->first + (DubanDay) n - 1;
  return TRUE;
}

static gboolean
say (Item *item, Says says, const char *after)
{
  GArray *pending = item->dates.pending;

  item->is_after_off = says == SAYS_OFF || says == SAYS_SHIFT;
  if (pending->len == 0)
    return TRUE;
  if (says == SAYS_NEITHER)
    {
      duban_notice_dates_drop (&item->dates);
      return TRUE;
    }
  if (item->has_strayed || (item->dates.starts && !end_start (item, says, after)))
    return refuse_dates (item);
  item->n_group = duban_notice_dates_count (&item->dates);
  for (guint i = 0; i < pending->len; i++)
    if (!say_span (item, &g_array_index (pending, DubanNoticeSpan, i), says))
      return FALSE;
  duban_notice_dates_drop (&item->dates);
  return TRUE;
}

static gboolean
take_verb (Item *item, const char **at)
{
  for (guint i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (g_str_has_prefix (*at, verbs[i].word))
      {
        *at += strlen (verbs[i].word);
        return say (item, verbs[i].says, *at);
      }
  return FALSE;
}

static guint
count_off (const DubanDayEntry *entry)
{
  guint n = 0;

  for (guint i = 0; i < entry->days->len; i++)
    n += g_array_index (entry->days, DubanCalendarDay, i).kind == DUBAN_DAY_OFF;
  return n;
}

/* The weekend days beside the entry's days off, which 与周末连休 counts in. */
static guint
count_weekend_beside (const DubanDayEntry *entry)
{
  guint n = 0;

  for (guint i = 0; i < entry->days->len; i++)
    {
      const DubanCalendarDay *day = &g_array_index (entry->days, DubanCalendarDay, i);

      for (int step = -1; day->kind == DUBAN_DAY_OFF && step <= 1; step += 2)
        for (DubanDay beside = day->day + step;
             is_weekend (beside) && duban_day_entry_find (entry, beside) == NULL; beside += step)
          n++;
    }
  return n;
}

/* 共7天 counts all days off since the last such count, and those still to be said; 放假1天 counts
 * those of its verb. */
static gboolean
check_count (Item *item, int number, gboolean is_of_verb)
{
  guint n_pending = duban_notice_dates_count (&item->dates);
  guint n_off = count_off (item->entry);
  guint n_new = n_off - item->n_checked + n_pending;
  guint n_all = n_new + (item->has_weekend ? count_weekend_beside (item->entry) : 0);

  if (number == (int) n_new || number == (int) n_all
      || (is_of_verb && number == (int) item->n_group))
    {
      item->n_checked = n_off + n_pending;
      return TRUE;
    }
  if (n_new == 0)
    return TRUE; /* of something else: 带薪年休假5天 */
  return refuse (item,
                 g_strdup_printf (ngettext ("It says %d天, and the dates that it names are %u day.",
                                            "It says %d天, and the dates that it names are %u "
                                            "days.",
                                            n_new),
                                  number, n_new));
}

static gboolean
take_count (Item *item, const char **at)
{
  const char *here = *at;
  gsize n = duban_notice_text_count_figures (here);
  int number = n > 0 && n < 4 ? (int) g_ascii_strtoll (here, NULL, 10) : -1;
  gboolean is_of_verb = item->is_after_off;

  if (g_str_has_prefix (here, "半天") && (item->is_after_off || item->dates.pending->len > 0))
    return refuse (item, g_strdup (_ ("It speaks of half a day, and days are off or worked as a "
                                      "whole.")));
  if (n == 0)
    return FALSE;
  here += n;
  if (!g_str_has_prefix (here, "天") && !(is_of_verb && g_str_has_prefix (here, "日")))
    return FALSE;
  *at = g_utf8_next_char (here);
  return check_count (item, number, is_of_verb);
}

/* Whether a day is known to be off for the holiday of that name. */
static gboolean
is_known (const DubanCalendar *known, DubanDay day, const char *name)
{
  const char *other;

  if (known == NULL || *name == '\0' || duban_calendar_get_kind (known, day) != DUBAN_DAY_OFF)
    return FALSE;
  other = duban_calendar_get_name (known, day);
  return other != NULL && strstr (other, name) != NULL;
}

/* 延长2020年春节假期至2月2日: from the day after the last that is known. */
static gboolean
extend (Item *item)
{
  const DubanNoticeSpan *span = &g_array_index (item->dates.pending, DubanNoticeSpan, 0);
  const char *name = item->entry->holiday;
  DubanDay to = span->last, from = to;

  while (to - from < DUBAN_NOTICE_MAX_SPAN && !is_known (item->terms->known, from, name))
    from--;
  if (to - from >= DUBAN_NOTICE_MAX_SPAN || span->first != to)
    return refuse (item, g_strdup (_ ("It extends a holiday whose days are not known here: take in "
                                      "the notice of the year first.")));
  item->extends = FALSE;
  duban_notice_dates_drop (&item->dates);
  return from == to || duban_day_entry_add (item->entry, from + 1, to, DUBAN_DAY_OFF);
}

static void
take_filler (Item *item, const char **at)
{
  item->is_after_off = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    if (g_str_has_prefix (*at, fillers[i]))
      {
        *at += strlen (fillers[i]);
        return;
      }
  if (g_str_has_prefix (*at, "前") || g_str_has_prefix (*at, "之前")
      || g_str_has_prefix (*at, "以前") || g_str_has_prefix (*at, "后"))
    duban_notice_dates_drop (&item->dates); /* 9月28日前: no day of the calendar */
  item->has_weekend |= g_str_has_prefix (*at, "连休");
  item->extends |= g_str_has_prefix (*at, "延长");
  if (item->dates.pending->len > 0 && **at != ',')
    item->has_strayed = TRUE;
  *at += g_ascii_isdigit (**at) ? duban_notice_text_count_figures (*at)
                                : (gsize) (g_utf8_next_char (*at) - *at);
}

static gboolean
end_sentence (Item *item)
{
  if (item->dates.opens || (item->dates.pending->len > 0 && !item->extends))
    return refuse_dates (item);
  if (item->dates.pending->len > 0 && !extend (item))
    return FALSE;
  duban_notice_dates_drop (&item->dates);
  item->has_strayed = item->has_weekend = item->extends = item->is_after_off = FALSE;
  return TRUE;
}

static gboolean
read_sentence (Item *item, const char *sentence)
{
  const char *at = sentence;

  while (*at != '\0' && item->entry->reason == NULL)
    {
      const char *before = at;

      if (item->extends && *at == ',' && item->dates.pending->len > 0)
        extend (item);
      else if (duban_notice_dates_take (&item->dates, &at))
        item->is_after_off = FALSE;
      else if (item->entry->reason == NULL && !take_count (item, &at) && !take_verb (item, &at)
               && item->entry->reason == NULL && at == before)
        take_filler (item, &at);
    }
  return item->entry->reason == NULL && end_sentence (item);
}

/* Whether a sentence only recommends: 鼓励各单位…安排职工在除夕（2月9日）休息. */
static gboolean
is_advice (const char *sentence)
{
  static const char *const words[] = { "鼓励", "倡导", "提倡", "建议" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (sentence, words[i]) != NULL)
      return TRUE;
  return FALSE;
}

gboolean
duban_notice_item_read (const char *text, const DubanNoticeTerms *terms, DubanDayEntry *entry,
                        guint *n_advice)
{
  g_autofree char *parted = g_strdup (text);
  g_auto (GStrv) sentences = NULL;
  Item item = { .terms = terms, .entry = entry };

  duban_notice_dates_init (&item.dates, entry, terms->year);
  for (char *at = parted; (at = strstr (at, "。")) != NULL;)
    memcpy (at, "\n\n\n", strlen ("。"));
  g_strdelimit (parted, ";", '\n');
  sentences = g_strsplit (parted, "\n", -1);
  for (guint i = 0; sentences[i] != NULL && entry->reason == NULL; i++)
    {
      if (is_advice (sentences[i]))
        ++*n_advice;
      else
        read_sentence (&item, sentences[i]);
    }
  duban_notice_dates_clear (&item.dates);
  return !item.is_unclear;
}

gboolean
duban_notice_item_is_one (const char *text)
{
  static const char *const words[] = { "放假", "补休", "休息", "上班", "补班", "调休", "延长" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (text, words[i]) != NULL)
      return duban_notice_dates_has_any (text);
  return FALSE;
}
