/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/holiday/event-words.h"

#include <string.h>

#define MAX_SUMMARY 1024 /* bytes that are read: what is longer names no holiday */

/* At the end of a word: 国庆节放假.  The longer first. */
static const struct
{
  const char *word;
  gboolean off, worked;
} marks[] = {
  { "法定节假日", TRUE, FALSE }, { "法定假日", TRUE, FALSE },   { "公众假期", TRUE, FALSE },
  { "公共假期", TRUE, FALSE },   { "放假调休", TRUE, FALSE },   { "调休放假", TRUE, FALSE },
  { "休息日", TRUE, FALSE },     { "假期", TRUE, FALSE },       { "放假", TRUE, FALSE },
  { "补休", TRUE, FALSE },       { "公休", TRUE, FALSE },       { "休息", TRUE, FALSE },
  { "调休工作日", FALSE, TRUE }, { "特别工作日", FALSE, TRUE }, { "补班日", FALSE, TRUE },
  { "工作日", FALSE, TRUE },     { "调休上班", FALSE, TRUE },   { "调休补班", FALSE, TRUE },
  { "正常上班", FALSE, TRUE },   { "补班", FALSE, TRUE },       { "上班", FALSE, TRUE },
  { "调休", FALSE, FALSE },
};

/* A word of its own, or in brackets. */
static const struct
{
  const char *word;
  gboolean off, worked;
} wholes[] = {
  { "休", TRUE, FALSE },
  { "假", TRUE, FALSE },
  { "班", FALSE, TRUE },
};

/* In English, anywhere, lower case. */
static const struct
{
  const char *words;
  gboolean off, worked;
} phrases[] = {
  { "working day", FALSE, TRUE },
  { "workday", FALSE, TRUE },
  { "day off", TRUE, FALSE },
  { "public holiday", TRUE, FALSE },
};

static gboolean
is_separator (gunichar letter)
{
  return !g_unichar_isgraph (letter) || (g_unichar_ispunct (letter) && letter != 0x3001 /* 、 */)
         || letter == '|' || letter == '+';
}

static void
add (DubanEventSays *says, gboolean off, gboolean worked)
{
  says->off |= off;
  says->worked |= worked;
}

/* 第1天, 共7天 at the end of a word, or a word that is a number. */
static void
strip_count (char *word)
{
  gsize size = strlen (word);
  gboolean has_unit = g_str_has_suffix (word, "天");
  gsize end = size - (has_unit ? strlen ("天") : 0), at = end;

  while (at > 0 && g_ascii_isdigit (word[at - 1]))
    at--;
  if (at == end || (!has_unit && at > 0))
    return;
  word[at] = '\0';
  if (g_str_has_suffix (word, "第") || g_str_has_suffix (word, "共"))
    word[at - strlen ("第")] = '\0';
}

static gboolean
strip_mark (char *word, DubanEventSays *says)
{
  for (guint i = 0; i < G_N_ELEMENTS (wholes); i++)
    if (g_str_equal (word, wholes[i].word))
      {
        add (says, wholes[i].off, wholes[i].worked);
        *word = '\0';
        return TRUE;
      }
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_has_suffix (word, marks[i].word))
      {
        char *at = word + strlen (word) - strlen (marks[i].word);

        *at = '\0';
        if (g_str_has_suffix (word, "不")) /* 不上班, 不放假: nothing is told */
          return FALSE;
        add (says, marks[i].off, marks[i].worked);
        return TRUE;
      }
  return FALSE;
}

static void
take_word (char *word, DubanEventSays *says, GString *holiday)
{
  strip_count (word);
  while (*word != '\0' && strip_mark (word, says))
    strip_count (word);
  if (*word == '\0')
    return;
  if (holiday->len > 0)
    g_string_append_c (holiday, ' ');
  g_string_append (holiday, word);
}

/* The beginning of a text, no letter cut. (transfer full) */
static char *
dup_beginning (const char *text)
{
  gsize size = strnlen (text, MAX_SUMMARY);

  while (size > 0 && (text[size] & 0xc0) == 0x80)
    size--;
  return g_strndup (text, size);
}

void
duban_event_words_read (const char *summary, DubanEventSays *says, GString *holiday)
{
  g_autofree char *text = dup_beginning (summary);
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_autoptr (GString) word = g_string_new (NULL);
  const char *at = text;

  for (guint i = 0; i < G_N_ELEMENTS (phrases); i++)
    if (strstr (lower, phrases[i].words) != NULL)
      add (says, phrases[i].off, phrases[i].worked);
  for (;;)
    {
      gunichar letter = g_utf8_get_char (at);

      if (letter != 0 && !is_separator (letter))
        g_string_append_unichar (word, letter);
      else
        {
          take_word (word->str, says, holiday);
          g_string_truncate (word, 0);
        }
      if (letter == 0)
        return;
      at = g_utf8_next_char (at);
    }
}

void
duban_event_words_read_categories (const char *categories, DubanEventSays *says)
{
  g_auto (GStrv) names = g_strsplit (categories, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GString) rest = g_string_new (NULL);
      DubanEventSays said = { FALSE, FALSE };

      duban_event_words_read (names[i], &said, rest);
      if (rest->len == 0)
        add (says, said.off, said.worked);
    }
}

gboolean
duban_event_words_is_public (const char *description)
{
  static const char *const begins[]
      = { "公众假期", "公共假期", "法定节假日", "法定假日", "public holiday" };
  g_autofree char *lower = g_utf8_strdown (description, -1);
  const char *at = g_strchug (lower);

  for (guint i = 0; i < G_N_ELEMENTS (begins); i++)
    if (g_str_has_prefix (at, begins[i]))
      return TRUE;
  return FALSE;
}
