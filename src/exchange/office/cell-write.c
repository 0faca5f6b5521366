/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/office/cell-write.h"

#include <string.h>

#define MAX_DIGITS 15 /* what a double keeps */

/* _x0041_ would be read as A. */
static gboolean
is_escape (const char *text)
{
  if (text[0] != '_' || text[1] != 'x')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return text[6] == '_';
}

/* XML 1.0, Char. */
static gboolean
is_legal (gunichar letter)
{
  return letter == '\t' || letter == '\n'
         || (letter >= 0x20 && letter != 0xFFFE && letter != 0xFFFF);
}

guint
duban_cell_escape (const char *text, GString *out)
{
  guint n_units = 0;

  g_string_truncate (out, 0);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);
      gsize begin = out->len;

      if (letter == '\r')
        {
          if (p[1] == '\n')
            continue;
          letter = '\n';
        }
      if (is_escape (p))
        g_string_append (out, "_x005F_");
      else if (is_legal (letter))
        g_string_append_unichar (out, letter);
      else
        g_string_append_printf (out, "_x%04X_", letter);
      n_units += letter > 0xFFFF ? 2 : letter < 0x80 || !is_legal (letter) ? out->len - begin : 1;
    }
  return n_units;
}

static guint
get_width (gunichar letter)
{
  if (g_unichar_iszerowidth (letter))
    return 0;
  return g_unichar_iswide (letter) ? 2 : 1;
}

guint
duban_cell_measure (const char *text, guint max)
{
  guint widest = 0, line = 0;

  for (const char *p = text; *p != '\0' && widest < max; p = g_utf8_next_char (p))
    {
      line = *p == '\n' || *p == '\r' ? 0 : line + get_width (g_utf8_get_char (p));
      widest = MAX (widest, line);
    }
  return MIN (widest, max);
}

guint
duban_cell_count_lines (const char *text, guint width)
{
  guint n_lines = 1, line = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const guint size = get_width (g_utf8_get_char (p));

      line += size;
      if (*p != '\n' && line <= width)
        continue;
      n_lines++;
      line = *p == '\n' ? 0 : size;
    }
  return n_lines;
}

gboolean
duban_cell_read_number (const char *text, guint max_decimals, double *number, guint *n_decimals)
{
  const char *whole = *text == '-' ? text + 1 : text;
  const gsize n_whole = strspn (whole, "0123456789");
  const char *part = whole[n_whole] == '.' ? whole + n_whole + 1 : whole + n_whole;
  const gsize n_part = strspn (part, "0123456789");
  const gboolean has_point = part != whole + n_whole;

  if (n_whole == 0 || part[n_part] != '\0' || n_whole + n_part > MAX_DIGITS || n_part > max_decimals
      || has_point != (n_part > 0))
    return FALSE;
  if ((n_whole > 1 && *whole == '0') || (n_part > 0 && part[n_part - 1] == '0')
      || strcmp (text, "-0") == 0)
    return FALSE;
  *number = g_ascii_strtod (text, NULL);
  *n_decimals = (guint) n_part;
  return TRUE;
}
