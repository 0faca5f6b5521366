/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "core/date/letters.h"

#include <string.h>

#include "core/letter.h"

#define LONGEST_LETTER 6  /* bytes */
#define LONGEST_NUMERAL 8 /* letters of a run that is looked at */
#define TEN 10
#define NO_NUMBER (-1)

typedef struct
{
  char *out;
  const char *start, *end; /* end: where the last letter may begin */
  gboolean is_after_blank;
} Writer;

/* The value of a Chinese numeral, TEN for 十, or NO_NUMBER. */
static int
get_numeral (gunichar letter)
{
  static const gunichar numerals[]
      = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341 };

  for (int i = 0; i <= TEN; i++)
    {
      if (numerals[i] == letter)
        return i;
    }
  if (letter == 0x96F6 || letter == 0x25CB) /* 零 ○ */
    return 0;
  return letter == 0x4E24 ? 2 : NO_NUMBER; /* 两 */
}

/* 十, 十一, 二十, 二十三. */
static int
read_tens (const int *digits, int n)
{
  const int at = digits[0] == TEN ? 0 : 1;
  const int tens = at == 0 ? 1 : digits[0];

  if (digits[at] != TEN || n > at + 2 || tens == 0)
    return NO_NUMBER;
  if (n == at + 1)
    return tens * 10;
  return digits[at + 1] >= 1 && digits[at + 1] <= 9 ? tens * 10 + digits[at + 1] : NO_NUMBER;
}

/* 三; 十一; 二〇二六.  Two or three figures side by side are none: 一二月 is no 12月. */
static int
read_numerals (const int *digits, int n)
{
  int value = 0;

  if (n == 1)
    return digits[0];
  if (n <= 3)
    return read_tens (digits, n);
  if (n != 4)
    return NO_NUMBER;
  for (int i = 0; i < n; i++)
    {
      if (digits[i] == TEN)
        return NO_NUMBER;
      value = value * 10 + digits[i];
    }
  return value;
}

/* A punctuation mark as the one letter that stands for its kind; 0 for none. */
static char
get_mark (gunichar letter)
{
  switch (letter)
    {
    case 0x3001: /* 、 */
    case ',':
      return ',';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2212:
      return '-';
    case 0x2014:
    case 0x2015:
    case 0x2500:
    case 0x2501:
    case 0x301C:
      return '~';
    case 0x00B7: /* 2026·11·23 */
      return '.';
    case 0x3002: /* 。 */
    case ':':
      return letter == ':' ? ':' : ';';
    default:
      return duban_letter_is_punctuation (letter) && letter >= 0x80 ? ';' : 0;
    }
}

static void
put (Writer *writer, char letter)
{
  const gboolean is_figure = g_ascii_isdigit (letter);

  if (writer->is_after_blank && is_figure && writer->out > writer->start
      && g_ascii_isdigit (writer->out[-1]))
    *writer->out++ = ' ';
  writer->is_after_blank = FALSE;
  if (letter == '~' && writer->out > writer->start && writer->out[-1] == '~') /* —— */
    return;
  *writer->out++ = letter;
}

/* Writes the run of Chinese numerals that begins at *text as figures, apart from figures
 * beside it. */
static void
put_numerals (Writer *writer, const char **text)
{
  int digits[LONGEST_NUMERAL];
  int n = 0;
  int value;
  char figures[12];

  for (const char *at = *text;; *text = at)
    {
      const int digit = get_numeral (duban_letter_fold_width (duban_letter_next (&at)));

      if (digit == NO_NUMBER)
        break;
      if (n < LONGEST_NUMERAL)
        digits[n++] = digit;
    }

  value = read_numerals (digits, n);
  g_snprintf (figures, sizeof figures, "%d", value);
  writer->is_after_blank = TRUE;
  for (const char *figure = value == NO_NUMBER ? "?" : figures; *figure != '\0'; figure++)
    put (writer, *figure);
  writer->is_after_blank = TRUE;
}

static void
put_letter (Writer *writer, const char *from, const char *to, gunichar letter)
{
  const gunichar folded = duban_letter_fold_width (letter);
  const char mark = get_mark (folded);

  if (mark != 0)
    put (writer, mark);
  else if (folded < 0x80)
    put (writer, g_ascii_tolower ((char) folded));
  else
    {
      memcpy (writer->out, from, (gsize) (to - from));
      writer->out += to - from;
      writer->is_after_blank = FALSE;
    }
}

gboolean
duban_date_letters_write (const char *text, char *buffer)
{
  Writer writer = { buffer, buffer, buffer + DUBAN_DATE_LETTERS_SIZE - 4 * LONGEST_LETTER, FALSE };

  while (*text != '\0')
    {
      const char *from = text;
      const gunichar letter = duban_letter_next (&text);

      if (writer.out > writer.end)
        return FALSE;
      if (duban_letter_is_blank (letter))
        writer.is_after_blank = TRUE;
      else if (get_numeral (letter) != NO_NUMBER)
        {
          text = from;
          put_numerals (&writer, &text);
        }
      else if (letter == 0x5143 && g_str_has_prefix (text, "月")) /* 元月 */
        put (&writer, '1');
      else
        put_letter (&writer, from, text, letter);
    }
  *writer.out = '\0';
  return TRUE;
}

int
duban_date_take_any (const char **at, const char *const *words)
{
  for (int i = 0; words[i] != NULL; i++)
    {
      if (duban_date_take (at, words[i]))
        return i;
    }
  return -1;
}

gboolean
duban_date_take_number (const char **at, int *value, int *n_figures)
{
  const char *start = *at;
  int number = 0;

  for (; g_ascii_isdigit (**at); (*at)++)
    {
      if (*at - start < 9)
        number = number * 10 + (**at - '0');
    }
  *n_figures = (int) (*at - start);
  *value = *n_figures <= 9 ? number : NO_NUMBER;
  return *n_figures > 0;
}

gboolean
duban_date_take_span_mark (const char **at)
{
  static const char *const marks[] = { "至", "到", "-", "~", NULL };

  return duban_date_take_any (at, marks) >= 0;
}

gboolean
duban_date_take_list_mark (const char **at)
{
  static const char *const marks[] = { ",", "和", "及", "与", NULL };

  return duban_date_take_any (at, marks) >= 0;
}

gboolean
duban_date_take_within (const char **at)
{
  static const char *const words[] = { "内", "以内", "之内", NULL };

  return duban_date_take_any (at, words) >= 0;
}
