/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/holiday/notice-text.h"

#include <string.h>

#define MAX_NAME 60   /* bytes before the colon of an item */
#define MAX_TITLE 180 /* bytes of 关于…的通知 */

static void
piece_free (gpointer data)
{
  DubanNoticePiece *piece = data;

  g_free (piece->name);
  g_free (piece->text);
  g_free (piece);
}

void
duban_notice_text_free (DubanNoticeText *text)
{
  if (text == NULL)
    return;
  g_ptr_array_unref (text->pieces);
  g_free (text->title_holidays);
  g_free (text);
}

gsize
duban_notice_text_count_figures (const char *text)
{
  gsize n = 0;

  while (g_ascii_isdigit (text[n]))
    n++;
  return n;
}

static gunichar
fold_letter (gunichar letter)
{
  if (letter >= 0xff01 && letter <= 0xff5e)
    letter -= 0xfee0;
  if (letter == '\r' || letter == 0x2028 || letter == 0x2029)
    return '\n';
  if (letter == 0x3014 || letter == 0x3010 || letter == '[')
    return '(';
  if (letter == 0x3015 || letter == 0x3011 || letter == ']')
    return ')';
  if (letter == '~' || letter == 0x301c || letter == 0x2212
      || (letter >= 0x2010 && letter <= 0x2015))
    return '-';
  return letter;
}

/* Half width; no blank and nothing that is not seen, but for line breaks. */
static char *
fold (const char *text)
{
  GString *folded = g_string_sized_new (strlen (text));

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = fold_letter (g_utf8_get_char (at));

      if (letter == '\n' || (g_unichar_isgraph (letter) && !g_unichar_iszerowidth (letter)))
        g_string_append_unichar (folded, letter);
    }
  return g_string_free (folded, FALSE);
}

static gboolean
take (const char **at, const char *word)
{
  if (!g_str_has_prefix (*at, word))
    return FALSE;
  *at += strlen (word);
  return TRUE;
}

static const char *
skip_numeral (const char *at)
{
  static const char numerals[] = "一二三四五六七八九十";
  gsize n = duban_notice_text_count_figures (at);

  if (n > 0)
    return n <= 2 ? at + n : at;
  for (guint i = 0; i < 3 && *at != '\0'; i++)
    {
      const char *next = g_utf8_next_char (at);

      g_autofree char *letter = g_strndup (at, (gsize) (next - at));

      if (strstr (numerals, letter) == NULL)
        break;
      at = next;
    }
  return at;
}

/* Where an item's number (一、 （一） 1. 1、) ends; NULL where there is none. */
static const char *
skip_number (const char *text)
{
  const char *at = text;
  gboolean in_brackets = take (&at, "(");
  const char *after = skip_numeral (at);

  if (after == at)
    return NULL;
  if (in_brackets)
    return take (&after, ")") ? after : NULL;
  if (take (&after, "、") || take (&after, ")"))
    return after;
  return take (&after, ".") && !g_ascii_isdigit (*after) ? after : NULL;
}

/* Where an item's name ends: at its colon, or NULL. */
static const char *
find_colon (const char *text)
{
  static const char *const breaks[] = { "。", ",", ";", "(", "\n" };
  gsize size = strnlen (text, MAX_NAME);
  const char *colon = memchr (text, ':', size);

  if (colon == NULL || colon == text)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (breaks); i++)
    if (g_strstr_len (text, colon - text, breaks[i]) != NULL)
      return NULL;
  return colon;
}

static const char *
skip_year (const char *name)
{
  return duban_notice_text_count_figures (name) == 4 && g_str_has_prefix (name + 4, "年")
             ? name + 4 + strlen ("年")
             : name;
}

static void
add_piece (GPtrArray *pieces, const char *from, const char *to)
{
  g_autofree char *whole = g_strndup (from, (gsize) (to - from));
  const char *after = skip_number (whole);
  const char *text = after != NULL ? after : whole;
  const char *colon = find_colon (text);
  DubanNoticePiece *piece;

  if (to <= from)
    return;
  piece = g_new0 (DubanNoticePiece, 1);
  piece->is_numbered = after != NULL;
  if (colon != NULL)
    {
      const char *name = skip_year (text);

      name = MIN (name, colon);
      piece->name = g_strndup (name, (gsize) (colon - name));
      text = colon + 1;
    }
  else
    piece->name = g_strdup ("");
  piece->text = g_strdup (text);
  g_ptr_array_add (pieces, piece);
}

/* A date alone in its line is that of the signature. */
static gboolean
is_signature (const char *line)
{
  const char *at = line;
  gsize n;

  take (&at, "(");
  n = duban_notice_text_count_figures (at);
  at += n;
  if (n != 4 || !take (&at, "年"))
    return FALSE;
  at += duban_notice_text_count_figures (at);
  if (!take (&at, "月"))
    return FALSE;
  at += duban_notice_text_count_figures (at);
  if (!take (&at, "日"))
    return FALSE;
  take (&at, ")");
  return *at == '\0';
}

