/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/letter.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

typedef struct
{
  gunichar first, last;
} Range;

static const Range blanks[] = {
  { 0x00A0, 0x00A0 }, { 0x00AD, 0x00AD }, { 0x2000, 0x200F }, { 0x2028, 0x202F },
  { 0x205F, 0x206F }, { 0x3000, 0x3000 }, { 0xFEFF, 0xFEFF },
};

static const Range punctuation[] = {
  { 0x00A1, 0x00A1 }, { 0x00A7, 0x00A8 }, { 0x00AB, 0x00AB }, { 0x00B4, 0x00B4 },
  { 0x00B6, 0x00B7 }, { 0x00BB, 0x00BB }, { 0x00BF, 0x00BF }, { 0x2010, 0x2027 },
  { 0x2030, 0x205E }, { 0x2500, 0x2501 }, { 0x2E00, 0x2E7F }, { 0x3001, 0x3003 },
  { 0x3008, 0x3011 }, { 0x3014, 0x301F }, { 0x30FB, 0x30FB }, { 0xFE10, 0xFE19 },
  { 0xFE30, 0xFE6F }, { 0xFF5F, 0xFF65 },
};

/* Nearly all letters are ideographs: none of them is blank or punctuation. */
static inline gboolean
is_ideograph (gunichar letter)
{
  return letter >= 0x3400 && letter < 0xFE00;
}

static gboolean
is_in (gunichar letter, const Range *ranges, gsize n_ranges)
{
  for (gsize i = 0; i < n_ranges; i++)
    {
      if (letter <= ranges[i].last)
        return letter >= ranges[i].first;
    }
  return FALSE;
}

/* Brackets beyond ASCII stand in pairs, the opening one at the even code point. */
static gboolean
is_paired_bracket (gunichar letter)
{
  return (letter >= 0x3008 && letter <= 0x3011) || (letter >= 0x3014 && letter <= 0x301B);
}

gunichar
duban_letter_next (const char **text)
{
  const guchar *bytes = (const guchar *) *text;
  gunichar letter;

  if (bytes[0] < 0x80)
    {
      *text += bytes[0] != 0;
      return bytes[0];
    }
  /* nearly all of Chinese: three bytes */
  if (bytes[0] >= 0xE1 && bytes[0] <= 0xEC && (bytes[1] & 0xC0) == 0x80
      && (bytes[2] & 0xC0) == 0x80)
    {
      *text += 3;
      return (bytes[0] & 0x0Fu) << 12 | (bytes[1] & 0x3Fu) << 6 | (bytes[2] & 0x3Fu);
    }

  letter = g_utf8_get_char_validated (*text, -1);
  if (letter == (gunichar) -1 || letter == (gunichar) -2)
    {
      (*text)++;
      return REPLACEMENT;
    }
  *text = g_utf8_next_char (*text);
  return letter;
}

gunichar
duban_letter_fold_width (gunichar letter)
{
  return letter >= 0xFF01 && letter <= 0xFF5E ? letter - 0xFF01 + '!' : letter;
}

gboolean
duban_letter_is_blank (gunichar letter)
{
  if (letter < 0x80)
    return letter != 0 && (letter <= ' ' || letter == 0x7F);
  return !is_ideograph (letter) && is_in (letter, blanks, G_N_ELEMENTS (blanks));
}

gboolean
duban_letter_is_line_break (gunichar letter)
{
  return letter == '\n' || letter == '\r' || letter == 0x2028 || letter == 0x2029;
}

gboolean
duban_letter_opens_bracket (gunichar letter)
{
  letter = duban_letter_fold_width (letter);
  if (letter < 0x80)
    return letter != 0 && strchr ("([{<", (int) letter) != NULL;
  return is_paired_bracket (letter) && letter % 2 == 0;
}

gboolean
duban_letter_closes_bracket (gunichar letter)
{
  letter = duban_letter_fold_width (letter);
  if (letter < 0x80)
    return letter != 0 && strchr (")]}>", (int) letter) != NULL;
  return is_paired_bracket (letter) && letter % 2 == 1;
}

gboolean
duban_letter_is_punctuation (gunichar letter)
{
  letter = duban_letter_fold_width (letter);
  if (letter < 0x80)
    return g_ascii_ispunct ((char) letter) && strchr ("+=$", (int) letter) == NULL;
  return !is_ideograph (letter) && is_in (letter, punctuation, G_N_ELEMENTS (punctuation));
}
