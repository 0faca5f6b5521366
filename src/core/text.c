/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/text.h"

#include <string.h>

#include "core/letter.h"

typedef gunichar (*FoldLetter) (gunichar letter); /* 0: the letter is dropped */

/* ASCII is folded letter by letter without a call; so most of a text never leaves
 * fold_into(): what is neither ASCII nor in the rows that hold blanks, punctuation and
 * full-width letters is copied. */
static inline gboolean
needs_folding (guchar lead)
{
  return lead < 0x80 || lead == 0xC2 || lead == 0xE2 || lead == 0xE3 || lead == 0xEF;
}

static gunichar
fold_title_letter (gunichar letter)
{
  letter = duban_letter_fold_width (letter);
  if (letter < 0x80)
    {
      if (g_ascii_isalnum ((char) letter))
        return (guchar) g_ascii_tolower ((char) letter);
      return letter == '+' || letter == '=' || letter == '$' ? letter : 0;
    }
  return duban_letter_is_blank (letter) || duban_letter_is_punctuation (letter) ? 0 : letter;
}

static gunichar
fold_heading_letter (gunichar letter)
{
  letter = duban_letter_fold_width (letter);
  if (duban_letter_is_blank (letter) || duban_letter_opens_bracket (letter)
      || duban_letter_closes_bracket (letter))
    return 0;
  return letter;
}

/* A folded letter is never longer than what it came from, so the buffer grows once. */
static void
fold_into (const char *text, GString *buffer, FoldLetter fold)
{
  char *out;

  g_string_set_size (buffer, strlen (text));
  out = buffer->str;
  while (*text != '\0')
    {
      const char *from = text;
      gunichar letter;

      if (!needs_folding ((guchar) *text))
        {
          *out++ = *text++;
          while (((guchar) *text & 0xC0) == 0x80)
            *out++ = *text++;
          continue;
        }
      letter = fold (duban_letter_next (&text));
      if (letter == 0)
        continue;
      if (letter < 0x80)
        *out++ = (char) letter;
      else
        out = (char *) memcpy (out, from, (gsize) (text - from)) + (text - from);
    }
  g_string_truncate (buffer, (gsize) (out - buffer->str));
}

static char *
fold_dup (const char *text, FoldLetter fold)
{
  GString *buffer = g_string_new (NULL);

  fold_into (text, buffer, fold);
  return g_string_free (buffer, FALSE);
}

/* The end of text without the blanks that it ends in. */
static char *
find_trimmed_end (char *text)
{
  char *end = text + strlen (text);

  while (end > text)
    {
      char *last = end - 1;
      const char *after;

      while (last > text && end - last < 4 && ((guchar) *last & 0xC0) == 0x80)
        last--;
      after = last;
      if (!duban_letter_is_blank (duban_letter_next (&after)) || after != end)
        break;
      end = last;
    }
  return end;
}

/* Whether nothing but blanks and punctuation stands from `at` to the end of its line. */
static gboolean
is_rest_of_line_bare (const char *at)
{
  for (;;)
    {
      const gunichar letter = duban_letter_next (&at);

      if (letter == 0 || duban_letter_is_line_break (letter))
        return TRUE;
      if (!duban_letter_is_blank (letter) && !duban_letter_is_punctuation (letter))
        return FALSE;
    }
}

static gboolean
is_blank_in_line (gunichar letter)
{
  return duban_letter_is_blank (letter) && !duban_letter_is_line_break (letter);
}

/* A mark is often spaced out (机 密): moves *at past a word's two letters and the blanks
 * between and after them. */
static gboolean
take_secret_word (const char **at)
{
  static const gunichar firsts[] = { 0x79D8, 0x673A, 0x7EDD }; /* 秘 机 绝 */
  const gunichar first = duban_letter_next (at);
  gunichar letter;
  const char *after;

  if (first != firsts[0] && first != firsts[1] && first != firsts[2])
    return FALSE;
  do
    letter = duban_letter_next (at);
  while (is_blank_in_line (letter));
  if (letter != 0x5BC6) /* 密 */
    return FALSE;

  for (after = *at; is_blank_in_line (duban_letter_next (&after));)
    *at = after;
  return TRUE;
}

char *
duban_text_fold (const char *text)
{
  return fold_dup (text, fold_title_letter);
}

void
duban_text_fold_into (const char *text, GString *buffer)
{
  fold_into (text, buffer, fold_title_letter);
}

gunichar
duban_text_next_folded (const char **text)
{
  for (;;)
    {
      const gunichar letter = duban_letter_next (text);
      gunichar folded;

      if (letter == 0)
        return 0;
      if (letter >= 0x3400 && letter < 0xFE00)
        return letter; /* an ideograph, as nearly all are */
      folded = fold_title_letter (letter);
      if (folded != 0)
        return folded;
    }
}

char *
duban_text_fold_heading (const char *text)
{
  return fold_dup (text, fold_heading_letter);
}

char *
duban_text_trim (char *text)
{
  const char *at = text;
  const char *start = text;
  char *end = find_trimmed_end (text);

  while (at < end && duban_letter_is_blank (duban_letter_next (&at)))
    start = at;
  *end = '\0';
  if (start != text)
    memmove (text, start, (gsize) (end - start) + 1);
  return text;
}

gboolean
duban_text_is_secret (const char *text)
{
  gboolean is_bare = TRUE; /* nothing but blanks and punctuation in this line so far */

  if (strstr (text, "密") == NULL)
    return FALSE;

  while (*text != '\0')
    {
      const char *after = text;
      gunichar letter;

      if (take_secret_word (&after)
          && (g_str_has_prefix (after, "★") || (is_bare && is_rest_of_line_bare (after))))
        return TRUE;
      letter = duban_letter_next (&text);
      is_bare = duban_letter_is_line_break (letter)
                || (is_bare
                    && (duban_letter_is_blank (letter) || duban_letter_is_punctuation (letter)));
    }
  return FALSE;
}