/* Whether a line begins a piece: it has a number, or a name, or the one before ended. */
static gboolean
begins_piece (const char *line, const GString *before)
{
  const char *colon = find_colon (line);

  return before->len == 0 || skip_number (line) != NULL || g_str_has_suffix (before->str, "。")
         || (colon != NULL && g_ascii_isdigit (colon[1]));
}

/* Adds the paragraph as the pieces that it is: several items may stand in one. */
static void
add_paragraph (GPtrArray *pieces, GString *paragraph)
{
  const char *from = paragraph->str;

  for (const char *at = from; *at != '\0'; at = g_utf8_next_char (at))
    {
      const char *after = at;

      if ((take (&after, "。") || take (&after, ";")) && skip_number (after) != NULL)
        {
          add_piece (pieces, from, after);
          from = after;
        }
    }
  add_piece (pieces, from, paragraph->str + paragraph->len);
  g_string_truncate (paragraph, 0);
}

static GPtrArray *
part (char *const *lines)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func (piece_free);
  g_autoptr (GString) paragraph = g_string_new (NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_end = is_signature (lines[i]);

      if (*lines[i] == '\0')
        continue;
      if (is_end || begins_piece (lines[i], paragraph))
        add_paragraph (pieces, paragraph);
      if (!is_end)
        g_string_append (paragraph, lines[i]);
    }
  add_paragraph (pieces, paragraph);
  return pieces;
}

static const struct
{
  const char *word, *name;
} holidays[] = {
  { "元旦", "元旦" },   { "春节", "春节" },   { "清明", "清明节" }, { "劳动节", "劳动节" },
  { "端午", "端午节" }, { "中秋", "中秋节" }, { "国庆", "国庆节" },
};

char *
duban_notice_text_list_holidays (const char *text, gsize size)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (const char *at = text; at < text + size; at = g_utf8_next_char (at))
    for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
      if (g_str_has_prefix (at, holidays[i].word) && strstr (names->str, holidays[i].name) == NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "、" : "", holidays[i].name);
  return g_strdup (names->str);
}

/* Whether what follows 2026年 is what a notice is about, not a month. */
static gboolean
is_about_year (const char *after)
{
  static const char *const words[]
      = { "部分", "节假日", "节日", "法定", "放假", "假期", "度", "全国" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (after, words[i]))
      return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (holidays); i++)
    if (g_str_has_prefix (after, holidays[i].word))
      return TRUE;
  return FALSE;
}

/* In the title every year is, be it of a holiday that only this office knows, unless a month
 * follows. */
static gboolean
is_of_title (const char *at, const char *title, gsize size)
{
  return title != NULL && size <= MAX_TITLE && at >= title && at < title + size
         && !g_ascii_isdigit (at[strlen ("年")]);
}

static int
find_year (const char *folded, const char *title, gsize title_size)
{
  int year = 0;

  for (const char *at = folded; (at = strstr (at, "年")) != NULL; at += strlen ("年"))
    {
      int named;

      if (at - folded < 4 || duban_notice_text_count_figures (at - 4) != 4
          || (at - folded > 4 && g_ascii_isdigit (at[-5]))
          || (!is_about_year (at + strlen ("年")) && !is_of_title (at, title, title_size)))
        continue;
      named = (int) g_ascii_strtoll (at - 4, NULL, 10);
      if (year != 0 && year != named)
        return -1;
      year = named;
    }
  return year;
}

/* 关于…的通知; NULL where there is none. */
static const char *
find_title (const char *folded, gsize *size)
{
  const char *from = strstr (folded, "关于");
  const char *to = from != NULL ? strstr (from, "通知") : NULL;

  *size = to != NULL ? (gsize) (to - from) : 0;
  return to != NULL ? from : NULL;
}

DubanNoticeText *
duban_notice_text_new (const char *text)
{
  g_autofree char *folded = fold (text);
  g_auto (GStrv) lines = g_strsplit (folded, "\n", -1);
  g_autofree char *flat = g_strjoinv (NULL, lines);
  DubanNoticeText *notice = g_new0 (DubanNoticeText, 1);
  gsize size;
  const char *title = find_title (flat, &size);

  notice->pieces = part (lines);
  notice->year = find_year (flat, title, size);
  notice->is_adjustment = title != NULL && g_strstr_len (title, (gssize) size, "调整") != NULL;
  notice->title_holidays
      = title != NULL ? duban_notice_text_list_holidays (title, size) : g_strdup ("");
  return notice;
}
